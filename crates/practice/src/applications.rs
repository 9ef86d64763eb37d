//! Applications (申込): what somebody wrote or said when they first asked.

use nenrin_domain::{Application, ApplicationId, ApplicationState, Channel, Day, Learner};
use nenrin_exchange::intake::asks_for_concern;
use nenrin_store::{Act, LeadApplication};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::LearnerName;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// An application in the list.
#[derive(Debug, Serialize, TS)]
pub struct ApplicationLine {
    /// Identity.
    pub id: Plain<ApplicationId>,
    /// Who.
    pub learner: LearnerName,
    /// The day they asked.
    pub applied_on: Plain<Day>,
    /// Days since then.
    pub days: i64,
    /// How they have come to ask.
    pub channel: Option<String>,
    /// What they ask for: as they wrote in this application, else as it is known of them.
    pub concern: Option<String>,
    /// How they can be reached: mail, telephone, LINE.
    pub contacts: Vec<String>,
    /// How they like to be contacted.
    pub preferred_channel: Option<Word<Channel>>,
    /// The questions and answers of a form.
    pub answers: Vec<(String, String)>,
    /// How far it has come.
    pub state: Word<ApplicationState>,
}

impl ApplicationLine {
    pub(crate) fn of(LeadApplication { application, learner }: LeadApplication, today: Day) -> Self {
        Self {
            id: Plain(application.id),
            applied_on: Plain(application.applied_on),
            days: today.since(application.applied_on),
            concern: asked_for(&application, &learner),
            channel: application.channel,
            contacts: [&learner.mail, &learner.phone, &learner.line].into_iter().flatten().cloned().collect(),
            preferred_channel: learner.preferred_channel.map(Word),
            answers: application.answers.into_iter().map(|it| (it.question, it.answer)).collect(),
            state: Word(application.state),
            learner: LearnerName::of(learner),
        }
    }
}

/// What somebody asks for. Who has been a learner before may ask for something else now.
fn asked_for(application: &Application, learner: &Learner) -> Option<String> {
    let written = application.answers.iter().find(|it| asks_for_concern(&it.question));
    written.map(|it| it.answer.clone()).or_else(|| learner.concern.clone())
}

/// Says how far an application has come.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeApplication {
    /// The application.
    pub application: Plain<ApplicationId>,
    /// How far it has come.
    pub state: Word<ApplicationState>,
}

impl Command for ChangeApplication {
    const NAME: &'static str = "application.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let application: Application = call.store()?.get(self.application.0)?;
        let act = Act::new(Self::NAME, call.now()).of(application.learner);
        let changed = Application { state: self.state.0, ..application };
        Ok(call.act(&act, |writer| Ok(writer.put(&changed)?))?.into())
    }
}
