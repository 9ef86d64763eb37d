//! Bytes of other programs into the domain's terms and back. Pure: bytes come in, typed rows and problems go out.
//!
//! This crate must never open a file, know SQL or a clock, or word a message: what is wrong is said by codes and by
//! what they are about. Start at [`history`], the tables in which a
//! practice's past can be brought in, and [`archive`], in which all of a practice is taken along.

pub mod archive;
mod bundle;
pub mod calendar;
pub mod history;
pub mod intake;
pub mod limits;
mod packing;
pub mod sheets;
mod text;
mod zips;

pub use bundle::Bundle;
pub use text::{Encoding, MAX_RECORD_BYTES, header_key};
pub use zips::Refusal;

/// Why bytes could not be read or written at all. What is wrong *inside* a table is a [`history::Problem`].
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The bytes could not be read to their end, or an archive's content is damaged.
    #[error("reading stopped: {0}")]
    Read(#[source] std::io::Error),
    /// The bytes could not be written to their end.
    #[error("writing stopped: {0}")]
    Write(#[source] std::io::Error),
    /// The bytes are no zip archive that can be understood.
    #[error("not a zip archive")]
    NotAZip,
    /// The archive has something in it that is not safe to open.
    #[error("archive refused: {}", why.as_code())]
    Refused {
        /// The member it is about; `None` when it is the archive as a whole.
        member: Option<String>,
        /// What is not safe.
        why: Refusal,
    },
    /// The zip archive is no open archive of a practice.
    #[error("not an open archive")]
    NotAnArchive,
    /// The open archive was written by a newer program.
    #[error("an archive of a newer program: {what}")]
    Newer {
        /// What this program does not know: a format number, a file, or a file and a column.
        what: String,
    },
    /// The open archive was changed or damaged, or was never written by this program.
    #[error("{member} is not as it was written, line {line}")]
    Altered {
        /// The file in the archive.
        member: String,
        /// The line of the file, 1 being the header; 0 when the file as a whole is meant.
        line: u64,
    },
}
