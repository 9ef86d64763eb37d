//! Bringing a practice's history in: all of it or nothing, once, and back again with one undo.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

use nenrin_domain::{Contract, Instant, Session, SessionState, Zone};
use nenrin_practice::{Dialog, Host, Language, Office};
use nenrin_stories::{Json, Practice, StoryDesk, count, json, tables};
use tempfile::TempDir;

const TODAY: &str = "2026-11-20";

fn world40() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/exchange/tests/fixtures/history/world40")
}

#[test]
fn tickets_of_a_history_come_from_the_oldest_package_until_none_is_left() {
    let contracts = "contract_id,learner_id,kind,start,end,sessions_total,amount,status,cancelled_on,cancel_reason,spell,is_renewal\n\
                     new,7,package,2026-01-06,2026-12-31,4,34000,active,,,0,True\n\
                     old,7,package,2026-01-05,2026-12-31,1,8500,active,,,0,False\n";
    let practice = Practice::on(TODAY);
    practice.bring_in(tables(&[("contracts", contracts)]).path());
    let contract_of = |session: &str| -> Option<String> {
        let found = practice.with(|call| {
            let store = call.store()?;
            let session: Session = store.get(store.id_of_external::<Session>(session)?.unwrap())?;
            Ok(session.contract.map(|id| store.get::<Contract>(id)).transpose()?)
        });
        found.unwrap()?.external_id
    };
    assert_eq!([contract_of("1").as_deref(), contract_of("2").as_deref()], [Some("old"), Some("new")]);
    let learner = practice.learners()[0].clone();
    assert_eq!(practice.composer(&learner)["contract"]["balance"], 3);
}

#[test]
fn a_whole_practice_comes_in_once_and_goes_back_with_one_undo() {
    let practice = Practice::on(TODAY);
    let before = practice.rows();
    let report = practice.bring_in(&world40());
    assert_eq!((count(&report, "learners", "new"), count(&report, "sessions", "new")), (40, 877));
    assert_eq!((count(&report, "action_items", "new"), count(&report, "trials", "new")), (881, 105));
    assert_eq!((practice.every("payment").len(), practice.every("follow_up").len()), (220, 29));
    assert_eq!(practice.every("satisfaction").len(), 334);
    let once = practice.rows();

    let again = practice.bring_in(&world40());
    assert_eq!(count(&again, "interactions", "known"), 493);
    let adds_nothing = |table: &Json| table["new"] == 0 && table["updated"] == 0 && table["known"] == table["rows"];
    assert!(again["tables"].as_array().unwrap().iter().all(adds_nothing), "{again}");
    assert_eq!(practice.rows(), once);

    assert_eq!(practice.undo()["kind"], "history.bring_in");
    assert_eq!(practice.rows(), before);
    practice.bring_in(&world40());
    assert_eq!(practice.rows(), once);
}

#[test]
fn a_dry_run_tells_the_same_and_changes_nothing() {
    let practice = Practice::on(TODAY);
    let before = practice.rows();
    let token = practice.choose_history(&world40());
    let looked = practice.ask("history.check", json!({ "token": token }));
    assert_eq!(looked["problem_count"], 0);
    assert_eq!(practice.rows(), before);
    assert_eq!(looked["tables"], practice.ask("history.bring_in", json!({ "token": token, "name": "" }))["tables"]);
}

#[test]
fn what_became_known_when_is_kept() {
    let (practice, folder) = (Practice::on(TODAY), tables(&[]));
    practice.bring_in(folder.path());
    let learner = practice.learners().remove(0);
    let events = practice.ask("timeline.page", json!({ "learner": learner, "limit": 50 }))["events"].clone();
    let sessions: Vec<_> =
        events.as_array().unwrap().iter().filter(|event| event["kind"] == "session").cloned().collect();
    let ids: Vec<_> = sessions.iter().map(|event| event["id"].as_str().unwrap().parse().unwrap()).collect();
    let missed: Session = ids
        .iter()
        .map(|id| practice.stored::<Session>(*id).unwrap())
        .find(|s| s.state == SessionState::NoShow)
        .unwrap();
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!((missed.booked_on, missed.resolved_on), (day("2026-01-09"), day("2026-01-24")));
    assert_eq!(missed.external_id.as_deref(), Some("2"));
    let contract: Contract = practice.stored(missed.contract.unwrap()).unwrap();
    assert_eq!(contract.external_id.as_deref(), Some("c1"));
}

#[test]
fn tickets_are_counted_as_they_were_used() {
    let (practice, folder) = (Practice::on(TODAY), tables(&[]));
    practice.bring_in(folder.path());
    // Four were bought; one session was held and one missed without a word.
    assert_eq!(practice.balance(&practice.learners()[0]), 2);
}

#[test]
fn one_wrong_cell_keeps_all_of_it_out() {
    let satisfaction = "session_id,learner_id,day,satisfaction\n1,7,2026-01-09,4\n9,7,2026-02-30,6\n";
    let (practice, folder) = (Practice::on(TODAY), tables(&[("satisfaction", satisfaction)]));
    let before = practice.rows();
    let token = practice.choose_history(folder.path());
    let looked = practice.ask("history.check", json!({ "token": token }));
    let told = |column: &str| {
        let problems = looked["problems"].as_array().unwrap();
        let found = problems.iter().find(|p| p["column"] == column).unwrap().clone();
        (found["table"].clone(), found["line"].clone(), found["kind"].clone())
    };
    assert_eq!(told("day"), (json!("satisfaction"), json!(3), json!("not_a_day")));
    assert_eq!(told("satisfaction").2, "out_of_range");
    let refused = practice.refused("history.bring_in", json!({ "token": token, "name": "" }));
    assert_eq!(refused["code"], "H-402");
    assert_eq!(practice.rows(), before);
}

#[test]
fn beside_a_flaw_every_row_is_new_known_or_to_be_corrected() {
    let (practice, sound) = (Practice::on(TODAY), tables(&[]));
    practice.bring_in(sound.path());
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source\n7,someday,,,,\n8,,,,,\n";
    let actions = "learner_id,created,due,completed\n7,2026-01-09,,\n9,2026-01-09,,\n9,2026-01-10,,\n";
    let broken = tables(&[("learners", learners), ("action_items", actions)]);
    let token = practice.choose_history(broken.path());
    let looked = practice.ask("history.check", json!({ "token": token }));
    for table in looked["tables"].as_array().unwrap() {
        let number = |what: &str| table[what].as_u64().unwrap();
        assert_eq!(number("rows"), number("new") + number("known") + number("faulty"), "{table}");
    }
    assert_eq!((count(&looked, "learners", "faulty"), count(&looked, "learners", "new")), (1, 1));
    // Nothing is said of the rows of learner 7, and of those of learner 9 once for both.
    assert_eq!((count(&looked, "sessions", "faulty"), count(&looked, "action_items", "faulty")), (0, 2));
    let rows: Vec<_> = looked["problems"].as_array().unwrap().iter().map(|problem| problem["rows"].clone()).collect();
    assert_eq!(rows, [1, 2]);
}

#[test]
fn a_first_history_founds_the_practice_and_a_broken_one_leaves_none() {
    let practice = Practice::not_yet(TODAY);
    let aside = practice.folder().join("nenrin/practice/nenrin.db.bak");
    fs::create_dir_all(aside.parent().unwrap()).unwrap();
    fs::write(&aside, "precious").unwrap();
    let broken = tables(&[("sessions", "session_id,learner_id\n1,7\n")]);
    let token = practice.choose_history(broken.path());
    assert_eq!(practice.refused("history.bring_in", json!({ "token": token, "name": "" }))["code"], "H-402");
    assert_eq!(practice.ask("start.view", json!({}))["own_exists"], false);
    assert_eq!(fs::read_to_string(&aside).unwrap(), "precious");

    practice.bring_in(tables(&[]).path());
    assert_eq!(practice.ask("start.view", json!({}))["open"]["which"], "own");
    assert_eq!(practice.learners().len(), 1);
}

#[test]
fn shift_jis_tables_read_the_same() {
    let (utf8, shift_jis) = (tables(&[]), TempDir::new().unwrap());
    for file in fs::read_dir(utf8.path()).unwrap() {
        let file = file.unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(&text);
        assert!(!lossy);
        fs::write(shift_jis.path().join(file.file_name()), bytes).unwrap();
    }
    let (one, other) = (Practice::on(TODAY), Practice::on(TODAY));
    one.bring_in(utf8.path());
    other.bring_in(shift_jis.path());
    assert_eq!(one.every("session"), other.every("session"));
    assert_eq!(one.every("learner"), other.every("learner"));
    assert_eq!(one.every("note_version"), other.every("note_version"));
}

#[test]
fn what_is_no_history_is_refused_and_nothing_changes() {
    let practice = Practice::on(TODAY);
    let before = practice.rows();
    let (empty, noise) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let zip = noise.path().join("noise.zip");
    fs::write(&zip, [0x7f_u8; 4096]).unwrap();
    for (path, why) in [(empty.path(), "no_tables"), (zip.as_path(), "not_a_zip")] {
        let token = practice.choose_history(path);
        let refused = practice.refused("history.check", json!({ "token": token }));
        assert_eq!((&refused["code"], &refused["about"]["why"]), (&json!("H-401"), &json!(why)));
        assert_eq!(practice.refused("history.bring_in", json!({ "token": token, "name": "" }))["code"], "H-401");
    }
    let token = practice.choose_history(empty.path());
    fs::remove_dir(empty.path()).unwrap();
    assert_eq!(practice.refused("history.check", json!({ "token": token }))["code"], "P-208");
    assert_eq!(practice.refused("history.check", json!({ "token": token + 1 }))["code"], "P-208");
    assert_eq!(practice.rows(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_table_that_is_there_twice_is_refused_because_nobody_knows_which_is_meant() {
    let (practice, folder) = (Practice::on(TODAY), tables(&[]));
    fs::copy(folder.path().join("sessions.csv"), folder.path().join("Sessions.csv")).unwrap();
    let token = practice.choose_history(folder.path());
    let refused = practice.refused("history.check", json!({ "token": token }));
    assert_eq!((&refused["code"], &refused["about"]["why"]), (&json!("H-401"), &json!("repeated")));
}

/// A desk at which the coach presses Cancel as soon as work is shown to be under way.
struct Impatient<'o> {
    desk: StoryDesk,
    office: &'o Office,
}

impl Host for Impatient<'_> {
    fn now(&self) -> Instant {
        if self.office.call("work.progress", "{}", &self.desk).contains(r#""ok":["#) {
            self.office.call("work.stop", "{}", &self.desk);
        }
        self.desk.now()
    }

    fn zone(&self) -> Option<Zone> {
        self.desk.zone()
    }

    fn language(&self) -> Language {
        self.desk.language()
    }

    fn ask(&self, dialog: &Dialog, begin_in: Option<&Path>) -> Option<PathBuf> {
        self.desk.ask(dialog, begin_in)
    }

    fn reveal(&self, _: &Path) {}
}

#[test]
fn cancelling_while_the_backup_is_taken_is_heard() {
    let (folder, history) = (TempDir::new().unwrap(), tables(&[]));
    let office = Office::new(folder.path().to_owned());
    let host = Impatient { desk: StoryDesk::at(TODAY, "10:50"), office: &office };
    let call = |command: &str, fields: Json| -> Json {
        serde_json::from_str(&office.call(command, &fields.to_string(), &host)).unwrap()
    };
    call("start.create", json!({ "name": "" }));
    call("learner.add", json!({ "name": "佐藤 美咲" }));
    host.desk.will_pick(history.path());
    let token = call("import.choose", json!({ "from": "folder" }))["ok"]["token"].take();

    let answer = call("history.bring_in", json!({ "token": token, "name": "" }));
    assert_eq!(answer["failure"]["code"], "P-207");
    assert_eq!(call("learners.list", json!({}))["ok"].as_array().unwrap().len(), 1);
}

#[test]
fn the_sample_ends_last_week_whatever_today_is() {
    for today in ["2026-11-20", "2027-01-04", "2024-02-29"] {
        let practice = Practice::not_yet(today);
        assert_eq!(practice.ask("start.sample", json!({}))["which"], "sample");
        let monday = today.parse::<nenrin_domain::Day>().unwrap().plus(-7);
        let held: Vec<Session> = practice
            .learners()
            .iter()
            .flat_map(|learner| practice.ask("timeline.page", json!({ "learner": learner, "limit": 200, "kinds": ["session"] }))["events"].as_array().unwrap().clone())
            .filter_map(|event| practice.stored::<Session>(event["id"].as_str().unwrap().parse().unwrap()))
            .filter(|session| session.state == SessionState::Held)
            .collect();
        let last = held.iter().map(|session| session.day).max().unwrap();
        assert!(last >= monday && last < today.parse().unwrap(), "{today}: {last}");
        let week = practice.ask("week.view", json!({}));
        assert!(week["sessions_today"]["total"].as_u64().unwrap() > 0, "{today}");
        assert!(week["to_write"]["total"].as_u64().unwrap() > 0, "{today}");
        // It stands beside the coach's own practice and is no practice of theirs.
        assert_eq!(practice.ask("start.view", json!({}))["own_exists"], false);
    }
}
