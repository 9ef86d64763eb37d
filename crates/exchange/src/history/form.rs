//! How a cell is written: one form per kind of cell, each reading what it writes.
//!
//! A form says [`ProblemKind::Missing`] of a blank cell; whether that is a problem is decided by [`Maybe`].

use std::fmt::Write;

use nenrin_domain::{Day, DayTime, Hundredths, Money, Score, trimmed};

use super::ProblemKind;
use super::words::Worded;
use crate::limits::{MAX_ID_BYTES, MAX_TAGS, NAME_CHARS, NOTE_BYTES, shown};

/// A way of writing values of type `T` into cells.
pub(super) trait Form<T> {
    /// Whether a blank cell says nothing that can be read.
    const NEEDED: bool = true;
    /// The words it is written with; none when any text of the right form can be read.
    fn words() -> Vec<&'static str> {
        Vec::new()
    }
    /// The value of a cell. The cell has no white space at its ends.
    fn read(cell: &str) -> Result<T, ProblemKind>;
    /// Appends what [`read`](Self::read) gives the value for.
    fn write(value: &T, cell: &mut String);
}

/// The form `F`, or a blank cell for `None`.
pub(super) struct Maybe<F>(F);

impl<F: Form<T>, T> Form<Option<T>> for Maybe<F> {
    const NEEDED: bool = false;

    fn words() -> Vec<&'static str> {
        F::words()
    }

    fn read(cell: &str) -> Result<Option<T>, ProblemKind> {
        match F::read(cell) {
            Err(ProblemKind::Missing) => Ok(None),
            other => other.map(Some),
        }
    }

    fn write(value: &Option<T>, cell: &mut String) {
        if let Some(value) = value {
            F::write(value, cell);
        }
    }
}

/// An id of another program. `-1` stands for nobody, as exports of data frames write it.
pub(super) struct Id;

impl Form<String> for Id {
    fn read(cell: &str) -> Result<String, ProblemKind> {
        if cell == "-1" { Err(ProblemKind::Missing) } else { text(cell, MAX_ID_BYTES, str::len) }
    }

    fn write(value: &String, cell: &mut String) {
        push_text(value, cell);
    }
}

/// Text of at most `CHARS` characters.
pub(super) struct Text<const CHARS: usize>;

impl<const CHARS: usize> Form<String> for Text<CHARS> {
    fn read(cell: &str) -> Result<String, ProblemKind> {
        text(cell, CHARS, |text| text.chars().count())
    }

    fn write(value: &String, cell: &mut String) {
        push_text(value, cell);
    }
}

/// A section of a note.
pub(super) struct Note;

impl Form<String> for Note {
    fn read(cell: &str) -> Result<String, ProblemKind> {
        text(cell, NOTE_BYTES, str::len)
    }

    fn write(value: &String, cell: &mut String) {
        push_text(value, cell);
    }
}

fn text(cell: &str, most: usize, measure: fn(&str) -> usize) -> Result<String, ProblemKind> {
    let words = cell.strip_prefix('\'').filter(|rest| starts_like_a_formula(rest)).unwrap_or(cell);
    match words {
        words if trimmed(words).is_empty() => Err(ProblemKind::Missing),
        words if measure(words) > most => Err(ProblemKind::TooLong { most }),
        words => Ok(words.to_owned()),
    }
}

/// A spreadsheet runs a cell that starts like a formula; an apostrophe before it keeps it text, here and there.
fn push_text(words: &str, cell: &mut String) {
    if starts_like_a_formula(words) {
        cell.push('\'');
    }
    cell.push_str(words);
}

/// Apostrophes before the sign are part of it, so that a text that has one of its own comes back unchanged.
fn starts_like_a_formula(words: &str) -> bool {
    words.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Labels between semicolons; commas of either language are read as well. Sorted and without repeats.
pub(super) struct Labels;

impl Form<Vec<String>> for Labels {
    const NEEDED: bool = false;

    fn read(cell: &str) -> Result<Vec<String>, ProblemKind> {
        let labels = cell.split([';', '；', ',', '、']).map(str::trim).filter(|label| !label.is_empty());
        let mut labels = labels.map(<Text<NAME_CHARS> as Form<String>>::read).collect::<Result<Vec<_>, _>>()?;
        labels.sort_unstable();
        labels.dedup();
        if labels.len() > MAX_TAGS { Err(ProblemKind::TooLong { most: MAX_TAGS }) } else { Ok(labels) }
    }

    fn write(value: &Vec<String>, cell: &mut String) {
        for (place, label) in value.iter().enumerate() {
            cell.push_str(if place == 0 { "" } else { "; " });
            push_text(label, cell);
        }
    }
}

/// A day as `2026-01-05`; `2026/1/5`, as spreadsheets rewrite it, is read as well.
pub(super) struct Date;

impl Form<Day> for Date {
    fn read(cell: &str) -> Result<Day, ProblemKind> {
        let cell = present(cell)?;
        let day = if cell.contains('/') { slashed_day(cell) } else { cell.parse().ok() };
        day.ok_or_else(|| ProblemKind::NotADay { text: shown(cell) })
    }

    fn write(value: &Day, cell: &mut String) {
        push(value, cell);
    }
}

fn slashed_day(cell: &str) -> Option<Day> {
    let mut parts = cell.split('/');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 || !cell.bytes().all(|b| b.is_ascii_digit() || b == b'/') {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A time of day as `9:30`; seconds are read when they are `00`.
pub(super) struct Time;

impl Form<DayTime> for Time {
    fn read(cell: &str) -> Result<DayTime, ProblemKind> {
        let cell = present(cell)?;
        let minutes = if cell.matches(':').count() == 2 { cell.strip_suffix(":00").unwrap_or(cell) } else { cell };
        minutes.parse().map_err(|_| ProblemKind::NotATime { text: shown(cell) })
    }

    fn write(value: &DayTime, cell: &mut String) {
        push(value, cell);
    }
}

/// A whole number from `LEAST` to `MOST`; thousands may be set off by commas, and `4.0` is 4.
pub(super) struct Whole<const LEAST: u32, const MOST: u32>;

impl<const LEAST: u32, const MOST: u32> Form<u32> for Whole<LEAST, MOST> {
    fn read(cell: &str) -> Result<u32, ProblemKind> {
        let number = whole(cell, i64::from(LEAST), i64::from(MOST))?;
        u32::try_from(number).map_err(|_| ProblemKind::NotANumber { text: shown(cell) })
    }

    fn write(value: &u32, cell: &mut String) {
        push(value, cell);
    }
}

/// A sum of whole yen, up to [`Money::MOST`].
pub(super) struct Yen;

impl Form<i64> for Yen {
    fn read(cell: &str) -> Result<i64, ProblemKind> {
        whole(cell, 0, Money::MOST)
    }

    fn write(value: &i64, cell: &mut String) {
        push(value, cell);
    }
}

/// A satisfaction answer from 1 to 5.
pub(super) struct Stars;

impl Form<Score> for Stars {
    fn read(cell: &str) -> Result<Score, ProblemKind> {
        let (least, most) = (1, 5);
        let number = whole(cell, least, most)?;
        Score::new(number).map_err(|_| ProblemKind::OutOfRange { text: shown(cell), least, most })
    }

    fn write(value: &Score, cell: &mut String) {
        push(value.value(), cell);
    }
}

fn whole(cell: &str, least: i64, most: i64) -> Result<i64, ProblemKind> {
    let text = || shown(cell);
    let (digits, decimals) = present(cell)?.split_once('.').unwrap_or((cell, "0"));
    let digits = if digits.contains(',') {
        ungrouped(digits).ok_or_else(|| ProblemKind::NotANumber { text: text() })?
    } else {
        digits.to_owned()
    };
    let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(unsigned) || !plain(decimals) {
        return Err(ProblemKind::NotANumber { text: text() });
    }
    if decimals.bytes().any(|b| b != b'0') {
        return Err(ProblemKind::NotWhole { text: text() });
    }
    // More digits than 64 bits hold are out of any range.
    let number = digits.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| ProblemKind::OutOfRange { text: text(), least, most })
}

/// Digits without the commas between groups of three; `None` when the commas stand elsewhere.
fn ungrouped(digits: &str) -> Option<String> {
    let mut groups = digits.split(',');
    let first = groups.next()?.trim_start_matches('-');
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    grouped.then(|| digits.replace(',', ""))
}

/// A number with at most two decimals, kept exactly.
pub(super) struct Exact;

impl Form<Hundredths> for Exact {
    fn read(cell: &str) -> Result<Hundredths, ProblemKind> {
        let cell = present(cell)?;
        cell.parse().map_err(|_| ProblemKind::NotANumber { text: shown(cell) })
    }

    fn write(value: &Hundredths, cell: &mut String) {
        push(value, cell);
    }
}

/// A measured span, not negative, with any number of decimals of which two are kept, the second rounded.
pub(super) struct Measured;

impl Form<Hundredths> for Measured {
    fn read(cell: &str) -> Result<Hundredths, ProblemKind> {
        let cell = present(cell)?;
        let refuse = || ProblemKind::NotANumber { text: shown(cell) };
        let (whole, decimals) = cell.split_once('.').unwrap_or((cell, ""));
        if !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refuse());
        }
        let (kept, rest) = decimals.split_at_checked(2).unwrap_or((decimals, ""));
        let Hundredths(floor) = format!("{whole}.{kept}").parse().map_err(|_| refuse())?;
        let rounded = floor + i64::from(rest.starts_with(['5', '6', '7', '8', '9']));
        let (least, most) = (0, 100_000);
        if whole.starts_with('-') || rounded > most * 100 {
            return Err(ProblemKind::OutOfRange { text: shown(cell), least, most });
        }
        Ok(Hundredths(rounded))
    }

    fn write(value: &Hundredths, cell: &mut String) {
        push(value, cell);
    }
}

/// Yes or no, as `true` or `false`, `1` or `0`.
pub(super) struct Truth;

impl Form<bool> for Truth {
    fn words() -> Vec<&'static str> {
        vec!["true", "false", "1", "0"]
    }

    fn read(cell: &str) -> Result<bool, ProblemKind> {
        match present(cell)?.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(ProblemKind::UnknownCode { text: shown(cell), known: <Self as Form<bool>>::words() }),
        }
    }

    fn write(value: &bool, cell: &mut String) {
        push(value, cell);
    }
}

/// One of certain words, upper and lower case being the same.
pub(super) struct Word;

impl<T: Worded> Form<T> for Word {
    fn words() -> Vec<&'static str> {
        T::words()
    }

    fn read(cell: &str) -> Result<T, ProblemKind> {
        let cell = present(cell)?;
        let value = T::of_word(cell).or_else(|| T::of_word(&cell.to_ascii_lowercase()));
        value.ok_or_else(|| ProblemKind::UnknownCode { text: shown(cell), known: T::words() })
    }

    fn write(value: &T, cell: &mut String) {
        cell.push_str(value.word());
    }
}

fn present(cell: &str) -> Result<&str, ProblemKind> {
    if cell.is_empty() { Err(ProblemKind::Missing) } else { Ok(cell) }
}

fn push(value: impl std::fmt::Display, cell: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(cell, "{value}");
}
