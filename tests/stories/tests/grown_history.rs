//! A history brought in again: corrected, grown, or after the coach has gone on working.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Note, NoteVersion, Session};
use nenrin_stories::{Practice, count, json, tables};

const SESSIONS: &str = "session_id,learner_id,booked_on,scheduled,status,resolved,time,talked\n\
                        1,7,2026-01-05,2026-01-09,attended,2026-01-09,10:00,転職の不安について話した\n\
                        2,7,2026-01-09,2026-01-23,no_show,2026-01-24,10:00,\n";
const SATISFACTION: &str = "session_id,learner_id,day,satisfaction\n";

/// The session that is called `external` in the tables.
fn session(practice: &Practice, external: &str) -> Session {
    let learner = practice.learners()[0].parse().unwrap();
    let sessions = practice.with(|call| Ok(call.store()?.sessions_of(learner)?)).unwrap();
    sessions.into_iter().find(|session| session.external_id.as_deref() == Some(external)).unwrap()
}

/// The words that count of the note of a session.
fn words(practice: &Practice, session: &Session) -> Option<String> {
    let note: Note = practice.with(|call| Ok(call.store()?.note_of(session.id)?)).unwrap()?;
    let version: NoteVersion = practice.stored(note.version).unwrap();
    Some(version.sections.into_iter().map(|section| section.text).collect())
}

#[test]
fn words_corrected_after_an_undo_are_the_words_that_count() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&[]).path());
    practice.undo();
    let corrected = SESSIONS.replace("転職の不安", "異動の不安");
    practice.bring_in(tables(&[("sessions", &corrected)]).path());
    assert_eq!(words(&practice, &session(&practice, "1")).unwrap(), "異動の不安について話した");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn a_session_that_is_rated_here_already_keeps_its_answer() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&[]).path());
    let learner = practice.learners().remove(0);
    let mut draft = practice.composer_of(&learner, &session(&practice, "1").id.to_string())["body"].take();
    draft["satisfaction"] = json!(5);
    practice.ask("composer.confirm", json!({ "draft": draft }));
    let before = practice.rows();

    let rated = tables(&[("satisfaction", &format!("{SATISFACTION}1,7,2026-01-09,3\n"))]);
    let token = practice.choose_history(rated.path());
    let looked = practice.ask("history.check", json!({ "token": token }));
    let brought = practice.ask("history.bring_in", json!({ "token": token, "name": "" }));
    for report in [&looked, &brought] {
        assert_eq!((count(report, "satisfaction", "new"), count(report, "satisfaction", "known")), (0, 1));
    }
    assert_eq!(practice.rows(), before);
}

#[test]
fn an_answer_whose_day_was_corrected_is_still_the_same_answer() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&[("satisfaction", &format!("{SATISFACTION}1,7,2026-01-09,3\n"))]).path());
    let report = practice.bring_in(tables(&[("satisfaction", &format!("{SATISFACTION}1,7,2026-01-10,3\n"))]).path());
    assert_eq!(count(&report, "satisfaction", "known"), 1);
    assert_eq!(practice.every("satisfaction").len(), 1);
}

#[test]
fn sessions_of_a_later_export_use_tickets_of_a_contract_that_is_here_already() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&[("sessions", SESSIONS)]).path());
    let learner = practice.learners().remove(0);
    assert_eq!(practice.balance(&learner), 2);
    let later = format!("{SESSIONS}3,7,2026-01-24,2026-01-30,attended,2026-01-30,10:00,\n");
    practice.bring_in(tables(&[("sessions", &later)]).path());
    assert_eq!(practice.balance(&learner), 1);
    practice.bring_in(tables(&[("sessions", &later)]).path());
    assert_eq!(practice.balance(&learner), 1);
    practice.undo();
    assert_eq!(practice.balance(&learner), 2);
}

#[test]
fn a_ledger_that_is_used_up_gives_no_more() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&[("sessions", SESSIONS)]).path());
    let more = (10..15)
        .fold(SESSIONS.to_owned(), |rows, n| rows + &format!("{n},7,2026-01-24,2026-01-{},attended,,10:00,\n", n + 15));
    practice.bring_in(tables(&[("sessions", &more)]).path());
    assert_eq!(practice.balance(&practice.learners()[0]), 0);
}
