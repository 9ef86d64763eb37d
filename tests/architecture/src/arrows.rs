//! Which crate may be built from which.

use serde_json::Value;

use crate::Breach;

/// The drawing: a crate of the house, and the crates of the house it may know. What is not drawn is not allowed.
pub const DRAWING: &[(&str, &[&str])] = &[
    ("nenrin-domain", &[]),
    ("nenrin-insight", &["nenrin-domain"]),
    ("nenrin-exchange", &["nenrin-domain"]),
    ("nenrin-sync", &["nenrin-domain"]),
    ("nenrin-charts", &["nenrin-domain"]),
    ("nenrin-reports", &["nenrin-domain"]),
    ("nenrin-simulator", &["nenrin-domain"]),
    ("nenrin-store", &["nenrin-domain"]),
    (
        "nenrin-practice",
        &[
            "nenrin-charts",
            "nenrin-domain",
            "nenrin-exchange",
            "nenrin-insight",
            "nenrin-reports",
            "nenrin-simulator",
            "nenrin-store",
            "nenrin-sync",
        ],
    ),
    ("nenrin-cli", &["nenrin-domain", "nenrin-practice", "nenrin-simulator"]),
    ("nenrin-devhost", &["nenrin-domain", "nenrin-practice"]),
    ("nenrin", &["nenrin-domain", "nenrin-practice"]),
];

/// What only some rooms may be built from, by the beginning of its name.
pub const KEPT: &[(&str, &[&str])] = &[
    ("rusqlite", &["nenrin-store"]),
    ("libsqlite3-sys", &["nenrin-store"]),
    ("sqlx", &[]),
    ("tauri", &["nenrin"]),
    ("wry", &[]),
    ("webkit2gtk", &["nenrin"]),
    ("rfd", &["nenrin"]),
    ("krilla", &["nenrin-reports"]),
    ("skrifa", &["nenrin-reports"]),
    ("plotters", &["nenrin-charts"]),
    ("resvg", &["nenrin-charts"]),
    ("axum", &["nenrin-devhost"]),
    ("clap", &["nenrin-cli", "nenrin-devhost"]),
    ("tokio", &["nenrin", "nenrin-devhost"]),
    ("directories", &["nenrin", "nenrin-cli"]),
    ("iana-time-zone", &["nenrin", "nenrin-cli"]),
];

/// Rooms that must not be able to serialise what is theirs.
pub const NOT_SERIALISED: &[&str] = &["nenrin-domain", "nenrin-insight"];

/// What the tests and benchmarks of the house are called; they may look everywhere.
const TESTS: &[&str] = &[
    "nenrin-architecture",
    "nenrin-benches",
    "nenrin-conformance",
    "nenrin-second-opinion",
    "nenrin-stories",
    "nenrin-window-walks",
];

/// Every dependency that the drawing does not have. Dependencies of tests are free.
#[must_use]
pub fn breaches(metadata: &Value) -> Vec<Breach> {
    let mut found = Vec::new();
    for package in house(metadata) {
        let name = text(&package["name"]);
        if TESTS.contains(&name) {
            continue;
        }
        let Some((_, may_know)) = DRAWING.iter().find(|(room, _)| *room == name) else {
            found.push(Breach::new(name, 0, "has no place in the drawing"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let to = text(&dependency["name"]);
            if dependency["kind"] == "dev" {
                continue;
            }
            if to.starts_with("nenrin") && !may_know.contains(&to) {
                found.push(Breach::new(name, 0, format!("knows {to}")));
            }
            let keeper = KEPT.iter().find(|(kept, _)| to == *kept || to.starts_with(&format!("{kept}-")));
            if keeper.is_some_and(|(_, keepers)| !keepers.contains(&name)) {
                found.push(Breach::new(name, 0, format!("is built from {to}")));
            }
            if to.starts_with("serde") && NOT_SERIALISED.contains(&name) {
                found.push(Breach::new(name, 0, format!("can be serialised by {to}")));
            }
        }
    }
    found
}

/// What the shell may switch on in Tauri. Everything else (developer tools, dynamic permissions, the asset protocol)
/// is a door.
pub const TAURI_FEATURES: &[&str] = &["wry", "x11"];

/// Every other feature of Tauri that the program is built with.
#[must_use]
pub fn open_doors(metadata: &Value) -> Vec<Breach> {
    let mut found = Vec::new();
    for package in house(metadata) {
        for dependency in list(&package["dependencies"]) {
            if dependency["name"] != "tauri" || dependency["kind"] == "dev" {
                continue;
            }
            let place = text(&package["name"]);
            if dependency["uses_default_features"] == true {
                found.push(Breach::new(place, 0, "takes Tauri's default features"));
            }
            for feature in list(&dependency["features"]).iter().map(text) {
                if !TAURI_FEATURES.contains(&feature) {
                    found.push(Breach::new(place, 0, format!("takes Tauri's feature {feature}")));
                }
            }
        }
    }
    found
}

fn house(metadata: &Value) -> impl Iterator<Item = &Value> {
    let members = list(&metadata["workspace_members"]);
    list(&metadata["packages"]).iter().filter(move |package| members.contains(&package["id"]))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list").as_slice()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
