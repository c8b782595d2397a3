//! A pattern made ready to be matched around its fixed words.
//!
//! The automaton finds the fixed words; the parts on either side are then followed as a
//! set of positions, one bit a character, so that the work per hit is bounded by the
//! pattern alone.

use super::pattern::{LONGEST, Node, Pattern, PatternError};
use crate::normalize::{Gap, Normalized, fold_words};

/// Positions relative to the fixed words: bit `k` stands for `k` characters away.
type Positions = u64;

const _: () = assert!(LONGEST < Positions::BITS as usize, "a match must fit the set of positions");

/// A pattern ready to match.
#[derive(Debug)]
pub struct Compiled {
    /// Every spelling of the fixed words, folded.
    pub words: Vec<Vec<char>>,
    /// The parts before the fixed words, from the last to the first.
    left: Vec<Node>,
    /// The parts behind the fixed words.
    right: Vec<Node>,
    not_after: Vec<Vec<char>>,
    not_before: Vec<Vec<char>>,
}

impl Compiled {
    /// Compiles the text of a pattern.
    ///
    /// # Errors
    /// When it is no pattern; for the lexicon the build has refused such patterns before.
    pub fn new(text: &str) -> Result<Self, PatternError> {
        let pattern = Pattern::parse(text, &super::term)?;
        let anchor = &pattern.anchor;
        let mut words: Vec<Vec<char>> = anchor.words.iter().map(|word| fold_words(word)).collect();
        words.sort();
        words.dedup();
        let mut left: Vec<Node> = fold(&pattern.nodes[..anchor.from]);
        left.reverse();
        Ok(Self {
            words,
            left,
            right: fold(&pattern.nodes[anchor.to..]),
            not_after: pattern.not_after.iter().map(|word| fold_words(word)).collect(),
            not_before: pattern.not_before.iter().map(|word| fold_words(word)).collect(),
        })
    }

    /// The longest match around the fixed words at `start..end`, if there is one.
    ///
    /// Words broken by gaps count when each of them holds by itself (see
    /// [`Normalized::holds`]), or when the match as a whole begins and ends where the
    /// broken pieces do.
    #[must_use]
    pub fn around(&self, text: &Normalized, start: usize, end: usize) -> Option<(usize, usize)> {
        if text.holds(start, end)
            && let Some(found) = self.reach(text, start, end, false)
        {
            return Some(found);
        }
        let broken = text.is_broken(start.saturating_sub(LONGEST), end + LONGEST);
        let (from, to) = if broken { self.reach(text, start, end, true)? } else { return None };
        (text.begins_piece(from) && text.begins_piece(to)).then_some((from, to))
    }

    fn reach(&self, text: &Normalized, start: usize, end: usize, broken: bool) -> Option<(usize, usize)> {
        let before = walk(&self.left, &Walk { text, edge: start, forward: false, broken }, 1);
        let after = walk(&self.right, &Walk { text, edge: end, forward: true, broken }, 1);
        if before == 0 || after == 0 {
            return None;
        }
        let chars = text.chars();
        let from = start - farthest(before);
        let mut to = end + farthest(after);
        while to > end && !chars[to - 1].is_alphanumeric() && chars[to - 1] != '%' && chars[to - 1] != '+' {
            to -= 1;
        }
        let preceded = self.not_after.iter().any(|word| chars[..from].ends_with(word) && text.gap(from) <= Gap::Hidden);
        let followed = self.not_before.iter().any(|word| chars[to..].starts_with(word) && text.gap(to) <= Gap::Hidden);
        // "0元" is not a part of "1280元".
        let cuts_number = chars[from].is_ascii_digit()
            && text.gap(from) <= Gap::Hidden
            && (chars[..from].last().is_some_and(char::is_ascii_digit)
                || matches!(chars[..from], [.., digit, '.' | ','] if digit.is_ascii_digit()));
        (!preceded && !followed && !cuts_number).then_some((from, to))
    }
}

fn farthest(positions: Positions) -> usize {
    (Positions::BITS - 1 - positions.leading_zeros()) as usize
}

/// Folds the words of parts as a passage is folded.
fn fold(nodes: &[Node]) -> Vec<Node> {
    nodes
        .iter()
        .map(|node| match node {
            Node::Words(words) => Node::Words(fold_words(words)),
            Node::OneOf(characters) => {
                Node::OneOf(characters.iter().flat_map(|character| fold_words(&[*character])).collect())
            }
            Node::Either(branches) => Node::Either(branches.iter().map(|branch| fold(branch)).collect()),
            Node::Number | Node::InClause(_) | Node::InSentence(_) => node.clone(),
        })
        .collect()
}

struct Walk<'t> {
    text: &'t Normalized,
    edge: usize,
    forward: bool,
    /// Whether words may be broken by gaps.
    broken: bool,
}

impl Walk<'_> {
    /// The character `distance` away from the edge, in the direction of the walk.
    fn at(&self, distance: usize) -> Option<char> {
        let index = if self.forward { self.edge + distance } else { self.edge.checked_sub(distance + 1)? };
        self.text.chars().get(index).copied()
    }

    /// The gap that is crossed on the way to the character `distance` away.
    fn gap(&self, distance: usize) -> Gap {
        if self.forward {
            self.text.gap(self.edge + distance)
        } else {
            self.edge.checked_sub(distance).map_or(Gap::None, |index| self.text.gap(index))
        }
    }

    fn words_at(&self, distance: usize, words: &[char]) -> bool {
        let start = if self.forward {
            self.edge + distance
        } else {
            let Some(start) = self.edge.checked_sub(distance + words.len()) else { return false };
            start
        };
        let end = start + words.len();
        self.text.chars().get(start..end) == Some(words) && (self.broken || self.text.holds(start, end))
    }
}

fn walk(nodes: &[Node], walk_: &Walk<'_>, from: Positions) -> Positions {
    let mut positions = from;
    for node in nodes {
        if positions == 0 {
            return 0;
        }
        positions = step(node, walk_, positions);
    }
    positions
}

fn step(node: &Node, walk_: &Walk<'_>, from: Positions) -> Positions {
    match node {
        Node::Words(words) => {
            each(from, |distance| if walk_.words_at(distance, words) { bit(distance + words.len()) } else { 0 })
        }
        Node::OneOf(characters) => each(from, |distance| {
            if walk_.at(distance).is_some_and(|found| characters.contains(&found)) { bit(distance + 1) } else { 0 }
        }),
        Node::Number => each(from, |distance| number(walk_, distance)),
        Node::InClause(most) => each(from, |distance| gap(walk_, distance, *most, ends_clause)),
        Node::InSentence(most) => each(from, |distance| gap(walk_, distance, *most, ends_sentence)),
        Node::Either(branches) => branches.iter().fold(0, |reached, branch| {
            let ordered: Positions = if walk_.forward {
                walk(branch, walk_, from)
            } else {
                branch
                    .iter()
                    .rev()
                    .fold(from, |positions, node| if positions == 0 { 0 } else { step(node, walk_, positions) })
            };
            reached | ordered
        }),
    }
}

fn each(mut positions: Positions, reach: impl Fn(usize) -> Positions) -> Positions {
    let mut reached = 0;
    while positions != 0 {
        let distance = positions.trailing_zeros() as usize;
        positions &= positions - 1;
        reached |= reach(distance);
    }
    reached
}

fn bit(distance: usize) -> Positions {
    if distance < Positions::BITS as usize { 1 << distance } else { 0 }
}

fn number(walk_: &Walk<'_>, distance: usize) -> Positions {
    let mut reached = 0;
    let mut counts = false;
    for length in 0..12 {
        let Some(character) = walk_.at(distance + length) else { break };
        let digit = is_digit(character);
        if !digit && !matches!(character, '.' | '~' | '-' | '到' | '至' | '+' | '多' | '余' | ',') {
            break;
        }
        counts |= digit;
        if counts && (digit || matches!(character, '+' | '多' | '余')) {
            reached |= bit(distance + length + 1);
        }
    }
    reached
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
        || matches!(
            character,
            '零' | '〇'
                | '一'
                | '二'
                | '两'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '千'
                | '万'
                | '亿'
                | '几'
                | '数'
                | '半'
        )
}

fn gap(walk_: &Walk<'_>, distance: usize, most: usize, ends: fn(char) -> bool) -> Positions {
    let mut reached = bit(distance);
    for length in 0..most {
        let Some(character) = walk_.at(distance + length) else { break };
        if ends(character) || matches!(character, '“' | '”' | '"') || walk_.gap(distance + length) == Gap::Line {
            break;
        }
        reached |= bit(distance + length + 1);
    }
    reached
}

/// Whether a character ends a clause.
#[must_use]
pub fn ends_clause(character: char) -> bool {
    matches!(character, ',' | ':' | '|') || ends_sentence(character) || character == ';'
}

/// Whether a character ends a sentence.
#[must_use]
pub fn ends_sentence(character: char) -> bool {
    matches!(character, '。' | '!' | '?' | '\n')
}
