//! Following up a learner: tasks to contact someone, and what came of them.

use crate::code::codes;
use crate::{ContractId, Day, FollowUpId, LearnerId};

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
}
