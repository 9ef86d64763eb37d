//! What is written and said between sessions, and the coach's follow-ups.

use chrono::NaiveDate;

use crate::chance::Chance;
use crate::history::History;
use crate::records::{FollowUpRow, Hundredths, InteractionRow};
use crate::temperament::Temperament;
use crate::words::{Catalogue, Voice};

/// What a line of contact is about; its words are the section of that name in `contact.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matter {
    Welcome,
    Booking,
    Reminder,
    Moving,
    CoachMoving,
    Cancelling,
    Missed,
    Thanks,
    Question,
    Material,
    Payment,
    Wellbeing,
    Reply,
    Pausing,
    Leaving,
    Farewell,
    Returning,
}

impl Matter {
    const fn section(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Booking => "booking",
            Self::Reminder => "reminder",
            Self::Moving => "moving",
            Self::CoachMoving => "coach_moving",
            Self::Cancelling => "cancelling",
            Self::Missed => "missed",
            Self::Thanks => "thanks",
            Self::Question => "question",
            Self::Material => "material",
            Self::Payment => "payment",
            Self::Wellbeing => "wellbeing",
            Self::Reply => "reply",
            Self::Pausing => "pausing",
            Self::Leaving => "leaving",
            Self::Farewell => "farewell",
            Self::Returning => "returning",
        }
    }

    const fn direction(self) -> &'static str {
        match self {
            Self::Booking
            | Self::Moving
            | Self::Cancelling
            | Self::Thanks
            | Self::Question
            | Self::Reply
            | Self::Pausing
            | Self::Leaving
            | Self::Returning => "in",
            Self::Welcome
            | Self::Reminder
            | Self::CoachMoving
            | Self::Missed
            | Self::Material
            | Self::Payment
            | Self::Wellbeing
            | Self::Farewell => "out",
        }
    }
}

/// The contacts with one learner.
pub(crate) struct Contact<'a> {
    pub(crate) who: &'a Temperament,
    pub(crate) words: &'a Catalogue,
    pub(crate) voice: Voice,
    pub(crate) learner_id: u32,
    pub(crate) chance: Chance,
    pub(crate) today: NaiveDate,
}

impl Contact<'_> {
    /// Writes down a contact of `day`; the answer takes the longer, the less engaged the learner is.
    pub(crate) fn note(&mut self, history: &mut History, day: NaiveDate, matter: Matter, level: usize) {
        if day > self.today {
            return;
        }
        let channel = if self.chance.yes(0.85) {
            self.who.channel
        } else {
            self.chance.weighted(&[("line", 0.5), ("email", 0.3), ("phone", 0.2)])
        };
        let hours = self.who.reply_hours * libm::exp(0.3 * level as f64) * self.chance.factor(0.5);
        history.interactions.push(InteractionRow {
            learner_id: self.learner_id,
            day,
            channel,
            direction: matter.direction(),
            reply_hours: Hundredths((hours * 100.0).clamp(10.0, 99_900.0) as i64),
            summary: self.words.contact(channel, matter.section(), self.voice, &mut self.chance),
        });
    }

    /// Now and then one of the small contacts of an ordinary week.
    pub(crate) fn small_talk(&mut self, history: &mut History, day: NaiveDate, level: usize) {
        let matter = self.chance.weighted(&[
            (None, 0.70),
            (Some(Matter::Thanks), 0.08),
            (Some(Matter::Question), 0.09),
            (Some(Matter::Material), 0.08),
            (Some(Matter::Reminder), 0.05),
        ]);
        if let Some(matter) = matter {
            self.note(history, day, matter, level);
        }
    }

    /// Opens a follow-up; returns by how much it lowers the log-odds of leaving when it is carried out.
    pub(crate) fn follow_up(
        &mut self,
        history: &mut History,
        day: NaiveDate,
        trigger: &'static str,
        level: usize,
    ) -> Option<f64> {
        if day > self.today {
            return None;
        }
        let (kind, relief) =
            self.chance.weighted(&[(("message", 0.25), 0.6), (("call", 0.7), 0.3), (("offer", 0.45), 0.1)]);
        let contacted = self.chance.yes(0.7);
        history.follow_ups.push(FollowUpRow {
            learner_id: self.learner_id,
            day,
            kind,
            trigger,
            arm: if contacted { "contact" } else { "holdout" },
        });
        if contacted {
            self.note(history, day, Matter::Wellbeing, level);
        }
        contacted.then_some(relief)
    }
}
