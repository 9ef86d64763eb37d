use nenrin_domain::{EndKind, Learner, LearnerId, Money, Payment, Trial, TrialOutcome};
use nenrin_stories::{Practice, json, text};

use crate::{agree, book, broken_rule, day, each, held, id_of};

#[test]
fn learners_stand_in_kana_order_and_those_without_a_name_last() {
    let practice = Practice::on("2026-11-20");
    practice.ask("learner.add", json!({ "name": "渡辺", "kana": "わたなべ" }));
    practice.ask("learner.add", json!({ "name": "青木", "kana": "アオキ" }));
    practice.ask("learner.add", json!({ "name": "いとう" }));
    practice.act("import", |writer| {
        for number in ["12", "7"] {
            let mut learner = Learner::named(writer.mint(), "");
            (learner.name, learner.external_id) = (None, Some(number.to_owned()));
            writer.add(&learner)?;
        }
        Ok(())
    });
    let list = practice.ask("learners.list", json!({}));
    assert_eq!(each(&list, "name"), [&json!("青木"), &json!("いとう"), &json!("渡辺"), &json!(null), &json!(null)]);
    assert_eq!(each(&list, "external_id")[3..], ["12", "7"]);
}

#[test]
fn a_line_tells_where_the_learner_stands() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    held(&practice, &sato, &["2026-11-02", "2026-11-06"]);
    agree(&practice, &sato, "2026-09-01", 14);
    practice.ask("action_item.add", json!({ "learner": sato, "text": "日記" }));
    practice.ask("action_item.add", json!({ "learner": sato, "text": "早起き" }));
    let line = || practice.ask("learners.list", json!({}))[0].take();
    assert_eq!(
        line(),
        json!({
            "id": sato, "name": "佐藤 美咲", "kana": null, "external_id": null, "lifecycle": "active", "tags": [],
            "terms": { "name": "月2回", "kind": "subscription", "sessions": null, "cadence_days": 14 },
            "next_booking": null, "last_held": "2026-11-06", "open_actions": 2, "unbooked_days": 14,
            "last_contact": null, "next_contact": null, "payer": null, "starts_on": null, "birthday": null, "next_birthday": null,
            "has_consent": false,
        })
    );
    let later = book(&practice, &sato, "2026-12-04", "10:00");
    let next = book(&practice, &sato, "2026-11-27", "19:30");
    let line = line();
    assert_eq!(line["next_booking"], json!({ "id": next, "day": "2026-11-27", "time": "19:30" }), "not {later}");
    assert!(line["unbooked_days"].is_null());
}

#[test]
fn the_list_and_the_page_agree_on_the_lifecycle() {
    let practice = Practice::on("2026-11-20");
    let [listed, deciding, comes, paused, cancelled] =
        ["登録", "体験", "契約なし", "休会", "解約"].map(|name| practice.learner(name));
    held(&practice, &comes, &["2026-11-06"]);
    practice.act("import", |writer| {
        Ok(writer.add(&Trial {
            id: writer.mint(),
            external_id: None,
            learner: Some(id_of(&deciding)),
            name: None,
            day: day("2026-11-10"),
            source: None,
            showed_up: true,
            outcome: TrialOutcome::Undecided,
            contact_lag_days: None,
            session: None,
            decided_on: None,
            reason: None,
            objection: None,
            next_contact_on: None,
            flow: None,
        })?)
    });
    agree(&practice, &paused, "2026-09-01", 14);
    practice.ask("pause.add", json!({ "learner": paused, "starts_on": "2026-11-20" }));
    let contract = agree(&practice, &cancelled, "2026-09-01", 14);
    let end = json!({ "contract": contract, "ended_on": "2026-11-19", "end_kind": "cancelled", "reason": "転居" });
    practice.ask("contract.end", end);
    let list = practice.ask("learners.list", json!({}));
    for (learner, stands) in
        [(listed, "listed"), (deciding, "deciding"), (comes, "active"), (paused, "paused"), (cancelled, "cancelled")]
    {
        let line = list.as_array().unwrap().iter().find(|line| line["id"] == learner.as_str()).unwrap();
        let page = practice.ask("learner.view", json!({ "learner": learner }));
        assert_eq!((&line["lifecycle"], &page["lifecycle"]), (&json!(stands), &json!(stands)));
    }
}

#[test]
fn the_page_shows_the_head_facts() {
    let practice = Practice::on("2026-11-20");
    let fields = json!({
        "name": " 佐藤 美咲 ", "kana": "さとう みさき", "mail": "misaki@example.jp", "phone": "", "line": "misaki",
        "concern": "朝の時間がない", "tags": ["紹介", "朝", "紹介"],
    });
    let sato = text(&practice.ask("learner.add", fields));
    let plan = json!({
        "name": "3か月・月2回", "kind": "package", "price": { "minor": 99_000, "currency": "JPY" }, "sessions": 6,
        "months": 3, "cadence_days": 14, "offered": true,
    });
    let plan = practice.ask("plan.save", plan);
    let contract = practice.ask("contract.add", json!({ "learner": sato, "plan": plan, "starts_on": "2026-09-16" }));
    let last = held(&practice, &sato, &["2026-10-01", "2026-11-06"])[1].clone();
    practice.act("import", |writer| {
        for (paid_on, yen) in [(Some(day("2026-09-16")), 66_000), (Some(day("2026-10-16")), 33_000), (None, 10_000)] {
            let (id, learner, amount) = (writer.mint(), id_of(&sato), Money::yen(yen));
            writer.add(&Payment {
                id,
                learner,
                contract: None,
                due_on: paid_on,
                paid_on,
                amount,
                method: None,
                payer: None,
                part_of: None,
                fee: None,
                reference: None,
                note: None,
            })?;
        }
        Ok(())
    });
    let goal = practice.ask(
        "goal.add",
        json!({ "learner": sato, "title": "企画の時間", "baseline": "20", "target": "90", "unit": "%" }),
    );
    practice.ask("progress.add", json!({ "goal": goal, "value": "55" }));
    practice.ask("obstacle.add", json!({ "learner": sato, "text": "断りづらさ" }));

    let page = practice.ask("learner.view", json!({ "learner": sato }));
    let fields = &page["fields"];
    assert_eq!((&fields["name"], &fields["phone"]), (&json!("佐藤 美咲"), &json!(null)));
    assert_eq!((&fields["tags"], &fields["joined_on"]), (&json!(["朝", "紹介"]), &json!("2026-11-20")));
    assert_eq!(
        page["agreement"],
        json!({
            "contract": contract, "balance": 6, "last_day": "2026-12-15", "days_left": 25,
            "terms": { "name": "3か月・月2回", "kind": "package", "sessions": 6, "cadence_days": 14 },
        })
    );
    assert_eq!(page["revenue"], json!([{ "minor": 99_000, "currency": "JPY" }]));
    assert_eq!((&page["held_sessions"], &page["last_held"]["id"]), (&json!(2), &json!(last)));
    assert_eq!(page["unbooked"]["days"], 14);
    assert_eq!(page["goals"][0]["latest"], json!({ "day": "2026-11-20", "value": "55", "achievement": 50 }));
    assert_eq!(page["open_obstacles"][0]["text"], "断りづらさ");
    assert_eq!(page["contracts"][0]["balance"], 6);
}

#[test]
fn a_learner_is_changed_as_a_whole_and_the_change_undone() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let page = || practice.ask("learner.view", json!({ "learner": sato }))["fields"].take();
    let before = page();
    let mut fields = before.clone();
    fields["kana"] = json!("さとう みさき");
    fields["session_price"] = json!({ "minor": 11_000, "currency": "JPY" });
    practice.ask("learner.change", json!({ "learner": sato, "fields": fields }));
    assert_eq!(page(), fields);
    practice.undo();
    assert_eq!(page(), before);
    fields["name"] = json!(" ");
    let failure = practice.refused("learner.change", json!({ "learner": sato, "fields": fields }));
    assert_eq!(broken_rule(&failure), ("name", "1_to_200"));
    let nobody = "00000000-0000-7000-8000-000000000000";
    assert_eq!(practice.refused("learner.view", json!({ "learner": nobody }))["code"], "P-202");
}

#[test]
fn the_contract_that_counts_is_the_one_that_began_last_else_the_next() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let contract =
        |practice: &Practice| practice.ask("learner.view", json!({ "learner": sato }))["agreement"]["contract"].take();
    let next = agree(&practice, &sato, "2026-12-01", 14);
    assert_eq!(contract(&practice), json!(next));
    let now = agree(&practice, &sato, "2026-09-01", 14);
    assert_eq!(contract(&practice), json!(now));
    let learner: LearnerId = id_of(&sato);
    practice.act("contract.end", |writer| {
        for mut contract in writer.contracts_of(learner)? {
            (contract.ended_on, contract.end_kind) = (Some(contract.starts_on), Some(EndKind::Cancelled));
            writer.put(&contract)?;
        }
        Ok(())
    });
    practice.it_is("2026-12-02", "09:00");
    assert!(contract(&practice).is_null());
}

#[test]
fn amounts_that_no_practice_has_still_leave_the_page_readable() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    practice.act("import", |writer| {
        for yen in [i64::MAX, 1] {
            let (id, learner, paid_on) = (writer.mint(), id_of(&sato), Some(day("2026-11-01")));
            let amount = Money::yen(yen);
            writer.add(&Payment {
                id,
                learner,
                contract: None,
                due_on: paid_on,
                paid_on,
                amount,
                method: None,
                payer: None,
                part_of: None,
                fee: None,
                reference: None,
                note: None,
            })?;
        }
        Ok(())
    });
    let page = practice.ask("learner.view", json!({ "learner": sato }));
    assert_eq!(page["revenue"], json!([{ "minor": i64::MAX, "currency": "JPY" }]));
}

#[test]
fn a_booking_that_is_over_is_a_session_to_write_and_no_next_booking() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    book(&practice, &sato, "2026-11-13", "10:00");
    let morning = book(&practice, &sato, "2026-11-20", "10:00");
    let next = |time: &str| {
        practice.it_is("2026-11-20", time);
        let line = practice.ask("learners.list", json!({}))[0]["next_booking"]["id"].take();
        let page = practice.ask("learner.view", json!({ "learner": sato }))["next_booking"]["id"].take();
        // For a session that was never booked, so that none of the bookings is left out.
        let unplanned = practice.composer(&sato)["unplanned"].take();
        let composer = practice.composer_of(&sato, unplanned.as_str().unwrap());
        let week = practice.ask("week.view", json!({}));
        assert_eq!((&line, &page), (&composer["next_booking"]["session"], &week["next"]["id"]), "{time}");
        assert_eq!(line, page, "{time}");
        assert_eq!(composer["suggested"].is_null(), !line.is_null(), "{time}");
        (line, week["to_write"]["total"].as_u64().unwrap())
    };
    assert_eq!(next("09:59"), (morning.clone(), 1), "before it");
    assert_eq!(next("10:49"), (morning, 1), "under way");
    assert_eq!(next("10:50"), (json!(null), 2), "over");
    let tomorrow = book(&practice, &sato, "2026-11-21", "09:00");
    assert_eq!(next("10:50"), (tomorrow, 2));
}

#[test]
fn a_name_is_seen_and_hides_nothing_and_is_found() {
    let practice = Practice::on("2026-11-20");
    for nothing in ["\u{3164}", "\u{2800}\u{200b}", "\u{115f}\u{1160}", "\u{ffa0} \u{0}", "\u{feff}\u{fe0f}"] {
        let refused = practice.refused("learner.add", json!({ "name": nothing }));
        assert_eq!(broken_rule(&refused), ("name", "1_to_200"), "{nothing:?}");
    }
    for (typed, kept, find) in [
        ("佐\u{202e}藤\u{202c} 美\u{200b}咲\u{0}", "佐藤 美咲", "佐藤 美"),
        ("می\u{200c}نا", "می\u{200c}نا", "می\u{200c}نا"),
        ("👩\u{200d}👧 さくら", "👩\u{200d}👧 さくら", "さくら"),
        ("葛\u{e0100}城", "葛\u{e0100}城", "葛"),
    ] {
        let id = practice.learner(typed);
        let list = practice.ask("learners.list", json!({}));
        let line = list.as_array().unwrap().iter().find(|line| line["id"] == json!(id)).unwrap();
        assert_eq!(line["name"], json!(kept));
        let found = practice.ask("search.find", json!({ "text": find }));
        assert!(found.to_string().contains(&id), "{find} {found}");
    }
}
