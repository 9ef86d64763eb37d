//! The door through which every call comes: JSON in, JSON out, one at a time.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, TryLockError};

use serde_json::json;

use crate::{Answer, Call, Command, Desk, Failure, Host, Work, commands, handouts, last_folder, metrics};

/// Bytes that a call may bring: more than the largest note with everything around it.
const BODY: usize = 4 * 1024 * 1024;

/// A data folder with its practices, of which one can be open. Can be called from any thread.
pub struct Office {
    desk: Mutex<Desk>,
    work: Work,
}

impl Office {
    /// The office of the data folder at `folder`, which is made when the first practice is.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { desk: Mutex::new(Desk::new(folder)), work: Work::default() }
    }

    /// Runs the command called `name` with `body`, a JSON object of its fields. Answers
    /// `{"ok": value, "touched": [topic…]}` or `{"failure": {"code", "about"}}`.
    pub fn call(&self, name: &str, body: &str, host: &dyn Host) -> String {
        // These two speak of the work under way and must not wait for it.
        let answer = match name {
            "work.progress" => Ok(json!({ "ok": self.work.progress(), "touched": [] }).to_string()),
            "work.stop" => {
                self.work.stop();
                Ok(json!({ "ok": null, "touched": [] }).to_string())
            }
            _ if body.len() > BODY => Err(Failure::not_allowed("body", "at_most_4_mb")),
            _ => commands::run(name, body, self, host),
        };
        answer.unwrap_or_else(|failure| json!({ "failure": failure }).to_string())
    }

    /// Works at the desk directly, for programs without a wire.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn with<T>(
        &self,
        host: &dyn Host,
        work: impl FnOnce(&mut Call<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut visit = self.visit(host);
        let opening = visit.desk.openings();
        let worked = work(&mut visit.call());
        worked.inspect_err(|failure| visit.desk.heed(failure, opening))
    }

    /// Closes the practice that is open, for the program ends: everything lies in its file alone then, with no log beside it. What
    /// is still under way is not waited for; what it has written is safe in the log, which the next opening merges.
    pub fn close(&self) {
        match self.desk.try_lock() {
            Ok(mut desk) => desk.close(),
            Err(TryLockError::Poisoned(desk)) => desk.into_inner().close(),
            Err(TryLockError::WouldBlock) => {}
        }
    }

    /// Does `command`, once the person has answered its dialog. The desk is free while the dialog stands open.
    pub(crate) fn run<C: Command>(&self, command: C, host: &dyn Host) -> Result<Answer<C::Output>, Failure> {
        let mut visit = self.visit(host);
        let mut picked = None;
        let asked = command.asks(&visit.call());
        if let Some(dialog) = asked.inspect_err(|failure| visit.call().heed(failure))? {
            let data = visit.desk.folder().to_owned();
            drop(visit);
            picked = host.ask(&dialog, last_folder::read(&data).as_deref());
            visit = self.visit(host);
            picked.iter().for_each(|chosen| last_folder::keep(&data, chosen));
        }
        let opening = visit.desk.openings();
        let mut call = Call { picked, ..visit.call() };
        let answer = command.run(&mut call).inspect_err(|failure| call.desk.heed(failure, opening))?;
        metrics::follow(&mut call, &answer.touched);
        handouts::follow(&mut call, &answer.touched);
        Ok(answer)
    }

    fn visit<'o>(&'o self, host: &'o dyn Host) -> Visit<'o> {
        // A panic while the desk was held cannot leave a transaction open: it was rolled back when it was dropped.
        let desk = self.desk.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Visit { desk, host, work: &self.work }
    }
}

struct Visit<'o> {
    desk: MutexGuard<'o, Desk>,
    host: &'o dyn Host,
    work: &'o Work,
}

impl Visit<'_> {
    fn call(&mut self) -> Call<'_> {
        Call { desk: &mut self.desk, host: self.host, work: self.work, picked: None }
    }
}
