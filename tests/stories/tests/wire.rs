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
