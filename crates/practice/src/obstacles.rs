//! What stands in a learner's way.

use nenrin_domain::{Day, Learner, LearnerId, Obstacle, ObstacleId, SessionId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// One obstacle.
#[derive(Debug, Serialize, TS)]
pub struct ObstacleView {
    /// Identity.
    pub id: Plain<ObstacleId>,
    /// The coach's category.
    pub category: Option<String>,
    /// In a few words.
    pub text: String,
    /// The day it was named.
    pub opened_on: Plain<Day>,
    /// The day it was out of the way.
    pub cleared_on: Option<Plain<Day>>,
}

impl From<Obstacle> for ObstacleView {
    fn from(obstacle: Obstacle) -> Self {
        let Obstacle { id, category, text, opened_on, cleared_on, .. } = obstacle;
        Self { id: Plain(id), category, text, opened_on: Plain(opened_on), cleared_on: cleared_on.map(Plain) }
    }
}

/// Notes what stands in a learner's way.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddObstacle {
    /// In whose way.
    pub learner: Plain<LearnerId>,
    /// In a few words.
    pub text: String,
    /// The coach's category.
    pub category: Option<String>,
    /// The session in which it was named.
    pub session: Option<Plain<SessionId>>,
    /// The day it was named; today when absent.
    pub opened_on: Option<Plain<Day>>,
}

impl Command for AddObstacle {
    const NAME: &'static str = "obstacle.add";
    type Output = Plain<ObstacleId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ObstacleId>>, Failure> {
        let (learner, opened_on) = (self.learner.0, check::plain(self.opened_on).unwrap_or(call.today()));
        let text = check::required("text", &self.text, check::LINE)?;
        let category = check::optional("category", self.category.as_deref(), check::NAME)?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let session = check::session_of(writer, self.session, learner)?;
            let id = writer.mint();
            writer.add(&Obstacle { id, learner, session, category, text, opened_on, cleared_on: None })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Notes that an obstacle is out of the way.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClearObstacle {
    /// The obstacle.
    pub obstacle: Plain<ObstacleId>,
    /// Since which day; today when absent.
    pub cleared_on: Option<Plain<Day>>,
}

impl Command for ClearObstacle {
    const NAME: &'static str = "obstacle.clear";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut obstacle: Obstacle = call.store()?.get(self.obstacle.0)?;
        let cleared_on = check::plain(self.cleared_on).unwrap_or(call.today());
        obstacle.cleared_on = Some(check::not_before("cleared_on", cleared_on, obstacle.opened_on)?);
        let act = Act::new(Self::NAME, call.now()).of(obstacle.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&obstacle)?))?.into())
    }
}
