//! The real house: its files and its crates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Source;

/// What grows by itself and is nobody's writing.
const NOT_WRITTEN: &[&str] = &["target", "node_modules", "dist", "gen", "permissions", ".git"];

/// The root of the house.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("two rooms below the root").to_owned()
}

/// Every file below `folder` whose name ends in one of `endings`, in the order of their paths.
#[must_use]
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let (root, mut found) = (root(), Vec::new());
    let mut open = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8");
            if path.is_dir() {
                if !NOT_WRITTEN.contains(&name) {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let inside = path.strip_prefix(&root).expect("a path below the root");
                let text = fs::read_to_string(&path).expect("a text file");
                found.push(Source { path: inside.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The Rust of the product: the shell and the crates, without what only their tests and benchmarks use.
#[must_use]
pub fn product() -> Vec<Source> {
    let mut sources = files("crates", &[".rs"]);
    sources.retain(|source| source.path.contains("/src/"));
    sources.extend(files("src-tauri/src", &[".rs"]));
    let only_tests: Vec<String> = sources.iter().flat_map(files_for_tests).collect();
    sources.retain(|source| !only_tests.contains(&source.path));
    sources
}

/// The files that `source` declares for tests only: `#[cfg(test)]`, and below it `mod name;`.
fn files_for_tests(source: &Source) -> Vec<String> {
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines: Vec<&str> = source.text.lines().collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = declared.filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'));
    names.map(|name| format!("{folder}/{name}.rs")).collect()
}

/// What cargo says about the crates of the house and what each of them asks for.
#[must_use]
pub fn metadata() -> Value {
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).expect("cargo speaks JSON")
}
