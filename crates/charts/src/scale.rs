//! Upright axes: from a value to a height, and the figures that stand beside them.

/// What an upright axis measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Axis {
    /// Shares from 0 to 1, written as 0 % to 100 %.
    Percent,
    /// Numbers from 0 upwards, whose unit is written over the axis.
    Number {
        /// The unit, such as days; empty for none.
        unit: String,
    },
}

/// About how many steps an axis has.
const STEPS: f64 = 4.0;

/// The values of an axis, from its lower to its upper end, in even steps.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// 0 to 1 in quarters.
    pub(crate) const PERCENT: Self = Self { low: 0.0, high: 1.0, step: 0.25 };

    /// Round values around all from `low` to `high`, and around 0; never in steps smaller than `least`.
    pub(crate) fn around(low: f64, high: f64, least: f64) -> Self {
        let (low, high) = (low.min(0.0), high.max(0.0));
        let rough = ((high - low) / STEPS).max(least);
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0].into_iter().map(|digit| digit * power).find(|it| *it >= rough * 0.999);
        let step = step.unwrap_or(10.0 * power).max(least);
        let whole = |value: f64| (value / step).ceil() * step;
        Self { low: -whole(-low), high: whole(high).max(step), step }
    }

    /// The height of a value between the lines of the upper and the lower end.
    pub(crate) fn y(&self, value: f64, top: i32, bottom: i32) -> i32 {
        let part = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        bottom - whole(part * f64::from(bottom - top))
    }

    /// The values that have a line, from the lower end upwards.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let count = whole((self.high - self.low) / self.step);
        (0..=count).map(|nth| self.low + f64::from(nth) * self.step).collect()
    }
}

/// The nearest whole number.
pub(crate) const fn whole(value: f64) -> i32 {
    // Rounding goes to the nearest; what is too large stays at the end of the range.
    value.round() as i32
}

/// A share as it is written beside an axis.
pub(crate) fn percent(share: f64) -> String {
    format!("{}%", whole(share * 100.0))
}

/// A number with its thousands set apart, and one decimal where it is not whole.
pub(crate) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let (whole, tenth) = (tenths / 10, (tenths % 10).abs());
    let digits = whole.abs().to_string();
    let mut said = String::from(if tenths < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            said.push(',');
        }
        said.push(digit);
    }
    if tenth > 0 {
        said += &format!(".{tenth}");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{Scale, number};

    fn ticks(low: f64, high: f64, least: f64) -> Vec<String> {
        Scale::around(low, high, least).ticks().into_iter().map(number).collect()
    }

    #[test]
    fn an_axis_begins_at_nothing_and_goes_in_round_steps() {
        assert_eq!(ticks(3.0, 7.0, 1.0), ["0", "2", "4", "6", "8"]);
        assert_eq!(ticks(0.0, 0.0, 1.0), ["0", "1"]);
        assert_eq!(ticks(0.0, 1.0, 1.0), ["0", "1"]);
        assert_eq!(ticks(-12_000.0, 143_000.0, 1.0), ["−50,000", "0", "50,000", "100,000", "150,000"]);
        assert_eq!(ticks(0.0, 46.5, 1.0), ["0", "20", "40", "60"]);
    }

    #[test]
    fn numbers_are_written_in_thousands() {
        assert_eq!([0.0, 999.0, 1_000.0, -1_234_567.0, 16.5].map(number), ["0", "999", "1,000", "−1,234,567", "16.5"]);
    }

    #[test]
    fn the_ends_of_an_axis_are_the_ends_of_the_plot() {
        let heights = [0.0, 0.5, 1.0].map(|share| Scale::PERCENT.y(share, 20, 120));
        assert_eq!(heights, [120, 70, 20]);
    }
}
