//! The menu bar of macOS. Elsewhere the window has none.
//!
//! The system's own Quit ends the process without asking the window, and typing would be lost; here it
//! closes the window, which asks the page first. Without an Edit menu Cmd+C and Cmd+V would do nothing.

use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Builder, Manager, Runtime};

const QUIT: &str = "quit";

/// Gives the program its menu bar where the platform has one.
pub fn attach<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    if !cfg!(target_os = "macos") {
        return builder;
    }
    builder.menu(menu_bar).on_menu_event(|app, event| {
        if event.id() == QUIT
            && let Some(window) = app.get_webview_window("main")
        {
            // A window that cannot take the request is closing already.
            drop(window.close());
        }
    })
}

fn menu_bar<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let quit = MenuItem::with_id(app, QUIT, "Quit Nenrin", true, Some("CmdOrCtrl+Q"))?;
    let program = Submenu::with_items(
        app,
        "Nenrin",
        true,
        &[
            &PredefinedMenuItem::hide(app, None)?,
            &PredefinedMenuItem::hide_others(app, None)?,
            &PredefinedMenuItem::show_all(app, None)?,
            &PredefinedMenuItem::separator(app)?,
            &quit,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        "Edit",
        true,
        &[
            &PredefinedMenuItem::undo(app, None)?,
            &PredefinedMenuItem::redo(app, None)?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::cut(app, None)?,
            &PredefinedMenuItem::copy(app, None)?,
            &PredefinedMenuItem::paste(app, None)?,
            &PredefinedMenuItem::select_all(app, None)?,
        ],
    )?;
    Menu::with_items(app, &[&program, &edit])
}
