//! `bianzheng lookup`: what a certificate is, in the words of the extension.

use std::io::{self, BufWriter, Write};

use bianzheng::catalogue::lookup::{Lookup, LookupAnswer};
use bianzheng::catalogue::{self, OccupationDetail};
use bianzheng::report::ChannelSummary;

use crate::messages::Messages;
use crate::{Format, id};

/// Looks every name up; `false` when one of them stands in no list.
pub fn run(names: &[String], limit: usize, format: Format, language: &str) -> io::Result<bool> {
    let lookup = Lookup::new();
    let messages = Messages::new(language)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_found = true;
    for name in names {
        let answer = lookup.find(name, limit);
        all_found &= answer.not_found.is_none();
        match format {
            Format::Json => {
                serde_json::to_writer(&mut out, &answer)?;
                out.write_all(b"\n")?;
            }
            Format::Human => print(&mut out, &messages, &answer)?,
        }
    }
    out.flush()?;
    Ok(all_found)
}

fn print(out: &mut impl Write, messages: &Messages, answer: &LookupAnswer) -> io::Result<()> {
    if let Some(not_found) = &answer.not_found {
        writeln!(out, "{}", messages.get("lookup_not_found", &[&not_found.name, &not_found.edition]))?;
        print_meaning(out, messages, "not_found")?;
        let channels = not_found.channels.iter().filter_map(|id| catalogue::channel(id));
        for channel in channels {
            print_channel(out, messages, &channel.summary())?;
        }
        if !answer.results.is_empty() {
            writeln!(out, "  {}", messages.get("lookup_similar", &[]))?;
        }
        print_list(out, messages, answer)?;
        return writeln!(out);
    }
    if !answer.results.first().is_some_and(|first| first.how.names_it()) {
        writeln!(out, "{}", messages.get("lookup_partial", &[&answer.query]))?;
        print_list(out, messages, answer)?;
        return writeln!(out);
    }
    if let Some((first, others)) = answer.results.split_first() {
        print_occupation(out, messages, &first.occupation)?;
        let more: Vec<&str> = others.iter().map(|other| other.occupation.summary.name.as_str()).collect();
        if !more.is_empty() {
            writeln!(out, "  … {}", more.join("  "))?;
        }
    }
    writeln!(out)
}

fn print_list(out: &mut impl Write, messages: &Messages, answer: &LookupAnswer) -> io::Result<()> {
    for result in &answer.results {
        let summary = &result.occupation.summary;
        writeln!(out, "    {}  {}", summary.name, messages.get(&standing_key(summary.standing), &[]))?;
    }
    Ok(())
}

fn print_occupation(out: &mut impl Write, messages: &Messages, occupation: &OccupationDetail) -> io::Result<()> {
    let summary = &occupation.summary;
    let key = standing_key(summary.standing);
    writeln!(out, "{}  [{}]", summary.name, messages.get(&key, &[]))?;
    if let Some(english) = &occupation.english {
        writeln!(out, "  {english}")?;
    }
    writeln!(out, "  {}", messages.get(&format!("{key}_text"), &[&summary.name, &summary.edition]))?;
    if let Some(note) = &occupation.note {
        writeln!(out, "  {}", messages.get(&format!("note_{}", snake(note)), &[]))?;
    }
    print_meaning(out, messages, &occupation.meaning)?;
    for (key, text) in [("lookup_authority", &summary.authority), ("lookup_basis", &occupation.legal_basis)] {
        if let Some(text) = text {
            writeln!(out, "  {}: {text}", messages.get(key, &[]))?;
        }
    }
    if !occupation.names.is_empty() {
        let names: Vec<&str> = occupation.names.iter().take(12).map(|name| name.text.as_str()).collect();
        writeln!(out, "  {}: {}", messages.get("lookup_names", &[]), names.join(" "))?;
    }
    if !occupation.history.is_empty() {
        writeln!(out, "  {}:", messages.get("lookup_history", &[]))?;
    }
    for event in &occupation.history {
        let detail = event.detail.as_deref().unwrap_or_default();
        let told = messages.get(&format!("event_{}", snake(&id(event.kind))), &[detail]);
        writeln!(out, "    {:<10}  {told}", event.date)?;
    }
    if !occupation.near.is_empty() {
        writeln!(out, "  {}:", messages.get("lookup_near", &[]))?;
    }
    for near in &occupation.near {
        let pair =
            if near.reversed { [near.name.as_str(), &summary.name] } else { [summary.name.as_str(), &near.name] };
        writeln!(out, "    {}", messages.get(&format!("difference_{}", snake(&near.difference)), &pair))?;
    }
    for channel in &occupation.channels {
        print_channel(out, messages, channel)?;
    }
    let confidence = messages.get(&format!("confidence_{}", id(occupation.confidence)), &[]);
    writeln!(out, "  {}", messages.get("lookup_verified", &[&occupation.verified, &occupation.source, &confidence]))
}

fn print_channel(out: &mut impl Write, messages: &Messages, channel: &ChannelSummary) -> io::Result<()> {
    let path = messages.get(&format!("channel_path_{}", snake(&channel.id)), &[]);
    let url = channel.url.as_ref().map(|url| format!("{url}  ")).unwrap_or_default();
    writeln!(out, "  → {}  {url}{path}", channel.name)
}

fn print_meaning(out: &mut impl Write, messages: &Messages, meaning: &str) -> io::Result<()> {
    for question in ["required", "certificate", "action"] {
        let asked = messages.get(&format!("meaning_{question}"), &[]);
        writeln!(out, "  {asked} {}", messages.get(&format!("meaning_{meaning}_{question}"), &[]))?;
    }
    Ok(())
}

fn standing_key(standing: bianzheng::report::Standing) -> String {
    format!("standing_{}", snake(&id(standing)))
}

fn snake(id: &str) -> String {
    id.replace('-', "_")
}
