//! Bianzheng (辨证) reads the text of a page, finds misleading certificate claims and
//! says what the certificate really is.
//!
//! ```text
//! Page ──normalize──▶ characters ──scan──▶ hits ──judge──▶ findings ──▶ Report
//!                                   ▲                ▲
//!                                lexicon         catalogue        (both from data/)
//! ```
//!
//! The crate is pure: no DOM, no clock, no network, no state between checks. It runs
//! natively (`bianzheng check`) and, through `wasm`, in the extension's background.

#![deny(missing_docs)]

pub mod catalogue;
pub mod checker;
mod judge;
pub mod lexicon;
mod normalize;
pub mod page;
#[cfg(feature = "cli")]
pub mod reader;
pub mod report;
mod scan;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use checker::Checker;
pub use judge::{Cue, Explained, Explanation, Ground, Step};
pub use normalize::{Gap, Normalized};
