//! The drawings of the metrics as a reader sees them. After an intended change of the look, `NENRIN_GOLDEN=write cargo test -p
//! nenrin-charts` writes the golden pictures anew; look at them before committing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a failing test may stop")]

mod golden;
mod over_time;

/// What the drawings stand on in each theme.
pub const GROUNDS: [(nenrin_charts::Theme, &str, &str); 3] = [
    (nenrin_charts::Theme::Light, "light", "#ffffff"),
    (nenrin_charts::Theme::Dark, "dark", "#1b1e24"),
    (nenrin_charts::Theme::Print, "print", "#ffffff"),
];
