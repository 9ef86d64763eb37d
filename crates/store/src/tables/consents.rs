//! Consents.

use nenrin_domain::{Consent, ConsentKind, Day, LearnerId};

use crate::record::record;

record!(Consent, ConsentId, "consent", immutable: false, {
    learner: LearnerId,
    kind: ConsentKind,
    given_on: Day,
    withdrawn_on: Option<Day>,
    evidence: Option<String>,
});
