//! Bytes of other programs into the domain's terms and back. Pure: bytes come in, typed rows and problems go out.
//!
//! This crate must never open a file, know SQL or a clock, or word a message: what is wrong is said by codes and by
//! what they are about. Start at [`history`], the tables in which a whole practice can be brought in.

pub mod history;

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
        why: history::Refusal,
    },
}
