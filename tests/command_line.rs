//! `bianzheng check` as its users run it.

#![allow(clippy::expect_used, reason = "a test stops where an example fails")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn bianzheng(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bianzheng"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("standard input is piped").write_all(input).expect("the input is taken");
    child.wait_with_output().expect("the command ends")
}

fn lines(bytes: &[u8]) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn lines_are_answered_in_order_with_the_promised_shape() {
    let input = concat!(
        r#"{"id": "ad", "title": "碳排放管理师证书报名", "text": "碳排放管理师证书国家认可,签约包过。"}"#,
        "\n",
        r#"{"id": 7, "html": "<title>教师资格公告</title><p>教师资格考试全国统考。</p>"}"#,
        "\n"
    );
    let output = bianzheng(&["check", "--jsonl", "-", "--with-text"], input.as_bytes());
    assert!(output.status.success());
    let answers = lines(&output.stdout);
    assert_eq!(answers[0]["id"], "ad");
    assert_eq!(answers[0]["verdict"], "misleading");
    let claim = answers[0]["findings"].as_array().and_then(|all| all.iter().find(|one| one["kind"] == "claim"));
    let claim = claim.expect("a claim");
    for key in
        ["category", "level", "rule", "quote", "start", "end", "subject", "standing", "edition", "reasons", "channels"]
    {
        assert!(!claim[key].is_null(), "{key} of {claim}");
    }
    assert_eq!(answers[1]["id"], 7);
    assert_eq!(answers[1]["verdict"], "clean");
    assert_eq!(answers[1]["text"], "教师资格考试全国统考。");
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let input = "{\"id\": 1, \"text\": \"甲\"}\nnot json\n{\"id\": 2}\n\n{\"id\": 3, \"text\": \"乙\"}\n\u{0}\n";
    let mut bytes = input.as_bytes().to_vec();
    bytes.extend(b"\xff\xfe\n");
    let output = bianzheng(&["check", "--jsonl", "-"], &bytes);
    assert_eq!(output.status.code(), Some(2));
    let ids: Vec<i64> = lines(&output.stdout).iter().filter_map(|answer| answer["id"].as_i64()).collect();
    assert_eq!(ids, [1, 3]);
    let numbers: Vec<i64> = lines(&output.stderr).iter().filter_map(|error| error["line"].as_i64()).collect();
    assert_eq!(numbers, [2, 3, 6, 7]);
}

#[test]
fn files_are_checked_and_missing_ones_named() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/shop/index.html");
    let output = bianzheng(&["check", page, "no-such-file.html"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("shop/index.html: clean"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.html"));
    let output = bianzheng(&["check", "--format", "json", page], b"");
    assert_eq!(lines(&output.stdout)[0]["verdict"], "clean");
}

#[test]
fn a_name_is_looked_up_in_words() {
    let output = bianzheng(&["lookup", "jtjyzds"], b"");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success());
    for words in ["家庭教育指导师", "新职业", "上岗必须有这个证吗？ 不用", "https://zscx.osta.org.cn/", "2022-07"]
    {
        assert!(text.contains(words), "`{words}` is not in {text}");
    }
    for key in ["standing_", "meaning_", "event_", "lookup_", "difference_", "channel_path_"] {
        assert!(!text.contains(key), "a message is missing: {text}");
    }
    let output = bianzheng(&["lookup", "--language", "en", "星空疗愈规划师"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("is not found in"));
    let output = bianzheng(&["catalogue", "--stats"], b"");
    assert!(String::from_utf8_lossy(&output.stdout).contains("items of the catalogue (2021): 72"));
}
