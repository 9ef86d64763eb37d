//! What a merge would drop or leave doubled is told before it is done.

use nenrin_domain::{Channel, ContractKind, Language, Learner, Money};
use nenrin_stories::{Json, Practice, json, text};

use crate::id_of;

#[test]
fn every_field_of_which_one_is_dropped_is_told_the_coachs_own_too() {
    let practice = Practice::on("2026-11-20");
    let (keep, other) = (practice.learner("高橋 健"), practice.learner("高橋 健"));
    let fields = json!({ "subject": "learner", "fields": [
        { "id": null, "name": "職業", "kind": "text", "choices": [], "offered": true },
        { "id": null, "name": "趣味", "kind": "text", "choices": [], "offered": true },
    ] });
    practice.ask("custom_field.save", fields);
    let own = first_field(&practice, &keep);
    for (learner, value) in [(&keep, "医師"), (&other, "看護師")] {
        let about = json!({ "learner": learner, "contract": null, "session": null });
        practice.ask("custom_value.save", json!({ "about": about, "values": [{ "field": own, "value": value }] }));
    }
    practice.act("test.filled", |writer| {
        let kept: Learner = writer.get(id_of(&keep))?;
        let lost: Learner = writer.get(id_of(&other))?;
        writer.put(&Learner {
            session_price: Some(Money::yen(8_000)),
            plan_kind: Some(ContractKind::Package),
            language: Some(Language::Ja),
            preferred_channel: Some(Channel::Line),
            cadence_days: Some(7),
            ..kept
        })?;
        Ok(writer.put(&Learner {
            session_price: Some(Money::yen(9_000)),
            plan_kind: Some(ContractKind::OneOff),
            language: Some(Language::En),
            preferred_channel: Some(Channel::Email),
            cadence_days: Some(7),
            concern: Some("転職".to_owned()),
            ..lost
        })?)
    });
    let view = practice.ask("learner.merge_view", json!({ "keep": keep, "other": other }));
    let differing = view["differing"].as_array().unwrap();
    let told: Vec<_> = differing.iter().map(|one| text(&one["field"])).collect();
    assert_eq!(told, ["session_price", "plan_kind", "language", "preferred_channel", "custom_value"]);
    assert_eq!(differing[0]["lost"], json!({ "kind": "money", "value": { "minor": 9_000, "currency": "JPY" } }));
    assert_eq!(differing[3]["lost"], json!({ "kind": "text", "value": "email" }));
    assert_eq!((&differing[4]["name"], &differing[4]["lost"]["value"]), (&json!("職業"), &json!("看護師")));
}

/// The first field of the coach's own.
fn first_field(practice: &Practice, learner: &str) -> Json {
    let about = json!({ "learner": learner, "contract": null, "session": null });
    practice.ask("custom_value.list", json!({ "about": about }))[0]["field"].clone()
}

#[test]
fn days_on_which_both_are_booked_are_told_and_both_bookings_stay() {
    let practice = Practice::on("2026-11-20");
    let (keep, other) = (practice.learner("高橋 健"), practice.learner("高橋 健"));
    let _ = practice.booked(&keep, "2026-11-24", "10:00");
    let _ = practice.booked(&keep, "2026-11-25", "10:00");
    let _ = practice.booked(&other, "2026-11-24", "15:00");
    let offered = json!([{ "day": "2026-11-25", "time": "15:00", "minutes": 50 }]);
    practice.ask("session.propose", json!({ "learner": other, "times": offered }));
    let view = practice.ask("learner.merge_view", json!({ "keep": keep, "other": other }));
    assert_eq!(view["booked_twice"], json!(["2026-11-24"]), "a time that is offered is no booking");
    practice.ask("learner.merge", json!({ "keep": keep, "other": other }));
    let sessions = practice.with(|call| Ok(call.store()?.sessions_of(id_of(&keep))?)).unwrap();
    assert_eq!(sessions.iter().filter(|session| session.state.is_open()).count(), 4);
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn what_is_written_in_consents_and_pauses_that_become_one_is_told() {
    let practice = Practice::on("2026-11-20");
    let (keep, other) = (practice.learner("高橋 健"), practice.learner("高橋 健"));
    for (learner, evidence, reason, day) in
        [(&keep, "メール", "産休", "2026-12-01"), (&other, "書面", "繁忙期", "2026-12-10")]
    {
        let given = json!({ "learner": learner, "about": "privacy", "given_on": null, "evidence": evidence });
        practice.ask("consent.give", given);
        let days = json!({ "learner": learner, "starts_on": day, "ends_on": "2026-12-20", "reason": reason });
        practice.ask("pause.add", days);
    }
    let view = practice.ask("learner.merge_view", json!({ "keep": keep, "other": other }));
    let told = |field: &str, kept: &str, lost: &str| {
        let text = |value: &str| json!({ "kind": "text", "value": value });
        json!({ "field": field, "name": null, "kept": text(kept), "lost": text(lost) })
    };
    assert_eq!(view["differing"], json!([told("evidence", "メール", "書面"), told("reason", "産休", "繁忙期")]));
}
