//! What two entries of one person say otherwise than each other: what the kept one says stays.

use std::collections::BTreeMap;

use nenrin_domain::{Coded as _, Consent, CustomFieldId, CustomSubject, Learner, LearnerId};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use super::doubles;
use crate::Failure;
use crate::record_history::FieldValue;
use crate::wire::Sum;

/// A field by which two learners are told from each other.
#[derive(Debug, Serialize, TS)]
pub struct KnownBy {
    /// The field, such as `mail`.
    pub field: String,
    /// What the kept learner says, and goes on saying.
    pub keep: Option<String>,
    /// What the other one says: it fills the gap where the kept one says nothing.
    pub other: Option<String>,
}

/// A field in which two learners differ.
#[derive(Debug, Serialize, TS)]
pub struct Differing {
    /// The field, such as `concern`; `custom_value` when it is one of the coach's own.
    pub field: String,
    /// What the coach calls a field of their own.
    pub name: Option<String>,
    /// What the kept learner says, and goes on saying.
    pub kept: FieldValue,
    /// What the other one says; it stays in the history of changes only.
    pub lost: FieldValue,
}

pub(super) fn known_by(keep: &Learner, other: &Learner) -> Vec<KnownBy> {
    let both =
        [("kana", &keep.kana, &other.kana), ("mail", &keep.mail, &other.mail), ("phone", &keep.phone, &other.phone)];
    let said = both.into_iter().filter(|(_, keep, other)| keep.is_some() || other.is_some());
    said.map(|(field, keep, other)| KnownBy { field: field.to_owned(), keep: keep.clone(), other: other.clone() })
        .collect()
}

/// Where both say something, and not the same; but for that by which they are known.
pub(super) fn differing(store: &Store, keep: &Learner, other: &Learner) -> Result<Vec<Differing>, Failure> {
    let both = said(keep).into_iter().zip(said(other));
    let mut differing: Vec<_> = both
        .filter_map(|((field, kept), (_, lost))| {
            let (kept, lost) = kept.zip(lost).filter(|(kept, lost)| kept != lost)?;
            Some(Differing { field: field.to_owned(), name: None, kept, lost })
        })
        .collect();
    let (kept, lost) = (entered(store, keep.id)?, entered(store, other.id)?);
    for field in store.custom_fields_on(CustomSubject::Learner)? {
        let both = kept.get(&field.id).zip(lost.get(&field.id)).filter(|(kept, lost)| kept != lost);
        differing.extend(both.map(|(kept, lost)| Differing {
            field: "custom_value".to_owned(),
            name: Some(field.name.clone()),
            kept: FieldValue::Text(kept.clone()),
            lost: FieldValue::Text(lost.clone()),
        }));
    }
    let folded = consents(store, keep.id, other.id)?.into_iter().chain(pauses(store, keep.id, other.id)?);
    differing.extend(folded.map(|(field, kept, lost)| Differing {
        field: field.to_owned(),
        name: None,
        kept: FieldValue::Text(kept),
        lost: FieldValue::Text(lost),
    }));
    Ok(differing)
}

/// Two texts of which the first stays, and the field they stand in.
type Folded = (&'static str, String, String);

/// Where two texts are not the same.
fn folded(field: &'static str, kept: Option<String>, lost: Option<String>) -> Option<Folded> {
    let (kept, lost) = kept.zip(lost).filter(|(kept, lost)| kept != lost)?;
    Some((field, kept, lost))
}

/// By what consents are shown that become one.
fn consents(store: &Store, keep: LearnerId, other: LearnerId) -> Result<Vec<Folded>, Failure> {
    let there: Vec<_> = doubles::holding(store.consents_of(other)?).collect();
    let double = |kept: Consent| {
        let double = there.iter().find(|double| double.kind == kept.kind)?;
        folded("evidence", kept.evidence, double.evidence.clone())
    };
    Ok(doubles::holding(store.consents_of(keep)?).filter_map(double).collect())
}

/// Why it is rested in pauses that become one.
fn pauses(store: &Store, keep: LearnerId, other: LearnerId) -> Result<Vec<Folded>, Failure> {
    let (there, mut found) = (store.pauses_of(other)?, Vec::new());
    for kept in store.pauses_of(keep)? {
        let doubles = there.iter().filter(|double| double.overlaps(&kept));
        found.extend(doubles.filter_map(|double| folded("reason", kept.reason.clone(), double.reason.clone())));
    }
    Ok(found)
}

fn entered(store: &Store, learner: LearnerId) -> Result<BTreeMap<CustomFieldId, String>, Failure> {
    Ok(store.custom_values_about(learner)?.into_iter().map(|value| (value.field, value.value)).collect())
}

/// What an entry says in each field of which one of two stays. Every field of a learner is named here, so that none is forgotten.
fn said(learner: &Learner) -> Vec<(&'static str, Option<FieldValue>)> {
    let Learner {
        // Who they are, and by what they are known.
        id: _,
        external_id: _,
        kana: _,
        mail: _,
        phone: _,
        // Of these nothing goes.
        tags: _,
        joined_on: _,
        erased_on: _,
        name,
        line,
        concern,
        source,
        cadence_days,
        session_price,
        plan_kind,
        birthday,
        language,
        preferred_channel,
        risk_notes,
    } = learner;
    let text = |text: &Option<String>| text.clone().map(FieldValue::Text);
    let code = |code: Option<&'static str>| code.map(|code| FieldValue::Text(code.to_owned()));
    vec![
        ("name", text(name)),
        ("line", text(line)),
        ("concern", text(concern)),
        ("source", text(source)),
        ("cadence_days", cadence_days.map(|days| FieldValue::Number(days.into()))),
        ("session_price", session_price.map(|price| FieldValue::Money(Sum::from(price)))),
        ("plan_kind", code(plan_kind.map(|kind| kind.as_code()))),
        ("birthday", birthday.map(|birthday| FieldValue::Text(birthday.to_string()))),
        ("language", code(language.map(|language| language.as_code()))),
        ("preferred_channel", code(preferred_channel.map(|channel| channel.as_code()))),
        ("risk_notes", text(risk_notes)),
    ]
}
