//! `bianzheng check`: files or JSON lines in, findings out.

use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use bianzheng::Checker;
use bianzheng::page::Page;
use bianzheng::reader::Document;
use bianzheng::report::{Category, FindingKind, Level, Report, Standing, Verdict};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Format, id};

/// What is to be checked and how it is told.
pub struct Check {
    pub format: Format,
    pub jsonl: Option<PathBuf>,
    pub with_text: bool,
    pub files: Vec<PathBuf>,
}

/// One line of input.
#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    url: Option<String>,
    title: Option<String>,
    lang: Option<String>,
    text: Option<String>,
    html: Option<String>,
}

/// One page of output.
#[derive(Serialize)]
struct Checked {
    id: serde_json::Value,
    verdict: Verdict,
    findings: Vec<Found>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// One finding of output; `start` and `end` count Unicode characters of the text.
#[derive(Serialize)]
struct Found {
    kind: FindingKind,
    category: Option<Category>,
    level: Level,
    rule: String,
    quote: String,
    start: u32,
    end: u32,
    subject: Option<String>,
    standing: Option<Standing>,
    edition: Option<String>,
    reasons: Vec<String>,
    sources: Vec<String>,
    channels: Vec<String>,
}

/// Checks everything; `false` when something could not be read.
pub fn run(checker: &Checker, check: &Check) -> io::Result<bool> {
    match &check.jsonl {
        Some(path) => check_lines(checker, path, check.with_text),
        None => check_files(checker, &check.files, check.format, check.with_text),
    }
}

fn check_files(checker: &Checker, files: &[PathBuf], format: Format, with_text: bool) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for path in files {
        let document = match read_file(path) {
            Ok(document) => document,
            Err(error) => {
                eprintln!("bianzheng: {}: {error}", path.display());
                all_read = false;
                continue;
            }
        };
        let report = checker.check(&document.page);
        match format {
            Format::Human => print_for_people(&mut out, path, &document, &report)?,
            Format::Json => {
                let name = serde_json::Value::String(path.display().to_string());
                write_json(&mut out, &checked(name, document, report, with_text))?;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

/// Reads a file as its name says: HTML or plain text.
pub fn read_file(path: &Path) -> io::Result<Document> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = std::fs::read(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(io::ErrorKind::InvalidData, format!("not UTF-8 at byte {at}"))
    })?;
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Ok(Document::from_html(&text)),
        "txt" | "md" | "" => Ok(Document::from_text(&text)),
        other => Err(io::Error::new(io::ErrorKind::InvalidInput, format!("`.{other}` is neither .html nor .txt"))),
    }
}

/// Lines are checked in parallel, a batch at a time, and written in their order.
fn check_lines(checker: &Checker, path: &Path, with_text: bool) -> io::Result<bool> {
    const BATCH: usize = 256;
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let file = std::fs::File::open(path)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        Box::new(BufReader::new(file))
    };
    let progress = if io::stderr().is_terminal() && !io::stdout().is_terminal() {
        indicatif::ProgressBar::new_spinner().with_message("pages")
    } else {
        indicatif::ProgressBar::hidden()
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    let mut lines = input.split(b'\n').enumerate();
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        for (index, line) in lines.by_ref().take(BATCH) {
            batch.push((index + 1, line?));
        }
        if batch.is_empty() {
            break;
        }
        let results: Vec<(usize, Result<Option<Checked>, String>)> =
            batch.into_par_iter().map(|(number, line)| (number, check_line(checker, &line, with_text))).collect();
        for (number, result) in results {
            match result {
                Ok(Some(page)) => write_json(&mut out, &page)?,
                Ok(None) => {}
                Err(error) => {
                    all_read = false;
                    eprintln!("{}", serde_json::json!({ "line": number, "error": error }));
                }
            }
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    out.flush()?;
    Ok(all_read)
}

/// Checks one line; `None` for an empty one.
fn check_line(checker: &Checker, line: &[u8], with_text: bool) -> Result<Option<Checked>, String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("not UTF-8: {error}"))?;
    if line.trim().is_empty() {
        return Ok(None);
    }
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let mut document = match (line.text, line.html) {
        (Some(text), None) => Document::from_text(&text),
        (None, Some(html)) => Document::from_html(&html),
        (None, None) => return Err("neither `text` nor `html`".to_owned()),
        (Some(_), Some(_)) => return Err("both `text` and `html`".to_owned()),
    };
    let Page { url, title, lang, .. } = &mut document.page;
    *url = line.url;
    if let Some(given) = line.title {
        *title = given;
    }
    if line.lang.is_some() {
        *lang = line.lang;
    }
    let report = checker.check(&document.page);
    Ok(Some(checked(line.id, document, report, with_text)))
}

fn checked(name: serde_json::Value, document: Document, report: Report, with_text: bool) -> Checked {
    let findings = report
        .findings
        .into_iter()
        .map(|finding| Found {
            kind: finding.kind,
            category: finding.category,
            level: finding.level,
            rule: finding.rule,
            start: document.position(finding.passage, finding.start),
            end: document.position(finding.passage, finding.end),
            quote: finding.quote,
            subject: finding.subject,
            standing: finding.standing,
            edition: finding.edition,
            reasons: finding.reasons,
            sources: finding.sources,
            channels: finding.channels,
        })
        .collect();
    Checked { id: name, verdict: report.verdict, findings, text: with_text.then_some(document.text) }
}

fn write_json(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    serde_json::to_writer(&mut *out, checked)?;
    out.write_all(b"\n")
}

fn print_for_people(out: &mut impl Write, path: &Path, document: &Document, report: &Report) -> io::Result<()> {
    writeln!(out, "{}: {}", path.display(), id(report.verdict))?;
    for finding in &report.findings {
        let at = document.position(finding.passage, finding.start);
        let category = finding.category.map_or_else(|| "occupation".to_owned(), id);
        write!(out, "  {:<10} {category:<26} {at:>6}  {}", id(finding.level), finding.quote.replace('\n', " "))?;
        if let (Some(subject), Some(standing)) = (&finding.subject, finding.standing) {
            write!(out, "  [{subject}: {}]", id(standing))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
