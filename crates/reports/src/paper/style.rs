//! How each kind of text is set. Lengths are points.

/// How a kind of text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub size: f32,
    pub leading: f32,
    /// Room above the first line.
    pub above: f32,
    /// Room that must be left below the first line.
    pub kept: f32,
    pub tone: Tone,
}

/// How dark something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Ink,
    Accent,
    Quiet,
    /// Rules between things.
    Faint,
    /// What must be heeded.
    Alert,
}

/// Room that must be left below a heading, so that what it heads begins on its page.
const KEPT_WITH: f32 = 72.0;

pub(super) const TITLE: Style = Style { size: 19.0, leading: 28.0, above: 0.0, kept: 0.0, tone: Tone::Ink };
pub(super) const HEADING: Style = Style { size: 14.0, leading: 20.0, above: 26.0, kept: KEPT_WITH, tone: Tone::Accent };
pub(super) const ITEM: Style = Style { size: 10.5, leading: 17.0, above: 12.0, kept: 34.0, tone: Tone::Ink };
pub(super) const TEXT: Style = Style { size: 9.5, leading: 15.0, above: 5.0, kept: 0.0, tone: Tone::Ink };
pub(super) const VALUE: Style = Style { above: 3.0, ..TEXT };
pub(super) const LABEL: Style = Style { size: 8.5, tone: Tone::Quiet, ..VALUE };
pub(super) const CELL: Style = Style { size: 9.0, leading: 14.0, above: 4.0, kept: 0.0, tone: Tone::Ink };
pub(super) const HEAD: Style = Style { size: 8.5, tone: Tone::Quiet, kept: 18.0, ..CELL };
pub(super) const FOOT: Style = Style { size: 8.5, leading: 13.0, above: 0.0, kept: 0.0, tone: Tone::Quiet };
pub(super) const NOTE: Style = Style { size: 8.5, leading: 13.5, tone: Tone::Quiet, ..TEXT };
pub(super) const BANNER: Style = Style { size: 9.5, leading: 14.0, tone: Tone::Alert, ..FOOT };
pub(super) const FIGURE: Style = Style { size: 15.0, leading: 21.0, above: 0.0, kept: 0.0, tone: Tone::Ink };
pub(super) const BESIDE: Style = Style { size: 8.0, leading: 12.0, above: 0.0, kept: 0.0, tone: Tone::Quiet };
