//! What the checker reads: a page as passages, links and fields.
//!
//! A page is made by a reader: the content script in a browser, `reader` in the
//! command line. Offsets into a passage count Unicode characters (code points) of
//! its `text`; only [`crate::report::Report::to_utf16`] leaves that unit.

use serde::{Deserialize, Serialize};

/// One page, or one batch of passages of a page that changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Page {
    /// The address; only its host is used, to recognise official sites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The document's title, as shown in the tab.
    pub title: String,
    /// The document's language as declared (`zh-CN`, `en`), if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The passages in reading order.
    pub passages: Vec<Passage>,
    /// The links among them that lead to other pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What an earlier batch of the same page said of it; `None` for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<PageContext>,
}

/// A link of a page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Link {
    /// The full address that it leads to.
    pub href: String,
    /// Its words, blanks joined; they stand in one of the passages.
    pub text: String,
}

/// The running text of one block: text nodes joined across inline elements.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Passage {
    /// The reader's own number for this passage; findings carry it back.
    pub id: u32,
    /// What kind of block the text stands in.
    pub kind: PassageKind,
    /// For a heading its rank, 1 to 6; for any other passage 0.
    #[serde(default)]
    pub rank: u8,
    /// The text as written, in any script and width.
    pub text: String,
}

/// What kind of block a passage is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum PassageKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading with a rank; it governs the passages after it.
    Heading,
    /// One item of a list.
    ListItem,
    /// One cell of a table's body.
    TableCell,
    /// A header cell of a table.
    TableHeader,
    /// A quotation block.
    Quote,
    /// The text of a button, link button or label.
    Control,
}

/// What must be known of a page to judge a later batch of its passages.
///
/// It travels in the report to the page and back, so that the engine keeps no
/// state and its background may be stopped at any moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PageContext {
    /// The occupation the page is about, by its name in the catalogue or as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Whether the page speaks of certificates, training or examinations at all.
    pub certificate: bool,
    /// Signs that the page warns of or reports on such claims.
    pub warns: u32,
    /// Signs that the page recruits: asks for a number, names a price, urges.
    pub recruits: u32,
    /// Whether the page promotes a certificate in a way that the lists or the law contradict.
    pub promotes: bool,
}
