//! One file for each promise.

#[cfg(target_os = "linux")]
mod click;
mod confirm;
mod forms;
mod learner;
mod looking;
pub mod metrics;
mod papers;
mod review;
mod screens;
mod simulate;
mod start;
mod tables;
mod typing;
#[cfg(target_os = "linux")]
mod window;

pub use learner::of_many_events;

use crate::figure::Figure;
use crate::world::Yard;

/// A benchmark: what it measures at the yard.
type Benchmark = fn(&Yard) -> Vec<Figure>;

/// What can be measured, by name, in the order in which it is.
pub const BENCHMARKS: &[(&str, Benchmark)] = &[
    ("simulate", simulate::measure),
    ("import", tables::measure),
    ("forms", forms::measure),
    ("confirm", confirm::measure),
    ("learner", learner::measure),
    ("looking", looking::measure),
    ("screens", screens::measure),
    ("metrics", metrics::measure),
    ("review", review::measure),
    ("papers", papers::measure),
    ("start", start::measure),
    ("typing", typing::measure),
    #[cfg(target_os = "linux")]
    ("window", window::measure),
    #[cfg(target_os = "linux")]
    ("click", click::measure),
];
