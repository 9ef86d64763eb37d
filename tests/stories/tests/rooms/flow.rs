use nenrin_domain::{
    Application, ApplicationId, Cancellation, CancellationId, Contract, ContractId, FlowVersion, FlowVersionId, Trial,
    TrialId,
};
use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, each, id_of};

fn steps(practice: &Practice) -> Json {
    practice.ask("flow.view", json!({}))
}

fn wishes(steps: &Json) -> Vec<Json> {
    let wish = |step: &Json| json!({ "key": step["key"], "name": step["name"], "asks": step["asks"] });
    steps.as_array().unwrap().iter().map(wish).collect()
}

fn applied(practice: &Practice, name: &str) -> Option<FlowVersionId> {
    let lead = practice.ask("lead.add", json!({ "caller": { "name": name } }));
    practice.stored::<Application>(id_of::<ApplicationId>(&text(&lead["application"]))).unwrap().flow
}

#[test]
fn a_practice_begins_with_six_steps_that_the_language_names() {
    let practice = Practice::on("2026-11-20");
    let steps = steps(&practice);
    assert_eq!(each(&steps, "key"), FlowVersion::DEFAULT_STEPS);
    assert!(each(&steps, "name").iter().all(|name| *name == ""));
    assert_eq!(applied(&practice, "佐藤 美咲"), None);
}

#[test]
fn a_record_names_the_steps_it_was_made_under() {
    let practice = Practice::on("2026-11-20");
    let mut wished = wishes(&steps(&practice));
    wished[0]["asks"] = json!(["source", "concern", "source"]);
    wished.insert(1, json!({ "key": null, "name": " 事前アンケート ", "asks": [] }));
    let saved = practice.ask("flow.save", json!({ "steps": wished }));
    assert_eq!((&saved[0]["asks"], &saved[1]["name"]), (&json!(["concern", "source"]), &json!("事前アンケート")));
    assert_eq!(steps(&practice), saved);
    let first = applied(&practice, "佐藤 美咲");
    assert!(first.is_some());

    let mut fewer = wishes(&saved);
    fewer.swap(0, 2);
    fewer.remove(1);
    practice.ask("flow.save", json!({ "steps": fewer }));
    let second = applied(&practice, "田中 陽");
    assert!(second.is_some() && second != first);
    let kept: FlowVersion = practice.stored(first.unwrap()).unwrap();
    assert_eq!(kept.steps[1].name, "事前アンケート");
}

#[test]
fn trials_contracts_and_their_ends_name_them_too() {
    let practice = Practice::on("2026-11-20");
    let saved = practice.ask("flow.save", json!({ "steps": wishes(&steps(&practice)) }));
    assert_eq!(saved.as_array().map(Vec::len), Some(6));
    let trial = json!({ "day": "2026-11-21", "time": null, "minutes": 60, "mode": null });
    let lead = practice.ask("lead.add", json!({ "caller": { "name": "佐藤 美咲" }, "trial": trial }));
    let version = practice.stored::<Application>(id_of::<ApplicationId>(&text(&lead["application"]))).unwrap().flow;
    assert!(version.is_some());
    assert_eq!(practice.stored::<Trial>(id_of::<TrialId>(&text(&lead["trial"]))).unwrap().flow, version);

    let terms = json!({ "kind": "subscription", "price": { "minor": 10000, "currency": "JPY" } });
    let learner = text(&lead["learner"]);
    let contract =
        text(&practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-11-21" })));
    let next = text(&practice.ask("contract.renew", json!({ "contract": contract, "starts_on": "2026-12-21" })));
    for contract in [&contract, &next] {
        assert_eq!(practice.stored::<Contract>(id_of::<ContractId>(contract)).unwrap().flow, version);
    }
    let end = json!({ "contract": next, "effective_on": "2027-01-20", "interview": { "secondary_reasons": [] } });
    let cancellation = text(&practice.ask("contract.cancel", end));
    assert_eq!(practice.stored::<Cancellation>(id_of::<CancellationId>(&cancellation)).unwrap().flow, version);
}

#[test]
fn an_undo_brings_the_steps_back() {
    let practice = Practice::on("2026-11-20");
    let before = steps(&practice);
    let mut wished = wishes(&before);
    wished.remove(1);
    practice.ask("flow.save", json!({ "steps": wished }));
    practice.undo();
    assert_eq!(steps(&practice), before);
}

#[test]
fn steps_that_cannot_be_are_refused() {
    let practice = Practice::on("2026-11-20");
    let refused = |step: Json| {
        let refused = practice.refused("flow.save", json!({ "steps": [step] }));
        let (field, rule) = broken_rule(&refused);
        (field.to_owned(), rule.to_owned())
    };
    let broke = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    assert_eq!(refused(json!({ "key": "elsewhere", "name": "面談", "asks": [] })), broke("key", "unknown"));
    assert_eq!(refused(json!({ "key": null, "name": " ", "asks": [] })), broke("name", "1_to_60"));
    for (step, field) in [("trial", "source"), ("contract", "term_end"), ("afterwards", "next_contact_on")] {
        let wish = json!({ "key": step, "name": "", "asks": [field] });
        assert_eq!(refused(wish), broke("asks", "unknown"), "no form of {step} marks {field}");
    }
    let twice = json!([{ "key": "trial", "name": "", "asks": [] }, { "key": "trial", "name": "", "asks": [] }]);
    assert_eq!(broken_rule(&practice.refused("flow.save", json!({ "steps": twice }))), ("key", "twice"));
    assert_eq!(broken_rule(&practice.refused("flow.save", json!({ "steps": [] }))), ("steps", "1_to_20"));
}
