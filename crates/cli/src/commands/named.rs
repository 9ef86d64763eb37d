//! Learners as the command line names them, and as it is told them.

use nenrin_domain::{Learner, LearnerId, fold};
use nenrin_practice::shown::LearnerName;
use nenrin_practice::{Call, Code, Failure};

use crate::words::Words;

/// How a learner is called: by name, else by the number of the history.
pub fn called(name: Option<&str>, external_id: Option<&str>, words: &Words) -> String {
    let number = format!("{:0>4}", external_id.unwrap_or_default());
    name.map_or_else(|| words.say("learner.unnamed", &[("id", &number)]), ToOwned::to_owned)
}

/// How the learner of a line is called: who came in without a number, by the identity.
pub fn called_in_line(learner: &LearnerName, words: &Words) -> String {
    let id = learner.external_id.clone().unwrap_or_else(|| learner.id.0.to_string());
    called(learner.name.as_deref(), Some(&id), words)
}

/// The learner that `told` means: an id, an id of the history tables, or a unique name.
///
/// # Errors
/// [`Code::Missing`] when nobody is meant, [`Code::NotAllowed`] when several are.
pub fn meant(call: &Call<'_>, told: &str) -> Result<LearnerId, Failure> {
    let learners = call.store()?.learners()?;
    if let Some(learner) = learners.iter().find(|l| l.id.to_string() == told || l.external_id.as_deref() == Some(told))
    {
        return Ok(learner.id);
    }
    let wanted = fold(told).replace(' ', "");
    let is_meant = |text: &Option<String>| text.as_ref().is_some_and(|text| fold(text).replace(' ', "") == wanted);
    let found: Vec<&Learner> = learners.iter().filter(|l| is_meant(&l.name) || is_meant(&l.kana)).collect();
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Failure::new(Code::Missing).about("entity", "learner")),
        several => Err(Failure::not_allowed("learner", "unique_name").about("count", several.len())),
    }
}
