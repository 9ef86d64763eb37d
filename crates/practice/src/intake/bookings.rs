//! Lines that tell of bookings made with another program. None of them says that a session took place: that would use a
//! ticket, and only the coach knows.

use nenrin_domain::{
    Day, Id, InboxItem, InboxKind, InboxState, LearnerId, Origin, Session, SessionId, SessionState, Zone,
};
use nenrin_exchange::calendar::{OWN, SOURCE};
use nenrin_exchange::intake::{BookingRow, Line, Reader};
use nenrin_store::Store;

use super::days::{Days, Slot};
use super::notes::{Kept, somebody};
use super::once_more::{id_of, once_more};
use super::passed::Passed;
use super::plan::{Decided, Deciding, Identities, Identity, Step};
use super::run::{Bringing, RunImport};
use super::taking::Stands;
use super::waiting::{Fields, Waiting, field, summary};
use crate::booking::{came_resolved, go_on};
use crate::follow_ups::booked_anew;
use crate::planned::contract_on;
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
    if is_over(row, deciding.source, deciding.today) {
        let is_known = deciding.is_here(identity, SESSION)? || is_own(deciding, identity)?;
        return Ok(if is_known { Step::Known } else { Step::PassedOver(Passed::Over) });
    }
    if let Some(store) = deciding.store
        && let Some(origin) = store.origin(deciding.source, &identity.text, SESSION)?
    {
        return again(deciding, store, number, row, (identity, &origin));
    }
    if let Some(here) = deciding.in_inbox(identity)? {
        let goes_on = waits_otherwise(&here, row, deciding.source, identity);
        return Ok(if goes_on { Step::WaitsOtherwise } else { Step::Known });
    }
    if is_own(deciding, identity)? {
        return Ok(Step::Known);
    }
    // A calendar keeps what was called off; of what never came in there is nothing to call off.
    if row.canceled && deciding.source == SOURCE {
        return Ok(Step::PassedOver(Passed::CalledOff));
    }
    // A birthday or a journey: no session takes a whole day.
    if row.time.is_none() && deciding.source == SOURCE {
        return Ok(Step::PassedOver(Passed::WholeDay));
    }
    let given = deciding.given.get(&identity.text).copied();
    let learner = match given.map_or_else(|| deciding.learner_of(number, Traits::from(row)), Ok) {
        Ok(learner) => learner,
        Err(step) => return Ok(step),
    };
    let Some(store) = deciding.store else { return Ok(Step::Brings(learner)) };
    let source = deciding.source;
    let slots = deciding.days.of(store, learner)?;
    let Some(place) = slot_of(store, source, slots, row)? else {
        // A learner has one booking a day; whether this one replaces it only the coach can say.
        let is_taken = slots.iter().any(|slot| slot.day == row.day && slot.is_booked());
        if is_taken && !row.canceled {
            return Ok(Step::Waits);
        }
        let (id, day, time) = (identity.key.id(row.day), row.day, row.time);
        let state = if row.canceled { SessionState::CancelledByLearner } else { SessionState::Booked };
        slots.push(Slot { id, day, time, state, is_told: true });
        return Ok(Step::Brings(learner));
    };
    let Some(slot) = slots.get_mut(place) else { return Ok(Step::Waits) };
    // The coach may have called it off by hand, or it was booked anew: only they know.
    if slot.is_free() && !row.canceled {
        return Ok(Step::Waits);
    }
    let is_told = slot.is_told || store.came_from(source, slot.id.uuid())?;
    slot.is_told = true;
    let Some(here) = store.find::<Session>(slot.id)?.filter(|here| here.state.is_open() && !is_told) else {
        return Ok(Step::Is(slot.id));
    };
    let told = grown(&here, row, row.day);
    *slot = Slot { is_told: true, ..Slot::from(&told) };
    Ok(if told == here { Step::Is(here.id) } else { Step::Changes(here.id) })
}

/// Where among the sessions of its learner the one stands that a row may tell of: one at its time, and rather one that takes
/// place than one that was called off. What one line books another does not call off, and what was called off by one another books
/// anew: those are two.
fn slot_of(store: &Store, source: &str, slots: &[Slot], row: &BookingRow) -> Result<Option<usize>, Failure> {
    let mut found: Option<(usize, &Slot)> = None;
    for (place, slot) in slots.iter().enumerate() {
        let at_its_time = slot.time.is_none() || row.time.is_none() || slot.time == row.time;
        let is_better = found.is_none_or(|(_, found)| found.is_free() && !slot.is_free());
        if slot.day != row.day || !at_its_time || !is_better {
            continue;
        }
        let is_another = match row.canceled {
            true => slot.is_told,
            false => slot.is_free() && (slot.is_told || store.came_from(source, slot.id.uuid())?),
        };
        if !is_another {
            found = Some((place, slot));
        }
    }
    Ok(found.map(|(place, _)| place))
}

/// The days of the learners, once the bookings that came before have gone on as the lines of a file tell.
pub(super) fn days_after(store: &Store, reader: &Reader<'_>, source: &str, today: Day) -> Result<Days, Failure> {
    let (mut identities, mut changed) = (Identities::of(source), Vec::new());
    for line in reader.lines() {
        let identity = identities.next(&line);
        let (Ok(row), Some(origin)) = (BookingRow::read(line), store.origin(source, &identity.text, SESSION)?) else {
            continue;
        };
        if is_over(&row, source, today) {
            continue;
        }
        if let Some(session) = store.find::<Session>(Id::from_uuid(origin.target))? {
            changed.push(gone_on(store, &session, &row, &origin, session.day)?);
        }
    }
    Days::after(store, &changed)
}

/// Whether a calendar tells of what is over: that only says what there was, and neither brings nor changes anything.
fn is_over(row: &BookingRow, source: &str, today: Day) -> bool {
    source == SOURCE && row.day < today
}

/// Whether the row is a session of this practice, which went out to a calendar and comes back. Of one who was erased nothing
/// does, and the event may bear their name.
fn is_own(deciding: &Deciding<'_>, identity: &Identity) -> Result<bool, Failure> {
    let id = identity.text.strip_suffix(OWN).and_then(|id| id.parse::<SessionId>().ok());
    match (deciding.store, id) {
        (Some(store), Some(id)) => Ok(store.contains::<Session>(id)? || store.was_erased::<Session>(id)?),
        _ => Ok(false),
    }
}

/// What becomes of a booking that came before.
fn again(
    deciding: &mut Deciding<'_>,
    store: &Store,
    number: u64,
    row: &BookingRow,
    (identity, origin): (&Identity, &Origin),
) -> Result<Step, Failure> {
    let Some(session) = store.find::<Session>(Id::from_uuid(origin.target))? else { return Ok(Step::Known) };
    if session.state.is_called_off() && !row.canceled && is_later(row, origin.version) {
        return once_more(deciding, store, row, identity, &session);
    }
    let goes_on = gone_on(store, &session, row, origin, session.day)?;
    let told = grown(&session, row, session.day);
    // Another booking of its learner may have the day to which it would move.
    let stays = goes_on == session || deciding.days.holds_back(session.id);
    if stays && told != session && session.state.is_open() && !is_older(row, origin.version) {
        let who = somebody(session.learner, deciding.whose.here(session.learner).and_then(|who| who.name.as_deref()));
        deciding.notes.keep_cells(number, &who, kept(&session, &told), |_| Stands::Fixed);
    }
    Ok(if stays { Step::Known } else { Step::Changes(session.id) })
}

/// A booking that came before as it goes on by what the file tells: an open one as the file has it, unless the file tells
/// what was. What the coach has changed since it came stays, until the source tells of a later version.
fn gone_on(store: &Store, here: &Session, row: &BookingRow, origin: &Origin, today: Day) -> Result<Session, Failure> {
    if !here.state.is_open() || is_older(row, origin.version) {
        return Ok(here.clone());
    }
    let place = row.place.clone().or_else(|| here.place.clone());
    let told = Session { place, ..grown(here, row, today) };
    if is_later(row, origin.version) {
        return Ok(told);
    }
    let own = store.changed_otherwise_since::<Session, Origin>(here.id, origin.id, RunImport::NAME)?;
    let changed = |field: &str| own.iter().any(|own| own == field);
    if ["day", "time", "state"].into_iter().any(changed) {
        return Ok(here.clone());
    }
    let minutes = if changed("minutes") { here.minutes } else { told.minutes };
    let place = if changed("place") { here.place.clone() } else { told.place.clone() };
    Ok(Session { minutes, place, ..told })
}

fn is_older(row: &BookingRow, version: Option<u32>) -> bool {
    row.version.zip(version).is_some_and(|(now, before)| now < before)
}

pub(super) fn is_later(row: &BookingRow, version: Option<u32>) -> bool {
    row.version.zip(version).is_some_and(|(now, before)| now > before)
}

/// The version of a row that waits.
pub(super) fn version_of(item: &InboxItem) -> Option<u32> {
    field(item, "version")
}

/// Whether a row that waits tells of a booking that was called off.
pub(super) fn is_canceled(item: &InboxItem) -> bool {
    field(item, "canceled").unwrap_or_default()
}

/// Whether a row tells otherwise of what waits, or did until its calendar called it off.
fn waits_otherwise(here: &InboxItem, row: &BookingRow, source: &str, identity: &Identity) -> bool {
    let (version, canceled) = (version_of(here), is_canceled(here));
    let can_go_on = here.state == InboxState::Waiting || here.state == InboxState::Dismissed && canceled;
    // What was called off is taken up again by a later version alone.
    let goes_on = if canceled && !row.canceled { is_later(row, version) } else { !is_older(row, version) };
    can_go_on && goes_on && waiting(row, source, identity) != *here
}

/// What the coach has changed and the file tells otherwise: by meaning, what stays, and what is told.
fn kept(here: &Session, told: &Session) -> Vec<Kept> {
    let begins = |session: &Session| {
        let time = session.time.map(|time| format!(" {time}"));
        format!("{}{}", session.day, time.unwrap_or_default())
    };
    let meaning = if told.state == here.state { "starts_at" } else { "canceled" };
    vec![(meaning.into(), begins(here), begins(told))]
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
            let before = into.loader.origin(into.source, &identity.text, SESSION)?;
            let id = id_of(&row, into.source, identity, before.as_ref());
            let session = session(into.loader, &row, id, learner, into.today, into.zone)?;
            if into.loader.add_if_new(&session)? {
                came_resolved(into.loader.writer(), &session, into.today)?;
                booked_anew(into.loader.writer(), session.learner, into.today)?;
            }
            match before {
                Some(before) => {
                    let target = session.id.uuid();
                    Ok(into.loader.change(&Origin { target, version: row.version, ..before })?)
                }
                None => into.came_as(identity, SESSION, session.id, row.version),
            }
        }
        Step::Is(session) => into.came_as(identity, SESSION, session, row.version),
        Step::Changes(session) => {
            let here: Session = into.loader.get(session)?;
            let Some(origin) = into.loader.origin(into.source, &identity.text, SESSION)? else {
                go_on(into.loader.writer(), &here, grown(&here, &row, into.today), into.today)?;
                return into.came_as(identity, SESSION, session, row.version);
            };
            let after = gone_on(into.loader, &here, &row, &origin, into.today)?;
            go_on(into.loader.writer(), &here, after, into.today)?;
            into.went_on(identity, SESSION, row.version)
        }
        Step::Waits => into.add(&waiting(&row, into.source, identity)),
        Step::Dismissed => into.dismiss(waiting(&row, into.source, identity)),
        Step::WaitsOtherwise => Ok(into.loader.change(&waiting(&row, into.source, identity))?),
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
        place: field(item, "place"),
        canceled: is_canceled(item),
        version: version_of(item),
    };
    let taken = store.bookings_from(learner, row.day)?.iter().any(|session| session.day == row.day);
    if taken && !row.canceled {
        return Err(Failure::not_allowed("day", "booked_that_day"));
    }
    let before = store.origin(&item.source, &identity.text, SESSION)?;
    let id = id_of(&row, &item.source, identity, before.as_ref());
    session(store, &row, id, learner, today, zone)
}

fn session(
    store: &Store,
    row: &BookingRow,
    id: SessionId,
    learner: LearnerId,
    today: Day,
    zone: Zone,
) -> Result<Session, Failure> {
    let contract = contract_on(store, learner, row.day)?;
    let booked = Session::on(id, learner, row.day, zone, SessionState::Booked);
    let booked_on = Some(today.min(row.day));
    Ok(grown(&Session { contract, booked_on, ..booked }, row, today))
}

/// A booking gone on as the file tells. Where the coach has said it takes place is known better than the file does.
fn grown(here: &Session, row: &BookingRow, today: Day) -> Session {
    let (state, resolved_on) = match row.canceled {
        true => (SessionState::CancelledByLearner, Some(today)),
        false => (here.state, here.resolved_on),
    };
    Session {
        day: row.day,
        time: row.time.or(here.time),
        minutes: row.minutes.or(here.minutes),
        place: here.place.clone().or_else(|| row.place.clone()),
        state,
        resolved_on,
        ..here.clone()
    }
}

/// The row as it waits; as one that does not, when its calendar calls it off, of which it keeps what was called off.
pub(super) fn waiting(row: &BookingRow, source: &str, identity: &Identity) -> InboxItem {
    let fields = Fields::default()
        .with("name", row.name.as_ref())
        .with("mail", row.mail.as_ref())
        .with("minutes", row.minutes)
        .with("description", row.description.as_ref())
        .with("place", row.place.as_ref())
        .with("canceled", row.canceled.then_some(true))
        .with("version", row.version);
    let summary = summary(&[row.name.as_deref(), row.mail.as_deref(), row.description.as_deref()]);
    let (day, time) = (row.day, row.time);
    let item = Waiting { kind: InboxKind::Booking, day, time, summary, amount: None }.item(source, identity, fields);
    let state = if row.canceled && source == SOURCE { InboxState::Dismissed } else { InboxState::Waiting };
    InboxItem { state, ..item }
}

impl<'r> From<&'r BookingRow> for Traits<'r> {
    fn from(row: &'r BookingRow) -> Self {
        Self { mail: row.mail.as_deref(), name: row.name.as_deref(), ..Self::default() }
    }
}
