use nenrin_stories::{Json, Practice, json, text};

fn learner_born(practice: &Practice, name: &str, birthday: &str) -> String {
    let learner = text(&practice.ask("learner.add", json!({ "name": name })));
    let mut fields = practice.ask("learner.view", json!({ "learner": learner }))["fields"].take();
    fields["birthday"] = json!(birthday);
    practice.ask("learner.change", json!({ "learner": learner, "fields": fields }));
    learner
}

/// Name, day and age, in their order.
fn coming(practice: &Practice) -> Vec<(String, String, Json)> {
    let lines = practice.ask("week.birthdays", json!({}));
    let line = |line: &Json| (text(&line["learner"]["name"]), text(&line["day"]), line["age"].clone());
    lines.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn today_and_the_six_days_after_it_are_told_in_order() {
    let practice = Practice::on("2026-11-28");
    learner_born(&practice, "今日", "1990-11-28");
    learner_born(&practice, "六日後", "--12-04");
    learner_born(&practice, "七日後", "1980-12-05");
    learner_born(&practice, "昨日", "1980-11-27");
    learner_born(&practice, "あさって", "2001-11-30");
    let told = |name: &str, day: &str, age: Json| (name.to_owned(), day.to_owned(), age);
    assert_eq!(
        coming(&practice),
        [
            told("今日", "2026-11-28", json!(36)),
            told("あさって", "2026-11-30", json!(25)),
            told("六日後", "2026-12-04", json!(null)),
        ]
    );
}

#[test]
fn the_turn_of_the_year_and_the_29th_of_february_are_kept() {
    let practice = Practice::on("2026-12-29");
    learner_born(&practice, "新年", "1990-01-01");
    assert_eq!(coming(&practice), [("新年".to_owned(), "2027-01-01".to_owned(), json!(37))]);
    let practice = Practice::on("2027-02-27");
    learner_born(&practice, "閏日", "2000-02-29");
    assert_eq!(coming(&practice), [("閏日".to_owned(), "2027-02-28".to_owned(), json!(27))]);
}
