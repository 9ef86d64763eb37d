//! Calendars of other programs, read; and ours, read back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use nenrin_domain::{Day, Zone};
use nenrin_exchange::calendar::{
    Appointment, Booking, Calendar, DoubtKind, MOST_BOOKINGS, Standing, Start, Unfit, read, write,
};
use proptest::prelude::*;

fn tokyo() -> Zone {
    "Asia/Tokyo".parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A calendar with these lines of events, on the clock of Tokyo from 2026-10-01 on.
fn told(lines: &str) -> Calendar {
    read(ics(lines).as_bytes(), tokyo(), day("2026-10-01")).unwrap()
}

fn ics(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{}END:VCALENDAR\r\n", lines.replace('\n', "\r\n"))
}

fn at(booking: &Booking) -> String {
    let time = booking.time.map(|time| format!(" {time}")).unwrap_or_default();
    format!("{}{time}", booking.day)
}

fn days(calendar: &Calendar) -> Vec<String> {
    calendar.bookings.iter().map(at).collect()
}

const WEEKLY: &str = "\
BEGIN:VEVENT
UID:weekly@example.jp
DTSTART;TZID=Asia/Tokyo:20261001T190000
DTEND;TZID=Asia/Tokyo:20261001T195000
RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261029T100000Z
EXDATE;TZID=Asia/Tokyo:20261008T190000
SUMMARY:佐藤 美咲\\, コーチング
ATTENDEE;CN=\"佐藤, 美咲\":mailto:Misaki@Example.jp
END:VEVENT
BEGIN:VEVENT
UID:weekly@example.jp
RECURRENCE-ID;TZID=Asia/Tokyo:20261015T190000
DTSTART;TZID=Asia/Tokyo:20261016T200000
DURATION:PT1H
SEQUENCE:1
SUMMARY:佐藤 美咲
END:VEVENT
";

/// A zone nine hours ahead, told in so many parts of the year.
fn zone(name: &str, parts: usize) -> String {
    let part =
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\n".repeat(parts);
    format!("BEGIN:VTIMEZONE\nTZID:{name}\n{part}END:VTIMEZONE\n")
}

#[test]
fn a_zone_of_more_rules_than_any_has_is_known_to_nobody() {
    let event = |name: &str| format!("BEGIN:VEVENT\nUID:{name}\nDTSTART;TZID={name}:20261001T100000\nEND:VEVENT\n");
    let calendar =
        told(&[zone("many", 301), zone("some", 200), zone("more", 200), event("many"), event("some")].concat());
    assert_eq!(days(&calendar), ["2026-10-01 10:00", "2026-10-01 16:00"]);
    let doubts: Vec<_> = calendar.doubts.iter().map(|doubt| (doubt.kind, doubt.about.as_str())).collect();
    assert_eq!(doubts, [(DoubtKind::UnknownZone, "many")]);
    // All zones of a calendar together, too.
    let calendar = told(&[zone("some", 200), zone("more", 200), event("more")].concat());
    assert_eq!(calendar.doubts[0].kind, DoubtKind::UnknownZone);
}

#[test]
fn a_rule_with_days_in_another_script_counts_for_its_first_time_alone() {
    let calendar = told("BEGIN:VEVENT\nUID:a\nDTSTART:20261001T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=木曜\nEND:VEVENT\n");
    assert_eq!(days(&calendar), ["2026-10-01 19:00"]);
    assert_eq!(calendar.doubts[0].kind, DoubtKind::UnreadableRule);
}

#[test]
fn a_weekly_event_with_one_left_out_and_one_moved() {
    let calendar = told(WEEKLY);
    assert_eq!(days(&calendar), ["2026-10-01 19:00", "2026-10-16 20:00", "2026-10-22 19:00", "2026-10-29 19:00"]);
    assert_eq!(calendar.left_out[0].key, "weekly@example.jp/20261008T100000Z");
    assert_eq!((calendar.left_out.len(), calendar.left_out[0].standing), (1, Standing::Cancelled));
    assert_eq!(calendar.doubts, []);
    let [first, moved, ..] = calendar.bookings.as_slice() else { panic!() };
    assert_eq!((first.key.as_str(), first.minutes), ("weekly@example.jp/20261001T100000Z", Some(50)));
    assert_eq!(first.summary, "佐藤 美咲, コーチング");
    assert_eq!(first.attendees, ["misaki@example.jp"]);
    assert_eq!(
        (moved.key.as_str(), moved.sequence, moved.minutes),
        ("weekly@example.jp/20261015T100000Z", 1, Some(60))
    );
}

#[test]
fn what_is_called_off_is_told_and_not_left_out() {
    let calendar = told(&format!(
        "{WEEKLY}BEGIN:VEVENT\nUID:weekly@example.jp\nRECURRENCE-ID:20261022T100000Z\nDTSTART:20261022T100000Z\n\
         STATUS:CANCELLED\nEND:VEVENT\n"
    ));
    let standing: Vec<_> = calendar.bookings.iter().map(|booking| booking.standing).collect();
    use Standing::{Cancelled, Confirmed};
    assert_eq!(standing, [Confirmed, Confirmed, Cancelled, Confirmed]);
    let off = ics(WEEKLY).replace("PRODID:x", "PRODID:x\r\nMETHOD:CANCEL");
    let calendar = read(off.as_bytes(), tokyo(), day("2026-10-01")).unwrap();
    assert!(calendar.bookings.iter().all(|booking| booking.standing == Cancelled));
}

#[test]
fn the_latest_version_of_an_event_counts_wherever_it_stands() {
    let version = |sequence: u32, hour: u32| {
        format!("BEGIN:VEVENT\nUID:a\nSEQUENCE:{sequence}\nDTSTART:202610{hour:02}T100000Z\nEND:VEVENT\n")
    };
    assert_eq!(days(&told(&(version(2, 20) + &version(1, 10)))), ["2026-10-20 19:00"]);
    assert_eq!(days(&told(&(version(1, 10) + &version(2, 20)))), ["2026-10-20 19:00"]);
}

#[test]
fn a_zone_may_have_the_name_that_windows_gives_it_or_bring_its_rules() {
    let event = |zone: &str| format!("BEGIN:VEVENT\nUID:a\nDTSTART;TZID={zone}:20261102T100000\nEND:VEVENT\n");
    assert_eq!(days(&told(&event("Tokyo Standard Time"))), ["2026-11-02 10:00"]);
    // 10:00 in New York, which is back at 5 hours behind UTC since November 1, is midnight in Tokyo.
    assert_eq!(days(&told(&event("\"Eastern Standard Time\""))), ["2026-11-03 00:00"]);
    let rules = "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:19701101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n\
                 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700308T020000\n\
                 TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let weekly = "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Own:20261026T100000\nRRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT\n";
    let calendar = told(&format!("{rules}{weekly}"));
    assert_eq!(days(&calendar), ["2026-10-26 23:00", "2026-11-03 00:00"]);
    assert_eq!(calendar.doubts, []);
}

#[test]
fn a_zone_that_nobody_knows_is_taken_for_here_and_said_once() {
    let event = |uid: u32| format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART;TZID=Mars:20261002T100000\nEND:VEVENT\n");
    let calendar = told(&(event(1) + &event(2)));
    assert_eq!(days(&calendar), ["2026-10-02 10:00", "2026-10-02 10:00"]);
    assert_eq!(
        calendar.doubts.iter().map(|doubt| (doubt.kind, doubt.about.as_str())).collect::<Vec<_>>(),
        [(DoubtKind::UnknownZone, "Mars")]
    );
}

#[test]
fn a_repetition_keeps_its_time_of_day_over_summer_time() {
    let weekly =
        "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Berlin:20261018T100000\nRRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\n";
    assert_eq!(days(&told(weekly)), ["2026-10-18 17:00", "2026-10-25 18:00", "2026-11-01 18:00"]);
}

#[test]
fn whole_days_further_times_and_clocks_of_nowhere_are_understood() {
    let lines = "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20261005\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261006\nEND:VEVENT\n\
                 BEGIN:VEVENT\nUID:b\nDTSTART:20261020T090000\nRDATE:20261021T090000,20261022T090000\nEND:VEVENT\n";
    let expected = ["2026-10-05", "2026-10-07", "2026-10-20 09:00", "2026-10-21 09:00", "2026-10-22 09:00"];
    assert_eq!(days(&told(lines)), expected);
}

#[test]
fn what_has_no_end_is_bounded() {
    let forever = "BEGIN:VEVENT\nUID:a\nDTSTART:20200101T000000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n";
    let calendar = told(forever);
    assert_eq!(calendar.bookings.len(), 733);
    assert_eq!(calendar.bookings[0].day, day("2026-10-01"));
    let two = told(&format!("{forever}{}", forever.replace("UID:a", "UID:b")));
    assert_eq!(two.bookings.len(), MOST_BOOKINGS);
    assert_eq!(two.doubts.iter().map(|doubt| doubt.kind).collect::<Vec<_>>(), [DoubtKind::TooMany]);
    for (rule, kind) in [("FREQ=SECONDLY", DoubtKind::TooFrequent), ("FREQ=SOMETIMES", DoubtKind::UnreadableRule)] {
        let calendar = told(&format!("BEGIN:VEVENT\nUID:a\nDTSTART:20261002T000000Z\nRRULE:{rule}\nEND:VEVENT\n"));
        assert_eq!((calendar.bookings.len(), calendar.doubts[0].kind), (1, kind), "{rule}");
    }
}

/// By RFC 5545 the beginning is the first time of an event, whatever its rule says.
#[test]
fn of_a_rule_that_ends_before_it_begins_the_beginning_remains() {
    for until in ["20260930", "20260930T000000Z", "20261001T235900Z"] {
        let rule = format!("FREQ=WEEKLY;UNTIL={until}");
        let calendar = told(&format!("BEGIN:VEVENT\nUID:a\nDTSTART:20261002T000000Z\nRRULE:{rule}\nEND:VEVENT\n"));
        assert_eq!((days(&calendar), calendar.doubts.len()), (vec!["2026-10-02 09:00".to_owned()], 0), "{until}");
    }
}

fn repeated(uid: &str, rule: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:20270301T000000Z\nRRULE:{rule}\nEND:VEVENT\n")
}

#[test]
fn of_a_rule_from_which_no_day_follows_the_first_time_counts_and_it_is_said() {
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31;COUNT=3",
        "FREQ=YEARLY;BYMONTH=3;BYYEARDAY=-366,1",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
    ] {
        let never = told(&repeated("a", rule));
        assert_eq!(days(&never), ["2027-03-01 09:00"], "{rule}");
        assert_eq!(never.doubts.iter().map(|it| it.kind).collect::<Vec<_>>(), [DoubtKind::UnreadableRule], "{rule}");
    }
    let leap = told(&repeated("a", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"));
    assert_eq!((days(&leap), leap.doubts.len()), (vec!["2028-02-29 09:00".to_owned()], 0));
}

/// Each of them is looked through for thousands of years, and a calendar may hold any number of them.
#[test]
fn after_many_rules_from_which_no_day_follows_none_is_followed_and_that_is_said() {
    let never = |n: usize| repeated(&format!("{n:04}"), "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29");
    let weekly = repeated("last", "FREQ=WEEKLY;COUNT=3");
    let few = told(&format!("{}{weekly}", (0..3).map(never).collect::<String>()));
    assert_eq!((few.bookings.len(), few.doubts.len()), (6, 3));
    let many = told(&format!("{}{weekly}", (0..500).map(never).collect::<String>()));
    assert_eq!((many.bookings.len(), many.doubts.len()), (501, 501));
    assert_eq!(many.doubts[500].about, "last");
}

#[test]
fn an_event_without_a_beginning_is_told_and_the_others_are_read() {
    let calendar = told("BEGIN:VEVENT\nUID:a\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nDTSTART:20261002T000000Z\nEND:VEVENT\n");
    assert_eq!(days(&calendar), ["2026-10-02 09:00"]);
    assert_eq!((calendar.doubts[0].kind, calendar.doubts[0].about.as_str()), (DoubtKind::NoStart, "a"));
}

#[test]
fn a_booking_takes_place_where_its_event_says_or_at_its_link() {
    let place = |lines: &str| {
        let event = "BEGIN:VEVENT\nUID:a\nDTSTART:20261105T100000Z\nSUMMARY:x\n";
        told(&format!("{event}{lines}END:VEVENT\n")).bookings[0].place.clone()
    };
    let link = "https://meet.google.com/abc";
    assert_eq!(place(""), None);
    assert_eq!(place("LOCATION:渋谷区1-2\\, 喫茶店\\n2階\n").as_deref(), Some("渋谷区1-2, 喫茶店 2階"));
    assert_eq!(place(&format!("LOCATION:\nURL:{link}\n")).as_deref(), Some(link));
    assert_eq!(place(&format!("X-GOOGLE-CONFERENCE:{link}\n")).as_deref(), Some(link));
    assert_eq!(place(&format!("URL:{link}\nLOCATION:公民館\n")).as_deref(), Some("公民館"));
}

fn appointment(id: &str, start: Start, summary: &str) -> Appointment {
    let (id, summary, standing) = (id.to_owned(), summary.to_owned(), Standing::Confirmed);
    Appointment { id, sequence: 3, start, standing, summary, place: Some("喫茶店, 2階".to_owned()) }
}

#[test]
fn bookings_go_out_in_utc_with_an_identity_and_a_version_and_come_back() {
    let start = Start::At(day("2026-11-27").at("10:00".parse().unwrap(), tokyo()), 50);
    let whole = Appointment {
        standing: Standing::Cancelled,
        ..appointment("s2", Start::On(day("2026-12-01")), "セッション")
    };
    let text = write(
        &[appointment("s1", start, "セッション: 佐藤 美咲"), whole],
        day("2026-11-20").at("10:50".parse().unwrap(), tokyo()),
    );
    for line in [
        "METHOD:PUBLISH",
        "UID:s1@nenrin",
        "SEQUENCE:3",
        "LOCATION:喫茶店\\, 2階",
        "DTSTAMP:20261120T015000Z",
        "DTSTART:20261127T010000Z",
        "DTEND:20261127T015000Z",
        "STATUS:CONFIRMED",
        "STATUS:CANCELLED",
        "DTSTART;VALUE=DATE:20261201",
        "SUMMARY:セッション: 佐藤 美咲",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}\n{text}");
    }
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 76), "{text}");
    let back = read(text.as_bytes(), tokyo(), day("2026-11-20")).unwrap();
    assert_eq!(days(&back), ["2026-11-27 10:00", "2026-12-01"]);
    assert_eq!((back.bookings[0].uid.as_str(), back.bookings[0].sequence), ("s1@nenrin", 3));
    assert_eq!(back.bookings[1].standing, Standing::Cancelled);
}

proptest! {
    #[test]
    fn a_name_stays_in_its_line_and_comes_back(name in "\\PC{0,60}|[,;:\\\\\"\r\nA-Z年]{0,90}") {
        let start = Start::At(day("2026-11-27").at("10:00".parse().unwrap(), tokyo()), 50);
        let text = write(&[appointment("s1", start, &name)], nenrin_domain::Instant::from_millis(0));
        let back = read(text.as_bytes(), tokyo(), day("2026-11-20")).unwrap();
        prop_assert_eq!(back.bookings.len(), 1);
        prop_assert_eq!(&back.bookings[0].summary, &name.replace(char::is_control, " ").trim().to_owned());
    }

    #[test]
    fn nothing_that_can_be_written_makes_it_stop(lines in proptest::collection::vec(
        "(BEGIN|END):(VCALENDAR|VEVENT|VTIMEZONE|STANDARD)|(UID|SUMMARY|RRULE|DTSTART|EXDATE|RDATE|RECURRENCE-ID|DURATION|TZOFFSETTO):\\PC{0,30}|\
         DTSTART(;TZID=[A-Z/]{0,5})?:2026[01][0-9][0-3][0-9](T[0-2][0-9]0000Z?)?|RRULE:FREQ=(DAILY|WEEKLY|YEARLY);(COUNT|INTERVAL|BYDAY|BYSETPOS)=[0-9A-Z,-]{0,6}", 0..25
    )) {
        let text = lines.join("\r\n");
        let _: Result<Calendar, Unfit> = read(text.as_bytes(), tokyo(), day("2026-10-01"));
        let _: Calendar = told(&format!("BEGIN:VEVENT\nUID:a\nDTSTART:20261002T000000Z\n{}\nEND:VEVENT\n",
            lines.iter().filter(|line| !line.starts_with("BEGIN") && !line.starts_with("END")).cloned().collect::<Vec<_>>().join("\n")));
    }
}

/// Three thousand endless repetitions have two million times in two years; a thousand are read.
#[test]
fn of_many_endless_repetitions_no_more_is_worked_out_than_is_read() {
    let event =
        |n: usize| format!("BEGIN:VEVENT\nUID:{n:04}\nDTSTART:20261002T000000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n");
    let few = told(&(0..3).map(event).collect::<String>());
    let last = few.bookings.last().map(at);
    assert_eq!((few.bookings.len(), last.as_deref()), (MOST_BOOKINGS, Some("2027-08-31 09:00")));
    let many = told(&(0..3000).map(event).collect::<String>());
    assert!(many.bookings.iter().all(|booking| at(booking) == "2026-10-02 09:00"), "the first are read");
    assert_eq!((many.bookings.len(), many.doubts.last().unwrap().kind), (MOST_BOOKINGS, DoubtKind::TooMany));
}
