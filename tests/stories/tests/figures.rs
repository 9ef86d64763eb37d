//! The nine metrics as the coach asks for them: they follow every act, whatever was asked before.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]

use nenrin_stories::{Json, Practice, json, text};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, prop_oneof, proptest};

fn month(day: &str) -> Json {
    json!({ "within": { "around": { "length": "month", "day": day } }, "as_of": null, "by": null })
}

fn monthly() -> Json {
    json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } })
}

#[test]
fn a_practice_without_anybody_has_metrics_of_nothing() {
    let practice = Practice::on("2026-11-20");
    let view = practice.ask("metrics.of", month("2026-11-20"));
    assert_eq!(
        (&view["from"], &view["to"], &view["is_over"]),
        (&json!("2026-11-01"), &json!("2026-11-30"), &json!(false))
    );
    assert_eq!(
        view["all"]["retention"]["stays"],
        json!({ "of": 0, "all": 0, "rate": null, "interval": null, "is_indicative": true })
    );
}

#[test]
fn metrics_follow_each_act_and_its_undo() {
    let practice = Practice::on("2026-11-20");
    let asked = || practice.ask("metrics.of", month("2026-11-20"))["all"].take();
    assert_eq!(asked()["applications"]["share"]["of"], 0);
    let caller = json!({ "name": "高橋 健", "phone": null, "concern": null, "source": "紹介" });
    let trial = json!({ "day": "2026-11-19", "time": "15:00", "minutes": 50, "mode": "online" });
    let lead = practice.ask("lead.add", json!({ "caller": caller, "channel": "phone", "trial": trial }));
    let (one, person) = (asked(), asked()["applicants"].take());
    assert_eq!((&one["applications"]["share"]["of"], &person), (&json!(1), &json!(1)));
    assert_eq!(one["applications"]["counts"][0]["learner"], lead["learner"]);
    practice.ask("contract.add", json!({ "learner": lead["learner"], "terms": monthly(), "starts_on": "2026-11-01" }));
    assert_eq!(asked()["retention"]["stays"]["of"], 1);
    practice.undo();
    assert_eq!(asked()["retention"]["stays"]["of"], 0);
    practice.undo();
    assert_eq!(asked()["applications"]["share"]["of"], 0);
}

#[test]
fn a_period_that_lies_ahead_and_one_without_a_day_are_refused() {
    let practice = Practice::on("2026-11-20");
    let refused = |within: Json, as_of: Option<&str>| {
        let about =
            practice.refused("metrics.of", json!({ "within": within, "as_of": as_of, "by": null }))["about"].take();
        (text(&about["field"]), text(&about["rule"]))
    };
    let days = |from: &str, to: &str| json!({ "days": { "from": from, "to": to } });
    let said = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    assert_eq!(refused(days("2026-11-21", "2026-11-30"), None), said("from", "not_after"));
    assert_eq!(refused(days("2026-11-10", "2026-11-09"), None), said("to", "not_before"));
    assert_eq!(refused(days("2026-11-01", "2026-11-09"), Some("2026-11-21")), said("as_of", "not_after"));
}

#[test]
fn whoever_joined_and_was_lost_within_a_period_is_told_apart_from_its_reasons() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let added = json!({ "learner": learner, "terms": monthly(), "starts_on": "2026-10-05" });
    let contract = practice.ask("contract.add", added);
    let interview = json!({ "decided_on": null, "primary_reason": "price", "secondary_reasons": [], "what_happened": null,
        "would_return": null, "heard_by": null });
    practice
        .ask("contract.cancel", json!({ "contract": contract, "effective_on": "2026-10-12", "interview": interview }));
    let within = json!({ "around": { "length": "month", "day": "2026-10-01" } });
    let parts = practice.ask("metrics.people", json!({ "metric": "reasons", "within": within, "group": null }));
    let told = parts.as_array().unwrap().iter().map(|it| (text(&it["part"]), it["people"]["total"].clone()));
    assert_eq!(told.collect::<Vec<_>>(), [("left_early".to_owned(), json!(1))]);
    assert_eq!(parts[0]["people"]["first"][0]["learner"]["id"], learner);
}

#[test]
fn what_was_not_known_on_a_past_day_is_not_told_of_it() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    practice.ask("contract.add", json!({ "learner": learner, "terms": monthly(), "starts_on": "2026-10-01" }));
    practice.it_is("2027-01-15", "09:00");
    let contract = practice.ask("learner.view", json!({ "learner": learner }))["agreement"]["contract"].take();
    let interview = json!({ "decided_on": null, "primary_reason": "price", "secondary_reasons": [], "what_happened": null,
        "would_return": null, "heard_by": null });
    let cancel = json!({ "contract": contract, "effective_on": "2026-11-30", "interview": interview });
    practice.ask("contract.cancel", cancel);
    let lost = |as_of: &str| {
        let asked =
            json!({ "within": { "around": { "length": "month", "day": "2026-11-20" } }, "as_of": as_of, "by": null });
        practice.ask("metrics.of", asked)["all"].take()
    };
    assert_eq!(lost("2026-12-30")["retention"]["lost"]["of"], 0, "within the grace");
    assert_eq!(lost("2027-01-15")["retention"]["lost"]["of"], 1);
    assert_eq!(lost("2027-01-15")["reasons"][0]["reason"], "price");
    assert_eq!(lost("2027-01-15")["is_over"], Json::Null);
}

#[test]
fn they_are_split_by_what_is_known_of_learners() {
    let practice = Practice::on("2026-11-20");
    for (name, source) in [("佐藤 美咲", "紹介"), ("鈴木 健太", "紹介"), ("高橋 健", "検索")] {
        let caller = json!({ "name": name, "phone": null, "concern": null, "source": source });
        practice.ask("lead.add", json!({ "caller": caller, "channel": "form", "trial": null }));
    }
    let asked =
        json!({ "within": { "around": { "length": "week", "day": "2026-11-20" } }, "as_of": null, "by": "source" });
    let groups = practice.ask("metrics.of", asked)["groups"].take();
    let count = |group: &str| groups[group]["applications"]["share"]["of"].clone();
    assert_eq!((count("紹介"), count("検索"), groups.as_object().unwrap().len()), (json!(2), json!(1), 2));
}

/// Something that a coach does. Numbers choose among the learners and the days.
#[derive(Debug, Clone)]
enum Deed {
    Call(u8),
    Agree(u8, u8),
    Book(u8, u8),
    Pay(u8, u8),
    Cancel(u8),
    Pause(u8, u8),
    Log(u8),
    Undo,
    Redo,
    Merge(u8, u8),
    NextDay,
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0_u8..40;
    prop_oneof![
        n().prop_map(Deed::Call),
        (n(), n()).prop_map(|(who, on)| Deed::Agree(who, on)),
        (n(), n()).prop_map(|(who, on)| Deed::Book(who, on)),
        (n(), n()).prop_map(|(who, on)| Deed::Pay(who, on)),
        n().prop_map(Deed::Cancel),
        (n(), n()).prop_map(|(who, on)| Deed::Pause(who, on)),
        n().prop_map(Deed::Log),
        n().prop_map(|_| Deed::Undo),
        n().prop_map(|_| Deed::Redo),
        (n(), n()).prop_map(|(one, other)| Deed::Merge(one, other)),
        n().prop_map(|_| Deed::NextDay),
    ]
}

/// A coach's time: learners, and a day that goes on.
struct Time {
    practice: Practice,
    day: nenrin_domain::Day,
}

impl Time {
    fn day(&self, back: u8) -> String {
        self.day.plus(-i64::from(back)).to_string()
    }

    fn who(&self, n: u8) -> Option<String> {
        let learners = self.practice.learners();
        learners.get(usize::from(n) % learners.len().max(1)).cloned()
    }

    /// Does it, if it can be done: what is refused changes nothing.
    fn does(&mut self, deed: &Deed) {
        let practice = &self.practice;
        let call = |command: &str, fields: Json| _ = practice.call(command, &fields);
        match deed {
            Deed::Call(on) => {
                let caller = json!({ "name": format!("人{on}"), "phone": null, "concern": null, "source": null });
                let trial = json!({ "day": self.day(on % 5), "time": "15:00", "minutes": 50, "mode": "online" });
                call("lead.add", json!({ "caller": caller, "channel": "phone", "trial": trial }));
            }
            Deed::Agree(who, on) => {
                let fields = json!({ "learner": self.who(*who), "terms": monthly(), "starts_on": self.day(*on) });
                call("contract.add", fields);
            }
            Deed::Book(who, on) => {
                call("session.book", json!({ "learner": self.who(*who), "day": self.day(*on), "time": "10:00" }));
            }
            Deed::Pay(who, on) => {
                let amount = json!({ "minor": 22_000, "currency": "JPY" });
                let fields = json!({ "learner": self.who(*who), "amount": amount, "paid_on": self.day(*on) });
                call("payment.record", fields);
            }
            Deed::Cancel(who) => {
                let view = practice.call("learner.view", &json!({ "learner": self.who(*who) }));
                let contract = view["ok"]["agreement"]["contract"].clone();
                let interview = json!({ "decided_on": null, "primary_reason": "price", "secondary_reasons": [],
                    "what_happened": null, "would_return": null, "heard_by": null });
                call(
                    "contract.cancel",
                    json!({ "contract": contract, "effective_on": self.day(0), "interview": interview }),
                );
            }
            Deed::Pause(who, days) => {
                let fields = json!({ "learner": self.who(*who), "starts_on": self.day(*days), "ends_on": null });
                call("pause.add", fields);
            }
            Deed::Log(who) => call("interaction.log", json!({ "learner": self.who(*who), "text": "LINE: 日程を相談" })),
            Deed::Undo => call("act.undo", json!({})),
            Deed::Redo => call("act.redo", json!({})),
            Deed::Merge(one, other) => {
                call("learner.merge", json!({ "keep": self.who(*one), "other": self.who(*other) }));
            }
            Deed::NextDay => {
                self.day = self.day.plus(1);
                practice.it_is(&self.day.to_string(), "09:00");
            }
        }
    }

    fn metrics(&self, length: &str) -> Json {
        let within = json!({ "around": { "length": length, "day": self.day(0) } });
        self.practice.ask("metrics.of", json!({ "within": within, "as_of": null, "by": null }))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn after_any_acts_they_are_what_they_would_be_from_nothing(deeds in vec(deed(), 1..25)) {
        let mut time = Time { practice: Practice::on("2026-11-20"), day: "2026-11-20".parse().unwrap() };
        for deed in &deeds {
            time.does(deed);
            let followed = time.metrics("quarter");
            // Asking for something else in between lets go of what was judged.
            time.metrics("week");
            assert_eq!(followed, time.metrics("quarter"), "{deed:?}");
            time.metrics("quarter");
        }
    }

    #[test]
    fn after_any_acts_the_cards_are_what_they_would_be_after_a_new_start(deeds in vec(deed(), 1..25)) {
        let mut time = Time { practice: Practice::on("2026-11-20"), day: "2026-11-20".parse().unwrap() };
        let cards = |practice: &Practice| practice.ask("metrics.cards", json!({ "length": "month", "day": null }));
        for deed in &deeds {
            cards(&time.practice);
            time.does(deed);
        }
        let followed = cards(&time.practice);
        assert_eq!(followed, cards(&time.practice.reopened()), "{deeds:?}");
    }
}
