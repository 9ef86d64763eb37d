//! Tables of ours in LibreOffice and openpyxl.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::Cursor;

use nenrin_conformance::{python, spreadsheet};
use nenrin_domain::{Hundredths, Language, Money};
use nenrin_exchange::ExchangeError;
use nenrin_exchange::sheets::{Cell, Preset, Subject, Table, write};
use serde_json::json;
use tempfile::TempDir;

/// The numbers of encodings in LibreOffice.
const UTF_8: u32 = 76;
const SHIFT_JIS: u32 = 64;

/// What people have typed into names and notes to make a spreadsheet do something.
const HOSTILE: [&str; 14] = [
    "=1+1",
    "=HYPERLINK(\"http://127.0.0.1/\",\"x\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1,1)",
    "\",\"=1+1",
];

/// A table of contacts with these words; each is also the learner's name.
fn told(words: &[&str]) -> Table {
    let row = |words: &&str| {
        vec![
            Cell::Text("0198f3c0-1234-7abc-8def-0123456789ab".to_owned()),
            Cell::Text("0198f3c0-1234-7abc-8def-0123456789ac".to_owned()),
            Cell::text(Some(words)),
            Cell::Blank,
            Cell::Day("2026-11-20".parse().unwrap()),
            Cell::Time("09:05".parse().unwrap()),
            Cell::Code("line"),
            Cell::Code("in"),
            Cell::text(Some(words)),
            Cell::Decimal(Hundredths(-150)),
        ]
    };
    Table { subject: Subject::Interactions, further: Vec::new(), rows: words.iter().map(row).collect() }
}

fn written(tables: &[Table], preset: Preset) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write(tables, Language::Ja, preset, &mut out, || Ok::<(), ExchangeError>(())).unwrap();
    out.into_inner()
}

#[test]
fn libreoffice_finds_no_formula_in_any_csv() {
    // First that it would find one.
    assert!(spreadsheet(b"=1+1\r\n", UTF_8).contains("table:formula"));
    for (preset, encoding) in [(Preset::Excel, UTF_8), (Preset::Plain, UTF_8), (Preset::ShiftJis, SHIFT_JIS)] {
        let sheet = spreadsheet(&written(&[told(&HOSTILE)], preset), encoding);
        assert!(!sheet.contains("table:formula"), "{preset:?}");
        let rows = sheet.matches("0198f3c0-1234-7abc-8def-0123456789ab").count();
        assert_eq!(rows, HOSTILE.len(), "{preset:?}");
        assert!(sheet.contains("対応日"), "{preset:?}");
    }
}

#[test]
fn openpyxl_finds_typed_cells_without_formulas_and_zeros_kept() {
    let payment = |reference: &str| {
        let mut row = vec![Cell::Blank; Subject::Payments.columns().len()];
        let place = |key: &str| Subject::Payments.columns().iter().position(|column| column.key == key).unwrap();
        row[place("reference")] = Cell::text(Some(reference));
        row[place("amount")] = Cell::Amount(Money::yen(22_000));
        row[place("paid_on")] = Cell::Day("2026-11-02".parse().unwrap());
        row
    };
    let payments =
        Table { subject: Subject::Payments, further: Vec::new(), rows: vec![payment("0012"), payment("09012345678")] };
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("all.xlsx");
    fs::write(&path, written(&[told(&HOSTILE), payments], Preset::Workbook)).unwrap();
    let book = python("workbook.py", &[&path.display().to_string()]);
    assert_eq!(book["formulas"], json!([]));
    let contacts = &book["sheets"]["対応履歴"];
    assert_eq!(contacts.as_array().unwrap().len(), HOSTILE.len() + 1);
    for (row, words) in contacts.as_array().unwrap().iter().skip(1).zip(HOSTILE) {
        assert_eq!(row[8], words.replace('\r', "\n"));
        assert_eq!((&row[4], &row[5], &row[9]), (&json!("2026-11-20"), &json!("09:05"), &json!(-1.5)));
    }
    let payments = &book["sheets"]["入金"];
    assert_eq!(payments[0][14], "取引番号");
    assert_eq!((&payments[1][14], &payments[2][14]), (&json!("0012"), &json!("09012345678")));
    assert_eq!((&payments[1][8], &payments[1][9]), (&json!("2026-11-02"), &json!(22_000)));
}
