//! Measures the checker on the labelled corpus and fails below the committed bounds.
//!
//! `cargo test --test evaluate` checks the bounds; `npm run evaluate` prints the tables.
//! With `--wrong` every page, claim and spelling that is not as labelled is listed, with
//! `--set a` only one half of the corpus is read.

mod bounds;
mod corpus;
mod figures;
#[path = "../../build/labelled.rs"]
mod labelled;
mod table;

use std::path::Path;
use std::process::ExitCode;

use bianzheng::Checker;
use figures::Figures;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let set = arguments.iter().position(|argument| argument == "--set").and_then(|at| arguments.get(at + 1));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let corpus = match corpus::read(&folder, set.map(String::as_str)) {
        Ok(corpus) => corpus,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let checker = match Checker::new() {
        Ok(checker) => checker,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let figures = Figures::measure(&checker, &corpus);
    if has("--table") || has("--wrong") {
        table::print(&figures);
    }
    if has("--wrong") {
        table::print_wrong(&figures);
    }
    if set.is_some() {
        return ExitCode::SUCCESS;
    }
    match bounds::check(&folder.join("bounds.toml"), &figures) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reasons) => {
            eprintln!("below the bounds of tests/corpus/bounds.toml:\n{reasons}");
            ExitCode::FAILURE
        }
    }
}
