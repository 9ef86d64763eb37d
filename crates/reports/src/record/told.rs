//! The record as a paper: a section for each table, and in it a block or a line for each row.

use std::collections::BTreeMap;

use nenrin_domain::{HeldRow, HeldTable, HeldValue};

use super::plan::{IN_GRIDS, ORDER, TOLD_ELSEWHERE, WITH_SESSION};
use super::rows::{Row, columns};
use super::shown::Shown;
use super::{Record, changes};
use crate::paper::{Block, Grid, Lacking, Side};
use crate::{Paper, Words};

pub(super) fn paper(record: &Record<'_>, words: Words) -> Paper {
    let shown = Shown::new(record.held, record.zone, words);
    let mut blocks = opening(record, &shown);
    let place = |table: &HeldTable| ORDER.iter().position(|name| *name == table.name).unwrap_or(ORDER.len());
    let mut tables: Vec<&HeldTable> = record.held.tables.iter().collect();
    tables.retain(|table| !TOLD_ELSEWHERE.contains(&table.name) && !WITH_SESSION.contains(&table.name));
    tables.sort_by_key(|table| place(table));
    for table in tables {
        blocks.push(Block::Heading(words.table(table.name).to_owned()));
        let mut rows: Vec<Row<'_>> = table.rows.iter().map(|row| Row { record, shown: &shown, table, row }).collect();
        rows.sort_by_key(|row| first_day(row.row));
        match table.name {
            "origin" => blocks.push(Block::Grid(origins(table, words))),
            name if IN_GRIDS.contains(&name) => blocks.extend(grid(&rows)),
            _ => rows.iter().for_each(|row| tell(row, &mut blocks)),
        }
    }
    changes::drafts(record, &shown, &mut blocks);
    changes::corrections(record, &shown, &mut blocks);
    let (title, every_page) = (words.say("record.title", &[]), None);
    // What is held is told whole: a letter that the font lacks must not keep anybody from the rest.
    let lacking = Lacking::Marked("paper.substituted");
    Paper { title, language: record.language, made_on: record.made_on, every_page, lacking, blocks }
}

/// Whose record it is, who made it and when, and how it is to be read.
fn opening(record: &Record<'_>, shown: &Shown<'_>) -> Vec<Block> {
    let words = shown.words;
    let named = |key: &str, name: &str| words.say(key, &[("name", name)]);
    let name = record.name().filter(|name| !name.is_empty()).map(|name| named("record.sir", name));
    let practice = Some(record.practice.to_owned()).filter(|name| !name.is_empty());
    let facts = [("record.for", name), ("record.by", practice), ("record.on", Some(shown.day(record.made_on)))];
    let facts = facts.into_iter().filter_map(|(label, fact)| Some((words.say(label, &[]), fact?)));
    let texts = ["record.about", "record.left_out", "record.files"].map(|key| Block::Text(words.say(key, &[])));
    std::iter::once(Block::Fields(facts.collect())).chain(texts).collect()
}

/// The first day of a row, by which rows stand in order.
fn first_day(row: &HeldRow) -> Option<(i64, i64)> {
    row.values.iter().flatten().find_map(|value| match value {
        HeldValue::Day(day) => Some((day.number(), 0)),
        HeldValue::Moment(moment) => Some((0, moment.millis())),
        _ => None,
    })
}

/// A row as a block of its own, with what is told along with it.
fn tell(row: &Row<'_>, blocks: &mut Vec<Block>) {
    blocks.extend(row.heading().map(Block::Item));
    let mut fields = row.fields();
    if row.table.name == "session" {
        fields.extend(with_session(row));
    }
    blocks.push(Block::Fields(fields));
}

/// What is told with a session: how it was found, and the versions of its note.
fn with_session(session: &Row<'_>) -> Vec<(String, String)> {
    let of = HeldValue::Id(session.row.id);
    let mut fields = Vec::new();
    for table in WITH_SESSION.iter().filter_map(|name| session.record.held.table(name)) {
        let rows = table.rows.iter().filter(|row| table.value(row, "session") == Some(&of));
        let mut rows: Vec<Row<'_>> = rows.map(|row| Row { table, row, ..*session }).collect();
        rows.sort_by_key(|row| first_day(row.row));
        let is_one = rows.len() == 1;
        for row in &rows {
            fields.extend((!is_one).then(|| row.version()));
            fields.extend(row.fields_but(None));
        }
    }
    fields
}

/// Rows as a table; columns in which nothing is known are left out.
fn grid(rows: &[Row<'_>]) -> Option<Block> {
    let first = rows.first()?;
    let filled: Vec<&str> =
        columns(first.table).into_iter().filter(|column| rows.iter().any(|row| row.told(column).is_some())).collect();
    let side = |column: &str| {
        let is_number = |row: &Row<'_>| {
            matches!(row.table.value(row.row, column), Some(HeldValue::Number(_) | HeldValue::Hundredths(_)))
        };
        if rows.iter().any(is_number) { Side::End } else { Side::Start }
    };
    let head = |column: &&str| (first.shown.words.column(first.table.name, column).to_owned(), side(column));
    let texts = |row: &Row<'_>| filled.iter().map(|column| row.told(column).unwrap_or_default()).collect();
    Some(Block::Grid(Grid { heads: filled.iter().map(head).collect(), rows: rows.iter().map(texts).collect() }))
}

/// From where how many records of which kind came; their numbers there mean nothing to a person.
fn origins(table: &HeldTable, words: Words) -> Grid {
    let mut counted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in &table.rows {
        let [entity, source] = ["entity", "source"].map(|column| table.text(row, column).unwrap_or_default());
        *counted.entry((entity, source)).or_default() += 1;
    }
    let head = |key: &str| words.column(table.name, key).to_owned();
    let heads =
        vec![(head("entity"), Side::Start), (head("source"), Side::Start), (words.say("paper.count", &[]), Side::End)];
    let row = |((entity, source), count): ((&str, &str), usize)| {
        let source = words.code(table.name, "source", source).unwrap_or(source);
        vec![words.table(entity).to_owned(), source.to_owned(), count.to_string()]
    };
    Grid { heads, rows: counted.into_iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Held, HeldChange, HeldField, HeldRow, HeldTable, HeldValue, Hundredths, Language, Zone};
    use uuid::Uuid;

    use super::super::{Attached, Record};
    use crate::paper::{Block, Grid};

    fn text(text: &str) -> Option<HeldValue> {
        Some(HeldValue::Text(text.to_owned()))
    }

    fn said(held: &Held, language: Language) -> String {
        let files = [Attached { material: Uuid::from_u128(9), path: "files/001-a.pdf".to_owned() }];
        let made_on = Day::new(2026, 11, 29).unwrap();
        let record =
            Record { held, practice: "中村コーチング", made_on, zone: Zone::UTC, language, files: &files };
        let fields = |fields: &[(String, String)]| {
            fields.iter().map(|(label, text)| format!("{label}: {text}")).collect::<Vec<_>>().join("\n")
        };
        let grid = |grid: &Grid| {
            let heads = grid.heads.iter().map(|(head, _)| head.clone()).collect();
            let rows = std::iter::once(heads).chain(grid.rows.iter().cloned());
            rows.map(|row: Vec<String>| row.join(" / ")).collect::<Vec<_>>().join("\n")
        };
        let said = |block: &Block| match block {
            Block::Heading(text) | Block::Item(text) | Block::Text(text) => text.clone(),
            Block::Fields(of) => fields(of),
            Block::Grid(of) => grid(of),
            other => panic!("{other:?}"),
        };
        record.paper().blocks.iter().map(said).collect::<Vec<_>>().join("\n")
    }

    fn held() -> Held {
        let day = |day| Some(HeldValue::Day(Day::new(2026, 11, day).unwrap()));
        let id = |id| Some(HeldValue::Id(Uuid::from_u128(id)));
        let row = |id, values| HeldRow { id: Uuid::from_u128(id), values };
        let table = |name, columns: &[&'static str], rows| HeldTable { name, columns: columns.to_vec(), rows };
        let sections = r#"[["talked","","一行目\n二行目"],["own","自分の見出し","本文"],["next","",""]]"#;
        let time = Some(HeldValue::Time("10:00".parse().unwrap()));
        let number = |number| Some(HeldValue::Number(number));
        let hundredths = |number| Some(HeldValue::Hundredths(Hundredths(number)));
        let earlier = r#"[["talked","","初版"]]"#;
        let at =
            |text: &str| Some(HeldValue::Moment(Day::new(2026, 11, 18).unwrap().at(text.parse().unwrap(), Zone::UTC)));
        let tables = vec![
            table("learner", &["name", "tags"], vec![row(1, vec![text("佐藤 美咲"), text(r#"["転職","週末"]"#)])]),
            table(
                "session",
                &["learner", "day", "time", "minutes", "state"],
                vec![row(2, vec![id(1), day(18), time, number(50), text("held")])],
            ),
            table("note", &["session", "version"], vec![row(3, vec![id(2), id(4)])]),
            table(
                "note_version",
                &["session", "sections", "written_at"],
                vec![row(6, vec![id(2), text(earlier), at("10:50")]), row(4, vec![id(2), text(sections), at("11:10")])],
            ),
            table("satisfaction", &["session", "day", "score"], vec![row(7, vec![id(2), day(18), number(4)])]),
            table(
                "payment",
                &["paid_on", "amount", "amount_currency", "reference"],
                vec![row(5, vec![day(2), number(11_000), text("JPY"), text("pi_3Nx")])],
            ),
            table("trial", &["day", "contact_lag_days"], vec![row(8, vec![day(1), hundredths(92)])]),
            table("material", &["title"], vec![row(9, vec![text("書き方")])]),
            table(
                "goal",
                &["title", "target", "unit"],
                vec![row(10, vec![text("眠り"), hundredths(700), text("hours")])],
            ),
            table("progress", &["goal", "day", "value"], vec![row(11, vec![id(10), day(18), hundredths(650)])]),
        ];
        Held { tables, ..Held::default() }
    }

    #[test]
    fn codes_amounts_and_references_are_told_in_words() {
        let ja = said(&held(), Language::Ja);
        for told in [
            "お名前: 佐藤 美咲 様",
            "お預かりしている者: 中村コーチング",
            "作成した日: 2026/11/29（日）",
            "2026/11/18（水） 10:00　実施",
            "長さ: 50分",
            "2026/11/02（月） / 11,000円",
            "タグ: 転職、週末",
            "ファイル: files/001-a.pdf",
            "約22時間",
        ] {
            assert!(ja.contains(told), "{told}: {ja}");
        }
        let en = said(&held(), Language::En);
        for told in [
            "Wed, Nov 18, 2026 10:00 – held",
            "Length: 50 minutes",
            "Mon, Nov 2, 2026 / ¥11,000",
            "From the trial to the first contact: about 22 hours",
            "Target value: 7 hours",
            "眠り / Wed, Nov 18, 2026 / 6.5 hours",
        ] {
            assert!(en.contains(told), "{told}: {en}");
        }
        for said in [&ja, &en] {
            assert!(!said.contains("0000"), "identities say nothing to a person: {said}");
            assert!(!said.contains("pi_3Nx") && !said.contains("当方") && !said.contains("0.92"), "{said}");
        }
    }

    #[test]
    fn a_session_is_told_with_its_notes_and_how_it_was_found() {
        let ja = said(&held(), Language::Ja);
        let session = ja.split("セッション\n").nth(1).unwrap();
        let order = [
            "2026/11/18（水） 10:00　実施",
            "満足度: 5点中4点",
            "メモ: 前の版",
            "話したこと: 初版",
            "メモ: 現在の版",
            "話したこと: 一行目",
        ];
        let places: Vec<_> =
            order.iter().map(|told| session.find(told).unwrap_or_else(|| panic!("{told}: {session}"))).collect();
        assert!(places.is_sorted(), "{session}");
    }

    #[test]
    fn what_was_changed_is_told_as_it_was_and_became_and_what_was_taken_out_by_its_values() {
        let field = |column, old, new| HeldField { column, old, new };
        let amount = |minor| Some(HeldValue::Number(minor));
        let change = |table, row, kind, fields| HeldChange {
            at: Day::new(2026, 11, 20).unwrap().at("10:56".parse().unwrap(), Zone::UTC),
            act: "act".to_owned(),
            table,
            row: Uuid::from_u128(row),
            kind,
            fields,
        };
        let changes = vec![
            change("payment", 5, "updated", vec![field("amount", amount(9_000), amount(11_000))]),
            change("learner", 1, "updated", vec![field("concern", text("前"), text(&"長い相談。".repeat(20)))]),
            change("learner", 1, "updated", vec![field("external_id", None, text("L-1"))]),
            change(
                "interaction",
                8,
                "removed",
                vec![field("summary", text("消した連絡"), None), field("channel", text("line"), None)],
            ),
        ];
        let ja = said(&Held { changes, ..held() }, Language::Ja);
        for told in [
            "2026/11/20（金） 10:56 / 入金 / 金額 / 9,000円 / 11,000円",
            "変更前: 前\n変更後: 長い相談。",
            "取り除いたもの\n2026/11/20（金） 10:56　対応履歴\n内容: 消した連絡\n連絡手段: LINE",
        ] {
            assert!(ja.contains(told), "{told}: {ja}");
        }
        assert!(!ja.contains("L-1"), "{ja}");
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
            table("origin", &["entity", "source"], vec![text("payment"), text("stripe")]),
            table("inbox_item", &["fields"], vec![text(r#"["mail=a@example.jp","x-own=1"]"#)]),
        ];
        let held = Held { tables, ..Held::default() };
        let (ja, en) = (said(&held, Language::Ja), said(&held, Language::En));
        for told in [
            "知ったきっかけ: 紹介",
            "多忙",
            "お金の事情、引っ越し",
            "入金 / Stripe の支払い一覧 / 1",
            "メールアドレス: a@example.jp",
            "x-own: 1",
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
            ja.contains("話したこと: 一行目\n二行目")
                && ja.contains("自分の見出し: 本文")
                && !ja.contains("次回に向けて")
        );
        assert!(said(&held(), Language::En).contains("Talked about: "));
    }
}
