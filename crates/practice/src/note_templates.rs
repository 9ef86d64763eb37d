//! The template of new notes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::composer::open::SectionPrompt;
use crate::{Answer, Call, Code, Command, Failure};

/// Asks for the sections of new notes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteTemplateView {}

impl Command for NoteTemplateView {
    const NAME: &'static str = "note_template.view";
    type Output = Vec<SectionPrompt>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Vec<SectionPrompt>>, Failure> {
        Err(Failure::new(Code::Internal))
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

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Vec<SectionPrompt>>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
