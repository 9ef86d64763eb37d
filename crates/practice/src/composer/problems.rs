//! What forbids confirming a draft, by field, so that each problem can be shown where it stands.

use nenrin_domain::{Day, Session};
use serde::Serialize;
use ts_rs::TS;

use super::before::Before;
use crate::check::LINE;
use crate::draft_body::{BookingWish, DraftBody};
use crate::{Code, Failure};

/// Something that forbids confirming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// Where it stands.
    pub field: ProblemField,
    /// Which entry of a list, from 0; null for a single field.
    pub index: Option<u32>,
    /// What is wrong.
    pub rule: ProblemRule,
}

/// Fields of a draft in which something can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemField {
    /// The session itself.
    Session,
    /// The day.
    Day,
    /// The length.
    Minutes,
    /// A section of the note.
    Sections,
    /// An action agreed before.
    Actions,
    /// A new action.
    NewActions,
    /// A reading of a goal.
    Levels,
    /// The satisfaction answer.
    Satisfaction,
    /// A new obstacle.
    ObstaclesOpened,
    /// An obstacle that is out of the way.
    ObstaclesCleared,
    /// The next booking.
    NextBooking,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemRule {
    /// The session was moved to another date.
    Moved,
    /// This outcome cannot be known before the day has come.
    InTheFuture,
    /// A booking cannot lie in the past.
    InThePast,
    /// It was named only after the session.
    NotBefore,
    /// The next booking must come after the session.
    NotAfterTheSession,
    /// The learner has a booking at another time of that day.
    BookedThatDay,
    /// There are no words.
    Empty,
    /// More than 500 characters.
    TooLong,
    /// The same thing stands there twice.
    Twice,
    /// It is not there any more, or belongs to another learner.
    Missing,
    /// Outside of what is possible: 1 to 5, 1 to 1,440 minutes.
    OutOfRange,
}

impl Problem {
    const fn at(field: ProblemField, rule: ProblemRule) -> Self {
        Self { field, index: None, rule }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let code = |value: serde_json::Result<serde_json::Value>| match value {
            Ok(serde_json::Value::String(code)) => code,
            _ => String::new(),
        };
        let failure = Self::new(Code::NotAllowed)
            .about("field", code(serde_json::to_value(problem.field)))
            .about("rule", code(serde_json::to_value(problem.rule)));
        problem.index.into_iter().fold(failure, |failure, index| failure.about("index", index))
    }
}

/// What forbids confirming, in the order of the composer's fields; empty when nothing does.
pub(super) fn problems(body: &DraftBody, before: &Before, today: Day) -> Vec<Problem> {
    use ProblemField as Field;
    use ProblemRule as Rule;
    let mut found = Found(Vec::new());
    if before.session.as_ref().is_some_and(|session| !session.state.may_become(before.stated.state)) {
        found.at(Field::Session, Rule::Moved);
    }
    if body.outcome.0.needs_the_day() && body.day.0 > today {
        found.at(Field::Day, Rule::InTheFuture);
    }
    found.minutes(Field::Minutes, body.minutes);
    found.twice(Field::Sections, body.sections.iter().map(|section| &section.key));
    found.missing(Field::Actions, body.actions.iter().map(|tick| before.action(tick.id.0).is_none()));
    found.twice(Field::Actions, body.actions.iter().map(|tick| tick.id));
    for (index, action) in body.new_actions.iter().enumerate() {
        found.line(Field::NewActions, index, &action.text);
    }
    found.missing(Field::Levels, body.levels.iter().map(|level| before.goal(level.goal.0).is_none()));
    found.twice(Field::Levels, body.levels.iter().map(|level| level.goal));
    if body.satisfaction.is_some_and(|score| !(1..=5).contains(&score)) {
        found.at(Field::Satisfaction, Rule::OutOfRange);
    }
    for (index, obstacle) in body.obstacles_opened.iter().enumerate() {
        found.line(Field::ObstaclesOpened, index, &obstacle.text);
        if obstacle.category.as_ref().is_some_and(|category| category.chars().count() > LINE) {
            found.entry(Field::ObstaclesOpened, index, Rule::TooLong);
        }
    }
    found.missing(Field::ObstaclesCleared, body.obstacles_cleared.iter().map(|id| before.obstacle(id.0).is_none()));
    found.twice(Field::ObstaclesCleared, body.obstacles_cleared.iter());
    for (index, id) in body.obstacles_cleared.iter().enumerate() {
        let open = before.obstacle(id.0).filter(|obstacle| obstacle.cleared_on.is_none());
        if open.is_some_and(|obstacle| body.day.0 < obstacle.opened_on) {
            found.entry(Field::ObstaclesCleared, index, Rule::NotBefore);
        }
    }
    if let Some(wish) = &body.next_booking {
        found.minutes(Field::NextBooking, wish.minutes);
        if wish.place.as_ref().is_some_and(|place| place.chars().count() > LINE) {
            found.at(Field::NextBooking, Rule::TooLong);
        }
        if let Some(rule) = wrong_with_booking(body, wish, before, today) {
            found.at(Field::NextBooking, rule);
        }
    }
    found.0
}

fn wrong_with_booking(body: &DraftBody, wish: &BookingWish, before: &Before, today: Day) -> Option<ProblemRule> {
    let (day, time) = (wish.day.0, wish.time.or(body.time));
    let later_that_day = day == body.day.0 && body.time.is_some_and(|begun| time.is_some_and(|time| time > begun));
    if day < today {
        Some(ProblemRule::InThePast)
    } else if day <= body.day.0 && !later_that_day {
        Some(ProblemRule::NotAfterTheSession)
    } else {
        let other = before.booking_on(day).filter(|booked| differs(wish, booked));
        other.map(|_| ProblemRule::BookedThatDay)
    }
}

/// Whether what was said of the next booking is otherwise in one that is there already, and stays as it is.
fn differs(wish: &BookingWish, booked: &Session) -> bool {
    let time = wish.time.is_some_and(|time| booked.time != Some(time.0));
    let minutes = wish.minutes.is_some() && booked.minutes != wish.minutes;
    time || minutes || wish.mode.is_some_and(|mode| booked.mode != Some(mode.0))
}

struct Found(Vec<Problem>);

impl Found {
    fn at(&mut self, field: ProblemField, rule: ProblemRule) {
        self.0.push(Problem::at(field, rule));
    }

    fn entry(&mut self, field: ProblemField, index: usize, rule: ProblemRule) {
        self.0.push(Problem { field, index: u32::try_from(index).ok(), rule });
    }

    fn minutes(&mut self, field: ProblemField, minutes: Option<u32>) {
        if minutes.is_some_and(|minutes| !crate::planned::MINUTES.contains(&minutes)) {
            self.at(field, ProblemRule::OutOfRange);
        }
    }

    fn line(&mut self, field: ProblemField, index: usize, text: &str) {
        if text.trim().is_empty() {
            self.entry(field, index, ProblemRule::Empty);
        } else if text.chars().count() > LINE {
            self.entry(field, index, ProblemRule::TooLong);
        }
    }

    fn missing(&mut self, field: ProblemField, missing: impl Iterator<Item = bool>) {
        for (index, _) in missing.enumerate().filter(|(_, missing)| *missing) {
            self.entry(field, index, ProblemRule::Missing);
        }
    }

    fn twice<K: Ord>(&mut self, field: ProblemField, keys: impl Iterator<Item = K>) {
        let mut seen = std::collections::BTreeSet::new();
        for (index, key) in keys.enumerate() {
            if !seen.insert(key) {
                self.entry(field, index, ProblemRule::Twice);
            }
        }
    }
}
