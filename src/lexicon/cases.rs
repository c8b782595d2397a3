//! Every rule is run on the cases that it brings along.

use super::{CLAIM_CASES, CLAIMS, CUE_CASES, CUES, Need};
use crate::normalize::Normalized;
use crate::page::{Page, Passage};
use crate::report::{FindingKind, Level};
use crate::scan::{Found, Scanner};
use crate::{Checker, Explained, Step};

/// A page with a title that says nothing and the text of a case.
fn page(text: &str) -> Page {
    let passages = vec![Passage { text: text.to_owned(), ..Passage::default() }];
    Page { title: "网页".to_owned(), passages, ..Page::default() }
}

/// Whether the rule itself finds its wording and nothing that it needs is missing. How much
/// else on the page promotes is another matter, of `tests/evaluate`.
fn holds(claim: &Explained, id: &str) -> bool {
    let met = matches!(
        claim.step,
        Step::Met | Step::Alone | Step::WordedHonestly | Step::BareLine | Step::Covered | Step::Lacks(Need::Promotes)
    );
    claim.rule == id && met
}

#[test]
fn claims_hit_and_miss_as_their_cases_say() {
    let checker = Checker::new().expect("the lexicon compiles");
    let mut wrong = Vec::new();
    for cases in CLAIM_CASES {
        let rule = CLAIMS.iter().find(|rule| rule.id == cases.id).expect("cases belong to a rule");
        let hits = |text: &str| checker.explain(&page(text)).claims.iter().any(|claim| holds(claim, cases.id));
        let marked = |text: &str| {
            checker.check(&page(text)).findings.into_iter().any(|finding| {
                finding.kind == FindingKind::Claim
                    && finding.category == Some(rule.category)
                    && finding.level >= Level::Caution
            })
        };
        wrong.extend(
            cases.hit.iter().filter(|text| !hits(text)).map(|text| format!("{} does not hit: {text}", cases.id)),
        );
        wrong.extend(
            cases.miss.iter().filter(|text| marked(text)).map(|text| format!("{} must not hit: {text}", cases.id)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cues_hit_and_miss_as_their_cases_say() {
    let scanner = Scanner::new().expect("the lexicon compiles");
    let mut wrong = Vec::new();
    for cases in CUE_CASES {
        let found = |text: &str| {
            let hits = scanner.scan(&Normalized::new(text));
            hits.iter().any(|hit| matches!(hit.found, Found::Cue(index) if CUES[index].id == cases.id))
        };
        wrong.extend(
            cases.hit.iter().filter(|text| !found(text)).map(|text| format!("{} does not hit: {text}", cases.id)),
        );
        wrong.extend(
            cases.miss.iter().filter(|text| found(text)).map(|text| format!("{} must not hit: {text}", cases.id)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
