//! A history brought in again: corrected, grown, or after the coach has gone on working.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::collections::BTreeMap;

use nenrin_domain::{Contract, EndKind, Note, NoteVersion, Session, SessionState};
use nenrin_practice::archive;
use nenrin_stories::{Json, Practice, count, json, tables};

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
fn a_learner_corrected_after_an_undo_leaves_a_sound_practice_whose_notes_can_be_amended() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&[]).path());
    practice.undo();
    // Another first day makes another learner of the one whose sessions they were.
    let corrected = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,kana\n\
                     7,2025-11-30,package,14,8500,referral,面谷 夢子,おもたに ゆめこ\n";
    practice.bring_in(tables(&[("learners", corrected)]).path());
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
    let brought = session(&practice, "1").id.to_string();
    let view = practice.ask("note.of_session", json!({ "session": brought }));
    assert_eq!(view["versions"].as_array().unwrap().len(), 1, "nobody else's words");
    let learner = practice.learners().remove(0);
    practice.record(&learner, &brought, "書き足した");

    let files = tempfile::tempdir().unwrap();
    let file = files.path().join("archive.zip");
    practice.with(|call| archive::export(call, &file)).unwrap();
    let other = Practice::not_yet("2026-02-01");
    other.with(|call| archive::import(call, &file)).unwrap();
    assert_eq!(other.rows(), practice.rows());
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

/// A history in which everything is still open, by the names of its tables.
const OPEN: [(&str, &str); 8] = [
    (
        "trials",
        "trial_id,trial_day,lead_source,showed_up,converted,learner_id,followup_lag_days\nt1,2026-01-03,web,True,,,\n",
    ),
    (
        "contracts",
        "contract_id,learner_id,kind,start,end,sessions_total,amount,status,cancelled_on,cancel_reason,spell,is_renewal\n\
                   c1,7,package,2026-01-05,,4,34000,active,,,0,False\n",
    ),
    ("pauses", "learner_id,start,end,reason\n7,2026-03-01,,出産\n"),
    (
        "sessions",
        "session_id,learner_id,booked_on,scheduled,status,resolved,time,talked\n\
                  1,7,2026-01-05,2026-01-09,attended,2026-01-09,10:00,転職の不安について話した\n\
                  3,7,2026-01-24,2026-02-06,booked,,10:00,\n\
                  4,7,2026-01-24,2026-02-20,booked,,10:00,\n",
    ),
    ("action_items", "learner_id,created,due,completed,text\n7,2026-01-09,2026-01-23,,本を読む\n"),
    ("payments", "learner_id,contract_id,due,paid,amount,method\n7,c1,2026-02-10,,17000,\n7,c1,,,17000,\n"),
    ("interactions", "learner_id,day,channel,direction,reply_hours,summary\n7,2026-01-12,line,out,,日程の相談\n"),
    ("obstacles", "learner_id,category,text,opened,cleared\n7,時間,残業が多い,2026-01-09,\n"),
];

/// The same history half a year later, in which everything has come to its end.
const ENDED: [(&str, &str); 9] = [
    (
        "trials",
        "trial_id,trial_day,lead_source,showed_up,converted,learner_id,followup_lag_days\nt1,2026-01-03,web,True,True,7,2\n",
    ),
    (
        "contracts",
        "contract_id,learner_id,kind,start,end,sessions_total,amount,status,cancelled_on,cancel_reason,spell,is_renewal\n\
                   c1,7,package,2026-01-05,2026-06-30,4,34000,cancelled,2026-06-20,転居,0,False\n",
    ),
    ("pauses", "learner_id,start,end,reason\n7,2026-03-01,2026-04-30,出産\n"),
    (
        "sessions",
        "session_id,learner_id,booked_on,scheduled,status,resolved,time,talked\n\
                  1,7,2026-01-05,2026-01-09,attended,2026-01-09,10:00,転職の不安について話した\n\
                  3,7,2026-01-24,2026-02-06,attended,2026-02-06,10:00,面接に通った\n\
                  4,7,2026-01-24,2026-02-27,cancelled,2026-02-18,11:00,\n\
                  5,7,2026-02-20,2026-05-08,no_show,2026-05-08,10:00,\n",
    ),
    ("satisfaction", "session_id,learner_id,day,satisfaction\n3,7,2026-02-06,5\n"),
    ("action_items", "learner_id,created,due,completed,text\n7,2026-01-09,2026-01-23,2026-01-20,本を読む\n"),
    (
        "payments",
        "learner_id,contract_id,due,paid,amount,method\n\
                  7,c1,2026-02-10,2026-02-09,17000,振込\n7,c1,,2026-03-01,17000,\n",
    ),
    ("interactions", "learner_id,day,channel,direction,reply_hours,summary\n7,2026-01-12,line,out,3.5,日程の相談\n"),
    ("obstacles", "learner_id,category,text,opened,cleared\n7,時間,残業が多い,2026-01-09,2026-05-08\n"),
];

/// The sum of what a report counts as `what`.
fn sum(report: &Json, what: &str) -> u64 {
    report["tables"].as_array().unwrap().iter().map(|table| table[what].as_u64().unwrap()).sum()
}

/// What came of a history. A session keeps the identity it had before it was moved to another day, and with it its
/// place, which does not matter here.
fn unordered(practice: &Practice) -> BTreeMap<&'static str, Vec<String>> {
    let mut rows = practice.rows();
    rows.remove("profile");
    rows.remove("note_template");
    rows.values_mut().for_each(|rows| rows.sort());
    rows
}

#[test]
fn a_grown_history_comes_to_what_it_would_be_at_once_and_goes_back_with_one_undo() {
    let (grown, at_once) = (Practice::on("2026-07-01"), Practice::on("2026-07-01"));
    at_once.bring_in(tables(&ENDED).path());
    grown.bring_in(tables(&OPEN).path());
    let open = grown.rows();

    let ended = tables(&ENDED);
    let token = grown.choose_history(ended.path());
    let looked = grown.ask("history.check", json!({ "token": token }));
    assert_eq!(grown.rows(), open);
    let report = grown.ask("history.bring_in", json!({ "token": token, "name": "" }));
    assert_eq!(looked["tables"], report["tables"]);
    for (table, new, updated, known) in [
        ("learners", 0, 0, 1),
        ("trials", 0, 1, 0),
        ("contracts", 0, 1, 0),
        ("pauses", 0, 1, 0),
        ("sessions", 1, 2, 1),
        ("satisfaction", 1, 0, 0),
        ("action_items", 0, 1, 0),
        ("payments", 0, 2, 0),
        ("interactions", 0, 1, 0),
        ("obstacles", 0, 1, 0),
    ] {
        let counted = ["new", "updated", "known", "kept"].map(|what| count(&report, table, what));
        assert_eq!(counted, [new, updated, known, 0], "{table}");
    }
    let held = session(&grown, "3");
    assert_eq!((held.state, words(&grown, &held).unwrap().as_str()), (SessionState::Held, "面接に通った"));
    let contract: Contract = grown.stored(held.contract.unwrap()).unwrap();
    assert_eq!(contract.end_kind, Some(EndKind::Cancelled));
    assert_eq!(unordered(&grown), unordered(&at_once));
    let found = grown.ask("search.find", json!({ "text": "面接", "limit": null }));
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!(grown.ask("practice.verify", json!({}))["found"], 0);

    let once = grown.rows();
    let again = grown.bring_in(ended.path());
    assert_eq!((sum(&again, "new"), sum(&again, "updated"), sum(&again, "kept")), (0, 0, 0));
    assert_eq!(grown.rows(), once);
    assert_eq!(grown.undo()["kind"], "history.bring_in");
    assert_eq!(grown.rows(), open);
}

#[test]
fn an_older_export_and_blank_cells_take_nothing_away() {
    let practice = Practice::on("2026-07-01");
    practice.bring_in(tables(&ENDED).path());
    let before = practice.rows();
    let report = practice.bring_in(tables(&OPEN).path());
    assert_eq!((sum(&report, "new"), sum(&report, "updated"), sum(&report, "kept")), (0, 0, 0));
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_the_coach_has_changed_since_stays_and_is_counted() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&OPEN).path());
    let id = session(&practice, "3").id.to_string();
    practice.ask(
        "session.change",
        json!({ "session": id, "day": "2026-02-06", "time": "10:00", "minutes": 90, "mode": null }),
    );
    let report = practice.bring_in(tables(&ENDED).path());
    assert_eq!(["updated", "kept"].map(|what| count(&report, "sessions", what)), [1, 1]);
    let kept = session(&practice, "3");
    assert_eq!((kept.state, kept.minutes), (SessionState::Booked, Some(90)));

    // A change that was taken back is none.
    practice.undo();
    practice.undo();
    let report = practice.bring_in(tables(&ENDED).path());
    assert_eq!(["updated", "kept"].map(|what| count(&report, "sessions", what)), [2, 0]);
}

#[test]
fn rows_that_a_later_export_gives_to_somebody_else_are_told_and_change_nothing() {
    let practice = Practice::on("2026-02-01");
    practice.bring_in(tables(&OPEN).path());
    let before = practice.rows();
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source\n7,2026-01-05,,,,\n8,2026-01-05,,,,\n";
    let others = |text: &str| text.replace(",7,", ",8,");
    let (contracts, sessions) = (others(ENDED[1].1), others(ENDED[3].1));
    let given = tables(&[("learners", learners), ("contracts", &contracts), ("sessions", &sessions)]);

    let token = practice.choose_history(given.path());
    let looked = practice.ask("history.check", json!({ "token": token }));
    assert_eq!((count(&looked, "contracts", "faulty"), count(&looked, "sessions", "faulty")), (1, 3));
    let problem = &looked["problems"][0];
    assert_eq!(
        (&problem["table"], &problem["line"], &problem["column"]),
        (&json!("contracts"), &json!(2), &json!("learner_id"))
    );
    assert_eq!(problem["kind"], "of_another_learner");
    assert_eq!(practice.refused("history.bring_in", json!({ "token": token, "name": "" }))["code"], "H-402");
    assert_eq!(practice.rows(), before);
}
