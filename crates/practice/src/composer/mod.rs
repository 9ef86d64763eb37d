//! The composer: writing about a session, and confirming what was written.
//!
//! [`body`] is what stands in it. [`open`] answers what it shows, [`preview`] what confirming would do, and
//! [`confirm`] does it. Saving while typing is in [`crate::drafts`].

pub mod body;
pub mod confirm;
pub mod next;
pub mod open;
pub mod preview;
