//! What accumulates in a practice, in the real window and in both languages: a no-show and the ticket given back, a lead, a day
//! called off, the two ends of a contract, what is held on somebody handed over and erased, and a first day with lists.

use std::fs;
use std::path::{Path, PathBuf};

use nenrin_window_walks::{Key, Window, take_turns, until};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{BOTH, Language, load_anew, open};

/// A practice with two learners, each with a package of six and a booking of today.
struct Walk {
    folder: TempDir,
    window: Window,
    learners: [Value; 2],
}

impl Walk {
    fn begin(language: Language) -> Self {
        let folder = TempDir::new().unwrap();
        let window = open(folder.path(), language);
        window.call("start.create", &json!({ "name": "中村コーチング" }));
        let today = window.call("week.view", &json!({}))["today"].take();
        let learners = [("佐藤 美咲", "さとう みさき"), ("鈴木 健太", "すずき けんた")].map(|(name, kana)| {
            let learner = window.call("learner.add", &json!({ "name": name, "kana": kana }));
            let price = json!({ "minor": 99_000, "currency": "JPY" });
            let terms = json!({ "plan_name": "6回", "kind": "package", "price": price, "sessions": 6 });
            window.call("contract.add", &json!({ "learner": learner, "terms": terms, "starts_on": today }));
            let slot = json!({ "learner": learner, "day": today, "time": "00:00", "minutes": 50, "mode": "online" });
            window.call("session.book", &slot);
            learner
        });
        load_anew(&window);
        window.see("main [data-block] li");
        Self { folder, window, learners }
    }

    fn go_to(&self, typed: &str) {
        crate::go_to(&self.window, typed);
    }

    /// Goes to the page of the learner whose name begins so.
    fn go_to_learner(&self, name: &str) {
        self.go_to(name);
        until(name, || self.window.text("h1").contains(name));
    }

    fn page(&self, learner: usize) -> Value {
        self.window.call("learner.view", &json!({ "learner": self.learners[learner] }))
    }

    /// The ticket ledger of a learner's contract, as kinds and balances.
    fn ledger(&self, learner: usize) -> Vec<(String, i64)> {
        let contract = self.page(learner)["contracts"][0]["id"].take();
        let lines = self.window.call("entitlement.ledger", &json!({ "contract": contract }));
        let line = |line: &Value| (line["kind"].as_str().unwrap().to_owned(), line["balance"].as_i64().unwrap());
        lines.as_array().unwrap().iter().map(line).collect()
    }

    fn undo(&self) {
        crate::undo(&self.window);
    }
}

fn line(kind: &str, balance: i64) -> (String, i64) {
    (kind.to_owned(), balance)
}

#[test]
fn a_no_show_uses_a_ticket_and_one_more_step_gives_it_back() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Walk::begin(language);
        walk.go_to_learner("佐藤");
        walk.window.press_called(language.of("予約", "Booking"));
        walk.window.press_called(language.of("無断欠席", "No-show"));
        walk.window.press_called(language.of("チケットを返す", "Give the ticket back"));
        let whole = [line("grant", 6), line("consume", 5), line("restore", 6)];
        until("the ticket is back", || walk.ledger(0) == whole);
        let asked = json!({ "learner": walk.learners[0], "limit": 5 });
        let state = || walk.window.call("timeline.page", &asked)["events"].get(0).map(|event| event["state"].clone());
        assert_eq!(state(), Some(json!("no_show")), "what happened stays on record");
        walk.undo();
        until("the ticket is used again", || walk.ledger(0) == whole[..2]);
        walk.undo();
        until("the session is booked again", || state() == Some(json!("booked")));
    }
}

#[test]
fn a_lead_is_taken_down_with_a_trial_and_whoever_is_known_is_offered() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Walk::begin(language);
        walk.go_to(language.of("申込を受け付ける", "Take a new lead"));
        walk.window.fill_called(language.of("名前", "Name"), "佐藤美咲");
        walk.window.see_words(language.of("佐藤 美咲さんとして記録", "It is 佐藤 美咲"));
        walk.window.fill_called(language.of("名前", "Name"), "高橋 健");
        walk.window.fill_called(language.of("電話番号", "Phone"), "090-1111-2222");
        walk.window.fill_called(language.of("相談内容", "Concern"), "転職の相談");
        let when = language.of("来週火曜 15:00 60分 オンライン", "next Tue 3pm 60 min online");
        walk.window.fill_called(language.of("体験の日時", "Trial"), when);
        walk.window.press(&[Key::Control, Key::Enter]);
        let trial = || walk.window.call("leads.view", &json!({}))["undecided"]["first"].get(0).cloned();
        until("the trial is booked", || trial().is_some_and(|trial| trial["learner"]["name"] == "高橋 健"));
        assert_eq!(trial().unwrap()["time"], "15:00");
        walk.undo();
        until("nobody has called", || trial().is_none());
    }
}

#[test]
fn a_day_is_called_off_at_one_go_without_a_ticket_and_with_a_follow_up_for_each() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Walk::begin(language);
        walk.go_to(language.of("1日分の予約をキャンセルする", "Cancel the bookings of a day"));
        // Both have begun: they stay unless they are chosen.
        walk.window.tick_called("00:00 佐藤");
        walk.window.tick_called("00:00 鈴木");
        walk.window.press_called(language.of("2件の予約をキャンセルする", "Cancel 2 bookings"));
        until("each is to be contacted", || walk.window.call("follow_up.count", &json!({})) == 2);
        assert_eq!([walk.ledger(0), walk.ledger(1)], [[line("grant", 6)], [line("grant", 6)]]);
        walk.window.press_called(language.of("フォローを見る", "See the follow-ups"));
        walk.window.see_words("鈴木 健太");
        walk.undo();
        until("nobody is to be contacted", || walk.window.call("follow_up.count", &json!({})) == 0);
    }
}

#[test]
fn a_cancellation_tells_its_reason_and_a_graduation_the_contacts_to_come() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Walk::begin(language);
        let begin_to_end = |name: &str, kind: &str| {
            walk.go_to_learner(name);
            walk.window.press_called(language.of("契約", "Contract"));
            walk.window.press_called(language.of("終了する", "End"));
            walk.window.choose_called(language.of("終わり方", "How it ends"), kind);
        };
        begin_to_end("佐藤", "cancelled");
        walk.window.choose_called(language.of("主な理由", "First reason"), "too_busy");
        walk.window.fill_called(language.of("何があったか", "What happened"), "異動で時間が取れない");
        walk.window.press_called(language.of("終了する", "End"));
        walk.window.press_called(language.of("やめた理由の一覧", "Reasons for leaving"));
        let heading = language.of("解約の理由", "Reasons for leaving");
        until(heading, || walk.window.text("h1").contains(heading));
        walk.window.see_words(language.of("多忙", "too busy"));
        let why = walk.window.call("cancellations.why", &json!({}));
        assert_eq!((&why["total"], &why["reasons"][0]["reason"]), (&json!(1), &json!("too_busy")));

        begin_to_end("鈴木", "graduated");
        walk.window.fill_called(language.of("届いたこと", "What was reached"), "人前で話せるようになった");
        walk.window.press_called(language.of("終了する", "End"));
        let later = || walk.window.call("follow_up.list", &json!({}))["later"]["total"].take();
        until("contacts after 30, 90 and 180 days", || later() == 3);
        walk.undo();
        until("the graduation is taken back", || later() == 0);
    }
}

#[test]
fn what_is_held_on_somebody_is_packed_and_then_erased_but_for_the_books() {
    let _turn = take_turns();
    for language in BOTH {
        let walk = Walk::begin(language);
        walk.go_to_learner("佐藤");
        walk.window.press(&[Key::Control, Key::Char('n')]);
        walk.window.type_into("[data-field='sections'] textarea:focus", "書きかけ");
        let drafts = || walk.window.call("draft.list", &json!({})).as_array().unwrap().len();
        until("the draft is on disk", || drafts() == 1);
        let found = || walk.window.call("search.find", &json!({ "text": "美咲" })).as_array().unwrap().len();
        assert!(found() > 0);

        walk.go_to_learner("佐藤");
        walk.window.press_called(language.of("プロフィール", "Profile"));
        walk.window.press_called(language.of("開示用にまとめる", "Make a disclosure pack"));
        walk.window.accept_dialog();
        until("the pack is there", || zips(walk.folder.path()).len() == 1);
        walk.window.see_words(language.of("にまとめました", "Packed into"));

        walk.window.press_called(language.of("この人の記録を消す", "Erase this person’s records"));
        walk.window.press_called(language.of("記録を消す", "Erase the records"));
        walk.window.fill_called(language.of("名前", "Name"), "佐藤美咲");
        walk.window.press_called(language.of("消去する", "Erase"));
        walk.window.see_words(language.of("記録を消しました", "The records are erased"));
        assert_eq!((found(), drafts()), (0, 0));
        let erased = walk.window.call("erasure.list", &json!({}))["done"][0].take();
        assert!(erased["kept"].as_u64() > Some(0), "the books: {erased}");
        assert_eq!(walk.page(1)["fields"]["name"], "鈴木 健太");
    }
}

/// The packs that lie in the home of a walk, with something in them.
fn zips(folder: &Path) -> Vec<PathBuf> {
    let mut looking = vec![folder.join("home")];
    let mut found = Vec::new();
    while let Some(folder) = looking.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                looking.push(path);
            } else if path.extension().is_some_and(|extension| extension == "zip") {
                found.push(path);
            }
        }
    }
    found
}

/// Eighty learners; the number in line 41 was ruined by a spreadsheet.
fn eighty() -> String {
    let mut lines = String::from("氏名,フリガナ,メールアドレス,電話番号\r\n");
    for n in 1..=80 {
        let phone = if n == 40 { "9.01235E+09".to_owned() } else { format!("090-0000-{n:04}") };
        lines += &format!("受講者 {n},じゅこうしゃ {n},learner{n}@example.jp,{phone}\r\n");
    }
    lines
}

#[test]
fn eighty_learners_come_in_on_the_first_day_from_the_folder_that_is_watched() {
    let _turn = take_turns();
    for (language, encoding) in [(Language::Japanese, encoding_rs::SHIFT_JIS), (Language::English, encoding_rs::UTF_8)]
    {
        let folder = TempDir::new().unwrap();
        let window = open(folder.path(), language);
        window.call("start.create", &json!({ "name": "" }));
        let dropped = folder.path().join("data").join("import");
        fs::create_dir_all(&dropped).unwrap();
        fs::write(dropped.join("一覧.csv"), encoding.encode(&eighty()).0).unwrap();
        load_anew(&window);
        window.press_called(language.of("取り込む", "Import"));
        window.press_called(language.of("中身を見る", "Look inside"));
        window.see_words(language.of("取り込むとどうなるか（80行）", "What importing will do (rows: 80)"));
        window.see_words("9.01235E+09");
        window.see_words(language.of("新しい 79", "New 79"));
        let learners = || window.call("learners.list", &json!({})).as_array().unwrap().len();
        assert_eq!(learners(), 0, "looking brings nothing in");
        window.press_called(language.of("取り込む", "Import"));
        until("79 learners are there", || learners() == 79);
        window.press_called(language.of("取り込みを元に戻す", "Undo the import"));
        until("nobody is there", || learners() == 0);
    }
}
