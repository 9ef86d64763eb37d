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
    let booked = json!({ "learner": misaki, "day": "2026-11-24", "time": "10:00", "minutes": 60, "place": "喫茶店" });
    practice.ask("session.book", booked);
    let counts = bring_in(&practice, "calendly.csv", sample("calendly.csv"));
    assert_eq!(told(&counts), json!({ "rows": 3, "new": 1, "known": 1, "waiting": 1 }));
    let places: Vec<_> = sessions(&practice).iter().map(|row| row["place"].clone()).collect();
    assert!(
        places.contains(&json!("喫茶店")) && places.contains(&json!("Zoom")),
        "by hand, and by the file: {places:?}"
    );
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

/// What was booked with 佐藤 美咲: the event, when it begins, and whether it was called off.
fn calendly(rows: &[(&str, &str, bool)]) -> String {
    let head = "Invitee Name,Invitee Email,Start Date & Time,End Date & Time,Canceled,Event UUID,Invitee UUID\n";
    let row = |(event, at, canceled): &(&str, &str, bool)| {
        format!("佐藤 美咲,misaki@example.jp,{at},,{canceled},{event},{event}\n")
    };
    head.to_owned() + &rows.iter().map(row).collect::<String>()
}

/// The days on which she is booked, with the time.
fn booked(practice: &nenrin_stories::Practice) -> Vec<String> {
    let booked = sessions(practice).into_iter().filter(|row| row["state"] == "booked");
    let at = |row: Json| {
        let day = nenrin_domain::Day::from_number(row["day"].as_i64().unwrap()).unwrap();
        format!("{day} {}", row["time"].as_i64().unwrap() / 60)
    };
    let mut told: Vec<_> = booked.map(at).collect();
    told.sort();
    told
}

#[test]
fn two_bookings_of_one_day_in_one_file_are_one_booking_and_one_that_waits() {
    let practice = with_two_learners();
    let file = calendly(&[
        ("a", "2026-11-24 10:00 am", false),
        ("b", "2026-11-24 03:00 pm", false),
        ("c", "2026-11-25 10:00 am", true),
        ("d", "2026-11-25 03:00 pm", false),
    ]);
    assert_eq!(told(&bring_in(&practice, "calendly.csv", file)), json!({ "rows": 4, "new": 3, "waiting": 1 }));
    assert_eq!(booked(&practice), ["2026-11-24 10", "2026-11-25 15"]);
}

#[test]
fn no_booking_moves_onto_a_day_that_stays_booked() {
    let practice = with_two_learners();
    let both = [("a", "2026-11-24 10:00 am", false), ("b", "2026-11-25 03:00 pm", false)];
    bring_in(&practice, "calendly.csv", calendly(&both));
    let moved = calendly(&[("a", "2026-11-25 10:00 am", false), both[1]]);
    let (_folder, path) = crate::file("calendly.csv", &moved);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "known": 2 }));
    assert_eq!(looked["kept"][0]["told"], "2026-11-25 10:00", "the coach is told");
    practice.run_import(&looked);
    assert_eq!(booked(&practice), ["2026-11-24 10", "2026-11-25 15"]);
}

#[test]
fn bookings_that_make_room_for_each_other_move_together() {
    let practice = with_two_learners();
    let days = ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"].map(|day| format!("{day} 10:00 am"));
    let series = |from: usize| {
        let rows: Vec<_> =
            ["a", "b", "c"].into_iter().zip(&days[from..]).map(|(id, at)| (id, at.as_str(), false)).collect();
        calendly(&rows)
    };
    bring_in(&practice, "calendly.csv", series(0));
    let later = series(1) + calendly(&[("d", "2026-11-24 05:00 pm", false)]).lines().last().unwrap() + "\n";
    assert_eq!(told(&bring_in(&practice, "calendly.csv", later)), json!({ "rows": 4, "updated": 3, "new": 1 }));
    assert_eq!(booked(&practice), ["2026-11-24 17", "2026-12-01 10", "2026-12-08 10", "2026-12-15 10"]);
    let swapped = calendly(&[("a", "2026-12-08 09:00 am", false), ("b", "2026-12-01 09:00 am", false)]);
    bring_in(&practice, "calendly.csv", swapped);
    assert_eq!(booked(&practice), ["2026-11-24 17", "2026-12-01 9", "2026-12-08 9", "2026-12-15 10"]);
}
