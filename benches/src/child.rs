//! Work that is measured in a process of its own, because its memory or its start is what counts. The process writes
//! one line of JSON.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value as Json, json};

use crate::practice::{Practice, file_in};
use crate::world::{Size, Yard, today};

/// The first word of a child's command line.
pub const FLAG: &str = "--child";

/// What bringing a history in took.
pub struct BroughtIn {
    pub rows: f64,
    pub seconds: f64,
    pub peak_megabytes: f64,
}

/// What starting took.
pub struct Started {
    pub milliseconds: f64,
    pub peak_megabytes: f64,
}

/// Brings the tables of `size` into a new practice, which is kept.
pub fn bring_in(yard: &Yard, size: Size) -> BroughtIn {
    let (tables, data) = (yard.tables(size), yard.data(size));
    if data.exists() {
        std::fs::remove_dir_all(&data).unwrap();
    }
    let told = run("bring_in", &[&data, &tables]);
    BroughtIn { rows: number(&told["rows"]), seconds: number(&told["seconds"]), peak_megabytes: number(&told["peak"]) }
}

/// Opens the practice in the data folder `data` and asks for what the window shows first.
pub fn start(data: &Path) -> Started {
    let told = run("start", &[data]);
    Started { milliseconds: number(&told["seconds"]) * 1000.0, peak_megabytes: number(&told["peak"]) }
}

/// Does what a child is asked for.
pub fn perform(words: &[String]) {
    let paths: Vec<PathBuf> = words.iter().skip(1).map(PathBuf::from).collect();
    let begun = Instant::now();
    let mut rows = 0;
    match (words[0].as_str(), paths.as_slice()) {
        ("bring_in", [data, tables]) => rows = Practice::bring_in(data, today(), tables),
        ("start", [data]) => first_screen(data),
        unknown => panic!("{unknown:?}"),
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{}", json!({ "rows": rows, "seconds": seconds, "peak": peak_megabytes() }));
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

fn run(what: &str, paths: &[&Path]) -> Json {
    let mut child = Command::new(std::env::current_exe().unwrap());
    let done = child.args([FLAG, what]).args(paths).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

/// The most memory this process ever held.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}

fn number(json: &Json) -> f64 {
    json.as_f64().unwrap()
}
