//! The plans of the queries behind the screens: however large a practice grows, none of them reads through its
//! sessions, notes or actions.

use rusqlite::types::Null;
use rusqlite::{Statement, ToSql};
use tempfile::TempDir;

use super::changes::changes_sql;
use super::follow_ups::OPEN_BETWEEN;
use super::history::{CONTRACTS, LAST_SESSIONS, LEDGERS, PAUSES, WITHOUT_BOOKING};
use super::meanwhile::MEANWHILE;
use super::money::{COMING_PAYMENTS, OPEN_PAYMENTS, OVERDUE_PAYMENTS};
use super::review::{BOOKED_WITH, CONTRACTS_DECIDED, DUE_CONTRACTS, MISSED_LATELY, SESSIONS_DECIDED, SESSIONS_SINCE};
use super::roster::{ROSTER, USED_UP};
use super::timeline::TIMELINE;
use super::upkeep::{
    LATEST_READING, MAY_SETTLE, STALE_GOALS, UNDECIDED_CONTRACTS, UNDECIDED_TRIALS, UNMATCHED, UNMATCHED_PAYMENTS,
};
use super::upkeep::{WITHOUT_ANSWER, WITHOUT_NOTE, WITHOUT_OUTCOME};
use super::week::{AHEAD, BETWEEN, OVERDUE, TO_WRITE, TOGETHER, lines};
use crate::Store;
use crate::search::WORDED;

/// The steps in which SQLite would answer.
fn plan(store: &Store, sql: &str) -> Vec<String> {
    let mut explain: Statement<'_> = store.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let nothing: Vec<&dyn ToSql> = (0..explain.parameter_count()).map(|_| &Null as &dyn ToSql).collect();
    let steps = explain.query_map(nothing.as_slice(), |row| row.get::<_, String>("detail")).unwrap();
    steps.map(Result::unwrap).collect()
}

#[test]
fn no_screen_reads_through_sessions_notes_or_actions() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
    let changes = changes_sql();
    let (between, to_write, ahead) = (lines(BETWEEN, 50), lines(TO_WRITE, 50), lines(AHEAD, 1));
    let together = lines(TOGETHER, 50);
    for sql in [
        &between,
        &to_write,
        &ahead,
        &together,
        &changes,
        BETWEEN,
        TO_WRITE,
        MEANWHILE,
        OVERDUE,
        WITHOUT_BOOKING,
        LAST_SESSIONS,
        CONTRACTS,
        PAUSES,
        LEDGERS,
        ROSTER,
        USED_UP,
        TIMELINE,
        DUE_CONTRACTS,
        MISSED_LATELY,
        BOOKED_WITH,
        SESSIONS_DECIDED,
        SESSIONS_SINCE,
        CONTRACTS_DECIDED,
    ] {
        let steps = plan(&store, sql);
        assert!(!steps.is_empty());
        for step in steps {
            // Open actions and bookings ahead have an index of their own, which holds nothing else.
            let reads_all = step.starts_with("SCAN") && !step.contains("action_item_open");
            let table = step.split_whitespace().nth(1).unwrap_or_default();
            let large = ["session", "s", "h", "a", "n", "note", "action_item", "o", "e", "entitlement", "change"];
            assert!(!(reads_all && large.contains(&table)), "{step}\n{sql}");
        }
    }
}

#[test]
fn what_waits_to_be_settled_is_found_by_its_own_index() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
    let waiting = [
        OVERDUE_PAYMENTS,
        COMING_PAYMENTS,
        STALE_GOALS,
        UNDECIDED_CONTRACTS,
        UNDECIDED_TRIALS,
        WITHOUT_NOTE,
        WITHOUT_ANSWER,
        WITHOUT_OUTCOME,
        LATEST_READING,
        MAY_SETTLE,
    ];
    for sql in waiting {
        let steps = plan(&store, sql);
        assert!(steps.iter().all(|step| !step.starts_with("SCAN")), "{steps:?}\n{sql}");
    }
    // Such an index holds nothing else, so that reading through it is reading what is asked for.
    let open = plan(&store, OPEN_PAYMENTS);
    assert!(open.iter().all(|step| !step.starts_with("SCAN") || step.contains("payment_due")), "{open:?}");
    for sql in [UNMATCHED, UNMATCHED_PAYMENTS] {
        let steps = plan(&store, sql);
        let by_its_index = |step: &String| !step.starts_with("SCAN") || step.contains("inbox_item_waiting");
        assert!(steps.iter().all(by_its_index), "{steps:?}");
    }
}

#[test]
fn found_words_lead_to_their_rows_by_identity() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
    let scans: Vec<String> = plan(&store, WORDED).into_iter().filter(|step| step.starts_with("SCAN")).collect();
    // What is gone through is the answers of one form, and the row that was found.
    assert!(scans.iter().all(|step| step.starts_with("SCAN a VIRTUAL") || step.starts_with("SCAN t")), "{scans:?}");
}

#[test]
fn open_follow_ups_are_found_by_their_own_index() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
    let steps = plan(&store, OPEN_BETWEEN);
    let by_its_index = |step: &String| !step.starts_with("SCAN") || step.contains("follow_up_due");
    assert!(steps.iter().all(by_its_index), "{steps:?}");
}

#[test]
fn a_learners_events_are_found_by_the_learner() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
    let scans: Vec<String> = plan(&store, TIMELINE).into_iter().filter(|step| step.starts_with("SCAN")).collect();
    assert!(scans.iter().all(|step| step.contains("json_each") || step.contains("event")), "{scans:?}");
}
