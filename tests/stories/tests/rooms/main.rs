//! Stories of the rooms around the composer: the week, the learners, their timelines and what is agreed with them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]

mod accounts;
mod agreements;
mod birthdays;
mod cancelled_days;
mod consents;
mod contacts;
mod correcting;
mod correcting_contracts;
mod custom_fields;
mod disclosure;
mod disclosure_paper;
mod distinctions;
mod endings;
mod exports;
mod flow;
mod follow_ups;
mod goals;
mod handouts;
mod leads;
mod learners;
mod left_over;
mod material_files;
mod materials;
mod merging;
mod merging_anybody;
mod merging_told;
mod messages;
mod metric_definitions;
mod metric_snapshots;
mod metric_targets;
mod money;
mod packages;
mod papers;
mod pauses;
mod pauses_and_terms;
mod reasons;
mod record_history;
mod renewals;
mod rights;
mod rights_beyond;
mod rights_former;
mod terms_taken_back;
mod timeline;
mod together;
mod trials;
mod unbooked;
mod upkeep;
mod week;

use nenrin_domain::{
    Contract, ContractKind, Day, Id, LearnerId, Money, Note, NoteSection, NoteState, NoteVersion, Session, SessionId,
    SessionState,
};
use nenrin_practice::Failure;
use nenrin_store::Writer;
use nenrin_stories::{Json, Practice, json};

/// A day in its full form.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A session as the history tables bring it: with its outcome known on its day.
pub fn session(writer: &Writer<'_>, learner: LearnerId, on: &str, state: SessionState) -> Session {
    Session {
        id: writer.mint(),
        external_id: None,
        learner,
        contract: None,
        day: day(on),
        time: "10:00".parse().ok(),
        minutes: Some(50),
        zone: "Asia/Tokyo".parse().unwrap(),
        mode: None,
        state,
        booked_on: None,
        resolved_on: (!state.is_open()).then(|| day(on)),
        moved_to: None,
        happened: None,
        consumes: None,
        chargeable: None,
        series: None,
        gathering: None,
        place: None,
    }
}

/// Writes sessions of a learner in one state. Answers their ids.
pub fn sessions(practice: &Practice, learner: &str, state: SessionState, days: &[&str]) -> Vec<String> {
    let learner = learner.parse().unwrap();
    practice.act("import", |writer| {
        let add = |on: &&str| {
            let session = session(writer, learner, on, state);
            writer.add(&session)?;
            Ok::<_, Failure>(session.id.to_string())
        };
        days.iter().map(add).collect()
    })
}

/// Sessions held with a learner.
pub fn held(practice: &Practice, learner: &str, days: &[&str]) -> Vec<String> {
    sessions(practice, learner, SessionState::Held, days)
}

/// Books a session.
pub fn book(practice: &Practice, learner: &str, day: &str, time: &str) -> Json {
    Json::String(practice.booked(learner, day, time))
}

/// Writes a note of one section.
pub fn note(practice: &Practice, session: &str, words: &str) {
    let session: SessionId = session.parse().unwrap();
    practice.act("import", |writer| {
        let learner = writer.get::<Session>(session)?.learner;
        let (id, version, written_at) = (writer.mint(), writer.mint(), writer.at());
        let sections = vec![NoteSection { key: "talked".into(), heading: String::new(), text: words.into() }];
        let words = NoteVersion { id: version, note: id, session, learner, template: None, sections, written_at };
        writer.add(&words)?;
        Ok(writer.add(&Note { id, session, learner, version, state: NoteState::Final })?)
    });
}

/// An open-ended contract of a monthly fee.
pub fn monthly(id: nenrin_domain::ContractId, learner: LearnerId, from: &str, cadence_days: u32) -> Contract {
    Contract {
        id,
        external_id: None,
        learner,
        plan: None,
        plan_name: Some("月2回".to_owned()),
        kind: ContractKind::Subscription,
        starts_on: day(from),
        term_end: None,
        price: Money::yen(22_000),
        sessions: None,
        cadence_days: Some(cadence_days),
        predecessor: None,
        ended_on: None,
        end_kind: None,
        end_reason: None,
        payer: None,
        tax: None,
        carry_over: 0,
        notice_hours: None,
        auto_renew: false,
        rest_kept_on: None,
        flow: None,
    }
}

/// Makes an open-ended contract of a monthly fee. Answers its id.
pub fn agree(practice: &Practice, learner: &str, from: &str, cadence_days: u32) -> String {
    let terms = json!({
        "plan_name": "月2回", "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" },
        "cadence_days": cadence_days,
    });
    let fields = json!({ "learner": learner, "terms": terms, "starts_on": from });
    nenrin_stories::text(&practice.ask("contract.add", fields))
}

/// One field of every entry of a list.
pub fn each<'j>(list: &'j Json, field: &str) -> Vec<&'j Json> {
    list.as_array().unwrap().iter().map(|entry| &entry[field]).collect()
}

/// The names of the learners in the entries of a list.
pub fn names(list: &Json) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["learner"]["name"].as_str().unwrap()).collect()
}

/// The field and the rule of a value that is not allowed.
pub fn broken_rule(failure: &Json) -> (&str, &str) {
    assert_eq!(failure["code"], "P-205", "{failure}");
    (failure["about"]["field"].as_str().unwrap(), failure["about"]["rule"].as_str().unwrap())
}

/// The id that a text is.
pub fn id_of<I: Id + std::str::FromStr>(text: &str) -> I {
    text.parse().ok().unwrap()
}
