//! Verifying finds nothing in a sound practice, and each kind of harm in one that was harmed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use kit::{Kit, action, held, note, raw};
use nenrin_domain::{Id, Learner, Note};
use nenrin_store::{FindingKind, Store, StoreError, Verdict};
use rusqlite::functions::FunctionFlags;
use uuid::Uuid;

fn verify(store: &Store) -> Verdict {
    store.verify(|_| Ok::<_, StoreError>(())).unwrap()
}

/// A practice in which things were done, changed, undone and done again.
fn lived() -> (Kit, Learner, Note) {
    let mut kit = Kit::new();
    let mut mei = kit.learner("芽衣");
    mei.kana = Some("めい".to_owned());
    kit.act(|writer| writer.put(&mei).unwrap());
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let first = kit.act(|writer| note(writer, &session, None, "初稿")).value;
    let note = kit.act(|writer| note(writer, &session, Some(&first), "改稿")).value;
    let gone = kit.act(|writer| action(writer, mei.id, "読書")).value;
    kit.act(|writer| writer.remove::<nenrin_domain::ActionItem>(gone.id).unwrap());
    for _ in 0..3 {
        kit.undo().unwrap();
    }
    for _ in 0..3 {
        kit.redo().unwrap();
    }
    (kit, mei, note)
}

#[test]
fn a_sound_practice_has_no_findings_and_is_counted() {
    let (mut kit, ..) = lived();
    let verdict = verify(kit.store());
    assert_eq!((verdict.found, verdict.findings), (0, vec![]));
    // A learner, a session, a note with two versions; seven acts, three undone and three redone.
    assert_eq!((verdict.rows, verdict.note_versions, verdict.acts), (5, 2, 13));
    assert_eq!(verdict.changes, kit.store().change_count().unwrap());
}

#[test]
fn an_empty_practice_is_sound() {
    assert_eq!(verify(Kit::new().store()), Verdict::default());
}

#[test]
fn whoever_asks_is_told_of_the_work_and_can_end_it() {
    let (mut kit, ..) = lived();
    let mut seen = 0;
    kit.store()
        .verify(|entries| {
            seen += entries;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(seen, kit.store().change_count().unwrap());
    let stopped = kit.store().verify(|_| Err(StoreError::NothingToUndo));
    assert!(matches!(stopped, Err(StoreError::NothingToUndo)));
}

/// What is found after this was done to the file behind the store's back.
fn after(harm: &str) -> Vec<(FindingKind, String, Option<String>)> {
    let (mut kit, ..) = lived();
    kit.close();
    let connection = raw(&kit.path());
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    for name in ["search_terms", "phone_digits"] {
        connection.create_scalar_function(name, 1, flags, |_| Ok("")).unwrap();
    }
    connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    connection.execute_batch(harm).unwrap();
    drop(connection);
    let verdict = verify(kit.reopen());
    assert_eq!(verdict.found, verdict.findings.len() as u64);
    verdict.findings.into_iter().map(|finding| (finding.kind, finding.entity, finding.detail)).collect()
}

#[test]
fn each_kind_of_harm_is_found() {
    use FindingKind::{
        ActsBroken, Dangling, DiffersFromLog, LogBroken, NotInLog, OfAnotherLearner, RowLost, SchemaAltered,
        Unreadable, VersionLost, VersionOfAnother,
    };
    let found = |kind, entity: &str, detail: Option<&str>| (kind, entity.to_owned(), detail.map(ToOwned::to_owned));
    let cases = [
        ("UPDATE session SET minutes = 61", vec![found(DiffersFromLog, "session", Some("minutes"))]),
        (
            "UPDATE session SET state = 'perhaps'",
            vec![found(Unreadable, "session", Some("state")), found(DiffersFromLog, "session", Some("state"))],
        ),
        ("DELETE FROM session", vec![found(Dangling, "note", Some("session")), found(RowLost, "session", None)]),
        (
            "DROP TRIGGER note_version_stays; DELETE FROM note_version WHERE id NOT IN (SELECT version FROM note)",
            vec![found(SchemaAltered, "note_version_stays", Some("trigger")), found(VersionLost, "note_version", None)],
        ),
        (
            "DROP TRIGGER note_version_keeps_its_words; UPDATE note_version SET sections = '[]' WHERE id NOT IN (SELECT version FROM note)",
            vec![
                found(SchemaAltered, "note_version_keeps_its_words", Some("trigger")),
                found(DiffersFromLog, "note_version", Some("sections")),
            ],
        ),
        (
            "INSERT INTO plan (id, name, kind, price, price_currency, offered) VALUES (randomblob(16), 'x', 'package', 1, 'JPY', 1)",
            vec![found(NotInLog, "plan", None)],
        ),
        (
            "UPDATE change SET fields = json_set(fields, '$.name', json_array('誰か', '芽衣')) WHERE kind = 'updated' AND entity = 'learner'",
            vec![found(LogBroken, "learner", None)],
        ),
        (
            "UPDATE change SET fields = 'nonsense' WHERE kind = 'updated' AND entity = 'learner' AND seq < 5",
            vec![found(LogBroken, "learner", None), found(DiffersFromLog, "learner", Some("kana"))],
        ),
        (
            "DROP TRIGGER note_version_keeps_its_words; UPDATE note_version SET written_at = 7 WHERE id NOT IN (SELECT version FROM note);
             INSERT INTO change (act, entity, row, kind, fields) SELECT act, entity, row, 'updated',
               json_object('written_at', json_array(fields -> 'written_at', 7)) FROM change
               WHERE entity = 'note_version' AND row NOT IN (SELECT version FROM note)",
            vec![
                found(SchemaAltered, "note_version_keeps_its_words", Some("trigger")),
                found(ActsBroken, "change", None),
                found(LogBroken, "note_version", None),
            ],
        ),
        (
            "DELETE FROM change WHERE seq = (SELECT max(seq) - 1 FROM change)",
            vec![found(ActsBroken, "change", None), found(LogBroken, "action_item", None)],
        ),
        ("DELETE FROM act WHERE seq = 2", vec![found(Dangling, "change", Some("act")), found(ActsBroken, "act", None)]),
        ("UPDATE change SET act = 1 WHERE seq = 5", vec![found(ActsBroken, "change", None)]),
        (
            "UPDATE act SET about = '[1]' WHERE seq = 2",
            vec![found(ActsBroken, "act", None), found(ActsBroken, "act", None)],
        ),
        ("UPDATE act SET about = '{\"n\":1}' WHERE seq = 2", vec![found(ActsBroken, "act", None)]),
        ("DROP TABLE draft", vec![found(SchemaAltered, "draft", Some("table"))]),
        (
            "CREATE TRIGGER planted AFTER INSERT ON note BEGIN DELETE FROM draft; END",
            vec![found(SchemaAltered, "planted", Some("trigger"))],
        ),
    ];
    for (harm, expected) in cases {
        assert_eq!(after(harm), expected, "{harm}");
    }
    let kinds = |harm: &str| after(harm).into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    let learner = "INSERT INTO learner (id, tags) VALUES (zeroblob(16), '[]'); UPDATE note SET learner = zeroblob(16)";
    assert_eq!(kinds(learner), [OfAnotherLearner, VersionOfAnother, DiffersFromLog, NotInLog]);
    let other = "INSERT INTO note_version SELECT randomblob(16), randomblob(16), session, learner, template, sections, written_at FROM note_version LIMIT 1;
         UPDATE note SET version = (SELECT id FROM note_version WHERE note NOT IN (SELECT id FROM note))";
    assert_eq!(kinds(other), [VersionOfAnother, DiffersFromLog, NotInLog]);
}

#[test]
fn a_week_that_cannot_be_read_is_found_and_the_others_are_still_known() {
    let kept = |week: &str, figures: &str| {
        format!(
            "INSERT INTO snapshot (id, week, taken_at, figures, people) VALUES (randomblob(16), {week}, 0, '{figures}', '{{}}')"
        )
    };
    // Day 4 was a Monday.
    let found = |week: &str, figures: &str| after(&kept(week, figures));
    assert_eq!(found("4", "{}"), []);
    for (week, figures, detail) in [("9223372036854775807", "{}", "week"), ("5", "{}", "week"), ("4", "{", "figures")] {
        let told = (FindingKind::Unreadable, "snapshot".to_owned(), Some(detail.to_owned()));
        assert_eq!(found(week, figures), [told], "{week} {figures}");
    }
    let (mut kit, ..) = lived();
    kit.close();
    raw(&kit.path()).execute_batch(&[kept("9223372036854775807", "{}"), kept("4", "{}")].join(";")).unwrap();
    let weeks: Vec<i64> = kit.reopen().weeks_kept().unwrap().iter().map(|it| it.week.number()).collect();
    assert_eq!(weeks, [4]);
}

#[test]
fn a_torn_index_is_found() {
    let kinds = |harm| after(harm).into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    let torn = kinds(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'day, state', 'day') WHERE name = 'session_learner'",
    );
    assert!(torn.contains(&FindingKind::Damaged), "{torn:?}");
    let torn = kinds("DELETE FROM note_search_idx; DELETE FROM note_search_data WHERE id > 10");
    assert!(torn.contains(&FindingKind::Damaged), "{torn:?}");
}

#[test]
fn only_the_first_hundred_findings_are_kept() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    kit.act(|writer| (0..150).for_each(|_| drop(held(writer, mei.id))));
    kit.close();
    raw(&kit.path()).execute_batch("UPDATE session SET minutes = 7").unwrap();
    let verdict = verify(kit.reopen());
    assert_eq!((verdict.found, verdict.findings.len()), (150, 100));
    let sessions = |id: Option<Uuid>| id.map(nenrin_domain::SessionId::from_uuid);
    assert!(verdict.findings.iter().all(|finding| sessions(finding.row).is_some()));
}
