//! The desk the practice is run from: its clock, its zone, its folder and its dialogs.
//!
//! The only place in the program that asks what time it is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::Utc;
use directories::ProjectDirs;
use nenrin_domain::{Instant, Zone};
use nenrin_practice::{Dialog, FileKind, Host, Language};
use rfd::FileDialog;

use crate::start::CannotStart;

/// Names another data folder, for tests and for a practice kept elsewhere.
const DATA_FOLDER_VARIABLE: &str = "NENRIN_DATA";

/// Where the practice is kept: `NENRIN_DATA`, or the platform's folder for the local data of a program (not
/// the roaming one: a database must not be copied about behind its back).
pub fn data_folder() -> Result<PathBuf, CannotStart> {
    match std::env::var_os(DATA_FOLDER_VARIABLE) {
        Some(folder) if !folder.is_empty() => Ok(PathBuf::from(folder)),
        _ => ProjectDirs::from("", "", "nenrin")
            .map(|folders| folders.data_local_dir().to_owned())
            .ok_or(CannotStart::NoHome),
    }
}

/// A desktop as the program around the practice.
pub struct DesktopHost;

impl Host for DesktopHost {
    #[expect(clippy::disallowed_methods, reason = "a host is where the clock is read")]
    fn now(&self) -> Instant {
        Instant::from_millis(Utc::now().timestamp_millis())
    }

    fn zone(&self) -> Option<Zone> {
        iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok())
    }

    fn language(&self) -> Language {
        system_language()
    }

    fn ask(&self, dialog: &Dialog, begin_in: Option<&Path>) -> Option<PathBuf> {
        let begun = |dialog: FileDialog| match begin_in {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        };
        match dialog {
            Dialog::Folder => begun(FileDialog::new()).pick_folder(),
            Dialog::File(kind) => begun(dialog_for(*kind)).pick_file(),
            Dialog::NewFile(kind, suggested_name) => begun(dialog_for(*kind)).set_file_name(suggested_name).save_file(),
        }
    }

    fn reveal(&self, folder: &Path) {
        show(folder.as_os_str());
    }

    fn browse(&self, address: &str) {
        show(OsStr::new(address));
    }
}

/// Hands a folder or an address to whatever the system shows it with.
fn show(what: &OsStr) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let mut asked = Command::new(opener);
    asked.arg(what);
    // A desktop without a file manager shows nothing, and nothing is lost. Some run until their window is closed, so
    // nobody waits for them.
    std::thread::spawn(move || asked.status());
}
fn dialog_for(kind: FileKind) -> FileDialog {
    match kind {
        FileKind::Zip => FileDialog::new().add_filter("ZIP", &["zip"]),
        FileKind::Tables => {
            FileDialog::new().add_filter("CSV, XLSX, ICS, ZIP", &["csv", "tsv", "txt", "xlsx", "ics", "zip"])
        }
        FileKind::Csv => FileDialog::new().add_filter("CSV", &["csv"]),
        FileKind::Calendar => FileDialog::new().add_filter("ICS", &["ics"]),
        FileKind::Drawing => FileDialog::new().add_filter("SVG", &["svg"]),
        FileKind::Picture => FileDialog::new().add_filter("PNG", &["png"]),
        FileKind::Pdf => FileDialog::new().add_filter("PDF", &["pdf"]),
        FileKind::Page => FileDialog::new().add_filter("HTML", &["html"]),
        FileKind::Any => FileDialog::new(),
        FileKind::Workbook => FileDialog::new().add_filter("XLSX", &["xlsx"]),
    }
}

/// Japanese where the system speaks Japanese, English everywhere else.
pub fn system_language() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_ascii_lowercase().starts_with("ja") => Language::Ja,
        _ => Language::En,
    }
}
