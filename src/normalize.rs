//! Folds a passage for scanning and keeps the way back to the original characters.
//!
//! Folding makes one spelling of many: width, circles and small forms, accents, case,
//! Traditional to Simplified. Characters that show nothing are left out; pictures and
//! blanks are left out too but remembered as gaps, because people break a word with
//! them on purpose ("包🔥过") and also part two words with them ("面包 过期"). Whether a
//! match may run across a gap is decided by [`Normalized::holds`].
//!
//! Text and patterns go through the same folding, so a fold may be coarser than a
//! reader's ("著" and "着" are one) without ever changing what a pattern finds in
//! ordinary text.

mod disguise;

#[allow(clippy::unreadable_literal, clippy::large_const_arrays, reason = "generated tables")]
mod tables {
    include!(concat!(env!("OUT_DIR"), "/characters.rs"));

    /// What becomes of one character.
    pub(super) enum Fold {
        Same,
        To(char),
        Text(&'static str),
        Invisible,
        Space,
        Picture,
    }

    pub(super) fn fold(character: char) -> Fold {
        let code = character as usize;
        let entry = PAGE_INDEX.get(code >> 6).map_or(0, |page| PAGES[usize::from(*page)][code & 0x3F]);
        match entry {
            // Beyond the tables lie variation selectors, tags and private use.
            0 if code >= 0xE0000 => Fold::Invisible,
            0 => Fold::Same,
            1 => Fold::Invisible,
            2 => Fold::Space,
            3 => Fold::Picture,
            4..0x8000 => Fold::To(TARGETS[usize::from(entry) - 4]),
            _ => Fold::Text(TEXTS[usize::from(entry) - 0x8000]),
        }
    }
}

use tables::Fold;

/// What stood before a character of the folded text and was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing at all.
    None,
    /// Characters that do not show, or a disguise that was put right.
    Hidden,
    /// A picture or an ornament.
    Picture,
    /// A blank.
    Space,
    /// Punctuation that parts single characters ("包-过", "全、国").
    Mark,
    /// A line break of plain text.
    Line,
}

/// A passage folded for scanning.
#[derive(Debug, Clone, Default)]
pub struct Normalized {
    chars: Vec<char>,
    /// Where the original of each character starts and ends.
    origins: Vec<(u32, u32)>,
    gaps: Vec<Gap>,
}

impl Normalized {
    /// Folds `text`; linear in its length.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fold(text);
        folded.drop_marks_between_single_characters();
        folded.undo_disguises();
        folded
    }

    /// The folded characters.
    #[must_use]
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// What was left out before character `index`.
    #[must_use]
    pub fn gap(&self, index: usize) -> Gap {
        self.gaps.get(index).copied().unwrap_or(Gap::None)
    }

    /// The span of original characters behind the folded characters `start..end`.
    ///
    /// Marks of characters that were left out at either end are not part of it.
    #[must_use]
    pub fn original(&self, start: usize, end: usize) -> (u32, u32) {
        let (from, until) = self.origins.get(start).copied().unwrap_or((0, 1));
        let (_, last) = end.checked_sub(1).and_then(|last| self.origins.get(last)).copied().unwrap_or((from, until));
        (from, last.max(until))
    }

    /// Whether the characters `start..end` may be read as one expression.
    ///
    /// Without gaps inside they always may. With gaps, four characters or more may when
    /// they are parted by blanks or pictures; shorter ones only when they begin and end
    /// where the broken pieces begin and end ("不 过 退 费", not "书包 过大"), for a
    /// picture one of the two is enough.
    #[must_use]
    pub fn holds(&self, start: usize, end: usize) -> bool {
        let widest = (start + 1..end).map(|index| self.gap(index)).max().unwrap_or(Gap::None);
        if widest <= Gap::Hidden {
            return true;
        }
        let begins = self.begins_piece(start);
        let ends = self.begins_piece(end);
        match widest {
            Gap::None | Gap::Hidden => true,
            Gap::Picture => begins || ends || end - start >= 4,
            Gap::Space => begins && ends || end - start >= 4,
            Gap::Mark | Gap::Line => begins && ends,
        }
    }

    /// Whether anything was left out or put right between the characters `start..end`.
    #[must_use]
    pub fn is_broken(&self, start: usize, end: usize) -> bool {
        (start + 1..end.min(self.chars.len())).any(|index| self.gap(index) != Gap::None)
    }

    /// Whether each of the characters `start..end` stands alone, and those around do not:
    /// "全、国、通、用", not the middle of "环·保·过·滤·棉".
    #[must_use]
    pub fn is_spelled_out(&self, start: usize, end: usize) -> bool {
        let parted = |index: usize| self.gap(index) > Gap::Hidden;
        (start + 1..end.min(self.chars.len())).all(parted)
            && !(start > 0 && parted(start) && self.is_single(start - 1))
            && !(end < self.chars.len() && parted(end) && self.is_single(end))
    }

    /// Whether a piece of unbroken text starts at `index` (or the text ends there).
    #[must_use]
    pub fn begins_piece(&self, index: usize) -> bool {
        index == 0
            || index >= self.chars.len()
            || self.gap(index) > Gap::Hidden
            || !self.chars[index - 1].is_alphanumeric()
            || !self.chars[index].is_alphanumeric()
    }

    fn fold(&mut self, text: &str) {
        let mut pending = Gap::None;
        let original: Vec<char> = text.chars().collect();
        let mut position = 0;
        while position < original.len() {
            let character = original[position];
            let origin = u32::try_from(position).unwrap_or(u32::MAX - 1);
            position += 1;
            match tables::fold(character) {
                Fold::Same => self.push(character, origin, &mut pending),
                Fold::To(folded) => self.push(folded, origin, &mut pending),
                Fold::Text(folded) => {
                    for part in folded.chars() {
                        self.push(part, origin, &mut pending);
                    }
                }
                Fold::Invisible => pending = pending.max(Gap::Hidden),
                Fold::Space if character == '\n' => pending = pending.max(Gap::Line),
                Fold::Space => pending = pending.max(Gap::Space),
                Fold::Picture => pending = pending.max(Gap::Picture),
            }
            self.drop_reading();
        }
    }

    fn push(&mut self, character: char, origin: u32, pending: &mut Gap) {
        let gap = std::mem::replace(pending, Gap::None);
        if gap >= Gap::Space && self.chars.last().is_some_and(|last| parts_words(*last, character)) {
            self.chars.push(' ');
            self.origins.push((origin.saturating_sub(1), origin.max(1)));
            self.gaps.push(Gap::None);
        }
        self.chars.push(character);
        self.origins.push((origin, origin + 1));
        self.gaps.push(gap);
    }

    /// Takes back "(guó)" behind a Han character, as it stands in text with readings.
    fn drop_reading(&mut self) {
        let opening = match self.chars.last() {
            Some(')') => '(',
            Some('】') => '【',
            Some(']') => '[',
            _ => return,
        };
        let longest = self.chars.len().saturating_sub(9);
        let Some(open) = (longest..self.chars.len()).rev().find(|index| self.chars[*index] == opening) else {
            return;
        };
        let reading = &self.chars[open + 1..self.chars.len() - 1];
        if open > 0 && is_han(self.chars[open - 1]) && is_syllable(reading) {
            self.chars.truncate(open);
            self.origins.truncate(open);
            self.gaps.truncate(open);
        }
    }

    /// "包-过", "全、国、通、用", "【包】【过】": punctuation beside a piece of one character.
    fn drop_marks_between_single_characters(&mut self) {
        if !self.chars.iter().any(|character| is_mark(*character)) {
            return;
        }
        let length = self.chars.len();
        let mut keep = vec![true; length];
        let mut index = 0;
        while index < length {
            if !is_mark(self.chars[index]) {
                index += 1;
                continue;
            }
            let start = index;
            while index < length && is_mark(self.chars[index]) {
                index += 1;
            }
            let joins = (index - start <= 4 || self.chars[start..index].iter().all(|mark| *mark == '.'))
                && start > 0
                && index < length
                && is_han(self.chars[start - 1])
                && is_han(self.chars[index])
                && (self.is_single(start - 1) || self.is_single(index));
            if joins {
                keep[start..index].fill(false);
                self.gaps[index] = self.gaps[index].max(Gap::Mark);
            }
        }
        let mut flags = keep.iter().copied();
        self.chars.retain(|_| flags.next().unwrap_or(true));
        let mut flags = keep.iter().copied();
        self.origins.retain(|_| flags.next().unwrap_or(true));
        let mut flags = keep.iter().copied();
        self.gaps.retain(|_| flags.next().unwrap_or(true));
    }

    fn undo_disguises(&mut self) {
        let corrections = disguise::corrections(&self.chars);
        if corrections.is_empty() {
            return;
        }
        let mut plain = Self::default();
        let mut from = 0;
        for correction in corrections {
            plain.extend_from(self, from, correction.start);
            plain.chars.push(correction.character);
            plain.origins.push((self.origins[correction.start].0, self.origins[correction.end - 1].1));
            plain.gaps.push(self.gaps[correction.start].max(Gap::Hidden));
            if let Some(next) = self.gaps.get_mut(correction.end) {
                *next = (*next).max(Gap::Hidden);
            }
            from = correction.end;
        }
        plain.extend_from(self, from, self.chars.len());
        *self = plain;
    }

    fn extend_from(&mut self, other: &Self, from: usize, to: usize) {
        self.chars.extend_from_slice(&other.chars[from..to]);
        self.origins.extend_from_slice(&other.origins[from..to]);
        self.gaps.extend_from_slice(&other.gaps[from..to]);
    }

    fn is_single(&self, index: usize) -> bool {
        let before = index == 0 || self.gap(index) > Gap::Hidden || !self.chars[index - 1].is_alphanumeric();
        let after = index + 1 >= self.chars.len()
            || self.gap(index + 1) > Gap::Hidden
            || !self.chars[index + 1].is_alphanumeric();
        before && after
    }
}

/// Folds the words of a pattern as a passage would be folded.
#[must_use]
pub fn fold_words(words: &[char]) -> Vec<char> {
    let mut folded = Normalized::default();
    folded.fold(&words.iter().collect::<String>());
    // A blank at either end parts this from the next English word and must not be lost.
    let mut chars = folded.chars;
    if words.len() > 1 && words.first() == Some(&' ') {
        chars.insert(0, ' ');
    }
    if words.last() == Some(&' ') {
        chars.push(' ');
    }
    chars
}

/// Whether a character is a Chinese character.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// A blank between these is part of an English phrase; between others it says nothing.
fn parts_words(before: char, after: char) -> bool {
    before.is_ascii_alphabetic() && after.is_ascii_alphanumeric()
        || before.is_ascii_alphanumeric() && after.is_ascii_alphabetic()
}

fn is_mark(character: char) -> bool {
    matches!(
        character,
        '-' | '/' | '\\' | '|' | '*' | '~' | '·' | '_' | '+' | '=' | '^' | '#' | '.' | '、' | '【' | '】' | '\'' | '`'
    )
}

/// Whether the letters are one syllable of pinyin, tone marks already taken off.
fn is_syllable(letters: &[char]) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: [&str; 37] = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er", "an", "en", "in",
        "un", "ang", "eng", "ing", "ong", "ia", "ua", "uo", "iao", "uai", "ian", "uan", "iang", "uang", "iong", "io",
        "van", "vn",
    ];
    let text: String = letters.iter().collect();
    INITIALS.iter().any(|initial| text.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        Normalized::new(text).chars().iter().collect()
    }

    #[test]
    fn one_spelling_of_many() {
        for (written, plain) in [
            ("１００％包过", "100%包过"),
            ("國家認可", "国家认可"),
            ("⑦天拿证", "7天拿证"),
            ("❼天拿證", "7天拿证"),
            ("9️⃣8️⃣%通过率", "98%通过率"),
            ("ＶＸ：ＡＢＣ", "vx:abc"),
            ("包\u{200d}过", "包过"),
            ("包\u{ad}过", "包过"),
            ("規(guī)定", "规定"),
            ("國（guó）家", "国家"),
            ("包🔥过", "包过"),
            ("包🈴过", "包过"),
            ("不 过 退 费", "不过退费"),
            ("全、国、通、用", "全国通用"),
            ("【包】【过】", "【包过】"),
            ("pass  guarantee", "pass guarantee"),
        ] {
            assert_eq!(folded(written), plain, "{written}");
        }
    }

    #[test]
    fn words_stay_apart() {
        assert_eq!(folded("健康/安全"), "健康/安全");
        assert_eq!(folded("微信(wx)"), "微信(wx)");
        let text = Normalized::new("书包 过大");
        assert!(!text.holds(1, 3), "书包 and 过大 are two words");
        let text = Normalized::new("零 基 础");
        assert!(text.holds(0, 3));
    }

    proptest! {
        #[test]
        fn any_span_maps_back_into_the_original(text in any::<String>(), a in 0usize..200, b in 0usize..200) {
            let count = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            let normalized = Normalized::new(&text);
            let length = normalized.chars().len();
            let (start, end) = (a.min(b).min(length), a.max(b).min(length));
            if start < end {
                let (from, to) = normalized.original(start, end);
                prop_assert!(from < to && to <= count, "{from}..{to} of {count}");
            }
        }

        #[test]
        fn plain_chinese_is_left_alone(text in "[一-三七不中为了人会但你出分到和国在大家就得我是有来的要这]{0,40}") {
            prop_assert_eq!(folded(&text), text);
        }
    }
}
