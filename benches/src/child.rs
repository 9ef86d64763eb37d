//! Work that is measured in a process of its own, because its memory or its start is what counts. The process writes
//! one line of JSON.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::benchmarks::metrics;
use crate::practice::{Practice, file_in};
use crate::times;
use crate::world::{Size, Yard, today};

/// The first word of a child's command line.
pub const FLAG: &str = "--child";

/// What the work of a child took.
pub struct Took {
    /// Rows of history tables that were brought in.
    pub rows: f64,
    pub time: Duration,
    pub busy: Duration,
    pub peak_megabytes: f64,
}

/// Brings the tables of `size` into a new practice, which is kept.
pub fn bring_in(yard: &Yard, size: Size) -> Took {
    let (tables, data) = (yard.tables(size), yard.data(size));
    if data.exists() {
        std::fs::remove_dir_all(&data).unwrap();
    }
    run("bring_in", &[&data, &tables])
}

/// Opens the practice in the data folder `data` and asks for what the window shows first.
pub fn start(data: &Path) -> Took {
    run("start", &[data])
}

/// Opens the practice in the data folder `data` and asks for the metrics of the month.
pub fn metrics(data: &Path) -> Took {
    run("metrics", &[data])
}

/// Does what a child is asked for.
pub fn perform(words: &[String]) {
    let paths: Vec<PathBuf> = words.iter().skip(1).map(PathBuf::from).collect();
    let (begun, busy) = (Instant::now(), times::busy());
    let mut rows = 0;
    match (words[0].as_str(), paths.as_slice()) {
        ("bring_in", [data, tables]) => rows = Practice::bring_in(data, today(), tables),
        ("start", [data]) => first_screen(data),
        ("metrics", [data]) => _ = Practice::at(data, today()).ask("metrics.of", &metrics::asked()),
        unknown => panic!("{unknown:?}"),
    }
    let (time, busy) = (begun.elapsed().as_secs_f64(), (times::busy() - busy).as_secs_f64());
    println!("{}", json!({ "rows": rows, "time": time, "busy": busy, "peak": peak_megabytes_of("self").unwrap() }));
}

/// What the window asks for until the week stands there.
fn first_screen(data: &Path) {
    assert!(file_in(data).exists());
    let practice = Practice::not_open(data, today());
    practice.ask("preferences.view", &json!({}));
    practice.ask("start.view", &json!({}));
    practice.ask("start.open", &json!({ "which": "own" }));
    practice.ask("week.counts", &json!({}));
    practice.ask("week.view", &json!({}));
    practice.ask("week.unbooked", &json!({}));
    practice.ask("draft.list", &json!({}));
}

fn run(what: &str, paths: &[&Path]) -> Took {
    let mut child = Command::new(std::env::current_exe().unwrap());
    let done = child.args([FLAG, what]).args(paths).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told: Json = serde_json::from_slice(&done.stdout).unwrap();
    let number = |what: &str| told[what].as_f64().unwrap();
    Took {
        rows: number("rows"),
        time: Duration::from_secs_f64(number("time")),
        busy: Duration::from_secs_f64(number("busy")),
        peak_megabytes: number("peak"),
    }
}

/// The most memory that a process has held so far; `None` when it has ended.
pub fn peak_megabytes_of(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}
