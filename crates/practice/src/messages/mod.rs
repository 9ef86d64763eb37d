//! Messages to learners: the coach's templates filled with what is known, for the coach to send. Nothing is sent from here, and
//! no filled text is kept.

mod mail;
mod offered;
mod recorded;

pub use mail::OpenMail;
pub use offered::{FilledText, MessageOffer, MessagesFor, OfferedMessage};
pub use recorded::RecordMessage;
