//! Long work: how far it has come, and whether the coach wants it to stop. Asked without waiting for the work itself.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::{Code, Failure};

/// The state of the one piece of long work that may be under way.
#[derive(Debug, Default)]
pub struct Work {
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
}

impl Work {
    /// Begins a piece of work of `total` steps.
    pub fn begin(&self, total: u64) {
        self.stop.store(false, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Counts steps as done.
    ///
    /// # Errors
    /// [`Code::Cancelled`] when the coach wants it to stop: the work then leaves nothing behind.
    pub fn step(&self, steps: u64) -> Result<(), Failure> {
        self.done.fetch_add(steps, Ordering::Relaxed);
        if self.is_stopping() { Err(Failure::new(Code::Cancelled)) } else { Ok(()) }
    }

    /// The work is over.
    pub fn end(&self) {
        self.total.store(0, Ordering::Relaxed);
    }

    /// Whether the coach wants the work to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Asks the work to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Steps done and steps in all; `None` while nothing is under way.
    #[must_use]
    pub fn progress(&self) -> Option<(u64, u64)> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| (self.done.load(Ordering::Relaxed).min(total), total))
    }
}

/// Shows progress for as long as it lives.
pub(crate) struct Progress<'w>(&'w Work);

impl<'w> Progress<'w> {
    /// Begins a piece of work of `total` steps.
    pub fn begin(work: &'w Work, total: u64) -> Self {
        work.begin(total);
        Self(work)
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}
