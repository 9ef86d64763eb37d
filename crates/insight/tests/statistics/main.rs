//! The statistics against those of other programs, on public data.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a comparison that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::Path;

use nenrin_insight::churn::{Posterior, Prior};
use nenrin_insight::metrics::Share;
use nenrin_insight::statistics::{Lasted, Survival, adjusted, difference, fisher, log_rank};

type Row = BTreeMap<String, String>;

fn fixture(name: &str) -> Vec<Row> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/statistics").join(name);
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| header.iter().map(|it| (*it).to_owned()).zip(line.split(',').map(str::to_owned)).collect();
    lines.map(row).collect()
}

fn maybe(row: &Row, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

fn number(row: &Row, column: &str) -> f64 {
    maybe(row, column).unwrap()
}

fn near(told: f64, stated: f64, of: &dyn std::fmt::Debug) {
    assert!((told - stated).abs() <= 1e-6 * stated.abs().max(1.0), "{told} is not {stated}: {of:?}");
}

/// The lengths of a group, named after its data and, where there are several, what tells it from the others.
fn group(name: &str) -> Vec<Lasted> {
    let (data, of) = name.split_once('_').unwrap_or((name, ""));
    let (days, ended, told_by) = match data {
        "waltons" => ("T", "E", "group"),
        "leukemia" => ("t", "status", "Rx"),
        _ => ("week", "arrest", "fin"),
    };
    let own = |row: &&Row| of.is_empty() || of.trim_start_matches("Rx") == row[told_by];
    let lasted =
        |row: &Row| Lasted { watched_from: 0, days: number(row, days) as u32, ended: number(row, ended) > 0.5 };
    fixture(&format!("{data}.csv")).iter().filter(own).map(lasted).collect()
}

#[test]
fn shares_that_last_are_those_of_lifelines() {
    for row in fixture("survival.csv") {
        let curve = Survival::of(&group(&row["group"]));
        let step = curve.at(number(&row, "t") as u32);
        near(step.map_or(1.0, |it| it.share), number(&row, "share"), &row);
        near(step.map_or(0.0, |it| it.error), number(&row, "error"), &row);
        if let Some(interval) = step.and_then(|it| it.interval) {
            near(interval.low, number(&row, "low"), &row);
            near(interval.high, number(&row, "high"), &row);
        }
        if let Some(risks) = maybe(&row, "risks") {
            near(step.map_or(0.0, |it| it.risks), risks, &row);
        }
    }
    for row in fixture("medians.csv") {
        let curve = Survival::of(&group(&row["group"]));
        let whole = |column| maybe(&row, column).map(|days| days as u32);
        assert_eq!(curve.median(), whole("median"), "{row:?}");
        assert_eq!(curve.median_interval(), (whole("low"), whole("high")), "{row:?}");
    }
}

#[test]
fn whether_two_groups_last_equally_long_is_that_of_lifelines() {
    let groups = [("waltons", "miR-137", "control"), ("leukemia", "Rx0", "Rx1")];
    for (row, (data, one, other)) in fixture("log_rank.csv").iter().zip(groups) {
        assert_eq!(row["groups"], data);
        let told = log_rank(&group(&format!("{data}_{one}")), &group(&format!("{data}_{other}"))).unwrap();
        near(told.chi2, number(row, "chi2"), row);
        assert!((told.p / number(row, "p") - 1.0).abs() < 1e-6, "{told:?}");
    }
}

/// Two watched from the third day on, one of whom ends on the fifth: of those who ended before, nothing is known of them.
#[test]
fn who_was_not_watched_from_the_beginning_was_at_risk_only_from_then_on() {
    let watched = |watched_from, days, ended| Lasted { watched_from, days, ended };
    let all = [watched(0, 2, true), watched(0, 6, false), watched(3, 5, true), watched(3, 9, false)];
    let curve = Survival::of(&all);
    let told: Vec<_> = curve.steps.iter().map(|step| (step.day, step.at_risk, step.ended)).collect();
    assert_eq!(told, [(2, 2, 1), (5, 3, 1)]);
    near(curve.steps[1].share, 0.5 * 2.0 / 3.0, &"share");
    assert_eq!(Survival::of(&[watched(5, 5, true)]).steps, [], "nobody saw it");
}

fn shares(row: &Row) -> (Share, Share) {
    let share = |of: &str, all: &str| Share { of: row[of].parse().unwrap(), all: row[all].parse().unwrap() };
    (share("k1", "n1"), share("k2", "n2"))
}

#[test]
fn shares_and_their_differences_are_those_of_statsmodels_and_scipy() {
    for row in fixture("shares.csv") {
        let share = Share { of: row["k"].parse().unwrap(), all: row["n"].parse().unwrap() };
        let interval = share.interval().unwrap();
        near(interval.low, number(&row, "low"), &row);
        near(interval.high, number(&row, "high"), &row);
    }
    for row in fixture("differences.csv") {
        let (one, other) = shares(&row);
        let interval = difference(one, other).unwrap();
        near(interval.low, number(&row, "low"), &row);
        near(interval.high, number(&row, "high"), &row);
        near(fisher(one, other), number(&row, "fisher"), &row);
    }
    assert_eq!(difference(Share { of: 0, all: 0 }, Share { of: 1, all: 2 }), None);
}

#[test]
fn what_may_be_a_false_discovery_is_that_of_statsmodels() {
    let rows = fixture("discoveries.csv");
    let p: Vec<f64> = rows.iter().map(|row| number(row, "p")).collect();
    for (told, row) in adjusted(&p).into_iter().zip(&rows) {
        near(told, number(row, "adjusted"), row);
    }
    let backwards: Vec<f64> = p.iter().rev().copied().collect();
    near(adjusted(&backwards)[0], number(&rows[rows.len() - 1], "adjusted"), &"the order does not matter");
    assert_eq!(adjusted(&[]), [0.0; 0]);
}

/// Rearrests of P. H. Rossi and others (1980) on seven standardised columns.
#[test]
fn a_logistic_model_with_a_prior_is_highest_where_another_program_finds_it() {
    let stated = fixture("logistic.csv");
    let of = |column: &str| -> [f64; 8] { std::array::from_fn(|at| number(&stated[at], column)) };
    let (means, deviations) = (of("mean"), of("deviation"));
    let columns = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
    let case = |row: &Row| {
        let value = |at: usize| (number(row, columns[at - 1]) - means[at]) / deviations[at];
        (std::array::from_fn(|at| if at == 0 { 1.0 } else { value(at) }), number(row, "arrest") > 0.5)
    };
    let cases: Vec<([f64; 8], bool)> = fixture("rossi.csv").iter().map(case).collect();
    let prior = Prior { means: of("prior_mean"), deviations: of("prior_deviation") };
    let posterior = Posterior::after(&prior, &cases.iter().copied(), 1.0);
    for (at, row) in stated.iter().enumerate() {
        near(posterior.mean[at], number(row, "coefficient"), row);
        near(posterior.covariance[(at, at)].sqrt(), number(row, "error"), row);
    }
}
