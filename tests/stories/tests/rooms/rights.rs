//! A learner asks for erasure: told before what goes, gone everywhere, and not brought back by the same history.

use std::fs;

use nenrin_stories::{Json, Practice, json, tables, text};

use crate::id_of;

const TODAY: &str = "2026-11-20";

#[test]
fn a_learner_who_is_erased_is_in_no_list_and_the_practice_verifies() {
    let practice = Practice::on(TODAY);
    let (mei, ren) = (practice.learner("田中 芽衣"), practice.learner("山本 蓮"));
    let _ = practice.package(&mei, 4, "2026-10-01");
    let session = practice.booked(&mei, "2026-11-18", "10:00");
    practice.record(&mei, &session, "秘密の面談メモ");
    let find = json!({ "text": "秘密", "limit": null });
    let found = || practice.ask("search.find", find.clone()).as_array().unwrap().len();
    let looked = practice.ask("learner.erasure", json!({ "learner": mei }));
    assert_eq!((&looked["stays"]["contract"], &looked["goes"]["session"]), (&json!(1), &json!(1)));
    assert_eq!(found(), 1);

    assert_eq!(practice.ask("learner.erase", json!({ "learner": mei })), looked);
    assert_eq!(found(), 0);
    assert_eq!(practice.learners(), [ren]);
    assert!(!practice.ask("week.unbooked", json!({})).to_string().contains(&mei));
    for command in ["learner.view", "learner.erasure", "learner.erase"] {
        assert_eq!(practice.refused(command, json!({ "learner": mei }))["code"], "P-210", "{command}");
    }
    let erasing = practice.standing_act(0);
    assert_eq!(practice.refused("act.undo", json!({ "seq": erasing }))["code"], "P-210");
    assert_eq!(practice.undo()["kind"], "learner.add", "what concerns somebody else is taken back past the erasure");
    assert!(practice.learners().is_empty());
    assert_eq!(practice.ask("act.redo", json!({}))["kind"], "learner.add");
    let late = json!({ "learner": mei, "text": "遅い壁", "category": null, "session": null, "opened_on": null });
    assert_eq!(practice.refused("obstacle.add", late)["code"], "P-210");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn the_same_history_does_not_bring_an_erased_learner_back() {
    let practice = Practice::on(TODAY);
    let folder = tables(&[]);
    practice.bring_in(folder.path());
    let learner = practice.learners().remove(0);
    practice.ask("learner.erase", json!({ "learner": learner }));
    let once = practice.rows();
    let again = practice.bring_in(folder.path());
    assert!(
        again["tables"].as_array().unwrap().iter().all(|table| table["new"] == 0 && table["updated"] == 0),
        "{again}"
    );
    assert_eq!(practice.rows(), once);
    // Nor under another first day, from which another identity would be made.
    let rows = fs::read_to_string(folder.path().join("learners.csv")).unwrap();
    fs::write(folder.path().join("learners.csv"), rows.replace("2026-", "2025-")).unwrap();
    practice.bring_in(folder.path());
    assert_eq!(practice.rows(), once);
    assert!(practice.learners().is_empty());
}

#[test]
fn an_archive_of_what_is_left_comes_back_as_it_was() {
    let practice = Practice::on(TODAY);
    let folder = tables(&[]);
    practice.bring_in(folder.path());
    let _ = practice.learner("山本 蓮");
    let learner = practice.learners().remove(0);
    practice.ask("learner.erase", json!({ "learner": learner }));
    let archives = tempfile::tempdir().unwrap();
    let [first, second] = ["first.zip", "second.zip"].map(|name| archives.path().join(name));
    practice.will_pick(&first);
    practice.ask("archive.export", json!({}));
    let other = Practice::not_yet(TODAY);
    other.will_pick(&first);
    other.ask("archive.import", json!({}));
    other.will_pick(&second);
    other.ask("archive.export", json!({}));
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
    assert_eq!(other.rows(), practice.rows());
}

/// A learner of whom every room has something to tell: an application, a trial, a contract that ended, money owed and
/// received, a follow-up, a contact, a goal nobody touches, a booking that is over and a saved draft.
fn known_everywhere(practice: &Practice, name: &str) -> String {
    let lead = practice.ask("lead.add", json!({ "caller": { "name": name, "mail": "mei@example.com" } }));
    let learner = text(&lead["learner"]);
    let contract = practice.package(&learner, 4, "2026-08-01");
    let yen = |amount: i64| json!({ "minor": amount, "currency": "JPY" });
    let due = json!({ "learner": learner, "amount": yen(30_000), "due_on": "2026-10-31", "contract": contract });
    let due = text(&practice.ask("payment.expect", due));
    practice.ask("payment.receive", json!({ "payment": due, "amount": yen(10_000), "method": format!("振込 {name}") }));
    let payer = text(&practice.ask("payer.save", json!({ "name": name, "payer_kind": "person" })));
    practice.ask("payer.link", json!({ "learner": learner, "payer": payer, "share": 100 }));
    let trial = json!({ "day": "2026-11-02", "time": null, "minutes": null, "mode": null });
    practice.ask("trial.book", json!({ "learner": learner, "trial": trial }));
    let follow =
        json!({ "learner": learner, "purpose": "admin", "text": format!("{name}に電話"), "due_on": "2026-11-20" });
    practice.ask("follow_up.add", follow);
    practice.ask("interaction.log", json!({ "learner": learner, "text": format!("LINE: {name}") }));
    let way = json!({ "learner": learner, "title": name, "baseline": "0", "target": "9", "unit": "回", "set_on": "2026-08-01" });
    practice.ask("goal.add", way);
    let session = practice.booked(&learner, "2026-11-19", "10:00");
    let draft = practice.ask("composer.open", json!({ "learner": learner, "session": session }))["body"].clone();
    practice.ask("draft.save", json!({ "draft": draft }));
    let ending = json!({ "contract": contract, "ended_on": "2026-11-10", "end_kind": "lapsed", "reason": name });
    practice.ask("contract.end", ending);
    learner
}

#[test]
fn no_room_and_no_export_tells_of_an_erased_learner_and_the_books_are_told_without_a_name() {
    let practice = Practice::on(TODAY);
    let _ = practice.learner("山本 蓮");
    let mei = known_everywhere(&practice, "田中 芽衣");
    let rooms = [
        ("learners.list", json!({})),
        ("leads.view", json!({})),
        ("follow_up.list", json!({})),
        ("upkeep.view", json!({ "rows": null })),
        ("week.view", json!({})),
        ("week.unbooked", json!({})),
        ("draft.list", json!({})),
        ("cancellations.why", json!({ "since": null })),
        ("search.find", json!({ "text": "芽衣", "limit": null })),
        ("act.recent", json!({ "limit": 50 })),
        ("inbox.list", json!({ "limit": 50 })),
        ("material.list", json!({})),
        ("lead.likely", json!({ "name": "田中 芽衣", "mail": "mei@example.com" })),
    ];
    let tells = |answer: &Json| [mei.as_str(), "芽衣", "mei@"].iter().any(|said| answer.to_string().contains(said));
    let before: Vec<_> = rooms
        .iter()
        .filter(|(room, fields)| tells(&practice.ask(room, fields.clone())))
        .map(|(room, _)| *room)
        .collect();
    let silent = ["cancellations.why", "inbox.list", "material.list", "week.unbooked"];
    assert_eq!(before.len(), rooms.len() - silent.len(), "otherwise the end would prove little: {before:?}");

    practice.ask("learner.erase", json!({ "learner": mei }));
    for (room, fields) in rooms {
        let answer = practice.ask(room, fields);
        assert!(!tells(&answer), "{room}: {answer}");
    }
    let money = practice.ask("money.view", json!({}));
    assert!(!money.to_string().contains("芽衣"), "{money}");
    for subject in ["learners", "sessions", "payments", "refunds", "contracts", "interactions"] {
        let wish = json!({ "subjects": [subject], "from": null, "to": null, "preset": "plain", "substitute": false });
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        practice.will_pick(&path);
        practice.ask("export.save", wish);
        let written = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        assert!(!written.contains("芽衣") && !written.contains("mei@"), "{subject}: {written}");
        let rows = match subject {
            "payments" | "learners" | "contracts" => 1,
            _ => 0,
        };
        assert_eq!(written.trim_end().lines().count() - 1, rows, "{subject}: {written}");
    }
    let erasures = practice.ask("erasure.list", json!({}));
    assert_eq!(erasures["done"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&erasures["done"][0]["day"], &erasures["done"][0]["kept"]),
        (&json!(TODAY), &json!(4)),
        "with the entry of what ran out"
    );
}

#[test]
fn whoever_was_merged_is_erased_with_the_one_they_became_and_stays_away() {
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,kana\n\
                    7,2026-01-05,package,14,8500,referral,面谷 夢子,おもたに ゆめこ\n\
                    8,2026-01-06,package,14,8500,referral,面谷 ゆめ子,おもたに ゆめこ\n";
    let folder = tables(&[("learners", learners)]);
    let practice = Practice::on("2026-02-01");
    practice.bring_in(folder.path());
    let all = practice.learners();
    let bare = text(&practice.ask("learner.add", json!({ "name": "面谷ユメコ", "mail": "yumeko@example.com" })));
    for other in [&all[1], &bare] {
        practice.ask("learner.merge", json!({ "keep": all[0], "other": other }));
    }
    practice.ask("learner.erase", json!({ "learner": all[0] }));
    let log = practice.with(|call| Ok(call.store()?.contents()?)).unwrap();
    for gone in ["ゆめ子", "ユメコ", "yumeko"] {
        assert!(!format!("{log:?}").contains(gone), "{gone}");
        assert!(!practice.ask("act.recent", json!({ "limit": 50 })).to_string().contains(gone), "{gone}");
    }
    practice.bring_in(folder.path());
    assert!(practice.learners().is_empty());
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn no_act_for_several_people_reaches_one_who_was_erased() {
    let practice = Practice::on("2026-11-20");
    let [gone, here] = ["高橋 芽衣", "佐藤 美咲"].map(|name| practice.learner(name));
    practice.ask("learner.erase", json!({ "learner": gone }));
    let before = practice.rows();
    let people = json!([gone, here]);
    let link = json!({ "title": "x", "url": "https://example.com/", "learners": people, "session": null });
    for (command, fields) in [
        ("learners.tag", json!({ "learners": people, "add": ["語学"], "remove": [] })),
        ("learners.pause", json!({ "learners": people, "ends_on": "2026-12-31", "reason": null })),
        ("learners.follow_up", json!({ "learners": people, "text": "聞く", "due_on": "2026-11-25" })),
        ("gathering.book", json!({ "learners": people, "title": null, "day": "2026-11-27", "time": null })),
        ("material.add_link", link),
    ] {
        assert_eq!(practice.refused(command, fields)["code"], "P-210", "{command}");
        assert_eq!(practice.rows(), before, "{command}: nothing is half done");
    }
}

#[test]
fn what_the_coach_named_after_a_learner_is_counted_before_they_are_erased() {
    let practice = Practice::on("2026-11-20");
    let (learner, friend) = (practice.learner("Quuxley"), practice.learner("佐藤 美咲"));
    let erasure = || practice.ask("learner.erasure", json!({ "learner": learner }))["named"].clone();
    assert_eq!(erasure(), json!({ "groups": 0, "filters": 0, "tags": 0, "materials": 0, "history": 0 }));
    let booked = practice.booked(&learner, "2026-11-27", "10:00");
    assert!(!booked.is_empty());
    practice.act("test.named", |writer| {
        let gathering = nenrin_domain::Gathering { id: writer.mint(), title: Some("Group of quuxley".to_owned()) };
        writer.add(&gathering)?;
        let query = vec!["text=QUUXLEY".to_owned()];
        let (id, name) = (writer.mint(), "いつもの".to_owned());
        writer.add(&nenrin_domain::SavedFilter { id, place: "learners".to_owned(), name, query, position: 0 })?;
        let other: nenrin_domain::Learner = writer.get(id_of(&friend))?;
        let own: nenrin_domain::Learner = writer.get(id_of(&learner))?;
        writer
            .put(&nenrin_domain::Learner { tags: vec!["Quuxleyの紹介".to_owned(), "紹介".to_owned()], ..other })?;
        Ok(writer.put(&nenrin_domain::Learner { tags: vec!["Quuxley".to_owned()], ..own })?)
    });
    for (title, people) in
        [("quuxley: 発音", vec![&learner, &friend]), ("Quuxley: 文法", vec![&learner]), ("Quuxley: 例文", vec![])]
    {
        let link = json!({ "title": title, "url": "https://example.com/", "learners": people, "session": null });
        practice.ask("material.add_link", link);
    }
    let mut counted = json!({ "groups": 1, "filters": 1, "tags": 1, "materials": 3, "history": 6 });
    assert_eq!(erasure(), counted, "their own tags go");
    // Reworded, and taken away: the history of changes still says it.
    practice.act("test.reworded", |writer| {
        let [group] = &writer.gatherings()?[..] else { unreachable!() };
        writer.put(&nenrin_domain::Gathering { title: Some("Group".to_owned()), ..group.clone() })?;
        let [filter] = &writer.saved_filters()?[..] else { unreachable!() };
        Ok(writer.remove::<nenrin_domain::SavedFilter>(filter.id)?)
    });
    (counted["groups"], counted["filters"]) = (json!(0), json!(0));
    assert_eq!(erasure(), counted);
    // What is written about others tells of them, too.
    practice.record(&friend, &practice.booked(&friend, "2026-11-18", "10:00"), "Quuxley と話した");
    counted["history"] = json!(7);
    assert_eq!(erasure(), counted);
    assert_eq!(practice.ask("learner.erase", json!({ "learner": learner }))["named"], counted);
}
