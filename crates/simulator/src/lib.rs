//! A seeded synthetic practice with known truth, written as history tables: sample data, tests and benchmarks.
//!
//! Learners come, keep their own rhythm, lose heart, pause, renew and leave; what the practice would have written down of it
//! goes to [`Tables`], what really happened is returned as [`Truth`]. The same [`World`] gives the same bytes on every platform:
//! nothing here reads a clock, and no number depends on the platform's mathematics.
//!
//! Start at [`simulate`]; a life is lived in `course`, the words are the files under `words/`.

mod action;
mod agreement;
mod calendar;
mod chance;
mod contact;
mod course;
mod diary;
mod engagement;
mod folder;
mod goal;
mod history;
mod intake;
mod people;
mod practice;
mod records;
mod sitting;
mod story;
mod table;
mod temperament;
mod truth;
mod visit;
mod words;
mod world;

pub use folder::write_folder;
pub use table::{Table, Tables};
pub use truth::{LearnerTruth, Leaving, LeavingKind, SpellTruth, Truth};
pub use world::{Language, World};

/// Why a practice cannot be simulated or written.
#[derive(Debug, thiserror::Error)]
pub enum SimulatorError {
    /// The numbers are no calendar date of the years 1950 to 2190.
    #[error("not a day of the years 1950 to 2190: {0}-{1}-{2}")]
    NotADay(i32, u32, u32),
    /// So many learners cannot be simulated.
    #[error("1 to 100000 learners, not {0}")]
    LearnersOutOfRange(u32),
    /// So many years cannot be simulated.
    #[error("1 to 40 years, not {0}")]
    YearsOutOfRange(u32),
    /// The folder or one of its files cannot be written.
    #[error("cannot write {path}: {source}")]
    Unwritable {
        /// The folder or file.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Lives through the practice of `world`, hands its rows to `out` learner by learner, and returns what really happened.
///
/// Rows refer only to learners, contracts, sessions and goals of the same learner, so that `out` may write them at once;
/// no more than one learner is held in memory.
///
/// # Errors
/// The first error of `out`, at once.
pub fn simulate<T: Tables>(world: &World, out: &mut T) -> Result<Truth, T::Error> {
    practice::run(world, out)
}
