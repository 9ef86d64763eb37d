//! Search finds what a reader would find, in both languages, whatever is typed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::collections::BTreeSet;

use kit::{Kit, action, held, interaction, note, session};
use nenrin_domain::{ActionItem, Id, Interaction, Learner, Note, NoteId, NoteState, NoteVersion, Session, fold};
use nenrin_store::{Hit, HitKind, Store};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use uuid::Uuid;

fn find(store: &Store, typed: &str) -> Vec<Hit> {
    store.search(typed, 50).unwrap()
}

/// What is marked in the first hit.
fn marked(hit: &Hit) -> Vec<String> {
    let marked = hit.passage.ranges.iter();
    marked.map(|range| hit.passage.text.chars().skip(range.start).take(range.len()).collect()).collect()
}

#[test]
fn words_of_one_and_two_characters_are_found() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    kit.act(|writer| {
        let session = held(writer, mei.id);
        note(writer, &session, None, "面談の前は転職への不安が大きかった。夢を話した。");
    });
    for typed in ["夢", "面談", "転職", "不安", "転職への不安", "転職　不安", "不安が大きかった"]
    {
        let hits = find(kit.store(), typed);
        assert_eq!(hits.len(), 1, "{typed}");
        assert_eq!((hits[0].kind, hits[0].learner.id, hits[0].day), (HitKind::Note, mei.id, Some(kit::today())));
    }
    for typed in ["談の転", "転職活動", "夢見", "退職", "面談 退職"] {
        assert_eq!(find(kit.store(), typed), [], "{typed}");
    }
    let hit = &find(kit.store(), "不安 転職")[0];
    assert_eq!(marked(hit), ["転職", "不安"]);
    assert_eq!((hit.passage.cut_before, hit.passage.cut_after), (false, false));
}

#[test]
fn names_are_found_by_name_reading_and_any_spelling_of_it() {
    let mut kit = Kit::new();
    let misaki = kit
        .act(|writer| {
            let mut learner = Learner::named(writer.mint(), "髙橋 美咲");
            learner.kana = Some("たかはし みさき".to_owned());
            learner.phone = Some("090-1234-5678".to_owned());
            learner.tags = vec!["土曜 \"朝\"".to_owned(), "法人".to_owned()];
            learner.external_id = Some("L0012".to_owned());
            writer.add(&learner).unwrap();
            learner
        })
        .value;
    let typed = [
        "ミサキ",
        "みさき",
        "ﾐｻｷ",
        "高橋",
        "髙橋",
        "高橋美咲",
        "高橋　美咲",
        "たかはしみさき",
        "タカハシ",
        "美",
        "1234",
        "090-1234",
        "09012345678",
        "0901234",
        "法人",
        "土曜",
        "朝",
        "l0012",
        "Ｌ００",
    ];
    for typed in typed {
        let hits = find(kit.store(), typed);
        assert_eq!(hits.len(), 1, "{typed}");
        assert_eq!((hits[0].kind, hits[0].row), (HitKind::Learner, misaki.id.uuid()));
    }
    let reading = &find(kit.store(), "ﾐｻｷ")[0];
    assert_eq!((reading.passage.text.as_str(), marked(reading)), ("たかはし みさき", vec!["みさき".to_owned()]));
    let without_space = &find(kit.store(), "高橋美咲")[0];
    assert_eq!((without_space.passage.text.as_str(), marked(without_space)), ("髙橋 美咲", vec![]));
}

#[test]
fn english_is_found_by_word_and_by_the_beginning_of_the_last_word() {
    let mut kit = Kit::new();
    let mei = kit.learner("Mei");
    let read = kit.act(|writer| action(writer, mei.id, "Read chapter 2 of “Deep Work” by Friday")).value;
    for typed in
        ["read", "READ", "chap", "deep work", "deep wo", "work deep", "chapter 2", "\"deep work\"", "read OR", "fri*"]
    {
        let found: Vec<_> = find(kit.store(), typed).iter().map(|hit| hit.row).collect();
        let expected = if typed == "read OR" { vec![] } else { vec![read.id.uuid()] };
        assert_eq!(found, expected, "{typed}");
    }
    for typed in ["eep", "dee work", "ad", "chapters"] {
        assert_eq!(find(kit.store(), typed), [], "{typed}");
    }
    let hit = &find(kit.store(), "deep wo")[0];
    assert_eq!(marked(hit), ["Deep", "Wo"]);
    assert_eq!(marked(&find(kit.store(), "re")[0]), ["Re"]);
}

#[test]
fn a_long_note_is_shown_around_the_match_on_one_line() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let text = format!("{}\n㌔の不安\n{}", "あ".repeat(300), "い".repeat(300));
    kit.act(|writer| {
        let session = held(writer, mei.id);
        note(writer, &session, None, &text);
    });
    // One square character stands for two, and is marked whole.
    let hit = &find(kit.store(), "きろの不安")[0];
    assert_eq!(marked(hit), ["㌔の不安"]);
    assert_eq!((hit.passage.cut_before, hit.passage.cut_after), (true, true));
    assert_eq!(hit.passage.text.chars().count(), 120);
    assert!(!hit.passage.text.contains('\n'));
}

#[test]
fn learners_come_first_and_the_newest_day_before_older_ones() {
    let mut kit = Kit::new();
    let mei = kit.learner("不安 太郎");
    let days = [0, -30, -10].map(|back| kit::today().plus(back));
    for day in days {
        kit.act(|writer| {
            let session = session(writer, mei.id, day);
            note(writer, &session, None, "不安");
        });
    }
    kit.act(|writer| action(writer, mei.id, "不安を書き出す"));
    interaction(&mut kit, mei.id, "不安とのこと");
    let found: Vec<_> = find(kit.store(), "不安").iter().map(|hit| (hit.kind, hit.day)).collect();
    let today = Some(kit::today());
    assert_eq!(
        found,
        [
            (HitKind::Learner, None),
            (HitKind::Note, today),
            (HitKind::Note, Some(kit::today().plus(-10))),
            (HitKind::Note, Some(kit::today().plus(-30))),
            (HitKind::ActionItem, today),
            (HitKind::Interaction, today),
        ]
    );
    let few: Vec<_> = kit.store().search("不安", 1).unwrap().iter().map(|hit| hit.kind).collect();
    assert_eq!(few, [HitKind::Learner, HitKind::Note, HitKind::ActionItem, HitKind::Interaction]);
}

#[test]
fn only_the_version_that_counts_is_found_and_undo_brings_the_other_back() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let first = kit.act(|writer| note(writer, &session, None, "転職の相談")).value;
    kit.act(|writer| note(writer, &session, Some(&first), "副業の相談"));
    assert_eq!((find(kit.store(), "転職").len(), find(kit.store(), "副業").len()), (0, 1));
    kit.undo().unwrap();
    assert_eq!((find(kit.store(), "転職").len(), find(kit.store(), "副業").len()), (1, 0));
    kit.undo().unwrap();
    assert_eq!(find(kit.store(), "相談"), []);
    assert!(kit.store().get::<NoteVersion>(first.version).is_ok());
    kit.redo().unwrap();
    kit.redo().unwrap();
    assert_eq!((find(kit.store(), "転職").len(), find(kit.store(), "副業").len()), (0, 1));
}

#[test]
fn what_stays_of_a_changed_line_is_found_where_it_stands_now() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    let line = interaction(&mut kit, mei.id, "面談の相談");
    kit.act(|writer| {
        let known = action(writer, mei.id, "面談の準備");
        writer.put(&ActionItem { text: Some("次の面談の準備".to_owned()), ..known }).unwrap();
        writer.put(&Interaction { summary: Some("来週の面談の相談".to_owned()), ..line }).unwrap();
    });
    for typed in ["次の面談", "の面談の準備", "来週の面談の相談"] {
        assert_eq!(find(kit.store(), typed).len(), 1, "{typed}");
    }
}

#[test]
fn nothing_to_look_for_finds_nothing() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    for typed in ["", " ", "　", "\"", "*", "\0", "( ) : ^ -", "。、・"] {
        assert_eq!(find(kit.store(), typed), [], "{typed:?}");
    }
}

const CASES: u32 = if cfg!(debug_assertions) { 4_000 } else { 50_000 };

fn typed() -> impl Strategy<Value = String> {
    let syntax = prop::sample::select(vec![
        "\"",
        "'",
        "*",
        "^",
        "(",
        ")",
        ":",
        "{",
        "}",
        "+",
        "-",
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        "terms:",
        "rowid",
        "\0",
        "\\",
        "%",
        "_",
        ";--",
        "\u{d7ff}",
        "\u{e000}",
        "\u{fffe}",
        "\u{ffff}",
        "\u{10ffff}",
        "\u{3099}",
        "ﾞ",
        "夢",
        "転職",
        "read",
        "２",
        " ",
        "　",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(syntax, 0..12).prop_map(|parts| parts.concat()), "\\PC{0,300}",]
}

#[test]
fn nothing_typed_is_syntax() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    kit.act(|writer| action(writer, mei.id, "夢 転職 read 2 \"AND\""));
    let store = kit.store();
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(typed in typed())| {
        for hit in store.search(&typed, 5).unwrap() {
            let length = hit.passage.text.chars().count();
            assert!(hit.passage.ranges.iter().all(|range| range.start < range.end && range.end <= length));
        }
    });
}

/// What happens to the rows before they are searched.
#[derive(Debug, Clone)]
enum Step {
    Action(u8, String),
    RemoveAction(u8),
    Note(u8, String),
    Undo,
    Redo,
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["面", "談", "夢", "転職", "ア", "あ", "ｱ", "ー", "a", "b1", " ", "・", "々"]),
        0..10,
    )
    .prop_map(|parts| parts.concat())
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0u8..4, words()).prop_map(|(which, text)| Step::Action(which, text)),
        1 => (0u8..4).prop_map(Step::RemoveAction),
        3 => (0u8..4, words()).prop_map(|(which, text)| Step::Note(which, text)),
        2 => proptest::prelude::Just(Step::Undo),
        1 => proptest::prelude::Just(Step::Redo),
    ]
}

fn action_id(which: u8) -> nenrin_domain::ActionItemId {
    Id::from_uuid(Uuid::from_u128(u128::from(which) + 100))
}

fn note_id(session: &Session) -> NoteId {
    Id::from_uuid(session.id.uuid())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_index_finds_what_a_reader_of_every_row_finds(
        steps in prop::collection::vec(steps(), 1..25),
        looked_for in prop::collection::vec("[面談夢転職アあー々]{1,3}", 1..6),
    ) {
        let mut kit = Kit::new();
        let mei = kit.learner("x");
        let sessions: Vec<_> = kit.act(|writer| (0..4).map(|_| held(writer, mei.id)).collect::<Vec<_>>()).value;
        let base = kit.store().recent_acts(100).unwrap().len();
        for step in &steps {
            match step {
                Step::Action(which, text) => drop(kit.try_act(|writer| {
                    let known: Option<ActionItem> = writer.find(action_id(*which))?;
                    let fresh = ActionItem {
                        id: action_id(*which), learner: mei.id, session: None, text: None, created_on: kit::today(),
                        due_on: None, state: nenrin_domain::ActionState::Open, resolved_on: None, goal: None };
                    // An action without words is a row, too.
                    let text = (!text.is_empty()).then(|| text.clone());
                    writer.put(&ActionItem { text, ..known.unwrap_or(fresh) })
                })),
                Step::RemoveAction(which) => drop(kit.try_act(|writer| writer.remove::<ActionItem>(action_id(*which)))),
                Step::Note(which, text) => {
                    let session = &sessions[usize::from(*which)];
                    let id = note_id(session);
                    kit.act(|writer| {
                        let (session_id, learner, version) = (session.id, session.learner, writer.mint());
                        let known = Note { id, session: session_id, learner, version, state: NoteState::Final };
                        note(writer, session, Some(&known), text)
                    });
                }
                Step::Undo if kit.store().recent_acts(100).unwrap().iter().filter(|act| !act.undone).count() > base => kit.undo().unwrap(),
                Step::Undo => {}
                Step::Redo => drop(kit.redo()),
            }
        }
        let mut texts: Vec<(Uuid, String)> = Vec::new();
        let store = kit.store();
        for which in 0..4 {
            let action: Option<ActionItem> = store.find(action_id(which)).unwrap();
            texts.extend(action.and_then(|action| Some((action.id.uuid(), action.text?))));
        }
        for session in &sessions {
            if let Some(note) = store.find::<Note>(note_id(session)).unwrap() {
                let version: NoteVersion = store.get(note.version).unwrap();
                texts.push((note.id.uuid(), version.sections[0].text.clone()));
            }
        }
        for typed in looked_for {
            let reader: BTreeSet<Uuid> =
                texts.iter().filter(|(_, text)| fold(text).contains(&fold(&typed))).map(|(id, _)| *id).collect();
            let hits = find(store, &typed);
            let index: BTreeSet<Uuid> = hits.iter().map(|hit| hit.row).collect();
            assert_eq!(index, reader, "{typed}");
            assert!(hits.iter().all(|hit| !hit.passage.ranges.is_empty()), "{typed}");
        }
    }
}
