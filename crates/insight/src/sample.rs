//! Facts for tests: one learner's, said as shortly as possible, and random histories.

use std::fmt::Debug;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use nenrin_domain::{
    Coded, Contract, ContractKind, Day, EndKind, Entitlement, EntitlementKind, Learner, LearnerId, Money, Pause,
    Session, SessionState, Trial, TrialOutcome, Zone,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::Strategy;
use proptest::sample::select;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An id that no other fact of the test run has; later ones sort later.
fn id<T: FromStr<Err: Debug>>() -> T {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    format!("{:032x}", COUNT.fetch_add(1, Ordering::Relaxed)).parse().unwrap()
}

fn learner_id() -> LearnerId {
    format!("{:032x}", 0).parse().unwrap()
}

pub fn learner() -> Learner {
    Learner::named(learner_id(), "佐藤 美咲")
}

/// An open-ended monthly contract.
pub fn contract(starts_on: &str) -> Contract {
    contract_from(day(starts_on))
}

fn contract_from(starts_on: Day) -> Contract {
    Contract {
        id: id(),
        external_id: None,
        learner: learner_id(),
        plan: None,
        plan_name: None,
        kind: ContractKind::Subscription,
        starts_on,
        term_end: None,
        price: Money::yen(33_000),
        sessions: None,
        cadence_days: None,
        predecessor: None,
        ended_on: None,
        end_kind: None,
        end_reason: None,
        payer: None,
        tax: None,
        carry_over: 0,
        notice_hours: None,
        auto_renew: false,
        rest_kept_on: None,
        flow: None,
    }
}

pub fn ended(starts_on: &str, ended_on: &str, kind: EndKind) -> Contract {
    Contract { ended_on: Some(day(ended_on)), end_kind: Some(kind), ..contract(starts_on) }
}

pub fn pause(starts_on: &str, ends_on: Option<&str>) -> Pause {
    pause_from(day(starts_on), ends_on.map(day))
}

fn pause_from(starts_on: Day, ends_on: Option<Day>) -> Pause {
    Pause {
        id: id(),
        learner: learner_id(),
        starts_on,
        ends_on,
        reason: None,
        contract: None,
        billed: false,
        extends_term: false,
    }
}

pub fn trial(on: &str, showed_up: bool, outcome: TrialOutcome) -> Trial {
    Trial {
        id: id(),
        external_id: None,
        learner: Some(learner_id()),
        name: None,
        day: day(on),
        source: None,
        showed_up,
        outcome,
        contact_lag_days: None,
        session: None,
        decided_on: None,
        reason: None,
        objection: None,
        next_contact_on: None,
        flow: None,
    }
}

/// A session booked a week ahead, with its outcome known on its own day.
pub fn session(on: &str, state: SessionState) -> Session {
    session_on(day(on), state)
}

fn session_on(on: Day, state: SessionState) -> Session {
    Session {
        id: id(),
        external_id: None,
        learner: learner_id(),
        contract: None,
        day: on,
        time: None,
        minutes: None,
        zone: Zone::UTC,
        mode: None,
        state,
        booked_on: Some(on.plus(-7)),
        resolved_on: (!state.is_open()).then_some(on),
        moved_to: None,
        happened: None,
        consumes: None,
        chargeable: None,
        series: None,
        gathering: None,
        place: None,
    }
}

pub fn held(on: &str) -> Session {
    session(on, SessionState::Held)
}

/// An entry of the ticket ledger.
pub fn entry(contract: &Contract, on: &str, quantity: i32) -> Entitlement {
    entry_on(contract, day(on), quantity)
}

fn entry_on(contract: &Contract, on: Day, quantity: i32) -> Entitlement {
    let kind = if quantity > 0 { EntitlementKind::Grant } else { EntitlementKind::Consume };
    Entitlement {
        id: id(),
        learner: learner_id(),
        contract: contract.id,
        kind,
        quantity,
        day: on,
        session: None,
        reason: None,
    }
}

/// Everything recorded about one learner.
#[derive(Debug, Clone)]
pub struct History {
    pub contracts: Vec<Contract>,
    pub entitlements: Vec<Entitlement>,
    pub pauses: Vec<Pause>,
    pub sessions: Vec<Session>,
}

impl History {
    /// The history as it was recorded at the end of `as_of`.
    pub fn cut_off_at(&self, as_of: Day) -> Self {
        let mut then = self.clone();
        then.contracts.retain(|contract| contract.starts_on <= as_of);
        for contract in then.contracts.iter_mut().filter(|contract| contract.ended_on.is_some_and(|day| day > as_of)) {
            (contract.ended_on, contract.end_kind) = (None, None);
        }
        then.entitlements.retain(|entry| entry.day <= as_of);
        then.pauses.retain(|pause| pause.starts_on <= as_of);
        then.sessions.retain(|session| session.booked_on.is_some_and(|day| day <= as_of));
        for session in then.sessions.iter_mut().filter(|session| session.resolved_on.is_some_and(|day| day > as_of)) {
            (session.state, session.resolved_on) = (SessionState::Booked, None);
        }
        then
    }
}

/// The first day of random histories, which run for about 200 days.
pub fn origin() -> Day {
    day("2026-01-01")
}

pub fn histories() -> impl Strategy<Value = History> {
    (
        vec(contracts(), 0..4),
        vec(pauses(), 0..3),
        vec(sessions(), 0..12),
        vec((0..4_usize, 0..200_i64, -3..4_i32), 0..6),
    )
        .prop_map(|(contracts, pauses, sessions, entries)| {
            let entry = |(of, on, quantity): (usize, i64, i32)| {
                contracts.get(of).map(|contract| entry_on(contract, origin().plus(on), quantity))
            };
            let entitlements = entries.into_iter().filter_map(entry).collect();
            History { contracts, entitlements, pauses, sessions }
        })
}

fn contracts() -> impl Strategy<Value = Contract> {
    let end = (0..150_i64, select(EndKind::ALL));
    (0..200_i64, option::of(0..150_i64), option::of(end), option::of(0..5_u32)).prop_map(
        |(from, term, end, sessions)| {
            let starts_on = origin().plus(from);
            Contract {
                term_end: term.map(|days| starts_on.plus(days)),
                ended_on: end.map(|(days, _)| starts_on.plus(days)),
                end_kind: end.map(|(_, kind)| kind),
                sessions,
                ..contract_from(starts_on)
            }
        },
    )
}

fn pauses() -> impl Strategy<Value = Pause> {
    (0..200_i64, option::of(0..60_i64)).prop_map(|(from, days)| {
        let starts_on = origin().plus(from);
        pause_from(starts_on, days.map(|days| starts_on.plus(days)))
    })
}

fn sessions() -> impl Strategy<Value = Session> {
    (0..220_i64, 0..40_i64, -10..10_i64, select(SessionState::ALL)).prop_map(|(on, ahead, resolved, state)| {
        let session = session_on(origin().plus(on), state);
        let booked_on = session.day.plus(-ahead);
        let resolved_on = session.resolved_on.map(|day| day.plus(resolved).max(booked_on));
        Session { booked_on: Some(booked_on), resolved_on, ..session }
    })
}
