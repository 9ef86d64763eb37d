//! The fields of the coach's own on learners, contracts and sessions.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{CustomField, CustomFieldId, CustomKind, CustomSubject};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most fields of one subject.
const MOST: usize = 50;
/// Most choices of one field.
const CHOICES: usize = 50;

/// A field of the coach's own.
#[derive(Debug, Serialize, TS)]
pub struct CustomFieldView {
    /// Identity.
    pub id: Plain<CustomFieldId>,
    /// The coach's name for it.
    pub name: String,
    /// What can be entered.
    pub kind: Word<CustomKind>,
    /// What can be chosen, in order.
    pub choices: Vec<String>,
    /// Whether it is asked for.
    pub offered: bool,
    /// How many values it has; while it has any it keeps its kind and stays.
    pub values: u32,
}

/// Asks for the fields of one subject, in their order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCustomFields {
    /// What they are about.
    pub subject: Word<CustomSubject>,
}

impl Command for ListCustomFields {
    const NAME: &'static str = "custom_field.list";
    type Output = Vec<CustomFieldView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<CustomFieldView>>, Failure> {
        let store = call.store()?;
        let view = |CustomField { id, name, kind, choices, offered, .. }| {
            let values = store.custom_values_in(id)?;
            Ok(CustomFieldView { id: Plain(id), name, kind: Word(kind), choices, offered, values })
        };
        let views: Result<_, Failure> = store.custom_fields_on(self.subject.0)?.into_iter().map(view).collect();
        Ok(Answer::read(views?))
    }
}

/// Changes the fields of one subject. What was entered is kept, also in a field that is no longer asked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCustomFields {
    /// What they are about.
    pub subject: Word<CustomSubject>,
    /// All of them in their order, at most 50; one that is left out goes, which only one without values can.
    pub fields: Vec<CustomFieldWish>,
}

/// A field as the coach wishes it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomFieldWish {
    /// One that is there; `null` for a new one.
    pub id: Option<Plain<CustomFieldId>>,
    /// The coach's name for it, which no other one on this subject has.
    pub name: String,
    /// What can be entered.
    pub kind: Word<CustomKind>,
    /// What can be chosen, in order; of a field with choices at least one.
    pub choices: Vec<String>,
    /// Whether it is asked for.
    pub offered: bool,
}

impl Command for SaveCustomFields {
    const NAME: &'static str = "custom_field.save";
    type Output = ();

    fn run(mut self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let store = call.store()?;
        let before = store.custom_fields_on(self.subject.0)?;
        self.check(store, &before)?;
        let done = call.act(&Act::new(Self::NAME, call.now()), |writer| self.write(writer, &before))?;
        Ok(done.into())
    }
}

impl SaveCustomFields {
    /// Checks what is wished and takes the blanks around the words away.
    fn check(&mut self, store: &Store, before: &[CustomField]) -> Result<(), Failure> {
        if self.fields.len() > MOST {
            return Err(Failure::not_allowed("fields", &format!("at_most_{MOST}")));
        }
        let mut going: BTreeMap<_, _> = before.iter().map(|field| (field.id, field)).collect();
        let mut names = BTreeSet::new();
        for wish in &mut self.fields {
            wish.check()?;
            if !names.insert(wish.name.clone()) {
                return Err(Failure::not_allowed("name", "twice"));
            }
            let Some(Plain(id)) = wish.id else { continue };
            let was = going.remove(&id).ok_or_else(|| Failure::not_allowed("id", "unknown"))?;
            if was.kind != wish.kind.0 && store.custom_values_in(id)? > 0 {
                return Err(Failure::not_allowed("kind", "has_values").about("name", &was.name));
            }
        }
        for field in going.values() {
            if store.custom_values_in(field.id)? > 0 {
                return Err(Failure::not_allowed("fields", "has_values").about("name", &field.name));
            }
        }
        Ok(())
    }

    fn write(self, writer: &mut Writer<'_>, before: &[CustomField]) -> Result<(), Failure> {
        let kept: BTreeSet<_> = self.fields.iter().filter_map(|wish| wish.id).map(|id| id.0).collect();
        for gone in before.iter().filter(|field| !kept.contains(&field.id)) {
            writer.remove::<CustomField>(gone.id)?;
        }
        for (position, CustomFieldWish { id, name, kind, choices, offered }) in (0..).zip(self.fields) {
            let id = id.map_or_else(|| writer.mint(), |id| id.0);
            let subject = self.subject.0;
            writer.put(&CustomField { id, subject, name, kind: kind.0, choices, position, offered })?;
        }
        Ok(())
    }
}

impl CustomFieldWish {
    fn check(&mut self) -> Result<(), Failure> {
        self.name = check::required("name", &self.name, check::NAME)?;
        if self.kind.0 != CustomKind::Choice {
            self.choices.clear();
            return Ok(());
        }
        if self.choices.is_empty() || self.choices.len() > CHOICES {
            return Err(Failure::not_allowed("choices", &format!("1_to_{CHOICES}")));
        }
        let choices = self.choices.iter().map(|choice| check::required("choices", choice, check::NAME));
        self.choices = choices.collect::<Result<_, _>>()?;
        let distinct: BTreeSet<_> = self.choices.iter().collect();
        if distinct.len() < self.choices.len() {
            return Err(Failure::not_allowed("choices", "twice"));
        }
        Ok(())
    }
}
