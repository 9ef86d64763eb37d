//! What is done with several learners at once, each time as one act that is taken back as one.

use nenrin_domain::{Contract, Day, FollowUpPurpose, Learner, LearnerId, Pause, Plan, PlanId, Trigger};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contracts::Agreed;
use crate::follow_ups::{Opening, open};
use crate::pauses::{add_if_free, bookings_within, last_day, ordinary};
use crate::shown::LearnerName;
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

/// How many learners rest now.
#[derive(Debug, Serialize, TS)]
pub struct RestTogether {
    /// So many rest by this act.
    pub done: u32,
    /// So many were left as they are, because they rest in that time already.
    pub left: u32,
    /// How many bookings of those who rest by it lie in that time. They stand.
    pub bookings: u32,
}

/// Notes that learners rest from a day on, all that is agreed with them. Whoever rests in that time already is left as they are.
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
    type Output = RestTogether;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<RestTogether>, Failure> {
        let starts_on = check::plain(self.starts_on).unwrap_or(call.today());
        let ends_on = last_day(starts_on, self.ends_on)?;
        let reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let about = ("day", ends_on.unwrap_or(starts_on).to_string());
        let (moment, mut bookings) = (call.minute(), 0);
        let rest = together(call, Self::NAME, &self.learners, about, |writer, learner| {
            writer.get::<Learner>(learner)?;
            let pause = Pause { reason: reason.clone(), ..ordinary(writer.mint(), learner, starts_on, ends_on) };
            let is_new = add_if_free(writer, &pause)?;
            if is_new {
                bookings += bookings_within(writer, &pause, moment)?.len();
            }
            Ok(is_new)
        })?;
        let Together { done, left } = rest.value;
        let bookings = u32::try_from(bookings).unwrap_or(u32::MAX);
        Ok(Answer { value: RestTogether { done, left, bookings }, touched: rest.touched })
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

/// Makes a contract by a plan with each of the learners. Whoever has one already that covers the first day or begins later
/// is left as they are, and so is whoever is erased.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgreeWithLearners {
    /// With whom.
    pub learners: Vec<Plain<LearnerId>>,
    /// The plan whose terms hold.
    pub plan: Plain<PlanId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// The day the price is due; no payments are expected when absent.
    pub due_on: Option<Plain<Day>>,
}

/// With whom a contract was made.
#[derive(Debug, Serialize, TS)]
pub struct AgreedTogether {
    /// With so many one was made.
    pub done: u32,
    /// So many were left as they are.
    pub left: u32,
    /// The first of those who have one already.
    pub running: Vec<LearnerName>,
}

/// Most learners who are named as passed over.
const NAMED: usize = 20;

impl Command for AgreeWithLearners {
    const NAME: &'static str = "learners.agree";
    type Output = AgreedTogether;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<AgreedTogether>, Failure> {
        let plan: Plan = call.store()?.get(self.plan.0)?;
        let (starts_on, due_on) = (self.starts_on.0, self.due_on);
        let agreed = Agreed { plan: Some(self.plan), terms: None, more: None, payer: None, starts_on, due_on };
        let mut running = Vec::new();
        let came = together(call, Self::NAME, &self.learners, ("name", plan.name), |writer, id| {
            let learner: Learner = writer.get(id)?;
            let lasts = |contract: &Contract| contract.last_day().is_none_or(|last| starts_on <= last);
            let has_one = writer.contracts_of(id)?.iter().any(lasts);
            if has_one && running.len() < NAMED {
                running.push(LearnerName::from(&learner));
            }
            if has_one || learner.erased_on.is_some() {
                return Ok(false);
            }
            agreed.conclude(writer, id).map(|_| true)
        })?;
        let Together { done, left } = came.value;
        Ok(Answer { value: AgreedTogether { done, left, running }, touched: came.touched })
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
