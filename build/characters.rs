//! Compiles how each character is folded before scanning.
//!
//! The order is: an entry of `data/characters.csv`; characters that show nothing;
//! pictures; then Unicode compatibility (width, circles, small forms), accents off,
//! lower case, and Traditional to Simplified by `OpenCC`'s table of characters.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{EmojiStatus, GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};

use crate::mistakes::Mistakes;
use crate::table;

const SAME: u16 = 0;
const INVISIBLE: u16 = 1;
const SPACE: u16 = 2;
const PICTURE: u16 = 3;
const FIRST_TARGET: u16 = 4;
/// From here on an entry points into the table of longer replacements.
const FIRST_TEXT: u16 = 0x8000;
const PAGE: usize = 64;

/// How every character is folded.
pub struct Folding {
    own: HashMap<char, String>,
    opencc: OpenCC,
}

impl Folding {
    /// Reads `data/characters.csv` and the table of Traditional characters.
    pub fn read(data: &Path, mistakes: &mut Mistakes) -> Option<Self> {
        let own = read_own(data, mistakes);
        match OpenCC::from_config(BuiltinConfig::T2s) {
            Ok(opencc) => Some(Self { own, opencc }),
            Err(error) => {
                mistakes.add(
                    &data.join("characters.csv"),
                    0,
                    format!("the table of Traditional characters cannot be read: {error}"),
                );
                None
            }
        }
    }

    /// A text as the engine will see it, but for readings and disguises.
    pub fn fold(&self, text: &str) -> String {
        text.chars()
            .map(|character| match fold(character, &self.own, &self.opencc) {
                Folded::Text(text) => text,
                Folded::Space => " ".to_owned(),
                Folded::Invisible | Folded::Picture => String::new(),
            })
            .collect()
    }

    /// The Rust source of the folding tables.
    pub fn compile(&self) -> String {
        let mut tables = Tables::default();
        for code in 0..=0x2_FFFF_u32 {
            let entry = char::from_u32(code).map_or(SAME, |character| tables.entry(character, &self.own, &self.opencc));
            tables.entries.push(entry);
        }
        tables.source_code()
    }
}

fn read_own(data: &Path, mistakes: &mut Mistakes) -> HashMap<char, String> {
    let table = table::read(data, "characters.csv", &["from", "to", "reason"], mistakes);
    let mut own = HashMap::new();
    for row in &table.rows {
        let mut letters = row.get("from").chars();
        match (letters.next(), letters.next()) {
            (Some(from), None) => {
                if own.insert(from, row.get("to").to_owned()).is_some() {
                    mistakes.add(&table.path, row.line, format!("`{from}` stands in the table twice"));
                }
            }
            _ => mistakes.add(&table.path, row.line, "`from` is not one character"),
        }
    }
    own
}

#[derive(Default)]
struct Tables {
    entries: Vec<u16>,
    targets: Vec<char>,
    target_of: HashMap<char, u16>,
    texts: Vec<String>,
}

impl Tables {
    fn entry(&mut self, character: char, own: &HashMap<char, String>, opencc: &OpenCC) -> u16 {
        let folded = match fold(character, own, opencc) {
            Folded::Invisible => return INVISIBLE,
            Folded::Space => return SPACE,
            Folded::Picture => return PICTURE,
            Folded::Text(text) => text,
        };
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (None, _) => INVISIBLE,
            (Some(only), None) if only == character => SAME,
            (Some(only), None) => {
                let next = FIRST_TARGET + u16::try_from(self.targets.len()).unwrap_or(u16::MAX);
                *self.target_of.entry(only).or_insert_with(|| {
                    self.targets.push(only);
                    next
                })
            }
            _ => {
                self.texts.push(folded);
                FIRST_TEXT + u16::try_from(self.texts.len() - 1).unwrap_or(0)
            }
        }
    }

    fn source_code(&self) -> String {
        let mut pages: Vec<&[u16]> = Vec::new();
        let mut page_of: HashMap<&[u16], usize> = HashMap::new();
        let mut index = Vec::new();
        for page in self.entries.chunks(PAGE) {
            let next = pages.len();
            index.push(*page_of.entry(page).or_insert_with(|| {
                pages.push(page);
                next
            }));
        }
        let mut code = String::new();
        let _ = writeln!(code, "static PAGE_INDEX: [u16; {}] = {index:?};", index.len());
        let _ = writeln!(code, "static PAGES: [[u16; {PAGE}]; {}] = {pages:?};", pages.len());
        let _ = writeln!(code, "static TARGETS: [char; {}] = {:?};", self.targets.len(), self.targets);
        let _ = writeln!(code, "static TEXTS: [&str; {}] = {:?};", self.texts.len(), self.texts);
        code
    }
}

enum Folded {
    Invisible,
    Space,
    Picture,
    Text(String),
}

fn fold(character: char, own: &HashMap<char, String>, opencc: &OpenCC) -> Folded {
    if let Some(text) = own.get(&character) {
        return Folded::Text(text.clone());
    }
    if character.is_ascii() {
        return match character {
            '\t' | '\n' | '\r' | ' ' | '\u{b}' | '\u{c}' => Folded::Space,
            character if character.is_ascii_control() => Folded::Invisible,
            character => Folded::Text(character.to_ascii_lowercase().to_string()),
        };
    }
    if character == '㊣' {
        // Always an ornament.
        return Folded::Picture;
    }
    if let Some(digit) = digit_in_disguise(character) {
        return Folded::Text(digit);
    }
    match character {
        // Squared letters and squared ideographs are used as pictures, whatever they decompose to.
        '\u{1F170}'..='\u{1F189}' => return letter(character, 0x1F170),
        '\u{1F1E6}'..='\u{1F1FF}' => return letter(character, 0x1F1E6),
        // Arrows point from one step to the next and are never part of a word.
        '\u{1F200}'..='\u{1F2FF}' | '\u{2190}'..='\u{21FF}' | '\u{27F0}'..='\u{27FF}' | '\u{2900}'..='\u{297F}' => {
            return Folded::Picture;
        }
        // Hangul fillers and the Braille blank show nothing.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{2800}' => return Folded::Invisible,
        _ => {}
    }
    match character.general_category() {
        GeneralCategory::Format
        | GeneralCategory::Control
        | GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark => return Folded::Invisible,
        GeneralCategory::SpaceSeparator | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            return Folded::Space;
        }
        GeneralCategory::PrivateUse | GeneralCategory::Unassigned => return Folded::Picture,
        GeneralCategory::DashPunctuation => return Folded::Text("-".to_owned()),
        _ => {}
    }
    let plain: String = std::iter::once(character)
        .nfkd()
        .filter(|part| part.general_category() != GeneralCategory::NonspacingMark)
        .nfc()
        .flat_map(char::to_lowercase)
        .map(|part| own.get(&part).cloned().unwrap_or_else(|| part.to_string()))
        .collect();
    let symbol = matches!(character.general_category(), GeneralCategory::OtherSymbol | GeneralCategory::ModifierSymbol);
    let says_something = plain.chars().any(char::is_alphanumeric);
    let picture = symbol && !says_something
        || matches!(character.emoji_status(), EmojiStatus::EmojiPresentation | EmojiStatus::EmojiModifierBase);
    if picture {
        return Folded::Picture;
    }
    Folded::Text(opencc.convert(&plain))
}

fn letter(character: char, first: u32) -> Folded {
    let offset = u8::try_from(u32::from(character) - first).unwrap_or(0) % 26;
    Folded::Text(char::from(b'a' + offset).to_string())
}

/// ⑴ and ⒈ would bring brackets and stops along, Ⅲ would become letters; ❶ to ❿, ➀ to ➓ and ⓫ to ⓴ have no compatibility decomposition.
fn digit_in_disguise(character: char) -> Option<String> {
    let code = u32::from(character);
    let value = match code {
        0x2474..=0x2487 => code - 0x2474 + 1,
        0x2488..=0x249B => code - 0x2488 + 1,
        0x2160..=0x216B => code - 0x2160 + 1,
        0x2170..=0x217B => code - 0x2170 + 1,
        0x2776..=0x277F => code - 0x2776 + 1,
        0x2780..=0x2789 => code - 0x2780 + 1,
        0x278A..=0x2793 => code - 0x278A + 1,
        0x24EB..=0x24F4 => code - 0x24EB + 11,
        0x24FF => 0,
        _ => return None,
    };
    Some(value.to_string())
}
