//! Surfaces that can be told apart without colour: full, striped, light, and hollow for what is not known.

use plotters::style::text_anchor::HPos;
use plotters::style::{FontStyle, RGBColor};

use crate::ChartError;
use crate::pen::{Pen, Spot};
use crate::theme::Palette;

/// How a surface is filled, and in what colour.
#[derive(Clone, Copy)]
pub(crate) struct Fill {
    kind: Kind,
    colour: RGBColor,
    paper: RGBColor,
    ink: RGBColor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Full,
    Striped,
    Light,
    Hollow,
}

impl Fill {
    /// The fill of the nth series, from 0.
    pub(crate) fn nth(nth: usize, palette: &Palette) -> Self {
        let [first, second, third, fourth] = palette.series;
        let (kind, colour) = match nth {
            0 => (Kind::Full, first),
            1 => (Kind::Striped, second),
            2 => (Kind::Light, third),
            _ => (Kind::Hollow, fourth),
        };
        Self { kind, colour, paper: palette.paper, ink: palette.ink }
    }

    /// The fill of what is not known.
    pub(crate) const fn unknown(palette: &Palette) -> Self {
        Self { kind: Kind::Hollow, colour: palette.faint, paper: palette.paper, ink: palette.ink }
    }

    pub(crate) fn draw(self, pen: &Pen<'_>, from: Spot, to: Spot) -> Result<(), ChartError> {
        let Self { kind, colour, paper, .. } = self;
        match kind {
            Kind::Full => pen.cell(from, to, colour, 1.0),
            Kind::Striped => {
                pen.outline(from, to, colour, paper)?;
                (from.1 + 3..to.1).step_by(4).try_for_each(|y| pen.line(vec![(from.0, y), (to.0, y)], colour, 2))
            }
            Kind::Light => {
                pen.outline(from, to, colour, paper)?;
                pen.cell(from, to, colour, 0.3)
            }
            Kind::Hollow => pen.outline(from, to, colour, paper),
        }
    }

    /// Writes a number onto the surface, where it can be read.
    pub(crate) fn write(self, pen: &Pen<'_>, at: Spot, said: &str) -> Result<(), ChartError> {
        let ink = if self.kind == Kind::Full { self.paper } else { self.ink };
        if self.kind == Kind::Striped {
            let half = crate::label::width(said) / 2 + 2;
            pen.cell((at.0 - half, at.1 - 6), (at.0 + half, at.1 + 6), self.paper, 1.0)?;
        }
        pen.write(at, HPos::Center, said, ink, FontStyle::Bold)
    }
}
