//! The weekly review by hand: each case named after the rule it shows.
#![allow(clippy::unwrap_used, reason = "a case that cannot go on fails")]

mod came;
mod missed;
mod spans;

use std::fmt::Debug;
use std::str::FromStr;

use nenrin_domain::{Contract, ContractKind, Day, Money, Session, SessionState, Zone};

/// A day in its full form.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn id<T: FromStr<Err: Debug>>() -> T {
    format!("{:032x}", 1).parse().unwrap()
}

/// A session whose outcome, if it has one, was known on its day.
pub fn session(on: &str, state: SessionState) -> Session {
    let resolved_on = (!state.is_open()).then(|| day(on));
    Session { resolved_on, ..Session::on(id(), id(), day(on), Zone::UTC, state) }
}

/// The same, booked on a day.
pub fn booked(booked_on: &str, on: &str, state: SessionState) -> Session {
    Session { booked_on: Some(day(booked_on)), ..session(on, state) }
}

/// A package from one day, until another if it has an end.
pub fn contract(from: &str, until: Option<&str>) -> Contract {
    let contract = Contract::from(id(), id(), ContractKind::Package, day(from), Money::yen(1));
    Contract { term_end: until.map(day), ..contract }
}
