//! The metrics in DuckDB, by the program beside `benches/duckdb/metrics.py`. `scripts/bench` brings the package.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use nenrin_second_opinion::{Asked, SQL};
use serde_json::Value as Json;

/// How often it is asked.
const TIMES: usize = 3;

/// The median milliseconds in which DuckDB tells the numbers of a practice's file, with its tables brought in before. `None`, and a
/// word on it, where there is no DuckDB.
///
/// # Panics
/// When its numbers are others than `expected`: speed is compared for the same answers only.
pub fn milliseconds(file: &Path, asked: Asked, expected: &BTreeMap<String, i64>) -> Option<f64> {
    let numbers = [asked.from, asked.until, asked.as_of].map(|it| it.to_string());
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("duckdb/metrics.py");
    let done = Command::new("python3").arg(program).arg(file).arg(SQL).args(numbers).arg(TIMES.to_string()).output();
    let told = match done {
        Ok(done) if done.status.success() => done.stdout,
        Ok(done) => return missing(&String::from_utf8_lossy(&done.stderr)),
        Err(error) => return missing(&error.to_string()),
    };
    let told: Json = serde_json::from_slice(&told).unwrap();
    let found: BTreeMap<String, i64> = serde_json::from_value(told["numbers"].clone()).unwrap();
    assert_eq!(&found, expected, "DuckDB tells other numbers");
    let mut times: Vec<f64> = serde_json::from_value(told["milliseconds"].clone()).unwrap();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

fn missing(why: &str) -> Option<f64> {
    eprintln!("not held against DuckDB: {}", why.lines().last().unwrap_or_default());
    None
}
