//! What a passage does with a claim: promotes it, warns of it, reports it.
//!
//! Stance is decided for each claim in its own sentence first; the page as a whole is
//! only the prior. See `docs/JUDGE.md`.

use serde::Serialize;

use crate::lexicon::{CUES, CueKind};
use crate::page::{PageContext, PassageKind};
use crate::scan::{Found, Hit};

use super::Reading;
use super::claim::Wording;

/// How often each kind of cue stands in a passage.
#[derive(Debug, Default, Clone, Copy)]
pub struct CueCounts {
    pub negation: u32,
    pub prohibition: u32,
    pub warning: u32,
    pub attribution: u32,
    pub refutation: u32,
    pub dispute: u32,
    pub certificate: u32,
    pub training: u32,
    pub recruit: u32,
    pub job_offer: u32,
    pub driving: u32,
    pub skill_evaluation: u32,
    pub history: u32,
}

impl CueCounts {
    /// Counts the cues among the hits; overlapping hits of one kind count once.
    pub fn new(hits: &[Hit]) -> Self {
        let mut counts = Self::default();
        let mut cues: Vec<(CueKind, usize, usize)> = cues(hits).collect();
        cues.sort_by_key(|(kind, start, end)| (*kind as u8, *start, std::cmp::Reverse(*end)));
        let mut last: Option<(CueKind, usize)> = None;
        for (kind, start, end) in cues {
            if last.is_some_and(|(known, until)| known == kind && start < until) {
                continue;
            }
            last = Some((kind, end));
            let counter = match kind {
                CueKind::Negation => &mut counts.negation,
                CueKind::Prohibition => &mut counts.prohibition,
                CueKind::Warning => &mut counts.warning,
                CueKind::Attribution => &mut counts.attribution,
                CueKind::Refutation => &mut counts.refutation,
                CueKind::Dispute => &mut counts.dispute,
                CueKind::Certificate => &mut counts.certificate,
                CueKind::Training | CueKind::CertificateWeak => &mut counts.training,
                CueKind::Recruit => &mut counts.recruit,
                CueKind::JobOffer => &mut counts.job_offer,
                CueKind::Driving => &mut counts.driving,
                CueKind::SkillEvaluation => &mut counts.skill_evaluation,
                CueKind::History => &mut counts.history,
                CueKind::AnswerNo | CueKind::OfficialName | CueKind::Denial | CueKind::Concession => continue,
            };
            *counter += 1;
        }
        counts
    }

    /// Signs that the passage warns or reports.
    pub fn warns(&self) -> u32 {
        self.prohibition + self.warning + self.refutation + 2 * self.dispute
    }
}

/// The cues among hits.
pub fn cues(hits: &[Hit]) -> impl Iterator<Item = (CueKind, usize, usize)> {
    hits.iter().filter_map(|hit| match hit.found {
        Found::Cue(index) => Some((CUES[index].kind, hit.start, hit.end)),
        _ => None,
    })
}

/// How much a clause worded like a report says, against one cue.
const REPORTING_WEIGHS: u32 = 2;
/// From so many clauses on a page has a voice.
const FEWEST_OF_A_VOICE: u32 = 5;

/// What the page as a whole does.
#[allow(clippy::struct_excessive_bools, reason = "facts of a page that do not exclude each other")]
#[derive(Debug, Clone, Copy)]
pub struct PageStance {
    /// Signs that it warns or reports.
    pub warns: u32,
    /// Signs that it recruits.
    pub recruits: u32,
    /// Whether its title already warns or reports.
    pub title_reports: bool,
    /// Whether it is taken as a warning or a report where its sections show the same.
    pub reports: bool,
    /// Whether its clauses are worded like claims far more than like reports.
    pub sells: bool,
    /// Whether its clauses are worded like a report or a warning more than like claims.
    pub narrates: bool,
    /// Whether warning or reporting is what the page is for, not a part of it.
    pub is_warning: bool,
    /// Whether it offers a course.
    pub training: bool,
    /// Whether its title offers work.
    pub job_offer: bool,
    /// Whether it is about driving licences.
    pub driving: bool,
    /// Whether it describes a registered skill-level evaluation more than it recruits.
    pub skill_evaluation: bool,
    /// Whether it tells of a qualification that is no more.
    pub history: bool,
}

impl PageStance {
    /// Weighs the whole page, with what earlier batches told.
    pub fn new(title: &Reading<'_>, readings: &[Reading<'_>], earlier: &PageContext, wording: &Wording) -> Self {
        let all = || readings.iter().chain(std::iter::once(title));
        let warns = earlier.warns + all().map(|reading| reading.cues.warns()).sum::<u32>();
        let recruits = earlier.recruits + all().map(|reading| reading.cues.recruit).sum::<u32>();
        let attributions: u32 = all().map(|reading| reading.cues.attribution).sum();
        let title_warns = title.cues.warns() > 0;
        let reporting = REPORTING_WEIGHS * wording.reporting + warns;
        let sells = wording.claiming >= FEWEST_OF_A_VOICE && 5 * reporting < 4 * wording.claiming;
        let narrates = wording.reporting + warns >= FEWEST_OF_A_VOICE && 5 * reporting >= 7 * wording.claiming;
        let evaluation = all().map(|reading| reading.cues.skill_evaluation).sum::<u32>();
        Self {
            skill_evaluation: evaluation >= 2 && evaluation > recruits,
            history: all().any(|reading| reading.cues.history > 0),
            warns,
            recruits,
            title_reports: title_warns
                && warns + attributions >= recruits
                && (!sells || recruits == 0 && title.cues.warning + title.cues.dispute > 0),
            sells,
            narrates: narrates && recruits <= warns + attributions,
            reports: !sells
                && (title_warns && warns + attributions >= recruits
                    || warns >= 3 && warns + attributions >= 2 * recruits && reporting > wording.claiming
                    || warns + attributions >= 4 && recruits == 0),
            is_warning: title_warns || 4 * readings.iter().filter(|reading| reading.warns()).count() >= readings.len(),
            training: title.cues.training > 0 || all().any(|reading| reading.cues.training > 0),
            job_offer: title.cues.job_offer > 0,
            driving: all().any(|reading| reading.cues.driving > 0),
        }
    }
}

/// What the passages under one heading do, together.
#[allow(clippy::struct_excessive_bools, reason = "facts of a section that do not exclude each other")]
#[derive(Debug, Default, Clone, Copy)]
pub struct Section {
    /// Signs that the section warns or reports.
    pub warns: u32,
    /// Whether the section offers work: what it says of pay is of that work.
    pub offers_work: bool,
    /// Whether the passage is an item of a list that a warning, a prohibition or somebody
    /// else's name introduces: 以下表述将触发下架: …
    pub led_in: bool,
    /// Whether the passage itself makes two claims or more and has no word of a report.
    pub sells: bool,
    /// Whether the passage before or behind warns or reports.
    pub warns_beside: bool,
}

/// The section of each passage. A page without headings is one section; so is what
/// stands before the first heading.
pub fn sections(readings: &[Reading<'_>], wording: &Wording) -> Vec<Section> {
    let mut sections = Vec::with_capacity(readings.len());
    let starts = |reading: &Reading<'_>| reading.passage.kind == PassageKind::Heading;
    let mut first = 0;
    while first < readings.len() {
        let after = readings[first + 1..].iter().position(starts).map_or(readings.len(), |next| first + 1 + next);
        let section = &readings[first..after];
        let sum = |count: fn(&Reading<'_>) -> u32| section.iter().map(count).sum::<u32>();
        let warns = sum(|reading| reading.cues.warns() + reading.cues.attribution);
        let (job, recruits) = (sum(|reading| reading.cues.job_offer), sum(|reading| reading.cues.recruit));
        let offers_work = job >= 2 || job > 0 && recruits == 0;
        sections.resize(after, Section { warns, offers_work, led_in: false, sells: false, warns_beside: false });
        first = after;
    }
    let led_in = led_in(readings);
    for (index, section) in sections.iter_mut().enumerate() {
        let warns = |reading: &Reading<'_>| reading.cues.warns() + reading.cues.attribution > 0;
        section.led_in = led_in[index];
        section.sells = wording.sells(index) && !warns(&readings[index]);
        section.warns_beside = index > 0 && warns(&readings[index - 1]) || readings.get(index + 1).is_some_and(warns);
    }
    sections
}

/// For each passage whether it is an item of a list that is introduced as somebody else's
/// or as forbidden.
fn led_in(readings: &[Reading<'_>]) -> Vec<bool> {
    let mut leads = false;
    readings
        .iter()
        .map(|reading| {
            let chars = reading.text.chars();
            let is_item = reading.passage.kind == PassageKind::ListItem || starts_an_item(chars);
            let led = leads && is_item;
            let opens = chars.last() == Some(&':');
            leads = if opens && !led {
                reading.cues.prohibition + reading.cues.warning + reading.cues.attribution > 0
            } else {
                led
            };
            led
        })
        .collect()
}

/// `1.`, `7.2`, `(一)`, `·`, `①` …: marks before an item of a list, or a quotation.
fn starts_an_item(chars: &[char]) -> bool {
    match chars {
        [first, second, ..] => {
            let number = first.is_ascii_digit() || "一二三四五六七八九十".contains(*first);
            !first.is_alphanumeric() && !matches!(first, '《')
                || number && (second.is_ascii_digit() || matches!(second, '.' | '、' | ')'))
        }
        _ => false,
    }
}

/// Why a claim is reported, not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// It is denied before.
    Denied,
    /// It is forbidden or warned of before.
    WarnedOf,
    /// The sentence goes on to deny it.
    Refuted,
    /// The words are somebody else's.
    Attributed,
    /// It is asked, and the answer is no.
    AnsweredNo,
    /// The page is worded like a report or a warning.
    Voice,
    /// The title of the page warns or reports.
    Title,
    /// The page and the section warn or report.
    Page,
    /// A warning introduces the list in which it stands.
    LedIn,
    /// It is quoted where there is warning.
    Quoted,
}

/// Why the claim at `start..end` is not the page's own, if it is not.
///
/// `by_likeness` says that the words are a whole clause, found by its likeness to examples.
pub fn reported_by(
    reading: &Reading<'_>,
    section: Section,
    page: &PageStance,
    (start, end): (usize, usize),
    by_likeness: bool,
) -> Option<Ground> {
    let outline = &reading.outline;
    let (from, to) = outline.sentence(start);
    let (clause_from, _) = outline.clause(start);
    let quotation = outline.quotation(start, end);
    let outside = |at: usize, until: usize| until <= start || at >= end;
    let mut addressed = false;
    let concessions: Vec<(usize, usize)> = cues(&reading.hits)
        .filter(|(kind, ..)| *kind == CueKind::Concession)
        .map(|(_, at, until)| (at, until))
        .collect();
    for (kind, at, until) in cues(&reading.hits) {
        let conceded = concessions.iter().any(|(from, to)| *from < until && at < *to);
        if conceded && matches!(kind, CueKind::Negation | CueKind::Denial | CueKind::Prohibition) {
            continue;
        }
        // "不等同于…": the denial reaches into the words of the claim.
        if kind == CueKind::Negation && at < start && start < until && until < end {
            return Some(Ground::Denied);
        }
        // A clause that is like a claim as a whole may itself say that it is none.
        let inside = by_likeness && start <= at && until <= end;
        match kind {
            CueKind::Denial if inside => return Some(Ground::Denied),
            CueKind::Prohibition | CueKind::Warning if inside => return Some(Ground::WarnedOf),
            CueKind::Refutation if inside => return Some(Ground::Refuted),
            CueKind::Attribution if inside => addressed = true,
            _ => {}
        }
        if !outside(at, until) || at < from || until > to.saturating_add(1) {
            continue;
        }
        let before = until <= start;
        match kind {
            // A denial inside the quotation belongs to what is quoted.
            CueKind::Negation if before => {
                let conceding = concedes(&reading.text.chars()[until..start]);
                let reaches = !conceding && at >= clause_from || listed(reading, until, start);
                if reaches && start - until <= 24 {
                    return Some(Ground::Denied);
                }
            }
            CueKind::Prohibition | CueKind::Warning if before => return Some(Ground::WarnedOf),
            CueKind::Attribution => addressed |= before || quotation.is_some(),
            CueKind::Refutation if !before => return Some(Ground::Refuted),
            // Who sells also names offices, papers and figures to lend his words weight.
            CueKind::Dispute => addressed |= !page.sells,
            _ => {}
        }
    }
    if addressed {
        return Some(Ground::Attributed);
    }
    let next_says_no = outline.next_sentence(start).is_some_and(|(next, _)| {
        cues(&reading.hits).any(|(kind, at, _)| kind == CueKind::AnswerNo && at < next + 4 && at >= next)
    });
    let asks = reading.text.chars().get(to.saturating_sub(1)) == Some(&'?');
    if asks && next_says_no {
        return Some(Ground::AnsweredNo);
    }
    let warns_here = reading.warns();
    if section.led_in {
        return Some(Ground::LedIn);
    }
    if page.narrates && reading.cues.recruit < 2 {
        return Some(Ground::Voice);
    }
    // A page that warns and then recruits makes its own claims where it recruits.
    let recruits = section.sells && page.recruits > 0;
    if page.title_reports && !recruits && (warns_here || section.warns_beside || reading.cues.recruit < 2) {
        return Some(Ground::Title);
    }
    if page.reports && !recruits && section.warns > 0 && (warns_here || reading.cues.recruit == 0) {
        return Some(Ground::Page);
    }
    (quotation.is_some() && (warns_here || page.warns > page.recruits)).then_some(Ground::Quoted)
}

/// "没有基础也能…", "不用上班照样…": what is denied is no hindrance to what follows.
fn concedes(between: &[char]) -> bool {
    between
        .windows(2)
        .any(|pair| matches!(pair, ['也', '能' | '可' | '行'] | ['照' | '一', '样'] | ['都', '能' | '可']))
}

/// Whether only a list stands between a denial and a claim: 没有"包过"、"保过"的说法.
fn listed(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let chars = reading.text.chars();
    let between = &chars[from.min(to)..to];
    between.contains(&'、') && !between.iter().any(|character| matches!(character, ',' | ';' | ':'))
}
