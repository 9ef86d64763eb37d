//! Undo and redo: an act is taken back by its inverse, which is an act of its own.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use nenrin_domain::{Id, Instant, LearnerId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::change::{ChangeKind, from_json, values_of_whole};
use crate::defaults::Defaults;
use crate::record::{Table, table_named};
use crate::search::Anew;
use crate::stood::{OneAct, TakeBack};
use crate::{Act, ActSummary, Done, Store, StoreError, Writer};

const SUMMARY: &str =
    "SELECT seq, id, kind, learner, about, at, seq IN (SELECT seq FROM undone_act) AS undone FROM act";

impl Store {
    /// The last acts of the coach, the latest first; undoing and redoing are not listed, they show in `undone`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn recent_acts(&self, limit: u32) -> Result<Vec<ActSummary>, StoreError> {
        let sql = format!("{SUMMARY} WHERE undoes IS NULL AND kind <> ?2 ORDER BY seq DESC LIMIT ?1");
        let mut select = self.connection().prepare_cached(&sql)?;
        let rows = select.query_map(params![limit, Act::FOUNDING], |row| Ok(summary(row)))?;
        rows.map(|row| row?).collect()
    }

    /// The last thing that was done here, undoing included, by its place in the order of acts; 0 when nothing was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_act(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(seq), 0) FROM act";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Whether nothing has been done in this practice since it was founded.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_untouched(&self) -> Result<bool, StoreError> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM act WHERE kind <> ?1) AND NOT EXISTS (SELECT 1 FROM draft)";
        Ok(self.connection().query_row(sql, params![Act::FOUNDING], |row| row.get(0))?)
    }

    /// The latest act of a kind that still stands and has this fact for its label; `None` when there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_standing(&self, kind: &str, key: &str, fact: &str) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT max(seq) FROM act WHERE kind = ?1 AND about ->> ?2 = ?3
             AND undoes IS NULL AND seq NOT IN (SELECT seq FROM undone_act)";
        Ok(self.connection().query_row(sql, params![kind, key, fact], |row| row.get(0))?)
    }

    /// When an act of one of these kinds was last done, taken back or done again, up to the moment `until`; `None` when none was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_done_or_undone(&self, kinds: &[&str], until: Instant) -> Result<Option<Instant>, StoreError> {
        // What takes an act back names it, and what does it again names what took it back.
        let sql = "SELECT max(a.at) FROM act a LEFT JOIN act back ON back.seq = a.undoes LEFT JOIN act base ON base.seq = back.undoes
             WHERE a.at <= ?2 AND coalesce(base.kind, back.kind, a.kind) IN (SELECT value FROM json_each(?1))";
        let kinds = Json::from(kinds).to_string();
        let last: Option<i64> = self.connection().query_row(sql, params![kinds, until.millis()], |row| row.get(0))?;
        Ok(last.map(Instant::from_millis))
    }

    /// The act at this place in the order of acts.
    pub(crate) fn act_at(&self, seq: i64) -> Result<ActSummary, StoreError> {
        let sql = format!("{SUMMARY} WHERE seq = ?1");
        self.connection().prepare_cached(&sql)?.query_row(params![seq], |row| Ok(summary(row)))?
    }

    /// The entry of the change log at this place.
    pub(crate) fn logged_change(&self, seq: i64) -> Result<Option<Logged>, StoreError> {
        let sql = "SELECT seq, entity, row, kind, fields FROM change WHERE seq = ?1";
        let mut select = self.connection().prepare_cached(sql)?;
        select.query_row(params![seq], |row| Ok(Logged::from_row(row, self.defaults()))).optional()?.transpose()
    }

    /// Takes back one act with everything it changed, and answers with it. `watch` is told at each change how many there are
    /// in all; it can end the work, and the act then stands as before.
    ///
    /// What later acts wrote into the very same fields is seen here, and what of theirs would come to refer to rows of another
    /// learner. What else they built on it in other rows is for the practice to see: `within` is given the file, the learners
    /// whose rows the act touched, and what takes it back, which it does once; when it fails, the act stands as before. It is
    /// not asked where the file then stands as it stood before the act.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when it is undone already or does not exist, [`StoreError::BuiltUpon`] when a
    /// later act changed what it changed or refers to what would be another learner's again, [`StoreError::Erased`] when
    /// it touched a learner who was erased since, [`StoreError::Stopped`], and what `within` answers.
    pub fn undo(
        &mut self,
        seq: i64,
        at: Instant,
        watch: impl FnMut(u64) -> ControlFlow<()>,
        within: impl FnOnce(&Self, &BTreeSet<LearnerId>, TakeBack<'_>) -> Result<(), StoreError>,
    ) -> Result<Done<ActSummary>, StoreError> {
        let sql = format!("{SUMMARY} WHERE seq = ?1 AND undoes IS NULL AND kind <> ?2");
        let found = self
            .connection()
            .query_row(&sql, params![seq, Act::FOUNDING], |row| Ok(summary(row)))
            .optional()?
            .transpose()?;
        let undone = found.filter(|act| !act.undone).ok_or(StoreError::NothingToUndo)?;
        if undone.is_erased() {
            return Err(StoreError::Erased);
        }
        self.take_back(ActSummary { undone: true, ..undone }, seq, &Act::new("act.undo", at), watch, within)
    }

    /// Does again what was undone last, as long as nothing new was done since; watched as [`Store::undo`] is. The file then
    /// stands as it stood before it was undone, so no rule of the practice is asked.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when there is nothing to do again, [`StoreError::Stopped`].
    pub fn redo_last(
        &mut self,
        at: Instant,
        watch: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Done<ActSummary>, StoreError> {
        let undo = "SELECT u.seq, u.undoes FROM act u JOIN act base ON base.seq = u.undoes AND base.undoes IS NULL
             WHERE NOT EXISTS (SELECT 1 FROM act r WHERE r.undoes = u.seq)
               AND u.seq > (SELECT coalesce(max(seq), 0) FROM act WHERE undoes IS NULL)
             ORDER BY u.seq DESC LIMIT 1";
        let pair: Option<(i64, i64)> =
            self.connection().query_row(undo, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (undo, base) = pair.ok_or(StoreError::NothingToUndo)?;
        let again = self.act_at(base)?;
        if again.is_erased() {
            return Err(StoreError::Erased);
        }
        self.take_back(ActSummary { undone: false, ..again }, undo, &Act::new("act.redo", at), watch, |_, _, act| {
            act.take_back()
        })
    }

    /// Takes back the act `seq`; answers with `about`, the coach's act as it stands then.
    fn take_back(
        &mut self,
        about: ActSummary,
        seq: i64,
        by: &Act,
        mut watch: impl FnMut(u64) -> ControlFlow<()>,
        within: impl FnOnce(&Self, &BTreeSet<LearnerId>, TakeBack<'_>) -> Result<(), StoreError>,
    ) -> Result<Done<ActSummary>, StoreError> {
        let by = Act { learner: about.learner, ..by.clone() };
        let done = self.act_undoing(&by, Some(seq), |writer| -> Result<ActSummary, StoreError> {
            writer.act()?;
            if writer.stood_before(seq)? {
                writer.invert(seq, &mut watch)?;
            } else {
                let (store, learners) = (writer.store(), writer.learners_of_act(seq)?);
                within(store, &learners, &mut OneAct { writer, act: seq, watch: &mut watch })?;
            }
            Ok(about)
        });
        // A row that others have come to refer to, or a value that another row has taken since.
        done.map_err(|error| if error.is_constraint() { StoreError::BuiltUpon } else { error })
    }
}

/// Up to so many changes the search indexes follow each of them; beyond, they are filled anew if the act made more than a
/// quarter of all changes there are.
const FEW: u64 = 2_000;

impl Writer<'_> {
    /// The learners whose rows an act touched.
    fn learners_of_act(&self, act: i64) -> Result<BTreeSet<LearnerId>, StoreError> {
        let (mut learners, mut before) = (BTreeSet::new(), i64::MAX);
        while let Some(change) = self.change_before(act, before)? {
            before = change.seq;
            let whole = match change.kind {
                ChangeKind::Updated => self.current(change.table, change.row)?,
                ChangeKind::Created | ChangeKind::Removed => Some(values_of_whole(change.table, &change.fields)?),
            };
            learners.extend(
                whole.and_then(|values| change.table.learner_of(change.row, &values)).map(LearnerId::from_uuid),
            );
        }
        Ok(learners)
    }

    /// Applies the inverse of every change of an act, the last one first.
    pub(crate) fn invert(&mut self, act: i64, watch: impl FnMut(u64) -> ControlFlow<()>) -> Result<(), StoreError> {
        let changes = self.change_count_of(act)?;
        let all: i64 = self.connection().query_row("SELECT coalesce(max(seq), 0) FROM change", [], |row| row.get(0))?;
        let is_large = changes > FEW && changes.saturating_mul(4) > u64::try_from(all).unwrap_or_default();
        let anew = is_large.then(|| Anew::begin(self.store().connection())).transpose()?;
        let latest = self.latest_standing()? <= act;
        self.invert_each(act, changes, latest, watch)?;
        if !latest {
            self.refuse_strays()?;
        }
        anew.map_or(Ok(()), Anew::fill)
    }

    /// Refuses when a row that was written since refers to one that has become another learner's again.
    fn refuse_strays(&self) -> Result<(), StoreError> {
        let touched = self.touched();
        let few = (!touched.many_learners).then(|| touched.learners.iter().copied().map(Some).collect());
        for learner in few.unwrap_or_else(|| vec![None]) {
            if !self.strays(learner)?.is_empty() {
                return Err(StoreError::BuiltUpon);
            }
        }
        Ok(())
    }

    fn invert_each(
        &mut self,
        act: i64,
        changes: u64,
        latest: bool,
        mut watch: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut before = i64::MAX;
        loop {
            let Some(change) = self.change_before(act, before)? else { return Ok(()) };
            before = change.seq;
            if watch(changes).is_break() {
                return Err(StoreError::Stopped);
            }
            // A note version stays; only whose it is may have changed, and goes back.
            if change.table.immutable && change.kind == ChangeKind::Created {
                continue;
            }
            if !latest && self.is_built_upon(act, &change)? {
                return Err(StoreError::BuiltUpon);
            }
            self.invert_change(&change)?;
        }
    }

    /// Whether the file stands without an act as it stood before it: since then nothing was done but what was taken back, and
    /// nothing older was taken back.
    fn stood_before(&self, act: i64) -> Result<bool, StoreError> {
        let older = "SELECT EXISTS (SELECT 1 FROM act WHERE seq > ?1 AND undoes < ?1)";
        let is_older_undone: bool = self.connection().query_row(older, params![act], |row| row.get(0))?;
        Ok(!is_older_undone && self.latest_standing()? <= act)
    }

    pub(crate) fn latest_standing(&self) -> Result<i64, StoreError> {
        let sql =
            "SELECT coalesce(max(seq), 0) FROM act WHERE undoes IS NULL AND seq NOT IN (SELECT seq FROM undone_act)";
        Ok(self.connection().query_row(sql, [], |row| row.get(0))?)
    }

    fn change_count_of(&self, act: i64) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM change WHERE act = ?1";
        let count: i64 = self.connection().query_row(sql, params![act], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Whether a later act that still stands wrote what this change wrote. The row alone cannot tell: its value may
    /// have gone and come back since, and then the later act could never be taken back.
    fn is_built_upon(&self, act: i64, change: &Logged) -> Result<bool, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT c.seq, c.entity, c.row, c.kind, c.fields FROM change c JOIN act a ON a.seq = c.act
             WHERE c.row = ?1 AND c.entity = ?2 AND a.seq > ?3 AND a.undoes IS NULL
               AND a.seq NOT IN (SELECT seq FROM undone_act)",
        )?;
        let mut rows = select.query(params![change.row.as_bytes(), change.table.name, act])?;
        while let Some(row) = rows.next()? {
            let later = Logged::from_row(row, self.defaults())?;
            let both_updated = (change.kind, later.kind) == (ChangeKind::Updated, ChangeKind::Updated);
            if !both_updated || later.fields.keys().any(|field| change.fields.contains_key(field)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn change_before(&self, act: i64, before: i64) -> Result<Option<Logged>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT seq, entity, row, kind, fields FROM change WHERE act = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1",
        )?;
        select.query_row(params![act, before], |row| Ok(Logged::from_row(row, self.defaults()))).optional()?.transpose()
    }

    pub(crate) fn invert_change(&mut self, change: &Logged) -> Result<(), StoreError> {
        let (table, now) = (change.table, self.current(change.table, change.row)?);
        match (change.kind, now) {
            (ChangeKind::Created, Some(now)) => {
                if now == values_of_whole(table, &change.fields)? {
                    self.delete(table, change.row, &now)
                } else {
                    Err(StoreError::BuiltUpon)
                }
            }
            (ChangeKind::Removed, None) => self.insert(table, change.row, &values_of_whole(table, &change.fields)?),
            (ChangeKind::Updated, Some(now)) => {
                let before = stepped_back(table, &now, &change.fields)?;
                self.update(table, change.row, &now, &before)
            }
            _ => Err(StoreError::BuiltUpon),
        }
    }
}

/// A row's values before an update, or [`StoreError::BuiltUpon`] when the update's fields have changed since.
fn stepped_back(table: &Table, now: &[Value], fields: &Map<String, Json>) -> Result<Vec<Value>, StoreError> {
    let step = |(column, now): (&crate::field::Column, &Value)| match fields.get(&column.name).and_then(Json::as_array)
    {
        None => Ok(now.clone()),
        Some(pair) => {
            let [old, new] = pair.as_slice() else { return Err(StoreError::BuiltUpon) };
            if from_json(column.kind, new)? == *now { from_json(column.kind, old) } else { Err(StoreError::BuiltUpon) }
        }
    };
    table.columns.iter().zip(now).map(step).collect()
}

/// One entry of the change log.
pub(crate) struct Logged {
    pub seq: i64,
    pub table: &'static Table,
    pub row: Uuid,
    pub kind: ChangeKind,
    pub fields: Map<String, Json>,
}

impl Logged {
    pub fn from_row(row: &Row<'_>, defaults: &Defaults) -> Result<Self, StoreError> {
        let unreadable = |column: &str| StoreError::Unreadable { column: format!("change.{column}") };
        let kind = ChangeKind::from_code(&row.get::<_, String>("kind")?)?;
        let entity: String = row.get("entity")?;
        let fields: Json = serde_json::from_str(row.get_ref("fields")?.as_str().unwrap_or_default())
            .map_err(|_| unreadable("fields"))?;
        let Json::Object(mut fields) = fields else { return Err(unreadable("fields")) };
        if kind != ChangeKind::Updated {
            defaults.complete(&entity, &mut fields);
        }
        Ok(Self {
            seq: row.get("seq")?,
            table: table_named(&entity).ok_or_else(|| unreadable("entity"))?,
            row: Uuid::from_slice(row.get_ref("row")?.as_blob().unwrap_or_default()).map_err(|_| unreadable("row"))?,
            kind,
            fields,
        })
    }
}

fn summary(row: &Row<'_>) -> Result<ActSummary, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable { column: format!("act.{column}") };
    let id: Vec<u8> = row.get("id")?;
    let learner: Option<Vec<u8>> = row.get("learner")?;
    let learner = learner.map(|bytes| Uuid::from_slice(&bytes).map(LearnerId::from_uuid)).transpose();
    Ok(ActSummary {
        seq: row.get("seq")?,
        id: Uuid::from_slice(&id).map_err(|_| unreadable("id"))?,
        kind: row.get("kind")?,
        learner: learner.map_err(|_| unreadable("learner"))?,
        about: serde_json::from_str(&row.get::<_, String>("about")?).map_err(|_| unreadable("about"))?,
        at: Instant::from_millis(row.get("at")?),
        undone: row.get("undone")?,
    })
}
