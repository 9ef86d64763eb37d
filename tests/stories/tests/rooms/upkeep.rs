use nenrin_domain::{
    Contract, Day, EndKind, Entitlement, EntitlementKind, Goal, GoalState, Hundredths, InboxItem, InboxKind,
    InboxState, LearnerId, Money, Session, SessionState, Trial, TrialOutcome,
};
use nenrin_insight::{awaits_decision, is_goal_stale, is_still_here};
use nenrin_practice::Failure;
use nenrin_store::Writer;
use nenrin_stories::{Json, Practice, json};

use crate::{day, each, held, id_of, monthly, session, sessions};

fn totals(practice: &Practice) -> [u64; 9] {
    let view = practice.ask("upkeep.view", json!({}));
    ["outcomes", "proposals", "notes", "trials", "contracts", "goals", "alike", "payments", "unmatched"]
        .map(|kind| view[kind]["total"].as_u64().unwrap())
}

/// One of everything that waits. Answers the ids of the session without an outcome, the one without a note, the contract
/// and the goal.
fn one_of_each(practice: &Practice, learner: &str) -> [String; 4] {
    let booked = sessions(practice, learner, SessionState::Booked, &["2026-11-13"]).remove(0);
    let without_note = held(practice, learner, &["2026-11-19"]).remove(0);
    let goal = practice.goal(learner, "発表で緊張しない", "2026-10-01");
    let contract = practice.act("import", |writer| {
        let learner: LearnerId = learner.parse().unwrap();
        let contract =
            Contract { term_end: Some(day("2026-11-10")), ..monthly(writer.mint(), learner, "2026-05-11", 14) };
        writer.add(&contract)?;
        let trial = Trial {
            name: Some("鈴木".to_owned()),
            ..Trial::on(writer.mint(), day("2026-11-01"), TrialOutcome::Undecided)
        };
        writer.add(&trial)?;
        writer.add(&InboxItem {
            id: writer.mint(),
            kind: InboxKind::Payment,
            source: "stripe".to_owned(),
            key: "ch_1".to_owned(),
            day: day("2026-11-12"),
            time: None,
            summary: "TANAKA".to_owned(),
            amount: Some(Money::yen(11_000)),
            fields: Vec::new(),
            state: InboxState::Waiting,
        })?;
        Ok(contract.id.to_string())
    });
    [booked, without_note, contract, goal]
}

#[test]
fn everything_that_waits_stands_in_one_list_until_it_is_settled() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let [booked, without_note, contract, goal] = one_of_each(&practice, &sato);
    assert_eq!(totals(&practice), [1, 0, 1, 1, 1, 1, 0, 1, 0]);
    assert_eq!(practice.ask("upkeep.count", json!({})), 6);
    let view = practice.ask("upkeep.view", json!({}));
    assert_eq!(view["goals"]["first"][0]["days"], 50);
    assert_eq!(view["trials"]["first"][0]["name"], "鈴木");
    assert_eq!(view["payments"]["first"][0]["amount"], json!({ "minor": 11_000, "currency": "JPY" }));

    practice.ask("session.resolve", json!({ "session": booked, "state": "no_show" }));
    practice.record(&sato, &without_note, "面談");
    practice.ask("goal.confirm", json!({ "goal": goal }));
    practice.ask("contract.renew", json!({ "contract": contract }));
    assert_eq!(totals(&practice), [0, 0, 0, 1, 0, 0, 0, 1, 0]);
    practice.undo();
    practice.undo();
    assert_eq!(totals(&practice), [0, 0, 0, 1, 1, 1, 0, 1, 0], "what is taken back waits again");
}

#[test]
fn no_more_rows_are_told_than_asked_for_and_the_oldest_come_first() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let _ = sessions(&practice, &sato, SessionState::Booked, &["2026-11-13", "2026-10-13", "2026-11-12"]);
    let first = |rows| practice.ask("upkeep.view", json!({ "rows": rows }))["outcomes"]["first"].take();
    assert_eq!(each(&first(2), "day"), ["2026-10-13", "2026-11-12"]);
    assert_eq!(first(0), json!([]));
}

#[test]
fn only_a_goal_that_is_worked_on_can_be_confirmed() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let goal = practice.goal(&sato, "発表で緊張しない", "2026-10-01");
    let stop =
        json!({ "goal": goal, "title": "発表", "baseline": "0", "target": "100", "unit": "%", "state": "stopped" });
    practice.ask("goal.change", stop);
    let refused = practice.refused("goal.confirm", json!({ "goal": goal }));
    assert_eq!(crate::broken_rule(&refused), ("goal", "worked_on"));
}

const TODAY: &str = "2026-11-20";

/// A learner with a package of 100 days ago and, where `later` says when it is over, one that begins after it.
fn learner_with(
    writer: &mut Writer<'_>,
    (term_end, ended_on): (Option<Day>, Option<Day>),
    later: Option<Day>,
    tickets: i32,
) -> Result<Vec<Contract>, Failure> {
    let learner = nenrin_domain::Learner::named(writer.mint(), "芽衣");
    writer.add(&learner)?;
    let begins = day(TODAY).plus(-100);
    let contract = Contract {
        term_end,
        ended_on,
        end_kind: ended_on.map(|_| EndKind::Lapsed),
        sessions: Some(2),
        ..monthly(writer.mint(), learner.id, &begins.to_string(), 14)
    };
    writer.add(&contract)?;
    grant(writer, &contract, tickets)?;
    let mut contracts = vec![contract];
    if later.is_some() {
        let next = monthly(writer.mint(), learner.id, &begins.plus(1).to_string(), 14);
        let next = Contract { ended_on: later, ..next };
        writer.add(&next)?;
        contracts.push(next);
    }
    Ok(contracts)
}

/// The terms of the contracts that the lists are asked about.
fn terms() -> [Option<Day>; 5] {
    [None, Some(-31), Some(-30), Some(-1), Some(0)].map(|days| days.map(|days| day(TODAY).plus(days)))
}

fn listed(practice: &Practice, kind: &str) -> Vec<String> {
    let view = practice.ask("upkeep.view", json!({ "rows": 500 }));
    let mut ids: Vec<String> = each(&view[kind]["first"], "id").into_iter().map(nenrin_stories::text).collect();
    ids.sort();
    ids
}

/// The list is cut out of the tables by the store, and what it means is the insight's: both must agree.
#[test]
fn the_list_of_goals_holds_what_the_rules_say() {
    let practice = Practice::on(TODAY);
    let ago = |days: i64| day(TODAY).plus(-days);
    let reads = [(None, None), (Some(ago(45)), None), (None, Some(ago(44)))];
    let mut stale = Vec::new();
    practice.act("import", |writer| {
        for set_on in [76, 46, 45, 44, 31, 30, 29, 1, 0, -1].map(ago) {
            for (confirmed_on, read_on) in reads {
                for term_end in terms() {
                    for (ended_on, later) in
                        [(None, None), (Some(ago(2)), None), (None, Some(ago(40))), (Some(ago(2)), Some(ago(20)))]
                    {
                        let contracts = learner_with(writer, (term_end, ended_on), later, 0)?;
                        let learner = contracts[0].learner;
                        let goal = goal_of(writer.mint(), learner, set_on, confirmed_on);
                        writer.add(&goal)?;
                        if let Some(day) = read_on {
                            let (id, value) = (writer.mint(), Hundredths(1));
                            let goal = goal.id;
                            writer.add(&nenrin_domain::Progress { id, goal, learner, session: None, day, value })?;
                        }
                        if is_goal_stale(day(TODAY), &goal, read_on) && is_still_here(day(TODAY), &contracts) {
                            stale.push(goal.id.to_string());
                        }
                    }
                }
            }
        }
        Ok(())
    });
    stale.sort();
    assert!(!stale.is_empty());
    assert_eq!(listed(&practice, "goals"), stale);
}

#[test]
fn the_list_of_contracts_holds_what_the_rules_say() {
    let practice = Practice::on(TODAY);
    let today = day(TODAY);
    let days = [None, Some(-40), Some(-31), Some(-30), Some(-20), Some(-2), Some(0), Some(2)];
    let days = days.map(|days| days.map(|days| today.plus(days)));
    let mut undecided = Vec::new();
    practice.act("import", |writer| {
        for term_end in terms() {
            for ended_on in days {
                for later in days {
                    for tickets in [0, 2] {
                        let contracts = learner_with(writer, (term_end, ended_on), later, tickets)?;
                        let left = |one: &Contract| if one.sessions.is_some() { i64::from(tickets) } else { 0 };
                        let waits = contracts.iter().filter(|one| awaits_decision(today, one, left(one), &contracts));
                        undecided.extend(waits.map(|one| one.id.to_string()));
                    }
                }
            }
        }
        Ok(())
    });
    undecided.sort();
    assert!(!undecided.is_empty());
    assert_eq!(listed(&practice, "contracts"), undecided);
}

fn grant(writer: &mut Writer<'_>, contract: &Contract, tickets: i32) -> Result<(), Failure> {
    let (id, learner, day) = (writer.mint(), contract.learner, contract.starts_on);
    let (kind, quantity) = (EntitlementKind::Grant, tickets);
    let entry = Entitlement { id, learner, contract: contract.id, kind, quantity, day, session: None, reason: None };
    Ok(writer.add(&entry)?)
}

fn goal_of(id: nenrin_domain::GoalId, learner: LearnerId, set_on: Day, confirmed_on: Option<Day>) -> Goal {
    Goal {
        id,
        external_id: None,
        learner,
        title: "残業".to_owned(),
        baseline: Hundredths(0),
        target: Hundredths(100),
        unit: String::new(),
        set_on,
        due_on: None,
        state: GoalState::Active,
        confirmed_on,
    }
}

#[test]
fn a_booking_waits_once_it_is_over_and_an_unnamed_hour_waits_all_day() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    practice.act("import", |writer| {
        for time in [None, Some("10:00"), Some("10:01"), Some("00:00")] {
            let time = time.map(|time| time.parse().unwrap());
            let booked =
                Session { time, minutes: None, ..session(writer, id_of(&sato), "2026-11-20", SessionState::Booked) };
            writer.add(&booked)?;
        }
        Ok(())
    });
    let view = practice.ask("upkeep.view", json!({}));
    assert_eq!(each(&view["outcomes"]["first"], "time"), [&Json::Null, &json!("00:00"), &json!("10:00")]);
}

#[test]
fn an_offered_time_that_is_over_is_booked_after_all_or_withdrawn() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let at = |day: &str, time: &str| json!({ "day": day, "time": time });
    let offered = practice.ask(
        "session.propose",
        json!({ "learner": sato, "times": [at("2026-11-22", "10:00"), at("2026-11-24", "10:00"), at("2026-11-30", "10:00")] }),
    );
    assert_eq!(totals(&practice), [0; 9]);
    practice.it_is("2026-11-24", "11:00");
    let waiting = practice.ask("upkeep.view", json!({}))["proposals"].take();
    assert_eq!(each(&waiting["first"], "id"), [&offered[0], &offered[1]], "the oldest first, and none that is ahead");
    practice.ask("proposal.withdraw", json!({ "sessions": [offered[0]] }));
    practice.ask("proposal.confirm", json!({ "session": offered[1], "keep": [] }));
    let mut expected = [0; 9];
    expected[0] = 1;
    assert_eq!(totals(&practice), expected, "a booking that is over waits for its outcome");
}
