//! A learner asks for erasure: told before what goes, gone everywhere, and not brought back by the same history.

use std::fs;

use nenrin_stories::{Practice, json, tables};

const TODAY: &str = "2026-11-20";

#[test]
fn a_learner_who_is_erased_is_in_no_list_and_the_practice_verifies() {
    let practice = Practice::on(TODAY);
    let (mei, ren) = (practice.learner("田中 芽衣"), practice.learner("山本 蓮"));
    let _ = practice.package(&mei, 4, "2026-10-01");
    let session = practice.booked(&mei, "2026-11-18", "10:00");
    practice.record(&mei, &session, "秘密の面談メモ");
    let find = json!({ "text": "秘密", "limit": null });
    let found = || practice.ask("search.find", find.clone()).as_array().unwrap().len();
    let looked = practice.ask("learner.erasure", json!({ "learner": mei }));
    assert_eq!((&looked["stays"]["contract"], &looked["goes"]["session"]), (&json!(1), &json!(1)));
    assert_eq!(found(), 1);

    assert_eq!(practice.ask("learner.erase", json!({ "learner": mei })), looked);
    assert_eq!(found(), 0);
    assert_eq!(practice.learners(), [ren]);
    assert!(!practice.ask("week.unbooked", json!({})).to_string().contains(&mei));
    for command in ["learner.view", "learner.erasure", "learner.erase"] {
        assert_eq!(practice.refused(command, json!({ "learner": mei }))["code"], "P-210", "{command}");
    }
    assert_eq!(practice.refused("act.undo", json!({ "seq": null }))["code"], "P-210");
    let late = json!({ "learner": mei, "text": "遅い壁", "category": null, "session": null, "opened_on": null });
    assert_eq!(practice.refused("obstacle.add", late)["code"], "P-210");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn the_same_history_does_not_bring_an_erased_learner_back() {
    let practice = Practice::on(TODAY);
    let folder = tables(&[]);
    practice.bring_in(folder.path());
    let learner = practice.learners().remove(0);
    practice.ask("learner.erase", json!({ "learner": learner }));
    let once = practice.rows();
    let again = practice.bring_in(folder.path());
    assert!(
        again["tables"].as_array().unwrap().iter().all(|table| table["new"] == 0 && table["updated"] == 0),
        "{again}"
    );
    assert_eq!(practice.rows(), once);
    // Nor under another first day, from which another identity would be made.
    let rows = fs::read_to_string(folder.path().join("learners.csv")).unwrap();
    fs::write(folder.path().join("learners.csv"), rows.replace("2026-", "2025-")).unwrap();
    practice.bring_in(folder.path());
    assert_eq!(practice.rows(), once);
    assert!(practice.learners().is_empty());
}

#[test]
fn an_archive_of_what_is_left_comes_back_as_it_was() {
    let practice = Practice::on(TODAY);
    let folder = tables(&[]);
    practice.bring_in(folder.path());
    let _ = practice.learner("山本 蓮");
    let learner = practice.learners().remove(0);
    practice.ask("learner.erase", json!({ "learner": learner }));
    let archives = tempfile::tempdir().unwrap();
    let [first, second] = ["first.zip", "second.zip"].map(|name| archives.path().join(name));
    practice.will_pick(&first);
    practice.ask("archive.export", json!({}));
    let other = Practice::not_yet(TODAY);
    other.will_pick(&first);
    other.ask("archive.import", json!({}));
    other.will_pick(&second);
    other.ask("archive.export", json!({}));
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
    assert_eq!(other.rows(), practice.rows());
}
