//! Papers and pages for people to read: facts come in, bytes go out, the same for the same facts.
//!
//! What is told is read from a catalogue of words in both languages (`words/`); text from people is laid out as it is. This
//! crate must never open a file, know SQL or a clock, or decide what belongs into a report: whoever calls it has gathered
//! that. Start at [`Record`], all that is held on one learner, [`Paper`], the PDF it is laid out on, and
//! [`Handout`], the page that a learner keeps. [`ProgressReport`], [`CoachBrief`] and [`PracticeReport`] are papers that are a page as well
//! ([`Paper::html`]): what stands on them is the same. [`ReviewSheet`] is what a weekly review came to.

mod brief;
mod curve;
mod days;
mod drawing;
mod escape;
mod handout;
mod html;
mod money;
mod paper;
mod practice;
mod progress;
mod record;
mod review_sheet;
mod review_told;
mod told_goal;
mod value;
mod words;

pub use brief::{AgreedTerms, CoachBrief, Exchange, Heard, Hindrance, Rise, Said};
pub use curve::Curve;
pub use handout::{Aim, Handout, Shared};
pub use paper::{Block, Drawing, Grid, Lacking, Paper, Side, Tile, font};
pub use practice::{Amounts, Definition, Measure, PracticeReport, WhyLost};
pub use progress::{Attendance, Done, ProgressReport};
pub use record::{Attached, Record};
pub use review_sheet::ReviewSheet;
pub use review_told::{DecisionTold, FateTold, MoveTold, NumberTold, TriedTold};
pub use told_goal::ToldGoal;
pub use value::{Fraction, Measured};
pub use words::Words;

/// Why a report could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The font that the program brings cannot be read.
    #[error("the font of reports cannot be read")]
    Font,
    /// The font has no sign for a letter of the text it stands in, and the paper must be whole.
    #[error("the font has no sign for {letter:?} in {text:?}")]
    Letter {
        /// The letter.
        letter: char,
        /// The text.
        text: String,
    },
    /// A drawing holds what is not known here.
    #[error("a drawing that cannot be set: {0}")]
    Drawing(String),
    /// The PDF would not be one that can be kept.
    #[error("no archival PDF: {0}")]
    Refused(String),
}
