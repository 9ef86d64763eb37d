//! Full text: finding the rows whose words hold what was typed, newest first, with the passage that matched.

mod filling;
mod of_learners;
mod passage;
mod terms;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use nenrin_domain::{Coded, CustomSubject, Day, Learner, NoteSection, SessionId, codes};
use rusqlite::{Row, params};
use uuid::Uuid;

pub(crate) use filling::{Anew, Unfilled};
use of_learners::{CALLED, OfLearners, splits};
pub use passage::Passage;
use passage::passage;
pub(crate) use terms::register;
use terms::{Run, number, query, runs};

use crate::field::Field;
use crate::{LearnerName, Record, Store, StoreError};

/// Of what shares an index, so many of the rows written last are looked at.
const LATEST: u32 = 500;

/// Runs of a question that are looked for: more of them narrow nothing that somebody would miss.
const RUNS: usize = 12;

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
        /// A goal, by its title.
        Goal = "goal",
        /// What stands in a learner's way.
        Obstacle = "obstacle",
        /// The answers of an application.
        Application = "application",
        /// A trial, by what spoke against it or decided it.
        Trial = "trial",
        /// What a learner told when a contract was cancelled.
        Cancellation = "cancellation",
        /// A payment, by its reference.
        Payment = "payment",
        /// What is to be done to follow up a learner.
        FollowUp = "follow_up",
        /// What was entered in a field of the coach's own, but for yes and no.
        CustomValue = "custom_value",
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
    /// The field in which it stands, when it stands in one of the coach's own.
    pub field: Option<HitField>,
    /// The words around the match.
    pub passage: Passage,
}

/// A field of the coach's own in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitField {
    /// The coach's name for it.
    pub name: String,
    /// What it is about.
    pub subject: CustomSubject,
}

impl Store {
    /// The rows that hold everything typed, at most `limit` of each kind: learners first, then notes, action items and
    /// interactions, and then the rest of the stock, each newest first. Words match from their beginning, the last one also when it is unfinished;
    /// Japanese matches anywhere. Spelling is compared folded. Whatever is typed is looked for; none of it is syntax. A name
    /// beside other words finds what of those whom it calls holds the words, behind what holds all of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let typed: String = typed.chars().take(TYPED).collect();
        let wanted = distinct(runs(&typed));
        let Some(look) = Look::of(self, &wanted, limit) else { return Ok(Vec::new()) };
        let look = Look { number: number(&typed), ..look };
        let mut hits = look.learners()?.into_iter().map(|(_, hit)| hit).collect::<Vec<_>>();
        hits.extend(look.records(None)?);
        for (name, words) in splits(&wanted) {
            let (Some(called), Some(look)) = (Look::of(self, name, CALLED), Look::of(self, words, limit)) else {
                continue;
            };
            if let Some(theirs) = OfLearners::called(called.learners()?) {
                hits.extend(look.records(Some(&theirs))?);
            }
        }
        Ok(each_once(hits, limit))
    }
}

/// Each run once, where it stands last: the last one may still be being typed. At most [`RUNS`] of them, the last ones.
fn distinct(mut typed: Vec<Run>) -> Vec<Run> {
    let mut wanted: Vec<Run> = Vec::new();
    while let Some(run) = typed.pop() {
        if !wanted.contains(&run) && wanted.len() < RUNS {
            wanted.push(run);
        }
    }
    wanted.reverse();
    wanted
}

/// Each row once, by kind, at most `limit` of each; what was found first stays first.
fn each_once(mut hits: Vec<Hit>, limit: u32) -> Vec<Hit> {
    let mut seen = BTreeSet::new();
    hits.retain(|hit| seen.insert((hit.kind, hit.row)));
    hits.sort_by_key(|hit| hit.kind);
    let (mut kind, mut told) = (None, 0);
    hits.retain(|hit| {
        told = if kind == Some(hit.kind) { told + 1 } else { 1 };
        kind = Some(hit.kind);
        told <= limit
    });
    hits
}

const LEARNERS: &str = include_str!("learners.sql");
const NOTES: &str = include_str!("notes.sql");
const ACTION_ITEMS: &str = include_str!("action_items.sql");
const INTERACTIONS: &str = include_str!("interactions.sql");
const FOUND: &str = "SELECT w.entity, w.row FROM (
       SELECT rowid AS seq FROM worded_search WHERE worded_search MATCH ?1 /* whose */ ORDER BY rowid DESC LIMIT ?2
     ) found JOIN worded w ON w.seq = found.seq ORDER BY w.seq DESC";
pub(crate) const WORDED: &str = include_str!("worded.sql");

/// One search under way.
struct Look<'l> {
    store: &'l Store,
    wanted: &'l [Run],
    query: String,
    /// The query for what was typed as a telephone number.
    number: Option<String>,
    limit: u32,
}

impl<'l> Look<'l> {
    /// `None` when there is nothing to look for.
    fn of(store: &'l Store, wanted: &'l [Run], limit: u32) -> Option<Self> {
        Some(Self { store, wanted, query: query(wanted)?, number: None, limit })
    }

    /// The learners, whoever is called as it was typed first: a name is looked for more often than a word beside it.
    fn learners(&self) -> Result<Vec<(Calling, Hit)>, StoreError> {
        let parts: Vec<String> = self.wanted.iter().map(Run::letters).collect();
        let query = match &self.number {
            Some(number) => format!("({}) OR {number}", self.query),
            None => self.query.clone(),
        };
        let mut select = self.store.connection().prepare_cached(LEARNERS)?;
        let mut rows = select.query(params![query, self.limit])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let learner = Learner::from_row(row)?;
            found.push((calling(&learner, &parts), learner_hit(row, &learner, self.wanted)?));
        }
        found.sort_by_key(|(calling, _)| *calling);
        found.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// What was written of learners: of all, or of some.
    fn records(&self, of: Option<&OfLearners>) -> Result<Vec<Hit>, StoreError> {
        let mut hits = self.find(NOTES, "note", of, note_hit)?;
        let line = |kind| move |row: &Row<'_>, wanted: &[Run]| line_hit(kind, row, wanted);
        hits.extend(self.find(ACTION_ITEMS, "action_item", of, line(HitKind::ActionItem))?);
        hits.extend(self.find(INTERACTIONS, "interaction", of, line(HitKind::Interaction))?);
        hits.extend(self.rest_of_the_stock(of)?);
        Ok(hits)
    }

    fn find(
        &self,
        sql: &str,
        table: &str,
        of: Option<&OfLearners>,
        hit: impl Fn(&Row<'_>, &[Run]) -> Result<Hit, StoreError>,
    ) -> Result<Vec<Hit>, StoreError> {
        let seqs = format!("SELECT seq FROM {table} WHERE learner");
        let mut select = self.store.connection().prepare_cached(&OfLearners::narrowed(of, sql, &seqs))?;
        let mut rows = select.query(&*OfLearners::values(of, &self.query, &self.limit))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            hits.push(hit(row, self.wanted)?);
        }
        Ok(hits)
    }

    /// The hits among goals, obstacles, applications, trials, cancellations, payments, follow-ups and
    /// fields of the coach's own, which share an index:
    /// rows are found in the order in which they were written, and among the last of them the day decides.
    fn rest_of_the_stock(&self, of: Option<&OfLearners>) -> Result<Vec<Hit>, StoreError> {
        let connection = self.store.connection();
        let seqs = "SELECT w.seq FROM worded_text t JOIN worded w ON w.row = t.row WHERE t.learner";
        let mut select = connection.prepare_cached(&OfLearners::narrowed(of, FOUND, seqs))?;
        let read = |row: &Row<'_>| Ok((row.get("entity")?, row.get("row")?));
        let found = select.query_map(&*OfLearners::values(of, &self.query, &self.limit.max(LATEST)), read)?;
        let found: Vec<(String, Vec<u8>)> = found.collect::<Result<_, _>>()?;
        let mut read = connection.prepare_cached(WORDED)?;
        let mut hits = Vec::with_capacity(found.len());
        for (entity, row) in found {
            let unreadable = |_| StoreError::Unreadable { column: "worded.entity".to_owned() };
            let kind = HitKind::from_code(&entity).map_err(unreadable)?;
            let mut rows = read.query(params![entity, row])?;
            if let Some(row) = rows.next()? {
                hits.push(Hit { field: field_of(row)?, ..line_hit(kind, row, self.wanted)? });
            }
        }
        hits.sort_by_key(|hit| (hit.kind, Reverse(hit.day)));
        Ok(hits)
    }
}

/// How far a learner is called as was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Calling {
    /// Exactly so.
    Same,
    /// So at the beginning.
    Begins,
    /// With all that was typed somewhere in the name.
    Holds,
    /// Not so: it stands elsewhere.
    Not,
}

/// How far `learner` is called as was typed, in `parts`; spaces make no difference.
fn calling(learner: &Learner, parts: &[String]) -> Calling {
    let whole = parts.concat();
    let folded =
        |name: &Option<String>| runs(name.as_deref().unwrap_or_default()).iter().map(Run::letters).collect::<String>();
    let how = |name: &String| match name {
        name if name.is_empty() => Calling::Not,
        name if *name == whole => Calling::Same,
        name if name.starts_with(&whole) => Calling::Begins,
        name if parts.iter().all(|part| name.contains(part)) => Calling::Holds,
        _ => Calling::Not,
    };
    [folded(&learner.name), folded(&learner.kana)].iter().map(how).min().unwrap_or(Calling::Not)
}

fn learner_hit(row: &Row<'_>, learner: &Learner, wanted: &[Run]) -> Result<Hit, StoreError> {
    let mut texts: Vec<&str> = [&learner.name, &learner.kana, &learner.mail, &learner.line, &learner.phone]
        .into_iter()
        .chain([&learner.concern, &learner.external_id])
        .filter_map(Option::as_deref)
        .collect();
    texts.extend(learner.tags.iter().map(String::as_str));
    let passage = first_passage(&texts, wanted);
    let name = LearnerName::from_row(row)?;
    Ok(Hit { kind: HitKind::Learner, row: row_id(row)?, learner: name, session: None, day: None, field: None, passage })
}

fn note_hit(row: &Row<'_>, wanted: &[Run]) -> Result<Hit, StoreError> {
    let sections: Vec<NoteSection> = Field::read(row, "sections")?;
    let texts: Vec<&str> = sections.iter().map(|section| section.text.as_str()).collect();
    hit(HitKind::Note, row, first_passage(&texts, wanted))
}

fn line_hit(kind: HitKind, row: &Row<'_>, wanted: &[Run]) -> Result<Hit, StoreError> {
    let text: String = Field::read(row, "text")?;
    let texts: Vec<&str> = text.lines().collect();
    hit(kind, row, first_passage(&texts, wanted))
}

fn hit(kind: HitKind, row: &Row<'_>, passage: Passage) -> Result<Hit, StoreError> {
    let (learner, session, day) = (LearnerName::from_row(row)?, Field::read(row, "session")?, Field::read(row, "day")?);
    Ok(Hit { kind, row: row_id(row)?, learner, session, day, field: None, passage })
}

fn field_of(row: &Row<'_>) -> Result<Option<HitField>, StoreError> {
    let Some(name) = Field::read(row, "field")? else { return Ok(None) };
    Ok(Some(HitField { name, subject: Field::read(row, "subject")? }))
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
