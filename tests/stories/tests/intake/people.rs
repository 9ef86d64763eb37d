//! Lists of people and the answers of forms.

use nenrin_stories::{Json, Practice, json};

use crate::{TODAY, bring_in, file, learner, learner_fields, told};

const LIST: &str = "氏名,フリガナ,メールアドレス,電話番号,タグ\n\
    佐藤 美咲,さとう みさき,misaki@example.jp,090-1234-5678,朝活\n\
    髙橋 健,たかはし けん,ken@example.jp,'+81 90-2222-3333,\n\
    中村 葵,なかむら あおい,aoi@example.jp,9.01235E+09,\n";

#[test]
fn a_list_of_learners_comes_in_once_and_goes_back_with_one_undo() {
    let practice = Practice::on(TODAY);
    let before = practice.rows();
    let (_folder, path) = file("受講者.csv", LIST);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!((looked["source"].as_str(), looked["kind"].as_str()), (Some("table"), Some("people")));
    assert_eq!((looked["encoding"].as_str(), looked["delimiter"].as_str()), (Some("utf_8"), Some("comma")));
    assert_eq!(practice.rows(), before, "looking changes nothing");
    let problem = &looked["problems"][0];
    assert_eq!((problem["line"].as_u64(), problem["column"].as_str()), (Some(4), Some("電話番号")));
    assert_eq!(problem["kind"], "lost_digits");

    assert_eq!(told(&practice.run_import(&looked)["counts"]), json!({ "rows": 3, "new": 2, "faulty": 1 }));
    let fields = learner_fields(&practice, "髙橋 健");
    assert_eq!((fields["phone"].as_str(), fields["kana"].as_str()), (Some("+81 90-2222-3333"), Some("たかはし けん")));
    let once = practice.rows();

    assert_eq!(told(&bring_in(&practice, "受講者.csv", LIST)), json!({ "rows": 3, "known": 2, "faulty": 1 }));
    assert_eq!(practice.rows(), once);
    assert_eq!(practice.undo()["kind"], "import.run");
    assert_eq!(practice.rows(), before);
}

#[test]
fn the_same_list_in_shift_jis_is_the_same_list() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "list.csv", LIST);
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(LIST);
    let semicolons = String::from_utf8(bytes.to_vec()).is_err();
    assert!(semicolons, "it is no UTF-8");
    assert_eq!(told(&bring_in(&practice, "list.csv", bytes)), json!({ "rows": 3, "known": 2, "faulty": 1 }));
}

#[test]
fn a_mail_address_tells_who_it_is_and_only_blanks_are_filled() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前,メール,電話\n山田 花子,hanako@example.jp,\n");
    let (_folder, path) = file(
        "b.csv",
        "name,mail,phone,birthday\n山田花子,HANAKO@example.jp,03-1234-5678,1990/2/28\n,hanako@example.jp,,\n",
    );
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "updated": 1, "known": 1 }));
    practice.run_import(&looked);
    let fields = learner_fields(&practice, "山田 花子");
    assert_eq!((fields["phone"].as_str(), fields["birthday"].as_str()), (Some("03-1234-5678"), Some("1990-02-28")));
}

#[test]
fn a_name_alone_only_suggests_and_the_coach_decides() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前,メール\n山崎 愛,ai@example.jp\n");
    let (_folder, path) = file("b.csv", "名前,電話\n山﨑　愛,03-1234-5678\n");
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "waiting": 1 }));
    let perhaps = looked["doubts"][0]["perhaps"][0].clone();
    assert_eq!((looked["doubts"][0]["line"].as_u64(), perhaps["name"].as_str()), (Some(2), Some("山崎 愛")));

    let who = looked["doubts"][0]["who"].clone();
    let choice = |is: &str, learner: &Json| json!({ "choices": [{ "who": who, "is": is, "learner": learner }] });
    let other = practice.look_again(token, choice("new", &Json::Null));
    assert_eq!(told(&other["counts"]), json!({ "rows": 1, "new": 1 }));
    let same = practice.look_again(token, choice("learner", &perhaps["id"]));
    assert_eq!(told(&same["counts"]), json!({ "rows": 1, "updated": 1 }));
    practice.run_import(&same);
    assert_eq!(practice.learners().len(), 1);
    assert_eq!(learner_fields(&practice, "山崎 愛")["phone"], "03-1234-5678");
}

#[test]
fn whoever_came_as_somebody_else_is_not_asked_about_again() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前,メール\n山崎 愛,ai@example.jp\n");
    let before = practice.rows();
    let (_folder, path) = file("b.csv", "名前,電話\n山﨑　愛,03-1234-5678\n");
    let (token, looked) = practice.look_at_file(&path);
    let who = looked["doubts"][0]["who"].clone();
    let choices = json!([{ "who": who, "is": "new", "learner": null }]);
    practice.run_import(&practice.look_again(token, json!({ "choices": choices })));
    assert_eq!(practice.learners().len(), 2);
    for learner in practice.learners() {
        assert_eq!(practice.ask("learner.duplicates", json!({ "learner": learner })), json!([]));
    }
    assert_eq!(practice.ask("upkeep.view", json!({}))["alike"]["total"], 0);
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_was_said_of_columns_is_remembered_by_their_headings() {
    let practice = Practice::on(TODAY);
    let (_folder, path) = file("a.csv", "呼び名,連絡先\nはな,hana@example.jp\n");
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(looked["columns"][0]["meaning"], "ignored");
    let said = practice.look_again(token, json!({ "columns": ["name", "mail"] }));
    practice.run_import(&said);
    let (_other, path) = file("b.csv", "連絡先,呼び名\nken@example.jp,けん\n");
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(looked["remembered"], true);
    assert_eq!(
        (looked["columns"][0]["meaning"].as_str(), looked["columns"][1]["meaning"].as_str()),
        (Some("mail"), Some("name"))
    );
}

#[test]
fn a_kind_that_is_remembered_stays_when_one_column_is_said_otherwise() {
    let practice = Practice::on(TODAY);
    let table = "日にち,だれ,やったこと,しゅくだい\n2026-11-10,はな,話した,書く\n";
    let (_folder, path) = file("a.csv", table);
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(looked["kind"], "people");
    let said = practice.look_again(token, json!({ "kind": "sessions" }));
    let problems = said["problems"].as_array().unwrap();
    assert_eq!((problems.len(), &problems[0]["kind"]), (1, &json!("no_column")), "{problems:?}");
    assert_eq!(problems[0]["about"]["meaning"], "at", "it says which column is missing");
    let columns = json!(["at", "name", "talked", "next"]);
    practice.ask("learner.add", json!({ "name": "はな" }));
    let said = practice.look_again(token, json!({ "kind": "sessions", "columns": columns }));
    let choices = json!([{ "who": said["doubts"][0]["who"], "is": "nobody", "learner": null }]);
    let said = practice.look_again(token, json!({ "kind": "sessions", "columns": columns, "choices": choices }));
    practice.run_import(&said);
    let (_other, path) = file("b.csv", table.replace("話した", "聞いた"));
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!((&looked["kind"], &looked["remembered"]), (&json!("sessions"), &json!(true)));
    let said = practice.look_again(token, json!({ "columns": ["at", "name", "talked", "note"] }));
    assert_eq!(said["kind"], "sessions");
    let meanings: Vec<_> = said["columns"].as_array().unwrap().iter().map(|column| column["meaning"].clone()).collect();
    assert_eq!(meanings, ["at", "name", "talked", "note"]);
}

#[test]
fn how_somebody_likes_to_be_contacted_is_read_in_their_words() {
    let practice = Practice::on(TODAY);
    let list =
        "氏名,メール,連絡方法\n佐藤 美咲,misaki@example.jp,LINEでお願いします\n髙橋 健,ken@example.jp,電話かメール\n";
    assert_eq!(told(&bring_in(&practice, "a.csv", list)), json!({ "rows": 2, "new": 2 }));
    assert_eq!(learner_fields(&practice, "佐藤 美咲")["preferred_channel"], "line");
    assert_eq!(learner_fields(&practice, "髙橋 健")["preferred_channel"], Json::Null, "two ways are no way");
}

#[test]
fn the_answers_of_a_form_are_kept_as_they_were_asked() {
    let practice = Practice::on(TODAY);
    let form = "タイムスタンプ,お名前,メールアドレス,今いちばん困っていることは？\n\
        2026/11/19 7:56:35 午後 GMT+9,佐藤 美咲,misaki@example.jp,\"朝、\n起きられない\"\n\
        2026/11/19 8:10:00 午後 GMT+9,佐藤 美咲,misaki@example.jp,\n";
    assert_eq!(told(&bring_in(&practice, "申込.csv", form)), json!({ "rows": 2, "new": 1, "updated": 1 }));
    let applications = practice.every("application");
    assert_eq!(applications.len(), 2);
    assert!(
        applications.iter().any(|row| row.contains("今いちばん困っていることは？") && row.contains("起きられない"))
    );
    assert_eq!(practice.learners().len(), 1);
}

/// The answers to a form whose questions are also what is known of a learner, sent on a day by 佐藤 美咲.
fn asked_again(sent: &str) -> String {
    format!(
        "タイムスタンプ,お名前,メールアドレス,相談内容,知ったきっかけ\n\
         {sent} 19:56:35,佐藤 美咲,misaki@example.jp,再開したいです,友人の紹介\n"
    )
}

/// A practice in which 佐藤 美咲 has long been a learner.
fn with_a_learner_of_old() -> Practice {
    let practice = Practice::on(TODAY);
    let fields = json!({ "name": "佐藤 美咲", "mail": "misaki@example.jp", "concern": "早起きしたい" });
    practice.ask("learner.add", fields);
    practice
}

#[test]
fn whoever_is_known_and_asks_again_waits_for_an_answer_with_what_they_wrote_now() {
    let practice = with_a_learner_of_old();
    let before = practice.rows();
    assert_eq!(told(&bring_in(&practice, "申込.csv", asked_again("2026/11/19"))), json!({ "rows": 1, "updated": 1 }));
    let line = practice.ask("leads.view", json!({}))["applications"]["first"][0].clone();
    assert_eq!((&line["state"], &line["concern"]), (&json!("new"), &json!("再開したいです")));
    assert_eq!(line["channel"], "form", "how they asked, whatever the file was called");
    assert_eq!(line["answers"], json!([["相談内容", "再開したいです"], ["知ったきっかけ", "友人の紹介"]]));
    assert_eq!(learner_fields(&practice, "佐藤 美咲")["concern"], "早起きしたい", "what is known stays");
    let found = practice.ask("search.find", json!({ "text": "再開したい", "limit": 5 }));
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    let counts = bring_in(&practice, "申込.csv", asked_again("2026/11/19"));
    assert_eq!(told(&counts), json!({ "rows": 1, "known": 1 }));
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn an_answer_of_long_ago_comes_in_as_contacted_whoever_wrote_it() {
    for practice in [Practice::on(TODAY), with_a_learner_of_old()] {
        bring_in(&practice, "申込.csv", asked_again("2026/10/20"));
        let line = practice.ask("leads.view", json!({}))["applications"]["first"][0].clone();
        assert_eq!((&line["state"], &line["concern"]), (&json!("contacted"), &json!("再開したいです")));
    }
}

#[test]
fn what_was_seen_is_not_brought_in_once_the_practice_has_changed() {
    let practice = Practice::on(TODAY);
    let (_folder, path) = file("a.csv", "名前\nはな\n");
    let (token, looked) = practice.look_at_file(&path);
    practice.ask("learner.add", json!({ "name": "はな" }));
    let refused = practice.refused("import.run", json!({ "plan": looked["plan"], "name": "" }));
    assert_eq!(refused["code"], "H-404");
    assert_eq!(told(&practice.look_again(token, json!({}))["counts"]), json!({ "rows": 1, "waiting": 1 }));
}

#[test]
fn a_second_line_of_somebody_new_fills_what_the_first_left_blank() {
    let practice = Practice::on(TODAY);
    let before = practice.rows();
    let lines = "名前,メール,電話,相談内容\n山田 花子,hanako@example.jp,,\n,hanako@example.jp,03-1234-5678,\n\
                 ,,03-1234-5678,転職\n";
    let counts = bring_in(&practice, "a.csv", lines);
    assert_eq!(told(&counts), json!({ "rows": 3, "new": 1, "updated": 2 }));
    let fields = learner_fields(&practice, "山田 花子");
    assert_eq!((&fields["phone"], &fields["concern"]), (&json!("03-1234-5678"), &json!("転職")));
    assert_eq!(told(&bring_in(&practice, "a.csv", lines)), json!({ "rows": 3, "known": 3 }));
    practice.undo();
    assert_eq!(practice.rows(), before);
    let said = "名前,メール\n山田 花子,hanako@example.jp\n山田 はな,hanako@example.jp\n";
    let (_folder, path) = file("b.csv", said);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "new": 2 }), "they bear two names");
}

#[test]
fn a_row_without_a_name_is_called_by_what_it_has_until_a_name_is_told_and_one_with_nothing_is_named_by_its_line() {
    let practice = Practice::on(TODAY);
    let (_folder, path) = file("a.csv", "名前,メール,電話,相談内容\n,hana@example.jp,,転職\n,,,起業\n");
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "new": 1, "faulty": 1 }));
    let problem = &looked["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["column"], &problem["kind"]),
        (&json!(3), &json!("名前"), &json!("missing"))
    );
    practice.run_import(&looked);
    assert_eq!(learner_fields(&practice, "hana@example.jp")["concern"], "転職");

    let counts = bring_in(&practice, "b.csv", "名前,メール\n山田 花子,hana@example.jp\n山田 はな,hana@example.jp\n");
    assert_eq!(told(&counts), json!({ "rows": 2, "updated": 1, "known": 1 }));
    assert_eq!(learner_fields(&practice, "山田 花子")["mail"], "hana@example.jp");
}

#[test]
fn whoever_comes_with_a_list_is_on_file_and_whoever_filled_in_a_form_has_applied() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前,メール,入会日\n山田 花子,hana@example.jp,2024-04-01\n");
    bring_in(&practice, "申込.csv", asked_again("2026/11/19"));
    let lines = practice.ask("learners.list", json!({}));
    let stands = |name: &str| {
        let line = lines.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap();
        line["lifecycle"].clone()
    };
    assert_eq!((stands("山田 花子"), stands("佐藤 美咲")), (json!("listed"), json!("applied")));
}

#[test]
fn somebody_new_who_filled_in_a_form_twice_is_one_person() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "名前\n田中 花子\n");
    let (_folder, path) = file("b.csv", "名前,メール\n田中 花子,a@example.jp\n田中 花子,a@example.jp\n");
    let (token, looked) = practice.look_at_file(&path);
    let choices = json!([{ "who": looked["doubts"][0]["who"], "is": "new", "learner": null }]);
    practice.run_import(&practice.look_again(token, json!({ "choices": choices })));
    assert_eq!(practice.learners().len(), 2, "the namesake who was here, and one who is new");
}

#[test]
fn remarks_on_those_who_are_learners_by_their_own_row_are_kept_and_ask_for_nothing() {
    let practice = Practice::on(TODAY);
    let before = practice.rows();
    let list = "氏名,メールアドレス,受講開始日,備考\n\
        佐藤 美咲,misaki@example.jp,2025-04-01,朝が苦手\n\
        髙橋 健,ken@example.jp,,紹介\n\
        中村 葵,aoi@example.jp,2026-12-01,来月から\n";
    let (_folder, path) = file("受講者.csv", list);
    let (token, _) = practice.look_at_file(&path);
    let looked = practice.look_again(token, json!({ "columns": ["name", "mail", "joined_on", "answer"] }));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 3, "new": 3 }));
    assert_eq!(looked["applications"], 2, "whoever is a learner has not applied");
    practice.run_import(&looked);
    let asking = practice.ask("leads.view", json!({}))["applications"].take();
    let names: Vec<_> = asking["first"].as_array().unwrap().iter().map(|it| it["learner"]["name"].clone()).collect();
    assert_eq!((asking["total"].as_u64(), names.contains(&json!("佐藤 美咲"))), (Some(2), false));
    assert_eq!(practice.ask("lead.count", json!({})), 2);

    let id = learner(&practice, "佐藤 美咲");
    let events = practice.ask("timeline.page", json!({ "learner": id, "limit": 50 }))["events"].clone();
    assert_eq!((&events[0]["day"], &events[0]["state"]), (&json!("2025-04-01"), &json!("joined")), "{events}");
    assert_eq!(events[0]["answers"], json!([["備考", "朝が苦手"]]));
    let listed = practice.ask("learners.list", json!({}));
    let line = listed.as_array().unwrap().iter().find(|line| line["name"] == "佐藤 美咲").unwrap();
    let page = practice.ask("learner.view", json!({ "learner": id }));
    assert_eq!((&line["lifecycle"], &page["lifecycle"]), (&json!("listed"), &json!("listed")));
    practice.undo();
    assert_eq!(practice.rows(), before);
}
