//! A malformed data file stops the build with the file, the line and the reason.
//!
//! The build's own modules are run here on a copy of `data/` with one mistake in it.

#![allow(clippy::expect_used, reason = "a test stops where an example fails")]

#[path = "../build/catalogue/mod.rs"]
mod catalogue;
#[path = "../build/disguises.rs"]
mod disguises;
#[path = "../build/labelled.rs"]
#[allow(dead_code, reason = "only the mistakes are looked at")]
mod labelled;
#[path = "../build/lexicon.rs"]
#[allow(dead_code, reason = "the build asks it for the categories of examples")]
mod lexicon;
#[path = "../build/mistakes.rs"]
mod mistakes;
#[path = "../src/lexicon/pattern.rs"]
#[allow(dead_code, reason = "the build parses patterns, it does not match them")]
mod pattern;
#[path = "../build/rust_source.rs"]
mod rust_source;
#[path = "../build/table.rs"]
mod table;

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the data in which `file` was changed.
fn data_with(test: &str, file: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&target);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &target);
    let path = target.join(file);
    let original = fs::read_to_string(&path).expect("the file is there");
    let changed = change(&original);
    assert_ne!(original, changed, "nothing was changed");
    fs::write(&path, changed).expect("the copy is writable");
    target
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map_while(Result::ok) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn mistakes_of(data: &Path) -> String {
    let mut mistakes = mistakes::Mistakes::default();
    catalogue::compile(data, &mut mistakes);
    lexicon::compile(data, &mut mistakes);
    disguises::compile(data, &mut mistakes);
    mistakes.text()
}

#[test]
fn the_data_has_no_mistakes() {
    assert_eq!(mistakes_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")), "");
}

#[test]
fn an_alias_of_two_occupations() {
    let data =
        data_with("alias", "aliases.csv", |text| format!("{text}导游资格,教师证,cert,,usage,2026-11-23,medium\n"));
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("aliases.csv:835: `教师证` is already a name of `教师资格`"), "{mistakes}");
}

#[test]
fn a_count_that_does_not_add_up() {
    let data = data_with("count", "catalogue-2021.csv", |text| {
        text.replace("59,professional,level,翻译专业资格", "59,professional,access,翻译专业资格")
    });
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("34 items are professional access; the 2021 edition has 33"), "{mistakes}");
}

#[test]
fn a_row_without_a_source() {
    let data = data_with("source", "occupations.csv", |text| {
        text.replacen(",http://qhzxedu.com/web_home/news/show/id/11850.html", ",", 1)
    });
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("occupations.csv:2: `source` is empty"), "{mistakes}");
}

#[test]
fn a_row_with_too_many_fields() {
    let data = data_with("fields", "sources.csv", |text| format!("{text}a,b\n"));
    assert!(mistakes_of(&data).contains("sources.csv:"), "{}", mistakes_of(&data));
}

#[test]
fn a_channel_that_serves_nothing_known() {
    let data = data_with("channel", "channels.csv", |text| text.replacen(",教师资格,public", ",教师资质,public", 1));
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("channels.csv:2: serves `教师资质`"), "{mistakes}");
}

#[test]
fn a_channel_on_a_host_that_is_not_official() {
    let data = data_with("host", "channels.csv", |text| {
        text.replacen("https://www.jszg.edu.cn/", "https://www.jszg.edu.com/", 1)
    });
    let mistakes = mistakes_of(&data);
    assert!(
        mistakes.contains("channels.csv:2: `https://www.jszg.edu.com/` is no address on an official host"),
        "{mistakes}"
    );
}

#[test]
fn a_change_of_an_unknown_item() {
    let data = data_with("change", "catalogue-changes.csv", |text| text.replacen(",精算师,", ",精算员,", 1));
    assert!(
        mistakes_of(&data).contains("catalogue-changes.csv:8: `精算员` is no known name"),
        "{}",
        mistakes_of(&data)
    );
}

#[test]
fn a_near_name_of_itself() {
    let data = data_with("near", "near-names.csv", |text| text.replacen("电工,特种作业人员", "电工,电工等级证", 1));
    assert!(
        mistakes_of(&data).contains("near-names.csv:2: both names are of one occupation"),
        "{}",
        mistakes_of(&data)
    );
}

#[test]
fn a_bad_pattern_and_an_unknown_need() {
    let data = data_with("pattern", "lexicon/claims/loan.toml", |text| {
        text.replacen("needs = [\"certificate-near\"", "needs = [\"certificates\"", 1).replacen("(0|零)", "(0|零", 1)
    });
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("`certificates` is nothing that a rule can need"), "{mistakes}");
    assert!(mistakes.contains("loan.toml:10: at character"), "{mistakes}");
}

#[test]
fn broken_toml() {
    let data =
        data_with("toml", "lexicon/cues.toml", |text| text.replacen("kind = \"negation\"", "kind = negation", 1));
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("cues.toml:"), "{mistakes}");
}

#[test]
fn a_disguise_with_too_few_parts() {
    let data = data_with("disguise", "disguises.csv", |text| format!("{text}包过,苞,a promise\n"));
    let mistakes = mistakes_of(&data);
    assert!(mistakes.contains("a word has two to four characters, `stand_ins` as many parts"), "{mistakes}");
}

#[test]
fn labelled_pages_with_mistakes() {
    for (text, line, reason) in [
        ("hello", 1, "a page starts with"),
        ("=== a | ad | clean", 1, "four fields"),
        ("=== a | ad | good | host\n# t\n", 1, "no verdict is called `good`"),
        ("=== a | ad | clean | host\ntext", 1, "`# title` is missing"),
        ("=== a | ad | clean | host\n# t\n⟦loan:分期", 1, "a mark is not closed"),
        ("\n=== a | ad | clean | host\n# t\n分期⟧", 2, "a mark closes that was not opened"),
    ] {
        let mistake = labelled::read(text).expect_err(text);
        assert_eq!(mistake.line, line, "{text}");
        assert!(mistake.reason.contains(reason), "{}", mistake.reason);
    }
}
