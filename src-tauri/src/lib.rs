//! The desktop shell: a window around the practice, and nothing else.
//!
//! It shows the page, hands each call of the page to the practice, and lends the practice what only a
//! desk has: a clock, dialogs and a folder. It holds no rule, no view and no SQL, and it must never
//! learn what a command means. Start with [`run`], then `call.rs` (the one command) and `desk.rs`.

mod call;
mod desk;
#[cfg(target_os = "linux")]
mod drawing;
mod frame;
mod leaving;
mod menu;
mod start;

use std::path::Path;
use std::sync::Arc;

use nenrin_practice::Office;
use tauri::{App, Builder, Context, Manager, RunEvent, Runtime, WebviewWindow, Wry};

pub use frame::is_own_page;
use leaving::Leaving;
pub use start::{CannotStart, Opening};

/// Opens the window on the practice in the data folder, and returns when it has been closed.
pub fn run(opening: Opening) -> Result<(), CannotStart> {
    // Before anything is opened: GTK would end the process in a panic.
    start::require_display()?;
    let data_folder = desk::data_folder()?;
    let program = configure(Builder::<Wry>::default())
        .setup(move |app| Ok(furnish(app, opening, &data_folder).map(drop)?))
        .build(context())?;
    program.run(|app, event| {
        // The process ends without dropping anything.
        if let RunEvent::Exit = event
            && let Some(office) = app.try_state::<Arc<Office>>()
        {
            office.close();
        }
    });
    Ok(())
}

/// What the program adds to a bare Tauri builder. Generic, so that a test can give it a runtime without a screen.
#[must_use]
pub fn configure<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    menu::attach(builder.manage(Leaving::default()).invoke_handler(tauri::generate_handler![call::call]))
}

/// Brings in the practice kept in `data_folder`, and opens the window on it.
pub fn furnish<R: Runtime>(app: &App<R>, opening: Opening, data_folder: &Path) -> tauri::Result<WebviewWindow<R>> {
    let office = Arc::new(Office::new(data_folder.to_owned()));
    opening.prepare(&office);
    app.manage(office);
    let window = frame::open_window(app, data_folder)?;
    leaving::heed_system(&window);
    Ok(window)
}

/// The compiled `tauri.conf.json`, the page and the permissions.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}
