//! The rules of the house, each a function from sources to what breaks it.
//!
//! A rule is given text, never paths to read, so that a test can plant a violation and see it found; `house.rs`
//! fetches the real text. What the rules are for stands in ARCHITECTURE.md. Start at [`rules`].

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a house that cannot be read fails the test that reads it"
)]

pub mod arrows;
pub mod circles;
pub mod house;
pub mod rules;
mod tokens;

use std::fmt;

/// A file of the house.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path from the root of the house, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// A file at `path` that says `text`.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }
}

/// A place that breaks a rule, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The file, or the crate.
    pub place: String,
    /// The line, from 1; 0 when it is about the place as a whole.
    pub line: usize,
    /// What is there that must not be.
    pub what: String,
}

impl Breach {
    pub(crate) fn new(place: &str, line: usize, what: impl Into<String>) -> Self {
        Self { place: place.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.place, self.line, self.what)
    }
}
