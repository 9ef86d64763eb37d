//! M9, revenue per learner.

use nenrin_domain::{ContractKind, EndKind, EntitlementKind, Money};
use nenrin_insight::metrics::{Metrics, Period, PeriodLength, Takings};

use crate::someone::{Someone, day};

fn takings(someone: &Someone, as_of: &str) -> Takings {
    someone.in_march(as_of).takings.unwrap()
}

fn earned(someone: &Someone) -> i64 {
    takings(someone, "2026-05-01").earned.iter().map(|it| it.minor).sum()
}

#[test]
fn what_came_in_less_what_was_given_back_in_the_period_of_each() {
    let someone = Someone::new().monthly("2026-01-10").paid("2026-02-28", 22_000).paid("2026-03-01", 22_000);
    let someone = someone.refunded("2026-03-31", 5_000).paid("2026-04-01", 22_000).refunded("2026-04-02", 1_000);
    let takings = takings(&someone, "2026-05-01");
    assert_eq!((takings.received, takings.refunded), (vec![Money::yen(22_000)], vec![Money::yen(5_000)]));
    let metrics = Metrics::of([&someone.in_march("2026-05-01")]);
    assert_eq!(metrics.revenue.net(), [Money::yen(17_000)]);
}

#[test]
fn a_refund_of_an_earlier_payment_is_negative_in_its_own_period() {
    let someone = Someone::new().monthly("2026-01-10").paid("2026-02-10", 22_000).refunded("2026-03-10", 22_000);
    assert_eq!(Metrics::of([&someone.in_march("2026-05-01")]).revenue.net(), [Money::yen(-22_000)]);
}

#[test]
fn whoever_pays_nothing_counts_among_the_learners_and_not_among_those_who_pay() {
    let free = Someone::new().contract(ContractKind::ProBono, "2026-01-10", None, 0).held(&["2026-03-10"]);
    let pays = Someone::new().monthly("2026-03-31").paid("2026-03-31", 22_000);
    let gone = Someone::new().term("2025-01-10", "2025-12-31").paid("2026-03-02", 10_000);
    let judged = [free.in_march("2026-04-01"), pays.in_march("2026-04-01"), gone.in_march("2026-04-01")];
    let revenue = Metrics::of(&judged).revenue;
    assert_eq!((revenue.active(), revenue.paying()), (2, 2), "who pays late is no learner any more");
    assert_eq!(revenue.net(), [Money::yen(32_000)]);
}

#[test]
fn currencies_never_mix() {
    let dollars = Money { minor: 10_000, currency: nenrin_domain::Currency::from_code("USD").unwrap() };
    let someone = Someone::new().paid("2026-03-05", 22_000).paid("2026-03-06", 1);
    let someone = someone.with(|it| it.payments[1].amount = dollars);
    assert_eq!(takings(&someone, "2026-05-01").received, [Money::yen(22_000), dollars]);
}

/// 66,000 yen for six sessions are 11,000 each; one was used in February, two in March, of which one came back.
#[test]
fn a_package_earns_with_each_ticket() {
    let package = Someone::new().package("2026-01-10", None, 6).used(&["2026-02-10", "2026-03-10", "2026-03-20"]);
    assert_eq!(earned(&package), 22_000);
    assert_eq!(earned(&package.clone().ticket("2026-03-21", EntitlementKind::Restore, 1)), 11_000);
    assert_eq!(
        earned(&package.ticket("2026-03-31", EntitlementKind::Expire, -3)),
        55_000,
        "what ran out is earned too"
    );
}

/// The months of a contract from the 10th: 22,000 × 9/28 days up to the 9th of March, and 22,000 × 22/31 from the 10th.
#[test]
fn a_subscription_earns_day_by_day() {
    let monthly = Someone::new().monthly("2026-01-10").held(&["2026-03-10"]);
    assert_eq!(earned(&monthly), 22_000 - 22_000 * 19 / 28 + 22_000 * 22 / 31);
    let paused = monthly.clone().pause("2026-03-10", Some("2026-03-31"), false);
    assert_eq!(earned(&paused), 22_000 - 22_000 * 19 / 28, "an unbilled pause earns nothing");
    assert_eq!(earned(&monthly.clone().pause("2026-03-10", Some("2026-03-31"), true)), earned(&monthly));
    let to_date = takings(&monthly, "2026-03-09").earned;
    assert_eq!(to_date, [Money::yen(22_000 - 22_000 * 19 / 28)], "up to the day that is looked at");
}

#[test]
fn a_term_earns_by_its_days_until_it_ends() {
    let term = Someone::new().term("2026-03-01", "2026-04-29");
    assert_eq!(earned(&term), 31_000, "31 of 60 days");
    assert_eq!(earned(&term.ended("2026-03-15", EndKind::Cancelled)), 15_000);
}

#[test]
fn months_sum_to_the_year() {
    let someone = Someone::new().monthly("2026-01-10").ended("2026-11-20", EndKind::Cancelled);
    let within = |period: Period| {
        let judged = someone.within(period, "2026-12-31").takings;
        judged.map_or(0, |it| it.earned.iter().map(|it| it.minor).sum::<i64>())
    };
    let months = Period::up_to(day("2026-12-31"), PeriodLength::Month, 12);
    assert_eq!(
        months.into_iter().map(within).sum::<i64>(),
        within(Period::around(day("2026-12-31"), PeriodLength::Year))
    );
}

#[test]
fn the_lifetime_is_all_that_was_ever_paid_less_what_was_given_back() {
    let someone = Someone::new().paid("2025-01-10", 22_000).paid("2026-02-10", 22_000).refunded("2026-03-10", 2_000);
    let lifetime = |as_of| someone.in_march(as_of).lifetime.map(|(_, paid)| paid);
    assert_eq!(lifetime("2026-05-01"), Some(vec![Money::yen(42_000)]));
    assert_eq!(lifetime("2026-03-09"), Some(vec![Money::yen(44_000)]));
    assert_eq!(lifetime("2025-01-09"), None);
}

#[test]
fn the_median_and_the_mean_of_what_learners_ever_paid() {
    let paid = |yen: &[i64]| {
        let judged: Vec<_> =
            yen.iter().map(|yen| Someone::new().paid("2026-02-10", *yen).in_march("2026-05-01")).collect();
        let lifetime = Metrics::of(&judged).revenue.lifetime()[0];
        (lifetime.learners, lifetime.median.minor, lifetime.mean.minor)
    };
    assert_eq!(paid(&[30_000, 10_000, 80_000]), (3, 30_000, 40_000));
    assert_eq!(paid(&[10_000, 30_001]), (2, 20_000, 20_000), "between two, rounded down");
}
