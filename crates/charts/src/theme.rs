//! Colours: the same tokens as the UI's style sheet, because an SVG adopted as a node must not depend on it.

use plotters::style::RGBColor;

/// On what the drawing will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// A light surface.
    Light,
    /// A dark surface.
    Dark,
    /// White paper.
    Print,
}

/// The colours of one theme.
pub(crate) struct Palette {
    /// What the drawing stands on; fills hollow marks.
    pub paper: RGBColor,
    /// Grid lines.
    pub grid: RGBColor,
    /// Text that carries a figure.
    pub ink: RGBColor,
    /// Text that only explains.
    pub faint: RGBColor,
    /// The first measure: the line.
    pub line: RGBColor,
    /// The second measure: the strip.
    pub strip: RGBColor,
    /// Up to four series, told apart also by those who do not see colours: their dashes, fills and names differ besides.
    pub series: [RGBColor; 4],
}

impl Theme {
    pub(crate) const fn palette(self) -> Palette {
        match self {
            Self::Light => Palette {
                paper: rgb(0xff_ff_ff),
                grid: rgb(0xe4_e1_da),
                ink: rgb(0x1d_20_25),
                faint: rgb(0x64_6a_73),
                line: rgb(0x24_52_8c),
                strip: rgb(0xa8_45_0e),
                series: [rgb(0x24_52_8c), rgb(0xa8_45_0e), rgb(0x12_a3_7e), rgb(0x55_20_3f)],
            },
            Self::Dark => Palette {
                paper: rgb(0x1b_1e_24),
                grid: rgb(0x2e_33_3c),
                ink: rgb(0xe9_eb_ee),
                faint: rgb(0x9b_a3_ae),
                line: rgb(0x93_b8_f2),
                strip: rgb(0xd9_80_3a),
                series: [rgb(0x93_b8_f2), rgb(0xd9_80_3a), rgb(0x46_dd_a8), rgb(0xd4_4a_96)],
            },
            // Faint text and thin lines get lost on paper, so they are darker there.
            Self::Print => Palette {
                paper: rgb(0xff_ff_ff),
                grid: rgb(0xb0_ad_a6),
                ink: rgb(0x00_00_00),
                faint: rgb(0x47_4c_54),
                line: rgb(0x24_52_8c),
                strip: rgb(0xa8_45_0e),
                series: [rgb(0x24_52_8c), rgb(0xa8_45_0e), rgb(0x12_a3_7e), rgb(0x55_20_3f)],
            },
        }
    }
}

const fn rgb(hex: u32) -> RGBColor {
    let [_, red, green, blue] = hex.to_be_bytes();
    RGBColor(red, green, blue)
}
