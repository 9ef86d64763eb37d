//! What the numbers of a practice lead to, in the real window and in both languages: a threshold that is changed with one's own past
//! before one's eyes, and how long learners stay.

use nenrin_domain::Day;
use nenrin_window_walks::{Key, Window, take_turns, until};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{BOTH, Language, go_to, load_anew, open, undo};

const NAMES: [&str; 6] = ["高橋 風", "田中 光", "伊藤 雪", "渡辺 空", "山本 海", "中村 陸"];

/// A practice with six learners, each with a contract that ended and one that began forty-five days later; one of them has had
/// nothing booked for weeks, and of one a session of today was not settled.
struct Monday {
    _folder: TempDir,
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
                window.call("session.book", &slot(0, "00:00"));
            }
        }
        load_anew(&window);
        window.see("main [data-block] li");
        Self { _folder: folder, window, today }
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
        let told = |lines: &Value| lines.as_array().unwrap().iter().map(|it| it["told"].clone()).collect::<Vec<_>>();
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
