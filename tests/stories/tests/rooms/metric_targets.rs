//! What the metrics are to reach, and when it is said that they do.
#![allow(clippy::needless_pass_by_value, reason = "a story says `json!` where it asks")]

use nenrin_stories::{Json, Practice, json};

fn target(metric: &str, amount: Json, currency: Json, valid_from: &str) -> Json {
    json!({ "metric": metric, "amount": amount, "currency": currency, "valid_from": valid_from })
}

fn card(practice: &Practice, length: &str, day: &str, metric: &str) -> Json {
    let mut cards = practice.ask("metrics.cards", json!({ "length": length, "day": day }))["cards"].take();
    cards.as_array_mut().unwrap().iter_mut().find(|card| card["metric"] == metric).unwrap().take()
}

/// Learners since September, some of whom leave at the end of October.
fn practice_of(stay: usize, leave: usize) -> Practice {
    let practice = Practice::on("2026-08-20");
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    for n in 0..stay + leave {
        let learner = practice.learner(&format!("受講者{n}"));
        practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-09-01" }));
        // Whoever has a booking ahead has not left in silence.
        let _booked = practice.booked(&learner, &format!("2026-12-{:02}", 22 + n), "10:00");
        if n < leave {
            let contract = practice.ask("learner.view", json!({ "learner": learner }))["agreement"]["contract"].take();
            let interview = json!({ "decided_on": null, "primary_reason": null, "secondary_reasons": [], "what_happened": null,
                "would_return": null, "heard_by": null });
            let cancel = json!({ "contract": contract, "effective_on": "2026-10-20", "interview": interview });
            practice.ask("contract.cancel", cancel);
        }
    }
    practice.it_is("2026-12-20", "09:00");
    practice
}

#[test]
fn a_target_is_judged_in_the_periods_in_which_it_holds_until_it_is_taken_away() {
    let practice = practice_of(4, 1);
    let october = || card(&practice, "month", "2026-10-05", "retention")["target"].take();
    assert_eq!(october(), Json::Null);
    practice.ask("metrics.set_target", target("retention", json!(80), Json::Null, "2026-10-31"));
    assert_eq!((&october()["standing"], &october()["target"]["amount"]), (&json!("met"), &json!(80)));
    practice.ask("metrics.set_target", target("retention", json!(81), Json::Null, "2026-10-31"));
    assert_eq!(october()["standing"], "missed", "4 of 5");
    assert_eq!(card(&practice, "month", "2026-09-05", "retention")["target"], Json::Null, "not valid yet");
    assert_eq!(card(&practice, "month", "2026-12-20", "retention")["target"]["standing"], "to_date");
    practice.undo();
    assert_eq!(october()["target"]["amount"], 80);
    practice.ask("metrics.set_target", target("retention", Json::Null, Json::Null, "2026-10-01"));
    assert_eq!(october()["target"]["amount"], 80, "the one that is valid from later holds");
    practice.ask("metrics.set_target", target("retention", Json::Null, Json::Null, "2026-10-31"));
    assert_eq!(october(), Json::Null);
    let view = practice.ask("metrics.targets", json!({}));
    assert_eq!((view["now"].as_array().unwrap().len(), view["versions"].as_array().unwrap().len()), (0, 2));
}

#[test]
fn of_fewer_than_five_nothing_is_said_and_what_is_meant_of_a_month_is_not_said_of_a_year() {
    let practice = practice_of(3, 1);
    practice.ask("metrics.set_target", target("retention", json!(90), Json::Null, "2026-09-01"));
    practice.ask("metrics.set_target", target("revenue", json!(20_000), json!("JPY"), "2026-09-01"));
    practice.ask("metrics.set_target", target("applications", json!(2), Json::Null, "2026-09-01"));
    let standing =
        |length: &str, metric: &str| card(&practice, length, "2026-10-05", metric)["target"]["standing"].take();
    assert_eq!(standing("month", "retention"), "too_few");
    assert_eq!(standing("month", "revenue"), "too_few");
    assert_eq!(standing("month", "applications"), "missed", "of a number there are never too few");
    for length in ["week", "quarter", "year"] {
        assert_eq!(standing(length, "revenue"), "of_months");
        assert_eq!(standing(length, "applications"), "of_months");
    }
}

#[test]
fn the_median_of_unbooked_days_is_judged_by_those_who_have_no_booking() {
    let practice = practice_of(6, 0);
    practice.ask("metrics.set_target", target("unbooked", json!(10), Json::Null, "2026-09-01"));
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    let join = |n: usize| {
        let learner = practice.learner(&format!("待つ方{n}"));
        practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-12-01" }));
    };
    let december = || card(&practice, "month", "2026-12-20", "unbooked");
    let standing = || december()["target"]["standing"].take();
    assert_eq!(standing(), "too_few", "nobody waits: there is no median");
    (0..4).for_each(join);
    assert_eq!(standing(), "too_few", "of ten who could book four wait");
    let days = december()["values"].as_array().unwrap().last().unwrap()["days"].clone();
    let told = [&days["median"], &days["waiting"], &days["is_indicative"], &days["is_too_few"], &days["share"]["all"]];
    assert_eq!(told, [&json!(19.0), &json!(4), &json!(true), &json!(true), &json!(10)]);
    join(4);
    assert_eq!(standing(), "missed");
    (5..10).for_each(join);
    let days = december()["values"].as_array().unwrap().last().unwrap()["days"].clone();
    assert_eq!((&days["waiting"], &days["is_indicative"]), (&json!(10), &json!(false)));
}

#[test]
fn change_is_told_between_full_periods_of_enough_cases_that_are_reckoned_alike() {
    let practice = practice_of(4, 1);
    let change = |day: &str| card(&practice, "month", day, "retention")["change"].take();
    assert_eq!(change("2026-10-05"), "less", "all of five, then four of five");
    assert_eq!(change("2026-11-05"), Json::Null, "four are too few");
    assert_eq!(change("2026-12-05"), Json::Null, "to date");
    let parameters = json!({ "grace_days": 29, "conversion_days": 30, "recontract_days": 180, "from_follow_up_days": 30,
        "unbooked_over": [14, 30, 60] });
    practice.ask(
        "metrics.save_definition",
        json!({ "parameters": parameters, "valid_from": "2026-10-01", "note": "短く" }),
    );
    assert_eq!(change("2026-10-05"), Json::Null, "reckoned otherwise");
}

#[test]
fn an_amount_that_a_metric_cannot_reach_is_refused() {
    let practice = practice_of(0, 0);
    let refused = |metric: &str, amount: u32, currency: Json| {
        let wish = target(metric, json!(amount), currency, "2026-09-01");
        practice.refused("metrics.set_target", wish)["about"]["rule"].as_str().unwrap().to_owned()
    };
    assert_eq!(refused("retention", 101, Json::Null), "1_to_100");
    assert_eq!(refused("applications", 0, Json::Null), "1_to_10000");
    assert_eq!(refused("unbooked", 366, Json::Null), "0_to_365");
    assert_eq!(refused("reasons", 101, Json::Null), "0_to_100");
    assert_eq!(refused("revenue", 0, json!("JPY")), "more_than_nothing");
    assert_eq!(refused("revenue", 5, Json::Null), "three_letter_currency");
    assert_eq!(refused("retention", 80, json!("JPY")), "money_only", "a share has no currency");
    let taken_away = target("retention", Json::Null, json!("JPY"), "2026-09-01");
    assert_eq!(practice.refused("metrics.set_target", taken_away)["about"]["rule"], "money_only");
    assert_eq!(practice.ask("metrics.targets", json!({}))["versions"], json!([]), "nothing was written");
}
