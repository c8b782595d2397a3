//! How like the examples of `data/lexicon/examples` a clause is.
//!
//! Patterns find what people have written before; likeness finds what they say in other
//! words. The weights are learnt by the build script from the examples alone.

use super::features::{BITS, features};
use crate::report::Category;

#[allow(clippy::unreadable_literal, clippy::large_const_arrays, reason = "generated tables")]
mod table {
    use crate::report::Category;

    include!(concat!(env!("OUT_DIR"), "/likeness.rs"));
}

use table::{BIASES, CLASSES, COMMON, INDEX, LOW, OWN, OWN_SCALE, SCALE};

/// Class 0 is the report, the others are [`CLASSES`].
const _: () = assert!(BIASES.len() == CLASSES.len() + 1, "a bias for each class but the honest one");
const INDEX_SHIFT: u32 = 8;
const _: () = assert!(INDEX.len() == (1 << (BITS - INDEX_SHIFT)) + 1, "an entry for each value of the high bits");

/// What a clause is most like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// The category whose examples it is most like.
    pub category: Category,
    /// By how much it is more like them than like honest words; 1 is what training aims
    /// at, below 0 it is honest.
    pub claim: f32,
    /// By how much it is more like the words of those who report on claims or warn of
    /// them than like other honest words.
    pub report: f32,
}

/// What the folded characters of a clause are most like; `None` without any examples.
#[must_use]
pub fn likeness(clause: &[char]) -> Option<Likeness> {
    let features = features(clause);
    let mut common = 0_i32;
    let mut own = [0_i32; BIASES.len()];
    let mut known = 0_usize;
    for feature in &features {
        let Some(entry) = entry(*feature) else { continue };
        known += 1;
        common += i32::from(COMMON[entry]);
        for packed in OWN[entry] {
            own[usize::from(packed >> 4)] += i32::from(packed & 0xF);
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a clause has few features")]
    let margin = |class: usize| {
        (common as f32 / SCALE + own[class] as f32 / OWN_SCALE) / (known.max(1) as f32).sqrt() + BIASES[class]
    };
    let (category, claim) = (1..)
        .zip(&CLASSES)
        .map(|(class, category)| (*category, margin(class)))
        .max_by(|one, other| one.1.total_cmp(&other.1))?;
    Some(Likeness { category, claim, report: margin(0) })
}

fn entry(feature: u32) -> Option<usize> {
    let bucket = (feature >> INDEX_SHIFT) as usize;
    let (first, last) = (usize::from(INDEX[bucket]), usize::from(INDEX[bucket + 1]));
    LOW[first..last].iter().position(|low| u32::from(*low) == feature & 0xFF).map(|at| first + at)
}
