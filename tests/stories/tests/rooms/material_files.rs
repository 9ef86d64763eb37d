use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use nenrin_practice::backups::Reason;
use nenrin_stories::{Json, Practice, json, text};

use crate::broken_rule;

/// SHA-256 of `abc`.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// The coach chooses a file of this name and adds it.
fn add(practice: &Practice, name: &str, bytes: &[u8], learners: &Json) -> Json {
    let path = practice.folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    let token = choose(practice, &path)["token"].take();
    let fields = json!({ "token": token, "title": name, "learners": learners, "session": null });
    practice.ask("material.add_file", fields)
}

fn choose(practice: &Practice, path: &Path) -> Json {
    practice.will_pick(path);
    practice.ask("material.choose_file", json!({}))
}

fn blobs(practice: &Practice) -> PathBuf {
    practice.folder().join("nenrin/practice/blobs")
}

fn kept(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn state(practice: &Practice) -> Json {
    practice.ask("material.list", json!({}))[0]["file"]["state"].take()
}

fn saved(practice: &Practice, material: &Json) -> Vec<u8> {
    let copy = practice.folder().join("copy");
    practice.will_pick(&copy);
    practice.ask("material.save_copy", json!({ "material": material }));
    std::fs::read(copy).unwrap()
}

fn findings(practice: &Practice) -> Json {
    let verdict = practice.ask("practice.verify", json!({}));
    verdict["findings"].as_array().unwrap().iter().map(|finding| finding["kind"].clone()).collect()
}

#[test]
fn a_file_is_added_shared_found_and_given_out_again() {
    let practice = Practice::on("2026-11-20");
    let (sato, tanaka) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽"));
    let material = add(&practice, "発表の型.pdf", b"abc", &json!([sato, tanaka, sato]));
    let list = practice.ask("material.list", json!({}));
    assert_eq!(list[0]["file"], json!({ "name": "発表の型.pdf", "size": 3, "state": "whole" }));
    assert_eq!(list[0]["shares"].as_array().unwrap().len(), 2);
    assert_eq!(kept(&blobs(&practice)), [ABC]);
    let found = practice.ask("material.find", json!({ "text": "型 PDF", "limit": 5 }));
    assert_eq!(found[0]["id"], material);
    let page = json!({ "learner": sato, "kinds": ["material"], "limit": 9 });
    assert_eq!(practice.ask("timeline.page", page)["events"][0]["title"], "発表の型.pdf");
    assert_eq!(saved(&practice, &material), b"abc");

    practice.undo();
    assert_eq!(practice.ask("material.list", json!({})), json!([]));
    practice.ask("act.redo", json!({}));
    assert_eq!(state(&practice), "whole");
    assert_eq!(findings(&practice), json!([]));
}

#[test]
fn the_same_file_twice_is_kept_once_under_whatever_names() {
    let practice = Practice::on("2026-11-20");
    for name in ["con.txt", "مرحبا.txt", "a\u{202e}txt.exe", "..."] {
        add(&practice, name, b"abc", &json!([]));
    }
    assert_eq!(kept(&blobs(&practice)), [ABC]);
    let list = practice.ask("material.list", json!({}));
    assert_eq!(list[1]["file"]["name"], "atxt.exe", "nothing turns how it ends");
    assert_eq!(practice.every("material").len(), 4);
}

#[test]
fn a_file_beyond_50_mb_and_a_choice_that_is_used_up_are_refused() {
    let practice = Practice::on("2026-11-20");
    let path = practice.folder().join("large.mp4");
    std::fs::File::create(&path).unwrap().set_len((50 << 20) + 1).unwrap();
    practice.will_pick(&path);
    let refused = practice.refused("material.choose_file", json!({}));
    assert_eq!(broken_rule(&refused), ("file", "at_most_50_mb"));

    // Grown between the choice and the adding.
    std::fs::write(&path, "small").unwrap();
    let token = choose(&practice, &path)["token"].take();
    std::fs::File::create(&path).unwrap().set_len((50 << 20) + 1).unwrap();
    let fields = json!({ "token": token, "title": "動画", "learners": [], "session": null });
    assert_eq!(broken_rule(&practice.refused("material.add_file", fields.clone())), ("file", "at_most_50_mb"));
    assert_eq!((kept(&blobs(&practice)), practice.every("material")), (vec![], vec![]));

    std::fs::write(&path, "small").unwrap();
    practice.ask("material.add_file", fields.clone());
    assert_eq!(practice.refused("material.add_file", fields)["code"], "P-208");
}

#[test]
fn a_lost_or_broken_file_is_told_of_and_comes_back_when_it_is_added_again() {
    let practice = Practice::on("2026-11-20");
    let material = add(&practice, "ワークシート.pdf", b"abc", &json!([]));
    let at = blobs(&practice).join(ABC);
    std::fs::write(&at, "xyz").unwrap();
    let saving = json!({ "material": material });
    assert_eq!(practice.refused("material.save_copy", saving.clone())["code"], "F-702");
    assert_eq!(findings(&practice), json!(["file_broken"]));
    std::fs::write(&at, "longer").unwrap();
    assert_eq!(state(&practice), "broken");
    std::fs::remove_file(&at).unwrap();
    assert_eq!(state(&practice), "missing");
    assert_eq!(practice.refused("material.save_copy", saving)["code"], "F-701");
    assert_eq!(findings(&practice), json!(["file_missing"]));
    add(&practice, "ワークシート.pdf", b"abc", &json!([]));
    assert_eq!((findings(&practice), saved(&practice, &material)), (json!([]), b"abc".to_vec()));
}

#[test]
fn an_archive_carries_the_files_and_comes_back_to_the_byte() {
    let practice = Practice::on("2026-11-20");
    // Zeros that would swell like a bomb if they were packed.
    add(&practice, "録音.wav", &vec![0; 11 << 20], &json!([]));
    add(&practice, "型.pdf", b"abc", &json!([]));
    practice.undo();
    add(&practice, "失くした.pdf", b"lost", &json!([]));
    let lost = practice.ask("material.list", json!({}))[0]["id"].take();
    let paths = kept(&blobs(&practice)).into_iter().map(|name| blobs(&practice).join(name));
    let four_bytes = |path: &PathBuf| std::fs::metadata(path).unwrap().len() == 4;
    paths.filter(four_bytes).for_each(|path| std::fs::remove_file(path).unwrap());

    let [one, two] = ["one.zip", "two.zip"].map(|name| practice.folder().join(name));
    practice.will_pick(&one);
    let written = practice.ask("archive.export", json!({}));
    assert_eq!((&written["attachments"], &written["lacking"]), (&json!(2), &json!(1)));

    let other = Practice::not_yet("2026-11-20");
    other.will_pick(&one);
    other.ask("archive.import", json!({}));
    assert_eq!(kept(&blobs(&other)), kept(&blobs(&practice)));
    assert_eq!(other.refused("material.save_copy", json!({ "material": lost }))["code"], "F-701");
    other.will_pick(&two);
    other.ask("archive.export", json!({}));
    assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(&two).unwrap());
}

#[test]
fn an_archive_whose_file_was_changed_brings_nothing() {
    let practice = Practice::on("2026-11-20");
    add(&practice, "型.pdf", b"one of a kind", &json!([]));
    let archive = practice.folder().join("one.zip");
    practice.will_pick(&archive);
    practice.ask("archive.export", json!({}));
    let mut bytes = std::fs::read(&archive).unwrap();
    let at = bytes.windows(13).position(|it| it == b"one of a kind").unwrap();
    bytes[at] = b'0';
    std::fs::write(&archive, bytes).unwrap();
    let other = Practice::not_yet("2026-11-20");
    other.will_pick(&archive);
    assert_eq!(other.refused("archive.import", json!({}))["code"], "A-501");
    assert_eq!(kept(&blobs(&other)), Vec::<String>::new());
}

#[test]
fn a_backup_has_the_files_and_mends_them() {
    let practice = Practice::on("2026-11-20");
    let material = add(&practice, "型.pdf", b"abc", &json!([]));
    practice.with(|call| call.back_up(Reason::Import)).unwrap();
    let spare = practice.folder().join("nenrin/backups/blobs");
    assert_eq!(kept(&spare), [ABC]);
    std::fs::write(blobs(&practice).join(ABC), "xyz").unwrap();
    assert_eq!(saved(&practice, &material), b"abc");
    assert_eq!(findings(&practice), json!([]));
    practice.ask("backup.remove_all", json!({}));
    assert_eq!((kept(&spare), kept(&blobs(&practice))), (vec![], vec![ABC.to_owned()]));
}

#[test]
fn erasing_leaves_the_coachs_library_but_for_what_is_chosen_to_go_with_its_file() {
    let practice = Practice::on("2026-11-20");
    let (sato, tanaka) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽"));
    add(&practice, "二人に.pdf", b"abc", &json!([sato, tanaka]));
    let about_her = add(&practice, "佐藤さんの目標.pdf", b"hers", &json!([sato]));
    let worksheet = add(&practice, "発表の型.pdf", b"worksheet", &json!([sato]));
    add(&practice, "取り消した.pdf", b"taken back", &json!([sato]));
    practice.undo();
    assert_eq!(kept(&blobs(&practice)).len(), 4);
    let only_theirs = |goes: bool| {
        json!([
            { "id": worksheet, "title": "発表の型.pdf", "is_file": true, "goes": false },
            { "id": about_her, "title": "佐藤さんの目標.pdf", "is_file": true, "goes": goes },
        ])
    };
    let sorted = |looked: &Json| {
        let mut materials = looked["materials"].as_array().unwrap().clone();
        materials.sort_by_key(|one| one["title"] != "発表の型.pdf");
        Json::from(materials)
    };
    let looked = practice.ask("learner.erasure", json!({ "learner": sato }));
    assert_eq!(sorted(&looked), only_theirs(false), "nothing goes unless it is said");
    assert_eq!((&looked["goes"]["share"], &looked["goes"]["material"]), (&json!(3), &Json::Null));
    let chosen = json!({ "learner": sato, "along": { "materials": [about_her], "waiting": [] } });
    let looked = practice.ask("learner.erasure", chosen.clone());
    assert_eq!(sorted(&looked), only_theirs(true));
    assert_eq!((&looked["goes"]["share"], &looked["goes"]["material"]), (&json!(3), &json!(1)));

    assert_eq!(practice.ask("learner.erase", chosen), looked);
    assert_eq!(kept(&blobs(&practice)).len(), 2);
    let list = practice.ask("material.list", json!({}));
    let left: Vec<_> = list.as_array().unwrap().iter().map(|one| (&one["title"], &one["file"]["state"])).collect();
    let whole = json!("whole");
    assert_eq!(left, [(&json!("発表の型.pdf"), &whole), (&json!("二人に.pdf"), &whole)]);
    assert_eq!(saved(&practice, &worksheet), b"worksheet");
    assert_eq!(list[0]["shares"], json!([]));
    assert_eq!(findings(&practice), json!([]));
}

#[test]
fn what_nothing_names_goes_after_a_month_and_nothing_else_does() {
    let practice = Practice::on("2026-11-20");
    add(&practice, "型.pdf", b"abc", &json!([]));
    practice.undo();
    // As a program leaves it that is killed between the bytes and the row, or while it copies.
    let (stray, unfinished) = (blobs(&practice).join("0".repeat(64)), blobs(&practice).join("1234.part"));
    let hand = blobs(&practice).join("memo.txt");
    for path in [&stray, &unfinished, &hand] {
        std::fs::write(path, "left").unwrap();
    }
    let yesterday = UNIX_EPOCH + Duration::from_secs(1_795_046_400);
    std::fs::File::options().write(true).open(&stray).unwrap().set_modified(yesterday).unwrap();
    let practice = practice.reopened();
    assert_eq!((stray.exists(), unfinished.exists()), (true, false));
    practice.it_is("2026-12-18", "09:00");
    let practice = practice.reopened();
    assert!(stray.exists());
    practice.it_is("2026-12-25", "09:00");
    let practice = practice.reopened();
    assert!(!stray.exists());
    assert!(hand.exists());
    practice.it_is("2026-11-20", "12:00");
    practice.ask("act.redo", json!({}));
    assert_eq!(state(&practice), "whole");
}

#[test]
fn a_material_goes_with_its_shares_and_comes_back_with_them() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let material = add(&practice, "型.pdf", b"abc", &json!([sato]));
    practice.ask("material.remove", json!({ "material": material }));
    let of_sato = || practice.ask("material.of_learner", json!({ "learner": sato }));
    assert_eq!(of_sato(), json!([]));
    practice.undo();
    assert_eq!(of_sato()[0]["material"]["title"], "型.pdf");
    assert_eq!(text(&of_sato()[0]["material"]["file"]["state"]), "whole");
}

#[test]
fn a_file_of_the_data_folder_is_no_material() {
    let practice = Practice::on("2026-11-20");
    let own = practice.folder().join("nenrin/practice/nenrin.db");
    assert!(own.is_file());
    let mut ways = vec![own.clone()];
    #[cfg(unix)]
    {
        let link = practice.folder().join("link.db");
        std::os::unix::fs::symlink(&own, &link).unwrap();
        ways.push(link);
    }
    for way in ways {
        practice.will_pick(&way);
        let refused = practice.refused("material.choose_file", json!({}));
        assert_eq!(broken_rule(&refused), ("file", "outside_the_data_folder"), "{}", way.display());
    }
}
