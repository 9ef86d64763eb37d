//! Bookings as a calendar file.

use std::io::Write as _;
use std::path::Path;

use nenrin_domain::{Language, LearnerId, Session, SessionState, codes};
use nenrin_exchange::calendar::{self, Appointment, Standing, Start};
use nenrin_exchange::sheets::word_of;
use nenrin_store::Period;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, Preferences, check, outside};

codes! {
    /// How a calendar names the learner. Calendars are often seen by others.
    Naming {
        /// By name.
        Name = "name",
        /// By the first letters of the name.
        Initials = "initials",
        /// Not at all.
        Nobody = "nobody",
    }
}

/// Writes the bookings from today on to a calendar file; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveBookings {
    /// Whose; everyone's when absent.
    pub learner: Option<Plain<LearnerId>>,
    /// How learners are named.
    pub naming: Word<Naming>,
}

/// A calendar that was written.
#[derive(Debug, Serialize, TS)]
pub struct SavedBookings {
    /// The file's name.
    pub name: String,
    /// Bookings that take place.
    pub bookings: usize,
    /// Bookings that are told as called off, so that calendars that have them take them away.
    pub cancelled: usize,
}

impl Command for SaveBookings {
    const NAME: &'static str = "export.bookings";
    type Output = SavedBookings;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        call.store()?;
        let language = Preferences::read(call).language.into();
        let what = word_of("sheet", "bookings", language).unwrap_or("nenrin");
        Ok(Some(Dialog::NewFile(FileKind::Calendar, format!("{what}-{}.ics", call.today()))))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SavedBookings>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let language = Preferences::read(call).language.into();
        save_bookings(call, &path, check::plain(self.learner), self.naming.0, language).map(Answer::read)
    }
}

/// Writes the bookings from today on to the calendar file at `path`: those of `learner`, or everyone's. Those that were
/// called off are told as such. Neither notes nor amounts are in it.
///
/// # Errors
/// [`Code::DiskFull`] and others; a file that was at `path` is still there then.
pub fn save_bookings(
    call: &Call<'_>,
    path: &Path,
    learner: Option<LearnerId>,
    naming: Naming,
    language: Language,
) -> Result<SavedBookings, Failure> {
    let appointments = appointments(call, learner, naming, language)?;
    let text = calendar::write(&appointments, call.now());
    outside::write(call.desk.folder(), path, |mut file| Ok(file.write_all(text.as_bytes())?))?;
    let cancelled = appointments.iter().filter(|it| it.standing == Standing::Cancelled).count();
    let name = outside::name_of(path);
    Ok(SavedBookings { name, bookings: appointments.len() - cancelled, cancelled })
}

fn appointments(
    call: &Call<'_>,
    learner: Option<LearnerId>,
    naming: Naming,
    language: Language,
) -> Result<Vec<Appointment>, Failure> {
    let from_today = Period { from: Some(call.today()), to: None };
    call.store()?.at_one_moment(|store| {
        let mut appointments = Vec::new();
        for session in store.sessions_of_period(from_today)? {
            let Some(standing) = standing(session.state) else { continue };
            if learner.is_some_and(|learner| learner != session.learner) {
                continue;
            }
            let name = store.get::<nenrin_domain::Learner>(session.learner)?.name;
            appointments.push(Appointment {
                id: session.id.to_string(),
                sequence: store.changes_of(session.id)?.saturating_sub(1),
                start: start(&session),
                standing,
                summary: summary(name.as_deref(), naming, language),
                place: session.place,
            });
        }
        Ok(appointments)
    })
}

/// How certain a session that lies ahead is; `None` for one that has taken place already.
const fn standing(state: SessionState) -> Option<Standing> {
    match state {
        SessionState::Booked => Some(Standing::Confirmed),
        SessionState::Proposed => Some(Standing::Tentative),
        SessionState::CancelledByLearner
        | SessionState::CancelledByCoach
        | SessionState::LateCancelled
        | SessionState::Rescheduled => Some(Standing::Cancelled),
        SessionState::Held | SessionState::NoShow => None,
    }
}

fn start(session: &Session) -> Start {
    match session.time {
        Some(time) => {
            let minutes = session.minutes.unwrap_or(Session::USUAL_MINUTES);
            Start::At(session.day.at(time, session.zone), minutes)
        }
        None => Start::On(session.day),
    }
}

fn summary(name: Option<&str>, naming: Naming, language: Language) -> String {
    let what = word_of("calendar", "session", language).unwrap_or_default();
    let who = match naming {
        Naming::Name => name.map(ToOwned::to_owned),
        Naming::Initials => name.map(initials),
        Naming::Nobody => None,
    };
    who.map_or_else(|| what.to_owned(), |who| format!("{what}: {who}"))
}

/// The first letter of each part of a name.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|part| part.chars().next()).flat_map(|letter| [letter, '.']).collect()
}
