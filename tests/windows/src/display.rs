//! The window manager's part on a display that has none.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, CLIENT_MESSAGE_EVENT, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

/// Asks the window of `process` to close, as its button would (ICCCM `WM_DELETE_WINDOW`).
pub(crate) fn request_close(process: u32) {
    let (display, screen) = x11rb::connect(None).expect("a display (xvfb-run -a)");
    let root = display.setup().roots[screen].root;
    let window = shown_window(&display, root, process).expect("the program's window is on the display");
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

/// A program owns more windows than the one it shows.
fn shown_window(display: &RustConnection, root: Window, process: u32) -> Option<Window> {
    let owner = atom(display, "_NET_WM_PID");
    let windows = display.query_tree(root).ok()?.reply().ok()?.children;
    windows.into_iter().find(|&window| {
        let owned = || {
            let answer = display.get_property(false, window, owner, AtomEnum::CARDINAL, 0, 1).ok()?.reply().ok()?;
            Some(answer.value32()?.next()? == process)
        };
        let shown = || Some(display.get_window_attributes(window).ok()?.reply().ok()?.map_state == MapState::VIEWABLE);
        // A window that disappears between the questions is not the one.
        owned() == Some(true) && shown() == Some(true)
    })
}

fn atom(display: &RustConnection, name: &str) -> u32 {
    display.intern_atom(false, name.as_bytes()).expect("a display").reply().expect("a name").atom
}
