//! Finding a group by its name. Its name is nobody's own, so no hit of a learner can tell of it.

use std::cmp::Reverse;

use nenrin_domain::{Day, Gathering, LearnerId, Session, SessionId, fold};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Most groups that are found by their name.
const FOUND: u32 = 50;

/// Looks for groups whose name has all the words that were typed, the last made first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindGatherings {
    /// What was typed.
    pub text: String,
    /// How many at most, up to 50.
    pub limit: u32,
}

/// A group that was found, with the session by which it is opened.
#[derive(Debug, Serialize, TS)]
pub struct FoundGathering {
    /// One of its sessions.
    pub session: Plain<SessionId>,
    /// Whose session that is.
    pub learner: Plain<LearnerId>,
    /// What the group is called.
    pub title: String,
    /// The day on which it meets.
    pub day: Plain<Day>,
}

impl Command for FindGatherings {
    const NAME: &'static str = "gathering.find";
    type Output = Vec<FoundGathering>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<FoundGathering>>, Failure> {
        let typed = check::optional("text", Some(&self.text), check::LINE)?.map(|text| fold(&text));
        let Some(typed) = typed else { return Ok(Answer::read(Vec::new())) };
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let store = call.store()?;
        let mut found = Vec::new();
        for Gathering { id, title } in store.gatherings()?.into_iter().rev() {
            let Some(title) = title.filter(|title| holds(title, &wanted)) else { continue };
            let Some(session) = meeting(store.sessions_of_gathering(id)?) else { continue };
            let (day, learner) = (Plain(session.day), Plain(session.learner));
            found.push(FoundGathering { session: Plain(session.id), learner, title, day });
            if found.len() >= self.limit.min(FOUND) as usize {
                break;
            }
        }
        Ok(Answer::read(found))
    }
}

fn holds(title: &str, wanted: &[&str]) -> bool {
    let said = fold(title);
    wanted.iter().all(|word| said.contains(word))
}

/// A session on the day on which most of a group meet, the first one of such days; some may have moved to another.
fn meeting(sessions: Vec<Session>) -> Option<Session> {
    let on = |day: Day| sessions.iter().filter(|session| session.day == day).count();
    let day = sessions.iter().map(|session| session.day).min_by_key(|day| (Reverse(on(*day)), *day));
    sessions.into_iter().find(|session| Some(session.day) == day)
}
