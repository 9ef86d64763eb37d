//! A drawing as a picture made of dots, for programs that take no drawings.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use crate::{ChartError, Theme};

/// The drawing as a PNG on the ground of its theme, with `font` as its only letters and `scale` dots for each unit of the view
/// box.
///
/// # Errors
/// [`ChartError::Drawing`] when it is no drawing, or too large to be a picture.
pub fn png(svg: &str, theme: Theme, font: &[u8], scale: f32) -> Result<Vec<u8>, ChartError> {
    let failed = |why: String| ChartError::Drawing(why);
    let pixels = pixels(svg, theme, font, scale)?;
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

fn pixels(svg: &str, theme: Theme, font: &[u8], scale: f32) -> Result<Pixmap, ChartError> {
    let mut letters = Database::new();
    letters.load_font_data(font.to_vec());
    let options = Options { fontdb: Arc::new(letters), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| ChartError::Drawing(error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale);
    let pixels = size.and_then(|size| Pixmap::new(size.width(), size.height()));
    let mut pixels = pixels.ok_or_else(|| ChartError::Drawing("no size for a picture".to_owned()))?;
    let ground = theme.palette().paper;
    pixels.fill(Color::from_rgba8(ground.0, ground.1, ground.2, u8::MAX));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}
