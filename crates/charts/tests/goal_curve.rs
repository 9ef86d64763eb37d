//! The goal curve as a reader of the SVG sees it. After an intended change of the look, `NENRIN_GOLDEN=write cargo
//! test -p nenrin-charts` writes the golden drawings anew; look at them before committing.

#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

use std::path::Path;

use nenrin_charts::{Chart, ChartError, CurveWords, GoalCurve, GoalPoint, Theme, goal_curve};
use nenrin_domain::{Day, Score};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

fn curve(readings: impl IntoIterator<Item = (u8, i64)>) -> GoalCurve {
    let start = Day::new(2026, 1, 9).unwrap();
    let point = |(n, (achievement, score)): (i64, (u8, i64))| GoalPoint {
        day: start.plus(n * 14),
        label: n.to_string(),
        achievement,
        satisfaction: Score::new(score).ok(),
    };
    GoalCurve {
        points: (1..).zip(readings).map(point).collect(),
        words: CurveWords { satisfaction: "満足度".to_owned() },
    }
}

fn eight_sessions() -> GoalCurve {
    curve([(20, 4), (24, 4), (30, 5), (34, 4), (38, 4), (48, 5), (52, 0), (55, 2)])
}

fn drawn(curve: &GoalCurve) -> Chart {
    goal_curve(curve, Theme::Light).unwrap()
}

fn texts(chart: &Chart) -> Vec<&str> {
    chart.svg.split("<text").skip(1).map(|text| text.split(['>', '<']).nth(1).unwrap().trim()).collect()
}

#[test]
fn the_drawings_are_the_golden_ones() {
    let mut long = eight_sessions();
    long.words.satisfaction = "Satisfaction with the session".to_owned();
    long.points.iter_mut().for_each(|point| point.label = format!("Session of {}", point.day));
    let many = curve((0..200).map(|n: u8| (n / 2 + n % 3, i64::from(n % 7))));
    let drawings = [
        ("eight-light", eight_sessions(), Theme::Light),
        ("eight-dark", eight_sessions(), Theme::Dark),
        ("eight-print", eight_sessions(), Theme::Print),
        ("one", curve([(100, 0)]), Theme::Light),
        ("two-falling", curve([(100, 5), (30, 1)]), Theme::Light),
        ("thirty", curve((0..30).map(|n: u8| (n * 3, i64::from(n % 5 + 1)))), Theme::Light),
        ("two-hundred", many, Theme::Light),
        ("long-words", long, Theme::Light),
    ];
    for (name, curve, theme) in drawings {
        let svg = goal_curve(&curve, theme).unwrap().svg;
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/goal-curve-{name}.svg"));
        if std::env::var_os("NENRIN_GOLDEN").is_some_and(|wish| wish == "write") {
            std::fs::write(&golden, &svg).unwrap();
        }
        assert_eq!(svg, std::fs::read_to_string(&golden).unwrap(), "{name}");
    }
}

#[test]
fn nothing_to_draw_is_an_error_and_never_an_empty_drawing() {
    assert_eq!(goal_curve(&curve([]), Theme::Light), Err(ChartError::NoPoints));
    assert_eq!(goal_curve(&curve([(101, 3)]), Theme::Light), Err(ChartError::AchievementOutOfRange(101)));
}

#[test]
fn the_geometry_has_one_place_per_reading_inside_the_view_box() {
    for count in [1_u8, 2, 3, 20, 200] {
        let geometry = drawn(&curve((0..count).map(|_| (100, 4)))).geometry;
        let lengths = [geometry.xs.len(), geometry.ys.len(), geometry.labels.len()];
        assert_eq!(lengths, [usize::from(count); 3]);
        assert!(geometry.xs.is_sorted() && geometry.xs.iter().all(|x| (0..400).contains(x)), "{:?}", geometry.xs);
        assert!(geometry.ys.iter().all(|y| *y == geometry.top), "100 % is the upper line");
    }
}

#[test]
fn points_stand_in_the_order_of_sessions_at_equal_distances() {
    let mut paused = eight_sessions();
    paused.points.iter_mut().skip(4).for_each(|point| point.day = point.day.plus(300));
    assert_eq!(drawn(&paused).geometry.xs, drawn(&eight_sessions()).geometry.xs);
    let xs = drawn(&eight_sessions()).geometry.xs;
    let distances: Vec<i32> = xs.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(distances.iter().max().unwrap() - distances.iter().min().unwrap() <= 1, "{distances:?}");
}

#[test]
fn a_session_without_an_answer_shows_a_dash_and_no_number() {
    let chart = drawn(&curve([(10, 4), (20, 0), (30, 5)]));
    assert_eq!(texts(&chart), ["0%", "50%", "100%", "満足度", "4", "–", "5", "3", "2", "1", "30%"]);
}

#[test]
fn a_crowded_strip_averages_only_those_who_answered() {
    let chart = drawn(&curve((0..200).map(|n| (50, if n % 2 == 0 { 4 } else { 0 }))));
    let strip: Vec<&str> = texts(&chart).into_iter().filter(|text| text.contains('.')).collect();
    assert_eq!(strip, ["4.0"; 11]);
    assert!(!texts(&drawn(&curve((0..200).map(|_| (50, 0))))).contains(&"0.0"));
    assert!(
        !texts(&drawn(&eight_sessions())).iter().any(|text| text.contains('.')),
        "where there is room, scores as they are"
    );
}

#[test]
fn crowded_labels_are_thinned_out_and_the_last_one_stays() {
    let chart = drawn(&curve((0..200).map(|_| (50, 4))));
    let labels: Vec<&str> = texts(&chart).into_iter().filter(|text| text.parse::<u32>().is_ok()).collect();
    assert_eq!(labels, ["200", "180", "160", "140", "120", "100", "80", "60", "40", "20"]);
    assert_eq!(chart.geometry.labels.len(), 200);
}

#[test]
fn words_can_neither_break_the_svg_nor_style_it() {
    let mut hostile = curve([(10, 4), (20, 3)]);
    hostile.words.satisfaction = "<a&\"'>\u{1}".to_owned();
    hostile.points[0].label = "</text><script>alert(1)</script>".to_owned();
    let svg = drawn(&hostile).svg;
    assert!(svg.contains("&lt;a&amp;&quot;&apos;&gt;"), "{svg}");
    assert!(!svg.contains("<script") && !svg.contains("style") && !svg.contains("class"), "{svg}");
    assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok());
}

#[test]
fn a_renderer_puts_the_line_where_the_geometry_says() {
    let chart = drawn(&eight_sessions());
    let tree = resvg::usvg::Tree::from_str(&chart.svg, &resvg::usvg::Options::default()).unwrap();
    let mut pixels = resvg::tiny_skia::Pixmap::new(800, 256).unwrap();
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    let colour = |x: i32, y: i32| {
        let pixel = pixels.pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).unwrap();
        (pixel.red(), pixel.green(), pixel.blue(), pixel.alpha())
    };
    let (line, paper) = ((0x24, 0x52, 0x8c, 0xff), (0xff, 0xff, 0xff, 0xff));
    for (x, y) in chart.geometry.xs.iter().zip(&chart.geometry.ys) {
        assert_eq!(colour(x * 2, y * 2), paper, "the middle of the mark at {x},{y}");
        assert_eq!(colour(x * 2, (y - 3) * 2), line, "the upper edge of the mark at {x},{y}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn the_same_figures_give_the_same_bytes_and_a_readable_svg(
        readings in proptest::collection::vec((0u8..=100, 0i64..=5), 1..60),
        word in ".{0,30}",
        label in ".{0,30}",
    ) {
        let mut curve = curve(readings);
        curve.words.satisfaction = word;
        curve.points[0].label = label;
        let chart = drawn(&curve);
        prop_assert_eq!(&chart, &drawn(&curve));
        prop_assert!(resvg::usvg::Tree::from_str(&chart.svg, &resvg::usvg::Options::default()).is_ok());
    }
}
