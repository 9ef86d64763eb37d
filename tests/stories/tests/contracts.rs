//! Whatever is agreed, rested, renewed and ended in whatever order, contracts and their tickets stay in order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Contract, ContractState, Day, Entitlement, EntitlementKind, LearnerId, Pause, Rest, balance};
use nenrin_stories::{Practice, json};
use proptest::prelude::*;

/// One thing the coach does; numbers choose a contract, or a day from the first on.
#[derive(Debug, Clone)]
enum Deed {
    Agree {
        sessions: u32,
        days: i64,
        carry_over: u32,
    },
    Use,
    Pause {
        contract: Option<usize>,
        from: i64,
        to: Option<i64>,
    },
    Resume(i64),
    Renew(usize, Option<i64>),
    End(usize, i64, Rest),
    Settle(usize, Rest),
    Correct {
        contract: usize,
        sessions: u32,
        from: i64,
        to: i64,
    },
    /// Of the last acts, the latest first.
    Undo(usize),
    Wait(i64),
}

const FIRST: &str = "2026-11-01";
/// The identity of nothing.
const NOTHING: &str = "00000000-0000-0000-0000-000000000000";

fn day(n: i64) -> Day {
    FIRST.parse::<Day>().unwrap().plus(n)
}

fn deed() -> impl Strategy<Value = Deed> {
    let (one, on) = (0..5_usize, 0..60_i64);
    let rest = prop::sample::select(vec![Rest::CarryOver, Rest::Expire, Rest::Keep]);
    let agree = (1..5_u32, 3..20_i64, 0..3_u32);
    let pause = (prop::option::of(one.clone()), on.clone(), prop::option::of(on.clone()));
    prop_oneof![
        2 => agree.prop_map(|(sessions, days, carry_over)| Deed::Agree { sessions, days, carry_over }),
        4 => Just(Deed::Use),
        2 => pause.prop_map(|(contract, from, to)| Deed::Pause { contract, from, to }),
        2 => on.clone().prop_map(Deed::Resume),
        4 => (one.clone(), prop::option::weighted(0.3, on.clone())).prop_map(|(n, on)| Deed::Renew(n, on)),
        2 => (one.clone(), on, rest.clone()).prop_map(|(n, on, rest)| Deed::End(n, on, rest)),
        4 => (one, rest).prop_map(|(n, rest)| Deed::Settle(n, rest)),
        4 => (0..5_usize, 1..6_u32, 0..60_i64, 0..30_i64).prop_map(|(contract, sessions, from, days)| Deed::Correct {
            contract, sessions, from, to: from + days
        }),
        2 => prop_oneof![1 => Just(0), 2 => 0..8_usize].prop_map(Deed::Undo),
        5 => (1..9_i64).prop_map(Deed::Wait),
    ]
}

/// A practice with one learner.
struct Walk {
    practice: Practice,
    learner: String,
    today: i64,
}

/// Everything the rules speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    contracts: Vec<Contract>,
    ledger: Vec<Entitlement>,
    pauses: Vec<Pause>,
}

impl Seen {
    fn contract(&self, n: usize) -> String {
        let at = n.checked_rem(self.contracts.len()).and_then(|at| self.contracts.get(at));
        at.map_or_else(|| NOTHING.to_owned(), |contract| contract.id.to_string())
    }

    fn left(&self, of: &Contract) -> i64 {
        balance(self.ledger.iter().filter(|entry| entry.contract == of.id))
    }

    /// The sum of all changes of one kind.
    fn sum(&self, kind: EntitlementKind) -> i64 {
        balance(self.ledger.iter().filter(|entry| entry.kind == kind))
    }
}

impl Walk {
    fn begin() -> Self {
        let practice = Practice::on(FIRST);
        let learner = practice.learner("佐藤 美咲");
        Self { practice, learner, today: 0 }
    }

    fn look(&self) -> Seen {
        let learner: LearnerId = self.learner.parse().unwrap();
        let read = self.practice.with(|call| {
            let store = call.store()?;
            let (contracts, pauses) = (store.contracts_of(learner)?, store.pauses_of(learner)?);
            Ok(Seen { contracts, ledger: store.entitlements_of(learner)?, pauses })
        });
        read.unwrap()
    }

    /// Does it, and says whether the practice took it.
    fn does(&mut self, deed: &Deed, seen: &Seen) -> bool {
        let learner = &self.learner;
        let (command, fields) = match deed {
            Deed::Wait(days) => {
                self.today += days;
                self.practice.it_is(&day(self.today).to_string(), "12:00");
                return false;
            }
            Deed::Agree { sessions, days, carry_over } => {
                let starts_on = day(self.today);
                let terms = json!({ "kind": "package", "price": { "minor": 10_000, "currency": "JPY" },
                    "sessions": sessions, "term_end": starts_on.plus(*days).to_string() });
                let more = json!({ "carry_over": carry_over, "auto_renew": false });
                let from = starts_on.to_string();
                ("contract.add", json!({ "learner": learner, "terms": terms, "more": more, "starts_on": from }))
            }
            Deed::Use => {
                let opened = json!({ "learner": learner, "session": null });
                let mut draft = self.practice.call("composer.open", &opened)["ok"]["body"].take();
                if draft.is_null() {
                    return false;
                }
                // One of today without words would be written about again, and no other one used.
                draft["sections"] = json!([{ "key": "talked", "text": "話した" }]);
                ("composer.confirm", json!({ "draft": draft }))
            }
            Deed::Pause { contract, from, to } => {
                let contract = contract.map(|n| seen.contract(n));
                let to = to.map(|to| day(to).to_string());
                let said = json!({ "learner": learner, "starts_on": day(*from).to_string(), "ends_on": to,
                    "contract": contract, "extends_term": true });
                ("pause.add", said)
            }
            Deed::Resume(on) => {
                let pause = seen.pauses.last().map_or_else(|| NOTHING.to_owned(), |pause| pause.id.to_string());
                ("pause.end", json!({ "pause": pause, "ends_on": day(*on).to_string() }))
            }
            Deed::Renew(n, on) => {
                let starts_on = on.map(|on| day(on).to_string());
                ("contract.renew", json!({ "contract": seen.contract(*n), "starts_on": starts_on }))
            }
            Deed::End(n, on, rest) => {
                let ended_on = day(*on).to_string();
                let end = json!({ "contract": seen.contract(*n), "ended_on": ended_on, "end_kind": "completed",
                    "rest": code(*rest) });
                ("contract.end", end)
            }
            Deed::Settle(n, rest) => ("contract.settle", json!({ "contract": seen.contract(*n), "rest": code(*rest) })),
            Deed::Correct { contract, sessions, from, to } => {
                let price = json!({ "minor": 9_000, "currency": "JPY" });
                let (from, to) = (day(*from).to_string(), day(*to).to_string());
                let said = json!({ "contract": seen.contract(*contract), "price": price, "sessions": sessions,
                    "starts_on": from, "term_end": to });
                ("contract.correct", said)
            }
            Deed::Undo(n) => ("act.undo", json!({ "seq": self.practice.standing_act(*n) })),
        };
        self.practice.call(command, &fields).get("ok").is_some()
    }
}

fn code(rest: Rest) -> &'static str {
    nenrin_domain::Coded::as_code(rest)
}

fn holds_at_any_time(seen: &Seen, today: Day) {
    for contract in &seen.contracts {
        assert!(seen.left(contract) >= 0, "nobody has corrected the ledger of {contract:?}");
        let gone = |entry: &&Entitlement| entry.contract == contract.id && entry.kind == EntitlementKind::CarryOver;
        let carried = -balance(seen.ledger.iter().filter(gone).filter(|entry| entry.quantity < 0));
        assert!(carried <= i64::from(contract.carry_over), "{carried} came over of {contract:?}");
        let over = contract.last_day().is_some_and(|last| last < today);
        let state = contract.state(today, &seen.pauses);
        assert_eq!(over, matches!(state, ContractState::Ended | ContractState::PastTerm));
        assert_eq!(state == ContractState::Ahead, !over && contract.starts_on > today);
        assert_eq!(contract.covers(today), matches!(state, ContractState::Active | ContractState::Paused));
    }
    assert_eq!(seen.sum(EntitlementKind::CarryOver), 0, "what comes over is lost nowhere");
}

/// Of what there was, and what was agreed anew, only what was used or ran out is gone.
fn nothing_is_lost(before: &Seen, after: &Seen) {
    use EntitlementKind::{Adjust, Consume, Expire, Grant, Restore};
    let change = |kind| after.sum(kind) - before.sum(kind);
    let by_kind = change(Grant) + change(Adjust) + change(Consume) + change(Restore) + change(Expire);
    assert_eq!(balance(&after.ledger) - balance(&before.ledger), by_kind);
    assert!(change(Expire) <= 0, "what has run out comes back by undoing alone");
}

/// A renewal lets nothing run out that could still be used.
fn forfeits_nothing(before: &Seen, after: &Seen, today: Day) {
    let new = after.ledger.iter().filter(|entry| !before.ledger.contains(entry));
    // A session that took place and had no contract uses its ticket of the new one.
    for entry in new.filter(|entry| entry.quantity < 0 && entry.kind != EntitlementKind::Consume) {
        assert!(entry.day < today, "{entry:?} could be used until its last day");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_agreed_and_ended_the_rules_of_contracts_hold(
        deeds in prop::collection::vec((deed(), any::<bool>()), 1..40),
    ) {
        let mut walk = Walk::begin();
        let mut before = walk.look();
        for (deed, taken_back) in deeds {
            let stood = taken_back.then(|| (walk.practice.rows(), walk.practice.standing_act(0)));
            let taken = walk.does(&deed, &before);
            let after = walk.look();
            let today = day(walk.today);
            holds_at_any_time(&after, today);
            match deed {
                Deed::Undo(_) if taken => {}
                _ if taken => nothing_is_lost(&before, &after),
                _ => prop_assert_eq!(&before, &after),
            }
            if matches!(deed, Deed::Renew(..)) && taken {
                forfeits_nothing(&before, &after, today);
            }
            before = after;
            // What says once more what holds already is no act: to take back means the one before it.
            let is_undo = matches!(deed, Deed::Undo(_));
            if let Some((rows, newest)) = stood
                && taken
                && !is_undo
                && newest != walk.practice.standing_act(0)
            {
                walk.practice.undo();
                prop_assert_eq!(walk.practice.rows(), rows, "{:?} is taken back whole", deed);
                before = walk.look();
            }
        }
    }
}
