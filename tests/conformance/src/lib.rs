//! The programs that read our files: what is asked of them, and what they answer. `scripts/set-up` installs them.
//!
//! A program that is missing fails the test: what no other program has read is not compatible.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The system's own Python: Debian's packages are not in any other.
const PYTHON: &str = "/usr/bin/python3";

/// What `program` prints, which must end well.
///
/// # Panics
/// When it is missing or fails.
#[must_use]
pub fn printed(program: &str, words: &[&str]) -> String {
    let missing = |error| panic!("{program}: {error}; scripts/set-up installs it");
    let output = Command::new(program).args(words).output().unwrap_or_else(missing);
    assert!(output.status.success(), "{program} {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a reader in Python, one of those in `readers/`, answers about `words`.
///
/// # Panics
/// When it cannot read them.
#[must_use]
pub fn python(reader: &str, words: &[&str]) -> Value {
    let script = here().join("readers").join(reader).display().to_string();
    serde_json::from_str(&printed(PYTHON, &[&[script.as_str()], words].concat())).unwrap()
}

/// The folder of these tests.
#[must_use]
pub fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The spreadsheet that LibreOffice makes of a CSV file whose encoding has this number there, as flat XML.
///
/// # Panics
/// When LibreOffice is missing or makes none.
#[must_use]
pub fn spreadsheet(csv: &[u8], encoding: u32) -> String {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(at("table.csv"), csv).unwrap();
    // A profile of its own: another LibreOffice that is open would take the order and answer nothing.
    let profile = format!("-env:UserInstallation=file://{}", at("profile"));
    let filter = format!("--infilter=Text - txt - csv (StarCalc):44,34,{encoding},1");
    let out = folder.path().display().to_string();
    let table = at("table.csv");
    let words = [profile.as_str(), "--headless", &filter, "--convert-to", "fods", "--outdir", &out, &table];
    let said = printed("soffice", &words);
    fs::read_to_string(Path::new(&at("table.fods"))).unwrap_or_else(|error| panic!("{error}: {said}"))
}
