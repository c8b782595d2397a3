//! The facts: occupations with their standings and history, their names, official
//! channels, notices and laws.
//!
//! The tables are compiled from `data/` at build time; nothing here is typed in by hand.

mod detail;
pub mod lookup;
mod pinyin;

pub use detail::{EventDetail, NameDetail, NearDetail, OccupationDetail};

use serde::{Deserialize, Serialize};

use crate::report::{ChannelPurpose, ChannelSummary, OccupationSummary, SourceSummary, Standing};

/// A named job or qualification and what the State says of its certificate.
#[derive(Debug)]
pub struct Occupation {
    /// Its name in the list it stands in.
    pub name: &'static str,
    /// The catalogue's item it is a part of.
    pub item: Option<&'static str>,
    /// Whether the catalogue puts it in the access class; `None` where there is no qualification.
    pub access: Option<bool>,
    /// What the State says of its certificate.
    pub standing: Standing,
    /// The edition the standing was read in.
    pub edition: &'static str,
    /// The catalogue's implementing authorities, where verified.
    pub authority: Option<&'static str>,
    /// The laws it rests on, where verified.
    pub legal_basis: Option<&'static str>,
    /// Its code in the 职业分类大典.
    pub code: Option<&'static str>,
    /// What must be said beside its standing; the message `note_<note>`.
    pub note: Option<&'static str>,
    /// Its English name.
    pub english: Option<&'static str>,
    /// Index of the address in [`ADDRESSES`] where the standing was read.
    pub source: usize,
    /// The day on which it was read, `YYYY-MM-DD`.
    pub verified: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// Indices into [`CHANNELS`], the most fitting first.
    pub channels: &'static [usize],
    /// What happened to it, oldest first.
    pub history: &'static [Event],
    /// Occupations that are taken for it.
    pub near: &'static [Near],
}

/// An occupation that is taken for another.
#[derive(Debug)]
pub struct Near {
    /// Its index in [`OCCUPATIONS`].
    pub occupation: usize,
    /// What makes the difference.
    pub difference: &'static str,
    /// Whether the difference is told of the other one first.
    pub reversed: bool,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Confidence {
    /// Seen in the list itself or in two independent copies.
    High,
    /// Seen in one copy.
    Medium,
    /// Inferred, or only the name was seen.
    Low,
}

/// Something that happened to an occupation.
#[derive(Debug)]
pub struct Event {
    /// When, as exactly as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: &'static str,
    /// What.
    pub kind: EventKind,
    /// The list, document, code or other name it speaks of.
    pub detail: Option<&'static str>,
    /// Index of the address in [`ADDRESSES`] where it was read.
    pub source: usize,
}

/// What can happen to an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum EventKind {
    /// Stands in an edition of the catalogue; detail: the edition.
    InCatalogue,
    /// Was added to the catalogue.
    JoinedCatalogue,
    /// Left the catalogue.
    LeftCatalogue,
    /// Got its present name; detail: the former one.
    Renamed,
    /// Changed its class; detail: the former name.
    ClassChanged,
    /// Is under skill-level evaluation since.
    MovedToSkillLevel,
    /// Was published as a new occupation.
    NewOccupation,
    /// Stands in the 职业分类大典; detail: the code.
    InClassification,
    /// The qualification was cancelled; detail: the document.
    Cancelled,
    /// A qualification of a former name was cancelled; detail: name and document.
    FormerCancelled,
    /// Rules for it were issued; detail: their title.
    RulesIssued,
}

impl Occupation {
    /// Whether the State runs its qualification, test or permit, so that State terms are true of it.
    #[must_use]
    pub fn is_of_the_state(&self) -> bool {
        self.standing.in_catalogue() || matches!(self.note, Some("state-test" | "state-permit"))
    }

    /// What travels with a report.
    #[must_use]
    pub fn summary(&self) -> OccupationSummary {
        OccupationSummary {
            name: self.name.to_owned(),
            standing: self.standing,
            access: self.access,
            edition: self.edition.to_owned(),
            authority: self.authority.map(str::to_owned),
            item: self.item.map(str::to_owned),
            code: self.code.map(str::to_owned),
            channels: self.channels.iter().map(|index| CHANNELS[*index].id.to_owned()).collect(),
        }
    }
}

/// A name by which an occupation is known.
#[derive(Debug)]
pub struct Name {
    /// The name as written in the data.
    pub text: &'static str,
    /// What kind of name it is.
    pub kind: NameKind,
    /// Its index in [`OCCUPATIONS`].
    pub occupation: usize,
    /// Whether it is an everyday word, read as an occupation only beside certificate words.
    pub broad: bool,
}

/// What kind of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum NameKind {
    /// The name in the list itself.
    List,
    /// The list's name without brackets or tail.
    Short,
    /// How people call it.
    Abbreviation,
    /// One of its levels or subjects.
    Level,
    /// The certificate's name.
    Certificate,
    /// A name it had before.
    Former,
    /// English.
    English,
    /// In Traditional characters.
    Traditional,
}

/// A notice or law.
#[derive(Debug)]
pub struct Source {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its document number, where verified.
    pub number: Option<&'static str>,
    /// The day it was issued, as exactly as known.
    pub date: Option<&'static str>,
    /// The clause, in words.
    pub clause: Option<&'static str>,
}

impl Source {
    /// What travels with a report.
    #[must_use]
    pub fn summary(&self) -> SourceSummary {
        SourceSummary {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            number: self.number.map(str::to_owned),
            date: self.date.map(str::to_owned),
            clause: self.clause.map(str::to_owned),
        }
    }
}

/// An official place to verify or to report.
#[derive(Debug)]
pub struct Channel {
    /// Its id.
    pub id: &'static str,
    /// What it is for.
    pub purpose: ChannelPurpose,
    /// Its official name.
    pub name: &'static str,
    /// Its English name.
    pub name_en: &'static str,
    /// Its address, if it has one.
    pub url: Option<&'static str>,
}

impl Channel {
    /// What travels with a report.
    #[must_use]
    pub fn summary(&self) -> ChannelSummary {
        ChannelSummary {
            id: self.id.to_owned(),
            purpose: self.purpose,
            name: self.name.to_owned(),
            name_en: self.name_en.to_owned(),
            url: self.url.map(str::to_owned),
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The edition that a name is said not to be found in.
pub const CATALOGUE_EDITION: &str = "国家职业资格目录（2021年版）";

/// What is said of a name that stands in none of the lists.
#[must_use]
pub fn not_found(name: &str) -> OccupationSummary {
    OccupationSummary {
        name: name.to_owned(),
        standing: Standing::NotFound,
        access: None,
        edition: CATALOGUE_EDITION.to_owned(),
        authority: None,
        item: None,
        code: None,
        channels: general_channels().iter().map(|id| (*id).to_owned()).collect(),
    }
}

/// The channels for a certificate that belongs to no list.
#[must_use]
pub fn general_channels() -> [&'static str; 2] {
    ["osta-zscx", "platform-12333"]
}

/// The channel of this id.
#[must_use]
pub fn channel(id: &str) -> Option<&'static Channel> {
    CHANNELS.iter().find(|channel| channel.id == id)
}

/// The source of this id.
#[must_use]
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.id == id)
}

/// How many occupations there are of each standing and confidence.
#[must_use]
pub fn counts() -> std::collections::BTreeMap<(Standing, Confidence), usize> {
    let mut counts = std::collections::BTreeMap::new();
    for occupation in OCCUPATIONS {
        *counts.entry((occupation.standing, occupation.confidence)).or_insert(0) += 1;
    }
    counts
}
