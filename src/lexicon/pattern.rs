//! The pattern language of `data/lexicon`: what a rule author may write.
//!
//! | written | matches |
//! |---|---|
//! | `包过` | these characters, in any spelling that normalising folds together |
//! | `(a\|b\|c)` | one of the alternatives, each a pattern |
//! | `(a)?`, `x?` | the group, or the one character, or nothing |
//! | `[abc]` | one of the characters |
//! | `{n}` | a number: `7`, `七`, `3-5`, `1.5`, `两三`, `10w`, `百万` (up to 12 characters) |
//! | `{~4}` | up to four characters of the same clause |
//! | `{~~9}` | up to nine characters of the same sentence |
//! | `{name}` | the pattern of that name in `terms.toml` |
//! | `(?<!a\|b)` | at the start only: not preceded by these words |
//! | `(?!a\|b)` | at the end only: not followed by these words |
//!
//! A backslash takes the next character as it is. Everything is bounded: a pattern
//! matches at most [`LONGEST`] characters on either side of its fixed words, so that
//! scanning stays linear in the text whatever a contributor writes.

/// How far a match may reach on either side of the fixed words, in characters.
pub const LONGEST: usize = 60;
/// How many spellings the fixed words of one pattern may have.
pub const MOST_WORDS: usize = 800;
/// Fixed words of more spellings are taken only where a pattern has no others.
const FEW_WORDS: usize = 48;
const DEEPEST: usize = 8;

/// One part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// These characters.
    Words(Vec<char>),
    /// One of these characters.
    OneOf(Vec<char>),
    /// A number.
    Number,
    /// Up to so many characters of the same clause.
    InClause(usize),
    /// Up to so many characters of the same sentence.
    InSentence(usize),
    /// One of these sequences; an empty one makes the group optional.
    Either(Vec<Vec<Node>>),
}

/// A parsed pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Words that must not stand before the match.
    pub not_after: Vec<Vec<char>>,
    /// The parts in order.
    pub nodes: Vec<Node>,
    /// Words that must not stand behind the match.
    pub not_before: Vec<Vec<char>>,
    /// The run of parts that the automaton looks for: fixed words that every match has.
    pub anchor: Anchor,
}

/// Why a pattern was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// The character at which reading stopped, from 0.
    pub at: usize,
    /// What was wrong.
    pub reason: String,
}

impl std::fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "at character {}: {}", self.at + 1, self.reason)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Reads a pattern; `term` gives the pattern text of a name.
    ///
    /// # Errors
    /// When the text is not a pattern, names an unknown term, or is not bounded.
    pub fn parse<'t>(text: &str, term: &dyn Fn(&str) -> Option<&'t str>) -> Result<Self, PatternError> {
        let mut parser = Parser { text: text.chars().collect(), at: 0, term, depth: 0 };
        let not_after = parser.not_after()?;
        let nodes = parser.sequence()?;
        let not_before = parser.not_before()?;
        if parser.at < parser.text.len() {
            return Err(parser.error("a bracket closes that was not opened"));
        }
        let anchor = anchor(&nodes).ok_or_else(|| PatternError {
            at: 0,
            reason: "no fixed words of two characters or more that every match has".to_owned(),
        })?;
        for side in [&nodes[..anchor.from], &nodes[anchor.to..]] {
            let length = longest(side);
            if length > LONGEST {
                return Err(PatternError {
                    at: 0,
                    reason: format!(
                        "may match {length} characters beside its fixed words; at most {LONGEST} are allowed"
                    ),
                });
            }
        }
        Ok(Self { not_after, nodes, not_before, anchor })
    }
}

/// The run of parts that the automaton looks for: fixed words that every match has.
///
/// A few spellings win over many, then the longest words, then the fewest; `None` when
/// nothing is fixed.
fn anchor(nodes: &[Node]) -> Option<Anchor> {
    let mut best: Option<Anchor> = None;
    for from in 0..nodes.len() {
        let mut words: Vec<Vec<char>> = vec![Vec::new()];
        for to in from + 1..=nodes.len() {
            let Some(next) = spellings(&nodes[to - 1]) else { break };
            let most =
                if best.as_ref().is_some_and(|best| best.words.len() <= FEW_WORDS) { FEW_WORDS } else { MOST_WORDS };
            if words.len() * next.len() > most {
                break;
            }
            words =
                words.iter().flat_map(|head| next.iter().map(move |tail| [head.as_slice(), tail].concat())).collect();
            let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
            if shortest < 2 {
                continue;
            }
            let worth = (words.len() <= FEW_WORDS, shortest.min(4), std::cmp::Reverse(words.len()));
            let better = best.as_ref().is_none_or(|best| worth > best.worth());
            if better {
                best = Some(Anchor { from, to, words: words.clone() });
            }
        }
    }
    best
}

/// The fixed words of a pattern and the parts that they cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The first part covered.
    pub from: usize,
    /// The part after the last one covered.
    pub to: usize,
    /// Every spelling of the covered parts.
    pub words: Vec<Vec<char>>,
}

impl Anchor {
    /// Few words are quick to compile, long ones seldom found in vain.
    fn worth(&self) -> (bool, usize, std::cmp::Reverse<usize>) {
        let shortest = self.words.iter().map(Vec::len).min().unwrap_or(0);
        (self.words.len() <= FEW_WORDS, shortest.min(4), std::cmp::Reverse(self.words.len()))
    }
}

/// Every spelling of a part, when it has finitely many.
fn spellings(node: &Node) -> Option<Vec<Vec<char>>> {
    match node {
        Node::Words(words) => Some(vec![words.clone()]),
        Node::OneOf(characters) => Some(characters.iter().map(|character| vec![*character]).collect()),
        Node::Either(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                let mut words: Vec<Vec<char>> = vec![Vec::new()];
                for node in branch {
                    let next = spellings(node)?;
                    if words.len() * next.len() > MOST_WORDS {
                        return None;
                    }
                    words = words
                        .iter()
                        .flat_map(|head| next.iter().map(move |tail| [head.as_slice(), tail].concat()))
                        .collect();
                }
                all.extend(words);
                if all.len() > MOST_WORDS {
                    return None;
                }
            }
            Some(all)
        }
        Node::Number | Node::InClause(_) | Node::InSentence(_) => None,
    }
}

fn longest(nodes: &[Node]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Words(words) => words.len(),
            Node::OneOf(_) => 1,
            Node::Number => 12,
            Node::InClause(most) | Node::InSentence(most) => *most,
            Node::Either(branches) => branches.iter().map(|branch| longest(branch)).max().unwrap_or(0),
        })
        .sum()
}

struct Parser<'p, 't> {
    text: Vec<char>,
    at: usize,
    term: &'p dyn Fn(&str) -> Option<&'t str>,
    depth: usize,
}

impl Parser<'_, '_> {
    fn error(&self, reason: impl Into<String>) -> PatternError {
        PatternError { at: self.at, reason: reason.into() }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, words: &str) -> bool {
        let found = words.chars().enumerate().all(|(offset, wanted)| self.text.get(self.at + offset) == Some(&wanted));
        if found {
            self.at += words.chars().count();
        }
        found
    }

    fn not_after(&mut self) -> Result<Vec<Vec<char>>, PatternError> {
        if self.eat("(?<!") { self.words() } else { Ok(Vec::new()) }
    }

    fn not_before(&mut self) -> Result<Vec<Vec<char>>, PatternError> {
        if self.eat("(?!") { self.words() } else { Ok(Vec::new()) }
    }

    /// Plain words up to the closing bracket of a look-around.
    fn words(&mut self) -> Result<Vec<Vec<char>>, PatternError> {
        let mut all = vec![Vec::new()];
        loop {
            match self.peek() {
                None => return Err(self.error("`)` is missing")),
                Some(')') => {
                    self.at += 1;
                    if all.iter().any(Vec::is_empty) {
                        return Err(self.error("an empty word in a look-around"));
                    }
                    return Ok(all);
                }
                Some('|') => all.push(Vec::new()),
                Some(special @ ('(' | '{' | '[' | '?')) => {
                    return Err(self.error(format!("`{special}`: a look-around takes plain words only")));
                }
                Some(character) => {
                    if let Some(word) = all.last_mut() {
                        word.push(character);
                    }
                }
            }
            self.at += 1;
        }
    }

    fn sequence(&mut self) -> Result<Vec<Node>, PatternError> {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(character) = self.peek() {
            match character {
                ')' | '|' => break,
                '(' if self.text.get(self.at + 1) == Some(&'?') => {
                    if self.depth > 0 || self.text.get(self.at + 2) != Some(&'!') {
                        return Err(self.error("a look-around stands at the start or the end of the whole pattern"));
                    }
                    break;
                }
                '(' => {
                    let group = self.group()?;
                    nodes.push(group);
                }
                '[' => {
                    let class = self.one_of()?;
                    nodes.push(class);
                }
                '{' => {
                    let named = self.named()?;
                    nodes.extend(named);
                }
                '?' | ']' | '}' => return Err(self.error(format!("`{character}` has nothing to belong to"))),
                _ => {
                    if character == '\\' {
                        self.at += 1;
                    }
                    let Some(plain) = self.peek() else { return Err(self.error("a backslash at the end")) };
                    self.at += 1;
                    if self.eat("?") {
                        nodes.push(Node::Either(vec![vec![Node::Words(vec![plain])], Vec::new()]));
                    } else if let Some(Node::Words(words)) = nodes.last_mut() {
                        words.push(plain);
                    } else {
                        nodes.push(Node::Words(vec![plain]));
                    }
                }
            }
        }
        Ok(nodes)
    }

    fn group(&mut self) -> Result<Node, PatternError> {
        self.deeper()?;
        self.at += 1;
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        if !self.eat(")") {
            return Err(self.error("`)` is missing"));
        }
        if branches.iter().any(Vec::is_empty) {
            return Err(self.error("an empty alternative; write `( … )?` for a part that may be missing"));
        }
        if self.eat("?") {
            branches.push(Vec::new());
        }
        self.depth -= 1;
        Ok(Node::Either(branches))
    }

    fn one_of(&mut self) -> Result<Node, PatternError> {
        self.at += 1;
        let mut characters = Vec::new();
        loop {
            match self.peek() {
                None => return Err(self.error("`]` is missing")),
                Some(']') => break,
                Some(character) => characters.push(character),
            }
            self.at += 1;
        }
        self.at += 1;
        if characters.is_empty() {
            return Err(self.error("`[]` matches nothing"));
        }
        if self.eat("?") {
            return Ok(Node::Either(vec![vec![Node::OneOf(characters)], Vec::new()]));
        }
        Ok(Node::OneOf(characters))
    }

    fn named(&mut self) -> Result<Vec<Node>, PatternError> {
        let start = self.at + 1;
        let Some(length) = self.text[start..].iter().position(|character| *character == '}') else {
            return Err(self.error("`}` is missing"));
        };
        let name: String = self.text[start..start + length].iter().collect();
        if name == "n" {
            self.at = start + length + 1;
            if self.eat("?") {
                return Ok(vec![Node::Either(vec![vec![Node::Number], Vec::new()])]);
            }
            return Ok(vec![Node::Number]);
        }
        if let Some(most) = name.strip_prefix("~~") {
            let most = self.bound(most)?;
            self.at = start + length + 1;
            return Ok(vec![Node::InSentence(most)]);
        }
        if let Some(most) = name.strip_prefix('~') {
            let most = self.bound(most)?;
            self.at = start + length + 1;
            return Ok(vec![Node::InClause(most)]);
        }
        let Some(text) = (self.term)(&name) else {
            return Err(self.error(format!("no term is named `{name}`")));
        };
        self.deeper()?;
        let mut inner = Parser { text: text.chars().collect(), at: 0, term: self.term, depth: self.depth };
        let mut branches = vec![inner.sequence()?];
        while inner.eat("|") {
            branches.push(inner.sequence()?);
        }
        if inner.at < inner.text.len() {
            return Err(self.error(format!("the term `{name}` is not a pattern: {}", inner.error("stopped here"))));
        }
        self.depth -= 1;
        self.at = start + length + 1;
        if self.eat("?") {
            branches.push(Vec::new());
        }
        Ok(vec![Node::Either(branches)])
    }

    fn bound(&self, digits: &str) -> Result<usize, PatternError> {
        match digits.parse::<usize>() {
            Ok(most) if (1..=LONGEST).contains(&most) => Ok(most),
            _ => Err(self.error(format!("a gap is a number from 1 to {LONGEST}, not `{digits}`"))),
        }
    }

    fn deeper(&mut self) -> Result<(), PatternError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(format!("more than {DEEPEST} groups or terms inside each other")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Pattern, PatternError> {
        Pattern::parse(text, &|name| (name == "cert").then_some("证书|资格证"))
    }

    fn anchor_words(text: &str) -> Vec<String> {
        let words = parse(text).map_or(Vec::new(), |pattern| pattern.anchor.words);
        words.iter().map(|word| word.iter().collect()).collect()
    }

    #[test]
    fn the_fixed_words_are_the_longest_and_fewest() {
        assert_eq!(anchor_words("{n}天拿证"), ["天拿证"]);
        assert_eq!(anchor_words("(包|保)过(班)?"), ["包过", "保过"]);
        assert_eq!(anchor_words("取得{~4}{cert}"), ["取得"]);
    }

    #[test]
    fn mistakes_are_named() {
        for (text, reason) in [
            ("(包过", "`)` is missing"),
            ("包过)", "a bracket closes that was not opened"),
            ("{n}天", "no fixed words"),
            ("包过{unknown}", "no term is named"),
            ("包过{~99}", "a gap is a number"),
            ("包过{~60}{~60}", "may match 120 characters"),
            ("(包过|)", "an empty alternative"),
            ("包(?!过)包", "a bracket closes"),
        ] {
            let error = parse(text).expect_err(text);
            assert!(error.reason.contains(reason), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in r"[包过(){}\[\]|?~<!\\n0-9]{0,24}") {
            let _ = parse(&text);
        }
    }
}
