//! Two who look like one person and are not: said once, it is asked about nowhere again.

use nenrin_domain::{Distinction, Learner};
use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, each, id_of};

fn tell_apart(practice: &Practice, learner: &str, other: &str) {
    practice.ask("learner.not_same", json!({ "learner": learner, "other": other }));
}

/// The pairs that wait to be settled.
fn asked(practice: &Practice) -> Vec<(String, String)> {
    let view = practice.ask("upkeep.view", json!({}));
    let alike = view["alike"]["first"].as_array().unwrap();
    let pairs: Vec<_> = alike.iter().map(|pair| (text(&pair["one"]["id"]), text(&pair["other"]["id"]))).collect();
    assert_eq!((view["alike"]["total"].as_u64(), pairs.len()), (Some(pairs.len() as u64), pairs.len()));
    assert_eq!(practice.ask("upkeep.count", json!({})), pairs.len());
    pairs
}

fn duplicates(practice: &Practice, learner: &str) -> Vec<String> {
    let alike = practice.ask("learner.duplicates", json!({ "learner": learner }));
    each(&alike, "id").into_iter().map(text).collect()
}

fn told(practice: &Practice) -> Vec<Distinction> {
    practice.with(|call| Ok(call.store()?.distinctions()?)).unwrap()
}

fn findings(practice: &Practice) -> Json {
    practice.ask("practice.verify", json!({}))["found"].clone()
}

/// Two sisters who are reached by the same address, and a second entry of the first one.
fn sisters(practice: &Practice) -> [String; 3] {
    let add = |fields: Json| text(&practice.ask("learner.add", fields));
    let misaki = add(json!({ "name": "佐藤 美咲", "kana": "さとう みさき", "mail": "home@example.jp" }));
    let haruka = add(json!({ "name": "佐藤 遥", "kana": "さとう はるか", "mail": "home@example.jp" }));
    let again = add(json!({ "name": "佐藤美咲" }));
    [misaki, haruka, again]
}

#[test]
fn who_may_be_one_person_waits_until_it_is_settled_one_way_or_the_other() {
    let practice = Practice::on("2026-11-20");
    let [misaki, haruka, again] = sisters(&practice);
    let pair = |other: &str| (misaki.clone(), other.to_owned());
    assert_eq!(asked(&practice), [pair(&haruka), pair(&again)]);
    let view = practice.ask("upkeep.view", json!({}));
    assert_eq!(each(&view["alike"]["first"], "by"), [&json!(["mail"]), &json!(["name"])]);
    assert_eq!(practice.ask("upkeep.view", json!({ "rows": 1 }))["alike"]["first"].as_array().unwrap().len(), 1);

    tell_apart(&practice, &haruka, &misaki);
    assert_eq!(asked(&practice), [pair(&again)]);
    assert_eq!((duplicates(&practice, &haruka), duplicates(&practice, &misaki)), (vec![], vec![again.clone()]));
    practice.undo();
    assert_eq!(asked(&practice), [pair(&haruka), pair(&again)]);
    practice.ask("act.redo", json!({}));

    practice.ask("learner.merge", json!({ "keep": misaki, "other": again }));
    assert_eq!(asked(&practice), []);
    assert_eq!(findings(&practice), 0);
}

#[test]
fn the_next_of_many_comes_when_one_is_settled() {
    let practice = Practice::on("2026-11-20");
    let [a, b, c] = ["芽衣", "芽衣", "芽衣"].map(|name| practice.learner(name));
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(asked(&practice), [pair(&a, &b), pair(&a, &c)]);
    tell_apart(&practice, &a, &c);
    assert_eq!(asked(&practice), [pair(&a, &b), pair(&b, &c)]);
    tell_apart(&practice, &b, &c);
    tell_apart(&practice, &a, &b);
    assert_eq!(asked(&practice), []);
    // Whoever comes to be alike in something else has still been told apart.
    let fields = json!({ "name": "芽衣", "mail": "mei@example.jp", "tags": [] });
    let mail = |learner: &str| json!({ "learner": learner, "fields": fields });
    practice.ask("learner.change", mail(&a));
    practice.ask("learner.change", mail(&b));
    assert_eq!(asked(&practice), []);
}

#[test]
fn each_pair_is_told_apart_once_and_nobody_from_themselves() {
    let practice = Practice::on("2026-11-20");
    let [misaki, haruka, _] = sisters(&practice);
    tell_apart(&practice, &misaki, &haruka);
    let last = practice.ask("act.recent", json!({ "limit": 1 }))[0]["seq"].clone();
    tell_apart(&practice, &haruka, &misaki);
    assert_eq!(told(&practice).len(), 1);
    assert_eq!(practice.ask("act.recent", json!({ "limit": 1 }))[0]["seq"], last, "nothing was done");
    let refused = practice.refused("learner.not_same", json!({ "learner": misaki, "other": misaki }));
    assert_eq!(broken_rule(&refused), ("other", "two_people"));
}

#[test]
fn whoever_becomes_one_person_is_told_apart_from_whom_the_other_was() {
    let practice = Practice::on("2026-11-20");
    let [misaki, haruka, again] = sisters(&practice);
    let before = practice.rows();
    tell_apart(&practice, &haruka, &again);
    tell_apart(&practice, &misaki, &again);
    let apart = practice.rows();
    practice.ask("learner.merge", json!({ "keep": misaki, "other": again }));
    let pairs: Vec<_> = told(&practice).into_iter().map(|told| (told.one, told.other)).collect();
    assert_eq!(pairs, [Distinction::pair(id_of(&misaki), id_of(&haruka))], "and not from themselves");
    assert_eq!(asked(&practice), []);
    assert_eq!(findings(&practice), 0);
    practice.undo();
    assert_eq!(practice.rows(), apart);

    // What both were told already is told once.
    tell_apart(&practice, &misaki, &haruka);
    practice.ask("learner.merge", json!({ "keep": misaki, "other": again }));
    assert_eq!(told(&practice).len(), 1);
    for _ in 0..4 {
        practice.undo();
    }
    assert_eq!(practice.rows(), before);
    assert_eq!(findings(&practice), 0);
}

#[test]
fn an_erasure_takes_every_pair_the_learner_is_in() {
    let practice = Practice::on("2026-11-20");
    let [misaki, haruka, again] = sisters(&practice);
    tell_apart(&practice, &misaki, &haruka);
    tell_apart(&practice, &haruka, &again);
    tell_apart(&practice, &misaki, &again);
    let history = practice.ask("learner.changes", json!({ "learner": haruka })).to_string();
    assert!(history.contains("learner.not_same") && history.contains("distinction"), "{history}");
    practice.ask("learner.erase", json!({ "learner": haruka }));
    let pairs: Vec<_> = told(&practice).into_iter().map(|told| (told.one, told.other)).collect();
    assert_eq!(pairs, [Distinction::pair(id_of(&misaki), id_of(&again))]);
    assert!(practice.stored::<Learner>(id_of(&haruka)).is_some(), "a stub stays");
    let recent = practice.ask("act.recent", json!({ "limit": 20 })).to_string();
    assert!(!recent.contains("佐藤 遥"), "{recent}");
    assert_eq!(asked(&practice), []);
    assert_eq!(findings(&practice), 0);
    let refused = practice.refused("learner.not_same", json!({ "learner": misaki, "other": haruka }));
    assert_eq!(broken_rule(&refused), ("other", "not_erased"));
}
