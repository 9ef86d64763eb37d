//! The metrics as numbers: the same as counted from everybody, whoever was taken out and put in again before.

use nenrin_domain::Metric;
use nenrin_insight::metrics::{Counted, Definition, Judged, Look, Metrics, Period, PeriodLength};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::known::{happen, happening, origin};
use crate::someone::{Someone, march};

fn put_in<'j>(all: impl IntoIterator<Item = &'j Judged>) -> Counted {
    let mut counted = Counted::default();
    all.into_iter().for_each(|it| counted.add(it));
    counted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn numbers_that_follow_each_change_are_those_of_everybody(
        lives in proptest::collection::vec(proptest::collection::vec(happening(), 0..10), 0..8),
        reasons in proptest::collection::vec(0_usize..3, 8), leave in 0_usize..8, as_of in 100_i64..400, back in 0_i64..120,
    ) {
        let as_of = origin().plus(as_of);
        let period = Period::around(as_of.plus(-back), PeriodLength::Quarter);
        let judged: Vec<Judged> = lives.iter().zip(&reasons).map(|(life, reason)| {
            let told = [None, Some("price"), Some("転職")][*reason];
            let someone = life.iter().fold(Someone::new(), happen).with(|it| {
                it.cancellations.iter_mut().for_each(|it| it.primary_reason = told.map(ToOwned::to_owned));
                it.cancellations.iter_mut().for_each(|it| it.secondary_reasons = vec!["too_busy".to_owned()]);
            });
            Judged::of(&Look::at(someone.0, as_of, &Definition::default()), period)
        }).collect();
        let mut counted = put_in(&judged);
        let metrics = Metrics::of(&judged);
        prop_assert_eq!(&counted, &Counted::from(&metrics));
        prop_assert_eq!(counted.twice_the_median(), metrics.unbooked.twice_the_median());
        prop_assert_eq!(counted.over(&Definition::default()), metrics.unbooked.over(&Definition::default()));
        prop_assert_eq!(counted.share(Metric::Retention), metrics.retention.share());
        prop_assert_eq!(counted.net(), metrics.revenue.net());
        let (out, rest) = judged.split_at(leave.min(judged.len()));
        out.iter().for_each(|it| counted.take_out(it));
        prop_assert_eq!(&counted, &put_in(rest));
    }
}

#[test]
fn of_reasons_that_are_as_frequent_one_that_was_told_is_first() {
    let lost = |reason| {
        let someone = Someone::new().monthly("2026-01-01").ended("2026-03-10", nenrin_domain::EndKind::Cancelled);
        let someone = if let Some(reason) = reason { someone.because(Some(reason), &[]) } else { someone };
        Judged::of(&Look::at(someone.0, march().until.plus(60), &Definition::default()), march())
    };
    let counted = put_in(&[lost(None), lost(Some("price")), lost(Some("too_busy")), lost(None), lost(Some("price"))]);
    assert_eq!(counted.first_reason(), Some((Some("price"), 2)));
    assert_eq!((counted.losses(), counted.unasked()), (5, 2));
    assert_eq!(Counted::default().first_reason(), None);
}
