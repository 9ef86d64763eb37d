//! Bars, reasons, revenue and the distribution of waiting.

use nenrin_charts::{
    Bar, BarSeries, BarWords, Bars, ChartError, DaySpan, Distribution, Moved, Revenue, RevenueWords, Theme, bars,
    distribution, revenue,
};

use crate::THEMES;
use crate::golden::{assert_golden, texts};

fn told_in(series: &[(&str, bool)], parts: &[&[u32]]) -> Bars {
    let bar = |(nth, parts): (usize, &&[u32])| Bar {
        label: format!("2026/{}", nth + 1),
        parts: parts.to_vec(),
        is_over: nth + 1 < 12,
    };
    Bars {
        unit: "件".to_owned(),
        series: series
            .iter()
            .map(|(name, is_unknown)| BarSeries { name: (*name).to_owned(), is_unknown: *is_unknown })
            .collect(),
        bars: parts.iter().enumerate().map(bar).collect(),
        target: None,
        version_changes: vec![],
        words: BarWords {
            to_date: "途中経過".to_owned(),
            target: "目標".to_owned(),
            version: "数え方の変更".to_owned(),
        },
    }
}

fn applications() -> Bars {
    let counts: [&[u32]; 12] = [&[3], &[4], &[0], &[6], &[5], &[7], &[9], &[8], &[6], &[11], &[12], &[4]];
    Bars { target: Some(8.0), version_changes: vec![5], ..told_in(&[("", false)], &counts) }
}

fn reasons() -> Bars {
    let counts: [&[u32]; 12] = [
        &[1, 0, 0, 0],
        &[0, 1, 0, 1],
        &[0, 0, 0, 0],
        &[2, 1, 0, 0],
        &[1, 0, 1, 2],
        &[0, 2, 0, 0],
        &[3, 1, 2, 1],
        &[1, 1, 0, 0],
        &[0, 0, 0, 3],
        &[2, 2, 1, 1],
        &[1, 0, 0, 0],
        &[0, 1, 1, 0],
    ];
    told_in(&[("料金", false), ("時間が合わない", false), ("その他", false), ("未聴取", true)], &counts)
}

fn half_a_year() -> Revenue {
    let moved = |(nth, (received, refunded)): (usize, (i64, i64))| Moved {
        label: format!("2026/{}", nth + 1),
        received,
        refunded,
        is_over: nth < 5,
    };
    let told = [(143_000, 0), (99_000, 33_000), (0, 22_000), (187_000, 0), (220_000, 11_000), (66_000, 0)];
    Revenue {
        unit: "円".to_owned(),
        decimals: 0,
        periods: told.into_iter().enumerate().map(moved).collect(),
        words: RevenueWords {
            received: "入金".to_owned(),
            refunded: "返金".to_owned(),
            to_date: "途中経過".to_owned(),
        },
    }
}

fn waiting() -> Distribution {
    let counts = [4, 3, 2, 0, 2, 1, 0, 0, 1, 0, 1];
    let span = |(nth, count): (u32, u32)| DaySpan { from: nth * 7, to: nth * 7 + 6, count };
    Distribution {
        unit: "人".to_owned(),
        spans: (0..).zip(counts).map(span).collect(),
        thresholds: vec![14, 30, 60],
        threshold: "しきい値（日）".to_owned(),
    }
}

#[test]
fn they_are_the_golden_ones_in_every_theme() {
    for (theme, name) in THEMES {
        assert_golden(&format!("bars-{name}"), &bars(&applications(), theme).unwrap(), theme);
        assert_golden(&format!("reasons-{name}"), &bars(&reasons(), theme).unwrap(), theme);
        assert_golden(&format!("revenue-{name}"), &revenue(&half_a_year(), theme).unwrap(), theme);
        assert_golden(&format!("waiting-{name}"), &distribution(&waiting(), theme).unwrap(), theme);
    }
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    assert_eq!(bars(&reasons(), Theme::Light), bars(&reasons(), Theme::Light));
    assert_eq!(revenue(&half_a_year(), Theme::Light), revenue(&half_a_year(), Theme::Light));
    assert_eq!(distribution(&waiting(), Theme::Light), distribution(&waiting(), Theme::Light));
}

#[test]
fn more_than_four_parts_cannot_be_told_apart() {
    let five = told_in(&[("a", false); 5], &[&[1; 5]]);
    assert_eq!(bars(&five, Theme::Light), Err(ChartError::TooManySeries(5)));
    assert_eq!(bars(&told_in(&[("a", false)], &[]), Theme::Light), Err(ChartError::NoPoints));
}

#[test]
fn a_refund_goes_down_in_its_own_period() {
    let chart = revenue(&half_a_year(), Theme::Light).unwrap();
    let ground = chart.geometry.ys[2];
    assert!(chart.geometry.ys.iter().all(|y| *y <= ground), "nothing came in in March, the ground is there");
    assert!(ground < chart.geometry.bottom, "and what was given back is under it");
    let mut nothing_back = half_a_year();
    nothing_back.periods.iter_mut().for_each(|moved| moved.refunded = 0);
    assert!(!texts(&revenue(&nothing_back, Theme::Light).unwrap()).contains(&"返金"));
}

#[test]
fn amounts_are_told_in_the_currencys_own_unit() {
    let cents = Revenue { unit: "USD".to_owned(), decimals: 2, ..half_a_year() };
    assert!(texts(&revenue(&cents, Theme::Light).unwrap()).contains(&"2,200"));
}

#[test]
fn a_threshold_beyond_all_that_wait_is_not_drawn() {
    let mut few = waiting();
    few.spans.truncate(3);
    let told = distribution(&few, Theme::Light).unwrap();
    let told = texts(&told);
    assert!(told.contains(&"14") && !told.contains(&"30"), "{told:?}");
}
