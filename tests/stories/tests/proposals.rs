//! Proposals: times that are offered, of which one becomes the booking.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Session, SessionState};
use nenrin_stories::{Json, Practice, json, text};

fn offer(day: &str, time: &str) -> Json {
    json!({ "day": day, "time": time, "minutes": 50, "mode": "online" })
}

fn propose(practice: &Practice, learner: &str, times: &[Json]) -> Vec<String> {
    let made = practice.ask("session.propose", json!({ "learner": learner, "times": times }));
    made.as_array().unwrap().iter().map(text).collect()
}

fn open(practice: &Practice, learner: &str) -> Vec<String> {
    let open = practice.ask("proposal.of_learner", json!({ "learner": learner }));
    open.as_array().unwrap().iter().map(|it| format!("{} {}", text(&it["day"]), text(&it["time"]))).collect()
}

fn stored(practice: &Practice, session: &str) -> Option<Session> {
    practice.stored(session.parse().unwrap())
}

#[test]
fn one_of_several_times_is_booked_and_the_others_go_until_it_is_undone() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let package = practice.package(&learner, 4, "2026-11-01");
    let before = practice.rows();
    let times = [offer("2026-11-27", "10:00"), offer("2026-11-27", "19:00"), offer("2026-11-28", "10:00")];
    let offered = propose(&practice, &learner, &times);
    assert_eq!(open(&practice, &learner), ["2026-11-27 10:00", "2026-11-27 19:00", "2026-11-28 10:00"]);
    let proposed = practice.rows();

    assert_eq!(practice.ask("proposal.confirm", json!({ "session": offered[1], "keep": [] })), 2);
    let booked = stored(&practice, &offered[1]).unwrap();
    assert_eq!((booked.state, booked.contract.map(|id| id.to_string())), (SessionState::Booked, Some(package)));
    assert_eq!(booked.booked_on.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
    assert!(open(&practice, &learner).is_empty() && stored(&practice, &offered[0]).is_none());
    let view = practice.ask("learner.view", json!({ "learner": learner }));
    assert_eq!(view["next_booking"]["time"], "19:00");

    practice.undo();
    assert_eq!(practice.rows(), proposed);
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_is_kept_open_stays_and_the_rest_is_withdrawn_when_the_learner_wants_none() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let times = [offer("2026-11-27", "10:00"), offer("2026-11-28", "10:00"), offer("2026-12-04", "10:00")];
    let offered = propose(&practice, &learner, &times);
    assert_eq!(practice.ask("proposal.confirm", json!({ "session": offered[0], "keep": [offered[2]] })), 1);
    assert_eq!(open(&practice, &learner), ["2026-12-04 10:00"]);
    practice.ask("proposal.withdraw", json!({ "sessions": [offered[2]] }));
    assert!(open(&practice, &learner).is_empty());
    practice.undo();
    assert_eq!(open(&practice, &learner), ["2026-12-04 10:00"]);
    let refused = practice.refused("proposal.confirm", json!({ "session": offered[0], "keep": [] }));
    assert_eq!(refused["about"]["rule"], "not_proposed");
}

#[test]
fn an_offer_is_seen_in_the_week_and_is_no_booking() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    propose(&practice, &learner, &[offer("2026-11-21", "10:00")]);
    let week = practice.ask("week.view", json!({ "as_of": null }));
    assert_eq!(week["sessions"]["first"][0]["state"], "proposed");
    assert!(week["next"].is_null());
    assert!(practice.ask("learner.view", json!({ "learner": learner }))["next_booking"].is_null());
    let _ = practice.booked(&learner, "2026-11-21", "15:00");
}

#[test]
fn a_proposal_that_cannot_be_is_refused() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.booked(&learner, "2026-12-04", "10:00");
    let rule = |times: &[Json]| {
        text(&practice.refused("session.propose", json!({ "learner": learner, "times": times }))["about"]["rule"])
    };
    assert_eq!(rule(&[]), "1_to_20");
    assert_eq!(rule(&[offer("2026-12-04", "19:00")]), "booked_that_day");
    assert_eq!(rule(&[offer("2026-12-05", "10:00"), offer("2026-12-05", "10:00")]), "twice");
    let offered = propose(&practice, &learner, &[offer("2026-12-05", "10:00")]);
    assert_eq!(rule(&[offer("2026-12-05", "10:00")]), "twice");
    let _ = practice.booked(&learner, "2026-12-05", "15:00");
    let refused = practice.refused("proposal.confirm", json!({ "session": offered[0], "keep": [] }));
    assert_eq!(refused["about"]["rule"], "booked_that_day");
}

#[test]
fn nothing_is_bound_to_an_offer_so_that_it_can_always_go() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let offered = propose(&practice, &learner, &[offer("2026-11-27", "10:00"), offer("2026-11-28", "10:00")]);
    let field = json!({ "name": "場所", "kind": "text", "choices": [], "offered": true });
    practice.ask("custom_field.save", json!({ "subject": "session", "fields": [field] }));
    let field = practice.ask("custom_field.list", json!({ "subject": "session" }))[0]["id"].take();
    let about = json!({ "learner": learner, "session": offered[0] });
    let value = json!({ "about": about, "values": [{ "field": field, "value": "駅前" }] });
    assert_eq!(practice.refused("custom_value.save", value.clone())["about"]["rule"], "more_than_offered");
    let link = json!({ "title": "x", "url": "https://example.com/", "learners": [learner], "session": offered[0] });
    assert_eq!(practice.refused("material.add_link", link)["about"]["rule"], "more_than_offered");
    practice.ask("proposal.confirm", json!({ "session": offered[0], "keep": [] }));
    practice.ask("custom_value.save", value);
}

#[test]
fn an_offer_is_not_rescheduled_and_none_is_made_for_a_day_gone_by() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let offered = propose(&practice, &learner, &[offer("2026-11-20", "10:00")]);
    let before = practice.rows();
    let moved = json!({ "session": offered[0], "day": "2026-11-28", "time": "10:00" });
    let refused = practice.refused("session.reschedule", moved);
    assert_eq!(refused["about"], json!({ "field": "session", "rule": "only_offered" }));
    let late = json!({ "learner": learner, "times": [offer("2026-11-21", "10:00"), offer("2026-11-19", "10:00")] });
    let refused = practice.refused("session.propose", late);
    assert_eq!(refused["about"], json!({ "field": "times", "rule": "in_the_past" }));
    assert_eq!(practice.rows(), before);
}
