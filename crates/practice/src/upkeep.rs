//! What waits to be settled (整える): one list of what the record leaves open or has not been told for long.

use nenrin_domain::{
    Contract, ContractId, ContractKind, Day, DayTime, EndKind, GoalId, Hundredths, InboxItem, InboxItemId, InboxKind,
    Session, Trial, TrialId,
};
use nenrin_insight::{GOAL_TOUCHED_DAYS, GRACE_DAYS, last_touched};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alike::{self, Likeness};
use crate::contracts::LeftOverView;
use crate::settling::{MaySettleRow, proposed};
use crate::shown::{LearnerName, Listed};
use crate::week::SessionLine;
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure};

/// Rows of each kind that are told when no more are asked for, and the most that are.
const ROWS: u32 = 20;
const MOST_ROWS: u32 = 10_000;

/// Asks for what waits to be settled now.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpkeepView {
    /// How many rows of each kind to tell, 20 when absent and 10,000 at most.
    pub rows: Option<u32>,
}

/// What waits to be settled, by kind; in each the oldest first.
#[derive(Debug, Serialize, TS)]
pub struct Upkeep {
    /// The day.
    pub today: Plain<Day>,
    /// Bookings that are over and say nothing of their outcome.
    pub outcomes: Listed<SessionLine>,
    /// Offered times that are over and were never answered.
    pub proposals: Listed<SessionLine>,
    /// Sessions held in the last days that have no note.
    pub notes: Listed<SessionLine>,
    /// Trials that are undecided.
    pub trials: Listed<WaitingTrial>,
    /// Contracts whose last day has passed of which nobody has said how they go on, or what becomes of the tickets left over.
    pub contracts: Listed<WaitingContract>,
    /// Goals of those who still come that nobody has touched for long.
    pub goals: Listed<WaitingGoal>,
    /// Pairs of learners who may be one person.
    pub alike: Listed<AlikePair>,
    /// Payments of imports that may be ones that are open.
    pub settling: Listed<MaySettleRow>,
    /// Payments of imports of which nobody has said whose they are.
    pub payments: Listed<WaitingRow>,
    /// Other rows of imports of which nobody has said whose they are.
    pub unmatched: Listed<WaitingRow>,
    /// Days after which a goal is asked about.
    pub goal_days: i64,
    /// Days for which a note is asked for.
    pub note_days: i64,
}

/// A trial that is undecided.
#[derive(Debug, Serialize, TS)]
pub struct WaitingTrial {
    /// Identity.
    pub id: Plain<TrialId>,
    /// With whom, when they are among the learners.
    pub learner: Option<LearnerName>,
    /// The name of whoever came, when they are not.
    pub name: Option<String>,
    /// Why it was decided so before, if it was.
    pub reason: Option<String>,
    /// What the person had against it.
    pub objection: Option<String>,
    /// The day of the trial.
    pub day: Plain<Day>,
    /// Days since then.
    pub days: i64,
}

/// A contract whose last day has passed.
#[derive(Debug, Serialize, TS)]
pub struct WaitingContract {
    /// Identity.
    pub id: Plain<ContractId>,
    /// Whose contract.
    pub learner: LearnerName,
    /// What the agreement is called.
    pub plan_name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Its last day.
    pub last_day: Plain<Day>,
    /// Days since then.
    pub days: i64,
    /// How it was ended; `null` when nobody has ended it.
    pub end_kind: Option<Word<EndKind>>,
    /// Whether another contract begins after it.
    pub goes_on: bool,
    /// Whether it was agreed that it is renewed unless someone decides otherwise.
    pub auto_renew: bool,
    /// The tickets left over under it; `null` when there are none.
    pub left_over: Option<LeftOverView>,
}

/// A goal that nobody has touched.
#[derive(Debug, Serialize, TS)]
pub struct WaitingGoal {
    /// Identity.
    pub id: Plain<GoalId>,
    /// Whose goal.
    pub learner: LearnerName,
    /// The goal in the learner's words.
    pub title: String,
    /// The day it was last set, confirmed or read.
    pub touched_on: Plain<Day>,
    /// Days since then.
    pub days: i64,
    /// The latest reading, as a decimal number; `null` before the first.
    pub latest: Option<Plain<Hundredths>>,
    /// The value at the start, as a decimal number.
    pub baseline: Plain<Hundredths>,
    /// The value to reach, as a decimal number.
    pub target: Plain<Hundredths>,
    /// Unit of the values.
    pub unit: String,
    /// The day by which it should be reached.
    pub due_on: Option<Plain<Day>>,
}

/// Two learners who may be one person.
#[derive(Debug, Serialize, TS)]
pub struct AlikePair {
    /// Who was added first.
    pub one: LearnerName,
    /// Who was added later.
    pub other: LearnerName,
    /// By what they may be.
    pub by: Vec<Likeness>,
}

/// A row of an import that fits nobody, or more than one.
#[derive(Debug, Serialize, TS)]
pub struct WaitingRow {
    /// Identity.
    pub id: Plain<InboxItemId>,
    /// What it tells.
    pub kind: Word<InboxKind>,
    /// Where it came from.
    pub source: String,
    /// The day it tells of.
    pub day: Plain<Day>,
    /// What it says, for a person to recognise.
    pub summary: String,
    /// The amount of a payment.
    pub amount: Option<Sum>,
}

/// Asks how much waits to be settled, for the figure in the menu.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountUpkeep {}

impl Command for UpkeepView {
    const NAME: &'static str = "upkeep.view";
    type Output = Upkeep;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Upkeep>, Failure> {
        let (rows, moment) = (self.rows.unwrap_or(ROWS).min(MOST_ROWS), call.minute());
        Ok(Answer::read(call.store()?.at_one_moment(|store| Upkeep::at(store, moment, rows))?))
    }
}

impl Command for CountUpkeep {
    const NAME: &'static str = "upkeep.count";
    type Output = u32;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<u32>, Failure> {
        let moment = call.minute();
        Ok(Answer::read(call.store()?.at_one_moment(|store| Upkeep::at(store, moment, 0))?.total()))
    }
}

impl Upkeep {
    fn at(store: &Store, (today, now): (Day, DayTime), rows: u32) -> Result<Self, Failure> {
        let session = |line| SessionLine::at((today, now), line);
        let note_since = today.plus(-Session::NOTE_ASKED_DAYS);
        let here_since = today.plus(-GRACE_DAYS);
        let goals = store.stale_goals(today.plus(-GOAL_TOUCHED_DAYS), here_since, rows)?;
        let contracts = store.undecided_contracts(today, here_since, rows)?;
        Ok(Self {
            today: Plain(today),
            outcomes: Listed::of(store.sessions_without_outcome(today, now, rows)?, session),
            proposals: Listed::of(store.sessions_without_answer(today, now, rows)?, session),
            notes: Listed::of(store.sessions_without_note(note_since, today, rows)?, session),
            trials: Listed::of(store.undecided_trials(today, rows)?, |trial| WaitingTrial::on(today, trial)),
            contracts: Listed::try_of(contracts, |line| WaitingContract::on(store, today, line))?,
            goals: Listed::of(goals, |goal| WaitingGoal::on(today, goal)),
            alike: alike_pairs(store, rows)?,
            settling: Listed::first_of(proposed(store)?, rows),
            payments: Listed::of(store.unmatched_payments(rows)?, WaitingRow::of),
            unmatched: Listed::of(store.unmatched(rows)?, WaitingRow::of),
            goal_days: GOAL_TOUCHED_DAYS,
            note_days: Session::NOTE_ASKED_DAYS,
        })
    }

    fn total(&self) -> u32 {
        let sessions = [self.outcomes.total, self.proposals.total, self.notes.total];
        let (trials, contracts, goals) = (self.trials.total, self.contracts.total, self.goals.total);
        let brought = [self.settling.total, self.payments.total, self.unmatched.total];
        let others = [trials, contracts, goals, self.alike.total];
        sessions.into_iter().chain(others).chain(brought).fold(0, u32::saturating_add)
    }
}

/// The pairs of learners who may be one person.
fn alike_pairs(store: &Store, rows: u32) -> Result<Listed<AlikePair>, Failure> {
    let learners = store.learners()?;
    let pairs = alike::pairs(&learners, &alike::told_apart(store)?);
    let pair = |(one, other): &(usize, usize)| {
        let (one, other) = (learners.get(*one)?, learners.get(*other)?);
        Some(AlikePair { by: alike::likenesses(one, other), one: one.into(), other: other.into() })
    };
    let total = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    Ok(Listed { total, first: pairs.iter().take(rows as usize).filter_map(pair).collect() })
}

impl WaitingTrial {
    fn on(today: Day, (trial, learner): (Trial, Option<nenrin_store::LearnerName>)) -> Self {
        Self {
            id: Plain(trial.id),
            learner: learner.map(LearnerName::from),
            name: trial.name,
            reason: trial.reason,
            objection: trial.objection,
            day: Plain(trial.day),
            days: today.since(trial.day),
        }
    }
}

impl WaitingContract {
    fn on(
        store: &Store,
        today: Day,
        (contract, learner): (Contract, nenrin_store::LearnerName),
    ) -> Result<Self, Failure> {
        let last_day = contract.last_day().unwrap_or(today);
        let contracts = store.contracts_of(contract.learner)?;
        let ledger = store.entitlements_of(contract.learner)?;
        let sessions = store.sessions_of(contract.learner)?;
        Ok(Self {
            id: Plain(contract.id),
            learner: learner.into(),
            plan_name: contract.plan_name.clone(),
            kind: Word(contract.kind),
            last_day: Plain(last_day),
            days: today.since(last_day),
            end_kind: contract.end_kind.map(Word),
            goes_on: contracts.iter().any(|other| other.starts_on > contract.starts_on),
            auto_renew: contract.auto_renew,
            left_over: LeftOverView::of(&contract, (&ledger, &contracts, &sessions), today),
        })
    }
}

impl WaitingGoal {
    fn on(today: Day, stale: nenrin_store::StaleGoal) -> Self {
        let nenrin_store::StaleGoal { goal, learner, latest } = stale;
        let touched_on = last_touched(&goal, latest.map(|(day, _)| day));
        Self {
            id: Plain(goal.id),
            learner: learner.into(),
            title: goal.title,
            touched_on: Plain(touched_on),
            days: today.since(touched_on),
            latest: latest.map(|(_, value)| Plain(value)),
            baseline: Plain(goal.baseline),
            target: Plain(goal.target),
            due_on: goal.due_on.map(Plain),
            unit: goal.unit,
        }
    }
}

impl WaitingRow {
    fn of(item: InboxItem) -> Self {
        Self {
            id: Plain(item.id),
            kind: Word(item.kind),
            source: item.source,
            day: Plain(item.day),
            summary: item.summary,
            amount: item.amount.map(Sum::from),
        }
    }
}
