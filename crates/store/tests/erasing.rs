//! A learner who is erased leaves no words anywhere in the folder; the books stay, and so does everybody else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::collections::{BTreeMap, BTreeSet};

use kit::undone_merges::merged_and_undone;
use kit::whole_life::whole_life;
use kit::{Kit, action, draft_of, held, leaves_traces, note, open, raw, today, unruled, unwatched};
use nenrin_domain::{
    ActionItem, ColumnMapping, Id, InboxItem, InboxKind, InboxState, Interaction, Learner, LearnerId, Origin, Session,
};
use nenrin_store::{Act, Along, StoreError};
use rusqlite::params;

const MARKER: &str = "zqxjmarkerzqxj";
const OTHER: &str = "othermarkerother";

/// What a configuration does before the erasure; answers with the learner.
type Prepared = fn(&mut Kit) -> LearnerId;

fn with_everything(kit: &mut Kit) -> LearnerId {
    let at = kit.tick();
    let id = kit.store().mint(at);
    let act = Act::new("learner.add", at).about("name", MARKER.to_owned());
    let act = Act { learner: Some(id), ..act };
    kit.store()
        .act(&act, |writer| writer.add(&Learner { mail: Some(MARKER.to_owned()), ..Learner::named(id, MARKER) }))
        .unwrap();
    kit.act(|writer| whole_life(writer, MARKER).unwrap()).value.id
}

fn with_open_drafts(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    let session = kit.act(|writer| held(writer, learner)).value;
    kit.store().save_draft(&draft_of(session.id, learner, &MARKER.repeat(2_000))).unwrap();
    let never_booked = kit.act(|writer| writer.mint()).value;
    kit.store().save_draft(&draft_of(never_booked, learner, MARKER)).unwrap();
    learner
}

fn with_confirmed_drafts(kit: &mut Kit) -> LearnerId {
    let learner = with_open_drafts(kit);
    let session = kit.act(|writer| held(writer, learner)).value;
    let draft = draft_of(session.id, learner, MARKER);
    kit.act(|writer| {
        note(writer, &session, None, MARKER);
        writer.confirm_draft(&draft).unwrap();
    });
    kit.undo().unwrap();
    learner
}

fn with_undone_acts(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    for _ in 0..3 {
        kit.act(|writer| action(writer, learner, MARKER));
        kit.undo().unwrap();
    }
    kit.act(|writer| action(writer, learner, MARKER));
    kit.undo().unwrap();
    kit.redo().unwrap();
    learner
}

fn with_changed_words(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    let item = kit.act(|writer| action(writer, learner, MARKER)).value;
    kit.act(|writer| writer.put(&ActionItem { text: Some("言い換え".to_owned()), ..item.clone() }).unwrap());
    kit.act(|writer| writer.remove::<ActionItem>(item.id).unwrap());
    let row: Learner = kit.store().get(learner).unwrap();
    kit.act(|writer| writer.put(&Learner { name: Some("改名".to_owned()), tags: Vec::new(), ..row.clone() }).unwrap());
    learner
}

/// Two entries of one person that became one: the other entry is gone, and its rows have come over.
fn with_a_merged_entry(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    let twin = kit.act(|writer| kit::learner(writer, MARKER)).value;
    let (session, item) = kit.act(|writer| (held(writer, twin.id), action(writer, twin.id, MARKER))).value;
    kit.act(|writer| {
        writer.put(&Session { learner, ..session.clone() }).unwrap();
        writer.put(&ActionItem { learner, ..item.clone() }).unwrap();
        writer.remove::<Learner>(twin.id).unwrap();
    });
    learner
}

/// Another entry of the same person of which no row came over, as there was none.
fn with_a_bare_merged_entry(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    for redone in [false, true] {
        let at = kit.tick();
        let id = kit.store().mint(at);
        let twin = Learner { external_id: Some(format!("{MARKER}{redone}")), ..Learner::named(id, MARKER) };
        let adding = Act::new("learner.add", at).about("name", MARKER.to_owned());
        kit.store().act(&Act { learner: Some(id), ..adding }, |writer| writer.add(&twin)).unwrap();
        let at = kit.tick();
        let merging = Act::new("learner.merge", at).of(learner).about("name", MARKER.to_owned());
        kit.store().act(&merging, |writer| writer.remove::<Learner>(id)).unwrap();
        if redone {
            kit.undo().unwrap();
            kit.redo().unwrap();
        }
    }
    learner
}

/// A row of an import that waited until it was given to the learner, and the import itself, whose file bears their name.
fn with_given_rows(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    give_rows(kit, learner);
    learner
}

fn give_rows(kit: &mut Kit, learner: LearnerId) {
    let at = kit.tick();
    let item = InboxItem {
        id: kit.store().mint(at),
        kind: InboxKind::Message,
        source: "line".to_owned(),
        key: MARKER.to_owned(),
        day: today(),
        time: None,
        summary: MARKER.to_owned(),
        amount: None,
        fields: vec![format!("name={MARKER}")],
        state: InboxState::Waiting,
    };
    kit.act(|writer| writer.add(&item).unwrap());
    let of = Act::new("inbox.give", kit.tick()).of(learner);
    let given = kit.store().act(&of, |writer| {
        let message: Interaction = kit::contact(writer, learner, MARKER);
        let (source, key) = (item.source.clone(), item.key.clone());
        let (entity, target) = ("interaction".to_owned(), message.id.uuid());
        writer.add(&Origin { id: writer.mint(), source, key, entity, target, version: None })?;
        writer.put(&InboxItem { state: InboxState::Matched, ..item.clone() })
    });
    given.unwrap();
    let importing = Act::new("import.run", kit.tick()).about("name", format!("{MARKER}.txt"));
    let imported = kit.store().act(&importing, |writer| {
        kit::contact(writer, learner, MARKER);
        let (headers, columns) = ("日付".to_owned(), Vec::new());
        writer.add(&ColumnMapping { id: writer.mint(), headers, source: "line".to_owned(), columns })
    });
    imported.unwrap();
}

fn with_long_words(kit: &mut Kit) -> LearnerId {
    let learner = with_everything(kit);
    for n in 0..200 {
        kit.act(|writer| {
            let session = held(writer, learner);
            note(writer, &session, None, &MARKER.repeat(n));
            action(writer, learner, &format!("{MARKER} 読書 第{n}章"));
        });
    }
    learner
}

fn of_others(kit: &mut Kit) -> BTreeMap<&'static str, BTreeMap<uuid::Uuid, String>> {
    let mut contents = kit.store().contents().unwrap();
    let other = kit.store().learners().unwrap().into_iter().find(|l| l.name.as_deref() == Some(OTHER)).unwrap();
    let id = other.id.uuid();
    for rows in contents.values_mut() {
        rows.retain(|row, fields| *row == id || fields.contains(&id.simple().to_string()) || fields.contains(OTHER));
    }
    contents
}

/// The coach says that every material goes that was shared with nobody else.
fn with_all_materials(kit: &mut Kit, learner: LearnerId) -> Along {
    let materials = kit.store().materials_of_only(learner).unwrap().into_iter().map(|material| material.id).collect();
    Along { materials, ..Along::default() }
}

#[test]
fn an_erased_learner_leaves_no_words_and_nobody_else_loses_any() {
    let configurations: [(&str, Prepared); 10] = [
        ("everything", with_everything),
        ("open drafts", with_open_drafts),
        ("confirmed drafts", with_confirmed_drafts),
        ("undone acts", with_undone_acts),
        ("changed words", with_changed_words),
        ("a merged entry", with_a_merged_entry),
        ("a merged entry without rows", with_a_bare_merged_entry),
        ("merged and undone", |kit| merged_and_undone(kit, OTHER, MARKER)),
        ("given rows", with_given_rows),
        ("long words", with_long_words),
    ];
    for (name, prepare) in configurations {
        let mut kit = Kit::new();
        kit.act(|writer| whole_life(writer, OTHER).unwrap());
        let learner = prepare(&mut kit);
        kit.act(|writer| action(writer, learner, MARKER));
        // Whoever else has the marker's name is not meant: only the learner goes, and with_everything adds another.
        let namesakes: Vec<_> =
            kit.store().learners().unwrap().into_iter().filter(|l| l.name.as_deref() != Some(OTHER)).collect();
        let before = of_others(&mut kit);
        assert!(leaves_traces(kit.folder.path(), MARKER), "{name}: otherwise the end would prove nothing");
        let along = with_all_materials(&mut kit, learner);
        let expected = kit.store().erasure_of(learner, &along).unwrap();
        for namesake in namesakes {
            let at = kit.tick();
            let along = with_all_materials(&mut kit, namesake.id);
            let done = kit.store().erase(namesake.id, &along, today(), at).unwrap();
            if namesake.id == learner {
                assert_eq!(done.value, expected, "{name}: what was told before is what was done");
            }
        }
        assert!(!leaves_traces(kit.folder.path(), MARKER), "{name}: while the practice is open");
        assert!(kit.store().search(MARKER, 10).unwrap().is_empty(), "{name}");
        assert!(kit.store().drafts().unwrap().is_empty(), "{name}");
        assert_eq!(of_others(&mut kit), before, "{name}: another learner's data");
        let verdict = kit.store().verify(|_| Ok::<_, StoreError>(())).unwrap();
        assert_eq!(verdict.findings, [], "{name}");
        kit.close();
        assert!(!leaves_traces(kit.folder.path(), MARKER), "{name}: after closing");
        assert!(leaves_traces(kit.folder.path(), OTHER), "{name}");
    }
}

#[test]
fn the_books_stay_without_a_name() {
    let mut kit = Kit::new();
    let learner = with_everything(&mut kit);
    let at = kit.tick();
    let counts = kit.store().erase(learner, &Along::default(), today(), at).unwrap().value;
    assert_eq!(counts.stays, BTreeMap::from([("contract", 2), ("entitlement", 1), ("payment", 1), ("refund", 1)]));
    assert_eq!((counts.goes.get("note_version"), counts.goes.get("payer")), (Some(&2), Some(&1)));
    let stub: Learner = kit.store().get(learner).unwrap();
    let blank = Learner { name: None, erased_on: Some(today()), ..Learner::named(learner, "") };
    assert_eq!(stub, blank);
    assert!(kit.store().learners().unwrap().iter().all(|other| other.id != learner));
    assert_eq!(kit.store().erased_with_external(MARKER).unwrap(), Some(learner));
    assert!(kit.store().origin("people", MARKER, "learner").unwrap().is_some(), "it came in once and stays known");
    kit.close();
    let books = "SELECT count(*), sum(amount) FROM payment WHERE learner = ?1";
    let id = learner.uuid();
    let kept: (i64, i64) =
        raw(&kit.path()).query_row(books, params![id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(kept, (1, 9_000));
}

#[test]
fn an_erasure_and_what_came_before_it_cannot_be_taken_back_and_nothing_can_be_added() {
    let mut kit = Kit::new();
    let (mei, ren) = (kit.learner("芽衣"), kit.learner("蓮"));
    let of_ren = kit.act(|writer| action(writer, ren.id, "蓮の約束")).act.unwrap();
    let of_both = kit
        .act(|writer| {
            action(writer, mei.id, MARKER);
            action(writer, ren.id, "二人の約束");
        })
        .act
        .unwrap();
    let at = kit.tick();
    let erasing = kit.store().erase(mei.id, &Along::default(), today(), at).unwrap().act.unwrap();
    for act in [erasing, of_both] {
        let at = kit.tick();
        assert!(matches!(kit.store().undo(act, at, unwatched, unruled), Err(StoreError::Erased)), "{act}");
    }
    let at = kit.tick();
    let passed_over = kit.store().undo_last(at, unwatched, unruled).unwrap();
    assert_eq!(passed_over.value.seq, of_ren, "what can be taken back is, past what never can");
    let at = kit.tick();
    assert!(matches!(kit.store().erase(mei.id, &Along::default(), today(), at), Err(StoreError::Erased)));
    let act = Act::new("test.act", at).of(mei.id);
    let refused = kit.store().act(&act, |writer| Ok::<_, StoreError>(action(writer, mei.id, "遅い約束")));
    assert!(matches!(refused, Err(StoreError::Erased)));
    assert_eq!(kit.store().verify(|_| Ok::<_, StoreError>(())).unwrap().findings, []);
}

#[test]
fn an_erasure_that_was_broken_off_is_finished_when_the_practice_is_opened_next() {
    let mut kit = Kit::new();
    let learner = with_long_words(&mut kit);
    for namesake in kit.store().learners().unwrap().into_iter().filter(|namesake| namesake.id != learner) {
        let (at, along) = (kit.tick(), with_all_materials(&mut kit, namesake.id));
        kit.store().erase(namesake.id, &along, today(), at).unwrap();
    }
    // Somebody who reads the file hinders its pages from being written anew: as if the program had been killed before.
    let reader = raw(&kit.path());
    reader.execute_batch("BEGIN; SELECT count(*) FROM learner").unwrap();
    let (at, along) = (kit.tick(), with_all_materials(&mut kit, learner));
    kit.store().erase(learner, &along, today(), at).unwrap();
    let killed = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(kit.folder.path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), killed.path().join(entry.file_name())).unwrap();
    }
    assert!(leaves_traces(killed.path(), MARKER), "otherwise the end would prove nothing");
    let mut store = open(&killed.path().join("nenrin.db"), None).unwrap();
    assert!(!leaves_traces(killed.path(), MARKER));
    assert_eq!(store.verify(|_| Ok::<_, StoreError>(())).unwrap().findings, []);
    store.erase(LearnerId::from_uuid(uuid::Uuid::nil()), &Along::default(), today(), at).unwrap_err();
    drop(store);
    let names: BTreeSet<_> =
        std::fs::read_dir(killed.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, BTreeSet::from(["nenrin.db".into()]), "nothing is left to be done");
    drop(reader);
}

/// Tables that hold nothing of a learner's, and why.
const NOBODYS: [(&str, &str); 16] = [
    ("column_mapping", "what the columns of a kind of file mean"),
    ("custom_field", "a question, not its answer"),
    ("device", "this machine"),
    ("flow_version", "the steps of the practice"),
    ("improvement", "what the practice tries; whom it concerns stands in decisions"),
    ("message_template", "the coach's words to anybody"),
    ("metric_definition", "what the metrics are reckoned by"),
    ("metric_target", "what the metrics are to reach"),
    ("note_template", "the coach's headings for anybody"),
    ("plan", "what is on offer"),
    ("profile", "the coach"),
    ("reason", "a name for a reason, not whose it was"),
    ("saved_filter", "what the coach looks for"),
    ("session_policy", "rules of the practice"),
    ("snapshot", "figures, and ids that lead to nobody"),
    ("worded", "which rows are in the index of words"),
];

/// Columns that hold no words: a code, a currency, a zone, a day, a hash. Of rows that stay they stay.
const CODES: [(&str, &[&str]); 24] = [
    ("act", &["kind"]),
    ("action_item", &["state"]),
    ("application", &["state"]),
    ("cancellation", &["heard_by", "would_return"]),
    ("change", &["entity", "kind"]),
    ("consent", &["kind"]),
    ("contract", &["end_kind", "kind", "price_currency", "tax"]),
    ("entitlement", &["kind"]),
    ("erasure", &["external_key"]),
    ("follow_up", &["arm", "purpose", "result", "state"]),
    ("goal", &["state"]),
    ("inbox_item", &["amount_currency", "kind", "source", "state"]),
    ("interaction", &["channel", "way"]),
    ("learner", &["birthday", "language", "plan_kind", "preferred_channel", "session_price_currency"]),
    ("material", &["file"]),
    ("note", &["state"]),
    ("origin", &["entity", "source"]),
    ("payer", &["kind"]),
    ("payment", &["amount_currency", "fee_currency"]),
    ("refund", &["amount_currency"]),
    ("review_decision", &["decision", "metric", "step"]),
    ("satisfaction", &["intent"]),
    ("session", &["mode", "state", "zone"]),
    ("trial", &["outcome"]),
];

/// Every text that the file can hold is planted by `whole_life` or is not words of a learner: whoever adds a table or a
/// column decides here, and what is planted is searched for after the erasure.
#[test]
fn every_text_of_the_file_is_decided_about() {
    let mut kit = Kit::new();
    let learner = with_confirmed_drafts(&mut kit);
    give_rows(&mut kit, learner);
    let session = kit.act(|writer| writer.mint()).value;
    kit.store().save_draft(&draft_of(session, learner, MARKER)).unwrap();
    kit.close();
    let file = raw(&kit.path());
    let sql = "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info (t.name) c
         WHERE t.type = 'table' AND t.sql LIKE 'CREATE TABLE%' AND t.name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND c.type = 'TEXT'
         ORDER BY 1, 2";
    let mut select = file.prepare(sql).unwrap();
    let columns = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let mut undecided = Vec::new();
    for (table, column) in columns.map(Result::unwrap) {
        let planted = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} LIKE '%{MARKER}%')");
        let is_planted: bool = file.query_row(&planted, [], |row| row.get(0)).unwrap();
        let is_code = CODES.iter().any(|(name, codes)| *name == table && codes.contains(&column.as_str()));
        let is_nobodys = NOBODYS.iter().any(|(name, _)| *name == table);
        if [is_planted, is_code, is_nobodys].into_iter().filter(|decided| *decided).count() != 1 {
            undecided.push((table, column));
        }
    }
    assert_eq!(undecided, Vec::<(String, String)>::new());
}
