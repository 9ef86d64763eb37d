//! The same words, however they were saved.

use nenrin_exchange::Encoding;
use nenrin_exchange::history::LearnerRow;

use crate::{Read, all_told, read};

const TEXT: &str = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name,kana\n\
                    1,2026-01-05,package,14,8500,紹介,髙橋 表示～①,たかはし ソ能\n\
                    2,2026-01-06,package,14,8500,,山﨑,ﾔﾏｻﾞｷ\n";

fn names(read: &Read<LearnerRow>) -> Vec<&str> {
    assert_eq!(read.problems, []);
    read.rows.iter().filter_map(|learner| learner.name.as_deref()).collect()
}

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn utf16(text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
}

#[test]
fn every_encoding_gives_the_same_rows() {
    let plain = read::<LearnerRow>(TEXT.as_bytes());
    assert_eq!(names(&plain), ["髙橋 表示～①", "山﨑"]);
    for (bytes, encoding) in [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{feff}{TEXT}").into_bytes(), Encoding::Utf8),
        (cp932(TEXT), Encoding::ShiftJis),
        (utf16(TEXT, [0xff, 0xfe], u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(TEXT, [0xfe, 0xff], u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        assert_eq!(Encoding::detect(bytes.as_slice()).unwrap(), encoding);
        assert_eq!(read::<LearnerRow>(&bytes).rows, plain.rows, "{encoding:?}");
    }
}

#[test]
fn the_last_words_of_a_long_table_decide() {
    let ascii = "1,,,,,,,\n".repeat(100_000);
    let header = TEXT.split_inclusive('\n').next().unwrap();
    let text = format!("{header}{ascii}2,,,,,,花子,\n");
    assert_eq!(Encoding::detect(text.as_bytes()).unwrap(), Encoding::Utf8);
    let bytes = cp932(&text);
    assert_eq!(Encoding::detect(bytes.as_slice()).unwrap(), Encoding::ShiftJis);
    assert_eq!(names(&read(&bytes)), ["花子"]);
}

#[test]
fn letters_across_the_border_of_two_chunks_stay_whole() {
    let header = TEXT.split_inclusive('\n').next().unwrap();
    let row = "1,,,,,,髙橋 花子,\n";
    for shift in 0..4 {
        let text = format!("{header}{}{}", "x".repeat(shift) + ",,,,,,,\n", row.repeat(10_000));
        let all = vec!["髙橋 花子"; 10_000];
        assert_eq!(names(&read(&cp932(&text))), all);
        assert_eq!(names(&read(&utf16(&text, [0xff, 0xfe], u16::to_le_bytes))), all);
    }
}

#[test]
fn a_broken_cell_is_named_in_the_encoding_that_fits_best() {
    let mut bytes = TEXT.as_bytes().to_vec();
    let last_name = bytes.windows(3).rposition(|letters| letters == "山".as_bytes()).unwrap();
    bytes[last_name] = 0xff;
    assert_eq!(Encoding::detect(bytes.as_slice()).unwrap(), Encoding::Utf8);
    assert_eq!(all_told(&read::<LearnerRow>(&bytes).problems), ["learners:3:name:broken_text"]);

    let mut bytes = cp932(TEXT);
    let last_name = bytes.windows(2).rposition(|letters| letters == cp932("山")).unwrap();
    bytes[last_name] = 0xff;
    assert_eq!(Encoding::detect(bytes.as_slice()).unwrap(), Encoding::ShiftJis);
    assert_eq!(all_told(&read::<LearnerRow>(&bytes).problems), ["learners:3:name:broken_text"]);
}
