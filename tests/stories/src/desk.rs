//! The program around a practice in a story: a clock that stands still until it is moved, and dialogs in which the
//! coach picks what the story said, or cancels.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use nenrin_domain::{Day, Instant, Zone};
use nenrin_practice::{Dialog, Host, Language};

/// A desk in Tokyo.
pub struct StoryDesk {
    millis: AtomicI64,
    zone: Mutex<Option<Zone>>,
    pick: Mutex<Option<PathBuf>>,
    browsed: Mutex<Option<String>>,
}

impl StoryDesk {
    /// A desk whose clock shows local `time` of `day`.
    #[must_use]
    pub fn at(day: &str, time: &str) -> Self {
        let (millis, zone) = (AtomicI64::new(0), Mutex::new(Some(tokyo())));
        let desk = Self { millis, zone, pick: Mutex::new(None), browsed: Mutex::new(None) };
        desk.set(day, time);
        desk
    }

    /// Moves the clock to local `time` of `day`.
    pub fn set(&self, day: &str, time: &str) {
        let day: Day = day.parse().unwrap();
        self.millis.store(day.at(time.parse().unwrap(), tokyo()).millis(), Ordering::Relaxed);
    }

    /// The next dialog is answered with `path`.
    pub fn will_pick(&self, path: &Path) {
        *self.pick.lock().unwrap() = Some(path.to_owned());
    }

    /// From now on the system says that it is there; nothing of it, where none is named.
    pub fn is_in(&self, zone: Option<&str>) {
        *self.zone.lock().unwrap() = zone.map(|name| name.parse().unwrap());
    }

    /// The address that was shown since this was last asked.
    pub fn browsed(&self) -> Option<String> {
        self.browsed.lock().unwrap().take()
    }

    /// A second passes.
    pub fn tick(&self) {
        self.millis.fetch_add(1000, Ordering::Relaxed);
    }
}

fn tokyo() -> Zone {
    "Asia/Tokyo".parse().unwrap()
}

impl Host for StoryDesk {
    fn now(&self) -> Instant {
        Instant::from_millis(self.millis.load(Ordering::Relaxed))
    }

    fn zone(&self) -> Option<Zone> {
        *self.zone.lock().unwrap()
    }

    fn language(&self) -> Language {
        Language::Ja
    }

    fn ask(&self, _: &Dialog, _: Option<&Path>) -> Option<PathBuf> {
        self.pick.lock().unwrap().take()
    }

    fn reveal(&self, _: &Path) {}

    fn browse(&self, address: &str) {
        *self.browsed.lock().unwrap() = Some(address.to_owned());
    }
}
