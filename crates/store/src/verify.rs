//! Verifying: whether the file is sound, and whether its change log, played from the beginning, gives its rows.

mod belonging;
mod replay;
mod schema;

use nenrin_domain::{Id, Material, codes};
use rusqlite::OptionalExtension;
use uuid::Uuid;

use self::belonging::Stray;
use crate::record::TABLES;
use crate::{AttachmentState, Store, StoreError};

/// Findings that are kept; beyond them only their number grows.
const KEPT: usize = 100;

/// What was looked at, and what was found wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Rows of all records.
    pub rows: u64,
    /// Versions of notes among them.
    pub note_versions: u64,
    /// Acts.
    pub acts: u64,
    /// Entries of the change log.
    pub changes: u64,
    /// How many things were found wrong.
    pub found: u64,
    /// The first hundred of them.
    pub findings: Vec<Finding>,
}

impl Verdict {
    pub(crate) fn add(&mut self, finding: Finding) {
        self.found += 1;
        if self.findings.len() < KEPT {
            self.findings.push(finding);
        }
    }
}

/// Something that is wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// The kind of row; empty when it is about the file as a whole.
    pub entity: String,
    /// The row.
    pub row: Option<Uuid>,
    /// The field, or the database engine's own words about damage.
    pub detail: Option<String>,
}

impl Finding {
    pub(crate) fn about(kind: FindingKind, entity: &str, row: Option<Uuid>) -> Self {
        Self { kind, entity: entity.to_owned(), row, detail: None }
    }

    pub(crate) fn in_detail(mut self, detail: &str) -> Self {
        self.detail = Some(detail.to_owned());
        self
    }
}

codes! {
    /// The kinds of things that can be wrong.
    FindingKind {
        /// The file's pages, tables or indexes are damaged.
        Damaged = "damaged",
        /// The file declares a table, index, view or trigger otherwise than it should, or one that nobody here wrote.
        SchemaAltered = "schema_altered",
        /// A row refers to another that is not there.
        Dangling = "dangling",
        /// A value is not what its column promises.
        Unreadable = "unreadable",
        /// A row's value is not the one the log last gave it.
        DiffersFromLog = "differs_from_log",
        /// A row that the log does not know.
        NotInLog = "not_in_log",
        /// A row that should stand by the log is gone.
        RowLost = "row_lost",
        /// The entries of the log about a row do not follow from one another.
        LogBroken = "log_broken",
        /// A wording of a note that was once confirmed is gone.
        VersionLost = "version_lost",
        /// The version of a note that counts is not one of its own.
        VersionOfAnother = "version_of_another",
        /// A row belongs to another learner than the session, contract, goal, payment or follow-up that it refers to.
        OfAnotherLearner = "of_another_learner",
        /// The acts, or the changes they made, do not follow one another without a gap.
        ActsBroken = "acts_broken",
        /// The bytes of a file among the materials are gone.
        FileMissing = "file_missing",
        /// The bytes of a file among the materials are others than were kept.
        FileBroken = "file_broken",
    }
}

impl Store {
    /// Looks through the whole file: its pages and indexes, what it declares, its references, every row against the change log, every
    /// note against its versions. `step` is told how many entries of the log were looked at since it was told last,
    /// and can end the work.
    ///
    /// # Errors
    /// What `step` answers, or [`StoreError`] when the file cannot be read at all.
    pub fn verify<E: From<StoreError>>(&self, mut step: impl FnMut(u64) -> Result<(), E>) -> Result<Verdict, E> {
        let mut verdict = Verdict::default();
        self.check_pages(&mut verdict)?;
        self.check_schema(&mut verdict)?;
        self.check_content(&mut verdict, &mut step)?;
        self.check_attachments(&mut verdict, &mut step)?;
        self.check_snapshots(&mut verdict)?;
        Ok(verdict)
    }

    /// The number of entries of the change log, which is the work of [`Store::verify`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn change_count(&self) -> Result<u64, StoreError> {
        self.count("SELECT count(*) FROM change")
    }

    /// Checks what the rows say, as far as the file's pages can be trusted.
    pub(crate) fn check_content<E: From<StoreError>>(
        &self,
        verdict: &mut Verdict,
        step: &mut impl FnMut(u64) -> Result<(), E>,
    ) -> Result<(), E> {
        self.check_references(verdict)?;
        self.check_learners(verdict)?;
        self.check_acts(verdict)?;
        self.check_notes(verdict)?;
        self.check_log(verdict, step)
    }

    /// The full-text indexes are checked with the tables.
    fn check_pages(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        let mut check = self.connection().prepare("PRAGMA integrity_check")?;
        let mut lines = check.query([])?;
        while let Some(line) = lines.next()? {
            let line: String = line.get(0)?;
            if line != "ok" {
                verdict.add(Finding::about(FindingKind::Damaged, "", None).in_detail(&line));
            }
        }
        Ok(())
    }

    fn check_references(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        let mut check = self.connection().prepare("PRAGMA foreign_key_check")?;
        let mut rows = check.query([])?;
        while let Some(row) = rows.next()? {
            let (entity, place, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let id = match place {
                Some(place) if TABLES.iter().any(|table| table.name == entity) => {
                    let sql = format!("SELECT id FROM {entity} WHERE rowid = ?1");
                    self.connection().query_row(&sql, [place], |row| row.get::<_, Vec<u8>>(0)).optional()?
                }
                _ => None,
            };
            let id = id.and_then(|bytes| Uuid::from_slice(&bytes).ok());
            verdict.add(Finding::about(FindingKind::Dangling, &entity, id).in_detail(&parent));
        }
        Ok(())
    }

    fn check_learners(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        for Stray { entity, row, column } in self.strays(None)? {
            verdict.add(Finding::about(FindingKind::OfAnotherLearner, entity, row).in_detail(column));
        }
        Ok(())
    }

    fn check_acts(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        verdict.acts = self.count("SELECT count(*) FROM act")?;
        verdict.changes = self.change_count()?;
        for (entity, sql) in [
            ("act", "SELECT coalesce(max(seq), 0) <> count(*) FROM act"),
            ("act", "SELECT EXISTS (SELECT 1 FROM act WHERE undoes >= seq)"),
            ("act", "SELECT EXISTS (SELECT 1 FROM act WHERE NOT json_valid(about) OR json_type(about) <> 'object')"),
            (
                "act",
                "SELECT EXISTS (SELECT 1 FROM act, json_each(CASE WHEN json_valid(about) THEN about END) f
                 WHERE f.type <> 'text')",
            ),
            ("change", "SELECT coalesce(max(seq), 0) <> count(*) FROM change"),
            (
                "change",
                "SELECT EXISTS (SELECT 1 FROM (SELECT act, lag(act) OVER (ORDER BY seq) AS before FROM change)
                 WHERE act < before)",
            ),
        ] {
            if self.count(sql)? != 0 {
                verdict.add(Finding::about(FindingKind::ActsBroken, entity, None));
            }
        }
        Ok(())
    }

    /// What the rows name must lie beside them as it was kept. An archive brings rows first told of files that its writer had
    /// lost already, so this is no part of what is checked of the rows themselves.
    fn check_attachments<E: From<StoreError>>(
        &self,
        verdict: &mut Verdict,
        step: &mut impl FnMut(u64) -> Result<(), E>,
    ) -> Result<(), E> {
        let attachments = self.attachments();
        for Material { id, file, .. } in self.materials()? {
            let Some(file) = file else { continue };
            let kind = match attachments.look_closely(&file)? {
                AttachmentState::Whole => None,
                AttachmentState::Missing => Some(FindingKind::FileMissing),
                AttachmentState::Broken => Some(FindingKind::FileBroken),
            };
            if let Some(kind) = kind {
                verdict.add(Finding::about(kind, "material", Some(id.uuid())));
            }
            step(0)?;
        }
        Ok(())
    }

    fn check_notes(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        verdict.note_versions = self.count("SELECT count(*) FROM note_version")?;
        let mut check = self.connection().prepare(
            "SELECT n.id FROM note n LEFT JOIN note_version v ON v.id = n.version
             WHERE v.note IS NOT n.id OR v.session IS NOT n.session OR v.learner IS NOT n.learner",
        )?;
        let mut notes = check.query([])?;
        while let Some(note) = notes.next()? {
            let id = Uuid::from_slice(note.get_ref(0)?.as_blob().unwrap_or_default()).ok();
            verdict.add(Finding::about(FindingKind::VersionOfAnother, "note", id));
        }
        Ok(())
    }

    pub(crate) fn count(&self, sql: &str) -> Result<u64, StoreError> {
        let count: i64 = self.connection().query_row(sql, [], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }
}
