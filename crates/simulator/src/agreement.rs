//! Contracts of one spell: terms that roll on, packages that are used up, and the money due for them.

use chrono::NaiveDate;

use crate::calendar::{later, months_later};
use crate::chance::Chance;
use crate::history::History;
use crate::practice::take;
use crate::records::{ContractRow, PaymentRow};
use crate::temperament::{Plan, Temperament};
use crate::truth::{Leaving, LeavingKind};
use crate::words::Catalogue;

/// The contracts of one spell, the last of them running.
pub(crate) struct Agreement<'a> {
    who: &'a Temperament,
    words: &'a Catalogue,
    learner_id: u32,
    spell: u32,
    chance: Chance,
    contracts: Vec<ContractRow>,
    /// Sessions left of the running package.
    left: u32,
    used_up_on: Option<NaiveDate>,
}

impl<'a> Agreement<'a> {
    pub(crate) const fn new(
        who: &'a Temperament,
        words: &'a Catalogue,
        learner_id: u32,
        spell: u32,
        chance: Chance,
    ) -> Self {
        Self { who, words, learner_id, spell, chance, contracts: Vec::new(), left: 0, used_up_on: None }
    }

    /// Sees to it that a session can be booked on `day`: opens the first contract, or renews one that is used up or has run out.
    pub(crate) fn cover(&mut self, day: NaiveDate, next_id: &mut u32) {
        let used_up = self.who.plan == Plan::Package && self.used_up_on.is_some();
        if self.contracts.is_empty() || used_up {
            self.open(day, next_id);
        }
        self.roll(day, next_id);
    }

    /// Renews terms that have run out by `day`, as terms do unless somebody cancels.
    pub(crate) fn roll(&mut self, day: NaiveDate, next_id: &mut u32) {
        while let Some(end) = self.term_end().filter(|end| *end <= day) {
            self.complete(end);
            self.open(end, next_id);
        }
    }

    /// A session of `day` used a ticket.
    pub(crate) fn use_ticket(&mut self, day: NaiveDate) {
        if self.left > 0 {
            self.left -= 1;
            if self.left == 0 {
                self.used_up_on = Some(day);
                self.complete(day);
            }
        }
    }

    /// The day on which going on is a question: the end of the term, or of the package once it is used up.
    pub(crate) fn decision_day(&self) -> Option<NaiveDate> {
        self.used_up_on.or_else(|| self.term_end())
    }

    /// Ends the spell: the last contract is cancelled, or stays as it was when nobody said anything.
    pub(crate) fn close(&mut self, leaving: Leaving, today: NaiveDate) {
        let expired = self.term_end().is_some_and(|end| end <= today);
        let Some(contract) = self.contracts.last_mut() else {
            return;
        };
        match leaving.kind {
            LeavingKind::Explicit | LeavingKind::Graduated => {
                contract.status = "cancelled";
                contract.cancelled_on = Some(leaving.day.max(contract.start));
                contract.cancel_reason = leaving.reason;
            }
            LeavingKind::Silent if expired => contract.status = "completed",
            LeavingKind::Silent | LeavingKind::OneOff => {}
        }
    }

    /// Writes contracts and payments into `history`. `level_on` tells how engaged the learner was; months of a pause are free.
    pub(crate) fn record(
        mut self,
        history: &mut History,
        left: Option<Leaving>,
        today: NaiveDate,
        level_on: impl Fn(NaiveDate) -> usize,
    ) {
        let last = left.map_or(today, |leaving| leaving.day);
        for contract in std::mem::take(&mut self.contracts) {
            for due in dues(&contract) {
                let paused = history.pauses.iter().any(|pause| (pause.start..=pause.end).contains(&due));
                if due <= last && contract.amount > 0 && !(paused && contract.kind == "subscription") {
                    let payment = self.payment(&contract, due, last, today, level_on(due));
                    history.payments.push(payment);
                }
            }
            history.contracts.push(contract);
        }
    }

    fn payment(
        &mut self,
        contract: &ContractRow,
        due: NaiveDate,
        last: NaiveDate,
        today: NaiveDate,
        level: usize,
    ) -> PaymentRow {
        let forgotten = level >= 3 && due > later(last, -40) && self.chance.yes(0.35);
        let late = self.chance.yes(self.who.pays_late + 0.035 * level as f64);
        let days = if late { self.chance.between(6, 24) } else { self.chance.between(0, 4) };
        let paid = later(due, days);
        PaymentRow {
            learner_id: self.learner_id,
            contract_id: contract.contract_id,
            due,
            paid: (!forgotten && paid <= today).then_some(paid),
            amount: contract.amount,
            method: self.who.method,
        }
    }

    fn term_end(&self) -> Option<NaiveDate> {
        let counted = matches!(self.who.plan, Plan::Package | Plan::OneOff);
        self.contracts.last().and_then(|contract| contract.end).filter(|_| !counted)
    }

    fn complete(&mut self, day: NaiveDate) {
        if let Some(contract) = self.contracts.last_mut() {
            contract.status = "completed";
            contract.end = Some(day);
        }
    }

    fn open(&mut self, start: NaiveDate, next_id: &mut u32) {
        let a_month = i64::from((28 / self.who.nominal).max(1));
        let (sessions, months, amount) = match self.who.plan {
            Plan::Subscription => {
                (0, self.chance.weighted(&[(3, 0.6), (6, 0.25), (12, 0.15)]), self.who.price * a_month)
            }
            Plan::Package => {
                let sessions = self.chance.weighted(&[(4, 0.45), (8, 0.35), (12, 0.2)]);
                let full = self.who.price * i64::from(sessions);
                (sessions, 0, if sessions == 12 { full * 95 / 100 } else { full })
            }
            Plan::OneOff => (1, 0, self.who.price),
            Plan::ProBono => (0, 6, 0),
        };
        let count = if sessions > 0 { i64::from(sessions) } else { a_month };
        self.left = sessions;
        self.used_up_on = None;
        self.contracts.push(ContractRow {
            contract_id: take(next_id),
            learner_id: self.learner_id,
            kind: self.who.plan.code(),
            start,
            end: (months > 0).then(|| months_later(start, months)),
            sessions_total: sessions,
            amount,
            status: "active",
            cancelled_on: None,
            cancel_reason: "",
            spell: self.spell,
            is_renewal: !self.contracts.is_empty(),
            plan_name: self.words.plan_name(self.who.plan.code(), count, &mut self.chance),
        });
    }
}

/// The days on which money is due: a monthly fee every month of the term, anything else at the start.
fn dues(contract: &ContractRow) -> Vec<NaiveDate> {
    let end = contract.cancelled_on.or(contract.end).filter(|_| contract.kind == "subscription");
    match end {
        None => vec![contract.start],
        Some(end) => (0..).map(|month| months_later(contract.start, month)).take_while(|due| *due < end).collect(),
    }
}
