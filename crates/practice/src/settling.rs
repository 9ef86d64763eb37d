//! A payment that came and is the one that was expected, or a part of it: proposed of payments of imports where both may be the
//! same, and settled by the coach alone. An amount and a day near each other never make two payments one by themselves.

use std::collections::HashSet;

use nenrin_domain::{Day, Id as _, InboxItem, InboxItemId, InboxKind, InboxState, Origin, Payment, PaymentId, Refund};
use nenrin_exchange::intake::OWN_PAYMENTS;
use nenrin_store::{Act, MaySettle, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::derived::Key;
use crate::left_behind::left_behind;
use crate::shown::LearnerName;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

/// The source of the questions that this program asks of two payments, where they are kept once they are answered.
const SOURCE: &str = "settling";

/// An imported payment, and an open one that it may be, or be a part of.
#[derive(Debug, Serialize, TS)]
pub struct MaySettleRow {
    /// The payment that came.
    pub payment: Plain<PaymentId>,
    /// The open payment.
    pub due: Plain<PaymentId>,
    /// Whose they are.
    pub learner: LearnerName,
    /// How much came.
    pub amount: Sum,
    /// How much is due; more than came when that may be a part of it.
    pub due_amount: Sum,
    /// The day on which it came.
    pub paid_on: Option<Plain<Day>>,
    /// By which means.
    pub method: Option<String>,
    /// The day on which the open one is due.
    pub due_on: Option<Plain<Day>>,
}

impl From<MaySettle> for MaySettleRow {
    fn from(MaySettle { payment, due, learner }: MaySettle) -> Self {
        Self {
            payment: Plain(payment.id),
            due: Plain(due.id),
            learner: learner.into(),
            amount: payment.amount.into(),
            due_amount: due.amount.into(),
            paid_on: payment.paid_on.map(Plain),
            method: payment.method,
            due_on: due.due_on.map(Plain),
        }
    }
}

/// Says that a payment that came is an open one, as was proposed: of the two one is left, which came as the import tells. Of one
/// that is more it becomes a part.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettlePayment {
    /// The payment that came.
    pub payment: Plain<PaymentId>,
    /// The open payment.
    pub due: Plain<PaymentId>,
}

impl Command for SettlePayment {
    const NAME: &'static str = "payment.settle";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let MaySettle { payment, due, .. } = pair(call.store()?, self.payment.0, self.due.0)?;
        let act = Act::new(Self::NAME, call.now()).of(due.learner);
        Ok(call.act(&act, |writer| settle(writer, payment, &due))?.into())
    }
}

/// Says that a payment that came without having been expected is an open one after all, or a part of it, whether or not that was
/// proposed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JoinPayment {
    /// The payment that came.
    pub payment: Plain<PaymentId>,
    /// The open payment.
    pub due: Plain<PaymentId>,
}

impl Command for JoinPayment {
    const NAME: &'static str = "payment.join";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let store = call.store()?;
        let (payment, due): (Payment, Payment) = (store.get(self.payment.0)?, store.get(self.due.0)?);
        check::living(store, due.learner)?;
        if !payment.can_join(&due) {
            return Err(Failure::not_allowed("due", "open_and_not_less"));
        }
        let act = Act::new(Self::NAME, call.now()).of(due.learner);
        Ok(call.act(&act, |writer| settle(writer, payment, &due))?.into())
    }
}

/// Says that a payment that came is not that open one: nothing asks again whether it is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TellPaymentsApart {
    /// The payment that came.
    pub payment: Plain<PaymentId>,
    /// The open payment.
    pub due: Plain<PaymentId>,
}

impl Command for TellPaymentsApart {
    const NAME: &'static str = "payment.not_same";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let MaySettle { payment, due, .. } = pair(call.store()?, self.payment.0, self.due.0)?;
        let (act, answered) =
            (Act::new(Self::NAME, call.now()).of(due.learner), answered(&payment, &due, call.today()));
        Ok(call.act(&act, |writer| Ok::<_, Failure>(writer.put(&answered)?))?.into())
    }
}

/// The question whether two payments are one, as it is kept when the coach has said on `day` that they are not: a row of an
/// import that nobody has to look at any more. It names nobody.
fn answered(payment: &Payment, due: &Payment, day: Day) -> InboxItem {
    InboxItem {
        id: question(payment, due),
        kind: InboxKind::Payment,
        source: SOURCE.to_owned(),
        key: format!("{}/{}", payment.id, due.id),
        day,
        time: None,
        summary: String::new(),
        amount: None,
        fields: Vec::new(),
        state: InboxState::Dismissed,
    }
}

fn question(payment: &Payment, due: &Payment) -> InboxItemId {
    Key::of(SOURCE).with(payment.id).with(due.id).timeless()
}

/// The payments of imports, each with every open one that it may be and of which the coach has not said that it is not.
fn asked(store: &Store) -> Result<Vec<MaySettle>, Failure> {
    let mut asked = Vec::new();
    for pair in store.may_settle()? {
        if !store.contains::<InboxItem>(question(&pair.payment, &pair.due))? {
            asked.push(pair);
        }
    }
    Ok(asked)
}

/// The payments of imports that are proposed, each for the first open one that it may be, else for the first of which it may be a
/// part. Of two for one open payment the first comes first.
pub(crate) fn proposed(store: &Store) -> Result<Vec<MaySettle>, Failure> {
    let (mut came, mut open) = (HashSet::new(), HashSet::new());
    let mut asked = asked(store)?;
    asked.sort_by_key(|pair| pair.payment.amount != pair.due.amount);
    asked.retain(|pair| {
        let (first_of_payment, first_of_due) = (came.insert(pair.payment.id), open.insert(pair.due.id));
        first_of_payment && first_of_due
    });
    Ok(asked)
}

/// Two payments of which it is asked whether they are one.
fn pair(store: &Store, payment: PaymentId, due: PaymentId) -> Result<MaySettle, Failure> {
    let found = asked(store)?.into_iter().find(|pair| pair.payment.id == payment && pair.due.id == due);
    found.ok_or_else(|| Failure::not_allowed("due", "same_and_open"))
}

/// The open payment comes in as the other one did, and takes over what was given back of it and the rows it came from. When it is
/// more, the other one becomes a part of it, and the rest stays due.
fn settle(writer: &mut Writer<'_>, came: Payment, due: &Payment) -> Result<(), Failure> {
    if let Some((open, part)) = came.as_part_of(due) {
        writer.put(&open)?;
        return Ok(writer.put(&part)?);
    }
    let (paid, id) = (due.id, came.id);
    let Payment { paid_on, method, fee, reference, note, .. } = came;
    writer.put(&Payment { paid_on, method, fee, reference, note, ..due.clone() })?;
    for refund in writer.refunds_of_payment(id)? {
        writer.put(&Refund { payment: paid, ..refund })?;
    }
    for origin in writer.origins_of(id.uuid())? {
        writer.put(&Origin { target: paid.uuid(), ..origin })?;
    }
    writer.remove::<Payment>(id)?;
    left_behind(writer, OWN_PAYMENTS, id, paid)
}
