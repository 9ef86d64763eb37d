//! `learners`: everyone, in the order of their readings.

use std::process::ExitCode;

use nenrin_practice::learners::{LearnerLine, ListLearners};
use nenrin_practice::{Call, Command, Failure};

use crate::print::Printer;
use crate::words::Words;

pub fn run(call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
    let learners = ListLearners {}.run(call)?.value;
    Ok(printer.answer(&learners, |learners, words| {
        let lines = learners.iter().map(|learner| format!("{}  {}", learner.id.0, name(learner, words)));
        lines.chain([words.say("learners.count", &[("n", &learners.len().to_string())])]).collect()
    }))
}

/// How a learner is called: by name, else by the number of the history.
fn name(learner: &LearnerLine, words: &Words) -> String {
    let number = learner.external_id.as_deref().unwrap_or_default();
    learner.name.clone().unwrap_or_else(|| words.say("learner.unnamed", &[("id", &format!("{number:0>4}"))]))
}
