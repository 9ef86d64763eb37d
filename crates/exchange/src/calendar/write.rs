//! Bookings as a calendar for other programs. Neither notes nor amounts are ever in it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icalendar::{Component as _, Event, EventLike as _, Property};
use nenrin_domain::{Day, Instant};

use super::{OWN, Standing};

/// When something begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At a moment, and how many minutes it takes.
    At(Instant, u32),
    /// On a day, at no time that is known.
    On(Day),
}

/// A booking for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The identity of the record, which never changes.
    pub id: String,
    /// How often the record was changed: calendars take the highest for the latest.
    pub sequence: u32,
    /// When.
    pub start: Start,
    /// How certain it is.
    pub standing: Standing,
    /// What it is called.
    pub summary: String,
    /// Where it takes place.
    pub place: Option<String>,
}

/// A calendar of the appointments as they are at `now`: UTC, CR LF, the same bytes for the same appointments.
#[must_use]
pub fn write(appointments: &[Appointment], now: Instant) -> String {
    let mut calendar = icalendar::Calendar::empty();
    let head =
        [("VERSION", "2.0"), ("PRODID", "-//Nenrin//Nenrin//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")];
    for (name, value) in head {
        calendar.append_property(Property::new(name, value));
    }
    for appointment in appointments {
        calendar.push(event(appointment, utc(now)));
    }
    calendar.to_string()
}

fn event(appointment: &Appointment, now: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event.uid(&format!("{}{OWN}", appointment.id)).timestamp(now);
    event.add_property("SEQUENCE", appointment.sequence.to_string());
    match appointment.start {
        Start::At(moment, minutes) => {
            let begins = utc(moment);
            event.starts(begins);
            event.ends(begins + TimeDelta::minutes(minutes.into()));
        }
        Start::On(day) => {
            let (year, month, date) = day.ymd();
            event.all_day(NaiveDate::from_ymd_opt(year, month, date).unwrap_or_default());
        }
    }
    event.add_property(
        "STATUS",
        match appointment.standing {
            Standing::Confirmed => "CONFIRMED",
            Standing::Tentative => "TENTATIVE",
            Standing::Cancelled => "CANCELLED",
        },
    );
    event.summary(&one_line(&appointment.summary));
    if let Some(place) = &appointment.place {
        event.location(&one_line(place));
    }
    event.done()
}

/// A name is one line, whatever was typed into it: a line end of its own would be read as the next property.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn utc(moment: Instant) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(moment.millis()).unwrap_or_default()
}
