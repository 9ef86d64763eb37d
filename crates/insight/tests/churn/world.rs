//! A public world: the tables of a simulated practice, as facts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nenrin_domain::{
    ActionItem, ActionState, Arm, Channel, Coded, Contract, ContractKind, Day, EndKind, FollowUp, FollowUpState,
    Hundredths, Interaction, Learner, Money, Pause, Payment, Satisfaction, Score, Session, SessionState, Way, Zone,
};
use nenrin_insight::churn::{Course, QuietDays, Told};

/// A row by the names of its columns. No cell of these tables is quoted.
pub type Row = BTreeMap<String, String>;

pub fn rows(file: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| header.iter().map(|it| (*it).to_owned()).zip(line.split(',').map(str::to_owned)).collect();
    lines.map(row).collect()
}

pub fn fixture(name: &str) -> Vec<Row> {
    rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/churn").join(name))
}

/// The tables of a world: those that are brought in for the tests of histories.
fn tables(world: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/tests/fixtures/history").join(world)
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn maybe(text: &str) -> Option<Day> {
    (!text.is_empty()).then(|| day(text))
}

pub fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: usize) -> T {
    format!("{:032x}", number + 1).parse().unwrap()
}

fn known<T: std::str::FromStr<Err: std::fmt::Debug>>(number: &str) -> T {
    id(number.parse().unwrap())
}

#[derive(Default)]
struct Facts {
    contracts: Vec<Contract>,
    pauses: Vec<Pause>,
    sessions: Vec<Session>,
    satisfactions: Vec<Satisfaction>,
    actions: Vec<ActionItem>,
    payments: Vec<Payment>,
    interactions: Vec<Interaction>,
    follow_ups: Vec<FollowUp>,
}

fn read(folder: &Path, learner: &Row) -> Facts {
    let own = |table: &str| -> Vec<(usize, Row)> {
        let all = rows(&folder.join(format!("{table}.csv"))).into_iter().enumerate();
        all.filter(|(_, row)| row["learner_id"] == learner["learner_id"]).collect()
    };
    let who = || known(&learner["learner_id"]);
    let mut facts = Facts::default();
    for (_, row) in own("contracts") {
        let kind = ContractKind::from_code(&row["kind"]).unwrap();
        let contract = Contract::from(known(&row["contract_id"]), who(), kind, day(&row["start"]), Money::yen(1));
        let (end, cancelled) = (maybe(&row["end"]), maybe(&row["cancelled_on"]));
        let ended = match row["status"].as_str() {
            "active" => cancelled.map(|day| (day, EndKind::Cancelled)),
            status => cancelled.or(end).map(|day| (day, EndKind::from_code(status).unwrap())),
        };
        let before = facts.contracts.last().map(|it: &Contract| it.id).filter(|_| row["is_renewal"] == "True");
        facts.contracts.push(Contract {
            term_end: end,
            sessions: row["sessions_total"].parse().ok().filter(|sessions| *sessions > 0),
            predecessor: before,
            ended_on: ended.map(|(day, _)| day),
            end_kind: ended.map(|(_, kind)| kind),
            ..contract
        });
    }
    for (at, row) in own("pauses") {
        facts.pauses.push(Pause {
            id: id(at),
            learner: who(),
            starts_on: day(&row["start"]),
            ends_on: maybe(&row["end"]),
            reason: None,
            contract: None,
            billed: false,
            extends_term: false,
        });
    }
    for (_, row) in own("sessions") {
        let state = match row["status"].as_str() {
            "attended" => SessionState::Held,
            "cancelled" => SessionState::CancelledByLearner,
            other => SessionState::from_code(other).unwrap(),
        };
        let (booked_on, resolved_on) = (maybe(&row["booked_on"]), maybe(&row["resolved"]));
        let session = Session::on(known(&row["session_id"]), who(), day(&row["scheduled"]), Zone::UTC, state);
        facts.sessions.push(Session { booked_on, resolved_on, ..session });
    }
    for (at, row) in own("satisfaction") {
        let score = Score::new(row["satisfaction"].parse::<f64>().unwrap() as i64).ok();
        let (session, day) = (known(&row["session_id"]), day(&row["day"]));
        facts.satisfactions.push(Satisfaction { id: id(at), learner: who(), session, day, score, intent: None });
    }
    for (at, row) in own("action_items") {
        let done = maybe(&row["completed"]);
        facts.actions.push(ActionItem {
            id: id(at),
            learner: who(),
            session: None,
            text: None,
            created_on: day(&row["created"]),
            due_on: maybe(&row["due"]),
            state: done.map_or(ActionState::Open, |_| ActionState::Done),
            resolved_on: done,
            goal: None,
        });
    }
    for (at, row) in own("payments") {
        let payment = Payment::received(id(at), who(), day(&row["due"]), Money::yen(1));
        facts.payments.push(Payment { due_on: maybe(&row["due"]), paid_on: maybe(&row["paid"]), ..payment });
    }
    for (at, row) in own("interactions") {
        let hours = row["reply_hours"].parse::<f64>().ok().map(|hours| Hundredths((hours * 100.0).round() as i64));
        facts.interactions.push(Interaction {
            channel: Channel::from_code(&row["channel"]).unwrap(),
            way: Way::from_code(&row["direction"]).unwrap(),
            reply_hours: hours,
            ..Interaction::on(id(at), who(), day(&row["day"]), None)
        });
    }
    for (at, row) in own("follow_ups") {
        facts.follow_ups.push(FollowUp {
            id: id(at),
            learner: who(),
            day: day(&row["day"]),
            kind: row["type"].clone(),
            trigger: row["trigger"].clone(),
            arm: Arm::from_code(&row["arm"]).ok(),
            contract: None,
            purpose: None,
            text: None,
            due_on: None,
            state: FollowUpState::Done,
            closed_on: None,
            result: None,
            reason: None,
        });
    }
    facts
}

/// The learners of a world by their number in its tables.
pub fn courses(world: &str) -> Vec<(String, Course)> {
    let folder = tables(world);
    let course = |row: Row| {
        let facts = read(&folder, &row);
        let learner = Learner {
            cadence_days: row["nominal_cadence_days"].parse().ok(),
            ..Learner::named(known(&row["learner_id"]), "佐藤 美咲")
        };
        let told = Told {
            contracts: &facts.contracts,
            pauses: &facts.pauses,
            sessions: &facts.sessions,
            satisfactions: &facts.satisfactions,
            actions: &facts.actions,
            payments: &facts.payments,
            interactions: &facts.interactions,
            follow_ups: &facts.follow_ups,
        };
        (row["learner_id"].clone(), Course::of(&learner, told))
    };
    rows(&folder.join("learners.csv")).into_iter().map(course).collect()
}

pub fn quiet() -> QuietDays {
    QuietDays::usual(day("2025-01-01"))
}
