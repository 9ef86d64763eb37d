//! What outcomes of sessions count as in this practice, and until when a learner can cancel in time.

use std::collections::BTreeSet;

use nenrin_domain::{Coded, Day, Outcome, Policy, Profile, SessionPolicy};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks for the policy as it is today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PolicyView {}

/// The policy as it is today.
#[derive(Debug, Serialize, TS)]
pub struct PolicyOfToday {
    /// What each outcome counts as.
    pub outcomes: Vec<OutcomeRule>,
    /// Hours before a session until which a learner can cancel it in time, unless the contract says otherwise.
    pub notice_hours: u32,
}

/// What an outcome counts as.
#[derive(Debug, Serialize, TS)]
pub struct OutcomeRule {
    /// The outcome.
    pub outcome: Word<Outcome>,
    /// Whether the session took place; this is not the coach's to say.
    pub happened: bool,
    /// Whether it uses a ticket.
    pub consumes: bool,
    /// Whether it is charged.
    pub chargeable: bool,
    /// Whether the coach can say what it counts as.
    pub can_count: bool,
    /// The day from which this holds; `null` while it is the usual rule.
    pub since: Option<Plain<Day>>,
}

impl PolicyOfToday {
    fn of(store: &Store, today: Day) -> Result<Self, Failure> {
        let policy = store.policy()?;
        let rule = |outcome: &Outcome| {
            let flags = policy.on(*outcome, today);
            OutcomeRule {
                outcome: Word(*outcome),
                happened: flags.happened,
                consumes: flags.consumes,
                chargeable: flags.chargeable,
                can_count: outcome.can_count(),
                since: policy.rule(*outcome, today).map(|rule| Plain(rule.since)),
            }
        };
        Ok(Self { outcomes: Outcome::ALL.iter().map(rule).collect(), notice_hours: policy.notice_hours(None) })
    }
}

impl Command for PolicyView {
    const NAME: &'static str = "policy.view";
    type Output = PolicyOfToday;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<PolicyOfToday>, Failure> {
        Ok(Answer::read(PolicyOfToday::of(call.store()?, call.today())?))
    }
}

/// Changes the policy from today on. What became known before keeps what it counted as, and so does the ticket ledger.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePolicy {
    /// What outcomes count as; those that are left out stay as they are.
    pub outcomes: Vec<OutcomeWish>,
    /// Hours before a session until which a learner can cancel it in time: 0 to 720.
    pub notice_hours: u32,
}

/// What an outcome shall count as.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OutcomeWish {
    /// The outcome.
    pub outcome: Word<Outcome>,
    /// Whether it uses a ticket.
    pub consumes: bool,
    /// Whether it is charged.
    pub chargeable: bool,
}

impl Command for SavePolicy {
    const NAME: &'static str = "policy.save";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut seen = BTreeSet::new();
        if !self.outcomes.iter().all(|wish| seen.insert(wish.outcome)) {
            return Err(Failure::not_allowed("outcomes", "twice"));
        }
        if self.outcomes.iter().any(|wish| !wish.outcome.0.can_count() && (wish.consumes || wish.chargeable)) {
            return Err(Failure::not_allowed("outcomes", "never_counts"));
        }
        let (notice_hours, today) = (check::notice_hours(self.notice_hours)?, call.today());
        let done = call.act(&Act::new(Self::NAME, call.now()), |writer| {
            let (policy, profile) = (writer.policy()?, writer.get::<Profile>(Profile::only())?);
            writer.put(&Profile { notice_hours, ..profile })?;
            for wish in self.outcomes.iter().filter(|wish| wish.differs(&policy, today)) {
                let outcome = wish.outcome.0;
                // A rule changed twice on one day was never in force the first time.
                let of_today = policy.rule(outcome, today).filter(|rule| rule.since == today);
                writer.put(&SessionPolicy {
                    id: of_today.map_or_else(|| writer.mint(), |rule| rule.id),
                    outcome,
                    since: today,
                    consumes: wish.consumes,
                    chargeable: wish.chargeable,
                })?;
            }
            Ok::<_, Failure>(())
        })?;
        Ok(done.into())
    }
}

impl OutcomeWish {
    fn differs(&self, policy: &Policy, today: Day) -> bool {
        let now = policy.on(self.outcome.0, today);
        (now.consumes, now.chargeable) != (self.consumes, self.chargeable)
    }
}
