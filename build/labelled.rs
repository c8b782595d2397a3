//! Reads labelled pages: the format is described in `tests/corpus/README.md`.
//!
//! Used by the build script for the pages it learns from and by `tests/evaluate` for
//! those it is measured on.

/// A page with the marks of a careful reader. Offsets count Unicode characters of `text`.
#[derive(Debug, Default)]
pub struct LabelledPage {
    pub id: String,
    pub kind: String,
    pub verdict: String,
    pub host: String,
    pub title: String,
    pub text: String,
    pub marks: Vec<Mark>,
}

/// One mark: `⟦label:words⟧`.
#[derive(Debug)]
pub struct Mark {
    pub label: String,
    pub start: usize,
    pub end: usize,
}

/// What is wrong and in which line, from 1.
#[derive(Debug)]
pub struct Mistake {
    pub line: u64,
    pub reason: String,
}

/// Reads all pages of a file.
pub fn read(text: &str) -> Result<Vec<LabelledPage>, Mistake> {
    let mut pages = Vec::new();
    let mut lines = (1_u64..).zip(text.lines()).peekable();
    while let Some((line, header)) = lines.next() {
        let wrong = |reason: &str| Mistake { line, reason: reason.to_owned() };
        let Some(header) = header.strip_prefix("=== ") else {
            if header.trim().is_empty() {
                continue;
            }
            return Err(wrong("a page starts with `=== id | kind | verdict | host`"));
        };
        let fields: Vec<&str> = header.split('|').map(str::trim).collect();
        let [id, kind, verdict, host] = fields[..] else { return Err(wrong("four fields are wanted")) };
        if !matches!(verdict, "misleading" | "mixed" | "warning_article" | "clean") {
            return Err(wrong(&format!("no verdict is called `{verdict}`")));
        }
        let title = lines.next().and_then(|(_, title)| title.strip_prefix('#')).map(str::trim);
        let Some(title) = title else { return Err(wrong("`# title` is missing in the next line")) };
        let mut page = LabelledPage {
            id: id.to_owned(),
            kind: kind.to_owned(),
            verdict: verdict.to_owned(),
            host: host.to_owned(),
            title: title.to_owned(),
            ..LabelledPage::default()
        };
        let mut marked = String::new();
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("=== ")) {
            marked.push_str(line);
            marked.push('\n');
        }
        unmark(marked.trim_end(), &mut page).map_err(|reason| wrong(&format!("{id}: {reason}")))?;
        pages.push(page);
    }
    Ok(pages)
}

/// Takes the marks out of the text and keeps what they say.
fn unmark(marked: &str, page: &mut LabelledPage) -> Result<(), &'static str> {
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut position = 0;
    let mut rest = marked.chars();
    while let Some(character) = rest.next() {
        match character {
            '⟦' => {
                let label: String = rest.by_ref().take_while(|character| *character != ':').collect();
                open.push((label, position));
            }
            '⟧' => {
                let (label, start) = open.pop().ok_or("a mark closes that was not opened")?;
                page.marks.push(Mark { label, start, end: position });
            }
            _ => {
                page.text.push(character);
                position += 1;
            }
        }
    }
    if open.is_empty() { Ok(()) } else { Err("a mark is not closed") }
}
