//! Everything that is written down about one learner, before it is handed over.

use crate::Tables;
use crate::records::{
    ActionRow, ContractRow, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow, PauseRow, PaymentRow,
    ProgressRow, Record, SatisfactionRow, SessionRow, TrialRow,
};

/// The rows of one learner, and of the trials of people who asked about the same time and did not stay.
#[derive(Default)]
pub(crate) struct History {
    pub(crate) learner: Vec<LearnerRow>,
    pub(crate) trials: Vec<TrialRow>,
    pub(crate) contracts: Vec<ContractRow>,
    pub(crate) pauses: Vec<PauseRow>,
    pub(crate) sessions: Vec<SessionRow>,
    pub(crate) satisfaction: Vec<SatisfactionRow>,
    pub(crate) actions: Vec<ActionRow>,
    pub(crate) payments: Vec<PaymentRow>,
    pub(crate) interactions: Vec<InteractionRow>,
    pub(crate) follow_ups: Vec<FollowUpRow>,
    pub(crate) goals: Vec<GoalRow>,
    pub(crate) progress: Vec<ProgressRow>,
    pub(crate) obstacles: Vec<ObstacleRow>,
}

impl History {
    /// Hands every row to `out`, table by table; contacts are put in the order of their days.
    pub(crate) fn send<T: Tables>(mut self, out: &mut T) -> Result<(), T::Error> {
        self.interactions.sort_by_key(|row| row.day);
        self.follow_ups.sort_by_key(|row| row.day);
        send_all(&self.learner, out)?;
        send_all(&self.trials, out)?;
        send_all(&self.contracts, out)?;
        send_all(&self.pauses, out)?;
        send_all(&self.sessions, out)?;
        send_all(&self.satisfaction, out)?;
        send_all(&self.actions, out)?;
        send_all(&self.payments, out)?;
        send_all(&self.interactions, out)?;
        send_all(&self.follow_ups, out)?;
        send_all(&self.goals, out)?;
        send_all(&self.progress, out)?;
        send_all(&self.obstacles, out)
    }
}

fn send_all<R: Record, T: Tables>(rows: &[R], out: &mut T) -> Result<(), T::Error> {
    for row in rows {
        let cells = row.cells();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        out.row(R::TABLE, &cells)?;
    }
    Ok(())
}
