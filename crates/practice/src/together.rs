//! What is done with several learners at once, each time as one act that is taken back as one.

use nenrin_domain::{Day, FollowUpPurpose, Learner, LearnerId, Pause, Trigger};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::follow_ups::{Opening, open};
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Most learners of one act.
const MOST: usize = 20_000;

/// With how many learners something was done.
#[derive(Debug, Default, Serialize, TS)]
pub struct Together {
    /// With so many it was done.
    pub done: u32,
    /// So many were left as they are, because it holds for them already or cannot.
    pub left: u32,
}

/// Gives labels to learners and takes labels from them.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TagLearners {
    /// The learners.
    pub learners: Vec<Plain<LearnerId>>,
    /// The labels they shall have.
    pub add: Vec<String>,
    /// The labels they shall no longer have.
    pub remove: Vec<String>,
}

impl Command for TagLearners {
    const NAME: &'static str = "learners.tag";
    type Output = Together;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Together>, Failure> {
        let (add, remove) = (check::tags(&self.add)?, check::tags(&self.remove)?);
        if add.is_empty() && remove.is_empty() {
            return Err(Failure::not_allowed("tags", "empty"));
        }
        let named = [add.as_slice(), remove.as_slice()].concat().join(", ");
        together(call, Self::NAME, &self.learners, ("name", named), |writer, learner| {
            let before: Learner = writer.get(learner)?;
            let kept = before.tags.iter().filter(|tag| !remove.contains(tag)).chain(&add).cloned();
            let tags = check::tags(&kept.collect::<Vec<_>>())?;
            let is_new = tags != before.tags;
            if is_new {
                writer.put(&Learner { tags, ..before })?;
            }
            Ok(is_new)
        })
    }
}

/// Notes that learners rest from a day on. Whoever rests in that time already is left as they are.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PauseLearners {
    /// Who rests.
    pub learners: Vec<Plain<LearnerId>>,
    /// First day; today when absent.
    pub starts_on: Option<Plain<Day>>,
    /// Planned last day; absent until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
}

impl Command for PauseLearners {
    const NAME: &'static str = "learners.pause";
    type Output = Together;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Together>, Failure> {
        let starts_on = check::plain(self.starts_on).unwrap_or(call.today());
        let ends_on = check::plain(self.ends_on).map(|day| check::not_before("ends_on", day, starts_on)).transpose()?;
        let reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let about = ("day", ends_on.unwrap_or(starts_on).to_string());
        together(call, Self::NAME, &self.learners, about, |writer, learner| {
            writer.get::<Learner>(learner)?;
            let pause = Pause {
                id: writer.mint(),
                learner,
                starts_on,
                ends_on,
                reason: reason.clone(),
                contract: None,
                billed: false,
                extends_term: false,
            };
            let is_free = !writer.pauses_of(learner)?.iter().any(|other| other.overlaps(&pause));
            if is_free {
                writer.add(&pause)?;
            }
            Ok(is_free)
        })
    }
}

/// Writes down that learners are to be contacted. For whom the same is open already, it stays as it is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FollowUpLearners {
    /// Whom it is about.
    pub learners: Vec<Plain<LearnerId>>,
    /// What is to be done.
    pub text: String,
    /// The day on which it should be done; today when absent.
    pub due_on: Option<Plain<Day>>,
}

impl Command for FollowUpLearners {
    const NAME: &'static str = "learners.follow_up";
    type Output = Together;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Together>, Failure> {
        let today = call.today();
        let due_on = check::not_before("due_on", check::plain(self.due_on).unwrap_or(today), today)?;
        let text = check::required("text", &self.text, check::LINE)?;
        together(call, Self::NAME, &self.learners, ("day", due_on.to_string()), |writer, learner| {
            writer.get::<Learner>(learner)?;
            let (purpose, trigger, text) = (FollowUpPurpose::Admin, Trigger::ByHand, Some(text.clone()));
            let is_new = writer.open_follow_up(learner, None, trigger, text.as_deref())?.is_none();
            open(writer, today, Opening { learner, contract: None, purpose, trigger, due_on, text })?;
            Ok(is_new)
        })
    }
}

/// Does one act with all of them. `with` answers whether it was done with the one, or not needed.
fn together(
    call: &mut Call<'_>,
    name: &'static str,
    learners: &[Plain<LearnerId>],
    (about, what): (&'static str, String),
    mut with: impl FnMut(&mut Writer<'_>, LearnerId) -> Result<bool, Failure>,
) -> Result<Answer<Together>, Failure> {
    if learners.is_empty() || learners.len() > MOST {
        return Err(Failure::not_allowed("learners", &format!("1_to_{MOST}")));
    }
    let act = Act::new(name, call.now()).about(about, what).about("count", learners.len().to_string());
    let done = call.act(&act, |writer| {
        let mut together = Together::default();
        for Plain(learner) in learners {
            if with(writer, *learner)? { together.done += 1 } else { together.left += 1 }
        }
        Ok(together)
    })?;
    Ok(done.into())
}
