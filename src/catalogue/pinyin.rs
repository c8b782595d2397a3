//! Matches what a person types against the readings of a name: whole syllables, initials,
//! or both mixed (`jiating`, `jtjyzds`, `jiatjyzds`).

use super::READINGS;

/// How well the typed letters fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// From somewhere inside the name on.
    Inside,
    /// From the start of the name.
    Start,
    /// All of the name.
    Whole,
}

/// The readings of a character without tones; none for one that stands in no name.
fn readings(character: char) -> &'static [&'static str] {
    READINGS.binary_search_by_key(&character, |(known, _)| *known).map_or(&[], |index| READINGS[index].1)
}

/// A name with the readings of its characters, looked up once.
#[derive(Debug)]
pub struct Spelled {
    /// The folded characters.
    pub text: Vec<char>,
    readings: Vec<&'static [&'static str]>,
}

impl Spelled {
    /// Looks the readings of every character up.
    pub fn new(text: Vec<char>) -> Self {
        let readings = text.iter().map(|character| readings(*character)).collect();
        Self { text, readings }
    }

    /// Fits typed characters (lower case, no blanks) to the name. Chinese characters stand
    /// for themselves, Latin letters for readings or for themselves.
    pub fn fit(&self, typed: &[char]) -> Option<Fit> {
        if typed.is_empty() {
            return None;
        }
        (0..self.text.len()).find_map(|start| self.follow(typed, start).map(|end| (start, end))).map(|(start, end)| {
            match (start, end == self.text.len()) {
                (0, true) => Fit::Whole,
                (0, false) => Fit::Start,
                _ => Fit::Inside,
            }
        })
    }

    /// Where in the name the typed characters end, read from `at` on, when they all fit.
    fn follow(&self, typed: &[char], at: usize) -> Option<usize> {
        let Some(first) = typed.first() else { return Some(at) };
        let character = self.text.get(at)?;
        if first == character
            && let Some(end) = self.follow(&typed[1..], at + 1)
        {
            return Some(end);
        }
        for reading in self.readings[at] {
            if !first.is_ascii_alphabetic() || !reading.starts_with(*first) {
                continue;
            }
            // The whole syllable first: it leaves the fewest letters to explain.
            for length in (1..=reading.len()).rev() {
                let spelled = typed.len() >= length && typed[..length].iter().copied().eq(reading[..length].chars());
                // A part of a syllable is an initial (`j`, `zh`) or the end of what was typed so far.
                let whole = length == reading.len();
                let initial = length == 1 || length == 2 && reading[..2].ends_with('h');
                if spelled
                    && (whole || initial || typed.len() == length)
                    && let Some(end) = self.follow(&typed[length..], at + 1)
                {
                    return Some(end);
                }
            }
        }
        None
    }

    /// Edits between two names in halves: a character that sounds alike costs one, any
    /// other change two.
    pub fn distance(&self, other: &Self) -> usize {
        let mut row: Vec<usize> = (0..=other.text.len()).map(|count| count * 2).collect();
        for index in 0..self.text.len() {
            let mut diagonal = row[0];
            row[0] = (index + 1) * 2;
            for column in 0..other.text.len() {
                let change = match () {
                    () if self.text[index] == other.text[column] => 0,
                    () if sound_alike(self.readings[index], other.readings[column]) => 1,
                    () => 2,
                };
                let next = (diagonal + change).min(row[column] + 2).min(row[column + 1] + 2);
                diagonal = std::mem::replace(&mut row[column + 1], next);
            }
        }
        row[other.text.len()]
    }
}

/// Whether two characters of these readings can sound alike.
fn sound_alike(one: &[&str], other: &[&str]) -> bool {
    one.iter().any(|reading| other.contains(reading))
}

#[cfg(test)]
mod tests {
    use super::{Fit, Spelled};

    fn fits(typed: &str, name: &str) -> Option<Fit> {
        Spelled::new(name.chars().collect()).fit(&typed.chars().collect::<Vec<_>>())
    }

    #[test]
    fn syllables_initials_and_both() {
        let name = "家庭教育指导师";
        for typed in ["jiatingjiaoyuzhidaoshi", "jtjyzds", "jiatjyzhidaos", "家庭jyzds"] {
            assert_eq!(fits(typed, name), Some(Fit::Whole), "{typed}");
        }
        assert_eq!(fits("jiating", name), Some(Fit::Start));
        assert_eq!(fits("jiati", name), Some(Fit::Start));
        assert_eq!(fits("zhidaoshi", name), Some(Fit::Inside));
        assert_eq!(fits("kjs", "会计师"), Some(Fit::Whole));
        assert_eq!(fits("xyz", name), None);
    }
}
