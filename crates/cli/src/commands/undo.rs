//! `undo`: takes back the last act.

use std::process::ExitCode;

use nenrin_practice::acts::UndoAct;
use nenrin_practice::{Call, Command, Failure};

use crate::print::Printer;

pub fn run(call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
    let undone = UndoAct { seq: None }.run(call)?.value;
    Ok(printer.answer(&undone, |act, words| vec![words.say("undo.done", &[("act", &act.kind)])]))
}
