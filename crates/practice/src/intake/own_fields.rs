//! What files say of the coach's own fields.

use std::collections::{HashMap, HashSet};

use nenrin_domain::{
    Coded as _, ContractId, CustomField, CustomFieldId, CustomKind, CustomSubject, CustomValue, Id as _, LearnerId,
    SessionId, fold,
};
use nenrin_exchange::intake::own_field_code;
use nenrin_store::Store;
use uuid::Uuid;

use super::notes::Kept;
use super::run::Bringing;
use crate::Failure;
use crate::derived::Key;

/// What values are about: a learner, or one of their contracts or sessions.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub learner: LearnerId,
    pub contract: Option<ContractId>,
    pub session: Option<SessionId>,
}

impl From<LearnerId> for About {
    fn from(learner: LearnerId) -> Self {
        Self { learner, contract: None, session: None }
    }
}

impl About {
    /// The record itself.
    fn record(self) -> Uuid {
        let narrower = self.session.map(|id| id.uuid()).or_else(|| self.contract.map(|id| id.uuid()));
        narrower.unwrap_or_else(|| self.learner.uuid())
    }
}

/// The fields, and what is entered in them.
#[derive(Default)]
pub(super) struct OwnFields {
    pub fields: Vec<CustomField>,
    entered: HashMap<(Uuid, CustomFieldId), String>,
}

impl OwnFields {
    /// Those of a practice; none when none is open.
    pub fn of(store: Option<&Store>) -> Result<Self, Failure> {
        let (Some(store), mut all) = (store, Self::default()) else { return Ok(Self::default()) };
        for subject in CustomSubject::ALL {
            let values = store.custom_values_on(*subject)?;
            let mut fields = store.custom_fields_on(*subject)?;
            fields.iter_mut().for_each(|field| with_chosen(field, &values));
            all.fields.extend(fields);
            all.entered.extend(values.into_iter().map(
                |CustomValue { field, learner, contract, session, value, .. }| {
                    ((About { learner, contract, session }.record(), field), value)
                },
            ));
        }
        Ok(all)
    }

    /// Takes in what a line says of a learner where nothing is entered yet. Answers whether it says anything new.
    pub fn told(&mut self, learner: LearnerId, told: &[(CustomFieldId, String)]) -> bool {
        told.iter().fold(false, |more, (field, value)| self.enter(learner.into(), *field, value) || more)
    }

    /// The cells of a line that say otherwise than what is entered about a learner.
    pub fn differing(&self, learner: LearnerId, told: &[(CustomFieldId, String)]) -> Vec<Kept> {
        let otherwise = told.iter().filter_map(|(field, value)| {
            let here = self.entered.get(&(learner.uuid(), *field)).filter(|here| fold(here) != fold(value))?;
            Some((self.code(*field)?.into(), here.clone(), value.clone()))
        });
        otherwise.collect()
    }

    /// The cells of a line that say otherwise than what is entered about a record, also where nothing is.
    pub fn otherwise(&self, record: Uuid, told: &[(CustomFieldId, String)]) -> Vec<Kept> {
        let cells = told.iter().filter_map(|(field, value)| {
            let here = self.entered.get(&(record, *field)).map_or("", String::as_str);
            (fold(here) != fold(value)).then_some((self.code(*field)?.into(), here.to_owned(), value.clone()))
        });
        cells.collect()
    }

    /// The code of the meaning of a field.
    pub fn code(&self, field: CustomFieldId) -> Option<String> {
        self.fields.iter().find(|known| known.id == field).map(own_field_code)
    }

    /// Takes in what the cells of a line say that are taken. Says whether any is.
    pub fn take(&mut self, learner: LearnerId, told: &[(CustomFieldId, String)], taken: impl Fn(&str) -> bool) -> bool {
        let cells = told.iter().filter(|(field, _)| self.code(*field).is_some_and(|code| taken(&code)));
        let cells: Vec<_> = cells.map(|(field, value)| ((learner.uuid(), *field), value.clone())).collect();
        let any = !cells.is_empty();
        self.entered.extend(cells);
        any
    }

    /// The values that come of what a line says of a record, where nothing is entered yet.
    pub fn entering(&mut self, about: About, told: Vec<(CustomFieldId, String)>) -> Vec<CustomValue> {
        let About { learner, contract, session } = about;
        let mut values = Vec::new();
        for (field, value) in told {
            if self.enter(about, field, &value) {
                let id = Key::of("custom_value").with(about.record()).with(field).timeless();
                values.push(CustomValue { id, field, learner, contract, session, value });
            }
        }
        values
    }

    /// Takes in a value, unless one is entered. Says whether it did.
    fn enter(&mut self, about: About, field: CustomFieldId, value: &str) -> bool {
        let free = !self.entered.contains_key(&(about.record(), field));
        if free {
            self.entered.insert((about.record(), field), value.to_owned());
        }
        free
    }
}

/// A choice that is no longer among the others can be read as long as it is chosen anywhere.
fn with_chosen(field: &mut CustomField, values: &[CustomValue]) {
    if field.kind != CustomKind::Choice {
        return;
    }
    let offered: HashSet<_> = field.choices.iter().cloned().collect();
    let chosen = values.iter().filter(|value| value.field == field.id).map(|value| value.value.clone());
    let mut others: Vec<_> = chosen.filter(|value| !offered.contains(value)).collect();
    others.sort();
    others.dedup();
    field.choices.extend(others);
}

impl Bringing<'_, '_, '_> {
    /// Enters what the cells of a line say of a learner that are taken in place of what is entered.
    pub fn take_own(&mut self, line: u64, learner: LearnerId, told: &[(CustomFieldId, String)]) -> Result<(), Failure> {
        for value in self.loader.custom_values_about(learner)? {
            let is_taken = self.own.code(value.field).is_some_and(|code| self.taken.has(line, &code));
            let said = told.iter().find(|(field, _)| *field == value.field).filter(|_| is_taken);
            if let Some((_, said)) = said {
                self.loader.change(&CustomValue { value: said.clone(), ..value })?;
            }
        }
        Ok(())
    }

    /// Enters what a line says of a record where nothing is entered yet.
    pub fn enter(&mut self, about: impl Into<About>, told: Vec<(CustomFieldId, String)>) -> Result<(), Failure> {
        let entering = self.own.entering(about.into(), told);
        entering.iter().try_for_each(|value| self.add(value))
    }
}
