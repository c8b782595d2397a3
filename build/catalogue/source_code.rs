//! Writes the compiled facts as static tables.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

use super::channels::{Places, ROLES, serves, to_verify};
use super::{Collection, Event, Occupation};
use crate::rust_source::{option, variant};

/// Addresses of sources, each once; facts point into the list.
#[derive(Default)]
struct Addresses {
    list: Vec<String>,
    index_of: HashMap<String, usize>,
}

impl Addresses {
    fn index(&mut self, address: &str) -> usize {
        let next = self.list.len();
        *self.index_of.entry(address.to_owned()).or_insert_with(|| {
            self.list.push(address.to_owned());
            next
        })
    }
}

pub fn write(all: &Collection, places: &Places) -> String {
    let Places { channels, sources, hosts, words } = places;
    let mut addresses = Addresses::default();
    let mut code = String::from("/// Every occupation of the lists.\npub static OCCUPATIONS: &[Occupation] = &[\n");
    let verify = to_verify(channels);
    for occupation in &all.occupations {
        let mut own: Vec<String> = Vec::new();
        for (index, targets) in &verify {
            // `rest` serves what no channel before it does.
            let rest = targets.contains(&"rest") && own.is_empty() && occupation.professional.is_some();
            if rest || serves(targets, occupation) {
                own.push(index.to_string());
            }
        }
        write_occupation(&mut code, occupation, &own.join(","), &mut addresses);
    }
    code.push_str("];\n/// Every name of an occupation.\npub static NAMES: &[Name] = &[\n");
    for name in &all.names {
        let kind = variant(name.kind);
        let _ = writeln!(
            code,
            "Name {{ text: {:?}, kind: NameKind::{kind}, occupation: {}, broad: {} }},",
            name.text, name.occupation, name.broad
        );
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
    let official: Vec<&str> = hosts.rows.iter().map(|row| row.get("host")).collect();
    let _ = writeln!(code, "];\n/// Hosts that are official.\npub static OFFICIAL_HOSTS: &[&str] = &{official:?};");
    for role in ROLES {
        let own: Vec<&str> =
            words.rows.iter().filter(|row| row.get("role") == role).map(|row| row.get("word")).collect();
        let name = role.to_uppercase();
        let _ = writeln!(
            code,
            "/// Words of role `{role}` in `link-words.csv`.\npub static LINK_{name}: &[&str] = &{own:?};"
        );
    }
    let _ = writeln!(code, "static ADDRESSES: &[&str] = &{:?};", addresses.list);
    write_readings(&mut code, all);
    code
}

fn write_occupation(code: &mut String, occupation: &Occupation, channels: &str, addresses: &mut Addresses) {
    let _ = write!(
        code,
        "Occupation {{ name: {:?}, item: {}, access: {:?}, standing: Standing::{}, edition: {:?}, authority: {}, \
         legal_basis: {}, code: {}, note: {}, english: {}, source: {}, verified: {:?}, confidence: Confidence::{}, \
         channels: &[{channels}], history: &[",
        occupation.name,
        option(&occupation.item),
        occupation.access,
        variant(&occupation.standing),
        occupation.edition,
        option(&occupation.authority),
        option(&occupation.legal_basis),
        option(&occupation.code),
        option(&occupation.note),
        option(&occupation.english),
        addresses.index(&occupation.source),
        occupation.verified,
        variant(&occupation.confidence),
    );
    for Event { date, kind, detail, source } in &occupation.history {
        let _ = write!(
            code,
            "Event {{ date: {date:?}, kind: EventKind::{}, detail: {}, source: {} }},",
            variant(kind),
            option(detail),
            addresses.index(source),
        );
    }
    code.push_str("], near: &[");
    for (occupation, difference, reversed) in &occupation.near {
        let _ = write!(code, "Near {{ occupation: {occupation}, difference: {difference:?}, reversed: {reversed} }},");
    }
    code.push_str("] },\n");
}

/// The readings of every character that stands in a name, without tones.
fn write_readings(code: &mut String, all: &Collection) {
    let characters: BTreeSet<char> = all.names.iter().flat_map(|name| name.text.chars()).collect();
    code.push_str("static READINGS: &[(char, &[&str])] = &[\n");
    for character in characters {
        let mut readings: Vec<&str> = character.to_pinyin().map(Pinyin::plain).into_iter().collect();
        if let Some(more) = character.to_pinyin_multi() {
            readings.extend(more.into_iter().map(Pinyin::plain));
        }
        let mut unique: Vec<String> = Vec::new();
        // People type ü as v, and as u.
        for reading in readings.iter().flat_map(|reading| [reading.replace('ü', "v"), reading.replace('ü', "u")]) {
            if !unique.contains(&reading) {
                unique.push(reading);
            }
        }
        if !unique.is_empty() {
            let _ = writeln!(code, "({character:?}, &{unique:?}),");
        }
    }
    code.push_str("];\n");
}
