//! The session note in the real window, by keyboard alone.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a walk that cannot go on fails")]

use nenrin_window_walks::{Key, Window, take_turns, until};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The field in which the next key will arrive.
const HERE: &str = ":focus";
/// This week, read from the core and drawn.
const WEEK: &str = "main [data-block] li";
const FIRST_SECTION: &str = "[data-field='sections'] textarea:focus";

struct Walk {
    window: Window,
    learner: Value,
}

impl Walk {
    /// A learner with a package of six, whose session of today waits for its note.
    fn begin(folder: &TempDir) -> Self {
        let window = Window::open(folder.path(), "ja", &[]);
        window.see("main");
        window.call("start.create", &json!({ "name": "中村コーチング" }));
        let learner = window.call("learner.add", &json!({ "name": "佐藤 美咲", "kana": "さとう みさき" }));
        let today = window.call("week.view", &json!({}))["today"].take();
        let price = json!({ "minor": 99_000, "currency": "JPY" });
        let terms = json!({ "plan_name": "6回", "kind": "package", "price": price, "sessions": 6 });
        window.call("contract.add", &json!({ "learner": learner, "terms": terms, "starts_on": today }));
        let slot = json!({ "learner": learner, "day": today, "time": "00:00", "minutes": 50, "mode": "online" });
        window.call("session.book", &slot);
        window.run_last("location.reload()");
        window.see(WEEK);
        Self { window, learner }
    }

    fn open_note(&self) {
        self.window.press(&[Key::Control, Key::Char('n')]);
        self.window.see(FIRST_SECTION);
    }

    fn tab_to(&self, field: &str) {
        let is_there =
            || self.window.run("return document.activeElement.matches(arguments[0])", &[json!(field)]) == true;
        for _ in 0..16 {
            self.window.press(&[Key::Tab]);
            if is_there() {
                return;
            }
        }
        panic!("{field} is not reached by 16 presses of Tab");
    }

    fn page(&self) -> Value {
        self.window.call("learner.view", &json!({ "learner": self.learner }))
    }
}

#[test]
fn a_full_note_is_recorded_by_keyboard_and_one_undo_takes_all_of_it_back() {
    let _turn = take_turns();
    let folder = TempDir::new().unwrap();
    let walk = Walk::begin(&folder);
    let before = walk.page();
    walk.open_note();
    let window = &walk.window;
    for text in ["新チームの会議が増えた。", "期待を先回りしていた。", "声の調子が戻った。"]
    {
        window.type_into(HERE, text);
        window.press(&[Key::Tab]);
    }
    walk.tab_to("[data-field='new_actions'] input");
    for line in ["上司に相談 来週火曜", "読書 第2章 金曜まで"] {
        window.type_into(HERE, line);
        window.press(&[Key::Enter]);
    }
    walk.tab_to("[data-field='next_booking'] input");
    window.type_into(HERE, "2週間後 10:00");
    window.press(&[Key::Control, Key::Enter]);
    until("the note is recorded", || walk.page()["held_sessions"] == 1);

    let after = walk.page();
    assert_eq!((&before["agreement"]["balance"], &after["agreement"]["balance"]), (&json!(6), &json!(5)));
    assert_eq!(after["next_booking"]["time"], "10:00");
    assert_eq!(after["open_actions"].as_array().unwrap().len(), 2);
    let list = window.call("learners.list", &json!({}));
    assert!(list[0]["unbooked_days"].is_null(), "the count of unbooked days has ended");

    window.press(&[Key::Control, Key::Char('z')]);
    until("all of it is taken back", || walk.page() == before);
    until("what was typed is there again", || {
        window.run("return document.querySelector('[data-field=sections] textarea')?.value ?? ''", &[])
            == "新チームの会議が増えた。"
    });
}

#[test]
fn a_sentence_cut_off_by_a_kill_is_offered_at_the_next_start() {
    let _turn = take_turns();
    let folder = TempDir::new().unwrap();
    let walk = Walk::begin(&folder);
    walk.open_note();
    walk.window.type_into(HERE, "途中まで書いて");
    until("the draft is on disk", || walk.window.call("draft.list", &json!({})).as_array().unwrap().len() == 1);
    walk.window.kill();

    let window = Window::open(folder.path(), "ja", &[]);
    window.see(WEEK);
    window.press(&[Key::Control, Key::Char('n')]);
    window.see(FIRST_SECTION);
    assert_eq!(window.run("return document.activeElement.value", &[]), "途中まで書いて");
}
