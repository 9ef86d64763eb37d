//! Undo, redo, and what was done lately.

use std::collections::BTreeMap;

use nenrin_domain::LearnerId;
use nenrin_store::ActSummary;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// An act of the coach, for the undo line and the list of recent acts.
#[derive(Debug, Serialize, TS)]
pub struct ActView {
    /// Its place in the order of acts.
    pub seq: i64,
    /// Stable name, such as `session.confirm`; the UI has the words.
    pub kind: String,
    /// The learner it concerned.
    pub learner: Option<Plain<LearnerId>>,
    /// Facts for its label.
    pub about: BTreeMap<String, String>,
    /// When it was done, in milliseconds since 1970 UTC.
    pub at: i64,
    /// Whether it has been undone.
    pub undone: bool,
}

impl From<ActSummary> for ActView {
    fn from(act: ActSummary) -> Self {
        let learner = act.learner.map(Plain);
        Self { seq: act.seq, kind: act.kind, learner, about: act.about, at: act.at.millis(), undone: act.undone }
    }
}

/// Takes back one act, or the last one, with everything it changed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoAct {
    /// The act; the last one that stands when absent.
    pub seq: Option<i64>,
}

impl Command for UndoAct {
    const NAME: &'static str = "act.undo";
    type Output = ActView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ActView>, Failure> {
        let at = call.now();
        let done = call.change(|store| match self.seq {
            Some(seq) => store.undo(seq, at),
            None => store.undo_last(at),
        })?;
        Ok(Answer::from(done).map(ActView::from))
    }
}

/// Does again what was undone last.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RedoAct {}

impl Command for RedoAct {
    const NAME: &'static str = "act.redo";
    type Output = ActView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ActView>, Failure> {
        let at = call.now();
        Ok(Answer::from(call.change(|store| store.redo_last(at))?).map(ActView::from))
    }
}

/// Asks for the last acts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecentActs {
    /// How many at most, up to 200.
    pub limit: u32,
}

impl Command for RecentActs {
    const NAME: &'static str = "act.recent";
    type Output = Vec<ActView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<ActView>>, Failure> {
        let acts = call.store()?.recent_acts(self.limit.min(200))?;
        Ok(Answer::read(acts.into_iter().map(ActView::from).collect()))
    }
}
