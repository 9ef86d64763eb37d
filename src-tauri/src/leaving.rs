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
//! after [`PATIENCE`]. Even then no more than the last moment of typing is at risk, because drafts are
//! saved while typing.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tauri::{Manager, Runtime, WebviewWindow};

/// How long the page may take to save; far more than a commit on a slow disk needs.
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

/// The question that is still open, if the window has been asked to close.
#[derive(Default)]
pub struct Leaving(Mutex<Option<Sender<Answer>>>);

impl Leaving {
    /// Asks the page to save. Closing twice in a row asks once.
    pub fn ask<R: Runtime>(&self, window: &WebviewWindow<R>) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_some() {
            return;
        }
        let (answered, answer) = channel();
        *open = Some(answered);
        drop(open);
        let window = window.clone();
        thread::spawn(move || {
            let heard = match window.eval(ANNOUNCE) {
                Ok(()) => answer.recv_timeout(PATIENCE).unwrap_or(Answer::Leave),
                Err(_) => Answer::Leave,
            };
            window.state::<Self>().settle(heard, &window);
        });
    }

    /// Takes the page's answer. Without an open question `Leave` is the coach's own wish to close.
    pub fn take<R: Runtime>(&self, answer: Answer, window: &WebviewWindow<R>) {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match open {
            // The waiting thread settles it; if it has just given up, it is settled already.
            Some(waiting) => drop(waiting.send(answer)),
            None => self.settle(answer, window),
        }
    }

    fn settle<R: Runtime>(&self, answer: Answer, window: &WebviewWindow<R>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
        if answer == Answer::Leave {
            // The window can only be gone already, which is what is wanted.
            drop(window.destroy());
        }
    }
}
