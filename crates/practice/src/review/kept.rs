//! What a review keeps of each thing, as part of an act.

use std::collections::BTreeMap;

use nenrin_domain::{Day, DecisionKind, FollowUpId, Review, ReviewDecision, ReviewDecisionId};
use nenrin_store::Writer;

use super::begun;
use super::decisions::each_thing;
use super::waiting::Thing;
use crate::Failure;

/// What is decided of one thing.
pub(super) struct Decided {
    /// Of which.
    pub thing: Thing,
    /// What.
    pub decision: DecisionKind,
    /// Why, or what is to be done.
    pub text: Option<String>,
    /// The follow-up it opened or means.
    pub follow_up: Option<FollowUpId>,
}

/// The decisions of a review, read once however many are made.
pub(super) struct Kept {
    /// The review.
    pub review: Review,
    of: BTreeMap<Thing, Vec<ReviewDecision>>,
}

impl Kept {
    /// Those of the review of `today`, which is begun when it was not.
    pub fn begun(writer: &mut Writer<'_>, today: Day) -> Result<Self, Failure> {
        let review = begun(writer, today)?;
        let decided = each_thing(writer.decisions_of(review.id)?).into_iter();
        let of = decided.map(|(stands, earlier)| {
            let thing = Thing::decided(&stands);
            (thing, std::iter::once(stands).chain(earlier).collect())
        });
        Ok(Self { of: of.collect(), review })
    }

    /// What was decided of a thing before, that which stands first.
    pub fn of(&self, thing: &Thing) -> &[ReviewDecision] {
        self.of.get(thing).map_or(&[], Vec::as_slice)
    }

    /// Keeps a decision in the place of whatever was decided of its thing before.
    pub fn put(&mut self, writer: &mut Writer<'_>, today: Day, decided: Decided) -> Result<ReviewDecisionId, Failure> {
        let Decided { thing, decision, text, follow_up } = decided;
        let Thing { step, learner, session, contract, metric } = thing;
        let mut before = self.of.remove(&thing).unwrap_or_default().into_iter();
        let id = before.next().map_or_else(|| writer.mint(), |stands| stands.id);
        for earlier in before {
            writer.remove::<ReviewDecision>(earlier.id)?;
        }
        let review = self.review.id;
        let kept = ReviewDecision {
            id,
            review,
            step,
            learner,
            session,
            contract,
            metric,
            decision,
            text,
            follow_up,
            decided_on: today,
        };
        writer.put(&kept)?;
        self.of.insert(thing, vec![kept]);
        Ok(id)
    }
}
