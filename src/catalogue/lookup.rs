//! Finds an occupation by any name a person types: exact, alias, pinyin and initials,
//! Traditional, partial, misspelt, English.

use serde::{Deserialize, Serialize};

use super::pinyin::{Fit, Spelled};
use super::{NAMES, NameKind, OCCUPATIONS, OccupationDetail};
use crate::normalize::{Normalized, is_han};
use crate::report::{OccupationSummary, Standing};

/// The answer to one query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LookupAnswer {
    /// What was asked, without blanks around it.
    pub query: String,
    /// What fits, the best first. Before everything else stand the occupations that the query names.
    pub results: Vec<LookupResult>,
    /// Set when the query is no name in the lists nor a part of one: what can be said of it, with the edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_found: Option<OccupationSummary>,
}

/// One occupation that fits a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LookupResult {
    /// The occupation.
    pub occupation: OccupationDetail,
    /// The name that fitted.
    pub matched: String,
    /// How it fitted.
    pub how: Match,
}

/// How a name fits a query, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Match {
    /// It is the name, in any script or width.
    Exact,
    /// It is the name with a level before it or a word for the certificate behind it.
    Extended,
    /// It is the pinyin or the initials of the whole name.
    Pinyin,
    /// It is the start of the name.
    Start,
    /// It stands inside the name.
    Inside,
    /// The name stands inside it.
    Contains,
    /// It is spelt or sounds like the name.
    Similar,
}

impl Match {
    /// Whether the query can be taken to name the occupation.
    #[must_use]
    pub fn names_it(self) -> bool {
        matches!(self, Self::Exact | Self::Extended | Self::Pinyin)
    }
}

/// The names, folded once.
#[derive(Debug)]
pub struct Lookup {
    names: Vec<Folded>,
}

#[derive(Debug)]
struct Folded {
    spelled: Spelled,
    /// The characters of the name as a set of 64, to pass over names that share too few.
    characters: u64,
    /// Whether pinyin may stand for it: it has Chinese characters.
    han: bool,
    name: &'static str,
    kind: Option<NameKind>,
    occupation: usize,
}

/// Longer queries are cut: no name has so many characters.
const LONGEST_QUERY: usize = 60;
/// Words that may stand before a name without changing it.
const LEVELS: [&str; 14] =
    ["国家", "全国", "中国", "初级", "中级", "高级", "一级", "二级", "三级", "四级", "五级", "助理", "见习", "注册"];
/// Words that may stand behind a name without changing it.
const TAILS: [&str; 20] = [
    "职业资格证书",
    "职业资格证",
    "资格证书",
    "技能等级证书",
    "职业技能等级证书",
    "等级证书",
    "资格证",
    "职业资格",
    "证书",
    "证件",
    "执照",
    "证",
    "资格",
    "考试",
    "报考",
    "报名",
    "培训",
    "考证",
    "上岗证",
    "等级证",
];

impl Lookup {
    /// Folds every name; costs a few milliseconds once.
    #[must_use]
    pub fn new() -> Self {
        let listed = NAMES.iter().map(|name| (name.text, Some(name.kind), name.occupation));
        let english = OCCUPATIONS
            .iter()
            .enumerate()
            .filter_map(|(index, occupation)| occupation.english.map(|english| (english, None, index)));
        let names = listed
            .chain(english)
            .map(|(text, kind, occupation)| {
                let folded = fold(text);
                Folded {
                    han: folded.iter().any(|character| is_han(*character)),
                    characters: set_of(&folded),
                    spelled: Spelled::new(folded),
                    name: text,
                    kind,
                    occupation,
                }
            })
            .collect();
        Self { names }
    }

    /// Finds what fits `query`, at most `limit` occupations.
    ///
    /// Well under a millisecond natively for a keystroke: one walk over some 4,500 names.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> LookupAnswer {
        let query: String = query.trim().chars().take(LONGEST_QUERY).collect();
        let typed = fold(&query);
        let mut found: Vec<(Match, usize, &Folded)> = Vec::new();
        if !typed.is_empty() {
            let bare = bare(&typed);
            found.extend(self.names.iter().filter_map(|name| {
                let how = fit(&typed, bare, name)?;
                Some((how, rank(name, &typed), name))
            }));
            if !found.iter().any(|(how, ..)| how.names_it()) && found.len() < limit {
                found.extend(self.similar(bare));
            }
        }
        found.sort_by_key(|(how, rank, name)| (*how, *rank, name.occupation));
        let mut results: Vec<LookupResult> = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        for (how, _, name) in found {
            if results.len() == limit {
                break;
            }
            if seen.contains(&name.occupation) {
                continue;
            }
            seen.push(name.occupation);
            results.extend(OccupationDetail::new(name.occupation).map(|occupation| LookupResult {
                occupation,
                matched: name.name.to_owned(),
                how,
            }));
        }
        let fits = results.first().is_some_and(|first| first.how < Match::Contains);
        let not_found = (!fits && !typed.is_empty()).then(|| super::not_found(&query));
        LookupAnswer { query, results, not_found }
    }

    /// Names of about the same length that differ in one or two characters, or sound alike.
    fn similar<'a>(&'a self, typed: &[char]) -> Vec<(Match, usize, &'a Folded)> {
        const SHORTEST: usize = 3;
        if typed.len() < SHORTEST {
            return Vec::new();
        }
        let most = typed.len() / 4 + 1;
        let characters = set_of(typed);
        // Sets of 64 may take two characters for one, never one for two.
        let fewest = characters.count_ones().saturating_sub(u32::try_from(most).unwrap_or(0));
        let typed = Spelled::new(typed.to_vec());
        self.names
            .iter()
            .filter(|name| {
                let length = name.spelled.text.len();
                length.abs_diff(typed.text.len()) <= most
                    && length >= SHORTEST
                    && (name.characters & characters).count_ones() >= fewest
            })
            .filter_map(|name| {
                let distance = typed.distance(&name.spelled);
                (distance <= most * 2).then_some((Match::Similar, distance, name))
            })
            .collect()
    }
}

impl Default for Lookup {
    fn default() -> Self {
        Self::new()
    }
}

fn fold(text: &str) -> Vec<char> {
    Normalized::new(text).chars().iter().copied().filter(|character| !matches!(character, ' ' | '·' | '-')).collect()
}

/// The query without a level before it and words for the certificate behind it.
fn bare(typed: &[char]) -> &[char] {
    let mut bare = typed;
    for level in LEVELS {
        if let Some(rest) = strip_start(bare, level)
            && rest.len() >= 2
        {
            bare = rest;
            break;
        }
    }
    for tail in TAILS {
        if let Some(rest) = strip_end(bare, tail)
            && rest.len() >= 2
        {
            return rest;
        }
    }
    bare
}

fn strip_start<'a>(typed: &'a [char], words: &str) -> Option<&'a [char]> {
    let length = words.chars().count();
    (typed.len() >= length && typed[..length].iter().copied().eq(words.chars())).then(|| &typed[length..])
}

fn strip_end<'a>(typed: &'a [char], words: &str) -> Option<&'a [char]> {
    let at = typed.len().checked_sub(words.chars().count())?;
    typed[at..].iter().copied().eq(words.chars()).then(|| &typed[..at])
}

fn fit(typed: &[char], bare: &[char], name: &Folded) -> Option<Match> {
    if typed == name.spelled.text {
        return Some(Match::Exact);
    }
    if bare == name.spelled.text {
        return Some(Match::Extended);
    }
    if name.spelled.text.starts_with(typed) {
        return Some(Match::Start);
    }
    let latin = typed.iter().any(char::is_ascii_alphabetic);
    if latin && name.han && typed.len() >= 2 {
        let fit = name.spelled.fit(typed)?;
        return Some(match fit {
            Fit::Whole => Match::Pinyin,
            Fit::Start => Match::Start,
            Fit::Inside => Match::Inside,
        });
    }
    let inside =
        |text: &[char], part: &[char]| part.len() >= 2 && text.windows(part.len()).any(|window| window == part);
    if inside(&name.spelled.text, typed) || inside(&name.spelled.text, bare) {
        return Some(Match::Inside);
    }
    (name.spelled.text.len() >= 3 && inside(typed, &name.spelled.text)).then_some(Match::Contains)
}

/// Among equal fits: the catalogue first, the list's own name, the shorter remainder.
fn rank(name: &Folded, typed: &[char]) -> usize {
    let standing = match OCCUPATIONS[name.occupation].standing {
        Standing::Access | Standing::Level | Standing::Skill => 0,
        Standing::SkillLevel | Standing::NewOccupation => 1,
        Standing::Cancelled | Standing::TrainingOnly | Standing::Unverified => 2,
        Standing::ListedOccupation | Standing::NotFound => 3,
    };
    let own = usize::from(name.kind != Some(NameKind::List));
    name.spelled.text.len().abs_diff(typed.len()) * 8 + standing * 2 + own
}

/// Characters as a set of 64.
fn set_of(characters: &[char]) -> u64 {
    characters.iter().fold(0, |set, character| set | 1 << (u32::from(*character) % 64))
}

#[cfg(test)]
mod tests {
    use super::{Lookup, Match};
    use crate::report::Standing;

    #[track_caller]
    fn first(query: &str) -> (String, Match, Standing) {
        let answer = Lookup::new().find(query, 5);
        let first = answer.results.first().unwrap_or_else(|| panic!("nothing fits {query}"));
        (first.occupation.summary.name.clone(), first.how, first.occupation.summary.standing)
    }

    #[test]
    fn every_name_finds_its_own_occupation_first() {
        let lookup = Lookup::new();
        for name in crate::catalogue::NAMES {
            let answer = lookup.find(name.text, 1);
            let found = &answer.results[0].occupation.summary.name;
            assert_eq!(found, crate::catalogue::OCCUPATIONS[name.occupation].name, "{}", name.text);
            assert!(answer.not_found.is_none(), "{}", name.text);
        }
    }

    #[test]
    fn names_in_every_spelling() {
        for (query, name, how) in [
            ("教資", "教师资格", Match::Exact),
            ("ＣＰＡ", "注册会计师", Match::Exact),
            ("family education instructor", "家庭教育指导师", Match::Exact),
            ("高级健康管理师证书", "健康管理师", Match::Extended),
            ("jtjyzds", "家庭教育指导师", Match::Pinyin),
            ("jiankangguanlishi", "健康管理师", Match::Pinyin),
            ("xiaofangsheshi", "消防设施操作员", Match::Start),
            ("注册消防", "注册消防工程师", Match::Start),
            ("家庭教育知道师", "家庭教育指导师", Match::Similar),
            ("心理资询师", "心理咨询师", Match::Similar),
        ] {
            let (found, matched, _) = first(query);
            assert_eq!((found.as_str(), matched), (name, how), "{query}");
        }
    }

    #[test]
    fn an_unknown_name_is_not_found_and_never_more() {
        let answer = Lookup::new().find("星空疗愈规划师", 5);
        let not_found = answer.not_found.expect("it stands in no list");
        assert_eq!(not_found.standing, Standing::NotFound);
        assert!(not_found.edition.contains("2021"));
        assert!(Lookup::new().find("  ", 5).not_found.is_none());
    }

    #[test]
    fn near_names_are_kept_apart() {
        for (query, name, standing) in [
            ("电工", "电工", Standing::SkillLevel),
            ("低压电工作业", "特种作业人员", Standing::Skill),
            ("人力资源管理师", "企业人力资源管理师", Standing::SkillLevel),
            ("人力资源经济师", "经济专业技术资格", Standing::Level),
            ("心理咨询师", "心理咨询师", Standing::Cancelled),
            ("心理治疗师", "卫生专业技术资格", Standing::Level),
            ("碳排放管理师", "碳排放管理师", Standing::TrainingOnly),
            ("碳排放管理员", "碳排放管理员", Standing::NewOccupation),
            ("房地产经纪人", "房地产经纪专业人员职业资格", Standing::Level),
            ("养老服务师", "养老服务师", Standing::Level),
            ("计算机二级", "全国计算机等级考试", Standing::Unverified),
        ] {
            let (found, _, known) = first(query);
            assert_eq!((found.as_str(), known), (name, standing), "{query}");
        }
    }

    #[test]
    fn any_query_is_answered() {
        let lookup = Lookup::new();
        for query in ["(", "\u{200b}", "a", "💯", "证", "……", &"师".repeat(500), &"jiating".repeat(80)] {
            let _ = lookup.find(query, 5);
        }
    }
}
