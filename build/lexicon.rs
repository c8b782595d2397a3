//! Compiles the lexicon: terms, claims and cues, after reading every pattern once.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::mistakes::Mistakes;
use crate::pattern::Pattern;
pub use crate::rust_source::variant;
use crate::table;

/// The fewest cases, of each kind, that a rule must bring along.
const FEWEST_CASES: usize = 8;
const CATEGORIES: [&str; 16] = [
    "official-endorsement",
    "guaranteed-pass",
    "no-threshold",
    "fast-certificate",
    "employment-income-promise",
    "equal-effect",
    "affiliation",
    "exam-cheating",
    "lead-generation",
    "loan",
    "urgency",
    "misused-term",
    "shortage-hype",
    "impersonation",
    "fake-channel",
    "emblem",
];
const NEEDS: [&str; 12] = [
    "page",
    "certificate",
    "certificate-near",
    "training",
    "promotes",
    "outside-catalogue",
    "not-in-catalogue",
    "not-access",
    "not-job-offer",
    "not-driving",
    "not-skill-evaluation",
    "not-official-host",
];
const KINDS: [&str; 18] = [
    "concession",
    "negation",
    "denial",
    "prohibition",
    "warning",
    "attribution",
    "refutation",
    "dispute",
    "certificate",
    "certificate-weak",
    "training",
    "recruit",
    "job-offer",
    "driving",
    "answer-no",
    "official-name",
    "skill-evaluation",
    "history",
];

/// Whether a claim may be of this category.
pub fn is_category(name: &str) -> bool {
    CATEGORIES.contains(&name)
}

/// The lists of `titles.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    certificate_tails: Vec<String>,
    certificate_heads: Vec<String>,
    title_ends: Vec<String>,
    title_sure_ends: Vec<String>,
    title_tails: Vec<String>,
    title_levels: Vec<String>,
    title_stops: Vec<String>,
    never: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    claim: Vec<Claim>,
    #[serde(default)]
    cue: Vec<Cue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    id: Spanned<String>,
    category: Option<Spanned<String>>,
    level: Spanned<String>,
    needs: Vec<Spanned<String>>,
    sources: Vec<Spanned<String>>,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
    /// Hundredths of the margin that a clause must have over honest words, for a rule that
    /// goes by the examples of its category instead of patterns.
    likeness: Option<Spanned<i8>>,
    #[serde(default)]
    unless: Vec<String>,
    hit: Vec<String>,
    miss: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cue {
    id: Spanned<String>,
    kind: Spanned<String>,
    patterns: Vec<Spanned<String>>,
    hit: Vec<String>,
    miss: Vec<String>,
}

/// A TOML file with what is needed to name a line of it.
struct Text {
    path: PathBuf,
    text: String,
}

impl Text {
    fn line(&self, offset: usize) -> u64 {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        before.split(|byte| *byte == b'\n').count() as u64
    }
}

#[derive(Default)]
struct Sections {
    claims: String,
    cues: String,
    claim_cases: String,
    cue_cases: String,
}

/// Reads `data/lexicon` and returns the Rust source of the rules.
pub fn compile(data: &Path, mistakes: &mut Mistakes) -> String {
    let folder = data.join("lexicon");
    let terms = read_terms(&folder, mistakes);
    let sources: HashSet<String> =
        table::read(data, "sources.csv", &["id"], mistakes).rows.iter().map(|row| row.get("id").to_owned()).collect();
    let mut sections = Sections::default();
    let mut ids: HashMap<String, PathBuf> = HashMap::new();
    for path in rule_files(&folder, mistakes) {
        let Some(text) = read_text(&path, mistakes) else { continue };
        let file: File = match toml::from_str(&text.text) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().map_or(0, |span| text.line(span.start));
                mistakes.add(&path, line, error.message());
                continue;
            }
        };
        let category = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let mut rules = Rules { text: &text, terms: &terms, sources: &sources, ids: &mut ids, mistakes };
        for claim in &file.claim {
            rules.claim(claim, &category, &mut sections);
        }
        for cue in &file.cue {
            rules.cue(cue, &mut sections);
        }
    }
    let mut code = titles(&folder, mistakes);
    code.push_str("/// Named parts of patterns.\npub static TERMS: &[(&str, &str)] = &[\n");
    for (name, pattern) in &terms {
        let _ = writeln!(code, "({name:?}, {pattern:?}),");
    }
    let _ = write!(
        code,
        "];\n/// Every claim rule.\npub static CLAIMS: &[ClaimRule] = &[\n{}];\n/// Every cue.\npub static CUES: &[CueRule] = &[\n{}];\n\
         #[cfg(test)]\nstatic CLAIM_CASES: &[Cases] = &[\n{}];\n#[cfg(test)]\nstatic CUE_CASES: &[Cases] = &[\n{}];\n",
        sections.claims, sections.cues, sections.claim_cases, sections.cue_cases,
    );
    code
}

fn read_text(path: &Path, mistakes: &mut Mistakes) -> Option<Text> {
    match std::fs::read_to_string(path) {
        Ok(text) => Some(Text { path: path.to_owned(), text }),
        Err(error) => {
            mistakes.add(path, 0, format!("cannot be read: {error}"));
            None
        }
    }
}

fn read_terms(folder: &Path, mistakes: &mut Mistakes) -> Vec<(String, String)> {
    let path = folder.join("terms.toml");
    let Some(text) = read_text(&path, mistakes) else { return Vec::new() };
    let table: toml::Table = match toml::from_str(&text.text) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(0, |span| text.line(span.start));
            mistakes.add(&path, line, error.message());
            return Vec::new();
        }
    };
    let mut terms = Vec::new();
    for (name, value) in table {
        match value.as_str() {
            Some(pattern) => terms.push((name, pattern.to_owned())),
            None => mistakes.add(&path, 0, format!("`{name}` is not a text")),
        }
    }
    terms
}

/// The lists by which titles are recognised, as Rust source.
fn titles(folder: &Path, mistakes: &mut Mistakes) -> String {
    let path = folder.join("titles.toml");
    let Some(text) = read_text(&path, mistakes) else { return String::new() };
    let titles: Titles = match toml::from_str(&text.text) {
        Ok(titles) => titles,
        Err(error) => {
            let line = error.span().map_or(0, |span| text.line(span.start));
            mistakes.add(&path, line, error.message());
            return String::new();
        }
    };
    let lists = [
        ("CERTIFICATE_TAILS", "Words behind an everyday word that make of it a certificate.", titles.certificate_tails),
        ("CERTIFICATE_HEADS", "Words before an everyday word that do the same.", titles.certificate_heads),
        ("TITLE_ENDS", "The ends by which a title is known.", titles.title_ends),
        ("TITLE_SURE_ENDS", "Ends that hardly any other word has.", titles.title_sure_ends),
        ("TITLE_TAILS", "What follows a title that is sold.", titles.title_tails),
        ("TITLE_LEVELS", "Words before a title that are no part of it.", titles.title_levels),
        ("TITLE_STOPS", "Characters that end the search for the start of a title.", titles.title_stops),
        ("NO_TITLES", "Words with such an end that name no occupation of a certificate.", titles.never),
    ];
    let mut code = String::new();
    for (name, meaning, words) in lists {
        if words.iter().any(String::is_empty) {
            mistakes.add(&path, 0, format!("an empty word in `{}`", name.to_lowercase()));
        }
        let _ = writeln!(code, "/// {meaning}\npub static {name}: &[&str] = &{words:?};");
    }
    code
}

/// The rule files in a fixed order, so that two builds give the same bytes.
fn rule_files(folder: &Path, mistakes: &mut Mistakes) -> Vec<PathBuf> {
    let mut files = vec![folder.join("cues.toml")];
    let claims = folder.join("claims");
    match std::fs::read_dir(&claims) {
        Ok(entries) => {
            let mut found: Vec<PathBuf> = entries
                .filter_map(Result::ok)
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
                .collect();
            found.sort();
            files.extend(found);
        }
        Err(error) => mistakes.add(&claims, 0, format!("cannot be read: {error}")),
    }
    files
}

struct Rules<'a> {
    text: &'a Text,
    terms: &'a [(String, String)],
    sources: &'a HashSet<String>,
    ids: &'a mut HashMap<String, PathBuf>,
    mistakes: &'a mut Mistakes,
}

impl Rules<'_> {
    fn wrong<T>(&mut self, at: &Spanned<T>, reason: impl AsRef<str>) {
        let line = self.text.line(at.span().start);
        self.mistakes.add(&self.text.path, line, reason);
    }

    fn claim(&mut self, claim: &Claim, file_category: &str, sections: &mut Sections) {
        self.id(&claim.id);
        let category = claim.category.as_ref().map_or(file_category, |category| category.get_ref());
        if !CATEGORIES.contains(&category) {
            self.wrong(&claim.id, format!("`{category}` is no category of claims"));
        }
        if !["misleading", "caution", "info"].contains(&claim.level.get_ref().as_str()) {
            self.wrong(&claim.level, "`level` is misleading, caution or info");
        }
        for need in &claim.needs {
            let name = need.get_ref().as_str();
            if !NEEDS.contains(&name) {
                self.wrong(need, format!("`{name}` is nothing that a rule can need"));
            }
        }
        if claim.sources.is_empty() {
            self.wrong(&claim.id, "a rule without a source");
        }
        for source in &claim.sources {
            if !self.sources.contains(source.get_ref()) {
                self.wrong(source, format!("`{}` is no id of sources.csv", source.get_ref()));
            }
        }
        if claim.patterns.is_empty() == claim.likeness.is_none() {
            self.wrong(&claim.id, "a rule has either `patterns` or `likeness`");
        }
        self.patterns(&claim.patterns);
        self.cases(&claim.id, &claim.hit, &claim.miss);
        let needs: Vec<String> = claim.needs.iter().map(|need| format!("Need::{}", variant(need.get_ref()))).collect();
        let sources: Vec<&String> = claim.sources.iter().map(Spanned::get_ref).collect();
        let patterns: Vec<&String> = claim.patterns.iter().map(Spanned::get_ref).collect();
        let id = claim.id.get_ref();
        let _ = writeln!(
            sections.claims,
            "ClaimRule {{ id: {id:?}, category: Category::{}, level: Level::{}, needs: &[{}], sources: &{sources:?}, patterns: &{patterns:?}, likeness: {:?}, unless: &{:?} }},",
            variant(category),
            variant(claim.level.get_ref()),
            needs.join(", "),
            claim.likeness.as_ref().map(Spanned::get_ref),
            claim.unless,
        );
        let _ =
            writeln!(sections.claim_cases, "Cases {{ id: {id:?}, hit: &{:?}, miss: &{:?} }},", claim.hit, claim.miss);
    }

    fn cue(&mut self, cue: &Cue, sections: &mut Sections) {
        self.id(&cue.id);
        let kind = cue.kind.get_ref();
        if !KINDS.contains(&kind.as_str()) {
            self.wrong(&cue.kind, format!("`{kind}` is no kind of cue"));
        }
        self.patterns(&cue.patterns);
        self.cases(&cue.id, &cue.hit, &cue.miss);
        let patterns: Vec<&String> = cue.patterns.iter().map(Spanned::get_ref).collect();
        let id = cue.id.get_ref();
        let _ = writeln!(
            sections.cues,
            "CueRule {{ id: {id:?}, kind: CueKind::{}, patterns: &{patterns:?} }},",
            variant(kind)
        );
        let _ = writeln!(sections.cue_cases, "Cases {{ id: {id:?}, hit: &{:?}, miss: &{:?} }},", cue.hit, cue.miss);
    }

    fn id(&mut self, id: &Spanned<String>) {
        if let Some(first) = self.ids.insert(id.get_ref().clone(), self.text.path.clone()) {
            self.wrong(id, format!("the id `{}` stands already in {}", id.get_ref(), first.display()));
        }
    }

    fn patterns(&mut self, patterns: &[Spanned<String>]) {
        for pattern in patterns {
            let term =
                |name: &str| self.terms.iter().find(|(known, _)| known == name).map(|(_, pattern)| pattern.as_str());
            if let Err(error) = Pattern::parse(pattern.get_ref(), &term) {
                self.wrong(pattern, error.to_string());
            }
        }
    }

    fn cases(&mut self, id: &Spanned<String>, hit: &[String], miss: &[String]) {
        if hit.len() < FEWEST_CASES || miss.len() < FEWEST_CASES {
            self.wrong(id, format!("at least {FEWEST_CASES} cases that must hit and as many that must not"));
        }
    }
}
