//! {UTF-8, with a mark, CP932, EUC-JP, ISO-2022-JP, UTF-16} × {LF, CR LF} × {comma, semicolon, tabulator} × every sample.

use csv::{QuoteStyle, StringRecord, Terminator, WriterBuilder};
use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};
use nenrin_exchange::intake::{Layout, Sheet};

use crate::{SAMPLES, read, rows, sample};

type Encode = fn(&str) -> Option<Vec<u8>>;

const ENCODINGS: [(&str, Encode); 7] = [
    ("utf_8", |text| Some(text.as_bytes().to_vec())),
    ("utf_8", |text| Some([b"\xef\xbb\xbf", text.as_bytes()].concat())),
    ("shift_jis", |text| all(SHIFT_JIS.encode(text))),
    ("euc_jp", |text| all(EUC_JP.encode(text))),
    ("iso_2022_jp", |text| if text.contains(is_half_width) { None } else { all(ISO_2022_JP.encode(text)) }),
    ("utf_16le", |text| Some([vec![0xff, 0xfe], little(text)].concat())),
    ("utf_16le", |text| Some(little(text))),
];

/// Kana of half width, which ISO-2022-JP does not have: they would be written in full.
fn is_half_width(c: char) -> bool {
    ('\u{ff61}'..='\u{ff9f}').contains(&c)
}

/// The bytes, if every character could be written.
fn all((bytes, _, lost): (std::borrow::Cow<'_, [u8]>, &encoding_rs::Encoding, bool)) -> Option<Vec<u8>> {
    (!lost).then(|| bytes.into_owned())
}

fn little(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn written(sheet: &Sheet, delimiter: u8, ends: Terminator) -> String {
    let mut out = WriterBuilder::new();
    out.flexible(true).delimiter(delimiter).terminator(ends).quote_style(QuoteStyle::Necessary);
    let mut out = out.from_writer(Vec::new());
    for line in &sheet.lines {
        out.write_record(&line.cells).unwrap();
    }
    String::from_utf8(out.into_inner().unwrap()).unwrap()
}

#[test]
fn every_sample_is_the_same_however_it_is_written() {
    let mut tried = 0;
    for (name, source) in SAMPLES {
        let (sheet, taken_for) = read(&sample(name));
        assert_eq!(taken_for.source, source, "{name}");
        let meant = rows(&sheet, &taken_for);
        for (delimiter, ends) in [b',', b';', b'\t'].into_iter().flat_map(|d| [(d, "\n"), (d, "\r\n")]) {
            let ends_of = if ends == "\n" { Terminator::Any(b'\n') } else { Terminator::CRLF };
            let text = written(&sheet, delimiter, ends_of);
            for (code, encode) in ENCODINGS {
                // Half-width kana and some signs are not in every encoding.
                let Some(bytes) = encode(&text) else { continue };
                let what = format!("{name} in {code} with {delimiter} and {ends:?}");
                let (again, taken_again) = read(&bytes);
                let Layout::Text { encoding, .. } = again.layout else { panic!("{what} is text") };
                // What has nothing but ASCII in it is the same in most encodings.
                assert!(encoding.as_code() == code || text.is_ascii(), "{what}: {encoding:?}");
                assert_eq!(taken_again, taken_for, "{what}");
                assert_eq!(rows(&again, &taken_again), meant, "{what}");
                tried += 1;
            }
        }
    }
    assert!(tried > 450, "{tried}");
}

#[test]
fn a_line_keeps_the_number_that_an_editor_shows() {
    let (sheet, _) = read(b"name,mail\r\n\"a\r\nb\",x@example.jp\r\n\r\nc,y@example.jp\r\n");
    let numbers: Vec<_> = sheet.lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 2, 5]);
    assert_eq!(sheet.lines[1].cells, StringRecord::from(vec!["a\nb", "x@example.jp"]));
}
