//! Papers and pages for people to read: facts come in, bytes go out, the same for the same facts.
//!
//! What is told is read from a catalogue of words in both languages (`words/`); text from people is laid out as it is. This
//! crate must never open a file, know SQL or a clock, or decide what belongs into a report: whoever calls it has gathered
//! that. Start at [`Record`], all that is held on one learner, [`Paper`], the PDF it is laid out on,
//! [`Handout`], the page that a learner keeps, and [`ReviewSheet`], what a weekly review came to.

mod amounts;
mod days;
mod handout;
mod paper;
mod record;
mod review_sheet;
mod words;

pub use handout::{Aim, Handout, Shared};
pub use paper::{Block, Grid, Paper, Side, font};
pub use record::{Attached, Record};
pub use review_sheet::{DecisionTold, FateTold, Figure, MoveTold, NumberTold, ReviewSheet};
pub use words::Words;

/// Why a report could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The font that the program brings cannot be read.
    #[error("the font of reports cannot be read")]
    Font,
    /// The PDF would not be one that can be kept.
    #[error("no archival PDF: {0}")]
    Refused(String),
}
