//! A session of a series with all later ones: which they are, and cancelling them.

use nenrin_domain::{Coded, Outcome, SeriesId, Session, SessionId};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::booking::resolve;
use crate::planned::{open_session, this_and_later};
use crate::shown::SessionAt;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks of what series a session is one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeriesOfSession {
    /// The session.
    pub session: Plain<SessionId>,
}

/// A series, seen from one of its sessions.
#[derive(Debug, Serialize, TS)]
pub struct SeriesView {
    /// The series.
    pub series: Plain<SeriesId>,
    /// The session and all later ones that are still to take place.
    pub later: Vec<SessionAt>,
}

impl Command for SeriesOfSession {
    const NAME: &'static str = "series.of_session";
    type Output = Option<SeriesView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<SeriesView>>, Failure> {
        let store = call.store()?;
        let session: Session = store.get(self.session.0)?;
        let Some(series) = session.series.filter(|_| session.state.is_open()) else { return Ok(Answer::read(None)) };
        let later = this_and_later(store, &session)?;
        let later = later.iter().map(|later| SessionAt::from((later.id, later.day, later.time))).collect();
        Ok(Answer::read(Some(SeriesView { series: Plain(series), later })))
    }
}

/// Cancels a session of a series and all later ones that are still to take place. Answers how many.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelSeries {
    /// The first of those that are cancelled.
    pub session: Plain<SessionId>,
    /// By whom; one that was cancelled too late is told of by itself.
    pub state: Word<Outcome>,
}

impl Command for CancelSeries {
    const NAME: &'static str = "series.cancel";
    type Output = usize;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<usize>, Failure> {
        let (store, today, outcome) = (call.store()?, call.today(), self.state.0);
        if !matches!(outcome, Outcome::CancelledByLearner | Outcome::CancelledByCoach) {
            return Err(Failure::not_allowed("state", "a_cancellation"));
        }
        let session = of_series(store, self.session.0)?;
        let later = this_and_later(store, &session)?;
        let act = Act::new(Self::NAME, call.now())
            .of(session.learner)
            .about("day", session.day.to_string())
            .about("count", later.len().to_string())
            .about("state", outcome.as_code().to_owned());
        let done = call.act(&act, |writer| {
            for session in &later {
                resolve(writer, session, outcome, today)?;
            }
            Ok::<_, Failure>(later.len())
        })?;
        Ok(done.into())
    }
}

/// A session of a series that is still to take place, as far as the record knows.
pub(super) fn of_series(store: &Store, id: SessionId) -> Result<Session, Failure> {
    let session = open_session(store, id)?;
    if session.series.is_some() { Ok(session) } else { Err(Failure::not_allowed("session", "not_of_a_series")) }
}
