//! Renewals as the coach agrees on them: from when, on which terms, and when they are paid.

use nenrin_domain::{Contract, ContractId};
use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, day, held, id_of};

fn plan(name: &str, sessions: u32) -> Json {
    json!({
        "name": name, "kind": "package", "price": { "minor": 11_000 * sessions, "currency": "JPY" },
        "sessions": sessions, "months": 3, "offered": true, "tax": "sale_10", "carry_over": 0,
    })
}

fn contract(practice: &Practice, id: &Json) -> Contract {
    practice.stored(id_of::<ContractId>(&text(id))).unwrap()
}

/// A contract of six sessions from 2026-09-16 to 2026-12-15, and whose it is.
fn six(practice: &Practice) -> (String, Json) {
    let sato = practice.learner("佐藤 美咲");
    let plan = practice.ask("plan.save", plan("回数券 6回", 6));
    let made = practice.ask("contract.add", json!({ "learner": sato, "plan": plan, "starts_on": "2026-09-16" }));
    (sato, made)
}

fn dues(practice: &Practice, learner: &str) -> Vec<(Json, Json)> {
    let payments = practice.ask("money.of_learner", json!({ "learner": learner }))["payments"].take();
    payments.as_array().unwrap().iter().map(|it| (it["due_on"].clone(), it["amount"]["minor"].clone())).collect()
}

#[test]
fn the_price_of_a_renewal_is_expected_in_the_same_act() {
    let practice = Practice::on("2026-12-10");
    let (sato, old) = six(&practice);
    let before = practice.rows();
    let new = practice.ask("contract.renew", json!({ "contract": old, "due_on": "2026-12-20" }));
    assert_eq!(dues(&practice, &sato), [(json!("2026-12-20"), json!(66_000))]);
    let due = practice.ask("money.of_learner", json!({ "learner": sato }))["payments"][0]["contract"].take();
    assert_eq!(due, new);
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back both");
    practice.ask("contract.renew", json!({ "contract": old, "due_on": null }));
    assert_eq!(dues(&practice, &sato), [], "nothing is expected unless a day is said");
}

#[test]
fn what_is_expected_of_a_renewal_on_new_terms_is_their_price() {
    let practice = Practice::on("2026-12-10");
    let (sato, old) = six(&practice);
    let terms = json!({ "plan_name": "回数券 6回", "kind": "package", "price": { "minor": 60_000, "currency": "JPY" },
        "sessions": 5, "term_end": "2027-03-15" });
    practice.ask("contract.renew", json!({ "contract": old, "terms": terms, "due_on": "2026-12-20" }));
    assert_eq!(dues(&practice, &sato), [(json!("2026-12-20"), json!(60_000))]);
}

#[test]
fn a_renewal_may_follow_another_plan_and_is_paid_by_the_same() {
    let practice = Practice::on("2026-12-10");
    let (_, old) = six(&practice);
    let payer = practice.ask("payer.save", json!({ "name": "青空商事", "payer_kind": "organisation" }));
    practice.ask("contract.pay_by", json!({ "contract": old, "payer": payer }));
    let ten = practice.ask("plan.save", plan("回数券 10回", 10));
    let new = practice.ask("contract.renew", json!({ "contract": old, "plan": ten, "due_on": "2026-12-20" }));
    let (old, new) = (contract(&practice, &old), contract(&practice, &new));
    assert_eq!((new.plan_name.as_deref(), new.sessions, new.price.minor), (Some("回数券 10回"), Some(10), 110_000));
    assert_eq!((new.starts_on, new.term_end), (day("2026-12-16"), Some(day("2027-03-15"))));
    assert_eq!((new.predecessor, new.payer), (Some(old.id), old.payer));
    assert!(new.payer.is_some());
    let both = json!({ "kind": "package", "price": { "minor": 1, "currency": "JPY" }, "sessions": 1 });
    let refused = json!({ "contract": new.id.to_string(), "plan": ten, "terms": both });
    assert_eq!(broken_rule(&practice.refused("contract.renew", refused)), ("terms", "plan_or_terms"));
}

#[test]
fn until_when_a_renewal_lasts_is_told_before_it_is_made() {
    let practice = Practice::on("2026-12-10");
    let (_, old) = six(&practice);
    let look = |on: &str| practice.ask("contract.look_renewal", json!({ "contract": old, "starts_on": on }));
    let told = |from: &str, until: &str| {
        let price = contract(&practice, &json!(old)).price;
        let price = json!({ "minor": price.minor, "currency": "JPY" });
        json!({ "starts_on": from, "term_end": until, "price": price, "taken_in": 0 })
    };
    assert_eq!(look("2026-12-16"), told("2026-12-16", "2027-03-15"));
    assert_eq!(look("2027-01-01"), told("2027-01-01", "2027-03-31"));
    assert_eq!(practice.ask("contract.look_renewal", json!({ "contract": old })), told("2026-12-16", "2027-03-15"));
    let new = practice.ask("contract.renew", json!({ "contract": old, "starts_on": "2027-01-01" }));
    assert_eq!(contract(&practice, &new).term_end, Some(day("2027-03-31")));
}

#[test]
fn only_somebody_who_cancelled_has_cancelled_and_whoever_let_a_contract_run_out_has_left() {
    let practice = Practice::on("2026-09-16");
    let terms = |auto_renew: bool| {
        json!({ "name": if auto_renew { "自動更新" } else { "3か月" }, "kind": "fixed_term", "months": 3, "offered": true,
            "price": { "minor": 90_000, "currency": "JPY" }, "auto_renew": auto_renew })
    };
    let [plain, renews] = [false, true].map(|auto_renew| practice.ask("plan.save", terms(auto_renew)));
    let agreed = |name: &str, plan: &Json| {
        let learner = practice.learner(name);
        let made = json!({ "learner": learner, "plan": plan, "starts_on": "2026-09-16" });
        (learner.clone(), practice.ask("contract.add", made))
    };
    let [gone, quit] = ["佐藤", "鈴木"].map(|name| agreed(name, &plain));
    let [comes, booked, silent, stopped] = ["高橋", "田中", "森", "林"].map(|name| agreed(name, &renews));
    practice.ask("contract.end", json!({ "contract": quit.1, "ended_on": "2026-12-15", "end_kind": "cancelled" }));
    practice.it_is("2027-02-01", "10:00");
    let session = practice.booked(&comes.0, "2027-02-01", "09:00");
    practice.record(&comes.0, &session, "続けている");
    let _ = practice.booked(&booked.0, "2027-02-10", "09:00");
    let _ = practice.booked(&silent.0, "2027-01-01", "09:00");
    held(&practice, &stopped.0, &["2026-12-15"]);
    let listed = practice.ask("learners.list", json!({}));
    let stands = [&gone, &quit, &comes, &booked, &silent, &stopped].map(|(learner, _)| {
        let line = listed.as_array().unwrap().iter().find(|line| line["id"] == learner.as_str()).unwrap();
        let page = practice.ask("learner.view", json!({ "learner": learner }));
        assert_eq!(page["lifecycle"], line["lifecycle"], "{}", line["name"]);
        text(&page["lifecycle"])
    });
    assert_eq!(stands, ["left", "cancelled", "ending", "ending", "left", "left"]);
}

#[test]
fn nobody_returns_who_came_on_under_a_contract_that_renews_itself() {
    for (auto_renew, stands) in [(true, "active"), (false, "returned")] {
        let practice = Practice::on("2026-09-16");
        let sato = practice.learner("佐藤 美咲");
        let plan = json!({ "name": "3か月", "kind": "fixed_term", "months": 3, "offered": true,
            "price": { "minor": 90_000, "currency": "JPY" }, "auto_renew": auto_renew });
        let plan = practice.ask("plan.save", plan);
        let old = practice.ask("contract.add", json!({ "learner": sato, "plan": plan, "starts_on": "2026-09-16" }));
        held(&practice, &sato, &["2026-12-10", "2027-01-10", "2027-02-10"]);
        practice.it_is("2027-03-01", "10:00");
        practice.ask("contract.renew", json!({ "contract": old, "starts_on": "2027-03-01" }));
        let page = practice.ask("learner.view", json!({ "learner": sato }));
        assert_eq!(page["lifecycle"], stands, "{auto_renew}");
    }
}
