//! Claims and cues: the wording that rules look for, and what they need beside it.
//!
//! The rules themselves are data (`data/lexicon`); this module gives them types and
//! compiles their patterns for [`crate::scan`].

#[cfg(test)]
mod cases;
pub mod compiled;
mod features;
pub mod gate;
pub mod likeness;
pub mod pattern;

use serde::Serialize;

use crate::report::{Category, Level};

/// A rule that finds wording which a notice or law restricts.
#[derive(Debug)]
pub struct ClaimRule {
    /// Its id, unique over the lexicon.
    pub id: &'static str,
    /// What is claimed.
    pub category: Category,
    /// How a promoting claim is shown when all needs are met.
    pub level: Level,
    /// What must be so beside the words.
    pub needs: &'static [Need],
    /// Ids of the sources it rests on, the closest first.
    pub sources: &'static [&'static str],
    /// The patterns, any of which is enough; none for a rule that goes by likeness.
    pub patterns: &'static [&'static str],
    /// For a rule that goes by the examples of its category: by how many hundredths of the
    /// margin a clause must be more like them than like honest words.
    pub likeness: Option<i8>,
    /// Words that make the wording lawful when they stand in its sentence.
    pub unless: &'static [&'static str],
}

/// What a rule needs beside its words. See `docs/JUDGE.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A page around the words, not a bare line.
    Page,
    /// The page speaks of certificates.
    Certificate,
    /// The passage, its neighbours or its heading speak of certificates or an occupation.
    CertificateNear,
    /// The page offers a course.
    Training,
    /// The page asks the reader to enrol, or makes claims that stand on their own.
    Promotes,
    /// The occupation is known and not in the catalogue.
    OutsideCatalogue,
    /// The occupation is not in the catalogue, or no occupation is named.
    NotInCatalogue,
    /// The law does not require this occupation's qualification.
    NotAccess,
    /// The page offers no work.
    NotJobOffer,
    /// The page is not about driving licences.
    NotDriving,
    /// The page does not describe a registered skill-level evaluation.
    NotSkillEvaluation,
    /// The host is not official.
    NotOfficialHost,
}

/// A rule that finds wording which changes how a claim is read.
#[derive(Debug)]
pub struct CueRule {
    /// Its id, unique over the lexicon.
    pub id: &'static str,
    /// What it does to a claim.
    pub kind: CueKind,
    /// The patterns, any of which is enough.
    pub patterns: &'static [&'static str],
}

/// What a cue does. See `docs/JUDGE.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    /// Denies what follows in its clause.
    Negation,
    /// Denies a difficulty, not the claim.
    Concession,
    /// Says of a claim that it is not so, also from inside its clause.
    Denial,
    /// Forbids what follows in its sentence.
    Prohibition,
    /// Warns of what follows in its sentence.
    Warning,
    /// Puts the words into somebody else's mouth.
    Attribution,
    /// Denies what stands before it.
    Refutation,
    /// A reporter, a court or an office is at work on the page.
    Dispute,
    /// The text speaks of certificates.
    Certificate,
    /// The text may speak of certificates.
    CertificateWeak,
    /// A course is offered.
    Training,
    /// The reader is asked to enrol.
    Recruit,
    /// Work is offered.
    JobOffer,
    /// A driving school speaks.
    Driving,
    /// The answer to a question is no.
    AnswerNo,
    /// The name of an official site or document; claims inside it are none.
    OfficialName,
    /// The page describes a registered skill-level evaluation, whose rules are public.
    SkillEvaluation,
    /// A qualification is told of that is no more.
    History,
}

/// The texts that a rule must find and the ones in which it must stay silent.
#[cfg(test)]
struct Cases {
    id: &'static str,
    hit: &'static [&'static str],
    miss: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The pattern text of a named term.
#[must_use]
pub fn term(name: &str) -> Option<&'static str> {
    TERMS.iter().find(|(known, _)| *known == name).map(|(_, pattern)| *pattern)
}
