//! Who is asking in the sample: one at each place between the first call and the decision after the trial.

use nenrin_domain::{
    Application, ApplicationState, Day, DayTime, FlowVersionId, FollowUpPurpose, FormAnswer, Learner, Session,
    SessionId, SessionState, Trial, TrialOutcome, Trigger, Zone,
};
use nenrin_store::Writer;
use serde::Deserialize;

use crate::follow_ups::{Opening, open};
use crate::{Failure, flow};

/// Somebody who asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asking {
    name: String,
    kana: Option<String>,
    mail: String,
    source: String,
    answer: String,
    trial: Option<Held>,
}

/// Their trial, in days from today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    in_days: i64,
    time: String,
    reason: Option<String>,
    objection: Option<String>,
    /// The next contact; nothing is decided yet.
    contact_in_days: Option<i64>,
}

/// Who asks, and how: by a form with one question.
pub(super) struct Leads<'w> {
    pub people: &'w [Asking],
    pub form: &'w str,
    pub question: &'w str,
    pub today: Day,
    pub zone: Zone,
}

impl Leads<'_> {
    /// Writes them.
    ///
    /// # Errors
    /// When the file refuses it.
    pub(super) fn add(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        let flow = flow::current(writer)?;
        self.people.iter().try_for_each(|asking| self.ask(writer, asking, flow))
    }

    fn ask(&self, writer: &mut Writer<'_>, asking: &Asking, flow: Option<FlowVersionId>) -> Result<(), Failure> {
        let learner = Learner {
            kana: asking.kana.clone(),
            mail: Some(asking.mail.clone()),
            source: Some(asking.source.clone()),
            concern: Some(asking.answer.clone()),
            ..Learner::named(writer.mint(), &asking.name)
        };
        writer.put(&learner)?;
        let first_day = asking.trial.as_ref().map_or(self.today, |trial| self.today.plus(trial.in_days.min(0)));
        let answer = FormAnswer { question: self.question.to_owned(), answer: asking.answer.clone() };
        writer.add(&Application {
            id: writer.mint(),
            learner: learner.id,
            applied_on: first_day.plus(-2),
            channel: Some(self.form.to_owned()),
            answers: vec![answer],
            state: if asking.trial.is_some() { ApplicationState::TrialBooked } else { ApplicationState::New },
            flow,
        })?;
        asking.trial.as_ref().map_or(Ok(()), |trial| self.meet(writer, &learner, trial, flow))
    }

    fn meet(
        &self,
        writer: &mut Writer<'_>,
        learner: &Learner,
        held: &Held,
        flow: Option<FlowVersionId>,
    ) -> Result<(), Failure> {
        let (day, was) = (self.today.plus(held.in_days), held.in_days < 0);
        let state = if was { SessionState::Held } else { SessionState::Booked };
        let session = Session {
            time: held.time.parse::<DayTime>().ok(),
            minutes: Some(60),
            booked_on: Some(day.plus(-2).min(self.today)),
            resolved_on: was.then_some(day),
            consumes: Some(false),
            chargeable: Some(false),
            ..Session::on(writer.mint::<SessionId>(), learner.id, day, self.zone, state)
        };
        writer.add(&session)?;
        let outcome = if held.reason.is_some() { TrialOutcome::Lost } else { TrialOutcome::Undecided };
        let next_contact_on = held.contact_in_days.map(|days| self.today.plus(days));
        writer.add(&Trial {
            learner: Some(learner.id),
            source: learner.source.clone(),
            session: Some(session.id),
            showed_up: was,
            reason: held.reason.clone(),
            objection: held.objection.clone(),
            decided_on: held.reason.is_some().then(|| day.plus(3)),
            next_contact_on,
            flow,
            ..Trial::on(writer.mint(), day, outcome)
        })?;
        let Some(due_on) = next_contact_on else { return Ok(()) };
        let (purpose, trigger) = (FollowUpPurpose::Trial, Trigger::NextContact);
        open(
            writer,
            self.today,
            Opening { learner: learner.id, contract: None, purpose, trigger, due_on, text: None },
        )?;
        Ok(())
    }
}
