//! What the catalogue says of occupations: standing, history, channels.

#![allow(clippy::expect_used, reason = "a test stops where an example fails")]

use bianzheng::catalogue::lookup::Lookup;
use bianzheng::catalogue::{CATALOGUE_EDITION, CHANNELS, EventKind, OCCUPATIONS, OccupationDetail};
use bianzheng::report::{ChannelPurpose, Standing};

fn occupation(name: &str) -> OccupationDetail {
    let mut results = Lookup::new().find(name, 1).results;
    assert!(!results.is_empty(), "{name} is known");
    results.remove(0).occupation
}

fn channels(name: &str) -> Vec<String> {
    let all = occupation(name).channels;
    all.into_iter().filter(|channel| channel.purpose == ChannelPurpose::Verify).map(|channel| channel.id).collect()
}

#[test]
fn the_catalogue_has_72_items() {
    let items = |standing: Standing| {
        OCCUPATIONS
            .iter()
            .filter(|one| one.standing == standing && one.item.is_none() && one.edition == CATALOGUE_EDITION)
            .count()
    };
    assert_eq!((items(Standing::Access), items(Standing::Level), items(Standing::Skill)), (33, 26, 13));
}

#[test]
fn each_occupation_has_its_own_channels_in_order() {
    for (name, first) in [
        ("教师资格", "jszg"),
        ("一级建造师", "cpta-verify"),
        ("社会工作者", "cpta-verify"),
        ("软考", "cpta-verify"),
        ("注册会计师", "cicpa"),
        ("执业医师", "nhc-doctor"),
        ("护士资格证", "nhc-nurse"),
        ("低压电工作业", "special-operation"),
        ("消防设施操作员", "fire-appraisal"),
        ("健康管理师", "osta-zscx"),
        ("家庭教育指导师", "osta-zscx"),
        ("陪诊师", "osta-zscx"),
    ] {
        assert_eq!(channels(name).first().map(String::as_str), Some(first), "{name}");
    }
    assert!(channels("一级建造师").contains(&"jzsc-mohurd".to_owned()));
    assert!(channels("一级建造师").contains(&"platform-12333".to_owned()));
    // What the personnel examinations do not serve must not be sent there.
    for name in ["教师资格", "医师", "导游", "健康管理师", "消防设施操作员"] {
        assert!(!channels(name).contains(&"cpta-verify".to_owned()), "{name}");
    }
}

#[test]
fn every_occupation_can_be_checked_somewhere() {
    for index in 0..OCCUPATIONS.len() {
        let detail = OccupationDetail::new(index).expect("an index of the list");
        assert!(
            detail.channels.iter().any(|channel| channel.purpose == ChannelPurpose::Verify),
            "{}",
            detail.summary.name
        );
        assert!(!detail.source.is_empty() && !detail.verified.is_empty(), "{}", detail.summary.name);
    }
    assert!(CHANNELS.iter().filter(|channel| channel.purpose == ChannelPurpose::Report).count() >= 5);
}

#[test]
fn a_standing_has_a_history() {
    let kinds = |name: &str| -> Vec<EventKind> { occupation(name).history.iter().map(|event| event.kind).collect() };
    assert_eq!(
        kinds("健康管理师"),
        [EventKind::InCatalogue, EventKind::MovedToSkillLevel, EventKind::InClassification]
    );
    assert_eq!(kinds("家庭教育指导师"), [EventKind::InClassification, EventKind::NewOccupation]);
    assert_eq!(kinds("房地产经纪人"), [EventKind::FormerCancelled, EventKind::InCatalogue]);
    assert_eq!(kinds("精算师"), [EventKind::InCatalogue, EventKind::JoinedCatalogue]);
    assert!(kinds("物业管理师").contains(&EventKind::Cancelled));
    assert_eq!(kinds("养老服务师"), [EventKind::NewOccupation, EventKind::RulesIssued]);
    let renamed = occupation("专利代理师").history;
    assert!(renamed.iter().any(|event| event.detail.as_deref() == Some("专利代理人")));
}

#[test]
fn state_tests_are_no_qualifications_and_no_claims() {
    for (name, note) in [("普通话证", "state-test"), ("计算机二级", "state-test"), ("PMP", "foreign-body")] {
        assert_eq!(occupation(name).note.as_deref(), Some(note), "{name}");
    }
    let page = |text: &str| bianzheng::reader::Document::from_text(text).page;
    let checker = bianzheng::Checker::new().expect("the lexicon compiles");
    let report = checker.check(&page("全国计算机等级考试报名通知\n全国计算机等级考试全国统一考试,证书全国通用。"));
    assert!(report.findings.iter().all(|finding| finding.category.is_none()), "{:?}", report.findings);
}
