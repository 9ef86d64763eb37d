//! Full text: finding the rows whose words hold what was typed, newest first, with the passage that matched.

mod filling;
mod passage;
mod terms;

use nenrin_domain::{Day, Learner, NoteSection, SessionId, codes};
use rusqlite::{Row, params};
use uuid::Uuid;

pub(crate) use filling::{Anew, Unfilled};
pub use passage::Passage;
use passage::passage;
pub(crate) use terms::register;
use terms::{Run, query, runs};

use crate::field::Field;
use crate::{LearnerName, Record, Store, StoreError};

/// Characters of a question that are read.
const TYPED: usize = 200;

codes! {
    /// What a hit is.
    HitKind {
        /// A learner, by name, reading, contact, concern, tag or external id.
        Learner = "learner",
        /// The words of a note that count.
        Note = "note",
        /// An action item.
        ActionItem = "action_item",
        /// A line of the interaction log.
        Interaction = "interaction",
    }
}

/// A row in which what was typed was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// The row.
    pub row: Uuid,
    /// Whose row it is.
    pub learner: LearnerName,
    /// The session it belongs to.
    pub session: Option<SessionId>,
    /// The day it belongs to; of a learner, none.
    pub day: Option<Day>,
    /// The words around the match.
    pub passage: Passage,
}

impl Store {
    /// The rows that hold everything typed, at most `limit` of each kind: learners first, then notes, action items and
    /// interactions, each newest first. Words match from their beginning, the last one also when it is unfinished;
    /// Japanese matches anywhere. Spelling is compared folded. Whatever is typed is looked for; none of it is syntax.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let typed: String = typed.chars().take(TYPED).collect();
        let wanted = runs(&typed);
        let Some(query) = query(&wanted) else { return Ok(Vec::new()) };
        let look = Look { store: self, wanted: &wanted, query: &query, limit };
        let mut hits = look.find(LEARNERS, learner_hit)?;
        hits.extend(look.find(NOTES, note_hit)?);
        hits.extend(look.find(ACTION_ITEMS, |row, wanted| line_hit(HitKind::ActionItem, row, wanted))?);
        hits.extend(look.find(INTERACTIONS, |row, wanted| line_hit(HitKind::Interaction, row, wanted))?);
        Ok(hits)
    }
}

const LEARNERS: &str = include_str!("learners.sql");
const NOTES: &str = include_str!("notes.sql");
const ACTION_ITEMS: &str = include_str!("action_items.sql");
const INTERACTIONS: &str = include_str!("interactions.sql");

/// One search under way.
struct Look<'l> {
    store: &'l Store,
    wanted: &'l [Run],
    query: &'l str,
    limit: u32,
}

impl Look<'_> {
    fn find(
        &self,
        sql: &str,
        hit: impl Fn(&Row<'_>, &[Run]) -> Result<Hit, StoreError>,
    ) -> Result<Vec<Hit>, StoreError> {
        let mut select = self.store.connection().prepare_cached(sql)?;
        let mut rows = select.query(params![self.query, self.limit])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            hits.push(hit(row, self.wanted)?);
        }
        Ok(hits)
    }
}

fn learner_hit(row: &Row<'_>, wanted: &[Run]) -> Result<Hit, StoreError> {
    let learner = Learner::from_row(row)?;
    let mut texts: Vec<&str> = [&learner.name, &learner.kana, &learner.mail, &learner.line, &learner.phone]
        .into_iter()
        .chain([&learner.concern, &learner.external_id])
        .filter_map(Option::as_deref)
        .collect();
    texts.extend(learner.tags.iter().map(String::as_str));
    let passage = first_passage(&texts, wanted);
    let name = LearnerName::from_row(row)?;
    Ok(Hit { kind: HitKind::Learner, row: row_id(row)?, learner: name, session: None, day: None, passage })
}

fn note_hit(row: &Row<'_>, wanted: &[Run]) -> Result<Hit, StoreError> {
    let sections: Vec<NoteSection> = Field::read(row, "sections")?;
    let texts: Vec<&str> = sections.iter().map(|section| section.text.as_str()).collect();
    hit(HitKind::Note, row, first_passage(&texts, wanted))
}

fn line_hit(kind: HitKind, row: &Row<'_>, wanted: &[Run]) -> Result<Hit, StoreError> {
    let text: String = Field::read(row, "text")?;
    hit(kind, row, first_passage(&[&text], wanted))
}

fn hit(kind: HitKind, row: &Row<'_>, passage: Passage) -> Result<Hit, StoreError> {
    let (learner, session, day) = (LearnerName::from_row(row)?, Field::read(row, "session")?, Field::read(row, "day")?);
    Ok(Hit { kind, row: row_id(row)?, learner, session, day, passage })
}

fn row_id(row: &Row<'_>) -> Result<Uuid, StoreError> {
    let unreadable = |_| StoreError::Unreadable { column: "id".to_owned() };
    Uuid::from_slice(row.get_ref("id")?.as_blob().unwrap_or_default()).map_err(unreadable)
}

/// The passage of the first text that has one; else the beginning of the first text, with nothing marked: a name typed
/// without its space is found, though it does not stand there as typed.
fn first_passage(texts: &[&str], wanted: &[Run]) -> Passage {
    let found = texts.iter().find_map(|text| passage(text, wanted));
    found.unwrap_or_else(|| Passage::beginning(texts.first().copied().unwrap_or_default()))
}
