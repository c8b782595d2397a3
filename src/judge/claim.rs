//! The claims of a page before they are judged: words that a pattern found, and clauses
//! that are like the examples of a category.

use crate::lexicon::likeness::{Likeness, likeness};
use crate::lexicon::{CLAIMS, ClaimRule};
use crate::normalize::{Gap, Normalized, is_han};
use crate::report::Category;
use crate::scan::Found;

use super::Reading;

/// Words that a rule found, at folded characters `start..end` of a passage.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    /// The rule.
    pub rule: &'static ClaimRule,
    /// The index of the passage.
    pub passage: usize,
    /// The first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// By how much its clause is more like claims than like honest words and reports; 1 is
    /// what training aims at.
    pub margin: f32,
}

/// The claims that patterns found.
pub fn by_patterns(readings: &[Reading<'_>], wording: &Wording) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (passage, reading) in readings.iter().enumerate() {
        for hit in &reading.hits {
            if let Found::Claim(index) = hit.found {
                let margin = wording.margin(passage, hit.start, hit.end);
                claims.push(Claim { rule: &CLAIMS[index], passage, start: hit.start, end: hit.end, margin });
            }
        }
    }
    claims
}

/// A clause and how it is worded.
#[derive(Debug)]
struct Worded {
    passage: usize,
    start: usize,
    end: usize,
    margin: f32,
}

/// What the wording of a page tells, clause by clause.
#[derive(Debug, Default)]
pub struct Wording {
    /// The claims that are worded like the examples of a category.
    pub claims: Vec<Claim>,
    /// The mean margin of all clauses over honest words: how much the page as a whole is
    /// worded like an advertisement. Below 0 is honest.
    pub tone: f32,
    /// How many clauses are worded like reports and warnings.
    pub reporting: u32,
    /// How many clauses are worded like claims.
    pub claiming: u32,
    clauses: Vec<Worded>,
    /// The same counts for each passage.
    voices: Vec<Voice>,
}

/// How many clauses of a passage are worded like reports, and how many like claims.
#[derive(Debug, Clone, Copy, Default)]
struct Voice {
    reporting: u32,
    claiming: u32,
}

impl Wording {
    /// Whether a passage makes two claims or more and has no word of a report.
    pub fn sells(&self, passage: usize) -> bool {
        self.voices.get(passage).is_some_and(|voice| voice.claiming >= 2 && voice.reporting == 0)
    }

    /// How many clauses were compared.
    pub fn count(&self) -> u32 {
        u32::try_from(self.clauses.len()).unwrap_or(u32::MAX)
    }

    /// Whether so few of the clauses are worded like claims that they are so by chance.
    pub fn is_by_chance(&self) -> bool {
        self.claiming as usize * FEWEST_SHARE < self.clauses.len()
    }

    /// The best margin of the clauses that the words meet; 0 where none was read.
    fn margin(&self, passage: usize, start: usize, end: usize) -> f32 {
        let from = self.clauses.partition_point(|clause| (clause.passage, clause.end) <= (passage, start));
        self.clauses[from..]
            .iter()
            .take_while(|clause| clause.passage == passage && clause.start < end)
            .map(|clause| clause.margin)
            .reduce(f32::max)
            .unwrap_or(0.0)
    }
}

/// One clause in so many is worded like a claim by chance.
const FEWEST_SHARE: usize = 14;

/// The margin from which on a clause counts for the voice of the page.
const CLEARLY: f32 = 0.3;

/// Compares every clause with the examples.
///
/// `on_a_page` says that there is a page around the passages, not a bare line alone.
pub fn by_likeness(readings: &[Reading<'_>], on_a_page: bool) -> Wording {
    let mut wording = Wording { voices: vec![Voice::default(); readings.len()], ..Wording::default() };
    let mut count = 0.0_f32;
    for (passage, reading) in readings.iter().enumerate() {
        let chars = reading.text.chars();
        for &(from, to) in reading.outline.clauses() {
            for (start, end) in pieces(&reading.text, from, to) {
                let Some(Likeness { category, claim, report }) = likeness(&chars[start..end]) else { continue };
                let margin = claim - report.max(0.0);
                wording.clauses.push(Worded { passage, start, end, margin });
                wording.tone += claim.clamp(-2.0, 2.0);
                count += 1.0;
                let voice = &mut wording.voices[passage];
                if report > CLEARLY && report > claim {
                    voice.reporting += 1;
                } else if margin > CLEARLY {
                    voice.claiming += 1;
                }
                // A question claims nothing by itself, nor does the label of a field.
                let asks = chars.get(end) == Some(&'?');
                let silent = asks || is_a_label(chars, start, end, on_a_page) || is_a_name(reading, start, end);
                if let Some(rule) = rule_for(category, margin).filter(|_| !silent) {
                    wording.claims.push(Claim { rule, passage, start, end, margin });
                }
            }
        }
    }
    wording.tone /= f32::max(count, 1.0);
    wording.reporting = wording.voices.iter().map(|voice| voice.reporting).sum();
    wording.claiming = wording.voices.iter().map(|voice| voice.claiming).sum();
    wording
}

/// Whether a clause only says what follows: `下证周期:`, `【颁证单位】`, or a short heading.
fn is_a_label(chars: &[char], start: usize, end: usize, among_others: bool) -> bool {
    let whole =
        among_others && chars[..start].iter().chain(&chars[end..]).all(|character| !character.is_alphanumeric());
    let announces = matches!(chars.get(end), Some(':' | '】' | '〗' | ']'));
    let says_figures = chars[start..end].iter().any(char::is_ascii_digit);
    !says_figures && (announces && end - start <= LONGEST_LABEL || whole && end - start <= LONGEST_HEADING)
}

/// A label has at most so many characters.
const LONGEST_LABEL: usize = 8;
/// A heading that makes no claim has at most so many.
const LONGEST_HEADING: usize = 6;

/// Whether a clause is little more than the name of an occupation, as in a heading or a table.
fn is_a_name(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let named: usize = reading
        .named()
        .filter(|mention| start <= mention.start && mention.end <= end)
        .map(|mention| mention.end - mention.start)
        .sum();
    end - start <= named + FEWEST_BESIDE_A_NAME
}

/// A clause says something of an occupation when it has more characters than these beside its name.
const FEWEST_BESIDE_A_NAME: usize = 2;

fn rule_for(category: Category, margin: f32) -> Option<&'static ClaimRule> {
    let enough = |least: i8| margin * 100.0 >= f32::from(least);
    CLAIMS.iter().find(|rule| rule.category == category && rule.likeness.is_some_and(enough))
}

/// How many Chinese characters and Latin words there are.
fn words(chars: &[char]) -> usize {
    let mut count = 0;
    let mut in_word = false;
    for character in chars {
        let latin = character.is_ascii_alphanumeric();
        count += usize::from(character.is_alphanumeric() && !(latin && in_word));
        in_word = latin;
    }
    count
}

/// The fewest characters or words that say something by themselves.
const SHORTEST: usize = 3;

/// A clause without the punctuation at its ends, parted where wide blanks part phrases.
fn pieces(text: &Normalized, from: usize, to: usize) -> Vec<(usize, usize)> {
    let chars = text.chars();
    let mut pieces = Vec::new();
    let mut start = from;
    for index in from..=to.min(chars.len()) {
        let parts = index == to.min(chars.len())
            || index > start + SHORTEST
                && matches!(text.gap(index), Gap::Space | Gap::Line)
                && (is_han(chars[index - 1]) || is_han(chars[index]));
        if parts {
            let mut first = start;
            let mut last = index;
            while first < last && !chars[first].is_alphanumeric() {
                first += 1;
            }
            while last > first && !chars[last - 1].is_alphanumeric() && !matches!(chars[last - 1], '%' | '+') {
                last -= 1;
            }
            if words(&chars[first..last]) >= SHORTEST {
                pieces.push((first, last));
            }
            start = index;
        }
    }
    pieces
}
