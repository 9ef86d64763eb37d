//! One learner's page: everything but the timeline.

use std::cmp::Reverse;

use nenrin_domain::{
    Contract, ContractId, Day, Goal, GoalState, LearnerId, Progress, Session, SessionState, balance, current_contract,
    last_ticket_day,
};
use nenrin_insight::{Coming, Lifecycle, lifecycle};
use nenrin_store::{LearnerHistory, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::action_items::ActionItemView;
use crate::contracts::ContractView;
use crate::goals::GoalView;
use crate::learners::{LearnerFields, starts_on};
use crate::obstacles::ObstacleView;
use crate::pauses::PauseView;
use crate::shown::{PlanTerms, SessionAt};
use crate::unbooked::{unbooked_of, whole_days};
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Code, Command, Failure};

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
    /// The day from which the learner comes, when that is agreed and lies ahead.
    pub starts_on: Option<Plain<Day>>,
    /// The contract that counts today; `null` without one.
    pub agreement: Option<Agreement>,
    /// The next booking.
    pub next_booking: Option<SessionAt>,
    /// The last session that was held, a trial among them.
    pub last_held: Option<SessionAt>,
    /// The number it has among the held sessions; a trial has none.
    pub last_number: Option<u32>,
    /// How many sessions were held, trials left out.
    pub held_sessions: u32,
    /// Payments received to date, less refunds, one sum for each currency.
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

/// The contract that counts today.
#[derive(Debug, Serialize, TS)]
pub struct Agreement {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its terms.
    pub terms: PlanTerms,
    /// Remaining sessions, those of earlier packages that still run included; `null` when they are not counted.
    pub balance: Option<i64>,
    /// Its last day as far as it is decided.
    pub last_day: Option<Plain<Day>>,
    /// Days from today to its last day.
    pub days_left: Option<i64>,
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

    fn run(self, call: &mut Call<'_>) -> Result<Answer<LearnerPage>, Failure> {
        let (store, (today, now)) = (call.store()?, call.minute());
        let history = store.history_of(self.learner.0)?;
        if history.learner.erased_on.is_some() {
            return Err(Failure::new(Code::Erased));
        }
        let at = |session: &Session| SessionAt::from((session.id, session.day, session.time));
        let place = |session: &&Session| (session.day, session.time, session.id);
        let held: Vec<&Session> = history.sessions.iter().filter(|session| session.took_place()).collect();
        let is_ahead = |session: &&Session| session.is_ahead(today, now);
        let all = || history.sessions.iter().chain(&history.trial_sessions);
        let last = all().filter(|session| session.took_place()).max_by_key(place);
        let next_booking = all().filter(is_ahead).min_by_key(place);
        let used_up = used_up(&history, today);
        let booked = all().filter(|session| session.state == SessionState::Booked);
        let last_booked = booked.map(|session| session.day).max();
        let applications = store.applications_of(self.learner.0)?;
        let asked: Vec<_> = applications.iter().map(|it| it.state).filter(|state| state.asks()).collect();
        let turned_away = (!asked.is_empty()).then(|| asked.iter().all(|state| state.is_refused()));
        let last_held = held.iter().map(|session| session.day).max();
        let coming = Coming { last_held, last_booked, used_up: &used_up, turned_away };
        let unbooked = unbooked_of(&history, today)
            .map(|unbooked| UnbookedFor { days: unbooked.days, usual_days: whole_days(unbooked.expected_gap) });
        let stands = lifecycle(today, &history.contracts, &history.pauses, &history.trials, coming);
        let obstacles = store.obstacles_of(self.learner.0)?.into_iter().rev();
        Ok(Answer::read(LearnerPage {
            id: self.learner,
            external_id: history.learner.external_id.clone(),
            lifecycle: Word(stands),
            starts_on: starts_on(today, stands, &history.contracts),
            agreement: current_contract(today, &history.contracts).map(|now| Agreement::of(now, &history, today)),
            next_booking: next_booking.map(at),
            last_held: last.map(at),
            last_number: last.map(|session| store.session_number(session)).transpose()?.flatten(),
            held_sessions: u32::try_from(held.len()).unwrap_or(u32::MAX),
            revenue: store.received_from(self.learner.0)?.into_iter().map(Sum::from).collect(),
            unbooked,
            open_actions: store.open_action_items_of(self.learner.0)?.into_iter().map(ActionItemView::from).collect(),
            goals: goals_of(store, self.learner.0)?,
            open_obstacles: obstacles.filter(|it| it.cleared_on.is_none()).map(ObstacleView::from).collect(),
            contracts: contracts_of(&history, today),
            pauses: history.pauses.into_iter().rev().map(PauseView::from).collect(),
            fields: LearnerFields::of(history.learner),
        }))
    }
}

impl Agreement {
    fn of(contract: &Contract, history: &LearnerHistory, today: Day) -> Self {
        Self {
            contract: Plain(contract.id),
            terms: PlanTerms::of(contract),
            balance: balance_of(contract, history).map(|own| own + left_of_others(contract, history, today)),
            last_day: contract.last_day().map(Plain),
            days_left: contract.last_day().map(|last| last.since(today)),
        }
    }
}

/// The tickets that other packages which cover `today` have left: they are used first.
fn left_of_others(contract: &Contract, history: &LearnerHistory, today: Day) -> i64 {
    let others = history.contracts.iter().filter(|other| other.id != contract.id && other.covers(today));
    others.filter_map(|other| balance_of(other, history)).map(|left| left.max(0)).sum()
}

/// The packages without a ticket left, each with the day of its last.
fn used_up(history: &LearnerHistory, today: Day) -> Vec<(ContractId, Day)> {
    let last = |contract: &Contract| Some((contract.id, last_ticket_day(today, contract, &history.entitlements)?));
    history.contracts.iter().filter_map(last).collect()
}

fn balance_of(contract: &Contract, history: &LearnerHistory) -> Option<i64> {
    let entries = history.entitlements.iter().filter(|entry| entry.contract == contract.id);
    contract.counts_tickets().then(|| balance(entries))
}

fn contracts_of(history: &LearnerHistory, today: Day) -> Vec<ContractView> {
    let view = |contract: &Contract| ContractView::of(contract.clone(), history, today);
    history.contracts.iter().rev().map(view).collect()
}

fn goals_of(store: &Store, learner: LearnerId) -> Result<Vec<GoalView>, Failure> {
    let readings = store.progress_of(learner)?;
    let latest = |goal: &Goal| readings.iter().rev().find(|reading: &&Progress| reading.goal == goal.id);
    let mut goals = store.goals_of(learner)?;
    goals.sort_by_key(|goal| (goal.state != GoalState::Active, Reverse((goal.set_on, goal.id))));
    Ok(goals.into_iter().map(|goal| (latest(&goal), goal)).map(|(latest, goal)| GoalView::of(goal, latest)).collect())
}
