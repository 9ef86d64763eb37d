//! An act as it is shown: after it was done, in the list of recent acts, in the history of a record.

use std::collections::BTreeMap;

use nenrin_domain::Learner;
use nenrin_store::{ActSummary, Done, Store};
use serde::Serialize;
use ts_rs::TS;

use crate::shown::LearnerName;
use crate::{Answer, Failure};
/// An act of the coach, for the undo line and the list of recent acts.
#[derive(Debug, Serialize, TS)]
pub struct ActView {
    /// Its place in the order of acts.
    pub seq: i64,
    /// Stable name, such as `session.confirm`; the UI has the words.
    pub kind: String,
    /// The learner it concerned, unless undone with the act or erased since.
    pub learner: Option<LearnerName>,
    /// Facts for its label.
    pub about: BTreeMap<String, String>,
    /// When it was done, in milliseconds since 1970 UTC.
    pub at: i64,
    /// Whether it has been undone.
    pub undone: bool,
    /// Whether it can never be undone: it erased somebody, concerned whoever was erased, or such an act was built on it.
    pub for_good: bool,
}

impl ActView {
    pub(crate) fn of(act: ActSummary, store: &Store) -> Result<Self, Failure> {
        let for_good = !store.standing_for_good(std::slice::from_ref(&act))?.is_empty();
        Self::told(act, for_good, store)
    }

    pub(crate) fn told(act: ActSummary, for_good: bool, store: &Store) -> Result<Self, Failure> {
        let learner: Option<Learner> = act.learner.map(|id| store.find(id)).transpose()?.flatten();
        Ok(Self {
            seq: act.seq,
            kind: act.kind,
            learner: learner.filter(|learner| learner.erased_on.is_none()).map(LearnerName::of),
            about: act.about,
            at: act.at.millis(),
            undone: act.undone,
            for_good,
        })
    }

    pub(crate) fn answer(done: Done<ActSummary>, store: &Store) -> Result<Answer<Self>, Failure> {
        Ok(Answer { value: Self::of(done.value, store)?, touched: done.touched })
    }
}
