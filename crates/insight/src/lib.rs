//! What the recorded facts mean: pure functions from slices of facts to statements about a learner.
//!
//! Every statement is made *as of* a day and reads only what was known on it, so that any past day can be looked at
//! again. The slices hold the facts of one learner, in any order. This crate must never do IO, know SQL, serialise
//! or read a clock, and it never decides what a screen shows. Start at [`unbooked()`].

pub mod churn;
mod coming;
mod elapsed;
mod known;
mod leaving;
mod lifecycle;
pub mod metrics;
pub mod review;
mod rhythm;
#[cfg(test)]
mod sample;
mod silent;
mod spell;
pub mod statistics;
mod unbooked;
mod unwritten;
mod upkeep;

pub use coming::Coming;
pub use elapsed::elapsed_days;
pub use known::state_on;
pub use leaving::{LeavingReason, leaving_reasons};
pub use lifecycle::{Lifecycle, decided_end, lifecycle};
pub use rhythm::{HELD_SESSIONS_READ, NOMINAL_DAYS, Rhythm, rhythm};
pub use silent::left_in_silence;
pub use spell::{GRACE_DAYS, Spell, spell};
pub use unbooked::{Unbooked, unbooked};
pub use unwritten::{UNWRITTEN_DAYS, comes_without_contract};
pub use upkeep::{
    GOAL_TOUCHED_DAYS, awaits_answer, awaits_decision, awaits_note, awaits_outcome, is_goal_stale, is_still_here,
    is_trial_undecided, last_touched,
};
