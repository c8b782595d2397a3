//! One pass over a folded passage: which words of the lexicon and the catalogue stand where.
//!
//! The automaton reads two bytes a character: the number of the character among those
//! that occur in any pattern, split so that the first byte is never a second one. That
//! is shorter than UTF-8 and turns byte positions into character positions by halving.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::catalogue::NAMES;
use crate::lexicon::compiled::Compiled;
use crate::lexicon::{CLAIMS, CUES};
use crate::normalize::{Normalized, fold_words};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The claim rule of this index in [`CLAIMS`].
    Claim(usize),
    /// The cue of this index in [`CUES`].
    Cue(usize),
    /// The name of this index in [`NAMES`].
    Name(usize),
}

/// Something found at folded characters `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub found: Found,
    /// The first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
}

/// The automaton over all fixed words, and what to try where one is found.
#[derive(Debug)]
pub struct Scanner {
    automaton: AhoCorasick,
    alphabet: Alphabet,
    /// For each word of the automaton, what may be there.
    targets: Vec<Vec<Target>>,
    patterns: Vec<(Found, Compiled)>,
}

#[derive(Debug, Clone, Copy)]
enum Target {
    Name(usize),
    Pattern(usize),
}

/// Why the scanner could not be built; the build of the crate refuses such data.
#[derive(Debug)]
pub struct ScannerError {
    reason: String,
}

impl std::fmt::Display for ScannerError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the lexicon cannot be compiled: {}", self.reason)
    }
}

impl std::error::Error for ScannerError {}

impl Scanner {
    /// Compiles the lexicon and the names of the catalogue.
    ///
    /// # Errors
    /// When a pattern is no pattern or the automaton grows beyond its limits.
    pub fn new() -> Result<Self, ScannerError> {
        let rules = CLAIMS
            .iter()
            .enumerate()
            .map(|(index, rule)| (Found::Claim(index), rule.id, rule.patterns))
            .chain(CUES.iter().enumerate().map(|(index, rule)| (Found::Cue(index), rule.id, rule.patterns)));
        let mut patterns = Vec::new();
        for (found, id, texts) in rules {
            for text in texts {
                let compiled =
                    Compiled::new(text).map_err(|error| ScannerError { reason: format!("{id}: {error}") })?;
                patterns.push((found, compiled));
            }
        }
        let mut words: HashMap<Vec<char>, Vec<Target>> = HashMap::new();
        for (index, name) in NAMES.iter().enumerate() {
            let word = fold_words(&name.text.chars().collect::<Vec<char>>());
            words.entry(word).or_default().push(Target::Name(index));
        }
        for (index, (_, pattern)) in patterns.iter().enumerate() {
            for word in &pattern.words {
                words.entry(word.clone()).or_default().push(Target::Pattern(index));
            }
        }
        let mut words: Vec<(Vec<char>, Vec<Target>)> = words.into_iter().collect();
        words.sort_by(|one, other| one.0.cmp(&other.0));
        let alphabet = Alphabet::new(words.iter().flat_map(|(word, _)| word.iter().copied()))?;
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(words.iter().map(|(word, _)| alphabet.encode(word)))
            .map_err(|error| ScannerError { reason: error.to_string() })?;
        Ok(Self { automaton, alphabet, targets: words.into_iter().map(|(_, targets)| targets).collect(), patterns })
    }

    /// Everything found in a passage, in the order of the ends of the fixed words.
    #[must_use]
    pub fn scan(&self, text: &Normalized) -> Vec<Hit> {
        let bytes = self.alphabet.encode(text.chars());
        let mut hits = Vec::new();
        for found in self.automaton.find_overlapping_iter(&bytes) {
            let (start, end) = (found.start() / 2, found.end() / 2);
            if !stands_alone(text, start, end) {
                continue;
            }
            for target in &self.targets[found.pattern().as_usize()] {
                match *target {
                    Target::Name(_) if !text.holds(start, end) => {}
                    Target::Name(index) => hits.push(Hit { found: Found::Name(index), start, end }),
                    Target::Pattern(index) => {
                        let (found, pattern) = &self.patterns[index];
                        if let Some((start, end)) = pattern.around(text, start, end) {
                            hits.push(Hit { found: *found, start, end });
                        }
                    }
                }
            }
        }
        hits
    }
}

/// Latin letters at either end of the words must not go on beyond them.
fn stands_alone(text: &Normalized, start: usize, end: usize) -> bool {
    let chars = text.chars();
    let goes_on = |inside: usize, outside: Option<&char>| {
        chars[inside].is_ascii_alphabetic() && outside.is_some_and(char::is_ascii_alphabetic)
    };
    let before = start.checked_sub(1).and_then(|index| chars.get(index));
    !goes_on(start, before) && !goes_on(end - 1, chars.get(end))
}

/// The characters that occur in any word, numbered from 1; 0 stands for all others.
#[derive(Debug)]
struct Alphabet {
    /// Numbers of the characters of the Basic Multilingual Plane.
    near: Vec<u16>,
    /// Numbers of the others.
    far: HashMap<char, u16>,
}

impl Alphabet {
    const MOST: usize = 1 << 14;

    fn new(characters: impl Iterator<Item = char>) -> Result<Self, ScannerError> {
        let mut alphabet = Self { near: vec![0; 0x10000], far: HashMap::new() };
        let mut count: u16 = 0;
        for character in characters {
            let next = count + 1;
            let entry = match alphabet.near.get_mut(character as usize) {
                Some(entry) => entry,
                None => alphabet.far.entry(character).or_insert(0),
            };
            if *entry == 0 {
                *entry = next;
                count = next;
            }
        }
        if usize::from(count) >= Self::MOST {
            return Err(ScannerError { reason: format!("{count} different characters; at most {} fit", Self::MOST) });
        }
        Ok(alphabet)
    }

    fn encode(&self, characters: &[char]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(characters.len() * 2);
        for character in characters {
            let number = match self.near.get(*character as usize) {
                Some(number) => *number,
                None => self.far.get(character).copied().unwrap_or(0),
            };
            let [high, low] = (number << 1).to_be_bytes();
            bytes.extend([high | 0x80, low >> 1]);
        }
        bytes
    }
}
