//! One row, one flaw: where it is and what is said of it.

use nenrin_domain::{ContractKind, Day, Hundredths, Money, Score, SessionState};
use nenrin_exchange::history::{
    ContractRow, GoalRow, InteractionRow, LearnerRow, PaymentRow, ProblemKind, SatisfactionRow, SessionRow, TrialRow,
};

use crate::{all_told, read};

const SESSIONS: &str = "session_id,learner_id,booked_on,scheduled,status,resolved,time,minutes,mode,note\n";
const LEARNERS: &str = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,tags\n";

fn sessions(line: &str) -> crate::Read<SessionRow> {
    read(format!("{SESSIONS}{line}\n").as_bytes())
}

fn learners(line: &str) -> crate::Read<LearnerRow> {
    read(format!("{LEARNERS}{line}\n").as_bytes())
}

/// A session's only flaw.
fn flaw(line: &str) -> (String, ProblemKind) {
    let mut problems = sessions(line).problems;
    assert_eq!(problems.len(), 1, "{line}: {problems:?}");
    (problems[0].column.clone().unwrap_or_default(), problems.remove(0).kind)
}

#[test]
fn a_full_session_is_read() {
    let read = sessions("s1,7,2026/1/5,2026-01-09,Attended,2026-01-09,9:30,60,online,\"話したこと\r\n次へ\"");
    assert_eq!(read.problems, []);
    let session = &read.rows[0];
    assert_eq!(session.state, SessionState::Held);
    assert_eq!(session.booked_on, Day::new(2026, 1, 5));
    assert_eq!(session.time.map(|time| time.minutes()), Some(570));
    assert_eq!(session.note.as_deref(), Some("話したこと\n次へ"));
}

#[test]
fn every_flaw_of_a_row_is_told_at_once() {
    let read = sessions("s1,7,yesterday,2026-02-30,attended,,25:00,0,telepathy,");
    assert_eq!(
        all_told(&read.problems),
        [
            "sessions:2:booked_on:not_a_day",
            "sessions:2:scheduled:not_a_day",
            "sessions:2:time:not_a_time",
            "sessions:2:minutes:out_of_range",
            "sessions:2:mode:unknown_code",
        ]
    );
}

#[test]
fn a_flaw_says_what_it_is_about() {
    let (column, kind) = flaw("s1,7,,2026-13-01,booked,,,,,");
    assert_eq!((column.as_str(), kind), ("scheduled", ProblemKind::NotADay { text: "2026-13-01".to_owned() }));
    let (column, kind) = flaw("s1,7,,2026-01-01,maybe,,,,,");
    let ProblemKind::UnknownCode { text, known } = kind else { panic!("{kind:?}") };
    assert_eq!((column.as_str(), text.as_str()), ("status", "maybe"));
    assert!(known.contains(&"attended") && known.contains(&"no_show"));
    let (column, kind) = flaw(",7,,2026-01-01,booked,,,,,");
    assert_eq!((column.as_str(), kind), ("session_id", ProblemKind::Missing));
    let (_, kind) = flaw("s1,7,,2026-01-01,booked,,,1441,,");
    assert_eq!(kind, ProblemKind::OutOfRange { text: "1441".to_owned(), least: 1, most: 1440 });
    assert_eq!(
        flaw(&format!("s1,7,,2026-01-01,booked,,,,,{}", "字".repeat(66_667))).1,
        ProblemKind::TooLong { most: 200_000 }
    );
    assert_eq!(flaw(&format!("{},7,,2026-01-01,booked,,,,,", "9".repeat(65))).1, ProblemKind::TooLong { most: 64 });
}

#[test]
fn a_long_cell_is_shown_cut() {
    let (_, kind) = flaw(&format!("s1,7,,{},booked,,,,,", "山".repeat(50)));
    assert_eq!(kind, ProblemKind::NotADay { text: format!("{}…", "山".repeat(40)) });
}

#[test]
fn a_row_of_another_width_is_told_as_such() {
    let read = sessions("s1,7,,2026-01-01,booked,,,\ns2,7,,2026-01-01,booked,,,,,,\ns3,7,,2026-01-01,booked,,,,,");
    assert_eq!(all_told(&read.problems), ["sessions:2:*:ragged", "sessions:3:*:ragged"]);
    assert_eq!(read.problems[0].kind, ProblemKind::Ragged { expected: 10, found: 8 });
    assert_eq!((read.rows.len(), read.reading.rows), (1, 3));
}

#[test]
fn lines_are_counted_as_an_editor_shows_them() {
    let row = |id: &str, day: &str| format!("{id},7,,{day},booked,,,,,");
    let note = "a,7,,2026-01-01,booked,,,,,\"one\ntwo\nthree\"";
    for end in ["\n", "\r\n", "\r"] {
        let lines =
            [SESSIONS.trim_end(), "", &row("b", "x"), note, &row("c", "x"), ",,,,,,,,,", "", "", &row("d", "x")];
        for last in ["", end] {
            let text = lines.join("\n").replace('\n', end) + last;
            let lines: Vec<_> = read::<SessionRow>(text.as_bytes()).problems.iter().map(|p| p.line).collect();
            assert_eq!(lines, [3, 7, 11], "{end:?} {last:?}");
        }
    }
}

#[test]
fn numbers_are_read_as_spreadsheets_write_them() {
    let amounts = |cell: &str| {
        let text = format!("learner_id,contract_id,due,paid,amount\n1,-1,,2026-01-01,{cell}\n");
        read::<PaymentRow>(text.as_bytes())
    };
    for (cell, yen) in
        [("11000", 11_000), ("\"11,000\"", 11_000), ("11000.0", 11_000), ("0", 0), ("1000000000000", Money::MOST)]
    {
        let read = amounts(cell);
        assert_eq!(read.rows.iter().map(|row| row.amount_yen).collect::<Vec<_>>(), [yen], "{cell} {:?}", read.problems);
        assert_eq!(read.rows[0].contract, None);
    }
    for (cell, code) in [
        ("", "missing"),
        ("-1", "out_of_range"),
        ("1000000000001", "out_of_range"),
        ("9223372036854775807", "out_of_range"),
        ("99999999999999999999", "out_of_range"),
        ("\"1,10,00\"", "not_a_number"),
        ("\",100\"", "not_a_number"),
        ("0.5", "not_whole"),
        ("1e3", "not_a_number"),
        ("¥500", "not_a_number"),
        ("5.", "not_a_number"),
    ] {
        assert_eq!(all_told(&amounts(cell).problems), [format!("payments:2:amount:{code}")], "{cell}");
    }
}

#[test]
fn satisfaction_is_whole_and_from_one_to_five() {
    let of = |cell: &str| {
        read::<SatisfactionRow>(format!("session_id,learner_id,day,satisfaction\n1,1,2026-01-01,{cell}\n").as_bytes())
    };
    assert_eq!(of("4.0").rows[0].score, Score::new(4).ok());
    assert_eq!(of("").rows[0].score, None);
    assert_eq!(all_told(&of("3.5").problems), ["satisfaction:2:satisfaction:not_whole"]);
    assert_eq!(of("6").problems[0].kind, ProblemKind::OutOfRange { text: "6".to_owned(), least: 1, most: 5 });
    assert_eq!(all_told(&of("good").problems), ["satisfaction:2:satisfaction:not_a_number"]);
}

#[test]
fn measured_hours_are_rounded_and_goal_levels_are_not() {
    let hours = |cell: &str| {
        let text = format!("learner_id,day,channel,direction,reply_hours\n1,2026-01-01,line,in,{cell}\n");
        read::<InteractionRow>(text.as_bytes())
    };
    for (cell, hundredths) in [("15.6", 1560), ("15.600000000000001", 1560), ("0.125", 13), ("3", 300), ("0.999", 100)]
    {
        assert_eq!(hours(cell).rows[0].reply_hours, Some(Hundredths(hundredths)), "{cell}");
    }
    assert_eq!(all_told(&hours("-2").problems), ["interactions:2:reply_hours:out_of_range"]);
    assert_eq!(all_told(&hours("soon").problems), ["interactions:2:reply_hours:not_a_number"]);
    let goal = |value: &str| {
        let text =
            format!("goal_id,learner_id,title,baseline,target,unit,set_on,due\ng,1,夢,-5.5,{value},%,2026-01-01,\n");
        read::<GoalRow>(text.as_bytes())
    };
    assert_eq!(goal("80").rows[0].baseline, Hundredths(-550));
    assert_eq!(all_told(&goal("80.125").problems), ["goals:2:target:not_a_number"]);
}

#[test]
fn nobody_is_minus_one_or_blank() {
    let header = "trial_id,trial_day,lead_source,showed_up,converted,learner_id,followup_lag_days\n";
    let text = format!("{header}1,2026-01-01,,True,FALSE,-1,\n2,2026-01-01,web,0,,,1.5\n3,2026-01-01,web,maybe,1,4,\n");
    let read = read::<TrialRow>(text.as_bytes());
    assert_eq!(read.rows.iter().map(|trial| &trial.learner).collect::<Vec<_>>(), [&None, &None]);
    assert_eq!(read.rows.iter().map(|trial| trial.converted).collect::<Vec<_>>(), [Some(false), None]);
    assert_eq!(all_told(&read.problems), ["trials:4:showed_up:unknown_code"]);
    let read = sessions("s1,-1,,2026-01-01,booked,,,,,");
    assert_eq!(all_told(&read.problems), ["sessions:2:learner_id:missing"]);
}

#[test]
fn blank_cells_of_a_learner_are_unknown_not_wrong() {
    let read = learners("1,,,,,,,");
    assert_eq!(read.problems, []);
    let learner = &read.rows[0];
    assert_eq!((learner.joined, learner.plan, &learner.name, learner.tags.len()), (None, None, &None, 0));
    let learner =
        learners("1,2026-01-05,Package,14,8500,search,　山田 花子　,\"平日; 転職、面談;平日\"").rows.remove(0);
    assert_eq!((learner.plan, learner.name.as_deref()), (Some(ContractKind::Package), Some("山田 花子")));
    assert_eq!(learner.tags, ["平日", "転職", "面談"]);
    assert_eq!(all_told(&learners("1,,,0,,,,").problems), ["learners:2:nominal_cadence_days:out_of_range"]);
    assert_eq!(learners(&format!("1,,,,,,{},", "名".repeat(201))).problems[0].kind, ProblemKind::TooLong { most: 200 });
}

#[test]
fn an_apostrophe_before_a_formula_is_taken_off() {
    for (cell, name) in [("'=1+1", "=1+1"), ("'+91 80", "+91 80"), ("'twas", "'twas"), ("=1", "=1"), ("'", "'")] {
        assert_eq!(learners(&format!("1,,,,,,{cell},")).rows[0].name.as_deref(), Some(name), "{cell}");
    }
}

#[test]
fn days_are_read_with_dashes_or_slashes_and_nothing_else() {
    for good in ["2026-01-05", "2026/01/05", "2026/1/5"] {
        assert_eq!(sessions(&format!("s,7,,{good},booked,,,,,")).rows[0].scheduled.to_string(), "2026-01-05");
    }
    for bad in
        ["2026-1-5", "26/1/5", "05/01/2026", "2026/1/5/1", "2026//5", "+026/1/5", "2026/+1/5", "2026/1/32", "20260105"]
    {
        assert_eq!(flaw(&format!("s,7,,{bad},booked,,,,,")).1.as_code(), "not_a_day", "{bad}");
    }
}

#[test]
fn an_outcome_without_a_day_was_known_on_the_planned_day() {
    let resolved = |line: &str| sessions(line).rows[0].resolved_on().map(|day| day.to_string());
    assert_eq!(resolved("s,7,2026-01-01,2026-01-09,held,2026-01-10,,,,").as_deref(), Some("2026-01-10"));
    assert_eq!(resolved("s,7,2026-01-01,2026-01-09,no_show,,,,,").as_deref(), Some("2026-01-09"));
    assert_eq!(resolved("s,7,2026-01-12,2026-01-09,held,,,,,").as_deref(), Some("2026-01-12"));
    assert_eq!(resolved("s,7,2026-01-01,2026-01-09,booked,,,,,"), None);
}

#[test]
fn a_contract_is_running_or_ended_in_a_known_way() {
    let header = "contract_id,learner_id,kind,start,end,sessions_total,amount,status,cancelled_on,cancel_reason,spell,is_renewal\n";
    let of = |status: &str| {
        read::<ContractRow>(
            format!("{header}1,1,package,2026-01-01,2026-06-30,8,88000,{status},,,0,False\n").as_bytes(),
        )
    };
    for status in ["active", "completed", "cancelled", "cooling_off", "lapsed", "graduated", "Active"] {
        assert_eq!(of(status).problems, [], "{status}");
    }
    assert_eq!(all_told(&of("paused").problems), ["contracts:2:status:unknown_code"]);
}
