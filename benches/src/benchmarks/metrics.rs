//! The nine metrics: from nothing, with the memory that takes, and after one change, beside the same numbers in SQLite and in DuckDB.

use nenrin_second_opinion::{Asked, second_opinion};
use serde_json::{Value as Json, json};

use crate::figure::{Aim, Figure, Unit};
use crate::practice::{Practice, file_in};
use crate::times::Times;
use crate::world::{Size, Yard, copy, today};
use crate::{child, duckdb};

/// Payments that are recorded one after another.
const CHANGES: usize = 20;

/// What is asked: everything of the present month.
pub fn asked() -> Json {
    json!({ "within": { "around": { "length": "month", "day": today().to_string() } }, "as_of": null, "by": null })
}

/// Times the metrics of the present month. The baseline is the same numbers computed by SQL on the same file, in the same run.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let scratch = yard.scratch();
    let data = scratch.path();
    copy(&yard.practice(yard.size), data);
    let (year, month, _) = today().ymd();
    let first = nenrin_domain::Day::new(year, month, 1).unwrap();
    let until = first.last_of_term(1).plus(1);
    let (from, until, as_of) = (first.number(), until.number(), today().number());
    let (file, asked_of_sql) = (file_in(data), Asked { from, until, as_of });
    let expected = second_opinion(&file, asked_of_sql).unwrap();
    let sql = Times::of(2, || second_opinion(&file, asked_of_sql).unwrap());
    let duckdb = duckdb::milliseconds(&file, asked_of_sql, &expected);
    let (mut nothing, mut peak) = (Times::default(), 0.0_f64);
    for _ in 0..3 {
        let took = child::metrics(data);
        nothing.push(took.time, took.busy);
        peak = peak.max(took.peak_megabytes);
    }
    let practice = Practice::at(data, today());
    let changed = after_changes(&practice, "metrics.of", &asked());
    let cards = after_changes(&practice, "metrics.cards", &json!({ "length": "month", "day": null }));
    let is_xl = yard.size == Size::Xl;
    let baseline = Some(("the same in SQLite", sql.median()));
    let mut figures = vec![
        Figure {
            busy: Some(nothing.busy()),
            baseline,
            aim: Some(Aim::RatioAtMost(1.0)),
            ..Figure::of("metrics from nothing", yard.size, Unit::Milliseconds, nothing.median())
        },
        Figure {
            aim: is_xl.then_some(Aim::MedianAtMost(250.0)),
            ..Figure::of("metrics from nothing: memory", yard.size, Unit::Megabytes, peak)
        },
        Figure {
            busy: Some(changed.busy()),
            p99: Some(changed.p99()),
            baseline,
            aim: Some(Aim::MedianAtMost(if is_xl { 20.0 } else { 10.0 })),
            ..Figure::of("metrics after one change", yard.size, Unit::Milliseconds, changed.median())
        },
        Figure {
            busy: Some(cards.busy()),
            p99: Some(cards.p99()),
            ..Figure::of("cards of twelve months after one change", yard.size, Unit::Milliseconds, cards.median())
        },
    ];
    let beside = |what, median, baseline, aim| Figure {
        baseline: Some(baseline),
        aim,
        ..Figure::of(what, yard.size, Unit::Milliseconds, median)
    };
    // A fiftieth at most, of either.
    let aim = Some(Aim::RatioAtMost(0.02));
    figures.push(beside("… after one change", changed.median(), ("the same in SQLite", sql.median()), aim));
    if let Some(duckdb) = duckdb {
        let baseline = ("the same in DuckDB", duckdb);
        figures.push(beside("… from nothing", nothing.median(), baseline, None));
        figures.push(beside("… after one change", changed.median(), baseline, aim));
    }
    figures
}

/// The times in which a question is answered after each of some changes.
fn after_changes(practice: &Practice, question: &str, fields: &Json) -> Times {
    let learners = practice.ask("learners.list", &json!({}));
    let learners: Vec<Json> = learners.as_array().unwrap().iter().map(|line| line["id"].clone()).collect();
    practice.ask(question, fields);
    let mut times = Times::default();
    for learner in learners.iter().take(CHANGES) {
        let amount = json!({ "minor": 8_000, "currency": "JPY" });
        practice.ask("payment.record", &json!({ "learner": learner, "amount": amount }));
        let body = fields.to_string();
        times.time(|| practice.call(question, &body));
    }
    times
}
