//! `nenrin-benches --data FOLDER [--size M|XL] [--json] [NAME…]`: the practice against its promises of speed and memory.
//!
//! Every figure stands beside a baseline that was measured in the same run, on the same disk: a machine is slow or fast
//! for both. Nothing is asserted; a benchmark that cannot run stops the program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on stops"
)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark speaks")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod benchmarks;
mod child;
mod desk;
mod duckdb;
mod figure;
mod practice;
mod raw;
mod times;
#[cfg(target_os = "linux")]
mod window;
mod world;

use std::path::PathBuf;

use benchmarks::BENCHMARKS;
use figure::Figure;
use world::{Size, Yard};

/// What is asked on the command line.
struct Asked {
    yard: Yard,
    json: bool,
    names: Vec<String>,
}

fn main() {
    let mut words = std::env::args().skip(1).peekable();
    if words.next_if(|word| word == child::FLAG).is_some() {
        return child::perform(&words.collect::<Vec<_>>());
    }
    let asked = Asked::read(words);
    let chosen =
        BENCHMARKS.iter().filter(|(name, _)| asked.names.is_empty() || asked.names.iter().any(|wanted| wanted == name));
    let mut figures: Vec<Figure> = Vec::new();
    for (name, measure) in chosen {
        eprintln!("{name} …");
        figures.extend(measure(&asked.yard));
    }
    if asked.json { figure::print_json(&figures) } else { figure::print_table(&figures) }
}

impl Asked {
    fn read(mut words: impl Iterator<Item = String>) -> Self {
        let (mut data, mut size, mut json, mut names) = (None, Size::M, false, Vec::new());
        while let Some(word) = words.next() {
            match word.as_str() {
                "--data" => data = words.next().map(PathBuf::from),
                "--size" => size = words.next().and_then(|name| Size::named(&name)).expect("--size M or XL"),
                "--json" => json = true,
                name if BENCHMARKS.iter().any(|(known, _)| *known == name) => names.push(word),
                unknown => {
                    let known: Vec<_> = BENCHMARKS.iter().map(|(name, _)| *name).collect();
                    eprintln!("{unknown} is none of: {}", known.join(" "));
                    std::process::exit(2);
                }
            }
        }
        Self { yard: Yard::new(data.expect("--data FOLDER"), size), json, names }
    }
}
