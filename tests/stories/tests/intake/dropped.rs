//! The folder into which files are dropped.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use nenrin_stories::{Json, Practice, json, tables};

use crate::{TODAY, sample, told};

#[test]
fn a_dropped_file_waits_is_brought_in_and_put_away() {
    let practice = Practice::on(TODAY);
    assert_eq!(practice.ask("dropped.list", json!({})), json!([]), "there is no folder yet");
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    for name in ["tally.csv", "payments.csv"] {
        fs::write(folder.join(name), sample(name)).unwrap();
    }
    for name in ["notes.pdf", ".tally.csv", "~payments.xlsx"] {
        fs::write(folder.join(name), "not meant").unwrap();
    }
    fs::create_dir(folder.join("folder.csv")).unwrap();
    assert_eq!(practice.ask("dropped.list", json!({})), json!([{ "name": "payments.csv" }, { "name": "tally.csv" }]));

    let bring_in = |name: &str| {
        let token = practice.ask("dropped.choose", json!({ "name": name }))["token"].as_u64().unwrap();
        let looked = practice.look_again(token, json!({}));
        practice.run_import(&looked)["counts"].clone()
    };
    assert_eq!(told(&bring_in("tally.csv")), json!({ "rows": 2, "new": 2 }));
    assert_eq!(practice.ask("dropped.list", json!({})), json!([{ "name": "payments.csv" }]));
    assert!(folder.join("done/tally.csv").exists());

    fs::write(folder.join("tally.csv"), sample("tally.csv")).unwrap();
    assert_eq!(told(&bring_in("tally.csv")), json!({ "rows": 2, "known": 2 }));
    assert!(folder.join("done/tally-2.csv").exists(), "what is there already keeps its name");
}

#[test]
fn nothing_outside_the_folder_can_be_chosen() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    fs::write(practice.folder().join("nenrin").join("outside.csv"), sample("tally.csv")).unwrap();
    for name in ["../outside.csv", "/etc/passwd", "missing.csv", ""] {
        assert_eq!(practice.refused("dropped.choose", json!({ "name": name }))["code"], "P-208", "{name}");
    }
}

#[test]
fn a_file_that_is_not_wanted_is_set_aside_stays_away_under_any_name_and_can_be_put_back() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    let drop = |name: &str, of: &str| fs::write(folder.join(name), sample(of)).unwrap();
    let listed = |command: &str| practice.ask(command, json!({}));
    drop("tally.csv", "tally.csv");
    drop("payments.csv", "payments.csv");
    practice.ask("dropped.set_aside", json!({ "name": "tally.csv" }));
    assert_eq!(listed("dropped.list"), json!([{ "name": "payments.csv" }]));
    assert_eq!(listed("dropped.list_aside"), json!([{ "name": "tally.csv" }]));

    drop("tally (1).csv", "tally.csv");
    assert_eq!(listed("dropped.list"), json!([{ "name": "payments.csv" }]), "it says the same");
    drop("tally.csv", "typeform.csv");
    assert_eq!(
        listed("dropped.list"),
        json!([{ "name": "payments.csv" }, { "name": "tally.csv" }]),
        "it says otherwise"
    );
    practice.ask("dropped.set_aside", json!({ "name": "tally.csv" }));
    assert_eq!(listed("dropped.list_aside"), json!([{ "name": "tally-2.csv" }, { "name": "tally.csv" }]));

    practice.ask("dropped.put_back", json!({ "name": "tally.csv" }));
    let waiting = json!([{ "name": "payments.csv" }, { "name": "tally (1).csv" }, { "name": "tally.csv" }]);
    assert_eq!(listed("dropped.list"), waiting);
    for (command, name) in [("dropped.set_aside", "../outside.csv"), ("dropped.put_back", "payments.csv")] {
        assert_eq!(practice.refused(command, json!({ "name": name }))["code"], "P-208");
    }
}

#[test]
fn a_file_of_a_name_that_was_brought_in_a_hundred_times_is_put_away_too() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    fs::create_dir(folder.join("done")).unwrap();
    fs::write(folder.join("done/tally.csv"), "").unwrap();
    for number in 2..=101 {
        fs::write(folder.join(format!("done/tally-{number}.csv")), "").unwrap();
    }
    fs::write(folder.join("tally.csv"), sample("tally.csv")).unwrap();
    let token = practice.ask("dropped.choose", json!({ "name": "tally.csv" }))["token"].as_u64().unwrap();
    let report = practice.run_import(&practice.look_again(token, json!({})));
    assert_eq!((&report["counts"]["new"], &report["left"]), (&json!(2), &json!(false)));
    assert!(folder.join("done/tally-102.csv").exists());
    assert_eq!(practice.ask("dropped.list", json!({})), json!([]));
}

#[test]
fn a_file_that_was_brought_in_and_cannot_be_put_away_is_told() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    // No file can be moved into a file.
    fs::write(folder.join("done"), "").unwrap();
    fs::write(folder.join("tally.csv"), sample("tally.csv")).unwrap();
    let token = practice.ask("dropped.choose", json!({ "name": "tally.csv" }))["token"].as_u64().unwrap();
    let report = practice.run_import(&practice.look_again(token, json!({})));
    assert_eq!((&report["counts"]["new"], &report["left"]), (&json!(2), &json!(true)));
}

#[test]
fn what_says_the_same_as_the_hundredth_file_set_aside_stays_away() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    fs::create_dir(folder.join("aside")).unwrap();
    for number in 0..150 {
        fs::write(folder.join(format!("aside/{number:03}.csv")), format!("{number}")).unwrap();
    }
    fs::write(folder.join("again.csv"), "149").unwrap();
    assert_eq!(practice.ask("dropped.list", json!({})), json!([]));
}

/// Puts a history as a zip into the folder. Answers the number of the choice.
fn drop_history(practice: &Practice, folder: &Path) -> Json {
    let mut zip = zip::ZipWriter::new(fs::File::create(folder.join("history.zip")).unwrap());
    let tables = tables(&[]);
    for entry in fs::read_dir(tables.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(&path).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    practice.ask("dropped.choose", json!({ "name": "history.zip" }))["token"].clone()
}

#[test]
fn a_history_that_was_brought_in_from_the_folder_is_put_away() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    let token = drop_history(&practice, &folder);
    practice.ask("history.check", json!({ "token": token }));
    assert!(folder.join("history.zip").exists(), "a look changes nothing");
    let report = practice.ask("history.bring_in", json!({ "token": token, "name": "" }));
    assert_eq!(report["left"], false);
    assert_eq!(practice.ask("dropped.list", json!({})), json!([]));
    assert!(folder.join("done/history.zip").exists());
}

#[test]
fn a_history_that_was_brought_in_and_cannot_be_put_away_is_told() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    // No file can be moved into a file.
    fs::write(folder.join("done"), "").unwrap();
    let token = drop_history(&practice, &folder);
    let report = practice.ask("history.bring_in", json!({ "token": token, "name": "" }));
    assert_eq!((&report["left"], &report["problem_count"]), (&json!(true), &json!(0)));
    assert_eq!(practice.ask("dropped.list", json!({})), json!([{ "name": "history.zip" }]));
}

#[test]
fn what_lies_in_the_folder_and_can_never_be_brought_in_is_told_until_it_is_dismissed_or_changes() {
    let practice = Practice::on(TODAY);
    assert_eq!(practice.ask("dropped.list_unusable", json!({})), json!([]), "there is no folder yet");
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    for name in ["契約書.pdf", "名簿.docx", "名刺.jpg", "tally.csv", ".DS_Store", "~lock.xlsx", "list.csv.crdownload"]
    {
        fs::write(folder.join(name), "words").unwrap();
    }
    for name in ["2026年.csv", "done", "aside"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let told = || practice.ask("dropped.list_unusable", json!({}));
    let line = |name: &str, why: &str| json!({ "name": name, "why": why });
    let [folder_2026, contract, card, list] = [
        line("2026年.csv", "folder"),
        line("契約書.pdf", "not_a_table"),
        line("名刺.jpg", "not_a_table"),
        line("名簿.docx", "not_a_table"),
    ];
    let mut all = [&folder_2026, &contract, &card, &list].map(Clone::clone).to_vec();
    all.sort_by_key(|it| it["name"].as_str().unwrap().to_owned());
    assert_eq!(told(), json!(all));
    assert_eq!(practice.ask("dropped.list", json!({})), json!([{ "name": "tally.csv" }]));

    for gone in [&contract, &folder_2026] {
        practice.ask("dropped.dismiss", json!({ "name": gone["name"] }));
        all.retain(|it| it != gone);
        assert_eq!(told(), json!(all));
    }
    assert!(folder.join("契約書.pdf").exists(), "it stays where it lies");
    fs::write(folder.join("契約書.pdf"), "other words").unwrap();
    assert!(told().as_array().unwrap().contains(&contract), "it has changed");
    fs::remove_file(folder.join("名刺.jpg")).unwrap();
    assert!(!told().as_array().unwrap().contains(&card));
    for name in ["tally.csv", "gone.pdf", "../nenrin.db", "done"] {
        assert_eq!(practice.refused("dropped.dismiss", json!({ "name": name }))["code"], "P-208", "{name}");
    }
    let kept = fs::read_to_string(practice.folder().join("nenrin/import-dismissed")).unwrap();
    assert!(!kept.contains("2026"), "a name may be somebody's");
}
