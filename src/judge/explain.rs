//! Tells how the claims of a page were decided: for reviewers, for maintainers, and for
//! those whose page was marked.

use serde::Serialize;

use crate::lexicon::CueKind;
use crate::report::{Category, Level, Standing, Verdict};

use super::decision::{Decided, Judged, Step, wanted};
use super::stance::cues;
use super::subject::Subject;
use super::{Case, Reading};

/// How a page and each of its claims were decided.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// What the page is, on the whole.
    pub verdict: Verdict,
    /// Whether its host is official.
    pub official: bool,
    /// The occupation it is about.
    pub subject: Option<String>,
    /// Whether it speaks of certificates.
    pub certificate: bool,
    /// Signs that it warns or reports.
    pub warns: u32,
    /// Signs that it recruits.
    pub recruits: u32,
    /// Signs that it promotes a certificate which the State does not stand behind.
    pub promotes: u32,
    /// How much its clauses are worded like advertisements, on average; below 0 is honest.
    pub tone: f32,
    /// Clauses worded like reports or warnings.
    pub reporting: u32,
    /// Clauses worded like claims.
    pub claiming: u32,
    /// From how many such signs on its claims are shown as misleading.
    pub promotes_from: u32,
    /// Every claim that was found, shown or not, in the order of the text.
    pub claims: Vec<Explained>,
}

/// How one claim was decided. Offsets count Unicode characters of the passage.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// The id of the passage.
    pub passage: u32,
    /// Where it starts in the passage.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words as they stand on the page.
    pub quote: String,
    /// The rule that found it.
    pub rule: String,
    /// What is claimed.
    pub category: Category,
    /// For a rule that goes by likeness, the margin over honest words; 1 is what training aims at.
    pub margin: Option<f32>,
    /// What it is about.
    pub subject: Option<String>,
    /// What the State says of that.
    pub standing: Option<Standing>,
    /// How it is shown; `None` when it is not.
    pub level: Option<Level>,
    /// The step that decided.
    pub step: Step,
    /// The cues of its sentence.
    pub cues: Vec<Cue>,
}

/// A cue that stands in the sentence of a claim.
#[derive(Debug, Clone, Serialize)]
pub struct Cue {
    /// What it does.
    pub kind: CueKind,
    /// Its words as they stand on the page.
    pub quote: String,
}

pub fn explanation(case: &Case<'_>, decided: &Decided<'_>, verdict: Verdict) -> Explanation {
    let mut claims: Vec<Explained> =
        decided.claims.iter().map(|judged| explained(&case.readings[judged.claim.passage], judged)).collect();
    claims.sort_by_key(|claim| (claim.passage, claim.start, std::cmp::Reverse(claim.end)));
    Explanation {
        verdict,
        official: case.whole.official,
        subject: case.subjects.page().map(|subject| subject.name().to_owned()),
        certificate: case.whole.certificate,
        warns: case.whole.stance.warns,
        recruits: case.whole.stance.recruits,
        promotes: decided.evidence,
        tone: case.whole.tone,
        reporting: case.whole.reporting,
        claiming: case.whole.claiming,
        promotes_from: wanted(&case.whole),
        claims,
    }
}

fn explained(reading: &Reading<'_>, judged: &Judged<'_>) -> Explained {
    let claim = &judged.claim;
    let (start, end) = reading.text.original(claim.start, claim.end);
    let (from, to) = reading.outline.sentence(claim.start);
    let near = cues(&reading.hits).filter(|(_, at, until)| *at >= from && *until <= to.saturating_add(1));
    Explained {
        passage: reading.passage.id,
        start,
        end,
        quote: reading.quote(start, end),
        rule: claim.rule.id.to_owned(),
        category: claim.rule.category,
        margin: claim.rule.likeness.map(|_| claim.margin),
        subject: judged.subject.map(|subject| subject.name().to_owned()),
        standing: judged.subject.map(Subject::standing),
        level: judged.level,
        step: judged.step,
        cues: near
            .map(|(kind, at, until)| {
                let (start, end) = reading.text.original(at, until);
                Cue { kind, quote: reading.quote(start, end) }
            })
            .collect(),
    }
}
