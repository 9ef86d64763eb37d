//! Who pays for whom.

use nenrin_domain::{Day, LearnerId, PayerId, PayerLink};

use crate::record::record;

record!(PayerLink, PayerLinkId, "payer_link", immutable: false, {
    learner: LearnerId,
    payer: PayerId,
    share: u32,
    starts_on: Option<Day>,
    ends_on: Option<Day>,
});
