//! The retention curve.

use nenrin_charts::{ChartError, Fall, Mark, Staying, StayingLine, StayingWords, Theme, staying};

use crate::THEMES;
use crate::golden::{assert_golden, texts};

/// A curve that falls by a tenth every so many days.
fn line(name: &str, every: u32, falls: u32, until: u32) -> StayingLine {
    let fall = |nth: u32| {
        let share = 0.9_f64.powi(i32::try_from(nth).unwrap());
        let half = 0.04 * f64::from(nth);
        Fall { day: nth * every, share, interval: Some(((share - half).max(0.0), (share + half * 0.7).min(1.0))) }
    };
    let at_risk = (0..=12).map(|month| (month * 30 <= until).then_some(40 - month * 3)).collect();
    StayingLine { name: name.to_owned(), falls: (1..=falls).map(fall).collect(), until, at_risk }
}

fn told(curves: Vec<StayingLine>) -> Staying {
    Staying {
        curves,
        marks: (0..=12).map(|month| Mark { day: month * 30, label: month.to_string() }).collect(),
        words: StayingWords {
            unit: "か月".to_owned(), interval: "95%区間".to_owned(), at_risk: "観察中".to_owned()
        },
    }
}

fn four() -> Staying {
    told(vec![line("月2回", 45, 6, 340), line("月4回", 60, 5, 350), line("単発", 25, 7, 200), line("紹介", 44, 6, 330)])
}

#[test]
fn one_with_its_interval_and_four_beside_one_another_are_the_golden_ones() {
    for (theme, name) in THEMES {
        assert_golden(&format!("staying-{name}"), &staying(&told(vec![line("", 45, 6, 330)]), theme).unwrap(), theme);
        assert_golden(&format!("staying-four-{name}"), &staying(&four(), theme).unwrap(), theme);
    }
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    assert_eq!(staying(&four(), Theme::Print), staying(&four(), Theme::Print));
}

#[test]
fn a_length_that_is_not_told_lies_on_the_ground_and_has_no_number() {
    let chart = staying(&told(vec![line("", 45, 3, 200)]), Theme::Light).unwrap();
    let geometry = &chart.geometry;
    assert_eq!((geometry.ys[0], geometry.ys[12]), (geometry.top, geometry.bottom));
    assert!(geometry.ys[6] < geometry.bottom && geometry.ys[7] == geometry.bottom, "{:?}", geometry.ys);
    assert_eq!(texts(&chart).into_iter().filter(|text| *text == "–").count(), 6);
}

#[test]
fn names_at_the_ends_do_not_run_into_one_another() {
    let chart = staying(&told(vec![line("甲", 60, 5, 300), line("乙", 60, 5, 300)]), Theme::Light).unwrap();
    let heights: Vec<i32> = chart
        .svg
        .split("<text")
        .filter(|text| text.contains("甲") || text.contains("乙"))
        .map(|text| text.split("y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
        .collect();
    assert!(heights[0].abs_diff(heights[1]) >= 13, "{heights:?}");
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    assert_eq!(staying(&told(vec![]), Theme::Light), Err(ChartError::NoPoints));
    assert_eq!(staying(&told(vec![line("", 9, 1, 9); 5]), Theme::Light), Err(ChartError::TooManySeries(5)));
    let mut off = told(vec![line("", 9, 1, 9)]);
    off.curves[0].falls[0].share = f64::NAN;
    assert_eq!(staying(&off, Theme::Light), Err(ChartError::OffTheAxis(0)));
}
