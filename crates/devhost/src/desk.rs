//! What the practice asks of the program around it, answered without a desktop.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{NaiveDateTime, Utc};
use nenrin_domain::{DomainError, Instant, Zone};
use nenrin_practice::{Dialog, Host, Language};

/// A host with a clock that can start at any time, and dialogs that answer what was said at the start.
pub struct LoopbackHost {
    zone: Zone,
    /// How far this host's clock is ahead of the real one, in milliseconds.
    ahead: i64,
    picks: Mutex<VecDeque<PathBuf>>,
}

impl LoopbackHost {
    /// A host in `zone` whose clock starts at local time `now`, or at the real time.
    pub fn new(zone: &str, now: Option<&str>, picks: Vec<PathBuf>) -> Result<Self, Box<dyn std::error::Error>> {
        let zone: Zone = zone.parse()?;
        let ahead = now.map(|now| start(now, zone)).transpose()?.map_or(0, |start| start.millis() - real());
        Ok(Self { zone, ahead, picks: Mutex::new(picks.into()) })
    }
}

fn start(now: &str, zone: Zone) -> Result<Instant, DomainError> {
    let wall =
        NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").map_err(|_| DomainError::NotADay(now.to_owned()))?;
    let (day, time) = (wall.format("%Y-%m-%d").to_string(), wall.format("%H:%M").to_string());
    Ok(day.parse::<nenrin_domain::Day>()?.at(time.parse()?, zone))
}

#[allow(clippy::disallowed_methods, reason = "a host is where the clock is read")]
fn real() -> i64 {
    Utc::now().timestamp_millis()
}

impl Host for LoopbackHost {
    fn now(&self) -> Instant {
        Instant::from_millis(real() + self.ahead)
    }

    fn zone(&self) -> Option<Zone> {
        Some(self.zone)
    }

    fn language(&self) -> Language {
        Language::Ja
    }

    fn ask(&self, _: &Dialog, _: Option<&Path>) -> Option<PathBuf> {
        self.picks.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    fn reveal(&self, _: &Path) {}
}
