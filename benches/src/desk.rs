//! The program around a measured practice: a clock that stands still until it is moved, and one answer for dialogs.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use nenrin_domain::{Day, Instant, Zone};
use nenrin_practice::{Dialog, Host, Language};

/// A desk in Tokyo, at 11 o'clock.
pub struct BenchDesk {
    millis: AtomicI64,
    pick: PathBuf,
}

impl BenchDesk {
    /// A desk whose clock shows `day`, at which whoever is asked for a folder picks `pick`.
    pub fn on(day: Day, pick: &Path) -> Self {
        let desk = Self { millis: AtomicI64::new(0), pick: pick.to_owned() };
        desk.set(day);
        desk
    }

    /// Moves the clock to `day`.
    pub fn set(&self, day: Day) {
        self.millis.store(day.at("11:00".parse().unwrap(), tokyo()).millis(), Ordering::Relaxed);
    }
}

fn tokyo() -> Zone {
    "Asia/Tokyo".parse().unwrap()
}

impl Host for BenchDesk {
    fn now(&self) -> Instant {
        Instant::from_millis(self.millis.fetch_add(1, Ordering::Relaxed))
    }

    fn zone(&self) -> Option<Zone> {
        Some(tokyo())
    }

    fn language(&self) -> Language {
        Language::Ja
    }

    fn ask(&self, _: &Dialog, _: Option<&Path>) -> Option<PathBuf> {
        Some(self.pick.clone())
    }

    fn reveal(&self, _: &Path) {}
}
