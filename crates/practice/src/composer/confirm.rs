//! Confirming: what stands in the composer becomes the record, as one act.

use nenrin_domain::SessionId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::body::DraftBody;
use super::next::WaitingSession;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure};

/// Confirms a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDraft {
    /// What stands in the composer.
    pub draft: DraftBody,
}

/// What was recorded.
#[derive(Debug, Serialize, TS)]
pub struct Confirmed {
    /// The act, for undoing it.
    pub act: i64,
    /// The session.
    pub session: Plain<SessionId>,
    /// The how-many-th session with this learner it is.
    pub number: u32,
    /// The next session that waits for a note.
    pub next: Option<WaitingSession>,
}

impl Command for ConfirmDraft {
    const NAME: &'static str = "composer.confirm";
    type Output = Confirmed;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Confirmed>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
