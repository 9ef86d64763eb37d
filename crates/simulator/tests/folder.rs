//! The folder of history tables.

#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

use std::fs;

use nenrin_simulator::{Language, SimulatorError, Table, World, write_folder};

const TODAY: (i32, u32, u32) = (2026, 11, 22);

#[test]
fn the_same_world_gives_the_same_bytes_and_another_seed_does_not() {
    for language in [Language::Ja, Language::En] {
        let folder = tempfile::tempdir().unwrap();
        for (name, seed) in [("a", 1), ("b", 1), ("c", 2)] {
            write_folder(&World::small(seed, language, TODAY).unwrap(), &folder.path().join(name)).unwrap();
        }
        let read = |name: &str, table: Table| {
            fs::read(folder.path().join(name).join(format!("{}.csv", table.name()))).unwrap()
        };
        for table in Table::ALL.iter().copied() {
            assert_eq!(read("a", table), read("b", table), "{}", table.name());
            assert_ne!(read("a", table), read("c", table), "{}", table.name());
        }
    }
}

#[test]
fn every_file_has_its_header_and_lines_end_with_a_line_feed() {
    let folder = tempfile::tempdir().unwrap();
    write_folder(&World::small(3, Language::Ja, TODAY).unwrap(), folder.path()).unwrap();
    for table in Table::ALL.iter().copied() {
        let text = fs::read_to_string(folder.path().join(format!("{}.csv", table.name()))).unwrap();
        assert!(text.starts_with(&format!("{}\n", table.columns().join(","))), "{}", table.name());
        assert!(text.ends_with('\n') && !text.contains('\r'), "{}", table.name());
        assert!(text.lines().count() > 1, "{} is empty", table.name());
    }
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    fs::write(&file, "").unwrap();
    let world = World::small(1, Language::Ja, TODAY).unwrap();
    assert!(matches!(write_folder(&world, &file), Err(SimulatorError::Unwritable { path, .. }) if path == file));
}
