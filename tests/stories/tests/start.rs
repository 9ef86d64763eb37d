//! The first start.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Learner, link_of};
use nenrin_practice::Office;
use nenrin_store::Store;
use nenrin_stories::{Json, Practice, StoryDesk, json};

#[test]
fn a_first_start_that_was_cut_off_is_taken_up_again() {
    // Cut off while the file was made, and between that and its first rows.
    for (made, name) in [(false, "中村コーチング"), (true, "")] {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("nenrin/practice/nenrin.db");
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        if made {
            drop(Store::open(&file, None, |_| Ok(())).unwrap());
        } else {
            std::fs::write(file.with_extension("db.part"), []).unwrap();
        }

        let practice = Practice::in_folder(folder.path(), "2026-11-20");

        let learner = practice.learner("佐藤 美咲");
        assert_eq!(practice.composer(&learner)["sections"].as_array().unwrap().len(), 4);
        assert_eq!(practice.ask("start.view", json!({}))["open"], json!({ "which": "own", "name": name }));
    }
}

#[test]
fn a_practice_begun_by_its_history_has_the_name_given_to_it() {
    let tables =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/exchange/tests/fixtures/history/world40");
    let practice = Practice::not_yet("2026-11-20");
    let token = practice.choose_history(&tables);
    practice.ask("history.bring_in", json!({ "token": token, "name": " 中村コーチング " }));
    assert_eq!(practice.ask("start.view", json!({}))["open"]["name"], "中村コーチング");
}

#[test]
fn a_practice_is_renamed_and_gets_its_old_name_back() {
    let practice = Practice::on("2026-11-20");
    let renamed = practice.ask("practice.rename", json!({ "name": " 中村ピアノ教室 " }));
    assert_eq!(renamed, json!({ "which": "own", "name": "中村ピアノ教室" }));
    assert_eq!(practice.refused("practice.rename", json!({ "name": "長".repeat(201) }))["code"], "P-205");
    practice.undo();
    assert_eq!(practice.ask("start.view", json!({}))["open"]["name"], "中村コーチング");
}

#[test]
fn a_system_that_does_not_say_where_it_is_leaves_the_days_of_the_practice_as_they_are() {
    let practice = Practice::on("2026-11-20");
    practice.lose_zone();
    practice.it_is("2026-11-20", "07:30");
    assert_eq!(practice.ask("week.view", json!({}))["today"], "2026-11-20", "in UTC it is still the day before");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-21", "10:00");
    let stored: nenrin_domain::Session = practice.stored(session.parse().unwrap()).unwrap();
    assert_eq!(stored.zone, "Asia/Tokyo".parse().unwrap());
}

#[test]
fn an_act_names_the_learner_it_was_about_while_there_is_one() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    practice.ask("action_item.add", json!({ "learner": learner, "text": "読書", "due_on": null }));
    let undone = practice.undo();
    assert_eq!(undone["undone"], json!(true));
    assert_eq!(practice.ask("act.redo", json!({}))["undone"], json!(false));
    practice.undo();
    assert_eq!((&undone["kind"], &undone["learner"]["name"]), (&json!("action_item.add"), &json!("佐藤 美咲")));
    assert!(practice.undo()["learner"].is_null());
}

#[test]
fn a_sample_that_another_window_has_open_is_left_to_it() {
    let practice = Practice::not_yet("2026-11-20");
    practice.ask("start.sample", json!({}));
    let before = practice.rows();

    let another = Office::new(practice.folder().join("nenrin"));
    let answer = another.call("start.sample", "{}", &StoryDesk::at("2026-11-20", "10:50"));
    let answer: Json = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["failure"]["code"], "S-106");

    assert_eq!(practice.rows(), before);
    let _ = practice.learner("佐藤 美咲");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn going_over_that_fails_leaves_open_what_was_open() {
    let practice = Practice::on("2026-11-20");
    let misaki = practice.learner("佐藤 美咲");
    let another = Office::new(practice.folder().join("nenrin"));
    let _ = another.call("start.sample", "{}", &StoryDesk::at("2026-11-20", "10:50"));

    assert_eq!(practice.refused("start.sample", json!({}))["code"], "S-106");
    assert_eq!(practice.ask("start.view", json!({}))["open"]["which"], "own");
    assert_eq!(practice.refused("start.open", json!({ "which": "sample" }))["code"], "S-106");
    assert_eq!(practice.learners(), [misaki]);
}

#[cfg(unix)]
#[test]
fn a_data_folder_is_private_also_when_the_language_is_chosen_before_there_is_a_practice() {
    use std::os::unix::fs::PermissionsExt;
    let practice = Practice::not_yet("2026-11-20");
    let chosen = json!({ "language": "en", "theme": "system", "text_size": 100 });
    practice.ask("preferences.set", json!({ "preferences": chosen }));
    let folder = std::fs::metadata(practice.folder().join("nenrin")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_folder_that_a_cloud_copies_is_left_as_it_is() {
    let folder = tempfile::TempDir::new().unwrap();
    let cloud = folder.path().join("Dropbox/nenrin");
    let answer =
        Office::new(cloud.clone()).call("start.create", r#"{"name":""}"#, &StoryDesk::at("2026-11-20", "10:50"));
    let answer: Json = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["failure"]["code"], "S-109");
    assert!(!cloud.exists());
}

#[test]
fn the_sample_offers_the_plans_of_its_contracts_and_messages_to_begin_with() {
    let practice = Practice::not_yet("2026-11-20");
    practice.ask("start.sample", json!({}));
    let plans = practice.ask("plan.list", json!({}));
    let names: Vec<_> = plans.as_array().unwrap().iter().map(|plan| plan["name"].as_str().unwrap()).collect();
    assert!(names.len() > 3, "{names:?}");
    let first = &plans[0]["name"];
    let listed = practice.ask("learners.list", json!({}));
    let learner = listed.as_array().unwrap().iter().find(|line| line["terms"]["name"] == *first).unwrap();
    let page = practice.ask("learner.view", json!({ "learner": learner["id"] }));
    let made_by_it = |contract: &serde_json::Value| contract["plan"] == plans[0]["id"];
    assert!(page["contracts"].as_array().unwrap().iter().any(made_by_it));
    assert_eq!(practice.ask("message_template.list", json!({})).as_array().unwrap().len(), 7);
}

#[test]
fn most_bookings_of_the_sample_say_where_they_take_place() {
    let practice = Practice::not_yet("2026-11-20");
    practice.ask("start.sample", json!({}));
    let learners = practice.with(|call| Ok(call.store()?.learners()?)).unwrap();
    let bookings =
        |learner: &Learner| practice.with(|call| Ok(call.store()?.bookings_from(learner.id, call.today())?)).unwrap();
    let bookings: Vec<_> = learners.iter().flat_map(bookings).collect();
    let (linked, in_rooms): (Vec<_>, Vec<_>) =
        bookings.iter().filter_map(|it| it.place.as_deref()).partition(|place| link_of(place).is_some());
    let placed = linked.len() + in_rooms.len();
    assert!(
        !linked.is_empty() && !in_rooms.is_empty() && placed * 2 > bookings.len(),
        "{placed} of {}",
        bookings.len()
    );
}

#[test]
fn at_the_end_of_the_program_everything_lies_in_the_one_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let (office, desk) = (Office::new(folder.path().join("nenrin")), StoryDesk::at("2026-11-20", "10:50"));
    for (command, fields) in [("start.create", json!({ "name": "" })), ("learner.add", json!({ "name": "佐藤 美咲" }))]
    {
        let answer = office.call(command, &fields.to_string(), &desk);
        assert!(answer.contains("\"ok\""), "{answer}");
    }
    let file = folder.path().join("nenrin/practice/nenrin.db");
    let log = file.with_extension("db-wal");
    assert!(log.exists(), "otherwise this proves nothing");
    office.close();
    assert!(!log.exists());
    let alone = folder.path().join("alone.db");
    std::fs::copy(file, &alone).unwrap();
    assert_eq!(Store::open(&alone, None, |_| Ok(())).unwrap().learners().unwrap().len(), 1);
}
