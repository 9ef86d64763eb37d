//! The statistics that conclusions rest on: shares and their differences, times until something happens, and many questions at once.

mod difference;
mod discoveries;
mod share;
mod survival;

pub use difference::{difference, fisher};
pub use discoveries::{LIKELY_FALSE, adjusted};
pub use share::{Interval, LEAST_FOR_A_RATE, LEAST_TO_BE_SURE, Share};
pub use survival::{Lasted, LogRank, Step, Survival, log_rank};
