//! What is wrong with the data, collected so that one build names everything.

use std::fmt::Write as _;
use std::path::Path;

/// The mistakes found so far, in the order in which they were found.
#[derive(Default)]
pub struct Mistakes {
    lines: Vec<String>,
}

impl Mistakes {
    /// Adds one mistake; `line` counts from 1, 0 stands for the file as a whole.
    pub fn add(&mut self, file: &Path, line: u64, reason: impl AsRef<str>) {
        let mut text = file.display().to_string();
        if line > 0 {
            let _ = write!(text, ":{line}");
        }
        let _ = write!(text, ": {}", reason.as_ref());
        self.lines.push(text);
    }

    /// Whether nothing was wrong.
    #[allow(dead_code, reason = "used by the build, not by its tests")]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// All mistakes, one a line.
    #[allow(dead_code, reason = "used by the tests of the data")]
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Prints them where cargo shows them when a build stops.
    #[allow(dead_code, reason = "used by the build, not by its tests")]
    pub fn print(&self) {
        for line in &self.lines {
            println!("cargo::error={line}");
            eprintln!("{line}");
        }
    }
}
