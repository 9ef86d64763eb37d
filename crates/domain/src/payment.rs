//! Money expected and received, also in parts, and what can be given back of it.

use std::collections::BTreeMap;

use crate::{ContractId, Day, LearnerId, Money, PayerId, PaymentId, Refund};

/// One payment, expected or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Identity.
    pub id: PaymentId,
    /// Who owes or paid it.
    pub learner: LearnerId,
    /// The contract it is for.
    pub contract: Option<ContractId>,
    /// The day it is due.
    pub due_on: Option<Day>,
    /// The day it was received; `None` while it is outstanding.
    pub paid_on: Option<Day>,
    /// How much.
    pub amount: Money,
    /// By which means.
    pub method: Option<String>,
    /// Who pays, when it is not the learner.
    pub payer: Option<PayerId>,
    /// The expected payment of which this is a part.
    pub part_of: Option<PaymentId>,
    /// What the way of payment cost.
    pub fee: Option<Money>,
    /// Its number at the bank or the payment service.
    pub reference: Option<String>,
    /// What the bank or the payment service says of it besides.
    pub note: Option<String>,
}

impl Payment {
    /// A payment that came in on a day and of which no more is known.
    #[must_use]
    pub const fn received(id: PaymentId, learner: LearnerId, day: Day, amount: Money) -> Self {
        Self {
            id,
            learner,
            contract: None,
            due_on: None,
            paid_on: Some(day),
            amount,
            method: None,
            payer: None,
            part_of: None,
            fee: None,
            reference: None,
            note: None,
        }
    }

    /// Days between the day on which a payment came and the one on which another is due, within which they may be one.
    pub const MAY_BE_WITHIN_DAYS: i64 = 60;

    /// Whether this payment, which came and stands for itself, may be `due`, which is open, or a part of it: it can
    /// [join](Self::can_join) it, is for no contract, and came near the day on which that is due.
    #[must_use]
    pub fn may_be(&self, due: &Self) -> bool {
        let (Some(came_on), Some(due_on)) = (self.paid_on, due.due_on) else { return false };
        let near = came_on.since(due_on).abs() <= Self::MAY_BE_WITHIN_DAYS;
        self.contract.is_none() && near && self.can_join(due)
    }

    /// Whether this payment can be made `due`, or a part of it: this came without having been expected, that is open, and both
    /// are of one learner, payer and currency, and of one contract if this is for any. It is not more than is due.
    #[must_use]
    pub fn can_join(&self, due: &Self) -> bool {
        let was_unexpected = self.paid_on.is_some() && self.due_on.is_none() && self.part_of.is_none();
        let same = self.learner == due.learner && self.payer == due.payer;
        let for_the_same = self.contract.is_none_or(|contract| due.contract == Some(contract));
        let fits = self.amount.currency == due.amount.currency && (1..=due.amount.minor).contains(&self.amount.minor);
        was_unexpected && due.paid_on.is_none() && same && for_the_same && fits
    }

    /// Makes this payment, which came, a part of `due`, as if it had been [taken out](Self::split) of it: answers what stays due
    /// and the part. `None` when it is all of it, or cannot be a part of it.
    #[must_use]
    pub fn as_part_of(&self, due: &Self) -> Option<(Self, Self)> {
        if !self.can_join(due) {
            return None;
        }
        let (open, part) = due.split(self.id, self.amount)?;
        let Self { paid_on, fee, method, reference, note, .. } = self.clone();
        Some((open, Self { paid_on, fee, method, reference, note, ..part }))
    }

    /// Takes a part out of an expected payment, as a payment of its own: what remains of this one stays due as it was, and
    /// both together are what was expected. `None` when `amount` is of another currency, nothing, or not less than all of it.
    #[must_use]
    pub fn split(&self, part: PaymentId, amount: Money) -> Option<(Self, Self)> {
        let smaller = amount.currency == self.amount.currency && (1..self.amount.minor).contains(&amount.minor);
        if self.paid_on.is_some() || !smaller {
            return None;
        }
        let rest = Money { minor: self.amount.minor - amount.minor, ..amount };
        let open = Self { amount: rest, ..self.clone() };
        Some((open, Self { id: part, amount, part_of: Some(self.id), ..self.clone() }))
    }

    /// How much of it can still be given back, of what was received less what `refunds` gave back already.
    #[must_use]
    pub fn refundable<'r>(&self, refunds: impl IntoIterator<Item = &'r Refund>) -> Money {
        let currency = self.amount.currency;
        let own = refunds.into_iter().filter(|refund| refund.payment == self.id && refund.amount.currency == currency);
        let returned = own.fold(0_i64, |sum, refund| sum.saturating_add(refund.amount.minor));
        let received = self.paid_on.map_or(0, |_| self.amount.minor);
        Money { minor: received.saturating_sub(returned).max(0), currency }
    }
}

/// What should have come in already, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// How much.
    pub amount: Money,
    /// The first day on which some of it was due.
    pub since: Day,
}

impl Overdue {
    /// What of `payments` was due before `as_of` and has not come in: one for each currency, in the order of their codes.
    #[must_use]
    pub fn of(payments: &[Payment], as_of: Day) -> Vec<Self> {
        let mut late = BTreeMap::new();
        for payment in payments.iter().filter(|payment| payment.paid_on.is_none()) {
            let Some(due) = payment.due_on.filter(|due| *due < as_of) else { continue };
            let (sum, since) = late.entry(payment.amount.currency).or_insert((0_i64, due));
            *sum = sum.saturating_add(payment.amount.minor);
            *since = due.min(*since);
        }
        let told = |(currency, (minor, since))| Self { amount: Money { minor, currency }, since };
        late.into_iter().map(told).collect()
    }
}

/// How an account stands, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// All that was agreed to be paid: what came in and what is still open.
    pub expected: Money,
    /// What came in, before refunds.
    pub received: Money,
    /// What was given back of it.
    pub refunded: Money,
    /// What is still to come in.
    pub open: Money,
}

impl Standing {
    /// How the account of these payments and their refunds stands: one for each currency, in the order of their codes.
    #[must_use]
    pub fn of(payments: &[Payment], refunds: &[Refund]) -> Vec<Self> {
        let sums = |paid: bool| {
            let those = payments.iter().filter(|payment| payment.paid_on.is_some() == paid);
            Money::sums(those.map(|payment| payment.amount))
        };
        let (received, open) = (sums(true), sums(false));
        let refunded = Money::sums(refunds.iter().map(|refund| refund.amount));
        let all = Money::sums(payments.iter().map(|payment| payment.amount).chain(refunded.iter().copied().map(zero)));
        let in_currency = |sums: &[Money], of: Money| {
            sums.iter().copied().find(|sum| sum.currency == of.currency).unwrap_or(zero(of))
        };
        let standing = |expected: Money| Self {
            expected,
            received: in_currency(&received, expected),
            refunded: in_currency(&refunded, expected),
            open: in_currency(&open, expected),
        };
        all.into_iter().map(standing).collect()
    }
}

const fn zero(money: Money) -> Money {
    Money { minor: 0, currency: money.currency }
}

#[cfg(test)]
mod tests {
    use super::{Overdue, Payment, Standing};
    use crate::{Currency, Day, Id, Money, Refund};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id<I: Id>(number: u128) -> I {
        I::from_uuid(Uuid::from_u128(number))
    }

    fn expected(amount: i64) -> Payment {
        Payment {
            id: id(1),
            learner: id(9),
            contract: None,
            due_on: Day::from_number(20_000),
            paid_on: None,
            amount: Money::yen(amount),
            method: None,
            payer: None,
            part_of: None,
            fee: None,
            reference: None,
            note: None,
        }
    }

    fn refund(payment: &Payment, amount: i64) -> Refund {
        let day = payment.paid_on.or(payment.due_on).unwrap();
        let amount = Money::yen(amount);
        Refund { id: id(77), learner: payment.learner, payment: payment.id, day, amount, reason: None, method: None }
    }

    #[test]
    fn a_part_is_less_than_all_and_of_the_same_currency() {
        let due = expected(30_000);
        let dollars = Money { minor: 100, currency: Currency::from_code("USD").unwrap() };
        for wrong in [Money::yen(0), Money::yen(-1), Money::yen(30_000), Money::yen(30_001), dollars] {
            assert_eq!(due.split(id(2), wrong), None, "{wrong:?}");
        }
        let paid = Payment { paid_on: due.due_on, ..due.clone() };
        assert_eq!(paid.split(id(2), Money::yen(1)), None, "what came in is whole");
        let (open, part) = due.split(id(2), Money::yen(10_000)).unwrap();
        assert_eq!((open.id, open.amount, open.due_on), (due.id, Money::yen(20_000), due.due_on));
        assert_eq!((part.id, part.amount, part.part_of), (id(2), Money::yen(10_000), Some(due.id)));
    }

    #[test]
    fn what_came_may_be_what_is_open_when_both_say_the_same() {
        let due = expected(30_000);
        let came = Payment { id: id(2), due_on: None, paid_on: due.due_on, ..due.clone() };
        assert!(came.may_be(&due));
        let day = |number: i64| Day::from_number(20_000 + number);
        for days in [-60, 60] {
            assert!(Payment { paid_on: day(days), ..came.clone() }.may_be(&due), "{days} days apart");
        }
        let others = [
            Payment { paid_on: day(-61), ..came.clone() },
            Payment { paid_on: day(61), ..came.clone() },
            Payment { paid_on: None, ..came.clone() },
            Payment { due_on: due.due_on, ..came.clone() },
            Payment { contract: Some(id(3)), ..came.clone() },
            Payment { part_of: Some(id(3)), ..came.clone() },
            Payment { learner: id(3), ..came.clone() },
            Payment { payer: Some(id(3)), ..came.clone() },
            Payment { amount: Money::yen(30_001), ..came.clone() },
        ];
        for other in others {
            assert!(!other.may_be(&due), "{other:?}");
        }
        for not_open in [Payment { paid_on: day(0), ..due.clone() }, Payment { due_on: None, ..due.clone() }] {
            assert!(!came.may_be(&not_open), "{not_open:?}");
        }
        let said = |words: &str| Some(words.to_owned());
        let part =
            Payment { amount: Money::yen(10_000), method: said("card"), note: said("ｻﾄｳ"), ..came.clone() };
        assert!(part.may_be(&due), "less may be a part of it");
        let (open, joined) = part.as_part_of(&due).unwrap();
        assert_eq!((open.id, open.amount, open.paid_on), (due.id, Money::yen(20_000), None));
        assert_eq!((joined.id, joined.part_of, joined.due_on), (part.id, Some(due.id), due.due_on));
        assert_eq!((joined.paid_on, joined.method, joined.note), (part.paid_on, part.method, part.note));
        assert_eq!(came.as_part_of(&due), None, "all of it is no part");
        let nothing = expected(0);
        assert!(!Payment { amount: nothing.amount, ..came }.may_be(&nothing));
    }

    #[test]
    fn no_more_is_given_back_than_came_in() {
        let due = expected(30_000);
        assert_eq!(due.refundable([]), Money::yen(0), "nothing came in yet");
        let paid = Payment { paid_on: due.due_on, ..due };
        let other = Payment { id: id(5), ..paid.clone() };
        let refunds = [refund(&paid, 10_000), refund(&other, 9_000)];
        assert_eq!(paid.refundable(&refunds), Money::yen(20_000));
        let dollars = Money { minor: 500, currency: Currency::from_code("USD").unwrap() };
        let all = [paid, Payment { id: id(6), amount: dollars, ..expected(1) }];
        let [yen, usd] = Standing::of(&all, &refunds)[..] else { panic!("one for each currency") };
        let amounts = [yen.expected, yen.received, yen.refunded, yen.open].map(|sum| sum.minor);
        assert_eq!(amounts, [30_000, 30_000, 19_000, 0]);
        assert_eq!((usd.expected, usd.received.minor, usd.open), (dollars, 0, dollars));
    }

    #[test]
    fn overdue_is_what_was_due_before_today_and_has_not_come_in() {
        let day = |number| Day::from_number(number).unwrap();
        let due = |on: i64, minor| Payment { due_on: Some(day(on)), ..expected(minor) };
        let dollars =
            |on| Payment { amount: Money { minor: 500, currency: Currency::from_code("USD").unwrap() }, ..due(on, 1) };
        let paid = Payment { paid_on: Some(day(19_990)), ..due(19_980, 7_000) };
        let open = Payment { due_on: None, ..expected(9_000) };
        let all = [due(20_000, 3_000), due(19_999, 2_000), due(19_995, 1_000), dollars(19_998), paid, open];
        let late = Overdue::of(&all, day(20_000));
        let told: Vec<_> = late.iter().map(|late| (late.amount.minor, late.since)).collect();
        assert_eq!(told, [(3_000, day(19_995)), (500, day(19_998))], "today is not over, and currencies stay apart");
    }

    proptest! {
        #[test]
        fn parts_and_refunds_add_up_to_what_was_expected(
            total in 1_i64..1_000_000_000_000, parts in prop::collection::vec(1_i64..500_000_000_000, 0..12),
            given_back in prop::collection::vec(1_i64..500_000_000_000, 0..12),
        ) {
            let (mut open, mut received) = (expected(total), Vec::new());
            for (number, part) in (2..).zip(parts) {
                let Some((rest, part)) = open.split(id(number), Money::yen(part)) else { continue };
                open = rest;
                received.push(Payment { paid_on: part.due_on, ..part });
            }
            let mut refunds: Vec<Refund> = Vec::new();
            for (amount, payment) in given_back.into_iter().zip(received.iter().cycle()) {
                if amount <= payment.refundable(&refunds).minor {
                    refunds.push(refund(payment, amount));
                }
            }
            let all: Vec<Payment> = received.iter().cloned().chain([open.clone()]).collect();
            let [standing] = Standing::of(&all, &refunds)[..] else { panic!("one currency") };
            prop_assert_eq!(standing.expected.minor, total);
            prop_assert_eq!(standing.received.minor + standing.open.minor, total);
            prop_assert!(open.amount.minor > 0, "what is left stays due");
            let left: i64 = received.iter().map(|payment| payment.refundable(&refunds).minor).sum();
            prop_assert_eq!(left + standing.refunded.minor, standing.received.minor);
        }
    }
}
