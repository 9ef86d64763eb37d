//! All of a practice as plain tables, and back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::collections::BTreeMap;

use kit::{Kit, action, held, note, raw, rows};
use nenrin_domain::{Day, DayTime, Goal, GoalState, Hundredths, Money, Plan, Profile};
use nenrin_store::{Act, PlainTable, Store, StoreError, plain_tables};

type Plain = BTreeMap<&'static str, Vec<Vec<Option<String>>>>;

fn read(store: &Store) -> Plain {
    let mut all = Plain::new();
    for table in plain_tables() {
        let rows: &mut Vec<_> = all.entry(table.name).or_default();
        let keep = |row: &[Option<String>]| {
            rows.push(row.to_vec());
            Ok::<_, StoreError>(())
        };
        store.read_plain(&table, keep).unwrap();
    }
    all
}

fn fill(store: &mut Store, plain: &Plain) -> Result<(), StoreError> {
    store.fill(|filling| {
        for table in plain_tables() {
            plain[table.name].iter().try_for_each(|row| filling.add(&table, row))?;
        }
        Ok(())
    })
}

fn lived() -> Kit {
    let mut kit = Kit::new();
    let at = kit.tick();
    kit.store()
        .act(&Act::new(Act::FOUNDING, at), |writer| {
            let note_template = writer.mint();
            writer.add(&nenrin_domain::NoteTemplate {
                id: note_template,
                name: String::new(),
                sections: Vec::new(),
            })?;
            let (currency, zone) = (nenrin_domain::Currency::JPY, "Asia/Tokyo".parse().unwrap());
            writer.add(&Profile {
                id: Profile::only(),
                name: String::new(),
                currency,
                zone,
                note_template,
                notice_hours: 24,
            })
        })
        .unwrap();
    let mei = kit.learner("田中 \"芽衣\",\n改行");
    let ken = kit.learner("健");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let first = kit.act(|writer| note(writer, &session, None, "転職の面談")).value;
    kit.act(|writer| note(writer, &session, Some(&first), "副業の面談"));
    kit.act(|writer| {
        let plan = Plan {
            id: writer.mint(),
            name: "3回パッケージ".to_owned(),
            kind: nenrin_domain::ContractKind::Package,
            price: Money::yen(33_000),
            sessions: Some(3),
            months: None,
            cadence_days: Some(14),
            offered: true,
            tax: None,
            carry_over: 0,
            notice_hours: None,
            auto_renew: true,
        };
        writer.add(&plan).unwrap();
        let goal = Goal {
            id: writer.mint(),
            external_id: Some("G1".to_owned()),
            learner: ken.id,
            title: "読書".to_owned(),
            baseline: Hundredths(-25),
            target: Hundredths(1_560),
            unit: String::new(),
            set_on: Day::new(2026, 11, 20).unwrap(),
            due_on: None,
            state: GoalState::Active,
            confirmed_on: None,
        };
        writer.add(&goal).unwrap();
        writer.put(&nenrin_domain::Session { time: DayTime::new(9, 5), ..session.clone() }).unwrap();
    });
    kit.act(|writer| action(writer, ken.id, "取り消される"));
    kit.undo().unwrap();
    kit.store().save_draft(&kit::draft_of(session.id, mei.id, "{\"typed\":\"途中\"}")).unwrap();
    kit
}

#[test]
fn values_are_written_as_people_write_them() {
    let mut kit = lived();
    let plain = read(kit.store());
    let columns: BTreeMap<_, _> = plain_tables().into_iter().map(|table| (table.name, table.columns)).collect();
    let cell = |table: &str, column: &str| {
        let place = columns[table].iter().position(|name| *name == column).unwrap();
        plain[table].iter().map(|row| row[place].clone().unwrap_or_default()).next_back().unwrap()
    };
    assert_eq!(cell("plan", "offered"), "true");
    assert_eq!((cell("plan", "price"), cell("plan", "price_currency")), ("33000".to_owned(), "JPY".to_owned()));
    assert_eq!((cell("goal", "baseline"), cell("goal", "target")), ("-0.25".to_owned(), "15.6".to_owned()));
    assert_eq!((cell("goal", "set_on"), cell("session", "time")), ("2026-11-20".to_owned(), "09:05".to_owned()));
    assert_eq!(cell("draft", "saved_at"), "2026-11-18T11:06:40.000Z");
    assert_eq!(cell("profile", "id"), "00000000-0000-0000-0000-000000000000");
    assert_eq!(cell("note_version", "sections"), "[[\"talked\",\"\",\"副業の面談\"]]");
    assert_eq!(plain.values().map(Vec::len).sum::<usize>() as u64, kit.store().plain_row_count().unwrap());
}

#[test]
fn a_filled_practice_is_the_same_with_its_history_its_search_and_its_undo() {
    let mut kit = lived();
    let (plain, before) = (read(kit.store()), rows(&raw(&kit.path())));
    let mut other = Kit::new();
    fill(other.store(), &plain).unwrap();
    assert_eq!(rows(&raw(&other.path())), before);
    assert_eq!(read(other.reopen()), plain);
    assert_eq!(other.store().search("副業", 5).unwrap().len(), 1);
    assert_eq!(other.store().search("転職", 5).unwrap().len(), 0);
    assert_eq!(other.store().drafts().unwrap(), kit.store().drafts().unwrap());
    assert_eq!(other.store().recent_acts(50).unwrap(), kit.store().recent_acts(50).unwrap());
    other.redo().unwrap();
    for _ in 0..7 {
        other.undo().unwrap();
    }
    assert!(matches!(other.undo(), Err(StoreError::NothingToUndo)));
}

#[test]
fn a_practice_that_was_only_founded_makes_room_and_any_other_does_not() {
    let plain = read(lived().store());
    let mut founded = Kit::new();
    let at = founded.tick();
    let act = Act::new(Act::FOUNDING, at);
    founded.store().act(&act, |writer| Ok::<_, StoreError>(kit::learner(writer, "空"))).unwrap();
    fill(founded.store(), &plain).unwrap();
    assert_eq!(read(founded.store()), plain);

    let mut used = Kit::new();
    used.learner("健");
    let before = rows(&raw(&used.path()));
    assert!(matches!(fill(used.store(), &plain), Err(StoreError::NotEmpty)));
    assert_eq!(rows(&raw(&used.path())), before);
    used.undo().unwrap();
    assert!(matches!(fill(used.store(), &plain), Err(StoreError::NotEmpty)), "its log would be lost");
}

/// What filling answers after this was done to the tables, and that nothing of it remains.
fn refused(change: impl FnOnce(&mut Plain)) -> StoreError {
    let mut plain = read(lived().store());
    change(&mut plain);
    let mut other = Kit::new();
    let before = read(other.store());
    let error = fill(other.store(), &plain).unwrap_err();
    assert_eq!(read(other.store()), before);
    assert_eq!(other.store().search("面談", 5).unwrap(), []);
    other.learner("それでも使える");
    error
}

fn column(table: &str, name: &str) -> usize {
    let found = plain_tables().into_iter().find(|plain| plain.name == table).unwrap();
    found.columns.iter().position(|column| *column == name).unwrap()
}

fn set(plain: &mut Plain, table: &'static str, name: &str, cell: Option<&str>) {
    let place = column(table, name);
    plain.get_mut(table).unwrap().last_mut().unwrap()[place] = cell.map(ToOwned::to_owned);
}

#[test]
fn a_cell_that_is_not_written_as_we_write_it_is_refused() {
    for (table, name, cell) in [
        ("session", "day", "2026-2-3"),
        ("session", "day", "20000"),
        ("session", "time", "9:05"),
        ("session", "time", "25:00"),
        ("session", "minutes", "+5"),
        ("session", "minutes", "05"),
        ("session", "minutes", "５"),
        ("session", "id", "nonsense"),
        ("session", "id", "0198F3C0-0000-7000-8000-000000000000"),
        ("goal", "target", "15.60"),
        ("goal", "target", "1e3"),
        ("plan", "offered", "1"),
        ("draft", "saved_at", "2026-11-18T11:06:40Z"),
    ] {
        let error = refused(|plain| set(plain, table, name, Some(cell)));
        assert!(
            matches!(&error, StoreError::Unreadable { column } if *column == format!("{table}.{name}")),
            "{cell}: {error}"
        );
    }
}

#[test]
fn rows_that_contradict_each_other_or_their_log_are_refused() {
    let cases: [fn(&mut Plain); 9] = [
        |plain| set(plain, "session", "state", Some("perhaps")),
        |plain| set(plain, "session", "minutes", Some("61")),
        |plain| set(plain, "session", "zone", None),
        |plain| drop(plain.get_mut("learner").unwrap().pop()),
        |plain| {
            let row = plain["learner"][0].clone();
            plain.get_mut("learner").unwrap().push(row);
        },
        |plain| drop(plain.get_mut("change").unwrap().remove(4)),
        |plain| set(plain, "act", "undoes", Some("99")),
        |plain| set(plain, "change", "kind", Some("invented")),
        |plain| drop(plain.get_mut("note_version").unwrap().remove(0)),
    ];
    for (n, change) in cases.into_iter().enumerate() {
        let error = refused(change);
        assert!(matches!(error, StoreError::Contradiction { .. }), "case {n}: {error}");
    }
}

#[test]
fn whoever_fills_can_change_their_mind() {
    let plain = read(lived().store());
    let mut other = Kit::new();
    let table: PlainTable = plain_tables().remove(0);
    let stopped = other.store().fill(|filling| {
        filling.add(&table, &plain[table.name][0])?;
        Err::<(), _>(StoreError::NothingToUndo)
    });
    assert!(matches!(stopped, Err(StoreError::NothingToUndo)));
    assert!(read(other.store()).values().all(Vec::is_empty));
}
