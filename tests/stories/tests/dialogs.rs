//! While a dialog of the system stands open, the practice goes on working.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use nenrin_domain::{Instant, Zone};
use nenrin_practice::{Dialog, Host, Language, Office};
use nenrin_stories::{Json, StoryDesk, json, text};
use tempfile::TempDir;

/// How long an answer may take that never comes when the story fails.
const NEVER: Duration = Duration::from_secs(20);

/// A desk whose dialog stands open until somebody says what the coach picks, or goes away.
struct OpenDialog {
    desk: StoryDesk,
    shown: Sender<Dialog>,
    picked: Mutex<Receiver<PathBuf>>,
}

impl Host for OpenDialog {
    fn now(&self) -> Instant {
        self.desk.now()
    }

    fn zone(&self) -> Option<Zone> {
        self.desk.zone()
    }

    fn language(&self) -> Language {
        self.desk.language()
    }

    fn ask(&self, dialog: &Dialog, _: Option<&Path>) -> Option<PathBuf> {
        self.shown.send(dialog.clone()).unwrap();
        self.picked.lock().unwrap().recv().ok()
    }

    fn reveal(&self, _: &Path) {}
}

fn ask(office: &Office, host: &dyn Host, command: &str, fields: &Json) -> Json {
    let mut answer: Json = serde_json::from_str(&office.call(command, &fields.to_string(), host)).unwrap();
    assert!(answer.get("failure").is_none(), "{command}: {answer}");
    answer["ok"].take()
}

/// Opens the dialog of `command`, saves a draft meanwhile, and then picks `path`. Answers what the command answered.
fn while_it_is_open(command: &str, fields: &Json, path: &Path) -> (Dialog, Json) {
    let folder = TempDir::new().unwrap();
    let office = Office::new(folder.path().to_owned());
    let desk = StoryDesk::at("2026-11-20", "10:50");
    ask(&office, &desk, "start.create", &json!({ "name": "" }));
    let learner = text(&ask(&office, &desk, "learner.add", &json!({ "name": "佐藤 美咲" })));
    let draft = ask(&office, &desk, "composer.open", &json!({ "learner": learner }))["body"].take();

    let ((shown, seen), (pick, picked)) = (channel(), channel());
    let dialog = OpenDialog { desk: StoryDesk::at("2026-11-20", "10:50"), shown, picked: Mutex::new(picked) };
    let (saved, answer) = channel();
    std::thread::scope(|scope| {
        let asked = scope.spawn(|| ask(&office, &dialog, command, fields));
        let open = seen.recv_timeout(NEVER).unwrap();
        scope.spawn(|| saved.send(ask(&office, &desk, "draft.save", &json!({ "draft": draft }))).unwrap());
        let in_time = answer.recv_timeout(NEVER);
        pick.send(path.to_owned()).unwrap();
        let answered = asked.join().unwrap();
        assert!(in_time.is_ok(), "a draft was not saved while the dialog of {command} stood open");
        (open, answered)
    })
}

#[test]
fn a_draft_is_saved_while_a_history_is_being_chosen() {
    let history = TempDir::new().unwrap();
    let (dialog, chosen) = while_it_is_open("import.choose", &json!({ "from": "folder" }), history.path());
    assert_eq!(dialog, Dialog::Folder);
    assert_eq!(chosen["token"], 1);
}

#[test]
fn a_draft_is_saved_while_the_place_of_an_archive_is_being_chosen() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("all.zip");
    let (dialog, written) = while_it_is_open("archive.export", &json!({}), &path);
    assert!(matches!(dialog, Dialog::NewFile(_, name) if name == "nenrin-2026-11-20.zip"));
    assert!(written["rows"].as_u64().unwrap() > 0 && path.exists());
}
