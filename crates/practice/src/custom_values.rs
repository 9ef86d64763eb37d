//! What was entered in the fields of the coach's own.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    Contract, ContractId, CustomField, CustomFieldId, CustomKind, CustomSubject, CustomValue, Day, Hundredths, Learner,
    LearnerId, SessionId,
};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// What values are about: a learner, or one of their contracts or sessions.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomAbout {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// Their contract, when the values are about one.
    pub contract: Option<Plain<ContractId>>,
    /// Their session, when the values are about one.
    pub session: Option<Plain<SessionId>>,
}

impl CustomAbout {
    fn subject(&self) -> CustomSubject {
        match (self.contract, self.session) {
            (_, Some(_)) => CustomSubject::Session,
            (Some(_), None) => CustomSubject::Contract,
            (None, None) => CustomSubject::Learner,
        }
    }

    /// Checks that all of it belongs together.
    fn check(&self, store: &Store) -> Result<(), Failure> {
        let learner: Learner = store.get(self.learner.0)?;
        check::session_of(store, self.session, learner.id)?;
        if let Some(Plain(contract)) = self.contract {
            if store.get::<Contract>(contract)?.learner != learner.id {
                return Err(Failure::not_allowed("contract", "of_this_learner"));
            }
            if self.session.is_some() {
                return Err(Failure::not_allowed("contract", "not_with_a_session"));
            }
        }
        Ok(())
    }

    fn entered(&self, store: &Store) -> Result<BTreeMap<CustomFieldId, CustomValue>, Failure> {
        let values = match (self.contract, self.session) {
            (_, Some(session)) => store.custom_values_of_session(session.0)?,
            (Some(contract), None) => store.custom_values_of_contract(contract.0)?,
            (None, None) => store.custom_values_about(self.learner.0)?,
        };
        Ok(values.into_iter().map(|value| (value.field, value)).collect())
    }
}

/// A field and what was entered in it.
#[derive(Debug, Serialize, TS)]
pub struct CustomEntry {
    /// The field.
    pub field: Plain<CustomFieldId>,
    /// The coach's name for it.
    pub name: String,
    /// What can be entered.
    pub kind: Word<CustomKind>,
    /// What can be chosen, in order.
    pub choices: Vec<String>,
    /// What was entered: a day as `2026-11-20`, yes or no as `yes` or `no`.
    pub value: Option<String>,
}

/// Asks for the fields that are asked for, and for those that are no longer but have a value.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomValuesOf {
    /// What they are about.
    pub about: CustomAbout,
}

impl Command for CustomValuesOf {
    const NAME: &'static str = "custom_value.list";
    type Output = Vec<CustomEntry>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<CustomEntry>>, Failure> {
        let store = call.store()?;
        self.about.check(store)?;
        let mut entered = self.about.entered(store)?;
        let entry = |field: CustomField| {
            let CustomField { id, name, kind, choices, offered, .. } = field;
            let value = entered.remove(&id).map(|entered| entered.value);
            let shown = offered || value.is_some();
            shown.then_some(CustomEntry { field: Plain(id), name, kind: Word(kind), choices, value })
        };
        Ok(Answer::read(store.custom_fields_on(self.about.subject())?.into_iter().filter_map(entry).collect()))
    }
}

/// Enters values, changes them or takes them away, in one act.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCustomValues {
    /// What they are about.
    pub about: CustomAbout,
    /// The fields that change.
    pub values: Vec<TypedValue>,
}

/// What is to stand in a field.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedValue {
    /// The field.
    pub field: Plain<CustomFieldId>,
    /// What is entered; nothing when the field is to be empty.
    pub value: Option<String>,
}

impl Command for SaveCustomValues {
    const NAME: &'static str = "custom_value.save";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        check::list("values", &self.values)?;
        let fields: BTreeSet<_> = self.values.iter().map(|typed| typed.field.0).collect();
        if fields.len() < self.values.len() {
            return Err(Failure::not_allowed("values", "twice"));
        }
        let store = call.store()?;
        self.about.check(store)?;
        let mut entered = self.about.entered(store)?;
        let mut changes = Vec::new();
        for typed in &self.values {
            let field: CustomField = store.get(typed.field.0)?;
            if field.subject != self.about.subject() {
                return Err(Failure::not_allowed("field", "of_this_subject"));
            }
            let before = entered.remove(&field.id);
            let value = checked(&field, typed.value.as_deref(), before.as_ref())?;
            changes.push((field.id, before, value));
        }
        let learner = self.about.learner.0;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            for (field, before, value) in changes {
                match (before, value) {
                    (Some(before), None) => writer.remove::<CustomValue>(before.id)?,
                    (Some(before), Some(value)) => writer.put(&CustomValue { value, ..before })?,
                    (None, None) => {}
                    (None, Some(value)) => {
                        let (contract, session) = (check::plain(self.about.contract), check::plain(self.about.session));
                        writer.add(&CustomValue { id: writer.mint(), field, learner, contract, session, value })?;
                    }
                }
            }
            Ok::<_, Failure>(())
        })?;
        Ok(done.into())
    }
}

/// What was typed in the form of the field's kind; `None` when nothing was.
fn checked(field: &CustomField, typed: Option<&str>, before: Option<&CustomValue>) -> Result<Option<String>, Failure> {
    let Some(value) = check::optional("value", typed, check::TEXT)? else { return Ok(None) };
    let named = |failure: Failure| failure.about("name", &field.name);
    let value = match field.kind {
        CustomKind::Text => value,
        CustomKind::Number => {
            value.parse::<Hundredths>().map_err(|_| named(Failure::not_allowed("value", "a_number")))?.to_string()
        }
        CustomKind::Date => {
            value.parse::<Day>().map_err(|_| named(Failure::not_allowed("value", "a_day")))?.to_string()
        }
        // A choice that is no longer among the others stays where it was chosen.
        CustomKind::Choice if field.choices.contains(&value) || before.is_some_and(|before| before.value == value) => {
            value
        }
        CustomKind::Choice => return Err(named(Failure::not_allowed("value", "one_of_the_choices"))),
        CustomKind::YesNo if matches!(value.as_str(), "yes" | "no") => value,
        CustomKind::YesNo => return Err(named(Failure::not_allowed("value", "yes_or_no"))),
    };
    Ok(Some(value))
}
