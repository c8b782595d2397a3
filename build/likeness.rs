//! Learns from `data/lexicon/examples` how claims of each category are worded.
//!
//! One linear separator a category and one for honest words (support vectors with squared
//! hinge loss, by dual coordinate descent). It uses only additions, multiplications,
//! divisions and square roots in a fixed order, so that every machine learns the same.
//!
//! What is written for the engine is, for each run of characters, how much more it speaks
//! for any claim than for honest words, and what it adds for the few categories that it
//! speaks for most.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::characters::Folding;
use crate::features::{BITS, features};
use crate::labelled;
use crate::mistakes::Mistakes;

/// How often the examples are gone through for each class.
const ROUNDS: usize = 16;
/// What a wrong example costs against large weights.
const COST: f32 = 1.0;
/// What it costs to take honest words or a report for a claim: more, for a false mark is worse than a miss.
const HONEST_COST: f32 = 1.0;
/// Runs that fewer examples have say nothing of others.
const FEWEST: u32 = 2;
/// Only the runs that weigh most are kept.
const MOST_FEATURES: usize = 12000;
/// For how many categories a run has a weight of its own.
const OWN: usize = 3;
/// An example has at most so many characters.
const LONGEST: usize = 60;
/// The highest bits of a feature that are kept as an index.
const INDEX_BITS: u32 = BITS - 8;

/// The class of honest words.
const HONEST: &str = "none";
/// The class of words by which a page reports on claims or warns of them.
const REPORT: &str = "report";
/// Shorter clauses say nothing by themselves.
const SHORTEST: usize = 3;

struct Example {
    class: usize,
    features: Vec<u32>,
}

/// Reads the examples and returns the Rust source of the learnt weights. Class 0 is honest, class 1 reports.
pub fn compile(data: &Path, folding: &Folding, mistakes: &mut Mistakes) -> String {
    let folder = data.join("lexicon/examples");
    let (classes, examples) = read(&folder, folding, mistakes);
    let (known, separators) = train(classes.len(), &examples);
    source_code(&classes, &known, &separators)
}

/// The examples as they are gathered.
struct Examples<'a> {
    folding: &'a Folding,
    classes: Vec<String>,
    all: Vec<Example>,
    seen: HashMap<String, usize>,
}

impl Examples<'_> {
    /// The number of a class; `none-2` and `none` are one.
    fn class(&mut self, name: &str) -> Option<usize> {
        let name = if name.starts_with("none-") { HONEST } else { name };
        if let Some(known) = self.classes.iter().position(|known| known == name) {
            return Some(known);
        }
        crate::lexicon::is_category(name).then(|| {
            self.classes.push(name.to_owned());
            self.classes.len() - 1
        })
    }

    fn add(&mut self, class: usize, words: &str) {
        let folded: Vec<char> = self.folding.fold(words).chars().collect();
        self.all.push(Example { class, features: features(&folded) });
    }

    /// A file of clauses, one a line, all of one class.
    fn clauses(&mut self, path: &Path, text: &str, mistakes: &mut Mistakes) {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some(class) = self.class(stem) else {
            mistakes.add(path, 0, format!("`{stem}` is neither a category nor `{HONEST}` nor `{REPORT}`"));
            return;
        };
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let count = line.chars().count();
            if !(2..=LONGEST).contains(&count) {
                mistakes.add(path, number, format!("an example has 2 to {LONGEST} characters, not {count}"));
                continue;
            }
            match self.seen.insert(line.to_owned(), class) {
                Some(other) if other != class => {
                    mistakes.add(path, number, format!("`{line}` is an example of {}, too", self.classes[other]));
                }
                Some(_) => mistakes.add(path, number, format!("`{line}` stands here twice")),
                None => self.add(class, line),
            }
        }
    }

    /// A file of labelled pages: what is not marked in them is honest, on a page that
    /// warns it is the voice of a report.
    fn pages(&mut self, path: &Path, text: &str, mistakes: &mut Mistakes) {
        let pages = match labelled::read(text) {
            Ok(pages) => pages,
            Err(mistake) => {
                mistakes.add(path, mistake.line, mistake.reason);
                return;
            }
        };
        for page in pages {
            let unmarked = if page.verdict == "warning_article" { REPORT } else { HONEST };
            let chars: Vec<char> = page.text.chars().collect();
            for (start, end) in clauses(&chars) {
                let mark =
                    page.marks.iter().find(|mark| !mark.label.starts_with('@') && mark.start < end && start < mark.end);
                let label = match mark {
                    None => unmarked,
                    Some(mark) if mark.label.ends_with('?') => continue,
                    Some(mark) if mark.label.ends_with('!') && page.verdict == "warning_article" => continue,
                    Some(mark) if mark.label.ends_with('!') => HONEST,
                    Some(mark) => mark.label.as_str(),
                };
                let Some(class) = self.class(label) else {
                    mistakes.add(path, 0, format!("{}: no category is called `{label}`", page.id));
                    continue;
                };
                self.add(class, &chars[start..end].iter().collect::<String>());
            }
        }
    }
}

/// The pieces of a text between punctuation, as the judge will see them.
fn clauses(chars: &[char]) -> Vec<(usize, usize)> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for end in 0..=chars.len() {
        let before = end.checked_sub(1).and_then(|before| chars.get(before));
        let behind = chars.get(end + 1);
        let digits = before.is_some_and(char::is_ascii_digit) && behind.is_some_and(char::is_ascii_digit);
        let parts = chars.get(end).is_none_or(|character| match character {
            ',' => !digits,
            '.' => before.is_some_and(char::is_ascii_alphabetic) && behind == Some(&' '),
            other => matches!(other, '，' | '。' | ';' | '；' | ':' | '：' | '!' | '！' | '?' | '？' | '|' | '\n'),
        });
        if parts {
            if end - start >= SHORTEST {
                clauses.push((start, end));
            }
            start = end + 1;
        }
    }
    clauses
}

fn read(folder: &Path, folding: &Folding, mistakes: &mut Mistakes) -> (Vec<String>, Vec<Example>) {
    let classes = vec![HONEST.to_owned(), REPORT.to_owned()];
    let mut examples = Examples { folding, classes, all: Vec::new(), seen: HashMap::new() };
    for (path, text) in files(folder, mistakes) {
        examples.clauses(&path, &text, mistakes);
    }
    for (path, text) in files(&folder.join("pages"), mistakes) {
        examples.pages(&path, &text, mistakes);
    }
    (examples.classes, examples.all)
}

/// The files of a folder with their texts, in a fixed order.
fn files(folder: &Path, mistakes: &mut Mistakes) -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => {
            mistakes.add(folder, 0, error.to_string());
            Vec::new()
        }
    };
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((path, text)),
            Err(error) => mistakes.add(&path, 0, error.to_string()),
        }
    }
    files
}

/// A feature that is common enough, and how many examples have it.
struct Known {
    feature: u32,
    count: u32,
}

/// Weights of one class: one a feature, and one that is always added.
struct Separator {
    weights: Vec<f32>,
    bias: f32,
}

/// The features that are common enough, and a separator for each class.
fn train(classes: usize, examples: &[Example]) -> (Vec<Known>, Vec<Separator>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|example| &example.features) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut known: Vec<Known> = counts
        .iter()
        .filter(|(_, count)| **count >= FEWEST)
        .map(|(feature, count)| Known { feature: *feature, count: *count })
        .collect();
    known.sort_unstable_by_key(|known| known.feature);
    let number: HashMap<u32, usize> = known.iter().enumerate().map(|(number, known)| (known.feature, number)).collect();
    let rows: Vec<(usize, Vec<usize>)> = examples
        .iter()
        .map(|example| {
            (example.class, example.features.iter().filter_map(|known| number.get(known).copied()).collect())
        })
        .collect();
    let separators = (0..classes).map(|class| separate(class, &rows, known.len())).collect();
    (known, separators)
}

/// Separates one class from all others.
fn separate(class: usize, rows: &[(usize, Vec<usize>)], features: usize) -> Separator {
    let mut weights = vec![0.0_f32; features];
    let mut bias = 0.0_f32;
    let mut alphas = vec![0.0_f32; rows.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        for index in &order {
            let (own, row) = &rows[*index];
            let sign = if *own == class { 1.0 } else { -1.0 };
            let value = 1.0 / float(row.len().max(1)).sqrt();
            let mut score = 0.0_f32;
            for feature in row {
                score += weights[*feature];
            }
            let score = score * value + bias;
            // The row has length 1, and 1 more for the bias.
            let cost = if *own < 2 { HONEST_COST } else { COST };
            let slack = 1.0 / (2.0 * cost);
            let gradient = sign * score - 1.0 + slack * alphas[*index];
            let next = (alphas[*index] - gradient / (2.0 + slack)).max(0.0);
            let step = (next - alphas[*index]) * sign;
            if step != 0.0 {
                alphas[*index] = next;
                bias += step;
                for feature in row {
                    weights[*feature] += step * value;
                }
            }
        }
    }
    Separator { weights, bias }
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = usize::try_from(*random % (last as u64 + 1)).unwrap_or(0);
        order.swap(last, other);
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of examples and features are small")]
fn float(count: usize) -> f32 {
    count as f32
}

/// What the engine keeps of one feature.
struct Kept {
    feature: u32,
    common: f32,
    own: Vec<(usize, f32)>,
}

/// The weights of a feature over those for honest words, as a common part and a few own ones.
fn keep(feature: u32, over: &[f32]) -> Kept {
    let mut order: Vec<usize> = (0..over.len()).collect();
    order.sort_by(|one, other| over[*other].total_cmp(&over[*one]).then(one.cmp(other)));
    let rest = &order[OWN.min(order.len())..];
    let common = rest.iter().map(|class| over[*class]).sum::<f32>() / float(rest.len().max(1));
    let own = order.iter().take(OWN).map(|class| (*class, over[*class] - common)).collect();
    Kept { feature, common, own }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and clamped before")]
fn source_code(classes: &[String], known: &[Known], separators: &[Separator]) -> String {
    let Some((honest, claims)) = separators.split_first() else { return String::new() };
    let over = |number: usize| -> Vec<f32> {
        claims.iter().map(|separator| separator.weights[number] - honest.weights[number]).collect()
    };
    let mut order: Vec<(f32, usize)> = (0..known.len())
        .map(|number| {
            let most = over(number).iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
            (most * float(known[number].count as usize).sqrt(), number)
        })
        .collect();
    order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    order.truncate(MOST_FEATURES);
    let mut kept: Vec<Kept> = order.iter().map(|(_, number)| keep(known[*number].feature, &over(*number))).collect();
    kept.sort_unstable_by_key(|kept| kept.feature);
    let largest = kept
        .iter()
        .flat_map(|kept| kept.own.iter().map(|(_, weight)| *weight).chain(std::iter::once(kept.common.abs())))
        .fold(1e-6_f32, f32::max);
    let scale = 127.0 / largest;
    // A sixteenth of the finer scale for the parts of single categories: class and weight in one byte.
    let own_scale = 15.0 / largest;
    let mut index = vec![0_u16; (1 << INDEX_BITS) + 1];
    for kept in &kept {
        index[(kept.feature >> 8) as usize + 1] += 1;
    }
    for at in 1..index.len() {
        index[at] += index[at - 1];
    }
    let low: Vec<u8> = kept.iter().map(|kept| (kept.feature & 0xFF) as u8).collect();
    let common: Vec<i8> = kept.iter().map(|kept| (kept.common * scale).round().clamp(-127.0, 127.0) as i8).collect();
    let own: Vec<[u8; OWN]> = kept
        .iter()
        .map(|kept| {
            let mut packed = [0; OWN];
            for (place, (class, weight)) in packed.iter_mut().zip(&kept.own) {
                *place = (*class as u8) << 4 | (weight * own_scale).round().clamp(0.0, 15.0) as u8;
            }
            packed
        })
        .collect();
    let names: Vec<String> =
        classes.iter().skip(2).map(|name| format!("Category::{}", crate::lexicon::variant(name))).collect();
    let biases: Vec<f32> = claims.iter().map(|separator| separator.bias - honest.bias).collect();
    let mut code = String::new();
    let _ = writeln!(code, "pub static CLASSES: [Category; {}] = [{}];", names.len(), names.join(", "));
    let _ = writeln!(code, "pub static BIASES: [f32; {}] = {biases:?};", biases.len());
    let _ = writeln!(code, "pub const SCALE: f32 = {scale:?};");
    let _ = writeln!(code, "pub const OWN_SCALE: f32 = {own_scale:?};");
    let _ = writeln!(code, "pub static INDEX: [u16; {}] = {index:?};", index.len());
    let _ = writeln!(code, "pub static LOW: [u8; {}] = {low:?};", low.len());
    let _ = writeln!(code, "pub static COMMON: [i8; {}] = {common:?};", common.len());
    let _ = writeln!(code, "pub static OWN: [[u8; {OWN}]; {}] = {own:?};", own.len());
    code
}
