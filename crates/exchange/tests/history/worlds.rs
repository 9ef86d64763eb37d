//! Two simulated practices come in whole.

use std::path::Path;

use nenrin_domain::{Arm, Channel, EndKind, SessionState};
use nenrin_exchange::history::{
    ActionItemRow, Check, ContractRow, ContractStatus, FollowUpRow, InteractionRow, LearnerRow, PauseRow, PaymentRow,
    Row, SatisfactionRow, SessionRow, Table, TrialRow,
};

use crate::read_checked;

/// The rows of a world's table, of which nothing may be wrong or left over.
fn rows<R: Row>(world: &str, check: &mut Check) -> Vec<R> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/history").join(world);
    let bytes = std::fs::read(folder.join(R::TABLE.file_name())).unwrap();
    let read = read_checked::<R>(&bytes, check);
    assert_eq!(read.problems, [], "{world} {:?}", R::TABLE);
    assert_eq!(read.reading.unknown_columns, Vec::<String>::new());
    assert_eq!(read.reading.rows, read.rows.len() as u64);
    read.rows
}

#[test]
fn a_practice_of_forty_learners_comes_in_whole() {
    let check = &mut Check::default();
    let learners = rows::<LearnerRow>("world40", check);
    assert_eq!(learners.len(), 40);
    assert_eq!(learners.iter().filter_map(|learner| learner.price_yen).sum::<i64>(), 369_500);
    let trials = rows::<TrialRow>("world40", check);
    assert_eq!(trials.len(), 105);
    assert_eq!(trials.iter().filter(|trial| trial.showed_up).count(), 87);
    assert_eq!(trials.iter().filter(|trial| trial.learner.is_some()).count(), 40);
    let contracts = rows::<ContractRow>("world40", check);
    assert_eq!(contracts.len(), 108);
    assert_eq!(contracts.iter().filter(|contract| contract.status == ContractStatus::Active).count(), 37);
    assert_eq!(contracts.iter().filter(|contract| contract.end.is_none()).count(), 14);
    assert_eq!(contracts.iter().filter(|contract| contract.is_renewal).count(), 67);
    assert_eq!(rows::<PauseRow>("world40", check).len(), 7);
    let sessions = rows::<SessionRow>("world40", check);
    assert_eq!(sessions.len(), 877);
    let in_state = |state| sessions.iter().filter(|session| session.state == state).count();
    assert_eq!(in_state(SessionState::Held), 714);
    assert_eq!(in_state(SessionState::Rescheduled), 56);
    assert_eq!(in_state(SessionState::CancelledByLearner), 65);
    assert_eq!(in_state(SessionState::NoShow), 15);
    assert_eq!(in_state(SessionState::Booked), 27);
    let satisfaction = rows::<SatisfactionRow>("world40", check);
    assert_eq!(satisfaction.len(), 334);
    let stars = satisfaction.iter().filter_map(|answer| answer.score).map(|score| u32::from(score.value()));
    assert_eq!(stars.sum::<u32>(), 4 * 181 + 5 * 105 + 3 * 44 + 2 * 4);
    let actions = rows::<ActionItemRow>("world40", check);
    assert_eq!((actions.len(), actions.iter().filter(|action| action.completed.is_none()).count()), (881, 336));
    assert_eq!(rows::<PaymentRow>("world40", check).len(), 220);
    let interactions = rows::<InteractionRow>("world40", check);
    assert_eq!(interactions.len(), 493);
    assert_eq!(interactions.iter().filter(|line| line.channel == Channel::Line).count(), 160);
    assert_eq!(rows::<FollowUpRow>("world40", check).len(), 29);
    assert_eq!(check.ids(Table::Sessions).map(|ids| ids.len()), Some(877));
    assert!(check.ids(Table::Payments).is_none());
}

#[test]
fn returns_cancellations_and_held_back_follow_ups_come_in_whole() {
    let check = &mut Check::default();
    let world = "world150_part";
    assert_eq!(rows::<LearnerRow>(world, check).len(), 16);
    assert_eq!(rows::<TrialRow>(world, check).len(), 26);
    let contracts = rows::<ContractRow>(world, check);
    assert_eq!(contracts.len(), 76);
    let cancelled = || contracts.iter().filter(|c| c.status == ContractStatus::Ended(EndKind::Cancelled));
    assert!(cancelled().all(|contract| contract.cancelled_on.is_some()));
    assert!(cancelled().any(|contract| contract.cancel_reason.as_deref() == Some("goal_reached")));
    assert!(contracts.iter().any(|contract| contract.spell == Some(1)));
    assert_eq!(rows::<PauseRow>(world, check).len(), 5);
    assert_eq!(rows::<SessionRow>(world, check).len(), 821);
    assert_eq!(rows::<SatisfactionRow>(world, check).len(), 432);
    assert_eq!(rows::<ActionItemRow>(world, check).len(), 830);
    assert_eq!(rows::<PaymentRow>(world, check).len(), 141);
    assert_eq!(rows::<InteractionRow>(world, check).len(), 295);
    let follow_ups = rows::<FollowUpRow>(world, check);
    assert_eq!(follow_ups.len(), 20);
    assert!(follow_ups.iter().any(|follow_up| follow_up.arm == Some(Arm::Holdout)));
}
