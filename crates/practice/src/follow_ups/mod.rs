//! Follow-ups: whom to contact, by when and why, and what came of it.

mod closing;
mod opening;
mod view;

pub use closing::{DismissFollowUp, FinishFollowUp, SnoozeFollowUp};
pub use opening::AddFollowUp;
pub(crate) use opening::{Opening, open};
pub use view::{CountFollowUps, FollowUpLine, FollowUps, ListFollowUps};
