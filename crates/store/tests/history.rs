//! Whatever is done and undone: taking everything back gives the beginning, and the change log alone gives the rows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::collections::BTreeMap;

use kit::{Kit, Rows, note, raw, rows};
use nenrin_domain::{ActionItem, ActionState, Id, Learner, Note, Session};
use nenrin_store::{StoreError, Writer};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::TestCaseError;
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Write {
    Learner { which: u8, name: u8 },
    Session { which: u8, of: u8, minutes: u8 },
    Note { of: u8, text: u8 },
    Action { which: u8, of: u8, done: bool },
    RemoveLearner(u8),
    RemoveSession(u8),
    RemoveNote(u8),
    RemoveAction(u8),
}

#[derive(Debug, Clone)]
enum Step {
    Act(Vec<Write>),
    Undo,
    UndoEarlier(u8),
    Redo,
    Reopen,
}

fn writes() -> impl Strategy<Value = Write> {
    let (few, some) = (0u8..3, 0u8..6);
    prop_oneof![
        4 => (few.clone(), some.clone()).prop_map(|(which, name)| Write::Learner { which, name }),
        3 => (some.clone(), few.clone(), few.clone()).prop_map(|(which, of, minutes)| Write::Session { which, of, minutes }),
        3 => (some.clone(), some.clone()).prop_map(|(of, text)| Write::Note { of, text }),
        3 => (some.clone(), few.clone(), prop::bool::ANY).prop_map(|(which, of, done)| Write::Action { which, of, done }),
        1 => few.prop_map(Write::RemoveLearner),
        1 => some.clone().prop_map(Write::RemoveSession),
        1 => some.clone().prop_map(Write::RemoveNote),
        1 => some.prop_map(Write::RemoveAction),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => prop::collection::vec(writes(), 1..5).prop_map(Step::Act),
        3 => Just(Step::Undo),
        2 => (0u8..8).prop_map(Step::UndoEarlier),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

fn id<I: Id>(kind: u8, which: u8) -> I {
    I::from_uuid(Uuid::from_u128((u128::from(kind) << 64) | (u128::from(which) + 1)))
}

fn write(writer: &mut Writer<'_>, what: &Write) -> Result<(), StoreError> {
    match *what {
        Write::Learner { which, name } => writer.put(&Learner::named(id(1, which), &format!("名前{name}"))),
        Write::Session { which, of, minutes } => {
            let day = kit::today();
            let session = Session {
                id: id(2, which),
                external_id: None,
                learner: id(1, of),
                contract: None,
                day,
                time: None,
                minutes: Some(u32::from(minutes)),
                zone: nenrin_domain::Zone::UTC,
                mode: None,
                state: nenrin_domain::SessionState::Held,
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
            writer.put(&session)
        }
        Write::Note { of, text } => {
            let session: Session = writer.get(id(2, of))?;
            let before: Option<Note> = writer.find(id(3, of))?;
            let known = Note {
                id: id(3, of),
                session: session.id,
                learner: session.learner,
                version: writer.mint(),
                state: nenrin_domain::NoteState::Final,
            };
            note(writer, &session, Some(before.as_ref().unwrap_or(&known)), &format!("面談{text}"));
            Ok(())
        }
        Write::Action { which, of, done } => writer.put(&ActionItem {
            id: id(4, which),
            learner: id(1, of),
            session: None,
            text: Some("読書".to_owned()),
            created_on: kit::today(),
            due_on: None,
            state: if done { ActionState::Done } else { ActionState::Open },
            resolved_on: None,
            goal: None,
        }),
        Write::RemoveLearner(which) => writer.remove::<Learner>(id(1, which)),
        Write::RemoveSession(which) => writer.remove::<Session>(id(2, which)),
        Write::RemoveNote(of) => writer.remove::<Note>(id(3, of)),
        Write::RemoveAction(which) => writer.remove::<ActionItem>(id(4, which)),
    }
}

fn take(kit: &mut Kit, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Act(what) => kit.try_act(|writer| what.iter().try_for_each(|what| write(writer, what))).map(drop),
        Step::Undo => kit.undo(),
        Step::UndoEarlier(back) => {
            let at = kit.tick();
            let acts = kit.store().recent_acts(100)?;
            let act = acts.get(usize::from(*back)).ok_or(StoreError::NothingToUndo)?;
            kit.store().undo(act.seq, at, kit::unwatched, kit::unruled).map(drop)
        }
        Step::Redo => kit.redo(),
        Step::Reopen => {
            kit.reopen();
            Ok(())
        }
    }
}

/// The rows that follow from the change log alone, played from its beginning.
fn replayed(connection: &Connection) -> Rows {
    let mut state: BTreeMap<(String, Vec<u8>), Map<String, Json>> = BTreeMap::new();
    let mut log = connection.prepare("SELECT entity, row, kind, fields FROM change ORDER BY seq").unwrap();
    let mut entries = log.query([]).unwrap();
    while let Some(entry) = entries.next().unwrap() {
        let key: (String, Vec<u8>) = (entry.get(0).unwrap(), entry.get(1).unwrap());
        let (kind, fields): (String, String) = (entry.get(2).unwrap(), entry.get(3).unwrap());
        let fields: Map<String, Json> = serde_json::from_str(&fields).unwrap();
        match kind.as_str() {
            "created" => assert!(state.insert(key, fields).is_none(), "created twice"),
            "removed" => assert_eq!(state.remove(&key).unwrap(), fields, "removed with its last values"),
            _ => {
                let row = state.get_mut(&key).unwrap();
                for (field, pair) in fields {
                    let [old, new] = pair.as_array().unwrap().as_slice() else { panic!("no pair") };
                    assert_eq!(row.get(&field).unwrap_or(&Json::Null), old, "the chain of {field} is broken");
                    if new.is_null() {
                        row.remove(&field)
                    } else {
                        row.insert(field, new.clone())
                    };
                }
            }
        }
    }
    let columns = |table: &str| {
        let sql = format!("SELECT name, type FROM pragma_table_info('{table}') WHERE name NOT IN ('id', 'seq')");
        let mut info = connection.prepare(&sql).unwrap();
        let pairs = info.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        pairs.map(Result::unwrap).collect::<Vec<(String, String)>>()
    };
    let value = |kind: &str, json: Option<&Json>| match (kind, json) {
        (_, None) => Value::Null,
        ("BLOB", Some(json)) => Value::Blob(Uuid::try_parse(json.as_str().unwrap()).unwrap().as_bytes().to_vec()),
        ("INTEGER", Some(json)) => Value::Integer(json.as_i64().unwrap()),
        (_, Some(json)) => Value::Text(json.as_str().unwrap().to_owned()),
    };
    let row = |((table, id), fields): ((String, Vec<u8>), Map<String, Json>)| {
        let values = columns(&table).into_iter().map(|(name, kind)| {
            let value = value(&kind, fields.get(&name));
            (name, value)
        });
        let values = values.collect();
        ((table, id), values)
    };
    state.into_iter().map(row).collect()
}

fn without_versions(mut rows: Rows) -> Rows {
    rows.retain(|(table, _), _| table != "note_version");
    rows
}

fn check(steps: &[Step]) -> Result<(), TestCaseError> {
    let mut kit = Kit::new();
    for step in steps {
        let before = rows(&raw(&kit.path()));
        if take(&mut kit, step).is_err() {
            assert_eq!(rows(&raw(&kit.path())), before, "what fails changes nothing");
        }
    }
    let connection = raw(&kit.path());
    assert_eq!(replayed(&connection), rows(&connection), "the log gives the rows");
    drop(connection);
    let end = rows(&raw(&kit.path()));

    let mut undone = 0;
    loop {
        match kit.undo() {
            Ok(()) => undone += 1,
            Err(StoreError::NothingToUndo) => break,
            Err(error) => panic!("the last act can always be taken back: {error}"),
        }
    }
    assert_eq!(without_versions(rows(&raw(&kit.path()))), Rows::new(), "everything taken back");
    for _ in 0..undone {
        kit.redo().unwrap();
    }
    assert_eq!(rows(&raw(&kit.path())), end, "everything done again");
    let connection = raw(&kit.path());
    assert_eq!(replayed(&connection), end, "the log still gives the rows");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn the_log_gives_the_rows_and_undo_gives_the_beginning(steps in prop::collection::vec(steps(), 1..25)) {
        check(&steps)?;
    }
}
