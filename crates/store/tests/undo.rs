//! Undo and redo, across restarts, of any act that nothing was built upon.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::ops::ControlFlow;

use kit::{Kit, action, held, new_action, note, raw, rows};
use nenrin_domain::{ActionItem, ActionState, Learner, Note, NoteVersion, Satisfaction, Score, Session};
use nenrin_store::{Act, StoreError};

#[test]
fn one_undo_takes_back_everything_an_act_did() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let open = kit.act(|writer| action(writer, mei.id, "読書 第1章")).value;
    let before = rows(&raw(&kit.path()));
    kit.act(|writer| {
        let session = held(writer, mei.id);
        note(writer, &session, None, "転職の不安");
        writer.put(&ActionItem { state: ActionState::Done, ..open.clone() }).unwrap();
        action(writer, mei.id, "読書 第2章");
    });
    let after = rows(&raw(&kit.path()));

    kit.undo().unwrap();
    let mut undone = rows(&raw(&kit.path()));
    undone.retain(|(table, _), _| table != "note_version");
    assert_eq!(undone, before);
    kit.redo().unwrap();
    assert_eq!(rows(&raw(&kit.path())), after);
}

#[test]
fn sixty_acts_can_be_taken_back_after_a_restart_and_done_again_after_another() {
    let mut kit = Kit::new();
    let mut mei = kit.learner("0");
    for n in 1..=60 {
        mei.name = Some(n.to_string());
        kit.act(|writer| writer.put(&mei).unwrap());
    }
    kit.reopen();
    for n in (0..60).rev() {
        kit.undo().unwrap();
        assert_eq!(kit.store().get::<Learner>(mei.id).unwrap().name, Some(n.to_string()));
    }
    kit.reopen();
    for n in 1..=60 {
        kit.redo().unwrap();
        assert_eq!(kit.store().get::<Learner>(mei.id).unwrap().name, Some(n.to_string()));
    }
    assert!(matches!(kit.redo(), Err(StoreError::NothingToUndo)));
}

#[test]
fn a_new_act_ends_what_can_be_done_again() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    kit.undo().unwrap();
    kit.learner("健");
    assert!(matches!(kit.redo(), Err(StoreError::NothingToUndo)));
}

#[test]
fn an_act_that_later_ones_build_upon_stays_and_nothing_of_it_is_taken_back() {
    let mut kit = Kit::new();
    let at = kit.tick();
    let mut mei = Learner::named(nenrin_domain::Id::from_uuid(uuid::Uuid::from_u128(1)), "芽衣");
    let first = kit.store().act(&Act::new("learner.add", at), |writer| writer.add(&mei)).unwrap().act.unwrap();
    mei.name = Some("芽衣子".to_owned());
    kit.act(|writer| writer.put(&mei).unwrap());
    let before = rows(&raw(&kit.path()));
    let at = kit.tick();
    assert!(matches!(kit.store().undo(first, at, kit::unwatched, kit::unruled), Err(StoreError::BuiltUpon)));
    assert_eq!(rows(&raw(&kit.path())), before);
}

#[test]
fn an_act_is_built_upon_even_when_its_value_has_come_back_since() {
    let mut kit = Kit::new();
    let mut mei = kit.learner("A");
    let mut rename = |kit: &mut Kit, name: &str| {
        mei.name = Some(name.to_owned());
        kit.act(|writer| writer.put(&mei).unwrap()).act.unwrap()
    };
    let first = rename(&mut kit, "B");
    rename(&mut kit, "A");
    rename(&mut kit, "B");
    let at = kit.tick();
    assert!(matches!(kit.store().undo(first, at, kit::unwatched, kit::unruled), Err(StoreError::BuiltUpon)));
    for _ in 0..4 {
        kit.undo().unwrap();
    }
    assert!(rows(&raw(&kit.path())).is_empty());
}

#[test]
fn a_row_that_later_ones_refer_to_is_built_upon() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let first = kit.store().recent_acts(1).unwrap().first().unwrap().seq;
    kit.act(|writer| action(writer, mei.id, "読書"));
    let at = kit.tick();
    assert!(matches!(kit.store().undo(first, at, kit::unwatched, kit::unruled), Err(StoreError::BuiltUpon)));
}

#[test]
fn a_session_that_was_answered_about_since_is_built_upon() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let confirmed = kit.act(|writer| held(writer, mei.id));
    let session = confirmed.value.id;
    kit.act(|writer| {
        let answered = Satisfaction {
            id: writer.mint(),
            learner: mei.id,
            session,
            day: kit::today(),
            score: Score::new(5).ok(),
            intent: None,
        };
        writer.add(&answered).unwrap();
        let item = action(writer, mei.id, "読書");
        writer.put(&ActionItem { session: Some(session), ..item }).unwrap();
    });
    let before = rows(&raw(&kit.path()));
    let at = kit.tick();
    assert!(matches!(
        kit.store().undo(confirmed.act.unwrap(), at, kit::unwatched, kit::unruled),
        Err(StoreError::BuiltUpon)
    ));
    assert_eq!(rows(&raw(&kit.path())), before);
    kit.undo().unwrap();
    kit.undo().unwrap();
    assert_eq!(kit.store().find::<Session>(session).unwrap(), None);
}

#[test]
fn an_earlier_act_can_be_taken_back_when_later_ones_touched_other_fields() {
    let mut kit = Kit::new();
    let mut mei = kit.learner("芽衣");
    mei.mail = Some("mei@example.jp".to_owned());
    let second = kit.act(|writer| writer.put(&mei).unwrap()).act.unwrap();
    mei.phone = Some("090".to_owned());
    kit.act(|writer| writer.put(&mei).unwrap());
    let at = kit.tick();
    kit.store().undo(second, at, kit::unwatched, kit::unruled).unwrap();
    let now: Learner = kit.store().get(mei.id).unwrap();
    assert_eq!((now.mail, now.phone), (None, Some("090".to_owned())));
    assert!(matches!(kit.store().undo(second, at, kit::unwatched, kit::unruled), Err(StoreError::NothingToUndo)));
}

#[test]
fn taking_back_is_watched_and_when_it_is_stopped_the_act_stands() {
    let mut kit = Kit::new();
    kit.act(|writer| ["芽衣", "健", "葵"].map(|name| kit::learner(writer, name)));
    let (before, at) = (rows(&raw(&kit.path())), kit.tick());
    let mut told = Vec::new();
    let watch = |changes| {
        told.push(changes);
        if told.len() < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let stopped = kit.store().undo_last(at, watch, kit::unruled);
    assert!(matches!(stopped, Err(StoreError::Stopped)));
    assert_eq!(told, [3, 3, 3]);
    assert_eq!(rows(&raw(&kit.path())), before);
    kit.undo().unwrap();
    assert_eq!(kit.store().learners().unwrap(), []);
}

#[test]
fn recent_acts_show_what_was_undone_and_never_the_founding() {
    let mut kit = Kit::new();
    let at = kit.tick();
    let mei = Learner::named(nenrin_domain::Id::from_uuid(uuid::Uuid::from_u128(1)), "芽衣");
    kit.store().act(&Act::new(Act::FOUNDING, at), |writer| writer.add(&mei)).unwrap();
    assert!(matches!(kit.undo(), Err(StoreError::NothingToUndo)));
    kit.learner("健");
    let act = Act::new("action.add", kit.tick()).of(mei.id).about("text", "読書".to_owned());
    kit.store().act(&act, |writer| Ok::<_, StoreError>(action(writer, mei.id, "読書"))).unwrap();
    kit.undo().unwrap();
    let recent = kit.store().recent_acts(10).unwrap();
    let brief: Vec<_> = recent.iter().map(|act| (act.kind.as_str(), act.learner, act.undone)).collect();
    assert_eq!(brief, [("action.add", Some(mei.id), true), ("test.act", None, false)]);
    assert_eq!(recent.first().unwrap().about.get("text").unwrap(), "読書");
    let (first, second) = (kit.tick(), kit.tick());
    let again = kit.store().redo_last(first, kit::unwatched).unwrap().value;
    assert_eq!((again.kind.as_str(), again.undone), ("action.add", false));
    assert!(kit.store().undo_last(second, kit::unwatched, kit::unruled).unwrap().value.undone);
}

#[test]
fn a_draft_is_open_again_when_the_act_that_confirmed_it_is_undone() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let draft = kit::draft_of(session.id, mei.id, "{\"talked\":\"途中\"}");
    kit.store().save_draft(&draft).unwrap();
    kit.act(|writer| writer.confirm_draft(&draft).unwrap());
    assert_eq!(kit.store().draft(session.id).unwrap(), None);
    kit.undo().unwrap();
    assert_eq!(kit.reopen().draft(session.id).unwrap(), Some(draft));
    kit.redo().unwrap();
    assert_eq!(kit.store().drafts().unwrap(), []);
}

#[test]
fn a_session_that_was_confirmed_twice_gives_back_the_words_of_either_time() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let session = kit.act(|writer| held(writer, mei.id).id).value;
    let [first, second, typed] =
        ["読書を約束", "誤字を直す", "別の言葉"].map(|body| kit::draft_of(session, mei.id, body));
    let offered = |kit: &mut Kit| kit.store().draft(session).unwrap();

    kit.act(|writer| writer.confirm_draft(&first).unwrap());
    kit.act(|writer| writer.confirm_draft(&second).unwrap());
    kit.undo().unwrap();
    assert_eq!(offered(&mut kit).as_ref(), Some(&second));
    kit.undo().unwrap();
    assert_eq!(offered(&mut kit).as_ref(), Some(&first));
    kit.redo().unwrap();
    assert_eq!(offered(&mut kit).as_ref(), Some(&second));

    // What is typed since goes first, and throwing that away does not bring the old words back.
    kit.store().save_draft(&typed).unwrap();
    assert_eq!(offered(&mut kit).as_ref(), Some(&typed));
    kit.store().discard_draft(session).unwrap();
    assert_eq!(offered(&mut kit), None);
    kit.undo().unwrap();
    assert_eq!(offered(&mut kit).as_ref(), Some(&first), "it was confirmed, and not what was thrown away");

    // Whatever it is confirmed with next takes the place of what was taken back.
    kit.act(|writer| writer.confirm_draft(&typed).unwrap());
    kit.undo().unwrap();
    assert_eq!(offered(&mut kit).as_ref(), Some(&typed));
}

#[test]
fn a_draft_whose_confirmation_was_undone_stays_open_however_much_is_done_since() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let [undone, confirmed, last] = kit.act(|writer| [(); 3].map(|()| held(writer, mei.id).id)).value;
    let draft = |session| kit::draft_of(session, mei.id, "途中");
    kit.act(|writer| writer.confirm_draft(&draft(undone)).unwrap());
    kit.undo().unwrap();
    kit.act(|writer| writer.confirm_draft(&draft(confirmed)).unwrap());
    for n in 0..200 {
        kit.learner(&n.to_string());
    }
    kit.act(|writer| writer.confirm_draft(&draft(last)).unwrap());
    assert_eq!(kit.store().drafts().unwrap(), [draft(undone)]);
    // The one that was confirmed as long ago can no longer come back, and is forgotten.
    assert_eq!(kit::count(&raw(&kit.path()), "SELECT count(*) FROM confirmed_draft"), 2);
}

#[test]
fn versions_of_a_note_outlive_undo_and_cannot_be_changed_or_deleted() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let first = kit.act(|writer| note(writer, &session, None, "初稿")).value;
    let second = kit.act(|writer| note(writer, &session, Some(&first), "改稿")).value;
    let version: NoteVersion = kit.store().get(second.version).unwrap();

    kit.undo().unwrap();
    assert_eq!(kit.store().get::<Note>(first.id).unwrap(), first);
    assert_eq!(kit.store().get::<NoteVersion>(second.version).unwrap(), version);
    kit.undo().unwrap();
    assert_eq!(kit.store().find::<Note>(first.id).unwrap(), None);
    assert!(kit.store().find::<NoteVersion>(first.version).unwrap().is_some());

    let before = rows(&raw(&kit.path()));
    let reworded = NoteVersion { sections: Vec::new(), ..version.clone() };
    assert!(kit.try_act(|writer| writer.put(&reworded)).is_err());
    assert!(kit.try_act(|writer| writer.remove::<NoteVersion>(version.id)).is_err());
    // The file itself refuses, whoever asks.
    let connection = raw(&kit.path());
    assert!(connection.execute("UPDATE note_version SET sections = '[]'", []).is_err());
    assert!(connection.execute("DELETE FROM note_version", []).is_err());
    assert_eq!(rows(&raw(&kit.path())), before);
}

#[test]
fn a_large_act_leaves_the_search_with_what_was_there_before_and_comes_back_to_it() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let first = kit.act(|writer| note(writer, &session, None, "転職の面談")).value;
    kit.act(|writer| {
        let actions: Vec<_> = (0..2_500).map(|n| new_action(writer, mei.id, &format!("読書 第{n}章"))).collect();
        writer.add_together(&actions).unwrap();
        note(writer, &session, Some(&first), "副業の面談");
    });
    let found = |kit: &mut Kit| ["読書", "面談", "転職", "副業"].map(|word| kit.store().search(word, 5).unwrap().len());
    assert_eq!(found(&mut kit), [5, 1, 0, 1]);
    kit.undo().unwrap();
    assert_eq!(found(&mut kit), [0, 1, 1, 0]);
    kit.redo().unwrap();
    assert_eq!(found(&mut kit), [5, 1, 0, 1]);
    kit.act(|writer| note(writer, &session, Some(&first), "独立の面談"));
    assert_eq!(found(&mut kit), [5, 1, 0, 0], "the indexes follow their tables again");
    assert_eq!(kit.store().verify(|_| Ok::<_, StoreError>(())).unwrap().found, 0);
}
