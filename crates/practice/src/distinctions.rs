//! "Not the same person": two learners who look like one are told apart, once and for all.

use nenrin_domain::{Distinction, Learner, LearnerId};
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::derived::Key;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Says that two learners are two people: nothing asks of them again whether they are one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TellApart {
    /// One of them.
    pub learner: Plain<LearnerId>,
    /// The other one.
    pub other: Plain<LearnerId>,
}

impl Command for TellApart {
    const NAME: &'static str = "learner.not_same";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (learner, other) = (self.learner.0, self.other.0);
        if learner == other {
            return Err(Failure::not_allowed("other", "two_people"));
        }
        let there: Learner = call.store()?.get(other)?;
        if there.erased_on.is_some() {
            return Err(Failure::not_allowed("other", "not_erased"));
        }
        call.store()?.get::<Learner>(learner)?;
        let name = there.name.or(there.external_id).unwrap_or_default();
        let act = Act::new(Self::NAME, call.now()).of(learner).about("name", name);
        let done = call.act(&act, |writer| Ok::<_, Failure>(writer.put(&between(learner, other))?))?;
        Ok(done.into())
    }
}

/// The distinction of two learners. Its identity is the pair's, so that there is one of each, whoever says it.
pub(crate) fn between(a: LearnerId, b: LearnerId) -> Distinction {
    let (one, other) = Distinction::pair(a, b);
    Distinction::between(Key::of("distinction").with(one).with(other).timeless(), one, other)
}

/// Lets whomever `other` was told apart from be told apart from `keep`, who becomes the same person.
pub(crate) fn hand_over(writer: &mut Writer<'_>, keep: LearnerId, other: LearnerId) -> Result<(), Failure> {
    for told in writer.distinctions_of(other)? {
        writer.remove::<Distinction>(told.id)?;
        let third = told.partner_of(other);
        if third != keep {
            writer.put(&between(keep, third))?;
        }
    }
    Ok(())
}
