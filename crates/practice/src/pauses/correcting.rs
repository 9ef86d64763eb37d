//! Pauses that were written down with a mistake, or do not come about, before they have begun.

use nenrin_domain::{Contract, Day, Pause, PauseId};
use nenrin_store::{Act, Store};
use serde::Deserialize;
use ts_rs::TS;

use super::terms::move_terms;
use super::{call_off_within, is_free, last_day};
use crate::calling_off::CallOff;
use crate::lengthening::gives;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Puts the days of a pause that has not begun right, as if it had been [added](super::AddPause) with them: the terms it had
/// lengthened come back, and those it lengthens now grow. It is refused where the end of a pause [would be](super::EndPause).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectPause {
    /// The pause.
    pub pause: Plain<PauseId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; absent until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The bookings within it that are called off, as in [`AddPause`](super::AddPause); none when absent.
    pub call_off: Option<CallOff>,
}

impl Command for CorrectPause {
    const NAME: &'static str = "pause.correct";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let before = ahead(call.store()?.get(self.pause.0)?, call.today())?;
        let starts_on = self.starts_on.0;
        let pause = Pause { starts_on, ends_on: last_day(starts_on, self.ends_on)?, ..before.clone() };
        let moment = call.minute();
        let done = call.act(&Act::new(Self::NAME, call.now()).of(pause.learner), |writer| {
            if !is_free(writer, &pause)? {
                return Err(Failure::not_allowed("starts_on", "no_pause_yet"));
            }
            writer.put(&pause)?;
            let moved = move_terms(writer, &pause, |store, contract| days_between(store, contract, &before, &pause))?;
            call_off_within(writer, &pause, self.call_off, moment)?;
            moved.check(writer, moment.0)
        })?;
        Ok(done.into())
    }
}

/// By how many days a term moves when `before` becomes `after`, which lengthens it only if it begins in the term as agreed.
fn days_between(store: &Store, contract: &Contract, before: &Pause, after: &Pause) -> Result<i64, Failure> {
    let had = gives(store, before, contract)?;
    let agreed = Contract { term_end: contract.term_end.map(|last| last.plus(-had)), ..contract.clone() };
    Ok(gives(store, after, &agreed)? - had)
}

/// Takes a pause that has not begun back: it is removed, and the terms it had lengthened end as they did. Bookings that were
/// called off with it stay so: their times may be somebody else's by now. It is refused where the end of a pause
/// [would be](super::EndPause).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovePause {
    /// The pause.
    pub pause: Plain<PauseId>,
}

impl Command for RemovePause {
    const NAME: &'static str = "pause.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let today = call.today();
        let pause = ahead(call.store()?.get(self.pause.0)?, today)?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(pause.learner), |writer| {
            let moved = move_terms(writer, &pause, |store, contract| Ok(-gives(store, &pause, contract)?))?;
            writer.remove::<Pause>(pause.id)?;
            moved.check(writer, today)
        })?;
        Ok(done.into())
    }
}

/// A pause that has not begun: one that has, was, and is ended instead.
fn ahead(pause: Pause, today: Day) -> Result<Pause, Failure> {
    if pause.starts_on <= today {
        return Err(Failure::not_allowed("pause", "not_begun_yet"));
    }
    Ok(pause)
}
