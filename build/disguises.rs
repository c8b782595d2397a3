//! Compiles how disguised words are put right: pinyin and look-alikes for one character
//! of a word that filters look for, and characters written as their parts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::mistakes::Mistakes;
use crate::table;

/// A stand-in and the places it may stand for: a word and the character of it.
type StandIns = BTreeMap<String, Vec<(String, usize)>>;

/// Reads `data/disguises.csv` and `data/split-characters.csv` and returns their Rust source.
pub fn compile(data: &Path, mistakes: &mut Mistakes) -> String {
    let stand_ins = stand_ins(data, mistakes);
    let mut code = String::new();
    let _ = writeln!(code, "static STAND_INS: [(&str, &[(&str, usize)]); {}] = [", stand_ins.len());
    for (text, places) in &stand_ins {
        let _ = writeln!(code, "    ({text:?}, &{places:?}),");
    }
    code.push_str("];\n");
    let split = split(data, mistakes);
    let _ = writeln!(code, "static SPLIT: [(char, char, char); {}] = {split:?};", split.len());
    code
}

fn stand_ins(data: &Path, mistakes: &mut Mistakes) -> StandIns {
    let table = table::read(data, "disguises.csv", &["word", "stand_ins", "reason"], mistakes);
    let mut stand_ins = StandIns::new();
    for row in &table.rows {
        let word: Vec<char> = row.get("word").chars().collect();
        let others: Vec<&str> = row.get("stand_ins").split('/').collect();
        if !(2..=4).contains(&word.len()) || others.len() != word.len() {
            mistakes.add(
                &table.path,
                row.line,
                "a word has two to four characters, `stand_ins` as many parts, parted by `/`",
            );
            continue;
        }
        for (place, (character, others)) in word.iter().zip(others).enumerate() {
            let syllables = character.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain().to_owned());
            let syllables: Vec<String> =
                syllables.chain(character.to_pinyin().map(|reading| reading.plain().to_owned())).collect();
            for text in syllables.into_iter().chain(others.chars().map(String::from)) {
                let places = stand_ins.entry(text).or_default();
                let entry = (row.get("word").to_owned(), place);
                if !places.contains(&entry) {
                    places.push(entry);
                }
            }
        }
    }
    stand_ins
}

fn split(data: &Path, mistakes: &mut Mistakes) -> Vec<(char, char, char)> {
    let table = table::read(data, "split-characters.csv", &["pieces", "character", "reason"], mistakes);
    let mut split = Vec::new();
    for row in &table.rows {
        let pieces: Vec<char> = row.get("pieces").chars().collect();
        let characters: Vec<char> = row.get("character").chars().collect();
        match (&pieces[..], &characters[..]) {
            ([first, second], [whole]) => split.push((*first, *second, *whole)),
            _ => mistakes.add(&table.path, row.line, "two pieces and one character are wanted"),
        }
    }
    split
}
