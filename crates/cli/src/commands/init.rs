//! `init`: an empty practice.

use std::process::ExitCode;

use nenrin_practice::start::CreatePractice;
use nenrin_practice::{Call, Command, Failure};

use crate::print::Printer;

pub fn run(call: &mut Call<'_>, printer: &Printer, name: String) -> Result<ExitCode, Failure> {
    let made = CreatePractice { name }.run(call)?.value;
    Ok(printer.answer(&made, |made, words| {
        let key = if made.name.is_empty() { "init.done_unnamed" } else { "init.done" };
        vec![words.say(key, &[("name", &made.name)])]
    }))
}
