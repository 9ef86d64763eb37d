//! Search finds people: as they are called, by their numbers, and what of them holds the words typed beside their name.

#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

mod kit;

use kit::{Kit, action, held, interaction, note};
use nenrin_domain::Learner;
use nenrin_store::{Hit, HitKind, Store};

fn find(store: &Store, typed: &str) -> Vec<Hit> {
    store.search(typed, 50).unwrap()
}

#[test]
fn whoever_is_called_as_was_typed_comes_first() {
    let mut kit = Kit::new();
    let exact = kit.learner("森 学");
    let begins = kit.learner("森 学人");
    kit.act(|writer| {
        let other = Learner::named(writer.mint(), "森田 明日香");
        writer.put(&Learner { tags: vec!["語学".to_owned()], ..other }).unwrap();
    });
    let mut names = |typed: &str, limit| -> Vec<_> {
        kit.store().search(typed, limit).unwrap().into_iter().map(|hit| hit.learner.name.unwrap()).collect()
    };
    assert_eq!(names("森 学", 20), ["森 学", "森 学人", "森田 明日香"]);
    assert_eq!(names("森学", 1), ["森 学"], "also where few are told");
    assert_eq!((exact.name.as_deref(), begins.name.as_deref()), (Some("森 学"), Some("森 学人")));
}

#[test]
fn a_telephone_number_is_found_however_it_is_grouped() {
    let mut kit = Kit::new();
    for phone in ["0312345678", "(03) 1234-5678", "０３－１２３４－５６７８", "+81 3 1234 5678"] {
        kit.act(|writer| {
            let mut learner = Learner::named(writer.mint(), phone);
            learner.name = Some("電話".to_owned());
            learner.phone = Some(phone.to_owned());
            writer.add(&learner).unwrap();
        });
    }
    for typed in ["0312345678", "03-1234-5678", "03-1234", "03123", "＋81 3-1234"] {
        assert_eq!(find(kit.store(), typed).len(), 4, "{typed}");
    }
    assert_eq!(find(kit.store(), "03-9999"), []);
}

#[test]
fn a_word_that_is_typed_over_and_over_is_looked_for_once() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    kit.act(|writer| action(writer, mei.id, "read a book a day"));
    let once = find(kit.store(), "read a");
    assert_eq!(once.len(), 1);
    assert_eq!(find(kit.store(), &format!("read {}", "a ".repeat(90))), once);
    assert_eq!(find(kit.store(), &format!("{} read a", "book day ".repeat(9))), find(kit.store(), "book day read a"));
}

#[test]
fn a_name_beside_other_words_finds_what_of_that_person_holds_them() {
    let mut kit = Kit::new();
    let (mei, ren) = (kit.learner("田中 芽衣"), kit.learner("佐藤 蓮"));
    for learner in [mei.id, ren.id] {
        let session = kit.act(|writer| held(writer, learner)).value;
        kit.act(|writer| note(writer, &session, None, "転職の面談"));
        interaction(&mut kit, learner, "転職の相談");
        kit.act(|writer| action(writer, learner, "転職の資料を読む"));
    }
    kit.act(|writer| action(writer, ren.id, "田中さんに転職の話を聞く"));
    let found = |kit: &mut Kit, typed: &str| -> Vec<_> {
        find(kit.store(), typed).into_iter().map(|hit| (hit.kind, hit.learner.id)).collect()
    };
    let of_mei = [HitKind::Note, HitKind::ActionItem, HitKind::Interaction].map(|kind| (kind, mei.id));
    for typed in ["芽衣 転職", "転職 芽衣", "田中芽衣　転職", "田中 芽衣 転職の"] {
        assert_eq!(found(&mut kit, typed), of_mei, "{typed}");
    }
    // What holds all of it comes first of its kind.
    let both = [
        (HitKind::Note, mei.id),
        (HitKind::ActionItem, ren.id),
        (HitKind::ActionItem, mei.id),
        (HitKind::Interaction, mei.id),
    ];
    assert_eq!(found(&mut kit, "田中 転職"), both);
    assert_eq!(found(&mut kit, "芽衣 副業"), []);
}
