//! Drawings compared as pictures with the golden ones: a reader sees dots, not the order of attributes.

use std::path::Path;

use nenrin_charts::{Chart, Theme, png};
use resvg::tiny_skia::Pixmap;

const FONT: &[u8] = include_bytes!("../../../../assets/fonts/NenrinSansJP-Regular.ttf");

/// How far a channel of a dot may be from the golden one, and how many dots in a thousand may be further.
const NEAR: u8 = 24;
const STRAYS: usize = 2;

/// The drawing as a reader sees it.
fn picture(chart: &Chart, theme: Theme) -> Pixmap {
    Pixmap::decode_png(&png(&chart.svg, theme, FONT, 1.0).unwrap()).unwrap()
}

/// Holds the drawing against the golden picture `name`, which is written anew where the environment asks for it.
pub fn assert_golden(name: &str, chart: &Chart, theme: Theme) {
    let drawn = picture(chart, theme);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.png"));
    if std::env::var_os("NENRIN_GOLDEN").is_some_and(|wish| wish == "write") {
        drawn.save_png(&golden).unwrap();
    }
    let golden = Pixmap::load_png(&golden).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (golden.width(), golden.height()), "{name}");
    let dots = drawn.data().chunks(4).zip(golden.data().chunks(4));
    let strays = dots.filter(|(one, other)| one.iter().zip(*other).any(|(a, b)| a.abs_diff(*b) > NEAR)).count();
    let most = drawn.pixels().len() * STRAYS / 1000;
    assert!(strays <= most, "{name}: {strays} dots differ, of which {most} may");
}

/// The words of a drawing.
pub fn texts(chart: &Chart) -> Vec<&str> {
    chart.svg.split("<text").skip(1).map(|text| text.split(['>', '<']).nth(1).unwrap().trim()).collect()
}
