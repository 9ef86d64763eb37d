//! Which contract a session belongs to, and whose ticket it uses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Day, LearnerId, Session};
use nenrin_stories::{Practice, json, of_kind, tables, text};

/// The days on which the learner's tickets were granted, used and given back.
fn ledger(practice: &Practice, learner: &str) -> Vec<(i32, String)> {
    let learner: LearnerId = learner.parse().unwrap();
    let entries = practice.with(|call| Ok(call.store()?.entitlements_of(learner)?)).unwrap();
    entries.iter().map(|entry| (entry.quantity, entry.day.to_string())).collect()
}

#[test]
fn tickets_come_from_the_oldest_package_until_none_is_left() {
    let practice = Practice::on("2026-11-02");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 1, "2026-01-01");
    let _ = practice.package(&learner, 1, "2026-10-01");
    let whys: Vec<_> = ["2026-11-02", "2026-11-09", "2026-11-16"]
        .map(|day| {
            practice.it_is(day, "12:00");
            let draft = practice.composer(&learner)["body"].take();
            let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
            practice.ask("composer.confirm", json!({ "draft": draft }));
            (of_kind(&told, "ticket_used").len(), of_kind(&told, "no_ticket").first().map(|no| text(&no["why"])))
        })
        .into();
    assert_eq!(whys, [(1, None), (1, None), (0, Some("none_left".to_owned()))]);
    assert_eq!(practice.balance(&learner), 0);
}

#[test]
fn what_the_composer_shows_is_the_contract_that_gives_the_ticket_and_that_the_session_names() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let early = practice.booked(&learner, "2026-11-19", "10:00");
    let (old, new) = (practice.package(&learner, 1, "2026-10-01"), practice.package(&learner, 3, "2026-11-01"));
    let booked = practice.booked(&learner, "2026-11-20", "10:00");
    let contract_of = |session: &str| {
        let stored: Session = practice.stored(session.parse().unwrap()).unwrap();
        stored.contract.map(|contract| contract.to_string())
    };
    assert_eq!(contract_of(&booked), Some(old.clone()), "the next ticket is the old one's");
    assert_eq!(practice.composer_of(&learner, &early)["contract"]["id"], json!(old));

    practice.record(&learner, &early, "一回目");
    assert_eq!(contract_of(&early), Some(old.clone()));
    assert_eq!(practice.composer_of(&learner, &early)["contract"]["id"], json!(old), "its ticket stays its own");
    let view = practice.composer_of(&learner, &booked);
    assert_eq!((&view["contract"]["id"], &view["contract"]["balance"]), (&json!(new), &json!(3)));
    practice.record(&learner, &booked, "二回目");
    assert_eq!(contract_of(&booked), Some(new.clone()));
    assert_eq!(practice.balance(&learner), 2);

    let missed = practice.booked(&learner, "2026-11-18", "10:00");
    practice.ask("session.resolve", json!({ "session": missed, "state": "no_show" }));
    assert_eq!(contract_of(&missed), Some(new));
}

#[test]
fn a_ticket_was_used_on_the_day_of_its_session_also_when_that_day_is_corrected() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 3, "2026-11-01");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    practice.record(&learner, &session, "一回目");
    let before = practice.rows();
    let mut draft = practice.composer_of(&learner, &session)["body"].take();
    let mut confirm = |day: &str, outcome: &str| {
        (draft["day"], draft["outcome"]) = (json!(day), json!(outcome));
        practice.ask("composer.confirm", json!({ "draft": draft }))
    };
    let days = || ledger(&practice, &learner).into_iter().map(|(_, day)| day).collect::<Vec<_>>();

    confirm("2026-11-18", "held");
    assert_eq!(days(), ["2026-11-01", "2026-11-18"]);
    confirm("2026-11-17", "no_show");
    assert_eq!(days(), ["2026-11-01", "2026-11-17"]);
    confirm("2026-11-16", "cancelled_by_coach");
    assert_eq!(days(), ["2026-11-01", "2026-11-16", "2026-11-20"], "given back today");
    confirm("2026-11-19", "held");
    assert_eq!(days(), ["2026-11-01", "2026-11-19"]);
    (0..4).for_each(|_| drop(practice.undo()));
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_ticket_that_a_history_says_was_used_on_another_day_than_the_session_s_keeps_that_day() {
    let practice = Practice::on("2026-11-20");
    practice.bring_in(tables(&[]).path());
    let learner = practice.learners().remove(0);
    let missed = practice.with(|call| {
        let store = call.store()?;
        Ok(store.get::<Session>(store.id_of_external::<Session>("2")?.unwrap())?)
    });
    let missed = missed.unwrap();
    assert_eq!((missed.day, missed.resolved_on), (day("2026-01-23"), Some(day("2026-01-24"))));
    let mut draft = practice.composer_of(&learner, &missed.id.to_string())["body"].take();
    draft["day"] = json!("2026-01-22");
    practice.ask("composer.confirm", json!({ "draft": draft }));
    let used: Vec<_> = ledger(&practice, &learner).into_iter().filter(|(quantity, _)| *quantity < 0).collect();
    assert_eq!(used, [(-1, "2026-01-09".to_owned()), (-1, "2026-01-24".to_owned())]);
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_ticket_is_given_back_out_of_goodwill_and_both_stay_in_the_ledger() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 4, "2026-11-01");
    let session = practice.booked(&learner, "2026-11-20", "09:00");
    let give_back = |reason: &str| json!({ "session": session, "reason": reason });
    let unused = practice.refused("session.give_back", give_back("体調不良"));
    assert_eq!(unused["about"]["rule"], "no_ticket_used");

    practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    let before = practice.rows();
    let counts = || practice.ask("session.counts", json!({ "session": session }))["given_back"].clone();
    assert_eq!(counts(), false);
    practice.ask("session.give_back", give_back("体調不良"));
    assert_eq!(counts(), true, "it uses none any more, whatever the policy says");
    let stretch = json!({ "learner": learner, "kinds": ["session"], "find": "体調", "limit": 5 });
    let told = practice.ask("timeline.page", stretch)["events"][0].clone();
    assert_eq!((&told["state"], &told["given_back"]), (&json!("no_show"), &json!("体調不良")));
    let lines = practice.ask("entitlement.ledger", json!({ "contract": contract }));
    let told: Vec<_> = lines.as_array().unwrap().iter().map(|line| (&line["kind"], &line["balance"])).collect();
    let (grant, consume, restore) = (json!("grant"), json!("consume"), json!("restore"));
    assert_eq!(told, [(&grant, &json!(4)), (&consume, &json!(3)), (&restore, &json!(4))]);
    assert_eq!((&lines[2]["reason"], &lines[2]["session_day"]), (&json!("体調不良"), &json!("2026-11-20")));
    let stored: Session = practice.stored(session.parse().unwrap()).unwrap();
    assert_eq!(stored.state, nenrin_domain::SessionState::NoShow, "what happened stays on record");
    assert_eq!(practice.refused("session.give_back", give_back("もう一度"))["about"]["rule"], "no_ticket_used");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn only_a_correction_with_a_reason_takes_a_balance_below_zero() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 1, "2026-11-01");
    let adjust = |by: i32, reason: &str| json!({ "contract": contract, "quantity": by, "reason": reason });
    for (by, reason, field) in [(-2, " ", "reason"), (0, "訂正", "quantity"), (1_001, "訂正", "quantity")] {
        assert_eq!(practice.refused("entitlement.adjust", adjust(by, reason))["about"]["field"], field);
    }
    practice.ask("entitlement.adjust", adjust(-2, "前払い分を別契約へ"));
    assert_eq!(practice.balance(&learner), -1);
    practice.undo();
    assert_eq!(practice.balance(&learner), 1);
}

#[test]
fn a_dropped_trial_of_an_earlier_time_uses_its_ticket_by_the_policy() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 3, "2026-11-01");
    let trial = json!({ "learner": learner, "trial": { "day": "2026-11-24", "time": "10:00" } });
    let trial = practice.ask("trial.book", trial);
    let wish = json!({ "outcome": "cancelled_by_learner", "consumes": true, "chargeable": true });
    practice.ask("policy.save", json!({ "outcomes": [wish], "notice_hours": 24 }));
    let id: LearnerId = learner.parse().unwrap();
    let of = |practice: &Practice| practice.with(|call| Ok(call.store()?.sessions_of(id)?)).unwrap().remove(0);
    // As the sessions of trials were before it was said of them that they use none.
    let booked = Session { consumes: None, ..of(&practice) };
    practice.act("session.flags", |writer| Ok(writer.put(&booked)?));
    let before = practice.rows();
    let dropped = json!({ "trial": trial, "outcome": "dropped", "reason": null, "objection": null });
    practice.ask("trial.decide", dropped);
    assert_eq!(of(&practice).state, nenrin_domain::SessionState::CancelledByLearner);
    assert_eq!(practice.balance(&learner), 2);
    practice.undo();
    assert_eq!(practice.rows(), before);
}

/// Two packages run side by side, and the older one rests in December. Answers them, the resting one first.
fn one_of_two_rests(practice: &Practice, learner: &str) -> [String; 2] {
    let (old, new) = (practice.package(learner, 3, "2026-10-01"), practice.package(learner, 3, "2026-11-01"));
    let december = json!({ "learner": learner, "contract": old, "starts_on": "2026-12-01", "ends_on": "2026-12-31" });
    practice.ask("pause.add", december);
    [old, new]
}

fn contract_of(practice: &Practice, session: &str) -> Option<String> {
    let stored: Session = practice.stored(session.parse().unwrap()).unwrap();
    stored.contract.map(|contract| contract.to_string())
}

#[test]
fn a_package_that_rests_gives_no_ticket_while_another_one_goes_on() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let [old, new] = one_of_two_rests(&practice, &learner);
    let (before, during) =
        (practice.booked(&learner, "2026-11-25", "10:00"), practice.booked(&learner, "2026-12-10", "10:00"));
    assert_eq!(contract_of(&practice, &before), Some(old));
    assert_eq!(contract_of(&practice, &during), Some(new.clone()));

    practice.it_is("2026-12-10", "12:00");
    assert_eq!(practice.composer_of(&learner, &during)["contract"]["id"], json!(new));
    practice.record(&learner, &during, "一回目");
    let id: LearnerId = learner.parse().unwrap();
    let entries = practice.with(|call| Ok(call.store()?.entitlements_of(id)?)).unwrap();
    let used: Vec<_> =
        entries.iter().filter(|entry| entry.quantity < 0).map(|entry| entry.contract.to_string()).collect();
    assert_eq!(used, [new]);
}

#[test]
fn a_booking_corrected_to_another_day_belongs_to_the_contract_of_that_day() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let [old, new] = one_of_two_rests(&practice, &learner);
    let session = practice.booked(&learner, "2026-11-25", "10:00");
    let change = |day: &str, time: &str| {
        practice.ask("session.change", json!({ "session": session, "day": day, "time": time, "minutes": 50 }));
        contract_of(&practice, &session)
    };
    assert_eq!(change("2026-11-25", "11:00"), Some(old.clone()));
    assert_eq!(change("2026-12-10", "11:00"), Some(new));
    assert_eq!(change("2026-11-24", "11:00"), Some(old));
}
