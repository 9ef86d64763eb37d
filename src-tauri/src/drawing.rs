//! How the web view of Linux draws. Elsewhere it knows best.

use std::fs;

use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Has WebKitGTK draw by itself where no graphics processor helps. Left alone it draws through OpenGL there too, which
/// the processor then has to play: the same page takes several times as long.
pub fn suit_machine<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    if has_graphics_processor() {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// One that programs may use has a render node.
fn has_graphics_processor() -> bool {
    let is_render_node = |name: &str| name.starts_with("renderD");
    fs::read_dir("/dev/dri").is_ok_and(|mut nodes| {
        nodes.any(|node| node.is_ok_and(|node| node.file_name().to_str().is_some_and(is_render_node)))
    })
}
