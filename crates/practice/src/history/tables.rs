//! How history tables are prepared: what each holds, and empty ones to fill in.

use nenrin_exchange::history::{Column, Presence, Table, write_templates};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, outside};

/// What the empty tables are called until the coach says otherwise.
const SUGGESTED_NAME: &str = "nenrin-tables.zip";

/// Asks which tables a history has.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryTables {}

/// One table.
#[derive(Debug, Serialize, TS)]
pub struct TableShape {
    /// The name of its file without `.csv`.
    pub table: &'static str,
    /// Whether there is no history without it.
    pub required: bool,
    /// Its columns, in the order in which they are written.
    pub columns: Vec<ColumnShape>,
}

/// One column.
#[derive(Debug, Serialize, TS)]
pub struct ColumnShape {
    /// Its heading.
    pub name: &'static str,
    /// Whether the heading must be there.
    pub required: bool,
    /// Whether its cells must not be blank.
    pub needed: bool,
    /// A cell as an example; empty for free text.
    pub example: &'static str,
    /// The words that can be chosen from; none where anything of the example's form can be written.
    pub words: Vec<&'static str>,
}

impl From<Table> for TableShape {
    fn from(table: Table) -> Self {
        let required = table.presence() == Presence::Required;
        Self { table: table.as_code(), required, columns: table.columns().iter().map(ColumnShape::from).collect() }
    }
}

impl From<&Column> for ColumnShape {
    fn from(column: &Column) -> Self {
        let Column { name, required, needed, example, .. } = *column;
        Self { name, required, needed, example, words: column.words() }
    }
}

impl Command for HistoryTables {
    const NAME: &'static str = "history.tables";
    type Output = Vec<TableShape>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Vec<TableShape>>, Failure> {
        Ok(Answer::read(Table::ALL.into_iter().map(TableShape::from).collect()))
    }
}

/// Writes a zip archive of empty tables, headings alone; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveTemplates {}

impl Command for SaveTemplates {
    const NAME: &'static str = "history.save_templates";
    type Output = ();

    fn asks(&self, _: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        Ok(Some(Dialog::NewFile(FileKind::Zip, SUGGESTED_NAME.to_owned())))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        outside::write(call.desk.folder(), &path, |file| Ok(write_templates(file).map(drop)?)).map(Answer::read)
    }
}
