//! The tables that this program writes, brought in again: in the practice they come from, and in an empty one.

use std::fs;

use nenrin_domain::{
    Channel, ContractKind, Currency, Hundredths, Interaction, Language, Learner, LearnerId, Money, Payment, PaymentId,
    Refund, Way,
};
use nenrin_stories::{Json, Practice, json};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{TODAY, told};

/// The tables that are brought in, in the order in which they need each other.
const READ: [&str; 4] = ["learners", "payments", "refunds", "interactions"];
pub(crate) const PRESETS: [&str; 4] = ["excel", "shift_jis", "plain", "workbook"];
/// What no table carries into another practice: identities, and what refers to records that no table brings.
const LEFT_BEHIND: [&str; 9] = [
    "Learner ID",
    "Payment ID",
    "Refund ID",
    "Contact ID",
    "Payer name",
    "Fee currency",
    "Part of payment ID",
    "Contract ID",
    "Name of the contract",
];

/// What a coach has typed of one learner, and of money and contacts of theirs.
#[derive(Debug, Clone)]
struct Told {
    name: String,
    mail: Option<String>,
    words: Option<String>,
    paid: Vec<Paid>,
    contacts: Vec<Contact>,
}

#[derive(Debug, Clone)]
struct Paid {
    day: i64,
    is_open: bool,
    amount: Money,
    fee: Option<i64>,
    words: Option<String>,
    back: Option<(i64, i64)>,
}

#[derive(Debug, Clone)]
struct Contact {
    day: i64,
    time: Option<u16>,
    channel: Channel,
    way: Way,
    words: Option<String>,
    reply_hours: Option<i64>,
}

fn day(n: i64) -> nenrin_domain::Day {
    "2026-01-01".parse::<nenrin_domain::Day>().unwrap().plus(n)
}

fn lived(all: &[Told]) -> Practice {
    let practice = Practice::on(TODAY);
    practice.act("import", |writer| {
        for told in all {
            let id: LearnerId = writer.mint();
            writer.add(&learner(id, told))?;
            for paid in &told.paid {
                let (payment, refund) = records(writer.mint(), writer.mint(), id, paid);
                writer.add(&payment)?;
                refund.iter().try_for_each(|refund| writer.add(refund).map(drop))?;
            }
            for contact in &told.contacts {
                writer.add(&interaction(writer.mint(), id, contact))?;
            }
        }
        Ok(())
    });
    practice
}

fn learner(id: LearnerId, told: &Told) -> Learner {
    let price = told.words.as_ref().map(|_| Money { minor: 1250, currency: Currency::from_code("USD").unwrap() });
    Learner {
        mail: told.mail.clone(),
        concern: told.words.clone(),
        tags: vec!["朝活/夜活".to_owned(), "転職、起業".to_owned()],
        language: told.mail.as_ref().map(|_| Language::En),
        preferred_channel: Some(Channel::InPerson),
        cadence_days: Some(14),
        session_price: price,
        plan_kind: Some(ContractKind::FixedTerm),
        ..Learner::named(id, &told.name)
    }
}

fn records(
    id: PaymentId,
    refund: nenrin_domain::RefundId,
    learner: LearnerId,
    paid: &Paid,
) -> (Payment, Option<Refund>) {
    let Paid { day: on, is_open, amount, fee, words, back } = paid.clone();
    let payment = Payment {
        id,
        learner,
        contract: None,
        due_on: is_open.then(|| day(on)),
        paid_on: (!is_open).then(|| day(on)),
        amount,
        method: words.clone(),
        payer: None,
        part_of: None,
        fee: fee.map(|minor| Money { minor, ..amount }),
        // Two payments may bear one number.
        reference: words.clone().map(|_| "0012".to_owned()),
        note: words.clone(),
    };
    let back = back.filter(|_| !is_open).map(|(after, minor)| Refund {
        id: refund,
        learner,
        payment: id,
        day: day(on + after),
        amount: Money { minor, ..amount },
        reason: words.clone(),
        method: words,
    });
    (payment, back)
}

fn interaction(id: nenrin_domain::InteractionId, learner: LearnerId, contact: &Contact) -> Interaction {
    Interaction {
        id,
        learner,
        day: day(contact.day),
        time: contact.time.and_then(nenrin_domain::DayTime::from_minutes),
        channel: contact.channel,
        way: contact.way,
        summary: contact.words.clone(),
        reply_hours: contact.reply_hours.map(Hundredths),
        follow_up: None,
    }
}

/// One table as a file.
pub(crate) fn table(practice: &Practice, subject: &str, preset: &str) -> (String, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let name = if preset == "workbook" { "表.xlsx" } else { "表.csv" };
    let path = folder.path().join(name);
    practice.will_pick(&path);
    let wish = json!({ "subjects": [subject], "from": null, "to": null, "preset": preset, "substitute": true });
    practice.ask("export.save", wish);
    (name.to_owned(), fs::read(&path).unwrap())
}

pub(crate) fn look(practice: &Practice, (name, bytes): &(String, Vec<u8>)) -> Json {
    let (_folder, path) = crate::file(name, bytes);
    practice.look_at_file(&path).1
}

pub(crate) fn speak(practice: &Practice, language: &str) {
    let preferences = json!({ "language": language, "theme": "system", "text_size": 100 });
    practice.ask("preferences.set", json!({ "preferences": preferences }));
}

/// The lines of a table, sorted, without what is left behind.
fn said(practice: &Practice, subject: &str) -> Vec<Vec<String>> {
    speak(practice, "en");
    let (_, bytes) = table(practice, subject, "plain");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let heads: Vec<_> = reader.headers().unwrap().iter().map(|head| !LEFT_BEHIND.contains(&head)).collect();
    let kept = |row: csv::StringRecord| {
        let cells = row.iter().zip(&heads).filter(|(_, kept)| **kept);
        cells.map(|(cell, _)| cell.to_owned()).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = reader.records().map(|row| kept(row.unwrap())).collect();
    rows.sort();
    rows
}

/// Brings every table of one practice into another, where nothing is left to the coach, and takes the last back once.
fn bring_all(from: &Practice, to: &Practice, preset: &str) {
    for subject in READ {
        let file = table(from, subject, preset);
        let before = to.rows();
        let (_folder, path) = crate::file(&file.0, &file.1);
        let (token, looked) = to.look_at_file(&path);
        let rows = looked["counts"]["rows"].clone();
        let fresh = if rows == 0 { json!({}) } else { json!({ "rows": rows, "new": rows }) };
        assert_eq!(told(&looked["counts"]), fresh, "{subject} {preset}");
        to.run_import(&looked);
        if rows != 0 {
            to.undo();
            assert_eq!(to.rows(), before, "{subject} goes back as it came");
            to.run_import(&to.look_again(token, json!({})));
        }
        assert_eq!(said(to, subject), said(from, subject), "{subject} {preset}");
    }
}

/// A year of two learners, one of them without a mail address.
fn two() -> Vec<Told> {
    let yen = Money::yen;
    let dollars = Money { minor: 1250, currency: Currency::from_code("USD").unwrap() };
    let words = || Some("銀行振込、2回に\n分けて".to_owned());
    let paid = |on, is_open, amount, back| Paid { day: on, is_open, amount, fee: Some(396), words: words(), back };
    let contact = |channel, way, words: Option<&str>| Contact {
        day: 3,
        time: Some(600),
        channel,
        way,
        words: words.map(ToOwned::to_owned),
        reply_hours: Some(150),
    };
    vec![
        Told {
            name: "佐藤 美咲".to_owned(),
            mail: Some("misaki@example.jp".to_owned()),
            words: Some("朝、起きられない".to_owned()),
            paid: vec![paid(1, false, yen(11_000), Some((3, 5500))), paid(2, true, yen(0), None)],
            contacts: vec![
                contact(Channel::Line, Way::Out, Some("日程を  伝えた")),
                contact(Channel::Phone, Way::In, None),
            ],
        },
        Told {
            name: "髙橋 健".to_owned(),
            mail: None,
            words: None,
            paid: vec![paid(4, false, dollars, Some((0, 1250)))],
            contacts: vec![contact(Channel::Email, Way::In, Some("返信あり"))],
        },
    ]
}

#[test]
fn tables_of_learners_money_and_contacts_map_themselves_and_add_nothing_where_they_come_from() {
    let practice = lived(&two());
    let before = practice.rows();
    for language in ["ja", "en"] {
        speak(&practice, language);
        for (subject, preset) in READ.iter().flat_map(|subject| PRESETS.map(|preset| (*subject, preset))) {
            let looked = look(&practice, &table(&practice, subject, preset));
            assert_eq!(looked["source"], format!("nenrin_{subject}"), "{language} {preset}");
            let rows = looked["counts"]["rows"].clone();
            assert_ne!(rows, 0);
            assert_eq!(
                told(&looked["counts"]),
                json!({ "rows": rows, "known": rows }),
                "{subject} {language} {preset}"
            );
            assert_eq!(looked["problem_count"], 0);
            let left: Vec<_> =
                looked["columns"].as_array().unwrap().iter().filter(|it| it["meaning"] == "ignored").collect();
            let most = if subject == "payments" { 5 } else { 1 };
            assert!(left.len() <= most, "{subject}: {left:?}");
        }
    }
    speak(&practice, "ja");
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_went_out_comes_into_an_empty_practice_as_it_was_and_goes_out_again_the_same() {
    for preset in PRESETS {
        bring_all(&lived(&two()), &Practice::on(TODAY), preset);
    }
}

#[test]
fn what_looks_like_a_formula_or_has_an_apostrophe_of_its_own_comes_back_as_it_was() {
    let mut all = two();
    for (told, words) in all.iter_mut().zip(["'=1+2 の件", "'\n-3"]) {
        told.words = Some(words.to_owned());
        told.paid.iter_mut().for_each(|paid| paid.words = Some(words.to_owned()));
        told.contacts.iter_mut().for_each(|contact| contact.words = Some(format!("={words}")));
    }
    for preset in ["excel", "workbook"] {
        bring_all(&lived(&all), &Practice::on(TODAY), preset);
    }
}

fn words() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[=+＝@あ-ん漢字a-z'][ あ-んa-z0-9,\"'/;\n]{0,12}[あ-んa-z]")
}

fn paid() -> impl Strategy<Value = Paid> {
    // What was given back later was given back until today.
    let (day, minor) = (0..270_i64, 0..9_000_000_i64);
    let currency = prop::sample::select(vec!["JPY", "USD", "KWD"]);
    let back = prop::option::of((0..50_i64, 1..100_i64));
    (day, any::<bool>(), minor, currency, prop::option::of(1..400_i64), words(), back).prop_map(
        |(day, is_open, minor, currency, fee, words, back)| {
            let currency = Currency::from_code(currency).unwrap();
            Paid { day, is_open, amount: Money { minor, currency }, fee, words, back }
        },
    )
}

fn contact() -> impl Strategy<Value = Contact> {
    let channel = prop::sample::select(nenrin_domain::Coded::ALL.to_vec());
    let way = prop::sample::select(nenrin_domain::Coded::ALL.to_vec());
    let (time, hours) = (prop::option::of(0..1440_u16), prop::option::of(0..100_000_i64));
    (0..300_i64, time, channel, way, words(), hours).prop_map(|(day, time, channel, way, words, reply_hours)| Contact {
        day,
        time,
        channel,
        way,
        words,
        reply_hours,
    })
}

fn somebody() -> impl Strategy<Value = Told> {
    let mail = prop::option::of("[a-z]{6,12}@example\\.jp");
    let (paid, contacts) = (prop::collection::vec(paid(), 0..4), prop::collection::vec(contact(), 0..4));
    ("[佐藤髙橋﨑a-z]{2,4} [美咲健太郎a-z]{2,4}", mail, words(), paid, contacts)
        .prop_map(|(name, mail, words, paid, contacts)| Told { name, mail, words, paid, contacts })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_typed_comes_back_as_it_was_and_an_undo_takes_it_back_whole(
        mut all in prop::collection::vec(somebody(), 1..5),
        preset in prop::sample::select(vec!["excel", "workbook"]),
    ) {
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all.dedup_by(|a, b| a.name == b.name || a.mail == b.mail && a.mail.is_some());
        bring_all(&lived(&all), &Practice::on(TODAY), preset);
    }
}
