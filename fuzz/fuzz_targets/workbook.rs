//! Any bytes, as the parts of a workbook: its first sheet, its texts, its styles, with a zero byte between them. As a
//! whole a workbook is packed, and few changes of packed bytes unpack to anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nenrin_domain::Zone;
use nenrin_exchange::intake::{Kind, PersonRow, Reader, Reading, Sheet, recognise};
use nenrin_fuzz::packed;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (sheet, strings, styles) = (part(), part(), part());
    let relation = |kind: &str, to: &str| {
        format!("<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/{kind}\" Target=\"{to}\"/></Relationships>")
    };
    let book = format!(
        "<workbook xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let workbook = packed(&[
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/a.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
        ("xl/worksheets/a.xml", sheet),
    ]);
    let Ok(sheet) = Sheet::read(&workbook, Reading::default()) else { return };
    let taken_for = recognise(&sheet, Some(Kind::People), &[]);
    for line in Reader::new(&sheet, &taken_for, Zone::UTC).lines() {
        let _ = PersonRow::read(line);
    }
});
