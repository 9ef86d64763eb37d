//! Writing down that a message went out.

use nenrin_domain::{
    Channel, FollowUp, FollowUpId, Interaction, InteractionId, Learner, LearnerId, MessageTemplate, MessageTemplateId,
    Way,
};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Logs, as of now, that a message made from a template went out. Its words are not kept, only what it was for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordMessage {
    /// To whom.
    pub learner: Plain<LearnerId>,
    /// From which template.
    pub template: Plain<MessageTemplateId>,
    /// Over which channel.
    pub channel: Word<Channel>,
    /// The follow-up it answers, which stays open.
    pub follow_up: Option<Plain<FollowUpId>>,
}

impl Command for RecordMessage {
    const NAME: &'static str = "message.record";
    type Output = Plain<InteractionId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<InteractionId>>, Failure> {
        let (learner, (day, time)) = (self.learner.0, call.minute());
        let store = call.store()?;
        let summary = store.get::<MessageTemplate>(self.template.0)?.name;
        let follow_up = self.follow_up.map(|id| store.get::<FollowUp>(id.0)).transpose()?;
        if follow_up.as_ref().is_some_and(|follow_up| follow_up.learner != learner) {
            return Err(Failure::not_allowed("follow_up", "of_this_learner"));
        }
        let act = Act::new(Self::NAME, call.now()).of(learner).about("name", summary.clone());
        let done = call.act(&act, |writer| {
            writer.get::<Learner>(learner)?;
            let id = writer.mint();
            writer.add(&Interaction {
                id,
                learner,
                day,
                time: Some(time),
                channel: self.channel.0,
                way: Way::Out,
                summary: Some(summary),
                reply_hours: None,
                follow_up: follow_up.map(|follow_up| follow_up.id),
            })?;
            Ok::<_, Failure>(Plain(id))
        })?;
        Ok(done.into())
    }
}
