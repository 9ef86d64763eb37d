//! Older acts on pauses and contracts that are taken back, and the terms that pauses have lengthened.

use nenrin_stories::{Json, Practice, json};

use crate::pauses_and_terms::{last, rest, with_a_term, with_tickets_left};

/// The last act that stands.
fn done(practice: &Practice) -> Json {
    practice.standing_act(0)
}

/// Taking the act back is refused, and nothing has changed.
fn stands(practice: &Practice, act: &Json) {
    let before = practice.rows();
    assert_eq!(practice.refused("act.undo", json!({ "seq": act }))["code"], "P-203");
    assert_eq!(practice.rows(), before);
}

fn undo(practice: &Practice, act: &Json) {
    practice.ask("act.undo", json!({ "seq": act }));
}

#[test]
fn a_pause_that_was_removed_does_not_come_back_over_the_first_day_of_another_one() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    let first = rest(&practice, &sato, "2026-11-25", "2026-12-04");
    practice.ask("pause.remove", json!({ "pause": first }));
    let removed = done(&practice);
    let second = rest(&practice, &sato, "2026-12-06", "2026-12-08");
    stands(&practice, &removed);
    practice.ask("pause.remove", json!({ "pause": second }));
    undo(&practice, &removed);
    assert_eq!(last(&practice, &contract), "2026-12-10");
}

#[test]
fn no_term_moves_away_from_a_booking_when_its_pause_is_taken_back() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    rest(&practice, &sato, "2026-11-20", "2026-11-29");
    let paused = done(&practice);
    let _ = practice.booked(&sato, "2026-12-08", "10:00");
    let booked = done(&practice);
    stands(&practice, &paused);
    undo(&practice, &booked);
    undo(&practice, &paused);
    assert_eq!(last(&practice, &contract), "2026-11-30");
}

#[test]
fn what_a_pause_called_off_comes_back_with_it_though_it_was_outside_of_the_term() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    let booking = practice.booked(&sato, "2026-12-02", "10:00");
    let said = json!({ "learner": sato, "starts_on": "2026-11-25", "ends_on": "2026-12-04", "extends_term": true,
        "call_off": { "bookings": [booking] } });
    practice.ask("pause.add", said);
    let paused = done(&practice);
    let _ = practice.learner("鈴木 健太");
    undo(&practice, &paused);
    assert_eq!(last(&practice, &contract), "2026-11-30");
}

#[test]
fn the_end_of_a_pause_is_taken_back_with_the_days_it_gave() {
    let (practice, sato, contract) = with_a_term("2026-11-25");
    let open = json!({ "learner": sato, "starts_on": "2026-11-01", "extends_term": true });
    let pause = practice.ask("pause.add", open);
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-11-10" }));
    let ended = done(&practice);
    let _ = practice.learner("鈴木 健太");
    assert_eq!(last(&practice, &contract), "2026-12-10");
    undo(&practice, &ended);
    assert_eq!(last(&practice, &contract), "2026-11-30");
}

#[test]
fn the_end_of_a_pause_stays_once_it_was_settled_what_became_of_the_sessions_left() {
    let (practice, contract, pause) = with_tickets_left();
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-11-22" }));
    let ended = done(&practice);
    assert_eq!(last(&practice, &contract), "2026-12-03");
    practice.ask("contract.settle", json!({ "contract": contract, "rest": "expire" }));
    let settled = done(&practice);
    stands(&practice, &ended);
    undo(&practice, &settled);
    undo(&practice, &ended);
    assert_eq!(last(&practice, &contract), "2026-11-30");
}

#[test]
fn the_correction_of_a_pause_stays_once_its_former_days_lie_outside_of_the_contract() {
    let (practice, sato, contract) = with_a_term("2026-08-20");
    let pause = rest(&practice, &sato, "2026-09-05", "2026-09-08");
    practice.ask("pause.correct", json!({ "pause": pause, "starts_on": "2026-10-05", "ends_on": "2026-10-10" }));
    let corrected = done(&practice);
    let later = json!({ "contract": contract, "price": { "minor": 90_000, "currency": "JPY" },
        "starts_on": "2026-09-20", "term_end": last(&practice, &contract) });
    practice.ask("contract.correct", later);
    let begun = done(&practice);
    stands(&practice, &corrected);
    undo(&practice, &begun);
    undo(&practice, &corrected);
    assert_eq!(last(&practice, &contract), "2026-12-04");
}

#[test]
fn a_renewal_or_an_end_is_taken_back_unless_a_pause_was_noted_since() {
    let end = json!({ "ended_on": "2026-11-30", "end_kind": "completed" });
    for (name, said) in [("contract.renew", json!({})), ("contract.end", end)] {
        let (practice, sato, contract) = with_a_term("2026-11-01");
        rest(&practice, &sato, "2026-11-10", "2026-11-14");
        let mut said = said.clone();
        said["contract"] = json!(contract);
        practice.ask(name, said.clone());
        let decided = done(&practice);
        let _ = practice.learner("鈴木 健太");
        undo(&practice, &decided);
        assert_eq!(last(&practice, &contract), "2026-12-05", "{name}: as the pause has left it");

        practice.ask(name, said);
        let decided = done(&practice);
        let pause = rest(&practice, &sato, "2026-11-20", "2026-11-22");
        assert_eq!(last(&practice, &contract), "2026-12-05", "{name}: it gives nothing");
        stands(&practice, &decided);
        practice.ask("pause.remove", json!({ "pause": pause }));
        undo(&practice, &decided);
    }
}
