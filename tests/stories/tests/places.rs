//! Where sessions take place: said when booking, proposed for the next one, changed later, opened.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::Session;
use nenrin_stories::{Json, Practice, json, text};

const ROOM: &str = "https://zoom.us/j/123456?pwd=Ab1";

/// Where a session takes place, as it is recorded.
fn place(practice: &Practice, session: &str) -> Option<String> {
    practice.stored::<Session>(session.parse().unwrap()).unwrap().place
}

fn places(practice: &Practice) -> Vec<Json> {
    let rows = practice.every("session").into_iter().map(|row| serde_json::from_str::<Json>(&row).unwrap());
    let mut told: Vec<_> = rows.map(|row| (row["day"].as_i64(), row["place"].clone())).collect();
    told.sort_by_key(|(day, _)| *day);
    told.into_iter().map(|(_, place)| place).collect()
}

fn book(practice: &Practice, learner: &str, day: &str, said: &Json) -> String {
    let mut fields = json!({ "learner": learner, "day": day, "time": "10:00", "minutes": 50 });
    said.as_object().unwrap().iter().for_each(|(key, value)| fields[key] = value.clone());
    text(&practice.ask("session.book", fields))
}

#[test]
fn a_booking_is_where_the_last_one_was_unless_it_says_otherwise_or_is_held_otherwise() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let usual = |mode: Json| practice.ask("session.usual_place", json!({ "learner": learner, "mode": mode }));
    let next = |day: &str, said: Json| place(&practice, &book(&practice, &learner, day, &said));
    assert_eq!(usual(json!(null)), json!(null));
    assert_eq!(next("2026-11-21", json!({ "mode": "online", "place": format!(" {ROOM}\n") })).as_deref(), Some(ROOM));
    assert_eq!(usual(json!(null)), json!(ROOM));
    assert_eq!(next("2026-11-22", json!({})).as_deref(), Some(ROOM));
    assert_eq!(usual(json!("in_person")), json!(null), "a link is no place to meet in person");
    assert_eq!(next("2026-11-23", json!({ "mode": "in_person" })), None);
    let cafe = next("2026-11-24", json!({ "mode": "in_person", "place": "喫茶店 ルノアール" }));
    assert_eq!(cafe.as_deref(), Some("喫茶店 ルノアール"));
    assert_eq!(next("2026-11-25", json!({ "mode": "online" })).as_deref(), Some(ROOM));
    assert_eq!(next("2026-11-26", json!({ "mode": "online", "place": "" })), None, "nowhere was said");
    let long = json!({ "learner": learner, "day": "2026-11-27", "time": null, "place": "あ".repeat(501) });
    assert_eq!(practice.refused("session.book", long)["about"]["field"], "place");
}

#[test]
fn a_series_and_a_group_take_place_where_all_of_them_do_and_go_elsewhere_together() {
    let practice = Practice::on("2026-11-20");
    let (sato, tanaka) = (practice.learner("佐藤 美咲"), practice.learner("田中 健"));
    let rhythm = json!({ "every_days": 7, "times": 3, "until": null });
    let series = json!({
        "learner": sato, "first": "2026-11-27", "rhythm": rhythm, "leave_out": [], "time": "10:00", "minutes": 50,
        "mode": "online", "place": ROOM,
    });
    practice.ask("session.book_series", series);
    assert_eq!(places(&practice), [json!(ROOM), json!(ROOM), json!(ROOM)]);
    let told = practice.ask("timeline.page", json!({ "learner": sato, "limit": 50 }));
    let second = told["events"].as_array().unwrap().iter().find(|event| event["day"] == "2026-12-04").unwrap();
    assert_eq!(second["place"], ROOM, "the timeline tells it: {second}");
    let before = practice.rows();
    let elsewhere = json!({ "session": second["id"], "place": "公民館 2階", "reach": "later" });
    practice.ask("session.set_place", elsewhere);
    assert_eq!(places(&practice), [json!(ROOM), json!("公民館 2階"), json!("公民館 2階")]);
    practice.undo();
    assert_eq!(practice.rows(), before);

    let group = json!({
        "learners": [sato, tanaka], "title": null, "day": "2026-11-22", "time": "10:00", "minutes": 90, "mode": null,
        "place": "公民館",
    });
    practice.ask("gathering.book", group);
    let [one, other] =
        practice.ask("week.view", json!({}))["sessions"]["first"].as_array().unwrap().clone().try_into().unwrap();
    assert_eq!((&one["place"], &other["place"]), (&json!("公民館"), &json!("公民館")));
    practice.ask("session.set_place", json!({ "session": one["id"], "place": null, "reach": "group" }));
    assert_eq!(place(&practice, other["id"].as_str().unwrap()), None);
}

#[test]
fn a_place_is_corrected_moves_along_and_is_in_the_history_of_changes() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = book(&practice, &learner, "2026-11-27", &json!({ "place": "喫茶店" }));
    practice.ask("session.set_place", json!({ "session": session, "place": ROOM, "reach": "one" }));
    let history = practice.ask("learner.changes", json!({ "learner": learner, "before": null }));
    assert!(history.to_string().contains("喫茶店") && history.to_string().contains(ROOM), "{history}");
    let moved = json!({ "session": session, "day": "2026-11-28", "time": "11:00" });
    let moved = text(&practice.ask("session.reschedule", moved));
    assert_eq!(place(&practice, &moved).as_deref(), Some(ROOM));
    practice.ask("session.resolve", json!({ "session": moved, "state": "cancelled_by_coach" }));
    let late = json!({ "session": moved, "place": "喫茶店", "reach": "one" });
    assert_eq!(practice.refused("session.set_place", late)["about"]["rule"], "not_open");
}

#[test]
fn the_note_keeps_the_place_of_its_session_and_the_next_booking_has_it_too() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = book(&practice, &learner, "2026-11-20", &json!({ "mode": "online", "place": ROOM }));
    let view = practice.composer_of(&learner, &session);
    assert_eq!(view["place"], ROOM);
    let mut draft = view["body"].clone();
    draft["sections"] = json!([{ "key": "talked", "text": "話した" }]);
    draft["next_booking"] = json!({ "day": "2026-12-04", "time": "10:00", "minutes": null, "mode": null });
    practice.it_is("2026-11-20", "11:00");
    practice.ask("composer.confirm", json!({ "draft": draft }));
    assert_eq!(places(&practice), [json!(ROOM), json!(ROOM)]);
}

#[test]
fn a_link_opens_in_the_browser_and_a_place_does_not() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let said = format!("{ROOM} パスコード 4242");
    let online = book(&practice, &learner, "2026-11-27", &json!({ "place": said }));
    practice.ask("session.open_place", json!({ "session": online }));
    assert_eq!(practice.browsed().as_deref(), Some(ROOM));
    for odd in ["喫茶店", "http://zoom.us/j/1", "https://zoom.us@harm.example/", "javascript:alert(1)"] {
        practice.ask("session.set_place", json!({ "session": online, "place": odd, "reach": "one" }));
        let refused = practice.refused("session.open_place", json!({ "session": online }));
        assert_eq!(refused["about"]["rule"], "https_address", "{odd}");
        assert_eq!(practice.browsed(), None, "{odd}");
    }
}
