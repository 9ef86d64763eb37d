//! Repeated measurements.

use std::hint::black_box;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// The times that the same work took.
#[derive(Debug, Default)]
pub struct Times {
    taken: Vec<Duration>,
    /// How long a processor worked on all of it.
    busy: Duration,
}

impl Times {
    /// Does `work` once unmeasured, then `times` times.
    pub fn of<T>(times: usize, mut work: impl FnMut() -> T) -> Self {
        black_box(work());
        let mut taken = Self::default();
        for _ in 0..times {
            black_box(taken.time(&mut work));
        }
        taken
    }

    /// Does `work` once and notes how long it took.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (begun, busy) = (Instant::now(), busy());
        let done = work();
        self.push(begun.elapsed(), self::busy().saturating_sub(busy));
        done
    }

    /// Notes a time measured elsewhere.
    pub fn push(&mut self, taken: Duration, busy: Duration) {
        self.taken.push(taken);
        self.busy += busy;
    }

    /// Takes over the times of the same kind of work.
    pub fn append(&mut self, other: Self) {
        self.taken.extend(other.taken);
        self.busy += other.busy;
    }

    /// Milliseconds that half of the times stay below.
    pub fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// Milliseconds that 95 of 100 times stay below.
    pub fn p95(&self) -> f64 {
        self.percentile(95)
    }

    /// Milliseconds that 99 of 100 times stay below; of fewer than 100 times, the longest.
    pub fn p99(&self) -> f64 {
        self.percentile(99)
    }

    /// Milliseconds that the longest took.
    pub fn longest(&self) -> f64 {
        self.percentile(100)
    }

    /// How many times there are.
    pub fn count(&self) -> usize {
        self.taken.len()
    }

    /// Milliseconds for which a processor worked on it, on average: what the work itself asks for, however many other
    /// programs want the processor.
    pub fn busy(&self) -> f64 {
        self.busy.as_secs_f64() * 1000.0 / self.taken.len() as f64
    }

    fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.taken.clone();
        sorted.sort();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted[rank - 1].as_secs_f64() * 1000.0
    }
}

/// How long processors have worked for this process so far.
pub fn busy() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap()
}
