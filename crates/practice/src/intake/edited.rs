//! What a row of a table that this program wrote says otherwise than the record it came from: it was edited in a spreadsheet, or
//! the record has changed since. Only the coach knows which. The record stays, and each such cell is told.

use std::borrow::Cow;
use std::str::FromStr;

use nenrin_domain::{Coded as _, Id, LearnerId, Payment, Refund, fold};
use nenrin_exchange::intake::{Meaning, PaymentRow, own_meaning};
use nenrin_exchange::sheets::{Cell, Subject};
use nenrin_store::Record;

use super::notes::{Kept, somebody};
use super::plan::{Deciding, Identity};
use super::refunds::own_payment;
use super::taking::Stands;
use crate::Failure;
use crate::exports::rows::{self, Known};
use crate::left_behind::PAYMENT;

impl Deciding<'_> {
    /// The record of which a row of a table of ours tells: one of this practice, or the one that came of it.
    pub fn own_record<R>(&self, identity: &Identity, entity: &str) -> Result<Option<R>, Failure>
    where
        R: Record<Id: FromStr>,
    {
        let Some(store) = self.store else { return Ok(None) };
        let own = identity.text.parse::<R::Id>().ok().map(|id| store.find::<R>(id)).transpose()?.flatten();
        if own.is_some() {
            return Ok(own);
        }
        // The mark that a removed record leaves leads to another one, which the row does not tell of.
        let came = store.origin(self.source, &identity.text, entity)?.filter(|it| it.id == identity.origin(entity));
        Ok(came.map(|origin| store.find::<R>(R::Id::from_uuid(origin.target))).transpose()?.flatten())
    }

    /// The cells in which a table tells two records otherwise, by what their columns mean: what is known, and what the file says.
    /// A blank cell says nothing.
    pub fn differing(
        &mut self,
        subject: Subject,
        both: impl FnOnce(&Known) -> [Vec<Cell>; 2],
    ) -> Result<Vec<Kept>, Failure> {
        let (Some(store), language) = (self.store, self.language) else { return Ok(Vec::new()) };
        let known = match self.named.take() {
            Some(known) => known,
            None => Known::of(store)?,
        };
        let [here, told] = both(self.named.insert(known));
        let cells = subject.columns().iter().zip(here.iter().zip(&told));
        let otherwise = cells.filter_map(|(column, (here, told))| {
            let meaning = own_meaning(subject, column);
            let [here, told] = [here, told].map(|cell| cell.shown(column, language));
            let is_told = !told.is_empty() && !matches!(meaning, Meaning::Ignored | Meaning::LearnerId);
            (is_told && fold(&here) != fold(&told)).then_some((Cow::Borrowed(meaning.as_code()), here, told))
        });
        Ok(otherwise.collect())
    }
}

/// Tells the coach of cells that are not taken. Of somebody who was erased nothing is told.
pub(super) fn keep(deciding: &mut Deciding<'_>, number: u64, learner: LearnerId, cells: Vec<Kept>) {
    if let Some(here) = deciding.whose.here(learner) {
        let who = somebody(learner, here.name.as_deref());
        deciding.notes.keep_cells(number, &who, cells, |_| Stands::Fixed);
    }
}

/// Notes what the row of a table of ours says otherwise than its payment or refund, if that is here: says whether it is.
pub(super) fn payment(
    deciding: &mut Deciding<'_>,
    (number, row): (u64, &PaymentRow),
    whose: Option<LearnerId>,
    identity: &Identity,
) -> Result<bool, Failure> {
    if row.is_refund {
        return refund(deciding, (number, row), whose, identity);
    }
    let Some(here) = deciding.own_record::<Payment>(identity, PAYMENT)? else { return Ok(false) };
    let told = Payment {
        learner: whose.unwrap_or(here.learner),
        due_on: row.due_on.or(here.due_on),
        paid_on: (!row.is_open).then_some(row.day),
        amount: row.amount,
        method: row.method.clone().or_else(|| here.method.clone()),
        fee: row.fee.or(here.fee),
        reference: row.reference.clone().or_else(|| here.reference.clone()),
        note: row.note.clone().or_else(|| here.note.clone()),
        ..here.clone()
    };
    let cells = deciding.differing(Subject::Payments, |known| [&here, &told].map(|it| rows::payment(it, known)))?;
    keep(deciding, number, here.learner, cells);
    Ok(true)
}

fn refund(
    deciding: &mut Deciding<'_>,
    (number, row): (u64, &PaymentRow),
    whose: Option<LearnerId>,
    identity: &Identity,
) -> Result<bool, Failure> {
    let Some(here) = deciding.own_record::<Refund>(identity, PAYMENT)? else { return Ok(false) };
    let named = row.part_of.as_deref().zip(deciding.store).map(|(number, store)| own_payment(store, number));
    let told = Refund {
        learner: whose.unwrap_or(here.learner),
        payment: named.transpose()?.flatten().map_or(here.payment, |(payment, _)| payment),
        day: row.day,
        amount: row.amount,
        reason: row.description.clone().or_else(|| here.reason.clone()),
        method: row.method.clone().or_else(|| here.method.clone()),
        ..here.clone()
    };
    let cells = deciding.differing(Subject::Refunds, |known| [&here, &told].map(|it| rows::refund(it, known)))?;
    keep(deciding, number, here.learner, cells);
    Ok(true)
}
