//! Trials.

use nenrin_domain::{Day, Hundredths, LearnerId, Trial, TrialOutcome};

use crate::record::record;

record!(Trial, TrialId, "trial", immutable: false, {
    external_id: Option<String>,
    learner: Option<LearnerId>,
    name: Option<String>,
    day: Day,
    source: Option<String>,
    showed_up: bool,
    outcome: TrialOutcome,
    contact_lag_days: Option<Hundredths>,
});
