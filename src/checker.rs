//! The one entry: a page in, a report out.

use crate::judge::{self, Explanation, links};
use crate::page::Page;
use crate::report::Report;
use crate::scan::{Scanner, ScannerError};

/// Checks pages. Building one compiles the lexicon; checking changes nothing, so one
/// checker serves any number of threads.
#[derive(Debug)]
pub struct Checker {
    scanner: Scanner,
}

impl Checker {
    /// Builds a checker from the data that the crate was compiled with.
    ///
    /// # Errors
    /// Never with data that the build accepted; the error says what is wrong otherwise.
    pub fn new() -> Result<Self, ScannerError> {
        Ok(Self { scanner: Scanner::new()? })
    }

    /// Checks one page, or one batch of its passages.
    ///
    /// Time is linear in the characters of the page. Offsets in the report count Unicode
    /// characters of the passage; see [`Report::to_utf16`].
    #[must_use]
    pub fn check(&self, page: &Page) -> Report {
        let mut report = judge::judge(&self.scanner, page);
        links::add(&mut report, page);
        report
    }

    /// Tells how every claim of a page was decided, also of those that are not shown.
    #[must_use]
    pub fn explain(&self, page: &Page) -> Explanation {
        judge::explain(&self.scanner, page)
    }
}
