//! The figures below which a change is refused: `tests/corpus/bounds.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::figures::Figures;

/// Compares every figure with its bound; the error names those that fell.
pub fn check(path: &Path, figures: &Figures) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let bounds: BTreeMap<String, f64> =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut fallen = Vec::new();
    for (name, share) in figures.bounded() {
        match bounds.get(name) {
            None => fallen.push(format!("{name} has no bound")),
            Some(bound) if share.value() < *bound => {
                fallen.push(format!(
                    "{name} is {:.4} ({}/{}), at least {bound} is asked",
                    share.value(),
                    share.right,
                    share.all
                ));
            }
            Some(_) => {}
        }
    }
    for name in bounds.keys().filter(|name| figures.bounded().iter().all(|(known, _)| known != name)) {
        fallen.push(format!("no figure is called {name}"));
    }
    if fallen.is_empty() { Ok(()) } else { Err(fallen.join("\n")) }
}
