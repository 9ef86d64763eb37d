//! The person who learns: 受講者.

use crate::code::codes;
use crate::{Birthday, Channel, ContractKind, Day, LearnerId, Money};

/// A person the practice works with, has worked with, or may come to work with.
///
/// The lifecycle (applied, active, paused …) is derived from contracts and sessions and is not stored here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// Identity.
    pub id: LearnerId,
    /// The id this learner had in the tables the history came from.
    pub external_id: Option<String>,
    /// Full name as the learner writes it; `None` when the history brought none.
    pub name: Option<String>,
    /// Reading of the name in hiragana, for order and finding.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Name or id in LINE.
    pub line: Option<String>,
    /// What the learner first asked for (相談内容).
    pub concern: Option<String>,
    /// The coach's own labels, sorted and without repeats.
    pub tags: Vec<String>,
    /// Where the learner heard of the practice.
    pub source: Option<String>,
    /// First day as a learner.
    pub joined_on: Option<Day>,
    /// The agreed rhythm: days between two sessions.
    pub cadence_days: Option<u32>,
    /// The agreed price of one session.
    pub session_price: Option<Money>,
    /// The kind of plan the learner usually takes.
    pub plan_kind: Option<ContractKind>,
    /// Birthday.
    pub birthday: Option<Birthday>,
    /// The language in which to write: `ja` or `en`.
    pub language: Option<Language>,
    /// How they like to be contacted.
    pub preferred_channel: Option<Channel>,
    /// What to be careful about.
    pub risk_notes: Option<String>,
    /// The day on which their data was erased; what is left are rows for the books.
    pub erased_on: Option<Day>,
}

codes! {
    /// A language in which messages are written.
    Language {
        /// Japanese.
        Ja = "ja",
        /// English.
        En = "en",
    }
}

impl Learner {
    /// A learner of whom nothing but the name is known yet.
    #[must_use]
    pub fn named(id: LearnerId, name: &str) -> Self {
        Self {
            id,
            external_id: None,
            name: Some(name.to_owned()),
            kana: None,
            mail: None,
            phone: None,
            line: None,
            concern: None,
            tags: Vec::new(),
            source: None,
            joined_on: None,
            cadence_days: None,
            session_price: None,
            plan_kind: None,
            birthday: None,
            language: None,
            preferred_channel: None,
            risk_notes: None,
            erased_on: None,
        }
    }
}

impl Learner {
    /// The key by which learners are sorted: the reading, else the name, folded; those without either come last, by
    /// their external id.
    #[must_use]
    pub fn sort_key(&self) -> (bool, String) {
        let named = self.kana.as_ref().or(self.name.as_ref());
        let key = named.or(self.external_id.as_ref()).map(|text| crate::fold(text));
        (named.is_none(), key.unwrap_or_default())
    }
}
