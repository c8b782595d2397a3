//! `bianzheng explain`: how each claim of a file was decided, the ones not shown too.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use bianzheng::reader::Document;
use bianzheng::{Checker, Explained, Explanation};

use crate::{Format, check, id};

/// Explains every file; `false` when something could not be read.
pub fn run(
    checker: &Checker,
    files: &[PathBuf],
    format: Format,
    title: Option<&str>,
    url: Option<&str>,
) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for path in files {
        let mut document = match check::read_file(path) {
            Ok(document) => document,
            Err(error) => {
                eprintln!("bianzheng: {}: {error}", path.display());
                all_read = false;
                continue;
            }
        };
        if let Some(title) = title {
            title.clone_into(&mut document.page.title);
        }
        document.page.url = url.map(str::to_owned);
        let explanation = checker.explain(&document.page);
        match format {
            Format::Human => {
                writeln!(out, "{}: {}", path.display(), id(explanation.verdict))?;
                print(&mut out, &document, &explanation)?;
            }
            Format::Json => {
                serde_json::to_writer(&mut out, &explanation)?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

fn print(out: &mut impl Write, document: &Document, explanation: &Explanation) -> io::Result<()> {
    let subject = explanation.subject.as_deref().unwrap_or("-");
    writeln!(
        out,
        "  subject {subject}; signs: warns {}, recruits {}, promotes {} of {} wanted{}{}",
        explanation.warns,
        explanation.recruits,
        explanation.promotes,
        explanation.promotes_from,
        if explanation.certificate { "" } else { "; speaks of no certificate" },
        if explanation.official { "; official host" } else { "" },
    )?;
    for claim in &explanation.claims {
        print_claim(out, document, claim)?;
    }
    Ok(())
}

fn print_claim(out: &mut impl Write, document: &Document, claim: &Explained) -> io::Result<()> {
    let level = claim.level.map_or_else(|| "not shown".to_owned(), id);
    let at = document.position(claim.passage, claim.start);
    writeln!(out, "  {level:<10} {at:>6}  {}", claim.quote.replace('\n', " "))?;
    write!(out, "      rule {}", claim.rule)?;
    if let Some(margin) = claim.margin {
        write!(out, " (margin {margin:.2})")?;
    }
    write!(out, "; step {}", step(claim))?;
    if let (Some(subject), Some(standing)) = (&claim.subject, claim.standing) {
        write!(out, "; about {subject}: {}", id(standing))?;
    }
    writeln!(out)?;
    if !claim.cues.is_empty() {
        let cues: Vec<String> = claim.cues.iter().map(|cue| format!("{} “{}”", id(cue.kind), cue.quote)).collect();
        writeln!(out, "      cues {}", cues.join(", "))?;
    }
    Ok(())
}

/// `lacks: promotes`, `reported: denied`, or the step alone.
fn step(claim: &Explained) -> String {
    match serde_json::to_value(claim.step) {
        Ok(serde_json::Value::String(step)) => step,
        Ok(serde_json::Value::Object(step)) => step
            .iter()
            .map(|(step, by)| format!("{step}: {}", by.as_str().unwrap_or_default()))
            .collect::<Vec<String>>()
            .join(", "),
        _ => String::new(),
    }
}
