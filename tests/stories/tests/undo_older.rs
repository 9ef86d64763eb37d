//! An older act is taken back by itself, unless later ones count on it: then the accounts and the ticket ledger stay as they are.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_stories::{Json, Practice, json, text};

fn yen(amount: i64) -> Json {
    json!({ "minor": amount, "currency": "JPY" })
}

/// A payment of 100 yen that is due.
fn due(practice: &Practice, learner: &str) -> String {
    let fields = json!({ "learner": learner, "amount": yen(100), "due_on": "2026-11-30" });
    text(&practice.ask("payment.expect", fields))
}

/// What is done answers the act that it was.
fn act(practice: &Practice, command: &str, fields: Json) -> Json {
    practice.ask(command, fields);
    practice.standing_act(0)
}

/// Taking the act back is refused, and nothing has changed.
fn stands(practice: &Practice, act: &Json) {
    let before = practice.rows();
    assert_eq!(practice.refused("act.undo", json!({ "seq": act }))["code"], "P-203");
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_part_that_came_in_stays_as_long_as_the_rest_has_come_in_too() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = due(&practice, &learner);
    let before = practice.rows();
    let part = act(&practice, "payment.receive", json!({ "payment": payment, "amount": yen(40) }));
    let rest = act(&practice, "payment.receive", json!({ "payment": payment }));
    stands(&practice, &part);

    practice.ask("act.undo", json!({ "seq": rest }));
    practice.ask("act.undo", json!({ "seq": part }));
    assert_eq!(practice.rows(), before, "one after the other both are taken back");
}

#[test]
fn what_was_given_back_of_a_payment_has_come_in_before() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let (payment, other) = (due(&practice, &learner), due(&practice, &learner));
    let received = act(&practice, "payment.receive", json!({ "payment": payment }));
    let beside = act(&practice, "payment.receive", json!({ "payment": other }));
    practice.ask("refund.add", json!({ "payment": payment, "amount": yen(30), "reason": "振込の重複" }));
    stands(&practice, &received);
    practice.ask("act.undo", json!({ "seq": beside }));
}

#[test]
fn a_ticket_that_was_given_back_was_used_before() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 2, "2026-11-01");
    let [first, other] = ["2026-11-18", "2026-11-19"].map(|day| practice.booked(&learner, day, "10:00"));
    let missed = act(&practice, "session.resolve", json!({ "session": first, "state": "no_show" }));
    let beside = act(&practice, "session.resolve", json!({ "session": other, "state": "no_show" }));
    practice.ask("session.give_back", json!({ "session": first, "reason": "好意" }));
    stands(&practice, &missed);
    practice.ask("act.undo", json!({ "seq": beside }));
    assert_eq!(practice.balance(&learner), 2);
}

#[test]
fn a_ticket_given_back_and_used_for_another_session_is_not_taken_twice() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 1, "2026-11-01");
    let [first, other] = ["2026-11-18", "2026-11-19"].map(|day| practice.booked(&learner, day, "10:00"));
    practice.ask("session.resolve", json!({ "session": first, "state": "no_show" }));
    let given_back = act(&practice, "session.give_back", json!({ "session": first, "reason": "好意" }));
    let used = act(&practice, "session.resolve", json!({ "session": other, "state": "no_show" }));
    stands(&practice, &given_back);
    practice.ask("act.undo", json!({ "seq": used }));
    practice.ask("act.undo", json!({ "seq": given_back }));
    assert_eq!(practice.balance(&learner), 0);
}

#[test]
fn a_correction_of_the_balance_is_not_taken_back_from_under_a_ticket_that_was_used() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 1, "2026-11-01");
    let corrected =
        act(&practice, "entitlement.adjust", json!({ "contract": contract, "quantity": 1, "reason": "数え直し" }));
    for day in ["2026-11-18", "2026-11-19"] {
        let session = practice.booked(&learner, day, "10:00");
        practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    }
    stands(&practice, &corrected);
}

#[test]
fn what_was_done_last_is_taken_back_even_to_what_was_out_of_order() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 1, "2026-11-01");
    let adjust = |quantity: i32| json!({ "contract": contract, "quantity": quantity, "reason": "別の記録から" });
    practice.ask("entitlement.adjust", adjust(-3));
    let mended = act(&practice, "entitlement.adjust", adjust(2));
    let beside = act(&practice, "learner.add", json!({ "name": "鈴木 健太" }));
    stands(&practice, &mended);
    practice.ask("act.undo", json!({ "seq": beside }));
    practice.ask("act.undo", json!({ "seq": mended }));
    assert_eq!(practice.balance(&learner), -2);
}

#[test]
fn the_end_of_a_contract_that_was_renewed_since_stays() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let terms = json!({ "kind": "subscription", "price": yen(22_000) });
    let add = json!({ "learner": learner, "terms": terms, "starts_on": "2026-06-01" });
    let contract = practice.ask("contract.add", add.clone());
    let end = json!({ "contract": contract, "ended_on": "2026-11-10", "end_kind": "completed" });
    let ended = act(&practice, "contract.end", end.clone());
    let renewed = act(&practice, "contract.renew", json!({ "contract": contract }));
    stands(&practice, &ended);
    practice.ask("act.undo", json!({ "seq": renewed }));
    practice.ask("act.undo", json!({ "seq": ended }));

    // One that is made beside it may run at the same time anyhow.
    let ended = act(&practice, "contract.end", end);
    practice.ask("contract.add", add);
    practice.ask("act.undo", json!({ "seq": ended }));
}

#[test]
fn the_end_of_a_pause_stays_as_long_as_another_one_follows() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let pause = practice.ask("pause.add", json!({ "learner": learner, "starts_on": "2026-11-01" }));
    let ended = act(&practice, "pause.end", json!({ "pause": pause, "ends_on": "2026-11-15" }));
    let next = act(&practice, "pause.add", json!({ "learner": learner, "starts_on": "2026-12-01" }));
    stands(&practice, &ended);
    practice.ask("act.undo", json!({ "seq": next }));
    practice.ask("act.undo", json!({ "seq": ended }));
}

#[test]
fn a_booking_that_was_cancelled_does_not_come_back_beside_another_one_of_its_day() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-27", "10:00");
    let cancelled = act(&practice, "session.resolve", json!({ "session": session, "state": "cancelled_by_learner" }));
    let again = act(&practice, "session.book", json!({ "learner": learner, "day": "2026-11-27", "time": "18:00" }));
    stands(&practice, &cancelled);
    practice.ask("act.undo", json!({ "seq": again }));
    practice.ask("act.undo", json!({ "seq": cancelled }));
}

#[test]
fn a_name_that_was_given_anew_is_not_given_twice() {
    let practice = Practice::on("2026-11-20");
    let named = |id: &Json, name: &str| json!({ "id": id, "name": name, "ja": "ありがとうございました。", "en": "" });
    let save = |templates: Json| act(&practice, "message_template.save", json!({ "templates": templates }));
    save(json!([named(&Json::Null, "お礼"), named(&Json::Null, "次回の案内")]));
    let kept = practice.ask("message_template.list", json!({}))[1]["id"].clone();
    let removed = save(json!([named(&kept, "次回の案内")]));
    let anew = save(json!([named(&kept, "次回の案内"), named(&Json::Null, "お礼")]));
    stands(&practice, &removed);
    practice.ask("act.undo", json!({ "seq": anew }));
    practice.ask("act.undo", json!({ "seq": removed }));

    let field =
        |id: &Json, name: &str| json!({ "id": id, "name": name, "kind": "text", "choices": [], "offered": true });
    let save = |fields: Json| act(&practice, "custom_field.save", json!({ "subject": "learner", "fields": fields }));
    save(json!([field(&Json::Null, "社員番号")]));
    let id = practice.ask("custom_field.list", json!({ "subject": "learner" }))[0]["id"].clone();
    let renamed = save(json!([field(&id, "番号")]));
    let anew = save(json!([field(&id, "番号"), field(&Json::Null, "社員番号")]));
    stands(&practice, &renamed);
    practice.ask("act.undo", json!({ "seq": anew }));
    practice.ask("act.undo", json!({ "seq": renamed }));
}

#[test]
fn a_field_keeps_the_kind_in_which_something_was_entered() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let save = |id: &Json, kind: &str| {
        let fields = json!([{ "id": id, "name": "段階", "kind": kind, "choices": [], "offered": true }]);
        act(&practice, "custom_field.save", json!({ "subject": "learner", "fields": fields }))
    };
    let added = save(&Json::Null, "number");
    let id = practice.ask("custom_field.list", json!({ "subject": "learner" }))[0]["id"].clone();
    let changed = save(&id, "text");
    let about = json!({ "learner": learner, "contract": null, "session": null });
    let values = json!([{ "field": id, "value": "初級" }]);
    let entered = act(&practice, "custom_value.save", json!({ "about": about, "values": values }));
    stands(&practice, &changed);
    stands(&practice, &added);
    practice.ask("act.undo", json!({ "seq": entered }));
    practice.ask("act.undo", json!({ "seq": changed }));
}

#[test]
fn a_consent_that_was_given_anew_holds_once() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let give = json!({ "learner": learner, "about": "recording", "given_on": null, "evidence": null });
    let consent = practice.ask("consent.give", give.clone());
    let withdrawn = act(&practice, "consent.withdraw", json!({ "consent": consent, "withdrawn_on": null }));
    let anew = act(&practice, "consent.give", give);
    stands(&practice, &withdrawn);
    practice.ask("act.undo", json!({ "seq": anew }));
    practice.ask("act.undo", json!({ "seq": withdrawn }));
}

#[test]
fn payers_bear_no_more_than_all_of_it() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let [one, other] = ["青空商事", "海辺商事"]
        .map(|name| practice.ask("payer.save", json!({ "name": name, "payer_kind": "organisation" })));
    let link = practice.ask("payer.link", json!({ "learner": learner, "payer": one, "share": 100 }));
    let ended = act(&practice, "payer.unlink", json!({ "link": link, "ends_on": "2026-11-30" }));
    let next = json!({ "learner": learner, "payer": other, "share": 60, "starts_on": "2026-12-01" });
    let linked = act(&practice, "payer.link", next);
    stands(&practice, &ended);
    practice.ask("act.undo", json!({ "seq": linked }));
    practice.ask("act.undo", json!({ "seq": ended }));
}

#[test]
fn what_was_done_last_is_taken_back_to_what_stood_before_though_an_older_act_was_taken_back_since() {
    let practice = Practice::on("2026-11-20");
    let [other, keep, same] = ["鈴木 健太", "佐藤 美咲", "佐藤 みさき"].map(|name| practice.learner(name));
    let older = act(&practice, "interaction.log", json!({ "learner": other, "text": "来週の日程を相談" }));
    let group = json!({ "learners": [keep, same], "title": "会話", "day": "2026-11-25", "time": "10:00" });
    practice.ask("gathering.book", group);
    practice.ask("learner.merge", json!({ "keep": keep, "other": same }));
    let learner = keep.parse().unwrap();
    let booked = practice.with(|call| Ok(call.store()?.sessions_of(learner)?)).unwrap();
    let session = booked[0].id.to_string();
    let cancel = json!({ "session": session, "state": "cancelled_by_learner" });
    let before = practice.rows().remove("session");
    practice.ask("session.resolve", cancel.clone());
    practice.ask("act.undo", json!({ "seq": older }));
    assert_eq!(practice.undo()["kind"], "session.resolve");
    assert_eq!(practice.rows().remove("session"), before, "booked twice on that day, as the merge has left it");

    // Neither does what was done and taken back in between stand in the way; what still stands does.
    let cancelled = act(&practice, "session.resolve", cancel);
    let beside = act(&practice, "learner.add", json!({ "name": "高橋 彩" }));
    stands(&practice, &cancelled);
    practice.ask("act.undo", json!({ "seq": beside }));
    assert_eq!(practice.undo()["kind"], "session.resolve");
    assert_eq!(practice.rows().remove("session"), before);
}

#[test]
fn what_was_done_last_still_brings_nothing_about_that_never_stood() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 1, "2026-11-01");
    let adjust = |quantity: i32| json!({ "contract": contract, "quantity": quantity, "reason": "数え直し" });
    let older = act(&practice, "entitlement.adjust", adjust(1));
    for day in ["2026-11-18", "2026-11-19"] {
        let session = practice.booked(&learner, day, "10:00");
        practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    }
    let last = act(&practice, "entitlement.adjust", adjust(1));
    practice.ask("act.undo", json!({ "seq": older }));
    stands(&practice, &last);
    practice.ask("act.redo", json!({}));
    practice.ask("act.undo", json!({ "seq": last }));
    assert_eq!(practice.balance(&learner), 0);
}
