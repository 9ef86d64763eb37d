//! Moving a session of a series with all later ones to another weekday or time.

use nenrin_domain::{Day, DayTime, Session, SessionId, Skipped, shifted};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::later::of_series;
use crate::booking::go_on;
use crate::planned::this_and_later;
use crate::standing::Standing;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks what would become of a session of a series and all later ones, before they are moved.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtSeriesMove {
    /// The first of those that are moved.
    pub session: Plain<SessionId>,
    /// The new day of that one; the others are moved by as many days.
    pub day: Plain<Day>,
}

/// What becomes of one session.
#[derive(Debug, Serialize, TS)]
pub struct MovedDay {
    /// Its day so far.
    pub from: Plain<Day>,
    /// Its new day; `null` when it stays as it is.
    pub to: Option<Plain<Day>>,
    /// Why it stays.
    pub kept: Option<Word<Skipped>>,
}

impl Command for LookAtSeriesMove {
    const NAME: &'static str = "series.look_move";
    type Output = Vec<MovedDay>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<MovedDay>>, Failure> {
        let store = call.store()?;
        let moves = moves(store, &of_series(store, self.session.0)?, self.day.0, call.today())?;
        Ok(Answer::read(moves.iter().map(MovedDay::of).collect()))
    }
}

impl MovedDay {
    fn of((session, to): &Move) -> Self {
        Self { from: Plain(session.day), to: to.ok().map(Plain), kept: to.err().map(Word) }
    }
}

/// Moves a session of a series and all later ones to another weekday or time. They stay the same bookings: another rhythm was
/// agreed, and none of them is made up for on another day. Those whose new day is not free stay as they are; answers what
/// became of each.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveSeries {
    /// The first of those that are moved.
    pub session: Plain<SessionId>,
    /// The new day of that one; the others are moved by as many days.
    pub day: Plain<Day>,
    /// The new start of all of them.
    pub time: Option<Plain<DayTime>>,
}

impl Command for MoveSeries {
    const NAME: &'static str = "series.move";
    type Output = Vec<MovedDay>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<MovedDay>>, Failure> {
        let (store, time) = (call.store()?, self.time.map(|time| time.0));
        let first = of_series(store, self.session.0)?;
        let moves = moves(store, &first, self.day.0, call.today())?;
        let moved: Vec<(&Session, Day)> = moves.iter().filter_map(|(session, to)| Some((session, to.ok()?))).collect();
        if moved.is_empty() {
            return Err(Failure::not_allowed("day", "no_day_left"));
        }
        let mut typed = Vec::new();
        for (session, _) in &moved {
            typed.extend(store.draft(session.id)?.map(|draft| draft.session.to_string()));
        }
        let today = call.today();
        let act = Act::new(Self::NAME, call.now())
            .of(first.learner)
            .about("from", first.day.to_string())
            .about("day", self.day.0.to_string())
            .about("count", moved.len().to_string())
            .about("session", typed.join(" "));
        let done = call.act(&act, |writer| {
            for (session, day) in moved {
                go_on(writer, session, Session { day, time, ..session.clone() }, today)?;
            }
            Ok::<_, Failure>(moves.iter().map(MovedDay::of).collect())
        })?;
        Ok(done.into())
    }
}

/// A session with its new day, or why it stays.
type Move = (Session, Result<Day, Skipped>);

/// The session and all later ones of its series, each with what becomes of it. None is moved to a day gone by; one that was is
/// only given another time.
fn moves(store: &Store, first: &Session, to: Day, today: Day) -> Result<Vec<Move>, Failure> {
    if to != first.day {
        check::not_gone_by("day", to, today)?;
    }
    let later = this_and_later(store, first)?;
    let ids: Vec<SessionId> = later.iter().map(|session| session.id).collect();
    let standing = Standing::of(store, first.learner, first.day.min(to), &ids)?;
    let days: Vec<Day> = later.iter().map(|session| session.day).collect();
    let answers = shifted(&days, to.since(first.day), standing.obstructions());
    Ok(later.into_iter().zip(answers).collect())
}
