//! What was measured, as a table for people or JSON for programs.

use serde_json::{Value as Json, json};

use crate::world::Size;

/// What a figure counts.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    Milliseconds,
    Seconds,
    RowsPerSecond,
    Megabytes,
}

/// What is promised of a figure.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    MedianAtMost(f64),
    MedianAtLeast(f64),
    P95AtMost(f64),
    P99AtMost(f64),
    RatioAtMost(f64),
}

/// One line of the table.
#[derive(Debug)]
pub struct Figure {
    pub what: &'static str,
    pub size: Size,
    pub unit: Unit,
    pub median: f64,
    /// The part of it for which a processor worked, as the same unit.
    pub busy: Option<f64>,
    pub p95: Option<f64>,
    pub p99: Option<f64>,
    /// What it is held against, and how much that is. The ratio to it is that of the median, or of the p95 or p99 when
    /// that is what is promised.
    pub baseline: Option<(&'static str, f64)>,
    pub aim: Option<Aim>,
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::Seconds => "s",
            Self::RowsPerSecond => "rows/s",
            Self::Megabytes => "MB",
        }
    }

    fn written(self, value: f64) -> String {
        match self {
            Self::RowsPerSecond | Self::Megabytes => format!("{value:.0}"),
            Self::Seconds => format!("{value:.1}"),
            Self::Milliseconds => format!("{value:.2}"),
        }
    }
}

impl Figure {
    /// A figure of which only the median is known, held against nothing.
    pub const fn of(what: &'static str, size: Size, unit: Unit, median: f64) -> Self {
        Self { what, size, unit, median, busy: None, p95: None, p99: None, baseline: None, aim: None }
    }

    fn ratio(&self) -> Option<f64> {
        let held = match self.aim {
            Some(Aim::P95AtMost(_)) => self.p95.unwrap_or(self.median),
            Some(Aim::P99AtMost(_)) => self.p99.unwrap_or(self.median),
            _ => self.median,
        };
        self.baseline.map(|(_, value)| held / value)
    }

    fn target(&self) -> String {
        let value = |limit| self.unit.written(limit);
        match self.aim {
            None => String::new(),
            Some(Aim::MedianAtMost(limit)) => format!("≤ {}", value(limit)),
            Some(Aim::MedianAtLeast(limit)) => format!("≥ {}", value(limit)),
            Some(Aim::P95AtMost(limit)) => format!("p95 ≤ {}", value(limit)),
            Some(Aim::P99AtMost(limit)) => format!("p99 ≤ {}", value(limit)),
            Some(Aim::RatioAtMost(limit)) => format!("ratio ≤ {limit}"),
        }
    }

    fn reached(&self) -> Option<bool> {
        Some(match self.aim? {
            Aim::MedianAtMost(limit) => self.median <= limit,
            Aim::MedianAtLeast(limit) => self.median >= limit,
            Aim::P95AtMost(limit) => self.p95? <= limit,
            Aim::P99AtMost(limit) => self.p99? <= limit,
            Aim::RatioAtMost(limit) => self.ratio()? <= limit,
        })
    }

    fn json(&self) -> Json {
        json!({
            "what": self.what, "size": self.size.name(), "unit": self.unit.name(), "median": self.median,
            "busy": self.busy, "p95": self.p95, "p99": self.p99,
            "baseline": self.baseline.map(|(what, value)| json!({ "what": what, "value": value })),
            "ratio": self.ratio(), "target": self.target(), "reached": self.reached(),
        })
    }
}

/// Writes the figures as lines of a table.
pub fn print_table(figures: &[Figure]) {
    let head = ["what", "size", "unit", "median", "busy", "p95", "p99", "baseline", "", "ratio", "target", "reached"];
    let mut lines = vec![head.map(ToOwned::to_owned)];
    lines.extend(figures.iter().map(|figure| {
        let written = |value: Option<f64>| value.map(|value| figure.unit.written(value)).unwrap_or_default();
        [
            figure.what.to_owned(),
            figure.size.name().to_owned(),
            figure.unit.name().to_owned(),
            written(Some(figure.median)),
            written(figure.busy),
            written(figure.p95),
            written(figure.p99),
            written(figure.baseline.map(|(_, value)| value)),
            figure.baseline.map(|(what, _)| what.to_owned()).unwrap_or_default(),
            figure.ratio().map(|ratio| format!("{ratio:.2}")).unwrap_or_default(),
            figure.target(),
            figure.reached().map(|reached| if reached { "yes" } else { "no" }.to_owned()).unwrap_or_default(),
        ]
    }));
    let widths = (0..head.len()).map(|n| lines.iter().map(|line| line[n].chars().count()).max().unwrap_or(0));
    let widths: Vec<_> = widths.collect();
    for line in &lines {
        let cells = line.iter().zip(&widths).enumerate().map(|(n, (cell, width))| {
            let is_number = (3..=7).contains(&n) || n == 9;
            if is_number { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

/// Writes the figures as JSON.
pub fn print_json(figures: &[Figure]) {
    let figures: Vec<_> = figures.iter().map(Figure::json).collect();
    println!("{:#}", Json::from(figures));
}
