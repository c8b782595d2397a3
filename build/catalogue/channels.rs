//! Reads the official channels and the notices and laws.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{Collection, Occupation, STANDINGS};
use crate::mistakes::Mistakes;
use crate::table::{self, Table};

/// Channels, sources, the hosts that are official, and the words by which links are told.
pub struct Places {
    pub channels: Table,
    pub sources: Table,
    pub hosts: Table,
    pub words: Table,
}

/// What a word in `link-words.csv` is.
pub const ROLES: [&str; 3] = ["authority", "check", "added"];

pub fn read(data: &Path, all: &Collection, mistakes: &mut Mistakes) -> Places {
    let sources = table::read(data, "sources.csv", &["id", "title", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&sources, mistakes);
    unique_ids(&sources, mistakes);
    let required = ["id", "purpose", "name", "name_en", "serves", "source", "verified", "confidence"];
    let channels = table::read(data, "channels.csv", &required, mistakes);
    table::check_provenance(&channels, mistakes);
    unique_ids(&channels, mistakes);
    let hosts =
        table::read(data, "official-hosts.csv", &["host", "owner", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&hosts, mistakes);
    check(&channels, all, &hosts.rows.iter().map(|row| row.get("host").to_owned()).collect(), mistakes);
    let words = table::read(data, "link-words.csv", &["word", "role", "source", "verified", "confidence"], mistakes);
    table::check_provenance(&words, mistakes);
    for row in &words.rows {
        if !ROLES.contains(&row.get("role")) {
            mistakes.add(&words.path, row.line, format!("`role` is one of {ROLES:?}, not `{}`", row.get("role")));
        }
    }
    Places { channels, sources, hosts, words }
}

fn unique_ids(table: &Table, mistakes: &mut Mistakes) {
    let mut seen: HashMap<&str, u64> = HashMap::new();
    for row in &table.rows {
        if let Some(first) = seen.insert(row.get("id"), row.line) {
            mistakes.add(&table.path, row.line, format!("id `{}` stands already in line {first}", row.get("id")));
        }
    }
}

fn check(table: &Table, all: &Collection, hosts: &HashSet<String>, mistakes: &mut Mistakes) {
    for row in &table.rows {
        if !["verify", "report"].contains(&row.get("purpose")) {
            let found = row.get("purpose");
            mistakes.add(&table.path, row.line, format!("`purpose` is verify or report, not `{found}`"));
        }
        let url = row.get("url");
        let host = url.split_once("://").map_or("", |(_, rest)| rest).split('/').next().unwrap_or_default();
        let official = host.ends_with(".gov.cn") || hosts.contains(host);
        if !url.is_empty() && (!url.starts_with("http") || !official) {
            mistakes.add(
                &table.path,
                row.line,
                format!("`{url}` is no address on an official host (official-hosts.csv)"),
            );
        }
        for target in row.list("serves") {
            let known = match target.split_once(':') {
                Some(("part", part)) => ["professional", "skill"].contains(&part),
                Some(("standing", standing)) => STANDINGS.contains(&standing),
                Some(("as", id)) => table.rows.iter().any(|other| other.get("id") == id),
                Some(_) => false,
                None => target == "any" || target == "rest" || all.by_name.contains_key(target),
            };
            if !known {
                mistakes.add(&table.path, row.line, format!("serves `{target}`, which is no item, part or standing"));
            }
        }
    }
}

/// The channels to check a certificate at, each with its row and all that it serves.
///
/// `as:<id>` stands for what the other channel serves; that one may not refer further.
pub fn to_verify(table: &Table) -> Vec<(usize, Vec<&str>)> {
    let targets = |id: &str| table.rows.iter().find(|row| row.get("id") == id).map(|row| row.list("serves"));
    table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.get("purpose") == "verify")
        .map(|(index, row)| {
            let own = row.list("serves");
            let all = own.into_iter().flat_map(|target| match target.strip_prefix("as:") {
                Some(id) => targets(id).unwrap_or_default(),
                None => vec![target],
            });
            (index, all.collect())
        })
        .collect()
}

/// Whether a channel that serves `targets` serves this occupation.
pub fn serves(targets: &[&str], occupation: &Occupation) -> bool {
    targets.iter().any(|target| match target.split_once(':') {
        Some(("part", "professional")) => occupation.professional == Some(true),
        Some(("part", _)) => occupation.professional == Some(false),
        Some((_, standing)) => occupation.standing == standing,
        None => *target == occupation.name || *target == occupation.item,
    })
}
