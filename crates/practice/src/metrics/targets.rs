//! What the metrics are to reach, each from a day on, and whether they do.

use nenrin_domain::{Coded, Currency, Day, Instant, Metric, MetricTarget};
use nenrin_insight::metrics::{Period, PeriodLength};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::figure::{self, Figure, is_enough};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks for the targets.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricTargets {}

/// The targets.
#[derive(Debug, Serialize, TS)]
pub struct TargetsView {
    /// What holds today, metric by metric; those without a target are left out.
    pub now: Vec<TargetShown>,
    /// Everything that was ever set, the newest first.
    pub versions: Vec<TargetVersion>,
}

/// A target.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TargetShown {
    /// The metric.
    pub metric: Word<Metric>,
    /// How much: per cent for shares and for losses nobody was asked about, applications a month, days, minor units a month for each learner.
    pub amount: u32,
    /// The currency, where it is money.
    pub currency: Option<String>,
    /// Whether more than that misses it.
    pub is_at_most: bool,
    /// The day from which it holds.
    pub valid_from: Plain<Day>,
}

/// What was once set.
#[derive(Debug, Serialize, TS)]
pub struct TargetVersion {
    /// The metric.
    pub metric: Word<Metric>,
    /// How much; `null` when the target was taken away.
    pub amount: Option<u32>,
    /// The currency, where it is money.
    pub currency: Option<String>,
    /// The day from which it held.
    pub valid_from: Plain<Day>,
}

impl Command for MetricTargets {
    const NAME: &'static str = "metrics.targets";
    type Output = TargetsView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<TargetsView>, Failure> {
        let (targets, today) = (call.store()?.metric_targets()?, call.today());
        let holds = |metric: &Metric| MetricTarget::on(&targets, *metric, today).and_then(TargetShown::of);
        let version = |it: &MetricTarget| TargetVersion {
            metric: Word(it.metric),
            amount: it.amount,
            currency: it.amount_currency.map(|currency| currency.as_code().to_owned()),
            valid_from: Plain(it.valid_from),
        };
        Ok(Answer::read(TargetsView {
            now: Metric::ALL.iter().filter_map(holds).collect(),
            versions: targets.iter().rev().map(version).collect(),
        }))
    }
}

/// Sets what a metric is to reach from a day on, or takes its target away. Nothing is written when it holds already.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetMetricTarget {
    /// The metric.
    pub metric: Word<Metric>,
    /// How much; `null` takes the target away.
    pub amount: Option<u32>,
    /// The currency, where it is money; refused where it is none.
    pub currency: Option<String>,
    /// The first day on which it holds.
    pub valid_from: Plain<Day>,
}

impl Command for SetMetricTarget {
    const NAME: &'static str = "metrics.set_target";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let now = call.now();
        let done = call.act(&Act::new(Self::NAME, now), |writer| self.set(writer, now))?;
        Ok(done.into())
    }
}

impl SetMetricTarget {
    fn set(self, writer: &mut Writer<'_>, now: Instant) -> Result<(), Failure> {
        let (metric, valid_from) = (self.metric.0, self.valid_from.0);
        let amount = self.amount.map(|amount| checked(metric, amount)).transpose()?;
        let amount_currency = in_currency(metric, amount, self.currency)?;
        let targets = writer.metric_targets()?;
        let held = MetricTarget::on(&targets, metric, valid_from).map(|it| (it.amount, it.amount_currency));
        if held.unwrap_or((None, None)) == (amount, amount_currency) {
            return Ok(());
        }
        let id = writer.mint();
        Ok(writer.add(&MetricTarget { id, metric, valid_from, made_at: now, amount, amount_currency })?)
    }
}

/// The currency of an amount that is money; `None` where there is no amount. What is no money has none.
fn in_currency(metric: Metric, amount: Option<u32>, currency: Option<String>) -> Result<Option<Currency>, Failure> {
    match (metric, amount, currency) {
        (Metric::Revenue, Some(_), currency) => {
            let known = Currency::in_use(&currency.unwrap_or_default());
            known.map(Some).ok_or_else(|| Failure::not_allowed("currency", "three_letter_currency"))
        }
        (Metric::Revenue, None, _) | (_, _, None) => Ok(None),
        _ => Err(Failure::not_allowed("currency", "money_only")),
    }
}

/// An amount that the metric can reach.
fn checked(metric: Metric, amount: u32) -> Result<u32, Failure> {
    let refused = match metric {
        Metric::Applications if !(1..=10_000).contains(&amount) => Failure::not_allowed("amount", "1_to_10000"),
        Metric::Unbooked if amount > 365 => Failure::not_allowed("amount", "0_to_365"),
        Metric::Reasons if amount > 100 => Failure::not_allowed("amount", "0_to_100"),
        Metric::Revenue if amount == 0 => Failure::not_allowed("amount", "more_than_nothing"),
        Metric::Conversion | Metric::Retention | Metric::Renewal | Metric::FollowUps | Metric::Comebacks
            if !(1..=100).contains(&amount) =>
        {
            Failure::not_allowed("amount", "1_to_100")
        }
        _ => return Ok(amount),
    };
    Err(refused)
}

nenrin_domain::codes! {
    /// Whether a period reaches a target.
    TargetStanding {
        /// It does.
        Met = "met",
        /// It does not.
        Missed = "missed",
        /// There are fewer than 5 cases: nothing is said.
        TooFew = "too_few",
        /// The period is not over.
        ToDate = "to_date",
        /// The target is of a month, and the period is none.
        OfMonths = "of_months",
    }
}

/// The target of a metric for the period that is looked at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TargetOnCard {
    /// The target.
    pub target: TargetShown,
    /// Whether the period reaches it.
    pub standing: Word<TargetStanding>,
}

impl TargetOnCard {
    /// Whether the period reaches it; `None` where that cannot be said, or not yet.
    pub(super) fn is_met(&self) -> Option<bool> {
        match self.standing.0 {
            TargetStanding::Met => Some(true),
            TargetStanding::Missed => Some(false),
            _ => None,
        }
    }

    pub(super) fn of(
        targets: &[MetricTarget],
        metric: Metric,
        figure: &Figure,
        period: Period,
        today: Day,
    ) -> Option<Self> {
        let target = MetricTarget::on(targets, metric, period.last_day().min(today)).and_then(TargetShown::of)?;
        let standing = Word(target.standing(figure, period, today));
        Some(Self { target, standing })
    }
}

/// As high as the target of a metric stands in a drawing of periods like `period`, in the units of its axis: parts of one, days, or
/// applications. `None` without one, for what is drawn on no such axis, and for what is meant of a month where periods are others.
pub(super) fn height(targets: &[MetricTarget], metric: Metric, period: Period, today: Day) -> Option<f64> {
    let amount = f64::from(MetricTarget::on(targets, metric, period.last_day().min(today))?.amount?);
    match metric {
        Metric::Reasons | Metric::Revenue => None,
        Metric::Applications => is_month(period).then_some(amount),
        Metric::Unbooked => Some(amount),
        _ => Some(amount / 100.0),
    }
}

fn is_month(period: Period) -> bool {
    Period::around(period.from, PeriodLength::Month) == period
}

impl TargetShown {
    fn of(target: &MetricTarget) -> Option<Self> {
        Some(Self {
            metric: Word(target.metric),
            amount: target.amount?,
            currency: target.amount_currency.map(|currency| currency.as_code().to_owned()),
            is_at_most: MetricTarget::is_at_most(target.metric),
            valid_from: Plain(target.valid_from),
        })
    }

    /// Only what is over is judged, but for days without a booking, which are those of the present day. What is meant of a month is
    /// judged for months.
    fn standing(&self, figure: &Figure, period: Period, today: Day) -> TargetStanding {
        let is_monthly = matches!(figure, Figure::Count { .. } | Figure::Amounts { .. });
        if is_monthly && !is_month(period) {
            return TargetStanding::OfMonths;
        }
        if !period.is_over(today) && !matches!(figure, Figure::Days { .. }) {
            return TargetStanding::ToDate;
        }
        match self.reaches(figure) {
            Some(true) => TargetStanding::Met,
            Some(false) => TargetStanding::Missed,
            None => TargetStanding::TooFew,
        }
    }

    /// `None` where there are too few cases. Of a number of applications there are never too few.
    fn reaches(&self, figure: &Figure) -> Option<bool> {
        let amount = i64::from(self.amount);
        match figure {
            Figure::Count { count, .. } => Some(i64::from(*count) >= amount),
            Figure::Share { of, all } => is_enough(*all).then(|| i64::from(*of) * 100 >= amount * i64::from(*all)),
            Figure::Days { twice_median, waiting, .. } => {
                twice_median.filter(|_| is_enough(*waiting)).map(|twice| i64::from(twice) <= amount * 2)
            }
            Figure::Reason { all, unasked, .. } => {
                is_enough(*all).then(|| i64::from(*unasked) * 100 <= amount * i64::from(*all))
            }
            Figure::Amounts { all, learners } => {
                let each = figure::in_currency(all, self.currency.as_deref()?, *learners)?;
                is_enough(*learners).then_some(each >= amount)
            }
        }
    }
}
