//! Lines that tell of sessions and what came of them, as this program or the coach has written them.

use nenrin_domain::{
    Coded as _, Day, DayTime, Id as _, LearnerId, NoteVersion, Origin, Outcome, Session, SessionId, SessionState,
};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::{Flaw, GENERIC, Line, Meaning, SessionRow};
use nenrin_exchange::sheets::Subject;
use nenrin_store::Store;

use super::bookings::SESSION;
use super::contracts::named;
use super::days::Slot;
use super::edited::keep;
use super::notes::Kept;
use super::own_fields::About;
use super::plan::{Decided, Deciding, Identity, Step};
use super::run::{Bringing, RunImport};
use crate::booking::{came_resolved, go_on};
use crate::brought_notes::{first_note, sections};
use crate::exports::rows;
use crate::planned::contract_on;
use crate::whose::Traits;
use crate::{Command as _, Failure};

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    let (number, own, whose) = (line.number(), line.is_own(), deciding.named(line.learner_id())?);
    let [column, day] = [Meaning::Contract, Meaning::At].map(|meaning| line.place(meaning));
    let row = match SessionRow::read(line) {
        Ok(row) => row,
        Err(flaws) => return Ok(Decided::Faulty(flaws)),
    };
    if own && edited(deciding, (number, &row), whose, identity)? {
        return Ok(Decided::Step(Step::Known));
    }
    let needs_the_day = || state(&row, deciding.today).outcome().is_some_and(Outcome::needs_the_day);
    if !own && row.day > deciding.today && needs_the_day() {
        return Ok(Decided::Faulty(vec![Flaw { column: day, kind: ProblemKind::NotYet }]));
    }
    if let (Some(store), true) = (deciding.store, deciding.is_here(identity, SESSION)?) {
        return again(deciding, store, (number, &row), own, identity).map(Decided::Step);
    }
    let learner = match whose.map_or_else(|| deciding.learner_of(number, Traits::from(&row)), Ok) {
        Ok(learner) => learner,
        Err(step) => return Ok(Decided::Step(step.left_out())),
    };
    // Without its contract it would use no ticket, and coming again would not change that.
    if let (Some(store), Some(id)) = (deciding.store, &row.contract)
        && named(store, id, learner)?.is_none()
    {
        return Ok(Decided::Faulty(vec![Flaw { column, kind: ProblemKind::ContractFirst { id: id.clone() } }]));
    }
    decide_of(deciding, number, &row, learner, identity).map(Decided::Step)
}

/// Notes what the row of a table of ours says otherwise than its session, if that is here: says whether it is.
fn edited(
    deciding: &mut Deciding<'_>,
    (number, row): (u64, &SessionRow),
    whose: Option<LearnerId>,
    identity: &Identity,
) -> Result<bool, Failure> {
    let (Some(store), Some(here)) = (deciding.store, deciding.own_record::<Session>(identity, SESSION)?) else {
        return Ok(false);
    };
    let learner = whose.unwrap_or(here.learner);
    let contract = row.contract.as_deref().map(|number| named(store, number, learner)).transpose()?.flatten();
    let told = Session {
        learner,
        contract: contract.or(here.contract),
        day: row.day,
        time: row.time.or(here.time),
        minutes: row.minutes.or(here.minutes),
        zone: row.zone.unwrap_or(here.zone),
        mode: row.mode.or(here.mode),
        place: row.place.clone().or_else(|| here.place.clone()),
        state: row.state.unwrap_or(here.state),
        booked_on: row.booked_on.or(here.booked_on),
        resolved_on: row.resolved_on.or(here.resolved_on),
        ..here.clone()
    };
    let own = deciding.own.otherwise(here.id.uuid(), &row.own);
    let cells = deciding.differing(Subject::Sessions, |known| [&here, &told].map(|it| rows::session(it, known)))?;
    keep(deciding, number, here.learner, cells.into_iter().chain(own).collect());
    Ok(true)
}

/// What becomes of the session of a learner.
fn decide_of(
    deciding: &mut Deciding<'_>,
    number: u64,
    row: &SessionRow,
    learner: LearnerId,
    identity: &Identity,
) -> Result<Step, Failure> {
    let Some(store) = deciding.store else { return Ok(Step::Brings(learner)) };
    if let Some(here) = twin(deciding, number, row, learner)? {
        return told_of(deciding, store, number, row, &here);
    }
    let state = state(row, deciding.today);
    let told = Slot { id: identity.key.id(row.day), day: row.day, time: row.time, state, is_told: true };
    let slots = deciding.days.of(store, learner)?;
    // A learner has one booking a day, also where two lines of the file tell of one.
    let booked = slots.iter().find(|slot| slot.is_told && slot.day == told.day && slot.is_booked() && told.is_booked());
    let booked = booked.copied();
    slots.push(told);
    if let Some(booked) = booked {
        keep(deciding, number, learner, vec![("time".into(), written(booked.time), written(row.time))]);
        return Ok(Step::Is(booked.id));
    }
    if state.is_open() {
        keep(deciding, number, learner, words_of(row));
    }
    Ok(Step::Brings(learner))
}

/// What becomes of a session that came before: of an open one a table that the coach keeps may tell later what came of it. One
/// that the coach has moved since stays as it is: what the row tells of was on another day.
fn again(
    deciding: &mut Deciding<'_>,
    store: &Store,
    (number, row): (u64, &SessionRow),
    own: bool,
    identity: &Identity,
) -> Result<Step, Failure> {
    let Some(origin) = store.origin(deciding.source, &identity.text, SESSION)?.filter(|_| !own) else {
        return Ok(Step::Known);
    };
    let here = store.find::<Session>(SessionId::from_uuid(origin.target))?;
    let goes_on = |here: &Session| here.state.is_open() && !state(row, deciding.today).is_open();
    let Some(here) = here.filter(goes_on) else { return Ok(Step::Known) };
    let changed = store.changed_otherwise_since::<Session, Origin>(here.id, origin.id, RunImport::NAME)?;
    let is_own_change = changed.iter().any(|field| ["day", "time", "state"].contains(&field.as_str()));
    if here.day == row.day && !is_own_change {
        return Ok(Step::Changes(here.id));
    }
    let told = (begins(here.day, here.time), begins(row.day, row.time));
    keep(deciding, number, here.learner, vec![(Meaning::At.as_code().into(), told.0, told.1)]);
    Ok(Step::Known)
}

fn begins(day: Day, time: Option<DayTime>) -> String {
    time.map_or_else(|| day.to_string(), |time| format!("{day} {time}"))
}

/// What becomes of a row that tells of a session that is here by another way. What came of a booking is known only by the row,
/// and so are the words where there is no note yet.
fn told_of(
    deciding: &mut Deciding<'_>,
    store: &Store,
    number: u64,
    row: &SessionRow,
    here: &Session,
) -> Result<Step, Failure> {
    if here.state.is_open() && !state(row, deciding.today).is_open() {
        return Ok(Step::Changes(here.id));
    }
    if row.sections.is_empty() {
        return Ok(Step::Is(here.id));
    }
    let note = store.note_of(here.id)?.map(|note| store.get::<NoteVersion>(note.version)).transpose()?;
    if note.is_none() && !here.state.is_open() {
        return Ok(Step::Changes(here.id));
    }
    let sections = note.map(|version| version.sections).unwrap_or_default();
    let is_here = |told: &Kept| sections.iter().any(|section| section.key == told.0 && section.text == told.2);
    let said = |key: &str| sections.iter().find(|section| section.key == key).map(|section| section.text.clone());
    let others = words_of(row).into_iter().filter(|told| !is_here(told));
    let kept = others.map(|(key, _, told)| (key.clone(), said(&key).unwrap_or_default(), told)).collect();
    keep(deciding, number, here.learner, kept);
    Ok(Step::Is(here.id))
}

/// Where the session of a row stands. One of which that is not told is booked until it is asked what came of it; what was noted of
/// a day that is over was noted because it took place.
fn state(row: &SessionRow, today: Day) -> SessionState {
    let was_held = row.day < today && !row.sections.is_empty();
    row.state.unwrap_or(if was_held { SessionState::Held } else { SessionState::Booked })
}

/// The words of a row, as cells that are not taken.
fn words_of(row: &SessionRow) -> Vec<Kept> {
    row.sections.iter().map(|(key, text)| ((*key).into(), String::new(), text.clone())).collect()
}

fn written(time: Option<DayTime>) -> String {
    time.map(|time| time.to_string()).unwrap_or_default()
}

/// The session that a row tells of and that is here by another way: entered by hand, or from a calendar. A learner has one booking
/// a day; where the row tells of another one, the one that is here stays, and that is noted.
fn twin(
    deciding: &mut Deciding<'_>,
    number: u64,
    row: &SessionRow,
    learner: LearnerId,
) -> Result<Option<Session>, Failure> {
    let Some(store) = deciding.store else { return Ok(None) };
    let (mut booked, state) = (None, state(row, deciding.today));
    for here in store.sessions_of(learner)?.into_iter().filter(|here| here.day == row.day) {
        // Every table of no known program has the same source: another one may tell of the same session.
        let came = store.came_from(deciding.source, here.id.uuid())?;
        if came && (deciding.source != GENERIC || here.time.is_none() || here.time != row.time) {
            continue;
        }
        let same_time = here.time.is_none() || row.time.is_none() || here.time == row.time;
        if same_time && (here.state == state || here.state.is_open() || state.is_open()) {
            return Ok(Some(here));
        }
        if here.state.is_open() && state.is_open() {
            booked = Some(here);
        }
    }
    let Some(here) = booked else { return Ok(None) };
    keep(deciding, number, learner, vec![("time".into(), written(here.time), written(row.time))]);
    Ok(Some(here))
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let own = line.is_own();
    let Ok(row) = SessionRow::read(line) else { return Ok(()) };
    let id = match step {
        Step::Brings(learner) => added(into, &row, own, identity, learner)?,
        Step::Changes(session) => resolved(into, &row, session)?,
        Step::Is(session) => return into.came_from(identity, SESSION, session),
        _ => return Ok(()),
    };
    let session = into.loader.get::<Session>(id)?;
    let learner = session.learner;
    write_note(into, &session, &row)?;
    into.enter(About { learner, contract: None, session: Some(id) }, row.own)?;
    into.came_from(identity, SESSION, id)
}

/// Lets a booking go on as a row tells what came of it.
fn resolved(into: &mut Bringing<'_, '_, '_>, row: &SessionRow, id: SessionId) -> Result<SessionId, Failure> {
    let (here, state) = (into.loader.get::<Session>(id)?, state(row, into.today));
    if here.state.is_open() && !state.is_open() {
        let after = Session { state, resolved_on: row.resolved_on.or(Some(into.today)), ..here.clone() };
        go_on(into.loader.writer(), &here, after, into.today)?;
    }
    Ok(id)
}

/// Writes the words of a row as the note of its session, once what came of that is known and where there is none yet.
fn write_note(into: &mut Bringing<'_, '_, '_>, session: &Session, row: &SessionRow) -> Result<(), Failure> {
    if session.state.is_open() || into.loader.note_of(session.id)?.is_some() {
        return Ok(());
    }
    let told = sections(row.sections.iter().map(|(key, text)| (*key, Some(text.clone()))));
    let Some((version, note)) = first_note(session, told) else { return Ok(()) };
    into.add(&version)?;
    into.add(&note)
}

/// Adds the session of a row, and lets its ticket follow. A table of this program names its contract; of another one it is the one
/// of its day.
fn added(
    into: &mut Bringing<'_, '_, '_>,
    row: &SessionRow,
    own: bool,
    identity: &Identity,
    learner: LearnerId,
) -> Result<SessionId, Failure> {
    let named = row.contract.as_deref().map(|number| named(into.loader, number, learner)).transpose()?.flatten();
    let contract = if own || named.is_some() { named } else { contract_on(into.loader, learner, row.day)? };
    let state = state(row, into.today);
    let known_on = Some(row.day.min(into.today)).filter(|_| !own && !state.is_open());
    let session = Session {
        contract,
        time: row.time,
        minutes: row.minutes,
        mode: row.mode,
        place: row.place.clone(),
        booked_on: row.booked_on,
        resolved_on: row.resolved_on.or(known_on),
        ..Session::on(identity.key.id(row.day), learner, row.day, row.zone.unwrap_or(into.zone), state)
    };
    if into.loader.add_if_new(&session)? {
        came_resolved(into.loader.writer(), &session, into.today)?;
    }
    Ok(session.id)
}

impl<'r> From<&'r SessionRow> for Traits<'r> {
    fn from(row: &'r SessionRow) -> Self {
        let (mail, name, kana) = (row.mail.as_deref(), row.name.as_deref(), row.kana.as_deref());
        Self { mail, name, kana, ..Self::default() }
    }
}
