//! The one shape in which anything that went wrong leaves the core: a code, and what it is about. The words are the
//! UI's, in the coach's language.

use std::collections::BTreeMap;

use nenrin_domain::DomainError;
use nenrin_store::{StoreError, WriteError};
use serde::Serialize;
use ts_rs::TS;

use crate::materials::too_large;

/// Declares the failure codes, each with its stable number-like code for the coach to quote.
macro_rules! failure_codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)?) => {
        /// What went wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $code)] $variant),+ }

        impl Code {
            /// All codes as they are quoted, such as `S-101`: every one has a sentence in every catalogue.
            pub const QUOTED: &[&str] = &[$($code),+];
        }
    };
}

failure_codes! {
    /// The disk is full; nothing was changed.
    DiskFull = "S-101",
    /// The practice's file or folder cannot be written; nothing was changed.
    ReadOnly = "S-102",
    /// The practice's file is damaged.
    Damaged = "S-103",
    /// The practice's file was written by a newer program; it was left as it is.
    Newer = "S-104",
    /// The file is no practice of Nenrin.
    NotAPractice = "S-105",
    /// Another window of the program has the practice open.
    AlreadyOpen = "S-106",
    /// A backup could not be made or does not match, so what needed it was not begun.
    BackupFailed = "S-107",
    /// The open practice's file is gone, or another has taken its place; nothing was written.
    Swapped = "S-108",
    /// The practice's folder is one that a cloud service copies, or lies on another machine; nothing was read or written.
    SharedFolder = "S-109",
    /// The disk failed at reading or writing; nothing was acknowledged.
    DiskFailed = "S-110",
    /// A path is longer than the system takes, or has a name that it takes for none; nothing was written.
    PathRefused = "S-111",
    /// Something that was stored is not what it should be and cannot be read; the file as a whole can.
    Unreadable = "S-112",
    /// A file was written and has its name, but the disk did not confirm that it keeps it; a file of that name was replaced.
    Unconfirmed = "S-113",
    /// The database refused for a reason that has no sentence of its own.
    Storage = "S-199",
    /// No practice is open.
    NoPractice = "P-201",
    /// The record asked for is not there (any more).
    Missing = "P-202",
    /// A later act builds on what should be undone.
    BuiltUpon = "P-203",
    /// There is nothing to undo.
    NothingToUndo = "P-204",
    /// A value is not allowed; `about` names the field and the rule.
    NotAllowed = "P-205",
    /// There is a practice here already.
    PracticeExists = "P-206",
    /// The person cancelled; nothing was changed.
    Cancelled = "P-207",
    /// Something chosen earlier is no longer at hand and must be chosen again.
    ChooseAgain = "P-208",
    /// The machine names no folder in which programs keep their data, and neither did the person.
    NoFolder = "P-209",
    /// It concerns a learner who was erased, which is for good.
    Erased = "P-210",
    /// A draft cannot be read; it is kept as it is.
    DraftUnreadable = "P-211",
    /// A source of history cannot be read as tables at all, or is not safe; `about` says why.
    HistoryRefused = "H-401",
    /// A history has rows with problems, so nothing of it was brought in.
    HistoryHasProblems = "H-402",
    /// A file cannot be read as a table at all, or is not safe; `about` says why.
    TableRefused = "H-403",
    /// The practice has changed since it was looked what a file would bring, so nothing of it was brought in.
    LookAgain = "H-404",
    /// A file is no open archive, is not as it was written, or is not safe; `about` says why. Nothing was changed.
    ArchiveRefused = "A-501",
    /// An open archive was written by a newer program; `about` says what is not known here. Nothing was changed.
    ArchiveNewer = "A-502",
    /// A file cannot be written in the wished encoding, which does not have a character; `about` says which and where.
    Unmappable = "E-601",
    /// The font of papers has no sign for a letter, and the paper must be as it was written; `about` says which and where.
    LetterMissing = "E-602",
    /// What a paper would hold has changed since it was looked at, so nothing was written.
    PaperChanged = "E-603",
    /// The bytes of a file among the materials are gone.
    FileMissing = "F-701",
    /// The bytes of a file among the materials are others than were kept.
    FileBroken = "F-702",
    /// The list of the learners' folders could not be read as one; it was put aside.
    FoldersUnreadable = "F-703",
    /// The request cannot be read: the window and the core do not fit together.
    BadRequest = "W-301",
    /// The core met a state it was not made for.
    Internal = "W-399",
}

/// Something that went wrong, as the UI gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{code:?} {about:?}")]
pub struct Failure {
    /// What went wrong.
    pub code: Code,
    /// What it is about, for the sentence: fields, counts, names. Never paths or SQL.
    pub about: BTreeMap<String, String>,
}

impl Failure {
    /// A failure about nothing in particular.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, about: BTreeMap::new() }
    }

    /// The same failure with something it is about.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "counts and codes are said where the failure is made")]
    pub fn about(mut self, key: &str, value: impl ToString) -> Self {
        self.about.insert(key.to_owned(), value.to_string());
        self
    }

    /// A value that is not allowed: the field, and the name of the rule it breaks.
    #[must_use]
    pub fn not_allowed(field: &str, rule: &str) -> Self {
        Self::new(Code::NotAllowed).about("field", field).about("rule", rule)
    }
}

impl WriteError for Failure {
    fn is_damage(&self) -> bool {
        self.code == Code::Damaged
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Newer { found, known } => Self::new(Code::Newer).about("found", found).about("known", known),
            StoreError::NotAPractice => Self::new(Code::NotAPractice),
            StoreError::DiskFull => Self::new(Code::DiskFull),
            StoreError::DiskFailed => Self::new(Code::DiskFailed),
            StoreError::ReadOnly => Self::new(Code::ReadOnly),
            StoreError::Damaged => Self::new(Code::Damaged),
            StoreError::Unreadable { .. } => Self::new(Code::Unreadable),
            StoreError::Missing { entity } => Self::new(Code::Missing).about("entity", entity),
            StoreError::BuiltUpon => Self::new(Code::BuiltUpon),
            StoreError::Erased => Self::new(Code::Erased),
            StoreError::Stopped => Self::new(Code::Cancelled),
            StoreError::NothingToUndo => Self::new(Code::NothingToUndo),
            StoreError::Swapped => Self::new(Code::Swapped),
            StoreError::SharedFolder => Self::new(Code::SharedFolder),
            StoreError::NotEmpty => Self::new(Code::PracticeExists),
            StoreError::Contradiction { entity } => {
                Self::new(Code::ArchiveRefused).about("why", "contradiction").about("member", entity)
            }
            StoreError::BackupMismatch => Self::new(Code::BackupFailed),
            StoreError::TooLarge => too_large(),
            StoreError::Io(error) => Self::from(error),
            StoreError::Busy | StoreError::Database(_) => Self::new(Code::Storage),
        }
    }
}

/// The system's number for a disk that failed (`EIO`), for which the standard library has no kind.
const EIO: i32 = 5;

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        if cfg!(unix) && error.raw_os_error() == Some(EIO) {
            return Self::new(Code::DiskFailed);
        }
        Self::new(match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Code::DiskFull,
            // The last two: something else lies where a folder of ours should.
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::NotADirectory | Kind::AlreadyExists => {
                Code::ReadOnly
            }
            Kind::NotFound => Code::ChooseAgain,
            Kind::InvalidFilename => Code::PathRefused,
            _ => Code::Storage,
        })
    }
}

impl From<DomainError> for Failure {
    fn from(_: DomainError) -> Self {
        Self::new(Code::BadRequest)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Error;

    use nenrin_store::StoreError;

    use super::{Code, Failure};

    #[test]
    fn a_pipe_or_a_file_where_a_folder_should_be_makes_it_one_that_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("backups");
        std::fs::write(&in_the_way, "").unwrap();
        for place in [in_the_way.clone(), in_the_way.join("practice")] {
            let refused = nenrin_store::create_private_folder(&place).unwrap_err();
            assert_eq!(Failure::from(refused).code, Code::ReadOnly, "{place:?}");
        }
    }

    #[test]
    fn a_path_longer_than_the_system_takes_is_told_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let long = [folder.path().join("a".repeat(300)), folder.path().join("a".repeat(500) + "/x")];
        for place in long.into_iter().chain([folder.path().join("folder/".repeat(1000))]) {
            let refused = [
                std::fs::write(&place, "").map_err(Failure::from),
                crate::outside::open(&place).map(drop).map_err(Failure::from),
                nenrin_store::create_private_folder(&place).map_err(Failure::from),
            ];
            for failure in refused.map(Result::unwrap_err) {
                assert_eq!(failure.code, Code::PathRefused, "{place:?}");
            }
        }
    }

    #[test]
    fn a_disk_that_failed_is_called_so_whoever_met_it() {
        let [full, failed] = [28, 5].map(|number| Failure::from(Error::from_raw_os_error(number)).code);
        assert_eq!((full, failed), (Code::DiskFull, Code::DiskFailed));
        assert_eq!(Failure::from(StoreError::Io(Error::from_raw_os_error(5))).code, Code::DiskFailed);
    }
}
