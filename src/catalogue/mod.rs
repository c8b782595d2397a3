//! The facts: occupations with their standings, their names, official channels, sources.
//!
//! The tables are compiled from `data/` at build time; nothing here is typed in by hand.

use crate::report::{ChannelPurpose, ChannelSummary, OccupationSummary, SourceSummary, Standing};

/// A named job or qualification and what the State says of its certificate.
#[derive(Debug)]
pub struct Occupation {
    /// Its name in the list it stands in.
    pub name: &'static str,
    /// The catalogue's item it is a part of.
    pub item: Option<&'static str>,
    /// Whether the catalogue puts it in the access class; `None` outside the catalogue.
    pub access: Option<bool>,
    /// What the State says of its certificate.
    pub standing: Standing,
    /// The edition the standing was read in.
    pub edition: &'static str,
    /// The catalogue's implementing authorities, where verified.
    pub authority: Option<&'static str>,
    /// Its code in the 职业分类大典.
    pub code: Option<&'static str>,
    /// Indices into [`CHANNELS`], the most fitting first.
    pub channels: &'static [usize],
}

impl Occupation {
    /// What travels with a report.
    #[must_use]
    pub fn summary(&self) -> OccupationSummary {
        OccupationSummary {
            name: self.name.to_owned(),
            standing: self.standing,
            access: self.access,
            edition: self.edition.to_owned(),
            authority: self.authority.map(str::to_owned),
            item: self.item.map(str::to_owned),
            code: self.code.map(str::to_owned),
            channels: self.channels.iter().map(|index| CHANNELS[*index].id.to_owned()).collect(),
        }
    }
}

/// A name by which an occupation is known.
#[derive(Debug)]
pub struct Name {
    /// The name as written in the data.
    pub text: &'static str,
    /// Its index in [`OCCUPATIONS`].
    pub occupation: usize,
    /// Whether it is an everyday word, read as an occupation only beside certificate words.
    pub broad: bool,
}

/// A notice or law.
#[derive(Debug)]
pub struct Source {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its document number, where verified.
    pub number: Option<&'static str>,
    /// The day it was issued, as exactly as known.
    pub date: Option<&'static str>,
    /// The clause, in words.
    pub clause: Option<&'static str>,
}

impl Source {
    /// What travels with a report.
    #[must_use]
    pub fn summary(&self) -> SourceSummary {
        SourceSummary {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            number: self.number.map(str::to_owned),
            date: self.date.map(str::to_owned),
            clause: self.clause.map(str::to_owned),
        }
    }
}

/// An official place to verify or to report.
#[derive(Debug)]
pub struct Channel {
    /// Its id.
    pub id: &'static str,
    /// What it is for.
    pub purpose: ChannelPurpose,
    /// Its official name.
    pub name: &'static str,
    /// Its English name.
    pub name_en: &'static str,
    /// Its address, if it has one.
    pub url: Option<&'static str>,
}

impl Channel {
    /// What travels with a report.
    #[must_use]
    pub fn summary(&self) -> ChannelSummary {
        ChannelSummary {
            id: self.id.to_owned(),
            purpose: self.purpose,
            name: self.name.to_owned(),
            name_en: self.name_en.to_owned(),
            url: self.url.map(str::to_owned),
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The edition that a name is said not to be found in.
pub const CATALOGUE_EDITION: &str = "国家职业资格目录（2021年版）";

/// What is said of a name that stands in none of the lists.
#[must_use]
pub fn not_found(name: &str) -> OccupationSummary {
    OccupationSummary {
        name: name.to_owned(),
        standing: Standing::NotFound,
        access: None,
        edition: CATALOGUE_EDITION.to_owned(),
        authority: None,
        item: None,
        code: None,
        channels: general_channels().iter().map(|id| (*id).to_owned()).collect(),
    }
}

/// The channels for a certificate that belongs to no list.
#[must_use]
pub fn general_channels() -> [&'static str; 2] {
    ["osta-zscx", "platform-12333"]
}

/// The occupation of this exact name, by its name in the list or by an alias.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Occupation> {
    NAMES.iter().find(|known| known.text == name).map(|known| &OCCUPATIONS[known.occupation])
}

/// The channel of this id.
#[must_use]
pub fn channel(id: &str) -> Option<&'static Channel> {
    CHANNELS.iter().find(|channel| channel.id == id)
}

/// The source of this id.
#[must_use]
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.id == id)
}
