use nenrin_domain::{Application, Learner, LearnerId, Session, Trial, TrialId};
use nenrin_stories::{Json, Practice, json, text};

use crate::{each, id_of};

/// A call: who, and the trial agreed with them.
fn call(name: &str, on: Option<&str>) -> Json {
    json!({
        "caller": { "name": name, "phone": "090-1234-5678", "concern": "転職の相談", "source": "紹介" },
        "channel": "phone",
        "trial": on.map(|day| json!({ "day": day, "time": "15:00", "minutes": 50, "mode": "online" })),
    })
}

/// Enters a call. Answers what it made.
pub fn lead(practice: &Practice, name: &str, on: Option<&str>) -> Json {
    practice.ask("lead.add", call(name, on))
}

/// The trial that a call led to.
pub fn trial(practice: &Practice, lead: &Json) -> Trial {
    practice.stored(id_of::<TrialId>(&text(&lead["trial"]))).unwrap()
}

/// The booking of a call's trial.
pub fn session_of(practice: &Practice, lead: &Json) -> Session {
    practice.stored(trial(practice, lead).session.unwrap()).unwrap()
}

/// Where the caller stands.
pub fn lifecycle(practice: &Practice, lead: &Json) -> String {
    text(&practice.ask("learner.view", json!({ "learner": lead["learner"] }))["lifecycle"])
}

/// Records the trial of a call as held.
pub fn hold(practice: &Practice, lead: &Json, words: &str) {
    let session = session_of(practice, lead);
    practice.it_is(&session.day.to_string(), "16:00");
    practice.record(&text(&lead["learner"]), &session.id.to_string(), words);
}

#[test]
fn a_call_brings_person_application_and_trial_and_one_undo_takes_them_back() {
    let practice = Practice::on("2026-11-20");
    let before = practice.rows();
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let view = practice.ask("leads.view", json!({}));
    assert_eq!(view["undecided"]["first"][0]["time"], "15:00");
    assert_eq!(view["applications"]["total"], 0, "the application has led to the trial");
    assert_eq!(lifecycle(&practice, &lead), "trial");
    let head = practice.ask("learner.view", json!({ "learner": lead["learner"] }));
    assert_eq!(head["next_booking"]["day"], "2026-11-24");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn whoever_only_asks_waits_among_the_applications() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", None);
    practice.it_is("2026-11-23", "10:00");
    let waiting = practice.ask("leads.view", json!({}))["applications"]["first"][0].clone();
    let count = || practice.ask("lead.count", json!({}));
    assert_eq!(count(), 1);
    assert_eq!((waiting["days"].as_i64(), &waiting["concern"]), (Some(3), &json!("転職の相談")));
    assert_eq!(lifecycle(&practice, &lead), "applied");
    practice
        .ask("trial.book", json!({ "learner": lead["learner"], "trial": { "day": "2026-11-25", "time": "10:00" } }));
    let view = practice.ask("leads.view", json!({}));
    assert_eq!((&view["applications"]["total"], &view["undecided"]["total"]), (&json!(0), &json!(1)));
    assert_eq!(count(), 0, "a trial ahead waits for nobody");
    practice.it_is("2026-11-26", "10:00");
    assert_eq!(count(), 1, "one that is over waits to be decided");
    let trial = view["undecided"]["first"][0]["id"].clone();
    practice.ask("trial.decide", json!({ "trial": trial, "outcome": "undecided", "next_contact_on": "2026-12-10" }));
    assert_eq!(count(), 0, "until the day that was agreed");
}

#[test]
fn whoever_was_turned_away_was_never_a_customer() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "迷惑 太郎", None);
    practice.ask("application.change", json!({ "application": lead["application"], "state": "spam" }));
    assert_eq!(lifecycle(&practice, &lead), "lost");
    let listed = practice.ask("learners.list", json!({}));
    assert_eq!(each(&listed, "lifecycle"), ["lost"]);
}

#[test]
fn somebody_known_is_offered_and_keeps_what_is_known() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let likely = |fields: Json| practice.ask("lead.likely", fields);
    let by_name = likely(json!({ "name": "佐藤美咲" }));
    assert_eq!((each(&by_name, "name"), &by_name[0]["sure"]), (vec![&json!("佐藤 美咲")], &json!(false)));
    for begun in [json!({ "name": "佐藤" }), json!({ "name": "佐藤", "kana": "さとう" })] {
        assert_eq!(each(&likely(begun), "name"), ["佐藤 美咲"], "the family name is all that many callers give");
    }
    for other in [json!({ "name": "佐藤 健" }), json!({ "name": "美" })] {
        assert_eq!(likely(other), json!([]), "somebody else");
    }
    let mut again = call("佐藤みさき", Some("2026-11-24"));
    again["learner"] = json!(sato);
    let lead = practice.ask("lead.add", again);
    let learner: Learner = practice.stored(id_of::<LearnerId>(&sato)).unwrap();
    assert_eq!((learner.name.as_deref(), learner.phone.as_deref()), (Some("佐藤 美咲"), Some("090-1234-5678")));
    assert_eq!(lead["learner"], json!(sato));
    let by_phone = likely(json!({ "phone": "０９０１２３４５６７８" }));
    assert_eq!((by_phone[0]["id"].clone(), &by_phone[0]["sure"]), (json!(sato), &json!(true)));
}

#[test]
fn what_somebody_known_newly_asks_for_is_kept_and_what_they_asked_before_comes_along() {
    let practice = Practice::on("2026-11-20");
    let first = lead(&practice, "高橋 健", None);
    let mut again = call("高橋 健", Some("2026-11-24"));
    again["learner"] = first["learner"].clone();
    again["caller"]["phone"] = json!("080-9999-0000");
    again["caller"]["concern"] = json!("面接の練習");
    again["said"] = json!([["電話番号", "080-9999-0000"], ["相談内容", "面接の練習"], ["知ったきっかけ", "紹介"]]);
    let second = practice.ask("lead.add", again);
    let learner: Learner = practice.stored(id_of::<LearnerId>(&text(&first["learner"]))).unwrap();
    assert_eq!((learner.phone.as_deref(), learner.concern.as_deref()), (Some("090-1234-5678"), Some("転職の相談")));
    let events = practice.ask("timeline.page", json!({ "learner": learner.id.to_string(), "limit": 50 }));
    assert!(events.to_string().contains("面接の練習"), "{events}");
    let application: Application = practice.stored(id_of(&text(&second["application"]))).unwrap();
    let kept: Vec<_> = application.answers.iter().map(|it| (it.question.as_str(), it.answer.as_str())).collect();
    assert_eq!(kept, [("電話番号", "080-9999-0000"), ("相談内容", "面接の練習")]);
    let waiting = practice.ask("leads.view", json!({}))["applications"].take();
    assert_eq!(waiting["total"], 0, "one person is on the way to one trial: {waiting}");
    practice.undo();
    assert_eq!(practice.ask("leads.view", json!({}))["applications"]["total"], 1);
}

#[test]
fn a_won_lead_whose_contract_lies_ahead_is_told_from_when_it_comes_until_it_does() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    hold(&practice, &lead, "体験");
    let told = || {
        let page = practice.ask("learner.view", json!({ "learner": lead["learner"] }))["starts_on"].clone();
        let list = practice.ask("learners.list", json!({}));
        let line = list.as_array().unwrap().iter().find(|line| line["id"] == lead["learner"]).unwrap();
        assert_eq!(line["starts_on"], page);
        page
    };
    assert_eq!(told(), Json::Null);
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    practice.ask("trial.win", json!({ "trial": lead["trial"], "terms": terms, "starts_on": "2026-12-01" }));
    assert_eq!(told(), json!("2026-12-01"));
    practice.it_is("2026-12-01", "09:00");
    assert_eq!(told(), Json::Null, "whoever comes stands as they do");
}

#[test]
fn whoever_has_agreed_on_a_contract_waits_for_no_answer() {
    let practice = Practice::on("2026-11-20");
    let waiting = || {
        let total = practice.ask("leads.view", json!({}))["applications"]["total"].take();
        assert_eq!(practice.ask("lead.count", json!({})), total);
        total.as_u64().unwrap()
    };
    let lead = lead(&practice, "高橋 健", None);
    let terms = json!({ "kind": "fixed_term", "price": { "minor": 22_000, "currency": "JPY" },
        "term_end": "2027-02-28" });
    let ahead = json!({ "learner": lead["learner"], "terms": terms, "starts_on": "2026-12-01" });
    assert_eq!(waiting(), 1);
    practice.ask("contract.add", ahead);
    assert_eq!(waiting(), 0, "also while it is ahead");
    practice.it_is("2027-03-01", "09:00");
    assert_eq!(waiting(), 0, "and when it is over");
    practice.undo();
    assert_eq!(waiting(), 1, "nothing was stored");

    let old = practice.learner("佐藤 美咲");
    let past = json!({ "kind": "fixed_term", "price": { "minor": 1, "currency": "JPY" }, "term_end": "2026-06-30" });
    practice.ask("contract.add", json!({ "learner": old, "terms": past, "starts_on": "2026-01-01" }));
    let mut again = call("佐藤 美咲", None);
    again["learner"] = json!(old);
    practice.ask("lead.add", again);
    assert_eq!(waiting(), 2, "whoever left before and asks again does");

    let running = practice.learner("鈴木 健太");
    let open = json!({ "kind": "subscription", "price": { "minor": 1, "currency": "JPY" } });
    practice.ask("contract.add", json!({ "learner": running, "terms": open, "starts_on": "2026-01-01" }));
    let mut more = call("鈴木 健太", None);
    more["learner"] = json!(running);
    practice.ask("lead.add", more);
    assert_eq!(waiting(), 3, "and so does whoever comes already and asks for more");
}
