//! The extension's own messages, so that the command line says the same words.

use std::io;

use serde_json::Value;

const LANGUAGES: [(&str, &str); 3] = [
    ("zh_CN", include_str!("../../../extension/_locales/zh_CN/messages.json")),
    ("zh_TW", include_str!("../../../extension/_locales/zh_TW/messages.json")),
    ("en", include_str!("../../../extension/_locales/en/messages.json")),
];

/// The messages of one language.
pub struct Messages {
    all: Value,
}

impl Messages {
    /// Reads the messages of a language.
    pub fn new(language: &str) -> io::Result<Self> {
        let known = LANGUAGES.iter().find(|(id, _)| *id == language);
        let (_, text) = known.ok_or_else(|| io::Error::other(format!("no messages in `{language}`")))?;
        Ok(Self { all: serde_json::from_str(text)? })
    }

    /// The message of a key with its placeholders filled, as a browser fills them: `$NAME$`
    /// stands for the content `$1`, that is the first argument. A key that is not there is shown as it is.
    pub fn get(&self, key: &str, arguments: &[&str]) -> String {
        let entry = &self.all[key];
        let Some(message) = entry["message"].as_str() else { return key.to_owned() };
        let mut text = message.to_owned();
        for (name, placeholder) in entry["placeholders"].as_object().into_iter().flatten() {
            let number = placeholder["content"].as_str().and_then(|content| content.strip_prefix('$'));
            let index = number.and_then(|number| number.parse::<usize>().ok()).and_then(|number| number.checked_sub(1));
            let argument = index.and_then(|index| arguments.get(index)).copied().unwrap_or_default();
            text = text.replace(&format!("${}$", name.to_uppercase()), argument);
        }
        text
    }
}
