//! Where sentences, clauses and quotations of a passage begin and end.

use crate::lexicon::compiled::{ends_clause, ends_sentence};
use crate::normalize::{Gap, Normalized};

/// The sentences, clauses and quotations of a passage, in folded characters.
pub struct Outline {
    sentences: Vec<(usize, usize)>,
    clauses: Vec<(usize, usize)>,
    quotations: Vec<(usize, usize)>,
}

impl Outline {
    /// Reads a passage once.
    pub fn new(text: &Normalized) -> Self {
        Self {
            sentences: split(text, ends_sentence),
            clauses: split(text, ends_clause),
            quotations: quotations(text.chars()),
        }
    }

    /// The sentence that `index` stands in.
    pub fn sentence(&self, index: usize) -> (usize, usize) {
        holding(&self.sentences, index)
    }

    /// The sentence behind the one that `index` stands in.
    pub fn next_sentence(&self, index: usize) -> Option<(usize, usize)> {
        let (_, end) = self.sentence(index);
        self.sentences.iter().copied().find(|(start, _)| *start >= end)
    }

    /// The clause that `index` stands in.
    pub fn clause(&self, index: usize) -> (usize, usize) {
        holding(&self.clauses, index)
    }

    /// All clauses, in the order of the text.
    pub fn clauses(&self) -> &[(usize, usize)] {
        &self.clauses
    }

    /// The quotation that holds `start..end`, if one does.
    pub fn quotation(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        self.quotations.iter().copied().find(|(open, close)| *open <= start && end <= *close)
    }
}

fn holding(spans: &[(usize, usize)], index: usize) -> (usize, usize) {
    let after = spans.partition_point(|(start, _)| *start <= index);
    after.checked_sub(1).map_or((0, usize::MAX), |at| spans[at])
}

/// Lines of at most so many characters are the pieces of a broken word.
const BROKEN: usize = 2;

fn split(text: &Normalized, ends: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let chars = text.chars();
    let mut spans = Vec::new();
    let mut start = 0;
    for (index, character) in chars.iter().enumerate() {
        if index > start + BROKEN && text.gap(index) == Gap::Line {
            spans.push((start, index));
            start = index;
        }
        // A stop inside quotation marks that closes at once belongs to the quotation.
        let full_stop = *character == '.'
            && text.gap(index + 1) >= Gap::Space
            && index.checked_sub(1).is_some_and(|before| chars[before].is_ascii_alphabetic());
        let in_a_number = *character == ','
            && index.checked_sub(1).is_some_and(|before| chars[before].is_ascii_digit())
            && chars.get(index + 1).is_some_and(char::is_ascii_digit)
            && text.gap(index + 1) == Gap::None;
        if (ends(*character) || full_stop) && !in_a_number {
            let closes = chars.get(index + 1) == Some(&'”');
            let end = if closes { index + 2 } else { index + 1 };
            if !closes || !ends_sentence(*character) {
                spans.push((start, end));
                start = end;
            }
        }
    }
    if start < chars.len() {
        spans.push((start, chars.len()));
    }
    spans
}

/// Paired marks; a straight mark opens and closes in turn. A quotation that does not
/// close within 200 characters is none.
fn quotations(chars: &[char]) -> Vec<(usize, usize)> {
    const LONGEST: usize = 200;
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut straight: Option<usize> = None;
    for (index, character) in chars.iter().enumerate() {
        match character {
            '“' => open = Some(index + 1),
            '”' => {
                if let Some(start) = open.take().filter(|start| index - start <= LONGEST) {
                    found.push((start, index));
                }
            }
            '"' => match straight.take() {
                Some(start) if index - start <= LONGEST => found.push((start, index)),
                _ => straight = Some(index + 1),
            },
            _ => {}
        }
    }
    found
}
