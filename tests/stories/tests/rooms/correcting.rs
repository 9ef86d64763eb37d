//! A payment or refund that was written down with a mistake is put right, or removed.

use nenrin_stories::{Json, Practice, json, text};

use crate::broken_rule;
use crate::correcting_contracts::terms;

pub fn yen(amount: i64) -> Json {
    json!({ "minor": amount, "currency": "JPY" })
}

pub fn lines(practice: &Practice, learner: &str) -> Json {
    practice.ask("money.of_learner", json!({ "learner": learner }))["payments"].take()
}

fn recorded(practice: &Practice, learner: &str, amount: i64) -> String {
    text(&practice.ask("payment.record", json!({ "learner": learner, "amount": yen(amount), "paid_on": "2026-11-10" })))
}

fn expected(practice: &Practice, learner: &str, amount: i64) -> String {
    text(&practice.ask("payment.expect", json!({ "learner": learner, "amount": yen(amount), "due_on": "2026-11-30" })))
}

fn correct(payment: &str, amount: i64, day: &str) -> Json {
    json!({ "payment": payment, "amount": yen(amount), "day": day })
}

/// What is asked for is done as one act, and one undo makes every row what it was.
pub fn as_one_act(practice: &Practice, command: &str, fields: &Json, seen: impl FnOnce()) {
    let before = practice.rows();
    practice.ask(command, fields.clone());
    assert_eq!(practice.ask("act.recent", json!({ "limit": 1 }))[0]["kind"], command);
    seen();
    practice.undo();
    assert_eq!(practice.rows(), before, "{command}");
}

#[test]
fn a_payment_that_came_in_is_corrected_and_taken_back_as_one() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = recorded(&practice, &learner, 8_000);
    let how = json!({ "method": "振込", "fee": yen(300), "reference": "A-1" });
    let mut fields = correct(&payment, 7_000, "2026-11-12");
    fields.as_object_mut().unwrap().extend(how.as_object().unwrap().clone());
    as_one_act(&practice, "payment.correct", &fields, || {
        let line = lines(&practice, &learner)[0].take();
        assert_eq!((&line["amount"], &line["paid_on"]), (&yen(7_000), &json!("2026-11-12")));
        assert_eq!((&line["method"], &line["fee"], &line["reference"]), (&json!("振込"), &yen(300), &json!("A-1")));
        assert_eq!(line["due_on"], json!(null));
    });
    let refused = |fields: Json| {
        let failure = practice.refused("payment.correct", fields);
        let (field, rule) = broken_rule(&failure);
        (field.to_owned(), rule.to_owned())
    };
    let said = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    assert_eq!(refused(correct(&payment, 0, "2026-11-10")), said("amount", "more_than_0"));
    assert_eq!(refused(correct(&payment, 1, "2026-11-21")), said("paid_on", "not_after"));
    let mut dear = correct(&payment, 8_000, "2026-11-10");
    dear["fee"] = yen(8_001);
    assert_eq!(refused(dear), said("fee", "at_most_the_payment"));
}

#[test]
fn what_is_due_is_corrected_and_removed_when_it_is_no_longer_wanted() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = expected(&practice, &learner, 8_000);
    as_one_act(&practice, "payment.correct", &correct(&payment, 9_000, "2026-12-31"), || {
        let line = lines(&practice, &learner)[0].take();
        assert_eq!((&line["amount"], &line["due_on"]), (&yen(9_000), &json!("2026-12-31")), "also of a day to come");
        assert_eq!(line["paid_on"], json!(null));
    });
    as_one_act(&practice, "payment.remove", &json!({ "payment": payment }), || {
        assert_eq!(lines(&practice, &learner), json!([]));
    });
}

#[test]
fn a_payment_is_not_less_than_was_given_back_nor_later_and_stays_with_its_refund() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = recorded(&practice, &learner, 8_000);
    let refund = json!({ "payment": payment, "amount": yen(3_000), "reason": "休講", "day": "2026-11-15" });
    practice.ask("refund.add", refund);
    let less = practice.refused("payment.correct", correct(&payment, 2_999, "2026-11-10"));
    assert_eq!(broken_rule(&less), ("amount", "at_least_what_was_given_back"));
    let mut dollars = correct(&payment, 9_000, "2026-11-10");
    dollars["amount"]["currency"] = json!("USD");
    let other = practice.refused("payment.correct", dollars);
    assert_eq!(broken_rule(&other), ("amount", "at_least_what_was_given_back"));
    let late = practice.refused("payment.correct", correct(&payment, 8_000, "2026-11-16"));
    assert_eq!(broken_rule(&late), ("day", "not_before"));
    let removed = practice.refused("payment.remove", json!({ "payment": payment }));
    assert_eq!(broken_rule(&removed), ("payment", "nothing_given_back"));
    as_one_act(&practice, "payment.correct", &correct(&payment, 3_000, "2026-11-15"), || {
        assert_eq!(lines(&practice, &learner)[0]["refundable"], yen(0));
    });
}

#[test]
fn more_that_was_given_back_keeps_a_correction_from_being_taken_back_and_is_named() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = recorded(&practice, &learner, 3_000);
    practice.ask("payment.correct", correct(&payment, 8_000, "2026-11-10"));
    let corrected = practice.standing_act(0);
    practice.it_is("2026-11-22", "10:00");
    practice.ask("refund.add", json!({ "payment": payment, "amount": yen(5_000), "reason": "休講" }));
    practice.ask("learner.add", json!({ "name": "山田 花" }));
    let failure = practice.refused("act.undo", json!({ "seq": corrected }));
    assert_eq!(failure["code"], "P-203");
    assert_eq!((&failure["about"]["act"], &failure["about"]["on"]), (&json!("refund.add"), &json!("2026-11-22")));

    practice.ask("act.undo", json!({ "seq": practice.standing_act(1) }));
    practice.ask("act.undo", json!({ "seq": corrected }));
    assert_eq!(lines(&practice, &learner)[0]["amount"], yen(3_000));
}

#[test]
fn a_correction_keeps_what_it_corrected_from_being_taken_back_and_is_named() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = expected(&practice, &learner, 3_000);
    let first = practice.standing_act(0);
    practice.ask("payment.correct", correct(&payment, 8_000, "2026-11-30"));
    let corrected = practice.standing_act(0);
    recorded(&practice, &learner, 1_000);
    let failure = practice.refused("act.undo", json!({ "seq": first }));
    assert_eq!((&failure["code"], &failure["about"]["act"]), (&json!("P-203"), &json!("payment.correct")));
    practice.ask("act.undo", json!({ "seq": corrected }));
    practice.ask("act.undo", json!({ "seq": first }));
}

#[test]
fn parts_and_what_is_still_due_stay_what_was_expected() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let whole = expected(&practice, &learner, 30_000);
    let part = text(&practice.ask("payment.receive", json!({ "payment": whole, "amount": yen(10_000) })));
    let amounts = || {
        let lines = lines(&practice, &learner);
        let of =
            |id: &str| lines.as_array().unwrap().iter().find(|line| line["id"] == id).map(|it| it["amount"].clone());
        (of(&part), of(&whole))
    };
    as_one_act(&practice, "payment.correct", &correct(&part, 12_000, "2026-11-20"), || {
        assert_eq!(amounts(), (Some(yen(12_000)), Some(yen(18_000))));
    });
    as_one_act(&practice, "payment.correct", &correct(&whole, 25_000, "2026-11-30"), || {
        assert_eq!(amounts(), (Some(yen(10_000)), Some(yen(25_000))), "what is due was said wrongly itself");
    });
    let all = practice.refused("payment.correct", correct(&part, 30_000, "2026-11-20"));
    assert_eq!(broken_rule(&all), ("amount", "something_due"));
    let removed = practice.refused("payment.remove", json!({ "payment": whole }));
    assert_eq!(broken_rule(&removed), ("payment", "its_parts_first"));
    as_one_act(&practice, "payment.remove", &json!({ "payment": part }), || {
        assert_eq!(amounts(), (None, Some(yen(30_000))), "all of it is due again");
    });
}

#[test]
fn what_had_come_in_and_did_not_is_due_again() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let whole = expected(&practice, &learner, 30_000);
    let part = text(&practice.ask("payment.receive", json!({ "payment": whole, "amount": yen(10_000) })));
    practice.ask("payment.receive", json!({ "payment": whole }));
    let unpaid = || {
        let lines = lines(&practice, &learner);
        let open = lines.as_array().unwrap().iter().filter(|line| line["paid_on"].is_null());
        open.map(|line| line["amount"]["minor"].as_i64().unwrap()).sum::<i64>()
    };
    assert_eq!(unpaid(), 0);
    as_one_act(&practice, "payment.remove", &json!({ "payment": part }), || assert_eq!(unpaid(), 10_000));
    as_one_act(&practice, "payment.remove", &json!({ "payment": whole }), || assert_eq!(unpaid(), 20_000));
    as_one_act(&practice, "payment.correct", &correct(&part, 4_000, "2026-11-20"), || assert_eq!(unpaid(), 6_000));
    practice.ask("payment.remove", json!({ "payment": part }));
    practice.ask("payment.remove", json!({ "payment": part }));
    assert_eq!(unpaid(), 0, "what is due is no longer expected");
}

#[test]
fn the_records_of_somebody_erased_are_not_corrected() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = recorded(&practice, &learner, 8_000);
    let contract = practice.package(&learner, 4, "2026-11-01");
    practice.ask("learner.erase", json!({ "learner": learner }));
    for (command, fields) in [
        ("payment.correct", correct(&payment, 1, "2026-11-10")),
        ("payment.remove", json!({ "payment": payment })),
        ("contract.correct", terms(&contract, 4, "2026-11-01", None)),
    ] {
        assert_eq!(practice.refused(command, fields)["code"], "P-210", "{command}");
    }
}

#[test]
fn a_refund_is_corrected_and_removed_within_what_came_in_each_as_one_act() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = recorded(&practice, &learner, 8_000);
    let back = |amount: i64| {
        practice.ask(
            "refund.add",
            json!({ "payment": payment, "amount": yen(amount), "reason": "休講", "day": "2026-11-15" }),
        )
    };
    let (refund, _) = (back(3_000), back(1_000));
    let put_right = |amount: i64, day: &str| json!({ "refund": refund, "amount": yen(amount), "day": day, "reason": "体調", "method": "振込" });
    as_one_act(&practice, "refund.correct", &put_right(7_000, "2026-11-12"), || {
        let line = lines(&practice, &learner)[0].take();
        assert_eq!(line["refundable"], yen(0));
        let told = line["refunds"].as_array().unwrap().iter().find(|one| one["id"] == refund).unwrap();
        assert_eq!((&told["amount"], &told["day"]), (&yen(7_000), &json!("2026-11-12")));
        assert_eq!((&told["reason"], &told["method"]), (&json!("体調"), &json!("振込")));
    });
    for (fields, rule) in [
        (put_right(7_001, "2026-11-12"), ("amount", "at_most_what_came_in")),
        (put_right(0, "2026-11-12"), ("amount", "at_most_what_came_in")),
        (put_right(1, "2026-11-09"), ("day", "not_before")),
        (put_right(1, "2026-11-21"), ("day", "not_after")),
    ] {
        assert_eq!(broken_rule(&practice.refused("refund.correct", fields)), rule);
    }
    as_one_act(&practice, "refund.remove", &json!({ "refund": refund }), || {
        assert_eq!(lines(&practice, &learner)[0]["refundable"], yen(7_000));
    });
    // A removal is taken back only as long as what came in covers it.
    practice.ask("refund.remove", json!({ "refund": refund }));
    let removed = practice.standing_act(0);
    back(6_000);
    practice.ask("learner.add", json!({ "name": "山田 花" }));
    assert_eq!(practice.refused("act.undo", json!({ "seq": removed }))["code"], "P-203");
}
