//! What waits, when later files tell more of it.

use nenrin_stories::{Json, Practice, json};

use crate::{bring_in, learner, told, with_two_learners};

fn items(practice: &Practice) -> Vec<Json> {
    practice.ask("inbox.list", json!({ "limit": 10 }))["items"].as_array().unwrap().clone()
}

fn give_all(practice: &Practice) {
    let ids: Vec<_> = items(practice).iter().map(|item| item["id"].clone()).collect();
    practice.ask("inbox.give", json!({ "items": ids, "learner": learner(practice, "佐藤 美咲") }));
}

fn every(practice: &Practice, table: &str) -> Vec<Json> {
    practice.every(table).iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// An event of nobody who is known, in its `version`.
fn event(version: u32, at: &str, more: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:{at}\r\nDURATION:PT50M\r\nSEQUENCE:{version}\r\n\
         SUMMARY:面談\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

const TENTH_HOUR: &str = "20261124T010000Z";
const NEXT_DAY: &str = "20261125T030000Z";

#[test]
fn an_event_that_waits_follows_its_calendar_and_goes_back_with_one_undo() {
    let practice = with_two_learners();
    bring_in(&practice, "a.ics", event(1, TENTH_HOUR, ""));
    let before = practice.rows();
    let counts = bring_in(&practice, "a.ics", event(2, NEXT_DAY, ""));
    assert_eq!(told(&counts), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(items(&practice)[0]["day"], "2026-11-25");
    assert_eq!(told(&bring_in(&practice, "a.ics", event(2, NEXT_DAY, ""))), json!({ "rows": 1, "known": 1 }));
    assert_eq!(told(&bring_in(&practice, "a.ics", event(1, TENTH_HOUR, ""))), json!({ "rows": 1, "known": 1 }));
    assert_eq!(items(&practice)[0]["day"], "2026-11-25", "an older file changes nothing");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn an_event_that_is_called_off_no_longer_waits_unless_it_is_taken_up_again() {
    let practice = with_two_learners();
    bring_in(&practice, "a.ics", event(1, TENTH_HOUR, ""));
    let counts = bring_in(&practice, "a.ics", event(2, TENTH_HOUR, "STATUS:CANCELLED\r\n"));
    assert_eq!(told(&counts), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(items(&practice).len(), 0);
    bring_in(&practice, "a.ics", event(3, NEXT_DAY, ""));
    assert_eq!(items(&practice)[0]["day"], "2026-11-25");
    practice.ask("inbox.dismiss", json!({ "items": [items(&practice)[0]["id"]] }));
    let counts = bring_in(&practice, "a.ics", event(4, TENTH_HOUR, ""));
    assert_eq!(told(&counts), json!({ "rows": 1, "known": 1 }), "what the coach wants nothing of stays away");
}

#[test]
fn what_was_given_keeps_its_version_so_that_no_older_file_moves_it() {
    let practice = with_two_learners();
    bring_in(&practice, "a.ics", event(2, NEXT_DAY, ""));
    give_all(&practice);
    let given = practice.every("session");
    let counts = bring_in(&practice, "a.ics", event(1, TENTH_HOUR, ""));
    assert_eq!(told(&counts), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.every("session"), given);
    bring_in(&practice, "a.ics", event(3, TENTH_HOUR, ""));
    assert_ne!(practice.every("session"), given, "a later one does");
}

#[test]
fn a_payment_that_waits_learns_what_was_given_back_of_it_since() {
    let practice = with_two_learners();
    let stripe = |back: u32| {
        format!(
            "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email\n\
             ch_9,2026-11-02 03:00:00,11000,{back},jpy,396,Paid,stranger@example.jp\n"
        )
    };
    bring_in(&practice, "stripe.csv", stripe(0));
    assert_eq!(told(&bring_in(&practice, "stripe.csv", stripe(4000))), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(told(&bring_in(&practice, "stripe.csv", stripe(0))), json!({ "rows": 1, "known": 1 }), "an older file");
    give_all(&practice);
    assert_eq!(every(&practice, "refund")[0]["amount"], 4000);
    assert_eq!(told(&bring_in(&practice, "stripe.csv", stripe(6000))), json!({ "rows": 1, "updated": 1 }));
    let back: i64 = every(&practice, "refund").iter().map(|row| row["amount"].as_i64().unwrap()).sum();
    assert_eq!(back, 6000);
}
