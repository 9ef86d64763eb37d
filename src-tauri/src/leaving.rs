//! Closing the window without losing a word.
//!
//! A request to close (button, menu, Cmd+Q) first becomes the event `nenrin:leaving` on the page's `window`.
//! The page saves what is being typed and answers with one call:
//!
//! - `shell.leave`: all is saved; the window goes.
//! - `shell.stay`: it could not be saved; the window stays, and the page says why and what to do. A later
//!   `shell.leave`, asked for by the coach, still closes it.
//!
//! A page that does not answer at all is taken to be broken and must not hold the coach: the window goes
//! after [`PATIENCE`]. A page whose calls wait for the practice, which may be bringing a history in, is not
//! broken: as long as one is under way the window stays, since it may be the one that saves.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tauri::{Manager, Runtime, WebviewWindow};

/// How long the page may be silent; far more than a commit on a slow disk needs.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the page hears. A DOM event needs no permission, unlike Tauri's own events.
const ANNOUNCE: &str = "window.dispatchEvent(new Event('nenrin:leaving'))";

/// What the page says when the window is about to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing unsaved is left.
    Leave,
    /// Something could not be saved.
    Stay,
}

impl Answer {
    /// The answer a call by this name carries, if it is one.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "shell.leave" => Some(Self::Leave),
            "shell.stay" => Some(Self::Stay),
            _ => None,
        }
    }
}

/// The calls of the page so far, by which it shows that it is alive.
#[derive(Default)]
pub struct Calls {
    begun: AtomicU64,
    answered: AtomicU64,
}

impl Calls {
    /// The page asks the practice something.
    pub fn begin(&self) {
        self.begun.fetch_add(1, Ordering::SeqCst);
    }

    /// The practice has answered.
    pub fn answer(&self) {
        self.answered.fetch_add(1, Ordering::SeqCst);
    }

    fn count(&self) -> Count {
        Count { begun: self.begun.load(Ordering::SeqCst), answered: self.answered.load(Ordering::SeqCst) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Count {
    begun: u64,
    answered: u64,
}

/// The question that is still open, if the window has been asked to close.
#[derive(Default)]
pub struct Leaving {
    open: Mutex<Option<Sender<Answer>>>,
    /// What the page asks meanwhile.
    pub calls: Calls,
}

impl Leaving {
    /// Asks the page to save. Closing twice in a row asks once.
    pub fn ask<R: Runtime>(&self, window: &WebviewWindow<R>) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_some() {
            return;
        }
        let (answered, answer) = channel();
        *open = Some(answered);
        drop(open);
        let window = window.clone();
        thread::spawn(move || {
            let heard = match window.eval(ANNOUNCE) {
                Ok(()) => hear(&answer, PATIENCE, || window.state::<Self>().calls.count()),
                Err(_) => Answer::Leave,
            };
            window.state::<Self>().settle(heard, &window);
        });
    }

    /// Takes the page's answer. Without an open question `Leave` is the coach's own wish to close.
    pub fn take<R: Runtime>(&self, answer: Answer, window: &WebviewWindow<R>) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match open {
            // The waiting thread settles it; if it has just given up, it is settled already.
            Some(waiting) => drop(waiting.send(answer)),
            None => self.settle(answer, window),
        }
    }

    fn settle<R: Runtime>(&self, answer: Answer, window: &WebviewWindow<R>) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = None;
        if answer == Answer::Leave {
            // The window can only be gone already, which is what is wanted.
            drop(window.destroy());
        }
    }
}

/// Takes the system's wish that the program ends, as when the session does, for the coach's to close the window: what is being
/// typed is saved, and the practice is closed. Elsewhere than on Unix the system closes the window itself.
#[cfg_attr(not(unix), allow(unused_variables, reason = "nothing is to be done there"))]
pub fn heed_system<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let window = window.clone();
        drop(tauri::async_runtime::spawn(async move {
            let Ok(mut terminated) = signal(SignalKind::terminate()) else { return };
            while terminated.recv().await.is_some() {
                window.state::<Leaving>().ask(&window);
            }
        }));
    }
}

/// Waits for the page's answer. The page is given up once it has been silent for `patience`: no call of it was begun or
/// answered in that time, and none is under way.
fn hear(answer: &Receiver<Answer>, patience: Duration, calls: impl Fn() -> Count) -> Answer {
    let mut before = calls();
    loop {
        match answer.recv_timeout(patience) {
            Ok(answer) => return answer,
            Err(RecvTimeoutError::Disconnected) => return Answer::Leave,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let now = calls();
        if now == before && now.begun == now.answered {
            return Answer::Leave;
        }
        before = now;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{Answer, Count, hear};

    /// What is heard when the calls are counted as in `counts`, one after the other, and the page then says `Stay`.
    fn heard(counts: &[(u64, u64)]) -> (Answer, usize) {
        let (page, answer) = channel();
        let asked = Cell::new(0);
        let calls = || {
            let (begun, answered) = counts[asked.get()];
            asked.set(asked.get() + 1);
            if asked.get() == counts.len() {
                page.send(Answer::Stay).unwrap();
            }
            Count { begun, answered }
        };
        (hear(&answer, Duration::ZERO, calls), asked.get())
    }

    #[test]
    fn a_page_whose_call_is_under_way_is_waited_for_however_long_it_takes() {
        assert_eq!(heard(&[(7, 6), (7, 6), (7, 6), (7, 6)]), (Answer::Stay, 4));
    }

    #[test]
    fn a_page_that_was_just_answered_may_ask_once_more() {
        assert_eq!(heard(&[(7, 6), (7, 7), (8, 7), (8, 8)]), (Answer::Stay, 4));
    }

    #[test]
    fn a_silent_page_is_given_up() {
        assert_eq!(heard(&[(7, 7), (7, 7), (7, 7)]), (Answer::Leave, 2));
    }
}
