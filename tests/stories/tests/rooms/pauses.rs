//! Times of rest: what rests, and what that means for the term.

use nenrin_domain::{Contract, ContractId, Day, Session, SessionState};
use nenrin_stories::{Json, Practice, json, of_kind, text};

use crate::{agree, broken_rule, day, each, id_of};

/// A contract from 2026-09-01 to 2026-11-30.
fn term(practice: &Practice, learner: &str) -> String {
    let terms = json!({ "kind": "fixed_term", "price": { "minor": 90_000, "currency": "JPY" },
        "term_end": "2026-11-30", "cadence_days": 14 });
    text(&practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-09-01" })))
}

fn last(practice: &Practice, contract: &str) -> Option<Day> {
    practice.stored::<Contract>(id_of::<ContractId>(contract)).unwrap().term_end
}

fn rest(learner: &str, from: &str, to: Option<&str>, contract: Option<&str>) -> Json {
    json!({ "learner": learner, "starts_on": from, "ends_on": to, "contract": contract, "extends_term": true })
}

#[test]
fn a_pause_that_extends_the_term_moves_its_last_day_once_its_own_is_known() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let contract = term(&practice, &sato);
    let pause = text(&practice.ask("pause.add", rest(&sato, "2026-11-01", None, None)));
    assert_eq!(last(&practice, &contract), Some(day("2026-11-30")), "nobody knows for how long yet");
    let end = |on: &str| practice.ask("pause.end", json!({ "pause": pause, "ends_on": on }));
    let before = practice.rows();
    end("2026-11-10");
    assert_eq!(last(&practice, &contract), Some(day("2026-12-10")));
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back both");
    end("2026-11-10");
    end("2026-11-20");
    assert_eq!(last(&practice, &contract), Some(day("2026-12-20")), "on by the difference");
    end("2026-11-01");
    assert_eq!(last(&practice, &contract), Some(day("2026-12-01")), "and back");
}

#[test]
fn an_ordinary_pause_moves_nothing_and_one_with_its_last_day_known_does_so_at_once() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let contract = term(&practice, &sato);
    let ordinary = json!({ "learner": sato, "starts_on": "2026-10-01", "ends_on": "2026-10-10" });
    practice.ask("pause.add", ordinary);
    assert_eq!(last(&practice, &contract), Some(day("2026-11-30")));
    let before = practice.rows();
    practice.ask("pause.add", rest(&sato, "2026-11-01", Some("2026-11-05"), None));
    assert_eq!(last(&practice, &contract), Some(day("2026-12-05")));
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn an_ended_contract_and_one_that_does_not_rest_keep_their_last_days() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let (one, other) = (term(&practice, &sato), term(&practice, &sato));
    let pause = text(&practice.ask("pause.add", rest(&sato, "2026-11-01", Some("2026-11-10"), Some(&one))));
    assert_eq!([last(&practice, &one), last(&practice, &other)], [Some(day("2026-12-10")), Some(day("2026-11-30"))]);
    let end = json!({ "contract": one, "ended_on": "2026-12-05", "end_kind": "cancelled" });
    practice.ask("contract.end", end);
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-11-20" }));
    assert_eq!(last(&practice, &one), Some(day("2026-12-10")), "its end was decided");
    let suzuki = practice.learner("鈴木 健太");
    let foreign = practice.refused("pause.add", rest(&suzuki, "2026-11-01", None, Some(&one)));
    assert_eq!(broken_rule(&foreign), ("contract", "of_this_learner"));
}

#[test]
fn a_renewal_is_as_long_as_what_was_agreed_before_the_pause() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let old = term(&practice, &sato);
    practice.ask("pause.add", rest(&sato, "2026-11-01", Some("2026-11-10"), None));
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    let new: Contract = practice.stored(id_of(&new)).unwrap();
    assert_eq!((new.starts_on, new.term_end), (day("2026-12-11"), Some(day("2027-03-10"))));
}

#[test]
fn a_learner_rests_when_all_that_is_agreed_rests() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let one = agree(&practice, &sato, "2026-09-01", 14);
    let stands = || {
        let page = practice.ask("learner.view", json!({ "learner": sato }));
        let states: Vec<String> = page["contracts"].as_array().unwrap().iter().map(|it| text(&it["state"])).collect();
        let listed = practice.ask("learners.list", json!({}))[0]["lifecycle"].take();
        assert_eq!(page["lifecycle"], listed);
        (text(&listed), states)
    };
    practice.ask("pause.add", rest(&sato, "2026-11-01", None, Some(&one)));
    assert_eq!(stands(), ("paused".to_owned(), vec!["paused".to_owned()]));
    agree(&practice, &sato, "2026-11-10", 14);
    assert_eq!(stands(), ("active".to_owned(), vec!["active".to_owned(), "paused".to_owned()]));
}

#[test]
fn a_contract_that_was_renewed_keeps_its_last_day() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let old = term(&practice, &sato);
    let pause = text(&practice.ask("pause.add", rest(&sato, "2026-11-01", Some("2026-11-10"), None)));
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    let both = [last(&practice, &old), last(&practice, &new)];
    assert_eq!(both[0], Some(day("2026-12-10")));
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-12-31" }));
    assert_eq!([last(&practice, &old), last(&practice, &new)], both, "it does not run beside its renewal");
}

/// Two entries of one person, each with a term and a pause that has lengthened it.
#[test]
fn after_a_merge_no_pause_moves_a_term_that_it_never_lengthened() {
    // The pauses of the two, the day to which the first is changed, and where the terms end then.
    let overlapping = (["2026-11-01", "2026-11-10"], ["2026-11-05", "2026-11-15"], ["2026-12-10", "2026-12-11"]);
    let apart = (["2026-11-01", "2026-11-10"], ["2026-11-20", "2026-11-22"], ["2026-12-04", "2026-12-03"]);
    let alike = (["2026-11-01", "2026-11-10"], ["2026-11-01", "2026-11-10"], ["2026-12-04", "2026-12-04"]);
    for (one, other, ends) in [overlapping, apart, alike] {
        let practice = Practice::on("2026-11-25");
        let [keep, twin] = ["佐藤 美咲", "佐藤 みさき"].map(|name| practice.learner(name));
        let terms = [&keep, &twin].map(|learner| term(&practice, learner));
        let pause = text(&practice.ask("pause.add", rest(&keep, one[0], Some(one[1]), None)));
        practice.ask("pause.add", rest(&twin, other[0], Some(other[1]), None));
        practice.ask("learner.merge", json!({ "keep": keep, "other": twin }));
        practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-11-04" }));
        let found = [last(&practice, &terms[0]), last(&practice, &terms[1])];
        assert_eq!(found, ends.map(|end| Some(day(end))), "{one:?} {other:?}");
    }
}

/// Two entries of one person with the same pause, which one of them noted before agreeing on the term, and so does not lengthen it.
#[test]
fn after_a_merge_no_pause_moves_a_term_that_was_agreed_when_it_was_noted() {
    for keeps_first in [true, false] {
        let practice = Practice::on("2026-08-20");
        let [before, after] = ["佐藤 美咲", "佐藤 みさき"].map(|name| practice.learner(name));
        let mut pauses = vec![practice.ask("pause.add", rest(&before, "2026-11-01", Some("2026-11-10"), None))];
        let terms = [&before, &after].map(|learner| term(&practice, learner));
        pauses.push(practice.ask("pause.add", rest(&after, "2026-11-01", Some("2026-11-10"), None)));
        let (keep, other) = if keeps_first { (&before, &after) } else { (&after, &before) };
        practice.ask("learner.merge", json!({ "keep": keep, "other": other }));
        let pause = &pauses[usize::from(!keeps_first)];
        practice.ask("pause.remove", json!({ "pause": pause }));
        let ends = ["2026-11-30", "2026-12-10"].map(|end| Some(day(end)));
        assert_eq!(terms.map(|contract| last(&practice, &contract)), ends, "{keeps_first}");
    }
}

#[test]
fn bookings_within_a_pause_are_told_and_called_off_with_it_if_the_coach_wishes() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let _ = agree(&practice, &sato, "2026-06-01", 14);
    let booked = ["2026-11-19", "2026-11-27", "2026-12-04", "2026-12-18"].map(|on| practice.booked(&sato, on, "10:00"));
    let [over, first, second, after] = booked.each_ref().map(String::as_str);
    let pause = |to: Option<&str>| json!({ "learner": sato, "starts_on": "2026-11-19", "ends_on": to });
    let within = |to| practice.ask("pause.bookings_within", pause(to))["bookings"].take();
    assert_eq!(each(&within(Some("2026-12-10")), "id"), [first, second], "what is over waits for its outcome");
    assert_eq!(each(&within(None), "id"), [first, second, after]);

    let add = |off: &[&str]| {
        let mut said = pause(Some("2026-12-10"));
        said["call_off"] = json!({ "bookings": off });
        said
    };
    let rows = practice.rows();
    let refused = practice.refused("pause.add", add(&[first, after]));
    assert_eq!(broken_rule(&refused), ("call_off", "booked_within_the_pause"));
    assert_eq!(practice.rows(), rows);
    practice.ask("pause.add", add(&[first, second]));
    let states = [over, first, second, after].map(|id| practice.stored::<Session>(id_of(id)).unwrap().state);
    let (off, open) = (SessionState::CancelledByLearner, SessionState::Booked);
    assert_eq!(states, [open, off, off, open]);
    practice.undo();
    assert_eq!(practice.rows(), rows, "one undo takes back all of it");
}

#[test]
fn bookings_under_a_contract_that_does_not_rest_and_trials_are_not_within_a_pause() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let rests = agree(&practice, &sato, "2026-06-01", 14);
    let alone = practice.booked(&sato, "2026-11-27", "10:00");
    let _ = agree(&practice, &sato, "2026-12-01", 14);
    let _ = practice.booked(&sato, "2026-12-04", "10:00");
    practice.ask("trial.book", json!({ "learner": sato, "trial": { "day": "2026-11-26", "time": "10:00" } }));
    let pause = json!({ "learner": sato, "starts_on": "2026-11-21", "contract": rests });
    assert_eq!(each(&practice.ask("pause.bookings_within", pause)["bookings"], "id"), [alone.as_str()]);
}

#[test]
fn a_pause_that_becomes_longer_can_call_off_what_it_now_covers() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let pause =
        practice.ask("pause.add", json!({ "learner": sato, "starts_on": "2026-11-21", "ends_on": "2026-11-30" }));
    let ahead = practice.booked(&sato, "2026-12-10", "10:00");
    let before = practice.rows();
    let days = json!({ "learner": sato, "starts_on": "2026-11-21", "ends_on": "2026-12-31" });
    let within = practice.ask("pause.bookings_within", days);
    assert_eq!((&within["bookings"][0]["id"], &within["usual"]), (&json!(ahead), &json!("learner")));
    let end = |call_off: Json| json!({ "pause": pause, "ends_on": "2026-12-31", "call_off": call_off });
    practice.ask("pause.end", end(json!({ "bookings": [ahead], "wish": "coach" })));
    let here: Session = practice.stored(id_of(&ahead)).unwrap();
    assert_eq!(here.state, SessionState::CancelledByCoach, "the coach said so");
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back both");
    practice.ask("pause.end", end(Json::Null));
    let here: Session = practice.stored(id_of(&ahead)).unwrap();
    assert_eq!(here.state, SessionState::Booked, "not unasked");
}

/// A learner with four tickets, and a booking tonight that was called off with a pause although cancellations by the learner count.
fn called_off() -> (Practice, String, String) {
    let practice = Practice::on("2026-11-20");
    practice.it_is("2026-11-20", "09:00");
    let sato = practice.learner("佐藤 美咲");
    let _ = practice.package(&sato, 4, "2026-11-01");
    let counts = json!({ "outcome": "cancelled_by_learner", "consumes": true, "chargeable": true });
    practice.ask("policy.save", json!({ "outcomes": [counts], "notice_hours": 24 }));
    let tonight = practice.booked(&sato, "2026-11-20", "19:00");
    let notice = practice.ask("session.notice", json!({ "session": tonight }));
    assert_eq!(notice["proposed"], "late_cancelled", "it would be too late otherwise");
    let off = json!({ "bookings": [tonight] });
    practice.ask("pause.add", json!({ "learner": sato, "starts_on": "2026-11-20", "call_off": off }));
    (practice, sato, tonight)
}

/// What the policy says of a session and what was said of it, of a flag.
fn exception(practice: &Practice, session: &str, flag: &str) -> (bool, Option<bool>) {
    let told = practice.ask("session.counts", json!({ "session": session }));
    (told[flag]["by_policy"] == true, told[flag]["exception"].as_bool())
}

#[test]
fn a_booking_called_off_with_a_pause_costs_nothing_however_near_it_is_and_whatever_cancellations_count_as() {
    let (practice, sato, tonight) = called_off();
    let here: Session = practice.stored(id_of(&tonight)).unwrap();
    assert_eq!((here.state, practice.balance(&sato)), (SessionState::CancelledByLearner, 4));
    for flag in ["consumes", "chargeable"] {
        assert_eq!(exception(&practice, &tonight, flag), (true, Some(false)), "{flag}");
    }
}

#[test]
fn that_it_costs_nothing_is_said_of_what_was_called_off_and_not_of_what_took_place_after_all() {
    let (practice, sato, tonight) = called_off();
    practice.it_is("2026-11-20", "20:00");
    let off = practice.rows();
    let mut draft = practice.composer_of(&sato, &tonight)["body"].take();
    draft["outcome"] = json!("held");
    let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
    assert_eq!(of_kind(&told, "ticket_used").len(), 1, "{told}");
    practice.ask("composer.confirm", json!({ "draft": draft }));
    assert_eq!(practice.balance(&sato), 3);
    for flag in ["consumes", "chargeable"] {
        assert_eq!(exception(&practice, &tonight, flag), (true, None), "{flag}");
    }
    practice.undo();
    assert_eq!(practice.every("session"), off["session"], "one undo brings it back as it was");

    let resolve = |state| practice.ask("session.resolve", json!({ "session": tonight, "state": state }));
    resolve("cancelled_by_coach");
    resolve("cancelled_by_learner");
    assert_eq!(practice.balance(&sato), 4, "called off is called off, whoever wished it");
    resolve("no_show");
    assert_eq!((practice.balance(&sato), exception(&practice, &tonight, "consumes")), (3, (true, None)));
}

#[test]
fn what_the_coach_has_said_of_a_session_that_was_called_off_stays_whatever_it_becomes() {
    let (practice, sato, tonight) = called_off();
    practice.it_is("2026-11-20", "20:00");
    let said = |free| json!({ "session": tonight, "happened": null, "consumes": free, "chargeable": free });
    practice.ask("session.flags", said(Json::Null));
    assert_eq!(practice.balance(&sato), 3);
    practice.ask("session.flags", said(json!(false)));
    practice.ask("session.resolve", json!({ "session": tonight, "state": "no_show" }));
    assert_eq!((practice.balance(&sato), exception(&practice, &tonight, "consumes")), (4, (true, Some(false))));
}

#[test]
fn the_days_of_a_pause_ahead_are_put_right_and_the_term_moves_as_if_it_had_been_so() {
    let practice = Practice::on("2026-11-01");
    let sato = practice.learner("佐藤 美咲");
    let contract = term(&practice, &sato);
    let pause = text(&practice.ask("pause.add", rest(&sato, "2026-11-10", Some("2026-11-19"), None)));
    assert_eq!(last(&practice, &contract), Some(day("2026-12-10")));
    let correct = |from: &str, to: Option<&str>| json!({ "pause": pause, "starts_on": from, "ends_on": to });
    let before = practice.rows();
    practice.ask("pause.correct", correct("2026-11-15", Some("2026-11-16")));
    assert_eq!(last(&practice, &contract), Some(day("2026-12-02")));
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back both");
    practice.ask("pause.correct", correct("2026-12-05", Some("2026-12-06")));
    assert_eq!(last(&practice, &contract), Some(day("2026-11-30")), "it does not begin in the term as agreed");
    practice.ask("pause.correct", correct("2026-11-20", None));
    assert_eq!(last(&practice, &contract), Some(day("2026-11-30")), "nobody knows for how long");

    let wrong = practice.refused("pause.correct", correct("2026-11-20", Some("2026-11-19")));
    assert_eq!(broken_rule(&wrong), ("ends_on", "not_before"));
    practice.ask("pause.correct", correct("2026-11-20", Some("2026-11-21")));
    practice.ask("pause.add", rest(&sato, "2026-12-20", Some("2026-12-21"), None));
    let beside = practice.refused("pause.correct", correct("2026-12-21", None));
    assert_eq!(broken_rule(&beside), ("starts_on", "no_pause_yet"));
    let ahead = practice.booked(&sato, "2026-11-27", "10:00");
    let mut off = correct("2026-11-25", Some("2026-11-28"));
    off["call_off"] = json!({ "bookings": [ahead] });
    practice.ask("pause.correct", off);
    let here: Session = practice.stored(id_of(&ahead)).unwrap();
    assert_eq!(here.state, SessionState::CancelledByLearner);
}

#[test]
fn a_pause_ahead_is_taken_back_with_the_days_it_gave_the_term() {
    let practice = Practice::on("2026-11-01");
    let sato = practice.learner("佐藤 美咲");
    let contract = term(&practice, &sato);
    let pause = text(&practice.ask("pause.add", rest(&sato, "2026-11-10", Some("2026-11-19"), None)));
    let before = practice.rows();
    practice.ask("pause.remove", json!({ "pause": pause }));
    let page = practice.ask("learner.view", json!({ "learner": sato }));
    assert_eq!((last(&practice, &contract), &page["pauses"]), (Some(day("2026-11-30")), &json!([])));
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo brings back both");
    practice.it_is("2026-11-10", "09:00");
    for (name, said) in [
        ("pause.remove", json!({ "pause": pause })),
        ("pause.correct", json!({ "pause": pause, "starts_on": "2026-11-11", "ends_on": null })),
    ] {
        let refused = practice.refused(name, said);
        assert_eq!(broken_rule(&refused), ("pause", "not_begun_yet"), "one that has begun is ended");
    }
}
