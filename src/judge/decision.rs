//! What becomes of each claim, and the step that decided it.
//!
//! The order of the steps is the order of `docs/JUDGE.md`; `bianzheng explain` prints it.

use serde::Serialize;

use crate::lexicon::{ClaimRule, CueKind, Need};
use crate::normalize::fold_words;
use crate::report::{Category, Level};

use super::claim::Claim;
use super::needs::Place;
use super::stance::{Ground, Section, cues, reported_by};
use super::subject::Subject;
use super::{Case, Reading, Whole};

/// The step that decided about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The words are part of the name of an official site or document.
    OfficialName,
    /// Words beside them make the wording lawful.
    Lawful,
    /// The host is official.
    OfficialHost,
    /// The claim is denied, forbidden, warned of or somebody else's.
    Reported(Ground),
    /// Something that the rule needs is not there.
    Lacks(Need),
    /// A bare line without a page: shown with caution.
    BareLine,
    /// Nothing around speaks for it, and its clause is worded like honest ones.
    WordedHonestly,
    /// Too little else on the page promotes a certificate: shown with caution or not at all.
    Alone,
    /// Everything is there.
    Met,
    /// A stronger or longer claim covers the words.
    Covered,
}

/// A claim and what becomes of it.
#[derive(Debug, Clone)]
pub struct Judged<'a> {
    /// The claim.
    pub claim: Claim,
    /// What it is about.
    pub subject: Option<&'a Subject>,
    /// How it is shown; `None` when it is not.
    pub level: Option<Level>,
    /// What decided.
    pub step: Step,
}

/// Signs of promoting from which on a page is taken to promote.
pub const PROMOTES: u32 = 3;
/// How many more signs are wanted where the tone is 1 below that of advertisements.
const SIGNS_FOR_TONE: f32 = 6.0;
/// One more sign is wanted for so many clauses of a page: on long pages some come by chance.
const CLAUSES_FOR_A_SIGN: u32 = 60;
/// More signs than these are never wanted for length.
const MOST_FOR_LENGTH: u32 = 16;
/// How many more are wanted where no occupation is named.
const SIGNS_FOR_A_SUBJECT: u32 = 2;
/// More signs than these are never wanted.
const MOST_FOR_TONE: f32 = 3.0;
/// Signs that one category of claims may add at most.
const MOST_OF_A_CATEGORY: u32 = 2;

/// What was decided of a page.
pub struct Decided<'a> {
    /// Every claim, in the order in which they were found.
    pub claims: Vec<Judged<'a>>,
    /// How much promotes a certificate that the State does not stand behind.
    pub evidence: u32,
    /// Whether that is enough.
    pub promotes: bool,
}

/// Decides about every claim.
pub fn decide<'a>(case: &'a Case<'a>) -> Decided<'a> {
    let Case { readings, sections, subjects, whole, claims, .. } = case;
    let place = |claim: &Claim, promotes: bool| Place {
        readings,
        passage: claim.passage,
        subject: subjects.of(claim.passage, &readings[claim.passage], claim.start, claim.end),
        whole,
        section: sections[claim.passage],
        promotes,
        whatever_the_standing: is_wrong_in_an_advertisement(claim.rule.category) && whole.advertises(),
    };
    let stances: Vec<Option<Step>> =
        claims.iter().map(|claim| stance(claim, &readings[claim.passage], sections[claim.passage], whole)).collect();
    let open = || claims.iter().zip(&stances).filter(|(_, stance)| stance.is_none()).map(|(claim, _)| claim);
    let signs = evidence(open().map(|claim| (claim, place(claim, true))));
    let contradictions = open().filter(|claim| contradicts(claim, &place(claim, true))).count();
    let evidence = signs;
    // Where neither an occupation nor a course is named, a certificate is one of goods.
    let of_people = whole.subject
        || whole.stance.training
        || open().any(|claim| is_an_offer(claim.rule.category) && claim.margin >= CLEAR);
    let promotes = case.earlier.promotes
        || of_people && !whole.by_chance && evidence >= wanted(whole)
        || contradictions > 0 && evidence >= PROMOTES_BY_CONTRADICTION;
    let mut judged: Vec<Judged<'_>> = claims
        .iter()
        .zip(&stances)
        .map(|(claim, stance)| {
            let place = place(claim, promotes);
            let (level, step) = match stance {
                Some(step @ (Step::Reported(_) | Step::OfficialHost)) => (Some(Level::Reported), *step),
                Some(step) => (None, *step),
                None => level(claim, &place, promotes),
            };
            Judged { claim: *claim, subject: place.subject, level, step }
        })
        .collect();
    drop_covered(&mut judged);
    Decided { claims: judged, evidence, promotes }
}

/// From how many signs on the page is taken to promote.
#[must_use]
pub fn wanted(whole: &Whole) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above 0")]
    let calm = (-whole.tone * SIGNS_FOR_TONE).clamp(0.0, MOST_FOR_TONE) as u32;
    let long = (whole.clauses / CLAUSES_FOR_A_SIGN).min(MOST_FOR_LENGTH);
    PROMOTES + calm + long + if whole.subject { 0 } else { SIGNS_FOR_A_SUBJECT }
}

fn stance(claim: &Claim, reading: &Reading<'_>, section: Section, whole: &Whole) -> Option<Step> {
    if cues(&reading.hits)
        .any(|(kind, at, until)| kind == CueKind::OfficialName && at <= claim.start && claim.end <= until)
    {
        return Some(Step::OfficialName);
    }
    if is_lawful(claim.rule, reading, claim.start) {
        return Some(Step::Lawful);
    }
    if whole.official {
        return Some(Step::OfficialHost);
    }
    let by_likeness = claim.rule.likeness.is_some();
    reported_by(reading, section, &whole.stance, (claim.start, claim.end), by_likeness).map(Step::Reported)
}

/// Whether words that make the rule's wording lawful stand in the sentence.
fn is_lawful(rule: &ClaimRule, reading: &Reading<'_>, start: usize) -> bool {
    let (from, to) = reading.outline.sentence(start);
    let chars = reading.text.chars();
    let sentence = &chars[from..to.min(chars.len())];
    rule.unless.iter().any(|words| {
        let words = fold_words(&words.chars().collect::<Vec<char>>());
        sentence.windows(words.len().max(1)).any(|window| window == words)
    })
}

/// How much on the page promotes a certificate that the State does not stand behind.
fn evidence<'a>(claims: impl Iterator<Item = (&'a Claim, Place<'a>)>) -> u32 {
    let mut by_category: Vec<(Category, u32)> = Vec::new();
    for (claim, place) in claims {
        let of_the_state = place.subject.is_some_and(Subject::is_of_the_state) && !place.whatever_the_standing;
        if of_the_state && !is_wrong_for_all(claim.rule) || !place.meets(claim.rule.needs) {
            continue;
        }
        let strong = claim.rule.likeness.is_none() && !claim.rule.needs.contains(&Need::Promotes);
        let sure = strong && claim.margin > 0.0 || claim.margin >= SURE;
        let signs = match (sure && claim.rule.level == Level::Misleading, is_doubtful(claim)) {
            (_, true) => continue,
            (true, _) => 2,
            (false, _) => 1,
        };
        match by_category.iter_mut().find(|(known, _)| *known == claim.rule.category) {
            Some((_, sum)) => *sum += signs,
            None => by_category.push((claim.rule.category, signs)),
        }
    }
    by_category.iter().map(|(_, sum)| (*sum).min(MOST_OF_A_CATEGORY)).sum()
}

/// Whether a claim offers what no certificate allows, or says of a named occupation what the
/// State's lists contradict, on a page that does not tell of former times.
fn contradicts(claim: &Claim, place: &Place<'_>) -> bool {
    let stance = &place.whole.stance;
    let offers =
        matches!(claim.rule.category, Category::Affiliation | Category::ExamCheating | Category::GuaranteedPass);
    if offers && claim.rule.likeness.is_none() && claim.margin >= SURE && place.meets(claim.rule.needs) {
        return true;
    }
    claim.rule.likeness.is_none()
        && claim.rule.level == Level::Misleading
        && matches!(claim.rule.category, Category::MisusedTerm | Category::OfficialEndorsement)
        && place.subject.is_some_and(|subject| !subject.is_of_the_state())
        && !stance.history
        && !stance.skill_evaluation
        && place.meets(claim.rule.needs)
}

/// Whether claims of this category offer what no certificate allows.
fn is_an_offer(category: Category) -> bool {
    matches!(category, Category::Affiliation | Category::ExamCheating | Category::GuaranteedPass)
}

/// Signs of promoting that are enough beside a contradiction, however calm the page.
const PROMOTES_BY_CONTRADICTION: u32 = 4;

/// Whether a clause is only somewhat like a claim: worth a second look on a page that
/// promotes, and nothing elsewhere.
fn is_doubtful(claim: &Claim) -> bool {
    claim.rule.likeness.is_some() && claim.margin < CLEAR
}

/// The margin from which on a clause is clearly like a claim.
const CLEAR: f32 = 0.3;

/// The margin from which on likeness counts as much as a pattern.
const SURE: f32 = 0.6;

/// Whether claims of this rule mislead whatever the certificate is: 包过, 挂靠, 代考.
fn is_wrong_for_all(rule: &ClaimRule) -> bool {
    !rule.needs.iter().any(|need| matches!(need, Need::OutsideCatalogue | Need::NotInCatalogue | Need::NotAccess))
}

/// Whether claims of this category mislead in an advertisement for a State examination, too:
/// work, pay, ease and hurry are no more certain there.
fn is_wrong_in_an_advertisement(category: Category) -> bool {
    matches!(
        category,
        Category::EmploymentIncomePromise
            | Category::ShortageHype
            | Category::Urgency
            | Category::LeadGeneration
            | Category::Loan
            | Category::NoThreshold
    )
}

fn level(claim: &Claim, place: &Place<'_>, promotes: bool) -> (Option<Level>, Step) {
    let rule = claim.rule;
    let lacks = place.lacks(rule.needs);
    if let Some(need) = lacks.filter(|_| !place.lacks_only_context(rule.needs)) {
        return (None, Step::Lacks(need));
    }
    if promotes && lacks.is_none() {
        let most = if is_doubtful(claim) { Level::Caution } else { rule.level };
        return (Some(rule.level.min(most)), Step::Met);
    }
    let reading = &place.readings[place.passage];
    // Where nothing around speaks for it, the words themselves must.
    let least = if place.whole.snippet { ALONE_IN_A_LINE } else { ALONE_ON_A_PAGE };
    let speaks = claim.margin
        >= match (rule.likeness, place.speaks_of_learning()) {
            (None, _) if reading.text.is_spelled_out(claim.start, claim.end) => f32::MIN,
            (None, true) if place.whole.snippet => least - IN_CONTEXT,
            (None, _) if reading.text.is_broken(claim.start, claim.end) => least - BROKEN_ON_PURPOSE,
            (None, _) => least,
            (Some(_), true) if place.whole.snippet => ENOUGH_IN_CONTEXT,
            (Some(_), true) => SURE,
            (Some(_), false) => SURE_WITHOUT_CONTEXT,
        };
    let level = rule.level.min(Level::Caution);
    if !speaks {
        return (None, Step::WordedHonestly);
    }
    match (place.whole.snippet, rule.likeness) {
        (true, _) => (Some(level), Step::BareLine),
        (false, None) => (Some(level), Step::Alone),
        (false, Some(_)) => (None, Step::Alone),
    }
}

/// The margin from which on a bare line is taken for a claim that names neither certificate,
/// course, nor occupation.
const SURE_WITHOUT_CONTEXT: f32 = 1.5;
/// The margin from which on a bare line that does so is taken for a claim.
const ENOUGH_IN_CONTEXT: f32 = 0.1;
/// How much certificates, courses or occupations beside it speak for a pattern.
const IN_CONTEXT: f32 = 1.5;
/// How much breaking a word into pieces speaks for its being a claim.
const BROKEN_ON_PURPOSE: f32 = 0.5;
/// The margin that words found by a pattern must have in a bare line.
const ALONE_IN_A_LINE: f32 = 0.0;
/// The margin that they must have on a page that promotes nothing.
const ALONE_ON_A_PAGE: f32 = 0.3;

/// Keeps the best of overlapping claims: the stronger level, then a pattern before
/// likeness, then the longer one.
fn drop_covered(judged: &mut [Judged<'_>]) {
    let mut order: Vec<usize> = (0..judged.len()).filter(|index| judged[*index].level.is_some()).collect();
    order.sort_by_key(|index| {
        let Judged { claim, level, .. } = &judged[*index];
        let length = claim.end - claim.start;
        (std::cmp::Reverse(*level), claim.rule.likeness.is_some(), std::cmp::Reverse(length), claim.start)
    });
    let mut kept: Vec<Claim> = Vec::new();
    for index in order {
        let claim = judged[index].claim;
        let covers =
            |other: &Claim| other.passage == claim.passage && claim.start < other.end && other.start < claim.end;
        if kept.iter().any(covers) {
            judged[index].level = None;
            judged[index].step = Step::Covered;
        } else {
            kept.push(claim);
        }
    }
}
