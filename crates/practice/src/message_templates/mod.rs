//! The coach's templates of messages to learners.

mod examples;

use std::collections::BTreeSet;

use nenrin_domain::{MessageTemplate, MessageTemplateId, unknown_variable};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

pub use examples::AddExamples;
pub(crate) use examples::add_examples;

/// Most templates there may be.
const MOST: usize = 50;

/// A template of messages.
#[derive(Debug, Serialize, TS)]
pub struct MessageTemplateView {
    /// Identity.
    pub id: Plain<MessageTemplateId>,
    /// What it is for.
    pub name: String,
    /// The text in Japanese; may be empty.
    pub ja: String,
    /// The text in English; may be empty.
    pub en: String,
}

/// Asks for the templates of messages, in their order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMessageTemplates {}

impl Command for ListMessageTemplates {
    const NAME: &'static str = "message_template.list";
    type Output = Vec<MessageTemplateView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<MessageTemplateView>>, Failure> {
        let view = |MessageTemplate { id, name, ja, en, .. }| MessageTemplateView { id: Plain(id), name, ja, en };
        Ok(Answer::read(call.store()?.message_templates()?.into_iter().map(view).collect()))
    }
}

/// Changes the templates of messages.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMessageTemplates {
    /// All of them in their order, at most 50; one that is left out goes.
    pub templates: Vec<MessageTemplateWish>,
}

/// A template as the coach wishes it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MessageTemplateWish {
    /// One that is there; `null` for a new one.
    pub id: Option<Plain<MessageTemplateId>>,
    /// What it is for, which no other one has.
    pub name: String,
    /// The text in Japanese; it or the English one says something.
    pub ja: String,
    /// The text in English.
    pub en: String,
}

impl Command for SaveMessageTemplates {
    const NAME: &'static str = "message_template.save";
    type Output = ();

    fn run(mut self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let before = call.store()?.message_templates()?;
        self.check(&before)?;
        let done = call.act(&Act::new(Self::NAME, call.now()), |writer| self.write(writer, before))?;
        Ok(done.into())
    }
}

impl SaveMessageTemplates {
    /// Checks what is wished and takes the blanks around the words away.
    fn check(&mut self, before: &[MessageTemplate]) -> Result<(), Failure> {
        if self.templates.len() > MOST {
            return Err(Failure::not_allowed("templates", &format!("at_most_{MOST}")));
        }
        let (mut names, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for wish in &mut self.templates {
            wish.check()?;
            let id = wish.id.map(|id| id.0);
            if id.is_some_and(|id| !before.iter().any(|template| template.id == id)) {
                return Err(Failure::not_allowed("id", "unknown"));
            }
            if !names.insert(wish.name.clone()) || id.is_some_and(|id| !ids.insert(id)) {
                return Err(Failure::not_allowed("name", "twice"));
            }
        }
        Ok(())
    }

    fn write(self, writer: &mut Writer<'_>, before: Vec<MessageTemplate>) -> Result<(), Failure> {
        let kept: BTreeSet<_> = self.templates.iter().filter_map(|wish| wish.id).map(|id| id.0).collect();
        for gone in before.into_iter().filter(|template| !kept.contains(&template.id)) {
            writer.remove::<MessageTemplate>(gone.id)?;
        }
        for (position, MessageTemplateWish { id, name, ja, en }) in (0..).zip(self.templates) {
            let id = id.map_or_else(|| writer.mint(), |id| id.0);
            writer.put(&MessageTemplate { id, name, ja, en, position })?;
        }
        Ok(())
    }
}

impl MessageTemplateWish {
    fn check(&mut self) -> Result<(), Failure> {
        self.name = check::required("name", &self.name, check::NAME)?;
        for (field, text) in [("ja", &mut self.ja), ("en", &mut self.en)] {
            *text = check::optional(field, Some(text), check::TEXT)?.unwrap_or_default();
            // A variable with a slip in it would go out to a learner as it stands, so it is said here which one it is.
            if let Some(word) = unknown_variable(text) {
                return Err(Failure::not_allowed(field, "unknown_variable").about("variable", word));
            }
        }
        if self.ja.is_empty() && self.en.is_empty() {
            return Err(Failure::not_allowed("text", "ja_or_en"));
        }
        Ok(())
    }
}
