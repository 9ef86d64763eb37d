//! The history tables, their columns, and where rows go.

/// A history table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is the table of that name")]
pub enum Table {
    Learners,
    Trials,
    Contracts,
    Pauses,
    Sessions,
    Satisfaction,
    ActionItems,
    Payments,
    Interactions,
    FollowUps,
    Goals,
    GoalProgress,
    Obstacles,
}

impl Table {
    /// Every table, those referred to before those that refer.
    pub const ALL: &'static [Self] = &[
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

    /// The table's name, which is its file name without `.csv`.
    #[must_use]
    pub const fn name(self) -> &'static str {
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

    /// The columns in their order; every row has as many cells. Days are `YYYY-MM-DD`, booleans `True` and `False`, unknown is empty.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Learners => &[
                "learner_id",
                "joined",
                "plan",
                "nominal_cadence_days",
                "price_per_session",
                "lead_source",
                "name",
                "kana",
                "mail",
                "phone",
                "line",
                "concern",
                "tags",
            ],
            Self::Trials => &[
                "trial_id",
                "trial_day",
                "lead_source",
                "showed_up",
                "converted",
                "learner_id",
                "followup_lag_days",
                "name",
            ],
            Self::Contracts => &[
                "contract_id",
                "learner_id",
                "kind",
                "start",
                "end",
                "sessions_total",
                "amount",
                "status",
                "cancelled_on",
                "cancel_reason",
                "spell",
                "is_renewal",
                "plan_name",
            ],
            Self::Pauses => &["learner_id", "start", "end", "reason"],
            Self::Sessions => &[
                "session_id",
                "learner_id",
                "booked_on",
                "scheduled",
                "status",
                "resolved",
                "time",
                "minutes",
                "mode",
                "talked",
                "insight",
                "change",
                "next",
            ],
            Self::Satisfaction => &["session_id", "learner_id", "day", "satisfaction", "intent"],
            Self::ActionItems => &["learner_id", "created", "due", "completed", "text"],
            Self::Payments => &["learner_id", "contract_id", "due", "paid", "amount", "method"],
            Self::Interactions => &["learner_id", "day", "channel", "direction", "reply_hours", "summary"],
            Self::FollowUps => &["learner_id", "day", "type", "trigger", "arm"],
            Self::Goals => &["goal_id", "learner_id", "title", "baseline", "target", "unit", "set_on", "due"],
            Self::GoalProgress => &["goal_id", "day", "value"],
            Self::Obstacles => &["learner_id", "category", "text", "opened", "cleared"],
        }
    }
}

/// Where the rows of a simulated practice go, one by one.
pub trait Tables {
    /// What can go wrong on taking a row.
    type Error;

    /// Takes one row; `cells` follow [`Table::columns`].
    ///
    /// # Errors
    /// When the row cannot be kept; the simulation stops there.
    fn row(&mut self, table: Table, cells: &[&str]) -> Result<(), Self::Error>;
}
