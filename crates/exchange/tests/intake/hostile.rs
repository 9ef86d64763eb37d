//! Bytes that nobody meant: no file may stop the program, whatever was done to it.

use std::io::{Cursor, Write as _};

use nenrin_domain::Coded as _;
use nenrin_exchange::Encoding;
use nenrin_exchange::intake::{Delimiter, Kind, Reading, Sheet, Unfit, recognise};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop, proptest};

use crate::{SAMPLES, rows, sample};

/// What is done to a file: at a place, so many bytes are taken away and others put there.
type Damage = (prop::sample::Index, usize, Vec<u8>);

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for (place, taken, put) in damages {
        if bytes.is_empty() {
            break;
        }
        let from = place.index(bytes.len());
        let to = bytes.len().min(from + taken);
        bytes.splice(from..to, put.iter().copied());
    }
    bytes
}

/// Reads bytes in every way that a person could ask for.
fn try_all(bytes: &[u8]) {
    let said = Encoding::ALL.map(|encoding| Reading {
        encoding: Some(encoding),
        delimiter: Some(Delimiter::Tab),
        sheet: None,
    });
    for reading in said.into_iter().chain([Reading::default()]) {
        let Ok(sheet) = Sheet::read(bytes, reading) else { continue };
        for kind in Kind::ALL.iter().copied().map(Some).chain([None]) {
            rows(&sheet, &recognise(&sheet, kind, &[]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_to_a_file_stops_the_program(
        which in any::<prop::sample::Index>(),
        damages in vec((any::<prop::sample::Index>(), 0..40_usize, vec(any::<u8>(), 0..12)), 1..8),
    ) {
        let (name, _) = SAMPLES[which.index(SAMPLES.len())];
        try_all(&damaged(sample(name), &damages));
    }

    #[test]
    fn no_bytes_stop_the_program(bytes in vec(any::<u8>(), 0..600)) {
        try_all(&bytes);
    }

    #[test]
    fn no_words_in_a_cell_stop_the_program(cells in vec("\\PC{0,30}", 1..20)) {
        let lines = cells.chunks(3).map(|cells| cells.join(",")).collect::<Vec<_>>().join("\n");
        for heading in ["名前,メール,誕生日", "日付,金額,名前", "送信日時,本文,名前", "開始日時,終了日時,名前"] {
            let bytes = format!("{heading}\n{lines}\n");
            if let Ok(sheet) = Sheet::read(bytes.as_bytes(), Reading::default()) {
                rows(&sheet, &recognise(&sheet, None, &[]));
            }
        }
    }
}

/// A workbook of one sheet with these rows, and with these shared strings.
fn workbook(rows: &str, strings: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns:r=\"{relation}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/a.xml\"/></Relationships>"
    );
    let package = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("_rels/.rels", package.as_str()),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/a.xml", &sheet),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const NO_STRINGS: &str = "<sst uniqueCount=\"0\"></sst>";

/// A cell with a number in it.
fn cell(place: &str) -> String {
    format!("<c r=\"{place}\"><v>7</v></c>")
}

fn refusal(rows: &str, strings: &str) -> &'static str {
    Sheet::read(&workbook(rows, strings), Reading::default()).unwrap_err().as_code()
}

#[test]
fn a_workbook_whose_cells_lie_far_apart_is_refused_and_takes_no_memory() {
    let apart = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("A1"), cell("XFD1048576"));
    assert_eq!(refusal(&apart, NO_STRINGS), "too_large");
    let long = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("A1"), cell("B1048576"));
    let sheet = Sheet::read(&workbook(&long, NO_STRINGS), Reading::default()).unwrap();
    let lines: Vec<_> = sheet.lines.iter().map(|line| (line.number, line.cells.iter().collect::<Vec<_>>())).collect();
    assert_eq!(lines, [(1, vec!["7"]), (1_048_576, vec!["", "7"])]);
    let back = format!("<row r=\"2\">{}</row><row r=\"1\">{}</row>", cell("A2"), cell("A1"));
    assert_eq!(refusal(&back, NO_STRINGS), "not_a_table");
}

#[test]
fn blank_columns_before_a_table_are_no_columns() {
    let rows = format!("<row r=\"3\">{}{}</row><row r=\"4\">{}</row>", cell("C3"), cell("E3"), cell("D4"));
    let sheet = Sheet::read(&workbook(&rows, NO_STRINGS), Reading::default()).unwrap();
    let lines: Vec<_> = sheet.lines.iter().map(|line| (line.number, line.cells.iter().collect::<Vec<_>>())).collect();
    assert_eq!(lines, [(3, vec!["7", "", "7"]), (4, vec!["", "7"])]);
}

#[test]
fn a_workbook_that_names_cells_no_sheet_has_is_refused() {
    for place in ["A99999999999", "ZZZZZZZZZZ1", "A4294967297"] {
        let rows = format!("<row r=\"1\"><c r=\"{place}\" t=\"str\"><v>x</v></c></row>");
        assert_eq!(refusal(&rows, NO_STRINGS), "not_a_table", "{place}");
    }
    let told =
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>see href=\"https://a.example/b1234567890\" r=\"no place\"</v></c></row>";
    assert!(Sheet::read(&workbook(told, NO_STRINGS), Reading::default()).is_ok(), "words are no places");
}

#[test]
fn a_text_that_ends_within_quotation_marks_names_the_line() {
    let text = "名前,相談\n一,\"二\n三\"\n四,\"五\n六,七\n";
    let Err(Unfit::QuoteOpen { line }) = Sheet::read(text.as_bytes(), Reading::default()) else { panic!("it is told") };
    assert_eq!(line, 4);
}

#[test]
fn a_workbook_that_promises_more_strings_than_it_has_room_for_is_refused() {
    for promised in ["<sst uniqueCount=\"99999999999999\">", "<sst\nuniqueCount = '18446744073709551615'>"] {
        let strings = format!("{promised}<si><t>a</t></si></sst>");
        assert_eq!(refusal(&cell("A1"), &strings), "bomb", "{promised}");
    }
}

#[test]
fn a_workbook_that_swells_is_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..32 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 16, "it is small until it is opened");
    assert_eq!(Sheet::read(&bytes, Reading::default()).unwrap_err().as_code(), "bomb");
}

#[test]
fn what_is_no_sheet_is_called_by_its_name() {
    let refused = |bytes: &[u8]| Sheet::read(bytes, Reading::default()).unwrap_err();
    assert!(matches!(refused(b""), Unfit::Empty));
    assert!(matches!(refused(b"\n\n,,\n"), Unfit::Empty));
    assert!(matches!(refused(b"a,b\n1,\0\n"), Unfit::NotATable));
    assert!(matches!(refused(b"PK\x03\x04 but no archive"), Unfit::Container(_)));
    let wide = vec!["x"; 300].join(",");
    assert!(matches!(refused(wide.as_bytes()), Unfit::TooLarge));
}
