//! The inbox: rows of imports that fit nobody, or more than one, until the coach says whose they are.

use nenrin_domain::{
    Day, DayTime, Id, InboxItem, InboxItemId, InboxKind, InboxState, Learner, LearnerId, Origin, Payer, PayerId,
    Payment,
};
use nenrin_store::{Act, Record, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::notes::one_of_several;
use super::payments::{Given, why_waits};
use super::people::Applying;
use super::plan::Identity;
use super::refunds::RefundWaits;
use super::run::origin;
use super::suggesting::Suggesting;
use super::view::Somebody;
use super::waiting::field;
use super::{bookings, inbox_people, messages, payments, people};
use crate::booking::came_resolved;
use crate::derived::Key;
use crate::follow_ups::booked_anew;
use crate::left_behind::PAYMENT;
use crate::money::PayerName;
use crate::payments::payer_of;
use crate::shown::LearnerName;
use crate::whose::{Traits, Whose};
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks what waits, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListInbox {
    /// The most to answer.
    pub limit: u32,
}

/// What waits.
#[derive(Debug, Serialize, TS)]
pub struct InboxView {
    /// How many wait.
    pub total: u64,
    /// The first of them.
    pub items: Vec<InboxRow>,
}

/// One row that waits.
#[derive(Debug, Serialize, TS)]
pub struct InboxRow {
    /// Identity.
    pub id: Plain<InboxItemId>,
    /// What it tells of.
    pub kind: Word<InboxKind>,
    /// Where it came from.
    pub source: String,
    /// The local day.
    pub day: Plain<Day>,
    /// The local time, when it is known.
    pub time: Option<Plain<DayTime>>,
    /// What it says.
    pub summary: String,
    /// The amount of a payment; what was given back is negative.
    pub amount: Option<Sum>,
    /// Whether it is a booking that was called off.
    pub canceled: bool,
    /// Why what was given back cannot be taken in yet.
    pub why: Option<RefundWaits>,
    /// Whether a payment of the same amount, and of the same day or written by hand for one near it, is here of one of those whose
    /// it may be: it may be the same.
    pub may_be_here: bool,
    /// Whose it may be.
    pub perhaps: Vec<Somebody>,
    /// Whose a payment most likely is; `null` unless exactly one fits.
    pub likely: Option<Likely>,
}

/// Whose a payment most likely is, by whom it names or whose open amount it is.
#[derive(Debug, Serialize, TS)]
pub struct Likely {
    /// The learner.
    pub learner: LearnerName,
    /// Who paid; the learner when `null`.
    pub payer: Option<PayerName>,
}

impl Command for ListInbox {
    const NAME: &'static str = "inbox.list";
    type Output = InboxView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<InboxView>, Failure> {
        let store = call.store()?;
        let (total, items) = store.inbox_waiting(self.limit)?;
        let whose = Whose::of(if items.is_empty() { Vec::new() } else { store.learners()? });
        let suggesting = Suggesting::read(store, &items)?;
        let rows = items.iter().map(|item| {
            let row = view(store, item, why_waits(store, item)?, &whose)?;
            let perhaps: Vec<LearnerId> = row.perhaps.iter().map(|somebody| somebody.id.0).collect();
            Ok(InboxRow { likely: likely(store, suggesting.of(item, &perhaps, &whose)?)?, ..row })
        });
        Ok(Answer::read(InboxView { total, items: rows.collect::<Result<_, Failure>>()? }))
    }
}

fn view(store: &Store, item: &InboxItem, why: Option<RefundWaits>, whose: &Whose) -> Result<InboxRow, Failure> {
    let those = whose_it_may_be(item, whose);
    let mut may_be_here = false;
    for learner in those.iter().filter(|_| item.kind == InboxKind::Payment) {
        may_be_here = may_be_here || payments::may_be_here(store, item, *learner)?;
    }
    let known = |id: LearnerId| whose.here(id).map(one_of_several);
    Ok(InboxRow {
        id: Plain(item.id),
        kind: Word(item.kind),
        source: item.source.clone(),
        day: Plain(item.day),
        time: item.time.map(Plain),
        summary: item.summary.clone(),
        amount: item.amount.map(Sum::from),
        canceled: bookings::is_canceled(item),
        why,
        may_be_here,
        perhaps: those.into_iter().filter_map(known).collect(),
        likely: None,
    })
}

/// Everybody whose a row may be that waits.
fn whose_it_may_be(item: &InboxItem, whose: &Whose) -> Vec<LearnerId> {
    if let Ok(row) = inbox_people::row_of(item) {
        return whose.fit(Traits::from(&row)).those();
    }
    let (name, mail) = (field::<String>(item, "name"), field::<String>(item, "mail"));
    whose.fit(Traits { name: name.as_deref(), mail: mail.as_deref(), ..Traits::default() }).those()
}

fn likely(store: &Store, pair: Option<(LearnerId, Option<PayerId>)>) -> Result<Option<Likely>, Failure> {
    let Some((learner, payer)) = pair else { return Ok(None) };
    let learner = LearnerName::of(store.get(learner)?);
    let payer: Option<Payer> = payer.map(|payer| store.get(payer)).transpose()?;
    Ok(Some(Likely { learner, payer: payer.map(|payer| PayerName { id: Plain(payer.id), name: payer.name }) }))
}

/// Says whose rows are that wait.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveInbox {
    /// The rows.
    pub items: Vec<Plain<InboxItemId>>,
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// Who paid, when the rows are payments; when absent, who alone pays for the learner on that day, else the learner.
    pub payer: Option<Plain<PayerId>>,
}

impl Command for GiveInbox {
    const NAME: &'static str = "inbox.give";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        check::list("items", &self.items)?;
        let (today, zone, learner) = (call.today(), call.zone(), self.learner.0);
        call.store()?.get::<Learner>(learner)?;
        let act = Act::new(Self::NAME, call.now()).of(learner);
        let done = call.act(&act, |writer| {
            for Plain(id) in &self.items {
                let item = waiting(writer, *id)?;
                let identity = identity_of(&item);
                match item.kind {
                    InboxKind::Payment => give_payment(writer, &item, &identity, learner, self.payer)?,
                    InboxKind::Message => {
                        let (interaction, learner) = messages::give(&item, writer.get(learner)?, &identity);
                        writer.put(&learner)?;
                        keep(writer, &item, &identity, &interaction)?;
                    }
                    InboxKind::Booking => {
                        let session = bookings::give(writer, &item, learner, &identity, today, zone)?;
                        keep(writer, &item, &identity, &session)?;
                        came_resolved(writer, &session, today)?;
                        booked_anew(writer, learner, today)?;
                    }
                    InboxKind::Person => {
                        let applying = Applying { today, is_new: false };
                        inbox_people::give(writer, &item, &identity, learner, applying)?;
                    }
                }
                writer.put(&InboxItem { state: InboxState::Matched, ..item })?;
            }
            Ok::<_, Failure>(())
        })?;
        Ok(done.into())
    }
}

/// Takes a row of a payment in.
fn give_payment(
    writer: &mut Writer<'_>,
    item: &InboxItem,
    identity: &Identity,
    learner: LearnerId,
    payer: Option<Plain<PayerId>>,
) -> Result<(), Failure> {
    let is = |target: Uuid| origin(&item.source, identity, PAYMENT, target);
    match payments::give(writer, item, learner, identity)? {
        Given::Payment(payment, refund) => {
            let payer = payer_of(writer, payer, learner, None, item.day)?;
            keep(writer, item, identity, &Payment { payer, ..payment })?;
            refund.iter().try_for_each(|refund| writer.add(refund))?;
        }
        Given::IsPayment(payment, more) => {
            writer.add(&is(payment.uuid()))?;
            more.iter().try_for_each(|refund| writer.add(refund))?;
        }
        Given::Refund(refund) => keep(writer, item, identity, &refund)?,
        Given::Part(part, rest) => {
            writer.put(&rest)?;
            keep(writer, item, identity, &part)?;
        }
        Given::Is(refund) => writer.add(&is(refund.uuid()))?,
    }
    Ok(())
}

/// Adds what a row became, and remembers that it did.
fn keep<R: Record>(writer: &mut Writer<'_>, item: &InboxItem, identity: &Identity, record: &R) -> Result<(), Failure> {
    let entity = match item.kind {
        InboxKind::Payment => PAYMENT,
        InboxKind::Message => messages::INTERACTION,
        InboxKind::Booking => bookings::SESSION,
        InboxKind::Person => people::LEARNER,
    };
    writer.add(record)?;
    let version = bookings::version_of(item);
    // One that had come already and was called off here leads to what it is from now on.
    writer.put(&Origin { version, ..origin(&item.source, identity, entity, record.id().uuid()) })?;
    Ok(())
}

/// Says that rows that wait are of no interest.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DismissInbox {
    /// The rows.
    pub items: Vec<Plain<InboxItemId>>,
}

impl Command for DismissInbox {
    const NAME: &'static str = "inbox.dismiss";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        check::list("items", &self.items)?;
        let act = Act::new(Self::NAME, call.now());
        let done = call.act(&act, |writer| {
            for Plain(id) in &self.items {
                let item = waiting(writer, *id)?;
                writer.put(&InboxItem { state: InboxState::Dismissed, ..item })?;
            }
            Ok::<_, Failure>(())
        })?;
        Ok(done.into())
    }
}

/// The identity of a row that waits.
pub(super) fn identity_of(item: &InboxItem) -> Identity {
    Identity { key: Key::of(&item.source).with(&item.key), text: item.key.clone() }
}

/// A row that waits.
pub(super) fn waiting(writer: &Writer<'_>, id: InboxItemId) -> Result<InboxItem, Failure> {
    let item: InboxItem = writer.get(id)?;
    if item.state == InboxState::Waiting { Ok(item) } else { Err(Failure::not_allowed("item", "still_waiting")) }
}
