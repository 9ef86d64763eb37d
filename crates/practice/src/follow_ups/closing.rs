//! What becomes of a follow-up: done, put off, or not worth doing. The contact in which it was done is logged with it.

use nenrin_domain::{Coded, Day, FollowUp, FollowUpId, FollowUpResult, FollowUpState, Interaction, InteractionId};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use crate::interactions::Contact;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Closes a follow-up as done, with what came of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishFollowUp {
    /// The follow-up.
    pub follow_up: Plain<FollowUpId>,
    /// What came of it.
    pub result: Word<FollowUpResult>,
    /// The contact that was made, to be logged with it.
    pub contact: Option<Contact>,
    /// The contact in which it was done, when that is logged already.
    pub logged: Option<Plain<InteractionId>>,
}

impl Command for FinishFollowUp {
    const NAME: &'static str = "follow_up.finish";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (today, result) = (call.today(), self.result.0);
        let closed = open_one(call, self.follow_up.0)?.closed(today, FollowUpState::Done, Some(result));
        let act = Act::new(Self::NAME, call.now()).of(closed.learner).about("result", result.as_code().to_owned());
        let Some(logged) = check::plain(self.logged) else { return write(call, &act, &closed, self.contact.as_ref()) };
        let logged: Interaction = call.store()?.get(logged)?;
        if logged.learner != closed.learner {
            return Err(Failure::not_allowed("logged", "of_this_learner"));
        }
        let done = call.act(&act, |writer| {
            writer.put(&closed)?;
            Ok::<_, Failure>(writer.put(&Interaction { follow_up: Some(closed.id), ..logged })?)
        })?;
        Ok(done.into())
    }
}

/// Puts a follow-up off to a later day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SnoozeFollowUp {
    /// The follow-up.
    pub follow_up: Plain<FollowUpId>,
    /// The day on which it comes back; after today.
    pub until: Plain<Day>,
    /// Why.
    pub reason: String,
    /// A contact that was made, to be logged with it.
    pub contact: Option<Contact>,
}

impl Command for SnoozeFollowUp {
    const NAME: &'static str = "follow_up.snooze";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let until = check::not_before("until", self.until.0, call.today().plus(1))?;
        let reason = check::required("reason", &self.reason, check::LINE)?;
        let (state, due_on, reason) = (FollowUpState::Snoozed, Some(until), Some(reason));
        let snoozed = FollowUp { state, due_on, reason, ..open_one(call, self.follow_up.0)? };
        let act = Act::new(Self::NAME, call.now()).of(snoozed.learner).about("day", until.to_string());
        write(call, &act, &snoozed, self.contact.as_ref())
    }
}

/// Closes a follow-up that is not worth doing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DismissFollowUp {
    /// The follow-up.
    pub follow_up: Plain<FollowUpId>,
    /// Why.
    pub reason: String,
}

impl Command for DismissFollowUp {
    const NAME: &'static str = "follow_up.dismiss";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let reason = Some(check::required("reason", &self.reason, check::LINE)?);
        let closed = open_one(call, self.follow_up.0)?.closed(call.today(), FollowUpState::Dismissed, None);
        let act = Act::new(Self::NAME, call.now()).of(closed.learner);
        write(call, &act, &FollowUp { reason, ..closed }, None)
    }
}

fn open_one(call: &Call<'_>, id: FollowUpId) -> Result<FollowUp, Failure> {
    let follow_up: FollowUp = call.store()?.get(id)?;
    if follow_up.state.is_open() { Ok(follow_up) } else { Err(Failure::not_allowed("follow_up", "followed_up")) }
}

fn write(
    call: &mut Call<'_>,
    act: &Act,
    follow_up: &FollowUp,
    contact: Option<&Contact>,
) -> Result<Answer<()>, Failure> {
    let (told, (day, time)) = (contact.map(Contact::told).transpose()?, call.minute());
    let done = call.act(act, |writer| {
        writer.put(follow_up)?;
        if let Some((channel, way, summary)) = told {
            writer.add(&Interaction {
                id: writer.mint(),
                learner: follow_up.learner,
                day,
                time: Some(time),
                channel,
                way,
                summary: Some(summary),
                reply_hours: None,
                follow_up: Some(follow_up.id),
            })?;
        }
        Ok::<_, Failure>(())
    })?;
    Ok(done.into())
}
