//! The window manager's part on a display that has none.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, CLIENT_MESSAGE_EVENT, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

/// The windows that `process` shows, the one at the bottom first: a dialog comes after what it was opened from.
pub(crate) fn shown(process: u32) -> Vec<Window> {
    let (display, screen) = connect();
    let root = display.setup().roots[screen].root;
    let owner = atom(&display, "_NET_WM_PID");
    // A window that disappears between the questions is not one of them.
    let owned = |window: Window| {
        let answer = display.get_property(false, window, owner, AtomEnum::CARDINAL, 0, 1).ok()?.reply().ok()?;
        Some(answer.value32()?.next()? == process)
    };
    let visible = |window: Window| {
        Some(display.get_window_attributes(window).ok()?.reply().ok()?.map_state == MapState::VIEWABLE)
    };
    let mut windows = display.query_tree(root).expect("a display").reply().expect("its windows").children;
    windows.retain(|&window| owned(window) == Some(true) && visible(window) == Some(true));
    windows
}

/// Asks `window` to close, as its button would (ICCCM `WM_DELETE_WINDOW`).
pub(crate) fn request_close(window: Window) {
    let (display, _) = connect();
    let request = [atom(&display, "WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
    let message = ClientMessageEvent {
        response_type: CLIENT_MESSAGE_EVENT,
        format: 32,
        sequence: 0,
        window,
        type_: atom(&display, "WM_PROTOCOLS"),
        data: request.into(),
    };
    let sent = display.send_event(false, window, EventMask::NO_EVENT, message).expect("a request that was sent");
    sent.check().expect("a request that was taken");
}

fn connect() -> (RustConnection, usize) {
    x11rb::connect(None).expect("a display (xvfb-run -a)")
}

fn atom(display: &RustConnection, name: &str) -> u32 {
    display.intern_atom(false, name.as_bytes()).expect("a display").reply().expect("a name").atom
}
