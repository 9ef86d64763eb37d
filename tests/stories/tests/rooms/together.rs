use nenrin_stories::{Json, Practice, json};

use crate::{broken_rule, each};

fn three(practice: &Practice) -> [String; 3] {
    ["佐藤 美咲", "鈴木 健太", "高橋 歩"].map(|name| practice.learner(name))
}

/// The labels of the learners, those with fewest first.
fn tags(practice: &Practice) -> Vec<Json> {
    let list = practice.ask("learners.list", json!({}));
    let mut tags: Vec<Json> = each(&list, "tags").into_iter().cloned().collect();
    tags.sort_by_key(|tags| tags.as_array().unwrap().len());
    tags
}

#[test]
fn labels_are_given_and_taken_together_and_taken_back_as_one() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    let came = practice.ask("learners.tag", json!({ "learners": people, "add": ["平日夜", "語学"], "remove": [] }));
    assert_eq!(came, json!({ "done": 3, "left": 0 }));
    let came = practice.ask("learners.tag", json!({ "learners": people[..2], "add": ["語学"], "remove": ["平日夜"] }));
    assert_eq!(came, json!({ "done": 2, "left": 0 }));
    let again = practice.ask("learners.tag", json!({ "learners": people, "add": ["語学"], "remove": [] }));
    assert_eq!(again, json!({ "done": 0, "left": 3 }), "whoever has it already is left alone");
    assert_eq!(tags(&practice), [json!(["語学"]), json!(["語学"]), json!(["平日夜", "語学"])]);
    assert_eq!(practice.undo()["kind"], "learners.tag");
    assert!(tags(&practice).iter().all(|tags| tags.as_array().unwrap().len() == 2), "one undo for both");
}

#[test]
fn whoever_rests_already_is_left_as_they_are() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    practice.ask("pause.add", json!({ "learner": people[1], "starts_on": "2026-11-01", "ends_on": "2026-11-25" }));
    let rest = json!({ "learners": people, "ends_on": "2026-12-31", "reason": "年末" });
    assert_eq!(practice.ask("learners.pause", rest), json!({ "done": 2, "left": 1, "bookings": 0 }));
    assert_eq!(practice.every("pause").len(), 3);
    practice.undo();
    assert_eq!(practice.every("pause").len(), 1);
}

#[test]
fn bookings_of_those_who_rest_together_are_counted_and_stand() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    practice.ask("pause.add", json!({ "learner": people[1], "starts_on": "2026-11-01", "ends_on": "2026-11-25" }));
    for (learner, on) in people.iter().zip(["2026-11-27", "2026-11-28", "2026-12-04"]) {
        let _ = practice.booked(learner, on, "10:00");
    }
    let _ = practice.booked(&people[0], "2027-01-08", "10:00");
    let rest = json!({ "learners": people, "ends_on": "2026-12-31" });
    assert_eq!(practice.ask("learners.pause", rest), json!({ "done": 2, "left": 1, "bookings": 2 }));
    let states = practice.every("session");
    assert!(
        states.len() == 4 && states.iter().all(|it| it.contains("booked")),
        "nothing is called off unasked: {states:?}"
    );
}

#[test]
fn a_follow_up_is_opened_for_each_but_not_twice() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    let ask = |people: &[String]| {
        practice
            .ask("learners.follow_up", json!({ "learners": people, "text": "年賀状を出す", "due_on": "2026-12-20" }))
    };
    assert_eq!(ask(&people[..1]), json!({ "done": 1, "left": 0 }));
    assert_eq!(ask(&people), json!({ "done": 2, "left": 1 }));
    assert_eq!(each(&practice.ask("learners.list", json!({})), "next_contact"), ["2026-12-20"; 3]);
    practice.undo();
    assert_eq!(practice.every("follow_up").len(), 1);
    let late = json!({ "learners": people, "text": "年賀状を出す", "due_on": "2026-11-19" });
    assert_eq!(broken_rule(&practice.refused("learners.follow_up", late)), ("due_on", "not_before"));
}

#[test]
fn one_that_cannot_be_found_stops_all_of_it() {
    let practice = Practice::on("2026-11-20");
    let [sato, ..] = three(&practice);
    let nobody = "01890000-0000-7000-8000-000000000000";
    let refused =
        practice.refused("learners.tag", json!({ "learners": [sato, nobody], "add": ["語学"], "remove": [] }));
    assert_eq!(refused["code"], practice.refused("learner.view", json!({ "learner": nobody }))["code"]);
    assert!(tags(&practice).iter().all(|tags| *tags == json!([])), "nothing remains of it");
    let nothing = practice.refused("learners.tag", json!({ "learners": [sato], "add": [], "remove": [] }));
    assert_eq!(broken_rule(&nothing), ("tags", "empty"));
    let nobody = practice.refused("learners.pause", json!({ "learners": [] }));
    assert_eq!(broken_rule(&nobody), ("learners", "1_to_20000"));
}

#[test]
fn a_filter_is_kept_renamed_replaced_and_forgotten() {
    let practice = Practice::on("2026-11-20");
    let list = || practice.ask("filter.list", json!({ "place": "learners" }));
    let save = |name: &str, query: &[&str]| {
        practice.ask("filter.save", json!({ "place": "learners", "name": name, "query": query }))
    };
    let evening = save("平日夜", &["tag=平日夜", "state=active"]);
    let paused = save("休会中", &["state=paused"]);
    save("平日夜", &["tag=平日夜"]);
    assert_eq!(each(&list(), "name"), ["平日夜", "休会中"]);
    assert_eq!(list()[0]["query"], json!(["tag=平日夜"]), "the same name asks for something else now");
    assert_eq!(practice.ask("filter.list", json!({ "place": "materials" })), json!([]));

    let twice = practice.refused("filter.rename", json!({ "filter": paused, "name": "平日夜" }));
    assert_eq!(broken_rule(&twice), ("name", "twice"));
    practice.ask("filter.rename", json!({ "filter": paused, "name": "お休み" }));
    practice.ask("filter.remove", json!({ "filter": evening }));
    assert_eq!(each(&list(), "name"), ["お休み"]);
    practice.undo();
    practice.undo();
    assert_eq!(each(&list(), "name"), ["平日夜", "休会中"]);
}

#[test]
fn the_list_knows_contacts_payers_birthdays_and_consents() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let line = || practice.ask("learners.list", json!({}))[0].take();
    assert_eq!((line()["has_consent"].take(), line()["last_contact"].take()), (json!(false), Json::Null));
    practice.ask("interaction.log", json!({ "learner": sato, "text": "LINE: 来週の日程" }));
    practice.act("import", |writer| {
        let learner = sato.parse().unwrap();
        let (id, kind, given_on) = (writer.mint(), nenrin_domain::ConsentKind::Privacy, crate::day("2026-11-01"));
        writer.add(&nenrin_domain::Consent { id, learner, kind, given_on, withdrawn_on: None, evidence: None })?;
        let birthday = "--02-29".parse().ok();
        let known: nenrin_domain::Learner = writer.get(learner)?;
        Ok(writer.put(&nenrin_domain::Learner { birthday, ..known })?)
    });
    let known = line();
    assert_eq!((&known["has_consent"], &known["last_contact"]), (&json!(true), &json!("2026-11-20")));
    assert_eq!((&known["birthday"], &known["next_birthday"]), (&json!("--02-29"), &json!("2027-02-28")));
}

#[test]
fn a_contract_is_made_with_each_who_has_none_and_one_undo_takes_all_back() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    let gone = practice.learner("田中 芽衣");
    practice.ask("learner.erase", json!({ "learner": gone }));
    crate::agree(&practice, &people[1], "2026-12-10", 14);
    let plan = json!({ "name": "回数券 6回", "kind": "package", "price": { "minor": 66_000, "currency": "JPY" },
        "sessions": 6, "months": 3, "offered": true });
    let plan = practice.ask("plan.save", plan);
    let before = practice.rows();
    let all = json!([people[0], people[1], people[2], gone]);
    let agree = json!({ "learners": all, "plan": plan, "starts_on": "2026-12-01", "due_on": "2026-12-10" });
    let came = practice.ask("learners.agree", agree.clone());
    assert_eq!((&came["done"], &came["left"]), (&json!(2), &json!(2)));
    assert_eq!(each(&came["running"], "name"), ["鈴木 健太"], "one that begins later is one, too");
    assert_eq!([practice.every("contract").len(), practice.every("payment").len()], [3, 2]);
    assert_eq!(practice.every("entitlement").len(), 2, "each has the tickets of the plan");
    let again = practice.ask("learners.agree", agree);
    assert_eq!((&again["done"], &again["left"]), (&json!(0), &json!(4)));
    assert_eq!(practice.undo()["kind"], "learners.agree", "what changed nothing is no act");
    assert_eq!(practice.rows(), before);
}

#[test]
fn whose_contract_is_over_gets_one_and_without_a_day_nothing_is_expected() {
    let practice = Practice::on("2026-11-20");
    let [sato, ..] = three(&practice);
    let old = crate::agree(&practice, &sato, "2026-09-01", 14);
    practice.ask("contract.end", json!({ "contract": old, "ended_on": "2026-11-30", "end_kind": "completed" }));
    let price = json!({ "minor": 20_000, "currency": "JPY" });
    let plan =
        practice.ask("plan.save", json!({ "name": "月2回", "kind": "subscription", "price": price, "offered": true }));
    let agree = |on: &str| json!({ "learners": [sato], "plan": plan, "starts_on": on, "due_on": null });
    assert_eq!(practice.ask("learners.agree", agree("2026-11-30"))["left"], 1, "it still runs on its last day");
    assert_eq!(practice.ask("learners.agree", agree("2026-12-01"))["done"], 1);
    assert_eq!(practice.every("payment").len(), 0);
}
