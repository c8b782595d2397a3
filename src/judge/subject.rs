//! What a claim is about: the occupations a passage names, and which of them is meant.

use crate::catalogue::{self, NAMES, OCCUPATIONS, Occupation};
use crate::lexicon::{
    CERTIFICATE_HEADS, CERTIFICATE_TAILS, NO_TITLES, TITLE_ENDS, TITLE_LEVELS, TITLE_STOPS, TITLE_SURE_ENDS,
    TITLE_TAILS,
};
use crate::normalize::{Normalized, is_han};
use crate::page::{PageContext, PassageKind};
use crate::report::{OccupationSummary, Standing};
use crate::scan::{Found, Hit};

use super::Reading;

/// An occupation that is named: one of the lists, or a title in none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The occupation of this index in [`OCCUPATIONS`].
    Known(usize),
    /// A title as written.
    Unknown(String),
}

impl Subject {
    /// The name in the list, or as written.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(index) => OCCUPATIONS[*index].name,
            Self::Unknown(name) => name,
        }
    }

    fn occupation(&self) -> Option<&'static Occupation> {
        match self {
            Self::Known(index) => Some(&OCCUPATIONS[*index]),
            Self::Unknown(_) => None,
        }
    }

    /// What the State says of its certificate.
    pub fn standing(&self) -> Standing {
        self.occupation().map_or(Standing::NotFound, |occupation| occupation.standing)
    }

    /// Whether the State runs its qualification, test or permit, so that State terms are true of it.
    pub fn is_of_the_state(&self) -> bool {
        self.occupation().is_some_and(Occupation::is_of_the_state)
    }

    /// Whether the law requires it for the work.
    pub fn is_access(&self) -> bool {
        self.occupation().and_then(|occupation| occupation.access) == Some(true)
    }

    /// What travels with a report.
    pub fn summary(&self) -> OccupationSummary {
        match self {
            Self::Known(index) => OCCUPATIONS[*index].summary(),
            Self::Unknown(name) => catalogue::not_found(name),
        }
    }
}

/// A subject named at folded characters `start..end`.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Who is named.
    pub subject: Subject,
    /// The first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// Whether the words name an occupation by themselves; otherwise they do so only on a
    /// page that speaks of certificates.
    pub sure: bool,
    /// Whether an everyday word stands loose in the text (护士小王): its standing can be told,
    /// but claims are not about it.
    pub loose: bool,
}

/// The occupations that a passage names, without overlaps, in the order of the text.
pub fn mentions(text: &Normalized, hits: &[Hit]) -> Vec<Mention> {
    let chars = text.chars();
    let mut named: Vec<Mention> = hits
        .iter()
        .filter_map(|hit| match hit.found {
            Found::Name(index) => {
                let name = &NAMES[index];
                let everyday = name.broad || name.text.is_ascii() && !name.text.contains(' ');
                let beside = !everyday || beside_certificate(chars, hit.start, hit.end);
                Some(Mention {
                    subject: Subject::Known(name.occupation),
                    start: hit.start,
                    end: hit.end,
                    sure: beside,
                    loose: !beside && !is_listed(chars, hit.start, hit.end),
                })
            }
            _ => None,
        })
        .collect();
    named.extend(open_titles(chars));
    named.sort_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
    let mut kept: Vec<Mention> = Vec::new();
    for mention in named {
        match kept.last_mut() {
            Some(last) if mention.start < last.end => {
                // A title that only a suffix announces gives way to a name of the lists,
                // unless the name is a mere part of it: 高级碳资产管理师 is not 管理师.
                let replaces = matches!(last.subject, Subject::Unknown(_))
                    && matches!(mention.subject, Subject::Known(_))
                    && mention.end >= last.end;
                if replaces {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

fn beside_certificate(chars: &[char], start: usize, end: usize) -> bool {
    let after: String = chars[end..].iter().take(4).collect();
    let before: String = chars[start.saturating_sub(3)..start].iter().collect();
    let own: String = chars[start..end].iter().collect();
    own.ends_with('证')
        || CERTIFICATE_TAILS.iter().any(|tail| after.contains(tail))
        || CERTIFICATE_HEADS.iter().any(|head| before.ends_with(head))
}

/// Whether the words are one item of a list: 施工员、资料员、质量员, or a cell of a table.
fn is_listed(chars: &[char], start: usize, end: usize) -> bool {
    let parts = |character: Option<&char>| {
        character.is_none_or(|character| !character.is_alphanumeric() && !matches!(character, '。' | '!' | '?'))
    };
    let before = start.checked_sub(1).and_then(|index| chars.get(index));
    parts(before) && parts(chars.get(end)) && (before.is_some() || end < chars.len() || end - start >= 3)
}

/// Titles of open vocabulary: 3 to 10 Chinese characters that end like an occupation, so
/// that a title is known on the day it is invented.
///
/// They are sure before a word for a certificate; with an end that only titles have
/// (…管理师), or as an item of a list, they count where the page speaks of certificates.
fn open_titles(chars: &[char]) -> Vec<Mention> {
    let mut found = Vec::new();
    for end in 2..=chars.len() {
        if !matches!(chars[end - 1], '师' | '员' | '士' | '工' | '问' | '练' | '人') {
            continue;
        }
        let tail: String = chars[end..].iter().take(8).collect();
        let tail = TITLE_LEVELS.iter().fold(tail.trim_start_matches('('), |rest, level| rest.trim_start_matches(level));
        let sure = TITLE_TAILS.iter().any(|word| tail.trim_start_matches(')').starts_with(word));
        let mut start = end - 1;
        while start > 0 && end - start < 10 && is_han(chars[start - 1]) && !stops(chars[start - 1]) {
            start -= 1;
        }
        let mut title: String = chars[start..end].iter().collect();
        while let Some(level) = TITLE_LEVELS.iter().find(|level| title.starts_with(**level)) {
            title.drain(..level.len());
            start += level.chars().count();
        }
        let ends_like_one = TITLE_ENDS.iter().any(|known| title.ends_with(known));
        let plain = NO_TITLES.iter().any(|word| title == *word || title.ends_with("人员"));
        if !ends_like_one || plain || title.chars().count() < 3 {
            continue;
        }
        let distinct = TITLE_SURE_ENDS.iter().any(|known| title.ends_with(known) && title.len() > known.len());
        if sure || distinct || is_listed(chars, start, end) {
            found.push(Mention { subject: Subject::Unknown(title), start, end, sure, loose: false });
        }
    }
    found
}

fn stops(character: char) -> bool {
    TITLE_STOPS.iter().any(|stop| stop.starts_with(character))
}

/// The subjects of a page and of its passages.
pub struct Subjects {
    page: Option<Subject>,
    /// For each passage the subject of the heading that governs it.
    headings: Vec<Option<Subject>>,
    /// Whether the title or the first heading names the page's subject.
    announced: bool,
}

impl Subjects {
    /// Reads headings and counts names.
    pub fn new(title: &Reading<'_>, readings: &[Reading<'_>], earlier: &PageContext) -> Self {
        let mut headings = Vec::with_capacity(readings.len());
        let mut governing: Vec<(u8, Option<Subject>)> = Vec::new();
        for reading in readings {
            if reading.passage.kind == PassageKind::Heading {
                governing.retain(|(rank, _)| *rank < reading.passage.rank);
                governing.push((reading.passage.rank, reading.named().next().map(|mention| mention.subject.clone())));
            }
            headings.push(governing.iter().rev().find_map(|(_, subject)| subject.clone()));
        }
        let mut counts: Vec<(Subject, usize)> = Vec::new();
        for mention in readings.iter().flat_map(Reading::named) {
            match counts.iter_mut().find(|(subject, _)| *subject == mention.subject) {
                Some((_, count)) => *count += 1,
                None => counts.push((mention.subject.clone(), 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let first_of_most = counts.iter().find(|(_, count)| *count == most).map(|(subject, _)| subject.clone());
        let page = title
            .named()
            .next()
            .map(|mention| mention.subject.clone())
            .or_else(|| earlier.subject.as_deref().map(named))
            .or_else(|| headings.iter().flatten().next().cloned())
            .or(first_of_most);
        let announced = title.named().next().is_some()
            || earlier.subject.is_some()
            || readings
                .iter()
                .find(|reading| reading.passage.kind == PassageKind::Heading)
                .is_some_and(|first| first.named().next().is_some());
        Self { page, headings, announced }
    }

    /// The occupation the page is about.
    pub fn page(&self) -> Option<&Subject> {
        self.page.as_ref()
    }

    /// Whether the title or the first heading names an occupation.
    pub fn announced(&self) -> bool {
        self.announced
    }

    /// The occupation that the words at `start..end` of a passage are about.
    ///
    /// The nearest one named before them in their sentence, else the nearest behind
    /// them in it; else the nearest before them in the passage; else the heading's; else
    /// the page's.
    pub fn of<'a>(&'a self, passage: usize, reading: &'a Reading<'_>, start: usize, end: usize) -> Option<&'a Subject> {
        of_sentence(reading, start, end)
            .or_else(|| reading.named().filter(|mention| mention.end <= start).last().map(|mention| &mention.subject))
            .or_else(|| self.headings.get(passage).and_then(Option::as_ref))
            .or_else(|| reading.named().next().map(|mention| &mention.subject))
            .or(self.page.as_ref())
    }
}

fn of_sentence<'a>(reading: &'a Reading<'_>, start: usize, end: usize) -> Option<&'a Subject> {
    let (from, to) = reading.outline.sentence(start);
    let inside = |mention: &&Mention| mention.start >= from && mention.end <= to;
    let within = reading.named().filter(inside).find(|mention| mention.start < end && mention.end > start);
    let before = reading.named().filter(inside).filter(|mention| mention.end <= start).last();
    let behind = reading.named().filter(inside).find(|mention| mention.start >= end);
    within.or(before).or(behind).map(|mention| &mention.subject)
}

fn named(name: &str) -> Subject {
    NAMES
        .iter()
        .find(|known| known.text == name)
        .map_or_else(|| Subject::Unknown(name.to_owned()), |known| Subject::Known(known.occupation))
}
