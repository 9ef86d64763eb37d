//! The table of sessions that this program writes, brought in again after learners and contracts.

use nenrin_domain::{Session, SessionId};
use nenrin_stories::{Practice, json, text};
use proptest::prelude::*;

use crate::own_contracts::{agreed, bring, enter, said, with_fields};
use crate::round_trips::{PRESETS, look, speak, table};
use crate::{TODAY, bring_in, learner, told};

/// A summer in which a session came to each of its ends.
pub(crate) fn lived() -> (Practice, String) {
    let (practice, sato) = agreed();
    practice.it_is("2026-06-01", "09:00");
    let booked = |day: &str| practice.booked(&sato, day, "10:00");
    let [held, missed, off, ours, moved] =
        ["2026-06-10", "2026-06-20", "2026-07-01", "2026-07-03", "2026-07-05"].map(booked);
    let resolve = |session: &str, state: &str| {
        practice.ask("session.resolve", json!({ "session": session, "state": state }));
    };
    practice.it_is("2026-06-10", "10:50");
    practice.record(&sato, &held, "話した");
    practice.it_is("2026-06-21", "09:00");
    resolve(&missed, "no_show");
    resolve(&off, "cancelled_by_learner");
    resolve(&ours, "cancelled_by_coach");
    practice.ask("session.reschedule", json!({ "session": moved, "day": "2026-07-08", "time": "18:30" }));
    practice.it_is(TODAY, "09:00");
    let ahead = practice.booked(&sato, "2026-12-01", "10:00");
    enter(&practice, "session", json!({ "learner": sato, "contract": null, "session": ahead }), "＝2階");
    let at = json!({ "day": "2026-12-10", "time": "10:00" });
    practice.ask("session.propose", json!({ "learner": sato, "times": [at] }));
    (practice, sato)
}

/// What is left under each contract of a learner.
fn balances(practice: &Practice, learner: &str) -> Vec<i64> {
    let view = practice.ask("learner.view", json!({ "learner": learner }));
    let mut left: Vec<_> =
        view["contracts"].as_array().unwrap().iter().filter_map(|it| it["balance"].as_i64()).collect();
    left.sort_unstable();
    left
}

#[test]
fn sessions_map_themselves_and_add_nothing_where_they_come_from() {
    let (practice, _) = lived();
    let before = practice.rows();
    for language in ["ja", "en"] {
        speak(&practice, language);
        for preset in PRESETS {
            let looked = look(&practice, &table(&practice, "sessions", preset));
            assert_eq!((&looked["source"], &looked["kind"]), (&json!("nenrin_sessions"), &json!("sessions")));
            assert_eq!(told(&looked["counts"]), json!({ "rows": 8, "known": 8 }), "{language} {preset}");
            assert_eq!(looked["problem_count"], 0);
        }
    }
    speak(&practice, "ja");
    assert_eq!(practice.rows(), before);
}

#[test]
fn sessions_come_after_their_contracts_as_they_were_and_each_uses_one_ticket() {
    let (from, sato) = lived();
    for preset in PRESETS {
        let to = Practice::on(TODAY);
        with_fields(&to);
        bring(&from, &to, &["learners", "contracts"], preset);
        let before = to.rows();
        bring(&from, &to, &["sessions"], preset);
        let once = to.rows();
        for subject in ["sessions", "contracts"] {
            assert_eq!(said(&to, subject), said(&from, subject), "{preset}");
        }
        assert_eq!(balances(&to, &text(&learner(&to, "佐藤 美咲"))), balances(&from, &sato), "{preset}");
        assert_eq!(once["entitlement"].len(), before["entitlement"].len() + 2, "held and missed");
        assert_eq!(to.undo()["kind"], "import.run");
        assert_eq!(to.rows(), before, "{preset}");
        bring(&from, &to, &["sessions"], preset);
        assert_eq!(to.rows(), once, "{preset}");
        let (name, bytes) = table(&from, "sessions", preset);
        assert_eq!(told(&bring_in(&to, &name, bytes)), json!({ "rows": 8, "known": 8 }), "{preset}");
        assert_eq!(to.rows(), once, "{preset}");
    }
}

#[test]
fn sessions_wait_for_their_contracts_and_those_without_one_do_not() {
    let ((from, _), to) = (lived(), Practice::on(TODAY));
    bring(&from, &to, &["learners"], "plain");
    let looked = look(&to, &table(&from, "sessions", "plain"));
    let without = looked["counts"]["new"].as_u64().unwrap();
    assert_eq!(looked["counts"]["faulty"].as_u64().unwrap() + without, 8);
    let problem = &looked["problems"][0];
    assert_eq!((&problem["kind"], &problem["column"]), (&json!("contract_first"), &json!("契約ID")));
}

#[test]
fn a_booking_that_is_here_already_stays_the_coachs() {
    let ((from, _), to) = (lived(), Practice::on(TODAY));
    bring(&from, &to, &["learners", "contracts"], "excel");
    let sato = text(&learner(&to, "佐藤 美咲"));
    let same = to.booked(&sato, "2026-12-01", "15:00");
    let (name, bytes) = table(&from, "sessions", "excel");
    let counts = bring_in(&to, &name, &bytes);
    assert_eq!(told(&counts), json!({ "rows": 8, "new": 7, "known": 1 }));
    let here: Session = to.stored(same.parse::<SessionId>().unwrap()).unwrap();
    assert_eq!(here.time.unwrap().to_string(), "15:00");
    to.ask("session.resolve", json!({ "session": same, "state": "cancelled_by_coach" }));
    let before = to.rows();
    assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 8, "known": 8 }));
    assert_eq!(to.rows(), before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn whatever_came_of_sessions_the_tickets_are_counted_as_they_were(
        ends in prop::collection::vec(prop::sample::select(vec!["held", "no_show", "late_cancelled", "cancelled_by_coach", "booked"]), 1..8),
        tickets in 1..4_u32,
    ) {
        let (from, to) = (Practice::on("2026-06-01"), Practice::on(TODAY));
        let sato = from.learner("佐藤 美咲");
        let _ = from.package(&sato, tickets, "2026-06-01");
        let _ = from.package(&sato, 2, "2026-06-05");
        for (n, end) in ends.iter().enumerate() {
            let day = format!("2026-07-{:02}", n * 3 + 1);
            from.it_is(&day, "09:00");
            let session = from.booked(&sato, &day, "10:00");
            from.it_is(&day, "11:00");
            match *end {
                "held" => drop(from.record(&sato, &session, "話した")),
                "booked" => {}
                end => drop(from.ask("session.resolve", json!({ "session": session, "state": end }))),
            }
        }
        from.it_is(TODAY, "09:00");
        bring(&from, &to, &["learners", "contracts", "sessions"], "excel");
        prop_assert_eq!(said(&to, "sessions"), said(&from, "sessions"));
        prop_assert_eq!(balances(&to, &text(&learner(&to, "佐藤 美咲"))), balances(&from, &sato));
    }
}
