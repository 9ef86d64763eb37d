//! The rows of the history tables: one type per table, its fields the columns in their order.

use chrono::NaiveDate;

use crate::Table;

/// A row that knows its table and its cells.
pub(crate) trait Record {
    const TABLE: Table;
    fn cells(&self) -> Vec<String>;
}

/// How a value stands in a cell.
trait Cell {
    fn cell(&self) -> String;
}

macro_rules! plain_cells {
    ($($kind:ty),+) => {$(impl Cell for $kind { fn cell(&self) -> String { self.to_string() } })+};
}
plain_cells!(u32, i64, String, &'static str, NaiveDate);

impl Cell for bool {
    fn cell(&self) -> String {
        if *self { "True" } else { "False" }.to_owned()
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> String {
        self.as_ref().map(Cell::cell).unwrap_or_default()
    }
}

/// A count of hundredths, written with its decimal point.
pub(crate) struct Hundredths(pub(crate) i64);

impl Cell for Hundredths {
    fn cell(&self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// The learner a trial led to; `-1` stands for none.
pub(crate) struct Converted(pub(crate) Option<u32>);

impl Cell for Converted {
    fn cell(&self) -> String {
        self.0.map_or_else(|| "-1".to_owned(), |learner| learner.to_string())
    }
}

macro_rules! records {
    ($($name:ident of $table:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {$(
        pub(crate) struct $name { $(pub(crate) $field: $kind),+ }

        impl Record for $name {
            const TABLE: Table = Table::$table;

            fn cells(&self) -> Vec<String> {
                vec![$(self.$field.cell()),+]
            }
        }
    )+};
}

records! {
    LearnerRow of Learners {
        learner_id: u32,
        joined: NaiveDate,
        plan: &'static str,
        nominal_cadence_days: u32,
        price_per_session: i64,
        lead_source: &'static str,
        name: String,
        kana: String,
        mail: String,
        phone: String,
        line: String,
        concern: String,
        tags: String,
    }
    TrialRow of Trials {
        trial_id: u32,
        trial_day: NaiveDate,
        lead_source: &'static str,
        showed_up: bool,
        converted: bool,
        learner_id: Converted,
        followup_lag_days: Hundredths,
        name: String,
    }
    ContractRow of Contracts {
        contract_id: u32,
        learner_id: u32,
        kind: &'static str,
        start: NaiveDate,
        end: Option<NaiveDate>,
        sessions_total: u32,
        amount: i64,
        status: &'static str,
        cancelled_on: Option<NaiveDate>,
        cancel_reason: &'static str,
        spell: u32,
        is_renewal: bool,
        plan_name: String,
    }
    PauseRow of Pauses {
        learner_id: u32,
        start: NaiveDate,
        end: NaiveDate,
        reason: String,
    }
    SessionRow of Sessions {
        session_id: u32,
        learner_id: u32,
        booked_on: NaiveDate,
        scheduled: NaiveDate,
        status: &'static str,
        resolved: Option<NaiveDate>,
        time: String,
        minutes: u32,
        mode: &'static str,
        talked: String,
        insight: String,
        change: String,
        next: String,
    }
    SatisfactionRow of Satisfaction {
        session_id: u32,
        learner_id: u32,
        day: NaiveDate,
        satisfaction: u32,
        intent: &'static str,
    }
    ActionRow of ActionItems {
        learner_id: u32,
        created: NaiveDate,
        due: NaiveDate,
        completed: Option<NaiveDate>,
        text: String,
    }
    PaymentRow of Payments {
        learner_id: u32,
        contract_id: u32,
        due: NaiveDate,
        paid: Option<NaiveDate>,
        amount: i64,
        method: &'static str,
    }
    InteractionRow of Interactions {
        learner_id: u32,
        day: NaiveDate,
        channel: &'static str,
        direction: &'static str,
        reply_hours: Hundredths,
        summary: String,
    }
    FollowUpRow of FollowUps {
        learner_id: u32,
        day: NaiveDate,
        kind: &'static str,
        trigger: &'static str,
        arm: &'static str,
    }
    GoalRow of Goals {
        goal_id: u32,
        learner_id: u32,
        title: String,
        baseline: i64,
        target: i64,
        unit: String,
        set_on: NaiveDate,
        due: NaiveDate,
    }
    ProgressRow of GoalProgress {
        goal_id: u32,
        day: NaiveDate,
        value: i64,
    }
    ObstacleRow of Obstacles {
        learner_id: u32,
        category: String,
        text: String,
        opened: NaiveDate,
        cleared: Option<NaiveDate>,
    }
}
