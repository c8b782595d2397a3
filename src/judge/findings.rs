//! Puts the report together: claims with their level, occupations, and what they refer to.

use crate::catalogue;
use crate::lexicon::{CLAIMS, ClaimRule, CueKind, Need};
use crate::normalize::fold_words;
use crate::page::PageContext;
use crate::report::{
    Category, ChannelPurpose, Finding, FindingKind, Level, OccupationSummary, Report, Standing, Verdict,
};
use crate::scan::Found;

use super::needs::Place;
use super::stance::{Section, cues, is_reported, sections};
use super::subject::{Subject, Subjects};
use super::{Reading, Whole};

/// A claim found in a passage, before it is judged.
#[derive(Clone, Copy)]
struct Claim {
    rule: &'static ClaimRule,
    passage: usize,
    start: usize,
    end: usize,
    reported: bool,
}

impl Claim {
    /// Whether the rule is enough by itself, without other signs of recruiting.
    fn stands_alone(&self) -> bool {
        self.rule.level == Level::Misleading && !self.rule.needs.contains(&Need::Promotes)
    }
}

/// Judges every claim and lists every occupation.
pub fn report(readings: &[Reading<'_>], subjects: &Subjects, whole: &Whole, context: PageContext) -> Report {
    let sections = sections(readings);
    let claims = claims(readings, &sections, whole);
    let place = |claim: &Claim, promotes: bool| Place {
        readings,
        passage: claim.passage,
        subject: subjects.of(claim.passage, &readings[claim.passage], claim.start, claim.end),
        whole,
        section: sections[claim.passage],
        promotes,
    };
    let promotes = claims
        .iter()
        .any(|claim| claim.stands_alone() && !claim.reported && place(claim, false).meets(claim.rule.needs))
        || is_calm_praise(&claims, |claim| {
            subjects.of(claim.passage, &readings[claim.passage], claim.start, claim.end)
        });
    let mut report = Report {
        verdict: Verdict::Clean,
        findings: Vec::new(),
        occupations: Vec::new(),
        sources: Vec::new(),
        channels: Vec::new(),
        context,
    };
    for claim in &claims {
        let place = place(claim, promotes);
        let level = if claim.reported {
            Level::Reported
        } else if place.meets(claim.rule.needs) {
            if whole.word { claim.rule.level.min(Level::Caution) } else { claim.rule.level }
        } else if place.lacks_only_context(claim.rule.needs) {
            Level::Caution
        } else {
            continue;
        };
        report.findings.push(claim_finding(&readings[claim.passage], claim, level, place.subject));
    }
    let mut report = drop_covered(report);
    for (index, reading) in readings.iter().enumerate() {
        add_occupations(&mut report, readings, index, reading, whole);
    }
    report.findings.sort_by_key(|finding| {
        let order = readings.iter().position(|reading| reading.passage.id == finding.passage);
        (order, finding.start, std::cmp::Reverse(finding.end))
    });
    add_references(&mut report, subjects, readings);
    report
}

/// Whether the words stand inside an official name or beside words that make them lawful.
fn is_lawful(reading: &Reading<'_>, rule: &ClaimRule, start: usize, end: usize) -> bool {
    let named =
        cues(&reading.hits).any(|(kind, at, until)| kind == CueKind::OfficialName && at <= start && end <= until);
    let (from, to) = reading.outline.sentence(start);
    let chars = reading.text.chars();
    let sentence = &chars[from..to.min(chars.len())];
    let excused = rule.unless.iter().any(|words| {
        let words = fold_words(&words.chars().collect::<Vec<char>>());
        sentence.windows(words.len().max(1)).any(|window| window == words)
    });
    named || excused
}

fn claims(readings: &[Reading<'_>], sections: &[Section], whole: &Whole) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (passage, (reading, section)) in readings.iter().zip(sections).enumerate() {
        for hit in &reading.hits {
            let Found::Claim(index) = hit.found else { continue };
            if is_lawful(reading, &CLAIMS[index], hit.start, hit.end) {
                continue;
            }
            let reported = whole.official || is_reported(reading, *section, &whole.stance, hit.start, hit.end);
            claims.push(Claim { rule: &CLAIMS[index], passage, start: hit.start, end: hit.end, reported });
        }
    }
    claims
}

/// Whether two kinds of claims or more are made, in however calm a voice, of occupations
/// outside the catalogue.
fn is_calm_praise<'a>(claims: &[Claim], subject: impl Fn(&Claim) -> Option<&'a Subject>) -> bool {
    let mut categories: Vec<Category> = claims
        .iter()
        .filter(|claim| !claim.reported && subject(claim).is_some_and(|subject| !subject.is_of_the_state()))
        .map(|claim| claim.rule.category)
        .collect();
    categories.sort_unstable();
    categories.dedup();
    categories.len() >= 2
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
        quote: quote(reading, start, end),
        subject: subject.map(|subject| subject.name().to_owned()),
        standing,
        edition: subject.map(|subject| subject.summary().edition),
        reasons,
        sources: claim.rule.sources.iter().map(|id| (*id).to_owned()).collect(),
        channels: if level >= Level::Caution { channels(subject) } else { Vec::new() },
    }
}

fn quote(reading: &Reading<'_>, start: u32, end: u32) -> String {
    reading.passage.text.chars().skip(start as usize).take((end - start) as usize).collect()
}

/// Official places for an occupation, then the places to report to.
fn channels(subject: Option<&Subject>) -> Vec<String> {
    let own = subject.map(|subject| subject.summary().channels).unwrap_or_default();
    let own = if own.is_empty() { catalogue::general_channels().map(str::to_owned).to_vec() } else { own };
    let report = catalogue::CHANNELS.iter().filter(|channel| channel.purpose == ChannelPurpose::Report);
    own.into_iter().chain(report.map(|channel| channel.id.to_owned())).collect()
}

/// Keeps the longest of overlapping claims; a stronger level beats length.
fn drop_covered(mut report: Report) -> Report {
    let mut order: Vec<usize> = (0..report.findings.len()).collect();
    order.sort_by_key(|index| {
        let finding = &report.findings[*index];
        (std::cmp::Reverse(finding.level), std::cmp::Reverse(finding.end - finding.start), finding.start)
    });
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        let finding = &report.findings[index];
        let covered = kept
            .iter()
            .map(|other| &report.findings[*other])
            .any(|other| other.passage == finding.passage && finding.start < other.end && other.start < finding.end);
        if !covered {
            kept.push(index);
        }
    }
    kept.sort_unstable();
    let mut wanted = kept.iter().peekable();
    let mut index = 0;
    report.findings.retain(|_| {
        let keep = wanted.next_if_eq(&&index).is_some();
        index += 1;
        keep
    });
    report
}

/// Every mention of an occupation near words that speak of certificates.
fn add_occupations(report: &mut Report, readings: &[Reading<'_>], index: usize, reading: &Reading<'_>, whole: &Whole) {
    let near = whole.title_mentions
        || readings[index.saturating_sub(1)..(index + 2).min(readings.len())]
            .iter()
            .any(|reading| reading.cues.certificate > 0);
    if !near {
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
            quote: quote(reading, start, end),
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
