//! Typing a note into the composer, in Chromium.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value as Json;

use super::of_many_events;
use crate::figure::{Aim, Figure, Unit};
use crate::practice::Practice;
use crate::times::Times;
use crate::world::{Yard, copy, today};

/// Times how long the page works for each keystroke, on the page with the longest timeline. The baseline is the same text
/// typed into a bare text field.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let scratch = yard.scratch();
    copy(&yard.practice(yard.size), scratch.path());
    let learner = of_many_events(&Practice::at(scratch.path(), today()));
    let typed = type_a_note(scratch.path(), &learner);
    let (composer, field) = (times(&typed["composer"]), times(&typed["field"]));
    eprintln!("  {} keystrokes, the longest {:.1} ms", composer.count(), composer.longest());
    vec![Figure {
        p95: Some(composer.p95()),
        p99: Some(composer.p99()),
        baseline: Some(("a bare text field's p95", field.p95())),
        aim: Some(Aim::P95AtMost(16.0)),
        ..Figure::of("keystroke in the composer", yard.size, Unit::Milliseconds, composer.median())
    }]
}

/// Has the browser type. `ui/walks/typing.mjs` says what and how.
fn type_a_note(data: &Path, learner: &Json) -> Json {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let host = std::env::current_exe().unwrap().with_file_name("nenrin-devhost");
    let text = |field: &str| learner[field].as_str().unwrap();
    let typing = Command::new("node")
        .arg(house.join("ui/walks/typing.mjs"))
        .args(["--data".as_ref(), data.as_os_str()])
        .args(["--now", &format!("{}T10:50", today()), "--learner", text("id"), "--name", text("name")])
        .env("NENRIN_DEVHOST", host)
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(typing.status.success(), "{}", typing.status);
    serde_json::from_slice(&typing.stdout).unwrap()
}

fn times(milliseconds: &Json) -> Times {
    let mut times = Times::default();
    for taken in milliseconds.as_array().unwrap() {
        times.push(Duration::from_secs_f64(taken.as_f64().unwrap() / 1000.0), Duration::ZERO);
    }
    times
}
