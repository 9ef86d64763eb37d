//! Leads: people who ask, from the first call to the decision after the trial.

use nenrin_domain::{Application, ApplicationId, ApplicationState, Day, FormAnswer, Learner, LearnerId, TrialId};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::applications::ApplicationLine;
use crate::planned::check_minutes;
use crate::shown::Listed;
use crate::trial_wish::TrialWish;
use crate::trials::TrialLine;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check, flow};

/// Who is calling.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// Full name.
    pub name: String,
    /// Reading of the name.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Name or id in LINE.
    pub line: Option<String>,
    /// What they ask for.
    pub concern: Option<String>,
    /// Where they heard of the practice.
    pub source: Option<String>,
}

/// Takes down who asks: the person, the application, and the trial if one is agreed, in one act.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLead {
    /// Who it is, when they are among the learners already: what is known of them stays, and gaps are filled.
    pub learner: Option<Plain<LearnerId>>,
    /// Who is calling.
    pub caller: Caller,
    /// What they said, each under its question in the coach's words. Of somebody known, what differs from the record is kept
    /// with the application.
    pub said: Option<Vec<(String, String)>>,
    /// How they have come to ask, in the coach's words or as the code of a channel.
    pub channel: Option<String>,
    /// The day they asked; today when absent.
    pub applied_on: Option<Plain<Day>>,
    /// The trial, when one is agreed.
    pub trial: Option<TrialWish>,
}

/// What was taken down.
#[derive(Debug, Serialize, TS)]
pub struct Lead {
    /// The person.
    pub learner: Plain<LearnerId>,
    /// The application.
    pub application: Plain<ApplicationId>,
    /// The trial.
    pub trial: Option<Plain<TrialId>>,
}

impl Command for AddLead {
    const NAME: &'static str = "lead.add";
    type Output = Lead;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Lead>, Failure> {
        let (today, zone) = (call.today(), call.zone());
        check_minutes(self.trial.as_ref().and_then(|trial| trial.minutes))?;
        let applied_on = check::not_after("applied_on", check::plain(self.applied_on).unwrap_or(today), today)?;
        let channel = check::optional("channel", self.channel.as_deref(), check::NAME)?;
        let name = check::required("name", &self.caller.name, check::NAME)?;
        let mut act = Act::new(Self::NAME, call.now()).about("name", name);
        act.learner = check::plain(self.learner);
        let done = call.act(&act, |writer| {
            let before = self.learner.map(|learner| writer.get::<Learner>(learner.0)).transpose()?;
            let learner = self.caller.described(writer, before)?;
            writer.put(&learner)?;
            let application = Application {
                id: writer.mint(),
                learner: learner.id,
                applied_on,
                channel,
                answers: said_otherwise(&learner, self.said.as_deref().unwrap_or_default())?,
                state: ApplicationState::New,
                flow: flow::current(writer)?,
            };
            writer.add(&application)?;
            let trial = self.trial.map(|wish| wish.agree(writer, &learner, today, zone)).transpose()?;
            Ok(Lead { learner: Plain(learner.id), application: Plain(application.id), trial: trial.map(Plain) })
        })?;
        Ok(done.into())
    }
}

impl Caller {
    /// The person as far as they are known: what `before` says stays, and the call fills the gaps.
    fn described(&self, writer: &Writer<'_>, before: Option<Learner>) -> Result<Learner, Failure> {
        let name = check::required("name", &self.name, check::NAME)?;
        let here = before.unwrap_or_else(|| Learner::named(writer.mint(), &name));
        let fill = |field: &str, known: Option<String>, said: &Option<String>, most| {
            let said = check::optional(field, said.as_deref(), most)?;
            Ok::<_, Failure>(known.or(said))
        };
        Ok(Learner {
            name: here.name.clone().or(Some(name)),
            kana: fill("kana", here.kana.clone(), &self.kana, check::NAME)?,
            mail: fill("mail", here.mail.clone(), &self.mail, check::NAME)?,
            phone: fill("phone", here.phone.clone(), &self.phone, check::NAME)?,
            line: fill("line", here.line.clone(), &self.line, check::NAME)?,
            concern: fill("concern", here.concern.clone(), &self.concern, check::TEXT)?,
            source: fill("source", here.source.clone(), &self.source, check::NAME)?,
            ..here
        })
    }
}

/// What somebody said that the record does not say of them.
fn said_otherwise(learner: &Learner, said: &[(String, String)]) -> Result<Vec<FormAnswer>, Failure> {
    let Learner { kana, mail, phone, line, concern, source, .. } = learner;
    let known = [kana, mail, phone, line, concern, source];
    let mut answers = Vec::new();
    for (question, answer) in said {
        let question = check::required("said", question, check::LINE)?;
        let Some(answer) = check::optional("said", Some(answer), check::TEXT)? else { continue };
        if known.iter().all(|known| known.as_deref() != Some(answer.as_str())) {
            answers.push(FormAnswer { question, answer });
        }
    }
    Ok(answers)
}

/// Asks for everyone who asks, or is to decide.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadsView {}

/// Everyone who asks, or is to decide.
#[derive(Debug, Serialize, TS)]
pub struct Leads {
    /// The day.
    pub today: Plain<Day>,
    /// Applications that are new or answered and have come no further, also to no contract, the oldest first.
    pub applications: Listed<ApplicationLine>,
    /// Trials that are undecided, booked ones among them, the oldest first.
    pub undecided: Listed<TrialLine>,
    /// Trials decided in the last 90 days, the latest first.
    pub decided: Listed<TrialLine>,
}

/// Asks how many leads wait for the coach, for the figure in the menu: applications to answer, and trials that are over and
/// undecided, unless a later day is agreed to speak of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountLeads {}

impl Command for CountLeads {
    const NAME: &'static str = "lead.count";
    type Output = u32;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<u32>, Failure> {
        let today = call.today();
        let waiting = |store: &Store| {
            let (asking, deciding) = (store.open_applications(0)?.total, store.undecided_trials(today, 0)?.total);
            Ok::<_, Failure>(asking.saturating_add(deciding))
        };
        Ok(Answer::read(call.store()?.at_one_moment(waiting)?))
    }
}

/// Rows of each list.
const ROWS: u32 = 200;

/// Days for which decided trials are shown.
const DECIDED_DAYS: i64 = 90;

impl Command for LeadsView {
    const NAME: &'static str = "leads.view";
    type Output = Leads;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Leads>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let trial = |trial| TrialLine::of(trial, today);
        let application = |lead| ApplicationLine::of(lead, today);
        Ok(Answer::read(Leads {
            today: Plain(today),
            applications: Listed::of(store.open_applications(ROWS)?, application),
            undecided: Listed::of(store.open_trials(ROWS)?, trial),
            decided: Listed::of(store.decided_trials(today.plus(-DECIDED_DAYS), ROWS)?, trial),
        }))
    }
}
