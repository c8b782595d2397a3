//! Whether an address belongs to the State or to one of the official channels.

use crate::catalogue::{CHANNELS, OFFICIAL_HOSTS};

/// Endings of host names that are given to public bodies only.
const OFFICIAL_ENDINGS: [&str; 4] = ["gov.cn", "gov.hk", "gov.mo", "gov.tw"];

/// Whether the host of `url` is official.
///
/// A host counts when it is, or lies under, an official ending or the host of a channel;
/// an official name in front of another domain (`cpta.com.cn.example.net`) does not.
#[must_use]
pub fn is_official(url: &str) -> bool {
    let Some(host) = host(url) else { return false };
    let under = |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|head| head.ends_with('.'));
    OFFICIAL_ENDINGS.iter().any(|ending| under(ending))
        || CHANNELS
            .iter()
            .filter_map(|channel| channel.url.and_then(self::host))
            .any(|channel| under(channel.strip_prefix("www.").unwrap_or(&channel)))
        || OFFICIAL_HOSTS.iter().any(|official| under(official.strip_prefix("www.").unwrap_or(official)))
}

/// The host of an address, in lower case.
pub fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split(':').next()?.trim_end_matches('.');
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::is_official;

    #[test]
    fn official_hosts() {
        for url in [
            "https://www.mohrss.gov.cn/a",
            "http://hrss.example.gov.cn/",
            "http://zg.cpta.com.cn/x",
            "https://zscx.osta.org.cn",
        ] {
            assert!(is_official(url), "{url}");
        }
    }

    #[test]
    fn look_alikes() {
        for url in [
            "https://www.cpta.com.cn.example.net/",
            "https://mohrss-gov.cn/",
            "https://gov.cn.zgrsks.com/",
            "https://example.com/?u=https://www.mohrss.gov.cn",
            "https://mohrss.gov.cn@example.com/",
            "",
        ] {
            assert!(!is_official(url), "{url}");
        }
    }
}
