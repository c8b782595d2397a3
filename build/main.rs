//! Compiles `data/` into static tables of the crate.
//!
//! Whatever is wrong with a data file stops the build with the file, the line and the
//! reason, all mistakes of a run at once.

mod catalogue;
mod characters;
mod disguises;
#[allow(dead_code, reason = "tests/evaluate reads more of a page than the build does")]
mod labelled;
mod lexicon;
mod likeness;
mod mistakes;
mod rust_source;
mod table;

// The pattern language is read here, to refuse bad patterns at build time, and in the
// crate, to compile good ones.
#[path = "../src/lexicon/pattern.rs"]
#[allow(dead_code, reason = "the build parses patterns, it does not match them")]
mod pattern;

// What likeness is told by must be the same where it is learnt and where it is read.
#[path = "../src/lexicon/features.rs"]
mod features;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mistakes::Mistakes;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/lexicon/pattern.rs");
    println!("cargo::rerun-if-changed=src/lexicon/features.rs");
    let mut mistakes = Mistakes::default();
    let data = Path::new("data");
    let folding = characters::Folding::read(data, &mut mistakes);
    let outputs = [
        ("catalogue.rs", catalogue::compile(data, &mut mistakes)),
        ("lexicon.rs", lexicon::compile(data, &mut mistakes)),
        ("characters.rs", folding.as_ref().map_or_else(String::new, characters::Folding::compile)),
        (
            "likeness.rs",
            folding.as_ref().map_or_else(String::new, |folding| likeness::compile(data, folding, &mut mistakes)),
        ),
        ("disguises.rs", disguises::compile(data, &mut mistakes)),
    ];
    if !mistakes.is_empty() {
        mistakes.print();
        return ExitCode::FAILURE;
    }
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        eprintln!("OUT_DIR is not set: run this through cargo");
        return ExitCode::FAILURE;
    };
    for (name, source) in outputs {
        if let Err(error) = std::fs::write(out.join(name), source) {
            eprintln!("cannot write {name}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
