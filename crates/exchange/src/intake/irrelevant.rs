//! Lines that can be read and bring nothing: a file of payments has more in it than payments, a chat more than words.

use super::Flaw;

nenrin_domain::codes! {
    /// Why a line brings nothing.
    Irrelevant {
        /// It tells of a payment that did not come about.
        NotReceived = "not_received",
        /// It tells of something else than a payment or refund, such as a transfer between accounts.
        OtherTransaction = "other_transaction",
        /// No money moved.
        NoAmount = "no_amount",
        /// Money went out of an account: whose refund that may be is not told.
        PaidOut = "paid_out",
        /// Nothing was written, such as beside a picture.
        NoWords = "no_words",
    }
}

/// Why there is no row of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRow {
    /// It brings nothing.
    Irrelevant(Irrelevant),
    /// It cannot be read, and this is wrong with it.
    Faulty(Vec<Flaw>),
}

impl From<Irrelevant> for NoRow {
    fn from(why: Irrelevant) -> Self {
        Self::Irrelevant(why)
    }
}

impl From<Vec<Flaw>> for NoRow {
    fn from(flaws: Vec<Flaw>) -> Self {
        Self::Faulty(flaws)
    }
}
