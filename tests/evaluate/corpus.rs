//! Reads the labelled corpus; its format is described in `tests/corpus/README.md`.

use std::path::{Path, PathBuf};

use bianzheng::report::Category;

use crate::labelled;

/// All pages and spellings of the corpus.
#[derive(Debug, Default)]
pub struct Corpus {
    pub pages: Vec<LabelledPage>,
    pub spellings: Vec<Spelling>,
}

/// A page with what a careful reader says of it. Offsets count Unicode characters.
#[derive(Debug)]
pub struct LabelledPage {
    pub id: String,
    pub kind: String,
    pub verdict: Verdict,
    pub host: String,
    pub title: String,
    pub text: String,
    pub claims: Vec<Claim>,
    pub occupations: Vec<Named>,
}

/// What a careful reader calls a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Misleading,
    Mixed,
    Warning,
    Clean,
}

/// Words that make or look like a claim.
#[derive(Debug)]
pub struct Claim {
    pub category: Category,
    pub truth: Truth,
    pub start: usize,
    pub end: usize,
}

/// Whether the words mislead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    Misleading,
    Arguable,
    Honest,
}

/// An occupation and its class in the catalogue: `access`, `level`, `skill` or `none`.
#[derive(Debug)]
pub struct Named {
    pub class: String,
    pub start: usize,
    pub end: usize,
}

/// A short text and the category it must raise, if any.
#[derive(Debug)]
pub struct Spelling {
    pub text: String,
    pub category: Option<Category>,
    pub note: String,
}

/// Reads every file of the corpus, or of one of its sets.
pub fn read(folder: &Path, set: Option<&str>) -> Result<Corpus, String> {
    let mut corpus = Corpus::default();
    for path in files(&set.map_or_else(|| folder.to_owned(), |set| folder.join(set)))? {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let place = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        let text = || std::fs::read_to_string(&path).map_err(|error| format!("{place}: {error}"));
        if name.ends_with(".page.txt") {
            pages(&text()?, &place, &mut corpus.pages)?;
        } else if name.ends_with(".spellings.tsv") {
            spellings(&text()?, &place, &mut corpus.spellings)?;
        }
    }
    let mut ids: Vec<&str> = corpus.pages.iter().map(|page| page.id.as_str()).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("two pages are called {}", pair[0])),
        None => Ok(corpus),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn category(name: &str) -> Option<Category> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

fn pages(text: &str, place: &str, pages: &mut Vec<LabelledPage>) -> Result<(), String> {
    let read = labelled::read(text).map_err(|mistake| format!("{place}:{}: {}", mistake.line, mistake.reason))?;
    for page in read {
        pages.push(typed(page).map_err(|reason| format!("{place}: {reason}"))?);
    }
    Ok(())
}

fn typed(read: labelled::LabelledPage) -> Result<LabelledPage, String> {
    let verdict = match read.verdict.as_str() {
        "misleading" => Verdict::Misleading,
        "mixed" => Verdict::Mixed,
        "warning_article" => Verdict::Warning,
        _ => Verdict::Clean,
    };
    let mut page = LabelledPage {
        id: read.id,
        kind: read.kind,
        verdict,
        host: read.host,
        title: read.title,
        text: read.text,
        claims: Vec::new(),
        occupations: Vec::new(),
    };
    for labelled::Mark { label, start, end } in read.marks {
        if let Some(class) = label.strip_prefix('@') {
            if !matches!(class, "access" | "level" | "skill" | "none") {
                return Err(format!("{}: no class is called `{class}`", page.id));
            }
            page.occupations.push(Named { class: class.to_owned(), start, end });
            continue;
        }
        let (name, truth) = match (label.strip_suffix('!'), label.strip_suffix('?')) {
            (Some(name), _) => (name, Truth::Honest),
            (_, Some(name)) => (name, Truth::Arguable),
            _ => (label.as_str(), Truth::Misleading),
        };
        let category = category(name).ok_or_else(|| format!("{}: no category is called `{name}`", page.id))?;
        page.claims.push(Claim { category, truth, start, end });
    }
    Ok(page)
}

fn spellings(text: &str, place: &str, spellings: &mut Vec<Spelling>) -> Result<(), String> {
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.split('\t');
        let (Some(text), Some(name)) = (fields.next(), fields.next()) else {
            return Err(format!("{place}:{}: text, category and note, parted by tabs", number + 1));
        };
        let category = match name.trim() {
            "-" => None,
            name => {
                Some(category(name).ok_or_else(|| format!("{place}:{}: no category is called `{name}`", number + 1))?)
            }
        };
        let note = fields.next().unwrap_or_default().to_owned();
        spellings.push(Spelling { text: unescape(text), category, note });
    }
    Ok(())
}

/// `\n`, `\t` and `\u{200d}` as the characters they stand for.
fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let code = tail.strip_prefix("u{").and_then(|tail| tail.split_once('}'));
        let character = code.and_then(|(digits, _)| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        rest = match (tail.chars().next(), code, character) {
            (_, Some((_, after)), Some(character)) => {
                plain.push(character);
                after
            }
            (Some('n'), _, _) => {
                plain.push('\n');
                &tail[1..]
            }
            (Some('t'), _, _) => {
                plain.push('\t');
                &tail[1..]
            }
            _ => {
                plain.push('\\');
                tail
            }
        };
    }
    plain + rest
}
