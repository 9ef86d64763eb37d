use nenrin_domain::{Intent, Satisfaction, Score, SessionId};
use nenrin_stories::{Json, Practice, json};

use crate::{broken_rule, day, each, held, id_of};

fn goal(practice: &Practice, learner: &str) -> Json {
    let fields = json!({
        "learner": learner, "title": "残業", "baseline": "40", "target": "20", "unit": "時間", "set_on": "2026-09-01",
    });
    practice.ask("goal.add", fields)
}

#[test]
fn a_goal_shows_its_latest_reading_and_can_be_changed() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let goal = goal(&practice, &sato);
    let shown = || practice.ask("learner.view", json!({ "learner": sato }))["goals"][0].take();
    assert!(shown()["latest"].is_null());
    practice.ask("progress.add", json!({ "goal": goal, "value": "35", "day": "2026-10-01" }));
    practice.ask("progress.add", json!({ "goal": goal, "value": "30.5" }));
    assert_eq!(shown()["latest"], json!({ "day": "2026-11-20", "value": "30.5", "achievement": 47 }));
    let change =
        json!({ "goal": goal, "title": "残業", "baseline": "40", "target": "30", "unit": "時間", "state": "reached" });
    practice.ask("goal.change", change);
    assert_eq!((&shown()["latest"]["achievement"], &shown()["state"]), (&json!(95), &json!("reached")));
    practice.undo();
    assert_eq!(shown()["state"], "active");
    let ahead = practice.refused("progress.add", json!({ "goal": goal, "value": "1", "day": "2026-11-21" }));
    assert_eq!(broken_rule(&ahead), ("day", "not_after"));
    assert_eq!(practice.refused("progress.add", json!({ "goal": goal, "value": "1e3" }))["code"], "W-301");
}

#[test]
fn the_curve_has_a_point_for_each_reading_with_the_number_of_its_session() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let goal = goal(&practice, &sato);
    let draw = || {
        let fields = json!({ "goal": goal, "theme": "light", "words": { "satisfaction": "満足度" } });
        practice.ask("goal.curve", fields)
    };
    assert!(draw().is_null(), "nothing to draw yet");
    let met = held(&practice, &sato, &["2026-10-01", "2026-10-15"]);
    practice.ask("progress.add", json!({ "goal": goal, "value": "40", "day": "2026-10-01", "session": met[0] }));
    practice.ask("progress.add", json!({ "goal": goal, "value": "30", "day": "2026-10-15", "session": met[1] }));
    practice.ask("progress.add", json!({ "goal": goal, "value": "25", "day": "2026-11-02" }));
    practice.act("import", |writer| {
        let (id, learner, session) = (writer.mint(), id_of(&sato), id_of::<SessionId>(&met[1]));
        let (score, intent) = (Score::new(4).ok(), None::<Intent>);
        Ok(writer.add(&Satisfaction { id, learner, session, day: day("2026-10-15"), score, intent })?)
    });
    let curve = draw();
    let geometry = &curve["geometry"];
    assert_eq!(geometry["labels"], json!(["1", "2", "11/2"]));
    assert_eq!(each(&curve["values"], "achievement"), [0, 50, 75]);
    assert_eq!(each(&curve["values"], "satisfaction"), [&json!(null), &json!(4), &json!(null)]);
    assert_eq!(geometry["xs"].as_array().unwrap().len(), 3);
    let svg = curve["svg"].as_str().unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("満足度"), "{svg}");
}

#[test]
fn an_obstacle_stays_until_it_is_cleared() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields = json!({ "learner": sato, "text": "会議の増加", "category": "時間", "opened_on": "2026-11-01" });
    let obstacle = practice.ask("obstacle.add", fields);
    let open = || practice.ask("learner.view", json!({ "learner": sato }))["open_obstacles"].take();
    assert_eq!(each(&open(), "category"), ["時間"]);
    let early = practice.refused("obstacle.clear", json!({ "obstacle": obstacle, "cleared_on": "2026-10-31" }));
    assert_eq!(broken_rule(&early), ("cleared_on", "not_before"));
    practice.ask("obstacle.clear", json!({ "obstacle": obstacle }));
    assert_eq!(open(), json!([]));
    practice.undo();
    assert_eq!(open().as_array().unwrap().len(), 1);
}
