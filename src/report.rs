//! What the checker answers: the only types that cross to JavaScript.
//!
//! Offsets count Unicode characters of the passage's text; [`Report::to_utf16`]
//! turns them into UTF-16 code units, which is what a browser's ranges count.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::page::{Page, PageContext};

/// All findings of one page, or of one batch of its passages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Report {
    /// What the page is, on the whole.
    pub verdict: Verdict,
    /// In the order of the passages, then of the text.
    pub findings: Vec<Finding>,
    /// Every occupation that a finding names as its subject, once.
    pub occupations: Vec<OccupationSummary>,
    /// Every source that a finding rests on, once.
    pub sources: Vec<SourceSummary>,
    /// Every official channel that a finding points to, once.
    pub channels: Vec<ChannelSummary>,
    /// To be sent with the next batch of the same page.
    pub context: PageContext,
}

/// What a page is, on the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Verdict {
    /// It makes claims that the State's list contradicts or a law forbids.
    Misleading,
    /// It makes claims worth a second look.
    Caution,
    /// It warns of such claims or reports on them.
    Warning,
    /// Nothing to say.
    Clean,
}

/// One span of text and what a person is told of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// For a claim its category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// How it is shown.
    pub level: Level,
    /// The id of the rule in `data/lexicon`, or `occupation`.
    pub rule: String,
    /// The id of the passage.
    pub passage: u32,
    /// Where it starts in the passage's text.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words as they stand on the page.
    pub quote: String,
    /// The occupation it is about; a name of [`Report::occupations`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What the State says of that occupation's certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The edition of the list that the standing was read in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Keys of messages that say why, the deciding one first.
    pub reasons: Vec<String>,
    /// Ids of [`Report::sources`].
    pub sources: Vec<String>,
    /// Ids of [`Report::channels`], the most fitting first.
    pub channels: Vec<String>,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum FindingKind {
    /// Wording that a notice or law restricts.
    Claim,
    /// A named job or qualification.
    Occupation,
    /// A link or named site that poses as an official channel.
    Link,
}

/// How a finding is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Level {
    /// Quoted, negated or warned of: not marked unless the person asks.
    Reported,
    /// Worth knowing.
    Info,
    /// Worth a second look.
    Caution,
    /// Contradicted by the State's list or forbidden by a notice or law.
    Misleading,
}

/// The categories of claims; ids are fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Category {
    /// The State, a ministry or an authority is said to stand behind it.
    OfficialEndorsement,
    /// Passing or getting the certificate is promised.
    GuaranteedPass,
    /// No condition is set.
    NoThreshold,
    /// The certificate comes in days.
    FastCertificate,
    /// Work or income is promised.
    EmploymentIncomePromise,
    /// It is said to count like a State qualification.
    EqualEffect,
    /// The certificate is to be lent for money.
    Affiliation,
    /// The examination is sat by others, leaked or skipped.
    ExamCheating,
    /// The reader is led to give a phone number or add a contact.
    LeadGeneration,
    /// The fee is to be borrowed.
    Loan,
    /// The reader is hurried.
    Urgency,
    /// A State term stands where it does not belong.
    MisusedTerm,
    /// A shortage of people is painted.
    ShortageHype,
    /// A page poses as an official site.
    Impersonation,
    /// A link or named site poses as an official query channel.
    FakeChannel,
    /// The national emblem or a ministry's badge is used.
    Emblem,
}

/// What the State says of an occupation's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Standing {
    /// In the catalogue, professional, access class: required by law for the work.
    Access,
    /// In the catalogue, professional, level class: proves a level, not required.
    Level,
    /// In the catalogue, skill part.
    Skill,
    /// Not in the catalogue; skill-level certificates are issued by registered bodies.
    SkillLevel,
    /// Published as a new occupation; never a qualification.
    NewOccupation,
    /// In the 职业分类大典 only; never known to be a qualification.
    ListedOccupation,
    /// Once a qualification, cancelled.
    Cancelled,
    /// A name that only training providers use.
    TrainingOnly,
    /// A name whose standing could not be verified.
    Unverified,
    /// In none of the lists.
    NotFound,
}

impl Standing {
    /// Whether the occupation is in the 国家职业资格目录.
    #[must_use]
    pub fn in_catalogue(self) -> bool {
        matches!(self, Self::Access | Self::Level | Self::Skill)
    }
}

/// What is known of an occupation, short enough to travel with every report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OccupationSummary {
    /// Its name in the list it stands in, or as written on the page.
    pub name: String,
    /// What the State says of its certificate.
    pub standing: Standing,
    /// Whether the catalogue puts it in the access class; `None` outside the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<bool>,
    /// The edition the standing was read in.
    pub edition: String,
    /// The catalogue's implementing authorities, where verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The catalogue's item it belongs to, if it is a part of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Its code in the 职业分类大典, if it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Channels for its certificate, the most fitting first.
    pub channels: Vec<String>,
}

/// A notice or law that a finding rests on. Titles are official names, not translated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SourceSummary {
    /// Its id in `data/sources.csv`.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// The document number, where verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day it was issued, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The clause, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// An official place to verify or to report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChannelSummary {
    /// Its id in `data/channels.csv`; the message `channel_path_<id>` tells the way to click.
    pub id: String,
    /// What it is for.
    pub purpose: ChannelPurpose,
    /// Its official name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// Its address; none for apps and hotlines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a channel is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ChannelPurpose {
    /// To check a certificate.
    Verify,
    /// To report an advertisement or a site.
    Report,
}

impl Report {
    /// The same report with offsets in UTF-16 code units of the passages of `page`.
    ///
    /// Costs one walk over each passage that has both a finding and a character outside the
    /// Basic Multilingual Plane; none for the others.
    #[must_use]
    pub fn to_utf16(mut self, page: &Page) -> Self {
        let mut by_passage: HashMap<u32, Vec<&mut Finding>> = HashMap::new();
        for finding in &mut self.findings {
            by_passage.entry(finding.passage).or_default().push(finding);
        }
        for passage in &page.passages {
            let Some(findings) = by_passage.get_mut(&passage.id) else { continue };
            // Four bytes of UTF-8 are two code units of UTF-16; all shorter characters are one.
            if !passage.text.bytes().any(|byte| byte >= 0xF0) {
                continue;
            }
            let mut units = vec![0];
            let mut unit = 0;
            units.extend(passage.text.chars().map(|character| {
                unit += if character > '\u{FFFF}' { 2 } else { 1 };
                unit
            }));
            let at = |offset: u32| units.get(offset as usize).copied().unwrap_or(unit);
            for finding in findings {
                finding.start = at(finding.start);
                finding.end = at(finding.end);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::Checker;
    use crate::page::{Page, Passage};
    use crate::report::Level;

    #[test]
    fn offsets_count_code_units_behind_pictures() {
        let text = "🎓🎓国家认可🔥的家庭教育指导师证书🎓,签约包过";
        let passage = Passage { id: 3, text: text.to_owned(), ..Passage::default() };
        let page = Page { title: "证书报名".to_owned(), passages: vec![passage], ..Page::default() };
        let report = Checker::new().expect("the lexicon compiles").check(&page).to_utf16(&page);
        let units: Vec<u16> = text.encode_utf16().collect();
        assert!(report.findings.iter().any(|finding| finding.level == Level::Misleading));
        for finding in &report.findings {
            let span = &units[finding.start as usize..finding.end as usize];
            assert_eq!(String::from_utf16_lossy(span), finding.quote);
        }
    }
}
