//! `learners`: everyone, in the order of their readings.

use std::process::ExitCode;

use nenrin_practice::learners::ListLearners;
use nenrin_practice::{Call, Command, Failure};

use super::named::called;
use crate::print::Printer;

pub fn run(call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
    let learners = ListLearners {}.run(call)?.value;
    Ok(printer.answer(&learners, |learners, words| {
        let name = |name: Option<&str>, external: Option<&str>| called(name, external, words);
        let lines =
            learners.iter().map(|l| format!("{}  {}", l.id.0, name(l.name.as_deref(), l.external_id.as_deref())));
        lines.chain([words.say("learners.count", &[("n", &learners.len().to_string())])]).collect()
    }))
}
