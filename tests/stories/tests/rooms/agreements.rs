use nenrin_domain::{Contract, ContractId, Entitlement, LearnerId, Pause, PauseId};
use nenrin_stories::{Json, Practice, json, text};

use crate::{agree, broken_rule, day, each, id_of};

fn package(sessions: u32, months: u32) -> Json {
    json!({
        "name": format!("回数券 {sessions}回"), "kind": "package", "price": { "minor": 11_000 * sessions, "currency": "JPY" },
        "sessions": sessions, "months": months, "cadence_days": 14, "offered": true,
    })
}

fn ledger(practice: &Practice, learner: &str) -> Vec<Entitlement> {
    let learner: LearnerId = id_of(learner);
    practice.act("look", |writer| Ok(writer.entitlements_of(learner)?))
}

fn contract(practice: &Practice, id: &str) -> Contract {
    practice.stored(id_of::<ContractId>(id)).unwrap()
}

#[test]
fn plans_are_kept_changed_and_taken_off_the_offer() {
    let practice = Practice::on("2026-11-20");
    let plan = practice.ask("plan.save", package(6, 3));
    practice.ask("plan.save", package(10, 6));
    let mut changed = package(6, 3);
    (changed["plan"], changed["offered"]) = (plan.clone(), json!(false));
    practice.ask("plan.save", changed);
    let plans = practice.ask("plan.list", json!({}));
    assert_eq!(each(&plans, "name"), ["回数券 10回", "回数券 6回"], "those on offer first");
    practice.undo();
    assert_eq!(practice.ask("plan.list", json!({}))[1]["offered"], true);
}

#[test]
fn a_package_grants_its_tickets_in_the_same_act() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let plan = practice.ask("plan.save", package(6, 3));
    let before = practice.rows();
    let fields = json!({ "learner": sato, "plan": plan, "starts_on": "2026-09-16" });
    let made = contract(&practice, &text(&practice.ask("contract.add", fields)));
    assert_eq!((made.term_end, made.plan_name.as_deref()), (Some(day("2026-12-15")), Some("回数券 6回")));
    let granted = ledger(&practice, &sato);
    assert_eq!(granted.iter().map(|entry| (entry.quantity, entry.contract)).collect::<Vec<_>>(), [(6, made.id)]);
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back both");
}

#[test]
fn terms_can_be_agreed_beside_a_plan() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let plan = practice.ask("plan.save", package(6, 3));
    let terms = json!({ "kind": "package", "price": { "minor": 60_000, "currency": "JPY" }, "sessions": 6 });
    let fields = json!({ "learner": sato, "plan": plan, "terms": terms, "starts_on": "2026-11-01" });
    let made = contract(&practice, &text(&practice.ask("contract.add", fields)));
    assert_eq!((made.price.minor, made.term_end, made.plan_name.as_deref()), (60_000, None, Some("回数券 6回")));
    let without = practice.refused("contract.add", json!({ "learner": sato, "starts_on": "2026-11-01" }));
    assert_eq!(broken_rule(&without), ("terms", "plan_or_terms"));
}

#[test]
fn a_package_has_its_number_of_sessions() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let terms = |kind: &str| json!({ "kind": kind, "price": { "minor": 60_000, "currency": "JPY" } });
    let agree = |kind: &str| json!({ "learner": sato, "terms": terms(kind), "starts_on": "2026-11-01" });
    let refused = practice.refused("contract.add", agree("package"));
    assert_eq!(broken_rule(&refused), ("sessions", "of_a_package"));
    let mut plan = package(6, 3);
    plan["sessions"] = json!(null);
    assert_eq!(broken_rule(&practice.refused("plan.save", plan)), ("sessions", "of_a_package"));
    practice.ask("contract.add", agree("subscription"));
}

#[test]
fn a_renewal_follows_on_the_day_after_with_the_same_terms() {
    let practice = Practice::on("2026-12-10");
    let sato = practice.learner("佐藤 美咲");
    let plan = practice.ask("plan.save", package(6, 3));
    let fields = json!({ "learner": sato, "plan": plan, "starts_on": "2026-09-16" });
    let old = text(&practice.ask("contract.add", fields));
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    let (old, new) = (contract(&practice, &old), contract(&practice, &new));
    assert_eq!((new.starts_on, new.term_end), (day("2026-12-16"), Some(day("2027-03-15"))));
    assert_eq!((new.predecessor, new.plan, new.price), (Some(old.id), old.plan, old.price));
    assert_eq!(old.ended_on, None, "its term ends it");
    assert_eq!(ledger(&practice, &sato).len(), 2);
    let again = practice.refused("contract.renew", json!({ "contract": old.id.to_string() }));
    assert_eq!(broken_rule(&again), ("contract", "not_renewed_yet"));
}

#[test]
fn a_contract_that_still_runs_ends_when_it_is_renewed() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let old = agree(&practice, &sato, "2026-09-01", 14);
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    assert_eq!(contract(&practice, &new).starts_on, day("2026-11-20"), "an open-ended one is renewed from today");
    assert_eq!(contract(&practice, &old).ended_on, Some(day("2026-11-19")));
    practice.undo();
    assert_eq!(contract(&practice, &old).ended_on, None);
    let early = practice.refused("contract.renew", json!({ "contract": old, "starts_on": "2026-09-01" }));
    assert_eq!(broken_rule(&early), ("starts_on", "not_before"));
}

#[test]
fn a_package_with_tickets_left_runs_on_when_it_is_renewed_until_they_are_used() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let terms = json!({ "plan_name": null, "kind": "package", "term_end": null, "sessions": 2, "cadence_days": 14,
        "price": { "minor": 20_000, "currency": "JPY" } });
    let fields = json!({ "learner": sato, "plan": null, "terms": terms, "starts_on": "2026-11-01" });
    let old = text(&practice.ask("contract.add", fields));
    practice.record(&sato, &practice.booked(&sato, "2026-11-10", "10:00"), "…");

    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    assert_eq!(contract(&practice, &old).ended_on, None);
    let head = || practice.ask("learner.view", json!({ "learner": sato }))["agreement"].take();
    assert_eq!((&head()["contract"], &head()["balance"]), (&json!(new), &json!(3)));

    practice.record(&sato, &practice.booked(&sato, "2026-11-20", "10:00"), "…");
    let used: Vec<_> = ledger(&practice, &sato).iter().filter(|entry| entry.quantity < 0).map(|e| e.contract).collect();
    assert_eq!(used, [id_of(&old), id_of(&old)], "the tickets bought first are used first");
    assert_eq!(head()["balance"], 2);
}

#[test]
fn an_end_is_noted_with_its_reason_and_corrected_by_taking_it_back() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-09-01", 14);
    let end = |on: &str, kind: &str| json!({ "contract": id, "ended_on": on, "end_kind": kind, "reason": " 転居 " });
    practice.ask("contract.end", end("2026-11-30", "cancelled"));
    practice.undo();
    practice.ask("contract.end", end("2026-12-31", "graduated"));
    let ended = contract(&practice, &id);
    assert_eq!((ended.ended_on, ended.end_reason.as_deref()), (Some(day("2026-12-31")), Some("転居")));
    assert_eq!(practice.ask("learner.view", json!({ "learner": sato }))["lifecycle"], "ending");
    let early = practice.refused("contract.end", end("2026-08-31", "cancelled"));
    assert_eq!(broken_rule(&early), ("ended_on", "not_before"));
}

#[test]
fn pauses_do_not_overlap_and_an_open_one_is_ended() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let add = |from: &str, to: Option<&str>| json!({ "learner": sato, "starts_on": from, "ends_on": to });
    practice.ask("pause.add", add("2026-08-01", Some("2026-08-31")));
    let open = text(&practice.ask("pause.add", add("2026-11-01", None)));
    for (from, to) in [("2026-08-31", Some("2026-09-05")), ("2026-07-01", None), ("2026-12-01", None)] {
        assert_eq!(broken_rule(&practice.refused("pause.add", add(from, to))), ("starts_on", "no_pause_yet"), "{from}");
    }
    assert_eq!(
        broken_rule(&practice.refused("pause.add", add("2026-10-02", Some("2026-10-01")))),
        ("ends_on", "not_before")
    );
    practice.ask("pause.end", json!({ "pause": open, "ends_on": "2026-11-10" }));
    practice.ask("pause.add", add("2026-11-11", None));
    let longer = practice.refused("pause.end", json!({ "pause": open, "ends_on": "2026-11-11" }));
    assert_eq!(broken_rule(&longer), ("ends_on", "no_pause_yet"));
    assert_eq!(practice.stored::<Pause>(id_of::<PauseId>(&open)).unwrap().ends_on, Some(day("2026-11-10")));
}

#[test]
fn what_is_not_allowed_is_told_by_field_and_rule() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    for (field, value, rule) in [
        ("name", json!(" "), "1_to_200"),
        ("name", json!("あ".repeat(201)), "1_to_200"),
        ("sessions", json!(0), "1_to_10000"),
        ("months", json!(0), "1_to_120"),
        ("price", json!({ "minor": -1, "currency": "JPY" }), "0_to_1000000000000"),
        ("price", json!({ "minor": 1, "currency": "yen" }), "three_letter_currency"),
    ] {
        let mut plan = package(6, 3);
        plan[field] = value;
        assert_eq!(broken_rule(&practice.refused("plan.save", plan)), (field, rule));
    }
    let terms = |end: &str| json!({ "kind": "pro_bono", "price": { "minor": 0, "currency": "JPY" }, "term_end": end });
    let add = json!({ "learner": sato, "terms": terms("2026-10-31"), "starts_on": "2026-11-01" });
    assert_eq!(broken_rule(&practice.refused("contract.add", add)), ("term_end", "not_before"));
}
