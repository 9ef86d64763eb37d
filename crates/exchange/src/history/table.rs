//! The thirteen tables, their file names and their order.

use std::collections::BTreeSet;

use super::{
    ActionItemRow, Column, ContractRow, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow, PauseRow,
    PaymentRow, Problem, ProblemKind, ProgressRow, Row, SatisfactionRow, SessionRow, TrialRow,
};

/// One history table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `learners.csv`.
    Learners,
    /// `trials.csv`.
    Trials,
    /// `contracts.csv`.
    Contracts,
    /// `pauses.csv`.
    Pauses,
    /// `sessions.csv`.
    Sessions,
    /// `satisfaction.csv`.
    Satisfaction,
    /// `action_items.csv`.
    ActionItems,
    /// `payments.csv`.
    Payments,
    /// `interactions.csv`.
    Interactions,
    /// `follow_ups.csv`.
    FollowUps,
    /// `goals.csv`.
    Goals,
    /// `goal_progress.csv`.
    GoalProgress,
    /// `obstacles.csv`.
    Obstacles,
}

/// What it means when a table is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// There is no history without it.
    Required,
    /// A history usually has it: its absence is worth telling.
    Expected,
    /// Nothing is amiss without it.
    Optional,
}

impl Table {
    /// Every table, in the order in which they are read: what is referred to comes before what refers to it.
    pub const ALL: [Self; 13] = [
        Self::Learners,
        Self::Trials,
        Self::Contracts,
        Self::Pauses,
        Self::Sessions,
        Self::Satisfaction,
        Self::ActionItems,
        Self::Payments,
        Self::Interactions,
        Self::FollowUps,
        Self::Goals,
        Self::GoalProgress,
        Self::Obstacles,
    ];

    /// The stable name: the file's name without `.csv`, and the table's code on the wire.
    #[must_use]
    pub const fn as_code(self) -> &'static str {
        match self {
            Self::Learners => "learners",
            Self::Trials => "trials",
            Self::Contracts => "contracts",
            Self::Pauses => "pauses",
            Self::Sessions => "sessions",
            Self::Satisfaction => "satisfaction",
            Self::ActionItems => "action_items",
            Self::Payments => "payments",
            Self::Interactions => "interactions",
            Self::FollowUps => "follow_ups",
            Self::Goals => "goals",
            Self::GoalProgress => "goal_progress",
            Self::Obstacles => "obstacles",
        }
    }

    /// The table that a file of this name holds, upper and lower case being the same; `None` for any other file.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let stem = name.strip_suffix(".csv")?;
        Self::ALL.into_iter().find(|table| table.as_code() == stem)
    }

    /// The name of the table's file.
    #[must_use]
    pub fn file_name(self) -> String {
        format!("{}.csv", self.as_code())
    }

    /// What it means when this table is not there.
    #[must_use]
    pub const fn presence(self) -> Presence {
        match self {
            Self::Learners | Self::Sessions => Presence::Required,
            Self::Goals | Self::GoalProgress | Self::Obstacles => Presence::Optional,
            _ => Presence::Expected,
        }
    }

    /// The table's columns, in the order in which they are written.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Learners => LearnerRow::COLUMNS,
            Self::Trials => TrialRow::COLUMNS,
            Self::Contracts => ContractRow::COLUMNS,
            Self::Pauses => PauseRow::COLUMNS,
            Self::Sessions => SessionRow::COLUMNS,
            Self::Satisfaction => SatisfactionRow::COLUMNS,
            Self::ActionItems => ActionItemRow::COLUMNS,
            Self::Payments => PaymentRow::COLUMNS,
            Self::Interactions => InteractionRow::COLUMNS,
            Self::FollowUps => FollowUpRow::COLUMNS,
            Self::Goals => GoalRow::COLUMNS,
            Self::GoalProgress => ProgressRow::COLUMNS,
            Self::Obstacles => ObstacleRow::COLUMNS,
        }
    }
}

/// What is not there when only the tables `found` are: a problem for each that is required, and those whose absence is
/// worth telling.
#[must_use]
pub fn missing_tables(found: &BTreeSet<Table>) -> (Vec<Problem>, Vec<Table>) {
    let missing =
        |presence| Table::ALL.into_iter().filter(move |table| !found.contains(table) && table.presence() == presence);
    let problem = |table| Problem { table, line: 0, column: None, kind: ProblemKind::MissingTable };
    (missing(Presence::Required).map(problem).collect(), missing(Presence::Expected).collect())
}
