//! The curve of a metric over periods.

use nenrin_charts::{Axis, Certainty, ChartError, Theme, TimeCurve, TimePoint, TimeWords, time_curve};

use crate::THEMES;
use crate::golden::{assert_golden, texts};

fn words() -> TimeWords {
    TimeWords {
        interval: "95%区間".to_owned(),
        indicative: "参考値（10件未満）".to_owned(),
        too_few: "5件未満".to_owned(),
        to_date: "途中経過".to_owned(),
        target: "目標".to_owned(),
        version: "数え方の変更".to_owned(),
    }
}

/// A month with `of` of `all`, its interval as wide as `half` on either side.
fn month(nth: usize, of: u32, all: u32, half: f64) -> TimePoint {
    let value = (all > 0).then(|| f64::from(of) / f64::from(all));
    TimePoint {
        label: format!("2026/{nth}"),
        value,
        interval: value.filter(|_| all >= 5).map(|it| ((it - half).max(0.0), (it + half).min(1.0))),
        certainty: match all {
            0..5 => Certainty::TooFew,
            5..10 => Certainty::Indicative,
            _ => Certainty::Sure,
        },
        is_over: true,
    }
}

/// A year of retention: a month without anybody, two with few, a new definition in August, and December goes on.
fn year() -> TimeCurve {
    let told =
        [(3, 4), (0, 0), (5, 6), (9, 10), (11, 13), (13, 14), (12, 15), (16, 18), (3, 3), (17, 18), (18, 20), (20, 21)];
    let half = |all: u32| 0.9 / f64::from(all.max(1)).sqrt() / 2.0;
    let month = |(nth, (of, all)): (usize, &(u32, u32))| month(nth + 1, *of, *all, half(*all));
    let mut points: Vec<TimePoint> = told.iter().enumerate().map(month).collect();
    points[11].is_over = false;
    TimeCurve { axis: Axis::Percent, points, target: Some(0.8), version_changes: vec![7], words: words() }
}

#[test]
fn a_year_of_shares_is_the_golden_one_in_every_theme() {
    for (theme, name) in THEMES {
        assert_golden(&format!("time-curve-{name}"), &time_curve(&year(), theme).unwrap(), theme);
    }
}

#[test]
fn numbers_have_an_axis_of_their_own() {
    let mut days = year();
    days.axis = Axis::Number { unit: "日（中央値）".to_owned() };
    (days.target, days.version_changes) = (None, vec![]);
    for (nth, point) in days.points.iter_mut().enumerate() {
        (point.value, point.interval) = (point.value.map(|_| f64::from(u8::try_from(nth * 2).unwrap())), None);
    }
    assert_golden("time-curve-days", &time_curve(&days, Theme::Light).unwrap(), Theme::Light);
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    assert_eq!(time_curve(&year(), Theme::Dark), time_curve(&year(), Theme::Dark));
}

#[test]
fn every_period_has_a_place_also_without_a_value() {
    let geometry = time_curve(&year(), Theme::Light).unwrap().geometry;
    assert_eq!((geometry.xs.len(), geometry.ys.len(), geometry.labels.len()), (12, 12, 12));
    assert!(geometry.xs.is_sorted());
    assert_eq!(geometry.ys[1], geometry.bottom, "what has no value is on the ground");
}

#[test]
fn only_what_occurs_is_explained() {
    let mut sure = year();
    sure.points.retain(|point| point.certainty == Certainty::Sure && point.is_over);
    (sure.target, sure.version_changes) = (None, vec![]);
    let chart = time_curve(&sure, Theme::Light).unwrap();
    let told = texts(&chart);
    assert!(told.contains(&"95%区間"), "{told:?}");
    assert!(
        !told.iter().any(|text| ["参考値（10件未満）", "5件未満", "途中経過", "目標", "数え方の変更"].contains(text))
    );
}

#[test]
fn no_line_leads_to_what_rests_on_too_few_and_none_across_a_new_definition() {
    let lines = |curve: &TimeCurve| {
        let svg = time_curve(curve, Theme::Light).unwrap().svg;
        let thick = svg.lines().filter(|line| line.starts_with("<polyline") && line.contains("stroke-width=\"2\""));
        thick
            .map(|line| line.split("points=\"").nth(1).unwrap().split(' ').filter(|it| it.contains(',')).count())
            .collect::<Vec<_>>()
    };
    let mut all_over = year();
    all_over.points[11].is_over = true;
    // March to July, August alone, September too few, October to December.
    assert_eq!(lines(&all_over), [5, 3]);
    all_over.version_changes = vec![];
    assert_eq!(lines(&all_over), [6, 3]);
}

#[test]
fn marks_that_would_touch_are_left_out_but_for_the_last_and_what_is_not_sure() {
    let of = |count: usize| {
        let points = (0..count).map(|_| month(1, 18, 20, 0.1)).collect();
        let mut curve = TimeCurve { points, target: None, version_changes: vec![], ..year() };
        curve.points[1].certainty = Certainty::Indicative;
        let svg = time_curve(&curve, Theme::Print).unwrap().svg;
        svg.lines().filter(|line| line.starts_with("<circle") && line.contains("stroke=\"none\"")).count()
    };
    // One more explains what is not sure.
    assert_eq!((of(12), of(200)), (12 + 1, 2 + 1));
}

#[test]
fn what_has_no_place_on_the_axis_is_refused() {
    let with = |value: f64| {
        let mut curve = year();
        curve.points[3].value = Some(value);
        time_curve(&curve, Theme::Light)
    };
    for value in [f64::NAN, f64::INFINITY, -0.1, 1.1] {
        assert_eq!(with(value), Err(ChartError::OffTheAxis(3)), "{value}");
    }
    let empty = TimeCurve { points: vec![], ..year() };
    assert_eq!(time_curve(&empty, Theme::Light), Err(ChartError::NoPoints));
}

#[test]
fn words_can_neither_break_the_drawing_nor_style_it() {
    let mut hostile = year();
    hostile.words.target = "</text><script>alert(1)</script>".to_owned();
    hostile.words.interval = "<a href=\"x\" style='y'>\u{1}&".to_owned();
    hostile.points[11].label = "\"><image/>".to_owned();
    let svg = time_curve(&hostile, Theme::Light).unwrap().svg;
    assert!(!svg.contains("<script") && !svg.contains("<a ") && !svg.contains("<image") && !svg.contains('\u{1}'));
    assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok());
}
