//! Papers: the report of a month and of a year beside the cards of the same period, and those of the learner with most events beside the
//! engine reading all that is known of them. All in the same run.

use nenrin_domain::Day;
use serde_json::{Value as Json, json};

use super::learner::{of_many_events, read_all};
use crate::figure::{Aim, Figure, Unit};
use crate::practice::{Practice, file_in};
use crate::raw;
use crate::times::Times;
use crate::world::{Yard, copy, today};

/// Milliseconds within which a paper for a learner is there.
const WHILE_ONE_WAITS: f64 = 5000.0;

/// Times each paper, with the dialog answered at once and the file on the disk.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let (scratch, outside) = (yard.scratch(), yard.scratch());
    let (data, file) = (scratch.path(), outside.path().join("paper"));
    copy(&yard.practice(yard.size), data);
    let figure = |what, times: &Times, (baseline, beside): (&'static str, &Times), aim| Figure {
        busy: Some(times.busy()),
        p99: Some(times.p99()),
        baseline: Some((baseline, beside.median())),
        aim,
        ..Figure::of(what, yard.size, Unit::Milliseconds, times.median())
    };
    let opened = || Practice::writing(data, today(), &file);
    let nothing = Times::of(3, || opened().ask("report.save", &report("month", false, "pdf")));
    let cards_from_nothing = Times::of(3, || opened().ask("metrics.cards", &cards("month")));

    let practice = opened();
    let save = |command: &'static str, wish: Json| Times::of(10, || practice.ask(command, &wish));
    let [month, year] = ["month", "year"].map(|length| Times::of(10, || practice.ask("metrics.cards", &cards(length))));
    let (of_month, of_year) = (("the month's cards", &month), ("the year's cards", &year));
    let mut figures = vec![
        figure("report of a month", &save("report.save", report("month", false, "pdf")), of_month, None),
        figure("… with names", &save("report.save", report("month", true, "pdf")), of_month, None),
        figure("… from nothing", &nothing, ("the cards from nothing", &cards_from_nothing), None),
        figure("report of a year", &save("report.save", report("year", false, "pdf")), of_year, None),
        figure("… with names", &save("report.save", report("year", true, "pdf")), of_year, None),
        figure("… as a page", &save("report.save", report("year", false, "html")), of_year, None),
    ];
    let learner = of_many_events(&practice)["id"].take();
    let connection = raw::open_for_reading(&file_in(data));
    let rows = Times::of(30, || read_all(&connection, &learner));
    let beside = ("the learner's rows raw", &rows);
    let wish = json!({ "learner": learner, "span": "whole" });
    let look = Times::of(10, || practice.ask("progress.look", &wish));
    let looked = practice.ask("progress.look", &wish);
    let aim = Some(Aim::MedianAtMost(WHILE_ONE_WAITS));
    let brief = |kind: &str| json!({ "learner": learner, "kind": kind });
    figures.extend([
        figure("progress report: the look", &look, beside, None),
        figure("… as a PDF", &save("progress.save", progress(&learner, &looked, "pdf")), beside, aim),
        figure("… as a page", &save("progress.save", progress(&learner, &looked, "html")), beside, aim),
        figure("brief as a PDF", &save("brief.save", brief("pdf")), beside, aim),
        figure("… as a page", &save("brief.save", brief("html")), beside, aim),
    ]);
    figures
}

/// A day of the last month that is over.
fn day() -> Day {
    let (year, month, _) = today().ymd();
    Day::new(year, month, 1).unwrap().plus(-1)
}

fn cards(length: &str) -> Json {
    json!({ "length": length, "day": day().to_string() })
}

fn report(length: &str, names: bool, kind: &str) -> Json {
    json!({ "length": length, "day": day().to_string(), "names": names, "kind": kind })
}

/// The wish for everything that was looked at.
fn progress(learner: &Json, looked: &Json, kind: &str) -> Json {
    let parts = ["goals", "done", "agreed", "shared"];
    let keys = parts.iter().flat_map(|part| looked[part].as_array().unwrap()).map(|part| part["key"].clone());
    let keys: Vec<Json> = keys.chain([json!("attendance")]).collect();
    json!({ "learner": learner, "span": "whole", "seen": looked["seen"], "parts": keys, "kind": kind })
}
