//! The nine metrics by examples that were worked by hand, each named after the rule that it shows. The month is March 2026.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "an example that cannot go on fails")]

mod applications;
mod conversion;
mod counted;
mod follow_ups;
mod known;
mod leaving;
mod recontract;
mod renewal;
mod retention;
mod revenue;
mod session_loop;
mod someone;
mod staying;
mod unbooked;
