//! A booked session and what becomes of it: held with its note, moved, cancelled or missed.

use chrono::NaiveDate;

use crate::action::Action;
use crate::calendar::{days_between, later};
use crate::contact::Matter;
use crate::course::{Course, Onward, Spell};
use crate::diary::{Slot, Wish};
use crate::practice::take;
use crate::records::{SatisfactionRow, SessionRow};
use crate::story::{Moment, Note, Occasion};
use crate::temperament::Plan;
use crate::truth::{Leaving, LeavingKind};
use crate::visit::{Outcome, intent, satisfaction};

/// How often one appointment can be moved before it is kept or given up.
const MOVES: u32 = 2;

impl<'p, 'w: 'p> Course<'p, 'w> {
    /// Books a session on `booked_on` and lives on until it is held, missed, or lies ahead.
    pub(crate) fn visit(&mut self, spell: &mut Spell<'p>, booked_on: NaiveDate) -> Onward {
        let mut booked_on = booked_on;
        let mut wished = self.wished_day(spell, booked_on);
        let mut moves = 0;
        loop {
            let slot = self.place(wished, booked_on);
            if let Some(leaving) = self.left_by(spell, slot.day) {
                self.abandon(booked_on, slot, leaving);
                return Onward::Left(leaving);
            }
            let level = spell.engagement.level();
            let outcome = self.outcome(spell, moves);
            let resolved = self.known_on(outcome, booked_on, slot.day);
            if slot.day >= self.today && (outcome.is_known_late() || resolved >= self.today) {
                self.practice.diary.count_booked(slot.day);
                self.write(booked_on, slot, "booked", None, Note::default());
                return Onward::Ahead;
            }
            if outcome.consumes() {
                spell.agreement.use_ticket(slot.day);
            }
            if outcome == Outcome::Held {
                return self.hold(spell, booked_on, slot);
            }
            self.write(booked_on, slot, outcome.code(), Some(resolved), Note::default());
            self.practice.diary.free(slot, self.who.minutes);
            let matter = match outcome {
                Outcome::Rescheduled => Matter::Moving,
                Outcome::CancelledByCoach => Matter::CoachMoving,
                Outcome::NoShow => Matter::Missed,
                _ => Matter::Cancelling,
            };
            self.contact.note(self.history, resolved, matter, level);
            if !matches!(outcome, Outcome::Rescheduled | Outcome::CancelledByCoach) {
                spell.anchor = later(slot.day, -(self.who.rhythm * 0.4) as i64);
                return Onward::From(resolved);
            }
            booked_on = resolved;
            wished = later(slot.day, self.chance.between(1, 6));
            moves += 1;
        }
    }

    fn place(&mut self, wished: NaiveDate, booked_on: NaiveDate) -> Slot {
        let start = match self.chance.below(10) {
            0 => self.who.start.saturating_sub(2),
            1 => self.who.start + 2,
            2 => self.who.start + 1,
            _ => self.who.start,
        };
        let wish = Wish {
            day: wished,
            earliest: later(booked_on, 1),
            start,
            minutes: self.who.minutes,
            on_sundays: self.who.weekday == 6,
        };
        self.practice.diary.place(&wish, &mut self.chance)
    }

    fn outcome(&mut self, spell: &Spell<'p>, moves: u32) -> Outcome {
        let outcome = Outcome::draw(spell.engagement.level(), &mut self.chance);
        let certain = spell.occasion == Occasion::Farewell || self.who.plan == Plan::OneOff || moves >= MOVES;
        if certain { Outcome::Held } else { outcome }
    }

    /// The day an outcome becomes known: the day itself, or for what is called off some days before.
    fn known_on(&mut self, outcome: Outcome, booked_on: NaiveDate, day: NaiveDate) -> NaiveDate {
        let notice = match outcome {
            Outcome::Held | Outcome::NoShow => 0,
            Outcome::LateCancelled => self.chance.between(0, 1),
            _ if self.chance.yes(0.5) => 1,
            _ => self.chance.between(1, 6),
        };
        later(day, -notice).max(booked_on)
    }

    /// A booking of one who has left in the meantime: taken back, or simply not kept.
    fn abandon(&mut self, booked_on: NaiveDate, slot: Slot, leaving: Leaving) {
        let told = leaving.kind == LeavingKind::Explicit;
        if slot.day >= self.today && !told {
            self.practice.diary.count_booked(slot.day);
            self.write(booked_on, slot, "booked", None, Note::default());
            return;
        }
        let outcome = if !told && self.chance.yes(0.4) { Outcome::NoShow } else { Outcome::Cancelled };
        let resolved = match outcome {
            Outcome::NoShow => slot.day,
            _ if told => leaving.day.max(booked_on),
            _ => self.known_on(outcome, booked_on, slot.day),
        };
        self.practice.diary.free(slot, self.who.minutes);
        self.write(booked_on, slot, outcome.code(), Some(resolved), Note::default());
        let matter = if outcome == Outcome::NoShow { Matter::Missed } else { Matter::Cancelling };
        self.contact.note(self.history, resolved, matter, 4);
    }

    /// The session takes place: a note, actions, what the learner says of it, goals.
    fn hold(&mut self, spell: &mut Spell<'p>, booked_on: NaiveDate, slot: Slot) -> Onward {
        let (day, level) = (slot.day, spell.engagement.level());
        let note = if self.practice.diary.leave_unwritten(day, &mut self.chance) {
            Note::default()
        } else {
            self.reflect(spell, day)
        };
        spell.just_agreed = 0;
        for (text, chance) in note.actions.iter().zip([0.88, 0.6]) {
            if self.chance.yes(chance)
                && !spell
                    .actions
                    .iter()
                    .any(|action| action.text == *text && action.done_on.is_none_or(|done| done > day))
            {
                spell.actions.push(Action::agree(text.clone(), day, self.who, level, &mut self.chance));
                spell.just_agreed += 1;
            }
        }
        let session_id = self.write(booked_on, slot, Outcome::Held.code(), Some(day), note);
        if self.chance.yes(self.who.answers) {
            let answered_on = later(day, i64::from(self.chance.yes(0.2))).min(self.today);
            self.history.satisfaction.push(SatisfactionRow {
                session_id,
                learner_id: self.learner_id,
                day: answered_on,
                satisfaction: satisfaction(self.who.content, level, &mut self.chance),
                intent: intent(level, &mut self.chance),
            });
        }
        if let Some(wording) = self.story.wording() {
            self.goals.session(self.history, day, level, &wording, &mut self.practice.ids.goal);
        }
        self.contact.small_talk(self.history, day, level);
        if self.chance.yes(0.000_9 * self.who.rhythm) {
            self.follow_up(spell, later(day, 2), "checkin");
        }
        spell.anchor = day;
        spell.last_held = Some(day);
        let farewell = spell.occasion == Occasion::Farewell;
        spell.occasion = Occasion::Ordinary;
        match self.who.plan {
            _ if farewell => Onward::Left(spell.engagement.leave_on(day, LeavingKind::Graduated, "goal_reached")),
            Plan::OneOff => Onward::Left(spell.engagement.leave_on(day, LeavingKind::OneOff, "")),
            _ => Onward::From(day),
        }
    }

    fn reflect(&mut self, spell: &Spell<'p>, day: NaiveDate) -> Note {
        let gap = spell.last_held.map_or(0, |last| days_between(last, day));
        let late = gap > i64::from(self.who.nominal) * 2 + 7;
        let occasion = if spell.occasion == Occasion::Ordinary && late { Occasion::AfterGap } else { spell.occasion };
        let agreed: Vec<_> = spell
            .actions
            .iter()
            .rev()
            .take(spell.just_agreed)
            .map(|action| (action.text.clone(), action.standing(day)))
            .collect();
        self.story.note(&Moment { day, occasion, gap, level: spell.engagement.level(), agreed: &agreed })
    }

    /// Writes down a session; returns its id.
    fn write(
        &mut self,
        booked_on: NaiveDate,
        slot: Slot,
        status: &'static str,
        resolved: Option<NaiveDate>,
        note: Note,
    ) -> u32 {
        let session_id = take(&mut self.practice.ids.session);
        let usual = self.chance.yes(0.92);
        self.history.sessions.push(SessionRow {
            session_id,
            learner_id: self.learner_id,
            booked_on,
            scheduled: slot.day,
            status,
            resolved,
            time: format!("{:02}:{:02}", 9 + slot.start / 2, slot.start % 2 * 30),
            minutes: self.who.minutes,
            mode: if usual { self.who.mode } else { "online" },
            talked: note.talked,
            insight: note.insight,
            change: note.change,
            next: note.next,
        });
        session_id
    }
}
