//! The metrics of the product and those of plain SQL agree to the last integer, on simulated practices and on public ones.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a comparison that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::Path;

use nenrin_domain::Day;
use nenrin_second_opinion::{Asked, second_opinion};
use nenrin_simulator::{Language, World, write_folder};
use nenrin_stories::{Json, Practice, json};
use tempfile::TempDir;

const TODAY: &str = "2026-11-20";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The numbers that both tell, under the names of the SQL; those that are nothing are left out.
fn product(practice: &Practice, from: &str, to: &str, as_of: &str) -> BTreeMap<String, i64> {
    let asked = json!({ "within": { "days": { "from": from, "to": to } }, "as_of": as_of, "by": null });
    let all = practice.ask("metrics.of", asked)["all"].take();
    let mut numbers = BTreeMap::new();
    let mut say = |name: String, number: i64| numbers.insert(name, number);
    let count = |list: &Json| i64::try_from(list.as_array().unwrap().len()).unwrap();
    let fractions = [
        ("conversion", &all["conversion"]),
        ("decided", &all["decided_trials"]),
        ("retention", &all["retention"]["learners"]),
        ("renewal", &all["renewal"]),
        ("follow_ups", &all["follow_ups"]),
        ("comebacks", &all["comebacks"]["all"]),
        ("graduates", &all["comebacks"]["graduates"]),
    ];
    for (name, fraction) in fractions {
        for (part, of) in
            [("counts", "counts"), ("counts_not", "counts_not"), ("undecided", "undecided"), ("out", "excluded")]
        {
            say(format!("{name}.{part}"), count(&fraction[of]));
        }
    }
    say("applications".to_owned(), count(&all["applications"]["counts"]));
    say("applicants".to_owned(), all["applicants"].as_i64().unwrap());
    say("attendance.all".to_owned(), all["trial_attendance"]["share"]["all"].as_i64().unwrap());
    say("early".to_owned(), count(&all["retention"]["left_early"]));
    for reason in all["reasons"].as_array().unwrap() {
        say(format!("reason.{}", reason["reason"].as_str().unwrap_or_default()), count(&reason["first"]));
    }
    let yen = all["revenue"]["net"].as_array().unwrap().first().map_or(0, |it| it["sum"]["minor"].as_i64().unwrap());
    say("net".to_owned(), yen);
    say("active".to_owned(), all["revenue"]["active"].as_i64().unwrap());
    say("paying".to_owned(), all["revenue"]["paying"].as_i64().unwrap());
    let unbooked = &all["unbooked"];
    let days: Vec<i64> =
        unbooked["unbooked"].as_array().unwrap().iter().map(|it| it["days"].as_i64().unwrap()).collect();
    say("booked".to_owned(), count(&unbooked["booked"]));
    say("unbooked".to_owned(), count(&unbooked["unbooked"]));
    say("days".to_owned(), days.iter().sum());
    say("over30".to_owned(), i64::try_from(days.iter().filter(|days| **days > 30).count()).unwrap());
    numbers.retain(|_, number| *number != 0);
    numbers
}

fn agree(practice: &Practice, from: &str, to: &str, as_of: &str) -> BTreeMap<String, i64> {
    let told = product(practice, from, to, as_of);
    let number = |text: &str| day(text).number();
    let asked = Asked { from: number(from), until: number(to) + 1, as_of: number(as_of) };
    let file = practice.folder().join("nenrin").join("practice").join("nenrin.db");
    assert_eq!(told, second_opinion(&file, asked).unwrap(), "{from} to {to} as of {as_of}");
    told
}

/// Periods of every length, finished and not, as known at their end, today, and in between.
const LOOKS: [(&str, &str, &str); 9] = [
    ("2026-11-01", "2026-11-30", "2026-11-20"),
    ("2026-10-01", "2026-10-31", "2026-11-20"),
    ("2026-10-01", "2026-10-31", "2026-10-31"),
    ("2026-04-01", "2026-06-30", "2026-11-20"),
    ("2026-04-01", "2026-06-30", "2026-07-15"),
    ("2025-12-29", "2026-01-04", "2026-01-20"),
    ("2026-01-01", "2026-12-31", "2026-11-20"),
    ("2025-01-01", "2025-12-31", "2026-11-20"),
    ("2025-11-20", "2026-11-19", "2026-09-01"),
];

fn brought_in(history: &Path) -> Practice {
    let practice = Practice::on(TODAY);
    practice.bring_in(history);
    practice
}

fn simulated(learners: u32, years: u32, seed: u64) -> Practice {
    let folder = TempDir::new().unwrap();
    let world = World::new(learners, years, seed, Language::Ja, (2026, 11, 20)).unwrap();
    write_folder(&world, folder.path()).unwrap();
    brought_in(folder.path())
}

#[test]
fn on_small_practices() {
    for seed in 1..=6 {
        let practice = simulated(20, 3, seed);
        for (from, to, as_of) in LOOKS {
            agree(&practice, from, to, as_of);
        }
    }
}

#[test]
fn on_a_practice_of_many_learners() {
    let practice = simulated(200, 3, 11);
    for (from, to, as_of) in LOOKS {
        let told = agree(&practice, from, to, as_of);
        assert!(told["active"] > 20 && told["retention.counts"] > 20, "there is something to compare: {told:?}");
    }
}

/// What is asked of public practices, the last year of their histories and a quarter as known at its end, and their numbers.
const PINNED: [(&str, &str, &str, &str); 4] = [
    (
        "world40",
        "2023-01-01",
        "2023-12-31",
        "active 36, attendance.all 50, booked 26, comebacks.counts_not 3, comebacks.undecided 2, \
         conversion.counts 18, conversion.counts_not 23, conversion.out 8, conversion.undecided 1, days 114, \
         decided.counts 19, decided.counts_not 31, early 2, net 4148000, over30 1, paying 28, reason. 2, \
         reason.price 1, renewal.counts 49, renewal.counts_not 2, renewal.out 2, retention.counts 13, \
         retention.counts_not 3, unbooked 5",
    ),
    (
        "world40",
        "2023-07-01",
        "2023-09-30",
        "active 27, attendance.all 14, booked 21, comebacks.undecided 3, conversion.counts 2, \
         conversion.counts_not 4, conversion.out 2, conversion.undecided 6, days 61, decided.counts 4, \
         decided.counts_not 10, net 1227500, over30 1, paying 15, reason. 3, renewal.counts 15, \
         renewal.counts_not 1, renewal.out 2, retention.counts 20, retention.counts_not 3, unbooked 3",
    ),
    (
        "world150.zip",
        "2024-01-01",
        "2024-12-31",
        "active 102, attendance.all 104, booked 57, comebacks.counts 1, comebacks.counts_not 17, \
         comebacks.undecided 18, conversion.counts 37, conversion.counts_not 48, conversion.out 16, \
         conversion.undecided 3, days 71, decided.counts 39, decided.counts_not 65, early 10, \
         graduates.counts 1, graduates.counts_not 2, net 13981000, paying 87, reason. 10, reason.dissatisfied \
         3, reason.health 1, reason.lost_motivation 3, reason.money 1, reason.no_progress 1, \
         reason.other_service 2, renewal.counts 175, renewal.counts_not 11, renewal.out 18, renewal.undecided \
         2, retention.counts 33, retention.counts_not 21, retention.out 3, retention.undecided 1, unbooked 8",
    ),
    (
        "world150.zip",
        "2024-07-01",
        "2024-09-30",
        "active 77, attendance.all 20, booked 40, comebacks.undecided 12, conversion.counts 5, \
         conversion.counts_not 7, conversion.out 4, conversion.undecided 4, days 308, decided.counts 5, \
         decided.counts_not 15, net 3625000, over30 3, paying 46, reason. 1, reason.dissatisfied 1, \
         reason.no_progress 1, renewal.counts 43, renewal.out 5, renewal.undecided 6, retention.counts 60, \
         retention.counts_not 3, retention.undecided 9, unbooked 23",
    ),
];

#[test]
fn on_public_practices_whose_numbers_are_pinned() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/exchange/tests/fixtures/history");
    for worlds in PINNED.chunk_by(|one, other| one.0 == other.0) {
        let practice = brought_in(&folder.join(worlds[0].0));
        for (world, from, to, pinned) in worlds {
            let told = agree(&practice, from, to, to);
            let told: Vec<String> = told.iter().map(|(name, number)| format!("{name} {number}")).collect();
            assert_eq!(&told.join(", "), pinned, "{world}, {from}");
        }
    }
}

#[test]
fn on_what_a_coach_records() {
    let practice = simulated(20, 2, 5);
    let learners = practice.learners();
    for (at, name) in ["佐藤", "鈴木", "高橋", "田中"].into_iter().enumerate() {
        let caller = json!({ "name": name, "phone": null, "concern": null, "source": "紹介" });
        let trial =
            json!({ "day": format!("2026-10-{:02}", 5 + at), "time": "15:00", "minutes": 50, "mode": "online" });
        let lead = practice.ask("lead.add", json!({ "caller": caller, "channel": "phone", "trial": trial }));
        let outcome = ["undecided", "lost", "dropped"].get(at);
        if let Some(outcome) = outcome {
            let decided = json!({ "trial": lead["trial"], "outcome": outcome, "reason": "price" });
            practice.ask("trial.decide", decided);
        }
        let again = json!({ "name": name, "phone": null, "concern": null, "source": "紹介" });
        practice
            .ask("lead.add", json!({ "caller": again, "channel": "form", "learner": lead["learner"], "trial": null }));
    }
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    let pro_bono = json!({ "kind": "pro_bono", "price": { "minor": 0, "currency": "JPY" } });
    let one = practice.learner("伊藤 雪");
    practice.ask("contract.add", json!({ "learner": one, "terms": terms, "starts_on": "2026-10-03" }));
    let free = practice.learner("渡辺 花");
    practice.ask("contract.add", json!({ "learner": free, "terms": pro_bono, "starts_on": "2026-09-01" }));
    practice.ask(
        "payment.record",
        json!({ "learner": one, "amount": { "minor": 22_000, "currency": "JPY" }, "paid_on": "2026-10-05" }),
    );
    practice.ask("pause.add", json!({ "learner": one, "starts_on": "2026-10-20", "ends_on": "2026-10-31" }));
    for (learner, due) in learners.iter().take(3).zip(["2026-11-20", "2026-11-22", "2026-11-25"]) {
        practice
            .ask("follow_up.add", json!({ "learner": learner, "purpose": "admin", "text": "連絡する", "due_on": due }));
    }
    practice.ask("interaction.log", json!({ "learner": learners[0], "text": "LINE: 日程" }));
    for (from, to, as_of) in LOOKS {
        let told = agree(&practice, from, to, as_of);
        match (from, as_of) {
            ("2026-10-01", "2026-11-20") => {
                assert!(told["attendance.all"] >= 4 && !told.contains_key("applications"), "{told:?}")
            }
            ("2026-11-01", "2026-11-20") => {
                assert!(told["decided.counts_not"] >= 2 && told["applicants"] == 4, "{told:?}")
            }
            _ => {}
        }
    }
}
