//! Every rule finds what breaks it, and lets pass what does not.

use nenrin_architecture::{Breach, Source, arrows, circles, rules};
use serde_json::{Value, json};

/// The lines on which `rule` finds something in a file at `path`.
fn lines(rule: fn(&Source) -> Vec<Breach>, path: &str, text: &str) -> Vec<usize> {
    rule(&Source::new(path, text)).iter().map(|breach| breach.line).collect()
}

const NOTHING: [usize; 0] = [];

#[test]
fn sql_is_found_in_any_form_of_text() {
    let planted =
        "fn f() {\n    ask(\"SELECT 1\");\n    ask(r#\"\n      DELETE FROM notes\"#);\n    say!(\"PRAGMA x\");\n}";
    assert_eq!(lines(rules::sql_outside_the_store, "crates/practice/src/a.rs", planted), [2, 3, 5]);
    assert_eq!(lines(rules::sql_outside_the_store, "crates/store/src/a.rs", planted), NOTHING);
    let innocent = "/// SELECT in a comment.\nfn select() { let selected = \"selected\"; }";
    assert_eq!(lines(rules::sql_outside_the_store, "crates/practice/src/a.rs", innocent), NOTHING);
}

#[test]
fn a_clock_is_found_unless_a_host_or_a_test_reads_it() {
    let planted = "fn f() {\n    chrono::Utc::now();\n    std::time::Instant::now();\n    Uuid::now_v7();\n}";
    assert_eq!(lines(rules::clock_outside_the_hosts, "crates/store/src/a.rs", planted), [2, 3, 4]);
    assert_eq!(lines(rules::clock_outside_the_hosts, "src-tauri/src/frame.rs", planted), [2, 3, 4]);
    assert_eq!(lines(rules::clock_outside_the_hosts, "src-tauri/src/desk.rs", planted), NOTHING);
    let tested = format!("#[cfg(test)]\nmod tests {{ {planted} }}\nfn after() {{ Local::now() }}");
    assert_eq!(lines(rules::clock_outside_the_hosts, "crates/store/src/a.rs", &tested), [7]);
    assert_eq!(lines(rules::clock_outside_the_hosts, "crates/domain/src/a.rs", "fn f() { host.now() }"), NOTHING);
}

#[test]
fn a_float_is_found_where_money_is_counted() {
    let planted = "struct Price(f64);\nconst RATE: Rate = 0.1;\nconst N: i64 = 10;";
    assert_eq!(lines(rules::float_in_money, "crates/domain/src/money.rs", planted), [1, 2]);
    assert_eq!(lines(rules::float_in_money, "crates/domain/src/invoice_line.rs", planted), [1, 2]);
    assert_eq!(lines(rules::float_in_money, "crates/domain/src/goal.rs", planted), NOTHING);
}

#[test]
fn prose_is_found_below_the_wire_only() {
    let planted =
        "fn f() {\n    say(\"保存できません\");\n    say(\"Could not save it.\");\n    say(\"not a day\");\n}";
    assert_eq!(lines(rules::prose_below_the_wire, "crates/practice/src/a.rs", planted), [2, 3]);
    assert_eq!(lines(rules::prose_below_the_wire, "crates/cli/src/a.rs", planted), NOTHING);
    let catalogue = format!("//! Weekdays.\n//!\n//! Data catalogue: names that the parser reads.\n{planted}");
    assert_eq!(lines(rules::prose_below_the_wire, "crates/practice/src/a.rs", &catalogue), NOTHING);
    let documented = "/// 保存。\n#[error(\"could not save this.\")]\nstruct Saved;\nconst MARK: char = '゛';";
    assert_eq!(lines(rules::prose_below_the_wire, "crates/domain/src/a.rs", documented), NOTHING);
}

#[test]
fn a_long_file_is_found() {
    let of = |lines: usize| "x\n".repeat(lines);
    assert_eq!(lines(rules::too_long, "ui/src/a.ts", &of(401)), [401]);
    assert_eq!(lines(rules::too_long, "ui/src/a.ts", &of(400)), NOTHING);
    assert_eq!(lines(rules::too_long, "ui/src/a.ts", &format!("// Generated\n{}", of(500))), NOTHING);
}

#[test]
fn an_empty_name_is_found_where_it_is_given() {
    let rust = "use tauri::Manager;\nstruct NoteManager;\nfn date_util() {}\nmod helpers {}\nstruct Futility;";
    assert_eq!(lines(rules::empty_name, "crates/store/src/a.rs", rust), [2, 3, 4]);
    let script = "export class TimeService {}\nconst dateHelper = 1;\nconst utility = 2;";
    assert_eq!(lines(rules::empty_name, "ui/src/a.ts", script), [1, 2]);
    assert_eq!(lines(rules::empty_name, "ui/src/utils.ts", ""), [0]);
    assert_eq!(lines(rules::empty_name, "crates/store/src/note_utils.rs", ""), [0]);
}

#[test]
fn tauri_is_found_in_the_page() {
    let planted = "import { x } from './x';\nimport { invoke } from '@tauri-apps/api/core';";
    assert_eq!(lines(rules::tauri_outside_the_host, "ui/src/rooms/week.ts", planted), [2]);
    assert_eq!(lines(rules::tauri_outside_the_host, "ui/src/host/tauri.ts", planted), NOTHING);
}

#[test]
fn a_second_command_is_found() {
    let one = "#[tauri::command]\nfn call() {}";
    let two = format!("{one}\n#[tauri::command(async)]\nfn another() {{}}");
    assert_eq!(lines(rules::second_command, "src-tauri/src/call.rs", one), NOTHING);
    assert_eq!(lines(rules::second_command, "src-tauri/src/call.rs", &two), [3]);
    assert_eq!(lines(rules::second_command, "src-tauri/src/desk.rs", one), [1]);
}

fn house(package: &str, dependency: &Value) -> Value {
    json!({
        "workspace_members": ["id"],
        "packages": [{"id": "id", "name": package, "dependencies": [dependency]}],
    })
}

#[test]
fn an_arrow_that_is_not_drawn_is_found() {
    let count = |package: &str, dependency: &str, kind: Value| {
        arrows::breaches(&house(package, &json!({"name": dependency, "kind": kind}))).len()
    };
    for (package, dependency) in [
        ("nenrin-domain", "nenrin-store"),
        ("nenrin-insight", "nenrin-exchange"),
        ("nenrin", "nenrin-store"),
        ("nenrin-cli", "nenrin-store"),
        ("nenrin-practice", "rusqlite"),
        ("nenrin-practice", "tauri"),
        ("nenrin-practice", "tauri-build"),
        ("nenrin-store", "tokio"),
        ("nenrin-domain", "serde"),
        ("nenrin-insight", "serde_json"),
        ("nenrin-newcomer", "chrono"),
    ] {
        assert_eq!(count(package, dependency, Value::Null), 1, "{package} → {dependency}");
    }
    assert_eq!(count("nenrin-practice", "nenrin-store", Value::Null), 0);
    assert_eq!(count("nenrin-domain", "proptest", json!("dev")), 0);
    assert_eq!(count("nenrin-domain", "serde_json", json!("dev")), 0);
}

#[test]
fn an_open_door_of_tauri_is_found() {
    let count = |defaults: bool, features: &[&str]| {
        let tauri = json!({"name": "tauri", "kind": null, "uses_default_features": defaults, "features": features});
        arrows::open_doors(&house("nenrin", &tauri)).len()
    };
    assert_eq!(count(false, &["wry", "x11"]), 0);
    assert_eq!(count(false, &["wry", "devtools"]), 1);
    assert_eq!(count(true, &["wry", "dynamic-acl"]), 2);
}

#[test]
fn a_circle_is_found_through_other_rooms_and_in_braces() {
    let room = |name: &str, text: &str| Source::new(&format!("crates/x/src/{name}.rs"), text);
    let sources = [
        room("lib", "mod a; pub use crate::a::A;"),
        room("a", "use crate::b::{B, a};"),
        room("b/inner", "use crate::{Failure, c::C};"),
        room("c", "fn f() { crate::a::f() }"),
        room("d", "use crate::a; /// crate::e\nfn g() {}\n#[cfg(test)]\nmod tests { use crate::e; }"),
        room("e", "use crate::d;"),
        Source::new("crates/y/src/d.rs", "use crate::e;"),
    ];
    let found = circles::circles("crates/x/src", &sources);
    let said: Vec<_> = found.iter().map(|breach| (breach.place.as_str(), breach.what.as_str())).collect();
    assert_eq!(
        said,
        [
            ("crates/x/src/a", "leads back to itself through b, c"),
            ("crates/x/src/b", "leads back to itself through a, c"),
            ("crates/x/src/c", "leads back to itself through a, b"),
        ]
    );
}
