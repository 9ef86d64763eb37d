//! `simulate`: the history tables of a synthetic practice.

use std::process::ExitCode;

use nenrin_practice::{Call, Failure, Language};
use nenrin_simulator::{SimulatorError, World, write_folder};
use serde_json::json;

use super::Simulated;
use crate::print::Printer;

pub fn run(call: &Call<'_>, printer: &Printer, asked: &Simulated) -> Result<ExitCode, Failure> {
    let language = match call.host.language() {
        Language::Ja => nenrin_simulator::Language::Ja,
        Language::En => nenrin_simulator::Language::En,
    };
    let until = asked.until.unwrap_or_else(|| call.today()).ymd();
    let world = World::new(asked.learners, asked.years, asked.seed, language, until).map_err(refused)?;
    let truth = write_folder(&world, &asked.out).map_err(refused)?;
    let count = truth.learners.len();
    Ok(printer.answer(&json!({ "learners": count }), |_, words| {
        vec![words.say("simulate.done", &[("n", &count.to_string()), ("out", &asked.out.to_string_lossy())])]
    }))
}

fn refused(error: SimulatorError) -> Failure {
    match error {
        SimulatorError::Unwritable { source, .. } => source.into(),
        SimulatorError::NotADay(..) => Failure::not_allowed("until", "1950_to_2190"),
        SimulatorError::LearnersOutOfRange(_) => Failure::not_allowed("learners", "1_to_100000"),
        SimulatorError::YearsOutOfRange(_) => Failure::not_allowed("years", "1_to_40"),
    }
}
