//! The window manager's part on a display that has none.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, CLIENT_MESSAGE_EVENT, ClientMessageEvent, ConnectionExt, EventMask, InputFocus, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
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

/// The keysym of the Return key (X11 `XK_Return`).
const RETURN: u32 = 0xff0d;

/// Gives `window` the focus and presses Return in it, as a hand on the keyboard would. A window that cannot have the focus yet,
/// or is just going away, gets nothing.
pub(crate) fn press_return(window: Window) {
    let (display, _) = connect();
    let focused = display.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).expect("a display");
    if focused.check().is_err() {
        return;
    }
    let (first, last) = (display.setup().min_keycode, display.setup().max_keycode);
    let keys = display.get_keyboard_mapping(first, last - first + 1).expect("a display").reply().expect("its keys");
    let width = usize::from(keys.keysyms_per_keycode);
    let place = keys.keysyms.chunks(width).position(|symbols| symbols.contains(&RETURN)).expect("a Return key");
    let key = first + u8::try_from(place).expect("a keycode is a byte");
    for event in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
        let pressed = display.xtest_fake_input(event, key, x11rb::CURRENT_TIME, x11rb::NONE, 0, 0, 0);
        pressed.expect("a display").check().expect("a key that was pressed");
    }
}

fn connect() -> (RustConnection, usize) {
    x11rb::connect(None).expect("a display (xvfb-run -a)")
}

fn atom(display: &RustConnection, name: &str) -> u32 {
    display.intern_atom(false, name.as_bytes()).expect("a display").reply().expect("a name").atom
}
