//! One learner's way through the practice: spells, rests and bookings. What happens in a session is in `sitting`.

use chrono::{Datelike, NaiveDate};

use crate::action::Action;
use crate::agreement::Agreement;
use crate::calendar::{days_between, later};
use crate::chance::Chance;
use crate::contact::{Contact, Matter};
use crate::engagement::Engagement;
use crate::goal::Goals;
use crate::history::History;
use crate::practice::{Practice, Stream};
use crate::records::{ActionRow, PauseRow};
use crate::story::{Occasion, Story};
use crate::temperament::Temperament;
use crate::truth::{Leaving, LeavingKind, SpellTruth};
use crate::words::Voice;

/// How much longer a gap is, and how much rarer booking at once, at each level of disengagement.
const SLOWER: [f64; 5] = [1.0, 1.05, 1.2, 1.4, 1.6];
const BOOKS: [f64; 5] = [1.0, 0.85, 0.6, 0.4, 0.25];
/// Mean delay of a late booking in gaps.
const DELAY: [f64; 5] = [0.35, 0.5, 0.8, 1.2, 1.8];
/// Pauses begun in a year.
const PAUSES: f64 = 0.25;

/// One learner, living.
pub(crate) struct Course<'p, 'w> {
    pub(crate) practice: &'p mut Practice<'w>,
    pub(crate) who: &'p Temperament,
    pub(crate) learner_id: u32,
    pub(crate) history: &'p mut History,
    pub(crate) story: Story<'w>,
    pub(crate) contact: Contact<'p>,
    pub(crate) goals: Goals,
    pub(crate) chance: Chance,
    pub(crate) today: NaiveDate,
    voice: Voice,
}

/// One time with the practice, as far as it has come.
pub(crate) struct Spell<'p> {
    pub(crate) start: NaiveDate,
    pub(crate) engagement: Engagement,
    pub(crate) agreement: Agreement<'p>,
    /// The day from which the next gap is counted.
    pub(crate) anchor: NaiveDate,
    pub(crate) last_held: Option<NaiveDate>,
    /// What is special about the next session.
    pub(crate) occasion: Occasion,
    pub(crate) actions: Vec<Action>,
    /// How many of the last actions were agreed in the last session.
    pub(crate) just_agreed: usize,
}

/// What comes after a step.
pub(crate) enum Onward {
    /// Life goes on from this day.
    From(NaiveDate),
    /// The learner is gone.
    Left(Leaving),
    /// The step reaches beyond today.
    Ahead,
}

impl<'p, 'w: 'p> Course<'p, 'w> {
    pub(crate) fn new(
        practice: &'p mut Practice<'w>,
        who: &'p Temperament,
        learner_id: u32,
        voice: Voice,
        story: Story<'w>,
        history: &'p mut History,
    ) -> Self {
        let today = practice.world.until();
        let contact = Contact {
            who,
            words: practice.words,
            voice,
            learner_id,
            chance: practice.chance(learner_id, 0, Stream::Contact),
            today,
        };
        let goals = Goals::new(learner_id, practice.chance(learner_id, 0, Stream::Goals));
        let chance = practice.chance(learner_id, 0, Stream::Conduct);
        Self { practice, who, learner_id, history, story, contact, goals, chance, today, voice }
    }

    /// Lives from `joined` until today, with at most one return after having left.
    pub(crate) fn live(mut self, joined: NaiveDate) -> Vec<SpellTruth> {
        let mut spells = vec![self.spell(0, joined)];
        let left = spells.first().and_then(|spell| spell.left);
        let back = left.map(|left| later(left.day, 60 + self.chance.waiting(200.0) as i64));
        if let Some(back) = back.filter(|back| *back < later(self.today, -7) && self.chance.yes(0.14)) {
            self.contact.note(self.history, back, Matter::Returning, 0);
            spells.push(self.spell(1, back));
        }
        spells
    }

    fn spell(&mut self, number: u32, start: NaiveDate) -> SpellTruth {
        let stream = |stream| self.practice.chance(self.learner_id, number, stream);
        let contracts = stream(Stream::Contracts);
        let mut spell = Spell {
            start,
            engagement: Engagement::begin(start, stream(Stream::Engagement)),
            agreement: Agreement::new(self.who, self.practice.words, self.learner_id, number, contracts),
            anchor: start,
            last_held: None,
            occasion: if number == 0 { Occasion::First } else { Occasion::Returned },
            actions: Vec::new(),
            just_agreed: 0,
        };
        spell.agreement.cover(start, &mut self.practice.ids.contract);
        self.contact.note(self.history, start, Matter::Welcome, 0);
        let left = self.steps(&mut spell);
        self.end(&mut spell, left);
        let truth = SpellTruth {
            start,
            left,
            weeks_at_level: spell.engagement.weeks_at_level(),
            last_level: u8::try_from(spell.engagement.level()).unwrap_or_default(),
        };
        self.record(spell, left);
        truth
    }

    /// From session to session, until the learner leaves or today is reached.
    fn steps(&mut self, spell: &mut Spell<'p>) -> Option<Leaving> {
        let mut from = spell.start;
        loop {
            match self.rest(spell, from) {
                Onward::From(day) => from = day,
                Onward::Left(leaving) => return Some(leaving),
                Onward::Ahead => return None,
            }
            let (asked_on, booked_on) = self.booking_day(spell, from);
            if let Some(asked_on) = asked_on {
                if let Some(leaving) = self.left_by(spell, asked_on) {
                    return Some(leaving);
                }
                self.follow_up(spell, asked_on, "overdue");
            }
            if let Some(leaving) = self.left_by(spell, booked_on) {
                return Some(leaving);
            }
            if booked_on > self.today {
                return None;
            }
            if days_between(from, booked_on) > 2 {
                self.contact.note(self.history, booked_on, Matter::Booking, spell.engagement.level());
            }
            spell.agreement.cover(booked_on, &mut self.practice.ids.contract);
            match self.visit(spell, booked_on) {
                Onward::From(day) => from = day,
                Onward::Left(leaving) => return Some(leaving),
                Onward::Ahead => return None,
            }
        }
    }

    /// Whether the learner has left by `day`. One who has reached the goal comes once more, to say goodbye.
    pub(crate) fn left_by(&self, spell: &mut Spell<'p>, day: NaiveDate) -> Option<Leaving> {
        let decision = spell.agreement.decision_day();
        let leaving = spell.engagement.live_until(day.min(self.today), self.who, decision)?;
        if leaving.kind == LeavingKind::Graduated {
            spell.occasion = Occasion::Farewell;
            return None;
        }
        Some(leaving)
    }

    /// Now and then a rest of some weeks after `from`; some do not come back from it, and some are not written down.
    fn rest(&mut self, spell: &mut Spell<'p>, from: NaiveDate) -> Onward {
        let risk = PAUSES * self.who.rhythm / 365.0;
        let settled = days_between(spell.start, from) > 60 && spell.occasion == Occasion::Ordinary;
        if !settled || !self.chance.yes(risk) {
            return Onward::From(from);
        }
        let start = later(from, self.chance.between(1, 6));
        let end = later(start, self.chance.between(20, 75));
        if start > self.today {
            return Onward::From(from);
        }
        let level = spell.engagement.level();
        if self.chance.yes(0.8) {
            self.contact.note(self.history, from, Matter::Pausing, level);
            let reason = self.practice.words.line("pause", self.voice, &[], &mut self.chance);
            self.history.pauses.push(PauseRow { learner_id: self.learner_id, start, end, reason });
        }
        spell.engagement.rest_until(end.min(self.today));
        if end >= self.today {
            return Onward::Ahead;
        }
        if self.chance.yes(0.12) {
            let kind = if self.chance.yes(0.5) { LeavingKind::Explicit } else { LeavingKind::Silent };
            let reason = self.chance.weighted(&[("too_busy", 0.5), ("lost_motivation", 0.3), ("moved", 0.2)]);
            return Onward::Left(spell.engagement.leave_on(end, kind, reason));
        }
        spell.occasion = Occasion::AfterPause;
        spell.anchor = end;
        Onward::From(end)
    }

    /// The day on which the next session is booked: at the end of this one, soon after, or late; then also the day on which the coach
    /// asks for it, if the coach does.
    fn booking_day(&mut self, spell: &Spell<'p>, from: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        let level = spell.engagement.level();
        let at_once = spell.last_held.is_none()
            || spell.occasion == Occasion::Farewell
            || self.chance.yes(self.who.books * at(BOOKS, level));
        if at_once {
            return (None, later(from, if self.chance.yes(0.75) { 0 } else { self.chance.between(1, 2) }));
        }
        let late = 2.0 + self.chance.waiting(self.who.rhythm * at(DELAY, level));
        let day = later(from, late.min(4.0 * self.who.rhythm + 20.0) as i64);
        let asked_on = later(from, (1.4 * self.who.rhythm) as i64 + 4);
        ((asked_on < day && self.chance.yes(0.6)).then_some(asked_on), day)
    }

    /// The coach follows up, which helps a little.
    pub(crate) fn follow_up(&mut self, spell: &mut Spell<'p>, day: NaiveDate, trigger: &'static str) {
        let level = spell.engagement.level();
        if let Some(relief) = self.contact.follow_up(self.history, day, trigger, level) {
            spell.engagement.cheer(day, relief);
            if self.chance.yes(0.5) {
                self.contact.note(self.history, later(day, 1), Matter::Reply, level);
            }
        }
    }

    /// The day the learner would like, one gap after the last session and on the usual weekday if that is near.
    pub(crate) fn wished_day(&mut self, spell: &Spell<'p>, booked_on: NaiveDate) -> NaiveDate {
        let slower = at(SLOWER, spell.engagement.level());
        let day = if spell.last_held.is_none() || spell.occasion == Occasion::AfterPause {
            later(booked_on.max(spell.anchor), self.chance.between(2, 9))
        } else {
            let gap = self.who.rhythm * slower * self.chance.factor(self.who.spread);
            later(spell.anchor, (gap + 0.5) as i64)
        };
        if !self.chance.yes(0.72) {
            return day;
        }
        let ahead = (i64::from(self.who.weekday) - i64::from(day.weekday().num_days_from_monday())).rem_euclid(7);
        later(day, if ahead > 3 { ahead - 7 } else { ahead })
    }

    /// What follows from the end of a spell: words of parting, or a coach who asks in vain.
    fn end(&mut self, spell: &mut Spell<'p>, left: Option<Leaving>) {
        let Some(leaving) = left else {
            spell.agreement.roll(self.today, &mut self.practice.ids.contract);
            return;
        };
        spell.agreement.roll(leaving.day, &mut self.practice.ids.contract);
        spell.agreement.close(leaving, self.today);
        match leaving.kind {
            LeavingKind::Explicit => self.contact.note(self.history, leaving.day, Matter::Leaving, 3),
            LeavingKind::Graduated => self.contact.note(self.history, leaving.day, Matter::Farewell, 0),
            LeavingKind::OneOff => {}
            LeavingKind::Silent => {
                let quiet = (1.7 * self.who.rhythm) as i64 + 5;
                let asked_on = later(spell.last_held.unwrap_or(spell.start), quiet).max(later(leaving.day, 2));
                if self.chance.yes(0.7) {
                    self.contact.follow_up(self.history, asked_on, "overdue", 4);
                }
                if self.chance.yes(0.3) {
                    self.contact.follow_up(self.history, later(asked_on, 21), "overdue", 4);
                }
            }
        }
    }

    /// Writes down what was kept back until the end of the spell was known.
    fn record(&mut self, spell: Spell<'p>, left: Option<Leaving>) {
        let last = left.map_or(self.today, |leaving| leaving.day);
        self.history.actions.extend(spell.actions.into_iter().map(|action| ActionRow {
            learner_id: self.learner_id,
            created: action.created,
            due: action.due,
            completed: action.done_on.filter(|done| *done <= last),
            text: action.text,
        }));
        let before = self.history.payments.len();
        spell.agreement.record(self.history, left, self.today, |day| spell.engagement.level_on(day));
        let reminders: Vec<NaiveDate> = self
            .history
            .payments
            .iter()
            .skip(before)
            .filter(|payment| payment.paid.is_none_or(|paid| paid > later(payment.due, 7)))
            .map(|payment| later(payment.due, 7))
            .collect();
        for day in reminders {
            self.contact.note(self.history, day, Matter::Payment, spell.engagement.level_on(day));
        }
    }
}

/// The entry of a level.
fn at(by_level: [f64; 5], level: usize) -> f64 {
    by_level.get(level).copied().unwrap_or_default()
}
