//! From hits to findings: what a claim is about, what the passage does with it, and what
//! the State's lists say of that occupation.
//!
//! Nothing here looks for words of its own; words come from `data/lexicon` as cues. The
//! order of the steps and what weighs how is told in `docs/JUDGE.md`.

mod claim;
mod decision;
mod explain;
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
pub use decision::Step;
pub use explain::{Cue, Explained, Explanation};
use outline::Outline;
pub use stance::Ground;
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

    /// The occupations that claims may be about.
    fn named(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| !mention.loose)
    }

    /// The words at the original characters `start..end`.
    fn quote(&self, start: u32, end: u32) -> String {
        self.passage.text.chars().skip(start as usize).take((end - start) as usize).collect()
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
    certificate: bool,
    /// How much the page is worded like an advertisement; see [`claim::Wording`].
    tone: f32,
    /// Whether the page names an occupation.
    subject: bool,
    /// How many clauses were compared with the examples.
    clauses: u32,
    /// Whether so few clauses are worded like claims that they may be so by chance.
    by_chance: bool,
    /// Clauses worded like reports or warnings.
    reporting: u32,
    /// Clauses worded like claims.
    claiming: u32,
}

impl Whole {
    /// Whether the page as a whole is worded like an advertisement.
    fn advertises(&self) -> bool {
        self.tone > ADVERTISEMENT && self.claiming >= PRAISES
    }
}

/// The tone from which on a page is an advertisement.
const ADVERTISEMENT: f32 = 0.2;

/// A page with all that was read in it, before its claims are decided.
struct Case<'p> {
    readings: Vec<Reading<'p>>,
    subjects: Subjects,
    whole: Whole,
    sections: Vec<stance::Section>,
    claims: Vec<claim::Claim>,
    earlier: PageContext,
}

impl<'p> Case<'p> {
    /// `title` is the page's title as a passage of its own.
    fn new(scanner: &Scanner, page: &'p Page, title: &'p Passage) -> Self {
        let mut title = Reading::new(scanner, title);
        let mut readings: Vec<Reading<'_>> =
            page.passages.iter().map(|passage| Reading::new(scanner, passage)).collect();
        let earlier = page.context.clone().unwrap_or_default();
        let all = || std::iter::once(&title).chain(&readings);
        let spoken = earlier.certificate || all().any(|reading| reading.cues.certificate > 0);
        let named = all().any(|reading| reading.named().next().is_some());
        let snippet = length(page) <= LONGEST_SNIPPET;
        let mut wording = if snippet && length(page) > LONGEST_WORD || spoken || named {
            claim::by_likeness(&readings, !snippet)
        } else {
            claim::Wording::default()
        };
        // An occupation praised in the words of advertisements is one with a certificate to sell.
        let certificate = spoken || named && wording.claiming >= PRAISES && wording.tone > 0.0;
        if !certificate {
            for reading in std::iter::once(&mut title).chain(&mut readings) {
                reading.mentions.retain(|mention| mention.sure);
            }
        }
        let subjects = Subjects::new(&title, &readings, &earlier);
        let title_mentions = title.named().next().is_some() || title.cues.certificate > 0 || subjects.announced();
        let whole = Whole {
            title_mentions,
            official: page.url.as_deref().is_some_and(host::is_official),
            snippet,
            certificate,
            tone: wording.tone,
            subject: subjects.page().is_some(),
            clauses: wording.count(),
            by_chance: wording.is_by_chance(),
            reporting: wording.reporting,
            claiming: wording.claiming,
            stance: PageStance::new(&title, &readings, &earlier, &wording),
        };
        let mut claims = claim::by_patterns(&readings, &wording);
        claims.append(&mut wording.claims);
        let sections = stance::sections(&readings, &wording);
        Self { readings, subjects, whole, sections, claims, earlier }
    }

    fn decide(&self) -> decision::Decided<'_> {
        decision::decide(self)
    }

    fn context(&self, promotes: bool) -> PageContext {
        PageContext {
            subject: self.subjects.page().map(|subject| subject.name().to_owned()),
            certificate: self.whole.certificate,
            warns: self.whole.stance.warns,
            recruits: self.whole.stance.recruits,
            promotes,
        }
    }
}

fn title(page: &Page) -> Passage {
    Passage { text: page.title.clone(), ..Passage::default() }
}

/// Judges one page or one batch of its passages.
#[must_use]
pub fn judge(scanner: &Scanner, page: &Page) -> Report {
    let title = title(page);
    let case = Case::new(scanner, page, &title);
    let decided = case.decide();
    let mut report = findings::report(&case, &decided);
    report.verdict = verdict(&report, &case.whole);
    report
}

/// Tells how every claim of a page was decided, the ones not shown too.
#[must_use]
pub fn explain(scanner: &Scanner, page: &Page) -> Explanation {
    let title = title(page);
    let case = Case::new(scanner, page, &title);
    let decided = case.decide();
    let report = findings::report(&case, &decided);
    explain::explanation(&case, &decided, verdict(&report, &case.whole))
}

/// From so many clauses worded like claims a named occupation has a certificate to sell.
const PRAISES: u32 = 3;
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
