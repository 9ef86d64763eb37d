//! The first look: a fresh folder, and the start screen. How a window closes is told in `leaving.rs`.
#![cfg(target_os = "linux")]

use nenrin_window_walks::Window;
use tempfile::TempDir;

#[test]
fn a_first_start_greets_with_a_heading() {
    let folder = TempDir::new().unwrap();
    let window = Window::open(folder.path(), "ja", &[]);
    assert!(!window.text("h1").is_empty());
    assert!(window.address().starts_with("tauri://localhost"), "{}", window.address());
}
