//! The only file that knows wasm-bindgen: the engine as the extension's background sees it.
//!
//! JavaScript hands over a `Page` and gets a `Report` whose offsets count UTF-16 code
//! units. A panic ends the check with a trap after its message went to the console;
//! the background then makes a new instance (`extension/background/engine.ts`).

use js_sys::Error;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use crate::catalogue::lookup::Lookup;
use crate::catalogue::{CHANNELS, Channel, OCCUPATIONS, Occupation};
use crate::checker::Checker;
use crate::lexicon::gate;
use crate::page::Page;

#[wasm_bindgen]
extern "C" {
    /// What [`Engine::check`] takes, as TypeScript knows it.
    #[wasm_bindgen(typescript_type = "Page")]
    pub type PageObject;
    /// What [`Engine::check`] gives, as TypeScript knows it.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type ReportObject;
    /// What [`Catalogue::lookup`] gives, as TypeScript knows it.
    #[wasm_bindgen(typescript_type = "LookupAnswer")]
    pub type LookupAnswerObject;
    /// What [`Catalogue::occupations`] gives, as TypeScript knows it.
    #[wasm_bindgen(typescript_type = "OccupationSummary[]")]
    pub type OccupationsObject;
    /// What [`Catalogue::channels`] gives, as TypeScript knows it.
    #[wasm_bindgen(typescript_type = "ChannelSummary[]")]
    pub type ChannelsObject;
}

/// The checker with its automaton, built once and used for every page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    checker: Checker,
}

#[wasm_bindgen]
impl Engine {
    /// Builds the automaton.
    ///
    /// # Errors
    /// When the data the engine was built with cannot be compiled.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, Error> {
        console_error_panic_hook::set_once();
        let checker = Checker::new().map_err(|error| Error::new(&error.to_string()))?;
        Ok(Self { checker })
    }

    /// Checks one page or one batch of its passages.
    ///
    /// # Errors
    /// An `Error` that names the field, when the object is not a `Page`.
    pub fn check(&self, page: PageObject) -> Result<ReportObject, Error> {
        let mut page: Page = serde_wasm_bindgen::from_value(page.into()).map_err(|error| invalid(&error))?;
        page.url = page.url.as_deref().and_then(origin);
        let report = self.checker.check(&page).to_utf16(&page);
        Ok(object(&report)?.unchecked_into())
    }
}

/// The facts alone, for the look-up: no automaton is built for it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Catalogue {
    lookup: Lookup,
}

#[wasm_bindgen]
impl Catalogue {
    /// Folds the names.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        console_error_panic_hook::set_once();
        Self::default()
    }

    /// Finds what fits a query, at most `limit` occupations.
    ///
    /// # Errors
    /// None but those of the bindings themselves.
    pub fn lookup(&self, query: &str, limit: usize) -> Result<LookupAnswerObject, Error> {
        Ok(object(&self.lookup.find(query, limit))?.unchecked_into())
    }

    /// Every occupation, in the order of the lists: what a person without a name in mind looks through.
    ///
    /// # Errors
    /// None but those of the bindings themselves.
    pub fn occupations() -> Result<OccupationsObject, Error> {
        let all: Vec<_> = OCCUPATIONS.iter().map(Occupation::summary).collect();
        Ok(object(&all)?.unchecked_into())
    }

    /// Every official channel, for names that stand in no list.
    ///
    /// # Errors
    /// None but those of the bindings themselves.
    pub fn channels() -> Result<ChannelsObject, Error> {
        let all: Vec<_> = CHANNELS.iter().map(Channel::summary).collect();
        Ok(object(&all)?.unchecked_into())
    }
}

/// A value as a plain JavaScript object.
fn object(value: &impl serde::Serialize) -> Result<JsValue, Error> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|error| invalid(&error))
}

/// Scheme and host as the browser itself reads them, so that no spelling of an address
/// (user part, escapes, upper case, foreign letters) is taken for another host.
fn origin(url: &str) -> Option<String> {
    let url = Url::new(url).ok()?;
    Some(format!("{}//{}", url.protocol(), url.host()))
}

fn invalid(error: &serde_wasm_bindgen::Error) -> Error {
    Error::new(&error.to_string())
}

/// What the build makes the extension's gate from: the words without which a page has nothing
/// to mark.
///
/// # Errors
/// As [`Engine::new`].
#[wasm_bindgen(js_name = gateWords)]
pub fn gate_words() -> Result<Vec<String>, Error> {
    let words = gate::words().map_err(|error| Error::new(&error.to_string()))?;
    Ok(words.into_iter().collect())
}

/// The other spellings of single characters, each followed by the one that the engine reads.
#[wasm_bindgen(js_name = gateFolds)]
#[must_use]
pub fn gate_folds() -> String {
    gate::folds()
}
