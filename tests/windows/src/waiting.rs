//! Waiting for what the coach would see, never for time to pass.

use std::thread;
use std::time::{Duration, Instant};

/// Far beyond what any step takes; reaching it means that it will not happen.
const LIMIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// Returns as soon as `holds`; fails naming `what` if it never does.
#[track_caller]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    until_some(what, || holds().then_some(()));
}

/// Returns what `look` finds as soon as it finds it; fails naming `what` if it never does.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "a limit for waiting, not a time of the practice")]
pub fn until_some<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < LIMIT, "waited in vain for: {what}");
        thread::sleep(PAUSE);
    }
}
