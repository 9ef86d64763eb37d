//! Looking through the whole practice for harm.

use nenrin_store::{Finding, FindingKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Word;
use crate::work::Progress;
use crate::{Answer, Call, Command, Failure};

/// Verifies the open practice: its file, its change log against its rows, the versions of its notes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyPractice {}

/// What was looked at, and what was found wrong.
#[derive(Debug, Serialize, TS)]
pub struct VerdictView {
    /// Rows of all records.
    pub rows: u64,
    /// Versions of notes among them.
    pub note_versions: u64,
    /// Acts.
    pub acts: u64,
    /// Entries of the change log.
    pub changes: u64,
    /// How many things were found wrong; 0 for a sound practice.
    pub found: u64,
    /// The first hundred of them.
    pub findings: Vec<FindingView>,
}

/// Something that is wrong.
#[derive(Debug, Serialize, TS)]
pub struct FindingView {
    /// What is wrong.
    pub kind: Word<FindingKind>,
    /// The kind of row; empty when it is about the file as a whole.
    pub entity: String,
    /// The row.
    pub row: Option<String>,
    /// The field, or the database engine's own words.
    pub detail: Option<String>,
}

impl From<Finding> for FindingView {
    fn from(finding: Finding) -> Self {
        let Finding { kind, entity, row, detail } = finding;
        Self { kind: Word(kind), entity, row: row.map(|row| row.to_string()), detail }
    }
}

impl Command for VerifyPractice {
    const NAME: &'static str = "practice.verify";
    type Output = VerdictView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<VerdictView>, Failure> {
        let store = call.store()?;
        let _progress = Progress::begin(call.work, store.change_count()?);
        let verdict = store.verify(|entries| call.work.step(entries))?;
        if verdict.findings.iter().any(|finding| finding.kind == FindingKind::Damaged) {
            store.note_damage();
        }
        Ok(Answer::read(VerdictView {
            rows: verdict.rows,
            note_versions: verdict.note_versions,
            acts: verdict.acts,
            changes: verdict.changes,
            found: verdict.found,
            findings: verdict.findings.into_iter().map(FindingView::from).collect(),
        }))
    }
}
