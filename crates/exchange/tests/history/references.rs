//! What holds between rows and between tables.

use nenrin_exchange::history::{
    ActionItemRow, Check, ContractRow, GoalRow, LearnerRow, ObstacleRow, PauseRow, PaymentRow, ProblemKind, Problems,
    ProgressRow, Row, SatisfactionRow, SessionRow, Table, TrialRow,
};

use crate::{all_told, read_checked};

/// A history with learners a and b, a contract c, sessions s (of a) and t (of b) and a goal g.
fn history() -> Check {
    let mut check = Check::default();
    assert_eq!(told::<LearnerRow>(&mut check, &["a,,,,,", "b,,,,,"]), [""; 0]);
    assert_eq!(told::<ContractRow>(&mut check, &["c,a,package,2026-01-01,,8,88000,active,,,0,False"]), [""; 0]);
    let sessions = ["s,a,2026-01-01,2026-01-09,held,2026-01-09", "t,b,2026-01-01,2026-01-09,booked,"];
    assert_eq!(told::<SessionRow>(&mut check, &sessions), [""; 0]);
    assert_eq!(told::<GoalRow>(&mut check, &["g,a,夢,0,100,%,2026-01-01,"]), [""; 0]);
    check
}

/// The problems of rows given by their required cells.
fn told<R: Row>(check: &mut Check, rows: &[&str]) -> Vec<String> {
    let required = R::COLUMNS.iter().filter(|column| column.required).map(|column| column.name);
    let text = format!("{}\n{}\n", required.collect::<Vec<_>>().join(","), rows.join("\n"));
    all_told(&read_checked::<R>(text.as_bytes(), check).problems)
}

#[test]
fn an_id_is_there_once() {
    let check = &mut history();
    assert_eq!(told::<LearnerRow>(check, &["a,,,,,"]), ["learners:2:learner_id:duplicate_id"]);
    let trial = "1,2026-01-01,,True,True,a,";
    assert_eq!(told::<TrialRow>(check, &[trial, trial]), ["trials:3:trial_id:duplicate_id"]);
    let contract = "c,b,package,2026-01-01,,8,88000,active,,,0,False";
    assert_eq!(told::<ContractRow>(check, &[contract]), ["contracts:2:contract_id:duplicate_id"]);
    assert_eq!(told::<SessionRow>(check, &["s,b,,2026-01-09,booked,"]), ["sessions:2:session_id:duplicate_id"]);
    assert_eq!(told::<GoalRow>(check, &["g,a,夢,0,1,,2026-01-01,"]), ["goals:2:goal_id:duplicate_id"]);
}

#[test]
fn a_reference_leads_somewhere() {
    let check = &mut history();
    assert_eq!(told::<TrialRow>(check, &["1,2026-01-01,,True,True,z,"]), ["trials:2:learner_id:unknown_learner"]);
    assert_eq!(told::<PauseRow>(check, &["y,2026-01-01,"]), ["pauses:2:learner_id:unknown_learner"]);
    assert_eq!(
        told::<PaymentRow>(check, &["a,c,,,1", "x,x,,,1", "a,-1,,,1"]),
        ["payments:3:learner_id:unknown_learner", "payments:3:contract_id:unknown_contract"]
    );
    assert_eq!(told::<SatisfactionRow>(check, &["z,a,2026-01-09,4"]), ["satisfaction:2:session_id:unknown_session"]);
    assert_eq!(told::<ProgressRow>(check, &["z,2026-01-09,4"]), ["goal_progress:2:goal_id:unknown_goal"]);
    let problems =
        read_checked::<ObstacleRow>(b"learner_id,category,text,opened,cleared\nw,,x,2026-01-01,\n", check).problems;
    assert_eq!(problems[0].kind, ProblemKind::UnknownLearner { id: "w".to_owned() });
}

#[test]
fn days_come_in_order() {
    let check = &mut history();
    let contract = "d,a,package,2026-01-02,2026-01-01,8,88000,active,,,0,False";
    assert_eq!(told::<ContractRow>(check, &[contract]), ["contracts:2:end:out_of_order"]);
    assert_eq!(told::<PauseRow>(check, &["a,2026-01-02,2026-01-01"]), ["pauses:2:end:out_of_order"]);
    let session = "u,a,2026-01-02,2026-01-09,cancelled,2026-01-01";
    assert_eq!(told::<SessionRow>(check, &[session]), ["sessions:2:resolved:out_of_order"]);
    let action = "a,2026-01-02,2026-01-01,2026-01-01";
    assert_eq!(told::<ActionItemRow>(check, &[action]), ["action_items:2:completed:out_of_order"]);
    let obstacle = "a,,x,2026-01-02,2026-01-01";
    assert_eq!(told::<ObstacleRow>(check, &[obstacle]), ["obstacles:2:cleared:out_of_order"]);
}

#[test]
fn what_happens_in_a_practice_is_let_through() {
    let check = &mut history();
    // Paid before it was due, booked after it was held, cancelled before it began.
    assert_eq!(told::<PaymentRow>(check, &["b,c,2026-02-01,2026-01-01,1"]), [""; 0]);
    assert_eq!(told::<SessionRow>(check, &["v,a,2026-01-12,2026-01-09,held,2026-01-12"]), [""; 0]);
    let contract = "e,a,package,2026-02-01,,8,88000,cancelled,2026-01-20,,0,False";
    assert_eq!(told::<ContractRow>(check, &[contract]), [""; 0]);
}

#[test]
fn cells_do_not_contradict_each_other() {
    let check = &mut history();
    assert_eq!(told::<SessionRow>(check, &["u,a,,2026-01-09,booked,2026-01-09"]), ["sessions:2:resolved:contradicts"]);
    assert_eq!(told::<SatisfactionRow>(check, &["s,b,2026-01-09,4"]), ["satisfaction:2:learner_id:contradicts"]);
    assert_eq!(told::<SatisfactionRow>(check, &["t,b,2026-01-09,"]), ["satisfaction:2:satisfaction:missing"]);
    assert_eq!(told::<SatisfactionRow>(check, &["t,b,2026-01-09,4"]), ["satisfaction:2:session_id:duplicate_id"]);
    let ended = |status: &str| format!("{status},a,package,2026-01-01,,8,88000,{status},,,0,False");
    assert_eq!(told::<ContractRow>(check, &[&ended("cancelled")]), ["contracts:2:cancelled_on:missing"]);
    assert_eq!(told::<ContractRow>(check, &[&ended("completed")]), ["contracts:2:end:missing"]);
}

#[test]
fn one_flaw_is_told_once() {
    let check = &mut Check::default();
    let learners = ["a,never,,,,", "b,,,"];
    assert_eq!(told::<LearnerRow>(check, &learners), ["learners:2:joined:not_a_day", "learners:3:*:ragged"]);
    assert_eq!(told::<PauseRow>(check, &["b,2026-01-01,"]), [""; 0]);
    assert_eq!(
        told::<SessionRow>(check, &["s,a,,soon,held,", "t,a,,2026-01-01,held,"]),
        ["sessions:2:scheduled:not_a_day"]
    );
    assert_eq!(told::<SatisfactionRow>(check, &["s,a,2026-01-09,4", "t,a,2026-01-09,4"]), [""; 0]);
    assert_eq!(check.ids(Table::Sessions).and_then(|ids| ids.find("t")), Some(1));
}

#[test]
fn an_id_that_is_there_twice_names_the_other_row() {
    let check = &mut Check::default();
    let header = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source";
    let text = format!("{header}\na,,,,,\nb,,,,,\na,,,,,\n");
    let problems = read_checked::<LearnerRow>(text.as_bytes(), check).problems;
    assert_eq!(problems[0].line, 4);
    assert_eq!(problems[0].kind, ProblemKind::DuplicateId { id: "a".to_owned(), line: 2 });
}

#[test]
fn an_id_that_is_nowhere_is_told_once_for_all_its_rows() {
    let check = &mut history();
    let actions = ["z,2026-01-02,,", "a,2026-01-02,,", "z,2026-01-03,,", "y,2026-01-03,,"];
    let header = "learner_id,created,due,completed";
    let read = read_checked::<ActionItemRow>(format!("{header}\n{}\n", actions.join("\n")).as_bytes(), check);
    let unknown = ["action_items:2:learner_id:unknown_learner", "action_items:5:learner_id:unknown_learner"];
    assert_eq!((all_told(&read.problems).as_slice(), read.rows.len()), (unknown.map(String::from).as_slice(), 1));
    // Another flaw of such a row is told all the same.
    assert_eq!(told::<PauseRow>(check, &["z,2026-01-02,2026-01-01"]), ["pauses:2:end:out_of_order"]);
    assert_eq!(read.problems.iter().map(|problem| check.rows_like(problem)).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn nothing_is_said_of_what_refers_to_a_table_that_could_not_be_read() {
    let check = &mut Check::default();
    let headless = read_checked::<LearnerRow>(b"learner,joined\na,\n", check);
    assert!(all_told(&headless.problems).contains(&"learners:1:learner_id:missing_column".to_owned()));
    assert_eq!(told::<PauseRow>(check, &["a,2026-01-02,"]), [""; 0]);
    check.miss(Table::Sessions);
    assert_eq!(told::<SatisfactionRow>(check, &["s,a,2026-01-09,4"]), [""; 0]);
}

#[test]
fn problems_beyond_a_thousand_are_counted_only() {
    let rows = (0..1_500).map(|number| format!("{number},never,,,,\n")).collect::<String>();
    let header = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source\n";
    let mut problems = Problems::default();
    problems.extend(read_checked::<LearnerRow>(format!("{header}{rows}").as_bytes(), &mut Check::default()).problems);
    assert_eq!((problems.kept().len(), problems.count()), (1_000, 1_500));
    assert_eq!(problems.kept()[999].line, 1_001);
}
