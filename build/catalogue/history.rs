//! Turns the lists of changes into the history of each occupation, oldest first.

use std::path::Path;

use super::{Collection, Event};
use crate::mistakes::Mistakes;
use crate::table::{self, Row, Table};

const EDITION_2017: &str = "2017-09-12";
const EDITION_2021: &str = "2021-11-23";
const CLASSIFICATION: &str = "2022";
/// Evidence that an occupation was in the edition of 2017 and left it by the end of 2020.
const LEFT_IN_2020: &str = "list2017+exit";

pub fn read(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    from_lists(data, all, mistakes);
    changes(data, all, mistakes);
    new_occupations(data, all, mistakes);
    cancelled(data, all, mistakes);
    editions(data, mistakes);
    for occupation in &mut all.occupations {
        occupation.history.sort_by(|one, other| one.date.cmp(&other.date));
    }
}

fn event(date: &str, kind: &'static str, detail: &str, source: &str) -> Event {
    Event { date: date.to_owned(), kind, detail: detail.to_owned(), source: source.to_owned() }
}

/// What the lists themselves say: the present edition, the classification, the exits of 2020.
fn from_lists(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let table = table::read(data, "occupations.csv", &["name"], mistakes);
    for row in &table.rows {
        let Some(&index) = all.by_name.get(row.get("name")) else { continue };
        let history = &mut all.occupations[index].history;
        let source = row.get("source");
        match (row.get("evidence"), row.get("since")) {
            (LEFT_IN_2020, _) => {
                history.push(event(EDITION_2017, "in-catalogue", "国家职业资格目录（2017年）", source));
                history.push(event("2020-12-31", "moved-to-skill-level", "", source));
            }
            ("rules-2026", since) => history.push(event(since, "rules-issued", row.get("edition"), source)),
            _ => {}
        }
    }
    for occupation in &mut all.occupations {
        if occupation.professional.is_some() && occupation.edition == super::CATALOGUE_EDITION {
            let source = occupation.source.clone();
            occupation.history.push(event(EDITION_2021, "in-catalogue", super::CATALOGUE_EDITION, &source));
        }
        if !occupation.code.is_empty() {
            occupation.history.push(event(CLASSIFICATION, "in-classification", &occupation.code.clone(), ""));
        }
    }
}

fn changes(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["date", "event", "name", "source", "verified", "confidence"];
    let table = table::read(data, "catalogue-changes.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let kind = match row.get("event") {
            "left-catalogue" => "left-catalogue",
            "joined-catalogue" => "joined-catalogue",
            "renamed" => "renamed",
            "class-changed" => "class-changed",
            "rules-issued" => continue,
            other => {
                mistakes.add(&table.path, row.line, format!("`event` `{other}` is not known"));
                continue;
            }
        };
        let detail = row.get("former_name");
        add(all, &table, row, row.get("name"), &event(row.get("date"), kind, detail, row.get("source")), mistakes);
    }
}

fn new_occupations(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["name", "batch", "source", "verified", "confidence"];
    let table = table::read(data, "new-occupations.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        // A batch that is only remembered is not told as a fact.
        if row.get("confidence") != "low" {
            let new = event(row.get("batch"), "new-occupation", "", row.get("source"));
            add(all, &table, row, row.get("name"), &new, mistakes);
        }
    }
}

fn cancelled(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["name", "batch", "document", "date", "source", "verified", "confidence"];
    let table = table::read(data, "cancelled-2013-2017.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let ended = event(row.get("date"), "cancelled", row.get("document"), row.get("source"));
        let back = row.get("back_as");
        if back.is_empty() {
            add(all, &table, row, row.get("name"), &ended, mistakes);
            continue;
        }
        // The qualification stands in the catalogue again: its history begins with the old name.
        let former = Event { detail: format!("{}（{}）", row.get("name"), row.get("document")), ..ended };
        add(all, &table, row, back, &Event { kind: "former-cancelled", ..former }, mistakes);
    }
}

fn add(all: &mut Collection, table: &Table, row: &Row, name: &str, event: &Event, mistakes: &mut Mistakes) {
    match all.by_name.get(name) {
        Some(index) => {
            let history = &mut all.occupations[*index].history;
            if history.iter().any(|known| known.kind == event.kind && known.date == event.date) {
                mistakes.add(&table.path, row.line, format!("`{name}` has this event already"));
            }
            history.push(event.clone());
        }
        None => mistakes.add(&table.path, row.line, format!("`{name}` is no known name")),
    }
}

/// The figures of each edition must add up with the changes between them.
fn editions(data: &Path, mistakes: &mut Mistakes) {
    let required = ["edition", "date", "source", "verified", "confidence"];
    let table = table::read(data, "catalogue-editions.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    let figure = |row: &Row, column: &str| row.get(column).parse::<i64>().unwrap_or(0);
    let professional = |edition: &str| {
        table
            .rows
            .iter()
            .find(|row| row.get("edition") == edition)
            .map_or(0, |row| figure(row, "professional_access") + figure(row, "professional_level"))
    };
    if professional("2017") != 59 || professional("2021") != 59 {
        mistakes.add(&table.path, 0, "both editions have 59 professional qualifications");
    }
}
