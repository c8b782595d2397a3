//! Counts what the checker says against what the labels say.

use std::collections::BTreeMap;

use bianzheng::Checker;
use bianzheng::reader::Document;
use bianzheng::report::{self, Category, FindingKind, Level, Standing};

use crate::corpus::{Corpus, LabelledPage, Spelling, Truth, Verdict};

/// So many of so many.
#[derive(Debug, Default, Clone, Copy)]
pub struct Share {
    pub right: usize,
    pub all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// The share as a number from 0 to 1; 1 where there was nothing to count.
    pub fn value(self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "counts of a corpus are small")]
        if self.all == 0 { 1.0 } else { self.right as f64 / self.all as f64 }
    }
}

/// Everything measured.
#[derive(Debug, Default)]
pub struct Figures {
    /// Misleading pages called misleading.
    pub page_recall: Share,
    /// Pages called misleading that are (mixed ones are not counted).
    pub page_precision: Share,
    /// Clean pages without a red mark.
    pub clean_without_red: Share,
    /// Warning articles without a red mark.
    pub warnings_without_red: Share,
    /// Clean pages without a red or amber mark.
    pub clean_silent: Share,
    /// Misleading claims marked red or amber.
    pub claims_found: Share,
    /// Misleading claims marked red.
    pub claims_red: Share,
    /// Red marks on misleading or arguable words.
    pub red_right: Share,
    /// Labelled occupations with the right standing.
    pub standing_right: Share,
    /// Disguised spellings raised.
    pub disguised: Share,
    /// Near-misses left alone.
    pub near_misses: Share,
    /// Claims found, by category.
    pub by_category: BTreeMap<String, Share>,
    /// Red marks that are right, by category.
    pub red_by_category: BTreeMap<String, Share>,
    /// Red marks that are right, by rule.
    pub red_by_rule: BTreeMap<String, Share>,
    /// Pages judged rightly, by kind.
    pub by_kind: BTreeMap<String, Share>,
    /// The signs of each page, a line each.
    pub signs: Vec<String>,
    /// What is not as labelled, a line each.
    pub wrong: Vec<String>,
}

impl Figures {
    /// Checks the whole corpus.
    pub fn measure(checker: &Checker, corpus: &Corpus) -> Self {
        let mut figures = Self::default();
        for page in &corpus.pages {
            figures.page(checker, page);
        }
        for spelling in &corpus.spellings {
            figures.spelling(checker, spelling);
        }
        figures
    }

    /// The figures that have a bound, by name.
    pub fn bounded(&self) -> [(&'static str, Share); 10] {
        [
            ("page-recall", self.page_recall),
            ("page-precision", self.page_precision),
            ("clean-without-red", self.clean_without_red),
            ("warnings-without-red", self.warnings_without_red),
            ("clean-silent", self.clean_silent),
            ("claims-found", self.claims_found),
            ("red-right", self.red_right),
            ("standing-right", self.standing_right),
            ("disguised", self.disguised),
            ("near-misses", self.near_misses),
        ]
    }

    fn page(&mut self, checker: &Checker, page: &LabelledPage) {
        let mut document = Document::from_text(&page.text);
        document.page.title.clone_from(&page.title);
        document.page.url = Some(format!("https://{}/page", page.host));
        let report = checker.check(&document.page);
        let misleading = report.verdict == report::Verdict::Misleading;
        let found: Vec<Marked> = report.findings.iter().map(|finding| Marked::new(&document, finding)).collect();
        let red: Vec<&Marked> = found.iter().filter(|mark| mark.is_claim && mark.level == Level::Misleading).collect();
        let amber = found.iter().filter(|mark| mark.is_claim && mark.level == Level::Caution).count();
        let right = match page.verdict {
            Verdict::Misleading => {
                self.page_recall.add(misleading);
                misleading
            }
            Verdict::Mixed => true,
            Verdict::Warning => {
                self.warnings_without_red.add(red.is_empty());
                red.is_empty()
            }
            Verdict::Clean => {
                self.clean_without_red.add(red.is_empty());
                self.clean_silent.add(red.is_empty() && amber == 0);
                red.is_empty()
            }
        };
        if misleading && page.verdict != Verdict::Mixed {
            self.page_precision.add(page.verdict == Verdict::Misleading);
        }
        self.by_kind.entry(page.kind.clone()).or_default().add(right);
        if !right {
            self.wrong.push(format!("PAGE {} {:?} {}", page.id, page.verdict, page.title));
        }
        let told = checker.explain(&document.page);
        self.signs.push(format!(
            "SIGNS {} {:?} {:?} tone {:.2} promotes {} warns {} recruits {} reporting {} claiming {} subject {}",
            page.id,
            page.verdict,
            report.verdict,
            told.tone,
            told.promotes,
            told.warns,
            told.recruits,
            told.reporting,
            told.claiming,
            told.subject.as_deref().map_or("none".to_owned(), |name| format!(
                "{}{}",
                name,
                if page.title.contains(name) { "+title" } else { "" }
            ))
        ));
        for claim in told.claims.iter().filter(|claim| claim.level >= Some(Level::Caution)) {
            let start = document.position(claim.passage, claim.start) as usize;
            let end = document.position(claim.passage, claim.end) as usize;
            let truth = page.claims.iter().filter(|label| label.start < end && start < label.end);
            let truth = truth.map(|label| label.truth).min_by_key(|truth| *truth as u8);
            self.signs.push(format!(
                "MARK {} {:?} {} {:?} {:.2} {truth:?} tone {:.2} {}",
                page.id,
                page.verdict,
                claim.rule,
                claim.level.unwrap_or(Level::Info),
                claim.margin.unwrap_or(9.0),
                told.tone,
                claim.quote.replace('\n', " ")
            ));
        }
        self.claims(page, &found, &red);
        self.occupations(page, &found);
    }

    fn claims(&mut self, page: &LabelledPage, found: &[Marked], red: &[&Marked]) {
        for claim in page.claims.iter().filter(|claim| claim.truth == Truth::Misleading) {
            let marks = found.iter().filter(|mark| mark.is_claim && mark.meets(claim.start, claim.end));
            let level = marks.map(|mark| mark.level).max().unwrap_or(Level::Info);
            self.claims_found.add(level >= Level::Caution);
            self.claims_red.add(level >= Level::Misleading);
            self.by_category.entry(name(claim.category)).or_default().add(level >= Level::Caution);
            if level < Level::Caution {
                let words: String = page.text.chars().skip(claim.start).take(claim.end - claim.start).collect();
                let why = if level == Level::Reported { " (taken as reported)" } else { "" };
                self.wrong.push(format!("MISS {} {} {words}{why}", page.id, name(claim.category)));
            }
        }
        for mark in red {
            let right =
                page.claims.iter().any(|claim| claim.truth != Truth::Honest && mark.meets(claim.start, claim.end));
            self.red_right.add(right);
            self.red_by_rule.entry(mark.rule.clone()).or_default().add(right);
            self.red_by_category.entry(mark.category.clone()).or_default().add(right);
            if !right {
                self.wrong.push(format!(
                    "RED {} {:?} {} {} [{}]",
                    page.id, page.verdict, mark.rule, mark.quote, mark.subject
                ));
            }
        }
    }

    fn occupations(&mut self, page: &LabelledPage, found: &[Marked]) {
        for named in &page.occupations {
            let mark = found.iter().find(|mark| !mark.is_claim && mark.meets(named.start, named.end));
            let class = mark.and_then(|mark| mark.standing).map(|standing| match standing {
                Standing::Access => "access",
                Standing::Level => "level",
                Standing::Skill => "skill",
                _ => "none",
            });
            self.standing_right.add(class == Some(named.class.as_str()));
            if class != Some(named.class.as_str()) {
                let words: String = page.text.chars().skip(named.start).take(named.end - named.start).collect();
                self.wrong.push(format!("STANDING {} {words} is {}, not {class:?}", page.id, named.class));
            }
        }
    }

    fn spelling(&mut self, checker: &Checker, spelling: &Spelling) {
        let report = checker.check(&Document::from_text(&spelling.text).page);
        let raised: Vec<String> = report
            .findings
            .iter()
            .filter(|finding| finding.kind == FindingKind::Claim && finding.level >= Level::Caution)
            .filter_map(|finding| finding.category.map(name))
            .collect();
        let text = spelling.text.escape_debug();
        let note = &spelling.note;
        if let Some(category) = spelling.category.map(name) {
            let right = raised.contains(&category);
            self.disguised.add(right);
            if !right {
                self.wrong.push(format!("SPELLING {text} is {category}, not {raised:?} ({note})"));
            }
        } else {
            self.near_misses.add(raised.is_empty());
            if !raised.is_empty() {
                self.wrong.push(format!("NOISE {text} raises {raised:?} ({note})"));
            }
        }
    }
}

/// A finding at its place in the page's text.
struct Marked {
    is_claim: bool,
    level: Level,
    category: String,
    rule: String,
    quote: String,
    subject: String,
    standing: Option<Standing>,
    start: usize,
    end: usize,
}

impl Marked {
    fn new(document: &Document, finding: &report::Finding) -> Self {
        Self {
            is_claim: finding.kind != FindingKind::Occupation,
            level: finding.level,
            category: finding.category.map(name).unwrap_or_default(),
            rule: finding.rule.clone(),
            quote: finding.quote.clone(),
            subject: finding.subject.clone().unwrap_or_default(),
            standing: finding.standing,
            start: document.position(finding.passage, finding.start) as usize,
            end: document.position(finding.passage, finding.end) as usize,
        }
    }

    fn meets(&self, start: usize, end: usize) -> bool {
        self.start < end && start < self.end
    }
}

fn name(category: Category) -> String {
    serde_json::to_value(category).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
