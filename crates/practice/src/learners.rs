//! The list of learners.

use nenrin_domain::{Learner, LearnerId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks for all learners in kana order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListLearners {}

/// One line of the list.
#[derive(Debug, Serialize, TS)]
pub struct LearnerLine {
    /// Identity.
    pub id: Plain<LearnerId>,
    /// Name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// Reading.
    pub kana: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
}

impl Command for ListLearners {
    const NAME: &'static str = "learners.list";
    type Output = Vec<LearnerLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<LearnerLine>>, Failure> {
        let mut learners = call.store()?.learners()?;
        learners.sort_by_cached_key(Learner::sort_key);
        let line = |l: Learner| LearnerLine { id: Plain(l.id), name: l.name, kana: l.kana, external_id: l.external_id };
        Ok(Answer::read(learners.into_iter().map(line).collect()))
    }
}

/// Adds a learner by name.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLearner {
    /// Full name.
    pub name: String,
    /// Reading in hiragana; may be absent.
    pub kana: Option<String>,
}

impl Command for AddLearner {
    const NAME: &'static str = "learner.add";
    type Output = Plain<LearnerId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<LearnerId>>, Failure> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > 200 {
            return Err(Failure::not_allowed("name", "1_to_200"));
        }
        let (today, act) = (call.today(), Act::new("learner.add", call.now()).about("name", name.to_owned()));
        let done = call.act(&act, |writer| {
            let mut learner = Learner::named(writer.mint(), name);
            learner.kana = self.kana;
            learner.joined_on = Some(today);
            writer.add(&learner)?;
            Ok(Plain(learner.id))
        })?;
        Ok(done.into())
    }
}
