//! How long learners stay: the retention curve.

use nenrin_domain::{EndKind, LearnerId};
use nenrin_insight::metrics::{Definition, Look, StayEnd, StayLength, StayingCurve, stay_length};
use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::someone::{Someone, day};

fn somebody(nth: usize) -> LearnerId {
    format!("{nth:032x}").parse().unwrap()
}

fn curve(stays: &[(u32, StayEnd)]) -> StayingCurve {
    let stay =
        |(nth, (days, end)): (usize, &(u32, StayEnd))| StayLength { learner: somebody(nth), days: *days, end: *end };
    StayingCurve::of(stays.iter().enumerate().map(stay))
}

fn length(someone: Someone, as_of: &str) -> Option<(u32, StayEnd)> {
    let told = stay_length(&Look::at(someone.0, day(as_of), &Definition::default()));
    told.map(|stay| (stay.days, stay.end))
}

#[test]
fn a_stay_is_counted_from_the_first_contract_to_the_last_day_that_is_known_of_it() {
    let monthly = || Someone::new().monthly("2026-01-10").held(&["2026-02-20", "2026-03-10"]);
    assert_eq!(length(monthly(), "2026-03-11"), Some((60, StayEnd::Open)), "21 days of January, 28, and 11");
    let lost = || monthly().ended("2026-03-10", EndKind::Cancelled);
    assert_eq!(length(lost(), "2026-04-09"), Some((59, StayEnd::Open)), "in the grace it is known up to its last day");
    assert_eq!(length(lost(), "2026-04-10"), Some((59, StayEnd::Lost)));
    assert_eq!(length(monthly().ended("2026-03-10", EndKind::Graduated), "2026-05-01"), Some((59, StayEnd::Graduated)));
    assert_eq!(length(Someone::new(), "2026-05-01"), None);
}

#[test]
fn a_renewal_goes_on_with_the_stay_and_a_return_is_not_watched_again() {
    let renewed = Someone::new().term("2026-01-01", "2026-02-28").term("2026-03-15", "2026-04-30");
    assert_eq!(length(renewed, "2026-07-01"), Some((119, StayEnd::Lost)), "31, 28, 31 and 29 days");
    let returned = Someone::new().term("2026-01-01", "2026-01-31").term("2026-06-01", "2026-12-31");
    assert_eq!(length(returned, "2026-07-01"), Some((30, StayEnd::Lost)));
}

/// Ten learners, worked by hand. Lost on days 30 and (two) 90, graduated on 60, open on 90 and 120 to 150. Ten are watched on
/// day 30: 9/10 = .9. On day 90 eight are, the open one of that day among them: .9 × 6/8 = .675. Greenwood: 1/(10 × 9) +
/// 2/(8 × 6) = .052 778, its root .229 734, over |ln .675| = .393 043 is .584 501; times 1.959 964 is 1.145 601. e^1.145 601 =
/// 3.144 330 and e^−1.145 601 = .318 033: .675^3.144 330 = .290 567 and .675^.318 033 = .882 506.
#[test]
fn ten_learners_by_hand() {
    use StayEnd::{Graduated, Lost, Open};
    let stays = [(30, Lost), (60, Graduated), (90, Lost), (90, Lost), (90, Open)];
    let still = [120, 130, 140, 150, 150].map(|days| (days, Open));
    let curve = curve(&[stays, still].concat());
    let told: Vec<_> = curve.steps.iter().map(|step| (step.day, step.at_risk, step.lost)).collect();
    assert_eq!(told, [(30, 10, 1), (90, 8, 2)]);
    assert!((curve.steps[0].share - 0.9).abs() < 1e-12 && (curve.steps[1].share - 0.675).abs() < 1e-12);
    let interval = curve.steps[1].interval.unwrap();
    assert!((interval.low - 0.290_567).abs() < 1e-4 && (interval.high - 0.882_506).abs() < 1e-4, "{interval:?}");
    assert_eq!((curve.at_risk(0), curve.at_risk(90), curve.at_risk(91), curve.at_risk(121)), (10, 8, 5, 4));
    assert_eq!(curve.known_until, Some(120), "from then on fewer than five are watched");
    assert_eq!([29, 30, 89, 120, 121].map(|on| curve.share(on)), [Some(1.0), Some(0.9), Some(0.9), Some(0.675), None]);
    assert_eq!((curve.count(Lost), curve.count(Graduated), curve.count(Open), curve.median()), (3, 1, 6, None));
}

/// The 21 patients on 6-mercaptopurine of E. J. Freireich et al. (1963), "The effect of 6-mercaptopurine on the duration of
/// steroid-induced remissions in acute leukemia", Blood 21, 699–716, weeks in remission; the estimates as in D. R. Cox and D. Oakes
/// (1984), "Analysis of Survival Data", the intervals as `survfit(conf.type = "log-log")` of R gives them.
#[test]
fn the_remissions_of_freireich() {
    let relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|week| (week, StayEnd::Lost));
    let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|week| (week, StayEnd::Open));
    let curve = curve(&[relapsed.as_slice(), &censored].concat());
    let published = [
        (6, 21, 0.857_1, 0.619_7, 0.951_6),
        (7, 17, 0.806_7, 0.563_1, 0.922_8),
        (10, 15, 0.752_9, 0.503_2, 0.889_4),
        (13, 12, 0.690_2, 0.431_6, 0.849_1),
        (16, 11, 0.627_5, 0.367_5, 0.804_9),
        (22, 7, 0.537_8, 0.267_8, 0.746_8),
        (23, 6, 0.448_2, 0.188_1, 0.680_1),
    ];
    assert_eq!(curve.steps.len(), published.len());
    for (step, (week, at_risk, share, low, high)) in curve.steps.iter().zip(published) {
        let interval = step.interval.unwrap();
        assert_eq!((step.day, step.at_risk), (week, at_risk));
        for (told, known) in [(step.share, share), (interval.low, low), (interval.high, high)] {
            assert!((told - known).abs() < 6e-5, "week {week}: {told} and {known}");
        }
    }
    assert_eq!((curve.median(), curve.known_until), (Some(23), Some(25)));
}

#[test]
fn of_fewer_than_five_nothing_is_told() {
    let four = curve(&[(10, StayEnd::Lost), (20, StayEnd::Lost), (30, StayEnd::Open), (30, StayEnd::Open)]);
    assert_eq!((four.steps.len(), four.known_until, four.share(0)), (0, None, None));
    assert_eq!(StayingCurve::of([]), StayingCurve::default());
}

#[test]
fn where_all_are_lost_the_curve_ends_at_nothing_without_an_interval() {
    let all = curve(&[(40, StayEnd::Lost); 5]);
    assert_eq!((all.steps[0].share, all.steps[0].interval), (0.0, None));
}

proptest! {
    #[test]
    fn the_curve_falls_within_its_interval_and_without_open_stays_is_the_plain_share(
        lengths in vec((0_u32..400, 0_usize..3), 0..60),
    ) {
        let ends = [StayEnd::Lost, StayEnd::Graduated, StayEnd::Open];
        let stays: Vec<_> = lengths.iter().map(|(days, end)| (*days, ends[*end])).collect();
        let told = curve(&stays);
        prop_assert!(told.steps.windows(2).all(|pair| pair[1].share <= pair[0].share && pair[0].day < pair[1].day));
        prop_assert!(told.steps.iter().all(|step| step.at_risk >= 5));
        for step in &told.steps {
            if let Some(interval) = step.interval {
                prop_assert!(interval.low <= step.share && step.share <= interval.high);
            }
        }
        let lost: Vec<_> = lengths.iter().map(|(days, _)| (*days, StayEnd::Lost)).collect();
        for step in &curve(&lost).steps {
            let still = lost.iter().filter(|(days, _)| *days > step.day).count();
            prop_assert!((step.share - still as f64 / lost.len() as f64).abs() < 1e-9);
        }
        prop_assert_eq!(told.stays.len(), stays.len());
    }
}
