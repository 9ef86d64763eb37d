//! What a file says otherwise than what is recorded: shown cell by cell, and taken where the coach says so.

use nenrin_stories::{Json, Practice, json};

use crate::own::list;
use crate::{TODAY, bring_in, file, learner_fields, told};

const LIST: &str =
    "氏名,メール,電話,相談内容\n佐藤 美咲,misaki@example.jp,090-1111-1111,\n髙橋 健,ken@example.jp,090-2222-2222,\n";

fn practice() -> Practice {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", LIST);
    practice
}

/// The cells that a look shows: line, meaning, what is recorded, what the file says, and which of them stands.
fn cells(looked: &Json) -> Vec<String> {
    let say = |cell: &Json| {
        let word = |key: &str| cell[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} {} {} {}", cell["line"], word("meaning"), word("here"), word("told"), word("stands"))
    };
    looked["kept"].as_array().unwrap().iter().map(say).collect()
}

fn take(lines: &[(u64, &str)]) -> Json {
    json!({ "takes": lines.iter().map(|(line, meaning)| json!({ "line": line, "meaning": meaning })).collect::<Vec<_>>() })
}

#[test]
fn a_cell_that_says_otherwise_is_shown_and_stays_unless_it_is_taken() {
    let practice = practice();
    let before = practice.rows();
    let changed = LIST.replace("090-1111-1111,", "080-9999-9999,転職").replace("090-2222", "070-2222");
    let (_folder, path) = file("b.csv", &changed);
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "updated": 1, "known": 1 }), "the concern fills a gap");
    let [misaki, ken] = ["2 phone 090-1111-1111 080-9999-9999", "3 phone 090-2222-2222 070-2222-2222"];
    assert_eq!(cells(&looked), [format!("{misaki} here"), format!("{ken} here")]);

    let looked = practice.look_again(token, take(&[(3, "phone")]));
    assert_eq!(cells(&looked), [format!("{misaki} here"), format!("{ken} told")]);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "updated": 2 }));
    practice.run_import(&looked);
    let [misaki, ken] = ["佐藤 美咲", "髙橋 健"].map(|name| learner_fields(&practice, name));
    assert_eq!((&misaki["phone"], &misaki["concern"]), (&json!("090-1111-1111"), &json!("転職")));
    assert_eq!(ken["phone"], "070-2222-2222");
    assert_eq!(practice.undo()["kind"], "import.run");
    assert_eq!(practice.rows(), before, "with one undo");
}

#[test]
fn a_row_that_came_before_offers_what_it_says_and_fills_nothing_by_itself() {
    let practice = practice();
    let misaki = crate::learner(&practice, "佐藤 美咲");
    let mut fields = learner_fields(&practice, "佐藤 美咲");
    fields["phone"] = json!("080-9999-9999");
    practice.ask("learner.change", json!({ "learner": misaki, "fields": fields }));
    let before = practice.rows();
    let (_folder, path) = file("a.csv", LIST);
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "known": 2 }));
    assert_eq!(cells(&looked), ["2 phone 080-9999-9999 090-1111-1111 here"]);
    practice.run_import(&looked);
    assert_eq!(practice.rows(), before);
    practice.run_import(&practice.look_again(token, take(&[(2, "phone")])));
    assert_eq!(learner_fields(&practice, "佐藤 美咲")["phone"], "090-1111-1111");
}

#[test]
fn a_list_of_ours_that_was_changed_elsewhere_says_what_it_says_otherwise() {
    let (from, to) = (practice(), Practice::on(TODAY));
    let (name, bytes) = list(&from, "plain");
    bring_in(&to, &name, &bytes);
    let changed = String::from_utf8(bytes).unwrap().replace("090-1111-1111", "080-9999-9999");
    for practice in [from, to] {
        let before = practice.rows();
        let (_folder, path) = file(&name, &changed);
        let (token, looked) = practice.look_at_file(&path);
        assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "known": 2 }));
        let shown = cells(&looked);
        assert!(shown.len() == 1 && shown[0].ends_with("phone 090-1111-1111 080-9999-9999 here"), "{shown:?}");
        let line = looked["kept"][0]["line"].as_u64().unwrap();
        practice.run_import(&practice.look_again(token, take(&[(line, "phone")])));
        assert_eq!(learner_fields(&practice, "佐藤 美咲")["phone"], "080-9999-9999");
        practice.undo();
        assert_eq!(practice.rows(), before);
    }
}

#[test]
fn what_stands_in_a_field_of_the_coachs_own_can_be_taken_too() {
    let practice = practice();
    let field = json!({ "id": null, "name": "職業", "kind": "text", "choices": [], "offered": true });
    practice.ask("custom_field.save", json!({ "subject": "learner", "fields": [field] }));
    let table = |job: &str| format!("氏名,メール,職業\n佐藤 美咲,misaki@example.jp,{job}\n");
    bring_in(&practice, "a.csv", table("教員"));
    let before = practice.rows();
    let (_folder, path) = file("b.csv", table("看護師"));
    let (token, looked) = practice.look_at_file(&path);
    let meaning = looked["kept"][0]["meaning"].as_str().unwrap().to_owned();
    assert_eq!(cells(&looked), [format!("2 {meaning} 教員 看護師 here")]);
    practice.run_import(&practice.look_again(token, take(&[(2, &meaning)])));
    assert!(practice.every("custom_value")[0].contains("看護師"));
    practice.undo();
    assert_eq!(practice.rows(), before);
}
