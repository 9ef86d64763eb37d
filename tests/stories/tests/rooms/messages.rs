use nenrin_domain::{Channel, Interaction, Way};
use nenrin_stories::{Json, Practice, json, text};

use crate::{agree, book, broken_rule, each, held, id_of};

fn wish(name: &str, ja: &str, en: &str) -> Json {
    json!({ "id": null, "name": name, "ja": ja, "en": en })
}

fn save(practice: &Practice, templates: &Json) {
    practice.ask("message_template.save", json!({ "templates": templates }));
}

fn list(practice: &Practice) -> Json {
    practice.ask("message_template.list", json!({}))
}

fn names(practice: &Practice) -> Vec<String> {
    each(&list(practice), "name").into_iter().map(text).collect()
}

fn offer(practice: &Practice, learner: &str) -> Json {
    practice.ask("message.offer", json!({ "learner": learner }))
}

#[test]
fn templates_are_added_changed_ordered_and_taken_away_each_with_one_undo() {
    let practice = Practice::on("2026-11-20");
    assert!(names(&practice).is_empty());
    save(&practice, &json!([wish(" お礼 ", "{name}様\n\n", ""), wish("Renewal", "", "Dear {name},")]));
    assert_eq!(names(&practice), ["お礼", "Renewal"]);
    assert_eq!(list(&practice)[0]["ja"], "{name}様");
    let (first, second) = (list(&practice)[0].clone(), list(&practice)[1].clone());
    let mut changed = first.clone();
    changed["en"] = json!("Thank you");
    save(&practice, &json!([second, changed]));
    assert_eq!(names(&practice), ["Renewal", "お礼"]);
    assert_eq!(list(&practice)[1]["id"], first["id"]);
    practice.undo();
    assert_eq!(list(&practice)[0], first);
    save(&practice, &json!([first]));
    assert_eq!(names(&practice), ["お礼"]);
    practice.undo();
    practice.undo();
    assert!(names(&practice).is_empty());
}

#[test]
fn a_template_has_a_name_of_its_own_a_text_and_no_variable_with_a_slip_in_it() {
    let practice = Practice::on("2026-11-20");
    let refused = |templates: Json| practice.refused("message_template.save", json!({ "templates": templates }));
    assert_eq!(broken_rule(&refused(json!([wish(" ", "文", "")]))), ("name", "1_to_200"));
    assert_eq!(broken_rule(&refused(json!([wish("お礼", " ", "\n")]))), ("text", "ja_or_en"));
    assert_eq!(broken_rule(&refused(json!([wish("お礼", "文", ""), wish("お礼", "", "text")]))), ("name", "twice"));
    let slip = refused(json!([wish("お礼", "文", "Dear {nmae},")]));
    assert_eq!((broken_rule(&slip), &slip["about"]["variable"]), (("en", "unknown_variable"), &json!("nmae")));
    let other = json!({ "id": "01a0a0a0-0000-7000-8000-000000000000", "name": "お礼", "ja": "文", "en": "" });
    assert_eq!(broken_rule(&refused(json!([other]))), ("id", "unknown"));
    assert!(names(&practice).is_empty());
}

#[test]
fn examples_are_added_at_once_and_not_a_second_time() {
    let practice = Practice::on("2026-11-20");
    practice.ask("message_template.add_examples", json!({}));
    assert_eq!(names(&practice).len(), 7);
    assert_eq!(names(&practice)[0], "次回の日程のご相談");
    practice.ask("message_template.add_examples", json!({}));
    assert_eq!(names(&practice).len(), 7);
    practice.undo();
    assert!(names(&practice).is_empty(), "adding nothing is no act");
}

#[test]
fn a_message_says_what_the_learners_page_says_in_the_language_of_the_message() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let ja = "{name}様 前回{last_session} 次回{next_session} 残り{tickets}";
    save(&practice, &json!([wish("確認", ja, "Next: {next_session}, until {last_day}")]));
    let bare = offer(&practice, &sato);
    assert_eq!(bare["messages"][0]["ja"]["text"], "佐藤 美咲様 前回{last_session} 次回{next_session} 残り{tickets}");
    assert_eq!(bare["messages"][0]["ja"]["missing"], json!(["next_session", "last_session", "tickets"]));
    held(&practice, &sato, &["2026-11-13"]);
    book(&practice, &sato, "2026-12-03", "19:30");
    let _ = agree(&practice, &sato, "2026-09-01", 14);
    let full = offer(&practice, &sato);
    let message = &full["messages"][0];
    assert_eq!(message["ja"]["text"], "佐藤 美咲様 前回11月13日（金） 次回12月3日（木）19:30 残り{tickets}");
    assert_eq!(message["en"]["text"], "Next: Thursday, 3 December at 19:30, until {last_day}");
    assert_eq!(message["en"]["missing"], json!(["last_day"]), "an agreement without an end has no last day");
    assert_eq!(full["has_mail"], false);
}

#[test]
fn a_message_says_where_the_next_session_takes_place_as_far_as_that_is_known() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    save(&practice, &json!([wish("確認", "場所：{next_place}", "")]));
    let text = || offer(&practice, &sato)["messages"][0]["ja"].take();
    book(&practice, &sato, "2026-12-10", "19:30");
    assert_eq!(text(), json!({ "text": "場所：{next_place}", "missing": ["next_place"] }));
    let place = "駅前会議室 3階";
    let booking = json!({ "learner": sato, "day": "2026-12-03", "time": "19:30", "place": place });
    practice.ask("session.book", booking);
    assert_eq!(text(), json!({ "text": format!("場所：{place}"), "missing": [] }));
}

#[test]
fn a_message_that_went_out_is_a_line_of_the_follow_up_it_answers() {
    let practice = Practice::on("2026-11-20");
    let (sato, suzuki) = (practice.learner("佐藤 美咲"), practice.learner("鈴木 健太"));
    save(&practice, &json!([wish("お礼", "{name}様", "")]));
    let template = list(&practice)[0]["id"].clone();
    let task = json!({ "learner": sato, "purpose": "admin", "text": "お礼の連絡", "due_on": "2026-11-20" });
    let task = practice.ask("follow_up.add", task);
    let before = practice.rows();
    let fields =
        |learner: &str| json!({ "learner": learner, "template": template, "channel": "line", "follow_up": task });
    let id = text(&practice.ask("message.record", fields(&sato)));
    let logged: Interaction = practice.stored(id_of(&id)).unwrap();
    assert_eq!((logged.way, logged.channel, logged.summary.as_deref()), (Way::Out, Channel::Line, Some("お礼")));
    assert_eq!(logged.follow_up.map(|id| json!(id.to_string())), Some(task.clone()));
    assert_eq!(practice.ask("follow_up.count", json!({})), 1, "whether it is done is the coach's to say");
    practice.undo();
    assert_eq!(practice.rows(), before);
    let other = practice.refused("message.record", fields(&suzuki));
    assert_eq!(broken_rule(&other), ("follow_up", "of_this_learner"));
}

#[test]
fn the_mail_program_gets_the_message_when_there_is_an_address() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let mail = |text: &str| json!({ "learner": sato, "subject": "お礼 & 次回", "text": text });
    assert_eq!(broken_rule(&practice.refused("message.mail", mail("文"))), ("mail", "missing"));
    practice.act("import", |writer| {
        let learner: nenrin_domain::Learner = writer.get(id_of(&sato))?;
        let mail = Some("misaki@example.jp".to_owned());
        Ok::<_, nenrin_practice::Failure>(writer.put(&nenrin_domain::Learner { mail, ..learner })?)
    });
    let before = practice.rows();
    assert_eq!(practice.ask("message.mail", mail("1\n2")), true);
    let shown = practice.browsed().unwrap();
    let subject = "%E3%81%8A%E7%A4%BC%20%26%20%E6%AC%A1%E5%9B%9E";
    assert_eq!(shown, format!("mailto:misaki@example.jp?subject={subject}&body=1%0D%0A2"));
    assert_eq!(practice.ask("message.mail", mail(&"長".repeat(5_000))), false);
    assert_eq!(practice.browsed().unwrap(), format!("mailto:misaki@example.jp?subject={subject}"));
    assert_eq!(practice.rows(), before, "nothing of it is kept");
}
