//! A calendar as a sheet, so that its bookings come in by the same way as those of tables.

use csv::StringRecord;
use nenrin_domain::{Day, DayTime};

use super::{Booking, Standing};
use crate::intake::{Layout, Sheet, SheetLine};
use crate::limits::{LINE_CHARS, NAME_CHARS};

/// The source of a calendar, whatever program wrote it.
pub const SOURCE: &str = "calendar";

/// The headings by which a sheet is known for a calendar.
const HEADINGS: [&str; 9] =
    ["uid", "sequence", "name", "email", "dtstart", "dtend", "summary", "cancelled", "location"];

/// Whose a booking is taken to be: a name and a mail address, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// The name.
    pub name: String,
    /// The mail address.
    pub mail: String,
}

/// Whether the bytes begin as a calendar does.
#[must_use]
pub fn is_one(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let begins = bytes.trim_ascii_start().get(.."BEGIN:VCALENDAR".len());
    begins.is_some_and(|begins| begins.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
}

/// The bookings as the lines of a sheet, each with whom `whose` names.
#[must_use]
pub fn sheet<'b>(bookings: impl Iterator<Item = &'b Booking>, mut whose: impl FnMut(&Booking) -> Who) -> Sheet {
    let head = SheetLine { number: 1, cells: HEADINGS.into_iter().collect() };
    let lines =
        (2..).zip(bookings).map(|(number, booking)| SheetLine { number, cells: cells(booking, &whose(booking)) });
    Sheet::alone(Layout::Calendar, std::iter::once(head).chain(lines).collect())
}

fn cells(booking: &Booking, who: &Who) -> StringRecord {
    let begins = at(booking.day, booking.time);
    let ends = booking.time.zip(booking.minutes).map(|(time, minutes)| end(booking.day, time, minutes));
    let cancelled = if booking.standing == Standing::Cancelled { "true" } else { "" };
    let sequence = booking.sequence.to_string();
    let ends = ends.unwrap_or_default();
    let [name, summary] = [&who.name, &booking.summary].map(|text| text.chars().take(NAME_CHARS).collect::<String>());
    let place: String = booking.place.iter().flat_map(|place| place.chars()).take(LINE_CHARS).collect();
    let cells = [&booking.key, &sequence, &name, &who.mail, &begins, &ends, &summary, cancelled, &place];
    cells.into_iter().collect()
}

fn at(day: Day, time: Option<DayTime>) -> String {
    time.map_or_else(|| day.to_string(), |time| format!("{day} {time}"))
}

fn end(day: Day, begins: DayTime, minutes: u32) -> String {
    let ends = u32::from(begins.minutes()) + minutes;
    let time = u16::try_from(ends % 1440).ok().and_then(DayTime::from_minutes);
    at(day.plus(i64::from(ends / 1440)), time)
}
