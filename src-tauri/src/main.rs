//! `nenrin`: the desktop program. Reads the arguments, and says in a sentence why it cannot start.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use nenrin_shell::Opening;

fn main() -> ExitCode {
    let opening = match Opening::from_arguments(std::env::args().skip(1)) {
        Ok(opening) => opening,
        Err(problem) => return refuse(&problem),
    };
    match nenrin_shell::run(opening) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => refuse(&problem),
    }
}

/// A start that cannot succeed ends with 2, so that a script can tell it from a crash.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn refuse(problem: &nenrin_shell::CannotStart) -> ExitCode {
    eprintln!("{problem}");
    ExitCode::from(2)
}
