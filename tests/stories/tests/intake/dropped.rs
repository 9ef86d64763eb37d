//! The folder into which files are dropped.

use std::fs;

use nenrin_stories::{Practice, json};

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
