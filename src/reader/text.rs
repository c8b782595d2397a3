//! Plain text: lines are passages, unless a line is visibly the continuation of another.

use super::{Document, count};
use crate::page::{Passage, PassageKind};

/// A line of at least so many characters without a stop at its end was wrapped.
const WRAPPED: usize = 30;
/// Lines of at most so many characters are the pieces of a word broken over lines.
const BROKEN: usize = 4;

pub fn read(text: &str) -> Document {
    let mut document = Document { text: text.to_owned(), ..Document::default() };
    let mut current: Option<(u32, String)> = None;
    let mut position = 0;
    for line in text.split('\n') {
        let continues = current.as_ref().is_some_and(|(_, before)| continues(before, line));
        match current.take() {
            Some((start, before)) if continues => current = Some((start, format!("{before}\n{line}"))),
            finished => {
                push(&mut document, finished);
                current = Some((position, line.to_owned()));
            }
        }
        position += count(line.chars().count()) + 1;
    }
    push(&mut document, current);
    document
}

fn push(document: &mut Document, line: Option<(u32, String)>) {
    let Some((start, text)) = line.filter(|(_, text)| !text.trim().is_empty()) else { return };
    let id = count(document.starts.len());
    document.starts.push(start);
    document.page.passages.push(Passage { id, kind: PassageKind::Paragraph, rank: 0, text });
}

fn continues(before: &str, line: &str) -> bool {
    let last = before.rsplit('\n').next().unwrap_or(before).trim_end();
    let next = line.trim();
    if next.is_empty() || last.is_empty() || last.ends_with(['。', '！', '？', '!', '?', '；', ';', '：', ':', '.'])
    {
        return false;
    }
    let letters = |text: &str| text.chars().filter(|character| !character.is_whitespace()).count();
    letters(last) >= WRAPPED && !starts_an_item(next) || letters(last) <= BROKEN && letters(next) <= BROKEN
}

fn starts_an_item(line: &str) -> bool {
    let mut characters = line.chars();
    let first = characters.next().unwrap_or(' ');
    let second = characters.next().unwrap_or(' ');
    !first.is_alphanumeric() && !matches!(first, '“' | '"' | '《' | '(' | '（')
        || (first.is_ascii_digit() || "一二三四五六七八九十".contains(first))
            && matches!(second, '.' | '、' | '．' | ')' | '）')
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn offsets_count_the_text_as_given() {
        let document = read("标题\n\n国家认可\n7天拿证");
        let texts: Vec<&str> = document.page.passages.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, ["标题", "国家认可\n7天拿证"]);
        assert_eq!(document.starts, [0, 4]);
    }

    #[test]
    fn wrapped_lines_are_one_passage() {
        let long = "这是一行因为太长而在三十个字之后被编辑器自动折断的文字它还没有说完";
        let document = read(&format!("{long}\n这里才说完。\n下一段"));
        assert_eq!(document.page.passages.len(), 2);
    }
}
