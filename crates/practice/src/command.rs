//! A command is a struct: its fields are what is asked, running it is the use case.

use nenrin_store::{Done, Touched};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

use crate::{Call, Dialog, Failure};

/// One thing the UI or the command line can ask of the practice.
pub trait Command: DeserializeOwned + TS + 'static {
    /// Its name on the wire: `room.verb`.
    const NAME: &'static str;
    /// What it answers.
    type Output: Serialize + TS + 'static;
    /// The dialog in which the person is asked before it is done; what was named is [`Call::picked`] then. A dialog may
    /// stand open for long, so nobody is kept waiting for the desk meanwhile.
    ///
    /// # Errors
    /// A [`Failure`] when it would be asked in vain.
    fn asks(&self, _call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        Ok(None)
    }
    /// Does it.
    ///
    /// # Errors
    /// A [`Failure`]; nothing is half-done then.
    fn run(self, call: &mut Call<'_>) -> Result<Answer<Self::Output>, Failure>;
}

/// What a command answers: a value, and what changed with it.
#[derive(Debug)]
pub struct Answer<T> {
    /// The value.
    pub value: T,
    /// What changed; empty for a question.
    pub touched: Touched,
}

impl<T> Answer<T> {
    /// The answer to a question.
    #[must_use]
    pub fn read(value: T) -> Self {
        Self { value, touched: Touched::default() }
    }

    /// The same answer with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        Answer { value: change(self.value), touched: self.touched }
    }
}

impl<T> From<Done<T>> for Answer<T> {
    fn from(done: Done<T>) -> Self {
        Self { value: done.value, touched: done.touched }
    }
}
