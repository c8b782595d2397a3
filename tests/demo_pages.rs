//! The demo site as the command line reads it: an ad is marked, an exposé of the same
//! words is not, and honest pages stay silent.

#![allow(clippy::expect_used, reason = "a test stops where an example fails")]

use bianzheng::reader::Document;
use bianzheng::report::{Category, FindingKind, Level, Report, Standing, Verdict};
use bianzheng::{Checker, page::Page};

fn document(name: &str) -> Document {
    let path = format!("{}/tests/pages/{name}/index.html", env!("CARGO_MANIFEST_DIR"));
    Document::from_html(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
}

fn check(page: &Page) -> Report {
    Checker::new().expect("the lexicon compiles").check(page)
}

fn reds(report: &Report) -> Vec<&str> {
    let red = report.findings.iter().filter(|finding| finding.level == Level::Misleading);
    red.map(|finding| finding.quote.as_str()).collect()
}

#[test]
fn advertisements_are_marked() {
    for (name, words) in [
        ("consultation", ["国家认可", "15天拿证", "由人社部统一颁发", "属于国家职业资格"].as_slice()),
        ("fire", &["结业证书与消防设施操作员资格证书具有同等效力", "包挂靠"]),
        ("english", &["Recognized by the Chinese government", "No exam required"]),
        ("search", &["国家认可", "由人社部颁发"]),
    ] {
        let report = check(&document(name).page);
        assert_eq!(report.verdict, Verdict::Misleading, "{name}");
        let reds = reds(&report);
        for word in words {
            assert!(reds.contains(word), "{name}: `{word}` is not among {reds:?}");
        }
    }
}

#[test]
fn warnings_and_honest_pages_have_no_red_mark() {
    for name in ["news", "notice", "teacher", "shop"] {
        let report = check(&document(name).page);
        assert!(reds(&report).is_empty(), "{name}: {:?}", reds(&report));
    }
    assert_eq!(check(&document("news").page).verdict, Verdict::Warning);
    assert_eq!(check(&document("notice").page).verdict, Verdict::Warning);
    assert_eq!(check(&document("shop").page).verdict, Verdict::Clean);
    assert_eq!(check(&document("teacher").page).verdict, Verdict::Clean);
}

#[test]
fn what_is_true_of_one_occupation_is_not_of_another() {
    let text = |subject: &str| {
        Document::from_text(&format!("{subject}证书属于国家职业资格,由人社部颁发,全国通用。欢迎报名。")).page
    };
    assert!(reds(&check(&text("教师资格"))).is_empty());
    assert!(reds(&check(&text("家庭教育指导师"))).contains(&"属于国家职业资格"));
    // A title that nobody has ever listed is still outside the catalogue.
    let invented = check(&text("星空疗愈规划师"));
    assert!(reds(&invented).contains(&"属于国家职业资格"));
    assert_eq!(invented.occupations[0].standing, Standing::NotFound);
}

#[test]
fn offsets_are_those_of_the_words() {
    for name in ["consultation", "english", "fire", "news"] {
        let document = document(name);
        let text: Vec<char> = document.text.chars().collect();
        for finding in check(&document.page).findings {
            let start = document.position(finding.passage, finding.start) as usize;
            let end = document.position(finding.passage, finding.end) as usize;
            assert_eq!(text[start..end].iter().collect::<String>(), finding.quote, "{name}");
        }
    }
}

#[test]
fn a_report_names_everything_it_refers_to() {
    let report = check(&document("consultation").page);
    for finding in report.findings.iter().filter(|finding| finding.kind == FindingKind::Claim) {
        for id in &finding.channels {
            assert!(report.channels.iter().any(|channel| channel.id == *id), "channel {id}");
        }
        for id in &finding.sources {
            assert!(report.sources.iter().any(|source| source.id == *id), "source {id}");
        }
        if let Some(subject) = &finding.subject {
            assert!(report.occupations.iter().any(|occupation| occupation.name == *subject), "{subject}");
        }
        assert!(!finding.channels.is_empty() || finding.level < Level::Caution, "{}", finding.quote);
    }
}

#[test]
fn later_batches_know_what_the_page_is_about() {
    let mut page = document("consultation").page;
    let first = check(&page);
    page.passages =
        vec![bianzheng::page::Passage { id: 900, text: "全国通用,终身有效".to_owned(), ..Default::default() }];
    page.title.clear();
    page.context = Some(first.context);
    let later = check(&page);
    assert!(later.findings.iter().any(|finding| finding.category == Some(Category::EqualEffect)));
    assert_eq!(later.findings[0].subject.as_deref(), Some("家庭教育指导师"));
}
