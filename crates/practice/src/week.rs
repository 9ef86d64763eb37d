//! This week: the sessions, the notes to write, and the actions that are overdue.

use nenrin_domain::{ActionItemId, Day, DayTime, GatheringId, Mode, Session, SessionId, SessionState};
use nenrin_insight::GRACE_DAYS;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::{LearnerName, Listed};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Rows of a list that is read to the end, and of one that is worked off from the top.
const WEEK_LINES: u32 = 200;
const LINES: u32 = 50;

/// Days after which an overdue action is left alone.
const ACTION_DAYS: i64 = 60;

/// Asks for the week around a day. Notes and outcomes are those of the record as it is now.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WeekView {
    /// The day, looked at from its end; today as it is now when absent.
    pub as_of: Option<Plain<Day>>,
}

/// A week as its day sees it.
#[derive(Debug, Serialize, TS)]
pub struct Week {
    /// The day.
    pub today: Plain<Day>,
    /// Monday of its week.
    pub monday: Plain<Day>,
    /// The sessions of the day, in order.
    pub sessions_today: Listed<SessionLine>,
    /// The sessions from Monday to Sunday, in order.
    pub sessions: Listed<SessionLine>,
    /// The booked session that is under way, or else the one that comes next, be it beyond this week.
    pub next: Option<SessionLine>,
    /// All bookings of its group at that time, itself among them; none when it is no group's.
    pub next_together: Vec<SessionLine>,
    /// Sessions without a note: those whose booked time is over, and those held in the last days. Oldest first.
    pub to_write: Listed<SessionLine>,
    /// Open actions that became overdue in the last days, of learners who are still here. Oldest first.
    pub overdue: Listed<OverdueAction>,
    /// How many days those last days are; what was due before them is left alone.
    pub overdue_days: i64,
}

/// One session as a line.
#[derive(Debug, Serialize, TS)]
pub struct SessionLine {
    /// Identity.
    pub id: Plain<SessionId>,
    /// With whom.
    pub learner: LearnerName,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// Planned length in minutes.
    pub minutes: Option<u32>,
    /// How they meet.
    pub mode: Option<Word<Mode>>,
    /// Where: a link or a place.
    pub place: Option<String>,
    /// Where it stands.
    pub state: Word<SessionState>,
    /// The group it belongs to.
    pub gathering: Option<GatheringName>,
    /// Whether it takes place at this moment, as booked.
    pub under_way: bool,
    /// The number it has among the held sessions of the learner, or would have once it and those booked before it are held; a
    /// trial has none.
    pub number: Option<u32>,
    /// Whether it has a note with words: one of which it was said that none is needed has none.
    pub has_note: bool,
    /// Whether something was typed for it that is not confirmed.
    pub has_draft: bool,
}

/// A group as a line names it.
#[derive(Debug, Serialize, TS)]
pub struct GatheringName {
    /// Identity.
    pub id: Plain<GatheringId>,
    /// What it is called.
    pub title: Option<String>,
}

/// An open action past its due day.
#[derive(Debug, Serialize, TS)]
pub struct OverdueAction {
    /// Identity.
    pub id: Plain<ActionItemId>,
    /// Who set out to do it.
    pub learner: LearnerName,
    /// What is to be done; `null` when the history brought no words.
    pub text: Option<String>,
    /// The day by which it should have been done.
    pub due_on: Plain<Day>,
    /// Days since then.
    pub days: i64,
}

/// Asks for the figures that stand beside the places of the sidebar.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountWeek {}

/// The figures of the sidebar.
#[derive(Debug, Serialize, TS)]
pub struct WeekCounts {
    /// Sessions without a note, as in [`Week::to_write`].
    pub to_write: u32,
}

impl SessionLine {
    pub(crate) fn at((today, now): (Day, DayTime), line: nenrin_store::SessionLine) -> Self {
        let session = line.session;
        Self {
            id: Plain(session.id),
            learner: line.learner.into(),
            day: Plain(session.day),
            time: session.time.map(Plain),
            minutes: session.minutes,
            mode: session.mode.map(Word),
            state: Word(session.state),
            gathering: line.gathering.map(|it| GatheringName { id: Plain(it.id), title: it.title }),
            under_way: session.is_under_way(today, now),
            number: line.number,
            has_note: line.has_note,
            has_draft: line.has_draft,
            place: session.place,
        }
    }
}

impl Command for WeekView {
    const NAME: &'static str = "week.view";
    type Output = Week;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Week>, Failure> {
        let (today, time) = moment(call, check::plain(self.as_of));
        let (store, monday) = (call.store()?, today.monday());
        let line = |session| SessionLine::at((today, time), session);
        let overdue = store.overdue_actions(today.plus(-ACTION_DAYS), today, today.plus(-GRACE_DAYS), LINES)?;
        let overdue_action = |action: nenrin_store::OverdueAction| {
            let due_on = action.item.due_on.unwrap_or(today);
            let (id, days) = (Plain(action.item.id), today.since(due_on));
            OverdueAction { id, learner: action.learner.into(), text: action.item.text, due_on: Plain(due_on), days }
        };
        let next = store.next_booking(today, time)?;
        let together = next.as_ref().map(|next| store.booked_together(&next.session, WEEK_LINES)).transpose()?;
        Ok(Answer::read(Week {
            today: Plain(today),
            monday: Plain(monday),
            sessions_today: Listed::of(store.sessions_between(today, today, WEEK_LINES)?, line),
            sessions: Listed::of(store.sessions_between(monday, monday.plus(6), WEEK_LINES)?, line),
            next: next.map(line),
            next_together: together.unwrap_or_default().into_iter().map(line).collect(),
            to_write: Listed::of(to_write(call, today, time, LINES)?, line),
            overdue: Listed::of(overdue, overdue_action),
            overdue_days: ACTION_DAYS,
        }))
    }
}

impl Command for CountWeek {
    const NAME: &'static str = "week.counts";
    type Output = WeekCounts;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<WeekCounts>, Failure> {
        let (today, time) = moment(call, None);
        Ok(Answer::read(WeekCounts { to_write: to_write(call, today, time, 0)?.total }))
    }
}

/// The day that is looked at, and the time on it.
fn moment(call: &Call<'_>, as_of: Option<Day>) -> (Day, DayTime) {
    match as_of.filter(|day| *day != call.today()) {
        Some(day) => (day, DayTime::LAST),
        None => call.minute(),
    }
}

fn to_write(
    call: &Call<'_>,
    today: Day,
    time: DayTime,
    limit: u32,
) -> Result<nenrin_store::Listed<nenrin_store::SessionLine>, Failure> {
    Ok(call.store()?.sessions_to_write(today.plus(-Session::NOTE_ASKED_DAYS), today, time, limit)?)
}
