//! What an erasure takes of what was linked to a learner, or shared with others, once and no longer.

use nenrin_domain::Payer;
use nenrin_stories::{Json, Practice, json, text};

use crate::id_of;
use crate::rights_beyond::is_told;

const TODAY: &str = "2026-11-20";

/// A payer of this name, who is a person.
fn payer(practice: &Practice, name: &str) -> String {
    let known = json!({ "name": name, "payer_kind": "person", "kana": "zqxjkana", "mail": "zqxjmail@example.com" });
    text(&practice.ask("payer.save", known))
}

fn link(practice: &Practice, learner: &str, payer: &str) {
    practice.ask("payer.link", json!({ "learner": learner, "payer": payer, "share": 100 }));
}

#[test]
fn a_payer_of_the_learners_own_name_goes_also_where_the_link_was_taken_back_or_never_made() {
    for is_linked in [true, false] {
        let practice = Practice::on(TODAY);
        let (mei, kept) = (practice.learner("面谷 夢子"), practice.learner("田中 蓮"));
        let own = payer(&practice, "面谷　夢子");
        if is_linked {
            link(&practice, &mei, &own);
            practice.undo();
        }
        let mother = payer(&practice, "田中 葉子");
        link(&practice, &kept, &mother);
        practice.ask("payer.save", json!({ "name": "面谷 夢子", "payer_kind": "person" }));
        practice.undo();
        assert_eq!(practice.ask("learner.erasure", json!({ "learner": mei }))["goes"]["payer"], 1);
        practice.ask("learner.erase", json!({ "learner": mei }));
        assert!(!is_told(&practice, "面谷"), "{is_linked}");
        let left: Vec<String> =
            practice.ask("payer.list", json!({})).as_array().unwrap().iter().map(|it| text(&it["name"])).collect();
        assert_eq!(left, ["田中 葉子"]);
        assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
    }
}

#[test]
fn a_payer_of_the_name_of_two_learners_stays_unless_linked_to_the_one_who_is_erased() {
    for is_linked in [true, false] {
        let practice = Practice::on(TODAY);
        let [mei, _other] = ["田中 芽衣", "田中 芽衣"].map(|name| practice.learner(name));
        let own = payer(&practice, "田中 芽衣");
        if is_linked {
            link(&practice, &mei, &own);
            practice.undo();
        }
        practice.ask("learner.erase", json!({ "learner": mei }));
        assert_eq!(practice.stored::<Payer>(id_of(&own)).is_none(), is_linked);
        assert_eq!(is_told(&practice, "zqxj"), !is_linked);
    }
}

#[test]
fn what_an_erased_material_was_called_goes_from_what_others_had_of_it_before() {
    let practice = Practice::on(TODAY);
    let [mei, ren, aoi] = ["面谷 夢子", "田中 蓮", "佐藤 葵"].map(|name| practice.learner(name));
    let link = json!({ "title": "zqxjtitle", "url": "https://example.com/zqxj", "learners": [mei, ren] });
    let material = practice.ask("material.add_link", link);
    let share = |learner: &Json| {
        let wish = json!({ "material": material, "learners": [learner] });
        practice.ask("material.share", wish)[0].clone()
    };
    let first = practice.ask("material.of_learner", json!({ "learner": ren }))[0]["id"].clone();
    practice.ask("share.remove", json!({ "share": first }));
    share(&json!(aoi));
    practice.undo();
    let last = share(&json!(aoi));
    practice.ask("share.remove", json!({ "share": last }));
    practice.ask("material.rename", json!({ "material": material, "title": "zqxjrenamed" }));
    assert!(is_told(&practice, "zqxj"), "otherwise the end would prove nothing");
    let along = json!({ "materials": [material], "waiting": [] });
    practice.ask("learner.erase", json!({ "learner": mei, "along": along }));
    assert!(!is_told(&practice, "zqxj"));
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
    let acts = practice.ask("act.recent", json!({ "limit": 50 }));
    assert!(acts.as_array().unwrap().iter().any(|act| act["kind"] == "share.remove"), "the log has no gap: {acts}");
}
