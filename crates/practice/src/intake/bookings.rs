//! Lines that tell of bookings made with another program. None of them says that a session took place: that would use a
//! ticket, and only the coach knows.

use nenrin_domain::{Day, Id, InboxItem, InboxKind, LearnerId, Origin, Session, SessionId, SessionState, Zone};
use nenrin_exchange::calendar::{OWN, SOURCE};
use nenrin_exchange::intake::{BookingRow, Line};
use nenrin_store::Store;

use super::notes::somebody;
use super::plan::{Decided, Deciding, Identity, Step};
use super::run::{Bringing, RunImport};
use super::waiting::{Fields, Waiting, field, summary};
use crate::booking::{came_resolved, go_on};
use crate::sessions::contract_on;
use crate::whose::Traits;
use crate::{Command as _, Failure};

pub(super) const SESSION: &str = "session";

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    let number = line.number();
    match BookingRow::read(line) {
        Ok(row) => decide_row(deciding, number, &row, identity).map(Decided::Step),
        Err(flaws) => Ok(Decided::Faulty(flaws)),
    }
}

/// What becomes of a booking, whatever kind of file told of it.
fn decide_row(
    deciding: &mut Deciding<'_>,
    number: u64,
    row: &BookingRow,
    identity: &Identity,
) -> Result<Step, Failure> {
    if let Some(store) = deciding.store
        && let Some(origin) = store.origin(deciding.source, &identity.text, SESSION)?
    {
        return again(deciding, store, number, row, &origin);
    }
    if deciding.is_here(identity, SESSION)? || is_own(deciding, identity)? {
        return Ok(Step::Known);
    }
    // A calendar keeps what was called off; of what never came in there is nothing to call off.
    if row.canceled && deciding.source == SOURCE {
        return Ok(Step::PassedOver);
    }
    let learner = match deciding.learner_of(number, Traits::from(row)) {
        Ok(learner) => learner,
        Err(step) => return Ok(step),
    };
    let Some(store) = deciding.store else { return Ok(Step::Brings(learner)) };
    let of_day: Vec<_> = store.sessions_of(learner)?.into_iter().filter(|session| session.day == row.day).collect();
    let same = of_day.iter().find(|session| session.time.is_none() || row.time.is_none() || session.time == row.time);
    Ok(match same {
        Some(session) => Step::Is(session.id),
        // A learner has one booking a day; whether this one replaces it only the coach can say.
        None if !row.canceled && of_day.iter().any(|session| session.state.is_open()) => Step::Waits,
        None => Step::Brings(learner),
    })
}

/// Whether the row is a session of this practice, which went out to a calendar and comes back.
fn is_own(deciding: &Deciding<'_>, identity: &Identity) -> Result<bool, Failure> {
    let id = identity.text.strip_suffix(OWN).and_then(|id| id.parse::<SessionId>().ok());
    match (deciding.store, id) {
        (Some(store), Some(id)) => Ok(store.contains::<Session>(id)?),
        _ => Ok(false),
    }
}

/// What becomes of a booking that came before.
fn again(
    deciding: &mut Deciding<'_>,
    store: &Store,
    number: u64,
    row: &BookingRow,
    origin: &Origin,
) -> Result<Step, Failure> {
    let Some(session) = store.find::<Session>(Id::from_uuid(origin.target))? else { return Ok(Step::Known) };
    let goes_on = gone_on(store, &session, row, origin, session.day)?;
    let told = grown(&session, row, session.day);
    if goes_on == session && told != session && session.state.is_open() && !is_older(row, origin) {
        let who = somebody(session.learner, deciding.whose.here(session.learner).and_then(|who| who.name.as_deref()));
        deciding.notes.keep_cells(number, &who, kept(&session, &told));
    }
    Ok(if goes_on == session { Step::Known } else { Step::Changes(session.id) })
}

/// A booking that came before as it goes on by what the file tells: an open one as the file has it, unless the file tells
/// what was. What the coach has changed since it came stays, until the source tells of a later version.
fn gone_on(store: &Store, here: &Session, row: &BookingRow, origin: &Origin, today: Day) -> Result<Session, Failure> {
    if !here.state.is_open() || is_older(row, origin) {
        return Ok(here.clone());
    }
    let told = grown(here, row, today);
    if row.version.zip(origin.version).is_some_and(|(now, before)| now > before) {
        return Ok(told);
    }
    let own = store.changed_otherwise_since::<Session, Origin>(here.id, origin.id, RunImport::NAME)?;
    let changed = |field: &str| own.iter().any(|own| own == field);
    if ["day", "time", "state"].into_iter().any(changed) {
        return Ok(here.clone());
    }
    let minutes = if changed("minutes") { here.minutes } else { told.minutes };
    Ok(Session { minutes, ..told })
}

fn is_older(row: &BookingRow, origin: &Origin) -> bool {
    row.version.zip(origin.version).is_some_and(|(now, before)| now < before)
}

/// What the coach has changed and the file tells otherwise: by meaning, what stays, and what is told.
fn kept(here: &Session, told: &Session) -> Vec<(&'static str, String, String)> {
    let begins = |session: &Session| {
        let time = session.time.map(|time| format!(" {time}"));
        format!("{}{}", session.day, time.unwrap_or_default())
    };
    let meaning = if told.state == here.state { "starts_at" } else { "canceled" };
    vec![(meaning, begins(here), begins(told))]
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let Ok(row) = BookingRow::read(line) else { return Ok(()) };
    match step {
        Step::Brings(learner) => {
            let session = session(into.loader, &row, identity, learner, into.today, into.zone)?;
            if into.loader.add_if_new(&session)? {
                came_resolved(into.loader.writer(), &session, into.today)?;
            }
            into.came_as(identity, SESSION, session.id, row.version)
        }
        Step::Is(session) => into.came_as(identity, SESSION, session, row.version),
        Step::Changes(session) => {
            let here: Session = into.loader.get(session)?;
            let Some(origin) = into.loader.origin(into.source, &identity.text, SESSION)? else { return Ok(()) };
            let after = gone_on(into.loader, &here, &row, &origin, into.today)?;
            go_on(into.loader.writer(), &here, after, into.today)?;
            into.went_on(identity, SESSION, row.version)
        }
        Step::Waits => into.add(&waiting(&row, into.source, identity)),
        _ => Ok(()),
    }
}

/// The record of a row that waited, and now is a learner's.
pub(super) fn give(
    store: &Store,
    item: &InboxItem,
    learner: LearnerId,
    identity: &Identity,
    today: Day,
    zone: Zone,
) -> Result<Session, Failure> {
    let row = BookingRow {
        name: field(item, "name"),
        mail: field(item, "mail"),
        day: item.day,
        time: item.time,
        minutes: field(item, "minutes"),
        description: field(item, "description"),
        canceled: field(item, "canceled").unwrap_or_default(),
        version: field(item, "version"),
    };
    let taken = store.bookings_from(learner, row.day)?.iter().any(|session| session.day == row.day);
    if taken && !row.canceled {
        return Err(Failure::not_allowed("day", "booked_that_day"));
    }
    session(store, &row, identity, learner, today, zone)
}

fn session(
    store: &Store,
    row: &BookingRow,
    identity: &Identity,
    learner: LearnerId,
    today: Day,
    zone: Zone,
) -> Result<Session, Failure> {
    let id: SessionId = identity.key.id(row.day);
    let contract = contract_on(store, learner, row.day)?;
    let booked = Session::on(id, learner, row.day, zone, SessionState::Booked);
    let booked_on = Some(today.min(row.day));
    Ok(grown(&Session { contract, booked_on, ..booked }, row, today))
}

/// A booking gone on as the file tells.
fn grown(here: &Session, row: &BookingRow, today: Day) -> Session {
    let (state, resolved_on) = match row.canceled {
        true => (SessionState::CancelledByLearner, Some(today)),
        false => (here.state, here.resolved_on),
    };
    Session {
        day: row.day,
        time: row.time.or(here.time),
        minutes: row.minutes.or(here.minutes),
        state,
        resolved_on,
        ..here.clone()
    }
}

fn waiting(row: &BookingRow, source: &str, identity: &Identity) -> InboxItem {
    let fields = Fields::default()
        .with("name", row.name.as_ref())
        .with("mail", row.mail.as_ref())
        .with("minutes", row.minutes)
        .with("description", row.description.as_ref())
        .with("canceled", row.canceled.then_some(true))
        .with("version", row.version);
    let summary = summary(&[row.name.as_deref(), row.mail.as_deref(), row.description.as_deref()]);
    let (day, time) = (row.day, row.time);
    Waiting { kind: InboxKind::Booking, day, time, summary, amount: None }.item(source, identity, fields)
}

impl<'r> From<&'r BookingRow> for Traits<'r> {
    fn from(row: &'r BookingRow) -> Self {
        Self { mail: row.mail.as_deref(), name: row.name.as_deref(), ..Self::default() }
    }
}
