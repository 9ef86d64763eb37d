//! The interaction log.

use nenrin_domain::{Channel, Day, DayTime, FollowUpId, Hundredths, Interaction, LearnerId, Way};

use crate::record::record;

record!(Interaction, InteractionId, "interaction", immutable: false, {
    learner: LearnerId,
    day: Day,
    time: Option<DayTime>,
    channel: Channel,
    way: Way,
    summary: Option<String>,
    reply_hours: Option<Hundredths>,
    follow_up: Option<FollowUpId>,
});
