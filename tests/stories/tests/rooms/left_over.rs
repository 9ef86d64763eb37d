//! What is agreed besides price and sessions, and the tickets left over when a contract is over.

use nenrin_domain::{Contract, ContractId, Entitlement, EntitlementKind, LearnerId, TaxKind};
use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, day, id_of};

fn plan(carry_over: u32) -> Json {
    json!({
        "name": "回数券 6回", "kind": "package", "price": { "minor": 66_000, "currency": "JPY" }, "sessions": 6,
        "months": 3, "offered": true, "tax": "sale_10", "carry_over": carry_over, "notice_hours": 48,
    })
}

/// A contract by a plan of which so many tickets may come over: from 2026-08-01 to 2026-10-31.
fn agreed(practice: &Practice, learner: &str, carry_over: u32) -> String {
    let plan = practice.ask("plan.save", plan(carry_over));
    text(&practice.ask("contract.add", json!({ "learner": learner, "plan": plan, "starts_on": "2026-08-01" })))
}

fn contract(practice: &Practice, id: &str) -> Contract {
    practice.stored(id_of::<ContractId>(id)).unwrap()
}

/// Why, by how many and when the tickets of a contract changed.
fn ledger(practice: &Practice, learner: &str, contract: &str) -> Vec<(EntitlementKind, i32, String)> {
    let (learner, contract): (LearnerId, ContractId) = (id_of(learner), id_of(contract));
    let entries = practice.with(|call| Ok(call.store()?.entitlements_of(learner)?)).unwrap();
    let own = entries.iter().filter(|entry| entry.contract == contract);
    own.map(|Entitlement { kind, quantity, day, .. }| (*kind, *quantity, day.to_string())).collect()
}

fn entry(kind: EntitlementKind, quantity: i32, day: &str) -> (EntitlementKind, i32, String) {
    (kind, quantity, day.to_owned())
}

fn adjust(practice: &Practice, contract: &str, quantity: i32) {
    practice.ask("entitlement.adjust", json!({ "contract": contract, "quantity": quantity, "reason": "別の記録から" }));
}

/// The contract as its learner's page shows it.
fn shown(practice: &Practice, learner: &str, contract: &str) -> Json {
    let page = practice.ask("learner.view", json!({ "learner": learner }));
    page["contracts"].as_array().unwrap().iter().find(|one| one["id"] == contract).unwrap().clone()
}

fn end(contract: &str, ended_on: &str, rest: Option<&str>) -> Json {
    json!({ "contract": contract, "ended_on": ended_on, "end_kind": "completed", "rest": rest })
}

#[test]
fn a_contract_of_its_own_terms_beside_a_plan_keeps_what_they_do_not_speak_of() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let plan = practice.ask("plan.save", plan(2));
    let terms = json!({ "kind": "package", "price": { "minor": 60_000, "currency": "JPY" }, "sessions": 6 });
    let add =
        |more: Json| json!({ "learner": sato, "plan": plan, "terms": terms, "more": more, "starts_on": "2026-11-01" });
    let made = contract(&practice, &text(&practice.ask("contract.add", add(json!(null)))));
    assert_eq!((made.tax, made.carry_over, made.notice_hours), (Some(TaxKind::Standard), 2, Some(48)));
    assert_eq!((made.price.minor, made.auto_renew), (60_000, false));

    let more = json!({ "tax": null, "carry_over": 3, "notice_hours": null, "auto_renew": true });
    let own = contract(&practice, &text(&practice.ask("contract.add", add(more.clone()))));
    assert_eq!((own.tax, own.carry_over, own.notice_hours, own.auto_renew), (None, 3, None, true));
    practice.ask("contract.more_terms", json!({ "contract": made.id.to_string(), "more": more }));
    let changed = shown(&practice, &sato, &made.id.to_string());
    assert_eq!(
        (&changed["carry_over"], &changed["auto_renew"], &changed["tax"]),
        (&json!(3), &json!(true), &json!(null))
    );
    practice.undo();
    assert_eq!(contract(&practice, &made.id.to_string()), made);
    let too_many = add(json!({ "tax": null, "carry_over": 10_001, "notice_hours": null, "auto_renew": false }));
    assert_eq!(broken_rule(&practice.refused("contract.add", too_many)), ("carry_over", "0_to_10000"));
}

#[test]
fn contracts_of_a_plan_that_renews_by_itself_do_so_unless_it_is_agreed_otherwise() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let mut fields = plan(0);
    fields["auto_renew"] = json!(true);
    let plan = practice.ask("plan.save", fields);
    assert_eq!(practice.ask("plan.list", json!({}))[0]["auto_renew"], true);
    let terms = json!({ "kind": "package", "price": { "minor": 60_000, "currency": "JPY" }, "sessions": 6 });
    let otherwise = json!({ "tax": null, "carry_over": 0, "notice_hours": null, "auto_renew": false });
    for (terms, more, renews) in
        [(json!(null), json!(null), true), (terms, json!(null), true), (json!(null), otherwise, false)]
    {
        let add = json!({ "learner": sato, "plan": plan, "terms": terms, "more": more, "starts_on": "2026-11-01" });
        let made = text(&practice.ask("contract.add", add));
        assert_eq!(contract(&practice, &made).auto_renew, renews);
    }
}

#[test]
fn a_renewal_on_new_terms_keeps_the_payer_and_what_the_terms_do_not_speak_of() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let payer = practice.ask("payer.save", json!({ "name": "青空商事", "payer_kind": "organisation" }));
    let plan = practice.ask("plan.save", plan(2));
    let more = json!({ "tax": "sale_8r", "carry_over": 1, "notice_hours": 72, "auto_renew": true });
    let add = json!({ "learner": sato, "plan": plan, "more": more, "payer": payer, "starts_on": "2026-09-01" });
    let old = text(&practice.ask("contract.add", add));
    let terms = json!({ "kind": "package", "price": { "minor": 70_000, "currency": "JPY" }, "sessions": 5 });
    let renewed = practice.ask("contract.renew", json!({ "contract": old, "starts_on": "2026-12-01", "terms": terms }));
    let (old, new) = (contract(&practice, &old), contract(&practice, &text(&renewed)));
    assert_eq!((new.price.minor, new.sessions), (70_000, Some(5)));
    assert_eq!(
        (new.payer, new.tax, new.carry_over, new.notice_hours, new.auto_renew),
        (old.payer, Some(TaxKind::Reduced), 1, Some(72), true)
    );
    assert!(new.payer.is_some());
}

#[test]
fn a_renewal_takes_over_what_the_rule_allows_and_the_others_run_out_on_the_last_day() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let old = agreed(&practice, &sato, 2);
    adjust(&practice, &old, -1);
    assert_eq!(shown(&practice, &sato, &old)["left_over"], json!({ "carried": 2, "expired": 3 }), "it is told before");
    let before = practice.rows();
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    let tail = ledger(&practice, &sato, &old)[1..].to_vec();
    assert_eq!(
        tail,
        [
            entry(EntitlementKind::CarryOver, -2, "2026-10-31"),
            entry(EntitlementKind::Expire, -3, "2026-10-31"),
            entry(EntitlementKind::Adjust, -1, "2026-11-20"),
        ]
    );
    let came = [entry(EntitlementKind::Grant, 6, "2026-11-20"), entry(EntitlementKind::CarryOver, 2, "2026-11-20")];
    assert_eq!(ledger(&practice, &sato, &new), came);
    assert_eq!(shown(&practice, &sato, &new)["balance"], 8);
    assert_eq!(shown(&practice, &sato, &old)["left_over"], json!(null));
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back all of it");
}

#[test]
fn nothing_is_forfeited_by_renewing_ahead_and_what_is_left_after_the_last_day_waits_in_the_upkeep() {
    let practice = Practice::on("2026-10-20");
    let sato = practice.learner("佐藤 美咲");
    let old = agreed(&practice, &sato, 2);
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    assert_eq!(ledger(&practice, &sato, &old).len(), 1);
    practice.record(&sato, &practice.booked(&sato, "2026-10-20", "09:00"), "…");
    assert_eq!(shown(&practice, &sato, &old)["balance"], 5, "it can still be used");
    let early = practice.refused("contract.settle", json!({ "contract": old, "rest": "expire" }));
    assert_eq!(broken_rule(&early), ("contract", "over"));

    practice.it_is("2026-11-01", "09:00");
    let waiting = || practice.ask("upkeep.view", json!({}))["contracts"]["first"].take();
    let row = waiting()[0].take();
    assert_eq!((&row["id"], &row["goes_on"]), (&json!(old), &json!(true)));
    assert_eq!(row["left_over"], json!({ "carried": 2, "expired": 3 }));
    let before = practice.rows();
    practice.ask("contract.settle", json!({ "contract": old, "rest": "carry_over" }));
    assert_eq!(shown(&practice, &sato, &new)["balance"], 8);
    assert_eq!(waiting(), json!([]));
    let again = practice.refused("contract.settle", json!({ "contract": old, "rest": "expire" }));
    assert_eq!(broken_rule(&again), ("rest", "something_left"));
    practice.undo();
    assert_eq!(practice.rows(), before);
    practice.ask("contract.settle", json!({ "contract": old, "rest": "keep" }));
    assert_eq!((waiting(), shown(&practice, &sato, &old)["balance"].take()), (json!([]), json!(5)));
    practice.undo();
    assert_eq!(practice.rows(), before);
    practice.ask("contract.settle", json!({ "contract": old, "rest": "expire" }));
    assert_eq!(ledger(&practice, &sato, &old).last(), Some(&entry(EntitlementKind::Expire, -5, "2026-10-31")));
    assert_eq!(shown(&practice, &sato, &new)["balance"], 6);
}

#[test]
fn what_is_left_when_a_contract_ends_runs_out_unless_it_is_kept_to_be_talked_about() {
    let practice = Practice::on("2026-10-20");
    let sato = practice.learner("佐藤 美咲");
    let old = agreed(&practice, &sato, 2);
    let before = practice.rows();
    practice.ask("contract.end", end(&old, "2026-10-15", None));
    assert_eq!(ledger(&practice, &sato, &old).last(), Some(&entry(EntitlementKind::Expire, -6, "2026-10-15")));
    practice.undo();
    assert_eq!(practice.rows(), before);

    practice.ask("contract.end", end(&old, "2026-10-20", Some("keep")));
    assert_eq!(shown(&practice, &sato, &old)["balance"], 6);
    let kept = json!({ "carried": 0, "expired": 6 });
    assert_eq!(shown(&practice, &sato, &old)["left_over"], kept, "it can be settled on the same day");
    assert_eq!(practice.ask("upkeep.view", json!({}))["contracts"]["total"], 0);
    practice.it_is("2026-10-21", "09:00");
    let row = practice.ask("upkeep.view", json!({}))["contracts"]["first"][0].take();
    assert_eq!(
        (&row["id"], &row["end_kind"], &row["last_day"]),
        (&json!(old), &json!("completed"), &json!("2026-10-20"))
    );
    assert_eq!((&row["left_over"], &row["goes_on"]), (&kept, &json!(false)));
    practice.ask("contract.settle", json!({ "contract": old, "rest": "expire" }));
    assert_eq!(shown(&practice, &sato, &old)["balance"], 0);
    assert_eq!(practice.ask("upkeep.view", json!({}))["contracts"]["total"], 0, "it is settled");
    practice.undo();
    practice.it_is("2026-11-20", "09:00");
    assert_eq!(practice.ask("upkeep.count", json!({})), 0, "after 30 days it is only seen with the learner");
    assert_eq!(shown(&practice, &sato, &old)["left_over"], kept);
}

#[test]
fn a_cancellation_and_a_graduation_let_the_rest_run_out_as_well() {
    let interview = json!({ "decided_on": null, "primary_reason": null, "secondary_reasons": [], "what_happened": null,
        "would_return": null, "heard_by": null });
    for (command, mut fields) in [
        ("contract.cancel", json!({ "effective_on": "2026-10-20", "interview": interview })),
        ("contract.graduate", json!({ "ended_on": "2026-10-20" })),
    ] {
        let practice = Practice::on("2026-10-20");
        let sato = practice.learner("佐藤 美咲");
        fields["contract"] = json!(agreed(&practice, &sato, 2));
        let contract = text(&fields["contract"]);
        let before = practice.rows();
        practice.ask(command, fields.clone());
        assert_eq!(ledger(&practice, &sato, &contract).last(), Some(&entry(EntitlementKind::Expire, -6, "2026-10-20")));
        practice.undo();
        assert_eq!(practice.rows(), before, "{command}");
        fields["rest"] = json!("keep");
        practice.ask(command, fields);
        assert_eq!(ledger(&practice, &sato, &contract).len(), 1, "{command}");
    }
}

#[test]
fn tickets_can_be_used_until_the_last_day_of_a_contract_whose_end_is_ahead() {
    let practice = Practice::on("2026-10-10");
    let sato = practice.learner("佐藤 美咲");
    let old = agreed(&practice, &sato, 2);
    for early in ["expire", "carry_over"] {
        let refused = practice.refused("contract.end", end(&old, "2026-10-20", Some(early)));
        assert_eq!(broken_rule(&refused), ("rest", "usable_until_the_last_day"));
    }
    practice.ask("contract.end", end(&old, "2026-10-20", None));
    assert_eq!(shown(&practice, &sato, &old)["balance"], 6);
    practice.record(&sato, &practice.booked(&sato, "2026-10-10", "09:00"), "…");
    let waiting = || practice.ask("upkeep.view", json!({}))["contracts"]["first"].take();
    assert_eq!(waiting(), json!([]));
    practice.it_is("2026-10-21", "09:00");
    let left = json!({ "carried": 0, "expired": 5 });
    assert_eq!(shown(&practice, &sato, &old)["left_over"], left);
    assert_eq!((&waiting()[0]["id"], &waiting()[0]["left_over"]), (&json!(old), &left));
    let next = practice.ask("contract.renew", json!({ "contract": old, "starts_on": "2026-10-21" }));
    assert_eq!(waiting()[0]["left_over"], json!({ "carried": 2, "expired": 3 }), "into what the learner took up again");
    practice.ask("contract.settle", json!({ "contract": old, "rest": "carry_over" }));
    assert_eq!(shown(&practice, &sato, &text(&next))["balance"], 8);
    assert_eq!(waiting(), json!([]));
}

#[test]
fn one_that_was_agreed_to_renew_by_itself_is_proposed_and_renewed_by_the_coach_alone() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let plan = practice.ask("plan.save", plan(0));
    let more = json!({ "tax": null, "carry_over": 0, "notice_hours": null, "auto_renew": true });
    let add = json!({ "learner": sato, "plan": plan, "more": more, "starts_on": "2026-08-01" });
    let old = text(&practice.ask("contract.add", add));
    let row = practice.ask("upkeep.view", json!({}))["contracts"]["first"][0].take();
    assert_eq!((&row["auto_renew"], &row["goes_on"]), (&json!(true), &json!(false)));
    assert_eq!(row["left_over"], json!({ "carried": 0, "expired": 6 }));
    let new = contract(&practice, &text(&practice.ask("contract.renew", json!({ "contract": old }))));
    assert_eq!((new.starts_on, new.auto_renew), (day("2026-11-01"), true));
}

#[test]
fn nothing_is_carried_into_a_renewal_that_is_over_too() {
    let practice = Practice::on("2026-10-20");
    let sato = practice.learner("佐藤 美咲");
    let old = agreed(&practice, &sato, 2);
    practice.ask("contract.renew", json!({ "contract": old }));
    practice.it_is("2027-06-01", "09:00");
    assert_eq!(shown(&practice, &sato, &old)["left_over"], json!({ "carried": 0, "expired": 6 }));
    let refused = practice.refused("contract.settle", json!({ "contract": old, "rest": "carry_over" }));
    assert_eq!(broken_rule(&refused), ("rest", "next_contract"));
    assert_eq!(shown(&practice, &sato, &old)["balance"], 6);
}
