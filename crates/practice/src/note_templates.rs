//! The template of new notes.

use std::collections::BTreeSet;

use nenrin_domain::{NoteTemplate, NoteTemplateId, Profile, TemplateSection};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Call, Command, Failure};

/// Sections a template may have.
const SECTIONS: std::ops::RangeInclusive<usize> = 1..=12;
/// Characters a heading may have.
const HEADING: usize = 100;

/// Asks for the sections of new notes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteTemplateView {}

/// One section to write in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionPrompt {
    /// Stable key.
    pub key: String,
    /// The coach's heading; empty for a default section, whose heading follows the language.
    pub heading: String,
}

impl From<TemplateSection> for SectionPrompt {
    fn from(section: TemplateSection) -> Self {
        Self { key: section.key, heading: section.heading }
    }
}

impl Command for NoteTemplateView {
    const NAME: &'static str = "note_template.view";
    type Output = Vec<SectionPrompt>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<SectionPrompt>>, Failure> {
        Ok(Answer::read(prompts(current(call.store()?)?)))
    }
}

/// Changes the sections of new notes. Notes already written keep the headings they had.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveNoteTemplate {
    /// The sections in order, 1 to 12.
    pub sections: Vec<SectionWish>,
}

/// A section as the coach wishes it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SectionWish {
    /// Key of a section the template has, or of a default one; null for a new section.
    pub key: Option<String>,
    /// The heading; may be empty for the default sections only, whose heading then follows the language.
    pub heading: String,
}

impl Command for SaveNoteTemplate {
    const NAME: &'static str = "note_template.save";
    type Output = Vec<SectionPrompt>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<SectionPrompt>>, Failure> {
        let template = current(call.store()?)?;
        self.check(&template)?;
        let act = Act::new("note_template.save", call.now());
        let done = call.act(&act, |writer| {
            let sections = self.sections.into_iter().map(|section| section.written(writer)).collect();
            let template = NoteTemplate { sections, ..template };
            writer.put(&template)?;
            Ok(prompts(template))
        })?;
        Ok(done.into())
    }
}

impl SaveNoteTemplate {
    fn check(&self, template: &NoteTemplate) -> Result<(), Failure> {
        if !SECTIONS.contains(&self.sections.len()) {
            return Err(Failure::not_allowed("sections", "1_to_12"));
        }
        let mut seen = BTreeSet::new();
        for section in &self.sections {
            let default = section.key.as_deref().is_some_and(|key| NoteTemplate::DEFAULT_SECTIONS.contains(&key));
            let had = template.sections.iter().any(|had| Some(&had.key) == section.key.as_ref());
            let characters = section.heading.trim().chars().count();
            if section.key.as_ref().is_some_and(|key| !seen.insert(key)) {
                return Err(Failure::not_allowed("key", "twice"));
            }
            if section.key.is_some() && !default && !had {
                return Err(Failure::not_allowed("key", "unknown"));
            }
            if characters > HEADING || characters == 0 && !default {
                return Err(Failure::not_allowed("heading", "1_to_100"));
            }
        }
        Ok(())
    }
}

impl SectionWish {
    fn written(self, writer: &Writer<'_>) -> TemplateSection {
        // A new section's key only has to differ from every key there ever was.
        let key = self.key.unwrap_or_else(|| writer.mint::<NoteTemplateId>().to_string());
        TemplateSection { key, heading: self.heading.trim().to_owned() }
    }
}

/// The template of new notes.
fn current(store: &Store) -> Result<NoteTemplate, Failure> {
    let profile: Profile = store.get(Profile::only())?;
    Ok(store.get(profile.note_template)?)
}

fn prompts(template: NoteTemplate) -> Vec<SectionPrompt> {
    template.sections.into_iter().map(SectionPrompt::from).collect()
}
