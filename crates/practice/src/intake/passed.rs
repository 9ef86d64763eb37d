//! Lines of a file that bring nothing, and why.

use std::collections::BTreeMap;

use nenrin_domain::Coded;
use nenrin_exchange::intake::{Irrelevant, SheetLine};
use serde::Serialize;
use ts_rs::TS;

use super::plan::Step;

/// Lines of each reason that are named.
const NAMED: usize = 10;

/// Why a line brings nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    /// It tells nothing that is kept.
    Irrelevant(Irrelevant),
    /// It was called off in its calendar, and never came in.
    CalledOff,
    /// It is over, in a calendar, which does not tell what came of it.
    Over,
    /// It takes a whole day in a calendar, which no session does.
    WholeDay,
    /// The coach wants nothing of it.
    NotWanted,
}

impl Passed {
    /// The stable code of the reason.
    pub fn as_code(self) -> &'static str {
        match self {
            Self::Irrelevant(why) => why.as_code(),
            Self::CalledOff => "called_off",
            Self::Over => "over",
            Self::WholeDay => "whole_day",
            Self::NotWanted => "not_wanted",
        }
    }
}

impl Step {
    /// The code of why the line brings nothing; `None` of one that may.
    pub(super) fn why_passed(self) -> Option<&'static str> {
        match self {
            Self::PassedOver(why) => Some(why.as_code()),
            Self::Dismissed => Some(Passed::NotWanted.as_code()),
            _ => None,
        }
    }
}

/// The lines that bring nothing for one reason.
#[derive(Debug, Serialize, TS)]
pub struct PassedRows {
    /// `not_received`, `other_transaction`, `no_amount`, `paid_out`, `no_words`, `called_off`, `over`,
    /// `whole_day` or `not_wanted`.
    pub why: &'static str,
    /// How many they are.
    pub rows: u64,
    /// The first of them, by their lines in the file.
    pub lines: Vec<u64>,
}

/// The lines that bring nothing, by their reason.
pub(super) fn passed(below: &[SheetLine], steps: &[Step]) -> Vec<PassedRows> {
    let mut by_reason = BTreeMap::new();
    for (line, step) in below.iter().zip(steps) {
        let Some(why) = step.why_passed() else { continue };
        let those = by_reason.entry(why).or_insert_with(|| PassedRows { why, rows: 0, lines: Vec::new() });
        those.rows += 1;
        if those.lines.len() < NAMED {
            those.lines.push(line.number);
        }
    }
    by_reason.into_values().collect()
}
