//! Tables as other programs get them, to the byte.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::io::{Cursor, Error, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};

use encoding_rs::SHIFT_JIS;
use nenrin_domain::{Coded as _, Currency, Hundredths, Language, Money};
use nenrin_exchange::ExchangeError;
use nenrin_exchange::sheets::{Cell, Kind, LossKind, Preset, Subject, Table, look, recognise, unguarded, write};
use proptest::prelude::*;

/// A table of interactions, each with these words.
fn told(words: &[&str]) -> Table {
    let row = |words: &&str| {
        vec![
            Cell::Text("0198f3c0-1234-7abc-8def-0123456789ab".to_owned()),
            Cell::Text("0198f3c0-1234-7abc-8def-0123456789ac".to_owned()),
            Cell::Text("佐藤 美咲".to_owned()),
            Cell::Blank,
            Cell::Day("2026-11-20".parse().unwrap()),
            Cell::Time("09:05".parse().unwrap()),
            Cell::Code("line"),
            Cell::Code("in"),
            Cell::text(Some(words)),
            Cell::Decimal(Hundredths(150)),
        ]
    };
    Table { subject: Subject::Interactions, further: Vec::new(), rows: words.iter().map(row).collect() }
}

fn written(table: &Table, language: Language, preset: Preset) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write(std::slice::from_ref(table), language, preset, &mut out, || Ok::<(), ExchangeError>(())).unwrap();
    out.into_inner()
}

fn text(table: &Table, language: Language, preset: Preset) -> String {
    String::from_utf8(written(table, language, preset)).unwrap()
}

#[test]
fn excel_gets_a_mark_windows_line_ends_and_quotes_around_everything() {
    let csv = text(&told(&["来週の日程を相談"]), Language::Ja, Preset::Excel);
    assert_eq!(
        csv,
        "\u{feff}\"対応ID\",\"受講者ID\",\"受講者名\",\"受講者メール\",\"対応日\",\"対応時刻\",\"連絡手段\",\"向き\",\"内容\",\
         \"返事までの時間\"\r\n\
         \"0198f3c0-1234-7abc-8def-0123456789ab\",\"0198f3c0-1234-7abc-8def-0123456789ac\",\"佐藤 美咲\",\"\",\"2026-11-20\",\
         \"09:05\",\"LINE\",\"受講者から\",\"来週の日程を相談\",\"1.5\"\r\n"
    );
}

#[test]
fn programs_get_plain_lines() {
    let csv = text(&told(&["a, \"b\""]), Language::En, Preset::Plain);
    assert!(csv.starts_with("Contact ID,Learner ID,Learner name,"), "{csv}");
    assert!(csv.ends_with(",2026-11-20,09:05,LINE,From the learner,\"a, \"\"b\"\"\",1.5\n"), "{csv}");
    assert!(!csv.contains('\r'));
}

#[test]
fn older_programs_get_shift_jis_without_entities() {
    let table = told(&["10〜12時、髙橋さん𠮷🌳"]);
    let bytes = written(&table, Language::Ja, Preset::ShiftJis);
    let (csv, _, broken) = SHIFT_JIS.decode(&bytes);
    assert!(!broken && csv.contains("\"10～12時、髙橋さん〓〓\"") && !csv.contains("&#"), "{csv}");
    let found: Vec<_> = look(&table, Language::Ja, Preset::ShiftJis).collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].row, found[0].column), (LossKind::Unmappable, Some(0), 8));
    assert_eq!(found[0].character, Some('𠮷'));
}

#[test]
fn what_looks_like_a_formula_is_harmless_in_every_preset() {
    let table = told(&["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)", "\t=1", "＝1", "\0=1", "安全"]);
    let excel = text(&table, Language::Ja, Preset::Excel);
    for guarded in ["\"'=HYPERLINK(", "\"'+1\"", "\"'-1\"", "\"'@SUM", "\"'\t=1\"", "\"'＝1\"", "\"'\0=1\"", "\"安全\""]
    {
        assert!(excel.contains(guarded), "{guarded}");
    }
    assert_eq!(look(&table, Language::Ja, Preset::Excel).count(), 0);
    let plain = text(&table, Language::Ja, Preset::Plain);
    assert!(plain.contains("\"＝HYPERLINK(") && plain.contains(",＋1,") && plain.contains(",\u{3000}=1,"), "{plain}");
    let defused: Vec<_> = look(&table, Language::Ja, Preset::Plain).map(|loss| loss.row).collect();
    assert_eq!(defused, [0, 1, 2, 3, 4, 6].map(Some));
}

#[test]
fn amounts_are_numbers_in_the_unit_of_their_currency() {
    let money = |minor, code| Cell::Amount(Money { minor, currency: Currency::from_code(code).unwrap() });
    let columns = Subject::Refunds.columns();
    let row = |amount: Cell| {
        let cell = |kind: Kind| if kind == Kind::Amount { amount.clone() } else { Cell::Blank };
        columns.iter().map(|column| cell(column.kind)).collect()
    };
    let rows = vec![row(money(11_000, "JPY")), row(money(-1250, "USD"))];
    let csv = text(&Table { subject: Subject::Refunds, further: Vec::new(), rows }, Language::En, Preset::Plain);
    let lines: Vec<_> = csv.lines().skip(1).collect();
    assert_eq!(lines, [",,,,,,11000,,,", ",,,,,,-12.50,,,"]);
}

#[test]
fn columns_of_the_coachs_own_stand_after_ours_with_harmless_headings() {
    let mut table = told(&["a"]);
    let named = [("=1+2", Kind::Text), ("会員🌳", Kind::Code("yes_no")), ("年数", Kind::Decimal)];
    table.further = Subject::Interactions.further(named);
    table.rows[0].extend([Cell::text(Some("=3")), Cell::Code("yes"), Cell::Decimal(Hundredths(-250))]);
    let excel = text(&table, Language::Ja, Preset::Excel);
    assert!(excel.contains(",\"'=1+2\",\"会員🌳\",\"年数\"\r\n"), "{excel}");
    assert!(excel.ends_with(",\"'=3\",\"はい\",\"-2.5\"\r\n"), "{excel}");
    let plain = text(&table, Language::En, Preset::Plain);
    assert!(plain.contains(",＝1+2,会員🌳,年数\n") && plain.ends_with(",＝3,Yes,-2.5\n"), "{plain}");
    let lost = |preset| look(&table, Language::Ja, preset).map(|loss| (loss.row, loss.column)).collect::<Vec<_>>();
    assert_eq!(lost(Preset::Plain), [(None, 10), (Some(0), 10)]);
    assert_eq!(lost(Preset::ShiftJis), [(None, 11)]);
    assert!(written(&table, Language::Ja, Preset::Workbook).starts_with(b"PK"));
}

#[test]
fn a_workbook_cuts_what_no_cell_of_it_can_hold_and_says_so() {
    let long = "年".repeat(40_000);
    let table = told(&[&long, "=1+2"]);
    let found: Vec<_> = look(&table, Language::Ja, Preset::Workbook).map(|loss| (loss.kind, loss.row)).collect();
    assert_eq!(found, [(LossKind::Cut, Some(0))]);
    assert!(written(&table, Language::Ja, Preset::Workbook).starts_with(b"PK"));
}

proptest! {
    #[test]
    fn what_excel_gets_is_read_back_as_it_was(words in proptest::collection::vec("['=+@\\-＝\t\r\n\",a]{1,5}|\\PC{1,9}", 1..5)) {
        let table = told(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let csv = text(&table, Language::En, Preset::Excel);
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let headings = reader.headers().unwrap().clone();
        prop_assert_eq!(recognise(headings.iter()), Some((Subject::Interactions, Language::En)));
        let read: Vec<String> =
            reader.records().map(|record| unguarded(record.unwrap().get(8).unwrap()).to_owned()).collect();
        prop_assert_eq!(read, words);
    }
}

#[test]
fn every_column_is_documented_with_its_headings() {
    let document = include_str!("../../../docs/formats/tables.md");
    for subject in Subject::ALL {
        let section = document.split(&format!("### `{}`", subject.as_code())).nth(1).unwrap();
        let section = section.split("\n#").next().unwrap();
        for column in subject.columns() {
            let headings =
                Language::ALL.iter().map(|language| column.heading(*language)).collect::<Vec<_>>().join(" | ");
            let line = format!("| `{}` | {headings} |", column.key);
            assert!(section.contains(&line), "{line}");
        }
    }
}

/// A disk with room for so many bytes.
struct Full(Cursor<Vec<u8>>, u64);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        let fits = self.0.position() + bytes.len() as u64 <= self.1;
        if fits { self.0.write(bytes) } else { Err(Error::from(ErrorKind::StorageFull)) }
    }

    fn flush(&mut self) -> IoResult<()> {
        Ok(())
    }
}

impl Seek for Full {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_disk_that_is_full_is_called_so_wherever_a_table_breaks_off() {
    let table = told(&["来週の日程を相談"; 400]);
    for preset in [Preset::Excel, Preset::ShiftJis, Preset::Plain, Preset::Workbook] {
        let whole = written(&table, Language::Ja, preset).len() as u64;
        for room in [0, whole / 2, whole - 1] {
            let step = || Ok::<(), ExchangeError>(());
            let out = Full(Cursor::new(Vec::new()), room);
            let failed = write(std::slice::from_ref(&table), Language::Ja, preset, out, step).unwrap_err();
            let said = matches!(&failed, ExchangeError::Write(error) if error.kind() == ErrorKind::StorageFull);
            assert!(said, "{preset:?} with room for {room} of {whole}: {failed:?}");
        }
    }
}
