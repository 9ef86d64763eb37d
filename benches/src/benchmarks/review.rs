//! Monday's review: what each of its steps asks for, when everything was looked at before and from nothing, beside the nine cards of a
//! month in the same run.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::figure::{Aim, Figure, Unit};
use crate::practice::Practice;
use crate::times::Times;
use crate::world::{Yard, copy, today};

/// Milliseconds within which a review is there on a Monday morning.
const AT_ONCE: f64 = 1000.0;

/// What the steps ask for: the notes that are missing, the people, the numbers, whoever is behind one of them.
fn steps() -> [(&'static str, &'static str, Json); 5] {
    let (from, to) = (today().plus(-91).to_string(), today().to_string());
    let within = json!({ "days": { "from": from, "to": to } });
    [
        ("review: whether one is due", "review.due", json!({})),
        ("… notes that are missing", "upkeep.view", json!({ "rows": 200 })),
        ("… signals, renewals, decisions", "review.view", json!({})),
        ("… numbers", "review.numbers", json!({})),
        ("… people behind a number", "metrics.people", json!({ "metric": "renewal", "within": within, "group": null })),
    ]
}

/// Times each step of the review that is due.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let scratch = yard.scratch();
    let data = scratch.path();
    copy(&yard.practice(yard.size), data);
    let nothing = Times::of(3, || from_nothing(data, &["review.view", "review.numbers"]));
    let cards_from_nothing = Times::of(3, || from_nothing(data, &["metrics.cards"]));
    // A paper is not written into the data folder.
    let outside = yard.scratch();
    let practice = Practice::writing(data, today(), &outside.path().join("review.pdf"));
    practice.ask("review.open", &json!({}));
    let cards = Times::of(30, || practice.ask("metrics.cards", &cards()));
    let figure = |what, times: &Times, (baseline, beside): (&'static str, &Times), aim| Figure {
        busy: Some(times.busy()),
        p99: Some(times.p99()),
        baseline: Some((baseline, beside.median())),
        aim,
        ..Figure::of(what, yard.size, Unit::Milliseconds, times.median())
    };
    let warm = ("the nine cards", &cards);
    let mut figures: Vec<Figure> = steps()
        .into_iter()
        .map(|(what, command, fields)| figure(what, &Times::of(30, || practice.ask(command, &fields)), warm, None))
        .collect();
    figures.push(figure("… as a PDF", &Times::of(10, || practice.ask("review.save", &json!({}))), warm, None));
    let aim = Some(Aim::MedianAtMost(AT_ONCE));
    figures.push(figure("… from nothing", &nothing, ("the cards from nothing", &cards_from_nothing), aim));
    figures
}

/// What is asked of a practice that has just been opened.
fn from_nothing(data: &Path, commands: &[&str]) {
    let practice = Practice::at(data, today());
    for command in commands {
        practice.ask(command, &if *command == "metrics.cards" { cards() } else { json!({}) });
    }
}

/// Asks for the nine cards of the present month.
fn cards() -> Json {
    json!({ "length": "month", "day": null })
}
