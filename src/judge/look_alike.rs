//! Hosts that look like an official one and are not.
//!
//! Four ways are known: the official name in front of another domain
//! (`cpta.com.cn.example.net`), with words added (`cpta-chaxun.com`), with another ending
//! (`osta.vip`), and with letters that look alike (`0sta.org.cn`).

use super::host::is_official;
use crate::catalogue::{CHANNELS, LINK_ADDED, OFFICIAL_HOSTS};

/// How a host looks like an official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The official name, or the ending of the State's hosts, stands in front of another domain.
    Front,
    /// The official name with words added, or spelt with other letters.
    Spelling,
    /// The official name under another ending: it may be somebody else's of the same name.
    Ending,
}

/// An official domain and how a host looks like it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// The official domain; `gov.cn` where only the State's ending is borrowed.
    pub domain: String,
    /// How.
    pub way: Way,
}

/// Shorter names are those of too many others.
const SHORTEST: usize = 4;
/// Endings of two labels.
const SECOND_LEVEL: [&str; 6] = ["com", "org", "edu", "net", "gov", "ac"];

/// Which official host this one looks like; none for an official one.
#[must_use]
pub fn look_alike(host: &str) -> Option<LookAlike> {
    if is_official(host) || !host.contains('.') {
        return None;
    }
    let domains: Vec<String> = OFFICIAL_HOSTS
        .iter()
        .map(|host| (*host).to_owned())
        .chain(CHANNELS.iter().filter_map(|channel| channel.url.and_then(super::host::host)))
        .map(|host| domain_of(&host).to_owned())
        .collect();
    let in_front = |name: &str| host.starts_with(&format!("{name}.")) || host.contains(&format!(".{name}."));
    if let Some(domain) = domains.iter().find(|domain| in_front(domain)) {
        return Some(LookAlike { domain: domain.clone(), way: Way::Front });
    }
    let borrows = || label_of(host).split('-').any(|part| part == "gov") && host.rsplit('.').next() == Some("cn");
    if in_front("gov.cn") || borrows() {
        return Some(LookAlike { domain: "gov.cn".to_owned(), way: Way::Front });
    }
    let label = label_of(host);
    domains.iter().find_map(|domain| {
        let name = label_of(domain);
        if name.len() < SHORTEST || name == "www" {
            return None;
        }
        let way = if label == name {
            Way::Ending
        } else if is_extended(label, name) || unfold(label) == unfold(name) {
            Way::Spelling
        } else {
            return None;
        };
        Some(LookAlike { domain: domain.clone(), way })
    })
}

/// The domain that is registered: `cpta.com.cn` of `zg.cpta.com.cn`.
fn domain_of(host: &str) -> &str {
    let mut parts = host.rsplit('.');
    let (last, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let labels = if last == "cn" && SECOND_LEVEL.contains(&second) { 3 } else { 2 };
    let start = host.rmatch_indices('.').nth(labels - 1).map_or(0, |(at, _)| at + 1);
    &host[start..]
}

/// The name in a domain: `cpta` of `zg.cpta.com.cn`.
fn label_of(host: &str) -> &str {
    domain_of(host).split('.').next().unwrap_or_default()
}

/// Whether `label` is `name` with hyphens or known words around it, and nothing else.
fn is_extended(label: &str, name: &str) -> bool {
    label.split('-').any(|part| part == name) && label.contains('-')
        || label.match_indices(name).any(|(at, _)| {
            let (head, tail) = (&label[..at], &label[at + name.len()..]);
            let known = |words: &str| words.is_empty() || LINK_ADDED.contains(&words);
            known(head) && known(tail)
        })
}

/// Letters and digits that look alike are one.
fn unfold(label: &str) -> String {
    label
        .replace("rn", "m")
        .replace("vv", "w")
        .chars()
        .map(|character| match character {
            '0' | 'о' => 'o',
            '1' | 'i' => 'l',
            '3' | 'е' => 'e',
            '5' | 'ѕ' => 's',
            'а' => 'a',
            'с' => 'c',
            'р' => 'p',
            'х' => 'x',
            'т' => 't',
            'һ' => 'h',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Way, look_alike};

    #[test]
    fn hosts_that_look_official() {
        for (host, domain, way) in [
            ("www.cpta.com.cn.example.net", "cpta.com.cn", Way::Front),
            ("zscx.osta.org.cn.cx-query.com", "osta.org.cn", Way::Front),
            ("gov.cn.zgrsks.com", "gov.cn", Way::Front),
            ("www.mohrss-gov.cn", "gov.cn", Way::Front),
            ("cpta-chaxun.com", "cpta.com.cn", Way::Spelling),
            ("www.zgcpta.com", "cpta.com.cn", Way::Spelling),
            ("ostachaxun.org", "osta.org.cn", Way::Spelling),
            ("0sta.org.cn", "osta.org.cn", Way::Spelling),
            ("www.jszg.net", "jszg.edu.cn", Way::Ending),
            ("osta.vip", "osta.org.cn", Way::Ending),
        ] {
            let found = look_alike(host).unwrap_or_else(|| panic!("{host} looks like none"));
            assert_eq!((found.domain.as_str(), found.way), (domain, way), "{host}");
        }
    }

    #[test]
    fn hosts_that_do_not() {
        for host in [
            "www.cpta.com.cn",
            "zscx.osta.org.cn",
            "www.mohrss.gov.cn",
            "hrss.gd.gov.cn",
            "www.chsi.com.cn",
            "costa.com",
            "www.postal.net",
            "government.example.com",
            "www.gov.uk",
            "example.com",
            "www.baidu.com",
            "sac.edu.au",
            "localhost",
            "",
        ] {
            assert_eq!(look_alike(host), None, "{host}");
        }
    }
}
