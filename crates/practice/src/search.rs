//! Finding anything that was written, in the whole practice.

use nenrin_domain::{CustomSubject, Day, SessionId};
use nenrin_store::{Hit, HitField, HitKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::LearnerName;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most hits of each kind.
const HITS: u32 = 100;

/// Hits of each kind when nothing is said.
const FEW_HITS: u32 = 20;

/// Asks for what holds the words typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// What was typed, as it was typed.
    pub text: String,
    /// How many hits of each kind at most, up to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// Something that was found.
#[derive(Debug, Serialize, TS)]
pub struct HitView {
    /// What it is.
    pub kind: Word<HitKind>,
    /// Its identity.
    pub id: String,
    /// Whose it is.
    pub learner: LearnerName,
    /// The session it belongs to.
    pub session: Option<Plain<SessionId>>,
    /// Its day; a learner has none.
    pub day: Option<Plain<Day>>,
    /// The field in which it stands, when it stands in one of the coach's own.
    pub field: Option<HitFieldView>,
    /// The words around the match, on one line.
    pub passage: String,
    /// The matches in the passage: first character and the one after the last, counted in code points.
    pub ranges: Vec<(usize, usize)>,
    /// Whether the text goes on before the passage.
    pub cut_before: bool,
    /// Whether the text goes on after the passage.
    pub cut_after: bool,
}

/// A field of the coach's own in which something was found.
#[derive(Debug, Serialize, TS)]
pub struct HitFieldView {
    /// The coach's name for it.
    pub name: String,
    /// What it is about.
    pub subject: Word<CustomSubject>,
}

impl From<Hit> for HitView {
    fn from(hit: Hit) -> Self {
        Self {
            kind: Word(hit.kind),
            id: hit.row.to_string(),
            learner: hit.learner.into(),
            session: hit.session.map(Plain),
            day: hit.day.map(Plain),
            field: hit.field.map(|HitField { name, subject }| HitFieldView { name, subject: Word(subject) }),
            passage: hit.passage.text,
            ranges: hit.passage.ranges.into_iter().map(|range| (range.start, range.end)).collect(),
            cut_before: hit.passage.cut_before,
            cut_after: hit.passage.cut_after,
        }
    }
}

impl Command for Find {
    const NAME: &'static str = "search.find";
    type Output = Vec<HitView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<HitView>>, Failure> {
        let limit = check::count("limit", self.limit)?.unwrap_or(FEW_HITS).min(HITS);
        let hits = call.store()?.search(&self.text, limit)?;
        Ok(Answer::read(hits.into_iter().map(HitView::from).collect()))
    }
}
