//! The learner's folder: what a learner keeps holds what was agreed and shared, and nothing else.

use std::path::Path;

use nenrin_domain::{Application, ApplicationState, FormAnswer, Learner};
use nenrin_stories::{Json, Practice, json, text};
use tempfile::TempDir;

use crate::{agree, day};

/// The one page in the folder that was made in `place`.
fn page(place: &Path) -> String {
    let folder = std::fs::read_dir(place).unwrap().next().unwrap().unwrap().path();
    let pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(pages.len(), 1);
    std::fs::read_to_string(&pages[0]).unwrap()
}

/// A learner of whom every field that is the coach's own says 秘, and every one that is shared says 公.
pub fn lived() -> (Practice, String) {
    let practice = Practice::on("2026-11-20");
    let known = json!({
        "name": "佐藤 <b>美咲</b>", "kana": "秘", "mail": "秘@example.jp", "phone": "秘", "line": "秘", "concern": "秘", "tags": ["秘"],
    });
    let sato = text(&practice.ask("learner.add", known));
    agree(&practice, &sato, "2026-10-01", 14);
    let booked = practice.booked(&sato, "2026-11-18", "10:00");
    practice.record(&sato, &booked, "秘");
    let next = practice.booked(&sato, "2026-11-27", "10:00");
    let place = json!({ "session": next, "place": "公の喫茶店 https://zoom.us/j/1", "reach": "one" });
    practice.ask("session.set_place", place);
    let _ = practice.goal(&sato, "公の目標", "2026-10-01");
    let ask = |command: &str, fields: Json| practice.ask(command, fields);
    ask("action_item.add", json!({ "learner": sato, "text": "公の課題", "due_on": "2026-11-25" }));
    ask(
        "material.add_link",
        json!({ "title": "公の資料", "url": "https://example.jp/a?x=1&y=2", "learners": [sato], "session": null }),
    );
    ask("obstacle.add", json!({ "learner": sato, "text": "秘", "category": null, "session": null, "opened_on": null }));
    ask("interaction.log", json!({ "learner": sato, "text": "秘" }));
    ask("consent.give", json!({ "learner": sato, "about": "privacy", "given_on": null, "evidence": "秘" }));
    let payer = text(&ask("payer.save", json!({ "name": "秘", "payer_kind": "person" })));
    ask("payer.link", json!({ "learner": sato, "payer": payer, "share": 100 }));
    let due = json!({ "learner": sato, "amount": { "minor": 33333, "currency": "JPY" }, "due_on": "2026-11-30" });
    ask("payment.expect", due);
    practice.act("import", |writer| {
        let mut learner: Learner = writer.get(sato.parse().unwrap())?;
        (learner.risk_notes, learner.source) = (Some("秘".to_owned()), Some("秘".to_owned()));
        writer.put(&learner)?;
        writer.add(&Application {
            id: writer.mint(),
            learner: learner.id,
            applied_on: day("2026-09-01"),
            channel: Some("秘".to_owned()),
            answers: vec![FormAnswer { question: "秘".to_owned(), answer: "秘".to_owned() }],
            state: ApplicationState::New,
            flow: None,
        })?;
        Ok(())
    });
    (practice, sato)
}

#[test]
fn a_learner_keeps_what_was_shared_and_never_what_is_the_coachs_own() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    assert_eq!(practice.ask("handout.view", json!({ "learner": sato })), Json::Null);
    practice.will_pick(place.path());
    let made = practice.ask("handout.update", json!({ "learner": sato }));
    let html = page(place.path());
    for told in [
        "公の目標",
        "公の課題",
        "公の資料",
        "2026年11月27日（金） 10:00",
        "https://example.jp/a?x=1&amp;y=2",
        "公の喫茶店",
        "<a href=\"https://zoom.us/j/1\"",
        "&lt;b&gt;",
    ] {
        assert!(html.contains(told), "{told}: {html}");
    }
    for hidden in ["秘", "33333", "33,333", "<script", "<b>", "¥", "円"] {
        assert!(!html.contains(hidden), "{hidden}: {html}");
    }
    // Asked again, it is the same folder, as of now, and nobody is asked where.
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    assert_eq!(practice.ask("handout.update", json!({ "learner": sato })), made);
    assert!(page(place.path()).contains("公の追加"));
    assert_eq!(practice.ask("handout.view", json!({ "learner": sato })), made);
}

#[test]
fn where_the_folder_was_is_forgotten_with_the_learner() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    practice.ask("learner.erase", json!({ "learner": sato }));
    assert_eq!(practice.ask("handout.view", json!({ "learner": sato })), Json::Null);
    assert_eq!(practice.refused("handout.update", json!({ "learner": sato }))["code"], "P-210");
}

/// The names in the learner's folder, and its page.
fn folder(place: &Path) -> (Vec<String>, String) {
    let folder = std::fs::read_dir(place).unwrap().next().unwrap().unwrap().path();
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let page = names.iter().find(|name| name.ends_with(".html")).unwrap();
    (names.clone(), std::fs::read_to_string(folder.join(page)).unwrap())
}

/// A file is shared with the learner.
fn share(practice: &Practice, learner: &str, name: &str, bytes: &str) -> String {
    let path = practice.folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    practice.will_pick(&path);
    let token = practice.ask("material.choose_file", json!({}))["token"].take();
    let fields = json!({ "token": token, "title": "公のファイル", "learners": [learner], "session": null });
    text(&practice.ask("material.add_file", fields))
}

#[test]
fn the_folder_follows_every_act_by_itself_and_takes_along_the_files_that_are_shared() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    let first = share(&practice, &sato, "案内 #1.pdf", "abc");
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let (names, html) = folder(place.path());
    assert_eq!(names, ["案内 #1.pdf", "記録.html"]);
    assert!(html.contains("href=\"./%E6%A1%88%E5%86%85%20%231%2Epdf\""), "{html}");
    // Another one of the same name lies beside it; what the learner put there stays.
    let put = std::fs::read_dir(place.path()).unwrap().next().unwrap().unwrap().path();
    std::fs::write(put.join("本人のメモ.txt"), "x").unwrap();
    share(&practice, &sato, "案内 #1.pdf", "other");
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    let practice = practice.reopened();
    let (names, html) = folder(place.path());
    assert_eq!(names, ["本人のメモ.txt", "案内 #1 (2).pdf", "案内 #1.pdf", "記録.html"]);
    assert_eq!(std::fs::read_to_string(put.join("案内 #1 (2).pdf")).unwrap(), "other");
    assert!(html.contains("公の追加"));
    // What was taken back is taken out; the other one stays.
    practice.ask("material.remove", json!({ "material": first }));
    let practice = practice.reopened();
    let (names, _) = folder(place.path());
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&"本人のメモ.txt".to_owned()));
    // Days that pass are seen at the next start.
    practice.it_is("2026-11-28", "09:00");
    drop(practice.reopened());
    let (_, html) = folder(place.path());
    assert!(html.contains("2026年11月28日") && !html.contains("11月27日（金） 10:00"), "{html}");
}

#[test]
fn what_a_killed_program_has_begun_in_the_folder_goes_though_nothing_is_new_there() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let left = only(place.path()).join("型.pdf.nenrin-0123456789abcdef0123456789abcdef.part");
    std::fs::write(&left, "half").unwrap();
    practice.ask("handout.update", json!({ "learner": sato }));
    assert!(!left.exists());
}

#[test]
fn a_folder_that_cannot_be_written_hinders_no_act_and_says_so() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let put = std::fs::read_dir(place.path()).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(put.join("記録.html")).unwrap();
    std::fs::create_dir(put.join("記録.html")).unwrap();
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    assert_eq!(practice.refused("handout.update", json!({ "learner": sato }))["code"], "P-205");
    let told = practice.ask("handout.view", json!({ "learner": sato }));
    assert_eq!(told["failure"]["code"], "P-205");
    std::fs::remove_dir(put.join("記録.html")).unwrap();
    assert_eq!(practice.ask("handout.update", json!({ "learner": sato }))["failure"], Json::Null);
    drop(practice);
    assert!(page(place.path()).contains("公の追加"));
}

#[test]
fn two_learners_of_one_name_have_two_folders() {
    let practice = Practice::on("2026-11-20");
    let two = [0, 1].map(|_| practice.learner("佐藤 美咲"));
    let place = TempDir::new().unwrap();
    for learner in &two {
        practice.will_pick(place.path());
        practice.ask("handout.update", json!({ "learner": learner }));
    }
    let names: Vec<_> =
        two.iter().map(|it| text(&practice.ask("handout.view", json!({ "learner": it }))["name"])).collect();
    assert_eq!(names, ["佐藤_美咲_本人用", "佐藤_美咲_本人用 (2)"]);
}

/// The only folder in `place`.
fn only(place: &Path) -> std::path::PathBuf {
    std::fs::read_dir(place).unwrap().next().unwrap().unwrap().path()
}

#[test]
fn what_the_learner_put_there_is_neither_overwritten_nor_taken_away() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let own = only(place.path()).join("宿題.pdf");
    std::fs::write(&own, "本人の宿題").unwrap();
    let shared = share(&practice, &sato, "宿題.pdf", "abc");
    let practice = practice.reopened();
    assert_eq!(std::fs::read_to_string(own.with_file_name("宿題 (2).pdf")).unwrap(), "abc");
    practice.ask("material.remove", json!({ "material": shared }));
    drop(practice.reopened());
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "本人の宿題");
    assert!(!own.with_file_name("宿題 (2).pdf").exists());
}

#[test]
fn a_file_that_was_delivered_stays_when_it_is_lost_here_and_one_that_cannot_come_is_told() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    share(&practice, &sato, "案内.pdf", "abc");
    let practice = practice.reopened();
    let blobs = practice.folder().join("nenrin/practice/blobs");
    std::fs::remove_dir_all(&blobs).unwrap();
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    let practice = practice.reopened();
    let delivered = only(place.path()).join("案内.pdf");
    assert_eq!(std::fs::read_to_string(&delivered).unwrap(), "abc");
    std::fs::remove_file(&delivered).unwrap();
    let told = practice.ask("handout.update", json!({ "learner": sato }));
    assert_eq!(told["failure"]["code"], practice.ask("handout.view", json!({ "learner": sato }))["failure"]["code"]);
    assert!(told["failure"]["code"].is_string(), "{told}");
}

#[test]
fn a_folder_that_is_gone_is_told_and_made_anew_where_the_coach_says() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    std::fs::remove_dir_all(only(place.path())).unwrap();
    assert_eq!(practice.ask("handout.view", json!({ "learner": sato }))["found"], false);
    practice.will_pick(place.path());
    assert_eq!(practice.ask("handout.update", json!({ "learner": sato }))["found"], true);
}

#[test]
fn where_the_folder_was_is_forgotten_at_the_next_start_whatever_came_between() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let list = practice.folder().join("nenrin/practice/handouts.json");
    let kept = std::fs::read(&list).unwrap();
    practice.ask("learner.erase", json!({ "learner": sato }));
    // As if the program had ended before it could forget.
    std::fs::write(&list, kept).unwrap();
    // What is under way when a practice is opened is done when it is opened the next time.
    let _practice = practice.reopened().reopened();
    assert!(!std::fs::read_to_string(&list).unwrap().contains("佐藤"));
}

#[test]
fn a_learner_who_was_merged_has_their_folder_again_once_that_is_undone_and_none_once_they_are_erased() {
    let (practice, sato) = lived();
    let keep = practice.learner("佐藤 美咲");
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    let made = practice.ask("handout.update", json!({ "learner": sato }));
    practice.ask("learner.merge", json!({ "keep": keep, "other": sato }));
    let practice = practice.reopened();
    practice.undo();
    assert_eq!(practice.ask("handout.view", json!({ "learner": sato })), made);
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    let practice = practice.reopened();
    assert!(page(place.path()).contains("公の追加"));
    // With the one they have become they are erased for good.
    practice.ask("learner.merge", json!({ "keep": keep, "other": sato }));
    practice.ask("learner.erase", json!({ "learner": keep }));
    let list = practice.folder().join("nenrin/practice/handouts.json");
    assert_eq!(std::fs::read_to_string(list).unwrap(), "{}");
}

#[test]
fn a_list_of_folders_that_cannot_be_read_is_put_aside_and_said() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let list = practice.folder().join("nenrin/practice/handouts.json");
    let whole = std::fs::read_to_string(&list).unwrap();
    let half = whole.split_at(whole.floor_char_boundary(whole.len() / 2)).0;
    std::fs::write(&list, half).unwrap();
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    assert_eq!(practice.refused("handout.view", json!({ "learner": sato }))["code"], "F-703");
    assert_eq!(std::fs::read_to_string(list.with_file_name("handouts.unreadable.json")).unwrap(), half);
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    assert_eq!(practice.ask("handout.view", json!({ "learner": sato }))["found"], true);
}

#[test]
fn a_list_of_folders_that_cannot_be_opened_is_not_taken_for_none() {
    let (practice, sato) = lived();
    let place = TempDir::new().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": sato }));
    let list = practice.folder().join("nenrin/practice/handouts.json");
    let kept = list.with_file_name("elsewhere");
    std::fs::rename(&list, &kept).unwrap();
    std::fs::create_dir(&list).unwrap();
    practice.refused("handout.view", json!({ "learner": sato }));
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の追加", "due_on": null }));
    assert!(list.is_dir(), "nothing was put in its place");
}
