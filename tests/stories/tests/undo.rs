//! Whatever a coach did, undoing it brings back every row as it was.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::Day;
use nenrin_stories::{Json, Practice, json, text};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

/// Something a coach does. Numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Confirm(Writing),
    Resolve(u8, u8),
    Book(u8, u8),
    Change(u8, u8),
    Reschedule(u8, u8),
    RestoreNote(u8, u8),
    Renew(u8, u8),
    End(u8, u8),
    Pause(u8, u8),
    EndPause(u8, u8),
    /// Types on, which is no act: there is nothing to undo.
    Type(Writing),
    Undo,
    Redo,
    Reopen,
}

/// What is put down about a session.
#[derive(Debug, Clone)]
struct Writing {
    learner: u8,
    session: u8,
    outcome: u8,
    words: u8,
    ticks: u8,
    new_action: bool,
    level: Option<u8>,
    satisfaction: Option<u8>,
    obstacle: bool,
    next: Option<u8>,
}

const OUTCOMES: [&str; 5] = ["held", "no_show", "late_cancelled", "cancelled_by_learner", "cancelled_by_coach"];
const STATES: [&str; 4] = ["done", "partly", "not_done", "open"];
const ENDS: [&str; 3] = ["completed", "cancelled", "graduated"];
const TODAY: &str = "2026-11-20";

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => writing().prop_map(Deed::Confirm),
        8 => of_two(),
        1 => writing().prop_map(Deed::Type),
        3 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Reopen),
    ]
}

/// A deed that two numbers say everything about.
fn of_two() -> impl Strategy<Value = Deed> {
    let make: [fn(u8, u8) -> Deed; 9] = [
        Deed::Resolve,
        Deed::Book,
        Deed::Change,
        Deed::Reschedule,
        Deed::RestoreNote,
        Deed::Renew,
        Deed::End,
        Deed::Pause,
        Deed::EndPause,
    ];
    (select(make.to_vec()), any::<u8>(), any::<u8>()).prop_map(|(make, one, other)| make(one, other))
}

fn writing() -> impl Strategy<Value = Writing> {
    let who = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>());
    let what = (any::<bool>(), any::<Option<u8>>(), any::<Option<u8>>(), any::<bool>(), any::<Option<u8>>());
    (who, what).prop_map(
        |((learner, session, outcome, words, ticks), (new_action, level, satisfaction, obstacle, next))| {
            let satisfaction = satisfaction.map(|score| 1 + score % 5);
            Writing { learner, session, outcome, words, ticks, new_action, level, satisfaction, obstacle, next }
        },
    )
}

/// One of the forty days around today.
fn day(number: u8) -> String {
    TODAY.parse::<Day>().unwrap().plus(i64::from(number % 40) - 10).to_string()
}

fn pick<T: Clone>(list: &[T], number: u8) -> Option<T> {
    list.get(usize::from(number) % list.len().max(1)).cloned()
}

/// A practice of two learners, and the sessions, contracts and pauses they ever had.
struct World {
    practice: Practice,
    learners: [String; 2],
    goals: [String; 2],
    sessions: Vec<(usize, String)>,
    contracts: Vec<String>,
    pauses: Vec<String>,
}

fn world() -> World {
    let practice = Practice::on(TODAY);
    let learners = ["佐藤 美咲", "田中 陽子"].map(|name| practice.learner(name));
    let goals = learners.each_ref().map(|learner| practice.goal(learner, "英語", "2026-11-01"));
    let packages = [(0, 2, "2026-11-01"), (0, 3, "2026-11-02"), (1, 1, "2026-11-01")];
    let contracts = packages.map(|(who, sessions, from)| practice.package(&learners[who], sessions, from)).to_vec();
    let booked = [(0, "2026-11-19"), (0, "2026-11-20"), (1, "2026-11-20")];
    let sessions = booked.map(|(who, day)| (who, practice.booked(&learners[who], day, "10:00"))).to_vec();
    World { practice, learners, goals, sessions, contracts, pauses: Vec::new() }
}

impl World {
    /// Does it, if it can be done. Answers whether it was an act; resolving what is resolved the same way is none.
    fn act(&mut self, deed: &Deed) -> bool {
        let last = self.last_act();
        let Some((command, fields)) = self.call(deed) else { return false };
        let answer = self.practice.call(command, &fields);
        self.keep(deed, &answer["ok"]);
        let refusal = answer["failure"]["code"].as_str();
        assert!(refusal.is_none_or(|code| code == "P-205" || code == "P-202"), "{deed:?}: {answer}");
        self.last_act() != last
    }

    /// The command that does it.
    fn call(&mut self, deed: &Deed) -> Option<(&'static str, Json)> {
        let session = |number: u8| pick(&self.sessions, number).map(|(_, session)| session);
        Some(match *deed {
            Deed::Confirm(ref writing) => ("composer.confirm", json!({ "draft": self.draft(writing) })),
            Deed::Type(ref writing) => ("draft.save", json!({ "draft": self.draft(writing) })),
            Deed::Resolve(number, state) => {
                let state = OUTCOMES[1 + usize::from(state) % 4];
                ("session.resolve", json!({ "session": session(number)?, "state": state }))
            }
            Deed::Book(learner, on) => {
                let learner = pick(&self.learners, learner)?;
                ("session.book", json!({ "learner": learner, "day": day(on), "time": "10:00" }))
            }
            Deed::Change(number, on) => {
                ("session.change", json!({ "session": session(number)?, "day": day(on), "minutes": 30 }))
            }
            Deed::Reschedule(number, on) => {
                ("session.reschedule", json!({ "session": session(number)?, "day": day(on), "time": "11:00" }))
            }
            Deed::RestoreNote(number, version) => {
                let note = self.practice.call("note.of_session", &json!({ "session": session(number)? }));
                let versions = note["ok"]["versions"].as_array().cloned().unwrap_or_default();
                ("note.restore", json!({ "version": pick(&versions, version)?["id"] }))
            }
            Deed::Renew(contract, on) => {
                ("contract.renew", json!({ "contract": pick(&self.contracts, contract)?, "starts_on": day(on) }))
            }
            Deed::End(contract, on) => {
                let fields = json!({
                    "contract": pick(&self.contracts, contract)?, "ended_on": day(on), "end_kind": pick(&ENDS, on)?,
                });
                ("contract.end", fields)
            }
            Deed::Pause(learner, on) => {
                ("pause.add", json!({ "learner": pick(&self.learners, learner)?, "starts_on": day(on) }))
            }
            Deed::EndPause(pause, on) => {
                ("pause.end", json!({ "pause": pick(&self.pauses, pause)?, "ends_on": day(on) }))
            }
            Deed::Undo | Deed::Redo | Deed::Reopen => return None,
        })
    }

    /// Remembers what was made.
    fn keep(&mut self, deed: &Deed, made: &Json) {
        let Some(made) = made.as_str().map(ToOwned::to_owned) else { return };
        match *deed {
            Deed::Book(learner, _) => self.sessions.push((usize::from(learner) % 2, made)),
            Deed::Reschedule(session, _) => {
                let who = pick(&self.sessions, session).unwrap().0;
                self.sessions.push((who, made));
            }
            Deed::Renew(..) => self.contracts.push(made),
            Deed::Pause(..) => self.pauses.push(made),
            _ => {}
        }
    }

    fn last_act(&self) -> Json {
        self.practice.ask("act.recent", json!({ "limit": 1 }))[0]["seq"].take()
    }

    fn draft(&mut self, writing: &Writing) -> Json {
        let (who, session) = match pick(&self.sessions, writing.session) {
            Some(known) if writing.learner < 200 => known,
            _ => {
                let who = usize::from(writing.learner) % 2;
                let fresh = text(&self.practice.composer(&self.learners[who])["unplanned"]);
                self.sessions.push((who, fresh.clone()));
                (who, fresh)
            }
        };
        let view = self.practice.composer_of(&self.learners[who], &session);
        let mut draft = view["body"].clone();
        draft["outcome"] = json!(OUTCOMES[usize::from(writing.outcome) % OUTCOMES.len()]);
        draft["sections"] = json!([{ "key": "talked", "text": "言葉".repeat(usize::from(writing.words % 3)) }]);
        let ticks = view["actions"].as_array().unwrap().iter().take(usize::from(writing.ticks % 4));
        let tick = |action: &Json| json!({ "id": action["id"], "state": pick(&STATES, writing.ticks) });
        draft["actions"] = ticks.map(tick).collect();
        if writing.new_action {
            draft["new_actions"] = json!([{ "text": format!("読書 {}", writing.words), "due_on": "2026-11-27" }]);
        }
        draft["levels"] = writing
            .level
            .map(|value| json!({ "goal": self.goals[who], "value": value.to_string() }))
            .into_iter()
            .collect();
        draft["satisfaction"] = json!(writing.satisfaction);
        if writing.obstacle {
            draft["obstacles_opened"] = json!([{ "text": "会議の増加", "category": null }]);
            draft["obstacles_cleared"] =
                view["obstacles"].as_array().unwrap().iter().map(|o| o["id"].clone()).collect();
        }
        if let Some(next) = writing.next {
            draft["next_booking"] = json!({ "day": format!("2026-12-{:02}", 1 + next % 28), "time": "10:00" });
        }
        draft
    }

    /// Balances are never below zero, and a session uses one ticket at most.
    fn check_ledger(&self) {
        let (mut balances, mut uses) = (BTreeMap::new(), BTreeSet::new());
        for entry in self.practice.every("entitlement") {
            let entry: Json = serde_json::from_str(&entry).unwrap();
            *balances.entry(text(&entry["contract"])).or_insert(0) += entry["quantity"].as_i64().unwrap();
            assert!(entry["kind"] != "consume" || uses.insert(text(&entry["session"])), "used twice: {entry}");
        }
        assert!(balances.values().all(|balance| *balance >= 0), "{balances:?}");
    }
}

type Rows = BTreeMap<&'static str, Vec<String>>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_brings_back_every_row(deeds in proptest::collection::vec(deed(), 1..20)) {
        let mut world = world();
        // The rows before each act that stands, and those after each that can be done again.
        let (mut before, mut after): (Vec<Rows>, Vec<Rows>) = (Vec::new(), Vec::new());
        for deed in &deeds {
            let now = world.practice.rows();
            match deed {
                Deed::Undo => {
                    if let Some(rows) = before.pop() {
                        world.practice.undo();
                        assert_eq!(world.practice.rows(), rows);
                        after.push(now);
                    }
                }
                Deed::Redo => {
                    if let Some(rows) = after.pop() {
                        world.practice.ask("act.redo", json!({}));
                        assert_eq!(world.practice.rows(), rows);
                        before.push(now);
                    }
                }
                Deed::Reopen => world.practice = world.practice.reopened(),
                deed => {
                    if world.act(deed) {
                        before.push(now);
                        after.clear();
                    } else {
                        assert_eq!(world.practice.rows(), now, "what is refused changes nothing");
                    }
                }
            }
            world.check_ledger();
        }
        while let Some(rows) = before.pop() {
            world.practice.undo();
            assert_eq!(world.practice.rows(), rows);
        }
        let verdict = world.practice.ask("practice.verify", json!({}));
        assert_eq!(verdict["found"], 0, "{verdict}");
    }
}
