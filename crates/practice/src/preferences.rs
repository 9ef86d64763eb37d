//! What this machine's window looks like: language, theme and text size. Kept beside the practices, not in them,
//! because they hold before any practice is open.

use nenrin_store::create_private_folder;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Call, Command, Failure, check, outside};

/// The language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// The colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The preferences of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// The language of the window.
    pub language: Language,
    /// The colours of the window.
    pub theme: Theme,
    /// Size of text in percent, 90 to 150.
    pub text_size: u32,
    /// The columns of the list of learners; none for the usual ones.
    #[serde(default)]
    pub columns: Vec<String>,
}

impl Preferences {
    /// The preferences of the data folder; on a first start, or when their file cannot be read, the system's.
    pub(crate) fn read(call: &Call<'_>) -> Self {
        let kept = outside::open(&call.desk.folder().join(FILE)).and_then(std::io::read_to_string);
        let kept = kept.ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
        kept.filter(|kept| kept.check().is_ok()).unwrap_or_else(|| Self {
            language: call.host.language(),
            theme: Theme::System,
            text_size: 100,
            columns: Vec::new(),
        })
    }

    fn check(&self) -> Result<(), Failure> {
        if !(90..=150).contains(&self.text_size) {
            return Err(Failure::not_allowed("text_size", "90_to_150"));
        }
        if self.columns.len() > COLUMNS || self.columns.iter().any(|name| name.len() > check::NAME) {
            return Err(Failure::not_allowed("columns", &format!("at_most_{COLUMNS}")));
        }
        Ok(())
    }
}

/// Most columns of a list.
const COLUMNS: usize = 100;

const FILE: &str = "preferences.json";

/// Asks for the preferences.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreferencesView {}

impl Command for PreferencesView {
    const NAME: &'static str = "preferences.view";
    type Output = Preferences;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Preferences>, Failure> {
        Ok(Answer::read(Preferences::read(call)))
    }
}

/// Changes the preferences.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPreferences {
    /// What they shall be.
    pub preferences: Preferences,
}

impl Command for SetPreferences {
    const NAME: &'static str = "preferences.set";
    type Output = Preferences;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Preferences>, Failure> {
        self.preferences.check()?;
        let folder = call.desk.folder();
        create_private_folder(folder)?;
        let text = serde_json::to_string_pretty(&self.preferences).unwrap_or_default();
        outside::keep(&folder.join(FILE), text.as_bytes())?;
        Ok(Answer::read(self.preferences))
    }
}
