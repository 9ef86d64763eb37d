use nenrin_domain::{Day, Entitlement, EntitlementKind, LearnerId, Pause, SessionState};
use nenrin_insight::unbooked;
use nenrin_stories::{Practice, json};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, proptest};
use proptest::{collection::vec, prop_oneof};

use crate::{agree, book, day, each, held, id_of, monthly, names, session, sessions};

#[test]
fn who_is_latest_by_their_own_rhythm_comes_first() {
    let practice = Practice::on("2026-11-20");
    let [weekly, monthly, booked, resting, left] =
        ["毎週", "毎月", "予約済", "休会", "解約"].map(|name| practice.learner(name));
    for (learner, cadence) in [(&weekly, 7), (&monthly, 28), (&booked, 7), (&resting, 7), (&left, 7)] {
        agree(&practice, learner, "2026-09-01", cadence);
    }
    held(&practice, &weekly, &["2026-10-23", "2026-10-30", "2026-11-06"]);
    held(&practice, &monthly, &["2026-10-23"]);
    for learner in [&booked, &resting, &left] {
        held(&practice, learner, &["2026-10-01"]);
    }
    book(&practice, &booked, "2026-11-27", "10:00");
    practice.ask("pause.add", json!({ "learner": resting, "starts_on": "2026-11-01" }));
    let contract = practice.ask("learner.view", json!({ "learner": left }))["agreement"]["contract"].take();
    practice.ask("contract.end", json!({ "contract": contract, "ended_on": "2026-11-19", "end_kind": "cancelled" }));

    // 14 days against a week is later than 28 against four weeks.
    let found = practice.ask("week.unbooked", json!({}));
    assert_eq!((names(&found["first"]), &found["total"]), (vec!["毎週", "毎月"], &json!(2)));
    assert_eq!(each(&found["first"], "days"), [14, 28]);
    assert_eq!(each(&found["first"], "usual_days"), [7, 28]);
    assert_eq!(each(&found["first"], "last_held"), ["2026-11-06", "2026-10-23"]);

    book(&practice, &weekly, "2026-11-27", "10:00");
    assert_eq!(names(&practice.ask("week.unbooked", json!({}))["first"]), ["毎月"], "a booking ends the count");
}

#[test]
fn who_is_about_to_leave_is_not_asked_for_a_next_booking() {
    let practice = Practice::on("2026-11-20");
    let [leaves, goes_on] = ["最終日", "続ける"].map(|name| practice.learner(name));
    let page = |learner: &str| practice.ask("learner.view", json!({ "learner": learner }));
    for learner in [&leaves, &goes_on] {
        agree(&practice, learner, "2026-09-01", 7);
        held(&practice, learner, &["2026-10-19"]);
        let contract = page(learner)["agreement"]["contract"].take();
        let end = json!({ "contract": contract, "ended_on": "2026-11-20", "end_kind": "cancelled" });
        practice.ask("contract.end", end);
    }
    agree(&practice, &goes_on, "2026-11-21", 7);
    assert_eq!(names(&practice.ask("week.unbooked", json!({}))["first"]), ["続ける"], "another contract follows");
    assert_eq!(page(&leaves)["unbooked"], json!(null));
    assert_eq!(page(&goes_on)["unbooked"]["days"], 32);
}

#[test]
fn an_end_ahead_leaves_room_for_bookings_until_then() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    agree(&practice, &sato, "2026-09-01", 7);
    held(&practice, &sato, &["2026-11-18"]);
    let contract = practice.ask("learner.view", json!({ "learner": sato }))["agreement"]["contract"].take();
    let end = |on: &str| {
        practice.ask("contract.end", json!({ "contract": contract, "ended_on": on, "end_kind": "cancelled" }));
        practice.ask("week.unbooked", json!({}))["first"].as_array().unwrap().len()
    };
    assert_eq!(end("2026-12-10"), 1);
    practice.undo();
    assert_eq!(end("2026-11-22"), 0, "before the next session would usually be");
}

#[test]
fn who_comes_without_a_contract_is_missed_too() {
    let practice = Practice::on("2026-11-20");
    let [comes, new] = ["契約なし", "申込"].map(|name| practice.learner(name));
    held(&practice, &comes, &["2026-10-23", "2026-11-06"]);
    let found = practice.ask("week.unbooked", json!({}));
    assert_eq!(names(&found["first"]), ["契約なし"], "not {new}");
    assert_eq!(each(&found["first"], "days"), [14]);
    book(&practice, &comes, "2026-11-27", "10:00");
    assert_eq!(practice.ask("week.unbooked", json!({}))["first"], json!([]));
}

#[test]
fn who_has_used_all_tickets_is_not_forgotten() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let _ = practice.package(&sato, 1, "2026-11-01");
    let session = practice.booked(&sato, "2026-11-18", "10:00");
    practice.record(&sato, &session, "終わり");
    assert_eq!(practice.balance(&sato), 0);
    let found = practice.ask("week.unbooked", json!({}))["first"].take();
    assert_eq!(
        (names(&found), each(&found, "days"), each(&found, "used_up")),
        (vec!["佐藤 美咲"], vec![&json!(2)], vec![&json!(true)])
    );
}

#[test]
fn a_past_day_is_seen_as_it_was_known_then() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    agree(&practice, &sato, "2026-09-01", 14);
    held(&practice, &sato, &["2026-10-01"]);
    practice.act("import", |writer| {
        let mut moved = session(writer, id_of(&sato), "2026-11-10", SessionState::Rescheduled);
        (moved.booked_on, moved.resolved_on) = (Some(day("2026-10-20")), Some(day("2026-11-05")));
        Ok(writer.add(&moved)?)
    });
    let first = |as_of: &str| practice.ask("week.unbooked", json!({ "as_of": as_of }))["first"].clone();
    assert_eq!(each(&first("2026-10-19"), "days"), [18]);
    assert_eq!(first("2026-11-04"), json!([]), "it was booked");
    assert_eq!(each(&first("2026-11-05"), "days"), [35]);
}

/// What happened to one learner, in days from the first.
#[derive(Debug, Clone)]
struct Life {
    contracts: Vec<(i64, Option<i64>, Option<u32>)>,
    pauses: Vec<(i64, Option<i64>)>,
    sessions: Vec<(i64, SessionState, Option<i64>)>,
}

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let states = prop_oneof![
        4 => Just(SessionState::Held),
        1 => Just(SessionState::Booked),
        1 => Just(SessionState::NoShow),
        1 => Just(SessionState::Rescheduled),
    ];
    let contract = (0i64..150, proptest::option::of(0i64..150), proptest::option::of(1u32..6));
    let pause = (0i64..200, proptest::option::of(0i64..40));
    let session = (0i64..220, states, proptest::option::of(0i64..30));
    let life = (vec(contract, 0..3), vec(pause, 0..2), vec(session, 0..30));
    vec(life.prop_map(|(contracts, pauses, sessions)| Life { contracts, pauses, sessions }), 1..5)
}

/// Writes a life. Answers whose.
fn live(practice: &Practice, life: &Life) -> LearnerId {
    let first = day("2026-01-01");
    let learner: LearnerId = id_of(&practice.learner("ある人"));
    practice.act("import", |writer| {
        for (from, length, tickets) in &life.contracts {
            let mut contract = monthly(writer.mint(), learner, "2026-01-01", 14);
            contract.starts_on = first.plus(*from);
            contract.term_end = length.map(|days| contract.starts_on.plus(days));
            contract.sessions = *tickets;
            writer.add(&contract)?;
            let (kind, quantity) =
                (EntitlementKind::Grant, tickets.map_or(0, |tickets| i32::try_from(tickets).unwrap() - 2));
            let (id, contract, day) = (writer.mint(), contract.id, contract.starts_on);
            writer.add(&Entitlement { id, learner, contract, kind, quantity, day, session: None, reason: None })?;
        }
        for (from, length) in &life.pauses {
            let (starts_on, ends_on) = (first.plus(*from), length.map(|days| first.plus(from + days)));
            writer.add(&Pause {
                id: writer.mint(),
                learner,
                starts_on,
                ends_on,
                reason: None,
                contract: None,
                billed: false,
                extends_term: false,
            })?;
        }
        for (at, state, lag) in &life.sessions {
            let mut session = session(writer, learner, &first.plus(*at).to_string(), *state);
            session.booked_on = lag.map(|days| session.day.plus(-days));
            session.resolved_on = session.resolved_on.and(lag.map(|days| session.day.plus(days - 15)));
            writer.add(&session)?;
        }
        Ok(())
    });
    learner
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn the_rows_that_are_cut_away_would_have_changed_nothing(lives in lives(), as_of in 0i64..230, now in any::<bool>()) {
        let practice = Practice::on("2026-08-18");
        let as_of: Day = if now { day("2026-08-18") } else { day("2026-01-01").plus(as_of) };
        let learners: Vec<LearnerId> = lives.iter().map(|life| live(&practice, life)).collect();
        let whole = practice.act("look", |writer| {
            let late = |learner: &LearnerId| {
                let h = writer.history_of(*learner)?;
                Ok(unbooked(as_of, &h.learner, &h.contracts, &h.entitlements, &h.pauses, &h.sessions)
                    .map(|unbooked| (learner.to_string(), unbooked.days, unbooked.expected_gap.round())))
            };
            learners.iter().filter_map(|learner| late(learner).transpose()).collect::<Result<Vec<_>, nenrin_practice::Failure>>()
        });
        let found = practice.ask("week.unbooked", json!({ "as_of": as_of.to_string() }));
        let mut found: Vec<_> = found["first"].as_array().unwrap().iter().map(|line| {
            let id = line["learner"]["id"].as_str().unwrap().to_owned();
            (id, u32::try_from(line["days"].as_u64().unwrap()).unwrap(), line["usual_days"].as_f64().unwrap())
        }).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(found, whole);
    }
}

#[test]
fn a_session_that_was_only_offered_is_no_booking() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    agree(&practice, &sato, "2026-11-01", 7);
    sessions(&practice, &sato, SessionState::Proposed, &["2026-11-27"]);
    let found = practice.ask("week.unbooked", json!({}));
    assert_eq!((&found["first"][0]["days"], &found["first"][0]["last_held"]), (&json!(19), &json!(null)));
}
