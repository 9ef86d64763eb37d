//! Who pays: the learner, a parent, a company.

use crate::code::codes;
use crate::{Day, LearnerId, PayerId, PayerLinkId};

codes! {
    /// What a payer is.
    PayerKind {
        /// A person.
        Person = "person",
        /// A company or another organisation.
        Organisation = "organisation",
    }
}

/// A person or organisation that pays for learners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// Identity.
    pub id: PayerId,
    /// Full name.
    pub name: String,
    /// Reading of the name in hiragana.
    pub kana: Option<String>,
    /// What it is.
    pub kind: PayerKind,
    /// Registration number for qualified invoices, `T` and 13 digits.
    pub registration_number: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// That a payer pays for a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerLink {
    /// Identity.
    pub id: PayerLinkId,
    /// For whom.
    pub learner: LearnerId,
    /// Who pays.
    pub payer: PayerId,
    /// How much of it, 1 to 100 %.
    pub share: u32,
    /// From which day.
    pub starts_on: Option<Day>,
    /// Until which day.
    pub ends_on: Option<Day>,
}
