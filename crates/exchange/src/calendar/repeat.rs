//! Repetitions: the times of a rule between two times, and never more than is asked for.

use std::str::FromStr as _;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use icalendar::rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};

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
    /// No day follows from it. That was found by looking for one for thousands of years.
    Never,
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
            _ if !falls_on_a_day(&rule) => Err(Bad::Unreadable),
            Frequency::Yearly | Frequency::Monthly | Frequency::Weekly | Frequency::Daily => Ok(Self { rule, until }),
            Frequency::Hourly | Frequency::Minutely | Frequency::Secondly => Err(Bad::TooFrequent),
        }
    }

    /// The times of the rule from `begins` on that lie in the span. The beginning itself is the first of them, also of a rule that
    /// ends before it (RFC 5545, 3.8.5.3).
    pub(super) fn times(&self, begins: NaiveDateTime, span: Span) -> Result<Times, Bad> {
        let on_clock = |shows: NaiveDateTime| shows.and_utc().with_timezone(&Tz::UTC);
        if self.until.is_some_and(|until| until < begins) {
            return Ok(Times { found: vec![begins], is_cut: false });
        }
        let rule = match self.until {
            Some(until) => self.rule.clone().until(on_clock(until)),
            None => self.rule.clone(),
        };
        let rule = rule.validate(on_clock(begins)).map_err(|_| Bad::Unreadable)?;
        let set = RRuleSet::new(on_clock(begins)).rrule(rule);
        if set.clone().all(1).dates.is_empty() {
            return Err(Bad::Never);
        }
        let times = set.after(on_clock(span.from)).before(on_clock(span.until)).all(span.most);
        let found = times.dates.iter().map(chrono::DateTime::naive_utc).collect();
        Ok(Times { found, is_cut: times.limited })
    }
}

/// Days of 28 years, in which every date falls on every day of the week.
const ALL_DAYS: u64 = 28 * 366;

/// Whether there is a day in the calendar that has the month, the date and the day of the week that a rule asks for. There is
/// none for the 30th of February, for which rrule would look for thousands of years.
fn falls_on_a_day(rule: &RRule<Unvalidated>) -> bool {
    let mut days = (0..ALL_DAYS).filter_map(|n| NaiveDate::from_ymd_opt(2000, 1, 1)?.checked_add_days(Days::new(n)));
    days.any(|day| fits(rule, day))
}

fn fits(rule: &RRule<Unvalidated>, day: NaiveDate) -> bool {
    let place = |at: u32, of: u32| (i64::from(at), i64::from(at) - i64::from(of) - 1);
    let (date, from_end) = place(day.day(), u32::from(day.num_days_in_month()));
    let (in_year, from_years_end) = place(day.ordinal(), if day.leap_year() { 366 } else { 365 });
    let is_sign = |sign: &NWeekday| match sign {
        NWeekday::Every(weekday) | NWeekday::Nth(_, weekday) => *weekday == day.weekday(),
    };
    let (months, signs) = (rule.get_by_month(), rule.get_by_weekday());
    let (dates, days) = (rule.get_by_month_day(), rule.get_by_year_day());
    (months.is_empty() || months.iter().any(|month| u32::from(*month) == day.month()))
        && (dates.is_empty() || dates.iter().any(|it| [date, from_end].contains(&i64::from(*it))))
        && (days.is_empty() || days.iter().any(|it| [in_year, from_years_end].contains(&i64::from(*it))))
        && (signs.is_empty() || signs.iter().any(is_sign))
}
