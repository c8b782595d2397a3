//! Compiles the facts: occupations with their standings and history, names, channels, sources.

mod channels;
mod history;
mod lists;
mod source_code;

use std::collections::HashMap;
use std::path::Path;

use crate::mistakes::Mistakes;

/// The standings a row of `occupations.csv` may have; the catalogue's own come from its class.
const STANDINGS: [&str; 8] = [
    "level",
    "skill-level",
    "new-occupation",
    "listed-occupation",
    "cancelled",
    "training-only",
    "unverified",
    "not-found",
];
const CATALOGUE_EDITION: &str = "国家职业资格目录（2021年版）";
const CLASSIFICATION_EDITION: &str = "中华人民共和国职业分类大典（2022年版）";

#[derive(Default)]
struct Occupation {
    name: String,
    item: String,
    professional: Option<bool>,
    access: Option<bool>,
    standing: String,
    edition: String,
    authority: String,
    legal_basis: String,
    code: String,
    note: String,
    english: String,
    source: String,
    verified: String,
    confidence: String,
    history: Vec<Event>,
    /// Other occupation, difference, and whether the data names the other one first.
    near: Vec<(usize, String, bool)>,
}

#[derive(Clone)]
struct Event {
    date: String,
    kind: &'static str,
    detail: String,
    source: String,
}

struct Name {
    text: String,
    kind: &'static str,
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
    /// Adds a name of an occupation; `Err` gives the other owner of a name that is taken.
    fn name(&mut self, text: &str, kind: &'static str, occupation: usize, broad: bool) -> Result<(), usize> {
        match self.by_name.get(text) {
            Some(owner) if *owner != occupation => Err(*owner),
            Some(_) => Ok(()),
            None => {
                self.by_name.insert(text.to_owned(), occupation);
                self.names.push(Name { text: text.to_owned(), kind, occupation, broad });
                Ok(())
            }
        }
    }
}

/// Reads all fact files and returns the Rust source of the tables.
pub fn compile(data: &Path, mistakes: &mut Mistakes) -> String {
    let mut all = Collection::default();
    lists::read(data, &mut all, mistakes);
    history::read(data, &mut all, mistakes);
    let places = channels::read(data, &all, mistakes);
    source_code::write(&all, &places)
}
