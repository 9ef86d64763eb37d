//! One file for each promise.

mod confirm;
mod learner;
mod looking;
mod simulate;
mod start;
mod tables;

use crate::figure::Figure;
use crate::world::Yard;

/// What can be measured, by name, in the order in which it is.
pub const BENCHMARKS: &[(&str, fn(&Yard) -> Vec<Figure>)] = &[
    ("simulate", simulate::measure),
    ("import", tables::measure),
    ("confirm", confirm::measure),
    ("learner", learner::measure),
    ("looking", looking::measure),
    ("start", start::measure),
];
