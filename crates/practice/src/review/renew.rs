//! Renewing a contract where the review looks at it.

use nenrin_domain::{Contract, ContractId, Day, DecisionKind, ReviewStep};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use super::decide::ReviewDecided;
use super::decisions::FollowUpFate;
use super::kept::{Decided, Kept};
use super::replaced::{Wanted, let_go};
use super::waiting::Thing;
use crate::contracts::RenewContract;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Renews a contract on the same terms, and keeps in the review that it was acted on: one act, so that undoing it takes both back. What
/// was decided of the contract before in this review is replaced, with the follow-up it had opened, as in [`super::DecideReview`].
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewInReview {
    /// The contract to renew.
    pub contract: Plain<ContractId>,
    /// First day of the new one; see [`Contract::goes_on`] when absent.
    pub starts_on: Option<Plain<Day>>,
}

impl Command for RenewInReview {
    const NAME: &'static str = "review.renew";
    type Output = ReviewDecided;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ReviewDecided>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let old: Contract = store.get(self.contract.0)?;
        check::living(store, old.learner)?;
        let renewal = RenewContract::on_the_same_terms(old.id, self.starts_on);
        let thing = Thing { learner: Some(old.learner), contract: Some(old.id), ..Thing::of(ReviewStep::Renewals) };
        let done = call.act(&Act::new(Self::NAME, call.now()).of(old.learner), |writer| {
            renewal.renew(writer, today, old)?;
            let mut kept = Kept::begun(writer, today)?;
            let stay = let_go(writer, kept.of(&thing), &Wanted::None)?;
            let acted = Decided { thing, decision: DecisionKind::Acted, text: None, follow_up: None };
            let decision = Plain(kept.put(writer, today, acted)?);
            Ok::<_, Failure>(ReviewDecided { decision, stay: stay.into_iter().map(FollowUpFate::from).collect() })
        })?;
        Ok(done.into())
    }
}
