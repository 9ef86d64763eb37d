//! The open archive: the same tables give the same bytes, and bytes that were touched are refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::io::{Cursor, Read, Write};

use nenrin_exchange::archive::{FORMAT, Reading, Shape, Writing};
use nenrin_exchange::{ExchangeError, Refusal};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

type Rows = Vec<Vec<Option<String>>>;

fn shapes() -> Vec<Shape> {
    let shape = |name: &str, columns: &[&str]| Shape {
        name: name.to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
    };
    vec![shape("learner", &["id", "name"]), shape("act", &["seq", "kind", "about"])]
}

/// Today's tables, and those of an older program, which had no acts and one column more.
fn layouts() -> Vec<Vec<Shape>> {
    let columns = ["id", "name", "act"].map(ToOwned::to_owned).to_vec();
    vec![shapes(), vec![Shape { name: "learner".to_owned(), columns }]]
}

fn some(cells: &[&str]) -> Vec<Option<String>> {
    cells.iter().map(|cell| Some((*cell).to_owned())).collect()
}

fn sample() -> Vec<Rows> {
    vec![
        vec![some(&["1", "田中 \"芽衣\", 転職"]), vec![Some("2".to_owned()), None], some(&["3", ""])],
        vec![some(&["1", "learner.add", "{}\n"])],
    ]
}

fn write(tables: &[Rows]) -> Vec<u8> {
    let mut writing = Writing::new(Cursor::new(Vec::new()));
    for (shape, rows) in shapes().iter().zip(tables) {
        writing.begin(shape).unwrap();
        rows.iter().for_each(|row| writing.row(row).unwrap());
    }
    writing.finish().unwrap().0.into_inner()
}

fn read(bytes: &[u8]) -> Result<Vec<Rows>, ExchangeError> {
    let mut reading = Reading::open(Cursor::new(bytes), &layouts())?;
    let mut tables = Vec::new();
    for shape in shapes() {
        let mut rows = Rows::new();
        reading.read_table(&shape.name, |row| {
            rows.push(row.to_vec());
            Ok::<_, ExchangeError>(())
        })?;
        tables.push(rows);
    }
    Ok(tables)
}

/// The files of an archive.
fn files(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        files.push((name, text));
    }
    files
}

/// The same files packed by any other program, after a change.
fn repacked(change: impl FnOnce(&mut Vec<(String, String)>)) -> Vec<u8> {
    let mut files = files(&write(&sample()));
    change(&mut files);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_archive_is_tables_and_a_list_of_them() {
    let files = files(&write(&sample()));
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["learner.csv", "act.csv", "nenrin-archive.json"]);
    assert_eq!(files[0].1, "id,name\n1,\"田中 \"\"芽衣\"\", 転職\"\n2,\n3,\"\"\n");
    assert_eq!(files[1].1, "seq,kind,about\n1,learner.add,\"{}\n\"\n");
    let list = "{\n  \"format\": 1,\n  \"members\": [\n    {\n      \"name\": \"learner.csv\",\n      \"rows\": 3,\n      \"sha256\": \"";
    assert!(files[2].1.starts_with(list), "{}", files[2].1);
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    assert_eq!(write(&sample()), write(&sample()));
    assert_eq!(write(&read(&write(&sample())).unwrap()), write(&sample()));
}

#[test]
fn an_archive_of_an_older_program_is_read_as_it_was_written_then() {
    let mut writing = Writing::new(Cursor::new(Vec::new()));
    writing.begin(&layouts()[1][0]).unwrap();
    writing.row(&some(&["1", "芽衣", "7"])).unwrap();
    let bytes = writing.finish().unwrap().0.into_inner();
    let mut reading = Reading::open(Cursor::new(&bytes), &layouts()).unwrap();
    assert_eq!((reading.layout(), reading.rows()), (1, 1));
    let check = |row: &[Option<String>]| {
        assert_eq!(row, some(&["1", "芽衣", "7"]));
        Ok::<_, ExchangeError>(())
    };
    reading.read_table("learner", check).unwrap();
    assert_eq!(Reading::open(Cursor::new(write(&sample())), &layouts()).unwrap().layout(), 0);
}

#[test]
fn an_archive_packed_again_by_another_program_is_the_same_archive() {
    assert_eq!(read(&repacked(|_| {})).unwrap(), sample());
    assert_eq!(read(&repacked(|files| files.reverse())).unwrap(), sample());
}

#[test]
fn what_a_newer_program_wrote_is_told_apart_from_what_is_broken() {
    let newer = |change: fn(&mut Vec<(String, String)>)| match read(&repacked(change)) {
        Err(ExchangeError::Newer { what }) => what,
        other => panic!("{other:?}"),
    };
    let format = newer(|files| files[2].1 = "{\"format\": 2, \"unheard\": [\"of\"]}".to_owned());
    assert_eq!(format, (FORMAT + 1).to_string());
    assert_eq!(newer(|files| files.push(("attachments/1".to_owned(), "x".to_owned()))), "attachments/1");
    assert_eq!(newer(|files| files[2].1 = files[2].1.replace("act.csv", "wish.csv")), "wish.csv");

    let mut writing = Writing::new(Cursor::new(Vec::new()));
    let columns = ["id", "name", "wish"].map(ToOwned::to_owned).to_vec();
    for shape in [Shape { name: "learner".to_owned(), columns }, shapes().remove(1)] {
        writing.begin(&shape).unwrap();
    }
    let Err(ExchangeError::Newer { what }) = read(&writing.finish().unwrap().0.into_inner()) else { panic!() };
    assert_eq!(what, "learner.csv wish");
}

#[test]
fn what_was_altered_is_refused_with_its_place() {
    let altered = |change: fn(&mut Vec<(String, String)>)| match read(&repacked(change)) {
        Err(ExchangeError::Altered { member, line }) => (member, line),
        other => panic!("{other:?}"),
    };
    let at = |member: &str, line| (member.to_owned(), line);
    assert_eq!(altered(|files| files[0].1 = files[0].1.replace('芽', "目")), at("learner.csv", 0));
    assert_eq!(altered(|files| files[0].1.push_str("4,\n")), at("learner.csv", 5));
    assert_eq!(altered(|files| files[0].1 = files[0].1.replace("3,\"\"\n", "")), at("learner.csv", 0));
    assert_eq!(altered(|files| files[0].1 = files[0].1.replace("2,\n", "2\n")), at("learner.csv", 3));
    assert_eq!(altered(|files| files[0].1 = files[0].1.replace('\n', "\r\n")), at("learner.csv", 1));
    assert_eq!(altered(|files| files[0].1 = files[0].1.replace("id,name", "name,id")), at("learner.csv", 1));
    // One bit that has flipped in a heading is no sign of a newer program.
    assert_eq!(altered(|files| files[0].1 = files[0].1.replace("id,name", "id,oame")), at("learner.csv", 1));
    assert_eq!(altered(|files| files[1].1.push_str("\"never closed")), at("act.csv", 4));
    assert_eq!(altered(|files| drop(files.remove(0))), at("learner.csv", 0));
    assert_eq!(
        altered(|files| files[2].1 = "{\"format\": 1, \"members\": []}".to_owned()),
        at("nenrin-archive.json", 0)
    );
    assert_eq!(altered(|files| files[2].1 = "{\"format\": 1}".to_owned()), at("nenrin-archive.json", 0));
}

#[test]
fn other_files_are_refused() {
    assert!(matches!(read(b"not a zip"), Err(ExchangeError::NotAZip)));
    assert!(matches!(read(&repacked(Vec::clear)), Err(ExchangeError::NotAnArchive)));
    assert!(matches!(read(&repacked(|files| drop(files.pop()))), Err(ExchangeError::NotAnArchive)));
    assert!(matches!(read(&repacked(|files| files[2].1 = "[]".to_owned())), Err(ExchangeError::NotAnArchive)));
    let nested = "[".repeat(100_000);
    assert!(matches!(read(&repacked(|files| files[2].1 = nested)), Err(ExchangeError::NotAnArchive)));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let bomb = repacked(|files| files[0].1 = "a".repeat(50 << 20));
    assert!(matches!(read(&bomb), Err(ExchangeError::Refused { why: Refusal::Bomb, .. })));
}

#[test]
fn a_list_that_promises_more_rows_than_there_are_numbers_is_altered_and_no_panic() {
    let many = format!("\"rows\": {}", u64::MAX);
    let bytes = repacked(|files| {
        files[2].1 = files[2].1.replace("\"rows\": 1", &many).replace("\"rows\": 3", &many);
    });
    assert_eq!(Reading::open(Cursor::new(&bytes), &layouts()).unwrap().rows(), u64::MAX);
    assert!(matches!(read(&bytes), Err(ExchangeError::Altered { .. })));
}

#[test]
fn a_failing_reader_of_rows_stops_the_reading() {
    let bytes = write(&sample());
    let mut reading = Reading::open(Cursor::new(&bytes), &layouts()).unwrap();
    assert_eq!(reading.rows(), 4);
    let stopped = reading.read_table("learner", |_| Err(ExchangeError::NotAnArchive));
    assert!(matches!(stopped, Err(ExchangeError::NotAnArchive)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_cells_come_back(
        learners in prop::collection::vec(prop::collection::vec(any::<Option<String>>(), 2), 0..5),
        acts in prop::collection::vec(prop::collection::vec(any::<Option<String>>(), 3), 0..5),
    ) {
        let tables = vec![learners, acts];
        assert_eq!(read(&write(&tables)).unwrap(), tables);
    }

    #[test]
    fn a_flipped_byte_is_refused_or_changes_nothing(place in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut bytes = write(&sample());
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        // Times and rights in the zip's own headers mean nothing here.
        if let Ok(tables) = read(&bytes) {
            assert_eq!(tables, sample());
        }
    }

    #[test]
    fn a_cut_archive_is_refused(place in any::<prop::sample::Index>()) {
        let bytes = write(&sample());
        assert!(read(&bytes[..place.index(bytes.len())]).is_err());
    }
}
