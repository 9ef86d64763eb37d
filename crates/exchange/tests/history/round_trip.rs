//! What is written reads back as it was.

use std::fmt::Debug;

use nenrin_domain::{
    Arm, Channel, Coded, ContractKind, Day, DayTime, EndKind, Hundredths, Intent, Mode, Money, Score, SessionState, Way,
};
use nenrin_exchange::history::{
    ActionItemRow, ContractRow, ContractStatus, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow,
    PauseRow, PaymentRow, ProgressRow, Row, SatisfactionRow, SessionRow, TrialRow, write_table,
};
use proptest::option::of;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::sample::select;

use crate::read;

/// Words with everything in them that CSV, spreadsheets and Japanese find special.
fn words() -> impl Strategy<Value = String> {
    let special = select(vec!["=", "+", "-", "@", "＝", "'", "''", ",", "\"", "\n", "「", "髙", "𠮷", "\u{feff}", "1"]);
    let piece = prop_oneof![special.prop_map(str::to_owned), "\\PC{1,12}"];
    let text = prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat().trim().to_owned());
    text.prop_filter("blank", |text| !nenrin_domain::trimmed(text).is_empty())
}

fn id() -> impl Strategy<Value = String> {
    words().prop_filter("no id", |id| id.len() <= 64 && id != "-1")
}

fn tags() -> impl Strategy<Value = Vec<String>> {
    let tag = words().prop_filter("a separator", |tag| !tag.contains([',', ';', '；', '、']));
    prop::collection::btree_set(tag, 0..4).prop_map(|tags| tags.into_iter().collect())
}

fn day() -> impl Strategy<Value = Day> {
    (-25_000..83_000_i64).prop_filter_map("out of the calendar", Day::from_number)
}

fn hundredths(least: i64) -> impl Strategy<Value = Hundredths> {
    (least..10_000_000).prop_map(Hundredths)
}

fn yen() -> impl Strategy<Value = i64> {
    0..=Money::MOST
}

/// Writes rows and reads them back.
fn goes_round<R: Row + Clone + PartialEq + Debug>(rows: &[R]) {
    let mut bytes = Vec::new();
    write_table(&mut bytes, rows.iter().cloned()).unwrap();
    let read = read::<R>(&bytes);
    assert_eq!(read.problems, []);
    assert_eq!(read.rows, rows);
    assert!(read.reading.unknown_columns.is_empty());
}

fn learner() -> impl Strategy<Value = LearnerRow> {
    let plain = (id(), of(day()), of(select(ContractKind::ALL)), of(1..=400_u32), of(yen()), of(words()));
    let personal = (of(words()), of(words()), of(words()), of(words()), of(words()), of(words()), tags());
    (plain, personal).prop_map(|((id, joined, plan, cadence_days, price_yen, source), personal)| {
        let (name, kana, mail, phone, line, concern, tags) = personal;
        LearnerRow { id, joined, plan, cadence_days, price_yen, source, name, kana, mail, phone, line, concern, tags }
    })
}

fn trial() -> impl Strategy<Value = TrialRow> {
    let outcome = (any::<bool>(), any::<Option<bool>>());
    (id(), day(), of(words()), outcome, of(id()), of(hundredths(0)), of(words())).prop_map(
        |(id, day, source, (showed_up, converted), learner, contact_lag_days, name)| TrialRow {
            id,
            day,
            source,
            showed_up,
            converted,
            learner,
            contact_lag_days,
            name,
        },
    )
}

fn contract() -> impl Strategy<Value = ContractRow> {
    let status = prop_oneof![Just(ContractStatus::Active), select(EndKind::ALL).prop_map(ContractStatus::Ended)];
    let terms = (select(ContractKind::ALL), day(), of(day()), of(0..=10_000_u32), yen());
    let end = (status, of(day()), of(words()));
    let rest = (of(0..=1_000_u32), any::<bool>(), of(words()));
    (id(), id(), terms, end, rest).prop_map(|(id, learner, terms, end, (spell, is_renewal, plan_name))| {
        let (kind, start, last_day, sessions_total, amount_yen) = terms;
        let (status, cancelled_on, cancel_reason) = end;
        ContractRow {
            id,
            learner,
            kind,
            start,
            end: last_day,
            sessions_total,
            amount_yen,
            status,
            cancelled_on,
            cancel_reason,
            spell,
            is_renewal,
            plan_name,
        }
    })
}

fn session() -> impl Strategy<Value = SessionRow> {
    let known = (of(day()), day(), select(SessionState::ALL), of(day()));
    let planned = (of((0..1_440_u16).prop_filter_map("a time", DayTime::from_minutes)), of(1..=1_440_u32));
    let note = (of(words()), of(words()), of(words()), of(words()), of(words()));
    let how = (of(select(Mode::ALL)), of(words()));
    (id(), id(), known, planned, how, note).prop_map(|(id, learner, known, planned, (mode, place), note)| {
        let (booked_on, scheduled, state, resolved) = known;
        let (time, minutes) = planned;
        let (talked, insight, change, next, note) = note;
        SessionRow {
            id,
            learner,
            booked_on,
            scheduled,
            state,
            resolved,
            time,
            minutes,
            mode,
            place,
            talked,
            insight,
            change,
            next,
            note,
        }
    })
}

fn satisfaction() -> impl Strategy<Value = SatisfactionRow> {
    let score = (1..=5_i64).prop_filter_map("a score", |value| Score::new(value).ok());
    (id(), id(), day(), of(score), of(select(Intent::ALL)))
        .prop_map(|(session, learner, day, score, intent)| SatisfactionRow { session, learner, day, score, intent })
}

fn interaction() -> impl Strategy<Value = InteractionRow> {
    let contact = (select(Channel::ALL), select(Way::ALL), of(hundredths(0)), of(words()));
    (id(), day(), contact).prop_map(|(learner, day, (channel, way, reply_hours, summary))| InteractionRow {
        learner,
        day,
        channel,
        way,
        reply_hours,
        summary,
    })
}

fn goal() -> impl Strategy<Value = GoalRow> {
    let scale = (hundredths(-10_000), hundredths(-10_000), of(words()));
    (id(), id(), words(), scale, day(), of(day())).prop_map(|(id, learner, title, scale, set_on, due)| {
        let (baseline, target, unit) = scale;
        GoalRow { id, learner, title, baseline, target, unit, set_on, due }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn learners_go_round(rows in prop::collection::vec(learner(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn trials_go_round(rows in prop::collection::vec(trial(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn contracts_go_round(rows in prop::collection::vec(contract(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn sessions_go_round(rows in prop::collection::vec(session(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn satisfaction_goes_round(rows in prop::collection::vec(satisfaction(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn interactions_go_round(rows in prop::collection::vec(interaction(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn goals_go_round(rows in prop::collection::vec(goal(), 0..4)) {
        goes_round(&rows);
    }

    #[test]
    fn the_narrow_tables_go_round(
        (who, other) in (id(), of(id())),
        (first, then, maybe) in (day(), of(day()), of(day())),
        (text, more) in (words(), of(words())),
        (arm, value, amount_yen) in (of(select(Arm::ALL)), hundredths(-10_000), yen()),
    ) {
        let learner = || who.clone();
        goes_round(&[PauseRow { learner: learner(), start: first, end: then, reason: more.clone() }]);
        goes_round(&[ActionItemRow { learner: learner(), created: first, due: then, completed: maybe, text: more.clone() }]);
        goes_round(&[PaymentRow { learner: learner(), contract: other, due: then, paid: maybe, amount_yen, method: more.clone() }]);
        goes_round(&[FollowUpRow { learner: learner(), day: first, kind: text.clone(), trigger: text.clone(), arm }]);
        goes_round(&[ProgressRow { goal: learner(), day: first, value }]);
        goes_round(&[ObstacleRow { learner: learner(), category: more, text, opened: first, cleared: then }]);
    }
}

#[test]
fn a_cell_that_starts_like_a_formula_is_written_as_text() {
    let row = FollowUpRow {
        learner: "@taro".to_owned(),
        day: Day::new(2026, 1, 5).unwrap(),
        kind: "=HYPERLINK(\"x\")".to_owned(),
        trigger: "ＡＢＣ".to_owned(),
        arm: Some(Arm::Contact),
    };
    let mut bytes = Vec::new();
    write_table(&mut bytes, [row]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text, "learner_id,day,type,trigger,arm\n'@taro,2026-01-05,\"'=HYPERLINK(\"\"x\"\")\",ＡＢＣ,contact\n");
}
