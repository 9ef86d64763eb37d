//! The events of a timeline as they go over the wire.

use nenrin_domain::{
    ActionItemId, ActionState, ApplicationId, ApplicationState, Arm, CancellationId, Channel, ConsentId, ConsentKind,
    ContractId, ContractKind, Day, EndKind, FollowUpId, FollowUpResult, FollowUpState, GoalId, GoalState, Hundredths,
    Intent, InteractionId, Mode, ObstacleId, PauseId, PaymentId, ProgressId, RefundId, SessionId, SessionState,
    ShareId, TrialId, TrialOutcome, Way,
};
use serde::Serialize;
use ts_rs::TS;

use crate::shown::MovesShown;
use crate::wire::{Plain, Sum, Word};

mod telling;

pub(crate) use telling::words_of;

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
        /// Where: a link or a place.
        place: Option<String>,
        /// What it was moved from.
        moves: MovesShown,
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
        /// Why its ticket was given back out of goodwill; `null` when it was not.
        given_back: Option<String>,
        /// What it was moved from and to.
        moves: MovesShown,
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
    /// Money was given back.
    Refund {
        /// The refund.
        id: Plain<RefundId>,
        /// How much.
        amount: Sum,
        /// Why.
        reason: Option<String>,
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
        /// The session in which it is, or was, held.
        session: Option<Plain<SessionId>>,
        /// Where that session stands.
        state: Option<Word<SessionState>>,
        /// The first words of its note, or those around what was looked for.
        words: Option<String>,
        /// Why it was decided so: the code of a usual reason, or the coach's own words.
        reason: Option<String>,
        /// What the person had against it.
        objection: Option<String>,
        /// What that session was moved from and to.
        moves: MovesShown,
    },
    /// Somebody applied.
    Application {
        /// The application.
        id: Plain<ApplicationId>,
        /// How they have come to ask.
        channel: Option<String>,
        /// How far it has come.
        state: Word<ApplicationState>,
        /// The questions and answers of a form.
        answers: Vec<(String, String)>,
    },
    /// A contract was cancelled.
    Cancellation {
        /// The cancellation.
        id: Plain<CancellationId>,
        /// The last day of the contract.
        effective_on: Plain<Day>,
        /// The reasons, the first one first; none when they were not asked.
        reasons: Vec<String>,
        /// What happened, in the learner's words.
        what_happened: Option<String>,
    },
    /// A follow-up was opened, or is closed.
    FollowUp {
        /// The follow-up.
        id: Plain<FollowUpId>,
        /// Whether it was closed here.
        closed: bool,
        /// Where it stands today.
        state: Word<FollowUpState>,
        /// What is to be done.
        text: Option<String>,
        /// The day by which it is to be done.
        due_on: Option<Plain<Day>>,
        /// What came of it.
        result: Option<Word<FollowUpResult>>,
        /// Why it was put off or dismissed.
        reason: Option<String>,
        /// How the learner was to be contacted, such as `message`.
        means: String,
        /// What gave rise to it, such as `overdue`.
        trigger: String,
        /// Whether it was carried out or held back.
        arm: Option<Word<Arm>>,
    },
    /// A material was shared.
    Material {
        /// The share.
        id: Plain<ShareId>,
        /// What the material is called.
        title: String,
        /// In which session.
        session: Option<Plain<SessionId>>,
    },
    /// A consent was given, or withdrawn.
    Consent {
        /// The consent.
        id: Plain<ConsentId>,
        /// Whether it was withdrawn here.
        withdrawn: bool,
        /// What it is about.
        about: Word<ConsentKind>,
        /// How it can be shown.
        evidence: Option<String>,
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
