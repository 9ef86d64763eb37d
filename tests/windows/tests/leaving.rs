//! Closing the window asks the page first, and never traps the coach.
//!
//! The page's own answer is held back here, so that each of its possible answers can be given by hand.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a walk that cannot go on fails")]

use nenrin_window_walks::{Window, until};
use tempfile::TempDir;

/// Takes the event before the page's own listener and leaves a mark instead.
const HOLD_BACK: &str = "window.addEventListener('nenrin:leaving', (event) => {
    event.stopImmediatePropagation();
    window.asked = (window.asked ?? 0) + 1;
}, { capture: true });";

fn open(folder: &TempDir) -> Window {
    let window = Window::open(folder.path(), "en", &[]);
    window.see("main");
    window.run(HOLD_BACK, &[]);
    window
}

fn asked(window: &Window) -> u64 {
    window.run("return window.asked ?? 0", &[]).as_u64().unwrap()
}

fn answer(window: &Window, name: &str) {
    window.run_last(&format!("window.__TAURI_INTERNALS__.invoke('call', {{ name: '{name}', body: {{}} }})"));
}

#[test]
fn the_window_waits_until_the_page_has_saved() {
    let folder = TempDir::new().unwrap();
    let window = open(&folder);
    window.request_close();
    until("the page is asked", || asked(&window) == 1);
    window.request_close();
    assert_eq!(asked(&window), 1, "closing twice asks once");
    answer(&window, "shell.leave");
    window.has_ended();
}

#[test]
fn a_session_that_ends_lets_the_page_save_first() {
    let folder = TempDir::new().unwrap();
    let window = open(&folder);
    window.end_session();
    until("the page is asked", || asked(&window) == 1);
    answer(&window, "shell.leave");
    window.has_ended();
}

#[test]
fn a_page_that_could_not_save_keeps_its_window() {
    let folder = TempDir::new().unwrap();
    let window = open(&folder);
    for times in 1..=2 {
        window.request_close();
        until("the page is asked", || asked(&window) == times);
        answer(&window, "shell.stay");
        assert!(!window.text("main").is_empty());
    }
    answer(&window, "shell.leave");
    window.has_ended();
}

#[test]
fn a_page_that_does_not_answer_cannot_hold_the_coach() {
    let folder = TempDir::new().unwrap();
    let window = open(&folder);
    window.request_close();
    window.has_ended();
}

#[test]
fn the_page_itself_saves_and_lets_the_window_close() {
    let folder = TempDir::new().unwrap();
    let window = Window::open(folder.path(), "en", &[]);
    window.see("main");
    // The page's answer is caught on its way to the shell: otherwise giving up would look the same as being answered.
    window.run(
        "const send = window.fetch;
         window.fetch = (to, sent) => {
             if (!String(sent?.body).includes('shell.leave')) return send(to, sent);
             window.answered = true;
             return new Promise(() => {});
         };",
        &[],
    );
    window.request_close();
    until("the page answers", || window.run("return window.answered ?? false", &[]) == true);
}
