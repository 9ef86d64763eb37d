//! Types and confirms without end, telling on its output each thing the practice has acknowledged: `draft N` for a
//! draft with N in it, `note N` for a confirmed one, `file N` for a file that was added after it. It is there to be killed.
//!
//! `typist FOLDER FIRST`: the folder of the practice, and the first number to type.

#![allow(clippy::indexing_slicing, reason = "a typist that cannot go on stops")]

use std::io::Write;

use nenrin_stories::{Practice, json};

/// Drafts typed for each note that is confirmed.
const DRAFTS_A_NOTE: u64 = 4;

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().unwrap_or_default();
    let first: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
    let practice = Practice::in_folder(folder.as_ref(), "2026-11-20");
    let known = practice.learners().into_iter().next();
    let learner = known.unwrap_or_else(|| practice.learner("佐藤 美咲"));
    let mut out = std::io::stdout();
    for number in first.. {
        // What a killed typist left is taken up again; else a new session begins.
        let mut draft = practice.composer(&learner)["body"].take();
        draft["sections"] = json!([{ "key": "talked", "text": format!("言葉{number}。") }]);
        practice.ask("draft.save", json!({ "draft": draft }));
        writeln!(out, "draft {number}")?;
        out.flush()?;
        if number % DRAFTS_A_NOTE == 0 {
            practice.ask("composer.confirm", json!({ "draft": draft }));
            writeln!(out, "note {number}")?;
            out.flush()?;
            add_file(&practice, &learner, number)?;
            writeln!(out, "file {number}")?;
            out.flush()?;
        }
    }
    Ok(())
}

/// Adds a file that nobody has added before, large enough to be struck while it is taken in.
fn add_file(practice: &Practice, learner: &str, number: u64) -> std::io::Result<()> {
    let path = practice.folder().join("資料.txt");
    std::fs::write(&path, number.to_string().repeat(200_000))?;
    practice.will_pick(&path);
    let token = practice.ask("material.choose_file", json!({}))["token"].take();
    let title = number.to_string();
    let fields = json!({ "token": token, "title": title, "learners": [learner], "session": null });
    practice.ask("material.add_file", fields);
    Ok(())
}
