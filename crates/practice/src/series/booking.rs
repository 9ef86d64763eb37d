//! Booking a series: what days it would have, and doing it.

use std::collections::BTreeSet;

use nenrin_domain::{
    Day, DayTime, Learner, LearnerId, Mode, Series, SeriesId, Session, SessionState, Skipped, Until, days_in_rhythm,
};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::follow_ups::booked_anew;
use crate::places::place_after;
use crate::planned::{check_minutes, contract_on};
use crate::standing::Standing;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most days of a series: two years of every week.
const MOST: u32 = 104;

/// Most days between two of them.
const LONGEST: u32 = 366;

/// How often, and for how long.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rhythm {
    /// Days between two sessions.
    pub every_days: u32,
    /// How many days it has, those that are skipped among them; or else `until`.
    pub times: Option<u32>,
    /// The day with which it is over at the latest.
    pub until: Option<Plain<Day>>,
}

impl Rhythm {
    fn days(self, first: Day) -> Result<Vec<Day>, Failure> {
        if !(1..=LONGEST).contains(&self.every_days) {
            return Err(Failure::not_allowed("every_days", &format!("1_to_{LONGEST}")));
        }
        let until = match (self.times, check::plain(self.until)) {
            (Some(times), None) if (1..=MOST).contains(&times) => Until::Times(times),
            (Some(_), None) => return Err(Failure::not_allowed("times", &format!("1_to_{MOST}"))),
            (None, Some(until)) => Until::Day(check::not_before("until", until, first)?),
            _ => return Err(Failure::not_allowed("times", "empty")),
        };
        let days = days_in_rhythm(first, self.every_days, until, MOST as usize + 1);
        if days.len() > MOST as usize {
            return Err(Failure::not_allowed("until", &format!("at_most_{MOST}")));
        }
        Ok(days)
    }
}

/// Asks what days a series would have, before it is booked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtSeries {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// Its first day.
    pub first: Plain<Day>,
    /// How it goes on.
    pub rhythm: Rhythm,
}

/// One day of a series.
#[derive(Debug, Serialize, TS)]
pub struct SeriesDay {
    /// The day.
    pub day: Plain<Day>,
    /// Why nothing is booked on it; `null` when it is free.
    pub skipped: Option<Word<Skipped>>,
}

impl Command for LookAtSeries {
    const NAME: &'static str = "series.look";
    type Output = Vec<SeriesDay>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<SeriesDay>>, Failure> {
        let days = series_days(call.store()?, self.learner.0, self.first.0, self.rhythm)?;
        let day = |(day, skipped): (Day, Option<Skipped>)| SeriesDay { day: Plain(day), skipped: skipped.map(Word) };
        Ok(Answer::read(days.into_iter().map(day).collect()))
    }
}

/// Books sessions in an even rhythm, all at one local time, except on days that are not free: these are skipped, and answered
/// with the reason.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookSeries {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// Its first day.
    pub first: Plain<Day>,
    /// How it goes on.
    pub rhythm: Rhythm,
    /// Days of it that the coach leaves out.
    pub leave_out: Vec<Plain<Day>>,
    /// The start, the same on each day.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
    /// Where all of them take place: a link or a place, none when empty; as in the learner's last session when absent.
    pub place: Option<String>,
}

/// What was booked.
#[derive(Debug, Serialize, TS)]
pub struct SeriesBooked {
    /// The series.
    pub series: Plain<SeriesId>,
    /// The days on which a session was booked.
    pub booked: Vec<Plain<Day>>,
    /// The days that were not free; those left out are not among them.
    pub skipped: Vec<SeriesDay>,
}

impl Command for BookSeries {
    const NAME: &'static str = "session.book_series";
    type Output = SeriesBooked;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SeriesBooked>, Failure> {
        check_minutes(self.minutes)?;
        let (store, learner) = (call.store()?, self.learner.0);
        store.get::<Learner>(learner)?;
        let mode = self.mode.map(|mode| mode.0);
        let place = place_after(&store.sessions_of(learner)?, mode, self.place.as_deref())?;
        let left_out: BTreeSet<Day> = self.leave_out.iter().map(|day| day.0).collect();
        let mut days = series_days(store, learner, self.first.0, self.rhythm)?;
        days.retain(|(day, _)| !left_out.contains(day));
        let booked: Vec<Day> = days.iter().filter(|(_, skipped)| skipped.is_none()).map(|(day, _)| *day).collect();
        let Some(first) = booked.first() else { return Err(Failure::not_allowed("first", "no_day_left")) };
        let skipped =
            |(day, why): &(Day, Option<Skipped>)| Some(SeriesDay { day: Plain(*day), skipped: Some(Word((*why)?)) });
        let skipped = days.iter().filter_map(skipped).collect();
        let times = u32::try_from(booked.len()).unwrap_or(MOST);
        let act = Act::new(Self::NAME, call.now())
            .of(learner)
            .about("day", first.to_string())
            .about("count", times.to_string());
        let (today, zone) = (call.today(), call.zone());
        let done = call.act(&act, |writer| {
            let series = Series { id: writer.mint(), every_days: self.rhythm.every_days, times };
            writer.add(&series)?;
            for day in &booked {
                let session = Session::on(writer.mint(), learner, *day, zone, SessionState::Booked);
                writer.add(&Session {
                    contract: contract_on(writer, learner, *day)?,
                    time: check::plain(self.time),
                    minutes: self.minutes,
                    mode,
                    place: place.clone(),
                    booked_on: Some(today),
                    series: Some(series.id),
                    ..session
                })?;
            }
            booked_anew(writer, learner, today)?;
            let booked = booked.iter().copied().map(Plain).collect();
            Ok::<_, Failure>(SeriesBooked { series: Plain(series.id), booked, skipped })
        })?;
        Ok(done.into())
    }
}

/// The days of a rhythm, each with the reason for which nothing is booked on it.
fn series_days(
    store: &Store,
    learner: LearnerId,
    first: Day,
    rhythm: Rhythm,
) -> Result<Vec<(Day, Option<Skipped>)>, Failure> {
    let days = rhythm.days(first)?;
    let standing = Standing::of(store, learner, first, &[])?;
    Ok(days.into_iter().map(|day| (day, standing.obstructions().on(day))).collect())
}
