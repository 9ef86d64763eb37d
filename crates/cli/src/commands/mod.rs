//! One file for each thing that can be asked on the command line.

mod init;
mod learners;
mod undo;

use std::process::ExitCode;

use clap::Subcommand;
use nenrin_practice::desk::Which;
use nenrin_practice::{Call, Failure};

use crate::print::Printer;

/// What is asked.
#[derive(Subcommand)]
pub enum Asked {
    /// Makes an empty practice.
    Init {
        /// The practice's name.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Lists the learners in the order of their readings.
    Learners,
    /// Takes back the last act.
    Undo,
}

impl Asked {
    /// Does what is asked.
    ///
    /// # Errors
    /// A [`Failure`]; nothing is half-done then.
    pub fn run(self, call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
        match self {
            Self::Init { name } => init::run(call, printer, name),
            Self::Learners => learners::run(opened(call)?, printer),
            Self::Undo => undo::run(opened(call)?, printer),
        }
    }
}

/// The call with the coach's own practice open.
fn opened<'a, 'c>(call: &'a mut Call<'c>) -> Result<&'a mut Call<'c>, Failure> {
    call.desk.open_existing(Which::Own)?;
    Ok(call)
}
