//! Whatever a coach does in whatever order, the rules of the ledger, of sessions and of contracts hold.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::collections::BTreeMap;

use nenrin_domain::{
    Contract, Day, Entitlement, EntitlementKind, LearnerId, Outcome, Session, SessionId, SessionState, balance,
};
use nenrin_stories::{Json, Practice, json};
use proptest::prelude::*;

/// One thing the coach does; numbers choose a session, a day from the first on, or a number of tickets.
#[derive(Debug, Clone)]
enum Deed {
    Book(i64),
    Move(usize, i64),
    Resolve(usize, Outcome),
    Confirm(usize, Outcome),
    Except(usize, Option<bool>),
    Rule(Outcome, bool),
    GiveBack(usize),
    EndContract(i64),
    Renew(i64),
    Correct(i32),
    Pause(i64),
    EndPause(i64),
    /// Of the last acts, the latest first.
    Undo(usize),
    Wait(i64),
}

const FIRST: &str = "2026-11-01";
/// The identity of no session.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";
const OUTCOMES: [Outcome; 5] =
    [Outcome::Held, Outcome::LateCancelled, Outcome::NoShow, Outcome::CancelledByLearner, Outcome::CancelledByCoach];

fn deed() -> impl Strategy<Value = Deed> {
    let (one, day, outcome) = (0..6_usize, 0..24_i64, prop::sample::select(OUTCOMES.to_vec()));
    prop_oneof![
        4 => day.clone().prop_map(Deed::Book),
        1 => (one.clone(), day.clone()).prop_map(|(n, day)| Deed::Move(n, day)),
        5 => (one.clone(), outcome.clone()).prop_map(|(n, outcome)| Deed::Resolve(n, outcome)),
        4 => (one.clone(), outcome.clone()).prop_map(|(n, outcome)| Deed::Confirm(n, outcome)),
        3 => (one.clone(), any::<Option<bool>>()).prop_map(|(n, said)| Deed::Except(n, said)),
        1 => (outcome, any::<bool>()).prop_map(|(outcome, counts)| Deed::Rule(outcome, counts)),
        1 => one.prop_map(Deed::GiveBack),
        1 => day.clone().prop_map(Deed::EndContract),
        1 => day.clone().prop_map(Deed::Renew),
        1 => (-1..3_i32).prop_map(Deed::Correct),
        1 => day.clone().prop_map(Deed::Pause),
        1 => day.clone().prop_map(Deed::EndPause),
        3 => prop_oneof![1 => Just(0), 2 => 0..8_usize].prop_map(Deed::Undo),
        2 => (0..5_i64).prop_map(Deed::Wait),
    ]
}

/// A practice with one learner who has bought two packages, one after the other.
struct Walk {
    practice: Practice,
    learner: String,
    contract: String,
    today: i64,
    /// The last pause there has been.
    pause: Option<String>,
    /// Every session there has been.
    sessions: Vec<SessionId>,
}

/// Everything the rules speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    sessions: BTreeMap<SessionId, Session>,
    ledger: Vec<Entitlement>,
    contracts: Vec<Contract>,
}

fn day(n: i64) -> Day {
    FIRST.parse::<Day>().unwrap().plus(n)
}

impl Walk {
    fn begin() -> Self {
        let practice = Practice::on(FIRST);
        let learner = practice.learner("佐藤 美咲");
        let contract = practice.package(&learner, 2, FIRST);
        let _ = practice.package(&learner, 2, "2026-11-10");
        Self { practice, learner, contract, today: 0, pause: None, sessions: Vec::new() }
    }

    fn one(&self, n: usize) -> String {
        let at = n.checked_rem(self.sessions.len());
        at.and_then(|at| self.sessions.get(at)).map_or_else(|| NOBODY.to_owned(), ToString::to_string)
    }

    /// Does it, and says whether the practice took it.
    fn does(&mut self, deed: &Deed) -> bool {
        let (command, fields) = match deed {
            Deed::Wait(days) => {
                self.today += days;
                self.practice.it_is(&day(self.today).to_string(), "12:00");
                return false;
            }
            Deed::Confirm(n, outcome) => {
                let opened = json!({ "learner": self.learner, "session": self.one(*n) });
                let mut view = self.practice.call("composer.open", &opened);
                let mut draft = view["ok"]["body"].take();
                if draft.is_null() {
                    return false;
                }
                draft["outcome"] = code(*outcome);
                ("composer.confirm", json!({ "draft": draft }))
            }
            Deed::Book(on) => {
                ("session.book", json!({ "learner": self.learner, "day": day(*on).to_string(), "time": "10:00" }))
            }
            Deed::Move(n, to) => {
                ("session.reschedule", json!({ "session": self.one(*n), "day": day(*to).to_string(), "time": "11:00" }))
            }
            Deed::Resolve(n, outcome) => {
                ("session.resolve", json!({ "session": self.one(*n), "state": code(*outcome) }))
            }
            Deed::Except(n, said) => (
                "session.flags",
                json!({ "session": self.one(*n), "happened": null, "consumes": said, "chargeable": null }),
            ),
            Deed::Rule(outcome, counts) => {
                let wish = json!({ "outcome": code(*outcome), "consumes": counts, "chargeable": counts });
                ("policy.save", json!({ "outcomes": [wish], "notice_hours": 24 }))
            }
            Deed::GiveBack(n) => ("session.give_back", json!({ "session": self.one(*n), "reason": "好意" })),
            Deed::EndContract(on) => {
                let ended_on = day(*on).to_string();
                ("contract.end", json!({ "contract": self.contract, "ended_on": ended_on, "end_kind": "cancelled" }))
            }
            Deed::Renew(on) => {
                ("contract.renew", json!({ "contract": self.contract, "starts_on": day(*on).to_string() }))
            }
            Deed::Correct(by) => {
                ("entitlement.adjust", json!({ "contract": self.contract, "quantity": by, "reason": "数え直し" }))
            }
            Deed::Pause(on) => ("pause.add", json!({ "learner": self.learner, "starts_on": day(*on).to_string() })),
            Deed::EndPause(on) => {
                let pause = self.pause.as_deref().unwrap_or(NOBODY);
                ("pause.end", json!({ "pause": pause, "ends_on": day(*on).to_string() }))
            }
            Deed::Undo(n) => ("act.undo", json!({ "seq": self.practice.standing_act(*n) })),
        };
        let answer = self.practice.call(command, &fields);
        if matches!(deed, Deed::Pause(_)) {
            self.pause = answer["ok"].as_str().map(ToOwned::to_owned).or(self.pause.take());
        }
        answer.get("ok").is_some()
    }

    fn look(&mut self) -> Seen {
        let learner: LearnerId = self.learner.parse().unwrap();
        let read = self.practice.with(|call| {
            let store = call.store()?;
            Ok((store.sessions_of(learner)?, store.entitlements_of(learner)?, store.contracts_of(learner)?))
        });
        let (sessions, ledger, contracts) = read.unwrap();
        let sessions: BTreeMap<_, _> = sessions.into_iter().map(|session| (session.id, session)).collect();
        self.sessions.extend(sessions.keys().filter(|id| !self.sessions.contains(id)).copied().collect::<Vec<_>>());
        Seen { sessions, ledger, contracts }
    }
}

fn code(outcome: Outcome) -> Json {
    json!(nenrin_domain::Coded::as_code(outcome))
}

fn uses(seen: &Seen) -> impl Iterator<Item = &Entitlement> {
    seen.ledger.iter().filter(|entry| entry.kind == EntitlementKind::Consume)
}

fn holds_at_any_time(seen: &Seen) {
    for contract in &seen.contracts {
        let own = || seen.ledger.iter().filter(|entry| entry.contract == contract.id);
        // Only the coach's own correction can take more than there is.
        let corrected = balance(own().filter(|entry| entry.kind == EntitlementKind::Adjust && entry.quantity < 0));
        let left = balance(own());
        assert!(left >= corrected, "{left} left of {:?}", contract.id);
    }
    for session in seen.sessions.values() {
        let own = || seen.ledger.iter().filter(|entry| entry.session == Some(session.id));
        assert!(own().filter(|entry| entry.kind == EntitlementKind::Consume).count() <= 1, "used twice");
        assert!((-1..=0).contains(&balance(own())), "given back more than was used");
        assert!(session.state.outcome().is_some() || balance(own()) == 0, "used before its outcome is known");
    }
}

fn holds_between(before: &Seen, after: &Seen) {
    for session in after.sessions.values() {
        let was = before.sessions.get(&session.id).map_or(SessionState::Booked, |was| was.state);
        assert!(was == session.state || was.may_become(session.state), "{was:?} became {:?}", session.state);
    }
    assert!(before.sessions.keys().all(|id| after.sessions.contains_key(id)), "only undo takes a session away");
    let new = uses(after).filter(|entry| uses(before).all(|had| had.id != entry.id));
    for entry in new {
        let contract = after.contracts.iter().find(|contract| contract.id == entry.contract).unwrap();
        assert!(contract.covers(entry.day), "a ticket of {:?} used on {:?}", contract.last_day(), entry.day);
    }
    let booked = after.sessions.values().filter(|session| !before.sessions.contains_key(&session.id));
    for session in booked {
        let contract = session.contract.and_then(|id| after.contracts.iter().find(|contract| contract.id == id));
        assert!(contract.is_none_or(|contract| contract.covers(session.day)), "booked under a contract that is over");
    }
}

/// Resting and renewing use nothing, give nothing back and touch no session: a renewal only grants what it agrees.
fn leaves_what_was(before: &Seen, after: &Seen) {
    assert_eq!(before.sessions, after.sessions);
    let new: Vec<_> = after.ledger.iter().filter(|entry| !before.ledger.contains(entry)).collect();
    assert_eq!(after.ledger.len(), before.ledger.len() + new.len(), "the ledger only grows");
    let fresh = |entry: &&Entitlement| before.contracts.iter().all(|contract| contract.id != entry.contract);
    assert!(new.iter().all(|entry| entry.kind == EntitlementKind::Grant && fresh(entry)), "{new:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_in_whatever_order_the_rules_hold(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut walk = Walk::begin();
        let mut before = walk.look();
        for deed in deeds {
            let taken = walk.does(&deed);
            let after = walk.look();
            holds_at_any_time(&after);
            match deed {
                Deed::Undo(_) if taken => {}
                Deed::Renew(_) | Deed::Pause(_) | Deed::EndPause(_) if taken => leaves_what_was(&before, &after),
                _ if taken => holds_between(&before, &after),
                _ => prop_assert_eq!(&before, &after),
            }
            before = after;
        }
    }
}
