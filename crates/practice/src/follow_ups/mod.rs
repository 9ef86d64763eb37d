//! Follow-ups: whom to contact, by when and why, and what came of it.

mod booked;
mod closing;
mod opening;
mod view;

pub(crate) use booked::{booked_anew, wanting_a_date};
pub use closing::{DismissFollowUp, FinishFollowUp, SnoozeFollowUp};
pub use opening::AddFollowUp;
pub(crate) use opening::{Opening, open};
pub use view::{CountFollowUps, DueFollowUpsOf, FollowUpLine, FollowUps, ListFollowUps};
