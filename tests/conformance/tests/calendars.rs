//! Calendars of other programs as another reader understands them, and ours in that reader.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;

use nenrin_conformance::{here, python};
use nenrin_domain::{Day, Zone};
use nenrin_exchange::calendar::{Appointment, Standing, Start, read, write};
use serde_json::json;
use tempfile::TempDir;

fn tokyo() -> Zone {
    "Asia/Tokyo".parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// What begins when, as we read a calendar from 2026-10-01 on for two years: what it is called, and its day and time in Tokyo.
fn ours(bytes: &[u8]) -> Vec<String> {
    let calendar = read(bytes, tokyo(), day("2026-10-01")).unwrap();
    let mut told: Vec<_> = calendar
        .bookings
        .iter()
        .filter(|booking| booking.day < day("2028-10-01"))
        .map(|booking| {
            let time = booking.time.map(|time| format!("T{time}")).unwrap_or_default();
            format!("{} {}{time}", booking.summary, booking.day)
        })
        .collect();
    told.sort();
    told
}

#[test]
fn every_calendar_means_the_same_to_another_reader() {
    let mut files: Vec<_> =
        fs::read_dir(here().join("calendars")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    for file in files {
        let theirs = python("occurrences.py", &[&file.display().to_string(), "2026-10-01", "2028-10-01"]);
        let theirs: Vec<_> = theirs.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect();
        assert!(!theirs.is_empty(), "{file:?}");
        assert_eq!(ours(&fs::read(&file).unwrap()), theirs, "{file:?}");
    }
}

#[test]
fn another_reader_understands_our_calendar() {
    let appointment = |id: &str, start, standing, summary: &str| Appointment {
        id: id.to_owned(),
        sequence: 2,
        start,
        standing,
        summary: summary.to_owned(),
        place: Some("喫茶店, 2階; 奥".to_owned()),
    };
    let at = Start::At(day("2026-11-27").at("10:00".parse().unwrap(), tokyo()), 50);
    let long = format!("セッション: {}", "佐藤, 美咲; \\ ".repeat(20).trim());
    let text = write(
        &[
            appointment("a", at, Standing::Confirmed, &long),
            appointment("b", Start::On(day("2026-12-01")), Standing::Cancelled, "セッション"),
        ],
        day("2026-11-20").at("10:50".parse().unwrap(), tokyo()),
    );
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("ours.ics");
    fs::write(&path, text).unwrap();
    let told = python("events.py", &[&path.display().to_string()]);
    assert_eq!(
        told[0],
        json!(["a@nenrin", 2, "CONFIRMED", "2026-11-27T01:00:00+00:00", "2026-11-27T01:50:00+00:00", long])
    );
    let whole = told[1].as_array().unwrap();
    assert_eq!(whole[..4], [json!("b@nenrin"), json!(2), json!("CANCELLED"), json!("2026-12-01")]);
}
