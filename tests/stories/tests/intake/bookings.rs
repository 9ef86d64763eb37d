//! Bookings made with another program.

use nenrin_stories::{Json, json};

use crate::{bring_in, bring_in_twice, learner, sample, told, with_two_learners};

fn sessions(practice: &nenrin_stories::Practice) -> Vec<Json> {
    practice.every("session").iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

#[test]
fn bookings_come_in_as_booked_and_never_as_held() {
    let practice = with_two_learners();
    let counts = bring_in_twice(&practice, "calendly.csv");
    assert_eq!(told(&counts), json!({ "rows": 3, "new": 2, "waiting": 1 }));
    let mut told: Vec<_> = sessions(&practice)
        .iter()
        .map(|row| (row["state"].as_str().unwrap().to_owned(), row["time"].as_i64(), row["minutes"].as_i64()))
        .collect();
    told.sort();
    assert_eq!(
        told,
        [("booked".to_owned(), Some(600), Some(60)), ("cancelled_by_learner".to_owned(), Some(20 * 60 + 30), Some(50)),]
    );
}

#[test]
fn a_booking_entered_by_hand_is_the_same_booking_and_is_called_off_by_the_file() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let booked = json!({ "learner": misaki, "day": "2026-11-24", "time": "10:00", "minutes": 60, "mode": null });
    practice.ask("session.book", booked);
    let counts = bring_in(&practice, "calendly.csv", sample("calendly.csv"));
    assert_eq!(told(&counts), json!({ "rows": 3, "new": 1, "known": 1, "waiting": 1 }));
    assert_eq!(sessions(&practice).len(), 2);

    let called_off = String::from_utf8(sample("calendly.csv")).unwrap().replacen(",false,,,ev-1", ",true,,,ev-1", 1);
    let counts = bring_in(&practice, "calendly.csv", called_off);
    assert_eq!(told(&counts), json!({ "rows": 3, "updated": 1, "known": 2 }));
    assert!(sessions(&practice).iter().all(|row| row["state"] == "cancelled_by_learner"));
}

#[test]
fn another_time_on_a_day_that_is_booked_waits_for_the_coach() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let booked = json!({ "learner": misaki, "day": "2026-11-24", "time": "15:00", "minutes": 60, "mode": null });
    practice.ask("session.book", booked);
    let counts = bring_in(&practice, "calendly.csv", sample("calendly.csv"));
    assert_eq!(told(&counts), json!({ "rows": 3, "new": 1, "waiting": 2 }));
    let items = practice.ask("inbox.list", json!({ "limit": 10 }));
    let hers = items["items"].as_array().unwrap().iter().find(|item| item["day"] == "2026-11-24").unwrap();
    let given = json!({ "items": [hers["id"]], "learner": misaki });
    assert_eq!(practice.refused("inbox.give", given)["about"]["rule"], "booked_that_day");
}
