//! Churn: who may leave, seen in time, from what a day shows of a learner. Pure, and *as of* a day throughout.
//!
//! A [`Course`] sets a learner's facts in order. On any day it tells [where they stand](Course::on): a [`Sight`] with its
//! [`Signs`], or that they left. Week by week it is a [`Passage`], from which a [`Model`] learns; the model makes a [`Forecast`] of a
//! sight.

mod alert;
mod clock;
mod course;
mod explained;
mod guard;
mod model;
mod posterior;
mod prior;
mod seen;
mod sight;
mod signs;
mod spell;

pub use alert::{Track, track, urgency};
pub use clock::QuietDays;
pub use course::{Course, Told};
pub use explained::{Added, Draws};
pub use guard::{Record, Teaching};
pub use model::{Forecast, Model, RestsOn, TOLD_AFTER_DAYS};
pub use posterior::{Case, Posterior, Prior};
pub use prior::MONTHS;
pub use sight::{Leaving, Passage, Sight, Standing, mondays};
pub use signs::{Sign, Signs};
