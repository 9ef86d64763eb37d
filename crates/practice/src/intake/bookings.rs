//! Lines that tell of bookings made with another program. None of them says that a session took place: that would use a
//! ticket, and only the coach knows.

use nenrin_domain::{
    Day, InboxItem, InboxKind, LearnerId, Origin, Session, SessionId, SessionState, Zone, contract_of_session,
};
use nenrin_exchange::calendar::{OWN, SOURCE};
use nenrin_exchange::intake::{BookingRow, Line};
use nenrin_store::Store;

use super::plan::{Decided, Deciding, Identity, Step};
use super::run::Bringing;
use super::waiting::{Fields, Waiting, field, summary};
use crate::Failure;
use crate::whose::Traits;

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
        return again(store, row, &origin);
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

/// What becomes of a booking that came before: an open one goes on as the file tells, unless the file tells what was.
fn again(store: &Store, row: &BookingRow, origin: &Origin) -> Result<Step, Failure> {
    let newer = row.version.is_none_or(|version| origin.version.is_none_or(|before| before <= version));
    let Some(session) = store.find::<Session>(nenrin_domain::Id::from_uuid(origin.target))? else {
        return Ok(Step::Known);
    };
    let grown = grown(&session, row, session.day);
    Ok(if newer && session.state.is_open() && grown != session { Step::Changes(session.id) } else { Step::Known })
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
            into.add(&session)?;
            into.came_as(identity, SESSION, session.id, row.version)
        }
        Step::Is(session) => into.came_as(identity, SESSION, session, row.version),
        Step::Changes(session) => {
            let here: Session = into.loader.get(session)?;
            into.loader.change(&grown(&here, &row, into.today))?;
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
    let contracts = store.contracts_with_balance(learner)?;
    let contract = contract_of_session(row.day, &contracts).map(|(contract, _)| contract.id);
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
