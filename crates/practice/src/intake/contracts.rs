//! Lines that tell of contracts, as this program writes them.

use std::collections::HashMap;

use nenrin_domain::{Contract, ContractId, Id as _, LearnerId};
use nenrin_exchange::intake::{ContractRow, Line, OWN_CONTRACTS, Reader};
use nenrin_exchange::sheets::Subject;
use nenrin_store::Store;

use super::edited::keep;
use super::own_fields::About;
use super::plan::{Decided, Deciding, Identities, Identity, Step};
use super::run::Bringing;
use crate::Failure;
use crate::contracts::grant;
use crate::exports::rows;
use crate::whose::Traits;

pub(super) const CONTRACT: &str = "contract";

/// The contracts that come with a file, and whose they are, by their number where the file was written.
pub(super) type Coming = HashMap<String, (ContractId, LearnerId)>;

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    let (number, own, named) = (line.number(), line.is_own(), deciding.named(line.learner_id())?);
    let row = match ContractRow::read(line) {
        Ok(row) => row,
        Err(flaws) => return Ok(Decided::Faulty(flaws)),
    };
    let edited = own && edited(deciding, (number, &row), named, identity)?;
    if edited || deciding.is_here(identity, CONTRACT)? {
        return Ok(Decided::Step(Step::Known));
    }
    let learner = named.map_or_else(|| deciding.learner_of(number, Traits::from(&row)), Ok);
    Ok(Decided::Step(learner.map_or_else(Step::left_out, Step::Brings)))
}

/// Notes what the row of a table of ours says otherwise than its contract, if that is here: says whether it is.
fn edited(
    deciding: &mut Deciding<'_>,
    (number, row): (u64, &ContractRow),
    whose: Option<LearnerId>,
    identity: &Identity,
) -> Result<bool, Failure> {
    let (Some(store), Some(here)) = (deciding.store, deciding.own_record::<Contract>(identity, CONTRACT)?) else {
        return Ok(false);
    };
    let learner = whose.unwrap_or(here.learner);
    let before = row.predecessor.as_deref().map(|number| named(store, number, learner)).transpose()?.flatten();
    let told = Contract {
        learner,
        plan_name: row.plan_name.clone().or_else(|| here.plan_name.clone()),
        kind: row.kind,
        starts_on: row.starts_on,
        term_end: row.term_end.or(here.term_end),
        price: row.price,
        tax: row.tax.or(here.tax),
        sessions: row.sessions.or(here.sessions),
        cadence_days: row.cadence_days.or(here.cadence_days),
        carry_over: row.carry_over,
        notice_hours: row.notice_hours.or(here.notice_hours),
        predecessor: before.or(here.predecessor),
        ended_on: row.ended_on.or(here.ended_on),
        end_kind: row.end_kind.or(here.end_kind),
        end_reason: row.end_reason.clone().or_else(|| here.end_reason.clone()),
        ..here.clone()
    };
    let own = deciding.own.otherwise(here.id.uuid(), &row.own);
    let cells = deciding.differing(Subject::Contracts, |known| [&here, &told].map(|it| rows::contract(it, known)))?;
    keep(deciding, number, here.learner, cells.into_iter().chain(own).collect());
    Ok(true)
}

/// The contracts that the lines of a file bring.
pub(super) fn coming(reader: &Reader<'_>, source: &str, steps: &[Step]) -> Coming {
    let mut identities = Identities::of(source);
    let mut coming = Coming::new();
    for (line, step) in reader.lines().zip(steps).filter(|_| source == OWN_CONTRACTS) {
        let identity = identities.next(&line);
        if let (Step::Brings(learner), Ok(row)) = (step, ContractRow::read(line)) {
            coming.insert(identity.text.clone(), (identity.key.id(row.starts_on), *learner));
        }
    }
    coming
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    coming: &Coming,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let (Step::Brings(learner), Ok(row)) = (step, ContractRow::read(line)) else { return Ok(()) };
    let predecessor = match row.predecessor.as_deref() {
        Some(number) => predecessor(into.loader, coming, number, learner)?,
        None => None,
    };
    let contract = contract(&row, identity, learner);
    let contract = Contract { predecessor, flow: into.flow, ..contract };
    if into.loader.add_if_new(&contract)? {
        grant(into.loader.writer(), &contract)?;
    }
    into.enter(About { learner, contract: Some(contract.id), session: None }, row.own)?;
    into.came_from(identity, CONTRACT, contract.id)
}

/// The contract that one renews, if it is here or comes along.
fn predecessor(
    store: &Store,
    coming: &Coming,
    number: &str,
    learner: LearnerId,
) -> Result<Option<ContractId>, Failure> {
    let comes = coming.get(number).filter(|(_, whose)| *whose == learner).map(|(id, _)| *id);
    Ok(named(store, number, learner)?.or(comes))
}

/// The contract of this learner that a row of an own table names by number: one of this practice, or what came of it.
pub(super) fn named(store: &Store, number: &str, learner: LearnerId) -> Result<Option<ContractId>, Failure> {
    let came = store.origin(OWN_CONTRACTS, number, CONTRACT)?.map(|origin| ContractId::from_uuid(origin.target));
    for id in [number.parse().ok(), came].into_iter().flatten() {
        if store.find::<Contract>(id)?.is_some_and(|contract| contract.learner == learner) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn contract(row: &ContractRow, identity: &Identity, learner: LearnerId) -> Contract {
    let id = identity.key.id(row.starts_on);
    Contract {
        plan_name: row.plan_name.clone(),
        term_end: row.term_end,
        sessions: row.sessions,
        cadence_days: row.cadence_days,
        ended_on: row.ended_on,
        end_kind: row.end_kind,
        end_reason: row.end_reason.clone(),
        tax: row.tax,
        carry_over: row.carry_over,
        notice_hours: row.notice_hours,
        ..Contract::from(id, learner, row.kind, row.starts_on, row.price)
    }
}

impl<'r> From<&'r ContractRow> for Traits<'r> {
    fn from(row: &'r ContractRow) -> Self {
        Self { mail: row.mail.as_deref(), name: row.name.as_deref(), ..Self::default() }
    }
}
