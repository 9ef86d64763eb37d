//! The table of contracts that this program writes, brought in again.

use nenrin_domain::{Contract, ContractId};
use nenrin_stories::{Json, Practice, json, text};

use crate::round_trips::{PRESETS, look, speak, table};
use crate::{TODAY, bring_in, file, learner, told};

/// What no table carries into another practice.
const IDS: [&str; 8] = [
    "Learner ID",
    "Contract ID",
    "Session ID",
    "Renewed contract ID",
    "Payer name",
    "Payment ID",
    "Refund ID",
    "Contact ID",
];

/// The lines of a table in their order, without identities.
pub(crate) fn said(practice: &Practice, subject: &str) -> Vec<Vec<String>> {
    speak(practice, "en");
    let (_, bytes) = table(practice, subject, "plain");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let heads: Vec<_> = reader.headers().unwrap().iter().map(|head| !IDS.contains(&head)).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in reader.records() {
        rows.push(
            row.unwrap().iter().zip(&heads).filter(|(_, kept)| **kept).map(|(cell, _)| cell.to_owned()).collect(),
        );
    }
    rows.sort();
    rows
}

/// Brings tables of one practice into another, in this order.
pub(crate) fn bring(from: &Practice, to: &Practice, subjects: &[&str], preset: &str) {
    for subject in subjects {
        let (name, bytes) = table(from, subject, preset);
        let counts = bring_in(to, &name, bytes);
        assert_eq!(told(&counts), json!({ "rows": counts["rows"], "new": counts["rows"] }), "{subject} {preset}");
    }
}

/// Gives contracts and sessions a field of the coach's own.
pub(crate) fn with_fields(practice: &Practice) {
    for (subject, name, kind) in [("contract", "請求書", "yes_no"), ("session", "部屋", "text")] {
        let field = json!({ "id": null, "name": name, "kind": kind, "choices": [], "offered": true });
        practice.ask("custom_field.save", json!({ "subject": subject, "fields": [field] }));
    }
}

/// Enters a value in the only field of what it is about.
pub(crate) fn enter(practice: &Practice, subject: &str, about: Json, value: &str) {
    let field = practice.ask("custom_field.list", json!({ "subject": subject }))[0]["id"].clone();
    let values = [json!({ "field": field, "value": value })];
    practice.ask("custom_value.save", json!({ "about": about, "values": values }));
}

/// Two learners with a package that was renewed, one that was cancelled, and a contract in dollars.
pub(crate) fn agreed() -> (Practice, String) {
    let practice = Practice::on("2026-06-01");
    with_fields(&practice);
    let sato = text(&practice.ask("learner.add", json!({ "name": "佐藤 美咲", "mail": "misaki@example.jp" })));
    let ken = practice.learner("髙橋 健");
    let terms = |name: &str, kind: &str, minor: i64, currency: &str, sessions: Option<u32>| {
        json!({ "plan_name": name, "kind": kind, "term_end": "2026-08-31", "sessions": sessions, "cadence_days": 14,
                "price": { "minor": minor, "currency": currency } })
    };
    let more = json!({ "tax": "sale_10", "carry_over": 2, "notice_hours": 48, "auto_renew": false });
    let agree = |whose: &str, terms: Json, more: Option<&Json>| {
        let wish = json!({ "learner": whose, "terms": terms, "more": more, "starts_on": "2026-06-01" });
        text(&practice.ask("contract.add", wish))
    };
    let first = agree(&sato, terms("=4回", "package", 44_000, "JPY", Some(4)), Some(&more));
    agree(&ken, terms("Monthly, 月謝", "subscription", 5050, "USD", None), None);
    let left = agree(&ken, terms("回数券", "package", 22_000, "JPY", Some(2)), None);
    let about = json!({ "learner": sato, "contract": first, "session": null });
    enter(&practice, "contract", about, "yes");
    practice.ask("contract.renew", json!({ "contract": first, "starts_on": "2026-09-01" }));
    practice.it_is("2026-07-01", "09:00");
    let end = json!({ "contract": left, "ended_on": "2026-07-01", "end_kind": "cancelled", "reason": "異動、\n多忙", "rest": "keep" });
    practice.ask("contract.end", end);
    (practice, sato)
}

fn contract(practice: &Practice, learner: &str, n: usize) -> Json {
    practice.ask("learner.view", json!({ "learner": learner }))["contracts"][n].clone()
}

#[test]
fn contracts_map_themselves_and_add_nothing_where_they_come_from() {
    let (practice, _) = agreed();
    let before = practice.rows();
    for language in ["ja", "en"] {
        speak(&practice, language);
        for preset in PRESETS {
            let looked = look(&practice, &table(&practice, "contracts", preset));
            assert_eq!((&looked["source"], &looked["kind"]), (&json!("nenrin_contracts"), &json!("contracts")));
            assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "known": 4 }), "{language} {preset}");
            let columns = looked["columns"].as_array().unwrap();
            let left: Vec<_> = columns.iter().filter(|it| it["meaning"] == "ignored").collect();
            assert_eq!((left.len(), &looked["problem_count"]), (1, &json!(0)), "the payer only: {left:?}");
        }
    }
    speak(&practice, "ja");
    assert_eq!(practice.rows(), before);
}

#[test]
fn contracts_come_into_an_empty_practice_as_they_were_with_their_tickets_and_go_back_with_one_undo() {
    for preset in PRESETS {
        let (from, to) = (agreed().0, Practice::on(TODAY));
        with_fields(&to);
        bring(&from, &to, &["learners"], preset);
        let before = to.rows();
        bring(&from, &to, &["contracts"], preset);
        assert_eq!(said(&to, "contracts"), said(&from, "contracts"), "{preset}");
        assert_eq!(said(&to, "contracts").len(), 4);
        let once = to.rows();
        let grants = once["entitlement"].len();
        assert_eq!(grants, 3, "the two packages and the renewal");
        assert_eq!(to.undo()["kind"], "import.run");
        assert_eq!(to.rows(), before, "{preset}");
        bring(&from, &to, &["contracts"], preset);
        assert_eq!(to.rows(), once, "{preset}");
        let renewed = to.ask("learner.view", json!({ "learner": learner(&to, "佐藤 美咲") }))["contracts"].clone();
        let found: Vec<_> = renewed.as_array().unwrap().iter().filter(|it| it["predecessor"].is_string()).collect();
        assert_eq!(found.len(), 1, "a renewal stays one: {renewed}");
    }
}

#[test]
fn what_the_coach_has_changed_since_stays_when_the_contracts_come_again() {
    let (from, to) = (agreed().0, Practice::on(TODAY));
    bring(&from, &to, &["learners", "contracts"], "excel");
    let sato = text(&learner(&to, "佐藤 美咲"));
    let id = text(&contract(&to, &sato, 0)["id"]);
    let more = json!({ "tax": "export", "carry_over": 0, "notice_hours": 1, "auto_renew": true });
    to.ask("contract.more_terms", json!({ "contract": id, "more": more }));
    let before = to.rows();
    let (name, bytes) = table(&from, "contracts", "excel");
    assert_eq!(told(&bring_in(&to, &name, bytes)), json!({ "rows": 4, "known": 4 }));
    assert_eq!(to.rows(), before);
    let kept: Contract = to.stored::<Contract>(id.parse::<ContractId>().unwrap()).unwrap();
    assert_eq!((kept.notice_hours, kept.auto_renew), (Some(1), true));
}

#[test]
fn contracts_of_nobody_are_told_and_left_out_until_the_coach_says_whose_they_are() {
    let (from, to) = (agreed().0, Practice::on(TODAY));
    let ken = to.learner("髙橋 健");
    let (name, bytes) = table(&from, "contracts", "plain");
    let (_folder, path) = file(&name, &bytes);
    let (token, looked) = to.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "undecided": 4 }), "a name alone decides nothing");
    let doubts = looked["doubts"].as_array().unwrap();
    assert_eq!(doubts.len(), 2);
    let his = doubts.iter().find(|doubt| doubt["perhaps"][0]["id"] == json!(ken)).unwrap();
    let said = [json!({ "who": his["who"], "is": "learner", "learner": ken })];
    let looked = to.look_again(token, json!({ "choices": said }));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "new": 2, "undecided": 2 }));
    to.run_import(&looked);
    assert_eq!(to.rows()["contract"].len(), 2);
}

#[test]
fn a_contract_that_cannot_be_is_told_by_row_and_column() {
    let (from, to) = (agreed().0, Practice::on(TODAY));
    bring(&from, &to, &["learners"], "plain");
    speak(&from, "en");
    let (name, bytes) = table(&from, "contracts", "plain");
    let whole = String::from_utf8(bytes).unwrap();
    for (good, bad, kind, column) in [
        (",2026-08-31,", ",2026-05-31,", "before_its_start", "End of term"),
        (",44000,", ",many,", "not_a_number", "Contract price"),
        (",Session package,", ",Punch card,", "unknown_code", "Kind of contract"),
        (",2,48,", ",2,4800,", "out_of_range", "Cancellation notice (hours)"),
    ] {
        assert!(whole.contains(good), "{good} in {whole}");
        let looked = look(&to, &(name.clone(), whole.replacen(good, bad, 1).into_bytes()));
        assert_eq!(looked["counts"]["faulty"], 1, "{bad}");
        let problem = &looked["problems"][0];
        assert_eq!((&problem["kind"], &problem["column"]), (&json!(kind), &json!(column)));
        assert!(problem["line"].as_u64().unwrap() > 1);
    }
}
