//! Opening the composer: everything it shows, in one answer.

use nenrin_domain::{
    ActionItemId, ActionState, ContractId, ContractKind, Day, DayTime, GoalId, Hundredths, Intent, LearnerId, Mode,
    ObstacleId, SessionId, SessionState,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::body::DraftBody;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Failure};

/// Asks for the composer of one session. Without a session: the one with the latest open draft of the learner, else
/// the learner's most recent session that still waits for a note, else a session that was never booked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenComposer {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// Which session; an identity that is not known yet means a session that was never booked.
    pub session: Option<Plain<SessionId>>,
}

/// Everything the composer shows.
#[derive(Debug, Serialize, TS)]
pub struct ComposerView {
    /// The session; for one that was never booked, the identity it will have.
    pub session: Plain<SessionId>,
    /// Where the session stands; null when it was never booked.
    pub state: Option<Word<SessionState>>,
    /// Whether it has a note already, which confirming amends.
    pub recorded: bool,
    /// The how-many-th session with this learner it is: sessions held before it, and one.
    pub number: u32,
    /// With whom.
    pub learner: ComposerLearner,
    /// The sections to ask for: those of the template, then those the note has besides.
    pub sections: Vec<SectionPrompt>,
    /// What to begin from: the open draft; else what is recorded; else an empty one with the usual time.
    pub body: DraftBody,
    /// When the open draft was saved, in milliseconds since 1970 UTC; null when there is none.
    pub saved_at: Option<i64>,
    /// The learner's last note before this session.
    pub last_note: Option<LastNote>,
    /// Actions that are open, and, for a recorded session, those it resolved; by due day.
    pub actions: Vec<PriorAction>,
    /// Active goals.
    pub goals: Vec<GoalLevel>,
    /// The learner's last answers before this session.
    pub last_answers: Option<LastAnswers>,
    /// Obstacles that are open.
    pub obstacles: Vec<OpenObstacle>,
    /// The contract that covers the session.
    pub contract: Option<ComposerContract>,
    /// The learner's next booking besides this session.
    pub next_booking: Option<BookedSlot>,
    /// A slot for the next booking by the learner's rhythm; null when there is a booking or no rhythm.
    pub suggested: Option<SuggestedSlot>,
    /// The identity to open the composer with for a session that was never booked.
    pub unplanned: Plain<SessionId>,
}

/// Whom the session is with.
#[derive(Debug, Serialize, TS)]
pub struct ComposerLearner {
    /// Identity.
    pub id: Plain<LearnerId>,
    /// Name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// Reading.
    pub kana: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
}

/// One section to write in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionPrompt {
    /// Stable key.
    pub key: String,
    /// The coach's heading; empty for a default section, whose heading follows the language.
    pub heading: String,
}

/// The note before.
#[derive(Debug, Serialize, TS)]
pub struct LastNote {
    /// Its session.
    pub session: Plain<SessionId>,
    /// The day of that session.
    pub day: Plain<Day>,
    /// The how-many-th session it was.
    pub number: u32,
    /// Its sections that have words.
    pub sections: Vec<WrittenSection>,
}

/// One section with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenSection {
    /// Stable key.
    pub key: String,
    /// The heading it had; empty for a default section, whose heading follows the language.
    pub heading: String,
    /// The words.
    pub text: String,
}

/// An action agreed before.
#[derive(Debug, Serialize, TS)]
pub struct PriorAction {
    /// Identity.
    pub id: Plain<ActionItemId>,
    /// What is to be done; null when the history brought no words.
    pub text: Option<String>,
    /// The day it was agreed.
    pub created_on: Plain<Day>,
    /// By when.
    pub due_on: Option<Plain<Day>>,
    /// What became of it.
    pub state: Word<ActionState>,
    /// Whether it was agreed in this very session.
    pub agreed_here: bool,
}

/// A goal and its last reading.
#[derive(Debug, Serialize, TS)]
pub struct GoalLevel {
    /// Identity.
    pub id: Plain<GoalId>,
    /// The goal in the learner's words.
    pub title: String,
    /// The value at the start.
    pub baseline: Plain<Hundredths>,
    /// The value to reach.
    pub target: Plain<Hundredths>,
    /// Unit of the values.
    pub unit: String,
    /// The last value read before this session; null when there is none.
    pub last_value: Option<Plain<Hundredths>>,
    /// The day of that reading.
    pub last_day: Option<Plain<Day>>,
}

/// Answers of the learner.
#[derive(Debug, Serialize, TS)]
pub struct LastAnswers {
    /// The day they became known.
    pub day: Plain<Day>,
    /// Satisfaction from 1 to 5; null when not asked.
    pub satisfaction: Option<u8>,
    /// Intent to continue; null when not asked.
    pub intent: Option<Word<Intent>>,
}

/// An obstacle that is in the way.
#[derive(Debug, Serialize, TS)]
pub struct OpenObstacle {
    /// Identity.
    pub id: Plain<ObstacleId>,
    /// In a few words.
    pub text: String,
    /// The coach's category.
    pub category: Option<String>,
    /// The day it was named.
    pub opened_on: Plain<Day>,
}

/// The contract in one line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ComposerContract {
    /// Identity.
    pub id: Plain<ContractId>,
    /// Name of its plan; null when the history brought none.
    pub name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Remaining sessions (残回数); null when they are not counted.
    pub balance: Option<i64>,
    /// Last day of the agreed term; null when open-ended.
    pub term_end: Option<Plain<Day>>,
}

/// A session that is booked.
#[derive(Debug, Serialize, TS)]
pub struct BookedSlot {
    /// The session.
    pub session: Plain<SessionId>,
    /// Its day.
    pub day: Plain<Day>,
    /// Its start.
    pub time: Option<Plain<DayTime>>,
    /// Its length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
}

/// A day and time at which the next session could be.
#[derive(Debug, Serialize, TS)]
pub struct SuggestedSlot {
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
}

impl Command for OpenComposer {
    const NAME: &'static str = "composer.open";
    type Output = ComposerView;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<ComposerView>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
