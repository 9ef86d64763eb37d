//! Chats, for the log of contacts.

use nenrin_stories::{Json, json};

use crate::{bring_in, file, learner, learner_fields, sample, told, with_two_learners};

#[test]
fn a_chat_is_of_one_person_whom_the_coach_names_once() {
    let practice = with_two_learners();
    let before = practice.rows();
    let (_folder, path) = file("chat.csv", sample("line-chat.csv"));
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!((looked["source"].as_str(), looked["header_line"].as_u64()), (Some("line_chat"), Some(4)));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "waiting": 3, "passed": 1 }));
    assert_eq!(looked["doubts"].as_array().unwrap().len(), 1);
    let misaki = learner(&practice, "佐藤 美咲");
    let choice = json!([{ "who": looked["doubts"][0]["who"], "is": "learner", "learner": misaki }]);
    practice.run_import(&practice.look_again(token, json!({ "choices": choice })));

    let log = practice.ask("timeline.page", json!({ "learner": misaki, "limit": 50 }));
    let all = log["events"].to_string();
    assert!(all.contains("こんばんは。 来週の件です") && all.contains("承知しました"), "{all}");
    assert_eq!(practice.every("interaction").len(), 3);
    let out = practice.every("interaction").into_iter().filter(|row| row.contains("\"out\"")).count();
    assert_eq!(out, 1);
    assert_eq!(learner_fields(&practice, "佐藤 美咲")["line"], "みさき", "the next file finds her by it");

    let counts = bring_in(&practice, "chat.csv", sample("line-chat.csv"));
    assert_eq!(told(&counts), json!({ "rows": 4, "known": 3, "passed": 1 }));
    let more =
        String::from_utf8(sample("line-chat.csv")).unwrap() + "User,みさき,2026/11/20,09:00:00,おはようございます\r\n";
    assert_eq!(told(&bring_in(&practice, "chat.csv", more)), json!({ "rows": 5, "new": 1, "known": 3, "passed": 1 }));
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
}

/// A talk that was saved from the app itself, with no headings and the days on lines of their own.
#[test]
fn a_talk_saved_from_the_line_app_is_read_as_one_in_both_languages() {
    for (name, partner, words) in [
        (
            "line-talk-ja.txt",
            "みさき",
            ["こんばんは。 2026/11/24(火) の件です", "承知しました", "ありがとうございます"],
        ),
        ("line-talk-en.txt", "Misaki", ["Good evening. About next week", "Understood", "Thank you"]),
    ] {
        let practice = with_two_learners();
        let (_folder, path) = file(name, sample(name));
        let (token, looked) = practice.look_at_file(&path);
        assert_eq!((looked["kind"].as_str(), looked["source"].as_str()), (Some("messages"), Some("line_chat")));
        assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "waiting": 4 }));
        let misaki = learner(&practice, "佐藤 美咲");
        let choice = json!([{ "who": looked["doubts"][0]["who"], "is": "learner", "learner": misaki }]);
        practice.run_import(&practice.look_again(token, json!({ "choices": choice })));
        let log = practice.ask("timeline.page", json!({ "learner": misaki, "limit": 50 }))["events"].to_string();
        assert!(words.iter().all(|words| log.contains(words)), "{log}");
        let all = practice.every("interaction");
        let out: Vec<_> = all.iter().filter(|row| row.contains("\"out\"")).collect();
        assert!(out.len() == 1 && out[0].contains(words[1]), "{all:?}");
        assert_eq!(learner_fields(&practice, "佐藤 美咲")["line"], partner);
        assert_eq!(told(&bring_in(&practice, name, sample(name))), json!({ "rows": 4, "known": 4 }));
    }
}

#[test]
fn the_name_in_line_is_learned_from_what_is_given_from_the_inbox() {
    let practice = with_two_learners();
    bring_in(&practice, "chat.csv", sample("line-chat.csv"));
    let waiting = practice.ask("inbox.list", json!({ "limit": 10 }));
    let items: Vec<_> = waiting["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
    let before = practice.rows();
    practice.ask("inbox.give", json!({ "items": items, "learner": learner(&practice, "佐藤 美咲") }));
    assert_eq!(learner_fields(&practice, "佐藤 美咲")["line"], "みさき");
    let more =
        String::from_utf8(sample("line-chat.csv")).unwrap() + "User,みさき,2026/11/20,09:00:00,おはようございます\r\n";
    assert_eq!(told(&bring_in(&practice, "chat.csv", more)), json!({ "rows": 5, "new": 1, "known": 3, "passed": 1 }));
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_talk_is_told_by_who_wrote_and_whose_record_it_goes_to() {
    let practice = with_two_learners();
    let (_folder, path) = file("talk.txt", sample("line-talk-ja.txt"));
    let (token, looked) = practice.look_at_file(&path);
    let talk = &looked["talk"];
    assert_eq!((&talk["first"], &talk["last"]), (&json!("2026-11-17"), &json!("2026-11-18")));
    let [person] = talk["people"].as_array().unwrap().as_slice() else { panic!("a talk of two: {talk}") };
    assert_eq!((&person["name"], &person["learner"]), (&json!("みさき"), &Json::Null), "nobody has said who that is");
    let said = json!({ "received": person["received"], "sent": person["sent"] });
    assert_eq!(said, json!({ "received": 3, "sent": 1 }));
    let first = &talk["messages"][0];
    assert_eq!((&first["by"], &first["time"], &first["step"]), (&json!("みさき"), &json!("20:15"), &json!("waiting")));
    assert_eq!(talk["messages"][1]["by"], Json::Null, "written by the coach");

    let misaki = learner(&practice, "佐藤 美咲");
    let choices = json!([{ "who": looked["doubts"][0]["who"], "is": "learner", "learner": misaki }]);
    let looked = practice.look_again(token, json!({ "choices": choices }));
    assert_eq!(looked["talk"]["people"][0]["learner"]["name"], "佐藤 美咲");
    let (_folder, table) = file("people.csv", sample("people-cp932.csv"));
    assert_eq!(practice.look_at_file(&table).1["talk"], Json::Null);
}

/// A talk with 佐藤 美咲 under some name, that a coach has saved; the same message twice in one minute is two messages.
fn talk(name: &str, more: &str) -> String {
    format!(
        "[LINE] {name}とのトーク履歴\n保存日時：2026/11/20 10:00\n\n2026/11/17(火)\n20:15\t{name}\tこんばんは\n\
         20:15\t{name}\tこんばんは\n21:00\t中村\t\"次回は\n2026/11/24(火)\n10:05\tみさき\tはい\"\n{more}"
    )
}

#[test]
fn a_talk_whose_name_has_changed_brings_nothing_again_and_what_is_new_goes_to_the_same_record() {
    for chosen in [false, true] {
        let practice = with_two_learners();
        let misaki = learner(&practice, "佐藤 美咲");
        let (_folder, path) = file("a.txt", talk("美咲", ""));
        let (token, looked) = practice.look_at_file(&path);
        let is_misaki =
            |looked: &Json| json!([{ "who": looked["doubts"][0]["who"], "is": "learner", "learner": misaki }]);
        let said = practice.look_again(token, json!({ "choices": is_misaki(&looked) }));
        assert_eq!(told(&practice.run_import(&said)["counts"]), json!({ "rows": 3, "new": 3 }));
        let once = practice.rows();

        let (_folder, path) = file("b.txt", talk("Misaki", ""));
        let (token, looked) = practice.look_at_file(&path);
        let looked = if chosen {
            let who = format!("\u{1f}\u{1f}{0}\u{1f}{0}\u{1f}", "misaki");
            let choices = json!([{ "who": who, "is": "learner", "learner": misaki }]);
            practice.look_again(token, json!({ "choices": choices }))
        } else {
            looked
        };
        assert_eq!(told(&looked["counts"]), json!({ "rows": 3, "known": 3 }));
        practice.run_import(&looked);
        assert_eq!(practice.rows(), once);
        let more = talk("Misaki", "21:30\tMisaki\tはい\n20:15\tMisaki\tこんばんは\n");
        assert_eq!(told(&bring_in(&practice, "c.txt", more)), json!({ "rows": 5, "new": 2, "known": 3 }));
        let log = practice.every("interaction");
        assert!(
            log.len() == 5 && log.iter().all(|row| row.contains(&misaki.as_str().unwrap().replace('-', ""))),
            "{log:?}"
        );
    }
}

#[test]
fn a_talk_of_somebody_else_who_got_the_same_words_is_not_taken_for_that_of_who_is_known() {
    let practice = with_two_learners();
    let (_folder, path) = file("a.txt", talk("美咲", ""));
    let (token, looked) = practice.look_at_file(&path);
    let misaki = learner(&practice, "佐藤 美咲");
    let choices = json!([{ "who": looked["doubts"][0]["who"], "is": "learner", "learner": misaki }]);
    practice.run_import(&practice.look_again(token, json!({ "choices": choices })));
    let other = "[LINE] けんとのトーク履歴\n\n2026/11/17(火)\n20:15\tけん\tこんばんは\n20:16\tけん\t健です\n20:20\t中村\tはい\n";
    assert_eq!(told(&bring_in(&practice, "b.txt", other)), json!({ "rows": 3, "waiting": 3 }));
}
