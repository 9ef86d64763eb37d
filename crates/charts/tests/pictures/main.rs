//! The drawings of the metrics as a reader sees them. After an intended change of the look, `NENRIN_GOLDEN=write cargo test -p
//! nenrin-charts` writes the golden pictures anew; look at them before committing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a failing test may stop")]

mod counted;
mod golden;
mod over_time;
mod stays;

/// The themes and their names.
pub const THEMES: [(nenrin_charts::Theme, &str); 3] = [
    (nenrin_charts::Theme::Light, "light"),
    (nenrin_charts::Theme::Dark, "dark"),
    (nenrin_charts::Theme::Print, "print"),
];
