//! What an import could not give to anybody, waiting for the coach to say whose it is.

use crate::code::codes;
use crate::{Day, DayTime, InboxItemId, Money};

codes! {
    /// What a row of an import tells.
    InboxKind {
        /// A payment.
        Payment = "payment",
        /// A booking.
        Booking = "booking",
        /// A message.
        Message = "message",
        /// Somebody who may be a learner who is here.
        Person = "person",
    }
}

codes! {
    /// What became of a waiting row.
    InboxState {
        /// Nobody has said yet whose it is.
        Waiting = "waiting",
        /// It was given to somebody.
        Matched = "matched",
        /// It is of no interest.
        Dismissed = "dismissed",
    }
}

/// A row of an import that fits nobody, or more than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxItem {
    /// Identity.
    pub id: InboxItemId,
    /// What it tells.
    pub kind: InboxKind,
    /// Where it came from, such as `stripe`.
    pub source: String,
    /// Its identity there.
    pub key: String,
    /// The local day it tells of.
    pub day: Day,
    /// The local time, when it is known.
    pub time: Option<DayTime>,
    /// What it says, for a person to recognise.
    pub summary: String,
    /// The amount of a payment.
    pub amount: Option<Money>,
    /// All that was read of it: names and values, each as one entry of the form `name=value`.
    pub fields: Vec<String>,
    /// What became of it.
    pub state: InboxState,
}
