//! Confirming: what stands in the composer becomes the record, as one act.

use nenrin_domain::{
    ActionItem, ActionState, Day, Instant, Note, NoteState, NoteVersion, Obstacle, Progress, Satisfaction, Session,
    SessionId,
};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::before::Before;
use super::next::WaitingSession;
use super::rules::{BookingStep, LevelStep, Plan, plan};
use crate::booking::follow_trial;
use crate::draft_body::DraftBody;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, drafts, tickets};

/// The kind of act.
const RECORD: &str = "session.confirm";

/// Confirms a draft. Confirming what is recorded already is no act: it answers the one that recorded it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDraft {
    /// What stands in the composer.
    pub draft: DraftBody,
}

/// What was recorded.
#[derive(Debug, Serialize, TS)]
pub struct Confirmed {
    /// The act that recorded it, for undoing it.
    pub act: i64,
    /// The session.
    pub session: Plain<SessionId>,
    /// The how-many-th session with this learner it is; a trial has none.
    pub number: Option<u32>,
    /// The next session that waits for a note.
    pub next: Option<WaitingSession>,
}

impl Command for ConfirmDraft {
    const NAME: &'static str = "composer.confirm";
    type Output = Confirmed;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Confirmed>, Failure> {
        let (body, minute, now) = (&self.draft, call.minute(), call.now());
        let (today, _) = minute;
        body.check_size()?;
        let before = Before::read(call.store()?, body, call.zone(), minute)?;
        let plan = plan(body, &before, today);
        if let Some(problem) = plan.problems.first() {
            return Err((*problem).into());
        }
        let number = before.number;
        let session = body.session.0;
        let mut act = Act::new(RECORD, now).of(before.learner.id).about("session", session.to_string());
        if let Some(number) = number {
            act = act.about("number", number.to_string());
        }
        if let Some(name) = &before.learner.name {
            act = act.about("name", name.clone());
        }
        let record = Recording { body, before: &before, plan: &plan, today, now };
        let done = call.act(&act, |writer| {
            record.write(writer)?;
            if !writer.has_changed()
                && let Some(earlier) = writer.last_standing(RECORD, "session", &session.to_string())?
            {
                writer.close_draft(session)?;
                return Ok(earlier);
            }
            writer.confirm_draft(&drafts::kept(body, now)?)?;
            Ok(writer.act()?)
        })?;
        let next = WaitingSession::latest(call)?;
        Ok(Answer::from(done).map(|act| Confirmed { act, session: Plain(session), number, next }))
    }
}

/// A plan being carried out.
struct Recording<'r> {
    body: &'r DraftBody,
    before: &'r Before,
    plan: &'r Plan<'r>,
    today: Day,
    now: Instant,
}

impl Recording<'_> {
    fn write(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        writer.put(&self.plan.session)?;
        follow_trial(writer, self.plan.session.id, &self.plan.session)?;
        tickets::settle(writer, self.plan.ticket, &self.plan.session, self.today)?;
        if let Some(used) = &self.plan.used {
            writer.put(used)?;
        }
        self.write_note(writer)?;
        self.write_answers(writer)?;
        self.write_actions(writer)?;
        for step in &self.plan.levels {
            self.write_level(writer, step)?;
        }
        self.write_obstacles(writer)?;
        if let BookingStep::New(booking) = &self.plan.booking {
            writer.add(&Session { id: writer.mint(), ..(**booking).clone() })?;
        }
        if let Some(found) = &self.plan.date_found {
            writer.put(&found.follow_up.clone().booked(self.today))?;
        }
        Ok(())
    }

    fn write_note(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        let Some(words) = &self.plan.words else { return Ok(()) };
        let had = self.before.note.as_ref().map(|(note, _)| note.id);
        let Session { id: session, learner, .. } = self.plan.session;
        let (note, state) = had.map_or((writer.mint(), NoteState::Final), |had| (had, NoteState::Amended));
        let (id, sections, written_at) = (writer.mint(), words.clone(), self.now);
        let template = Some(self.before.template.id);
        writer.add(&NoteVersion { id, note, session, learner, template, sections, written_at })?;
        Ok(writer.put(&Note { id: note, session, learner, version: id, state })?)
    }

    fn write_answers(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        let (had, (score, intent)) = (self.before.answers.as_ref(), self.plan.answers);
        let Session { id: session, learner, .. } = self.plan.session;
        match had {
            Some(had) if (score, intent) == (None, None) => Ok(writer.remove::<Satisfaction>(had.id)?),
            None if (score, intent) == (None, None) => Ok(()),
            had => {
                let (id, day) = had.map_or_else(|| (writer.mint(), self.today), |had| (had.id, had.day));
                Ok(writer.put(&Satisfaction { id, learner, session, day, score, intent })?)
            }
        }
    }

    fn write_actions(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        for action in &self.plan.actions {
            writer.put(action)?;
        }
        let new_actions = self.plan.new_actions.iter().map(|action| ActionItem {
            id: writer.mint(),
            learner: self.plan.session.learner,
            session: Some(self.plan.session.id),
            text: Some(action.text.trim().to_owned()),
            created_on: self.plan.session.day,
            due_on: action.due_on.map(|due| due.0),
            state: ActionState::Open,
            resolved_on: None,
            goal: None,
        });
        let new_actions: Vec<_> = new_actions.collect();
        Ok(writer.add_together(&new_actions)?)
    }

    fn write_level(&self, writer: &mut Writer<'_>, step: &LevelStep<'_>) -> Result<(), Failure> {
        let Session { id: session, learner, day, .. } = self.plan.session;
        match (step.here, step.to) {
            (Some(here), None) => Ok(writer.remove::<Progress>(here.id)?),
            (None, None) => Ok(()),
            (here, Some(value)) => {
                let id = here.map_or_else(|| writer.mint(), |here| here.id);
                let (goal, session) = (step.goal.id, Some(session));
                Ok(writer.put(&Progress { id, goal, learner, session, day, value })?)
            }
        }
    }

    fn write_obstacles(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        for obstacle in &self.plan.cleared {
            writer.put(obstacle)?;
        }
        for obstacle in &self.plan.new_obstacles {
            let category = obstacle.category.as_deref().map(str::trim).filter(|category| !category.is_empty());
            writer.add(&Obstacle {
                id: writer.mint(),
                learner: self.body.learner.0,
                session: Some(self.body.session.0),
                category: category.map(ToOwned::to_owned),
                text: obstacle.text.trim().to_owned(),
                opened_on: self.plan.session.day,
                cleared_on: None,
            })?;
        }
        Ok(())
    }
}
