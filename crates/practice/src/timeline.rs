//! Everything that happened with one learner, newest first.

use nenrin_domain::{
    ActionItemId, ActionState, Arm, Channel, ContractId, ContractKind, Day, DayTime, EndKind, FollowUpId, GoalId,
    GoalState, Hundredths, Intent, InteractionId, LearnerId, Mode, ObstacleId, PauseId, PaymentId, ProgressId,
    SessionId, SessionState, TrialId, TrialOutcome, Way,
};
use nenrin_store::TimelineKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks for a stretch of a learner's timeline.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelinePage {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// Only these kinds; all when absent.
    pub kinds: Option<Vec<Word<TimelineKind>>>,
    /// Only events with this in their words, whatever its kana, width and case.
    pub find: Option<String>,
    /// Only what comes after the stretch that answered this cursor.
    pub before: Option<String>,
    /// How many at most, up to 200.
    pub limit: u32,
}

/// A stretch of a timeline.
#[derive(Debug, Serialize, TS)]
pub struct Timeline {
    /// The events, newest first; what lies ahead comes first of all.
    pub events: Vec<TimelineEvent>,
    /// The cursor for what comes after them; `null` at the beginning of the history.
    pub next: Option<String>,
}

/// One event.
#[derive(Debug, Serialize, TS)]
pub struct TimelineEvent {
    /// The day.
    pub day: Plain<Day>,
    /// The time, when it is known.
    pub time: Option<Plain<DayTime>>,
    /// What happened.
    #[serde(flatten)]
    pub what: Happening,
}

/// What happened. An id can stand in two events, such as the beginning and the end of a contract.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// A booking or an offer that has no outcome yet.
    Booking {
        /// The session.
        id: Plain<SessionId>,
        /// Whether it is only offered.
        state: Word<SessionState>,
        /// Planned length in minutes.
        minutes: Option<u32>,
        /// How they meet.
        mode: Option<Word<Mode>>,
    },
    /// A session with its outcome.
    Session {
        /// The session.
        id: Plain<SessionId>,
        /// Its outcome.
        state: Word<SessionState>,
        /// Its number among the held ones; `null` when it was not held.
        number: Option<u32>,
        /// How they met.
        mode: Option<Word<Mode>>,
        /// The first words of its note, or those around what was looked for; `null` without a note.
        words: Option<String>,
        /// Satisfaction from 1 to 5.
        satisfaction: Option<u8>,
        /// Intent to continue.
        intent: Option<Word<Intent>>,
    },
    /// A contact outside a session.
    Interaction {
        /// The contact.
        id: Plain<InteractionId>,
        /// Over which channel.
        channel: Word<Channel>,
        /// In which direction.
        way: Word<Way>,
        /// What it was about.
        text: Option<String>,
    },
    /// A contract begins or ends.
    Contract {
        /// The contract.
        id: Plain<ContractId>,
        /// Which of it.
        turn: ContractTurn,
        /// What it is called.
        plan_name: Option<String>,
        /// How it is charged.
        contract_kind: Word<ContractKind>,
        /// Price of the term or package.
        price: Sum,
        /// Last day of the agreed term.
        term_end: Option<Plain<Day>>,
        /// How it ended.
        end_kind: Option<Word<EndKind>>,
        /// The reason given.
        reason: Option<String>,
    },
    /// A pause begins.
    Pause {
        /// The pause.
        id: Plain<PauseId>,
        /// Its planned last day.
        ends_on: Option<Plain<Day>>,
        /// The reason given.
        reason: Option<String>,
    },
    /// A payment was received, or is due.
    Payment {
        /// The payment.
        id: Plain<PaymentId>,
        /// How much.
        amount: Sum,
        /// The day it is or was due.
        due_on: Option<Plain<Day>>,
        /// Whether it was received.
        paid: bool,
        /// By which means.
        method: Option<String>,
    },
    /// An action was agreed, or its outcome became known.
    ActionItem {
        /// The action.
        id: Plain<ActionItemId>,
        /// Whether this is the outcome.
        resolved: bool,
        /// What became of it.
        state: Word<ActionState>,
        /// What is to be done.
        text: Option<String>,
        /// The day by which it should be done.
        due_on: Option<Plain<Day>>,
    },
    /// A goal was set.
    Goal {
        /// The goal.
        id: Plain<GoalId>,
        /// The goal in the learner's words.
        title: String,
        /// Where it stands today.
        state: Word<GoalState>,
        /// The day by which it should be reached.
        due_on: Option<Plain<Day>>,
    },
    /// A goal was read.
    Progress {
        /// The reading.
        id: Plain<ProgressId>,
        /// The goal.
        goal: Plain<GoalId>,
        /// The goal in the learner's words.
        title: String,
        /// The value, as a decimal number.
        value: Plain<Hundredths>,
        /// Unit of the value.
        unit: String,
        /// How much of the way had come, 0 to 100 %.
        achievement: u8,
    },
    /// An obstacle was named, or is out of the way.
    Obstacle {
        /// The obstacle.
        id: Plain<ObstacleId>,
        /// Whether it was cleared here.
        cleared: bool,
        /// The coach's category.
        category: Option<String>,
        /// In a few words.
        text: String,
    },
    /// A trial.
    Trial {
        /// The trial.
        id: Plain<TrialId>,
        /// Whether the person came.
        showed_up: bool,
        /// What came of it.
        outcome: Word<TrialOutcome>,
        /// Where the person heard of the practice.
        source: Option<String>,
    },
    /// A follow-up of the imported history.
    FollowUp {
        /// The follow-up.
        id: Plain<FollowUpId>,
        /// How the learner was to be contacted, such as `message`.
        means: String,
        /// What gave rise to it, such as `overdue`.
        trigger: String,
        /// Whether it was carried out or held back.
        arm: Option<Word<Arm>>,
    },
}

/// Which turn of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContractTurn {
    /// It begins.
    Started,
    /// It begins as the renewal of another.
    Renewed,
    /// It ends.
    Ended,
}

impl Command for TimelinePage {
    const NAME: &'static str = "timeline.page";
    type Output = Timeline;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Timeline>, Failure> {
        Err(Failure::new(crate::Code::Internal))
    }
}
