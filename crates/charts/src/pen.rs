//! The few strokes all drawings are made of, over the drawing library.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use crate::ChartError;
use crate::label::TEXT_SIZE;

/// The family the UI ships; reports name the same one.
const FAMILY: &str = "'Nenrin Sans JP', sans-serif";

/// The library writes a text at its size divided by this.
const SIZE_FACTOR: f64 = 1.24;

/// A point in units of the view box, from the upper left.
pub(crate) type Spot = (i32, i32);

/// Draws onto one SVG text.
pub(crate) struct Pen<'svg> {
    page: DrawingArea<SVGBackend<'svg>, Shift>,
}

impl<'svg> Pen<'svg> {
    pub(crate) fn onto(svg: &'svg mut String, size: (u32, u32)) -> Self {
        Self { page: SVGBackend::with_string(svg, size).into_drawing_area() }
    }

    pub(crate) fn line(&self, spots: Vec<Spot>, colour: RGBColor, width: u32) -> Result<(), ChartError> {
        Ok(self.page.draw(&PathElement::new(spots, colour.stroke_width(width)))?)
    }

    /// A line of strokes of `dash` with gaps of the second length between them.
    pub(crate) fn dashed(
        &self,
        spots: Vec<Spot>,
        colour: RGBColor,
        width: u32,
        dash: (i32, i32),
    ) -> Result<(), ChartError> {
        Ok(self.page.draw(&DashedPathElement::new(spots, dash.0, dash.1, colour.stroke_width(width)))?)
    }

    /// A surface within a closed line.
    pub(crate) fn area(&self, spots: Vec<Spot>, colour: RGBColor, opacity: f64) -> Result<(), ChartError> {
        Ok(self.page.draw(&Polygon::new(spots, colour.mix(opacity).filled()))?)
    }

    /// The outline of a rectangle over what it is filled with.
    pub(crate) fn outline(&self, from: Spot, to: Spot, colour: RGBColor, fill: RGBColor) -> Result<(), ChartError> {
        self.page.draw(&Rectangle::new([from, to], fill.filled()))?;
        Ok(self.page.draw(&Rectangle::new([from, to], colour.stroke_width(1)))?)
    }

    pub(crate) fn disc(&self, centre: Spot, radius: i32, style: ShapeStyle) -> Result<(), ChartError> {
        Ok(self.page.draw(&Circle::new(centre, radius, style))?)
    }

    pub(crate) fn cell(&self, from: Spot, to: Spot, colour: RGBColor, opacity: f64) -> Result<(), ChartError> {
        Ok(self.page.draw(&Rectangle::new([from, to], colour.mix(opacity).filled()))?)
    }

    /// Writes one line of text, vertically centred on `at`.
    pub(crate) fn write(
        &self,
        at: Spot,
        align: HPos,
        text: &str,
        colour: RGBColor,
        weight: FontStyle,
    ) -> Result<(), ChartError> {
        let font = FontDesc::new(FontFamily::Name(FAMILY), f64::from(TEXT_SIZE) * SIZE_FACTOR, weight);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(align, VPos::Center));
        Ok(self.page.draw(&Text::new(text, at, style))?)
    }

    pub(crate) fn finish(self) -> Result<(), ChartError> {
        Ok(self.page.present()?)
    }
}

impl From<DrawingAreaErrorKind<std::io::Error>> for ChartError {
    fn from(error: DrawingAreaErrorKind<std::io::Error>) -> Self {
        Self::Drawing(error.to_string())
    }
}
