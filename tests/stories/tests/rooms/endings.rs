use nenrin_domain::{Cancellation, CancellationId, Contract, ContractId, EndKind};
use nenrin_stories::{Json, Practice, json, text};

use crate::{agree, broken_rule, day, each, id_of};

fn interview(first: Option<&str>, besides: &[&str]) -> Json {
    json!({ "primary_reason": first, "secondary_reasons": besides, "what_happened": "異動で時間が取れなくなった",
            "would_return": "perhaps", "heard_by": "line", "decided_on": "2026-11-10" })
}

fn cancel(practice: &Practice, contract: &str, interview: &Json) -> String {
    let fields = json!({ "contract": contract, "effective_on": "2026-11-30", "interview": interview });
    text(&practice.ask("contract.cancel", fields))
}

fn contract(practice: &Practice, id: &str) -> Contract {
    practice.stored(id_of::<ContractId>(id)).unwrap()
}

#[test]
fn a_cancellation_ends_the_contract_and_keeps_the_interview_in_one_act() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let before = practice.rows();
    let cancelled = cancel(&practice, &id, &interview(Some("too_busy"), &["money", "too_busy", "money"]));
    let kept: Cancellation = practice.stored(id_of::<CancellationId>(&cancelled)).unwrap();
    assert_eq!((kept.requested_on, kept.secondary_reasons), (day("2026-11-20"), vec!["money".to_owned()]));
    let ended = contract(&practice, &id);
    assert_eq!((ended.ended_on, ended.end_kind), (Some(day("2026-11-30")), Some(EndKind::Cancelled)));
    assert_eq!(ended.end_reason.as_deref(), Some("too_busy"));
    let events = practice.ask("timeline.page", json!({ "learner": sato, "limit": 50 }))["events"].clone();
    assert!(each(&events, "kind").contains(&&json!("cancellation")));
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn who_was_not_asked_can_be_asked_later_and_the_reasons_follow() {
    let practice = Practice::on("2026-11-20");
    let why = || practice.ask("cancellations.why", json!({}));
    assert_eq!(why()["total"], 0);
    let mut cancelled = Vec::new();
    for (name, reason) in [("佐藤 美咲", None), ("鈴木 健太", Some("price")), ("高橋 花", Some("price"))] {
        let learner = practice.learner(name);
        let id = agree(&practice, &learner, "2026-06-01", 14);
        cancelled.push(cancel(&practice, &id, &interview(reason, &[])));
    }
    let reasons = why()["reasons"].clone();
    assert_eq!(each(&reasons, "reason"), [&json!("price"), &Json::Null]);
    assert_eq!(reasons[1]["first"][0]["learner"]["name"], "佐藤 美咲");
    let later = json!({ "cancellation": cancelled[0], "interview": interview(Some("moved"), &["price"]) });
    practice.ask("cancellation.change", later);
    let contract = practice.stored::<Cancellation>(id_of(&cancelled[0])).unwrap().contract.to_string();
    let kept = practice.ask("cancellation.of_contract", json!({ "contract": contract }));
    assert_eq!((&kept["id"], &kept["interview"]["primary_reason"]), (&json!(cancelled[0]), &json!("moved")));
    assert_eq!(each(&why()["reasons"], "reason"), [&json!("price"), &json!("moved")]);
    assert_eq!(why()["reasons"][0]["besides"][0]["learner"]["name"], "佐藤 美咲");
    practice.undo();
    assert_eq!(each(&why()["reasons"], "reason"), [&json!("price"), &Json::Null]);
    assert_eq!(practice.ask("cancellations.why", json!({ "since": "2026-12-01" }))["total"], 0);
}

#[test]
fn a_contract_ends_once_and_another_ending_waits_until_the_first_is_taken_back() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let ends = [
        ("contract.end", json!({ "contract": id, "ended_on": "2026-12-31", "end_kind": "completed" })),
        ("contract.graduate", json!({ "contract": id, "ended_on": "2026-11-20" })),
        ("contract.cancel", json!({ "contract": id, "effective_on": "2026-11-30", "interview": interview(None, &[]) })),
    ];
    for (first, fields) in &ends {
        practice.ask(first, fields.clone());
        let ended = practice.rows();
        for (again, fields) in &ends {
            let refused = practice.refused(again, fields.clone());
            assert_eq!(broken_rule(&refused), ("contract", "ended_already"), "{first}, {again}");
        }
        assert_eq!(practice.rows(), ended, "{first}");
        practice.undo();
    }
}

#[test]
fn a_cancellation_cannot_end_before_the_contract_began_nor_be_asked_for_tomorrow() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let fields = |on: &str, asked: &str| json!({ "contract": id, "effective_on": on, "requested_on": asked, "interview": interview(None, &[]) });
    let refused = |fields| practice.refused("contract.cancel", fields);
    assert_eq!(broken_rule(&refused(fields("2026-05-31", "2026-11-20"))), ("effective_on", "not_before"));
    assert_eq!(broken_rule(&refused(fields("2026-11-30", "2026-11-21"))), ("requested_on", "not_after"));
}

#[test]
fn a_graduation_writes_down_three_contacts_and_one_undo_takes_all_back() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let before = practice.rows();
    let fields = json!({ "contract": id, "ended_on": "2026-11-20", "words": "内定" });
    practice.ask("contract.graduate", fields);
    let later = practice.ask("follow_up.list", json!({}))["later"]["first"].clone();
    assert_eq!(each(&later, "due_on"), ["2026-12-20", "2027-02-18", "2027-05-19"]);
    assert_eq!(contract(&practice, &id).end_kind, Some(EndKind::Graduated));
    let page = || practice.ask("learner.view", json!({ "learner": sato }))["lifecycle"].clone();
    practice.it_is("2026-11-21", "10:00");
    assert_eq!(page(), "graduated");
    practice.undo();
    assert_eq!(practice.rows(), before);
}
