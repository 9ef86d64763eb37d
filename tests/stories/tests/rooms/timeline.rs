use nenrin_domain::{
    Arm, FollowUp, Hundredths, Intent, LearnerId, Money, Payment, Satisfaction, Score, Session, SessionId,
    SessionState, Trial, TrialOutcome,
};
use nenrin_stories::{Json, Practice, json, text};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, proptest};

use crate::{agree, book, broken_rule, day, each, held, id_of, note, session, sessions};

fn page(practice: &Practice, learner: &str) -> Json {
    practice.ask("timeline.page", json!({ "learner": learner, "limit": 60 }))
}

fn found(practice: &Practice, learner: &str, words: &str) -> Json {
    practice.ask("timeline.page", json!({ "learner": learner, "find": words, "limit": 60 }))["events"].take()
}

/// A learner with something of every kind, and nothing on the same day.
fn busy(practice: &Practice) -> String {
    let sato = practice.learner("佐藤 美咲");
    let contract = agree(practice, &sato, "2026-09-02", 14);
    practice.ask("contract.end", json!({ "contract": contract, "ended_on": "2026-10-31", "end_kind": "lapsed" }));
    practice.ask("contract.renew", json!({ "contract": contract, "starts_on": "2026-11-01" }));
    practice.ask("pause.add", json!({ "learner": sato, "starts_on": "2026-10-02", "ends_on": "2026-10-10" }));
    let met = held(practice, &sato, &["2026-11-06"])[0].clone();
    note(practice, &met, "会議が増えた。\n断ると期待を裏切る気がする。");
    book(practice, &sato, "2026-12-04", "10:00");
    practice
        .ask("interaction.log", json!({ "learner": sato, "text": "LINE: 近況", "way": "out", "day": "2026-11-18" }));
    practice.ask(
        "goal.add",
        json!({ "learner": sato, "title": "企画", "baseline": "0", "target": "100", "unit": "%", "set_on": "2026-09-03" }),
    );
    let goal = practice.ask("learner.view", json!({ "learner": sato }))["goals"][0]["id"].take();
    practice.ask("progress.add", json!({ "goal": goal, "value": "55.5", "day": "2026-11-07" }));
    let fields = json!({ "learner": sato, "text": "断りづらさ", "opened_on": "2026-10-05" });
    let obstacle = practice.ask("obstacle.add", fields);
    practice.ask("obstacle.clear", json!({ "obstacle": obstacle, "cleared_on": "2026-11-08" }));
    let action = practice.ask("action_item.add", json!({ "learner": sato, "text": "読書", "due_on": "2026-11-24" }));
    practice.it_is("2026-11-21", "09:00");
    practice.ask("action_item.resolve", json!({ "action_item": action, "state": "done" }));
    practice.act("import", |writer| {
        let learner: LearnerId = id_of(&sato);
        let (session, day_of) = (id_of::<SessionId>(&met), day("2026-11-06"));
        let (score, intent) = (Score::new(4).ok(), Some(Intent::Same));
        writer.add(&Satisfaction { id: writer.mint(), learner, session, day: day_of, score, intent })?;
        let (due_on, paid_on, amount) = (Some(day("2026-11-01")), Some(day("2026-11-05")), Money::yen(33_000));
        let method = Some("銀行振込".to_owned());
        writer.add(&Payment {
            id: writer.mint(),
            learner,
            contract: None,
            due_on,
            paid_on,
            amount,
            method,
            payer: None,
            part_of: None,
            fee: None,
            reference: None,
            note: None,
        })?;
        let (kind, trigger, arm) = ("message".to_owned(), "overdue".to_owned(), Some(Arm::Contact));
        writer.add(&FollowUp {
            id: writer.mint(),
            learner,
            day: day("2026-11-14"),
            kind,
            trigger,
            arm,
            contract: None,
            purpose: None,
            text: None,
            due_on: None,
            state: nenrin_domain::FollowUpState::Done,
            closed_on: None,
            result: None,
            reason: None,
        })?;
        Ok(writer.add(&Trial {
            id: writer.mint(),
            external_id: None,
            learner: Some(learner),
            name: None,
            day: day("2026-09-01"),
            source: Some("紹介".to_owned()),
            showed_up: true,
            outcome: TrialOutcome::Won,
            contact_lag_days: Some(Hundredths(50)),
            session: None,
            decided_on: None,
            reason: None,
            objection: None,
            next_contact_on: None,
            flow: None,
        })?)
    });
    sato
}

#[test]
fn everything_stands_in_one_order_and_what_lies_ahead_first() {
    let practice = Practice::on("2026-11-20");
    let sato = busy(&practice);
    let page = page(&practice, &sato);
    let events: Vec<String> = page["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| format!("{} {}", text(&event["day"]), text(&event["kind"])))
        .collect();
    assert_eq!(
        events,
        [
            "2026-12-04 booking",
            "2026-11-21 action_item",
            "2026-11-20 action_item",
            "2026-11-18 interaction",
            "2026-11-14 follow_up",
            "2026-11-08 obstacle",
            "2026-11-07 progress",
            "2026-11-06 session",
            "2026-11-05 payment",
            "2026-11-01 contract",
            "2026-10-31 contract",
            "2026-10-05 obstacle",
            "2026-10-02 pause",
            "2026-09-03 goal",
            "2026-09-02 contract",
            "2026-09-01 trial",
        ]
    );
    assert!(page["next"].is_null());
    let at = |day: &str| page["events"].as_array().unwrap().iter().find(|event| event["day"] == day).unwrap();
    let session = at("2026-11-06");
    assert_eq!(
        (&session["number"], &session["satisfaction"], &session["intent"]),
        (&json!(1), &json!(4), &json!("same"))
    );
    assert_eq!(
        (&session["words"], &session["time"]),
        (&json!("会議が増えた。 断ると期待を裏切る気がする。"), &json!("10:00"))
    );
    assert_eq!((&at("2026-11-07")["value"], &at("2026-11-07")["achievement"]), (&json!("55.5"), &json!(55)));
    assert_eq!((&at("2026-11-18")["channel"], &at("2026-11-18")["text"]), (&json!("line"), &json!("近況")));
    assert_eq!((&at("2026-11-05")["paid"], &at("2026-11-05")["amount"]["minor"]), (&json!(true), &json!(33_000)));
    assert_eq!((&at("2026-11-21")["resolved"], &at("2026-11-20")["resolved"]), (&json!(true), &json!(false)));
    let turns = ["2026-11-01", "2026-10-31", "2026-09-02"].map(|day| at(day)["turn"].as_str().unwrap());
    assert_eq!(turns, ["renewed", "ended", "started"]);
    assert_eq!((&at("2026-11-08")["cleared"], &at("2026-10-05")["cleared"]), (&json!(true), &json!(false)));
}

#[test]
fn kinds_can_be_chosen() {
    let practice = Practice::on("2026-11-20");
    let sato = busy(&practice);
    let fields = json!({ "learner": sato, "kinds": ["contract", "payment"], "limit": 60 });
    let events = practice.ask("timeline.page", fields)["events"].take();
    assert_eq!(each(&events, "kind"), ["payment", "contract", "contract", "contract"]);
    let again = json!({ "learner": sato, "kinds": vec!["payment"; 20], "limit": 60 });
    assert_eq!(practice.refused("timeline.page", again)["about"]["field"], "kinds");
    let none = practice.ask("timeline.page", json!({ "learner": sato, "kinds": [], "limit": 60 }));
    assert_eq!(none["events"], json!([]));
}

#[test]
fn words_are_found_whatever_their_kana_width_and_case() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let met = held(&practice, &sato, &["2026-11-06", "2026-11-13"]);
    note(&practice, &met[0], "最初の話。\nリーダー研修でＣＯＡＣＨの話をした。\n終わり。");
    note(&practice, &met[1], "別の話");
    let log = |text: &str| practice.ask("interaction.log", json!({ "learner": sato, "text": text }));
    log("電話: coachについて");
    log("ﾘｰﾀﾞｰ研修の資料");
    assert_eq!(each(&found(&practice, &sato, "coach"), "kind"), ["interaction", "session"]);
    assert_eq!(each(&found(&practice, &sato, "りーだー研修"), "kind"), ["interaction", "session"]);
    let only = found(&practice, &sato, "研修で");
    assert_eq!(only[0]["words"], "リーダー研修でＣＯＡＣＨの話をした。 終わり。", "from the line that was found");
    assert_eq!(found(&practice, &sato, "見つからない"), json!([]));
    assert_eq!(found(&practice, &sato, "%"), json!([]), "what is typed is no pattern");
}

#[test]
fn first_words_are_a_few_and_what_is_found_may_stand_far_behind() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let met = held(&practice, &sato, &["2026-11-06"]);
    note(&practice, &met[0], &format!("{}転職", "あ".repeat(5_000)));
    let words = page(&practice, &sato)["events"][0]["words"].take();
    assert_eq!(words.as_str().unwrap().chars().count(), 240);
    assert_eq!(found(&practice, &sato, "転職").as_array().unwrap().len(), 1);
}

#[test]
fn a_missed_session_has_no_number_and_the_numbers_go_on() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    held(&practice, &sato, &["2026-11-01"]);
    sessions(&practice, &sato, SessionState::NoShow, &["2026-11-05"]);
    held(&practice, &sato, &["2026-11-10"]);
    assert_eq!(each(&page(&practice, &sato)["events"], "number"), [&json!(2), &json!(null), &json!(1)]);
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let ask = |limit: u32| practice.refused("timeline.page", json!({ "learner": sato, "limit": limit }));
    assert_eq!(broken_rule(&ask(0)), ("limit", "1_to_200"));
    assert_eq!(broken_rule(&ask(201)), ("limit", "1_to_200"));
    let cursor = json!({ "learner": sato, "limit": 60, "before": "1.2.session" });
    assert_eq!(practice.refused("timeline.page", cursor)["code"], "W-301");
}

/// Reads all pages of `limit`, as the window does.
fn pages(practice: &Practice, learner: &str, asked: &Json, limit: usize) -> Vec<Json> {
    let (mut events, mut before) = (Vec::new(), Json::Null);
    loop {
        let mut fields = asked.clone();
        (fields["learner"], fields["limit"], fields["before"]) = (json!(learner), json!(limit), before);
        let mut page = practice.ask("timeline.page", fields);
        let stretch = page["events"].as_array().unwrap();
        assert!(stretch.len() <= limit);
        events.extend(stretch.iter().cloned());
        if page["next"].is_null() {
            return events;
        }
        before = page["next"].take();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn paging_yields_every_event_once(
        // Few days, so that many events share one; times on some of them.
        events in vec((0usize..6, 0i64..8, proptest::option::of(540u16..543), 0usize..3), 0..60),
        limit in 1usize..25,
    ) {
        let practice = Practice::on("2026-11-20");
        let learner = practice.learner("佐藤 美咲");
        let words = ["転職の相談", "Reading", "夢"];
        let first = day("2026-11-01");
        for (kind, at, minutes, said) in &events {
            let (on, said) = (first.plus(*at), words[*said]);
            let (id, time) = (learner.parse().unwrap(), minutes.and_then(nenrin_domain::DayTime::from_minutes));
            match kind {
                0 | 1 => practice.act("import", |writer| {
                    let state = if *kind == 0 { SessionState::Held } else { SessionState::Booked };
                    Ok(writer.add(&Session { time, ..session(writer, id, &on.to_string(), state) })?)
                }),
                2 => drop(practice.ask(
                    "interaction.log",
                    json!({ "learner": learner, "text": said, "day": on.to_string(), "time": time.map(|t| t.to_string()) }),
                )),
                3 => drop(practice.ask(
                    "obstacle.add",
                    json!({ "learner": learner, "text": said, "opened_on": on.to_string() }),
                )),
                4 => drop(practice.ask(
                    "pause.add",
                    json!({ "learner": practice.learner("別の人"), "starts_on": on.to_string() }),
                )),
                _ => drop(practice.ask("contract.end", json!({
                    "contract": agree(&practice, &learner, &on.to_string(), 14), "ended_on": on.to_string(),
                    "end_kind": "completed",
                }))),
            }
        }
        let count = |kinds: &[usize], times: usize| {
            times * events.iter().filter(|(kind, ..)| kinds.contains(kind)).count()
        };
        let all = pages(&practice, &learner, &json!({}), limit);
        assert_eq!(all.len(), count(&[0, 1, 2, 3], 1) + count(&[5], 2));
        assert_eq!(all, pages(&practice, &learner, &json!({}), 200), "whatever the length of a page");
        let mut once: Vec<String> = all.iter().map(|event| format!("{}{}{}", event["kind"], event["id"], event["turn"])).collect();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), all.len());
        let mut ordered = all.clone();
        ordered.sort_by_key(|event| std::cmp::Reverse((event["day"].to_string(), event["time"].as_str().map(ToOwned::to_owned))));
        assert_eq!(all, ordered, "newest first, and a stable order among the rest");

        let looked_for = json!({ "find": "reading", "kinds": ["interaction", "obstacle"] });
        let wanted = |event: &&Json| event["text"] == "Reading";
        let by_hand: Vec<Json> = all.iter().filter(wanted).cloned().collect();
        assert_eq!(pages(&practice, &learner, &looked_for, limit), by_hand);
    }
}
