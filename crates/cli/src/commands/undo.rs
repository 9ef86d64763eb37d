//! `undo`: takes back the last act.

use std::process::ExitCode;

use nenrin_practice::acts::UndoAct;
use nenrin_practice::{Call, Command, Failure};

use super::named::called_in_line;
use crate::print::Printer;

pub fn run(call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
    let undone = UndoAct { seq: None }.run(call)?.value;
    Ok(printer.answer(&undone, |act, words| {
        let learner = act.learner.as_ref().map(|learner| called_in_line(learner, words));
        let told = learner.into_iter().chain([words.name("act", &act.kind)]).collect::<Vec<_>>();
        vec![words.say("undo.done", &[("act", &told.join(" · "))])]
    }))
}
