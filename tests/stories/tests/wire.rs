//! What goes over the wire: the page's types are those of the one list of commands, and nothing is larger than a page needs.

use nenrin_stories::{Practice, json};

#[test]
fn the_pages_types_are_not_stale() {
    let kept = include_str!("../../../ui/src/host/wire.ts");
    assert!(kept.trim_end() == nenrin_practice::typescript().trim_end(), "run `make wire`");
}

#[test]
fn a_call_larger_than_any_note_is_refused_unread() {
    let practice = Practice::on("2026-11-20");
    let name = "長".repeat(2 * 1024 * 1024);
    let failure = practice.refused("learner.add", json!({ "name": name }));
    assert_eq!((&failure["code"], &failure["about"]["rule"]), (&json!("P-205"), &json!("at_most_4_mb")));
    assert_eq!(failure["about"]["field"], "body");
}

#[test]
fn a_day_that_is_none_is_refused_by_its_field_like_any_other_value() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let said = |command: &str, fields| {
        let failure = practice.refused(command, fields);
        let about = |key: &str| failure["about"][key].as_str().unwrap_or_default().to_owned();
        (failure["code"].as_str().unwrap_or_default().to_owned(), about("field"), about("rule"))
    };
    let refused = |field: &str, rule: &str| ("P-205".to_owned(), field.to_owned(), rule.to_owned());
    for day in ["1899-12-31", "2200-01-01", "12026-11-20", "2026-02-30"] {
        let booked = said("session.book", json!({ "learner": learner, "day": day, "time": "10:00" }));
        assert_eq!(booked, refused("day", "a_day_from_1900_to_2199"), "{day}");
    }
    let late = said("session.book", json!({ "learner": learner, "day": "2026-11-27", "time": "24:10" }));
    assert_eq!(late, refused("time", "a_time_of_day"));
    // What no coach types is no value to mend.
    let nobody = said("session.book", json!({ "learner": "nobody", "day": "2026-11-27", "time": "10:00" }));
    assert_eq!(nobody.0, "W-301");
}
