//! With whom a material is shared, when, and in which session.

use std::collections::BTreeSet;

use nenrin_domain::{Day, Instant, Learner, LearnerId, Material, MaterialId, SessionId, Share, ShareId};
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::check::LIST;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// With whom and when, as it is wished.
pub(super) struct Sharing {
    learners: BTreeSet<LearnerId>,
    session: Option<Plain<SessionId>>,
    pub day: Day,
}

impl Sharing {
    /// Each learner once, however often they are named.
    pub fn of(learners: &[Plain<LearnerId>], session: Option<Plain<SessionId>>, day: Day) -> Result<Self, Failure> {
        if learners.len() > LIST {
            return Err(Failure::not_allowed("learners", &format!("at_most_{LIST}")));
        }
        Ok(Self { learners: learners.iter().map(|learner| learner.0).collect(), session, day })
    }

    /// The act that does it; it is one learner's when it concerns one.
    pub fn act(&self, kind: &'static str, at: Instant) -> Act {
        let mut act = Act::new(kind, at);
        let mut learners = self.learners.iter();
        act.learner = learners.next().filter(|_| learners.next().is_none()).copied();
        act
    }

    /// Shares the material with everyone with whom it is not shared yet.
    pub fn write(&self, writer: &mut Writer<'_>, material: MaterialId) -> Result<Vec<Plain<ShareId>>, Failure> {
        let mut shared = Vec::new();
        for learner in self.learners.iter().copied() {
            writer.get::<Learner>(learner)?;
            let session = check::session_of(writer, self.session, learner)?;
            let same = |had: &Share| (had.material, had.session) == (material, session);
            if !writer.shares_of(learner)?.iter().any(same) {
                let id = writer.mint();
                writer.add(&Share { id, material, learner, session, day: self.day })?;
                shared.push(Plain(id));
            }
        }
        Ok(shared)
    }
}

/// Shares a material with learners.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareMaterial {
    /// What is shared.
    pub material: Plain<MaterialId>,
    /// With whom; those with whom it is shared already are passed over.
    pub learners: Vec<Plain<LearnerId>>,
    /// In which session.
    pub session: Option<Plain<SessionId>>,
    /// On which day; today when absent.
    pub day: Option<Plain<Day>>,
}

impl Command for ShareMaterial {
    const NAME: &'static str = "material.share";
    type Output = Vec<Plain<ShareId>>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<Plain<ShareId>>>, Failure> {
        check::list("learners", &self.learners)?;
        let today = call.today();
        let day = check::not_after("day", check::plain(self.day).unwrap_or(today), today)?;
        let sharing = Sharing::of(&self.learners, self.session, day)?;
        let material: Material = call.store()?.get(self.material.0)?;
        let act = sharing.act(Self::NAME, call.now()).about("name", material.title);
        let done = call.act(&act, |writer| match sharing.write(writer, material.id)? {
            none if none.is_empty() => Err(Failure::not_allowed("material", "shared_already")),
            shared => Ok(shared),
        })?;
        Ok(done.into())
    }
}

/// Takes back that a material was shared. The material stays.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveShare {
    /// The share.
    pub share: Plain<ShareId>,
}

impl Command for RemoveShare {
    const NAME: &'static str = "share.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let share: Share = call.store()?.get(self.share.0)?;
        let act = Act::new(Self::NAME, call.now()).of(share.learner);
        Ok(call.act(&act, |writer| Ok(writer.remove::<Share>(share.id)?))?.into())
    }
}
