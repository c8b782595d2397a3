//! HTML: blocks are passages; what a browser would not show is left out.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::{Document, count};
use crate::page::{Link, Passage, PassageKind};

/// Elements without text of their own that a reader sees.
const SKIPPED: [&str; 18] = [
    "script", "style", "noscript", "template", "textarea", "select", "option", "input", "iframe", "object", "canvas",
    "svg", "math", "head", "rt", "rp", "audio", "video",
];
/// Elements that stand in a line with the text around them.
const INLINE: [&str; 33] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "wbr",
];

pub fn read(source: &str) -> Document {
    let html = Html::parse_document(source);
    let mut reader = Reader::default();
    let root = html.root_element();
    let title = Selector::parse("title").ok().and_then(|selector| html.select(&selector).next());
    reader.document.page.title = title.map(|title| collapse(&title.text().collect::<String>())).unwrap_or_default();
    reader.document.page.lang = root.value().attr("lang").map(str::to_owned);
    reader.document.page.links = links(&html);
    reader.read(root);
    reader.close();
    reader.document
}

/// Links with a full address; more than this is a list of links, not a page.
fn links(html: &Html) -> Vec<Link> {
    const MOST: usize = 300;
    let Ok(selector) = Selector::parse("a[href]") else { return Vec::new() };
    let link = |element: ElementRef<'_>| {
        let href = element.value().attr("href").filter(|href| href.starts_with("http"))?;
        Some(Link { href: href.to_owned(), text: collapse(&element.text().collect::<String>()) })
    };
    html.select(&selector).filter_map(link).take(MOST).collect()
}

/// Where text stands: in what kind of passage, and whether its element begins one.
#[derive(Clone, Copy)]
struct Place {
    kind: PassageKind,
    rank: u8,
    block: bool,
}

impl Place {
    fn of(element: &Element, around: Option<&Self>) -> Self {
        let (kind, rank) = around.map_or((PassageKind::Paragraph, 0), |around| (around.kind, around.rank));
        let name = element.name();
        let (kind, rank) = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (PassageKind::Heading, name.as_bytes()[1] - b'0'),
            "li" | "dd" | "dt" => (PassageKind::ListItem, 0),
            "td" => (PassageKind::TableCell, 0),
            "th" => (PassageKind::TableHeader, 0),
            "blockquote" => (PassageKind::Quote, 0),
            "button" => (PassageKind::Control, 0),
            _ => (kind, rank),
        };
        Self { kind, rank, block: !INLINE.contains(&name) && name != "br" }
    }
}

#[derive(Default)]
struct Reader {
    document: Document,
    position: u32,
    text: String,
    kind: PassageKind,
    rank: u8,
}

impl Reader {
    /// Walks the tree without recursion: pages nest as deeply as they like.
    fn read(&mut self, root: ElementRef<'_>) {
        let mut open = vec![Place { kind: PassageKind::Paragraph, rank: 0, block: true }];
        let mut skipped = 0_usize;
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) if skipped == 0 => self.text(text, open.last()),
                    Node::Element(value) if skipped > 0 || SKIPPED.contains(&value.name()) || is_hidden(value) => {
                        skipped += 1;
                    }
                    Node::Element(value) => {
                        let place = Place::of(value, open.last());
                        if place.block {
                            self.close();
                        }
                        open.push(place);
                    }
                    _ => {}
                },
                Edge::Close(node) if node.value().is_element() => {
                    if skipped > 0 {
                        skipped -= 1;
                    } else if open.pop().is_some_and(|place| place.block) {
                        self.close();
                    }
                    if node.value().as_element().is_some_and(|element| element.name() == "br") {
                        self.text.push('\n');
                    }
                }
                Edge::Close(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str, place: Option<&Place>) {
        if let (true, Some(place)) = (self.text.is_empty(), place) {
            (self.kind, self.rank) = (place.kind, place.rank);
        }
        self.text.push_str(text);
    }

    /// Ends the passage that is being read.
    fn close(&mut self) {
        let text = collapse(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        let document = &mut self.document;
        if !document.text.is_empty() {
            document.text.push('\n');
            self.position += 1;
        }
        let id = count(document.starts.len());
        document.starts.push(self.position);
        document.text.push_str(&text);
        self.position += count(text.chars().count());
        document.page.passages.push(Passage { id, kind: self.kind, rank: self.rank, text });
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("font-size:0;")
        || style.ends_with("font-size:0")
}

/// White space as a browser shows it: runs are one blank; a line break of `br` stays.
fn collapse(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::page::PassageKind;

    #[test]
    fn blocks_are_passages_and_inline_elements_are_joined() {
        let document = read(
            "<title>证书 报考</title><h1>家庭教育<b>指导师</b></h1><p>包<i></i>过<script>x</script></p>\
             <ruby>國<rt>guó</rt>家</ruby><ul><li>一<li hidden>二</ul>",
        );
        let texts: Vec<&str> = document.page.passages.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, ["家庭教育指导师", "包过", "國家", "一"]);
        assert_eq!(document.page.title, "证书 报考");
        assert_eq!(document.page.passages[0].kind, PassageKind::Heading);
        assert_eq!(document.text, "家庭教育指导师\n包过\n國家\n一");
        assert_eq!(document.starts, [0, 8, 11, 14]);
    }

    #[test]
    fn deeply_nested_elements_are_read() {
        let nested = format!("{}国家认可{}", "<div>".repeat(3_000), "</div>".repeat(3_000));
        assert_eq!(read(&nested).text, "国家认可");
        let inline = format!("{}包过", "<b>".repeat(3_000));
        assert_eq!(read(&inline).text, "包过");
    }
}
