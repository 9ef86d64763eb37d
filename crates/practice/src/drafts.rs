//! Drafts: what is being typed, on disk before the answer.

use nenrin_domain::{Day, LearnerId, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::composer::body::DraftBody;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure};

/// Puts what stands in the composer on disk. Answers when it was saved, in milliseconds since 1970 UTC.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// What stands in the composer.
    pub draft: DraftBody,
}

impl Command for SaveDraft {
    const NAME: &'static str = "draft.save";
    type Output = i64;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<i64>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}

/// Throws the draft of a session away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscardDraft {
    /// The session.
    pub session: Plain<SessionId>,
}

impl Command for DiscardDraft {
    const NAME: &'static str = "draft.discard";
    type Output = ();

    fn run(self, _: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}

/// Asks for all open drafts, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDrafts {}

/// A draft that can be taken up again.
#[derive(Debug, Serialize, TS)]
pub struct DraftLine {
    /// The session.
    pub session: Plain<SessionId>,
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The learner's name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// The learner's id in the tables the history came from.
    pub external_id: Option<String>,
    /// The day of the session.
    pub day: Plain<Day>,
    /// When it was last saved, in milliseconds since 1970 UTC.
    pub saved_at: i64,
    /// Its first words; empty when there are none.
    pub first_words: String,
}

impl Command for ListDrafts {
    const NAME: &'static str = "draft.list";
    type Output = Vec<DraftLine>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Vec<DraftLine>>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
