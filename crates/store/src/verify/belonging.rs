//! Belonging: what is a learner's refers to things of the same learner only.

use nenrin_domain::{Id, LearnerId};
use rusqlite::params_from_iter;
use uuid::Uuid;

use crate::record::TABLES;
use crate::{Store, StoreError};

/// Columns that refer to a learner's own records, and the tables of those.
const LEARNERS_OWN: [(&str, &str); 8] = [
    ("session", "session"),
    ("contract", "contract"),
    ("goal", "goal"),
    ("predecessor", "contract"),
    ("moved_to", "session"),
    ("payment", "payment"),
    ("part_of", "payment"),
    ("follow_up", "follow_up"),
];

/// A row that refers to a thing of another learner than its own, or to itself.
pub(crate) struct Stray {
    pub entity: &'static str,
    pub row: Option<Uuid>,
    pub column: &'static str,
}

impl Store {
    /// The rows of one learner, or of any of them, that refer to things of another one. Words that were taken back stay for
    /// ever, and may be of the learner whose session it was before a history was corrected.
    pub(crate) fn strays(&self, of: Option<LearnerId>) -> Result<Vec<Stray>, StoreError> {
        let referring = TABLES.iter().filter(|table| table.learner.is_some()).flat_map(|table| {
            let named = |column: &str| table.columns.iter().any(|other| other.name == column);
            LEARNERS_OWN.iter().filter(move |(column, _)| named(column)).map(move |reference| (table.name, reference))
        });
        let whose = if of.is_some() { "t.learner = ?1" } else { "TRUE" };
        let mut found = Vec::new();
        for (entity, (column, parent)) in referring {
            let counts = if entity == "note_version" { "t.id IN (SELECT version FROM note)" } else { "TRUE" };
            let mut check = self.connection().prepare_cached(&format!(
                "SELECT t.id FROM {entity} t JOIN {parent} p ON p.id = t.{column}
                 WHERE (p.learner IS NOT t.learner OR p.id = t.id) AND {counts} AND {whose}"
            ))?;
            let mut rows = check.query(params_from_iter(of.map(|learner| learner.uuid().as_bytes().to_vec())))?;
            while let Some(row) = rows.next()? {
                let row = Uuid::from_slice(row.get_ref(0)?.as_blob().unwrap_or_default()).ok();
                found.push(Stray { entity, row, column });
            }
        }
        Ok(found)
    }
}
