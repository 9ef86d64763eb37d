use nenrin_domain::{Cancellation, CancellationId, Contract, ContractId, EndKind, Session, SessionState};
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
fn a_contract_that_came_in_as_cancelled_gets_its_interview() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let wish = |contract: &str| json!({ "contract": contract, "interview": interview(Some("too_busy"), &[]) });
    assert_eq!(
        broken_rule(&practice.refused("cancellation.change", wish(&id))),
        ("contract", "cancelled"),
        "it goes on"
    );
    practice.act("import.run", |writer| {
        let came: Contract = writer.get(id_of::<ContractId>(&id))?;
        let (ended_on, end_kind) = (Some(day("2026-11-15")), Some(EndKind::Cancelled));
        Ok(writer.put(&Contract { ended_on, end_kind, end_reason: Some("異動".to_owned()), ..came })?)
    });
    let told = practice.ask("cancellation.of_contract", json!({ "contract": id }));
    assert_eq!(told["primary_reason"], "異動", "what is known is there to be completed");
    let before = practice.rows();
    practice.ask("cancellation.change", wish(&id));
    let why = practice.ask("cancellations.why", json!({}));
    assert_eq!((&why["total"], &why["reasons"][0]["reason"]), (&json!(1), &json!("too_busy")));
    assert_eq!(contract(&practice, &id).end_reason.as_deref(), Some("too_busy"));
    practice.ask("cancellation.change", wish(&id));
    assert_eq!(practice.ask("cancellations.why", json!({}))["total"], 1, "it is one, and nothing was new");
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
    let contract = practice.stored::<Cancellation>(id_of(&cancelled[0])).unwrap().contract.to_string();
    let later = json!({ "contract": contract, "interview": interview(Some("moved"), &["price"]) });
    practice.ask("cancellation.change", later);
    let kept = practice.ask("cancellation.of_contract", json!({ "contract": contract }));
    assert_eq!(kept["primary_reason"], "moved");
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

fn end_on(practice: &Practice, command: &str, contract: &str, day: &str, call_off: &[&str]) -> Result<(), Json> {
    let mut fields = json!({ "contract": contract, "call_off": { "bookings": call_off } });
    match command {
        "contract.cancel" => {
            (fields["effective_on"], fields["interview"]) = (json!(day), interview(None, &[]));
        }
        "contract.graduate" => fields["ended_on"] = json!(day),
        _ => (fields["ended_on"], fields["end_kind"]) = (json!(day), json!("completed")),
    }
    let answer = practice.call(command, &fields);
    if answer["failure"].is_null() { Ok(()) } else { Err(answer["failure"].clone()) }
}

#[test]
fn bookings_after_the_last_day_are_told_and_called_off_with_the_end_if_the_coach_wishes() {
    for (command, state) in [
        ("contract.end", SessionState::CancelledByCoach),
        ("contract.graduate", SessionState::CancelledByCoach),
        ("contract.cancel", SessionState::CancelledByLearner),
    ] {
        let practice = Practice::on("2026-11-20");
        let sato = practice.learner("佐藤 美咲");
        let id = agree(&practice, &sato, "2026-06-01", 14);
        let booked =
            ["2026-11-19", "2026-11-30", "2026-12-01", "2026-12-15"].map(|day| practice.booked(&sato, day, "10:00"));
        let [waits, before, first, second] = booked.each_ref().map(String::as_str);
        let after = |day: &str| {
            practice.ask("contract.look_end", json!({ "contract": id, "ended_on": day }))["bookings"].take()
        };
        assert_eq!(each(&after("2026-11-30"), "id"), [first, second]);
        assert_eq!(each(&after("2026-10-31"), "id"), [before, first, second], "what is over waits for its outcome");

        let rows = practice.rows();
        let refused = end_on(&practice, command, &id, "2026-11-30", &[before, first]).unwrap_err();
        assert_eq!(broken_rule(&refused), ("call_off", "booked_after_the_last_day"));
        end_on(&practice, command, &id, "2026-11-30", &[first, second]).unwrap();
        let states = booked.each_ref().map(|id| practice.stored::<Session>(id_of(id)).unwrap().state);
        assert_eq!(states, [SessionState::Booked, SessionState::Booked, state, state], "{command}");
        assert_eq!(after("2026-11-30"), json!([]));
        practice.undo();
        assert_eq!(practice.rows(), rows, "one undo takes back all of it");
        end_on(&practice, command, &id, "2026-11-30", &[]).unwrap();
        assert_eq!(each(&after("2026-11-30"), "id"), [first, second]);
        assert_eq!(practice.stored::<Session>(id_of(waits)).unwrap().state, SessionState::Booked);
    }
}

#[test]
fn bookings_that_another_contract_covers_and_trials_are_not_called_off() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let _ = agree(&practice, &sato, "2026-12-10", 14);
    let left = practice.booked(&sato, "2026-12-09", "10:00");
    let _ = practice.booked(&sato, "2026-12-10", "10:00");
    practice.ask("trial.book", json!({ "learner": sato, "trial": { "day": "2026-12-03", "time": "10:00" } }));
    let after =
        practice.ask("contract.look_end", json!({ "contract": id, "ended_on": "2026-11-30" }))["bookings"].take();
    assert_eq!(each(&after, "id"), [left.as_str()]);
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

#[test]
fn a_contract_ends_within_its_term() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let terms =
        json!({ "kind": "fixed_term", "price": { "minor": 90_000, "currency": "JPY" }, "term_end": "2026-03-31" });
    let id = practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-01-01" }));
    let asks = [
        ("contract.cancel", json!({ "contract": id, "effective_on": "2026-11-20", "interview": interview(None, &[]) })),
        ("contract.graduate", json!({ "contract": id, "ended_on": "2026-11-20" })),
        ("contract.end", json!({ "contract": id, "ended_on": "2026-11-20", "end_kind": "completed" })),
    ];
    for (command, fields) in asks {
        assert_eq!(broken_rule(&practice.refused(command, fields)).1, "within_the_term", "{command}");
    }
    practice.ask("contract.end", json!({ "contract": id, "ended_on": "2026-03-31", "end_kind": "completed" }));
}

#[test]
fn a_ticket_does_not_run_out_before_the_session_of_the_last_day() {
    let practice = Practice::on("2026-11-20");
    practice.it_is("2026-11-20", "09:00");
    let sato = practice.learner("佐藤 美咲");
    let contract = practice.package(&sato, 1, "2026-11-01");
    let tonight = practice.booked(&sato, "2026-11-20", "19:00");
    let look = || practice.ask("contract.look_end", json!({ "contract": contract, "ended_on": "2026-11-20" }));
    assert_eq!(look()["is_over"], false);
    let end =
        |rest: Json| json!({ "contract": contract, "ended_on": "2026-11-20", "end_kind": "completed", "rest": rest });
    let refused = practice.refused("contract.end", end(json!("expire")));
    assert_eq!(broken_rule(&refused), ("rest", "usable_until_the_last_day"));
    practice.ask("contract.end", end(Json::Null));
    assert_eq!(practice.balance(&sato), 1);
    let left = || practice.ask("learner.view", json!({ "learner": sato }))["contracts"][0]["left_over"].take();
    assert_eq!(left(), Json::Null, "it is not over before the session");
    practice.it_is("2026-11-20", "20:00");
    practice.record(&sato, &tonight, "終わり");
    assert_eq!(practice.balance(&sato), 0, "it was used, and nothing ran out");
}

#[test]
fn what_is_still_due_when_a_contract_ends_is_told_and_kept_or_withdrawn_in_the_same_act() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let id = agree(&practice, &sato, "2026-06-01", 14);
    let yen = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let expect = |contract: Option<&str>, minor: i64| {
        let due = json!({ "learner": sato, "contract": contract, "amount": yen(minor), "due_on": "2026-11-30" });
        practice.ask("payment.expect", due)
    };
    let (due, other) = (expect(Some(&id), 66_000), expect(None, 5_000));
    practice.ask("payment.receive", json!({ "payment": due, "amount": yen(11_000) }));
    let unpaid = || practice.ask("contract.unpaid", json!({ "contract": id }));
    assert_eq!(unpaid(), json!([{ "id": due, "amount": yen(55_000), "due_on": "2026-11-30" }]));
    let end = |withdraw: Json| json!({ "contract": id, "ended_on": "2026-11-20", "end_kind": "completed", "withdraw": withdraw });
    let foreign = practice.refused("contract.end", end(json!([other])));
    assert_eq!(broken_rule(&foreign), ("withdraw", "open_for_the_contract"));
    let before = practice.rows();
    practice.ask("contract.end", end(Json::Null));
    assert_eq!(unpaid()[0]["id"], due, "it stays due unless it is said");
    practice.undo();
    practice.ask("contract.end", end(json!([due])));
    assert_eq!(unpaid(), json!([]));
    let account = practice.ask("money.of_learner", json!({ "learner": sato }));
    let standing = &account["accounts"][0];
    assert_eq!((&standing["received"], &standing["open"]), (&yen(11_000), &yen(5_000)));
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn whose_wish_it_is_that_bookings_are_called_off_follows_from_the_end_unless_the_coach_says_it() {
    for (end_kind, wish, state) in [
        ("cooling_off", Json::Null, SessionState::CancelledByLearner),
        ("lapsed", Json::Null, SessionState::CancelledByCoach),
        ("cooling_off", json!("coach"), SessionState::CancelledByCoach),
        ("completed", json!("learner"), SessionState::CancelledByLearner),
    ] {
        let practice = Practice::on("2026-11-20");
        let sato = practice.learner("佐藤 美咲");
        let id = agree(&practice, &sato, "2026-06-01", 14);
        let booking = practice.booked(&sato, "2026-12-01", "10:00");
        let look = practice.ask("contract.look_end", json!({ "contract": id, "ended_on": "2026-11-30" }));
        let usual = look["usual"].as_array().unwrap().iter().find(|it| it["end_kind"] == end_kind).unwrap();
        if wish.is_null() {
            assert_eq!(usual["wish"] == "learner", state == SessionState::CancelledByLearner, "{end_kind}");
        }
        let off = json!({ "bookings": [booking], "wish": wish });
        let end = json!({ "contract": id, "ended_on": "2026-11-30", "end_kind": end_kind, "call_off": off });
        practice.ask("contract.end", end);
        let here: Session = practice.stored(id_of(&booking)).unwrap();
        assert_eq!(here.state, state, "{end_kind} {wish}");
    }
}
