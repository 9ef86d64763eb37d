//! What the command line writes: lines for people, or JSON for programs.
#![allow(clippy::print_stderr, reason = "this is the command line's one mouth")]

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use nenrin_practice::{Failure, Language};
use serde::Serialize;
use serde_json::json;

use crate::words::Words;

/// Writes answers in the form that was asked for.
pub struct Printer {
    words: Words,
    language: Language,
    json: bool,
}

impl Printer {
    /// A printer that speaks `language`, or writes JSON.
    pub fn new(language: Language, json: bool) -> Self {
        Self { words: Words::of(language), language, json }
    }

    /// The language it speaks, in which headings of files are written, too.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Answers with `value`: as JSON, or as the lines that `lines` makes of it.
    pub fn answer<T: Serialize>(&self, value: &T, lines: impl FnOnce(&T, &Words) -> Vec<String>) -> ExitCode {
        let text = match self.json {
            true => escaped(&serde_json::to_string_pretty(value).unwrap_or_default()),
            false => lines(value, &self.words).iter().map(|line| printable(line)).collect::<Vec<_>>().join("\n"),
        };
        write(&text, ExitCode::SUCCESS)
    }

    /// Shows `report` and says what follows from it: what the practice could not do.
    pub fn refusal<T: Serialize>(
        &self,
        report: &T,
        lines: impl FnOnce(&T, &Words) -> Vec<String>,
        failure: &Failure,
    ) -> ExitCode {
        if self.json {
            return write(&escaped(&json!({ "failure": failure, "report": report }).to_string()), ExitCode::FAILURE);
        }
        self.answer(report, lines);
        self.failure(failure)
    }

    /// Says what went wrong: what happened, what is safe, what to do, and the code.
    pub fn failure(&self, failure: &Failure) -> ExitCode {
        if self.json {
            return write(&escaped(&json!({ "failure": failure }).to_string()), ExitCode::FAILURE);
        }
        let code = serde_json::to_value(failure.code)
            .ok()
            .and_then(|code| code.as_str().map(ToOwned::to_owned))
            .unwrap_or_default();
        let facts: Vec<_> = failure.about.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        eprintln!("{} ({code})", printable(&self.words.say(&code, &facts)));
        for (key, value) in &failure.about {
            let rule = || self.words.find(&format!("rule.{value}"));
            let told = Some(key).filter(|key| *key == "rule").and_then(|_| rule()).unwrap_or(value);
            eprintln!("  {key}: {}", printable(told));
        }
        ExitCode::FAILURE
    }
}

/// Whether a terminal would do something at this character instead of showing it: begin a command, or turn the direction of
/// the words that follow.
const fn commands(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A line as a terminal may be given it: a name that holds an escape sequence must not command the terminal.
fn printable(line: &str) -> String {
    line.replace(commands, "\u{fffd}")
}

/// JSON that means the same and can be shown by a terminal. Outside its strings there is nothing to escape but line ends.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if c != '\n' && commands(c) => shown += &format!("\\u{:04x}", u32::from(c)),
            c => shown.push(c),
        }
    }
    shown
}

/// Writes `text` and a line's end; answers `code`. A reader who has seen enough (`… | head`) is no failure; any other
/// output that does not take the words is.
fn write(text: &str, code: ExitCode) -> ExitCode {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Ok(()) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
