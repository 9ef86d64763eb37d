//! What holds between the rows of a history: an id is there once, a reference leads somewhere, days come in order.
//!
//! Only what is really impossible is refused. A payment before its due day, a session booked after it was held or a
//! contract cancelled before it began all happen in a practice.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, EndKind};

use super::problem::Flaw;
use super::{
    ActionItemRow, ContractRow, ContractStatus, ExternalIds, FollowUpRow, GoalRow, InteractionRow, LearnerRow,
    ObstacleRow, PauseRow, PaymentRow, ProblemKind, ProgressRow, SatisfactionRow, SessionRow, Table, TrialRow,
};

/// The rules of one kind of row.
pub trait Rules {
    /// Adds what is wrong with the row beside what is `known`, and makes the row itself known.
    #[doc(hidden)]
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>);
}

/// What is known of the rows so far.
#[derive(Debug)]
pub struct Known {
    /// The line of the row that is looked at.
    line: u32,
    named: BTreeMap<Table, Named>,
    /// By the session's number: the number of its learner, and the line of its satisfaction.
    sessions: Vec<(Option<u32>, Option<u32>)>,
    /// Tables of which not every row was read: what is not among those that were may be among the others.
    unread: BTreeSet<Table>,
    /// How many rows refer to an id that is not there.
    lost: BTreeMap<(Table, String), u64>,
}

/// The rows of a table that have an id: their ids, and by their number the lines on which they start.
#[derive(Debug, Default)]
struct Named {
    ids: ExternalIds,
    lines: Vec<u32>,
}

impl Default for Known {
    fn default() -> Self {
        let named = [Table::Learners, Table::Trials, Table::Contracts, Table::Sessions, Table::Goals];
        Self {
            line: 0,
            named: named.into_iter().map(|table| (table, Named::default())).collect(),
            sessions: Vec::new(),
            unread: BTreeSet::new(),
            lost: BTreeMap::new(),
        }
    }
}

impl Known {
    pub(super) fn ids(&self, table: Table) -> Option<&ExternalIds> {
        self.named.get(&table).map(|named| &named.ids)
    }

    /// What is said from now on is about the row on this line.
    pub(super) fn look_at(&mut self, line: u64) {
        // Lines beyond 32 bits are beyond the limits of a table.
        self.line = u32::try_from(line).unwrap_or(u32::MAX);
    }

    /// Not every row of this table was read.
    pub(super) fn give_up(&mut self, table: Table) {
        self.unread.insert(table);
    }

    /// How many rows refer to an id that is not there.
    pub(super) fn lost(&self, table: Table, id: &str) -> u64 {
        self.lost.get(&(table, id.to_owned())).copied().unwrap_or(0)
    }

    /// Keeps the id of a row; gives its number, or the line of the row that has it already. `None` when rows of this
    /// table have no id.
    pub(super) fn keep(&mut self, table: Table, id: &str) -> Option<Result<usize, u32>> {
        let named = self.named.get_mut(&table)?;
        let Some(number) = named.ids.insert(id) else {
            let number = named.ids.find(id)?;
            return Some(Err(named.lines.get(number).copied().unwrap_or(0)));
        };
        named.lines.push(self.line);
        if table == Table::Sessions {
            self.sessions.push((None, None));
        }
        Some(Ok(number))
    }

    /// Makes the row known; whether nothing else bears its id.
    fn introduce(&mut self, table: Table, column: &'static str, id: &str, flaws: &mut Vec<Flaw>) -> bool {
        if let Some(Err(line)) = self.keep(table, id) {
            flaws.push(Flaw { column, kind: ProblemKind::DuplicateId { id: id.to_owned(), line: line.into() } });
            return false;
        }
        true
    }

    fn refer(&mut self, table: Table, column: &'static str, id: &str, flaws: &mut Vec<Flaw>) -> Option<usize> {
        let number = self.ids(table).and_then(|ids| ids.find(id));
        if number.is_none() && !self.unread.contains(&table) {
            let id = id.to_owned();
            let kind = match table {
                Table::Contracts => ProblemKind::UnknownContract { id },
                Table::Sessions => ProblemKind::UnknownSession { id },
                Table::Goals => ProblemKind::UnknownGoal { id },
                _ => ProblemKind::UnknownLearner { id },
            };
            flaws.push(Flaw { column, kind });
        }
        number
    }

    /// Counts a reference that leads nowhere; whether it is the first to this id.
    pub(super) fn lose(&mut self, table: Table, id: &str) -> bool {
        let count = self.lost.entry((table, id.to_owned())).or_default();
        *count += 1;
        *count == 1
    }

    fn refer_to_learner(&mut self, id: &str, flaws: &mut Vec<Flaw>) -> Option<u32> {
        self.refer(Table::Learners, "learner_id", id, flaws).and_then(|number| u32::try_from(number).ok())
    }
}

/// Asks that the day of one column does not lie before that of another, where both are given.
fn expect_order(first: (&'static str, Option<Day>), then: (&'static str, Option<Day>), flaws: &mut Vec<Flaw>) {
    if let (Some(earlier), Some(later)) = (first.1, then.1)
        && later < earlier
    {
        flaws.push(Flaw { column: then.0, kind: ProblemKind::OutOfOrder { after: first.0 } });
    }
}

impl Rules for LearnerRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.introduce(Table::Learners, "learner_id", &self.id, flaws);
    }
}

impl Rules for TrialRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.introduce(Table::Trials, "trial_id", &self.id, flaws);
        if let Some(learner) = &self.learner {
            known.refer_to_learner(learner, flaws);
        }
    }
}

impl Rules for ContractRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.introduce(Table::Contracts, "contract_id", &self.id, flaws);
        known.refer_to_learner(&self.learner, flaws);
        expect_order(("start", Some(self.start)), ("end", self.end), flaws);
        if let (ContractStatus::Ended(kind), None, None) = (self.status, self.end, self.cancelled_on) {
            let column = if kind == EndKind::Cancelled { "cancelled_on" } else { "end" };
            flaws.push(Flaw { column, kind: ProblemKind::Missing });
        }
    }
}

impl Rules for PauseRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer_to_learner(&self.learner, flaws);
        expect_order(("start", Some(self.start)), ("end", self.end), flaws);
    }
}

impl Rules for SessionRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        let learner = known.refer_to_learner(&self.learner, flaws);
        if known.introduce(Table::Sessions, "session_id", &self.id, flaws)
            && let Some(session) = known.sessions.last_mut()
        {
            session.0 = learner;
        }
        expect_order(("booked_on", self.booked_on), ("resolved", self.resolved), flaws);
        if self.state.is_open() && self.resolved.is_some() {
            flaws.push(Flaw { column: "resolved", kind: ProblemKind::Contradicts { other: "status" } });
        }
    }
}

impl Rules for SatisfactionRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        let learner = known.refer_to_learner(&self.learner, flaws);
        let number = known.refer(Table::Sessions, "session_id", &self.session, flaws);
        let line = known.line;
        if let Some((of_session, rated)) = number.and_then(|number| known.sessions.get_mut(number)) {
            if let Some(line) = *rated {
                let kind = ProblemKind::DuplicateId { id: self.session.clone(), line: line.into() };
                flaws.push(Flaw { column: "session_id", kind });
            }
            rated.get_or_insert(line);
            if learner.is_some() && of_session.is_some() && learner != *of_session {
                flaws.push(Flaw { column: "learner_id", kind: ProblemKind::Contradicts { other: "session_id" } });
            }
        }
        if self.score.is_none() && self.intent.is_none() {
            flaws.push(Flaw { column: "satisfaction", kind: ProblemKind::Missing });
        }
    }
}

impl Rules for ActionItemRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer_to_learner(&self.learner, flaws);
        expect_order(("created", Some(self.created)), ("completed", self.completed), flaws);
    }
}

impl Rules for PaymentRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer_to_learner(&self.learner, flaws);
        if let Some(contract) = &self.contract {
            known.refer(Table::Contracts, "contract_id", contract, flaws);
        }
    }
}

impl Rules for InteractionRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer_to_learner(&self.learner, flaws);
    }
}

impl Rules for FollowUpRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer_to_learner(&self.learner, flaws);
    }
}

impl Rules for GoalRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.introduce(Table::Goals, "goal_id", &self.id, flaws);
        known.refer_to_learner(&self.learner, flaws);
    }
}

impl Rules for ProgressRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer(Table::Goals, "goal_id", &self.goal, flaws);
    }
}

impl Rules for ObstacleRow {
    fn examine(&self, known: &mut Known, flaws: &mut Vec<Flaw>) {
        known.refer_to_learner(&self.learner, flaws);
        expect_order(("opened", Some(self.opened)), ("cleared", self.cleared), flaws);
    }
}
