//! How long learners stay: a falling step curve with its interval, and under it how many are watched.
//!
//! One curve has its interval as a band. Up to four beside one another are told apart by their dashes and by the names at their
//! ends, and have no bands: four of them over one another could not be read.

use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;

use crate::label::{fit, step, width};
use crate::pen::{Pen, Spot};
use crate::scale::{Scale, percent, whole};
use crate::theme::Palette;
use crate::{Chart, ChartError, Geometry, Theme};

/// What is drawn, with the words that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Staying {
    /// One to four curves; the first is the one that is read off.
    pub curves: Vec<StayingLine>,
    /// The lengths of stay that are marked, rising from 0; at least one.
    pub marks: Vec<Mark>,
    /// The words of the drawing.
    pub words: StayingWords,
}

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct StayingLine {
    /// Whose; nothing where there is one curve only.
    pub name: String,
    /// Where it falls, the earliest first.
    pub falls: Vec<Fall>,
    /// The last day that is told.
    pub until: u32,
    /// How many are watched at each mark; `None` beyond what is told.
    pub at_risk: Vec<Option<u32>>,
}

/// Where a curve falls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fall {
    /// Days since the beginning.
    pub day: u32,
    /// To which share, from 0 to 1.
    pub share: f64,
    /// The ends of its 95 % interval.
    pub interval: Option<(f64, f64)>,
}

/// A length of stay with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Days since the beginning.
    pub day: u32,
    /// What is written under it.
    pub label: String,
}

/// The words of a retention curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayingWords {
    /// The unit of the marks.
    pub unit: String,
    /// What the band is.
    pub interval: String,
    /// The name of the rows of numbers.
    pub at_risk: String,
}

const WIDTH: i32 = 640;
const TOP: i32 = 26;
const BOTTOM: i32 = 186;
const LABELS: i32 = 199;
const ROWS: i32 = 217;
const ROW: i32 = 15;
const RIGHT: i32 = 560;
const BAND: f64 = 0.16;
/// How the curves are dashed, the first not at all.
const DASHES: [Option<(i32, i32)>; 4] = [None, Some((8, 4)), Some((3, 3)), Some((12, 3))];

/// Draws retention curves.
///
/// # Errors
/// [`ChartError::NoPoints`] without a curve or a mark, [`ChartError::TooManySeries`] for more than four,
/// [`ChartError::OffTheAxis`] for a share beyond 0 to 1.
pub fn staying(told: &Staying, theme: Theme) -> Result<Chart, ChartError> {
    if told.curves.is_empty() || told.marks.is_empty() {
        return Err(ChartError::NoPoints);
    }
    if told.curves.len() > 4 {
        return Err(ChartError::TooManySeries(told.curves.len()));
    }
    let is_off = |fall: &Fall| !(0.0..=1.0).contains(&fall.share);
    if let Some(at) = told.curves.iter().position(|curve| curve.falls.iter().any(is_off)) {
        return Err(ChartError::OffTheAxis(at));
    }
    let rows = i32::try_from(told.curves.len()).unwrap_or(4);
    let height = ROWS + rows * ROW + if told.curves.len() == 1 { ROW } else { 0 };
    let mut svg = String::new();
    let pen = Pen::onto(&mut svg, (WIDTH.unsigned_abs(), height.unsigned_abs()));
    let palette = theme.palette();
    let names = told.curves.iter().map(|curve| width(&curve.name)).chain([width(&told.words.at_risk)]);
    let left = (names.max().unwrap_or(0) + 16).clamp(52, 120);
    let most = told.curves.iter().map(|curve| curve.until).chain(told.marks.iter().map(|mark| mark.day)).max();
    let sheet = Sheet { told, palette: &palette, pen: &pen, left, days: most.unwrap_or(1).max(1) };
    sheet.draw_grid()?;
    sheet.draw_band()?;
    sheet.draw_curves()?;
    sheet.draw_marks()?;
    let geometry = sheet.geometry(height);
    pen.finish()?;
    Ok(Chart { svg, geometry })
}

/// One drawing in the making.
struct Sheet<'a, 'svg> {
    told: &'a Staying,
    palette: &'a Palette,
    pen: &'a Pen<'svg>,
    left: i32,
    days: u32,
}

impl Sheet<'_, '_> {
    fn x(&self, day: u32) -> i32 {
        self.left + whole(f64::from(day) / f64::from(self.days) * f64::from(RIGHT - self.left))
    }

    fn draw_grid(&self) -> Result<(), ChartError> {
        let Palette { grid, faint, .. } = *self.palette;
        for tick in Scale::PERCENT.ticks() {
            let y = y(tick);
            self.pen.line(vec![(self.left, y), (RIGHT, y)], grid, 1)?;
            self.pen.write((self.left - 6, y), HPos::Right, &percent(tick), faint, FontStyle::Normal)?;
        }
        Ok(())
    }

    /// The interval around a curve that stands alone. Before the first loss there is none.
    fn draw_band(&self) -> Result<(), ChartError> {
        let [curve] = self.told.curves.as_slice() else { return Ok(()) };
        let ends = curve.falls.iter().skip(1).map(|fall| fall.day).chain([curve.until]);
        for (fall, end) in curve.falls.iter().zip(ends) {
            if let Some((low, high)) = fall.interval.filter(|_| end > fall.day) {
                self.pen.cell((self.x(fall.day), y(high)), (self.x(end), y(low)), self.palette.line, BAND)?;
            }
        }
        Ok(())
    }

    fn steps(&self, curve: &StayingLine) -> Vec<Spot> {
        let mut spots = vec![(self.x(0), y(1.0))];
        let mut height = y(1.0);
        for fall in &curve.falls {
            let x = self.x(fall.day);
            spots.push((x, height));
            height = y(fall.share);
            spots.push((x, height));
        }
        spots.push((self.x(curve.until), height));
        spots
    }

    fn draw_curves(&self) -> Result<(), ChartError> {
        let mut names: Vec<(i32, i32, usize)> = Vec::new();
        for (nth, curve) in self.told.curves.iter().enumerate() {
            let spots = self.steps(curve);
            let end = spots.last().copied().unwrap_or((self.left, TOP));
            let colour = self.colour(nth);
            match DASHES.get(nth).copied().flatten() {
                None => self.pen.line(spots, colour, 2)?,
                Some(dash) => self.pen.dashed(spots, colour, 2, dash)?,
            }
            names.push((end.1, end.0, nth));
        }
        // Names that would run into one another are pushed apart, from the uppermost downwards.
        names.sort_unstable();
        let mut free = i32::MIN;
        for (y, _, nth) in names.iter().copied() {
            // Beside the ends of all curves that come near.
            let x = names.iter().filter(|other| other.0.abs_diff(y) < 30).map(|other| other.1).max().unwrap_or(RIGHT);
            let Some(curve) = self.told.curves.get(nth) else { continue };
            let y = y.max(free);
            free = y + 13;
            let share = curve.falls.last().map_or(1.0, |fall| fall.share);
            let said = fit(format!("{} {}", curve.name, percent(share)).trim(), WIDTH - x - 6);
            let Some(end) = names.iter().find(|other| other.2 == nth).map(|other| (other.1, other.0)) else { continue };
            // A name that stands away from its end is led to it.
            if x > end.0 + 8 || y != end.1 {
                self.pen.dashed(vec![end, (x + 2, y)], self.colour(nth), 1, (1, 3))?;
            }
            // Another curve behind the name would cross it out.
            self.pen.cell((x + 4, y - 6), (x + 6 + width(&said), y + 6), self.palette.paper, 0.85)?;
            self.pen.write((x + 5, y), HPos::Left, &said, self.colour(nth), FontStyle::Bold)?;
        }
        Ok(())
    }

    fn colour(&self, nth: usize) -> plotters::style::RGBColor {
        self.palette.series.get(nth).copied().unwrap_or(self.palette.line)
    }

    fn draw_marks(&self) -> Result<(), ChartError> {
        let Palette { faint, line, .. } = *self.palette;
        let (words, marks) = (&self.told.words, &self.told.marks);
        let numbers =
            self.told.curves.iter().flat_map(|curve| &curve.at_risk).flatten().map(|count| width(&count.to_string()));
        let widest = marks.iter().map(|mark| width(&mark.label)).chain(numbers).max().unwrap_or(0);
        let step = step(marks.len(), self.x(marks.last().map_or(0, |mark| mark.day)) - self.left, widest + 10);
        self.pen.write(
            (RIGHT + 8, LABELS),
            HPos::Left,
            &fit(&words.unit, WIDTH - RIGHT - 10),
            faint,
            FontStyle::Normal,
        )?;
        self.name_rows()?;
        for (nth, mark) in marks.iter().enumerate().step_by(step) {
            let x = self.x(mark.day);
            self.pen.line(vec![(x, BOTTOM), (x, BOTTOM + 4)], faint, 1)?;
            self.pen.write((x, LABELS), HPos::Center, &mark.label, faint, FontStyle::Normal)?;
            for (row, curve) in (0_i32..).zip(&self.told.curves) {
                let said =
                    curve.at_risk.get(nth).copied().flatten().map_or_else(|| "–".to_owned(), |count| count.to_string());
                let colour = self.colour(usize::try_from(row).unwrap_or(0));
                self.pen.write((x, ROWS + row * ROW), HPos::Center, &said, colour, FontStyle::Normal)?;
            }
        }
        if let [curve] = self.told.curves.as_slice()
            && curve.falls.iter().any(|fall| fall.interval.is_some())
        {
            let y = ROWS + ROW;
            self.pen.cell((self.left, y - 5), (self.left + 16, y + 5), line, BAND)?;
            self.pen.write((self.left + 20, y), HPos::Left, &fit(&words.interval, 200), faint, FontStyle::Normal)?;
        }
        Ok(())
    }

    /// A row of numbers bears the name of its curve; that of the numbers stands before the only row, and else behind the first.
    fn name_rows(&self) -> Result<(), ChartError> {
        let said = |text: &str| fit(text, self.left - 16);
        let Palette { faint, .. } = *self.palette;
        if let [_] = self.told.curves.as_slice() {
            return self.pen.write((0, ROWS), HPos::Left, &said(&self.told.words.at_risk), faint, FontStyle::Normal);
        }
        for (nth, curve) in self.told.curves.iter().enumerate() {
            let y = ROWS + i32::try_from(nth).unwrap_or(0) * ROW;
            self.pen.write((0, y), HPos::Left, &said(&curve.name), self.colour(nth), FontStyle::Normal)?;
        }
        let at_risk = fit(&self.told.words.at_risk, WIDTH - RIGHT - 14);
        self.pen.write((RIGHT + 12, ROWS), HPos::Left, &at_risk, faint, FontStyle::Normal)
    }

    /// A place for each mark, at the height of the first curve; on the ground where it is not told.
    fn geometry(&self, height: i32) -> Geometry {
        let curve = self.told.curves.first();
        let at = |mark: &Mark| {
            let known = curve.filter(|curve| mark.day <= curve.until);
            known.map_or(BOTTOM, |curve| {
                y(curve.falls.iter().rev().find(|fall| fall.day <= mark.day).map_or(1.0, |fall| fall.share))
            })
        };
        Geometry {
            width: WIDTH.unsigned_abs(),
            height: height.unsigned_abs(),
            top: TOP,
            bottom: BOTTOM,
            xs: self.told.marks.iter().map(|mark| self.x(mark.day)).collect(),
            ys: self.told.marks.iter().map(at).collect(),
            labels: self.told.marks.iter().map(|mark| mark.label.clone()).collect(),
        }
    }
}

fn y(share: f64) -> i32 {
    Scale::PERCENT.y(share, TOP, BOTTOM)
}
