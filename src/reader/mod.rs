//! Makes pages of files: what the content script does in a browser, for the command line.

mod html;
mod text;

use crate::page::Page;

/// A page together with the text that its offsets are told in.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The page; passage ids are indices into `starts`.
    pub page: Page,
    /// The whole text: as given, or as extracted from HTML with one line a passage.
    pub text: String,
    /// Where each passage starts in `text`, in Unicode characters.
    pub starts: Vec<u32>,
}

impl Document {
    /// Reads plain text: a passage a line, offsets counting the text as given.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        text::read(text)
    }

    /// Reads HTML: a passage a block, offsets counting the extracted [`Document::text`].
    #[must_use]
    pub fn from_html(source: &str) -> Self {
        html::read(source)
    }

    /// Where `offset` of a passage stands in [`Document::text`], in Unicode characters.
    #[must_use]
    pub fn position(&self, passage: u32, offset: u32) -> u32 {
        self.starts.get(passage as usize).copied().unwrap_or(0) + offset
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
