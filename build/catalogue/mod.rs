//! Compiles the facts: occupations with their standings, their names, channels, sources.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::mistakes::Mistakes;
use crate::rust_source::{option, variant};
use crate::table::{self, Table};

const STANDINGS: [&str; 7] =
    ["skill-level", "new-occupation", "listed-occupation", "cancelled", "training-only", "unverified", "not-found"];
/// The official figures of the 2021 edition: professional access, professional level, skill.
const COUNTS: [(&str, &str, usize); 3] =
    [("professional", "access", 33), ("professional", "level", 26), ("skill", "", 13)];
const CATALOGUE_EDITION: &str = "国家职业资格目录（2021年版）";
const CLASSIFICATION_EDITION: &str = "中华人民共和国职业分类大典（2022年版）";

struct Occupation {
    name: String,
    item: String,
    professional: Option<bool>,
    access: Option<bool>,
    standing: String,
    edition: String,
    authority: String,
    code: String,
}

struct Name {
    text: String,
    occupation: usize,
    broad: bool,
}

#[derive(Default)]
struct Collection {
    occupations: Vec<Occupation>,
    names: Vec<Name>,
    by_name: HashMap<String, usize>,
}

impl Collection {
    /// Adds a name of an occupation. The first owner keeps a name; two different owners
    /// are a mistake unless the later list is a plain enumeration.
    fn name(&mut self, text: &str, occupation: usize, broad: bool) -> Result<(), usize> {
        match self.by_name.get(text) {
            Some(owner) if *owner != occupation => Err(*owner),
            Some(_) => Ok(()),
            None => {
                self.by_name.insert(text.to_owned(), occupation);
                self.names.push(Name { text: text.to_owned(), occupation, broad });
                Ok(())
            }
        }
    }
}

/// Reads all fact files and returns the Rust source of the tables.
pub fn compile(data: &Path, mistakes: &mut Mistakes) -> String {
    let mut all = Collection::default();
    read_catalogue(data, &mut all, mistakes);
    read_aliases(data, &mut all, mistakes);
    read_occupations(data, &mut all, mistakes);
    read_classification(data, &mut all, mistakes);
    let sources = table::read(data, "sources.csv", &["id", "title", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&sources, mistakes);
    unique_ids(&sources, mistakes);
    let channels = table::read(
        data,
        "channels.csv",
        &["id", "purpose", "name", "name_en", "serves", "source", "verified", "confidence"],
        mistakes,
    );
    table::check_provenance(&channels, mistakes);
    unique_ids(&channels, mistakes);
    check_channels(&channels, &all, mistakes);
    source_code(&all, &sources, &channels)
}

fn read_catalogue(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let table = table::read(
        data,
        "catalogue-2021.csv",
        &["item", "part", "class", "name", "source", "verified", "confidence"],
        mistakes,
    );
    table::check_provenance(&table, mistakes);
    let mut items: Vec<(String, String, String)> = Vec::new();
    for row in &table.rows {
        let (part, class) = (row.get("part"), row.get("class"));
        if !["professional", "skill"].contains(&part) {
            mistakes.add(&table.path, row.line, format!("`part` is professional or skill, not `{part}`"));
        }
        if !["access", "level"].contains(&class) {
            mistakes.add(&table.path, row.line, format!("`class` is access or level, not `{class}`"));
        }
        let sub_item = row.get("sub_item");
        if sub_item.is_empty() {
            items.push((row.get("item").to_owned(), part.to_owned(), class.to_owned()));
        }
        let standing = if part == "skill" { "skill" } else { class };
        let index = all.occupations.len();
        let name = if sub_item.is_empty() { row.get("name") } else { sub_item };
        all.occupations.push(Occupation {
            name: name.to_owned(),
            item: if sub_item.is_empty() { String::new() } else { row.get("name").to_owned() },
            professional: Some(part == "professional"),
            access: Some(class == "access"),
            standing: standing.to_owned(),
            edition: CATALOGUE_EDITION.to_owned(),
            authority: row.get("authority").replace(';', "、"),
            code: String::new(),
        });
        if all.name(name, index, name.chars().count() <= 2).is_err() {
            mistakes.add(&table.path, row.line, format!("`{name}` stands in the catalogue twice"));
        }
        // "医师资格" and "医师" are one thing to a reader; so are "(投资)" and its absence.
        for short in shorter_forms(name) {
            let broad = short.chars().count() <= 2;
            let _ = all.name(&short, index, broad);
        }
    }
    for (part, class, expected) in COUNTS {
        let found = items.iter().filter(|item| item.1 == part && (class.is_empty() || item.2 == class)).count();
        if found != expected {
            let what = if class.is_empty() { part.to_owned() } else { format!("{part} {class}") };
            mistakes.add(
                &table.path,
                0,
                format!("{found} items are {what}; the 2021 edition has {expected} (33 + 26 + 13 = 72)"),
            );
        }
    }
}

/// The names by which an item is also called: without brackets and without the tail.
fn shorter_forms(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    let open = name.find('(').or_else(|| name.find('（'));
    if let Some(open) = open {
        let close = name[open..].find([')', '）']).map_or(name.len(), |at| open + at);
        let tail = name[close..].trim_start_matches([')', '）']);
        forms.push(format!("{}{tail}", &name[..open]));
    }
    for form in [name.to_owned()].into_iter().chain(forms.clone()) {
        for tail in [
            "专业技术人员职业资格",
            "专业人员职业资格",
            "人员职业资格",
            "职业资格",
            "执业资格",
            "从业资格",
            "专业技术资格",
            "专业资格",
            "资格",
        ] {
            if let Some(head) = form.strip_suffix(tail) {
                if head.chars().count() >= 3 {
                    forms.push(head.to_owned());
                }
                break;
            }
        }
    }
    forms
}

fn read_aliases(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let table =
        table::read(data, "aliases.csv", &["canonical", "alias", "kind", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let (canonical, alias) = (row.get("canonical"), row.get("alias"));
        let Some(&owner) = all.by_name.get(canonical) else {
            mistakes.add(&table.path, row.line, format!("`{canonical}` is no item of the catalogue"));
            continue;
        };
        if !["abbrev", "level", "cert", "former", "english", "traditional"].contains(&row.get("kind")) {
            mistakes.add(&table.path, row.line, format!("`kind` `{}` is not known", row.get("kind")));
        }
        if let Err(other) = all.name(alias, owner, row.get("broad") == "yes") {
            let other = all.occupations[other].name.clone();
            mistakes.add(&table.path, row.line, format!("`{alias}` is already a name of `{other}`"));
        }
    }
}

fn read_occupations(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let table =
        table::read(data, "occupations.csv", &["name", "standing", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&table, mistakes);
    for row in &table.rows {
        let standing = row.get("standing");
        if !STANDINGS.contains(&standing) {
            mistakes.add(&table.path, row.line, format!("`standing` `{standing}` is not known"));
            continue;
        }
        let index = all.occupations.len();
        let edition = if standing == "listed-occupation" { CLASSIFICATION_EDITION } else { CATALOGUE_EDITION };
        all.occupations.push(Occupation {
            name: row.get("name").to_owned(),
            item: String::new(),
            professional: None,
            access: None,
            standing: standing.to_owned(),
            edition: edition.to_owned(),
            authority: String::new(),
            code: row.get("code").to_owned(),
        });
        for name in [row.get("name")].into_iter().chain(row.list("aliases")) {
            if let Err(other) = all.name(name, index, name.chars().count() <= 2) {
                let other = all.occupations[other].name.clone();
                mistakes.add(&table.path, row.line, format!("`{name}` is already a name of `{other}`"));
            }
        }
    }
}

/// The classification names the same work as the other lists; there it only gives the code.
fn read_classification(data: &Path, all: &mut Collection, mistakes: &mut Mistakes) {
    let table =
        table::read(data, "classification-2022.csv", &["code", "name", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&table, mistakes);
    if table.rows.len() != 1639 {
        mistakes.add(&table.path, 0, format!("{} occupations; the 2022 edition has 1639", table.rows.len()));
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
        all.occupations.push(Occupation {
            name: name.to_owned(),
            item: String::new(),
            professional: None,
            access: None,
            standing: "listed-occupation".to_owned(),
            edition: CLASSIFICATION_EDITION.to_owned(),
            authority: String::new(),
            code: code.to_owned(),
        });
        let _ = all.name(name, index, name.chars().count() <= 2);
    }
}

fn unique_ids(table: &Table, mistakes: &mut Mistakes) {
    let mut seen: HashMap<&str, u64> = HashMap::new();
    for row in &table.rows {
        if let Some(first) = seen.insert(row.get("id"), row.line) {
            mistakes.add(&table.path, row.line, format!("id `{}` stands already in line {first}", row.get("id")));
        }
    }
}

fn check_channels(table: &Table, all: &Collection, mistakes: &mut Mistakes) {
    for row in &table.rows {
        if !["verify", "report"].contains(&row.get("purpose")) {
            mistakes.add(&table.path, row.line, format!("`purpose` is verify or report, not `{}`", row.get("purpose")));
        }
        for target in row.list("serves") {
            let known = match target.split_once(':') {
                Some(("part", part)) => ["professional", "skill"].contains(&part),
                Some(("standing", standing)) => STANDINGS.contains(&standing),
                Some(_) => false,
                None => target == "any" || all.by_name.contains_key(target),
            };
            if !known {
                mistakes.add(&table.path, row.line, format!("serves `{target}`, which is no item, part or standing"));
            }
        }
    }
}

fn serves(targets: &[&str], occupation: &Occupation) -> bool {
    targets.iter().any(|target| match target.split_once(':') {
        Some(("part", "professional")) => occupation.professional == Some(true),
        Some(("part", _)) => occupation.professional == Some(false),
        Some((_, standing)) => occupation.standing == standing,
        None => *target == occupation.name || *target == occupation.item,
    })
}

fn source_code(all: &Collection, sources: &Table, channels: &Table) -> String {
    let mut code = String::from("/// Every occupation of the lists.\npub static OCCUPATIONS: &[Occupation] = &[\n");
    let verify: Vec<(usize, Vec<&str>)> = channels
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.get("purpose") == "verify")
        .map(|(index, row)| (index, row.list("serves")))
        .collect();
    for occupation in &all.occupations {
        let own: Vec<String> = verify
            .iter()
            .filter(|(_, targets)| serves(targets, occupation))
            .map(|(index, _)| index.to_string())
            .collect();
        let _ = writeln!(
            code,
            "Occupation {{ name: {:?}, item: {}, access: {:?}, standing: Standing::{}, edition: {:?}, authority: {}, code: {}, channels: &[{}] }},",
            occupation.name,
            option(&occupation.item),
            occupation.access,
            variant(&occupation.standing),
            occupation.edition,
            option(&occupation.authority),
            option(&occupation.code),
            own.join(","),
        );
    }
    code.push_str("];\n/// Every name of an occupation.\npub static NAMES: &[Name] = &[\n");
    for name in &all.names {
        let _ =
            writeln!(code, "Name {{ text: {:?}, occupation: {}, broad: {} }},", name.text, name.occupation, name.broad);
    }
    code.push_str("];\n/// Every notice and law that rules rest on.\npub static SOURCES: &[Source] = &[\n");
    for row in &sources.rows {
        let _ = writeln!(
            code,
            "Source {{ id: {:?}, title: {:?}, number: {}, date: {}, clause: {} }},",
            row.get("id"),
            row.get("title"),
            option(row.get("number")),
            option(row.get("date")),
            option(row.get("clause")),
        );
    }
    code.push_str("];\n/// Every official channel.\npub static CHANNELS: &[Channel] = &[\n");
    for row in &channels.rows {
        let _ = writeln!(
            code,
            "Channel {{ id: {:?}, purpose: ChannelPurpose::{}, name: {:?}, name_en: {:?}, url: {} }},",
            row.get("id"),
            variant(row.get("purpose")),
            row.get("name"),
            row.get("name_en"),
            option(row.get("url")),
        );
    }
    code.push_str("];\n");
    code
}
