//! What becomes of a follow-up that a decision had opened, once it is decided otherwise.

use std::collections::BTreeSet;

use nenrin_domain::{ContractId, Day, FollowUp, FollowUpId, ReviewDecision};
use nenrin_store::{Store, Writer};

use super::decide::DecideReview;
use crate::{Command as _, Failure};

/// The follow-up that a decision asks for.
pub(super) enum Wanted {
    /// None.
    None,
    /// One that is open.
    This(FollowUpId),
    /// One that says this.
    Opened {
        /// The contract it is about.
        contract: Option<ContractId>,
        /// What is to be done.
        text: Option<String>,
        /// By when.
        due_on: Day,
    },
}

impl Wanted {
    fn is(&self, it: &FollowUp) -> bool {
        match self {
            Self::None => false,
            Self::This(id) => it.id == *id,
            Self::Opened { contract, text, due_on } => {
                it.state.is_open() && (it.contract, &it.text, it.due_on) == (*contract, text, Some(*due_on))
            }
        }
    }
}

/// Takes back the follow-ups that these decisions had opened and with which nothing was done since. Answers those that stay for
/// what was done with them. One that was only meant is somebody else's, and one that is wanted again is wanted.
pub(super) fn let_go(
    writer: &mut Writer<'_>,
    decisions: &[ReviewDecision],
    wanted: &Wanted,
) -> Result<Vec<FollowUp>, Failure> {
    let mut stay = Vec::new();
    let ids: BTreeSet<FollowUpId> = decisions.iter().filter_map(|it| it.follow_up).collect();
    for id in ids {
        let follow_up: FollowUp = writer.get(id)?;
        if wanted.is(&follow_up) || is_meant_elsewhere(writer, id, decisions)? {
            continue;
        }
        match writer.came_by::<FollowUp>(id)? {
            Some(kind) if kind != DecideReview::NAME => {}
            Some(_) if is_untouched(writer, id)? => writer.remove::<FollowUp>(id)?,
            // Of one whose coming is no longer known nothing is assumed.
            _ => stay.push(follow_up),
        }
    }
    Ok(stay)
}

fn is_meant_elsewhere(store: &Store, id: FollowUpId, decisions: &[ReviewDecision]) -> Result<bool, Failure> {
    let is_one = |it: &ReviewDecision| decisions.iter().any(|one| one.id == it.id);
    Ok(!store.decisions_on(id)?.iter().all(is_one))
}

/// Whether it is as it was opened. That it was handed over to whom the learner is the same person as changes nothing about it.
fn is_untouched(store: &Store, id: FollowUpId) -> Result<bool, Failure> {
    Ok(!store.was_changed::<FollowUp>(id, "learner")? && !store.was_contacted_for(id)?)
}
