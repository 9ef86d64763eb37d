//! The page of a learner with 1,000 events.

use nenrin_domain::{Id, LearnerId};
use rusqlite::Connection;
use serde_json::{Value as Json, json};

use crate::figure::{Aim, Figure, Unit};
use crate::practice::{Practice, file_in};
use crate::raw;
use crate::times::Times;
use crate::world::{Yard, today};

/// Events that make a long page.
const EVENTS: usize = 1000;

const TABLES: [&str; 14] = [
    "contract",
    "entitlement",
    "pause",
    "session",
    "note",
    "note_version",
    "satisfaction",
    "action_item",
    "goal",
    "progress",
    "obstacle",
    "interaction",
    "trial",
    "payment",
];

/// Times the page with the first stretch of its timeline, and all stretches. The baseline is the engine reading all
/// rows of the learner.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let data = yard.practice(yard.size);
    let practice = Practice::at(&data, today());
    let learner = of_many_events(&practice)["id"].take();
    let connection = raw::open_for_reading(&file_in(&data));
    let rows = Times::of(100, || read_all(&connection, &learner));
    let page = Times::of(100, || {
        practice.ask("learner.view", &json!({ "learner": learner }));
        stretch(&practice, &learner, &Json::Null);
    });
    let whole = Times::of(100, || {
        practice.ask("learner.view", &json!({ "learner": learner }));
        events(&practice, &learner);
    });
    let figure = |what, times: &Times, aim| Figure {
        busy: Some(times.busy()),
        p99: Some(times.p99()),
        baseline: Some(("the learner's rows raw", rows.median())),
        aim,
        ..Figure::of(what, yard.size, Unit::Milliseconds, times.median())
    };
    vec![
        figure("learner page, 1,000 events", &page, Some(Aim::MedianAtMost(20.0))),
        figure("… scrolled to the first day", &whole, None),
    ]
}

/// The line of the first learner of the list with so many events; of the one with the most when none has.
pub fn of_many_events(practice: &Practice) -> Json {
    let mut list = practice.ask("learners.list", &json!({}));
    let mut most = (0, Json::Null);
    for line in list.as_array_mut().unwrap() {
        let count = events(practice, &line["id"]);
        if count > most.0 {
            most = (count, line.take());
        }
        if count >= EVENTS {
            return most.1;
        }
    }
    eprintln!("no learner has {EVENTS} events; measured is one with {}", most.0);
    most.1
}

/// Goes through a whole timeline. Answers how many events there are.
fn events(practice: &Practice, learner: &Json) -> usize {
    let (mut count, mut before) = (0, Json::Null);
    loop {
        let mut read = stretch(practice, learner, &before);
        count += read["events"].as_array().unwrap().len();
        before = read["next"].take();
        if before.is_null() {
            return count;
        }
    }
}

fn stretch(practice: &Practice, learner: &Json, before: &Json) -> Json {
    practice.ask("timeline.page", &json!({ "learner": learner, "before": before, "limit": 200 }))
}

/// Reads all rows of a learner.
pub fn read_all(connection: &Connection, learner: &Json) {
    let learner: LearnerId = learner.as_str().unwrap().parse().unwrap();
    for table in TABLES {
        raw::read(connection, &format!("SELECT * FROM {table} WHERE learner = ?1"), [learner.uuid().as_bytes()]);
    }
}
