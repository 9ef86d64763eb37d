//! The program is killed while the coach types, again and again: nothing that was acknowledged is lost.
//!
//! That no more than a second of typing is lost has two halves. Here: the last acknowledged draft is there, or the one
//! on its way after it. In the page (`autosave.test.ts`): what is typed is acknowledged within a second, also when typing
//! never pauses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use nenrin_stories::{Practice, json};

const KILLS: u64 = 50;

/// What a typist was told to be on disk before it was killed.
#[derive(Debug, Default)]
struct Acknowledged {
    notes: BTreeSet<u64>,
    files: BTreeSet<u64>,
    /// The last number told, in a draft or a note.
    last: u64,
}

impl Acknowledged {
    fn hear(&mut self, line: &str) {
        let Some((what, number)) = line.trim_end().split_once(' ') else { return };
        let number = number.parse().unwrap();
        self.last = number;
        match what {
            "note" => _ = self.notes.insert(number),
            "file" => _ = self.files.insert(number),
            _ => {}
        }
    }
}

/// Lets a typist work on the practice in `folder` until it has told `lines` things and `spins` turns of a wheel have
/// passed, and kills it.
fn type_and_die(folder: &Path, first: u64, lines: u64, spins: u64) -> Acknowledged {
    let mut typist = Command::new(env!("CARGO_BIN_EXE_typist"))
        .arg(folder)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(typist.stdout.take().unwrap());
    let mut acknowledged = Acknowledged::default();
    for _ in 0..lines {
        let mut line = String::new();
        assert!(told.read_line(&mut line).unwrap() > 0, "the typist stopped by itself");
        acknowledged.hear(&line);
    }
    (0..spins).for_each(|_| std::hint::spin_loop());
    typist.kill().unwrap();
    typist.wait().unwrap();
    // What it had told before it died counts too, as far as the line was finished.
    let mut rest = String::new();
    told.read_to_string(&mut rest).unwrap();
    rest.split_inclusive('\n').filter(|line| line.ends_with('\n')).for_each(|line| acknowledged.hear(line));
    acknowledged
}

/// What is there after a kill, by the numbers in it.
struct Found {
    notes: BTreeSet<u64>,
    drafts: BTreeSet<u64>,
    files: BTreeSet<u64>,
}

/// What there is in the practice, which must be sound: whatever file it names is whole.
fn found(folder: &Path) -> Found {
    let practice = Practice::in_folder(folder, "2026-11-20");
    let verdict = practice.ask("practice.verify", json!({}));
    assert_eq!(verdict["found"], 0, "{verdict}");
    let number = |words: &str| words.split("言葉").nth(1).and_then(|rest| rest.split('。').next()?.parse().ok());
    let notes = practice.every("note_version").iter().filter_map(|row| number(row)).collect();
    let drafts = practice.ask("draft.list", json!({}));
    let drafts = drafts.as_array().unwrap().iter().filter_map(|line| number(line["first_words"].as_str()?)).collect();
    let materials = practice.ask("material.list", json!({}));
    let whole = materials.as_array().unwrap().iter().map(|row| {
        assert_eq!(row["file"]["state"], "whole", "{row}");
        row["title"].as_str().unwrap().parse().unwrap()
    });
    Found { notes, drafts, files: whole.collect() }
}

#[test]
fn killed_fifty_times_nothing_acknowledged_is_lost() {
    let folder = tempfile::TempDir::new().unwrap();
    let (mut promised, mut promised_files) = (BTreeSet::new(), BTreeSet::new());
    let mut first = 1;
    for kill in 0..KILLS {
        // Steps without a common measure, so that every stage is struck, the founding of the practice first.
        let (lines, spins) = (kill * 7 % 23, kill * 104_729 % 1_000_003);
        let acknowledged = type_and_die(folder.path(), first, lines, spins);
        promised.extend(acknowledged.notes);
        promised_files.extend(acknowledged.files);

        let Found { notes, drafts, files } = found(folder.path());

        let lost: Vec<_> = promised.difference(&notes).collect();
        assert!(lost.is_empty(), "kill {kill}: notes {lost:?} were acknowledged and are gone");
        let lost: Vec<_> = promised_files.difference(&files).collect();
        assert!(lost.is_empty(), "kill {kill}: files {lost:?} were acknowledged and are gone");
        let latest = notes.iter().chain(&drafts).max().copied().unwrap_or_default();
        // Struck before it could acknowledge anything, it leaves what there was.
        let last = acknowledged.last.max(first - 1);
        assert!(
            (last..=last + 1).contains(&latest),
            "kill {kill}: {last} was acknowledged, {latest} is the last there"
        );
        assert!(drafts.len() <= 1, "kill {kill}: {drafts:?}");
        first = latest + 1;
    }
}
