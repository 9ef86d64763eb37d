use nenrin_insight::metrics::{Metric, Period};
use nenrin_insight::review::{reviewed_week, spans_of};

use crate::day;

fn told(period: Period) -> (String, String) {
    (period.from.to_string(), period.last_day().to_string())
}

fn said(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn from_monday_to_sunday_the_week_before_is_reviewed() {
    assert_eq!(told(reviewed_week(day("2026-11-30"))), said("2026-11-23", "2026-11-29"), "a Monday");
    assert_eq!(told(reviewed_week(day("2026-12-06"))), said("2026-11-23", "2026-11-29"), "its Sunday");
}

#[test]
fn a_number_of_weeks_is_compared_with_as_many_a_week_earlier() {
    let week = reviewed_week(day("2026-11-30"));
    let spans = spans_of(Metric::FollowUps, week);
    assert_eq!(
        (told(spans.now), told(spans.before)),
        (said("2026-11-02", "2026-11-29"), said("2026-10-26", "2026-11-22"))
    );
    let spans = spans_of(Metric::Renewal, week);
    assert_eq!(
        (told(spans.now), told(spans.before)),
        (said("2026-08-31", "2026-11-29"), said("2026-08-24", "2026-11-22"))
    );
    let spans = spans_of(Metric::Unbooked, week);
    assert_eq!((told(spans.now).1, told(spans.before).1), ("2026-11-29".to_owned(), "2026-11-22".to_owned()));
}

#[test]
fn revenue_is_told_of_the_month_to_date_and_compared_with_the_same_days_of_the_month_before() {
    let spans = |today: &str| spans_of(Metric::Revenue, reviewed_week(day(today)));
    let november = spans("2026-11-30");
    assert_eq!(
        (told(november.now), told(november.before)),
        (said("2026-11-01", "2026-11-29"), said("2026-10-01", "2026-10-29"))
    );
    let whole = spans("2026-06-01");
    assert_eq!(
        (told(whole.now), told(whole.before)),
        (said("2026-05-01", "2026-05-31"), said("2026-04-01", "2026-04-30"))
    );
    let short = spans("2026-03-30");
    assert_eq!(
        (told(short.now), told(short.before)),
        (said("2026-03-01", "2026-03-29"), said("2026-02-01", "2026-02-28"))
    );
    let february = spans("2027-03-01");
    assert_eq!(told(february.before), said("2027-01-01", "2027-01-31"), "two whole months");
}
