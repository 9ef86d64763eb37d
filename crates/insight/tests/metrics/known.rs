//! What was known on a past day: the same as if the history had been cut off there.

use nenrin_domain::{ApplicationState, Day, EndKind, EntitlementKind, FollowUpState, SessionState, TrialOutcome};
use nenrin_insight::metrics::{Definition, Judged, Look, Period, PeriodLength};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use crate::someone::{Someone, day};

/// One thing that happens to somebody.
#[derive(Debug, Clone)]
pub enum Happening {
    Applied(i64),
    Trial(i64, bool, i64),
    Monthly(i64),
    Term(i64, i64),
    Package(i64, u32, Vec<i64>),
    Ended(i64, bool),
    Paused(i64, i64),
    Held(i64),
    Booked(i64),
    Paid(i64, i64),
    FollowUp(i64, i64),
    Contact(i64),
}

fn on(days: i64) -> String {
    origin().plus(days).to_string()
}

pub fn origin() -> Day {
    day("2026-01-01")
}

pub fn happening() -> impl Strategy<Value = Happening> {
    let at = || 0_i64..300;
    prop_oneof![
        at().prop_map(Happening::Applied),
        (at(), any::<bool>(), 0_i64..40).prop_map(|(on, came, later)| Happening::Trial(on, came, later)),
        at().prop_map(Happening::Monthly),
        (at(), 1_i64..120).prop_map(|(on, days)| Happening::Term(on, days)),
        (at(), 1_u32..6, proptest::collection::vec(0_i64..90, 0..6))
            .prop_map(|(on, n, used)| Happening::Package(on, n, used)),
        (0_i64..120, any::<bool>()).prop_map(|(days, graduated)| Happening::Ended(days, graduated)),
        (at(), 1_i64..60).prop_map(|(on, days)| Happening::Paused(on, days)),
        at().prop_map(Happening::Held),
        at().prop_map(Happening::Booked),
        (at(), 1_i64..30_000).prop_map(|(on, yen)| Happening::Paid(on, yen)),
        (0_i64..90, 0_i64..90).prop_map(|(due, closed)| Happening::FollowUp(due, closed)),
        at().prop_map(Happening::Contact),
    ]
}

pub fn happen(someone: Someone, what: &Happening) -> Someone {
    match what {
        Happening::Applied(at) => someone.applied(&on(*at), ApplicationState::New),
        Happening::Trial(at, came, later) => someone.trial(&on(*at), *came, TrialOutcome::Lost, Some(&on(at + later))),
        Happening::Monthly(at) => someone.monthly(&on(*at)),
        Happening::Term(at, days) => someone.term(&on(*at), &on(at + days)),
        Happening::Package(at, sessions, used) => {
            let used: Vec<String> = used.iter().take(*sessions as usize).map(|days| on(at + days)).collect();
            someone.package(&on(*at), None, *sessions).used(&used.iter().map(String::as_str).collect::<Vec<_>>())
        }
        Happening::Ended(days, graduated) => match someone.0.contracts.last().map(|it| it.starts_on.plus(*days)) {
            Some(end) => someone
                .ended(&end.to_string(), if *graduated { EndKind::Graduated } else { EndKind::Cancelled })
                .because(Some("price"), &[]),
            None => someone,
        },
        Happening::Paused(at, days) => someone.pause(&on(*at), Some(&on(at + days)), false),
        Happening::Held(at) => someone.held(&[&on(*at)]),
        Happening::Booked(at) => someone.sessions(SessionState::Booked, &[&on(*at)]),
        Happening::Paid(at, yen) => someone.paid(&on(*at), *yen),
        Happening::FollowUp(due, closed) => {
            let opened = day("2026-03-01");
            let at = |days: i64| opened.plus(days).to_string();
            someone.follow_up(&at(*due), FollowUpState::Done, Some(&at(*closed)))
        }
        Happening::Contact(at) => someone.contact(&on(*at), false),
    }
}

/// The history as the file held it at the end of `as_of`: written anew here, and not by what is tested.
fn cut_off(someone: &Someone, as_of: Day) -> Someone {
    someone.clone().with(|it| {
        it.applications.retain(|it| it.applied_on <= as_of);
        it.trials.retain(|it| it.day <= as_of);
        for trial in &mut it.trials {
            if trial.decided_on.is_some_and(|day| day > as_of) {
                (trial.outcome, trial.decided_on) = (TrialOutcome::Undecided, None);
            }
        }
        it.contracts.retain(|it| it.starts_on <= as_of);
        for contract in &mut it.contracts {
            if contract.ended_on.is_some_and(|day| day > as_of) {
                (contract.ended_on, contract.end_kind) = (None, None);
            }
        }
        it.cancellations.retain(|it| it.requested_on <= as_of);
        it.pauses.retain(|it| it.starts_on <= as_of);
        it.entitlements.retain(|it| it.day <= as_of);
        it.sessions.retain(|it| it.booked_on.is_some_and(|day| day <= as_of));
        for session in &mut it.sessions {
            if session.resolved_on.is_some_and(|day| day > as_of) {
                (session.state, session.resolved_on) = (SessionState::Booked, None);
            }
        }
        it.payments.retain(|it| it.paid_on.is_some_and(|day| day <= as_of));
        it.refunds.retain(|it| it.day <= as_of);
        it.follow_ups.retain(|it| it.day <= as_of);
        for follow_up in &mut it.follow_ups {
            if follow_up.closed_on.is_some_and(|day| day > as_of) {
                (follow_up.state, follow_up.closed_on) = (FollowUpState::Open, None);
            }
        }
        it.interactions.retain(|it| it.day <= as_of);
    })
}

fn judged(someone: &Someone, as_of: Day, period: Period) -> Judged {
    Judged::of(&Look::at(someone.0.clone(), as_of, &Definition::default()), period)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_past_day_is_seen_as_if_the_history_ended_there(
        happenings in proptest::collection::vec(happening(), 0..14), as_of in 0_i64..400, back in 0_i64..200,
        length in prop_oneof![Just(PeriodLength::Week), Just(PeriodLength::Month), Just(PeriodLength::Quarter)],
    ) {
        let someone = happenings.iter().fold(Someone::new(), happen);
        let as_of = origin().plus(as_of);
        let period = Period::around(as_of.plus(-back), length);
        prop_assert_eq!(judged(&someone, as_of, period), judged(&cut_off(&someone, as_of), as_of, period));
    }
}

#[test]
fn a_ticket_is_known_from_its_day() {
    let package = Someone::new().package("2026-01-10", None, 1).ticket("2026-03-10", EntitlementKind::Consume, -1);
    assert_eq!(package.in_march("2026-03-09").renewals.len(), 0);
    assert_eq!(package.in_march("2026-03-10").renewals.len(), 1);
}
