//! The smallest window that Tauri can open, with one line of text: what the start of the real one is held against.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("src-tauri/examples/bare_window/tauri.conf.json"))
}
