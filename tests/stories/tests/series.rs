//! Series: several bookings at one go, and what is done with the later ones together.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Session, SessionState};
use nenrin_stories::{Json, Practice, json, text};

fn stored(practice: &Practice, session: &str) -> Session {
    practice.stored(session.parse().unwrap()).unwrap()
}

fn weekly(times: u32) -> Json {
    json!({ "every_days": 7, "times": times, "until": null })
}

/// Books every week at 10:00 from 27 November on.
fn book(practice: &Practice, learner: &str, times: u32, leave_out: &[&str]) -> Json {
    let when = json!({ "learner": learner, "first": "2026-11-27", "time": "10:00", "minutes": 50, "mode": "online" });
    let mut wish = when;
    (wish["rhythm"], wish["leave_out"]) = (weekly(times), json!(leave_out));
    practice.ask("session.book_series", wish)
}

/// What is booked with the learner from today on: days and times.
fn bookings(practice: &Practice, learner: &str) -> Vec<String> {
    let learner = learner.parse().unwrap();
    let of =
        |session: Session| format!("{} {}", session.day, session.time.map(|time| time.to_string()).unwrap_or_default());
    let found = practice.with(|call| Ok(call.store()?.bookings_from(learner, call.today())?));
    found.unwrap().into_iter().map(of).collect()
}

fn on_day(practice: &Practice, learner: &str, day: &str) -> String {
    let learner = learner.parse().unwrap();
    let found = practice.with(|call| Ok(call.store()?.bookings_from(learner, day.parse().unwrap())?));
    found.unwrap()[0].id.to_string()
}

/// Days with the reasons for which they are skipped.
fn reasons(days: &Json) -> Vec<(String, Option<String>)> {
    let of = |day: &Json| (text(&day["day"]), day["skipped"].as_str().map(ToOwned::to_owned));
    days.as_array().unwrap().iter().map(of).collect()
}

#[test]
fn a_series_is_booked_in_one_act_and_taken_back_in_one() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let package = practice.package(&learner, 4, "2026-11-01");
    let before = practice.rows();
    let booked = book(&practice, &learner, 3, &[]);
    assert_eq!(booked["booked"], json!(["2026-11-27", "2026-12-04", "2026-12-11"]));
    assert_eq!(booked["skipped"], json!([]));
    assert_eq!(bookings(&practice, &learner), ["2026-11-27 10:00", "2026-12-04 10:00", "2026-12-11 10:00"]);
    let first = stored(&practice, &on_day(&practice, &learner, "2026-11-27"));
    assert_eq!(first.series.map(|series| series.to_string()).as_deref(), booked["series"].as_str());
    assert_eq!((first.minutes, first.contract.map(|id| id.to_string())), (Some(50), Some(package)));
    assert_eq!(practice.every("series").len(), 1);
    let act = &practice.ask("act.recent", json!({ "limit": 1 }))[0];
    assert_eq!((&act["kind"], &act["about"]["count"]), (&json!("session.book_series"), &json!("3")));
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn days_that_are_not_free_are_skipped_and_told_with_the_reason_before_and_after() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let other = practice.learner("田中 健");
    let price = json!({ "minor": 22_000, "currency": "JPY" });
    let terms = json!({ "plan_name": "月4回", "kind": "subscription", "term_end": "2026-12-31", "price": price });
    practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-11-01" }));
    let _ = practice.booked(&learner, "2026-12-04", "15:00");
    let _ = practice.booked(&other, "2026-12-11", "10:00");
    practice.ask("pause.add", json!({ "learner": learner, "starts_on": "2026-12-15", "ends_on": "2026-12-21" }));

    let look = json!({ "learner": learner, "first": "2026-11-27", "rhythm": weekly(7) });
    let looked = reasons(&practice.ask("series.look", look));
    let why = |reason: &str| Some(reason.to_owned());
    let expected = [
        ("2026-11-27", None),
        ("2026-12-04", why("booked")),
        ("2026-12-11", None),
        ("2026-12-18", why("paused")),
        ("2026-12-25", None),
        ("2027-01-01", why("after_contract")),
        ("2027-01-08", why("after_contract")),
    ];
    assert_eq!(looked, expected.map(|(day, why)| (day.to_owned(), why)));

    let booked = book(&practice, &learner, 7, &["2026-12-11", "2027-01-08"]);
    assert_eq!(booked["booked"], json!(["2026-11-27", "2026-12-25"]));
    let skipped = reasons(&booked["skipped"]);
    let told = skipped.iter().map(|(day, _)| day.as_str()).collect::<Vec<_>>();
    assert_eq!(told, ["2026-12-04", "2026-12-18", "2027-01-01"], "what the coach left out is not told");
}

#[test]
fn a_series_until_a_day_takes_that_day_in() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let rhythm = json!({ "every_days": 14, "times": null, "until": "2026-12-25" });
    let looked = practice.ask("series.look", json!({ "learner": learner, "first": "2026-11-27", "rhythm": rhythm }));
    assert_eq!(reasons(&looked).len(), 3);
}

#[test]
fn a_series_that_cannot_be_is_refused() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let rule = |every_days: u32, times: Option<u32>, until: Option<&str>| {
        let rhythm = json!({ "every_days": every_days, "times": times, "until": until });
        let look = json!({ "learner": learner, "first": "2026-11-27", "rhythm": rhythm });
        text(&practice.refused("series.look", look)["about"]["rule"])
    };
    assert_eq!(rule(0, Some(3), None), "1_to_366");
    assert_eq!(rule(7, Some(105), None), "1_to_104");
    assert_eq!(rule(7, None, None), "empty");
    assert_eq!(rule(7, Some(2), Some("2026-12-25")), "empty");
    assert_eq!(rule(7, None, Some("2026-11-26")), "not_before");
    assert_eq!(rule(1, None, Some("2027-11-26")), "at_most_104");
    let mut wish = json!({ "learner": learner, "first": "2026-11-27", "time": "10:00", "leave_out": ["2026-11-27"] });
    wish["rhythm"] = weekly(1);
    assert_eq!(practice.refused("session.book_series", wish)["about"]["rule"], "no_day_left");
    assert!(practice.every("series").is_empty());
}

#[test]
fn this_and_all_later_ones_are_cancelled_in_one_act() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    book(&practice, &learner, 4, &[]);
    let _ = practice.booked(&learner, "2026-12-15", "10:00");
    let second = on_day(&practice, &learner, "2026-12-04");
    let view = practice.ask("series.of_session", json!({ "session": second }));
    assert_eq!(view["later"].as_array().unwrap().len(), 3);
    let before = practice.rows();
    let cancelled = practice.ask("series.cancel", json!({ "session": second, "state": "cancelled_by_learner" }));
    assert_eq!(cancelled, 3);
    assert_eq!(bookings(&practice, &learner), ["2026-11-27 10:00", "2026-12-15 10:00"]);
    assert_eq!(stored(&practice, &second).state, SessionState::CancelledByLearner);
    assert_eq!(practice.ask("series.of_session", json!({ "session": second })), json!(null));
    practice.undo();
    assert_eq!(practice.rows(), before);

    let refused = |session: &str, state: &str| {
        let wish = json!({ "session": session, "state": state });
        text(&practice.refused("series.cancel", wish)["about"]["rule"])
    };
    assert_eq!(refused(&second, "no_show"), "a_cancellation");
    assert_eq!(refused(&on_day(&practice, &learner, "2026-12-15"), "cancelled_by_coach"), "not_of_a_series");
}

#[test]
fn this_and_all_later_ones_are_moved_to_another_weekday_and_stay_the_same_bookings() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    book(&practice, &learner, 4, &[]);
    let _ = practice.booked(&learner, "2026-12-15", "18:00");
    let second = on_day(&practice, &learner, "2026-12-04");
    let before = practice.rows();
    let looked = practice.ask("series.look_move", json!({ "session": second, "day": "2026-12-08" }));
    let moved = practice.ask("series.move", json!({ "session": second, "day": "2026-12-08", "time": "19:00" }));
    assert_eq!(looked, moved, "what is said before is what is done");
    assert_eq!(moved[1], json!({ "from": "2026-12-11", "to": null, "kept": "booked" }));
    let expected = ["2026-11-27 10:00", "2026-12-08 19:00", "2026-12-11 10:00", "2026-12-15 18:00", "2026-12-22 19:00"];
    assert_eq!(bookings(&practice, &learner), expected);
    assert_eq!(stored(&practice, &second).day.to_string(), "2026-12-08");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_is_being_typed_goes_along_with_a_series_that_is_moved_and_back_again() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    book(&practice, &learner, 3, &[]);
    let second = on_day(&practice, &learner, "2026-12-04");
    let mut draft = practice.composer_of(&learner, &second)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "資料を読んでおく。" }]);
    practice.ask("draft.save", json!({ "draft": draft }));
    let day = || practice.composer_of(&learner, &second)["body"]["day"].take();

    let first = on_day(&practice, &learner, "2026-11-27");
    practice.ask("series.move", json!({ "session": first, "day": "2026-11-28", "time": "10:00" }));
    assert_eq!(day(), "2026-12-05");
    practice.undo();
    assert_eq!(day(), "2026-12-04");
    practice.ask("act.redo", json!({}));
    assert_eq!(day(), "2026-12-05");
}

#[test]
fn the_sessions_of_a_series_are_ordinary_bookings() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    book(&practice, &learner, 3, &[]);
    assert_eq!(practice.ask("learner.view", json!({ "learner": learner }))["next_booking"]["day"], "2026-11-27");
    practice.it_is("2026-11-28", "10:00");
    let overdue = practice.ask("upkeep.view", json!({})).to_string();
    assert!(overdue.contains("2026-11-27"), "one without an outcome is asked for as any other");
    let first =
        practice.with(|call| Ok(call.store()?.sessions_of(learner.parse().unwrap())?)).unwrap()[0].id.to_string();
    practice.record(&learner, &first, "順調。");
    assert_eq!(practice.balance(&learner), 3);
    let second = on_day(&practice, &learner, "2026-12-04");
    let moved = json!({ "session": second, "day": "2026-12-05", "time": "11:00" });
    let moved = text(&practice.ask("session.reschedule", moved));
    let view = practice.ask("series.of_session", json!({ "session": moved }));
    assert_eq!(view["later"].as_array().unwrap().len(), 2, "one that was moved by itself stays in the series");
}

#[test]
fn a_series_moved_to_the_end_of_the_calendar_says_which_bookings_stay_and_none_goes_into_the_past() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    book(&practice, &learner, 3, &[]);
    let first = on_day(&practice, &learner, "2026-11-27");
    let before = practice.rows();
    for command in ["series.look_move", "series.move"] {
        let mut wish = json!({ "session": first, "day": "2026-11-19" });
        if command == "series.move" {
            wish["time"] = json!("10:00");
        }
        let refused = practice.refused(command, wish);
        assert_eq!(refused["about"], json!({ "field": "day", "rule": "in_the_past" }), "{command}");
    }
    assert_eq!(practice.rows(), before);
    let moved = practice.ask("series.move", json!({ "session": first, "day": "2199-12-30", "time": "10:00" }));
    assert_eq!(moved[0], json!({ "from": "2026-11-27", "to": "2199-12-30", "kept": null }));
    assert_eq!(moved[1], json!({ "from": "2026-12-04", "to": null, "kept": "end_of_calendar" }));
    assert_eq!(bookings(&practice, &learner), ["2026-12-04 10:00", "2026-12-11 10:00", "2199-12-30 10:00"]);
}
