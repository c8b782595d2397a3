//! Puts the report together: claims with their level, occupations, and what they refer to.

use crate::catalogue;
use crate::report::{
    Category, ChannelPurpose, Finding, FindingKind, Level, OccupationSummary, Report, Standing, Verdict,
};

use super::claim::Claim;
use super::decision::Decided;
use super::subject::{Subject, Subjects};
use super::{Case, Reading, Whole};

/// Puts the report together from what was decided.
pub fn report(case: &Case<'_>, decided: &Decided<'_>) -> Report {
    let Case { readings, subjects, whole, .. } = case;
    let mut report = Report {
        verdict: Verdict::Clean,
        findings: Vec::new(),
        occupations: Vec::new(),
        sources: Vec::new(),
        channels: Vec::new(),
        context: case.context(decided.promotes),
    };
    for judged in &decided.claims {
        if let Some(level) = judged.level {
            report.findings.push(claim_finding(&readings[judged.claim.passage], &judged.claim, level, judged.subject));
        }
    }
    for reading in readings {
        add_occupations(&mut report, reading, whole);
    }
    report.findings.sort_by_key(|finding| {
        let order = readings.iter().position(|reading| reading.passage.id == finding.passage);
        (order, finding.start, std::cmp::Reverse(finding.end))
    });
    add_references(&mut report, subjects, readings);
    report
}

fn claim_finding(reading: &Reading<'_>, claim: &Claim, level: Level, subject: Option<&Subject>) -> Finding {
    let standing = subject.map(Subject::standing);
    let mut reasons = Vec::new();
    if level == Level::Reported {
        reasons.push("stance_reported".to_owned());
    }
    reasons.push(category_key(claim.rule.category));
    if let Some(standing) = standing {
        reasons.push(standing_key(standing));
    }
    let (start, end) = reading.text.original(claim.start, claim.end);
    Finding {
        kind: FindingKind::Claim,
        category: Some(claim.rule.category),
        level,
        rule: claim.rule.id.to_owned(),
        passage: reading.passage.id,
        start,
        end,
        quote: reading.quote(start, end),
        subject: subject.map(|subject| subject.name().to_owned()),
        standing,
        edition: subject.map(|subject| subject.summary().edition),
        reasons,
        sources: claim.rule.sources.iter().map(|id| (*id).to_owned()).collect(),
        channels: if level >= Level::Caution { channels(subject) } else { Vec::new() },
    }
}

/// Official places for an occupation, then the places to report to.
fn channels(subject: Option<&Subject>) -> Vec<String> {
    let own = subject.map(|subject| subject.summary().channels).unwrap_or_default();
    let own = if own.is_empty() { catalogue::general_channels().map(str::to_owned).to_vec() } else { own };
    let report = catalogue::CHANNELS.iter().filter(|channel| channel.purpose == ChannelPurpose::Report);
    own.into_iter().chain(report.map(|channel| channel.id.to_owned())).collect()
}

/// Every mention of an occupation on a page that speaks of certificates.
fn add_occupations(report: &mut Report, reading: &Reading<'_>, whole: &Whole) {
    if !whole.certificate && !whole.title_mentions {
        return;
    }
    for mention in &reading.mentions {
        let (start, end) = reading.text.original(mention.start, mention.end);
        let summary = mention.subject.summary();
        report.findings.push(Finding {
            kind: FindingKind::Occupation,
            category: None,
            level: Level::Info,
            rule: "occupation".to_owned(),
            passage: reading.passage.id,
            start,
            end,
            quote: reading.quote(start, end),
            subject: Some(summary.name),
            standing: Some(summary.standing),
            edition: Some(summary.edition),
            reasons: vec![standing_key(summary.standing)],
            sources: vec!["catalogue-2021".to_owned()],
            channels: summary.channels,
        });
    }
}

/// Adds what the findings name, each once, in the order of first use.
fn add_references(report: &mut Report, subjects: &Subjects, readings: &[Reading<'_>]) {
    let all = readings
        .iter()
        .flat_map(|reading| reading.mentions.iter().map(|mention| &mention.subject))
        .chain(subjects.page());
    let known: Vec<&Subject> = all.collect();
    for finding in &report.findings {
        if let Some(name) = &finding.subject
            && !report.occupations.iter().any(|occupation: &OccupationSummary| occupation.name == *name)
        {
            let summary = known
                .iter()
                .find(|subject| subject.name() == name)
                .map_or_else(|| catalogue::not_found(name), |subject| subject.summary());
            report.occupations.push(summary);
        }
        for id in &finding.sources {
            if !report.sources.iter().any(|source| source.id == *id) {
                report.sources.extend(catalogue::source(id).map(catalogue::Source::summary));
            }
        }
        for id in &finding.channels {
            if !report.channels.iter().any(|channel| channel.id == *id) {
                report.channels.extend(catalogue::channel(id).map(catalogue::Channel::summary));
            }
        }
    }
}

/// The key of the sentence that says what a claim of this category claims.
#[must_use]
pub fn category_key(category: Category) -> String {
    format!("claim_{}", snake(&format!("{category:?}")))
}

/// The key of the sentence that says what a standing means.
#[must_use]
pub fn standing_key(standing: Standing) -> String {
    format!("standing_{}_text", snake(&format!("{standing:?}")))
}

fn snake(camel: &str) -> String {
    let mut snake = String::new();
    for letter in camel.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::{category_key, snake, standing_key};
    use crate::catalogue::{CHANNELS, OCCUPATIONS, OccupationDetail};
    use crate::lexicon::CLAIMS;
    use crate::report::Standing;

    /// Every key that the look-up needs to tell of an occupation.
    fn words_of(detail: &OccupationDetail) -> Vec<String> {
        let questions = ["required", "certificate", "action"];
        let mut keys: Vec<String> =
            questions.iter().map(|question| format!("meaning_{}_{question}", detail.meaning)).collect();
        keys.extend(detail.note.iter().map(|note| format!("note_{}", note.replace('-', "_"))));
        keys.extend(detail.history.iter().map(|event| format!("event_{}", snake(&format!("{:?}", event.kind)))));
        keys.extend(detail.near.iter().map(|near| format!("difference_{}", near.difference.replace('-', "_"))));
        keys
    }

    #[test]
    fn every_reason_and_channel_has_words_in_every_language() {
        let standings = [
            Standing::Access,
            Standing::Level,
            Standing::Skill,
            Standing::SkillLevel,
            Standing::NewOccupation,
            Standing::ListedOccupation,
            Standing::Cancelled,
            Standing::TrainingOnly,
            Standing::Unverified,
            Standing::NotFound,
        ];
        let mut keys: Vec<String> = standings.map(standing_key).to_vec();
        keys.extend(CLAIMS.iter().map(|rule| category_key(rule.category)));
        keys.extend(CHANNELS.iter().map(|channel| format!("channel_path_{}", channel.id.replace('-', "_"))));
        keys.push("stance_reported".to_owned());
        keys.extend((0..OCCUPATIONS.len()).filter_map(OccupationDetail::new).flat_map(|detail| words_of(&detail)));
        keys.extend(["required", "certificate", "action"].map(|question| format!("meaning_not_found_{question}")));
        keys.sort();
        keys.dedup();
        let mut missing = Vec::new();
        for language in ["zh_CN", "zh_TW", "en"] {
            let path = format!("{}/extension/_locales/{language}/messages.json", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(&path).expect("the messages are there");
            let messages: serde_json::Value = serde_json::from_str(&text).expect("the messages are JSON");
            missing.extend(
                keys.iter().filter(|key| messages[key.as_str()].is_null()).map(|key| format!("{language}: {key}")),
            );
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }
}
