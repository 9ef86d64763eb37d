//! Calendars as files of bookings. Whose a booking is: by the mail address of one who takes part, by one in what is said of
//! it, by the only name that stands in its title, or as an earlier time of the same event was given.

use std::collections::{HashMap, HashSet};

use nenrin_domain::{Coded as _, Day, Learner, LearnerId, Zone, name_key};
use nenrin_exchange::calendar::{self, Booking, Calendar, DoubtKind, SOURCE, Standing, Who};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::Sheet;
use nenrin_store::Store;

use super::notes::LineProblem;
use crate::{Code, Failure};

/// A file as lines, with what it says of itself.
pub(super) struct Opened {
    pub sheet: Sheet,
    /// Whose lines are, by their identities.
    pub given: HashMap<String, LearnerId>,
    /// What of it could not be followed.
    pub problems: Vec<LineProblem>,
}

impl From<Sheet> for Opened {
    fn from(sheet: Sheet) -> Self {
        Self { sheet, given: HashMap::new(), problems: Vec::new() }
    }
}

/// Reads the bookings of a calendar from `today` on; what was called off or left out with them, and after them what is over.
///
/// # Errors
/// [`Code::TableRefused`] when it is none that can be read.
pub(super) fn read(bytes: &[u8], store: Option<&Store>, zone: Zone, today: Day) -> Result<Opened, Failure> {
    let refused = |unfit: calendar::Unfit| Failure::new(Code::TableRefused).about("why", unfit.as_code());
    let mut calendar = calendar::read(bytes, zone, today).map_err(refused)?;
    let known = Known::of(store)?;
    let mut given = HashMap::new();
    let gone = no_longer_in(&calendar, store, today)?;
    calendar.left_out.extend(gone);
    let all = calendar.bookings.iter().chain(&calendar.left_out).chain(&calendar.past);
    let sheet = calendar::sheet(all, |booking| match known.learner_of(booking) {
        Some(learner) => {
            given.insert(booking.key.clone(), learner.id);
            said(learner)
        }
        None => Who { name: booking.summary.clone(), mail: known.guest_of(booking) },
    });
    let problems = calendar.doubts.into_iter().map(|doubt| problem(doubt.kind, doubt.about)).collect();
    Ok(Opened { sheet, given, problems })
}

/// The times that came earlier of events that stand in the calendar, and that these events no longer have: since they were moved
/// or cut short, say. They are called off, as what an event leaves out. Not where a part of the calendar could not be followed.
fn no_longer_in(calendar: &Calendar, store: Option<&Store>, today: Day) -> Result<Vec<Booking>, Failure> {
    let Some(store) = store.filter(|_| calendar.doubts.is_empty()) else { return Ok(Vec::new()) };
    let told = || calendar.bookings.iter().chain(&calendar.left_out);
    let keys: HashSet<&str> = told().map(|booking| booking.key.as_str()).collect();
    let mut latest: HashMap<&str, &Booking> = HashMap::new();
    for booking in told() {
        let of_event = latest.entry(&booking.uid).or_insert(booking);
        if of_event.sequence < booking.sequence {
            *of_event = booking;
        }
    }
    let mut gone = Vec::new();
    for (key, day, time) in store.bookings_of_origins(SOURCE, today)? {
        let event = key.rsplit_once('/').map_or(key.as_str(), |(event, _)| event);
        if let Some(booking) = latest.get(event).filter(|_| !keys.contains(key.as_str())) {
            let standing = Standing::Cancelled;
            gone.push(Booking { key, day, time, minutes: None, standing, ..(*booking).clone() });
        }
    }
    Ok(gone)
}

/// How a learner is named in a line.
fn said(learner: &Learner) -> Who {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Who { name: text(&learner.name), mail: text(&learner.mail) }
}

fn problem(kind: DoubtKind, text: String) -> LineProblem {
    let kind = match kind {
        DoubtKind::UnknownZone => ProblemKind::UnknownZone { text },
        DoubtKind::UnreadableRule | DoubtKind::TooFrequent | DoubtKind::ThisAndFuture => {
            ProblemKind::NotRepeated { text }
        }
        DoubtKind::Unreadable | DoubtKind::NoStart => ProblemKind::LeftOut { text },
        DoubtKind::TooMany => ProblemKind::TooManyRows,
    };
    LineProblem { line: 0, column: None, kind, rows: 1 }
}

/// The learners, and what tells them in a calendar.
struct Known {
    learners: Vec<Learner>,
    /// By the identity of an event of which a time was given to them.
    given: HashMap<String, LearnerId>,
}

impl Known {
    fn of(store: Option<&Store>) -> Result<Self, Failure> {
        let Some(store) = store else { return Ok(Self { learners: Vec::new(), given: HashMap::new() }) };
        let learners = store.learners()?.into_iter().filter(|learner| learner.erased_on.is_none()).collect();
        let mut given = HashMap::new();
        for (key, learner) in store.learners_of_origins(SOURCE)? {
            if let Some((event, _)) = key.rsplit_once('/') {
                given.insert(event.to_owned(), learner);
            }
            given.insert(key, learner);
        }
        Ok(Self { learners, given })
    }

    fn learner_of(&self, booking: &Booking) -> Option<&Learner> {
        let by_mail = |mails: &[String]| only(self.learners.iter().filter(|learner| has_one_of(learner, mails)));
        let in_words = || by_mail(&mails_in(booking.description.as_deref().unwrap_or_default()));
        let given = || {
            let id = self.given.get(&booking.key).or_else(|| self.given.get(&booking.uid))?;
            self.learners.iter().find(|learner| learner.id == *id)
        };
        by_mail(&booking.attendees).or_else(in_words).or_else(|| self.named_in(&booking.summary)).or_else(given)
    }

    /// The mail address by which the guest of a booking is to be found; empty when several of those who take part are learners.
    fn guest_of(&self, booking: &Booking) -> String {
        let is_guest = |learner: &&Learner| has_one_of(learner, &booking.attendees);
        let several = self.learners.iter().filter(is_guest).nth(1).is_some();
        booking.attendees.first().filter(|_| !several).cloned().unwrap_or_default()
    }

    /// The only learner whose name stands in a title.
    fn named_in(&self, title: &str) -> Option<&Learner> {
        let title = name_key(title);
        let stands = |learner: &&Learner| {
            let key = learner.name.as_deref().map(name_key).filter(|key| key.chars().count() > 1);
            key.is_some_and(|key| title.contains(&key))
        };
        only(self.learners.iter().filter(stands))
    }
}

fn has_one_of(learner: &Learner, mails: &[String]) -> bool {
    learner.mail.as_ref().is_some_and(|mail| mails.contains(&mail.trim().to_lowercase()))
}

fn only<'l>(mut found: impl Iterator<Item = &'l Learner>) -> Option<&'l Learner> {
    found.next().filter(|_| found.next().is_none())
}

/// What looks like a mail address in a text, in lower case.
fn mails_in(text: &str) -> Vec<String> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | '+'));
    let words = text.split(ends).map(|word| word.trim_matches('.').to_lowercase());
    words.filter(|word| word.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'))).collect()
}
