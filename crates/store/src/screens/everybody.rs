//! The facts of everybody, for what is told of the whole practice.
//!
//! Each large table is read once, in the order in which it lies in the file, and of its rows only what the metrics read: to
//! ask for one learner after another would look every row up by itself.

use std::collections::{BTreeMap, HashSet};
use std::vec::IntoIter;

use nenrin_domain::{
    Application, Cancellation, Contract, ContractId, Day, Entitlement, EntitlementId, EntitlementKind, FollowUp,
    FollowUpId, Interaction, InteractionId, Learner, LearnerId, Money, Pause, Payment, PaymentId, Refund, Session,
    SessionId, Trial,
};

use super::by_learner::{Rows, SessionRow, next};
use super::facts::LearnerFacts;
use super::history::LearnerHistory;
use crate::{Store, StoreError};

/// Everybody who is or ever was recorded as a learner, one after another in the order of their identities. Of sessions, tickets,
/// contacts and payments only what the metrics read is told; the rest is as if nobody had written it down.
#[derive(Debug)]
pub struct Everybody {
    learners: IntoIter<Learner>,
    sessions: Rows<SessionRow>,
    tickets: Rows<(EntitlementId, ContractId, EntitlementKind, i32, Day)>,
    contacts: Rows<(InteractionId, Day, Option<FollowUpId>)>,
    payments: Rows<(PaymentId, Day, Money)>,
    contracts: BTreeMap<LearnerId, Vec<Contract>>,
    pauses: BTreeMap<LearnerId, Vec<Pause>>,
    trials: BTreeMap<LearnerId, Vec<Trial>>,
    applications: BTreeMap<LearnerId, Vec<Application>>,
    refunds: BTreeMap<LearnerId, Vec<Refund>>,
    follow_ups: BTreeMap<LearnerId, Vec<FollowUp>>,
    cancellations: BTreeMap<LearnerId, Vec<Cancellation>>,
    /// The sessions in which a trial is, or was, held: they are told apart from the others.
    trial_sessions: HashSet<SessionId>,
}

impl Store {
    /// The facts of everybody, the erased too: what they paid stays in the books.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn facts_of_everybody(&self) -> Result<Everybody, StoreError> {
        let trials = self.grouped("SELECT * FROM trial WHERE learner IS NOT NULL", [], |it: &Trial| it.learner)?;
        let trial_sessions = trials.values().flatten().filter_map(|trial| trial.session).collect();
        let learners: Vec<Learner> = self.rows("SELECT * FROM learner ORDER BY id", [])?;
        Ok(Everybody {
            learners: learners.into_iter(),
            sessions: self.session_rows()?,
            tickets: self
                .each_row("SELECT learner, id, contract, kind, quantity, day FROM entitlement", |row, at| {
                    Ok((next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?, next(row, at)?))
                })?,
            contacts: self.each_row("SELECT learner, id, day, follow_up FROM interaction", |row, at| {
                Ok((next(row, at)?, next(row, at)?, next(row, at)?))
            })?,
            payments: self.each_row(PAID, |row, at| Ok((next(row, at)?, next(row, at)?, next(row, at)?)))?,
            contracts: self.grouped("SELECT * FROM contract", [], |it: &Contract| Some(it.learner))?,
            pauses: self.grouped("SELECT * FROM pause", [], |it: &Pause| Some(it.learner))?,
            trials,
            applications: self.grouped("SELECT * FROM application", [], |it: &Application| Some(it.learner))?,
            refunds: self.grouped("SELECT * FROM refund", [], |it: &Refund| Some(it.learner))?,
            follow_ups: self.grouped("SELECT * FROM follow_up", [], |it: &FollowUp| Some(it.learner))?,
            cancellations: self.grouped("SELECT * FROM cancellation", [], |it: &Cancellation| Some(it.learner))?,
            trial_sessions,
        })
    }
}

/// What is expected and has not come in is in no metric.
const PAID: &str = "SELECT learner, id, paid_on, amount, amount_currency FROM payment WHERE paid_on IS NOT NULL";

impl Iterator for Everybody {
    type Item = LearnerFacts;

    fn next(&mut self) -> Option<LearnerFacts> {
        let learner = self.learners.next()?;
        let id = learner.id;
        let payments = self.payments.of(id).map(|(payment, day, amount)| Payment::received(payment, id, day, amount));
        let contacts =
            self.contacts.of(id).map(|(contact, day, follow_up)| Interaction::on(contact, id, day, follow_up));
        Some(LearnerFacts {
            applications: self.applications.remove(&id).unwrap_or_default(),
            payments: payments.collect(),
            refunds: self.refunds.remove(&id).unwrap_or_default(),
            follow_ups: self.follow_ups.remove(&id).unwrap_or_default(),
            interactions: contacts.collect(),
            cancellations: self.cancellations.remove(&id).unwrap_or_default(),
            history: self.history(learner),
        })
    }
}

impl Everybody {
    fn history(&mut self, learner: Learner) -> LearnerHistory {
        let id = learner.id;
        let ticket = |(entry, contract, kind, quantity, day)| Entitlement {
            id: entry,
            learner: id,
            contract,
            kind,
            quantity,
            day,
            session: None,
            reason: None,
        };
        let of_trial = |session: &Session| self.trial_sessions.contains(&session.id);
        let (trial_sessions, sessions) = self.sessions.of(id).map(|it| it.session(id)).partition(of_trial);
        LearnerHistory {
            contracts: self.contracts.remove(&id).unwrap_or_default(),
            entitlements: self.tickets.of(id).map(ticket).collect(),
            pauses: self.pauses.remove(&id).unwrap_or_default(),
            sessions,
            trial_sessions,
            trials: self.trials.remove(&id).unwrap_or_default(),
            learner,
        }
    }
}
