//! `bianzheng catalogue --stats`: how much is known, and how surely.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use bianzheng::catalogue::{CHANNELS, Confidence, EventKind, NAMES, OCCUPATIONS, counts};
use bianzheng::report::Standing;

use crate::id;

pub fn stats() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let levels = [Confidence::High, Confidence::Medium, Confidence::Low];
    writeln!(out, "{:<20}{:>8}{:>8}{:>8}{:>8}", "standing", "high", "medium", "low", "all")?;
    let mut table: BTreeMap<Standing, [usize; 3]> = BTreeMap::new();
    for ((standing, confidence), count) in counts() {
        let column = levels.iter().position(|level| *level == confidence).unwrap_or(0);
        table.entry(standing).or_default()[column] = count;
    }
    let mut sums = [0; 3];
    for (standing, row) in &table {
        write_row(&mut out, &id(standing), row)?;
        for (sum, count) in sums.iter_mut().zip(row) {
            *sum += count;
        }
    }
    write_row(&mut out, "all", &sums)?;
    let items = OCCUPATIONS.iter().filter(|one| one.standing.in_catalogue() && one.item.is_none());
    let items = items.filter(|one| one.edition == bianzheng::catalogue::CATALOGUE_EDITION).count();
    writeln!(out, "\nitems of the catalogue (2021): {items}")?;
    let cancelled = |kind: EventKind| matches!(kind, EventKind::Cancelled | EventKind::FormerCancelled);
    let events = OCCUPATIONS.iter().flat_map(|one| one.history).filter(|event| cancelled(event.kind)).count();
    writeln!(out, "cancelled qualifications (2013–2017) verified: {events} of 434")?;
    let history = OCCUPATIONS.iter().map(|one| one.history.len()).sum::<usize>();
    writeln!(out, "names: {}   events: {history}   channels: {}", NAMES.len(), CHANNELS.len())?;
    out.flush()
}

fn write_row(out: &mut impl Write, name: &str, row: &[usize; 3]) -> io::Result<()> {
    let [high, medium, low] = row;
    writeln!(out, "{name:<20}{high:>8}{medium:>8}{low:>8}{:>8}", row.iter().sum::<usize>())
}
