//! What the metrics read, out of the practice's file.

use nenrin_domain::Trial;
use nenrin_insight::metrics::Facts;
use nenrin_store::LearnerFacts;

/// The facts of one learner.
pub(super) fn of_learner(facts: LearnerFacts) -> Facts {
    let LearnerFacts { history, applications, payments, refunds, follow_ups, interactions, cancellations } = facts;
    Facts {
        learner: Some(history.learner),
        applications,
        trials: history.trials,
        contracts: history.contracts,
        pauses: history.pauses,
        entitlements: history.entitlements,
        sessions: history.sessions,
        payments,
        refunds,
        follow_ups,
        interactions,
        cancellations,
    }
}

/// The facts of somebody who came to a trial and is known by name only.
pub(super) fn of_nobody(trial: Trial) -> Facts {
    Facts { trials: vec![trial], ..Facts::default() }
}
