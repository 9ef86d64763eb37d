//! The house keeps its rules.

use nenrin_architecture::house::{files, metadata, product};
use nenrin_architecture::{Breach, Source, arrows, circles, rules};

fn assert_kept(breaches: &[Breach]) {
    let listed: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(breaches.is_empty(), "\n{}\n", listed.join("\n"));
}

fn assert_each(sources: &[Source], rule: fn(&Source) -> Vec<Breach>) {
    assert!(!sources.is_empty(), "a rule over nothing keeps nothing");
    assert_kept(&sources.iter().flat_map(rule).collect::<Vec<_>>());
}

fn page() -> Vec<Source> {
    let mut sources = files("ui/src", &[".ts", ".svelte", ".css"]);
    sources.extend(files("ui/walks", &[".ts", ".mjs"]));
    sources
}

fn written() -> Vec<Source> {
    let mut sources = files("crates", &[".rs", ".sql"]);
    for folder in ["src-tauri", "tests", "benches"] {
        sources.extend(files(folder, &[".rs"]));
    }
    sources.extend(files("scripts", &[""]));
    sources.extend(page());
    // Dumped by a test of the store, to be read when it changes.
    sources.retain(|source| source.path != "crates/store/schema.sql");
    sources
}

#[test]
fn crates_know_only_what_the_drawing_allows() {
    assert_kept(&arrows::breaches(&metadata()));
}

#[test]
fn no_use_case_and_no_format_stands_in_a_circle() {
    let product = product();
    for folder in ["crates/domain/src", "crates/insight/src", "crates/exchange/src", "crates/practice/src"] {
        assert!(product.iter().any(|source| source.path.starts_with(folder)), "a rule over nothing keeps nothing");
        assert_kept(&circles::circles(folder, &product));
    }
}

#[test]
fn the_program_is_built_without_doors() {
    assert_kept(&arrows::open_doors(&metadata()));
}

#[test]
fn sql_stays_in_the_store() {
    assert_each(&product(), rules::sql_outside_the_store);
    // The second computation of the metrics is SQL on purpose: it must share nothing with the product.
    let rooms = ["crates/store/", "tests/second-opinion/"];
    let stray = files("", &[".sql"]).into_iter().map(|file| file.path);
    let stray: Vec<_> = stray.filter(|path| !rooms.iter().any(|room| path.starts_with(room))).collect();
    assert!(stray.is_empty(), "{stray:?}");
}

#[test]
fn only_hosts_read_the_clock() {
    assert_each(&product(), rules::clock_outside_the_hosts);
}

#[test]
fn money_is_never_a_float() {
    assert_each(&product(), rules::float_in_money);
}

#[test]
fn below_the_wire_there_are_codes_and_no_prose() {
    assert_each(&product(), rules::prose_below_the_wire);
}

#[test]
fn the_shell_has_one_command() {
    assert_each(&files("src-tauri", &[".rs"]), rules::second_command);
}

#[test]
fn no_file_is_too_long() {
    assert_each(&written(), rules::too_long);
}

#[test]
fn names_say_what_things_are_for() {
    assert_each(&written(), rules::empty_name);
}

#[test]
fn only_one_file_of_the_page_knows_tauri() {
    assert_each(&page(), rules::tauri_outside_the_host);
}
