//! The rows of each table. The order of cells is that of the table's columns.

use std::collections::BTreeMap;

use nenrin_domain::{Contract, ContractId, Interaction, Learner, LearnerId, Money, PayerId, Payment, Refund, Session};
use nenrin_exchange::sheets::{Cell, Subject, joined};
use nenrin_store::{Period, Store};

use super::own::Own;
use crate::Failure;

/// What rows say of other records.
pub(crate) struct Known {
    learners: BTreeMap<LearnerId, (Option<String>, Option<String>)>,
    plans: BTreeMap<ContractId, Option<String>>,
    payers: BTreeMap<PayerId, String>,
}

impl Known {
    /// Everything that rows may name.
    pub(crate) fn of(store: &Store) -> Result<Self, Failure> {
        let learners = store.learners()?.into_iter().map(|learner| (learner.id, (learner.name, learner.mail)));
        let contracts = store.contracts_of_period(Period::default())?.into_iter();
        let payers = store.all_payers()?.into_iter().map(|payer| (payer.id, payer.name));
        let plans = contracts.map(|contract| (contract.id, contract.plan_name)).collect();
        Ok(Self { learners: learners.collect(), plans, payers: payers.collect() })
    }

    /// Identity, name and mail address.
    fn learner(&self, id: LearnerId) -> [Cell; 3] {
        let (name, mail) =
            self.learners.get(&id).map_or((None, None), |(name, mail)| (name.as_deref(), mail.as_deref()));
        [Cell::id(id), Cell::text(name), Cell::text(mail)]
    }

    /// Identity and the plan's name.
    fn contract(&self, id: Option<ContractId>) -> [Cell; 2] {
        let plan = id.and_then(|id| self.plans.get(&id)?.as_deref());
        [id.map_or(Cell::Blank, Cell::id), Cell::text(plan)]
    }

    fn payer(&self, id: Option<PayerId>) -> Cell {
        Cell::text(id.and_then(|id| self.payers.get(&id)).map(String::as_str))
    }
}

/// The rows of one table.
pub(super) fn of(
    store: &Store,
    subject: Subject,
    period: Period,
    known: &Known,
    own: &Own,
) -> Result<Vec<Vec<Cell>>, Failure> {
    Ok(match subject {
        Subject::Learners => store.learners_of_period(period)?.iter().map(|it| own.after(it.id, learner(it))).collect(),
        Subject::Sessions => {
            store.sessions_of_period(period)?.iter().map(|it| own.after(it.id, session(it, known))).collect()
        }
        Subject::Payments => store.payments_of_period(period)?.iter().map(|it| payment(it, known)).collect(),
        Subject::Refunds => store.refunds_of_period(period)?.iter().map(|it| refund(it, known)).collect(),
        Subject::Contracts => {
            store.contracts_of_period(period)?.iter().map(|it| own.after(it.id, contract(it, known))).collect()
        }
        Subject::Interactions => {
            store.interactions_of_period(period)?.iter().map(|it| interaction(it, known)).collect()
        }
    })
}

/// An amount and its currency, blank together.
fn money(sum: Option<Money>) -> [Cell; 2] {
    match sum {
        Some(sum) => [Cell::Amount(sum), Cell::text(Some(sum.currency.as_code()))],
        None => [Cell::Blank, Cell::Blank],
    }
}

fn learner(it: &Learner) -> Vec<Cell> {
    let [price, currency] = money(it.session_price);
    vec![
        Cell::id(it.id),
        Cell::text(it.name.as_deref()),
        Cell::text(it.kana.as_deref()),
        Cell::text(it.mail.as_deref()),
        Cell::text(it.phone.as_deref()),
        Cell::text(it.line.as_deref()),
        Cell::maybe(it.birthday),
        Cell::code(it.language),
        Cell::code(it.preferred_channel),
        Cell::text(it.source.as_deref()),
        Cell::maybe(it.joined_on),
        Cell::maybe(it.cadence_days),
        price,
        currency,
        Cell::code(it.plan_kind),
        Cell::text(Some(&joined(&it.tags))),
        Cell::text(it.concern.as_deref()),
        Cell::text(it.risk_notes.as_deref()),
    ]
}

/// The row of a session.
pub(crate) fn session(it: &Session, known: &Known) -> Vec<Cell> {
    let [learner, name, mail] = known.learner(it.learner);
    let [contract, plan] = known.contract(it.contract);
    vec![
        Cell::id(it.id),
        learner,
        name,
        mail,
        Cell::Day(it.day),
        Cell::maybe(it.time),
        Cell::maybe(it.minutes),
        Cell::text(Some(it.zone.name())),
        Cell::code(it.mode),
        Cell::text(it.place.as_deref()),
        Cell::code(Some(it.state)),
        Cell::maybe(it.booked_on),
        Cell::maybe(it.resolved_on),
        contract,
        plan,
    ]
}

/// The row of a payment.
pub(crate) fn payment(it: &Payment, known: &Known) -> Vec<Cell> {
    let [learner, name, mail] = known.learner(it.learner);
    let [amount, currency] = money(Some(it.amount));
    // A sum over the column of what came in must not count what has not.
    let (state, came_in, open) = match it.paid_on {
        Some(_) => ("paid", amount, Cell::Blank),
        None => ("open", Cell::Blank, amount),
    };
    let [fee, fee_currency] = money(it.fee);
    let [contract, plan] = known.contract(it.contract);
    vec![
        Cell::id(it.id),
        learner,
        name,
        mail,
        known.payer(it.payer),
        Cell::Code(state),
        Cell::maybe(it.due_on),
        open,
        Cell::maybe(it.paid_on),
        came_in,
        currency,
        fee,
        fee_currency,
        Cell::text(it.method.as_deref()),
        Cell::text(it.reference.as_deref()),
        Cell::text(it.note.as_deref()),
        it.part_of.map_or(Cell::Blank, Cell::id),
        contract,
        plan,
    ]
}

/// The row of a refund.
pub(crate) fn refund(it: &Refund, known: &Known) -> Vec<Cell> {
    let [learner, name, mail] = known.learner(it.learner);
    let [amount, currency] = money(Some(it.amount));
    vec![
        Cell::id(it.id),
        Cell::id(it.payment),
        learner,
        name,
        mail,
        Cell::Day(it.day),
        amount,
        currency,
        Cell::text(it.reason.as_deref()),
        Cell::text(it.method.as_deref()),
    ]
}

/// The row of a contract.
pub(crate) fn contract(it: &Contract, known: &Known) -> Vec<Cell> {
    let [learner, name, mail] = known.learner(it.learner);
    let [price, currency] = money(Some(it.price));
    vec![
        Cell::id(it.id),
        learner,
        name,
        mail,
        Cell::text(it.plan_name.as_deref()),
        Cell::code(Some(it.kind)),
        Cell::Day(it.starts_on),
        Cell::maybe(it.term_end),
        price,
        currency,
        Cell::code(it.tax),
        Cell::maybe(it.sessions),
        Cell::maybe(it.cadence_days),
        Cell::maybe(Some(it.carry_over)),
        Cell::maybe(it.notice_hours),
        known.payer(it.payer),
        it.predecessor.map_or(Cell::Blank, Cell::id),
        Cell::maybe(it.ended_on),
        Cell::code(it.end_kind),
        Cell::text(it.end_reason.as_deref()),
    ]
}

fn interaction(it: &Interaction, known: &Known) -> Vec<Cell> {
    let [learner, name, mail] = known.learner(it.learner);
    vec![
        Cell::id(it.id),
        learner,
        name,
        mail,
        Cell::Day(it.day),
        Cell::maybe(it.time),
        Cell::code(Some(it.channel)),
        Cell::code(Some(it.way)),
        Cell::text(it.summary.as_deref()),
        Cell::maybe(it.reply_hours),
    ]
}
