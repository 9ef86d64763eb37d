//! What the one write door promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use kit::{Kit, action, held, learner, new_action, note, raw, rows};
use nenrin_domain::{ActionItem, Learner};
use nenrin_store::{Act, StoreError};

/// entity, field, old, new, act's kind, device, moment
type Line = (String, String, Option<String>, Option<String>, String, String, i64);

fn change_fields(kit: &Kit, entity: &str) -> Vec<Line> {
    let connection = raw(&kit.path());
    let mut select = connection
        .prepare(
            "SELECT entity, field, old, new, act_kind, device, at FROM change_field WHERE entity = ?1 ORDER BY seq, field",
        )
        .unwrap();
    let read =
        |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?));
    select.query_map([entity], read).unwrap().map(Result::unwrap).collect()
}

#[test]
fn an_act_is_logged_field_by_field_with_its_device_and_time() {
    let mut kit = Kit::new();
    let mut mei = kit.learner("田中 芽衣");
    mei.name = Some("佐藤 芽衣".to_owned());
    mei.kana = Some("さとう めい".to_owned());
    kit.act(|writer| writer.put(&mei).unwrap());
    kit.act(|writer| writer.remove::<Learner>(mei.id).unwrap());

    let device: String =
        raw(&kit.path()).query_row("SELECT lower(hex(id)) FROM device WHERE here = 1", [], |row| row.get(0)).unwrap();
    let lines = change_fields(&kit, "learner");
    let brief: Vec<_> = lines
        .iter()
        .map(|(entity, field, old, new, kind, by, at)| {
            assert_eq!((entity.as_str(), kind.as_str(), by), ("learner", "test.act", &device));
            (field.as_str(), old.as_deref(), new.as_deref(), (*at - kit::START) / 60_000)
        })
        .collect();
    assert_eq!(
        brief,
        [
            ("name", None, Some("田中 芽衣"), 1),
            ("tags", None, Some("[]"), 1),
            ("kana", None, Some("さとう めい"), 2),
            ("name", Some("田中 芽衣"), Some("佐藤 芽衣"), 2),
            ("kana", Some("さとう めい"), None, 3),
            ("name", Some("佐藤 芽衣"), None, 3),
            ("tags", Some("[]"), None, 3),
        ]
    );
}

#[test]
fn an_act_answers_whose_rows_it_touched_and_which_kinds() {
    let mut kit = Kit::new();
    let (mei, ken) = (kit.learner("芽衣"), kit.learner("健"));
    let done = kit.act(|writer| {
        let session = held(writer, mei.id);
        note(writer, &session, None, "面談");
        action(writer, ken.id, "読書");
    });
    let entities: Vec<_> = done.touched.entities.into_iter().collect();
    assert_eq!(entities, ["action_item", "note", "note_version", "session"]);
    assert_eq!(done.touched.learners, [mei.id, ken.id].into());
    assert!(!done.touched.many_learners);
}

#[test]
fn beyond_a_hundred_learners_it_only_says_that_there_are_many() {
    let mut kit = Kit::new();
    let exactly = kit.act(|writer| (0..100).for_each(|n| drop(learner(writer, &n.to_string()))));
    assert!(!exactly.touched.many_learners);
    let more = kit.act(|writer| (0..101).for_each(|n| drop(learner(writer, &n.to_string()))));
    assert!(more.touched.many_learners);
    assert_eq!(more.touched.learners.len(), 100);
}

#[test]
fn work_that_fails_leaves_nothing_behind() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let before = rows(&raw(&kit.path()));
    let failed = kit.try_act(|writer| {
        let ken = learner(writer, "健");
        action(writer, ken.id, "読書");
        Err::<(), _>(StoreError::Missing { entity: "test" })
    });
    assert!(matches!(failed, Err(StoreError::Missing { entity: "test" })));
    assert_eq!(rows(&raw(&kit.path())), before);
    assert_eq!(kit::count(&raw(&kit.path()), "SELECT count(*) FROM act"), 1);
}

#[test]
fn an_act_that_changes_nothing_is_no_act() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let done = kit.act(|writer| writer.put(&mei).unwrap());
    assert_eq!(done.act, None);
    assert!(done.touched.entities.is_empty());
    assert_eq!(kit.store().recent_acts(10).unwrap().len(), 1);
}

#[test]
fn a_row_of_nobody_is_refused_at_the_end_of_the_act_and_nothing_remains() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let stranger = Learner::named(nenrin_domain::Id::from_uuid(uuid::Uuid::max()), "誰か");
    let refused = kit.try_act(|writer| {
        action(writer, mei.id, "読書");
        action(writer, stranger.id, "読書");
        Ok(())
    });
    assert!(refused.is_err());
    assert_eq!(kit::count(&raw(&kit.path()), "SELECT count(*) FROM action_item"), 0);
    // The door is open again.
    kit.act(|writer| action(writer, mei.id, "読書"));
}

#[test]
fn removing_what_is_not_there_is_an_error() {
    let mut kit = Kit::new();
    let gone = kit.try_act(|writer| writer.remove::<ActionItem>(nenrin_domain::Id::from_uuid(uuid::Uuid::max())));
    assert!(matches!(gone, Err(StoreError::Missing { entity: "action_item" })));
}

#[test]
fn what_an_act_wrote_is_in_the_file_when_it_answers() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    // Another program's view, without closing ours.
    assert_eq!(kit::count(&raw(&kit.path()), "SELECT count(*) FROM learner"), 1);
    assert_eq!(kit.reopen().get::<Learner>(mei.id).unwrap(), mei);
}

#[test]
fn identities_made_within_one_act_sort_in_the_order_they_were_made() {
    let mut kit = Kit::new();
    let ids = kit.act(|writer| (0..2_000).map(|_| writer.mint()).collect::<Vec<nenrin_domain::NoteId>>()).value;
    assert!(ids.is_sorted());
}

#[test]
fn rows_added_together_are_logged_found_and_taken_back_as_if_added_one_by_one() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    let texts = ["読書 第2章", "面談を申し込む", "早く寝る"];
    let none: [ActionItem; 0] = [];
    assert_eq!(kit.act(|writer| writer.add_together(&none).unwrap()).act, None);
    let done = kit.act(|writer| {
        let actions = texts.map(|text| new_action(writer, mei.id, text));
        writer.add_together(&actions).unwrap();
        actions
    });
    assert_eq!(done.touched.learners.into_iter().collect::<Vec<_>>(), [mei.id]);
    for action in &done.value {
        assert_eq!(kit.store().get::<ActionItem>(action.id).unwrap(), *action);
    }
    let logged =
        "SELECT group_concat(new, '/' ORDER BY seq) FROM change_field WHERE entity = 'action_item' AND field = 'text'";
    let logged: String = raw(&kit.path()).query_row(logged, [], |row| row.get(0)).unwrap();
    assert_eq!(logged, texts.join("/"));
    assert_eq!(kit.store().search("面談", 5).unwrap().len(), 1);
    kit.undo().unwrap();
    assert!(done.value.iter().all(|action| kit.store().find::<ActionItem>(action.id).unwrap().is_none()));
    assert_eq!(kit.store().search("面談", 5).unwrap().len(), 0);
}

#[test]
fn of_an_act_that_is_rehearsed_nothing_remains_but_what_was_seen() {
    let mut kit = Kit::new();
    kit.learner("田中 芽衣");
    let (before, last) = (rows(&raw(&kit.path())), kit.store().last_act().unwrap());
    let act = Act::new("test.act", kit.tick());
    let seen = kit.store().rehearse(&act, |writer| {
        learner(writer, "佐藤 美咲");
        Ok::<_, StoreError>(writer.learners()?.len())
    });
    assert_eq!(seen.unwrap(), 2, "it is seen while it is done");
    let failed = kit.store().rehearse(&act, |writer| {
        learner(writer, "鈴木 健太");
        Err::<(), _>(StoreError::Stopped)
    });
    assert!(matches!(failed, Err(StoreError::Stopped)), "{failed:?}");
    assert_eq!(rows(&raw(&kit.path())), before);
    assert_eq!(kit.store().last_act().unwrap(), last);
}

#[test]
fn what_one_part_of_an_act_has_loaded_the_next_finds_and_changes_and_one_undo_takes_back() {
    let mut kit = Kit::new();
    let before = rows(&raw(&kit.path()));
    let done = kit.act(|writer| {
        let mei = Learner::named(writer.mint(), "田中 芽衣");
        writer.load(|loader| loader.add_if_new(&mei)).unwrap();
        writer
            .load(|loader| {
                let here: Learner = loader.get(mei.id)?;
                loader.change(&Learner { name: Some("佐藤 芽衣".to_owned()), ..here })
            })
            .unwrap();
        mei.id
    });
    assert_eq!(kit.store().get::<Learner>(done.value).unwrap().name.as_deref(), Some("佐藤 芽衣"));
    assert_eq!(kit.store().verify(|_| Ok::<_, StoreError>(())).unwrap().found, 0, "the search holds what stands");
    kit.undo().unwrap();
    assert_eq!(rows(&raw(&kit.path())), before);
}
