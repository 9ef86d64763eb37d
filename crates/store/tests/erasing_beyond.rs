//! Erasure where it reaches rows that are not the learner's alone, and what is refused of a learner who was erased.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use kit::{Kit, leaves_traces, new_action, today, unruled, unwatched};
use nenrin_domain::{
    Application, ApplicationState, Channel, ColumnMapping, Contract, ContractKind, Id, Instant, Learner, LearnerId,
    Money, Origin, Payer, PayerKind, PayerLink, SavedFilter, Trial, TrialOutcome,
};
use nenrin_store::{Act, Along, StoreError, Writer};

const MARKER: &str = "zqxjmarkerzqxj";

fn payer(writer: &mut Writer<'_>, name: &str, kind: PayerKind, pays_for: &[LearnerId]) -> Payer {
    let some = || Some(MARKER.to_owned());
    let payer = Payer {
        id: writer.mint(),
        name: name.to_owned(),
        kana: some(),
        kind,
        registration_number: None,
        mail: some(),
        phone: some(),
        address: some(),
    };
    writer.add(&payer).unwrap();
    for learner in pays_for {
        let (id, payer) = (writer.mint(), payer.id);
        writer.add(&PayerLink { id, learner: *learner, payer, share: 50, starts_on: None, ends_on: None }).unwrap();
    }
    payer
}

#[test]
fn who_pays_for_somebody_else_too_keeps_the_name_and_nothing_by_which_they_are_reached() {
    let mut kit = Kit::new();
    let (mei, child) = (kit.learner("田中 芽衣"), kit.learner("田中 蓮"));
    let pays = kit.act(|writer| payer(writer, "田中　芽衣", PayerKind::Person, &[mei.id, child.id]));
    let changed = Payer { mail: Some(format!("{MARKER}@example.com")), ..pays.value.clone() };
    kit.act(|writer| writer.put(&changed).unwrap());
    let counts = kit.store().erasure_of(mei.id, &Along::default()).unwrap();
    assert_eq!((counts.payers, counts.goes.get("payer")), (1, None));
    let at = kit.tick();
    assert_eq!(kit.store().erase(mei.id, &Along::default(), today(), at).unwrap().value, counts);
    let left: Payer = kit.store().get(changed.id).unwrap();
    let bare = Payer { kana: None, mail: None, phone: None, address: None, ..changed };
    assert_eq!(left, bare);
    assert_eq!(kit.store().payer_links_of(child.id).unwrap().len(), 1);
    let at = kit.tick();
    let undone = kit.store().undo(pays.act.unwrap(), at, unwatched, unruled);
    assert!(matches!(undone, Err(StoreError::Erased)));
    assert_eq!(kit.store().verify(|_| Ok::<_, StoreError>(())).unwrap().findings, []);
    kit.close();
    assert!(!leaves_traces(kit.folder.path(), MARKER));
}

#[test]
fn a_payer_who_is_somebody_else_keeps_everything() {
    let mut kit = Kit::new();
    let (mei, child) = (kit.learner("田中 芽衣"), kit.learner("田中 蓮"));
    let (mother, company) = kit
        .act(|writer| {
            let both = [mei.id, child.id];
            (
                payer(writer, "田中 葉子", PayerKind::Person, &both),
                payer(writer, "田中 芽衣", PayerKind::Organisation, &both),
            )
        })
        .value;
    let at = kit.tick();
    assert_eq!(kit.store().erase(mei.id, &Along::default(), today(), at).unwrap().value.payers, 0);
    assert_eq!(kit.store().get::<Payer>(mother.id).unwrap(), mother);
    assert_eq!(kit.store().get::<Payer>(company.id).unwrap(), company);
}

#[test]
fn a_history_that_loads_adds_nothing_to_one_who_was_erased() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let at = kit.tick();
    kit.store().erase(mei.id, &Along::default(), today(), at).unwrap();
    let before = kit.store().contents().unwrap();
    let act = Act::new("history.bring_in", kit.tick());
    let refused = kit.store().load(&act, 0, |loader| {
        let late = new_action(loader.writer(), mei.id, "遅い約束");
        loader.add_if_new(&late)
    });
    assert!(matches!(refused, Err(StoreError::Erased)));
    assert_eq!(kit.store().contents().unwrap(), before);
}

#[test]
fn what_an_act_about_several_says_of_itself_goes_with_the_last_of_them() {
    let mut kit = Kit::new();
    let (mei, ren, ken) = (kit.learner("芽衣"), kit.learner("蓮"), kit.learner("健"));
    let mut tag = |people: &[&Learner]| {
        let act = Act::new("learners.tag", kit.tick()).about("tag", MARKER.to_owned());
        let tagged = |writer: &mut Writer<'_>| {
            people.iter().try_for_each(|it| {
                // A row that stays of each of them.
                let of = Contract::from(writer.mint(), it.id, ContractKind::OneOff, today(), Money::yen(9_000));
                writer.add(&of)?;
                let was: Learner = writer.get(it.id)?;
                writer.put(&Learner { tags: [was.tags.clone(), vec![MARKER.to_owned()]].concat(), ..was })
            })
        };
        kit.store().act::<_, StoreError>(&act, tagged).unwrap().act.unwrap()
    };
    let (of_two, of_three) = (tag(&[&mei, &ren]), tag(&[&mei, &ren, &ken]));
    for (gone, two, three) in [(mei.id, true, true), (ren.id, false, true), (ken.id, false, false)] {
        let at = kit.tick();
        kit.store().erase(gone, &Along::default(), today(), at).unwrap();
        let acts = kit.store().recent_acts(50).unwrap();
        let says = |act| acts.iter().any(|it| it.seq == act && it.about.contains_key("tag"));
        assert_eq!((says(of_two), says(of_three)), (two, three));
    }
    kit.close();
    assert!(!leaves_traces(kit.folder.path(), MARKER));
}

#[cfg(target_os = "linux")]
#[test]
fn an_erasure_on_a_nearly_full_disk_says_that_traces_are_left_and_an_act_removes_them_once_there_is_room() {
    kit::small_disk::run("an_erasure_on_a_nearly_full_disk", "size=8m");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run on a small disk by the test above"]
fn an_erasure_on_a_nearly_full_disk() {
    use std::fs;
    let Some(folder) = kit::small_disk::folder() else { return };
    let (path, ballast) = (folder.join("nenrin.db"), folder.join("ballast"));
    let at = Instant::from_millis(kit::START);
    let act = Act::new("test.act", at);
    let add = |store: &mut nenrin_store::Store, name: &str| {
        store.act(&act, |writer| Ok::<_, StoreError>(kit::learner(writer, name))).unwrap().value.id
    };
    let mut store = kit::open(&path, None).unwrap();
    let [mei, ren] = [MARKER, "蓮"].map(|name| add(&mut store, name));
    // A practice that is much larger than the rows that go.
    let draft = kit::draft_of(Id::from_uuid(uuid::Uuid::max()), ren, &"途中".repeat(300_000));
    store.save_draft(&draft).unwrap();
    drop(store);
    let mut store = kit::open(&path, None).unwrap();
    fs::write(&ballast, vec![1; 4 << 20]).unwrap();

    store.erase(mei, &Along::default(), today(), at).unwrap();
    let taken = || fs::metadata(folder.join("nenrin.db-wal")).unwrap().len();
    let room = store.room_to_tidy().unwrap().unwrap();
    assert!(room >= 1_800_000, "{room}");
    assert_eq!(taken(), 0, "what the try took is given back");
    assert!(matches!(store.tidy_up(), Err(StoreError::DiskFull)));
    add(&mut store, "健");
    assert!(store.room_to_tidy().unwrap().is_some(), "there is still no room");
    assert!(taken() > 0, "where there is no room, an act does not try: a try would have emptied the log");

    fs::remove_file(ballast).unwrap();
    store.save_draft(&draft).unwrap();
    assert!(store.room_to_tidy().unwrap().is_some(), "what is being typed does not wait for it");
    add(&mut store, "美咲");
    assert_eq!(store.room_to_tidy().unwrap(), None);
    assert!(!leaves_traces(&folder, MARKER));
    store.tidy_up().unwrap();
}

/// In how many other records a name stands, of which there is one besides the one who is to be erased.
fn named_besides(name: &str, writes: impl FnOnce(&mut Writer<'_>, &Learner)) -> u64 {
    let mut kit = Kit::new();
    let (gone, other) = (kit.learner(name), kit.learner("佐藤 美咲"));
    kit.act(|writer| writes(writer, &other));
    kit.store().named_in_history(gone.id, &Along::default(), |text| text.contains(name)).unwrap()
}

#[test]
fn a_name_counts_in_whatever_somebody_wrote_about_another_one() {
    const NAME: &str = "Quuxley";
    let says = || Some("Quuxley さんの紹介".to_owned());
    let fields: [fn(&mut Learner, Option<String>); 10] = [
        |it, says| it.external_id = says,
        |it, says| it.name = says,
        |it, says| it.kana = says,
        |it, says| it.mail = says,
        |it, says| it.phone = says,
        |it, says| it.line = says,
        |it, says| it.concern = says,
        |it, says| it.tags = says.into_iter().collect(),
        |it, says| it.source = says,
        |it, says| it.risk_notes = says,
    ];
    for (n, field) in fields.into_iter().enumerate() {
        let found = named_besides(NAME, |writer, other| {
            let mut other = other.clone();
            field(&mut other, says());
            writer.put(&other).unwrap();
        });
        assert_eq!(found, 1, "field {n} of a learner");
    }
    let trial: [fn(&mut Trial, Option<String>); 5] = [
        |it, says| it.external_id = says,
        |it, says| it.name = says,
        |it, says| it.source = says,
        |it, says| it.reason = says,
        |it, says| it.objection = says,
    ];
    for (n, field) in trial.into_iter().enumerate() {
        let found = named_besides(NAME, |writer, other| {
            let mut trial = Trial::on(writer.mint(), today(), TrialOutcome::Undecided);
            trial.learner = Some(other.id);
            field(&mut trial, says());
            writer.add(&trial).unwrap();
        });
        assert_eq!(found, 1, "field {n} of a trial");
    }
    let found = named_besides(NAME, |writer, other| {
        let (id, learner, state) = (writer.mint(), other.id, ApplicationState::New);
        let (applied_on, channel, answers) = (today(), says(), Vec::new());
        writer.add(&Application { id, learner, applied_on, channel, answers, state, flow: None }).unwrap();
    });
    assert_eq!(found, 1, "how an application came in");
}

#[test]
fn letters_of_a_name_in_the_codes_of_the_program_do_not_count() {
    let code = || "online".to_owned();
    let found = named_besides("line", |writer, other| {
        writer.put(&Learner { preferred_channel: Some(Channel::Line), ..other.clone() }).unwrap();
        let (id, target) = (writer.mint(), other.id.uuid());
        let known = Origin { id, source: code(), key: "1".to_owned(), entity: code(), target, version: None };
        writer.add(&known).unwrap();
        let (id, columns) = (writer.mint(), Vec::new());
        writer.add(&ColumnMapping { id, headers: code(), source: code(), columns }).unwrap();
        let (id, name, query) = (writer.mint(), "夜".to_owned(), Vec::new());
        writer.add(&SavedFilter { id, place: code(), name, query, position: 0 }).unwrap();
    });
    assert_eq!(found, 0);
}
