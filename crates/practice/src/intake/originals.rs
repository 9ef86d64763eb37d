//! The files that were brought in from the folder for imports, or set aside in it: they lie on in the data folder, with all that they
//! hold.

use std::io::ErrorKind;
use std::path::PathBuf;

use serde::Deserialize;
use ts_rs::TS;

use super::dropped::{put_away_in, refuse_links};
use crate::Which;
use crate::{Answer, Call, Command, Desk, Failure};

/// Removes the files that were brought in from the folder for imports, or set aside there. Those that wait in it stay.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveOriginals {}

impl Command for RemoveOriginals {
    const NAME: &'static str = "originals.remove_all";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        refuse_links(call.desk)?;
        for file in files(call.desk)? {
            std::fs::remove_file(file)?;
        }
        Ok(Answer::read(()))
    }
}

/// How many there are.
///
/// # Errors
/// When the system does not say.
pub(crate) fn count(desk: &Desk) -> Result<usize, Failure> {
    Ok(files(desk)?.len())
}

/// The sample has none.
fn files(desk: &Desk) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    if desk.which() != Some(Which::Own) {
        return Ok(files);
    }
    for folder in put_away_in(desk) {
        let entries = match std::fs::read_dir(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}
