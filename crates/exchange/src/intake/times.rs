//! Tables in which the day and the times of a row stand in columns of their own: what these are called, and how long it lasts.

use std::sync::LazyLock;

use nenrin_domain::{DayTime, fold};
use serde::Deserialize;

use super::clean::without_year;
use super::{Kind, Line, Meaning, moment};
use crate::header_key;
use crate::history::ProblemKind;
use crate::limits::shown;

#[derive(Debug, Default, Deserialize)]
struct Times {
    /// What may stand behind a number of minutes.
    minutes: Vec<String>,
    day: Vec<String>,
    starts: Vec<String>,
    ends: Vec<String>,
}

static TIMES: LazyLock<Times> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/times.json")).unwrap_or_default());

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// Minutes that somebody meets at most; an end before the beginning is one after midnight, or a mistake.
const LONGEST: u32 = DAY / 2;

/// What a column means that stands beside others for the day and the time of the beginning: “開始” heads a time there, which
/// elsewhere is the whole moment.
pub(super) fn beside_a_day(kind: Kind, keys: &[String], key: &str) -> Option<Meaning> {
    let day = match kind {
        Kind::Bookings => Meaning::StartsAt,
        Kind::Sessions => Meaning::At,
        _ => return None,
    };
    let named = |names: &[String], key: &str| names.iter().any(|name| header_key(name) == without_year(key));
    let has = |names: &[String]| keys.iter().any(|key| named(names, key));
    let meanings = [(&TIMES.day, day), (&TIMES.starts, Meaning::Time), (&TIMES.ends, Meaning::EndTime)];
    let (_, meaning) = meanings.into_iter().find(|(names, _)| named(names, key))?;
    (has(&TIMES.day) && has(&TIMES.starts)).then_some(meaning)
}

/// Where the time of the beginning stands.
const BEGINS: [Meaning; 3] = [Meaning::Time, Meaning::At, Meaning::StartsAt];

fn minutes_between(start: DayTime, end: DayTime) -> u32 {
    let minutes = |time: DayTime| u32::from(time.minutes());
    (minutes(end) + DAY - minutes(start)) % DAY
}

impl Line<'_> {
    /// How many minutes it lasts: as they are told, or from the beginning until the time at which it ends.
    pub(super) fn lasts(&mut self) -> Option<u32> {
        match self.cell(Meaning::Minutes) {
            Some(cell) => self.told_minutes(cell),
            None => self.minutes_until_end(),
        }
    }

    fn told_minutes(&mut self, cell: &str) -> Option<u32> {
        let folded = fold(cell);
        let unit = TIMES.minutes.iter().find_map(|unit| folded.strip_suffix(unit.as_str()));
        match unit.unwrap_or(&folded).trim().parse::<u32>() {
            Ok(minutes) => self.within(Meaning::Minutes, minutes, DAY),
            Err(_) => {
                self.flaw(Meaning::Minutes, ProblemKind::NotANumber { text: shown(cell) });
                None
            }
        }
    }

    fn minutes_until_end(&mut self) -> Option<u32> {
        let Some(cell) = self.cell(Meaning::EndTime) else { return self.minutes_of_span() };
        let Some(end) = moment::time(cell) else {
            self.flaw(Meaning::EndTime, ProblemKind::NotATime { text: shown(cell) });
            return None;
        };
        self.within(Meaning::EndTime, minutes_between(self.begins()?, end), LONGEST)
    }

    /// How long it lasts where the time at which it ends stands behind that of its beginning.
    fn minutes_of_span(&mut self) -> Option<u32> {
        let mut spans = BEGINS.into_iter().filter_map(|meaning| Some((meaning, moment::span(self.cell(meaning)?)?)));
        let (meaning, (start, end)) = spans.next()?;
        self.within(meaning, minutes_between(start, end), LONGEST)
    }

    /// The time of the beginning, as it is written.
    fn begins(&self) -> Option<DayTime> {
        moment::time(BEGINS.into_iter().find_map(|meaning| self.cell(meaning))?)
    }

    fn within(&mut self, meaning: Meaning, minutes: u32, most: u32) -> Option<u32> {
        if (1..=most).contains(&minutes) {
            return Some(minutes);
        }
        let (text, least, most) = (minutes.to_string(), 1, most.into());
        self.flaw(meaning, ProblemKind::OutOfRange { text, least, most });
        None
    }
}
