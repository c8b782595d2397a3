//! Links and named sites that pose as an official place to check.
//!
//! Two things are looked at: words that promise an official check while the address is
//! not an official one, and hosts that look like an official one (`look_alike`). An
//! official page, and a page that warns, may name such sites.

use super::host::{host, is_official};
use super::look_alike::{Way, look_alike};
use crate::catalogue::{self, CHANNELS, LINK_AUTHORITY, LINK_CHECK};
use crate::page::{Link, Page, Passage};
use crate::report::{Category, ChannelPurpose, Finding, FindingKind, Level, Report, Verdict};

const LOOK_ALIKE: &str = "links.look-alike";
const WORDS: &str = "links.official-words";
/// Longer words of a link are a sentence, not the name of a place.
const LONGEST: usize = 30;
const SOURCE: &str = "network-notice-5";

/// Adds to the report what the page's links and the sites that it names pose as.
pub fn add(report: &mut Report, page: &Page) {
    if page.url.as_deref().is_some_and(is_official) {
        return;
    }
    let own = page.url.as_deref().and_then(host);
    let mut found = Vec::new();
    for link in &page.links {
        if let Some(judged) = judge_link(link, own.as_deref(), report.context.certificate)
            && let Some((passage, start, end)) = place(page, &link.text)
        {
            found.push(finding(passage, start, end, judged));
        }
    }
    for passage in &page.passages {
        for (start, end, name) in named_hosts(&passage.text) {
            // The words of a link that was judged already.
            if found.iter().any(|one| one.passage == passage.id && one.start < end && start < one.end) {
                continue;
            }
            if own.as_deref() != Some(&name)
                && let Some(judged) = judge_host(&name, report.context.certificate)
            {
                found.push(finding(passage, start, end, judged));
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let reported = report.verdict == Verdict::Warning;
    for finding in &mut found {
        if reported {
            finding.level = Level::Reported;
            finding.reasons.insert(0, "stance_reported".to_owned());
        }
        let channels = finding.channels.iter().filter_map(|id| catalogue::channel(id));
        for channel in channels {
            if report.channels.iter().all(|other| other.id != channel.id) {
                report.channels.push(channel.summary());
            }
        }
    }
    if let Some(source) = catalogue::source(SOURCE)
        && report.sources.iter().all(|other| other.id != SOURCE)
    {
        report.sources.push(source.summary());
    }
    let gravest = found.iter().map(|finding| finding.level).max();
    report.verdict = match (gravest, report.verdict) {
        (Some(Level::Misleading), _) => Verdict::Misleading,
        (Some(Level::Caution), Verdict::Clean) => Verdict::Caution,
        (_, verdict) => verdict,
    };
    report.findings.append(&mut found);
    let order = |id: u32| page.passages.iter().position(|passage| passage.id == id);
    report.findings.sort_by_key(|finding| (order(finding.passage), finding.start));
}

/// What a link or a named site was found to be.
struct Judged {
    level: Level,
    rule: &'static str,
    reason: &'static str,
    channels: Vec<String>,
}

fn judge_link(link: &Link, own: Option<&str>, certificate: bool) -> Option<Judged> {
    let scheme = link.href.split_once("://").map(|(scheme, _)| scheme)?;
    if !matches!(scheme, "http" | "https") || is_official(&link.href) {
        return None;
    }
    let host = host(&link.href)?;
    // A page's links into itself say nothing of whose it is; what passes a reader on may end anywhere.
    if own == Some(host.as_str()) || passes_on(&link.href) {
        return None;
    }
    let text: String = link.text.to_lowercase().split_whitespace().collect();
    if text.chars().count() > LONGEST {
        return None;
    }
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    judge_host(&host, certificate || says(LINK_CHECK)).or_else(|| {
        let named = CHANNELS.iter().find(|channel| channel.url.is_some() && text.contains(channel.name));
        let promises = says(LINK_AUTHORITY) && says(LINK_CHECK) && (certificate || says(&["证", "certificate"]));
        (named.is_some() || promises).then(|| Judged {
            level: Level::Caution,
            rule: WORDS,
            reason: "claim_fake_channel",
            channels: named.map_or_else(general, |channel| vec![channel.id.to_owned()]),
        })
    })
}

/// `certificate`: whether the page, or the words, speak of certificates at all. Without that only
/// what borrows an official name in full is pointed out.
fn judge_host(host: &str, certificate: bool) -> Option<Judged> {
    let like = look_alike(host)?;
    if like.way != Way::Front && !certificate {
        return None;
    }
    let under = |channel: &&catalogue::Channel| {
        channel.purpose == ChannelPurpose::Verify
            && channel.url.and_then(super::host::host).is_some_and(|host| host.ends_with(&like.domain))
            && like.domain != "gov.cn"
    };
    let own: Vec<String> = CHANNELS.iter().filter(under).map(|channel| channel.id.to_owned()).collect();
    Some(Judged {
        level: if like.way == Way::Ending { Level::Caution } else { Level::Misleading },
        rule: LOOK_ALIKE,
        reason: "link_look_alike",
        channels: if own.is_empty() { general() } else { own },
    })
}

fn general() -> Vec<String> {
    catalogue::general_channels().iter().map(|id| (*id).to_owned()).collect()
}

/// Search engines and the like link to a page of their own that leads on.
fn passes_on(href: &str) -> bool {
    let path = href.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    path.starts_with("link?") || path.starts_with("url?") || path.contains("=http") || path.contains("redirect")
}

/// Where the words of a link stand: their passage, and from and to which character.
fn place<'p>(page: &'p Page, words: &str) -> Option<(&'p Passage, u32, u32)> {
    let sought: Vec<char> = words.chars().filter(|character| !character.is_whitespace()).collect();
    if sought.is_empty() {
        return None;
    }
    page.passages.iter().find_map(|passage| {
        let solid: Vec<(u32, char)> =
            (0..).zip(passage.text.chars()).filter(|(_, character)| !character.is_whitespace()).collect();
        let at = solid
            .windows(sought.len())
            .position(|window| window.iter().map(|(_, character)| character).eq(sought.iter()))?;
        Some((passage, solid[at].0, solid[at + sought.len() - 1].0 + 1))
    })
}

/// Hosts that are written out in a text, with their characters.
fn named_hosts(text: &str) -> Vec<(u32, u32, String)> {
    let mut found = Vec::new();
    if !text.contains('.') {
        return found;
    }
    let characters: Vec<char> = text.chars().collect();
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-');
    let mut start = 0;
    while start < characters.len() {
        let length = characters[start..].iter().take_while(|character| is_part(**character)).count();
        let word: String = characters[start..start + length].iter().collect();
        let name = word.trim_matches(['.', '-']);
        let from = start + (word.len() - word.trim_start_matches(['.', '-']).len());
        if is_host(name)
            && let (Ok(from), Ok(length)) = (u32::try_from(from), u32::try_from(name.len()))
        {
            found.push((from, from + length, name.to_ascii_lowercase()));
        }
        start += length.max(1);
    }
    found
}

fn is_host(name: &str) -> bool {
    let Some((head, ending)) = name.rsplit_once('.') else { return false };
    !head.is_empty() && ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn finding(passage: &Passage, start: u32, end: u32, judged: Judged) -> Finding {
    Finding {
        kind: FindingKind::Link,
        category: Some(Category::FakeChannel),
        level: judged.level,
        rule: judged.rule.to_owned(),
        passage: passage.id,
        start,
        end,
        quote: passage.text.chars().skip(start as usize).take((end - start) as usize).collect(),
        subject: None,
        standing: None,
        edition: None,
        reasons: vec![judged.reason.to_owned()],
        sources: vec![SOURCE.to_owned()],
        channels: judged.channels,
    }
}

#[cfg(test)]
mod tests {
    use crate::Checker;
    use crate::page::{Link, Page, Passage};
    use crate::report::{FindingKind, Level, Report};

    fn check(text: &str, links: &[(&str, &str)], url: &str) -> Report {
        let page = Page {
            url: Some(url.to_owned()),
            passages: vec![Passage { id: 7, text: text.to_owned(), ..Passage::default() }],
            links: links
                .iter()
                .map(|(text, href)| Link { href: (*href).to_owned(), text: (*text).to_owned() })
                .collect(),
            ..Page::default()
        };
        Checker::new().expect("the lexicon compiles").check(&page)
    }

    #[track_caller]
    fn levels(text: &str, links: &[(&str, &str)], url: &str) -> Vec<(Level, String)> {
        let report = check(text, links, url);
        let links = report.findings.iter().filter(|finding| finding.kind == FindingKind::Link);
        links.map(|finding| (finding.level, finding.quote.clone())).collect()
    }

    const AD: &str = "http://ad.example/";

    #[test]
    fn words_that_promise_an_official_check_elsewhere() {
        for text in ["官网查询", "全国证书查询", "人社部 官方核验入口"] {
            let whole = format!("健康管理师证书，拿证后{text}。");
            let found = levels(&whole, &[(text, "http://zs-cx.example/")], AD);
            assert_eq!(found, [(Level::Caution, text.to_owned())], "{text}");
        }
    }

    #[test]
    fn hosts_that_look_official_linked_or_written() {
        let whole = "健康管理师证书查询网址：www.cpta.com.cn.zs-cx.net，或点证书查询。";
        let found = levels(whole, &[("证书查询", "https://0sta.org.cn/cx")], AD);
        let misleading = |text: &str| (Level::Misleading, text.to_owned());
        assert!(found.contains(&misleading("www.cpta.com.cn.zs-cx.net")), "{found:?}");
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn the_true_channel_stands_beside_it() {
        let report = check("证书查询：cpta-chaxun.com", &[], AD);
        let finding = report.findings.iter().find(|finding| finding.kind == FindingKind::Link);
        let finding = finding.expect("the host looks official");
        assert_eq!(finding.channels, ["cpta-verify"]);
        assert!(report.channels.iter().any(|channel| channel.id == "cpta-verify"));
        assert!(report.sources.iter().any(|source| finding.sources.contains(&source.id)));
    }

    #[test]
    fn what_is_official_internal_passed_on_or_no_check_is_left_alone() {
        for (text, href, url) in [
            ("官网查询", "https://zscx.osta.org.cn/", AD),
            ("官网查询", "http://hrss.gd.gov.cn/", AD),
            ("官网查询", "http://ad.example/query", AD),
            ("官网查询", "https://www.baidu.com/link?url=abc", "https://www.baidu.com/"),
            ("中国人事考试网官网查询", "https://search.example/r?u=https://www.cpta.com.cn", AD),
            ("国家队名单", "http://sports.example/", AD),
            ("查询快递", "http://parcel.example/", AD),
            ("公司官网", "http://company.example/", AD),
            ("官网查询", "http://fake.example/", "https://www.mohrss.gov.cn/"),
        ] {
            let whole = format!("健康管理师证书。{text}");
            assert_eq!(levels(&whole, &[(text, href)], url), [], "{text} → {href}");
        }
    }

    #[test]
    fn a_warning_may_name_them() {
        let whole =
            "谨防假冒网站！人社部提醒：www.cpta.com.cn.zs-cx.net 等网站是假冒的职业资格证书查询网站，切勿相信。";
        for (level, _) in levels(whole, &[], "http://news.example/") {
            assert_eq!(level, Level::Reported);
        }
    }

    #[test]
    fn offsets_are_those_of_the_passage() {
        let report = check("证书，官 网\n查询。", &[("官 网 查询", "http://x.example/")], AD);
        let finding = report.findings.iter().find(|finding| finding.kind == FindingKind::Link);
        let finding = finding.expect("the words promise a check");
        assert_eq!((finding.start, finding.end, finding.quote.as_str()), (3, 9, "官 网\n查询"));
    }
}
