//! One keyboard for all walks of a program.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A display without a window manager gives the keyboard to one window: walks that type take turns. The turn lasts until what
/// is returned is dropped; a walk that failed has ended its own.
pub fn take_turns() -> MutexGuard<'static, ()> {
    static KEYBOARD: Mutex<()> = Mutex::new(());
    KEYBOARD.lock().unwrap_or_else(PoisonError::into_inner)
}
