//! Repeated measurements.

use std::time::{Duration, Instant};

/// The times that the same work took.
#[derive(Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does `work` once unmeasured, then `times` times.
    pub fn of<T>(times: usize, mut work: impl FnMut() -> T) -> Self {
        work();
        let mut taken = Self::default();
        for _ in 0..times {
            taken.time(&mut work);
        }
        taken
    }

    /// Does `work` once and notes how long it took.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.0.push(begun.elapsed());
        done
    }

    /// Notes a time measured elsewhere.
    pub fn push(&mut self, milliseconds: f64) {
        self.0.push(Duration::from_secs_f64(milliseconds / 1000.0));
    }

    /// Takes over the times of the same kind of work.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Milliseconds that half of the times stay below.
    pub fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// Milliseconds that 99 of 100 times stay below; of fewer than 100 times, the longest.
    pub fn p99(&self) -> f64 {
        self.percentile(99)
    }

    fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted[rank - 1].as_secs_f64() * 1000.0
    }
}
