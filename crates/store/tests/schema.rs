//! The schema as the file has it, written down so that changes to it can be read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::fmt::Write;

use kit::{Kit, raw};

/// Everything the file declares, each kind in the order of names; what the database engine declares for its own use is
/// left out.
fn schema() -> String {
    let kit = Kit::new();
    let connection = raw(&kit.path());
    let mut select = connection
        .prepare(
            "SELECT s.sql FROM sqlite_schema s WHERE s.sql IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM sqlite_schema f WHERE f.sql LIKE '%USING fts5%' AND s.name <> f.name AND s.name GLOB f.name || '_*'
                 AND s.type = 'table')
             ORDER BY CASE s.type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, s.name",
        )
        .unwrap();
    let declared = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut schema = "-- Generated from a new file by crates/store/tests/schema.rs. Not to be edited.\n".to_owned();
    for sql in declared {
        write!(schema, "\n{};\n", sql.unwrap()).unwrap();
    }
    schema
}

#[test]
fn a_field_that_the_log_leaves_out_means_one_thing() {
    let kit = Kit::new();
    let connection = raw(&kit.path());
    let both = "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.sql LIKE 'CREATE TABLE %' AND NOT c.\"notnull\" AND c.dflt_value IS NOT NULL";
    let mut both = connection.prepare(both).unwrap();
    let both: Vec<String> = both.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(both, [""; 0], "left out, it could be no value or the default");
}

#[test]
fn every_column_that_names_a_record_refers_to_it_and_is_found_by_it() {
    let kit = Kit::new();
    let connection = raw(&kit.path());
    let strings = |sql: &str| -> Vec<String> {
        let mut select = connection.prepare(sql).unwrap();
        select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    // The versions of a note outlive whatever they name, and so do the log and the drafts. An origin is of any record,
    // and so are words. A snapshot outlives the version of the definition it was told by.
    let mute = strings(
        "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.sql LIKE 'CREATE TABLE %' AND t.name NOT GLOB '*_search_*'
           AND t.name NOT IN ('note_version', 'device', 'act', 'change', 'draft', 'confirmed_draft') AND c.type = 'BLOB' AND c.name <> 'id'
           AND t.name || '.' || c.name NOT IN ('origin.target', 'snapshot.definition', 'worded.row')
           AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) f WHERE f.\"from\" = c.name)",
    );
    assert_eq!(mute, [""; 0]);
    // Else taking a record back would read the whole table. There is one profile, and versions are never taken back.
    let references = strings(
        "SELECT 'SELECT 1 FROM ' || t.name || ' WHERE ' || f.\"from\" || ' = zeroblob(16)'
         FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
         WHERE t.type = 'table' AND t.name NOT IN ('profile', 'draft') AND f.\"table\" <> 'note_version'",
    );
    assert!(references.len() > 20);
    for reference in references {
        let plan: String =
            connection.query_row(&format!("EXPLAIN QUERY PLAN {reference}"), [], |row| row.get("detail")).unwrap();
        assert!(plan.starts_with("SEARCH"), "{reference}: {plan}");
    }
}

#[test]
fn the_schema_is_the_one_written_down() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
    let schema = schema();
    if std::env::var_os("NENRIN_WRITE_SCHEMA").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == schema,
        "schema.sql is not up to date: NENRIN_WRITE_SCHEMA=1 cargo test -p nenrin-store --test schema"
    );
}
