use nenrin_domain::{Channel, Interaction, InteractionId, Way};
use nenrin_stories::{Practice, json, text};

use crate::{broken_rule, day, held, id_of};

#[test]
fn a_contact_is_one_line_that_may_name_its_channel() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let log = |line: &str| -> Interaction {
        let id = text(&practice.ask("interaction.log", json!({ "learner": sato, "text": line })));
        practice.stored(id_of::<InteractionId>(&id)).unwrap()
    };
    let logged = log("電話： 次回は10:00から");
    assert_eq!((logged.channel, logged.summary.as_deref()), (Channel::Phone, Some("次回は10:00から")));
    assert_eq!((logged.way, logged.day, logged.time), (Way::Out, day("2026-11-20"), "10:50".parse().ok()));
    let logged = log("10:00に駅で会った");
    assert_eq!((logged.channel, logged.summary.as_deref()), (Channel::Other, Some("10:00に駅で会った")));
    let only = practice.refused("interaction.log", json!({ "learner": sato, "text": "LINE: " }));
    assert_eq!(broken_rule(&only), ("text", "1_to_2000"));
}

#[test]
fn a_channel_that_was_chosen_counts_and_a_past_day_has_no_time_of_its_own() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields =
        json!({ "learner": sato, "text": "mail: 届いた", "channel": "line", "way": "in", "day": "2026-11-18" });
    let id: InteractionId = id_of(&text(&practice.ask("interaction.log", fields)));
    let logged: Interaction = practice.stored(id).unwrap();
    assert_eq!((logged.channel, logged.way, logged.time), (Channel::Line, Way::In, None));
    assert_eq!(logged.summary.as_deref(), Some("mail: 届いた"));
    let change = |on: &str| json!({ "interaction": id.to_string(), "text": "届いた", "channel": "email", "way": "in", "day": on, "time": "09:00" });
    practice.ask("interaction.change", change("2026-11-17"));
    let changed: Interaction = practice.stored(id).unwrap();
    assert_eq!((changed.channel, changed.day, changed.time), (Channel::Email, day("2026-11-17"), "09:00".parse().ok()));
    let long = "あ".repeat(Interaction::LONGEST);
    let brought = json!({ "interaction": id.to_string(), "text": long, "channel": "line", "way": "in", "day": "2026-11-17", "time": null });
    practice.ask("interaction.change", brought);
    practice.undo();
    let ahead = practice.refused("interaction.change", change("2026-11-21"));
    assert_eq!(broken_rule(&ahead), ("day", "not_after"));
    practice.undo();
    assert_eq!(practice.stored::<Interaction>(id).unwrap(), logged);
}

#[test]
fn an_action_is_added_changed_and_resolved() {
    let practice = Practice::on("2026-11-20");
    let [sato, kato] = ["佐藤 美咲", "加藤 学"].map(|name| practice.learner(name));
    let met = held(&practice, &kato, &["2026-11-06"]).remove(0);
    let strange = practice.refused("action_item.add", json!({ "learner": sato, "text": "読書", "session": met }));
    assert_eq!(broken_rule(&strange), ("session", "of_this_learner"));
    let long = practice.refused("action_item.add", json!({ "learner": sato, "text": "あ".repeat(501) }));
    assert_eq!(broken_rule(&long), ("text", "1_to_500"));
    let item = practice.ask("action_item.add", json!({ "learner": sato, "text": "読書", "due_on": "2026-11-27" }));
    practice.ask("action_item.change", json!({ "action_item": item, "text": "読書 第2章", "due_on": null }));
    let open = || practice.ask("learner.view", json!({ "learner": sato }))["open_actions"].take();
    assert_eq!((&open()[0]["text"], &open()[0]["due_on"]), (&json!("読書 第2章"), &json!(null)));
    let resolve = |state: &str| practice.ask("action_item.resolve", json!({ "action_item": item, "state": state }));
    resolve("done");
    assert_eq!(open(), json!([]));
    resolve("open");
    assert_eq!(open()[0]["resolved_on"], json!(null));
}
