//! Repetitions: the times of a rule between two times, and never more than is asked for.

use std::str::FromStr as _;

use chrono::{NaiveDateTime, TimeDelta};
use icalendar::rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};

use super::wall::{Place, Wall};

/// Between which times, and how many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub from: NaiveDateTime,
    pub until: NaiveDateTime,
    pub most: u16,
}

/// A rule of repetition, on the clock of what is repeated.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    rule: RRule<Unvalidated>,
    until: Option<NaiveDateTime>,
}

/// The times of a rule.
#[derive(Debug)]
pub(super) struct Times {
    pub found: Vec<NaiveDateTime>,
    /// Whether there are more than were asked for.
    pub is_cut: bool,
}

/// Why a rule is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bad {
    /// It cannot be read.
    Unreadable,
    /// It repeats within a day, which no session does.
    TooFrequent,
}

impl Rule {
    /// Reads the value of an `RRULE`. `shown` says what the clock shows at the time until which it holds, which may be
    /// written in UTC.
    pub(super) fn read(text: &str, shown: impl Fn(Wall) -> Option<NaiveDateTime>) -> Result<Self, Bad> {
        let (mut until, mut parts) = (None, Vec::new());
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some((key, value)) if key.eq_ignore_ascii_case("UNTIL") => {
                    let wall = Wall::read(value, Place::Here).ok_or(Bad::Unreadable)?;
                    // A day counts to its end.
                    let rest = TimeDelta::try_seconds(if wall.is_day { 86_399 } else { 59 }).unwrap_or_default();
                    until = Some(shown(wall).ok_or(Bad::Unreadable)? + rest);
                }
                _ => parts.push(part.to_ascii_uppercase()),
            }
        }
        // Rules are written in ASCII; rrule cuts a weekday before its last two bytes, wherever in a letter that is.
        if !parts.iter().all(|part| part.is_ascii()) {
            return Err(Bad::Unreadable);
        }
        let rule = RRule::from_str(&parts.join(";")).map_err(|_| Bad::Unreadable)?;
        match rule.get_freq() {
            Frequency::Yearly | Frequency::Monthly | Frequency::Weekly | Frequency::Daily => Ok(Self { rule, until }),
            Frequency::Hourly | Frequency::Minutely | Frequency::Secondly => Err(Bad::TooFrequent),
        }
    }

    /// The times of the rule from `begins` on that lie in the span.
    pub(super) fn times(&self, begins: NaiveDateTime, span: Span) -> Result<Times, Bad> {
        let on_clock = |shows: NaiveDateTime| shows.and_utc().with_timezone(&Tz::UTC);
        if self.until.is_some_and(|until| until < begins) {
            return Ok(Times { found: Vec::new(), is_cut: false });
        }
        let rule = match self.until {
            Some(until) => self.rule.clone().until(on_clock(until)),
            None => self.rule.clone(),
        };
        let rule = rule.validate(on_clock(begins)).map_err(|_| Bad::Unreadable)?;
        let set = RRuleSet::new(on_clock(begins)).rrule(rule).after(on_clock(span.from)).before(on_clock(span.until));
        let times = set.all(span.most);
        let found = times.dates.iter().map(chrono::DateTime::naive_utc).collect();
        Ok(Times { found, is_cut: times.limited })
    }
}
