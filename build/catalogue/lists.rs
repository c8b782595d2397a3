//! Reads the lists: the catalogue with its aliases, the occupations outside it, the
//! classification, English names, and names that are easily confused.

use std::path::Path;

use super::{CATALOGUE_EDITION, CLASSIFICATION_EDITION, Collection, Occupation, STANDINGS};
use crate::mistakes::Mistakes;
use crate::table::{self, Row};

/// The official figures of the 2021 edition: professional access, professional level, skill.
const COUNTS: [(&str, &str, usize); 3] =
    [("professional", "access", 33), ("professional", "level", 26), ("skill", "", 13)];
/// Official count of occupations in the 2022 classification.
const CLASSIFIED: usize = 1639;
const NOTES: [&str; 5] = ["state-test", "state-permit", "association", "foreign-body", "nuclear-welder"];
const DIFFERENCES: [&str; 10] = [
    "skill-or-licence",
    "skill-or-title",
    "counsellor-or-therapist",
    "market-name",
    "course-name",
    "association-title",
    "two-items",
    "state-test",
    "not-teacher",
    "medical",
];

pub fn read(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    catalogue(data, all, mistakes);
    aliases(data, all, mistakes);
    occupations(data, all, mistakes);
    classification(data, all, mistakes);
    english(data, all, mistakes);
    near_names(data, all, mistakes);
}

fn is_short(name: &str) -> bool {
    name.chars().count() <= 2
}

fn with_provenance(row: &Row, occupation: Occupation) -> Occupation {
    Occupation {
        source: row.get("source").to_owned(),
        verified: row.get("verified").to_owned(),
        confidence: row.get("confidence").to_owned(),
        ..occupation
    }
}

fn catalogue(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["item", "part", "class", "name", "source", "verified", "confidence"];
    let table = table::read(data, "catalogue-2021.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let (part, class) = (row.get("part"), row.get("class"));
        if !["professional", "skill"].contains(&part) {
            mistakes.add(&table.path, row.line, format!("`part` is professional or skill, not `{part}`"));
        }
        if !["access", "level"].contains(&class) {
            mistakes.add(&table.path, row.line, format!("`class` is access or level, not `{class}`"));
        }
        let sub_item = row.get("sub_item");
        let index = all.occupations.len();
        let name = if sub_item.is_empty() { row.get("name") } else { sub_item };
        all.occupations.push(with_provenance(
            row,
            Occupation {
                name: name.to_owned(),
                item: if sub_item.is_empty() { String::new() } else { row.get("name").to_owned() },
                professional: Some(part == "professional"),
                access: Some(class == "access"),
                standing: if part == "skill" { "skill" } else { class }.to_owned(),
                edition: CATALOGUE_EDITION.to_owned(),
                authority: row.get("authority").replace(';', "、"),
                legal_basis: row.get("legal_basis").replace(';', "、"),
                note: row.get("note").to_owned(),
                ..Occupation::default()
            },
        ));
        if all.name(name, "list", index, is_short(name)).is_err() {
            mistakes.add(&table.path, row.line, format!("`{name}` stands in the catalogue twice"));
        }
        // "医师资格" and "医师" are one thing to a reader; so are "(投资)" and its absence.
        for short in shorter_forms(name) {
            let broad = is_short(&short);
            let _ = all.name(&short, "short", index, broad);
        }
    }
    for (part, class, expected) in COUNTS {
        let items = table.rows.iter().filter(|row| row.get("sub_item").is_empty());
        let found =
            items.filter(|row| row.get("part") == part && (class.is_empty() || row.get("class") == class)).count();
        if found != expected {
            let what = if class.is_empty() { part.to_owned() } else { format!("{part} {class}") };
            let reason = format!("{found} items are {what}; the 2021 edition has {expected} (33 + 26 + 13 = 72)");
            mistakes.add(&table.path, 0, reason);
        }
    }
}

/// The names by which an item is also called: without brackets and without the tail.
fn shorter_forms(name: &str) -> Vec<String> {
    const TAILS: [&str; 9] = [
        "专业技术人员职业资格",
        "专业人员职业资格",
        "人员职业资格",
        "职业资格",
        "执业资格",
        "从业资格",
        "专业技术资格",
        "专业资格",
        "资格",
    ];
    let mut forms = Vec::new();
    if let Some(open) = name.find(['(', '（']) {
        let close = name[open..].find([')', '）']).map_or(name.len(), |at| open + at);
        let tail = name[close..].trim_start_matches([')', '）']);
        forms.push(format!("{}{tail}", &name[..open]));
    }
    for form in [name.to_owned()].into_iter().chain(forms.clone()) {
        let head = TAILS.iter().find_map(|tail| form.strip_suffix(tail));
        forms.extend(head.filter(|head| head.chars().count() >= 3).map(str::to_owned));
    }
    forms
}

fn aliases(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["canonical", "alias", "kind", "source", "verified", "confidence"];
    let table = table::read(data, "aliases.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let (canonical, alias) = (row.get("canonical"), row.get("alias"));
        let Some(&owner) = all.by_name.get(canonical) else {
            mistakes.add(&table.path, row.line, format!("`{canonical}` is no item of the catalogue"));
            continue;
        };
        let kind = match row.get("kind") {
            "abbrev" => "abbreviation",
            "level" => "level",
            "cert" => "certificate",
            "former" => "former",
            "english" => "english",
            "traditional" => "traditional",
            other => {
                mistakes.add(&table.path, row.line, format!("`kind` `{other}` is not known"));
                continue;
            }
        };
        if let Err(other) = all.name(alias, kind, owner, row.get("broad") == "yes") {
            let other = all.occupations[other].name.clone();
            mistakes.add(&table.path, row.line, format!("`{alias}` is already a name of `{other}`"));
        }
    }
}

fn occupations(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["name", "standing", "source", "verified", "confidence"];
    let table = table::read(data, "occupations.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let standing = row.get("standing");
        if !STANDINGS.contains(&standing) {
            mistakes.add(&table.path, row.line, format!("`standing` `{standing}` is not known"));
            continue;
        }
        let note = row.get("note");
        if !note.is_empty() && !NOTES.contains(&note) {
            mistakes.add(&table.path, row.line, format!("`note` `{note}` is not known"));
        }
        if standing == "level" && row.get("edition").is_empty() {
            mistakes.add(
                &table.path,
                row.line,
                "a qualification outside the catalogue names the rules it rests on as `edition`",
            );
        }
        let edition = match (row.get("edition"), standing) {
            ("", "listed-occupation") => CLASSIFICATION_EDITION,
            ("", _) => CATALOGUE_EDITION,
            (edition, _) => edition,
        };
        let index = all.occupations.len();
        all.occupations.push(with_provenance(
            row,
            Occupation {
                name: row.get("name").to_owned(),
                professional: (standing == "level").then_some(true),
                access: (standing == "level").then_some(false),
                standing: standing.to_owned(),
                edition: edition.to_owned(),
                code: row.get("code").to_owned(),
                note: note.to_owned(),
                ..Occupation::default()
            },
        ));
        let own = [(row.get("name"), "list")].into_iter();
        for (name, kind) in own.chain(row.list("aliases").into_iter().map(|alias| (alias, "abbreviation"))) {
            if let Err(other) = all.name(name, kind, index, is_short(name)) {
                let other = all.occupations[other].name.clone();
                mistakes.add(&table.path, row.line, format!("`{name}` is already a name of `{other}`"));
            }
        }
    }
}

/// The classification names the same work as the other lists; there it only gives the code.
fn classification(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["code", "name", "source", "verified", "confidence"];
    let table = table::read(data, "classification-2022.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    if table.rows.len() != CLASSIFIED {
        let reason = format!("{} occupations; the 2022 edition has {CLASSIFIED}", table.rows.len());
        mistakes.add(&table.path, 0, reason);
    }
    for row in &table.rows {
        let (code, name) = (row.get("code"), row.get("name"));
        if let Some(&index) = all.by_name.get(name) {
            let known = &mut all.occupations[index];
            if known.code.is_empty() && known.name == name {
                code.clone_into(&mut known.code);
            }
            continue;
        }
        let index = all.occupations.len();
        all.occupations.push(with_provenance(
            row,
            Occupation {
                name: name.to_owned(),
                standing: "listed-occupation".to_owned(),
                edition: CLASSIFICATION_EDITION.to_owned(),
                code: code.to_owned(),
                ..Occupation::default()
            },
        ));
        let _ = all.name(name, "list", index, is_short(name));
    }
}

fn english(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["name", "english", "source", "verified", "confidence"];
    let table = table::read(data, "english-names.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let Some(&index) = all.by_name.get(row.get("name")) else {
            mistakes.add(&table.path, row.line, format!("`{}` is no known name", row.get("name")));
            continue;
        };
        let english = &mut all.occupations[index].english;
        if !english.is_empty() {
            mistakes.add(&table.path, row.line, format!("`{}` has an English name already", row.get("name")));
        }
        row.get("english").clone_into(english);
    }
}

fn near_names(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let required = ["name", "near", "difference", "source", "verified", "confidence"];
    let table = table::read(data, "near-names.csv", &required, mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let difference = row.get("difference");
        if !DIFFERENCES.contains(&difference) {
            mistakes.add(&table.path, row.line, format!("`difference` `{difference}` is not known"));
        }
        let mut ends = [0; 2];
        for (end, column) in ends.iter_mut().zip(["name", "near"]) {
            match all.by_name.get(row.get(column)) {
                Some(index) => *end = *index,
                None => mistakes.add(&table.path, row.line, format!("`{}` is no known name", row.get(column))),
            }
        }
        if ends[0] == ends[1] {
            mistakes.add(&table.path, row.line, "both names are of one occupation");
            continue;
        }
        all.occupations[ends[0]].near.push((ends[1], difference.to_owned(), false));
        all.occupations[ends[1]].near.push((ends[0], difference.to_owned(), true));
    }
}
