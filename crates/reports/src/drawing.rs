//! Drawings on papers: the few shapes that our charts are made of, read from their SVG. Whatever else an SVG may hold is
//! refused: what stands on paper is what was drawn, with its words as text of the paper's font, or nothing.

use roxmltree::{Document, Node};

use crate::ReportError;

/// Part of the size of a text by which its base line lies below its middle, as `0.5ex` of SVG has it.
const EX: f32 = 0.54;

/// What a drawing's elements may be described by. Nothing else is known to be harmless in a page.
const KNOWN: [&str; 26] = [
    "class",
    "cx",
    "cy",
    "dy",
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "height",
    "opacity",
    "points",
    "r",
    "role",
    "stroke",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-width",
    "text-anchor",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// A colour and how much of it is seen, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub rgb: [u8; 3],
    pub opacity: f32,
}

/// How something is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Look {
    pub fill: Option<Ink>,
    /// The line and its width.
    pub stroke: Option<(Ink, f32)>,
}

/// Where a text stands to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A piece of a drawing, in its own units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// A line through points, which may end where it began.
    Path { points: Vec<(f32, f32)>, is_closed: bool, look: Look },
    /// A disc.
    Disc { centre: (f32, f32), radius: f32, look: Look },
    /// A line of text, at its base line.
    Text { at: (f32, f32), size: f32, anchor: Anchor, ink: Ink, text: String },
}

/// A drawing that can be set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Drawn {
    pub width: f32,
    pub height: f32,
    pub shapes: Vec<Shape>,
}

impl Drawn {
    /// Reads a drawing.
    ///
    /// # Errors
    /// [`ReportError::Drawing`] when it is none, or holds what is not known here.
    pub fn read(svg: &str) -> Result<Self, ReportError> {
        let document = Document::parse(svg).map_err(|error| ReportError::Drawing(error.to_string()))?;
        let root = document.root_element();
        check(root)?;
        let mut drawn = Self { width: number(root, "width")?, height: number(root, "height")?, shapes: Vec::new() };
        drawn.gather(root)?;
        Ok(drawn)
    }

    /// Its words, in their order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }

    fn gather(&mut self, within: Node<'_, '_>) -> Result<(), ReportError> {
        for node in within.children().filter(Node::is_element) {
            check(node)?;
            match node.tag_name().name() {
                "g" => self.gather(node)?,
                // A shape has words in it and nothing else: what stood within it would be seen by nobody here, and yet by a browser.
                name if node.children().any(|it| it.is_element()) => {
                    return Err(ReportError::Drawing(format!("more than words in <{name}>")));
                }
                "title" | "desc" => {}
                _ => self.shapes.push(shape(node)?),
            }
        }
        Ok(())
    }
}

/// Refuses what could do more than be seen.
fn check(node: Node<'_, '_>) -> Result<(), ReportError> {
    match node.attributes().find(|it| !KNOWN.contains(&it.name())) {
        Some(unknown) => Err(ReportError::Drawing(format!("{} of {}", unknown.name(), node.tag_name().name()))),
        None => Ok(()),
    }
}

fn shape(node: Node<'_, '_>) -> Result<Shape, ReportError> {
    let of = |name| number(node, name);
    match node.tag_name().name() {
        "line" => {
            let points = vec![(of("x1")?, of("y1")?), (of("x2")?, of("y2")?)];
            Ok(Shape::Path { points, is_closed: false, look: look(node)? })
        }
        "polyline" => Ok(Shape::Path { points: points(node)?, is_closed: false, look: look(node)? }),
        "polygon" => Ok(Shape::Path { points: points(node)?, is_closed: true, look: look(node)? }),
        "rect" => {
            let (x, y, width, height) = (of("x")?, of("y")?, of("width")?, of("height")?);
            let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
            Ok(Shape::Path { points, is_closed: true, look: look(node)? })
        }
        "circle" => Ok(Shape::Disc { centre: (of("cx")?, of("cy")?), radius: of("r")?, look: look(node)? }),
        "text" => text(node),
        other => Err(ReportError::Drawing(format!("<{other}>"))),
    }
}

fn text(node: Node<'_, '_>) -> Result<Shape, ReportError> {
    let size = number(node, "font-size")?;
    let anchor = match node.attribute("text-anchor") {
        Some("middle") => Anchor::Middle,
        Some("end") => Anchor::End,
        _ => Anchor::Start,
    };
    let ink = ink(node, "fill")?.ok_or_else(|| ReportError::Drawing("a text without a colour".to_owned()))?;
    let at = (number(node, "x")?, number(node, "y")? + below(node.attribute("dy"), size)?);
    Ok(Shape::Text { at, size, anchor, ink, text: node.text().unwrap_or_default().trim().to_owned() })
}

/// How far the base line is moved down by `dy`.
fn below(dy: Option<&str>, size: f32) -> Result<f32, ReportError> {
    let Some(dy) = dy else { return Ok(0.0) };
    let (told, unit) = match (dy.strip_suffix("ex"), dy.strip_suffix("em")) {
        (Some(told), _) => (told, EX * size),
        (None, Some(told)) => (told, size),
        (None, None) => (dy, 1.0),
    };
    told.parse::<f32>().map(|told| told * unit).map_err(|_| ReportError::Drawing(format!("dy {dy}")))
}

fn look(node: Node<'_, '_>) -> Result<Look, ReportError> {
    let width = if node.has_attribute("stroke-width") { number(node, "stroke-width")? } else { 1.0 };
    Ok(Look { fill: ink(node, "fill")?, stroke: ink(node, "stroke")?.map(|ink| (ink, width)) })
}

fn ink(node: Node<'_, '_>, name: &str) -> Result<Option<Ink>, ReportError> {
    let Some(told) = node.attribute(name).filter(|told| *told != "none") else { return Ok(None) };
    let opacity = if node.has_attribute("opacity") { number(node, "opacity")? } else { 1.0 };
    let rgb = told.strip_prefix('#').filter(|hex| hex.len() == 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let [_, red, green, blue] = rgb.ok_or_else(|| ReportError::Drawing(format!("{name} {told}")))?.to_be_bytes();
    Ok(Some(Ink { rgb: [red, green, blue], opacity: opacity.clamp(0.0, 1.0) }))
}

fn points(node: Node<'_, '_>) -> Result<Vec<(f32, f32)>, ReportError> {
    let told = node.attribute("points").unwrap_or_default();
    let point = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    let points = told.split_whitespace().map(point).collect::<Option<Vec<_>>>();
    points.ok_or_else(|| ReportError::Drawing(format!("points {told}")))
}

fn number(node: Node<'_, '_>, name: &str) -> Result<f32, ReportError> {
    let told = node.attribute(name).unwrap_or_default();
    let finite = told.parse::<f32>().ok().filter(|it| it.is_finite());
    finite.ok_or_else(|| ReportError::Drawing(format!("{name} {told}")))
}

#[cfg(test)]
mod tests {
    use super::{Drawn, Shape};

    const OURS: &str = r##"<svg width="40" height="20" viewBox="0 0 40 20" xmlns="http://www.w3.org/2000/svg">
<polyline fill="none" opacity="1" stroke="#B0ADA6" stroke-width="1" points="4,8 39,8 "/>
<rect x="1" y="2" width="3" height="4" opacity="0.5" fill="#A8450E" stroke="none"/>
<circle cx="5" cy="6" r="3" opacity="1" fill="none" stroke="#24528C" stroke-width="2"/>
<text x="35" y="10" dy="0.5ex" text-anchor="end" font-family="&apos;Nenrin Sans JP&apos;, sans-serif" font-size="10" opacity="1" fill="#474C54">
満足度 &lt;1&gt;
</text>
</svg>"##;

    #[test]
    fn the_shapes_of_our_charts_are_read_with_their_words() {
        let drawn = Drawn::read(OURS).unwrap();
        assert_eq!((drawn.width, drawn.height, drawn.shapes.len()), (40.0, 20.0, 4));
        assert_eq!(drawn.texts().collect::<Vec<_>>(), ["満足度 <1>"]);
        let Some(Shape::Text { at, .. }) = drawn.shapes.last() else { panic!("{drawn:?}") };
        assert!((at.1 - 12.7).abs() < 1e-4);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for harm in [
            "<svg width='1' height='1'><script>x</script></svg>",
            "<svg width='1' height='1' onload='x'/>",
            "<svg width='1' height='1'><image href='http://a.example/'/></svg>",
            "<svg width='1' height='1'><rect x='0' y='0' width='1' height='1' style='fill:url(x)'/></svg>",
            "<svg width='1' height='1'><rect x='0' y='0' width='1' height='1' fill='url(#a)'/></svg>",
            "<svg width='1' height='1'><desc><script>x</script></desc></svg>",
            "<svg width='1' height='1'><rect x='0' y='0' width='1' height='1'><script>x</script></rect></svg>",
            "<svg width='NaN' height='1'/>",
            "not a drawing",
        ] {
            assert!(Drawn::read(harm).is_err(), "{harm}");
        }
    }
}
