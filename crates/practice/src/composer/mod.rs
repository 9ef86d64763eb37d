//! The composer: writing about a session, and confirming what was written.
//!
//! [`crate::draft_body`] is what stands in it. [`open`] answers what it shows; [`preview`] tells what confirming would do and
//! [`confirm`] does it, both from the one plan in `rules`. Saving while typing is in [`crate::drafts`].

mod before;
mod begin;
pub mod confirm;
pub mod consequences;
pub mod next;
pub mod open;
pub mod preview;
pub mod problems;
mod rules;
mod suggest;
