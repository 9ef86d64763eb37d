//! One learner's page: everything but the timeline.

use nenrin_domain::{ContractId, ContractKind, Day, DayTime, LearnerId, SessionId};
use nenrin_insight::Lifecycle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::action_items::ActionItemView;
use crate::contracts::ContractView;
use crate::goals::GoalView;
use crate::learners::LearnerFields;
use crate::obstacles::ObstacleView;
use crate::pauses::PauseView;
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks for a learner's page.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LearnerView {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

/// A learner's page.
#[derive(Debug, Serialize, TS)]
pub struct LearnerPage {
    /// Identity.
    pub id: Plain<LearnerId>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
    /// What is known of the learner.
    pub fields: LearnerFields,
    /// Where the learner stands.
    pub lifecycle: Word<Lifecycle>,
    /// The contract that counts today; `null` without one.
    pub agreement: Option<Agreement>,
    /// The next booking.
    pub next_booking: Option<SessionAt>,
    /// The last session that was held.
    pub last_held: Option<SessionAt>,
    /// How many sessions were held.
    pub held_sessions: u32,
    /// Payments received to date, one sum for each currency.
    pub revenue: Vec<Sum>,
    /// How long there has been no next booking; `null` when there is one or none is needed.
    pub unbooked: Option<UnbookedFor>,
    /// Open actions, the first due first.
    pub open_actions: Vec<ActionItemView>,
    /// Goals, active ones first, then the latest.
    pub goals: Vec<GoalView>,
    /// Obstacles that are not cleared, the latest first.
    pub open_obstacles: Vec<ObstacleView>,
    /// Contracts, the latest first.
    pub contracts: Vec<ContractView>,
    /// Pauses, the latest first.
    pub pauses: Vec<PauseView>,
}

/// What a line says of a contract.
#[derive(Debug, Serialize, TS)]
pub struct PlanTerms {
    /// What the agreement is called.
    pub name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Sessions included.
    pub sessions: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
}

/// The contract that counts today.
#[derive(Debug, Serialize, TS)]
pub struct Agreement {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its terms.
    pub terms: PlanTerms,
    /// Remaining sessions; `null` when they are not counted.
    pub balance: Option<i64>,
    /// Its last day as far as it is decided.
    pub last_day: Option<Plain<Day>>,
    /// Days from today to its last day.
    pub days_left: Option<i64>,
}

/// A session by its day and time.
#[derive(Debug, Serialize, TS)]
pub struct SessionAt {
    /// Identity.
    pub id: Plain<SessionId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
}

/// How long a learner has had no next booking.
#[derive(Debug, Serialize, TS)]
pub struct UnbookedFor {
    /// Days since the last held session, without paused days.
    pub days: u32,
    /// How many days usually lie between two of the learner's sessions.
    pub usual_days: u32,
}

impl Command for LearnerView {
    const NAME: &'static str = "learner.view";
    type Output = LearnerPage;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<LearnerPage>, Failure> {
        Err(Failure::new(crate::Code::Internal))
    }
}
