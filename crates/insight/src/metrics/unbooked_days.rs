//! M5, unbooked days (未予約期間): how long learners have been without a next booking.

use nenrin_domain::{Day, LearnerId};

use super::look::Look;
use super::period::Period;
use super::stay::{Exit, end_of};
use super::tally::Exclusion;
use crate::{comes_without_contract, unbooked};

/// How one learner stands to the next booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Booking {
    /// It is there.
    Booked,
    /// It is not, for so many days.
    Unbooked(u32),
    /// None is to be expected, and why.
    NotExpected(Exclusion),
}

/// The days without a next booking of a learner, at the end of `period` as it was known then, or on the day of `look` while the
/// period goes on. `None` for whoever is no learner then.
#[must_use]
pub fn booking_at_the_end(look: &Look<'_>, period: Period) -> Option<(LearnerId, Booking)> {
    let end = period.last_day();
    if look.as_of <= end { booking(look) } else { booking(&Look::at(look.facts.clone(), end, look.definition)) }
}

fn booking(look: &Look<'_>) -> Option<(LearnerId, Booking)> {
    let (as_of, facts) = (look.as_of, &look.facts);
    let learner = facts.learner.as_ref()?;
    let told = unbooked(as_of, learner, &facts.contracts, &facts.entitlements, &facts.pauses, &facts.sessions);
    let covered = facts.contracts.iter().any(|contract| contract.covers(as_of));
    let booking = match told {
        Some(_) if covered && has_left_in_silence(look) => Booking::NotExpected(Exclusion::LeftInSilence),
        Some(it) if covered && it.used_up => Booking::NotExpected(Exclusion::UsedUp),
        Some(it) if covered => Booking::Unbooked(it.days),
        Some(_) => Booking::NotExpected(Exclusion::WithoutContract),
        None if !covered => return without_contract(as_of, look).map(|it| (learner.id, it)),
        None if nenrin_domain::is_resting(as_of, &facts.contracts, &facts.pauses) => {
            Booking::NotExpected(Exclusion::Paused)
        }
        None if has_booking(look) => Booking::Booked,
        None => Booking::NotExpected(Exclusion::UsedUp),
    };
    Some((learner.id, booking))
}

fn without_contract(as_of: Day, look: &Look<'_>) -> Option<Booking> {
    let held = look.facts.sessions.iter().filter(|session| session.day <= as_of && session.took_place());
    let last_held = held.map(|session| session.day).max();
    comes_without_contract(as_of, &look.facts.contracts, last_held)
        .then_some(Booking::NotExpected(Exclusion::WithoutContract))
}

/// Whether every contract that covers the day has ended with silence: such a learner is no longer one, and lost in retention.
fn has_left_in_silence(look: &Look<'_>) -> bool {
    let mut covering = look.facts.contracts.iter().filter(|contract| contract.covers(look.as_of));
    covering.all(|contract| matches!(end_of(look.as_of, contract, &look.facts), Some((_, Exit::Silent))))
}

fn has_booking(look: &Look<'_>) -> bool {
    let booked = nenrin_domain::SessionState::Booked;
    look.facts.sessions.iter().any(|session| session.day >= look.as_of && session.state == booked)
}
