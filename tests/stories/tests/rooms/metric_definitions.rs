//! What the metrics are reckoned by is the coach's to change: seen on the own past before it is saved, and never for what was told before.
#![allow(clippy::needless_pass_by_value, reason = "a story says `json!` where it asks")]

use nenrin_stories::{Json, Practice, json};

fn usual() -> Json {
    json!({ "grace_days": 30, "conversion_days": 30, "recontract_days": 180, "from_follow_up_days": 30, "unbooked_over": [14, 30, 60] })
}

fn with(field: &str, value: Json) -> Json {
    let mut parameters = usual();
    parameters[field] = value;
    parameters
}

fn save(parameters: Json, valid_from: &str) -> Json {
    json!({ "parameters": parameters, "valid_from": valid_from, "note": "21日で声をかける" })
}

/// A learner who has never booked.
fn waiting_since(day: &str) -> (Practice, String) {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": day }));
    (practice, learner)
}

/// Over how many days, and how many are, in each month of the cards.
fn over(practice: &Practice) -> Vec<(u64, u64)> {
    let cards = practice.ask("metrics.cards", json!({ "length": "month", "day": null }));
    let card = cards["cards"].as_array().unwrap().iter().find(|card| card["metric"] == "unbooked").unwrap();
    let told = |value: &Json| (value["days"]["over"].as_u64().unwrap(), value["days"]["share"]["of"].as_u64().unwrap());
    card["values"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_changed_threshold_is_seen_on_the_own_past_before_it_is_saved_and_changes_nothing_told_before() {
    let (practice, _) = waiting_since("2026-10-01");
    assert_eq!(over(&practice), [(30, 0), (30, 1)], "on 31 October she has waited for 30 days");
    practice.ask("metrics.take_snapshot", json!({}));
    let told = practice.ask("metrics.snapshots", json!({ "metric": "unbooked" }));
    let parameters = with("unbooked_over", json!([14, 21, 60]));
    let preview = practice.ask("metrics.preview_definition", json!({ "parameters": parameters }));
    assert_eq!(preview["periods"].as_array().unwrap().len(), 1, "full months of which there is history");
    let of = |at: usize, side: &str| preview["changed"][at][side]["days"]["share"].clone();
    assert_eq!((&of(0, "old")["of"], &of(0, "new")["of"], &of(0, "new")["all"]), (&json!(0), &json!(1), &json!(1)));
    assert_eq!(preview["changed"][0]["period"]["from"], "2026-10-01");
    assert!(preview["changed"].as_array().unwrap().iter().all(|it| it["metric"] == "unbooked"), "{preview}");
    assert_eq!(over(&practice), [(30, 0), (30, 1)], "nothing is saved yet");

    practice.ask("metrics.save_definition", save(parameters, "2026-11-01"));
    assert_eq!(over(&practice), [(30, 0), (21, 1)], "each month by the version of its own last day");
    let cards = practice.ask("metrics.cards", json!({ "length": "month", "day": null }));
    let version = practice.ask("metrics.definitions", json!({}))["versions"][0].take();
    assert_eq!(cards["versions"], json!([null, version["id"]]));
    let breaks = |metric: &str| {
        let mut cards = cards["cards"].as_array().unwrap().iter();
        cards.find(|card| card["metric"] == metric).unwrap()["breaks"].clone()
    };
    assert_eq!(
        (breaks("unbooked"), breaks("retention")),
        (json!([false, true]), json!([false, false])),
        "curves say so"
    );
    assert_eq!((&version["note"], &version["holds"]), (&json!("21日で声をかける"), &json!(true)));
    let lines = practice.ask("metrics.snapshots", json!({ "metric": "unbooked" }));
    assert_eq!(lines[0]["then"], told[0]["then"], "what was told stays told");
}

#[test]
fn metrics_people_and_months_follow_a_version_and_its_undo() {
    let (practice, learner) = waiting_since("2026-09-01");
    let contract = practice.ask("learner.view", json!({ "learner": learner }))["agreement"]["contract"].take();
    let interview = json!({ "decided_on": null, "primary_reason": "price", "secondary_reasons": [], "what_happened": null,
        "would_return": null, "heard_by": null });
    practice
        .ask("contract.cancel", json!({ "contract": contract, "effective_on": "2026-10-31", "interview": interview }));
    practice.it_is("2026-11-20", "11:00");
    let october = json!({ "around": { "length": "month", "day": "2026-10-01" } });
    let lost = || {
        let of = practice.ask("metrics.of", json!({ "within": october, "as_of": null, "by": null }))["all"].take();
        let people = practice.ask("metrics.people", json!({ "metric": "retention", "within": october }));
        (of["retention"]["lost"]["of"].as_u64().unwrap(), people[0]["part"].as_str().unwrap().to_owned())
    };
    let within_the_grace = (0, "undecided".to_owned());
    assert_eq!(lost(), within_the_grace);
    practice.ask("metrics.save_definition", save(with("grace_days", json!(7)), "2026-10-01"));
    assert_eq!(lost(), (1, "counts_not".to_owned()));
    practice.undo();
    assert_eq!(lost(), within_the_grace);
    practice.ask("act.redo", json!({}));
    assert_eq!(lost(), (1, "counts_not".to_owned()));
}

#[test]
fn a_definition_that_cannot_be_and_one_without_a_reason_are_refused() {
    let (practice, _) = waiting_since("2026-09-01");
    let refused = |wish: Json| {
        let about = practice.refused("metrics.save_definition", wish)["about"].take();
        (about["field"].as_str().unwrap().to_owned(), about["rule"].as_str().unwrap().to_owned())
    };
    let said = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    let on = "2026-11-01";
    assert_eq!(refused(save(with("grace_days", json!(366)), on)), said("grace_days", "0_to_365"));
    assert_eq!(refused(save(with("recontract_days", json!(731)), on)), said("recontract_days", "0_to_730"));
    assert_eq!(refused(save(with("unbooked_over", json!([]),), on)), said("unbooked_over", "thresholds_1_to_365"));
    assert_eq!(refused(save(with("unbooked_over", json!([30, 14])), on)), said("unbooked_over", "rising"));
    assert_eq!(refused(save(usual(), on)), said("parameters", "nothing_changed"));
    let silent = json!({ "parameters": with("grace_days", json!(7)), "valid_from": on, "note": " " });
    assert_eq!(refused(silent), said("note", "1_to_5000"));
}
