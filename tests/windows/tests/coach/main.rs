//! The coach's walks in the real window, in both languages: what accumulates in a practice, and what its numbers lead to.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a walk that cannot go on fails")]

mod numbers;
mod stock;

use std::fs;
use std::path::Path;

use nenrin_window_walks::{Key, Window, until};

/// The words of one language, by the Japanese ones.
#[derive(Clone, Copy)]
enum Language {
    Japanese,
    English,
}

const BOTH: [Language; 2] = [Language::Japanese, Language::English];

impl Language {
    /// What is written on the page in this language.
    const fn of<'w>(self, japanese: &'w str, english: &'w str) -> &'w str {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }
}

/// Starts the program in a home of its own, where what it saves is found again.
fn open(folder: &Path, language: Language) -> Window {
    let home = folder.join("home");
    fs::create_dir_all(&home).unwrap();
    let (data, home) = (folder.join("data"), home.to_str().unwrap().to_owned());
    let variables = [
        ("NENRIN_DATA", data.to_str().unwrap()),
        ("LANGUAGE", language.of("ja", "en")),
        ("LC_ALL", "C.UTF-8"),
        ("HOME", &home),
    ];
    let window = Window::start_in(Path::new(&home), "nenrin", &[], &variables);
    window.see("main");
    window
}

/// Loads the page anew, and waits until the one before is gone.
fn load_anew(window: &Window) {
    window.run("document.documentElement.dataset.before = ''", &[]);
    window.run_last("location.reload()");
    window.see("html:not([data-before]) main");
}

/// Goes where the palette leads from what is typed.
fn go_to(window: &Window, typed: &str) {
    // A page that has just been drawn does not listen yet.
    window.settle();
    window.press(&[Key::Control, Key::Char('k')]);
    window.type_into("[role=combobox]:focus", typed);
    until(typed, || {
        let first = "return document.querySelector('[role=option][aria-selected=true]')?.textContent ?? ''";
        window.run(first, &[]).as_str().unwrap().contains(typed)
    });
    window.press(&[Key::Enter]);
}

/// Takes back what was done last.
fn undo(window: &Window) {
    // While the page still draws one step taken back, it takes no other.
    window.settle();
    window.press(&[Key::Control, Key::Char('z')]);
}
