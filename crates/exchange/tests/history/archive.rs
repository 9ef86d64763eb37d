//! Tables in a zip, and zips that mean harm.

use std::io::{Cursor, Read, Write};

use nenrin_exchange::Encoding;
use nenrin_exchange::ExchangeError;
use nenrin_exchange::Refusal;
use nenrin_exchange::history::{Archive, ProgressRow, Table};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::read;

const TABLE: &[u8] = b"goal_id,day,value\ng1,2026-01-05,1\n";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The archive with every occurrence of some bytes replaced by others of the same length.
fn patched(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<_> = (0..bytes.len()).filter(|place| bytes[*place..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place..place + to.len()].copy_from_slice(to);
    }
    bytes
}

/// The archive with one byte of each entry of the table of contents changed.
fn relisted(mut bytes: Vec<u8>, offset: usize, change: fn(u8) -> u8) -> Vec<u8> {
    let entries: Vec<_> = (0..bytes.len()).filter(|place| bytes[*place..].starts_with(b"PK\x01\x02")).collect();
    for entry in entries {
        bytes[entry + offset] = change(bytes[entry + offset]);
    }
    bytes
}

fn refusal(bytes: &[u8]) -> (Option<String>, Refusal) {
    match Archive::open(Cursor::new(bytes)) {
        Err(ExchangeError::Refused { member, why }) => (member, why),
        other => panic!("{other:?}"),
    }
}

fn content(archive: &mut Archive<Cursor<&[u8]>>, table: Table) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    archive.open_table(table).unwrap().unwrap().read_to_end(&mut content)?;
    Ok(content)
}

#[test]
fn tables_are_found_at_the_top_or_in_one_folder() {
    for folder in ["", "history/", "履歴/"] {
        let (goals, notes) = (format!("{folder}Goal_Progress.csv"), format!("{folder}read me.txt"));
        let bytes = zip(&[(&goals, TABLE), (&notes, b"x"), ("__MACOSX/._goals.csv", b"x")]);
        let mut archive = Archive::open(Cursor::new(bytes.as_slice())).unwrap();
        assert_eq!(archive.tables().collect::<Vec<_>>(), [Table::GoalProgress]);
        assert_eq!(archive.unknown_files(), [notes.as_str(), "__MACOSX/._goals.csv"]);
        let table = content(&mut archive, Table::GoalProgress).unwrap();
        assert_eq!(read::<ProgressRow>(&table).rows.len(), 1);
        let opened = archive.open_table(Table::GoalProgress).unwrap().unwrap();
        assert_eq!(Encoding::detect(opened).unwrap(), Encoding::Utf8);
        assert!(archive.open_table(Table::Goals).unwrap().is_none());
    }
}

#[test]
fn a_folder_named_in_shift_jis_is_read() {
    let (name, ..) = encoding_rs::SHIFT_JIS.encode("履歴表");
    let bytes = patched(zip(&[("abcdef/goals.csv", TABLE), ("abcdef/x.txt", b"")]), b"abcdef", &name);
    let archive = Archive::open(Cursor::new(bytes)).unwrap();
    assert_eq!((archive.tables().count(), archive.unknown_files()[0].as_str()), (1, "履歴表/x.txt"));
}

#[test]
fn an_archive_written_as_a_stream_is_read() {
    let mut zip = ZipWriter::new_stream(Vec::new());
    zip.start_file("goal_progress.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(TABLE).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let mut archive = Archive::open(Cursor::new(bytes.as_slice())).unwrap();
    assert_eq!(content(&mut archive, Table::GoalProgress).unwrap(), TABLE);
}

#[test]
fn a_path_that_climbs_out_is_refused() {
    for path in ["../goals.csv", "a/../goals", "/goals00.csv", "C:/goals.csv", "..\\goals.csv", "\\\\srv\\goals"] {
        let stand_in = "x".repeat(path.len());
        let bytes = patched(zip(&[(&stand_in, TABLE)]), stand_in.as_bytes(), path.as_bytes());
        assert_eq!(refusal(&bytes), (Some(path.replace('\\', "/")), Refusal::ClimbsOut), "{path}");
    }
}

#[test]
fn what_is_no_plain_file_is_refused() {
    let mut links = ZipWriter::new(Cursor::new(Vec::new()));
    links.add_symlink("goals.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert_eq!(refusal(&links.finish().unwrap().into_inner()).1, Refusal::Link);
    assert_eq!(refusal(&zip(&[("inner.ZIP", b"PK")])).1, Refusal::Nested);
    assert_eq!(refusal(&relisted(zip(&[("goals.csv", TABLE)]), 8, |flags| flags | 1)).1, Refusal::Encrypted);
    assert_eq!(refusal(&relisted(zip(&[("goals.csv", TABLE)]), 10, |_| 12)).1, Refusal::UnknownPacking);
}

#[test]
fn a_name_twice_is_refused() {
    assert_eq!(refusal(&zip(&[("goals.csv", TABLE), ("Goals.csv", TABLE)])).1, Refusal::Repeated);
    let same = patched(zip(&[("goals.csv", TABLE), ("other.csv", TABLE)]), b"other", b"goals");
    assert_eq!(refusal(&same), (None, Refusal::Repeated));
}

#[test]
fn tables_in_two_folders_are_refused() {
    assert_eq!(refusal(&zip(&[("a/goals.csv", TABLE), ("b/sessions.csv", TABLE)])).1, Refusal::Scattered);
    let deep = Archive::open(Cursor::new(zip(&[("a/b/goals.csv", TABLE)]))).unwrap();
    assert_eq!((deep.tables().count(), deep.unknown_files()), (0, ["a/b/goals.csv".to_owned()].as_slice()));
}

#[test]
fn a_bomb_is_refused_before_it_is_opened() {
    let zeros = vec![b'\n'; 11 << 20];
    assert_eq!(refusal(&zip(&[("goals.csv", &zeros)])), (Some("goals.csv".to_owned()), Refusal::Bomb));
    assert!(Archive::open(Cursor::new(zip(&[("goals.csv", &zeros[..9 << 20])]))).is_ok());
    // Two files that are said to be nearly 4 GiB each, packed and not.
    let huge = relisted(zip(&[("goals.csv", TABLE), ("obstacles.csv", TABLE)]), 27, |_| 0xff);
    assert_eq!(refusal(&huge), (Some("goals.csv".to_owned()), Refusal::Bomb));
    assert_eq!(refusal(&relisted(huge, 23, |_| 0xff)), (Some("obstacles.csv".to_owned()), Refusal::Bomb));
}

#[test]
fn a_file_that_grows_beyond_what_it_says_ends_in_an_error() {
    let bytes = zip(&[("goals.csv", vec![b'x'; 9 << 20].as_slice())]);
    let lying = patched(bytes, &u32::to_le_bytes(9 << 20), &u32::to_le_bytes(1 << 10));
    let mut archive = Archive::open(Cursor::new(lying.as_slice())).unwrap();
    let mut content = Vec::new();
    assert!(archive.open_table(Table::Goals).unwrap().unwrap().read_to_end(&mut content).is_err());
    assert!(content.len() <= (1 << 10) + 1, "{}", content.len());
}

#[test]
fn damaged_content_ends_in_an_error() {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("goals.csv", stored).unwrap();
    zip.write_all(TABLE).unwrap();
    let bytes = patched(zip.finish().unwrap().into_inner(), b"g1,2026", b"g2,2026");
    let mut archive = Archive::open(Cursor::new(bytes.as_slice())).unwrap();
    assert!(content(&mut archive, Table::Goals).is_err());
}

#[test]
fn files_that_lie_over_each_other_are_refused() {
    let mut bytes = zip(&[("goals.csv", TABLE), ("other.csv", TABLE)]);
    let second = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[second + 42..second + 46].fill(0);
    assert_eq!(refusal(&bytes), (None, Refusal::Overlapping));
}

#[test]
fn a_table_of_contents_without_end_is_refused() {
    let names: Vec<_> = (0..1_001).map(|number| format!("{number}.txt")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refusal(&zip(&files)), (None, Refusal::TooManyFiles));
    assert!(Archive::open(Cursor::new(zip(&files[..1_000]))).is_ok());
    let names: Vec<_> = (0..60_000).map(|number| format!("{number:0100}.txt")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refusal(&zip(&files)), (None, Refusal::TooManyFiles));
}

#[test]
fn what_is_no_zip_is_said_to_be_none() {
    let torn = zip(&[("goals.csv", TABLE)]);
    for bytes in [b"".as_slice(), b"PK", TABLE, &[0; 100_000], &torn[..torn.len() - 10], &torn[20..]] {
        let open = Archive::open(Cursor::new(bytes));
        assert!(matches!(open, Err(ExchangeError::NotAZip)), "{open:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_changed_byte_brings_the_archive_room_down(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
    ) {
        let mut bytes = zip(&[("tables/goals.csv", TABLE), ("tables/x.txt", TABLE)]);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(mut archive) = Archive::open(Cursor::new(bytes.as_slice()))
            && let Ok(Some(table)) = archive.open_table(Table::Goals)
        {
            // An error is an answer too; only hanging or falling over would not be.
            let _ = table.take(1 << 20).read_to_end(&mut Vec::new());
        }
    }
}
