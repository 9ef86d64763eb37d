//! The review of the sample that was finished a week ago: what was decided of some, what has come of it since, and what is tried.

use nenrin_domain::{
    Channel, Coded as _, Day, DecisionKind, FollowUp, FollowUpId, FollowUpPurpose, FollowUpResult, FollowUpState,
    Improvement, Interaction, Learner, LearnerId, Metric, Review, ReviewDecision, ReviewId, ReviewStep, SessionState,
    Trigger, Way,
};
use nenrin_insight::review::reviewed_week;
use nenrin_store::Writer;
use serde::Deserialize;

use crate::Failure;

/// What is written in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewWords {
    /// What was to be done, and what was said.
    asked: String,
    answered: String,
    /// What is still to be done.
    waits: String,
    /// Why nothing was to be done, and why later.
    no_need: String,
    later: String,
    /// A word on a number.
    word: String,
    /// What is tried.
    hypothesis: String,
    change: String,
}

/// A review in the making.
struct Held<'w> {
    words: &'w ReviewWords,
    id: ReviewId,
    /// The Monday on which it was held.
    day: Day,
}

/// Writes it.
///
/// # Errors
/// When the file refuses it.
pub(super) fn add(
    writer: &mut Writer<'_>,
    words: &ReviewWords,
    learners: &[Learner],
    today: Day,
) -> Result<(), Failure> {
    let day = today.monday().plus(-7);
    let review = Review { id: writer.mint(), week: reviewed_week(day).from, begun_on: day, finished_on: Some(day) };
    writer.add(&review)?;
    let held = Held { words, id: review.id, day };
    let (mut booked, mut others) = (Vec::new(), Vec::new());
    for learner in learners {
        let comes = |state| state == SessionState::Booked;
        let is_new = writer
            .sessions_of(learner.id)?
            .iter()
            .any(|session| comes(session.state) && session.booked_on.is_some_and(|on| on >= day && on <= today));
        let is_here = writer.contracts_of(learner.id)?.iter().any(|contract| contract.covers(today));
        match (is_new, is_here) {
            (true, _) => booked.push(learner.id),
            (false, true) => others.push(learner.id),
            _ => {}
        }
    }
    for learner in booked.into_iter().take(2) {
        held.answered(writer, learner)?;
    }
    let mut others = others.into_iter().skip(1);
    if let Some(learner) = others.next() {
        held.waits(writer, learner)?;
    }
    for (decision, text) in [(DecisionKind::NoNeed, &words.no_need), (DecisionKind::Later, &words.later)] {
        if let Some(learner) = others.next() {
            held.decided(writer, Some(learner), (decision, text), None)?;
        }
    }
    held.decided(writer, None, (DecisionKind::Acted, &words.word), None)?;
    held.tried(writer, today)
}

impl Held<'_> {
    fn decided(
        &self,
        writer: &mut Writer<'_>,
        learner: Option<LearnerId>,
        (decision, text): (DecisionKind, &str),
        follow_up: Option<FollowUpId>,
    ) -> Result<(), Failure> {
        let (step, metric) = match learner {
            Some(_) => (ReviewStep::Signals, None),
            None => (ReviewStep::Numbers, Some(Metric::Unbooked)),
        };
        let text = Some(text.to_owned());
        let (id, review, decided_on) = (writer.mint(), self.id, self.day);
        Ok(writer.add(&ReviewDecision {
            id,
            review,
            step,
            learner,
            session: None,
            contract: None,
            metric,
            decision,
            text,
            follow_up,
            decided_on,
        })?)
    }

    fn follow_up(&self, id: FollowUpId, learner: LearnerId, text: &str, due_on: Day) -> FollowUp {
        FollowUp {
            id,
            learner,
            day: self.day,
            kind: FollowUp::ANY_WAY.to_owned(),
            trigger: Trigger::ByHand.as_code().to_owned(),
            arm: None,
            contract: None,
            purpose: Some(FollowUpPurpose::Risk),
            text: Some(text.to_owned()),
            due_on: Some(due_on),
            state: FollowUpState::Open,
            closed_on: None,
            result: None,
            reason: None,
        }
    }

    /// One that was followed up in time, and has booked.
    fn answered(&self, writer: &mut Writer<'_>, learner: LearnerId) -> Result<(), Failure> {
        let (id, on) = (writer.mint(), self.day.plus(1));
        let open = self.follow_up(id, learner, &self.words.asked, self.day.plus(2));
        writer.add(&open.closed(on, FollowUpState::Done, Some(FollowUpResult::Booked)))?;
        writer.add(&Interaction {
            id: writer.mint(),
            learner,
            day: on,
            time: None,
            channel: Channel::Line,
            way: Way::Out,
            summary: Some(self.words.answered.clone()),
            reply_hours: None,
            follow_up: Some(id),
        })?;
        self.decided(writer, Some(learner), (DecisionKind::FollowUp, &self.words.asked), Some(id))
    }

    /// One that is overdue.
    fn waits(&self, writer: &mut Writer<'_>, learner: LearnerId) -> Result<(), Failure> {
        let id = writer.mint();
        writer.add(&self.follow_up(id, learner, &self.words.waits, self.day.plus(4)))?;
        self.decided(writer, Some(learner), (DecisionKind::FollowUp, &self.words.waits), Some(id))
    }

    /// What is tried since four weeks, and is to be looked at.
    fn tried(&self, writer: &mut Writer<'_>, today: Day) -> Result<(), Failure> {
        Ok(writer.add(&Improvement {
            id: writer.mint(),
            review: None,
            hypothesis: self.words.hypothesis.clone(),
            change: self.words.change.clone(),
            started_on: self.day.plus(-21),
            metric: Some(Metric::Unbooked),
            review_on: Some(today.monday()),
            result: None,
            learned: None,
            closed_on: None,
        })?)
    }
}
