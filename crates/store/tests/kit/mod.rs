//! A practice to test with: a real file in a folder of its own, and rows that need no more than what a test is about.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs, reason = "tests")]

pub mod small_disk;
pub mod undone_merges;
pub mod whole_life;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use nenrin_domain::{
    ActionItem, ActionState, Channel, Day, Instant, Interaction, Learner, LearnerId, Note, NoteSection, NoteState,
    NoteVersion, Session, SessionId, SessionState, Way, Zone,
};
use nenrin_store::{Act, Done, RawKey, Store, StoreError, TakeBack, Writer};
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

pub struct Kit {
    pub folder: TempDir,
    pub store: Option<Store>,
    clock: i64,
}

/// Moments and days of the tests lie around this one.
pub const START: i64 = 1_795_000_000_000;

impl Kit {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder.path().join("nenrin.db"), None).unwrap();
        Self { folder, store: Some(store), clock: START }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("nenrin.db")
    }

    pub fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// Closes the file, so that everything lies in it.
    pub fn close(&mut self) {
        self.store = None;
    }

    pub fn reopen(&mut self) -> &mut Store {
        self.close();
        self.store = Some(open(&self.path(), None).unwrap());
        self.store()
    }

    /// The next moment.
    pub fn tick(&mut self) -> Instant {
        self.clock += 60_000;
        Instant::from_millis(self.clock)
    }

    /// Does one act.
    pub fn act<T>(&mut self, work: impl FnOnce(&mut Writer<'_>) -> T) -> Done<T> {
        self.try_act(|writer| Ok(work(writer))).unwrap()
    }

    pub fn try_act<T>(
        &mut self,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<Done<T>, StoreError> {
        let at = self.tick();
        self.store().act(&Act::new("test.act", at), work)
    }

    pub fn undo(&mut self) -> Result<(), StoreError> {
        let at = self.tick();
        self.store().undo_last(at, unwatched, unruled).map(drop)
    }

    pub fn redo(&mut self) -> Result<(), StoreError> {
        let at = self.tick();
        self.store().redo_last(at, unwatched).map(drop)
    }

    /// Adds a learner in an act of its own.
    pub fn learner(&mut self, name: &str) -> Learner {
        self.act(|writer| learner(writer, name)).value
    }
}

pub fn open(path: &Path, key: Option<&RawKey>) -> Result<Store, StoreError> {
    Store::open(path, key, |_| Ok(()))
}

/// For an undo that nobody watches.
pub fn unwatched(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// For an undo in a practice without rules of its own.
pub fn unruled(_: &Store, _: &BTreeSet<LearnerId>, act: TakeBack<'_>) -> Result<(), StoreError> {
    act.take_back()
}

pub fn today() -> Day {
    Instant::from_millis(START).day(Zone::UTC)
}

pub fn learner(writer: &mut Writer<'_>, name: &str) -> Learner {
    let learner = Learner::named(writer.mint(), name);
    writer.add(&learner).unwrap();
    learner
}

pub fn session(writer: &mut Writer<'_>, learner: LearnerId, day: Day) -> Session {
    let session = Session {
        id: writer.mint(),
        external_id: None,
        learner,
        contract: None,
        day,
        time: None,
        minutes: None,
        zone: Zone::UTC,
        mode: None,
        state: SessionState::Held,
        booked_on: None,
        resolved_on: Some(day),
        moved_to: None,
        happened: None,
        consumes: None,
        chargeable: None,
        series: None,
        gathering: None,
        place: None,
    };
    writer.add(&session).unwrap();
    session
}

pub fn action(writer: &mut Writer<'_>, learner: LearnerId, text: &str) -> ActionItem {
    let action = new_action(writer, learner, text);
    writer.add(&action).unwrap();
    action
}

pub fn contact(writer: &mut Writer<'_>, learner: LearnerId, summary: &str) -> Interaction {
    let contact = Interaction {
        id: writer.mint(),
        learner,
        day: today(),
        time: None,
        channel: Channel::Line,
        way: Way::In,
        summary: Some(summary.to_owned()),
        reply_hours: None,
        follow_up: None,
    };
    writer.add(&contact).unwrap();
    contact
}

/// An action that is not added yet.
pub fn new_action(writer: &Writer<'_>, learner: LearnerId, text: &str) -> ActionItem {
    ActionItem {
        id: writer.mint(),
        learner,
        session: None,
        text: Some(text.to_owned()),
        created_on: today(),
        due_on: None,
        state: ActionState::Open,
        resolved_on: None,
        goal: None,
    }
}

/// Writes a session's note, or another version of it.
pub fn note(writer: &mut Writer<'_>, session: &Session, before: Option<&Note>, text: &str) -> Note {
    let (learner, session) = (session.learner, session.id);
    let id = before.map_or_else(|| writer.mint(), |note| note.id);
    let section = NoteSection { key: "talked".to_owned(), heading: String::new(), text: text.to_owned() };
    let version = NoteVersion {
        id: writer.mint(),
        note: id,
        session,
        learner,
        template: None,
        sections: vec![section],
        written_at: writer.at(),
    };
    writer.add(&version).unwrap();
    let state = if before.is_some() { NoteState::Amended } else { NoteState::Final };
    let note = Note { id, session, learner, version: version.id, state };
    writer.put(&note).unwrap();
    note
}

pub fn held(writer: &mut Writer<'_>, learner: LearnerId) -> Session {
    session(writer, learner, today())
}

/// The file as any SQLite program sees it.
pub fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

pub type Rows = BTreeMap<(String, Vec<u8>), BTreeMap<String, Value>>;

/// Every row of every logged table, read past the store: (table, id) → column → value. Row numbers are left out.
pub fn rows(connection: &Connection) -> Rows {
    let mut names = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE %' AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT IN ('act', 'change', 'device', 'draft', 'worded') ORDER BY name")
        .unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Rows::new();
    for name in names {
        let mut select = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<String> = select.column_names().map(str::to_owned).collect();
        let mut found = select.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let mut fields: BTreeMap<String, Value> =
                columns.iter().map(|column| (column.clone(), row.get(column.as_str()).unwrap())).collect();
            fields.remove("seq");
            let Some(Value::Blob(id)) = fields.remove("id") else { panic!("{name} without id") };
            all.insert((name.clone(), id), fields);
        }
    }
    all
}

pub fn count(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Whether these bytes lie anywhere in the practice's file or in what stands beside it.
pub fn leaves_traces(folder: &Path, marker: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        path.is_file() && std::fs::read(path).unwrap().windows(marker.len()).any(|bytes| bytes == marker.as_bytes())
    })
}

pub fn draft_of(session: SessionId, learner: LearnerId, body: &str) -> nenrin_store::Draft {
    nenrin_store::Draft { session, learner, body: body.to_owned(), saved_at: Instant::from_millis(START) }
}

/// A contact that was logged.
pub fn interaction(kit: &mut Kit, learner: LearnerId, summary: &str) -> Interaction {
    let day = today();
    let done = kit.act(|writer| {
        let line = Interaction {
            id: writer.mint(),
            learner,
            day,
            time: None,
            channel: Channel::Line,
            way: nenrin_domain::Way::In,
            summary: Some(summary.to_owned()),
            reply_hours: None,
            follow_up: None,
        };
        writer.add(&line).unwrap();
        line
    });
    done.value
}
