//! The fields of the coach's own, as further columns of a table.

use std::collections::{HashMap, HashSet};

use nenrin_domain::{CustomField, CustomFieldId, CustomKind, CustomSubject, CustomValue, Id};
use nenrin_exchange::sheets::{Cell, Column, Kind, Subject, code_of};
use nenrin_store::Store;
use uuid::Uuid;

use crate::Failure;

/// The fields that stand in a table, and what was entered in them.
pub(super) struct Own {
    subject: Subject,
    fields: Vec<CustomField>,
    values: HashMap<(Uuid, CustomFieldId), String>,
}

impl Own {
    /// The fields that are asked for, and those that no longer are but have a value. Only learners, contracts and sessions have
    /// any.
    pub fn of(store: &Store, subject: Subject) -> Result<Self, Failure> {
        let about = match subject {
            Subject::Learners => CustomSubject::Learner,
            Subject::Contracts => CustomSubject::Contract,
            Subject::Sessions => CustomSubject::Session,
            Subject::Payments | Subject::Refunds | Subject::Interactions => {
                return Ok(Self { subject, fields: Vec::new(), values: HashMap::new() });
            }
        };
        let entered = store.custom_values_on(about)?;
        let filled: HashSet<_> = entered.iter().map(|value| value.field).collect();
        let mut fields = store.custom_fields_on(about)?;
        fields.retain(|field| field.offered || filled.contains(&field.id));
        let values = entered.into_iter().map(|value| ((whose(&value), value.field), value.value)).collect();
        Ok(Self { subject, fields, values })
    }

    /// Their columns, headed by the coach's names for them.
    pub fn columns(&self) -> Vec<Column> {
        self.subject.further(self.fields.iter().map(|field| (field.name.as_str(), kind(field.kind))))
    }

    /// The cells of a record, and after them what was entered about it.
    pub fn after(&self, record: impl Id, mut cells: Vec<Cell>) -> Vec<Cell> {
        cells.extend(self.fields.iter().map(|field| {
            let value = self.values.get(&(record.uuid(), field.id));
            value.map_or(Cell::Blank, |value| cell(field.kind, value))
        }));
        cells
    }
}

/// The record that a value is about.
fn whose(value: &CustomValue) -> Uuid {
    let narrower = value.session.map(|id| id.uuid()).or_else(|| value.contract.map(|id| id.uuid()));
    narrower.unwrap_or_else(|| value.learner.uuid())
}

const fn kind(kind: CustomKind) -> Kind {
    match kind {
        CustomKind::Text | CustomKind::Choice => Kind::Text,
        CustomKind::Number => Kind::Decimal,
        CustomKind::Date => Kind::Day,
        CustomKind::YesNo => Kind::Code(YES_NO),
    }
}

/// The family of the words for yes and no.
const YES_NO: &str = "yes_no";

/// A value in the form of its field; one that is not has been entered by another program and is told as it stands.
fn cell(kind: CustomKind, value: &str) -> Cell {
    let typed = match kind {
        CustomKind::Text | CustomKind::Choice => None,
        CustomKind::Number => value.parse().ok().map(Cell::Decimal),
        CustomKind::Date => value.parse().ok().map(Cell::Day),
        CustomKind::YesNo => code_of(YES_NO, value).map(Cell::Code),
    };
    typed.unwrap_or_else(|| Cell::text(Some(value)))
}
