//! A table as CSV.

use std::io::{Error, Write};

use nenrin_domain::Language;

use super::{Cell, Column, Kind, Preset, Table, safety, shift_jis};
use crate::ExchangeError;

/// The mark by which Excel knows UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes `table` to `out`; `step` is called once for each row.
///
/// # Errors
/// What `step` answers, and [`ExchangeError::Write`].
pub(super) fn write<E: From<ExchangeError>>(
    table: &Table,
    language: Language,
    preset: Preset,
    mut out: impl Write,
    mut step: impl FnMut() -> Result<(), E>,
) -> Result<(), E> {
    if preset == Preset::Excel {
        out.write_all(MARK).map_err(ExchangeError::Write)?;
    }
    let mut lines = Lines::new(preset, out);
    lines.add(table.columns().map(|column| harmless(column.heading(language).to_owned(), Kind::Text, preset)))?;
    for row in &table.rows {
        step()?;
        lines.add(row.iter().zip(table.columns()).map(|(cell, column)| text(cell, column, language, preset)))?;
    }
    Ok(lines.finish()?)
}

/// A cell as its text, harmless to the programs of the preset.
fn text(cell: &Cell, column: &Column, language: Language, preset: Preset) -> String {
    let shown = cell.shown(column, language);
    if matches!(cell, Cell::Text(_)) { harmless(shown, column.kind, preset) } else { shown }
}

/// Words under a column of a kind, harmless to the programs of the preset.
fn harmless(words: String, kind: Kind, preset: Preset) -> String {
    match preset {
        // A birthday without its year begins with hyphens, and a spreadsheet would take it for a calculation.
        Preset::Excel | Preset::ShiftJis => safety::guarded(&words),
        Preset::Plain if safety::is_free(kind) => safety::defused(&words).unwrap_or(words),
        Preset::Plain | Preset::Workbook => words,
    }
}

struct Lines<W: Write> {
    csv: csv::Writer<W>,
    preset: Preset,
}

impl<W: Write> Lines<W> {
    fn new(preset: Preset, out: W) -> Self {
        let mut builder = csv::WriterBuilder::new();
        if preset != Preset::Plain {
            builder.terminator(csv::Terminator::CRLF).quote_style(csv::QuoteStyle::Always);
        }
        Self { csv: builder.from_writer(out), preset }
    }

    fn add(&mut self, cells: impl Iterator<Item = String>) -> Result<(), ExchangeError> {
        let bytes = cells.map(|cell| match self.preset {
            Preset::ShiftJis => shift_jis::encode(&cell),
            _ => cell.into_bytes(),
        });
        self.csv.write_record(bytes).map_err(failed)
    }

    fn finish(mut self) -> Result<(), ExchangeError> {
        self.csv.flush().map_err(ExchangeError::Write)
    }
}

/// What the disk said stays what it said: turned into an error of the system as it is, it would be any error at all.
fn failed(error: csv::Error) -> ExchangeError {
    ExchangeError::Write(match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    })
}
