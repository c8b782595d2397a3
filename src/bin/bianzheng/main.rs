//! `bianzheng`: the checker for people who review many pages, and the catalogue for people
//! who ask what a certificate is worth.
//!
//! Exit status: 0 when everything was read, whatever was found; 1 when a name looked up
//! stands in no list; 2 when something could not be read (the rest is done all the same).

mod catalogue;
mod check;
mod explain;
mod lookup;
mod messages;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use bianzheng::Checker;
use clap::{Parser, Subcommand, ValueEnum};
use serde::Serialize;

/// Finds misleading certificate claims in pages and says what the certificates really are.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks files (.html, .htm and .txt) or, with --jsonl, one page a line.
    Check {
        /// How to print: for people, or one JSON object a file.
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// Read one JSON object a line {"id", "url"?, "title"?, "lang"?, "text" | "html"} from FILE, or - for standard input.
        #[arg(long, value_name = "FILE", conflicts_with = "files")]
        jsonl: Option<PathBuf>,
        /// Give back the text that start and end count in.
        #[arg(long)]
        with_text: bool,
        /// The files to check.
        #[arg(value_name = "FILE", required_unless_present = "jsonl")]
        files: Vec<PathBuf>,
    },
    /// Tells how each claim of the files was decided: rule, subject, standing, cues and the deciding
    /// step, also of claims that are not shown.
    Explain {
        /// How to print: for people, or one JSON object a file.
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// The page's title, where the file has none.
        #[arg(long)]
        title: Option<String>,
        /// The page's address; only its host counts.
        #[arg(long)]
        url: Option<String>,
        /// The files to explain.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Says what a certificate is: by name, alias, pinyin, initials or English.
    Lookup {
        /// How to print: for people, or one JSON object a name.
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// The language for people: `zh_CN`, `zh_TW` or en.
        #[arg(long, default_value = "zh_CN", value_parser = ["zh_CN", "zh_TW", "en"])]
        language: String,
        /// How many occupations to find at the most.
        #[arg(long, default_value_t = 5)]
        limit: usize,
        /// The names to look up.
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
    },
    /// Tells of the catalogue itself.
    Catalogue {
        /// Counts of occupations by standing and confidence, and of names and channels.
        #[arg(long, required = true)]
        stats: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    match run(command) {
        Ok(code) => code,
        // The reader of our output went away; that is its right.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bianzheng: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> io::Result<ExitCode> {
    match command {
        Command::Check { format, jsonl, with_text, files } => {
            let checker = Checker::new().map_err(io::Error::other)?;
            let all_read = check::run(&checker, &check::Check { format, jsonl, with_text, files })?;
            Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::from(2) })
        }
        Command::Explain { format, title, url, files } => {
            let checker = Checker::new().map_err(io::Error::other)?;
            let all_read = explain::run(&checker, &files, format, title.as_deref(), url.as_deref())?;
            Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::from(2) })
        }
        Command::Lookup { format, language, limit, names } => {
            let all_found = lookup::run(&names, limit, format, &language)?;
            Ok(if all_found { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
        Command::Catalogue { .. } => {
            catalogue::stats()?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The id of an enumerated value, as in the JSON output.
fn id(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(id)) => id,
        _ => String::new(),
    }
}
