//! The templates as they read for one learner, in both languages.

use nenrin_domain::{
    Channel, Day, FilledMessage, Language, LearnerId, MessageTemplate, MessageTemplateId, MessageVariable as Variable,
    Profile, Session,
};
use nenrin_reports::Words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::learner::{LearnerPage, LearnerView};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks for what can be written to a learner.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MessagesFor {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

/// What can be written to a learner, and how.
#[derive(Debug, Serialize, TS)]
pub struct MessageOffer {
    /// The language in which to write to them; `null` while it is not known.
    pub language: Option<Word<Language>>,
    /// How they like to be contacted.
    pub preferred_channel: Option<Word<Channel>>,
    /// Whether they have a mail address.
    pub has_mail: bool,
    /// The templates in their order.
    pub messages: Vec<OfferedMessage>,
}

/// A template filled for a learner.
#[derive(Debug, Serialize, TS)]
pub struct OfferedMessage {
    /// The template.
    pub template: Plain<MessageTemplateId>,
    /// What it is for.
    pub name: String,
    /// The Japanese text; `null` when the template has none.
    pub ja: Option<FilledText>,
    /// The English text; `null` when the template has none.
    pub en: Option<FilledText>,
}

/// A filled text.
#[derive(Debug, Serialize, TS)]
pub struct FilledText {
    /// The text; what nothing is known of still stands in it in braces.
    pub text: String,
    /// What nothing is known of.
    pub missing: Vec<Word<Variable>>,
}

impl Command for MessagesFor {
    const NAME: &'static str = "message.offer";
    type Output = MessageOffer;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<MessageOffer>, Failure> {
        // A message must say what the learner's page says.
        let page = LearnerView { learner: self.learner }.run(call)?.value;
        let store = call.store()?;
        let practice = store.get::<Profile>(Profile::only())?.name;
        let next = page.next_booking.as_ref().map(|next| store.get::<Session>(next.id.0)).transpose()?;
        let next_place = next.and_then(|next| next.place);
        let facts = Facts { page: &page, next_place, practice: &practice, today: call.today() };
        let messages = store.message_templates()?.into_iter().map(|template| facts.offered(template)).collect();
        Ok(Answer::read(MessageOffer {
            language: page.fields.language,
            preferred_channel: page.fields.preferred_channel,
            has_mail: page.fields.mail.is_some(),
            messages,
        }))
    }
}

/// What messages are filled with.
struct Facts<'f> {
    page: &'f LearnerPage,
    /// Where the next session takes place.
    next_place: Option<String>,
    practice: &'f str,
    today: Day,
}

impl Facts<'_> {
    fn offered(&self, template: MessageTemplate) -> OfferedMessage {
        let MessageTemplate { id, name, ja, en, .. } = template;
        let filled = |language, text: &str| (!text.is_empty()).then(|| self.filled(language, text));
        let (ja, en) = (filled(Language::Ja, &ja), filled(Language::En, &en));
        OfferedMessage { template: Plain(id), name, ja, en }
    }

    fn filled(&self, language: Language, text: &str) -> FilledText {
        let words = Words::of(language);
        let FilledMessage { text, missing } = FilledMessage::of(text, |variable| self.value(words, variable));
        FilledText { text, missing: missing.into_iter().map(Word).collect() }
    }

    /// What is known of a variable, in words of the message's language.
    fn value(&self, words: Words, variable: Variable) -> Option<String> {
        let page = self.page;
        let agreement = page.agreement.as_ref();
        match variable {
            Variable::Name => page.fields.name.clone(),
            Variable::NextSession => {
                let next = page.next_booking.as_ref()?;
                Some(words.day_in_message(self.today, next.day.0, next.time.map(|time| time.0)))
            }
            Variable::NextPlace => self.next_place.clone(),
            Variable::LastSession => {
                page.last_held.as_ref().map(|last| words.day_in_message(self.today, last.day.0, None))
            }
            Variable::Tickets => agreement?.balance.map(|left| left.to_string()),
            Variable::LastDay => agreement?.last_day.map(|Plain(last)| words.day_in_message(self.today, last, None)),
            Variable::Practice => Some(self.practice.to_owned()).filter(|name| !name.is_empty()),
        }
    }
}
