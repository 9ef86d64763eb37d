//! What the command line writes: lines for people, or JSON for programs.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the command line's one mouth")]

use std::process::ExitCode;

use nenrin_practice::{Failure, Language};
use serde::Serialize;
use serde_json::json;

use crate::words::Words;

/// Writes answers in the form that was asked for.
pub struct Printer {
    words: Words,
    json: bool,
}

impl Printer {
    /// A printer that speaks `language`, or writes JSON.
    pub fn new(language: Language, json: bool) -> Self {
        Self { words: Words::of(language), json }
    }

    /// Answers with `value`: as JSON, or as the lines that `lines` makes of it.
    pub fn answer<T: Serialize>(&self, value: &T, lines: impl FnOnce(&T, &Words) -> Vec<String>) -> ExitCode {
        if self.json {
            println!("{}", serde_json::to_string_pretty(value).unwrap_or_default());
        } else {
            lines(value, &self.words).iter().for_each(|line| println!("{line}"));
        }
        ExitCode::SUCCESS
    }

    /// Says what went wrong: what happened, what is safe, what to do, and the code.
    pub fn failure(&self, failure: &Failure) -> ExitCode {
        let code = serde_json::to_value(failure.code)
            .ok()
            .and_then(|code| code.as_str().map(ToOwned::to_owned))
            .unwrap_or_default();
        if self.json {
            println!("{}", json!({ "failure": failure }));
        } else {
            let facts: Vec<_> = failure.about.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            eprintln!("{} ({code})", self.words.say(&code, &facts));
            failure.about.iter().for_each(|(key, value)| eprintln!("  {key}: {value}"));
        }
        ExitCode::FAILURE
    }

    /// Says that this machine names no folder for data.
    pub fn no_folder(&self) -> ExitCode {
        eprintln!("{}", self.words.say("no_folder", &[]));
        ExitCode::FAILURE
    }
}
