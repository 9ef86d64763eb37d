//! Times in which a learner rests.

use nenrin_domain::{Day, Learner, LearnerId, Pause, PauseId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// One pause.
#[derive(Debug, Serialize, TS)]
pub struct PauseView {
    /// Identity.
    pub id: Plain<PauseId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; `null` until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
}

impl From<Pause> for PauseView {
    fn from(pause: Pause) -> Self {
        Self {
            id: Plain(pause.id),
            starts_on: Plain(pause.starts_on),
            ends_on: pause.ends_on.map(Plain),
            reason: pause.reason,
        }
    }
}

/// Notes that a learner rests from a day on.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPause {
    /// Who rests.
    pub learner: Plain<LearnerId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; absent until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
}

impl Command for AddPause {
    const NAME: &'static str = "pause.add";
    type Output = Plain<PauseId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PauseId>>, Failure> {
        let (learner, starts_on) = (self.learner.0, self.starts_on.0);
        let reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let ends_on = check::plain(self.ends_on).map(|day| check::not_before("ends_on", day, starts_on)).transpose()?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let pause = Pause {
                id: writer.mint(),
                learner,
                starts_on,
                ends_on,
                reason,
                contract: None,
                billed: false,
                extends_term: false,
            };
            if writer.pauses_of(learner)?.iter().any(|other| other.overlaps(&pause)) {
                return Err(Failure::not_allowed("starts_on", "no_pause_yet"));
            }
            writer.add(&pause)?;
            Ok(Plain(pause.id))
        })?;
        Ok(done.into())
    }
}

/// Notes the last day of a pause.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPause {
    /// The pause.
    pub pause: Plain<PauseId>,
    /// Its last day.
    pub ends_on: Plain<Day>,
}

impl Command for EndPause {
    const NAME: &'static str = "pause.end";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut pause: Pause = call.store()?.get(self.pause.0)?;
        pause.ends_on = Some(check::not_before("ends_on", self.ends_on.0, pause.starts_on)?);
        let done = call.act(&Act::new(Self::NAME, call.now()).of(pause.learner), |writer| {
            let others = writer.pauses_of(pause.learner)?;
            if others.iter().any(|other| other.id != pause.id && other.overlaps(&pause)) {
                return Err(Failure::not_allowed("ends_on", "no_pause_yet"));
            }
            Ok(writer.put(&pause)?)
        })?;
        Ok(done.into())
    }
}
