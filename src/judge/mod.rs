//! From hits to findings: what a claim is about, what the passage does with it, and what
//! the State's lists say of that occupation.
//!
//! Nothing here looks for words of its own; words come from `data/lexicon` as cues. The
//! order of the steps and what weighs how is told in `docs/JUDGE.md`.

mod findings;
mod host;
pub mod links;
mod look_alike;
mod needs;
mod outline;
mod stance;
mod subject;

use crate::normalize::Normalized;
use crate::page::{Page, PageContext, Passage};
use crate::report::{FindingKind, Level, Report, Verdict};
use crate::scan::{Hit, Scanner};
use outline::Outline;
use stance::PageStance;
use subject::{Mention, Subjects};

/// A passage with all that was read in it.
struct Reading<'p> {
    passage: &'p Passage,
    text: Normalized,
    hits: Vec<Hit>,
    outline: Outline,
    mentions: Vec<Mention>,
    cues: stance::CueCounts,
}

impl<'p> Reading<'p> {
    fn new(scanner: &Scanner, passage: &'p Passage) -> Self {
        let text = Normalized::new(&passage.text);
        let hits = scanner.scan(&text);
        let outline = Outline::new(&text);
        let mentions = subject::mentions(&text, &hits);
        let cues = stance::CueCounts::new(&hits);
        Self { passage, text, hits, outline, mentions, cues }
    }

    /// Whether the passage warns, reports, or puts words into somebody else's mouth.
    fn warns(&self) -> bool {
        self.cues.warns() + self.cues.attribution > 0
    }
}

/// What holds for the page as a whole.
#[allow(clippy::struct_excessive_bools, reason = "facts of a page that do not exclude each other")]
struct Whole {
    stance: PageStance,
    title_mentions: bool,
    official: bool,
    /// A bare line of text without a page around it, as a reviewer pastes it.
    snippet: bool,
    /// No more than a word: nothing to judge by.
    word: bool,
    certificate: bool,
}

/// Judges one page or one batch of its passages.
#[must_use]
pub fn judge(scanner: &Scanner, page: &Page) -> Report {
    let title = Passage { text: page.title.clone(), ..Passage::default() };
    let title = Reading::new(scanner, &title);
    let readings: Vec<Reading<'_>> = page.passages.iter().map(|passage| Reading::new(scanner, passage)).collect();
    let earlier = page.context.clone().unwrap_or_default();
    let subjects = Subjects::new(&title, &readings, &earlier);
    let stance = PageStance::new(&title, &readings, &earlier);
    let whole = Whole {
        title_mentions: !title.mentions.is_empty() || title.cues.certificate > 0 || subjects.announced(),
        official: page.url.as_deref().is_some_and(host::is_official),
        snippet: length(page) <= LONGEST_SNIPPET,
        word: length(page) <= LONGEST_WORD,
        certificate: earlier.certificate
            || title.cues.certificate > 0
            || readings.iter().any(|reading| reading.cues.certificate > 0),
        stance,
    };
    let context = PageContext {
        subject: subjects.page().map(|subject| subject.name().to_owned()),
        certificate: whole.certificate,
        warns: whole.stance.warns,
        recruits: whole.stance.recruits,
    };
    let mut report = findings::report(&readings, &subjects, &whole, context);
    report.verdict = verdict(&report, &whole);
    report
}

/// A bare line has at most so many characters.
const LONGEST_SNIPPET: usize = 40;
/// A bare word has at most so many characters.
const LONGEST_WORD: usize = 4;

/// How many characters the page has; a title or an earlier batch counts as a long page.
fn length(page: &Page) -> usize {
    if !page.title.is_empty() || page.context.is_some() {
        return usize::MAX;
    }
    page.passages.iter().map(|passage| passage.text.chars().count()).sum()
}

fn verdict(report: &Report, whole: &Whole) -> Verdict {
    let claims = || report.findings.iter().filter(|finding| finding.kind != FindingKind::Occupation);
    if claims().any(|finding| finding.level == Level::Misleading) {
        return Verdict::Misleading;
    }
    let reported = claims().filter(|finding| finding.level == Level::Reported).count();
    if claims().any(|finding| finding.level == Level::Caution) {
        return Verdict::Caution;
    }
    if reported > 0 && (whole.stance.is_warning || whole.official) {
        return Verdict::Warning;
    }
    Verdict::Clean
}
