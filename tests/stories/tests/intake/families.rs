//! People who are reached in one way: brothers and sisters with the address of their mother are not one person.

use nenrin_stories::{Json, Practice, json};

use crate::{TODAY, bring_in, file, learner_fields, told};

const SIBLINGS: &str = "氏名,フリガナ,メールアドレス,電話番号\n\
    山田 花子,ヤマダ ハナコ,oya@example.jp,03-1234-5678\n\
    山田 太郎,ヤマダ タロウ,oya@example.jp,03-1234-5678\n\
    山田　花子,やまだ はなこ,oya@example.jp,03-1234-5678\n";

/// The names of all learners.
fn names(practice: &Practice) -> Vec<String> {
    let all = practice.ask("learners.list", json!({}));
    let mut names: Vec<_> =
        all.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// Looks at a file of somebody who may be here, says that it is somebody else, and brings it in.
fn bring_as_new(practice: &Practice, bytes: &str) {
    let (_folder, path) = file("b.csv", bytes);
    let (token, looked) = practice.look_at_file(&path);
    let choices: Vec<_> = looked["doubts"].as_array().unwrap().iter().map(new).collect();
    practice.run_import(&practice.look_again(token, json!({ "choices": choices })));
}

fn new(doubt: &Json) -> Json {
    json!({ "who": doubt["who"], "is": "new", "learner": null })
}

#[test]
fn siblings_with_one_mail_address_and_one_telephone_number_in_a_list_are_two_people() {
    for columns in [[2, 3], [2, 2], [3, 3]] {
        let practice = Practice::on(TODAY);
        let list: String = SIBLINGS
            .lines()
            .map(|line| {
                let cells: Vec<_> = line.split(',').collect();
                format!("{},{},{},{}\n", cells[0], cells[1], cells[columns[0]], cells[columns[1]])
            })
            .collect();
        bring_in(&practice, "a.csv", &list);
        assert_eq!(names(&practice), ["山田 太郎", "山田 花子"], "{list}");
        let counts = bring_in(&practice, "a.csv", &list);
        assert_eq!((&counts["new"], &counts["updated"]), (&json!(0), &json!(0)));
        let asked = practice.ask("upkeep.view", json!({}))["alike"]["total"].clone();
        assert_eq!(asked, 1, "that they may be one is offered");
    }
}

#[test]
fn a_brother_of_somebody_who_is_here_is_asked_about_and_stays_known_as_himself() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前,メール\n山田 花子,oya@example.jp\n");
    let list = "名前,メール,相談内容\n山田 太郎,oya@example.jp,受験\n";
    let (_folder, path) = file("b.csv", list);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "waiting": 1 }));
    assert_eq!(looked["doubts"][0]["perhaps"][0]["name"], "山田 花子");
    bring_as_new(&practice, list);
    assert_eq!(names(&practice), ["山田 太郎", "山田 花子"]);
    assert_eq!(learner_fields(&practice, "山田 花子")["concern"], Json::Null);
    let more = "名前,メール,電話\n山田 太郎,oya@example.jp,03-1234-5678\n";
    assert_eq!(told(&bring_in(&practice, "c.csv", more)), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(learner_fields(&practice, "山田 太郎")["phone"], "03-1234-5678");
}

#[test]
fn a_mother_who_fills_in_a_form_for_two_children_applies_for_two() {
    let practice = Practice::on(TODAY);
    let form = "タイムスタンプ,お名前,メールアドレス,相談内容\n\
        2026/11/19 19:56:35,山田 花子,oya@example.jp,受験\n2026/11/19 19:59:10,山田 太郎,oya@example.jp,部活\n";
    assert_eq!(told(&bring_in(&practice, "申込.csv", form)), json!({ "rows": 2, "new": 2 }));
    assert_eq!(names(&practice), ["山田 太郎", "山田 花子"]);
    assert_eq!(learner_fields(&practice, "山田 太郎")["concern"], "部活");
    assert_eq!(practice.every("application").len(), 2);
}

#[test]
fn one_name_in_two_spellings_or_by_its_reading_is_one_person() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "氏名,フリガナ,メール\n髙橋 健,タカハシ ケン,ken@example.jp\n");
    for row in ["高橋健,,ken@example.jp", "たかはし けん,,ken@example.jp", "高橋 建,たかはしけん,ken@example.jp"]
    {
        let counts = bring_in(&practice, "b.csv", format!("氏名,フリガナ,メール\n{row}\n"));
        assert_eq!(told(&counts), json!({ "rows": 1, "known": 1 }), "{row}");
    }
}

#[test]
fn a_booking_of_a_brother_waits_and_a_payment_by_the_mother_does_not() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前,メール\n山田 花子,oya@example.jp\n");
    let booking = "開始日時,終了日時,お名前,メール\n2026/11/27 10:00,2026/11/27 11:00,山田 太郎,oya@example.jp\n";
    assert_eq!(told(&bring_in(&practice, "予約.csv", booking)), json!({ "rows": 1, "waiting": 1 }));
    let payment = "日付,金額,氏名,メール\n2026/11/10,5000,山田 良子,oya@example.jp\n";
    assert_eq!(told(&bring_in(&practice, "入金.csv", payment)), json!({ "rows": 1, "new": 1 }));
}
