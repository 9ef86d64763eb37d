//! The folder into which files are dropped.

use std::fs;
use std::io::Write as _;

use nenrin_stories::{Practice, json, tables};

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

#[test]
fn a_history_that_was_brought_in_from_the_folder_is_put_away() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    let mut zip = zip::ZipWriter::new(fs::File::create(folder.join("history.zip")).unwrap());
    let tables = tables(&[]);
    for entry in fs::read_dir(tables.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(&path).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    let token = practice.ask("dropped.choose", json!({ "name": "history.zip" }))["token"].clone();
    practice.ask("history.check", json!({ "token": token }));
    assert!(folder.join("history.zip").exists(), "a look changes nothing");
    practice.ask("history.bring_in", json!({ "token": token, "name": "" }));
    assert_eq!(practice.ask("dropped.list", json!({})), json!([]));
    assert!(folder.join("done/history.zip").exists());
}
