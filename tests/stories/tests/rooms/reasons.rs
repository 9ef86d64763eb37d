use nenrin_domain::Contract;
use nenrin_stories::{Json, Practice, json, text};

use crate::{agree, broken_rule, each, id_of};

fn reasons(practice: &Practice, kind: &str) -> Json {
    practice.ask("reason.list", json!({ "kind": kind }))
}

fn labels(practice: &Practice) -> Vec<String> {
    each(&reasons(practice, "cancellation"), "label").into_iter().map(text).collect()
}

fn new(label: &str) -> Json {
    json!({ "id": null, "label": label, "offered": true })
}

#[test]
fn the_usual_reasons_are_offered_until_the_coach_has_their_own() {
    let practice = Practice::on("2026-11-20");
    assert_eq!(labels(&practice).first().map(String::as_str), Some("goal_reached"));
    assert_eq!(each(&reasons(&practice, "trial"), "label").last(), Some(&&json!("other")));
    let wished = json!([new("other"), new(" 転職 "), { "id": null, "label": "price", "offered": false }]);
    practice.ask("reason.save", json!({ "kind": "cancellation", "reasons": wished }));
    assert_eq!(labels(&practice), ["other", "転職", "price"]);
    assert_eq!(each(&reasons(&practice, "cancellation"), "offered"), [true, true, false]);
    assert_eq!(each(&reasons(&practice, "trial"), "label").len(), 7, "each list is its own");
    practice.undo();
    assert_eq!(labels(&practice).len(), 12);
}

#[test]
fn a_reason_that_is_renamed_or_gone_stays_in_the_records_as_it_was() {
    let practice = Practice::on("2026-11-20");
    let contract = agree(&practice, &practice.learner("佐藤 美咲"), "2026-09-01", 14);
    practice.ask("reason.save", json!({ "kind": "cancellation", "reasons": [new("転職"), new("料金が合わない")] }));
    let interview = json!({
        "decided_on": null, "primary_reason": "転職", "secondary_reasons": ["料金が合わない"],
        "what_happened": null, "would_return": null, "heard_by": null,
    });
    practice.ask(
        "contract.cancel",
        json!({ "contract": contract, "requested_on": null,
        "effective_on": "2026-11-20", "interview": interview }),
    );

    let mut renamed = reasons(&practice, "cancellation");
    renamed[0]["label"] = json!("転職・異動");
    let only = json!([renamed[0].clone()]);
    practice.ask("reason.save", json!({ "kind": "cancellation", "reasons": only }));
    assert_eq!(labels(&practice), ["転職・異動"]);
    let why = practice.ask("cancellations.why", json!({ "since": null }));
    assert_eq!(each(&why["reasons"], "reason"), ["転職", "料金が合わない"]);
    let kept: Contract = practice.stored(id_of(&contract)).unwrap();
    assert_eq!(kept.end_reason.as_deref(), Some("転職"));
}

#[test]
fn two_reasons_do_not_say_the_same_and_none_says_nothing() {
    let practice = Practice::on("2026-11-20");
    let refused = |reasons: Json| practice.refused("reason.save", json!({ "kind": "trial", "reasons": reasons }));
    assert_eq!(broken_rule(&refused(json!([new("遠い"), new("遠い ")]))), ("label", "twice"));
    assert_eq!(broken_rule(&refused(json!([new(" ")]))), ("label", "1_to_200"));
    assert_eq!(broken_rule(&refused(json!([]))), ("reasons", "1_to_50"));
    let foreign = reasons(&practice, "trial");
    practice.ask("reason.save", json!({ "kind": "trial", "reasons": foreign }));
    let other_list = reasons(&practice, "trial");
    let taken = practice.refused("reason.save", json!({ "kind": "cancellation", "reasons": other_list }));
    assert_eq!(broken_rule(&taken), ("id", "unknown"));
}
