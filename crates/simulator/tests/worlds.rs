//! What a simulated practice promises, checked on its tables.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use chrono::NaiveDate;
use nenrin_simulator::{Language, LeavingKind, Table, Tables, Truth, World, simulate};

const TODAY: (i32, u32, u32) = (2026, 11, 22);

#[derive(Default)]
struct Sheets {
    rows: BTreeMap<Table, Vec<Vec<String>>>,
}

impl Tables for Sheets {
    type Error = Infallible;

    fn row(&mut self, table: Table, cells: &[&str]) -> Result<(), Infallible> {
        assert_eq!(cells.len(), table.columns().len(), "{}", table.name());
        self.rows.entry(table).or_default().push(cells.iter().map(|cell| (*cell).to_owned()).collect());
        Ok(())
    }
}

impl Sheets {
    /// The cells of some columns of a table, row by row.
    fn select<const N: usize>(&self, table: Table, columns: [&str; N]) -> Vec<[&str; N]> {
        let at = columns.map(|column| table.columns().iter().position(|name| *name == column).unwrap());
        self.rows.get(&table).into_iter().flatten().map(|row| at.map(|at| row[at].as_str())).collect()
    }

    fn ids(&self, table: Table, column: &str) -> BTreeSet<&str> {
        self.select(table, [column]).into_iter().map(|[id]| id).collect()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap()
}

fn live(world: &World) -> (Sheets, Truth) {
    let mut sheets = Sheets::default();
    let Ok(truth) = simulate(world, &mut sheets);
    (sheets, truth)
}

fn small(seed: u64) -> (Sheets, Truth) {
    live(&World::small(seed, Language::Ja, TODAY).unwrap())
}

#[test]
fn a_world_that_cannot_be_is_refused() {
    assert!(World::new(40, 2, 1, Language::Ja, (2026, 2, 29)).is_err());
    assert!(World::new(40, 2, 1, Language::Ja, (1900, 1, 1)).is_err());
    assert!(World::new(0, 2, 1, Language::Ja, TODAY).is_err());
    assert!(World::new(40, 0, 1, Language::Ja, TODAY).is_err());
    assert!(World::new(1, 1, 1, Language::Ja, TODAY).is_ok());
}

#[test]
fn every_id_is_given_once_and_every_reference_is_kept() {
    let (sheets, _) = live(&World::new(150, 5, 3, Language::Ja, TODAY).unwrap());
    let own = [
        (Table::Learners, "learner_id"),
        (Table::Trials, "trial_id"),
        (Table::Contracts, "contract_id"),
        (Table::Sessions, "session_id"),
        (Table::Goals, "goal_id"),
    ];
    for (table, column) in own {
        assert_eq!(sheets.ids(table, column).len(), sheets.rows[&table].len(), "{}", table.name());
    }
    for table in Table::ALL.iter().copied().filter(|table| table.columns().contains(&"learner_id")) {
        let learners = sheets.ids(Table::Learners, "learner_id");
        for id in sheets.ids(table, "learner_id") {
            assert!(learners.contains(id) || (table == Table::Trials && id == "-1"), "{}: {id}", table.name());
        }
    }
    let whose: BTreeMap<&str, &str> =
        sheets.select(Table::Contracts, ["contract_id", "learner_id"]).into_iter().map(|[id, who]| (id, who)).collect();
    for [contract, learner] in sheets.select(Table::Payments, ["contract_id", "learner_id"]) {
        assert_eq!(whose[contract], learner);
    }
    let whose: BTreeMap<&str, &str> =
        sheets.select(Table::Sessions, ["session_id", "learner_id"]).into_iter().map(|[id, who]| (id, who)).collect();
    for [session, learner] in sheets.select(Table::Satisfaction, ["session_id", "learner_id"]) {
        assert_eq!(whose[session], learner);
    }
    let goals = sheets.ids(Table::Goals, "goal_id");
    assert!(sheets.ids(Table::GoalProgress, "goal_id").is_subset(&goals));
}

#[test]
fn days_follow_each_other_and_nothing_is_known_before_its_time() {
    let (sheets, _) = live(&World::new(150, 5, 4, Language::Ja, TODAY).unwrap());
    let known = |text: &str| text.is_empty() || day(text) <= today();
    let ordered = |a: &str, b: &str| a.is_empty() || b.is_empty() || day(a) <= day(b);
    for [booked, scheduled, status, resolved] in
        sheets.select(Table::Sessions, ["booked_on", "scheduled", "status", "resolved"])
    {
        assert!(known(booked) && known(resolved) && ordered(booked, scheduled) && ordered(booked, resolved));
        assert!(ordered(resolved, scheduled), "{status} {resolved} {scheduled}");
        assert_eq!(status == "booked", resolved.is_empty());
        assert!(status != "booked" || day(scheduled) >= today());
        assert!(status != "attended" || (scheduled == resolved && day(scheduled) < today()));
    }
    for [start, end, cancelled, kind] in sheets.select(Table::Contracts, ["start", "end", "cancelled_on", "kind"]) {
        assert!(known(start) && known(cancelled) && ordered(start, end) && ordered(start, cancelled), "{kind}");
    }
    for [created, due, completed] in sheets.select(Table::ActionItems, ["created", "due", "completed"]) {
        assert!(known(created) && known(completed) && ordered(created, due) && ordered(created, completed));
    }
    for [due, paid] in sheets.select(Table::Payments, ["due", "paid"]) {
        assert!(known(due) && known(paid) && ordered(due, paid));
    }
    for [start, end] in sheets.select(Table::Pauses, ["start", "end"]) {
        assert!(known(start) && ordered(start, end));
    }
    for [opened, cleared] in sheets.select(Table::Obstacles, ["opened", "cleared"]) {
        assert!(known(opened) && known(cleared) && ordered(opened, cleared));
    }
    for table in [Table::Interactions, Table::FollowUps, Table::Satisfaction, Table::GoalProgress] {
        assert!(sheets.select(table, ["day"]).iter().all(|[day]| known(day)), "{}", table.name());
    }
}

#[test]
fn sessions_are_at_ordinary_hours_and_those_of_a_solo_coach_do_not_overlap() {
    let (sheets, _) = small(5);
    let mut taken: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
    for [scheduled, time, minutes, status] in sheets.select(Table::Sessions, ["scheduled", "time", "minutes", "status"])
    {
        let (hour, minute) = time.split_once(':').unwrap();
        let start = hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap();
        let end = start + minutes.parse::<u32>().unwrap();
        assert!(start >= 9 * 60 && end <= 20 * 60, "{time} {minutes}");
        if ["attended", "booked"].contains(&status) {
            taken.entry(scheduled).or_default().push((start, end));
        }
    }
    for (day, mut sessions) in taken {
        sessions.sort();
        assert!(sessions.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{day}: {sessions:?}");
    }
}

#[test]
fn the_week_of_today_has_something_to_do() {
    let days = [TODAY, (2027, 1, 2), (2026, 5, 4), (2026, 8, 15), (2026, 9, 1)];
    for (seed, today) in (1..=3).flat_map(|seed| days.map(|today| (seed, today))) {
        let (sheets, _) = live(&World::small(seed, Language::Ja, today).unwrap());
        let today = NaiveDate::from_ymd_opt(today.0, today.1, today.2).unwrap();
        let sessions = sheets.select(Table::Sessions, ["scheduled", "status", "talked", "insight", "change", "next"]);
        let ahead = |text: &str| (day(text) - today).num_days();
        let booked = |days: std::ops::RangeInclusive<i64>| {
            sessions.iter().filter(|[on, status, ..]| *status == "booked" && days.contains(&ahead(on))).count()
        };
        assert!((3..=5).contains(&booked(0..=0)), "{today} seed {seed}: {} today", booked(0..=0));
        assert!(booked(1..=7) >= 3, "{today} seed {seed}: {} this week", booked(1..=7));
        let held: Vec<_> = sessions.iter().filter(|[_, status, ..]| *status == "attended").collect();
        let last = held.iter().map(|[on, ..]| ahead(on)).max().unwrap();
        assert!((-7..0).contains(&last), "{today} seed {seed}: last held {last}");
        let unwritten: Vec<i64> = held
            .iter()
            .filter(|[_, _, notes @ ..]| notes.iter().all(|note| note.is_empty()))
            .map(|row| ahead(row[0]))
            .collect();
        assert!(
            (1..=8).contains(&unwritten.len()) && unwritten.iter().all(|days| *days >= -6),
            "{today} seed {seed}: {unwritten:?}"
        );
        let overdue = sheets
            .select(Table::ActionItems, ["due", "completed"])
            .into_iter()
            .filter(|[due, completed]| completed.is_empty() && (-30..0).contains(&ahead(due)))
            .count();
        assert!(overdue >= 1, "{today} seed {seed}");
    }
}

#[test]
fn some_who_are_still_here_have_no_booking() {
    let (sheets, truth) = live(&World::medium(2, Language::Ja, TODAY).unwrap());
    let ahead: BTreeSet<&str> = sheets
        .select(Table::Sessions, ["learner_id", "status"])
        .into_iter()
        .filter(|[_, status]| *status == "booked")
        .map(|[learner, _]| learner)
        .collect();
    let active: Vec<String> = truth
        .learners
        .iter()
        .filter(|learner| learner.is_active())
        .map(|learner| learner.learner_id.to_string())
        .collect();
    let unbooked =
        active.iter().filter(|learner| !ahead.contains(learner.as_str())).count() as f64 / active.len() as f64;
    assert!((0.05..0.6).contains(&unbooked), "{unbooked}");
}

#[test]
fn sizes_are_near_their_promise() {
    let mut active = Vec::new();
    for seed in 1..=12 {
        let (sheets, truth) = small(seed);
        assert_eq!(sheets.rows[&Table::Learners].len(), 40);
        active.push(truth.active());
    }
    let mean = active.iter().sum::<usize>() as f64 / 12.0;
    assert!((20.0..=25.0).contains(&mean), "{mean} {active:?}");
    let (sheets, _) = live(&World::medium(1, Language::En, TODAY).unwrap());
    assert!((26_000..34_000).contains(&sheets.rows[&Table::Sessions].len()), "{}", sheets.rows[&Table::Sessions].len());
}

#[test]
fn who_leaves_was_less_content_at_the_end_and_did_less() {
    let (sheets, truth) = live(&World::new(400, 5, 11, Language::En, TODAY).unwrap());
    let mut answers: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for [learner, score] in sheets.select(Table::Satisfaction, ["learner_id", "satisfaction"]) {
        answers.entry(learner.parse().unwrap()).or_default().push(score.parse().unwrap());
    }
    let mut actions: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for [learner, due, completed] in sheets.select(Table::ActionItems, ["learner_id", "due", "completed"]) {
        let in_time = !completed.is_empty() && completed <= due;
        actions.entry(learner.parse().unwrap()).or_default().push(f64::from(u8::from(in_time)));
    }
    let leavers: BTreeSet<u32> = truth
        .learners
        .iter()
        .filter(|learner| learner.spells.len() == 1)
        .filter(|learner| matches!(learner.spells[0].left, Some(left) if left.kind != LeavingKind::Graduated))
        .map(|learner| learner.learner_id)
        .collect();
    let drop = |values: &BTreeMap<u32, Vec<f64>>| {
        let drops: Vec<f64> = values
            .iter()
            .filter(|(learner, values)| leavers.contains(learner) && values.len() >= 8)
            .map(|(_, values)| values.split_at(values.len() - 3))
            .map(|(before, last)| mean(before) - mean(last))
            .collect();
        assert!(drops.len() > 40, "{}", drops.len());
        mean(&drops)
    };
    assert!(drop(&answers) > 0.15, "satisfaction {}", drop(&answers));
    assert!(drop(&actions) > 0.1, "actions {}", drop(&actions));
}

#[test]
fn proportions_are_those_of_a_practice() {
    let (sheets, truth) = live(&World::new(500, 6, 5, Language::Ja, TODAY).unwrap());
    let share = |table: Table, column: &str, value: &str| {
        let cells = sheets.select(table, [column]);
        cells.iter().filter(|[cell]| *cell == value).count() as f64 / cells.len() as f64
    };
    let near = |what: &str, share: f64, low: f64, high: f64| assert!((low..high).contains(&share), "{what}: {share}");
    near("conversion", share(Table::Trials, "converted", "True"), 0.35, 0.46);
    near("held", share(Table::Sessions, "status", "attended"), 0.78, 0.92);
    near("no-show", share(Table::Sessions, "status", "no_show"), 0.004, 0.04);
    near("subscription", share(Table::Learners, "plan", "subscription"), 0.48, 0.64);
    near("one-off", share(Table::Learners, "plan", "one_off"), 0.01, 0.06);
    near("weekly", share(Table::Learners, "nominal_cadence_days", "7"), 0.5, 0.72);
    near("renewals", share(Table::Contracts, "is_renewal", "True"), 0.6, 0.95);
    let spells: Vec<_> = truth.learners.iter().flat_map(|learner| &learner.spells).collect();
    let of_kind = |kind| {
        let left = spells.iter().filter_map(|spell| spell.left);
        left.filter(|left| left.kind == kind).count() as f64 / spells.len() as f64
    };
    near("silent", of_kind(LeavingKind::Silent), 0.1, 0.45);
    near("explicit", of_kind(LeavingKind::Explicit), 0.1, 0.45);
    near("graduated", of_kind(LeavingKind::Graduated), 0.03, 0.25);
    assert!(sheets.ids(Table::Contracts, "spell").contains("1"), "nobody came back");
    for reason in ["price", "too_busy", "lost_motivation", "no_progress", "goal_reached", "moved"] {
        assert!(sheets.ids(Table::Contracts, "cancel_reason").contains(reason), "{reason}");
    }
}

#[test]
fn an_explicit_leaving_stands_in_the_contract_and_a_silent_one_does_not() {
    let (sheets, truth) = live(&World::new(200, 5, 6, Language::Ja, TODAY).unwrap());
    let cancelled: BTreeSet<(&str, &str, &str)> = sheets
        .select(Table::Contracts, ["learner_id", "spell", "cancelled_on"])
        .into_iter()
        .filter(|[_, _, on]| !on.is_empty())
        .map(|[learner, spell, on]| (learner, spell, on))
        .collect();
    for learner in &truth.learners {
        for (number, spell) in learner.spells.iter().enumerate() {
            let (id, number) = (learner.learner_id.to_string(), number.to_string());
            let told = cancelled.iter().find(|(learner, spell, _)| *learner == id && *spell == number);
            match spell.left {
                Some(left) if matches!(left.kind, LeavingKind::Explicit | LeavingKind::Graduated) => {
                    assert_eq!(told.map(|(_, _, on)| day(on)), Some(left.day), "learner {id}");
                }
                _ => assert_eq!(told, None, "learner {id}"),
            }
        }
    }
}

#[test]
fn an_english_practice_has_no_japanese_letters_and_a_japanese_one_has_no_english_notes() {
    let (sheets, _) = live(&World::medium(8, Language::En, TODAY).unwrap());
    for (table, rows) in &sheets.rows {
        for cell in rows.iter().flatten() {
            assert!(cell.is_ascii(), "{}: {cell}", table.name());
        }
    }
    let (sheets, _) = small(8);
    for [talked, next] in sheets.select(Table::Sessions, ["talked", "next"]) {
        for text in [talked, next] {
            assert!(!text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 2), "{text}");
        }
    }
}

#[test]
fn notes_have_the_words_that_are_searched_for() {
    let (sheets, _) = small(9);
    let text: String = sheets.rows.values().flatten().flatten().map(String::as_str).collect();
    for word in ["面談", "転職", "不安", "夢"] {
        assert!(text.contains(word), "{word}");
    }
    let sentences = |text: &str| text.matches('。').count();
    let written: Vec<usize> = sheets
        .select(Table::Sessions, ["talked"])
        .into_iter()
        .filter(|[talked]| !talked.is_empty())
        .map(|[talked]| sentences(talked))
        .collect();
    assert!(written.iter().all(|count| (2..=5).contains(count)), "{written:?}");
}

#[test]
fn whoever_is_reached_by_a_channel_has_an_address_for_it() {
    let (sheets, _) = small(10);
    let people = sheets.select(Table::Learners, ["name", "kana", "mail", "phone", "line"]);
    let names: BTreeSet<&str> = people.iter().map(|[name, ..]| *name).collect();
    assert_eq!(names.len(), 40);
    for [name, kana, addresses @ ..] in people {
        assert!(!name.is_empty() && !kana.is_empty() && addresses.iter().any(|address| !address.is_empty()), "{name}");
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
