//! All that is known of one occupation, as the look-up shows it.

use serde::{Deserialize, Serialize};

use super::{ADDRESSES, CHANNELS, Confidence, EventKind, NAMES, NameKind, OCCUPATIONS, Occupation};
use crate::report::{ChannelPurpose, ChannelSummary, OccupationSummary, Standing};

/// All that is known of one occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OccupationDetail {
    /// Name, standing, edition, authority.
    pub summary: OccupationSummary,
    /// The key of what the standing means for a person: the messages
    /// `meaning_<key>_required`, `_certificate` and `_action`.
    pub meaning: String,
    /// What must be said beside its standing; the message `note_<note>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Its English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
    /// The laws it rests on, where verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// Its other names.
    pub names: Vec<NameDetail>,
    /// What happened to it, oldest first.
    pub history: Vec<EventDetail>,
    /// Occupations that are taken for it.
    pub near: Vec<NearDetail>,
    /// Where to check its certificate, the most fitting first, then where to report.
    pub channels: Vec<ChannelSummary>,
    /// Where the standing was read: an address, or in words.
    pub source: String,
    /// The day on which it was read, `YYYY-MM-DD`.
    pub verified: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// Another name of an occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NameDetail {
    /// The name.
    pub text: String,
    /// What kind of name it is.
    pub kind: NameKind,
}

/// Something that happened to an occupation; the message `event_<kind>` tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EventDetail {
    /// When: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// What.
    pub kind: EventKind,
    /// The list, document, code or other name it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where it was read; empty where the list itself says it.
    pub source: String,
}

/// An occupation that is taken for another. The message `difference_<difference>` tells them
/// apart; it names this occupation and the other one, or the other one first when `reversed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NearDetail {
    /// Its name.
    pub name: String,
    /// Its standing.
    pub standing: Standing,
    /// What makes the difference.
    pub difference: String,
    /// Whether the other one is named first.
    pub reversed: bool,
}

impl OccupationDetail {
    /// All that is known of the occupation of this index in [`OCCUPATIONS`].
    #[must_use]
    pub fn new(index: usize) -> Option<Self> {
        let occupation = OCCUPATIONS.get(index)?;
        let reports = CHANNELS.iter().filter(|channel| channel.purpose == ChannelPurpose::Report);
        let own = occupation.channels.iter().map(|index| &CHANNELS[*index]);
        Some(Self {
            summary: occupation.summary(),
            meaning: meaning(occupation).to_owned(),
            note: occupation.note.map(str::to_owned),
            english: occupation.english.map(str::to_owned),
            legal_basis: occupation.legal_basis.map(str::to_owned),
            names: NAMES
                .iter()
                .filter(|name| name.occupation == index && name.text != occupation.name)
                .map(|name| NameDetail { text: name.text.to_owned(), kind: name.kind })
                .collect(),
            history: occupation
                .history
                .iter()
                .map(|event| EventDetail {
                    date: event.date.to_owned(),
                    kind: event.kind,
                    detail: event.detail.map(str::to_owned),
                    source: ADDRESSES[event.source].to_owned(),
                })
                .collect(),
            near: occupation
                .near
                .iter()
                .map(|near| NearDetail {
                    name: OCCUPATIONS[near.occupation].name.to_owned(),
                    standing: OCCUPATIONS[near.occupation].standing,
                    difference: near.difference.to_owned(),
                    reversed: near.reversed,
                })
                .collect(),
            channels: own.chain(reports).map(super::Channel::summary).collect(),
            source: ADDRESSES[occupation.source].to_owned(),
            verified: occupation.verified.to_owned(),
            confidence: occupation.confidence,
        })
    }
}

/// What a standing means for a person depends on the class, too: a skill item may or may
/// not be required.
fn meaning(occupation: &Occupation) -> &'static str {
    match (occupation.standing, occupation.access) {
        (Standing::Access, _) => "access",
        (Standing::Level, _) => "level",
        (Standing::Skill, Some(true)) => "skill_access",
        (Standing::Skill, _) => "skill_level_class",
        (Standing::SkillLevel, _) => "skill_level",
        (Standing::NewOccupation, _) => "new_occupation",
        (Standing::ListedOccupation, _) => "listed_occupation",
        (Standing::Cancelled, _) => "cancelled",
        (Standing::TrainingOnly, _) => "training_only",
        (Standing::Unverified, _) if occupation.note.is_some() => "noted",
        (Standing::Unverified, _) => "unverified",
        (Standing::NotFound, _) => "not_found",
    }
}
