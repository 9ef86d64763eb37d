//! The rules that sources can break.

use crate::tokens::{Kind, Token, tokens};
use crate::{Breach, Source};

/// Rooms below the wire: they speak in codes, and the words are the UI's.
const WITHOUT_PROSE: &[&str] = &[
    "crates/charts/",
    "crates/domain/",
    "crates/exchange/",
    "crates/insight/",
    "crates/practice/",
    "crates/reports/",
    "crates/store/",
    "crates/sync/",
];

/// A file whose words are data (weekday names a parser reads, column names of a format) says so in this line of its
/// module documentation.
const CATALOGUE: &str = "//! Data catalogue:";

/// The files that may ask what time it is.
const CLOCKS: &[&str] = &["src-tauri/src/desk.rs", "crates/cli/src/", "crates/devhost/src/"];

/// Longer files are two rooms in one.
const LONGEST: usize = 400;

/// Names that say nothing about what a thing is for. "Data" is left to the reader: a data folder is called just that.
const EMPTY_NAMES: &[&str] = &["Manager", "Service", "Helper", "Helpers", "Util", "Utils", "Info"];

/// SQL in a room that is not the store.
#[must_use]
pub fn sql_outside_the_store(source: &Source) -> Vec<Breach> {
    const STATEMENTS: &[&str] = &[
        "SELECT ",
        "INSERT INTO ",
        "INSERT OR ",
        "UPDATE ",
        "DELETE FROM ",
        "CREATE TABLE",
        "CREATE INDEX",
        "DROP TABLE",
        "ALTER TABLE",
        "PRAGMA ",
        "BEGIN IMMEDIATE",
        "VACUUM",
    ];
    if source.path.starts_with("crates/store/") {
        return Vec::new();
    }
    texts(source)
        .filter(|token| STATEMENTS.iter().any(|statement| token.text.contains(statement)))
        .map(|token| Breach::new(&source.path, token.line, format!("SQL: {}", token.text)))
        .collect()
}

/// A clock read anywhere but by a host.
#[must_use]
pub fn clock_outside_the_hosts(source: &Source) -> Vec<Breach> {
    const CLOCK: &[(&str, &str)] =
        &[("Utc", "now"), ("Local", "now"), ("SystemTime", "now"), ("Instant", "now"), ("Uuid", "now_v7")];
    if CLOCKS.iter().any(|clock| source.path.starts_with(clock)) {
        return Vec::new();
    }
    let words = tokens(source);
    let read = words.windows(4).filter_map(|window| {
        let [of, colon, again, now] = window else { return None };
        let path = colon.text == ":" && again.text == ":" && CLOCK.contains(&(of.text.as_str(), now.text.as_str()));
        path.then(|| Breach::new(&source.path, of.line, format!("reads the clock: {}::{}", of.text, now.text)))
    });
    read.collect()
}

/// A floating-point number where money is counted.
#[must_use]
pub fn float_in_money(source: &Source) -> Vec<Breach> {
    const MONEY: &[&str] = &["money", "payment", "plan", "contract", "entitlement", "invoice", "refund"];
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let counts_money = source.path.starts_with("crates/domain/")
        && MONEY.iter().any(|money| name.trim_end_matches(".rs").split('_').any(|word| word == *money));
    if !counts_money {
        return Vec::new();
    }
    let float = |token: &Token| match token.kind {
        Kind::Word => token.text == "f32" || token.text == "f64",
        Kind::Number => {
            let decimal = !token.text.starts_with("0x") && token.text.contains('.');
            decimal || token.text.ends_with("f32") || token.text.ends_with("f64")
        }
        Kind::Text | Kind::Sign => false,
    };
    let floats = tokens(source).into_iter().filter(float);
    floats.map(|token| Breach::new(&source.path, token.line, format!("a float: {}", token.text))).collect()
}

/// Words for people in a room below the wire: any letter beyond ASCII, and any text that ends like a sentence.
#[must_use]
pub fn prose_below_the_wire(source: &Source) -> Vec<Breach> {
    let speaks = WITHOUT_PROSE.iter().any(|room| source.path.starts_with(room));
    if !speaks || source.text.lines().any(|line| line.starts_with(CATALOGUE)) {
        return Vec::new();
    }
    let foreign = |character: char| !character.is_ascii() && character.is_alphabetic();
    let sentence = |text: &str| {
        let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        words >= 3 && text.trim_end().ends_with(['.', '!', '?'])
    };
    texts(source)
        .filter(|token| token.text.chars().any(foreign) || sentence(&token.text))
        .map(|token| Breach::new(&source.path, token.line, format!("prose: {}", token.text)))
        .collect()
}

/// A file too long to be one room. Files that a program wrote say so in their first line and are not read.
#[must_use]
pub fn too_long(source: &Source) -> Vec<Breach> {
    let generated = source.text.lines().next().is_some_and(|line| line.contains("Generated"));
    let lines = source.text.lines().count();
    let long = lines > LONGEST && !generated;
    long.then(|| Breach::new(&source.path, lines, format!("{lines} lines"))).into_iter().collect()
}

/// A thing or a file named after nothing in particular. Using such a name from elsewhere is no fault of the house.
#[must_use]
pub fn empty_name(source: &Source) -> Vec<Breach> {
    let file = source.path.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let of_the_file = is_empty(stem).then(|| Breach::new(&source.path, 0, format!("is named {stem}")));
    let of_things = if source.path.ends_with(".rs") { rust_names(source) } else { script_names(source) };
    let things = of_things.into_iter().filter(|(name, _)| is_empty(name));
    let things = things.map(|(name, line)| Breach::new(&source.path, line, format!("names {name}")));
    of_the_file.into_iter().chain(things).collect()
}

/// Tauri's packages known to the page outside its one file.
#[must_use]
pub fn tauri_outside_the_host(source: &Source) -> Vec<Breach> {
    if source.path == "ui/src/host/tauri.ts" {
        return Vec::new();
    }
    let lines = source.text.lines().enumerate().filter(|(_, line)| line.contains("@tauri-apps/"));
    lines.map(|(number, line)| Breach::new(&source.path, number + 1, line.trim())).collect()
}

/// A command of the shell beside the one.
#[must_use]
pub fn second_command(source: &Source) -> Vec<Breach> {
    let said: Vec<_> = source.text.lines().enumerate().filter(|(_, line)| line.contains("#[tauri::command")).collect();
    let allowed = usize::from(source.path == "src-tauri/src/call.rs");
    said.into_iter().skip(allowed).map(|(number, line)| Breach::new(&source.path, number + 1, line.trim())).collect()
}

fn texts(source: &Source) -> impl Iterator<Item = Token> {
    tokens(source).into_iter().filter(|token| token.kind == Kind::Text)
}

/// The names that Rust defines here.
fn rust_names(source: &Source) -> Vec<(String, usize)> {
    const DEFINES: &[&str] = &["struct", "enum", "union", "trait", "type", "mod", "fn", "const", "static"];
    let words = tokens(source);
    let defined = words.windows(2).filter_map(|pair| match pair {
        [keyword, name] if DEFINES.contains(&keyword.text.as_str()) && name.kind == Kind::Word => {
            Some((name.text.clone(), name.line))
        }
        _ => None,
    });
    defined.collect()
}

/// The names that TypeScript or JavaScript defines here.
fn script_names(source: &Source) -> Vec<(String, usize)> {
    const DEFINES: &[&str] = &["class", "interface", "type", "enum", "function", "const", "let"];
    let mut names = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        let words: Vec<&str> =
            line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
        let defined = words.windows(2).filter(|pair| DEFINES.contains(&pair[0]));
        names.extend(defined.map(|pair| (pair[1].to_owned(), number + 1)));
    }
    names
}

/// Whether one of the words the name is put together from says nothing.
fn is_empty(name: &str) -> bool {
    let mut word = String::new();
    let mut words = Vec::new();
    for character in name.chars() {
        let begins = character.is_uppercase() && word.chars().last().is_some_and(char::is_lowercase);
        if begins || character == '_' || character == '-' {
            words.push(std::mem::take(&mut word));
        }
        if character.is_alphanumeric() {
            word.push(character);
        }
    }
    words.push(word);
    words.iter().any(|word| EMPTY_NAMES.iter().any(|empty| empty.eq_ignore_ascii_case(word)))
}
