//! Templates to begin with.
//!
//! Their texts are data of a practice, not words of the program: once added they are the coach's own, to be changed like any
//! other, so they must not follow the language of the window as the words of the page do. They stand in a data file beside
//! their use, as the words of the sample practice do, each in both languages since a coach may write to learners in both.

use nenrin_domain::MessageTemplate;
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use super::MOST;
use crate::{Answer, Call, Code, Command, Failure, Language, Preferences};

const EXAMPLES: &str = include_str!("examples.json");

/// One of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    /// What it is for, in each language.
    name_ja: String,
    name_en: String,
    /// The lines of the texts.
    ja: Vec<String>,
    en: Vec<String>,
}

/// Adds the templates to begin with, named in the language of the window; those whose name is there already are left out.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddExamples {}

impl Command for AddExamples {
    const NAME: &'static str = "message_template.add_examples";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let language = Preferences::read(call).language;
        let before = call.store()?.message_templates()?;
        let done = call.act(&Act::new(Self::NAME, call.now()), |writer| add_examples(writer, &before, language))?;
        Ok(done.into())
    }
}

/// Adds the templates to begin with behind those of `before`.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn add_examples(
    writer: &mut Writer<'_>,
    before: &[MessageTemplate],
    language: Language,
) -> Result<(), Failure> {
    let examples: Vec<Example> = serde_json::from_str(EXAMPLES).map_err(|_| Failure::new(Code::Internal))?;
    let named = examples.into_iter().map(|example| example.named(language));
    let fresh = named.filter(|(name, ..)| before.iter().all(|template| template.name != *name));
    let first = before.last().map_or(0, |last| last.position + 1);
    for (position, (name, ja, en)) in (first..).zip(fresh.take(MOST.saturating_sub(before.len()))) {
        writer.put(&MessageTemplate { id: writer.mint(), name, ja, en, position })?;
    }
    Ok(())
}

impl Example {
    /// Its name in `language`, and both texts.
    fn named(self, language: Language) -> (String, String, String) {
        let name = match language {
            Language::Ja => self.name_ja,
            Language::En => self.name_en,
        };
        (name, self.ja.join("\n"), self.en.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::unknown_variable;

    use super::{EXAMPLES, Example};

    #[test]
    fn every_example_says_something_in_both_languages_with_variables_that_are_known() {
        let examples: Vec<Example> = serde_json::from_str(EXAMPLES).unwrap_or_default();
        assert_eq!(examples.len(), 7);
        for text in examples.iter().flat_map(|example| [example.ja.join("\n"), example.en.join("\n")]) {
            assert!(text.contains("{name}"), "{text}");
            assert_eq!(unknown_variable(&text), None, "{text}");
        }
    }
}
