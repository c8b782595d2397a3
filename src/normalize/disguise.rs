//! Words that are disguised by the spelling of one character: "bao过", "挂kao", "褂靠", "亻呆过".
//!
//! Only a word of `data/disguises.csv` is put right, and only where its other characters
//! stand in their places, so that honest text keeps its words.

include!(concat!(env!("OUT_DIR"), "/disguises.rs"));

/// The longest stand-in in Latin letters ("zhuang", "chuang").
const LONGEST_SYLLABLE: usize = 6;

/// One bit of a stand-in's code, so that most characters need no search.
const MAY_STAND_IN: [bool; 1024] = {
    let mut may = [false; 1024];
    let mut index = 0;
    while index < STAND_INS.len() {
        let bytes = STAND_INS[index].0.as_bytes();
        // Chinese characters of the Basic Multilingual Plane have three bytes in UTF-8.
        if bytes.len() == 3 && bytes[0] >= 0xE0 {
            let code = ((bytes[1] as usize & 0x3F) << 6) | (bytes[2] as usize & 0x3F);
            may[code & 0x3FF] = true;
        }
        index += 1;
    }
    may
};

/// What is put in place of the characters `start..end`.
#[derive(Debug, PartialEq, Eq)]
pub struct Correction {
    pub start: usize,
    pub end: usize,
    pub character: char,
}

/// Every disguised character, in the order of the text.
pub fn corrections(chars: &[char]) -> Vec<Correction> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < chars.len() {
        let character = chars[index];
        let end = if character.is_ascii_alphabetic() {
            let length = chars[index..].iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
            index + length
        } else {
            index + 1
        };
        if let Some(correction) = correction(chars, index, end) {
            index = correction.end;
            found.push(correction);
        } else {
            index = end;
        }
    }
    found
}

fn correction(chars: &[char], start: usize, end: usize) -> Option<Correction> {
    let first = chars[start];
    if first.is_ascii_alphabetic() {
        if end - start > LONGEST_SYLLABLE {
            return None;
        }
    } else {
        if first.is_ascii() {
            return None;
        }
        if let Some(next) = chars.get(end)
            && let Some((_, _, whole)) = SPLIT.iter().find(|(one, two, _)| *one == first && two == next)
        {
            return Some(Correction { start, end: end + 1, character: *whole });
        }
        if !MAY_STAND_IN[first as usize & 0x3FF] {
            return None;
        }
    }
    let written: String = chars[start..end].iter().collect();
    let at = STAND_INS.binary_search_by(|(text, _)| (*text).cmp(written.as_str())).ok()?;
    let (word, place) = STAND_INS[at].1.iter().find(|(word, place)| surrounds(chars, start, end, word, *place))?;
    word.chars().nth(*place).map(|character| Correction { start, end, character })
}

/// Whether the rest of `word` stands around `start..end`, which is in the place of its character `place`.
fn surrounds(chars: &[char], start: usize, end: usize, word: &str, place: usize) -> bool {
    let Some(from) = start.checked_sub(place) else { return false };
    word.chars().enumerate().all(|(index, character)| {
        let at = if index < place { from + index } else { end + index - place - 1 };
        index == place || chars.get(at) == Some(&character)
    })
}

#[cfg(test)]
mod tests {
    use super::{STAND_INS, corrections};

    fn corrected(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut plain = String::new();
        let mut from = 0;
        for correction in corrections(&chars) {
            plain.extend(&chars[from..correction.start]);
            plain.push(correction.character);
            from = correction.end;
        }
        plain.extend(&chars[from..]);
        plain
    }

    #[test]
    fn disguised_words_are_put_right() {
        for (written, plain) in [
            ("bao过班", "包过班"),
            ("挂kao一年", "挂靠一年"),
            ("国jia认ke", "国家认可"),
            ("人社bu颁发", "人社部颁发"),
            ("褂靠证书", "挂靠证书"),
            ("苞过", "包过"),
            ("亻呆过", "保过"),
        ] {
            assert_eq!(corrected(written), plain, "{written}");
        }
    }

    #[test]
    fn honest_text_keeps_its_words() {
        for text in ["vue项目", "国gdp", "她抱过孩子", "褂子", "guo内", "考研kao", "a股", "花苞", "包裹", "威信"]
        {
            assert_eq!(corrected(text), text);
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(STAND_INS.is_sorted_by(|one, other| one.0 < other.0));
    }
}
