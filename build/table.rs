//! Reads a CSV file of `data/` into rows that know their line.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::mistakes::Mistakes;

/// One row: its line in the file and its fields by column name.
pub struct Row {
    pub line: u64,
    fields: HashMap<String, String>,
}

impl Row {
    /// The field of a column, trimmed; empty where the file has no such column.
    pub fn get(&self, column: &str) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }

    /// The parts of a field that are separated by semicolons.
    pub fn list(&self, column: &str) -> Vec<&str> {
        self.get(column).split(';').map(str::trim).filter(|part| !part.is_empty()).collect()
    }
}

/// A file of rows.
pub struct Table {
    pub path: PathBuf,
    pub rows: Vec<Row>,
}

/// Reads `file`; `required` columns must be there and filled in every row.
pub fn read(data: &Path, file: &str, required: &[&str], mistakes: &mut Mistakes) -> Table {
    let path = data.join(file);
    let mut table = Table { path: path.clone(), rows: Vec::new() };
    let mut reader = match csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(&path) {
        Ok(reader) => reader,
        Err(error) => {
            mistakes.add(&path, 0, format!("cannot be read: {error}"));
            return table;
        }
    };
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            mistakes.add(&path, 1, format!("no header: {error}"));
            return table;
        }
    };
    for column in required {
        if !header.iter().any(|name| name == *column) {
            mistakes.add(&path, 1, format!("column `{column}` is missing"));
        }
    }
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                mistakes.add(&path, line, format!("not a row like the header: {error}"));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let fields: HashMap<String, String> =
            header.iter().zip(record.iter()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let row = Row { line, fields };
        for column in required {
            if row.get(column).is_empty() {
                mistakes.add(&path, line, format!("`{column}` is empty"));
            }
        }
        table.rows.push(row);
    }
    table
}

/// Checks what every row of facts carries: a day of verification and a confidence.
pub fn check_provenance(table: &Table, mistakes: &mut Mistakes) {
    for row in &table.rows {
        if !is_day(row.get("verified")) {
            mistakes.add(&table.path, row.line, format!("`verified` is not a day YYYY-MM-DD: {}", row.get("verified")));
        }
        if !["high", "medium", "low"].contains(&row.get("confidence")) {
            let found = row.get("confidence");
            mistakes.add(&table.path, row.line, format!("`confidence` is high, medium or low, not `{found}`"));
        }
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}
