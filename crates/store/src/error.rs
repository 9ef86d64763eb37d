//! What can go wrong with the practice's file.

/// Why the store could not do what was asked. Nothing is half-written whenever one of these is returned.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer Nenrin; it was left as it is.
    #[error("the file has version {found}, this program knows {known}")]
    Newer {
        /// Version of the file.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// The file is no practice of Nenrin, or its key is another one.
    #[error("not a practice of Nenrin, or a wrong key")]
    NotAPractice,
    /// No room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The disk failed at reading or writing; nobody knows whether it still can.
    #[error("the disk reported an error")]
    DiskFailed,
    /// The file or its folder cannot be written.
    #[error("the file cannot be written")]
    ReadOnly,
    /// The file is damaged.
    #[error("the file is damaged")]
    Damaged,
    /// The open file is gone, another has taken the place of it or of its log, or somebody else has written into them;
    /// nothing was written since.
    #[error("the file is gone or was replaced by another one")]
    Swapped,
    /// The folder is one that a cloud service copies, or lies on another machine; nothing was read or written.
    #[error("the folder is shared with other machines")]
    SharedFolder,
    /// Another program is at the file just now.
    #[error("another program is at the file")]
    Busy,
    /// A stored value is not what its column promises.
    #[error("unreadable value in {column}")]
    Unreadable {
        /// The column.
        column: String,
    },
    /// The row that should be there is not.
    #[error("no such {entity}")]
    Missing {
        /// The kind of row.
        entity: &'static str,
    },
    /// A later act builds on what should be undone.
    #[error("a later act builds on this one")]
    BuiltUpon,
    /// It concerns a learner who was erased, which is for good.
    #[error("the learner was erased")]
    Erased,
    /// Whoever watched the work wished it to stop; nothing of it remains.
    #[error("stopped")]
    Stopped,
    /// There is no act left to undo or to do again.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Something has been done in the practice that should be filled.
    #[error("the practice is not empty")]
    NotEmpty,
    /// Rows that were brought in contradict each other, or the log they came with.
    #[error("contradicting rows of {entity}")]
    Contradiction {
        /// The kind of row.
        entity: String,
    },
    /// A backup does not hold what it should.
    #[error("the backup does not match the practice")]
    BackupMismatch,
    /// A file is larger than one that may be kept.
    #[error("the file is too large")]
    TooLarge,
    /// The operating system refused a file operation.
    #[error("file operation refused: {0}")]
    Io(#[from] std::io::Error),
    /// Any other refusal of the database engine.
    #[error("database: {0}")]
    Database(rusqlite::Error),
}

impl StoreError {
    /// Whether a rule of the file itself was broken: a reference to nothing, or a second of what there is one of.
    pub(crate) fn is_constraint(&self) -> bool {
        let Self::Database(error) = self else { return false };
        error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
    }
}

/// What a write may fail with: the reasons of the file, and those of whoever writes.
pub trait WriteError: From<StoreError> {
    /// Whether the file was met damaged.
    fn is_damage(&self) -> bool;
}

impl WriteError for StoreError {
    fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        // Opening a practice makes a file beside it, and that one is the first for which a full disk has no room.
        let has_no_room =
            error.sqlite_error().is_some_and(|it| it.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
        match error.sqlite_error_code() {
            _ if has_no_room => Self::DiskFull,
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::DatabaseBusy) => Self::Busy,
            // Whether it was one at all is known since it was opened.
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged,
            Some(Code::SystemIoFailure) => Self::DiskFailed,
            _ => Self::Database(error),
        }
    }
}
