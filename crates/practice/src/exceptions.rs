//! What one session counts as, and exceptions from the policy for this very one.

use nenrin_domain::{Entitlement, Policy, Session, SessionId, goodwill};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::booking::go_on;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks what a session counts as.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountsOfSession {
    /// The session.
    pub session: Plain<SessionId>,
}

/// What a session counts as; each is `null` while it has no outcome.
#[derive(Debug, Serialize, TS)]
pub struct SessionCounts {
    /// Whether it took place.
    pub happened: Option<Counted>,
    /// Whether it uses a ticket.
    pub consumes: Option<Counted>,
    /// Whether it is charged.
    pub chargeable: Option<Counted>,
    /// Whether its ticket was given back out of goodwill: then it uses none, whatever is said of it.
    pub given_back: bool,
}

/// What the policy says, and what was said of the one session.
#[derive(Debug, Serialize, TS)]
pub struct Counted {
    /// By the policy that held when the outcome became known.
    pub by_policy: bool,
    /// What was said of this session, whatever the policy says; `null` without an exception.
    pub exception: Option<bool>,
}

impl SessionCounts {
    fn of(session: &Session, policy: &Policy, entries: &[Entitlement]) -> Self {
        let flags = session.state.outcome().map(|_| policy.without_exception(session));
        let counted = |by_policy: Option<bool>, exception| by_policy.map(|by_policy| Counted { by_policy, exception });
        Self {
            happened: counted(flags.map(|flags| flags.happened), session.happened),
            consumes: counted(flags.map(|flags| flags.consumes), session.consumes),
            chargeable: counted(flags.map(|flags| flags.chargeable), session.chargeable),
            given_back: goodwill(entries).is_some(),
        }
    }
}

impl Command for CountsOfSession {
    const NAME: &'static str = "session.counts";
    type Output = SessionCounts;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SessionCounts>, Failure> {
        let store = call.store()?;
        let session: Session = store.get(self.session.0)?;
        let entries = store.entitlements_of_session(session.learner, session.id)?;
        Ok(Answer::read(SessionCounts::of(&session, &store.policy()?, &entries)))
    }
}

/// Says of one session what it counts as, or that the policy holds. Its ticket follows in the same act. An exception stays
/// when the outcome is corrected; what was said of a booking only because it was called off goes with that.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExceptSession {
    /// The session, whose outcome must be known.
    pub session: Plain<SessionId>,
    /// Whether it took place; `null` as its outcome says.
    pub happened: Option<bool>,
    /// Whether it uses a ticket; `null` by the policy.
    pub consumes: Option<bool>,
    /// Whether it is charged; `null` by the policy.
    pub chargeable: Option<bool>,
}

impl Command for ExceptSession {
    const NAME: &'static str = "session.flags";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (before, today): (Session, _) = (call.store()?.get(self.session.0)?, call.today());
        if before.state.outcome().is_none() {
            return Err(Failure::not_allowed("session", "outcome_not_known"));
        }
        let Self { happened, consumes, chargeable, .. } = self;
        let after = Session { happened, consumes, chargeable, ..before.clone() };
        let act = Act::new(Self::NAME, call.now()).of(before.learner).about("day", before.day.to_string());
        Ok(call.act(&act, |writer| go_on(writer, &before, after, today))?.into())
    }
}
