//! How each row of a history becomes records of the practice.

use nenrin_domain::{
    ActionItem, ActionState, Contract, EndKind, EntitlementKind, FollowUp, FollowUpState, Goal, GoalState, Interaction,
    Learner, Money, NoteSection, Obstacle, Pause, Payment, Progress, Satisfaction, Session, SessionId, Trial,
    TrialOutcome, plain_line,
};
use nenrin_exchange::history::{
    ActionItemRow, ContractRow, ContractStatus, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow,
    PauseRow, PaymentRow, ProgressRow, Row, SatisfactionRow, SessionRow, Table, TrialRow,
};

use super::bringing::{Bringing, Entry, Sink};
use super::grown::Taken;
use crate::brought_notes::{first_note, sections};
use crate::derived::Key;
use crate::{Code, Failure};

/// A row that knows which records it becomes.
pub(super) trait Brought: Row {
    /// Hands its records to `into`; says what came of the row.
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure>;
}

/// What a checked row refers to is there; if it is not, the tables changed while they were read.
fn there<T>(found: Option<T>) -> Result<T, Failure> {
    found.ok_or(Failure::new(Code::ChooseAgain))
}

impl Brought for LearnerRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        // A learner of whom not even the first day is known still needs a place in the order of identities.
        let day = self.joined.or(nenrin_domain::Day::new(2000, 1, 1));
        let person = into.person(&self.id, there(day)?)?;
        into.keep_learner(person);
        into.take(&Learner {
            id: person.here,
            external_id: Some(self.id),
            name: self.name,
            kana: self.kana,
            mail: self.mail,
            phone: self.phone,
            line: self.line,
            concern: self.concern,
            tags: self.tags,
            source: self.source,
            joined_on: self.joined,
            cadence_days: self.cadence_days,
            session_price: self.price_yen.map(Money::yen),
            plan_kind: self.plan,
            birthday: None,
            language: None,
            preferred_channel: None,
            risk_notes: None,
            erased_on: None,
        })
    }
}

impl Brought for TrialRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let outcome = match (self.converted, self.showed_up) {
            (Some(true), _) => TrialOutcome::Won,
            (Some(false), true) => TrialOutcome::Lost,
            (Some(false), false) => TrialOutcome::Dropped,
            (None, _) => TrialOutcome::Undecided,
        };
        let learner = self.learner.as_deref().map(|learner| there(into.learner(learner))).transpose()?;
        let id = into.named::<Trial>(Table::Trials, &self.id, self.day)?;
        into.grow(Trial {
            external_id: Some(self.id),
            learner,
            name: self.name,
            source: self.source,
            showed_up: self.showed_up,
            contact_lag_days: self.contact_lag_days,
            ..Trial::on(id, self.day, outcome)
        })
    }
}

/// A goal reached is a graduation, however the table called the end.
const GOAL_REACHED: &str = "goal_reached";

impl Brought for ContractRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let id = into.named::<Contract>(Table::Contracts, &self.id, self.start)?;
        let (ended_on, end_kind) = match self.status {
            ContractStatus::Active => (self.cancelled_on, self.cancelled_on.map(|_| EndKind::Cancelled)),
            ContractStatus::Ended(kind) => (self.cancelled_on.or(self.end), Some(kind)),
        };
        let reached = self.cancel_reason.as_deref() == Some(GOAL_REACHED);
        let contract = Contract {
            id,
            external_id: Some(self.id),
            learner,
            plan: None,
            plan_name: self.plan_name,
            kind: self.kind,
            starts_on: self.start,
            term_end: self.end,
            price: Money::yen(self.amount_yen),
            sessions: self.sessions_total.filter(|sessions| *sessions > 0),
            cadence_days: None,
            predecessor: into.terms.before(learner, self.start).filter(|_| self.is_renewal),
            ended_on,
            end_kind: end_kind.map(|kind| if reached { EndKind::Graduated } else { kind }),
            end_reason: self.cancel_reason,
            payer: None,
            tax: None,
            carry_over: 0,
            notice_hours: None,
            auto_renew: false,
            rest_kept_on: None,
            flow: None,
        };
        into.keep_contract(id);
        let (taken, contract) = into.take_or_grow(contract)?;
        if contract.learner != learner {
            return Ok(Taken::Elsewhere);
        }
        if let (Taken::New, Some(sessions)) = (taken, contract.sessions) {
            let (kind, day) = (EntitlementKind::Grant, contract.starts_on);
            let entry = Entry { learner, contract: id, kind, day, session: None };
            into.enter(&entry, i32::try_from(sessions).unwrap_or(i32::MAX))?;
        }
        if matches!(taken, Taken::New | Taken::Updated) && contract.ended_on.is_some() {
            into.terms.run_out(id);
        }
        let balance = match taken {
            Taken::New => contract.sessions.map_or(0, i64::from),
            _ => into.balance_here(&contract)?,
        };
        into.terms.add(contract, balance);
        Ok(taken)
    }
}

impl Brought for PauseRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let id = into.unnamed(into.key("pauses", &self.learner).with(self.start), self.start);
        into.grow(Pause {
            id,
            learner,
            starts_on: self.start,
            ends_on: self.end,
            reason: self.reason,
            contract: None,
            billed: false,
            extends_term: false,
        })
    }
}

impl Brought for SessionRow {
    fn bring<S: Sink>(mut self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let id = into.named::<Session>(Table::Sessions, &self.id, self.scheduled)?;
        into.keep_session(id);
        let sections = self.take_sections();
        let session = Session {
            resolved_on: self.resolved_on(),
            external_id: Some(self.id),
            contract: into.terms.covering(learner, self.scheduled).map(|(contract, _)| contract.id),
            time: self.time,
            minutes: self.minutes,
            mode: self.mode,
            place: self.place.as_deref().map(plain_line),
            booked_on: self.booked_on,
            ..Session::on(id, learner, self.scheduled, into.zone, self.state)
        };
        let (taken, session) = into.take_or_grow(session)?;
        if session.learner != learner {
            return Ok(Taken::Elsewhere);
        }
        if matches!(taken, Taken::New | Taken::Updated) {
            use_ticket(&session, into)?;
        }
        if taken == Taken::New || taken == Taken::Updated && !into.has_note(id)? {
            write_note(&session, sections, into)?;
        }
        Ok(taken)
    }
}

trait Sections {
    /// The words of the session's note, by the keys of the default sections.
    fn take_sections(&mut self) -> Vec<NoteSection>;
}

impl Sections for SessionRow {
    fn take_sections(&mut self) -> Vec<NoteSection> {
        sections([
            ("talked", self.talked.take()),
            ("insight", self.insight.take()),
            ("change", self.change.take()),
            ("next", self.next.take()),
            ("note", self.note.take()),
        ])
    }
}

fn use_ticket<S: Sink>(session: &Session, into: &mut Bringing<S>) -> Result<(), Failure> {
    if !into.policy.flags(session).consumes {
        return Ok(());
    }
    let Some((contract, balance)) = into.terms.covering(session.learner, session.day) else { return Ok(()) };
    if *balance <= 0 {
        return Ok(());
    }
    *balance -= 1;
    let (contract, day) = (contract.id, session.resolved_on.unwrap_or(session.day));
    let entry =
        Entry { learner: session.learner, contract, kind: EntitlementKind::Consume, day, session: Some(session.id) };
    into.enter(&entry, -1)
}

fn write_note<S: Sink>(session: &Session, sections: Vec<NoteSection>, into: &mut Bringing<S>) -> Result<(), Failure> {
    let Some((version, note)) = first_note(session, sections) else { return Ok(()) };
    into.sink.add(&version)?;
    into.sink.add(&note)?;
    Ok(())
}

impl Brought for SatisfactionRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let session: SessionId = there(into.session(&self.session))?;
        if self.score.is_none() && self.intent.is_none() {
            return Ok(Taken::Known);
        }
        // There is one answer to a session, whoever wrote it down, and on whatever day.
        if let Some(store) = into.sink.store()
            && store.satisfaction_of(session)?.is_some()
        {
            return Ok(Taken::Known);
        }
        let id = Key::of("satisfaction").with(session).id(self.day);
        let (day, score, intent) = (self.day, self.score, self.intent);
        into.take(&Satisfaction { id, learner, session, day, score, intent })
    }
}

impl Brought for ActionItemRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let key = into.key("action_items", &self.learner).with(self.created).with_maybe(self.due);
        let id = into.unnamed(key.with_maybe(self.text.as_ref()), self.created);
        let state = if self.completed.is_some() { ActionState::Done } else { ActionState::Open };
        into.grow(ActionItem {
            id,
            learner,
            session: None,
            text: self.text,
            created_on: self.created,
            due_on: self.due,
            state,
            resolved_on: self.completed,
            goal: None,
        })
    }
}

impl Brought for PaymentRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let contract = self.contract.as_deref().map(|contract| there(into.contract(contract))).transpose()?;
        // Not the day it was paid: a later export has it where this one is blank, and means the same payment.
        let day = self.due.or(nenrin_domain::Day::new(2000, 1, 1));
        let key = into.key("payments", &self.learner).with_maybe(contract).with_maybe(self.due).with(self.amount_yen);
        let id = into.unnamed(key, there(day)?);
        let (due_on, paid_on, amount) = (self.due, self.paid, Money::yen(self.amount_yen));
        into.grow(Payment {
            id,
            learner,
            contract,
            due_on,
            paid_on,
            amount,
            method: self.method,
            payer: None,
            part_of: None,
            fee: None,
            reference: None,
            note: None,
        })
    }
}

impl Brought for InteractionRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        use nenrin_domain::Coded;
        let learner = there(into.learner(&self.learner))?;
        let key = into.key("interactions", &self.learner).with(self.day).with(self.channel.as_code());
        let id = into.unnamed(key.with(self.way.as_code()).with_maybe(self.summary.as_ref()), self.day);
        into.grow(Interaction {
            id,
            learner,
            day: self.day,
            time: None,
            channel: self.channel,
            way: self.way,
            summary: self.summary,
            reply_hours: self.reply_hours,
            follow_up: None,
        })
    }
}

impl Brought for FollowUpRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let id = into.unnamed(into.key("follow_ups", &self.learner).with(self.day).with(&self.kind), self.day);
        let (day, kind, trigger, arm) = (self.day, self.kind, self.trigger, self.arm);
        into.take(&FollowUp {
            id,
            learner,
            day,
            kind,
            trigger,
            arm,
            contract: None,
            purpose: None,
            text: None,
            due_on: None,
            state: FollowUpState::Done,
            closed_on: None,
            result: None,
            reason: None,
        })
    }
}

impl Brought for GoalRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let id = into.named::<Goal>(Table::Goals, &self.id, self.set_on)?;
        into.keep_goal(id, learner);
        let (taken, goal) = into.take_or_grow(Goal {
            id,
            external_id: Some(self.id),
            learner,
            title: self.title,
            baseline: self.baseline,
            target: self.target,
            unit: self.unit.unwrap_or_default(),
            set_on: self.set_on,
            due_on: self.due,
            state: GoalState::Active,
            confirmed_on: None,
        })?;
        Ok(if goal.learner == learner { taken } else { Taken::Elsewhere })
    }
}

impl Brought for ProgressRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let (goal, learner) = there(into.goal(&self.goal))?;
        let id = into.unnamed(Key::of("goal_progress").with(goal).with(self.day), self.day);
        into.take(&Progress { id, goal, learner, session: None, day: self.day, value: self.value })
    }
}

impl Brought for ObstacleRow {
    fn bring<S: Sink>(self, into: &mut Bringing<S>) -> Result<Taken, Failure> {
        let learner = there(into.learner(&self.learner))?;
        let id = into.unnamed(into.key("obstacles", &self.learner).with(self.opened).with(&self.text), self.opened);
        let (category, text, opened_on, cleared_on) = (self.category, self.text, self.opened, self.cleared);
        into.grow(Obstacle { id, learner, session: None, category, text, opened_on, cleared_on })
    }
}

/// Tickets that nobody used ran out on the day their contract ended.
pub(super) fn expire_left_over<S: Sink>(into: &mut Bringing<S>) -> Result<(), Failure> {
    for (learner, contract, day, tickets) in into.terms.left_over() {
        let entry = Entry { learner, contract, kind: EntitlementKind::Expire, day, session: None };
        into.enter(&entry, i32::try_from(tickets).map_or(i32::MIN, |tickets| -tickets))?;
    }
    Ok(())
}
