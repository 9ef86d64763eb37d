//! The interaction log: a line for each contact outside a session.

use nenrin_domain::{Channel, Day, DayTime, Interaction, InteractionId, Learner, LearnerId, Way};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Logs a contact in one line. An arrow at its beginning is the direction and a name before a colon the channel, as in
/// `← LINE: …`.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LogInteraction {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// What it was about.
    pub text: String,
    /// Over which channel; when absent the one the text begins with, else `other`.
    pub channel: Option<Word<Channel>>,
    /// In which direction; when absent the one the text begins with, else the coach wrote or called.
    pub way: Option<Word<Way>>,
    /// The day; today when absent.
    pub day: Option<Plain<Day>>,
    /// The time; now when the day is absent too.
    pub time: Option<Plain<DayTime>>,
}

impl Command for LogInteraction {
    const NAME: &'static str = "interaction.log";
    type Output = Plain<InteractionId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<InteractionId>>, Failure> {
        let learner = self.learner.0;
        let contact = Contact { text: self.text, channel: self.channel, way: self.way };
        let (channel, way, summary) = contact.told()?;
        let now = call.now().day_time(call.zone());
        let (day, time) = match check::plain(self.day) {
            Some(day) => (check::not_after("day", day, call.today())?, check::plain(self.time)),
            None => (call.today(), Some(check::plain(self.time).unwrap_or(now))),
        };
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let id = writer.mint();
            writer.add(&Interaction {
                id,
                learner,
                day,
                time,
                channel,
                way,
                summary: Some(summary),
                reply_hours: None,
                follow_up: None,
            })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// A contact that was just made, as it is told along with something else.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What it was about.
    pub text: String,
    /// Over which channel; when absent the one the text begins with, else `other`.
    pub channel: Option<Word<Channel>>,
    /// In which direction; when absent the coach wrote or called.
    pub way: Option<Word<Way>>,
}

impl Contact {
    /// Channel, direction and text as they are written down.
    ///
    /// # Errors
    /// When nothing is said of it, or too much.
    pub(crate) fn told(&self) -> Result<(Channel, Way, String), Failure> {
        let (arrow, text) = match self.way {
            Some(Word(way)) => (Some(way), self.text.as_str()),
            None => Way::named_first(&self.text),
        };
        let (named, rest) = match self.channel {
            Some(Word(channel)) => (Some(channel), text),
            None => Channel::named_first(text),
        };
        let (channel, way) = (named.unwrap_or(Channel::Other), arrow.unwrap_or(Way::Out));
        Ok((channel, way, check::required("text", rest, Interaction::LONGEST)?))
    }
}

/// Corrects a logged contact.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeInteraction {
    /// The contact.
    pub interaction: Plain<InteractionId>,
    /// What it was about.
    pub text: String,
    /// Over which channel.
    pub channel: Word<Channel>,
    /// In which direction.
    pub way: Word<Way>,
    /// The day.
    pub day: Plain<Day>,
    /// The time, when it is known.
    pub time: Option<Plain<DayTime>>,
}

impl Command for ChangeInteraction {
    const NAME: &'static str = "interaction.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut interaction: Interaction = call.store()?.get(self.interaction.0)?;
        interaction.summary = Some(check::required("text", &self.text, Interaction::LONGEST)?);
        (interaction.channel, interaction.way) = (self.channel.0, self.way.0);
        interaction.day = check::not_after("day", self.day.0, call.today())?;
        interaction.time = check::plain(self.time);
        let act = Act::new(Self::NAME, call.now()).of(interaction.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&interaction)?))?.into())
    }
}
