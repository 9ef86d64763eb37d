//! How long a school of 10,000 learners takes: `cargo run --release -p nenrin-simulator --example time_xl`.
#![allow(clippy::disallowed_methods, reason = "an example that measures time")]
#![allow(clippy::print_stdout, reason = "an example that prints its measurement")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Instant;

use nenrin_simulator::{Language, Table, Tables, World, simulate};

#[derive(Default)]
struct Count {
    rows: BTreeMap<Table, usize>,
    bytes: usize,
}

impl Tables for Count {
    type Error = Infallible;

    fn row(&mut self, table: Table, cells: &[&str]) -> Result<(), Infallible> {
        *self.rows.entry(table).or_default() += 1;
        self.bytes += cells.iter().map(|cell| cell.len() + 1).sum::<usize>();
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let world = World::extra_large(1, Language::Ja, (2026, 11, 22))?;
    let (mut count, begun) = (Count::default(), Instant::now());
    let truth = simulate(&world, &mut count)?;
    println!(
        "{:.1} s, {} learners, {} still here",
        begun.elapsed().as_secs_f64(),
        truth.learners.len(),
        truth.active()
    );
    for (table, rows) in &count.rows {
        println!("{:>10} {}", rows, table.name());
    }
    println!("{:>10} MB", count.bytes / 1_000_000);
    Ok(())
}
