//! M9, revenue per learner (受講者あたり売上).

use nenrin_domain::{LearnerId, Money};

use super::earned::earned_within;
use super::look::Look;
use super::period::Period;

/// What one learner brought in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takings {
    /// Who.
    pub learner: LearnerId,
    /// Whether they were a learner on at least one day of it, also without a fee.
    pub is_active: bool,
    /// How many payments came in.
    pub payments: usize,
    /// What came in, in each currency.
    pub received: Vec<Money>,
    /// What was given back, in each currency, on its own day.
    pub refunded: Vec<Money>,
    /// What was earned by sessions used and days passed, in each currency.
    pub earned: Vec<Money>,
}

impl Takings {
    /// What came in less what was given back, in each currency.
    #[must_use]
    pub fn net(&self) -> Vec<Money> {
        let negative = |it: &Money| Money { minor: it.minor.saturating_neg(), ..*it };
        Money::sums(self.received.iter().copied().chain(self.refunded.iter().map(negative)))
    }
}

/// What the learner brought in `period`; `None` for whoever neither was a learner in it nor moved any money.
#[must_use]
pub fn takings(look: &Look<'_>, period: Period) -> Option<Takings> {
    let paid = || look.facts.payments.iter().filter(|it| it.paid_on.is_some_and(|day| period.contains(day)));
    let refunds = look.facts.refunds.iter().filter(|it| period.contains(it.day));
    let earned = look.facts.contracts.iter().map(|contract| earned_within(look, contract, period));
    let takings = Takings {
        learner: look.facts.id()?,
        is_active: look.is_learner_within(period),
        payments: paid().count(),
        received: Money::sums(paid().map(|it| it.amount)),
        refunded: Money::sums(refunds.map(|it| it.amount)),
        earned: Money::sums(earned.filter(|it| it.minor != 0)),
    };
    let says_nothing =
        !takings.is_active && [&takings.received, &takings.refunded, &takings.earned].iter().all(|it| it.is_empty());
    (!says_nothing).then_some(takings)
}

/// What the learner has paid in all up to the day of `look`, less what was given back; `None` for whoever never paid.
#[must_use]
pub fn lifetime(look: &Look<'_>) -> Option<Vec<Money>> {
    let paid = look.facts.payments.iter().filter(|it| it.paid_on.is_some()).map(|it| it.amount);
    let returned = look.facts.refunds.iter().map(|it| Money { minor: it.amount.minor.saturating_neg(), ..it.amount });
    let net = Money::sums(paid.chain(returned));
    (!net.is_empty()).then_some(net)
}
