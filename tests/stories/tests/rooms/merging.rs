use nenrin_domain::{Application, Id, Learner, LearnerId, NoteVersion, Session};
use nenrin_stories::{Json, Practice, count, json, tables, text};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::{broken_rule, held, id_of, note};

fn merge(practice: &Practice, keep: &str, other: &str) {
    practice.ask("learner.merge", json!({ "keep": keep, "other": other }));
}

/// A field in which two entries differ.
fn told(field: &str, kept: &str, lost: &str) -> Json {
    let text = |value: &str| json!({ "kind": "text", "value": value });
    json!({ "field": field, "name": null, "kept": text(kept), "lost": text(lost) })
}

fn findings(practice: &Practice) -> Json {
    practice.ask("practice.verify", json!({}))["found"].clone()
}

/// Two entries of one person: one with a booking, one with a session, its note, and what only they say.
fn two(practice: &Practice) -> (String, String) {
    let keep = practice.learner("高橋 健");
    let _ = practice.booked(&keep, "2026-11-24", "10:00");
    let added = json!({ "name": "高橋健", "mail": "ken@example.com", "tags": ["紹介"] });
    let other = text(&practice.ask("learner.add", added));
    let session = held(practice, &other, &["2026-11-10"]).remove(0);
    note(practice, &session, "転職の不安について話した");
    (keep, other)
}

#[test]
fn all_that_was_the_others_goes_over_and_one_undo_brings_both_back() {
    let practice = Practice::on("2026-11-20");
    let (keep, other) = two(&practice);
    let before = practice.with(|call| Ok(call.store()?.contents()?)).unwrap();
    merge(&practice, &keep, &other);

    let learner: Learner = practice.stored(id_of(&keep)).unwrap();
    assert_eq!((learner.mail.as_deref(), learner.tags), (Some("ken@example.com"), vec!["紹介".to_owned()]));
    assert!(practice.stored::<Learner>(id_of(&other)).is_none());
    let keeper: LearnerId = id_of(&keep);
    let sessions = practice.with(|call| Ok(call.store()?.sessions_of(keeper)?)).unwrap();
    assert_eq!(sessions.len(), 2);
    let held: &Session = sessions.iter().find(|session| !session.state.is_open()).unwrap();
    let versions: Vec<NoteVersion> = practice.with(|call| Ok(call.store()?.note_versions_of(held.id)?)).unwrap();
    assert_eq!(versions[0].learner, keeper);
    let found = practice.ask("search.find", json!({ "text": "転職" }));
    assert!(found.to_string().contains(&keep), "{found}");
    assert_eq!(findings(&practice), 0);

    practice.undo();
    assert_eq!(practice.with(|call| Ok(call.store()?.contents()?)).unwrap(), before);
    assert_eq!(findings(&practice), 0);
    practice.ask("act.redo", json!({}));
    assert!(practice.stored::<Learner>(id_of(&other)).is_none());
    assert_eq!(findings(&practice), 0);
}

#[test]
fn what_moves_and_what_differs_is_said_before() {
    let practice = Practice::on("2026-11-20");
    let (keep, other) = two(&practice);
    assert_eq!(practice.ask("learner.duplicates", json!({ "learner": keep }))[0]["id"], json!(other));
    let view = practice.ask("learner.merge_view", json!({ "keep": keep, "other": other }));
    let moved: Vec<_> = view["moved"].as_array().unwrap().iter().map(|moved| text(&moved["kind"])).collect();
    assert_eq!(moved, ["note", "note_version", "session"]);
    assert_eq!(view["known_by"], json!([{ "field": "mail", "keep": null, "other": "ken@example.com" }]));
    assert_eq!(view["differing"], json!([told("name", "高橋 健", "高橋健")]));
    assert_eq!(view["booked_twice"], json!([]));
}

#[test]
fn nobody_becomes_one_with_themselves() {
    let practice = Practice::on("2026-11-20");
    let keep = practice.learner("高橋 健");
    let refused = practice.refused("learner.merge", json!({ "keep": keep, "other": keep }));
    assert_eq!(broken_rule(&refused), ("other", "two_people"));
}

#[test]
fn a_follow_up_open_for_both_stays_open_once() {
    let practice = Practice::on("2026-11-20");
    let (keep, other) = two(&practice);
    for learner in [&keep, &other] {
        let wanted = json!({ "learner": learner, "purpose": "admin", "text": "電話する", "due_on": "2026-11-25" });
        practice.ask("follow_up.add", wanted);
    }
    merge(&practice, &keep, &other);
    let of_both = practice.with(|call| Ok(call.store()?.follow_ups_of(id_of(&keep))?)).unwrap();
    assert_eq!(of_both.iter().filter(|follow_up| follow_up.state.is_open()).count(), 1);
    assert_eq!(of_both.len(), 2);
}

#[test]
fn applications_go_over_too() {
    let practice = Practice::on("2026-11-20");
    let keep = practice.learner("高橋 健");
    let lead = practice.ask("lead.add", json!({ "caller": { "name": "高橋 健" } }));
    merge(&practice, &keep, &text(&lead["learner"]));
    let application: Application = practice.stored(id_of(&text(&lead["application"]))).unwrap();
    assert_eq!(application.learner, id_of(&keep));
}

#[test]
fn a_history_brought_in_again_does_not_bring_the_other_one_back() {
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,kana\n\
                    7,2026-01-05,package,14,8500,referral,面谷 夢子,おもたに ゆめこ\n\
                    8,2026-01-06,package,14,8500,referral,面谷 ゆめ子,おもたに ゆめこ\n";
    let actions = "learner_id,created,due,completed,text\n8,2026-01-10,2026-01-20,,日記を書く\n";
    let folder = tables(&[("learners", learners), ("action_items", actions)]);
    let practice = Practice::on("2026-02-01");
    practice.bring_in(folder.path());
    let of = |external: &str| {
        let all = practice.with(|call| Ok(call.store()?.learners()?)).unwrap();
        all.into_iter().find(|learner| learner.external_id.as_deref() == Some(external)).unwrap().id
    };
    let (seven, eight) = (of("7"), of("8"));
    merge(&practice, &seven.uuid().to_string(), &eight.uuid().to_string());
    let before = practice.rows();
    let report = practice.bring_in(folder.path());
    assert_eq!(practice.rows(), before, "{report}");
    assert_eq!(count(&report, "learners", "new"), 0);

    // What the tables know more of a row that went over is still taken.
    let done = actions.replace("2026-01-20,,", "2026-01-20,2026-01-18,");
    practice.bring_in(tables(&[("learners", learners), ("action_items", &done)]).path());
    let actions = practice.every("action_item");
    assert_eq!(actions.len(), 1, "{actions:?}");
    assert!(actions[0].contains("done"), "{actions:?}");
    assert_eq!(findings(&practice), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn undo_restores_both_whatever_they_were(
        kana in proptest::option::of("[ぁ-ん]{1,4}"),
        phone in proptest::option::of("0[0-9]{9}"),
        days in proptest::collection::btree_set(1_u8..28, 0..4),
        with_note: bool,
    ) {
        let practice = Practice::on("2026-11-30");
        let keep = practice.learner("高橋 健");
        let added = json!({ "name": "高橋", "kana": kana, "phone": phone });
        let other = text(&practice.ask("learner.add", added));
        let days: Vec<_> = days.iter().map(|day| format!("2026-11-{day:02}")).collect();
        let sessions = held(&practice, &other, &days.iter().map(String::as_str).collect::<Vec<_>>());
        if let Some(session) = sessions.first().filter(|_| with_note) {
            note(&practice, session, "話した");
        }
        let before = practice.with(|call| Ok(call.store()?.contents()?)).unwrap();
        merge(&practice, &keep, &other);
        prop_assert_eq!(findings(&practice), json!(0));
        practice.undo();
        prop_assert_eq!(practice.with(|call| Ok(call.store()?.contents()?)).unwrap(), before);
        prop_assert_eq!(findings(&practice), json!(0));
    }
}

#[test]
fn what_one_person_can_have_only_once_is_folded_and_two_payers_are_settled_first() {
    let practice = Practice::on("2026-11-20");
    let [keep, other] = ["佐藤 美咲", "佐藤 みさき"].map(|name| practice.learner(name));
    let payer = |name: &str| text(&practice.ask("payer.save", json!({ "name": name, "payer_kind": "person" })));
    let (mother, aunt) = (payer("佐藤 恵"), payer("田中 恵"));
    let link = |learner: &str, payer: &str| {
        text(&practice.ask("payer.link", json!({ "learner": learner, "payer": payer, "share": 100 })))
    };
    for (learner, given_on, rests_from) in [(&keep, "2026-11-10", "2026-12-01"), (&other, "2026-11-01", "2026-12-10")] {
        practice.ask("consent.give", json!({ "learner": learner, "about": "privacy", "given_on": given_on }));
        let days = json!({ "learner": learner, "starts_on": rests_from, "ends_on": "2026-12-20" });
        practice.ask("pause.add", days);
        link(learner, &mother);
    }
    let wish = json!({ "keep": keep, "other": other });
    practice.ask("learner.merge", wish.clone());
    let consents = practice.ask("consent.of_learner", json!({ "learner": keep }));
    assert_eq!(consents.as_array().unwrap().len(), 1);
    assert_eq!(consents[0]["given_on"], "2026-11-01");
    practice.ask("consent.withdraw", json!({ "consent": consents[0]["id"] }));
    let links = practice.ask("money.of_learner", json!({ "learner": keep }))["payers"].take();
    practice.ask("payer.unlink", json!({ "link": links[0]["id"], "ends_on": "2026-11-20" }));
    let pauses = practice.every("pause");
    assert_eq!(pauses.len(), 1, "{pauses:?}");
    practice.undo();
    practice.undo();
    practice.undo();
    assert_eq!(practice.every("pause").len(), 2);

    let of_other = practice.ask("money.of_learner", json!({ "learner": other }))["payers"][0]["id"].take();
    practice.ask("payer.unlink", json!({ "link": of_other, "ends_on": "2026-11-19" }));
    let next = json!({ "learner": other, "payer": aunt, "share": 100, "starts_on": "2026-11-20" });
    practice.ask("payer.link", next);
    let refused = practice.refused("learner.merge", wish);
    assert_eq!((&refused["about"]["field"], &refused["about"]["rule"]), (&json!("other"), &json!("payers_100_in_all")));
}

/// What each of them does with the merged learner leans on a row that came over.
#[test]
fn a_merge_is_not_taken_back_from_under_what_was_done_with_the_merged_learner() {
    let leaning: [fn(&Practice, &str, &str, &str); 4] = [
        |practice, keep, _, _| {
            let session = practice.booked(keep, "2026-11-20", "12:00");
            practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
        },
        |practice, keep, _, session| {
            practice.ask("action_item.add", json!({ "learner": keep, "session": session, "text": "日記を書く" }));
        },
        |practice, keep, contract, _| {
            let days =
                json!({ "learner": keep, "contract": contract, "starts_on": "2026-12-01", "ends_on": "2026-12-05" });
            practice.ask("pause.add", days);
        },
        |practice, keep, contract, _| {
            let amount = json!({ "minor": 11_000, "currency": "JPY" });
            let fields = json!({ "learner": keep, "contract": contract, "amount": amount, "due_on": "2026-12-01" });
            practice.ask("payment.expect", fields);
        },
    ];
    for (n, lean) in leaning.into_iter().enumerate() {
        let practice = Practice::on("2026-11-20");
        let (keep, other) = (practice.learner("高橋 健"), practice.learner("高橋 健"));
        let contract = practice.package(&other, 5, "2026-11-01");
        let session = practice.booked(&other, "2026-11-24", "10:00");
        merge(&practice, &keep, &other);
        let seq = practice.with(|call| Ok(call.store()?.last_act()?)).unwrap();
        lean(&practice, &keep, &contract, &session);
        let built = practice.with(|call| Ok(call.store()?.contents()?)).unwrap();
        let refused = practice.refused("act.undo", json!({ "seq": seq }));
        assert_eq!(refused["code"], "P-203", "{n}: {refused}");
        assert_eq!(practice.with(|call| Ok(call.store()?.contents()?)).unwrap(), built, "{n}");
        while practice
            .with(|call| Ok(call.store()?.last_standing(nenrin_store::Act::MERGING, "name", "高橋 健")?))
            .unwrap()
            .is_some()
        {
            practice.undo();
        }
        assert_eq!(findings(&practice), 0, "{n}: one after the other, everything can be taken back");
    }
}
