//! The cells of a line by what their columns mean, and what is wrong with them.

use std::borrow::Cow;
use std::str::FromStr;

use csv::StringRecord;
use nenrin_domain::{Coded, Day, DayTime, Zone, fold, plain_line};

use super::clean::clean;
use super::moment::{self, Moment, Order};
use super::sources::Source;
use super::{Columns, Kind, Layout, Meaning, Recognised, Sheet, SheetLine, Years};
use crate::history::ProblemKind;
use crate::limits::{LINE_CHARS, NAME_CHARS, SENTENCE_CHARS, shown};
use crate::sheets::code_of;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The column, counted from 0; `None` when the line as a whole is meant.
    pub column: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// Reads the lines of a sheet.
#[derive(Debug)]
pub struct Reader<'s> {
    pub(super) source: Option<&'static Source>,
    pub(super) kind: Kind,
    headings: Option<&'s StringRecord>,
    pub(super) columns: &'s Columns,
    lines: &'s [SheetLine],
    zone: Zone,
    /// Of which year days are that are written without one.
    pub(super) years: Years,
    /// In which order the days are written whose years come last.
    pub(super) order: Order,
    /// Whether texts stand as they are, without an apostrophe before what looks like a formula: in workbooks of ours.
    is_bare: bool,
}

/// The cells of a line in which days stand.
fn day_cells<'l>(line: &'l SheetLine, columns: &Columns) -> impl Iterator<Item = &'l str> {
    line.cells.iter().enumerate().filter(|(place, _)| columns.meaning(*place).is_day()).map(|(_, cell)| cell)
}

impl<'s> Reader<'s> {
    /// Reads `sheet` as what it is taken for; local days and times become those of `zone`.
    #[must_use]
    pub fn new(sheet: &'s Sheet, taken_for: &'s Recognised, zone: Zone) -> Self {
        let (head, lines) = sheet.lines.split_at_checked(taken_for.header + 1).unwrap_or((&sheet.lines, &[]));
        let source = Source::of(taken_for.source);
        Self {
            source,
            kind: taken_for.kind,
            is_bare: sheet.layout == Layout::Workbook && source.is_some_and(|source| source.own),
            headings: head.last().map(|line| &line.cells),
            columns: &taken_for.columns,
            lines,
            zone,
            years: taken_for.years,
            order: Order::of(lines.iter().flat_map(|line| day_cells(line, &taken_for.columns))),
        }
    }

    /// The lines below the headings.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = Line<'_>> {
        self.lines.iter().map(|line| Line { reader: self, line, flaws: Vec::new() })
    }

    /// The line at a place below the headings.
    #[must_use]
    pub fn line(&self, place: usize) -> Option<Line<'_>> {
        self.lines.get(place).map(|line| Line { reader: self, line, flaws: Vec::new() })
    }

    /// Whether it is a talk in LINE.
    #[must_use]
    pub fn is_talk(&self) -> bool {
        self.source.is_some_and(|source| source.chat)
    }

    /// A cell as it is kept.
    fn kept<'c>(&self, cell: &'c str) -> &'c str {
        if self.is_bare { cell.trim() } else { clean(cell) }
    }

    /// How many columns the file has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.headings.map_or(0, StringRecord::len)
    }

    /// The heading of the column at a place.
    #[must_use]
    pub fn heading(&self, place: usize) -> &str {
        self.headings.and_then(|cells| cells.get(place)).unwrap_or_default().trim()
    }
}

/// One line while its cells are read.
#[derive(Debug)]
pub struct Line<'r> {
    reader: &'r Reader<'r>,
    line: &'r SheetLine,
    flaws: Vec<Flaw>,
}

impl<'r> Line<'r> {
    /// The line's number in the file.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.line.number
    }

    /// The row's own identity at its source; `None` when it has none. A list of payments or sessions of no known program may count
    /// its rows from one, and the next list again: there the number is at most one of the row's words.
    #[must_use]
    pub fn own_id(&self) -> Option<&'r str> {
        let tells = self.reader.source.is_some() || !matches!(self.reader.kind, Kind::Payments | Kind::Sessions);
        self.cell(Meaning::RowId).filter(|_| tells)
    }

    /// The number of the learner in the practice from which this program wrote the row.
    #[must_use]
    pub fn learner_id(&self) -> Option<&'r str> {
        self.cell(Meaning::LearnerId)
    }

    /// Whether this program has written the file.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.reader.source.is_some_and(|source| source.own)
    }

    /// Whether another line of the file says the same in every column.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        (0..self.reader.width()).all(|place| self.at(place) == other.at(place))
    }

    /// Whether another line of the file names somebody else in its column of names.
    #[must_use]
    pub fn names_another(&self, other: &Self) -> bool {
        let names = self.cell(Meaning::Name).zip(other.cell(Meaning::Name));
        names.is_some_and(|(name, earlier)| fold(name) != fold(earlier))
    }

    /// Where the column of a meaning stands.
    #[must_use]
    pub fn place(&self, meaning: Meaning) -> Option<usize> {
        self.reader.columns.place(meaning)
    }

    pub(super) const fn reader(&self) -> &'r Reader<'r> {
        self.reader
    }

    /// The cell of a meaning; `None` when it is blank or there is no such column.
    pub(super) fn cell(&self, meaning: Meaning) -> Option<&'r str> {
        let cell = self.at(self.reader.columns.place(meaning)?);
        let blank = |source: &Source| {
            source
                .blank
                .get(meaning.as_code())
                .is_some_and(|blanks| blanks.iter().any(|blank| fold(blank) == fold(cell)))
        };
        (!cell.is_empty() && !self.reader.source.is_some_and(blank)).then_some(cell)
    }

    /// The cell at a place.
    pub(super) fn at(&self, place: usize) -> &'r str {
        self.reader.kept(self.line.cells.get(place).unwrap_or_default())
    }

    /// Says what is wrong with the cell of a meaning.
    pub(super) fn flaw(&mut self, meaning: Meaning, kind: ProblemKind) {
        self.flaws.push(Flaw { column: self.reader.columns.place(meaning), kind });
    }

    /// Says that the row does not say what it must: the cell of a meaning is blank, or there is no such column.
    pub(super) fn missing(&mut self, meaning: Meaning) {
        let column = self.place(meaning);
        let kind = column.map_or(ProblemKind::NoColumn { meaning: meaning.as_code() }, |_| ProblemKind::Missing);
        self.flaws.push(Flaw { column, kind });
    }

    /// Says what is wrong with the cell at a place.
    pub(super) fn flaw_at(&mut self, place: usize, kind: ProblemKind) {
        self.flaws.push(Flaw { column: Some(place), kind });
    }

    /// A cell that is at most one line of a form long.
    pub(super) fn short(&mut self, meaning: Meaning) -> Option<String> {
        self.text(meaning, NAME_CHARS)
    }

    /// A cell that is one line of a form, in whatever lines it stands.
    pub(super) fn one_line(&mut self, meaning: Meaning) -> Option<String> {
        self.text(meaning, LINE_CHARS).map(|text| plain_line(&text))
    }

    /// A cell that is at most a few sentences long.
    pub(super) fn long(&mut self, meaning: Meaning) -> Option<String> {
        self.text(meaning, SENTENCE_CHARS)
    }

    /// A cell of at most so many characters.
    pub(super) fn text(&mut self, meaning: Meaning, most: usize) -> Option<String> {
        let cell = self.cell(meaning)?;
        if cell.chars().count() > most {
            self.flaw(meaning, ProblemKind::TooLong { most });
            return None;
        }
        Some(cell.to_owned())
    }

    /// What one of the words of a family stands for.
    pub(super) fn code<C: Coded>(&mut self, meaning: Meaning, family: &str) -> Option<C> {
        let cell = self.cell(meaning)?;
        let known = code_of(family, cell).and_then(|code| C::from_code(code).ok());
        if known.is_none() {
            self.flaw(
                meaning,
                ProblemKind::UnknownCode {
                    text: shown(cell),
                    known: C::ALL.iter().map(|code| code.as_code()).collect(),
                },
            );
        }
        known
    }

    /// A cell that is written as such a value is.
    pub(super) fn value<T: FromStr>(&mut self, meaning: Meaning) -> Option<T> {
        let cell = self.cell(meaning)?;
        let value = cell.parse().ok();
        if value.is_none() {
            self.flaw(meaning, ProblemKind::NotANumber { text: shown(cell) });
        }
        value
    }

    /// A number that is written with digits, from `least` to `most`.
    pub(super) fn count(&mut self, meaning: Meaning, least: u32, most: u32) -> Option<u32> {
        let number: u32 = self.value(meaning)?;
        if (least..=most).contains(&number) {
            return Some(number);
        }
        let (least, most) = (least.into(), most.into());
        self.flaw(meaning, ProblemKind::OutOfRange { text: number.to_string(), least, most });
        None
    }

    /// The day and, if it is told, the time of a cell, in the coach's zone. A time of its own may stand in another cell,
    /// and so may a zone.
    pub(super) fn moment(&mut self, meaning: Meaning) -> Option<(Day, Option<DayTime>)> {
        let cell = self.written_day(meaning)?;
        let whole = moment::read_as(&cell, self.reader.order);
        let Some(mut read) = whole.or_else(|| self.yearless(meaning, &cell)) else {
            self.flaw(meaning, ProblemKind::NotADay { text: shown(&cell) });
            return None;
        };
        if let (Meaning::At | Meaning::StartsAt, Some(cell)) = (meaning, self.cell(Meaning::Time)) {
            match moment::time(cell) {
                Some(time) => read.time = Some(time),
                None => self.flaw(Meaning::Time, ProblemKind::NotATime { text: shown(cell) }),
            }
        }
        Some(self.local(read))
    }

    /// A day as it is written, in one cell or in three.
    fn written_day(&self, meaning: Meaning) -> Option<Cow<'r, str>> {
        let cell = self.cell(meaning)?;
        let parts = self.cell(Meaning::Month).zip(self.cell(Meaning::DayOfMonth)).filter(|_| meaning == Meaning::At);
        Some(parts.map_or(Cow::Borrowed(cell), |(month, day)| Cow::Owned(format!("{cell}/{month}/{day}"))))
    }

    /// The day of a cell.
    pub(super) fn day(&mut self, meaning: Meaning) -> Option<Day> {
        self.moment(meaning).map(|(day, _)| day)
    }

    fn local(&self, Moment { day, time, offset, .. }: Moment) -> (Day, Option<DayTime>) {
        let Some(time) = time else { return (day, None) };
        let utc = self.reader.source.is_some_and(|source| source.utc);
        let told = self.cell(Meaning::Zone).and_then(super::sources::zone);
        let instant = match (offset, told) {
            (Some(minutes), _) => moment::with_offset(day, time, minutes),
            (None, Some(zone)) => day.at(time, zone),
            (None, None) if utc => day.at(time, Zone::UTC),
            (None, None) => return (day, Some(time)),
        };
        (instant.day(self.reader.zone), Some(instant.day_time(self.reader.zone)))
    }

    /// What is wrong with the line, told before its cells: more or fewer of them than headings, or broken text.
    pub(super) fn examine(&mut self) {
        let (expected, found) = (self.reader.width(), self.line.cells.len());
        // Spreadsheets leave out blank cells at the end of a line, and some programs end every line with a delimiter.
        let beyond = self.line.cells.iter().skip(expected).any(|cell| !cell.trim().is_empty());
        if beyond {
            self.flaws.push(Flaw { column: None, kind: ProblemKind::Ragged { expected, found } });
        }
        for (place, cell) in self.line.cells.iter().enumerate() {
            if cell.contains(char::REPLACEMENT_CHARACTER) && self.reader.columns.meaning(place) != Meaning::Ignored {
                let kind = ProblemKind::BrokenText { text: shown(cell) };
                self.flaws.push(Flaw { column: Some(place), kind });
            }
        }
    }

    /// The row if nothing was wrong with the line; else what was.
    pub(super) fn finish<R>(self, row: Option<R>) -> Result<R, Vec<Flaw>> {
        match row {
            Some(row) if self.flaws.is_empty() => Ok(row),
            _ => Err(self.flaws),
        }
    }
}
