//! The platform's own dialogs, opened by the practice while the window goes on living.
#![cfg(target_os = "linux")]

use nenrin_window_walks::{Window, until};
use serde_json::json;
use tempfile::TempDir;

#[test]
fn the_practice_answers_while_a_dialog_stands_open_over_the_window() {
    let folder = TempDir::new().unwrap();
    let window = Window::open(folder.path(), "en", &[]);
    window.see("main h1");
    window.run(
        "const choice = { name: 'import.choose', body: { from: 'folder' } };
         window.__TAURI_INTERNALS__.invoke('call', choice).then((answer) => { window.answer = answer; });",
        &[],
    );
    window.see_dialog();
    window.call("start.create", &json!({ "name": "" }));
    assert!(window.run("return window.answer ?? null", &[]).is_null(), "the dialog is still open");
    window.cancel_dialog();
    until("the practice is answered", || !window.run("return window.answer ?? null", &[]).is_null());
    assert_eq!(window.run("return window.answer", &[]), json!({"ok": null, "touched": []}));
}
