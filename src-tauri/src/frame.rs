//! The window itself: its size, and the walls around the page.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tauri::webview::NewWindowResponse;
use tauri::{App, LogicalSize, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::leaving::Leaving;

/// WebRTC is not covered by the content security policy and could carry data out: the page never sees it.
const REMOVE_WEBRTC: &str =
    "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel']) delete window[name];";

/// A proxy that nobody runs. WebKitGTK connects to the host of a pressed link before it asks the guard below;
/// with this there is no way out even then. The page itself is not fetched over a network.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Opens the one window, as large as it was left.
pub fn open_window<R: Runtime>(app: &App<R>, data_folder: &Path) -> tauri::Result<WebviewWindow<R>> {
    let config = app.config();
    let dev_page = config.build.dev_url.clone();
    let compiled_page = dev_page.is_none();
    let frame_file = data_folder.join("window.json");
    let described = config.app.windows.first().ok_or(tauri::Error::WindowNotFound)?;
    let mut builder = WebviewWindowBuilder::from_config(app, described)?
        // Whatever the web view keeps for itself stays with the practice and leaves with it.
        .data_directory(data_folder.join("webview"))
        .initialization_script(REMOVE_WEBRTC)
        .on_navigation(move |to| is_own_page(to, dev_page.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny);
    if cfg!(target_os = "linux") && compiled_page {
        builder = builder.proxy_url(Url::parse(NOWHERE).map_err(tauri::Error::InvalidUrl)?);
    }
    if let Some(frame) = Frame::remembered(&frame_file) {
        builder = builder.inner_size(frame.width, frame.height).maximized(frame.maximized);
    }
    let window = builder.prevent_overflow().build()?;
    #[cfg(target_os = "linux")]
    crate::drawing::suit_machine(&window)?;
    watch(&window, frame_file);
    Ok(window)
}

/// Whether the window may show this address: the compiled page, an empty one, or (only in development, when
/// the configuration names it) the page's own server.
#[must_use]
pub fn is_own_page(to: &Url, dev_page: Option<&Url>) -> bool {
    match (to.scheme(), to.host_str()) {
        ("tauri", Some("localhost")) => true,
        ("http", Some("tauri.localhost")) => cfg!(windows) && to.port().is_none(),
        ("about", None) => to.path() == "blank",
        _ => dev_page.is_some_and(|page| page.origin() == to.origin()),
    }
}

fn watch<R: Runtime>(window: &WebviewWindow<R>, frame_file: PathBuf) {
    let watched = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            remember(&watched, &frame_file);
            watched.state::<Leaving>().ask(&watched);
        }
    });
}

/// The size of the window in logical pixels. The place is left to the window manager: a remembered place
/// may lie on a screen that is no longer there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Frame {
    width: f64,
    height: f64,
    maximized: bool,
}

impl Frame {
    /// `None` for a first start or an unreadable file: the size of the configuration is as good.
    fn remembered(file: &Path) -> Option<Self> {
        let frame: Self = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
        (frame.width.is_finite() && frame.height.is_finite()).then_some(frame)
    }
}

/// A size that cannot be read or written is not worth keeping the coach from closing.
fn remember<R: Runtime>(window: &WebviewWindow<R>, frame_file: &Path) {
    let measured = (|| -> tauri::Result<Frame> {
        let maximized = window.is_maximized()?;
        let now: LogicalSize<f64> = window.inner_size()?.to_logical(window.scale_factor()?);
        // The size of a maximised window is the screen's; what it returns to is the size before.
        let size = Frame::remembered(frame_file)
            .filter(|_| maximized)
            .map_or(now, |before| LogicalSize::new(before.width, before.height));
        Ok(Frame { width: size.width, height: size.height, maximized })
    })();
    if let Ok(frame) = measured
        && let Ok(text) = serde_json::to_vec(&frame)
    {
        drop(std::fs::write(frame_file, text));
    }
}
