//! History tables that a story writes.

use serde_json::Value as Json;
use tempfile::TempDir;

/// The folder of a small history: a learner with a package of four, of which two sessions are used and one is booked.
/// Each of `files` is one table by name, in place of the one there or besides.
#[must_use]
pub fn tables(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,kana\n\
                    7,2026-01-05,package,14,8500,referral,面谷 夢子,おもたに ゆめこ\n";
    let contracts = "contract_id,learner_id,kind,start,end,sessions_total,amount,status,cancelled_on,cancel_reason,spell,is_renewal\n\
                     c1,7,package,2026-01-05,2026-12-31,4,34000,active,,,0,False\n";
    let sessions = "session_id,learner_id,booked_on,scheduled,status,resolved,time,talked\n\
                    1,7,2026-01-05,2026-01-09,attended,2026-01-09,10:00,転職の不安について話した\n\
                    2,7,2026-01-09,2026-01-23,no_show,2026-01-24,10:00,\n\
                    3,7,2026-01-24,2026-02-06,booked,,10:00,\n";
    for (name, text) in [("learners", learners), ("contracts", contracts), ("sessions", sessions)].iter().chain(files) {
        std::fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    folder
}

/// How many rows of a table a report on a history counts as `what`.
#[must_use]
pub fn count(report: &Json, table: &str, what: &str) -> u64 {
    let tables = report["tables"].as_array().unwrap();
    tables.iter().find(|found| found["table"] == table).unwrap()[what].as_u64().unwrap()
}
