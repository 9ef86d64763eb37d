//! Drawings on a page: their shapes as paths, their words in the paper's font.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::text::Font;

use super::draw::set;
use super::letters::Letters;
use crate::drawing::{Anchor, Drawn, Ink, Look, Shape};

/// How far the handles of a quarter of a circle lie from its ends, as a part of the radius: the cubic curve that is closest to it.
const QUARTER: f32 = 0.552_284_8;

/// A drawing in its place. Lengths are points.
pub(super) struct Placed {
    pub drawn: Drawn,
    pub x: f32,
    pub y: f32,
    /// Points for each of its units.
    pub scale: f32,
}

impl Placed {
    pub fn draw(&self, surface: &mut Surface<'_>, letters: &Letters, font: &Font) {
        surface.push_transform(&Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.x, self.y));
        for shape in &self.drawn.shapes {
            match shape {
                Shape::Path { points, is_closed, look } => paint(surface, path(points, *is_closed), *look),
                Shape::Disc { centre, radius, look } => paint(surface, disc(*centre, *radius), *look),
                Shape::Text { at, size, anchor, ink, text } => {
                    let letters = letters.of(text);
                    let width = letters.iter().map(|letter| letter.width).sum::<f32>() * size;
                    let before = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => width / 2.0,
                        Anchor::End => width,
                    };
                    surface.set_stroke(None);
                    surface.set_fill(Some(filled(*ink)));
                    set(surface, (at.0 - before, at.1), &letters, *size, font);
                }
            }
        }
        surface.set_stroke(None);
        surface.pop();
    }
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, look: Look) {
    let Some(path) = path else { return };
    surface.set_fill(look.fill.map(filled));
    surface.set_stroke(look.stroke.map(|(ink, width)| stroked(ink, width)));
    if look.fill.is_some() || look.stroke.is_some() {
        surface.draw_path(&path);
    }
}

fn path(points: &[(f32, f32)], is_closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let ((x, y), rest) = points.split_first()?;
    path.move_to(*x, *y);
    rest.iter().for_each(|(x, y)| path.line_to(*x, *y));
    if is_closed {
        path.close();
    }
    path.finish()
}

fn disc((x, y): (f32, f32), radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (r, h) = (radius, radius * QUARTER);
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
    path.finish()
}

fn colour(ink: Ink) -> (rgb::Color, NormalizedF32) {
    let [red, green, blue] = ink.rgb;
    (rgb::Color::new(red, green, blue), NormalizedF32::new(ink.opacity).unwrap_or(NormalizedF32::ONE))
}

fn filled(ink: Ink) -> Fill {
    let (paint, opacity) = colour(ink);
    Fill { paint: paint.into(), opacity, ..Fill::default() }
}

fn stroked(ink: Ink, width: f32) -> Stroke {
    let (paint, opacity) = colour(ink);
    let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
    Stroke { paint: paint.into(), opacity, width, line_cap, line_join, ..Stroke::default() }
}
