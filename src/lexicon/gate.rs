//! What the extension's gate is made from: the words without which a page has nothing to mark.
//!
//! The gate itself is TypeScript (`extension/content/gate.ts`), for it runs in every frame of
//! every page; the build asks the engine for these words, so that no list is kept by hand.

use std::collections::BTreeSet;

use super::compiled::Compiled;
use super::pattern::PatternError;
use super::{CLAIMS, CUES, CueKind, Need, TITLE_ENDS, TITLE_LEVELS, TITLE_SURE_ENDS, TITLE_TAILS};
use crate::catalogue::NAMES;
use crate::normalize::fold_words;

/// The words, folded, of which every page that has something to mark holds at least one.
///
/// A claim either stands by itself, or needs a certificate or an occupation beside it, and
/// claims by likeness are only looked for where either is named. So these are the fixed words
/// of the former, of the cues that certificates are spoken of, and the names of occupations,
/// or how an unknown title is known.
///
/// # Errors
/// When a pattern is no pattern; the build of the crate has refused such patterns before.
pub fn words() -> Result<BTreeSet<String>, PatternError> {
    let claims = CLAIMS.iter().filter(|rule| !rule.needs.iter().any(|need| names_certificate(*need)));
    let cues = CUES.iter().filter(|rule| rule.kind == CueKind::Certificate);
    let mut words = BTreeSet::new();
    for pattern in claims.flat_map(|rule| rule.patterns).chain(cues.flat_map(|rule| rule.patterns)) {
        words.extend(Compiled::new(pattern)?.words.iter().map(String::from_iter));
    }
    // A name in Latin letters names an occupation only beside Chinese words.
    words.extend(
        NAMES
            .iter()
            .map(|name| if name.text.is_ascii() { format!("{}证", folded(name.text)) } else { folded(name.text) }),
    );
    for before in TITLE_ENDS.iter().chain(TITLE_LEVELS) {
        // A bracket behind a title is no word; what is sold has others beside it.
        let tails = TITLE_TAILS.iter().filter(|tail| **tail != "(");
        words.extend(tails.map(|tail| format!("{}{}", folded(before), folded(tail))));
    }
    words.extend(TITLE_SURE_ENDS.iter().map(|end| folded(end)));
    Ok(words)
}

/// Every character that normalising turns into another, each followed by that other.
#[must_use]
pub fn folds() -> String {
    let mut pairs = String::new();
    for character in '\u{80}'..=char::MAX {
        if let [folded] = fold_words(&[character])[..]
            && folded != character
        {
            pairs.extend([character, folded]);
        }
    }
    pairs
}

/// Whether a need cannot be met on a page that names neither a certificate nor an occupation.
fn names_certificate(need: Need) -> bool {
    matches!(need, Need::Certificate | Need::CertificateNear | Need::OutsideCatalogue)
}

fn folded(text: &str) -> String {
    fold_words(&text.chars().collect::<Vec<char>>()).iter().collect()
}
