//! A terminal as the program around the practice: it has a clock and a zone, and no dialogs.

use std::path::{Path, PathBuf};

use chrono::Utc;
use nenrin_domain::{Instant, Zone};
use nenrin_practice::{Dialog, Host, Language};

/// The data folder of the desktop program.
pub fn default_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "nenrin").map(|dirs| dirs.data_local_dir().to_owned())
}

/// The terminal.
pub struct TerminalHost {
    language: Language,
    zone: Option<Zone>,
}

impl TerminalHost {
    /// A terminal that answers in `language`.
    pub fn new(language: Language) -> Self {
        Self { language, zone: iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()) }
    }
}

impl Host for TerminalHost {
    #[allow(clippy::disallowed_methods, reason = "a host is where the clock is read")]
    fn now(&self) -> Instant {
        Instant::from_millis(Utc::now().timestamp_millis())
    }

    fn zone(&self) -> Option<Zone> {
        self.zone
    }

    fn language(&self) -> Language {
        self.language
    }

    fn ask(&self, _: &Dialog, _: Option<&Path>) -> Option<PathBuf> {
        None
    }

    fn reveal(&self, _: &Path) {}
}
