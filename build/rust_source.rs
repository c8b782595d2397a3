//! Writes values as Rust source.

/// `Some("…")` or `None` for an empty text.
pub fn option(text: &str) -> String {
    if text.is_empty() { "None".to_owned() } else { format!("Some({text:?})") }
}

/// `CamelCase` for an id in `kebab-case`.
pub fn variant(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}
