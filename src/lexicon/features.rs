//! What the likeness of a clause is told by: runs of one to three units.
//!
//! A unit is a Chinese character, a Latin word, or a number; every number is the same
//! unit. The build script trains with these features and the engine reads with them, so
//! this file depends on nothing.

/// How many features there can be; two rare runs may share one.
pub const BITS: u32 = 20;

const LONGEST_RUN: usize = 3;
const EDGE: u32 = 1;
const NUMBER: u32 = 2;

/// The features of a clause of folded characters, each once, in ascending order.
#[must_use]
pub fn features(chars: &[char]) -> Vec<u32> {
    let units = units(chars);
    let mut found = Vec::with_capacity(units.len() * LONGEST_RUN);
    for start in 0..units.len() {
        let mut hash = 0x811C_9DC5_u32;
        for (length, unit) in units[start..].iter().take(LONGEST_RUN).enumerate() {
            hash = mix(hash, *unit);
            if length > 0 || *unit != EDGE {
                found.push(finish(hash));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn units(chars: &[char]) -> Vec<u32> {
    let mut units = vec![EDGE];
    let mut index = 0;
    while index < chars.len() {
        let character = chars[index];
        let length = |same: fn(char) -> bool| chars[index..].iter().take_while(|other| same(**other)).count();
        if character.is_ascii_digit() {
            units.push(NUMBER);
            index += length(|other| other.is_ascii_digit() || matches!(other, '.' | '-' | '~'));
            // "5w" and "5k" are written for 万 and 千.
            if let Some(unit @ ('w' | 'k')) = chars.get(index).copied()
                && !chars.get(index + 1).is_some_and(char::is_ascii_alphabetic)
            {
                units.push(if unit == 'w' { '万' } else { '千' } as u32);
                index += 1;
            }
        } else if let Some(length) = numeral(&chars[index..]) {
            units.push(NUMBER);
            let last = chars[index + length - 1];
            if matches!(last, '百' | '千' | '万' | '亿') {
                units.push(last as u32);
            }
            index += length;
        } else if character.is_ascii_alphabetic() {
            let length = length(|other| other.is_ascii_alphabetic());
            units.push(chars[index..index + length].iter().fold(3, |hash, letter| mix(hash, *letter as u32)));
            index += length;
        } else {
            if character.is_alphanumeric() || matches!(character, '%' | '+') {
                units.push(character as u32);
            }
            index += 1;
        }
    }
    units.push(EDGE);
    units
}

/// The length of a number in Chinese numerals; a single one is a number only before a
/// counter, and 一 alone never ("一次", "一定").
fn numeral(chars: &[char]) -> Option<usize> {
    let length =
        chars.iter().take_while(|character| "零〇一二两三四五六七八九十百千万亿几".contains(**character)).count();
    match length {
        0 => None,
        1 => {
            let counted =
                chars.get(1).is_some_and(|counter| "天日周月年个元块科期人名位席节单岁级小".contains(*counter));
            (chars[0] != '一' && counted).then_some(1)
        }
        _ => Some(length),
    }
}

fn mix(hash: u32, unit: u32) -> u32 {
    (hash ^ unit).wrapping_mul(0x0100_0193).rotate_left(13) ^ (unit << 5)
}

fn finish(hash: u32) -> u32 {
    let mixed = (hash ^ (hash >> 15)).wrapping_mul(0x85EB_CA6B);
    (mixed ^ (mixed >> 13)).wrapping_mul(0xC2B2_AE35) >> (32 - BITS)
}
