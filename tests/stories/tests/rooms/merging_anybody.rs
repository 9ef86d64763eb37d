//! Whatever two learners have, making them one loses nothing, and undoing it leaves no trace.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Learner, Origin, PayerLink};
use nenrin_stories::{Json, Practice, json, text};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::Index;

use crate::{day, held, id_of, note};

/// What a coach does for one learner. Numbers tell days, words and alike apart; a few only, so that two learners often have
/// the same.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Book(u8),
    Hold(u8),
    Write(u8),
    Agree(u8),
    Pause(u8),
    Pay(u8),
    Expect(u8),
    LinkPayer,
    ShareMaterial,
    SetGoal(u8),
    Remind(u8),
    FinishReminder,
    LogContact(u8),
    Consent,
    Hinder(u8),
    Apply(u8),
    BringIn(u8),
    EnterOwn(u8),
    TellApart(u8),
    Describe(u8),
    Promise(u8),
    Try(u8),
    /// Writes what leans on one of the learner's contracts or sessions.
    Lean(u8),
}

fn deeds() -> impl Strategy<Value = Deed> {
    let some = || 0_u8..3;
    prop_oneof![
        some().prop_map(Deed::Book),
        some().prop_map(Deed::Hold),
        some().prop_map(Deed::Write),
        some().prop_map(Deed::Agree),
        some().prop_map(Deed::Pause),
        some().prop_map(Deed::Pay),
        some().prop_map(Deed::Expect),
        Just(Deed::LinkPayer),
        Just(Deed::ShareMaterial),
        some().prop_map(Deed::SetGoal),
        some().prop_map(Deed::Remind),
        Just(Deed::FinishReminder),
        some().prop_map(Deed::LogContact),
        Just(Deed::Consent),
        some().prop_map(Deed::Hinder),
        some().prop_map(Deed::Apply),
        some().prop_map(Deed::BringIn),
        some().prop_map(Deed::EnterOwn),
        some().prop_map(Deed::TellApart),
        some().prop_map(Deed::Describe),
        some().prop_map(Deed::Promise),
        some().prop_map(Deed::Try),
        (0_u8..5).prop_map(Deed::Lean),
    ]
}

/// The words that are searched for: one of each deed that leaves words.
const WORDS: [&str; 8] = ["転職", "発表", "電話で", "本番", "会議", "申込の言葉", "職業", "相談"];

/// A practice with three learners, who may share a payer, a material and a field of the coach's own.
struct World {
    practice: Practice,
    learners: [String; 3],
    payer: String,
    material: String,
    field: String,
}

impl World {
    fn begin() -> Self {
        let practice = Practice::on("2026-11-20");
        let learners = ["高橋 健", "高橋 健", "佐藤 美咲"].map(|name| practice.learner(name));
        let payer = text(&practice.ask("payer.save", json!({ "name": "高橋商店", "payer_kind": "organisation" })));
        let link = json!({ "title": "呼吸の動画", "url": "https://example.com/v", "learners": [] });
        let material = text(&practice.ask("material.add_link", link));
        let field = json!({ "name": "職業", "kind": "text", "choices": [], "offered": true });
        practice.ask("custom_field.save", json!({ "subject": "learner", "fields": [field] }));
        let field = text(&practice.ask("custom_field.list", json!({ "subject": "learner" }))[0]["id"]);
        Self { practice, learners, payer, material, field }
    }

    /// Does one deed. What the rules refuse, such as two sessions at one time, is left.
    fn does(&self, who: usize, deed: Deed) {
        let (practice, learner) = (&self.practice, self.learners[who].as_str());
        let try_to = |command: &str, fields: Json| practice.call(command, &fields)["ok"].clone();
        match deed {
            Deed::Book(n) => {
                let fields = json!({ "day": format!("2026-11-2{}", n + 3), "time": "10:00", "minutes": 50 });
                _ = try_to("session.book", with(fields, &json!({ "learner": learner, "mode": "online" })));
            }
            Deed::Hold(n) => _ = held(practice, learner, &[&format!("2026-10-1{n}")]),
            Deed::Write(n) => {
                let session = held(practice, learner, &[&format!("2026-09-1{n}")]).remove(0);
                note(practice, &session, "転職の不安について話した");
            }
            Deed::Agree(n) => _ = practice.package(learner, 5, &format!("2026-0{}-01", n + 7)),
            Deed::Pause(n) => {
                let days = json!({ "starts_on": format!("2026-12-0{}", n + 1), "ends_on": "2026-12-20" });
                _ = try_to("pause.add", with(days, &json!({ "learner": learner })));
            }
            Deed::Pay(n) => {
                let amount = json!({ "minor": 8_000 + i64::from(n), "currency": "JPY" });
                _ = try_to("payment.record", json!({ "learner": learner, "amount": amount, "method": "現金" }));
            }
            Deed::Expect(n) => {
                let amount = json!({ "minor": 11_000, "currency": "JPY" });
                let due = format!("2026-12-0{}", n + 1);
                let fields = json!({ "learner": learner, "payer": self.payer, "amount": amount, "due_on": due });
                _ = try_to("payment.expect", fields);
            }
            Deed::LinkPayer => {
                _ = try_to("payer.link", json!({ "learner": learner, "payer": self.payer, "share": 100 }));
            }
            Deed::ShareMaterial => {
                _ = try_to("material.share", json!({ "material": self.material, "learners": [learner] }));
            }
            Deed::SetGoal(n) => {
                let goal = practice.goal(learner, "発表で緊張しない", &format!("2026-10-0{}", n + 1));
                _ = try_to("progress.add", json!({ "goal": goal, "value": "35", "day": "2026-11-01" }));
            }
            Deed::Remind(n) => {
                let text = format!("電話で聞く{n}");
                let fields = json!({ "learner": learner, "purpose": "admin", "text": text, "due_on": "2026-11-25" });
                _ = try_to("follow_up.add", fields);
            }
            Deed::FinishReminder => {
                let open = practice.with(|call| Ok(call.store()?.follow_ups_of(id_of(learner))?)).unwrap();
                if let Some(open) = open.iter().find(|one| one.state.is_open()) {
                    let fields = json!({ "follow_up": open.id.to_string(), "reason": "会えた" });
                    _ = try_to("follow_up.dismiss", fields);
                }
            }
            Deed::LogContact(n) => {
                _ = try_to("interaction.log", json!({ "learner": learner, "text": format!("LINE: 本番{n}") }));
            }
            Deed::Consent => {
                _ = try_to("consent.give", json!({ "learner": learner, "about": "privacy", "evidence": "申込書" }));
            }
            Deed::Hinder(n) => {
                _ = try_to("obstacle.add", json!({ "learner": learner, "text": format!("会議が多い{n}") }));
            }
            Deed::Apply(n) => {
                let caller = json!({ "name": "高橋", "concern": format!("申込の言葉{n}") });
                _ = try_to("lead.add", json!({ "learner": learner, "caller": caller }));
            }
            Deed::BringIn(n) => self.bring_in(who, n),
            Deed::EnterOwn(n) => {
                let value = json!({ "field": self.field, "value": format!("職業{n}") });
                _ = try_to("custom_value.save", json!({ "about": { "learner": learner }, "values": [value] }));
            }
            Deed::TellApart(n) => {
                let other = &self.learners[usize::from(n)];
                _ = try_to("learner.not_same", json!({ "learner": learner, "other": other }));
            }
            Deed::Describe(n) => self.describe(who, n),
            Deed::Promise(n) => {
                let fields = json!({ "text": format!("日記を書く{n}"), "due_on": "2026-11-25" });
                _ = try_to("action_item.add", with(fields, &json!({ "learner": learner })));
            }
            Deed::Try(n) => {
                let trial =
                    json!({ "day": format!("2026-11-0{}", n + 1), "time": null, "minutes": null, "mode": null });
                _ = try_to("trial.book", json!({ "learner": learner, "trial": trial }));
            }
            Deed::Lean(n) => self.lean(learner, n),
        }
    }

    /// Something that refers to what the learner has, as long as there is any.
    fn lean(&self, learner: &str, n: u8) {
        let (contracts, sessions) = self
            .practice
            .with(|call| {
                let store = call.store()?;
                Ok((store.contracts_of(id_of(learner))?, store.sessions_of(id_of(learner))?))
            })
            .unwrap();
        let contract = contracts.first().map(|contract| contract.id.to_string());
        let session = sessions.first().map(|session| session.id.to_string());
        let amount = json!({ "minor": 11_000, "currency": "JPY" });
        let (command, fields) = match n {
            0 => ("payment.expect", json!({ "contract": contract, "amount": amount, "due_on": "2026-12-01" })),
            1 => ("pause.add", json!({ "contract": contract, "starts_on": "2027-01-01", "ends_on": "2027-01-05" })),
            2 => ("action_item.add", json!({ "session": session, "text": "続きを書く" })),
            3 => {
                let today = json!({ "learner": learner, "day": "2026-11-20", "time": "15:00" });
                let booked = self.practice.call("session.book", &today)["ok"].clone();
                ("session.resolve", json!({ "session": booked, "state": "no_show" }))
            }
            _ => ("contract.renew", json!({ "contract": contract })),
        };
        let fields = if n < 3 { with(fields, &json!({ "learner": learner })) } else { fields };
        _ = self.practice.call(command, &fields);
    }

    /// Something that a source calls by a name of its own leads to the learner.
    fn bring_in(&self, who: usize, n: u8) {
        let target = id_of::<nenrin_domain::LearnerId>(&self.learners[who]);
        self.practice.act("import", |writer| {
            let key = format!("{who}-{n}");
            if writer.origin("people", &key, "learner")?.is_none() {
                let (id, source) = (writer.mint(), "people".to_owned());
                let target = nenrin_domain::Id::uuid(target);
                writer.add(&Origin { id, source, key, entity: "learner".to_owned(), target, version: None })?;
            }
            Ok(())
        });
    }

    fn describe(&self, who: usize, n: u8) {
        self.practice.act("learner.change", |writer| {
            let learner: Learner = writer.get(id_of(&self.learners[who]))?;
            let said = match n {
                0 => Learner { mail: Some(format!("{who}@example.jp")), concern: Some("相談".to_owned()), ..learner },
                1 => Learner { tags: vec![format!("札{who}")], joined_on: Some(day("2026-03-01")), ..learner },
                _ => Learner { external_id: Some(format!("{who}")), ..learner },
            };
            Ok(writer.put(&said)?)
        });
    }

    fn contents(&self) -> BTreeMap<&'static str, BTreeMap<String, String>> {
        let contents = self.practice.with(|call| Ok(call.store()?.contents()?)).unwrap();
        let text = |rows: BTreeMap<_, String>| rows.into_iter().map(|(id, row)| (format!("{id}"), row)).collect();
        contents.into_iter().map(|(table, rows)| (table, text(rows))).collect()
    }

    /// What is found by each word: the kind and the row of each hit, and whose it is.
    fn found(&self) -> BTreeSet<(String, String, String)> {
        let hits = WORDS.iter().flat_map(|word| {
            let found = self.practice.ask("search.find", json!({ "text": word, "limit": 100 }));
            found.as_array().unwrap().clone()
        });
        hits.map(|hit| (text(&hit["kind"]), text(&hit["id"]), text(&hit["learner"]["id"]))).collect()
    }

    /// What one person can have only once is there once.
    fn assert_one_person(&self, learner: &str) {
        let learner = id_of(learner);
        let store = |call: &mut nenrin_practice::Call<'_>| {
            let store = call.store()?;
            Ok((store.pauses_of(learner)?, store.consents_of(learner)?, store.payer_links_of(learner)?))
        };
        let (pauses, consents, links) = self.practice.with(store).unwrap();
        for (at, pause) in pauses.iter().enumerate() {
            assert!(!pauses[at + 1..].iter().any(|other| other.overlaps(pause)), "{pauses:?}");
        }
        let holding: Vec<_> = consents.iter().filter(|it| it.withdrawn_on.is_none()).map(|it| it.kind).collect();
        assert!(holding.len() <= holding.iter().collect::<BTreeSet<_>>().len(), "{consents:?}");
        assert!(PayerLink::most_shared(&links) <= 100, "{links:?}");
    }

    fn findings(&self) -> Json {
        self.practice.ask("practice.verify", json!({}))["found"].clone()
    }
}

fn with(mut fields: Json, more: &Json) -> Json {
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    fields
}

/// A deed that is always refused would tell nothing.
#[test]
fn every_deed_can_be_done() {
    let some = [
        Deed::Book(0),
        Deed::Hold(0),
        Deed::Write(0),
        Deed::Agree(0),
        Deed::Pause(0),
        Deed::Pay(0),
        Deed::Expect(0),
        Deed::LinkPayer,
        Deed::ShareMaterial,
        Deed::SetGoal(0),
        Deed::Remind(0),
        Deed::FinishReminder,
        Deed::LogContact(0),
        Deed::Consent,
        Deed::Hinder(0),
        Deed::Apply(0),
        Deed::BringIn(0),
        Deed::EnterOwn(0),
        Deed::TellApart(1),
        Deed::Describe(0),
        Deed::Promise(0),
        Deed::Try(0),
    ];
    let world = World::begin();
    for deed in some.into_iter().chain((0..5).map(Deed::Lean)) {
        let before = world.contents();
        world.does(0, deed);
        assert_ne!(world.contents(), before, "{deed:?}");
    }
    let found: BTreeSet<_> = world.found().into_iter().map(|(kind, ..)| kind).collect();
    assert!(found.len() >= 6, "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_is_lost_and_one_undo_leaves_no_trace(
        done in prop::collection::vec((0_usize..3, deeds()), 0..24),
        other in any::<Index>(),
    ) {
        let world = World::begin();
        for (who, deed) in &done {
            world.does(*who, *deed);
        }
        let (keep, other) = (&world.learners[0], &world.learners[1 + other.index(2)]);
        let (before, found) = (world.contents(), world.found());
        prop_assert_eq!(world.findings(), json!(0));

        let wish = json!({ "keep": keep, "other": other });
        let moving = world.practice.ask("learner.merge_view", wish.clone());
        world.practice.ask("learner.merge", wish.clone());
        let merged = world.contents();
        prop_assert_eq!(world.findings(), json!(0));
        world.assert_one_person(keep);
        for (table, rows) in &before {
            let (was, is) = (rows.len(), merged[table].len());
            match *table {
                "learner" => prop_assert_eq!(is, was - 1),
                // What the kept one says in a field stays; whoever is told apart from both is so once.
                "custom_value" => prop_assert!(is == was || is == was - 1, "{} of {}", is, was),
                // Of what one person can have only once, one is left.
                "consent" | "pause" | "payer_link" => prop_assert!(is <= was, "{} of {}", is, was),
                "distinction" => prop_assert!(is <= was, "{} of {}", is, was),
                // The history and our own tables go on calling the kept one as they called the other one.
                "origin" => prop_assert!(is == was + 1 || is == was + 2, "{} of {}", is, was),
                table => prop_assert_eq!(is, was, "{}", table),
            }
            let simple = other.replace('-', "");
            prop_assert!(!merged[table].values().any(|row| row.contains(&simple)), "{} leads to who is gone", table);
        }
        let moved: u64 = moving["moved"].as_array().unwrap().iter().map(|kind| kind["count"].as_u64().unwrap()).sum();
        let simple = other.replace('-', "");
        let owned = before.iter().filter(|(table, _)| !["distinction", "origin"].contains(table));
        let owned = owned.flat_map(|(_, rows)| rows.values()).filter(|row| row.contains(&simple)).count();
        prop_assert_eq!(moved, u64::try_from(owned).unwrap());
        let whose = |id: &String| if id == other { keep.clone() } else { id.clone() };
        let stays = |(kind, id, _): &&(String, String, String)| {
            kind != "custom_value" || merged["custom_value"].contains_key(id)
        };
        let expected: BTreeSet<_> = found.iter().filter(stays).map(|(kind, id, of)| (kind.clone(), whose(id), whose(of))).collect();
        let lost: Vec<_> = expected.difference(&world.found()).cloned().collect();
        prop_assert_eq!(lost, vec![], "{:?}", world.found());

        world.practice.undo();
        prop_assert_eq!(world.contents(), before);
        prop_assert_eq!(world.found(), found);
        prop_assert_eq!(world.findings(), json!(0));
        world.practice.ask("act.redo", json!({}));
        prop_assert_eq!(world.contents(), merged);
        prop_assert_eq!(world.findings(), json!(0));
    }
    /// Whatever was done with the merged learner, taking the merge back alone is refused or leaves a sound practice.
    #[test]
    fn a_merge_taken_back_from_under_later_deeds_is_refused_or_leaves_a_sound_practice(
        done in prop::collection::vec((0_usize..2, deeds()), 2..16),
        later in prop::collection::vec(deeds(), 0..6),
    ) {
        let world = World::begin();
        for (who, deed) in &done {
            world.does(*who, *deed);
        }
        let (keep, other) = (&world.learners[0], &world.learners[1]);
        world.practice.ask("learner.merge", json!({ "keep": keep, "other": other }));
        let seq = world.practice.with(|call| Ok(call.store()?.last_act()?)).unwrap();
        for deed in &later {
            world.does(0, *deed);
        }
        let before = world.contents();
        let undone = world.practice.call("act.undo", &json!({ "seq": seq }));
        if undone["failure"].is_null() {
            prop_assert_eq!(world.findings(), json!(0));
        } else {
            prop_assert_eq!(&undone["failure"]["code"], "P-203", "{}", undone);
            prop_assert_eq!(world.contents(), before);
            prop_assert_eq!(world.findings(), json!(0));
        }
    }
}
