//! M7, cancellation reasons (解約理由): why those left who were lost.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use nenrin_domain::{Cancellation, Contract, ContractKind, Day, LearnerId, Money};

use super::look::Look;
use super::period::Period;
use super::retention::retention;
use super::tally::{Case, Verdict};

/// Reasons that no coach can do anything about.
const UNAVOIDABLE: [&str; 3] = ["moved", "health", "family"];

/// Why one learner was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Who.
    pub learner: LearnerId,
    /// The last day of the last contract.
    pub day: Day,
    /// The first reason; `None` for whoever was not asked (未聴取).
    pub primary: Option<String>,
    /// Further reasons.
    pub secondary: Vec<String>,
    /// What the last contract brought in a month.
    pub monthly: Money,
}

/// One reason and whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LossReason {
    /// The code of a usual reason or the coach's own words; `None` for those who were not asked.
    pub reason: Option<String>,
    /// Whether nothing can be done about it.
    pub is_unavoidable: bool,
    /// Whose first reason it was.
    pub first: Vec<LearnerId>,
    /// Whose further reason it was.
    pub besides: Vec<LearnerId>,
    /// What was lost by it in a month, in each currency.
    pub monthly: Vec<Money>,
}

/// Why the learner was lost in `period`, if so; of those who were learners on its first day.
#[must_use]
pub fn loss_within(look: &Look<'_>, period: Period) -> Option<Loss> {
    let lost = retention(look, period).filter(|case| case.verdict == Verdict::CountsNot)?;
    loss(look, &lost)
}

fn loss(look: &Look<'_>, case: &Case) -> Option<Loss> {
    let contract = look.facts.contracts.iter().find(|it| Some(it.id) == case.contract)?;
    let told = look.facts.cancellations.iter().filter(|it| it.contract == contract.id);
    let told: Option<&Cancellation> = told.max_by_key(|it| (it.requested_on, it.id));
    Some(Loss {
        learner: case.learner?,
        day: case.day,
        primary: told.and_then(|it| it.primary_reason.clone()).or_else(|| contract.end_reason.clone()),
        secondary: told.map(|it| it.secondary_reasons.clone()).unwrap_or_default(),
        monthly: monthly_value(contract),
    })
}

/// The reasons of `losses`, the most frequent first, those who were not asked last. Every loss counts once among the first
/// reasons, so that these sum to all of them.
#[must_use]
pub fn loss_reasons(losses: &[Loss]) -> Vec<LossReason> {
    let mut reasons: BTreeMap<Option<&str>, (Vec<&Loss>, Vec<LearnerId>)> = BTreeMap::new();
    for loss in losses {
        reasons.entry(loss.primary.as_deref()).or_default().0.push(loss);
        for reason in &loss.secondary {
            reasons.entry(Some(reason)).or_default().1.push(loss.learner);
        }
    }
    let told = |(reason, (first, besides)): (Option<&str>, (Vec<&Loss>, _))| LossReason {
        reason: reason.map(ToOwned::to_owned),
        is_unavoidable: reason.is_some_and(|reason| UNAVOIDABLE.contains(&reason)),
        first: first.iter().map(|loss| loss.learner).collect(),
        besides,
        monthly: Money::sums(first.iter().map(|loss| loss.monthly)),
    };
    let mut told: Vec<_> = reasons.into_iter().map(told).collect();
    told.sort_by_key(|it| (it.reason.is_none(), Reverse((it.first.len(), it.besides.len()))));
    told
}

/// The first reasons of most of `losses`, at most `most`, so that the same few can be followed over several periods. Those who
/// were not asked are none of them.
#[must_use]
pub fn leading_reasons<'l>(losses: impl IntoIterator<Item = &'l Loss>, most: usize) -> Vec<&'l str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in losses.into_iter().filter_map(|loss| loss.primary.as_deref()) {
        *counts.entry(reason).or_default() += 1;
    }
    let mut leading: Vec<_> = counts.into_iter().collect();
    leading.sort_by_key(|(_, count)| Reverse(*count));
    leading.into_iter().take(most).map(|(reason, _)| reason).collect()
}

/// Days of an average month, in hundredths: 365.25 / 12 is 30.4375.
const MONTH_IN_HUNDREDTHS: i128 = 3044;

/// What a contract brings in a month, rounded down: the fee of a subscription; of a term its price by its days; of a package
/// the price of a session as often as the agreed rhythm asks for one; a single session nothing.
#[must_use]
pub fn monthly_value(contract: &Contract) -> Money {
    let days = contract.term_end.map(|end| i128::from(end.since(contract.starts_on).max(0)) + 1);
    let price = i128::from(contract.price.minor);
    let by_days = |days: i128| (price * MONTH_IN_HUNDREDTHS).checked_div(days * 100);
    let rhythm =
        contract.sessions.zip(contract.cadence_days).map(|(sessions, days)| i128::from(sessions) * i128::from(days));
    let minor = match contract.kind {
        ContractKind::Subscription => Some(price),
        ContractKind::FixedTerm => days.and_then(by_days),
        ContractKind::Package => rhythm.or(days).and_then(by_days),
        ContractKind::OneOff | ContractKind::ProBono => None,
    };
    Money { minor: minor.and_then(|minor| i64::try_from(minor).ok()).unwrap_or(0), ..contract.price }
}
