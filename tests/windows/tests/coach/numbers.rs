//! What the numbers of a practice lead to, in the real window and in both languages: a Monday's review to its end, the papers for a
//! renewal that is due, a threshold that is changed with one's own past before one's eyes, and how long learners stay.

use nenrin_domain::Day;
use nenrin_window_walks::{Key, Window, take_turns, until};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{BOTH, Language, go_to, load_anew, open, undo};

const NAMES: [&str; 6] = ["高橋 風", "田中 光", "伊藤 雪", "渡辺 空", "山本 海", "中村 陸"];

/// A practice with six learners, each with a contract that ended and one that began forty-five days later; one of them has had
/// nothing booked for weeks, and of one a session of yesterday was not settled.
struct Monday {
    folder: TempDir,
    window: Window,
    today: Day,
}

impl Monday {
    fn begin(language: Language) -> Self {
        let folder = TempDir::new().unwrap();
        let window = open(folder.path(), language);
        window.call("start.create", &json!({ "name": "中村コーチング" }));
        let today: Day = window.call("week.view", &json!({}))["today"].as_str().unwrap().parse().unwrap();
        let on = |days: i64| today.plus(days).to_string();
        for (n, name) in NAMES.into_iter().enumerate() {
            let learner = window.call("learner.add", &json!({ "name": name }));
            let price = json!({ "minor": 22_000, "currency": "JPY" });
            let first = json!({ "kind": "fixed_term", "price": price, "term_end": on(-150) });
            window.call("contract.add", &json!({ "learner": learner, "terms": first, "starts_on": on(-240) }));
            let next = json!({ "kind": "subscription", "price": price, "cadence_days": 7 });
            window.call("contract.add", &json!({ "learner": learner, "terms": next, "starts_on": on(-105) }));
            let mut draft =
                window.call("composer.open", &json!({ "learner": learner, "session": null }))["body"].take();
            draft["day"] = json!(on(if n == 0 { -40 } else { -10 }));
            draft["time"] = json!("10:00");
            draft["minutes"] = json!(50);
            draft["sections"] = json!([{ "key": "talked", "text": "近況" }]);
            window.call("composer.confirm", &json!({ "draft": draft }));
            let slot =
                |day: i64, time: &str| json!({ "learner": learner, "day": on(day), "time": time, "minutes": 50 });
            if n > 0 {
                window.call("session.book", &slot(4, &format!("1{n}:00")));
            }
            if n == 1 {
                window.call("session.book", &slot(-1, "00:00"));
            }
        }
        load_anew(&window);
        window.see("main [data-block] li");
        Self { folder, window, today }
    }

    /// Somebody whose term ends in twenty days comes to it: with a goal that has come half its way, an action that was done and one
    /// that is not for everybody's eyes.
    fn with_a_renewal_due(self) -> Self {
        let (window, on) = (&self.window, |days: i64| self.today.plus(days).to_string());
        let learner = window.call("learner.add", &json!({ "name": "小林 蓮" }));
        let price = json!({ "minor": 66_000, "currency": "JPY" });
        let terms = json!({ "kind": "fixed_term", "price": price, "term_end": on(20) });
        window.call("contract.add", &json!({ "learner": learner, "terms": terms, "starts_on": on(-70) }));
        let goal = json!({
            "learner": learner, "title": "毎朝走る", "baseline": "0", "target": "10", "unit": "km", "set_on": on(-70), "due_on": null,
        });
        let goal = window.call("goal.add", &goal);
        for (value, days) in [("2", -40), ("5", -5)] {
            let reading = json!({ "goal": goal, "value": value, "day": on(days), "session": null });
            window.call("progress.add", &reading);
        }
        for (text, state) in [("靴を買う", "done"), ("夫に話す", "open")] {
            let action = json!({ "learner": learner, "text": text, "due_on": null });
            let action = window.call("action_item.add", &action);
            if state == "done" {
                window.call("action_item.resolve", &json!({ "action_item": action, "state": state }));
            }
        }
        load_anew(&self.window);
        self
    }

    /// What was saved with this ending.
    fn saved(&self, ending: &str) -> Option<Vec<u8>> {
        let files = std::fs::read_dir(self.folder.path().join("home")).unwrap();
        let mut paths = files.map(|it| it.unwrap().path());
        paths.find(|path| path.extension().is_some_and(|it| it == ending)).map(|path| std::fs::read(path).unwrap())
    }

    fn review(&self) -> Value {
        self.window.call("review.view", &json!({}))
    }

    /// Waits until a row of the review is stood on that says `words`.
    fn stand_on(&self, words: &str) {
        // The driver's own text leaves out what may be cut off at the end of a column.
        let row = "return document.querySelector('[data-row]:focus-within')?.innerText ?? ''";
        until(words, || self.window.run(row, &[]).as_str().unwrap().contains(words));
        self.window.settle();
    }

    fn go_on(&self) {
        self.window.settle();
        self.window.press(&[Key::Control, Key::Enter]);
    }
}

#[test]
fn a_monday_ends_with_no_note_missing_a_decision_for_each_and_a_paper() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Monday::begin(language);
        let window = &walk.window;
        go_to(window, language.of("週次レビュー", "Weekly review"));
        window.press_called(language.of("先週のレビューをはじめる", "Begin the review of last week"));
        walk.stand_on("田中 光");
        window.press(&[Key::Char('h')]);
        window.see_words(language.of("未記入のセッションはありません", "No session is missing a note or an outcome"));
        assert_eq!(walk.review()["notes"]["left"], 0, "held, and its note is wanted");
        walk.go_on();
        walk.stand_on("高橋 風");
        window.press(&[Key::Char('f')]);
        window.see("form input:focus, form textarea:focus");
        window.press(&[Key::Enter]);
        let follow_ups = || {
            let all = window.call("follow_up.list", &json!({}));
            ["this_week", "later"].iter().filter_map(|part| all[part]["total"].as_i64()).sum::<i64>()
        };
        until("a follow-up is open", || walk.review()["decisions"].as_array().unwrap().len() == 1);
        assert_eq!(follow_ups(), 1);
        undo(window);
        until("it is taken back", || walk.review()["decisions"].as_array().unwrap().is_empty());
        assert_eq!(follow_ups(), 0);
        walk.go_on();
        window.see_words(language.of("近く終わる契約はありません", "No contract ends soon"));
        walk.go_on();
        window.press_called(language.of("未予約期間 もとになった方", "Unbooked days Who is behind it"));
        window.see_words("高橋 風");
        walk.go_on();
        walk.go_on();
        until("the end is shown", || window.text("main").contains(language.of("まとめ", "Summary")));
        walk.go_on();
        until("the review is finished", || !walk.review()["review"]["finished_on"].is_null());
        window.press_called(language.of("PDFで保存する", "Save as PDF"));
        window.accept_dialog();
        until("the paper is there", || walk.saved("pdf").is_some());
    }
}

#[test]
fn a_renewal_that_is_due_is_prepared_with_a_paper_of_goals_that_holds_what_was_chosen() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Monday::begin(language).with_a_renewal_due();
        let window = &walk.window;
        go_to(window, language.of("週次レビュー", "Weekly review"));
        window.press_called(language.of("先週のレビューをはじめる", "Begin the review of last week"));
        walk.stand_on("田中 光");
        walk.go_on();
        walk.stand_on("高橋 風");
        walk.go_on();
        walk.stand_on("小林 蓮");
        window.press(&[Key::Char('p')]);
        window.see("dialog[open] [type=checkbox]");
        window.see_words("毎朝走る");
        window.see_words("靴を買う");
        window.press_called(language.of("あゆみの報告を保存する", "Save progress report"));
        window.accept_dialog();
        window.see_words(language.of("に保存しました", "Saved to"));
        assert!(walk.saved("pdf").is_some_and(|paper| paper.starts_with(b"%PDF")));
        window.tick_called("夫に話す");
        window.tick_called("HTML");
        window.press_called(language.of("あゆみの報告を保存する", "Save progress report"));
        window.accept_dialog();
        until("the page is there", || walk.saved("html").is_some());
        let page = String::from_utf8(walk.saved("html").unwrap()).unwrap();
        assert!(page.contains("毎朝走る") && page.contains("靴を買う") && page.contains("<svg"), "{page}");
        assert!(!page.contains("夫に話す"), "{page}");
    }
}

#[test]
fn a_changed_threshold_shows_ones_own_past_before_it_is_saved_and_leaves_what_was_kept() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Monday::begin(language);
        let window = &walk.window;
        let kept = || window.call("metrics.snapshots", &json!({ "metric": "renewal" }));
        until("weeks are kept", || window.call("metrics.take_snapshot", &json!({}))["left"] == 0);
        let before = kept();
        window.settle();
        window.press(&[Key::Control, Key::Char(',')]);
        window.press_called(language.of("指標の数え方と目標", "How metrics are counted, targets"));
        window.fill_called(language.of("契約が終わってから", "Days after a contract"), "60");
        // Six contracts that were taken up again after 45 days are renewals then.
        window.see_words("6/6");
        window.see_words("0/6");
        window.fill_called(language.of("適用開始日", "Valid from"), &walk.today.plus(-300).to_string());
        window.fill_called(language.of("変更の理由", "Why it is changed"), "夏休みをはさむため");
        window.press_called(language.of("数え方を変更", "Change how it is counted"));
        let versions = || window.call("metrics.definitions", &json!({}))["versions"].as_array().unwrap().len();
        until("there is a version", || versions() == 1);
        let told = |lines: &Value| lines.as_array().unwrap().iter().map(|it| it["then"].clone()).collect::<Vec<_>>();
        assert_eq!(told(&kept()), told(&before), "what was told stays told");
        undo(window);
        until("there is none", || versions() == 0);
    }
}

#[test]
fn how_long_learners_stay_is_a_curve_that_is_read_by_keys_and_as_a_table_of_people() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Monday::begin(language);
        let window = &walk.window;
        go_to(window, language.of("指標", "Metrics"));
        window.press_called(language.of("継続率", "Retention"));
        window.see_words(language.of("継続曲線", "Retention curve"));
        window.see("main svg");
    }
}
