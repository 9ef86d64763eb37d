//! What two people who become one both have, and one person can have only once.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    Coded as _, Consent, CustomValue, Day, FollowUp, FollowUpId, FollowUpState, LearnerId, PayerLink, ReviewDecision,
    Trigger,
};
use nenrin_store::{Store, Writer};

use super::pauses;
use crate::Failure;

/// Makes one of two wherever a person can have only one: what the other one has is folded into what the kept one has, or goes.
///
/// # Errors
/// When payers of both would pay more than the whole: nobody but the coach knows which share is true.
pub(super) fn fold(writer: &mut Writer<'_>, keep: LearnerId, other: LearnerId, today: Day) -> Result<(), Failure> {
    for (double, kept) in twice_open(writer, keep, other)? {
        // Who decided to follow up the one is led to the one that is still open.
        for decision in writer.decisions_on(double.id)? {
            writer.put(&ReviewDecision { follow_up: Some(kept), ..decision })?;
        }
        writer.put(&double.closed(today, FollowUpState::ResolvedItself, None))?;
    }
    for value in twice_entered(writer, keep, other)? {
        writer.remove::<CustomValue>(value.id)?;
    }
    fold_consents(writer, keep, other)?;
    pauses::fold(writer, keep, other)?;
    fold_payers(writer, keep, other)
}

/// Follow-ups of the other one that are open for the kept one already, each with the one of the kept one: there is one open for
/// each reason.
fn twice_open(store: &Store, keep: LearnerId, other: LearnerId) -> Result<Vec<(FollowUp, FollowUpId)>, Failure> {
    // Of those that the coach wrote down there is one open for each text.
    let reason = |open: &FollowUp| {
        let text = (open.trigger == Trigger::ByHand.as_code()).then(|| open.text.clone().unwrap_or_default());
        (open.contract, open.trigger.clone(), text)
    };
    let open = |learner| -> Result<_, Failure> {
        Ok(store.follow_ups_of(learner)?.into_iter().filter(|follow_up| follow_up.state.is_open()))
    };
    let here: BTreeMap<_, _> = open(keep)?.map(|open| (reason(&open), open.id)).collect();
    let double = |open: FollowUp| here.get(&reason(&open)).map(|kept| (open, *kept));
    Ok(open(other)?.filter_map(double).collect())
}

/// What was entered about the other one in fields in which the kept one says something.
fn twice_entered(store: &Store, keep: LearnerId, other: LearnerId) -> Result<Vec<CustomValue>, Failure> {
    let here: BTreeSet<_> = store.custom_values_about(keep)?.into_iter().map(|value| value.field).collect();
    let there = store.custom_values_about(other)?.into_iter();
    Ok(there.filter(|value| here.contains(&value.field)).collect())
}

/// A consent that both have given and that holds is one, given when the first of them was.
fn fold_consents(writer: &mut Writer<'_>, keep: LearnerId, other: LearnerId) -> Result<(), Failure> {
    let there: Vec<Consent> = holding(writer.consents_of(other)?).collect();
    for kept in holding(writer.consents_of(keep)?) {
        let Some(double) = there.iter().find(|double| double.kind == kept.kind) else { continue };
        writer.remove::<Consent>(double.id)?;
        let (given_on, evidence) = (kept.given_on.min(double.given_on), kept.evidence.or(double.evidence.clone()));
        writer.put(&Consent { given_on, evidence, ..kept })?;
    }
    Ok(())
}

/// The consents among these that hold.
pub(super) fn holding(consents: Vec<Consent>) -> impl Iterator<Item = Consent> {
    consents.into_iter().filter(|consent| consent.withdrawn_on.is_none())
}

/// A payer of both who pays for them at one time pays for the one they are, for as long as for either, with the larger share.
fn fold_payers(writer: &mut Writer<'_>, keep: LearnerId, other: LearnerId) -> Result<(), Failure> {
    let mut there = writer.payer_links_of(other)?;
    let mut all = Vec::new();
    for mut kept in writer.payer_links_of(keep)? {
        while let Some(at) = there.iter().position(|double| double.payer == kept.payer && overlap(double, &kept)) {
            let double = there.remove(at);
            writer.remove::<PayerLink>(double.id)?;
            kept = PayerLink {
                share: kept.share.max(double.share),
                starts_on: kept.starts_on.zip(double.starts_on).map(|(one, other)| one.min(other)),
                ends_on: kept.ends_on.zip(double.ends_on).map(|(one, other)| one.max(other)),
                ..kept
            };
            writer.put(&kept)?;
        }
        all.push(kept);
    }
    all.extend(there);
    let fits = PayerLink::most_shared(&all) <= 100;
    if fits { Ok(()) } else { Err(Failure::not_allowed("other", "payers_100_in_all")) }
}

fn overlap(one: &PayerLink, other: &PayerLink) -> bool {
    let ends_before =
        |one: &PayerLink, other: &PayerLink| one.ends_on.zip(other.starts_on).is_some_and(|(last, first)| last < first);
    !ends_before(one, other) && !ends_before(other, one)
}
