//! Calendars as files of bookings. Whose a booking is: by the mail address of one who takes part, by one in what is said of
//! it, by the only name that stands in its title, or as an earlier time of the same event was given.

use std::collections::HashMap;

use nenrin_domain::{Coded as _, Day, Learner, LearnerId, Zone};
use nenrin_exchange::calendar::{self, Booking, DoubtKind, SOURCE, Who};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::Sheet;
use nenrin_store::Store;

use super::notes::LineProblem;
use super::plan::Choice;
use crate::whose::{Traits, name_key};
use crate::{Code, Failure};

/// A file as lines, with what it says of itself.
pub(super) struct Opened {
    pub sheet: Sheet,
    /// Whose lines are, by what they say of it.
    pub choices: Vec<(String, Choice)>,
    /// What of it could not be followed.
    pub problems: Vec<LineProblem>,
}

impl From<Sheet> for Opened {
    fn from(sheet: Sheet) -> Self {
        Self { sheet, choices: Vec::new(), problems: Vec::new() }
    }
}

/// Reads the bookings of a calendar from `today` on; what was called off or left out with them.
///
/// # Errors
/// [`Code::TableRefused`] when it is none that can be read.
pub(super) fn read(bytes: &[u8], store: Option<&Store>, zone: Zone, today: Day) -> Result<Opened, Failure> {
    let refused = |unfit: calendar::Unfit| Failure::new(Code::TableRefused).about("why", unfit.as_code());
    let calendar = calendar::read(bytes, zone, today).map_err(refused)?;
    let known = Known::of(store)?;
    let mut choices = Vec::new();
    let all = calendar.bookings.iter().chain(&calendar.left_out);
    let sheet = calendar::sheet(all, |booking| match known.learner_of(booking) {
        Some(learner) => {
            let who = said(learner);
            choices.push((traits(&who).key(), Choice::Of(learner.id)));
            who
        }
        None => Who { name: booking.summary.clone(), mail: booking.attendees.first().cloned().unwrap_or_default() },
    });
    let problems = calendar.doubts.into_iter().map(|doubt| problem(doubt.kind, doubt.about)).collect();
    Ok(Opened { sheet, choices, problems })
}

/// How a learner is named in a line.
fn said(learner: &Learner) -> Who {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Who { name: text(&learner.name), mail: text(&learner.mail) }
}

fn traits(who: &Who) -> Traits<'_> {
    let told = |text: &'_ str| !text.is_empty();
    Traits {
        name: Some(who.name.as_str()).filter(|name| told(name)),
        mail: Some(who.mail.as_str()).filter(|mail| told(mail)),
        ..Traits::default()
    }
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
    LineProblem { line: 0, column: None, kind }
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
        let by_mail = |mails: &[String]| {
            let has = |learner: &&Learner| {
                learner.mail.as_ref().is_some_and(|mail| mails.contains(&mail.trim().to_lowercase()))
            };
            only(self.learners.iter().filter(has))
        };
        let in_words = || by_mail(&mails_in(booking.description.as_deref().unwrap_or_default()));
        let given = || {
            let id = self.given.get(&booking.key).or_else(|| self.given.get(&booking.uid))?;
            self.learners.iter().find(|learner| learner.id == *id)
        };
        by_mail(&booking.attendees).or_else(in_words).or_else(|| self.named_in(&booking.summary)).or_else(given)
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

fn only<'l>(mut found: impl Iterator<Item = &'l Learner>) -> Option<&'l Learner> {
    found.next().filter(|_| found.next().is_none())
}

/// What looks like a mail address in a text, in lower case.
fn mails_in(text: &str) -> Vec<String> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | '+'));
    let words = text.split(ends).map(|word| word.trim_matches('.').to_lowercase());
    words.filter(|word| word.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'))).collect()
}
