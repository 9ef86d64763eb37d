//! A trial that is agreed on: with a lead, or with somebody who is known.

use nenrin_domain::{
    Application, ApplicationState, Day, DayTime, Learner, Mode, Session, SessionId, SessionState, Trial, TrialId,
    TrialOutcome, Zone,
};
use nenrin_store::Writer;
use serde::Deserialize;
use ts_rs::TS;

use crate::places::check_place;
use crate::planned::check_free;
use crate::wire::{Plain, Word};
use crate::{Failure, check, flow};

/// When the trial is to be.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrialWish {
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
    /// Where: a link or a place.
    pub place: Option<String>,
}

impl TrialWish {
    /// Books the session and the trial that is held in it: what the person has asked before has come so far, too.
    pub(crate) fn agree(
        self,
        writer: &mut Writer<'_>,
        learner: &Learner,
        today: Day,
        zone: Zone,
    ) -> Result<TrialId, Failure> {
        check_free(writer, learner.id, self.day.0, None)?;
        for asked in writer.applications_of(learner.id)?.into_iter().filter(is_open) {
            writer.put(&Application { state: ApplicationState::TrialBooked, ..asked })?;
        }
        let session = Session {
            time: check::plain(self.time),
            minutes: self.minutes,
            mode: self.mode.map(|mode| mode.0),
            place: check_place(self.place.as_deref())?,
            booked_on: Some(today),
            // A trial is free, also for someone who has a contract.
            consumes: Some(false),
            chargeable: Some(false),
            ..Session::on(writer.mint::<SessionId>(), learner.id, self.day.0, zone, SessionState::Booked)
        };
        writer.add(&session)?;
        let trial = Trial {
            learner: Some(learner.id),
            source: learner.source.clone(),
            session: Some(session.id),
            flow: flow::current(writer)?,
            ..Trial::on(writer.mint(), self.day.0, TrialOutcome::Undecided)
        };
        writer.add(&trial)?;
        Ok(trial.id)
    }
}

fn is_open(application: &Application) -> bool {
    matches!(application.state, ApplicationState::New | ApplicationState::Contacted)
}
