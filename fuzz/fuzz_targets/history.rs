//! Any bytes, read as history tables in their order, each after the zero byte that ends the one before it.
#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use nenrin_exchange::Encoding;
use nenrin_exchange::history::{
    ActionItemRow, Check, ContractRow, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow, PauseRow,
    PaymentRow, ProgressRow, Row, SatisfactionRow, SessionRow, TrialRow, read_table, write_table,
};

type Read = fn(&[u8], &mut Check);

/// The tables in the order in which they are read.
const TABLES: [Read; 13] = [
    read::<LearnerRow>,
    read::<TrialRow>,
    read::<ContractRow>,
    read::<PauseRow>,
    read::<SessionRow>,
    read::<SatisfactionRow>,
    read::<ActionItemRow>,
    read::<PaymentRow>,
    read::<InteractionRow>,
    read::<FollowUpRow>,
    read::<GoalRow>,
    read::<ProgressRow>,
    read::<ObstacleRow>,
];

fuzz_target!(|bytes: &[u8]| {
    let mut check = Check::default();
    for (table, read) in bytes.split(|byte| *byte == 0).zip(TABLES) {
        read(table, &mut check);
    }
});

/// Reads a table, and what of it can be read once more as it is written: it must be the same.
fn read<R: Row + std::fmt::Debug>(bytes: &[u8], check: &mut Check) {
    let Ok(encoding) = Encoding::detect(bytes) else { return };
    let mut rows = Vec::new();
    let _ = read_table::<R>(bytes, encoding, |line, row| {
        rows.extend(check.examine(line, row).map_err(|problems| problems.len()));
        ControlFlow::Continue(())
    });
    let (told, mut written, mut again) = (format!("{rows:?}"), Vec::new(), Vec::new());
    write_table(&mut written, rows).unwrap();
    let _ = read_table::<R>(written.as_slice(), Encoding::Utf8, |_, row| {
        again.push(row.unwrap());
        ControlFlow::Continue(())
    });
    assert_eq!(format!("{again:?}"), told);
}
