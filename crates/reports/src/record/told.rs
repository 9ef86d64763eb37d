//! The record as a paper: a section for each table, an item for each row.

use nenrin_domain::{HeldChange, HeldField, HeldRow, HeldTable, HeldValue};

use super::Record;
use super::lists::{Headed, headed, list, typed};
use super::shown::Shown;
use crate::paper::Block;
use crate::{Paper, Words};

/// The order of sections on paper; tables that are not named here come after.
const ORDER: [&str; 23] = [
    "learner",
    "custom_value",
    "consent",
    "application",
    "trial",
    "contract",
    "pause",
    "entitlement",
    "payer_link",
    "payment",
    "refund",
    "goal",
    "progress",
    "obstacle",
    "session",
    "note_version",
    "satisfaction",
    "action_item",
    "share",
    "interaction",
    "follow_up",
    "cancellation",
    "origin",
];

/// Tables that say nothing on paper which their neighbours do not: the present version of a note is marked at the version, a
/// definition is named where it is used, and from whom somebody was told apart is nobody's to read.
const TOLD_ELSEWHERE: [&str; 4] = ["note", "custom_field", "series", "distinction"];

/// By which column a row is headed on paper, where its first day would say less.
const HEADED: [(&str, &str); 5] =
    [("learner", "name"), ("contract", "plan_name"), ("goal", "title"), ("material", "title"), ("payer", "name")];

/// A longer text stands under its label instead of beside it, in letters.
const BESIDE: usize = 48;

pub(super) fn paper(record: &Record<'_>, words: Words) -> Paper {
    let shown = Shown::new(record.held, record.zone, words);
    let mut blocks = opening(record, &shown);
    let place = |table: &HeldTable| ORDER.iter().position(|name| *name == table.name).unwrap_or(ORDER.len());
    let mut tables: Vec<&HeldTable> = record.held.tables.iter().collect();
    tables.retain(|table| !TOLD_ELSEWHERE.contains(&table.name));
    tables.sort_by_key(|table| place(table));
    for table in tables {
        blocks.push(Block::Heading(words.table(table.name).to_owned()));
        let mut rows: Vec<&HeldRow> = table.rows.iter().collect();
        rows.sort_by_key(|row| first_day(row));
        rows.iter().for_each(|row| tell(record, table, row, &shown, &mut blocks));
    }
    drafts(record, &shown, &mut blocks);
    corrections(record, &shown, &mut blocks);
    Paper { title: words.say("record.title", &[]), language: record.language, made_on: record.made_on, blocks }
}

fn opening(record: &Record<'_>, shown: &Shown) -> Vec<Block> {
    let (words, day) = (shown.words, shown.day(record.made_on));
    let named = |name: Option<&str>, otherwise| {
        name.filter(|name| !name.is_empty()).map_or_else(|| words.say(otherwise, &[]), ToOwned::to_owned)
    };
    let (name, practice) = (named(record.name(), "record.you"), named(Some(record.practice), "record.we"));
    let made = words.say("record.made", &[("name", &name), ("practice", &practice), ("day", &day)]);
    let more = ["record.left_out", "record.files"].map(|key| Block::Text(words.say(key, &[])));
    std::iter::once(Block::Text(made)).chain(more).collect()
}

/// The first day of a row, by which rows stand in order.
fn first_day(row: &HeldRow) -> Option<(i64, i64)> {
    row.values.iter().flatten().find_map(|value| match value {
        HeldValue::Day(day) => Some((day.number(), 0)),
        HeldValue::Moment(moment) => Some((0, moment.millis())),
        _ => None,
    })
}

fn tell(record: &Record<'_>, table: &HeldTable, row: &HeldRow, shown: &Shown, blocks: &mut Vec<Block>) {
    let mut beside = Vec::new();
    let mut under = Vec::new();
    let heading = heading(table, row);
    let mut item = None;
    for column in table.columns.iter().filter(|column| **column != "learner") {
        let label = shown.words.column(table.name, column);
        match table.text(row, column).and_then(|text| list(column, text)) {
            Some(items) if items.iter().any(|item| item.is_array()) => {
                let parts = items.iter().filter_map(headed).filter(|part| !part.text.is_empty());
                under.extend(parts.map(|part| (label_of(&part, shown.words).to_owned(), part.text.to_owned())));
                continue;
            }
            _ => {}
        }
        let Some(value) = shown.in_row(table, row, column) else { continue };
        if heading == Some(*column) {
            item = Some(pair(label, &value, shown.words));
        } else if value.contains('\n') || value.chars().count() > BESIDE {
            under.push((label.to_owned(), value));
        } else {
            beside.push(pair(label, &value, shown.words));
        }
    }
    if is_present_version(record, table, row) {
        beside.push(shown.words.say("record.present", &[]));
    }
    if let Some(file) = file_of(record, table, row) {
        beside.push(pair(&shown.words.say("record.file", &[]), file, shown.words));
    }
    blocks.push(Block::Item(item.unwrap_or_else(|| shown.words.table(table.name).to_owned())));
    if !beside.is_empty() {
        blocks.push(Block::Text(beside.join(&shown.words.say("paper.between", &[]))));
    }
    blocks.extend(under.into_iter().map(|(label, text)| Block::Labelled(label, text)));
}

/// What stands above a part: its own heading, or that of a section as every practice begins with.
fn label_of<'p>(part: &Headed<'p>, words: Words) -> &'p str {
    match part.key.filter(|_| part.heading.is_empty()) {
        Some(key) => words.find(&format!("section.{key}")).unwrap_or_default(),
        None => part.heading,
    }
}

/// The column by which a row is headed.
fn heading<'t>(table: &'t HeldTable, row: &HeldRow) -> Option<&'t str> {
    let named = HEADED.iter().find(|(name, column)| *name == table.name && table.text(row, column).is_some());
    let is_day = |column: &&&str| matches!(table.value(row, column), Some(HeldValue::Day(_) | HeldValue::Moment(_)));
    named.map(|(_, column)| *column).or_else(|| table.columns.iter().find(is_day).copied())
}

fn pair(label: &str, value: &str, words: Words) -> String {
    words.say("paper.pair", &[("label", label), ("value", value)])
}

fn is_present_version(record: &Record<'_>, table: &HeldTable, row: &HeldRow) -> bool {
    let notes = record.held.table("note").filter(|_| table.name == "note_version");
    let present = Some(&HeldValue::Id(row.id));
    notes.is_some_and(|notes| notes.rows.iter().any(|note| notes.value(note, "version") == present))
}

/// The file of a material, or of one that was shared.
fn file_of<'r>(record: &'r Record<'_>, table: &HeldTable, row: &HeldRow) -> Option<&'r str> {
    let material = match (table.name, table.value(row, "material")) {
        ("material", _) => row.id,
        ("share", Some(HeldValue::Id(material))) => *material,
        _ => return None,
    };
    record.files.iter().find(|file| file.material == material).map(|file| file.path.as_str())
}

fn drafts(record: &Record<'_>, shown: &Shown, blocks: &mut Vec<Block>) {
    let unfinished: Vec<_> = record.held.drafts.iter().filter(|draft| !draft.is_confirmed).collect();
    if unfinished.is_empty() {
        return;
    }
    blocks.push(Block::Heading(shown.words.say("record.drafts", &[])));
    for draft in unfinished {
        blocks.push(Block::Item(shown.moment(draft.saved_at)));
        blocks.extend(typed(&draft.body).into_iter().map(Block::Text));
    }
}

fn corrections(record: &Record<'_>, shown: &Shown, blocks: &mut Vec<Block>) {
    let mut told = Vec::new();
    for change in record.held.changes.iter().filter(|change| change.kind != "created") {
        let lines: Vec<String> = change.fields.iter().filter_map(|field| correction(change, field, shown)).collect();
        if lines.is_empty() {
            continue;
        }
        let kind = shown.words.say(&format!("kind.{}", change.kind), &[]);
        told.push(Block::Item(format!("{}  {}  {kind}", shown.moment(change.at), shown.words.table(change.table))));
        told.extend(lines.into_iter().map(Block::Text));
    }
    if !told.is_empty() {
        blocks.push(Block::Heading(shown.words.say("record.corrections", &[])));
        blocks.append(&mut told);
    }
}

/// One field of a correction; what was there of something removed.
fn correction(change: &HeldChange, field: &HeldField, shown: &Shown) -> Option<String> {
    let side = |side: &Option<HeldValue>| match side.as_ref()? {
        HeldValue::Text(text) => match list(field.column, text) {
            Some(items) if items.iter().any(|item| item.is_array()) => {
                Some(items.iter().filter_map(headed).map(|part| part.text).collect::<Vec<_>>().join("\n"))
            }
            _ => shown.value(change.table, field.column, side.as_ref()?),
        },
        value => shown.value(change.table, field.column, value),
    };
    let (old, new) = (side(&field.old), side(&field.new));
    let label = shown.words.column(change.table, field.column);
    match (old, new) {
        (None, None) => None,
        (Some(old), None) if change.kind == "removed" => Some(pair(label, &old, shown.words)),
        (old, new) => {
            let nothing = || shown.words.say("paper.nothing", &[]);
            let (old, new) = (old.unwrap_or_else(nothing), new.unwrap_or_else(nothing));
            Some(shown.words.say("paper.from_to", &[("label", label), ("old", &old), ("new", &new)]))
        }
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Held, HeldRow, HeldTable, HeldValue, Language, Zone};
    use uuid::Uuid;

    use super::super::{Attached, Record};
    use crate::paper::Block;

    fn text(text: &str) -> Option<HeldValue> {
        Some(HeldValue::Text(text.to_owned()))
    }

    fn said(held: &Held, language: Language) -> String {
        let files = [Attached { material: Uuid::from_u128(9), path: "files/001-a.pdf".to_owned() }];
        let made_on = Day::new(2026, 11, 29).unwrap();
        let record =
            Record { held, practice: "中村コーチング", made_on, zone: Zone::UTC, language, files: &files };
        let said = |block: &Block| match block {
            Block::Heading(text) | Block::Item(text) | Block::Text(text) => text.clone(),
            Block::Labelled(label, text) => format!("{label}\n{text}"),
        };
        record.paper().blocks.iter().map(said).collect::<Vec<_>>().join("\n")
    }

    fn held() -> Held {
        let day = |day| Some(HeldValue::Day(Day::new(2026, 11, day).unwrap()));
        let id = |id| Some(HeldValue::Id(Uuid::from_u128(id)));
        let row = |id, values| HeldRow { id: Uuid::from_u128(id), values };
        let table = |name, columns: &[&'static str], rows| HeldTable { name, columns: columns.to_vec(), rows };
        let sections = r#"[["talked","","一行目\n二行目"],["own","自分の見出し","本文"],["next","",""]]"#;
        let tables = vec![
            table("learner", &["name", "tags"], vec![row(1, vec![text("佐藤 美咲"), text(r#"["転職","週末"]"#)])]),
            table("session", &["learner", "day", "state"], vec![row(2, vec![id(1), day(18), text("held")])]),
            table("note", &["session", "version"], vec![row(3, vec![id(2), id(4)])]),
            table("note_version", &["session", "sections"], vec![row(4, vec![id(2), text(sections)])]),
            table(
                "payment",
                &["paid_on", "amount", "amount_currency"],
                vec![row(5, vec![day(2), Some(HeldValue::Number(11_000)), text("JPY")])],
            ),
            table("material", &["title"], vec![row(9, vec![text("書き方")])]),
        ];
        Held { tables, ..Held::default() }
    }

    #[test]
    fn codes_amounts_and_references_are_told_in_words() {
        let ja = said(&held(), Language::Ja);
        for told in
            ["日：2026/11/18", "状態：実施", "11,000円", "タグ：転職, 週末", "ファイル：files/001-a.pdf", "現在の版"]
        {
            assert!(ja.contains(told), "{told}: {ja}");
        }
        let en = said(&held(), Language::En);
        for told in ["Day: 2026-11-18", "State: held", "¥11,000", "Session: 2026-11-18"] {
            assert!(en.contains(told), "{told}: {en}");
        }
        assert!(!ja.contains("0000") && !en.contains("0000"), "identities say nothing to a person");
    }

    #[test]
    fn names_that_tables_brought_are_told_in_words_and_those_of_the_coach_as_they_are() {
        let id = Uuid::from_u128;
        let table = |name, columns: &[&'static str], values| HeldTable {
            name,
            columns: columns.to_vec(),
            rows: vec![HeldRow { id: id(1), values }],
        };
        let tables = vec![
            table("learner", &["source"], vec![text("referral")]),
            table(
                "cancellation",
                &["primary_reason", "secondary_reasons"],
                vec![text("too_busy"), text(r#"["money","引っ越し"]"#)],
            ),
            table("origin", &["source"], vec![text("stripe")]),
            table("inbox_item", &["fields"], vec![text(r#"["mail=a@example.jp","x-own=1"]"#)]),
        ];
        let held = Held { tables, ..Held::default() };
        let (ja, en) = (said(&held, Language::Ja), said(&held, Language::En));
        for told in [
            "知ったきっかけ：紹介",
            "多忙",
            "お金の事情, 引っ越し",
            "Stripe の支払い一覧",
            "メールアドレス：a@example.jp",
            "x-own：1",
        ] {
            assert!(ja.contains(told), "{told}: {ja}");
        }
        for told in ["referral", "too busy", "money, 引っ越し", "Stripe payments", "Email: a@example.jp"] {
            assert!(en.contains(told), "{told}: {en}");
        }
    }

    #[test]
    fn a_note_is_told_under_its_headings_whoever_gave_them() {
        let ja = said(&held(), Language::Ja);
        assert!(
            ja.contains("話したこと\n一行目\n二行目")
                && ja.contains("自分の見出し\n本文")
                && !ja.contains("次回に向けて")
        );
        assert!(said(&held(), Language::En).contains("Talked about\n"));
    }
}
