//! What confirming a draft comes to: one plan, from which the preview is told and which confirming carries out.

use nenrin_domain::{
    ActionItem, ActionState, Day, Entitlement, EntitlementKind, FollowUp, Goal, Hundredths, Intent, NoteSection,
    Obstacle, Outcome, Progress, Score, Session, SessionState, TicketStep,
};

use super::before::{Before, GoalBefore};
use super::problems::{Problem, problems};
use crate::draft_body::{BookingWish, DraftBody, NewAction, NewObstacle};

/// What confirming a draft comes to.
pub(super) struct Plan<'b> {
    /// The session as it will be.
    pub session: Session,
    /// What happens to its ticket.
    pub ticket: TicketStep<'b>,
    /// The use of its ticket on the day to which the session is corrected, as it will be.
    pub used: Option<Entitlement>,
    /// The words of a new version of the note, no words being a decision too; `None` when none is made.
    pub words: Option<Vec<NoteSection>>,
    /// The answers as they will be.
    pub answers: (Option<Score>, Option<Intent>),
    /// Actions agreed before whose state changes, as they will be.
    pub actions: Vec<ActionItem>,
    /// Actions to add.
    pub new_actions: Vec<&'b NewAction>,
    /// Readings that change.
    pub levels: Vec<LevelStep<'b>>,
    /// Obstacles to add.
    pub new_obstacles: Vec<&'b NewObstacle>,
    /// Obstacles that are out of the way, as they will be.
    pub cleared: Vec<Obstacle>,
    /// What happens to the next booking.
    pub booking: BookingStep<'b>,
    /// What that booking is another date for.
    pub date_found: Option<DateFound<'b>>,
    /// What forbids carrying it out.
    pub problems: Vec<Problem>,
}

/// A reading that changes.
pub(super) struct LevelStep<'b> {
    pub goal: &'b Goal,
    /// The reading the session gave so far.
    pub here: Option<&'b Progress>,
    /// The value that counted so far.
    pub from: Option<Hundredths>,
    /// The value the session gives; `None` when it takes its reading back.
    pub to: Option<Hundredths>,
}

/// Another date is found for what was cancelled.
pub(super) struct DateFound<'b> {
    /// The follow-up in which it was to be agreed on, and which is closed.
    pub follow_up: &'b FollowUp,
    /// What was cancelled, this very session included as it will be.
    pub cancelled: Vec<Session>,
}

/// What happens to the next booking.
pub(super) enum BookingStep<'b> {
    /// None was agreed.
    None,
    /// The very booking is there already.
    Kept(&'b Session),
    /// A session to book, besides those that are; its identity is still this session's.
    New(Box<Session>),
}

/// What confirming `body` comes to. Whoever confirms the same draft twice adds nothing twice.
pub(super) fn plan<'b>(body: &'b DraftBody, before: &'b Before, today: Day) -> Plan<'b> {
    let (recorded, stated) = (before.session.as_ref(), &before.stated);
    let ticket =
        TicketStep::between(&before.policy, recorded, stated, &before.ledger, &before.contracts, &before.pauses);
    let belongs_to = || before.contract_on(stated.day).map(|(contract, _)| contract.id);
    let contract = ticket.used().or(stated.contract).or_else(belongs_to);
    let session = Session { contract, ..stated.clone() };
    let booking = booking(body, before, &session, today);
    Plan {
        ticket,
        used: used(before),
        words: words(body, before),
        answers: (body.satisfaction.and_then(|score| Score::new(i64::from(score)).ok()), body.intent.map(|i| i.0)),
        actions: ticked(body, before, today),
        new_actions: new_actions(body, before),
        levels: levels(body, before),
        new_obstacles: new_obstacles(body, before),
        cleared: cleared(body, before),
        date_found: date_found(before, &session, &booking),
        booking,
        problems: problems(body, before, today),
        session,
    }
}

/// A ticket was used on the day of its session. Where a history says another day, that one stays.
fn used(before: &Before) -> Option<Entitlement> {
    let (was_on, day) = (before.session.as_ref()?.day, before.stated.day);
    let is_use = |entry: &&Entitlement| entry.kind == EntitlementKind::Consume && entry.day == was_on;
    let used = before.ledger.iter().find(is_use).filter(|_| day != was_on)?;
    Some(Entitlement { day, ..used.clone() })
}

fn words(body: &DraftBody, before: &Before) -> Option<Vec<NoteSection>> {
    let written = body.sections.iter().filter(|section| !section.text.trim().is_empty());
    let heading = |key: &str| {
        let asked = before.template.sections.iter().map(|section| (&section.key, &section.heading));
        let had = before.note.iter().flat_map(|(_, version)| &version.sections).map(|had| (&had.key, &had.heading));
        asked.chain(had).find(|(known, _)| *known == key).map(|(_, heading)| heading.clone()).unwrap_or_default()
    };
    let words: Vec<_> = written
        .map(|section| NoteSection {
            key: section.key.clone(),
            heading: heading(&section.key),
            text: section.text.clone(),
        })
        .collect();
    let same = |had: &[NoteSection]| {
        let said = |sections: &[NoteSection]| -> Vec<(String, String)> {
            sections.iter().map(|section| (section.key.clone(), section.text.clone())).collect()
        };
        said(had) == said(&words)
    };
    let needed = match &before.note {
        Some((_, version)) => !same(&version.sections),
        None => body.outcome.0 == Outcome::Held || !words.is_empty(),
    };
    needed.then_some(words)
}

fn ticked(body: &DraftBody, before: &Before, today: Day) -> Vec<ActionItem> {
    let changed = body.actions.iter().filter_map(|tick| {
        let action = before.action(tick.id.0).filter(|action| action.state != tick.state.0)?;
        let resolved_on = (tick.state.0 != ActionState::Open).then_some(today);
        Some(ActionItem { state: tick.state.0, resolved_on, ..action.clone() })
    });
    changed.collect()
}

fn new_actions<'b>(body: &'b DraftBody, before: &Before) -> Vec<&'b NewAction> {
    let is_there = |action: &NewAction| {
        before.actions.iter().any(|had| {
            had.session == Some(body.session.0)
                && had.text.as_deref() == Some(action.text.trim())
                && had.due_on == action.due_on.map(|due| due.0)
        })
    };
    body.new_actions.iter().filter(|action| !is_there(action)).collect()
}

fn new_obstacles<'b>(body: &'b DraftBody, before: &Before) -> Vec<&'b NewObstacle> {
    let is_there = |obstacle: &NewObstacle| {
        before.obstacles.iter().any(|had| had.session == Some(body.session.0) && had.text == obstacle.text.trim())
    };
    body.obstacles_opened.iter().filter(|obstacle| !is_there(obstacle)).collect()
}

fn cleared(body: &DraftBody, before: &Before) -> Vec<Obstacle> {
    let open = body.obstacles_cleared.iter().filter_map(|id| before.obstacle(id.0));
    let clear = |obstacle: &Obstacle| Obstacle { cleared_on: Some(body.day.0), ..obstacle.clone() };
    open.filter(|obstacle| obstacle.cleared_on.is_none()).map(clear).collect()
}

fn levels<'b>(body: &DraftBody, before: &'b Before) -> Vec<LevelStep<'b>> {
    let step = |GoalBefore { goal, last, here }: &'b GoalBefore| {
        let to = body.levels.iter().find(|level| level.goal.0 == goal.id).map(|level| level.value.0);
        let so_far = here.as_ref().map(|reading| reading.value);
        let from = so_far.or(last.as_ref().map(|reading| reading.value));
        let moved = here.as_ref().is_some_and(|reading| reading.day != body.day.0);
        (so_far != to || moved).then_some(LevelStep { goal, here: here.as_ref(), from, to })
    };
    before.goals.iter().filter_map(step).collect()
}

fn booking<'b>(body: &DraftBody, before: &'b Before, session: &Session, today: Day) -> BookingStep<'b> {
    let Some(BookingWish { day, time, minutes, mode, .. }) = &body.next_booking else { return BookingStep::None };
    if let Some(booked) = before.booking_on(day.0) {
        return BookingStep::Kept(booked);
    }
    BookingStep::New(Box::new(Session {
        external_id: None,
        contract: before.contract_on(day.0).map(|(contract, _)| contract.id),
        day: day.0,
        time: time.map(|time| time.0).or(session.time),
        minutes: minutes.or(session.minutes),
        mode: mode.map(|mode| mode.0).or(session.mode),
        place: before.next_place.clone(),
        state: SessionState::Booked,
        booked_on: Some(today),
        resolved_on: None,
        moved_to: None,
        happened: None,
        consumes: None,
        chargeable: None,
        series: None,
        gathering: None,
        ..session.clone()
    }))
}

fn date_found<'b>(before: &'b Before, session: &Session, booking: &BookingStep<'_>) -> Option<DateFound<'b>> {
    let BookingStep::New(booked) = booking else { return None };
    let (follow_up, others) = before.wanted_date.as_ref()?;
    let mut sessions = [others.as_slice(), std::slice::from_ref(session)].concat();
    // As they are listed everywhere, whichever of them is being recorded.
    sessions.sort_by_key(|session| (session.day, session.time, session.id));
    let found = follow_up.would_be_made_up_for(&sessions, booked.day);
    found.then(|| DateFound { follow_up, cancelled: follow_up.cancelled(&sessions).cloned().collect() })
}
