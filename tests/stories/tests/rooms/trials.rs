use nenrin_domain::{Contract, ContractId, LearnerId, Trial, TrialOutcome};
use nenrin_stories::{Json, Practice, json, text};

use crate::leads::{hold, lead, lifecycle, session_of, trial};
use crate::{broken_rule, day, each, id_of};

#[test]
fn a_trial_has_no_number_and_the_first_session_after_it_is_the_first() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let (learner, trial) = (text(&lead["learner"]), session_of(&practice, &lead).id.to_string());
    let open = |session: &str| practice.ask("composer.open", json!({ "learner": learner, "session": session }));
    assert_eq!(open(&trial)["number"], Json::Null);
    practice.it_is("2026-11-24", "16:00");
    let to_write = practice.ask("week.view", json!({}))["to_write"]["first"][0].clone();
    assert_eq!((&to_write["id"], &to_write["number"]), (&json!(trial), &Json::Null));
    practice.record(&learner, &trial, "転職先の条件を聞いた");
    let first = practice.booked(&learner, "2026-11-25", "10:00");
    let first = open(&first);
    assert_eq!((&first["number"], &first["last_note"]["number"]), (&json!(1), &Json::Null));
}

#[test]
fn a_trial_that_was_held_is_no_session_of_its_learner_and_waits_to_be_decided() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    hold(&practice, &lead, "転職先の条件を聞いた");
    let held = trial(&practice, &lead);
    assert_eq!((held.showed_up, held.outcome), (true, TrialOutcome::Undecided));
    assert_eq!(lifecycle(&practice, &lead), "deciding");
    let page = practice.ask("learner.view", json!({ "learner": lead["learner"] }));
    assert_eq!((&page["held_sessions"], &page["unbooked"]), (&json!(0), &Json::Null));
    assert_eq!((&page["last_held"]["day"], &page["last_number"]), (&json!("2026-11-24"), &Json::Null));
    let events = practice.ask("timeline.page", json!({ "learner": lead["learner"], "limit": 50 }))["events"].clone();
    assert_eq!(each(&events, "kind"), ["trial", "application"], "the trial and its session are one event");
    assert_eq!(events[0]["words"], "転職先の条件を聞いた");
    practice.undo();
    assert!(!trial(&practice, &lead).showed_up);
}

#[test]
fn a_moved_trial_stays_the_same_trial() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let session = session_of(&practice, &lead).id.to_string();
    practice.ask("session.reschedule", json!({ "session": session, "day": "2026-11-26", "time": "18:00" }));
    let moved = trial(&practice, &lead);
    assert_eq!((moved.day, session_of(&practice, &lead).day), (day("2026-11-26"), day("2026-11-26")));
    practice.undo();
    assert_eq!(trial(&practice, &lead).day, day("2026-11-24"));
}

#[test]
fn a_trial_that_was_won_leads_into_the_contract_in_one_act() {
    let practice = Practice::on("2026-11-20");
    let plan = practice.ask(
        "plan.save",
        json!({ "name": "6回券", "kind": "package", "price": { "minor": 66_000, "currency": "JPY" },
                "sessions": 6, "months": 3, "offered": true }),
    );
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    hold(&practice, &lead, "始めたい");
    let payer = practice.ask("payer.save", json!({ "name": "高橋商事", "payer_kind": "organisation" }));
    let before = practice.rows();
    let mut fields = json!({ "trial": lead["trial"], "plan": plan, "starts_on": "2026-11-24", "payer": payer });
    fields["due_on"] = json!("2026-11-30");
    let contract: Contract = practice.stored(id_of::<ContractId>(&text(&practice.ask("trial.win", fields)))).unwrap();
    assert_eq!((contract.sessions, contract.starts_on), (Some(6), day("2026-11-24")));
    assert_eq!(contract.payer.map(|payer| json!(payer.to_string())), Some(payer));
    let due = practice.with(|call| Ok(call.store()?.payments_of(contract.learner)?)).unwrap();
    let expected = (contract.payer, contract.price, Some(day("2026-11-30")), None);
    assert_eq!(due.iter().map(|it| (it.payer, it.amount, it.due_on, it.paid_on)).collect::<Vec<_>>(), [expected]);
    let won = trial(&practice, &lead);
    assert_eq!((won.outcome, won.decided_on), (TrialOutcome::Won, Some(day("2026-11-24"))));
    assert_eq!(lifecycle(&practice, &lead), "active");
    let page = practice.ask("learner.view", json!({ "learner": lead["learner"] }));
    assert_eq!(page["agreement"]["balance"], 6, "the trial was free");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_trial_that_was_lost_keeps_its_reason_and_can_be_decided_again() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let lost = |outcome: &str, next: Option<&str>| json!({ "trial": lead["trial"], "outcome": outcome, "reason": "price", "objection": "今は高い", "next_contact_on": next });
    assert_eq!(broken_rule(&practice.refused("trial.decide", lost("lost", None))), ("day", "in_the_future"));
    hold(&practice, &lead, "迷っている");
    assert_eq!(practice.refused("trial.decide", lost("undecided", Some("2026-11-23")))["about"]["rule"], "not_before");
    practice.ask("trial.decide", lost("lost", Some("2026-12-24")));
    assert_eq!(lifecycle(&practice, &lead), "lost");
    let decided = practice.ask("leads.view", json!({}))["decided"]["first"][0].clone();
    assert_eq!((&decided["reason"], &decided["objection"]), (&json!("price"), &json!("今は高い")));
    practice.ask("trial.decide", lost("undecided", None));
    assert_eq!((lifecycle(&practice, &lead).as_str(), trial(&practice, &lead).decided_on), ("deciding", None));
}

#[test]
fn a_trial_that_is_won_before_its_day_stays_booked_and_tells_then_who_came() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    let before = practice.rows();
    practice.ask("trial.win", json!({ "trial": lead["trial"], "terms": terms, "starts_on": "2026-12-01" }));
    let won = trial(&practice, &lead);
    assert_eq!((won.outcome, won.decided_on, won.showed_up), (TrialOutcome::Won, Some(day("2026-11-20")), false));
    assert!(session_of(&practice, &lead).state.is_open());
    let moved = json!({ "session": won.session.unwrap().to_string(), "day": "2026-11-26", "time": null });
    practice.ask("session.reschedule", moved);
    hold(&practice, &lead, "目標を一緒に決めた");
    let held = trial(&practice, &lead);
    assert_eq!((held.outcome, held.day, held.showed_up), (TrialOutcome::Won, day("2026-11-26"), true));
    practice.undo();
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_trial_is_won_once() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    let win = json!({ "trial": lead["trial"], "terms": terms, "starts_on": "2026-11-25" });
    hold(&practice, &lead, "体験");
    practice.ask("trial.win", win.clone());
    assert_eq!(broken_rule(&practice.refused("trial.win", win.clone())), ("trial", "undecided"));
    let learner: LearnerId = id_of(&text(&lead["learner"]));
    let contracts = || practice.with(|call| Ok(call.store()?.contracts_of(learner)?)).unwrap().len();
    assert_eq!(contracts(), 1);

    practice.undo();
    practice.ask("trial.decide", json!({ "trial": lead["trial"], "outcome": "lost", "reason": "price" }));
    assert_eq!(broken_rule(&practice.refused("trial.win", win.clone())), ("trial", "undecided"));
    practice.ask("trial.decide", json!({ "trial": lead["trial"], "outcome": "undecided" }));
    practice.ask("trial.win", win);
    assert_eq!(contracts(), 1, "who comes back after all is won");
}

#[test]
fn whoever_drops_out_before_the_trial_frees_its_time() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    practice.ask("trial.decide", json!({ "trial": lead["trial"], "outcome": "dropped" }));
    assert!(!session_of(&practice, &lead).state.is_open());
    assert_eq!(lifecycle(&practice, &lead), "lost");
    practice.undo();
    assert!(session_of(&practice, &lead).state.is_open());
}

#[test]
fn the_day_of_the_next_contact_opens_one_follow_up_that_the_contract_settles() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    hold(&practice, &lead, "体験");
    let learner: LearnerId = id_of(&text(&lead["learner"]));
    let follow_ups = || practice.with(|call| Ok(call.store()?.follow_ups_of(learner)?)).unwrap();
    for next in ["2026-12-01", "2026-12-08"] {
        let wait = json!({ "trial": lead["trial"], "outcome": "undecided", "next_contact_on": next });
        practice.ask("trial.decide", wait);
    }
    assert_eq!(follow_ups().iter().map(|open| open.due_on).collect::<Vec<_>>(), [Some(day("2026-12-08"))]);
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    practice.ask("trial.win", json!({ "trial": lead["trial"], "terms": terms, "starts_on": "2026-11-25" }));
    assert!(follow_ups().iter().all(|closed| !closed.state.is_open()));
}

#[test]
fn a_next_contact_that_is_not_to_be_is_not_asked_for_any_more() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋", Some("2026-11-19"));
    let due = || practice.ask("follow_up.list", json!({}))["later"]["total"].as_u64().unwrap();
    let said = |outcome: &str, next: Option<&str>| json!({ "trial": lead["trial"], "outcome": outcome, "reason": "price", "objection": "今は高い", "next_contact_on": next });
    practice.ask("trial.decide", said("undecided", Some("2026-12-10")));
    assert_eq!(due(), 1);
    let waiting = |day: &str| {
        practice.it_is(day, "09:00");
        practice.ask("upkeep.view", json!({}))["trials"]["first"][0].take()
    };
    assert_eq!(
        (&waiting("2026-12-11")["reason"], &waiting("2026-12-11")["objection"]),
        (&json!("price"), &json!("今は高い"))
    );
    practice.it_is("2026-12-05", "09:00");
    practice.ask("trial.decide", said("lost", None));
    assert_eq!(due(), 0, "nobody is contacted who has declined");
    practice.undo();
    assert_eq!(practice.ask("follow_up.list", json!({}))["this_week"]["total"].as_u64().unwrap() + due(), 1);
}

#[test]
fn a_trial_takes_a_day_that_is_free() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋", Some("2026-11-25"));
    let wish = json!({ "day": "2026-11-25", "time": "15:00", "minutes": null, "mode": null });
    let refused = practice.refused("trial.book", json!({ "learner": lead["learner"], "trial": wish }));
    assert_eq!(refused["about"]["rule"], "booked_that_day");
}

#[test]
fn a_trial_that_was_won_before_its_outcome_is_asked_for_it_once_and_not_to_be_decided() {
    let practice = Practice::on("2026-11-20");
    let lead = lead(&practice, "高橋 健", Some("2026-11-24"));
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    practice.it_is("2026-11-25", "09:00");
    practice.ask("trial.win", json!({ "trial": lead["trial"], "terms": terms, "starts_on": "2026-12-01" }));
    let session = session_of(&practice, &lead).id.to_string();
    let view = practice.ask("upkeep.view", json!({}));
    let totals = ["outcomes", "notes", "trials"].map(|kind| view[kind]["total"].as_u64().unwrap());
    assert_eq!((totals, practice.ask("upkeep.count", json!({}))), ([1, 0, 0], json!(1)));
    assert_eq!(view["outcomes"]["first"][0]["id"], session.as_str());

    let opened = practice.ask("composer.open", json!({ "learner": lead["learner"], "session": session }));
    practice.ask("composer.confirm", json!({ "draft": opened["body"] }));
    assert_eq!(practice.ask("upkeep.count", json!({})), 0);
    let week = practice.ask("week.view", json!({}));
    assert_eq!(week["to_write"]["total"], 0, "it was said that there is nothing to write");
    let held =
        week["sessions"]["first"].as_array().unwrap().iter().find(|line| line["id"] == session.as_str()).unwrap();
    assert_eq!((&held["state"], &held["has_note"]), (&json!("held"), &json!(false)), "and nothing is written");
}

#[test]
fn winning_a_trial_says_of_nobody_that_they_came_whose_session_does_not_say_so() {
    let practice = Practice::on("2026-11-20");
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    let win = |lead: &Json| {
        practice.ask("trial.win", json!({ "trial": lead["trial"], "terms": terms, "starts_on": "2026-12-01" }));
        trial(&practice, lead).showed_up
    };
    let [missed, ahead] = ["高橋 健", "田中 葵"].map(|name| lead(&practice, name, Some("2026-11-24")));
    let session = session_of(&practice, &missed).id.to_string();
    practice.it_is("2026-11-24", "10:00");
    assert!(!win(&ahead), "it is this afternoon");
    practice.it_is("2026-11-25", "09:00");
    practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    assert!(!win(&missed), "they did not come");

    let call = lead(&practice, "森 蓮", Some("2026-11-24"));
    let of_the_call = trial(&practice, &call);
    practice.act("test.unlinked", |writer| Ok(writer.put(&Trial { session: None, ..of_the_call })?));
    assert!(win(&call), "of a trial without a session only its day tells");
}
