//! The charts of the metrics as the coach asks for them: behind every point there are people, and what is shown can be saved.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]

use nenrin_stories::{Json, Practice, json, text};
use tempfile::TempDir;

fn words() -> Json {
    json!({
        "unit": "件", "interval": "95%区間", "indicative": "参考値", "too_few": "5件未満", "to_date": "途中経過", "target": "目標",
        "version": "数え方の変更", "names": { "price": "料金" }, "others": "その他", "unasked": "未聴取", "received": "入金",
        "refunded": "返金", "threshold": "しきい値", "months": "か月", "at_risk": "観察中", "weekdays": ["月"],
    })
}

fn chart(metric: &str) -> Json {
    json!({ "metric": metric, "length": "month", "day": null, "periods": 6, "group": null, "theme": "light", "words": words() })
}

fn curves(by: Option<&str>, group: Option<&str>) -> Json {
    json!({ "by": by, "group": group, "theme": "light", "words": words() })
}

/// Eight learners under contract since June, told of by two sources; one left in August for the price, one in September and was not
/// asked; and two payments, of which one was given back a month later.
fn eight_learners() -> Practice {
    let practice = Practice::on("2026-11-20");
    let monthly = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    for nth in 0..8 {
        let source = if nth < 5 { "紹介" } else { "検索" };
        let caller = json!({ "name": format!("受講者{nth}"), "phone": null, "concern": null, "source": source });
        let learner =
            practice.ask("lead.add", json!({ "caller": caller, "channel": "form", "trial": null }))["learner"].take();
        let contract =
            practice.ask("contract.add", json!({ "learner": learner, "terms": monthly, "starts_on": "2026-06-01" }));
        let reason = match nth {
            0 => Some(("2026-08-10", json!("price"))),
            1 => Some(("2026-09-20", Json::Null)),
            _ => None,
        };
        if let Some((day, reason)) = reason {
            let interview = json!({ "decided_on": null, "primary_reason": reason, "secondary_reasons": [],
                "what_happened": null, "would_return": null, "heard_by": null });
            practice
                .ask("contract.cancel", json!({ "contract": contract, "effective_on": day, "interview": interview }));
        } else {
            // Whoever comes has not left in silence.
            for day in ["2026-07-03", "2026-11-13"].iter().take(2 - nth % 2) {
                let session = practice.booked(learner.as_str().unwrap(), day, "10:00");
                practice.record(learner.as_str().unwrap(), &session, "近況");
            }
            let next = practice.booked(learner.as_str().unwrap(), "2026-11-27", "10:00");
            assert!(!next.is_empty());
        }
        if nth == 7 {
            let amount = json!({ "minor": 22_000, "currency": "JPY" });
            let payment = practice
                .ask("payment.record", json!({ "learner": learner, "amount": amount, "paid_on": "2026-09-10" }));
            let back =
                json!({ "payment": payment, "amount": amount, "day": "2026-10-05", "reason": "体調", "method": null });
            practice.ask("refund.add", back);
        }
    }
    practice
}

fn people(parts: &Json, part: &str) -> u64 {
    parts
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["part"] == part)
        .map_or(0, |it| it["people"]["total"].as_u64().unwrap())
}

#[test]
fn each_point_of_a_curve_has_its_people_and_the_drawing_is_the_same_each_time() {
    let practice = eight_learners();
    let drawn = practice.ask("metrics.chart", chart("retention"));
    assert_eq!(drawn, practice.ask("metrics.chart", chart("retention")));
    let values = drawn["values"].as_array().unwrap();
    assert_eq!((values.len(), drawn["geometry"]["xs"].as_array().unwrap().len()), (6, 6));
    assert_eq!(drawn["geometry"]["labels"][5], "2026/11");
    let shares: Vec<_> =
        values.iter().map(|it| (it["value"]["share"]["of"].clone(), it["value"]["share"]["all"].clone())).collect();
    let told = [(8, 8), (8, 8), (7, 8), (6, 7), (6, 6), (6, 6)].map(|(of, all)| (json!(of), json!(all)));
    assert_eq!(shares, told);
    for value in values {
        let day = &value["period"]["from"];
        let within = json!({ "around": { "length": "month", "day": day } });
        let parts = practice.ask("metrics.people", json!({ "metric": "retention", "within": within, "group": null }));
        let share = &value["value"]["share"];
        let staying = people(&parts, "counts") + people(&parts, "undecided");
        assert_eq!(
            (json!(staying), json!(staying + people(&parts, "counts_not"))),
            (share["of"].clone(), share["all"].clone())
        );
    }
    assert!(text(&drawn["svg"]).contains("参考値") && text(&drawn["svg"]).contains("途中経過"));
}

#[test]
fn counts_reasons_and_money_are_told_in_their_own_periods() {
    let practice = eight_learners();
    let values = |metric: &str| practice.ask("metrics.chart", chart(metric))["values"].take();
    assert_eq!(values("applications")[5]["value"]["count"]["count"], 8, "all of them applied when they were recorded");
    let reasons = values("reasons");
    assert_eq!(reasons[2]["reasons"], json!([{ "reason": "price", "count": 1 }]));
    assert_eq!(reasons[3]["reasons"], json!([{ "reason": null, "count": 1 }]));
    let svg = text(&practice.ask("metrics.chart", chart("reasons"))["svg"]);
    assert!(svg.contains("料金") && svg.contains("未聴取") && !svg.contains("その他"), "{svg}");
    let yen = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let revenue = values("revenue");
    assert_eq!(revenue[3]["moved"], json!([{ "received": yen(22_000), "refunded": yen(0) }]));
    assert_eq!(revenue[4]["moved"], json!([{ "received": yen(0), "refunded": yen(22_000) }]));
}

#[test]
fn a_metric_is_told_group_by_group_with_the_people_of_each() {
    let practice = eight_learners();
    let within = json!({ "around": { "length": "month", "day": "2026-08-15" } });
    let split = practice.ask("metrics.split", json!({ "metric": "retention", "within": within, "by": "source" }));
    let groups: Vec<_> =
        split.as_array().unwrap().iter().map(|it| (text(&it["group"]), it["value"]["share"]["all"].clone())).collect();
    assert_eq!(groups, [("検索".to_owned(), json!(3)), ("紹介".to_owned(), json!(5))]);
    let group = json!({ "by": "source", "group": "紹介" });
    let parts = practice.ask("metrics.people", json!({ "metric": "retention", "within": within, "group": group }));
    assert_eq!((people(&parts, "counts"), people(&parts, "counts_not")), (4, 1));
    let mut of_group = chart("retention");
    of_group["group"] = group;
    assert_eq!(practice.ask("metrics.chart", of_group)["values"][2]["value"]["share"]["all"], 5);
}

#[test]
fn how_long_learners_stay_is_told_as_long_as_five_are_watched() {
    let practice = eight_learners();
    // What is known for the cards is enough for the curve.
    practice.ask("metrics.cards", json!({ "length": "month", "day": null }));
    let told = practice.ask("metrics.staying", curves(None, None));
    assert_eq!([&told["learners"], &told["lost"], &told["open"]], [&json!(8), &json!(2), &json!(6)]);
    let marks = told["curve"]["values"].as_array().unwrap();
    // 70 and 111 days: between the second and the third month, and between the third and the fourth.
    let lost: Vec<_> = marks.iter().map(|mark| mark["lines"][0]["lost"].as_u64().unwrap()).collect();
    assert_eq!(lost, [0, 0, 0, 1, 1, 0, 0]);
    assert_eq!((&marks[3]["lines"][0]["share"], &marks[4]["lines"][0]["share"]), (&json!(0.875), &json!(0.75)));
    assert_eq!(marks[6]["lines"][0]["share"], Json::Null, "172 days have passed, not six months");
    for (mark, before) in [(3, 2), (4, 3)] {
        let at = json!({ "month": { "month": mark, "after": before } });
        let parts = practice.ask("metrics.staying_people", json!({ "group": null, "at": at }));
        assert_eq!(people(&parts, "counts_not"), 1);
        assert_eq!(people(&parts, "counts"), if mark == 3 { 7 } else { 6 });
    }
    let newcomer = practice.learner("新しい人");
    let monthly = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    practice.ask("contract.add", json!({ "learner": newcomer, "terms": monthly, "starts_on": "2026-11-20" }));
    assert_eq!(practice.ask("metrics.staying", curves(None, None))["learners"], 9, "and it follows what is done");
    practice.undo();
    assert_eq!(practice.ask("metrics.staying", curves(None, None))["learners"], 8);
}

#[test]
fn groups_stand_beside_one_another_where_enough_is_known_of_them() {
    let practice = eight_learners();
    let told = practice.ask("metrics.staying", curves(Some("source"), None));
    assert_eq!(told["groups"], json!([{ "group": "紹介", "learners": 5 }, { "group": "検索", "learners": 3 }]));
    let lines = told["curve"]["values"][0]["lines"].as_array().unwrap();
    assert_eq!(lines.iter().map(|line| text(&line["group"])).collect::<Vec<_>>(), ["紹介"], "of three nothing is told");
    let few = practice.ask("metrics.staying", curves(Some("source"), Some("検索")));
    assert_eq!((&few["curve"], &few["learners"]), (&Json::Null, &json!(3)));
}

#[test]
fn the_session_loop_tells_who_reaches_the_next_one() {
    let practice = eight_learners();
    let steps = practice.ask("metrics.staying", curves(None, None))["sessions"].take();
    assert_eq!(
        steps,
        Json::Null,
        "three reached the second, nobody is known not to have: of fewer than five nothing is told"
    );
    let at = json!({ "session": { "after": 1 } });
    let parts = practice.ask("metrics.staying_people", json!({ "group": null, "at": at }));
    assert_eq!((people(&parts, "counts"), people(&parts, "undecided")), (3, 3));
}

#[test]
fn nobody_waits_as_long_as_all_are_booked() {
    let practice = eight_learners();
    let within = json!({ "around": { "length": "month", "day": "2026-11-20" } });
    let asked = json!({ "within": within, "theme": "light", "words": words() });
    assert_eq!(practice.ask("metrics.waiting", asked.clone()), Json::Null);
    let waits = practice.learner("待つ人");
    let monthly = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } });
    practice.ask("contract.add", json!({ "learner": waits, "terms": monthly, "starts_on": "2026-11-01" }));
    let spans = practice.ask("metrics.waiting", asked)["values"].take();
    assert_eq!((&spans[2]["from"], &spans[2]["people"]["total"]), (&json!(14), &json!(1)));
    assert_eq!(spans[2]["people"]["first"][0]["id"], waits);
}

#[test]
fn a_chart_is_saved_as_drawing_as_picture_and_as_table() {
    let practice = eight_learners();
    let folder = TempDir::new().unwrap();
    let saved = |format: &str| {
        let path = folder.path().join(format!("継続率.{format}"));
        practice.will_pick(&path);
        let wish = json!({ "chart": { "over_time": chart("retention") }, "format": format, "name": "継続率の推移",
            "table": [["期間", "件数"], ["2026-11-01", "=6/6"], ["2026-12-01", "-500"], ["2027-01-01", "-1+1"]] });
        assert_eq!(practice.ask("metrics.save_chart", wish), format!("継続率.{format}"));
        std::fs::read(path).unwrap()
    };
    assert!(saved("svg").starts_with(b"<svg"));
    assert!(saved("png").starts_with(b"\x89PNG"));
    assert_eq!(
        String::from_utf8(saved("csv")).unwrap(),
        "\u{feff}\"期間\",\"件数\"\r\n\"2026-11-01\",\"'=6/6\"\r\n\"2026-12-01\",\"-500\"\r\n\"2027-01-01\",\"'-1+1\"\r\n"
    );
    let nothing = json!({ "chart": { "staying": curves(Some("source"), Some("検索")) }, "format": "svg", "name": "継続", "table": [["a"]] });
    practice.will_pick(&folder.path().join("nothing.svg"));
    practice.refused("metrics.save_chart", nothing);
    assert!(!folder.path().join("nothing.svg").exists());
}

#[test]
fn so_many_periods_and_no_more_are_drawn() {
    let practice = Practice::on("2026-11-20");
    for periods in [1, 61] {
        let mut wish = chart("retention");
        wish["periods"] = json!(periods);
        assert_eq!(practice.refused("metrics.chart", wish)["about"]["field"], "periods");
    }
    let drawn = practice.ask("metrics.chart", chart("unbooked"));
    assert_eq!(drawn["values"].as_array().unwrap().len(), 1, "nothing is told of a time before the practice");
}

#[test]
fn spans_that_nobody_has_lived_through_are_answered_all_the_same() {
    let practice = eight_learners();
    let at = json!({ "month": { "month": u32::MAX, "after": u32::MAX - 1 } });
    assert_eq!(practice.ask("metrics.staying_people", json!({ "group": null, "at": at })), json!([]));
    let within = json!({ "days": { "from": "1900-01-01", "to": "2199-12-31" } });
    let behind = practice.ask("metrics.people", json!({ "metric": "applications", "within": within, "group": null }));
    assert_eq!(people(&behind, "counts"), 8);
    let split = practice.ask("metrics.split", json!({ "metric": "revenue", "within": within, "by": "source" }));
    assert_eq!(split.as_array().unwrap().len(), 2);
}
