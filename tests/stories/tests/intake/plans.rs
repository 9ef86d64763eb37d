//! A plan is carried out where it was made, or not at all.

use nenrin_stories::{Practice, json};

use crate::{TODAY, file, told, with_two_learners};

const LIST: &str = "氏名,メールアドレス\n中村 葵,aoi@example.jp\n";

#[test]
fn a_plan_made_without_a_practice_is_not_carried_out_in_one_that_was_opened_since() {
    let practice = Practice::not_yet(TODAY);
    let (_folder, path) = file("a.csv", LIST);
    let (token, looked) = practice.look_at_file(&path);
    practice.ask("start.sample", json!({}));
    let before = practice.rows();
    let run = json!({ "plan": looked["plan"], "name": "" });
    assert_eq!(practice.refused("import.run", run)["code"], "H-404");
    assert_eq!(practice.rows(), before);
    let again = practice.look_again(token, json!({}));
    assert_eq!(told(&practice.run_import(&again)["counts"]), json!({ "rows": 1, "new": 1 }));
}

#[test]
fn a_plan_of_one_practice_is_not_carried_out_in_another_that_has_as_many_acts() {
    let practice = Practice::on(TODAY);
    let (_folder, path) = file("a.csv", LIST);
    let (_, looked) = practice.look_at_file(&path);
    let acts = practice.with(|call| Ok(call.store()?.last_act()?)).unwrap();
    practice.ask("start.sample", json!({}));
    let there = practice.with(|call| Ok(call.store()?.last_act()?)).unwrap();
    let (_, of_sample) = practice.look_at_file(&path);
    assert_ne!(acts, there);
    practice.ask("start.open", json!({ "which": "own" }));
    practice.ask("start.sample", json!({}));
    let run = json!({ "plan": of_sample["plan"], "name": "" });
    assert_eq!(practice.refused("import.run", run)["code"], "H-404", "the sample was made anew");
    let older = json!({ "plan": looked["plan"], "name": "" });
    assert_eq!(practice.refused("import.run", older)["code"], "P-208");
}

#[test]
fn asking_for_an_older_plan_leaves_the_one_that_was_looked_at_last() {
    let practice = with_two_learners();
    let (_folder, path) = file("a.csv", LIST);
    let (token, older) = practice.look_at_file(&path);
    let newer = practice.look_again(token, json!({}));
    let run = json!({ "plan": older["plan"], "name": "" });
    assert_eq!(practice.refused("import.run", run)["code"], "P-208");
    assert_eq!(told(&practice.run_import(&newer)["counts"]), json!({ "rows": 1, "new": 1 }));
}
