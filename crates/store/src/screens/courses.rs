//! What churn reads of everybody.

use std::collections::{BTreeMap, HashSet};
use std::vec::IntoIter;

use nenrin_domain::{
    ActionItem, ActionItemId, ActionState, Channel, Contract, Currency, Day, FollowUp, FollowUpId, Hundredths,
    Interaction, InteractionId, Learner, LearnerId, Money, Pause, Payment, PaymentId, Satisfaction, SatisfactionId,
    Score, Session, SessionId, Trial, Way,
};

use super::by_learner::{Rows, SessionRow, next};
use crate::{Store, StoreError};

/// What churn reads of one learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseFacts {
    /// Who it is.
    pub learner: Learner,
    /// The agreements.
    pub contracts: Vec<Contract>,
    /// The recorded times of rest.
    pub pauses: Vec<Pause>,
    /// The sessions, trials left out.
    pub sessions: Vec<Session>,
    /// What the learner said of them.
    pub satisfactions: Vec<Satisfaction>,
    /// What the learner set out to do.
    pub actions: Vec<ActionItem>,
    /// What is expected and was received.
    pub payments: Vec<Payment>,
    /// The contacts outside of sessions.
    pub interactions: Vec<Interaction>,
    /// The follow-ups.
    pub follow_ups: Vec<FollowUp>,
}

/// An action: when it was agreed, until when, how it stands, since when.
type ActionRow = (ActionItemId, Day, Option<Day>, ActionState, Option<Day>);
/// A contact: when, which way, how long the reply took, of which follow-up.
type ContactRow = (InteractionId, Day, Way, Option<Hundredths>, Option<FollowUpId>);

/// Everybody, one after another in the order of their identities. Of the large tables only what churn reads is told; the rest is as if
/// nobody had written it down.
#[derive(Debug)]
pub struct Courses {
    learners: IntoIter<Learner>,
    sessions: Rows<SessionRow>,
    satisfactions: Rows<(SatisfactionId, SessionId, Day, Option<Score>)>,
    actions: Rows<ActionRow>,
    payments: Rows<(PaymentId, Option<Day>, Option<Day>)>,
    interactions: Rows<ContactRow>,
    contracts: BTreeMap<LearnerId, Vec<Contract>>,
    pauses: BTreeMap<LearnerId, Vec<Pause>>,
    follow_ups: BTreeMap<LearnerId, Vec<FollowUp>>,
    trial_sessions: HashSet<SessionId>,
}

impl Store {
    /// What churn reads of everybody but those who were erased.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn courses(&self) -> Result<Courses, StoreError> {
        let of_trials = "SELECT * FROM trial WHERE session IS NOT NULL";
        let trials: Vec<Trial> = self.rows(of_trials, [])?;
        let learners: Vec<Learner> = self.rows("SELECT * FROM learner WHERE erased_on IS NULL ORDER BY id", [])?;
        Ok(Courses {
            learners: learners.into_iter(),
            sessions: self.session_rows()?,
            satisfactions: self.each_row("SELECT learner, id, session, day, score FROM satisfaction", |row, at| {
                Ok((next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?))
            })?,
            actions: self.each_row(
                "SELECT learner, id, created_on, due_on, state, resolved_on FROM action_item",
                |row, at| Ok((next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?)),
            )?,
            payments: self
                .each_row("SELECT learner, id, due_on, paid_on FROM payment WHERE due_on IS NOT NULL", |row, at| {
                    Ok((next(row, at)?, next(row, at)?, next(row, at)?))
                })?,
            interactions: self
                .each_row("SELECT learner, id, day, way, reply_hours, follow_up FROM interaction", |row, at| {
                    Ok((next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?))
                })?,
            contracts: self.grouped("SELECT * FROM contract", [], |it: &Contract| Some(it.learner))?,
            pauses: self.grouped("SELECT * FROM pause", [], |it: &Pause| Some(it.learner))?,
            follow_ups: self.grouped("SELECT * FROM follow_up", [], |it: &FollowUp| Some(it.learner))?,
            trial_sessions: trials.into_iter().filter_map(|trial| trial.session).collect(),
        })
    }
}

impl Iterator for Courses {
    type Item = CourseFacts;

    fn next(&mut self) -> Option<CourseFacts> {
        let learner = self.learners.next()?;
        let id = learner.id;
        let is_trial = |session: &Session| self.trial_sessions.contains(&session.id);
        let sessions = self.sessions.of(id).map(|it| it.session(id));
        let satisfaction =
            |(said, session, day, score)| Satisfaction { id: said, learner: id, session, day, score, intent: None };
        let action = |(action, created_on, due_on, state, resolved_on)| ActionItem {
            id: action,
            learner: id,
            session: None,
            text: None,
            created_on,
            due_on,
            state,
            resolved_on,
            goal: None,
        };
        let payment = |(payment, due_on, paid_on): (_, Option<Day>, _)| {
            let nothing = Money { minor: 0, currency: Currency::JPY };
            Some(Payment { due_on, paid_on, ..Payment::received(payment, id, due_on?, nothing) })
        };
        let interaction = |(contact, day, way, reply_hours, follow_up)| Interaction {
            channel: Channel::Other,
            way,
            reply_hours,
            ..Interaction::on(contact, id, day, follow_up)
        };
        Some(CourseFacts {
            sessions: sessions.filter(|session| !is_trial(session)).collect(),
            satisfactions: self.satisfactions.of(id).map(satisfaction).collect(),
            actions: self.actions.of(id).map(action).collect(),
            payments: self.payments.of(id).filter_map(payment).collect(),
            interactions: self.interactions.of(id).map(interaction).collect(),
            contracts: self.contracts.remove(&id).unwrap_or_default(),
            pauses: self.pauses.remove(&id).unwrap_or_default(),
            follow_ups: self.follow_ups.remove(&id).unwrap_or_default(),
            learner,
        })
    }
}
