//! Following up a learner: tasks to contact someone, and what came of them.

use crate::code::codes;
use crate::{ContractId, Day, FollowUpId, Id as _, LearnerId, Session, SessionState};

codes! {
    /// Whether a follow-up was carried out or held back to measure its effect.
    Arm {
        /// The learner was contacted.
        Contact = "contact",
        /// The contact was held back.
        Holdout = "holdout",
    }
}

codes! {
    /// What a follow-up is for.
    FollowUpPurpose {
        /// The learner may leave.
        Risk = "risk",
        /// A contract nears its end.
        Renewal = "renewal",
        /// A trial is undecided.
        Trial = "trial",
        /// To hear from someone who has left or graduated.
        Graduate = "graduate",
        /// A payment is overdue.
        Payment = "payment",
        /// Anything else, such as a new date for a day that was cancelled.
        Admin = "admin",
    }
}

codes! {
    /// What gives rise to a follow-up. Those of the history tables have words of their own, see [`FollowUp::trigger`].
    Trigger {
        /// The coach wrote it down.
        ByHand = "by_hand",
        /// The coach cancelled a whole day.
        DayCancelled = "day_cancelled",
        /// The day agreed for the next contact after a trial has come.
        NextContact = "next_contact",
        /// 30 days have passed since they graduated or left.
        After30Days = "after_30_days",
        /// 90 days have passed since they graduated or left.
        After90Days = "after_90_days",
        /// 180 days have passed since they graduated or left.
        After180Days = "after_180_days",
    }
}

codes! {
    /// Where a follow-up stands.
    FollowUpState {
        /// To be done.
        Open = "open",
        /// Put off until its due day.
        Snoozed = "snoozed",
        /// Done.
        Done = "done",
        /// What it was for has come about without it.
        ResolvedItself = "resolved_itself",
        /// Not worth doing.
        Dismissed = "dismissed",
    }
}

impl FollowUpState {
    /// Whether it is still to be done, now or later. There is at most one such for each learner, contract and trigger, and of
    /// those written down by hand one for each text.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Snoozed)
    }
}

codes! {
    /// What came of a follow-up that was done.
    FollowUpResult {
        /// A session was booked.
        Booked = "booked",
        /// They answered.
        Replied = "replied",
        /// They did not answer.
        NoReply = "no_reply",
        /// A contract was made or renewed.
        Renewed = "renewed",
        /// They have left.
        Left = "left",
    }
}

/// One follow-up. The history tables bring some that were done long ago, by what they were triggered, and which of them were
/// held back to measure the effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Identity.
    pub id: FollowUpId,
    /// Whom it is about.
    pub learner: LearnerId,
    /// The day it was opened.
    pub day: Day,
    /// How the learner was to be contacted, such as `message`, `call` or `offer`.
    pub kind: String,
    /// What gave rise to it: the code of a [`Trigger`], or what the history tables say, such as `overdue` or `checkin`.
    pub trigger: String,
    /// Whether it was carried out or held back.
    pub arm: Option<Arm>,
    /// The contract it is about.
    pub contract: Option<ContractId>,
    /// What it is for; `None` for those of the history tables.
    pub purpose: Option<FollowUpPurpose>,
    /// What is to be done, when it is not plain from the trigger.
    pub text: Option<String>,
    /// The day on which it should be done.
    pub due_on: Option<Day>,
    /// Where it stands.
    pub state: FollowUpState,
    /// The day it was closed.
    pub closed_on: Option<Day>,
    /// What came of it.
    pub result: Option<FollowUpResult>,
    /// Why it was put off or dismissed.
    pub reason: Option<String>,
}

impl FollowUp {
    /// The [`FollowUp::kind`] of those that say nothing of how the learner is to be contacted.
    pub const ANY_WAY: &'static str = "contact";

    /// The same follow-up, closed on `day`.
    #[must_use]
    pub fn closed(self, day: Day, state: FollowUpState, result: Option<FollowUpResult>) -> Self {
        Self { state, closed_on: Some(day), result, ..self }
    }

    /// Of the sessions of its learner those that the coach has cancelled since it was opened: another date is to be agreed on
    /// for each of them.
    pub fn cancelled<'s>(&self, sessions: &'s [Session]) -> impl Iterator<Item = &'s Session> + use<'s> {
        let opened = self.day;
        let since = move |session: &&Session| session.resolved_on.is_some_and(|day| day >= opened);
        sessions.iter().filter(|session| session.state == SessionState::CancelledByCoach).filter(since)
    }

    /// Whether another date is agreed on for all of them: as many sessions were booked since it was opened as were cancelled,
    /// and one at least. A session that was only moved was agreed on before.
    #[must_use]
    pub fn is_made_up_for(&self, sessions: &[Session]) -> bool {
        self.suffices(self.booked_anew(sessions), sessions)
    }

    /// Whether it would [be made up for](Self::is_made_up_for) by one more session, booked now for `day`.
    #[must_use]
    pub fn would_be_made_up_for(&self, sessions: &[Session], day: Day) -> bool {
        self.suffices(self.booked_anew(sessions) + usize::from(day >= self.day), sessions)
    }

    /// The same follow-up, closed on `day` because what was wanted is booked.
    #[must_use]
    pub fn booked(self, day: Day) -> Self {
        self.closed(day, FollowUpState::Done, Some(FollowUpResult::Booked))
    }

    fn suffices(&self, anew: usize, sessions: &[Session]) -> bool {
        anew > 0 && anew >= self.cancelled(sessions).count()
    }

    /// How many of them were booked since it was opened and were not only moved.
    fn booked_anew(&self, sessions: &[Session]) -> usize {
        let moved: Vec<_> = sessions.iter().filter_map(|session| session.moved_to).collect();
        let is_since = |session: &Session| match session.booked_on {
            // Of those of the same day the identity tells which came later.
            Some(day) if day == self.day => session.id.uuid() > self.id.uuid(),
            booked_on => booked_on.is_some_and(|day| day > self.day),
        };
        let stands = |session: &Session| matches!(session.state, SessionState::Booked | SessionState::Held);
        let is_anew = |session: &&Session| {
            stands(session) && is_since(session) && session.day >= self.day && !moved.contains(&session.id)
        };
        sessions.iter().filter(is_anew).count()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{FollowUp, FollowUpPurpose, FollowUpState, Trigger};
    use crate::{Coded as _, Day, Id, Session, SessionState, Zone};

    fn day(day: u32) -> Day {
        Day::new(2026, 11, day).unwrap()
    }

    fn opened() -> FollowUp {
        FollowUp {
            id: Id::from_uuid(Uuid::from_u128(50)),
            learner: Id::from_uuid(Uuid::from_u128(1)),
            day: day(20),
            kind: FollowUp::ANY_WAY.to_owned(),
            trigger: Trigger::DayCancelled.as_code().to_owned(),
            arm: None,
            contract: None,
            purpose: Some(FollowUpPurpose::Admin),
            text: None,
            due_on: None,
            state: FollowUpState::Open,
            closed_on: None,
            result: None,
            reason: None,
        }
    }

    fn session(id: u128, on: u32, state: SessionState) -> Session {
        Session::on(Id::from_uuid(Uuid::from_u128(id)), opened().learner, day(on), Zone::UTC, state)
    }

    fn cancelled(id: u128, resolved_on: u32) -> Session {
        Session { resolved_on: Some(day(resolved_on)), ..session(id, 21, SessionState::CancelledByCoach) }
    }

    fn booked(id: u128, booked_on: u32) -> Session {
        Session { booked_on: Some(day(booked_on)), ..session(id, 27, SessionState::Booked) }
    }

    #[test]
    fn it_is_about_what_was_cancelled_since_it_was_opened() {
        let sessions = [cancelled(2, 10), cancelled(3, 20), cancelled(4, 22), booked(5, 1)];
        let about: Vec<_> = opened().cancelled(&sessions).map(|it| it.id.uuid().as_u128()).collect();
        assert_eq!(about, [3, 4]);
    }

    #[test]
    fn every_session_that_was_cancelled_wants_a_date_of_its_own() {
        let one = cancelled(3, 20);
        assert!(!opened().is_made_up_for(std::slice::from_ref(&one)));
        assert!(!opened().is_made_up_for(&[one.clone(), booked(4, 10)]), "booked long before");
        assert!(!opened().is_made_up_for(&[one.clone(), booked(4, 20)]), "booked that morning");
        assert!(opened().is_made_up_for(&[one.clone(), booked(60, 20)]));
        let two = [one.clone(), cancelled(4, 22), booked(60, 23)];
        assert!(!opened().is_made_up_for(&two));
        assert!(opened().is_made_up_for(&[two.as_slice(), &[booked(61, 24)]].concat()));
    }

    #[test]
    fn what_was_moved_or_lies_behind_is_no_new_date() {
        let one = cancelled(3, 20);
        let moved = Session { moved_to: Some(booked(60, 21).id), ..session(5, 25, SessionState::Rescheduled) };
        assert!(!opened().is_made_up_for(&[one.clone(), moved, booked(60, 21)]));
        assert!(!opened().is_made_up_for(&[one, Session { day: day(19), ..booked(60, 21) }]));
    }
}
