//! The desk the practice is run from: its clock, its zone, its folder and its dialogs.
//!
//! The only place in the program that asks what time it is.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use directories::ProjectDirs;
use nenrin_practice::{Host, Language, Theme, domain};
use rfd::FileDialog;
use tauri::{AppHandle, Manager, Runtime};

use crate::start::CannotStart;

/// Names another data folder, for tests and for a practice kept elsewhere.
const DATA_FOLDER_VARIABLE: &str = "NENRIN_DATA";

/// Where the practice is kept: `NENRIN_DATA`, or the platform's folder for the local data of a program (not
/// the roaming one: a database must not be copied about behind its back).
pub fn data_folder() -> Result<PathBuf, CannotStart> {
    match std::env::var_os(DATA_FOLDER_VARIABLE) {
        Some(folder) if !folder.is_empty() => Ok(PathBuf::from(folder)),
        _ => ProjectDirs::from("", "", "Nenrin")
            .map(|folders| folders.data_local_dir().to_owned())
            .ok_or(CannotStart::NoHome),
    }
}

/// The practice's host in the desktop program.
pub struct Desk<R: Runtime> {
    app: AppHandle<R>,
    data_folder: PathBuf,
}

impl<R: Runtime> Desk<R> {
    /// A desk whose practice is kept in `data_folder`.
    #[must_use]
    pub fn new(app: AppHandle<R>, data_folder: PathBuf) -> Self {
        Self { app, data_folder }
    }
}

impl<R: Runtime> Host for Desk<R> {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
    fn now(&self) -> domain::Instant {
        domain::Instant::from_millis(chrono::Utc::now().timestamp_millis())
    }

    fn zone(&self) -> domain::Zone {
        let name = iana_time_zone::get_timezone().unwrap_or_default();
        name.parse().unwrap_or(domain::Zone::UTC)
    }

    fn data_folder(&self) -> PathBuf {
        self.data_folder.clone()
    }

    fn system_language(&self) -> Language {
        system_language()
    }

    fn system_theme(&self) -> Theme {
        match self.app.get_webview_window("main").and_then(|window| window.theme().ok()) {
            Some(tauri::Theme::Dark) => Theme::Dark,
            _ => Theme::Light,
        }
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        FileDialog::new().pick_folder()
    }

    fn pick_file(&self, extensions: &[&str]) -> Option<PathBuf> {
        FileDialog::new().add_filter(extensions.join(", "), extensions).pick_file()
    }

    fn save_file(&self, suggested_name: &str) -> Option<PathBuf> {
        FileDialog::new().set_file_name(suggested_name).save_file()
    }

    fn reveal(&self, path: &Path) {
        // Shown in the platform's own file manager; a desk without one shows nothing, and nothing is lost.
        let shown = if cfg!(target_os = "macos") {
            Command::new("open").arg("-R").arg(path).status()
        } else if cfg!(windows) {
            Command::new("explorer").arg(path).status()
        } else {
            Command::new("xdg-open").arg(if path.is_dir() { path } else { path.parent().unwrap_or(path) }).status()
        };
        drop(shown);
    }
}

/// Japanese where the system speaks Japanese, English everywhere else.
pub fn system_language() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_ascii_lowercase().starts_with("ja") => Language::Japanese,
        _ => Language::English,
    }
}
