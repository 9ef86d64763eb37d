//! The rows of the thirteen tables. Ids are those of the program the history comes from, sums are whole yen. The examples
//! belong together: they are the rows of one learner. An example of free text is left to whoever shows it.

use nenrin_domain::{Arm, Channel, ContractKind, Day, DayTime, Hundredths, Intent, Mode, Score, SessionState, Way};

use super::ContractStatus;
use super::form::{Date, Exact, Id, Labels, Maybe, Measured, Note, Stars, Text, Time, Truth, Whole, Word, Yen};
use super::row::row;
use crate::limits::{LINE_CHARS, NAME_CHARS, SENTENCE_CHARS};

/// One line of a form.
type Name = Text<NAME_CHARS>;
type OneLine = Text<LINE_CHARS>;
/// A few sentences.
type Sentence = Text<SENTENCE_CHARS>;

row! {
    /// A person who learns or has learned.
    LearnerRow of Learners {
        /// The learner's id.
        id: String = required "learner_id" like "1" as Id,
        /// First day as a learner.
        joined: Option<Day> = required "joined" like "2026-01-05" as Maybe<Date>,
        /// The kind of plan the learner usually takes.
        plan: Option<ContractKind> = required "plan" like "package" as Maybe<Word>,
        /// The agreed rhythm: days between two sessions.
        cadence_days: Option<u32> = required "nominal_cadence_days" like "14" as Maybe<Whole<1, 400>>,
        /// The agreed price of one session, in yen.
        price_yen: Option<i64> = required "price_per_session" like "11000" as Maybe<Yen>,
        /// Where the learner heard of the practice.
        source: Option<String> = required "lead_source" like "" as Maybe<Name>,
        /// Full name.
        name: Option<String> = optional "name" like "" as Maybe<Name>,
        /// Reading of the name.
        kana: Option<String> = optional "kana" like "" as Maybe<Name>,
        /// Mail address.
        mail: Option<String> = optional "mail" like "hanako@example.com" as Maybe<Name>,
        /// Telephone number as typed.
        phone: Option<String> = optional "phone" like "090-1234-5678" as Maybe<Name>,
        /// Name or id in LINE.
        line: Option<String> = optional "line" like "" as Maybe<Name>,
        /// What the learner first asked for.
        concern: Option<String> = optional "concern" like "" as Maybe<Note>,
        /// The coach's own labels.
        tags: Vec<String> = optional "tags" like "" as Labels,
    }
}

row! {
    /// A free first session.
    TrialRow of Trials {
        /// The trial's id.
        id: String = required "trial_id" like "1" as Id,
        /// The day of the trial.
        day: Day = required "trial_day" like "2025-12-20" as Date,
        /// Where the person heard of the practice.
        source: Option<String> = required "lead_source" like "" as Maybe<Name>,
        /// Whether the person came.
        showed_up: bool = required "showed_up" like "true" as Truth,
        /// Whether the person became a learner; `None` while that is undecided.
        converted: Option<bool> = required "converted" like "true" as Maybe<Truth>,
        /// The learner this person became.
        learner: Option<String> = required "learner_id" like "1" as Maybe<Id>,
        /// Days between the trial and the first contact after it.
        contact_lag_days: Option<Hundredths> = required "followup_lag_days" like "1" as Maybe<Measured>,
        /// The person's name.
        name: Option<String> = optional "name" like "" as Maybe<Name>,
    }
}

row! {
    /// One agreement.
    ContractRow of Contracts {
        /// The contract's id.
        id: String = required "contract_id" like "1" as Id,
        /// Whose contract it is.
        learner: String = required "learner_id" like "1" as Id,
        /// How it is charged.
        kind: ContractKind = required "kind" like "package" as Word,
        /// First day.
        start: Day = required "start" like "2026-01-05" as Date,
        /// Last day of the term; `None` when open-ended or not decided.
        end: Option<Day> = required "end" like "2026-12-31" as Maybe<Date>,
        /// Sessions included; 0 or `None` when they are not counted.
        sessions_total: Option<u32> = required "sessions_total" like "8" as Maybe<Whole<0, 10_000>>,
        /// Price of the term or package, in yen.
        amount_yen: i64 = required "amount" like "88000" as Yen,
        /// Where it stands.
        status: ContractStatus = required "status" like "active" as Word,
        /// The day on which a cancellation became known.
        cancelled_on: Option<Day> = required "cancelled_on" like "" as Maybe<Date>,
        /// The reason given for it.
        cancel_reason: Option<String> = required "cancel_reason" like "" as Maybe<Sentence>,
        /// Which stay of this learner it belongs to, counted from 0: one more after each return.
        spell: Option<u32> = required "spell" like "0" as Maybe<Whole<0, 1_000>>,
        /// Whether it carries on the contract before it.
        is_renewal: bool = required "is_renewal" like "false" as Truth,
        /// Name of the plan.
        plan_name: Option<String> = optional "plan_name" like "" as Maybe<Name>,
    }
}

row! {
    /// A time in which a learner rests.
    PauseRow of Pauses {
        /// Who rests.
        learner: String = required "learner_id" like "1" as Id,
        /// First day.
        start: Day = required "start" like "2026-03-01" as Date,
        /// Planned last day; `None` until further notice.
        end: Option<Day> = required "end" like "2026-03-31" as Maybe<Date>,
        /// The reason given.
        reason: Option<String> = optional "reason" like "" as Maybe<Sentence>,
    }
}

row! {
    /// One session, planned or past.
    SessionRow of Sessions {
        /// The session's id.
        id: String = required "session_id" like "1" as Id,
        /// With whom.
        learner: String = required "learner_id" like "1" as Id,
        /// The day on which the booking became known.
        booked_on: Option<Day> = required "booked_on" like "2026-01-05" as Maybe<Date>,
        /// The planned day.
        scheduled: Day = required "scheduled" like "2026-01-16" as Date,
        /// Where it stands.
        state: SessionState = required "status" like "held" as Word,
        /// The day on which its outcome became known, as the table says it. See [`SessionRow::resolved_on`].
        resolved: Option<Day> = required "resolved" like "2026-01-16" as Maybe<Date>,
        /// The planned start.
        time: Option<DayTime> = optional "time" like "10:00" as Maybe<Time>,
        /// Planned length in minutes.
        minutes: Option<u32> = optional "minutes" like "60" as Maybe<Whole<1, 1_440>>,
        /// How they meet.
        mode: Option<Mode> = optional "mode" like "online" as Maybe<Word>,
        /// Where: a link or a place.
        place: Option<String> = optional "place" like "" as Maybe<OneLine>,
        /// Of the note: what was talked about.
        talked: Option<String> = optional "talked" like "" as Maybe<Note>,
        /// Of the note: insights.
        insight: Option<String> = optional "insight" like "" as Maybe<Note>,
        /// Of the note: what has changed.
        change: Option<String> = optional "change" like "" as Maybe<Note>,
        /// Of the note: for the next time.
        next: Option<String> = optional "next" like "" as Maybe<Note>,
        /// A note that is not divided into sections.
        note: Option<String> = optional "note" like "" as Maybe<Note>,
    }
}

impl SessionRow {
    /// The day on which the outcome became known; `None` while there is none. Where the table leaves it open for a
    /// session that has one, it was known on the planned day, or when it was entered if that was later.
    #[must_use]
    pub fn resolved_on(&self) -> Option<Day> {
        if self.state.is_open() {
            return None;
        }
        self.resolved.or_else(|| self.booked_on.max(Some(self.scheduled)))
    }
}

row! {
    /// What a learner said of one session.
    SatisfactionRow of Satisfaction {
        /// About which session.
        session: String = required "session_id" like "1" as Id,
        /// Who answered.
        learner: String = required "learner_id" like "1" as Id,
        /// The day the answer became known.
        day: Day = required "day" like "2026-01-16" as Date,
        /// Satisfaction; `None` when not asked.
        score: Option<Score> = required "satisfaction" like "4" as Maybe<Stars>,
        /// Intent to continue; `None` when not asked.
        intent: Option<Intent> = optional "intent" like "same" as Maybe<Word>,
    }
}

row! {
    /// What a learner set out to do.
    ActionItemRow of ActionItems {
        /// Who set out to do it.
        learner: String = required "learner_id" like "1" as Id,
        /// The day it was agreed.
        created: Day = required "created" like "2026-01-16" as Date,
        /// The day by which it should be done.
        due: Option<Day> = required "due" like "2026-01-30" as Maybe<Date>,
        /// The day it was done; `None` when it was not.
        completed: Option<Day> = required "completed" like "" as Maybe<Date>,
        /// What was to be done.
        text: Option<String> = optional "text" like "" as Maybe<Sentence>,
    }
}

row! {
    /// Money expected or received.
    PaymentRow of Payments {
        /// Who owes or paid it.
        learner: String = required "learner_id" like "1" as Id,
        /// The contract it is for.
        contract: Option<String> = required "contract_id" like "1" as Maybe<Id>,
        /// The day it is due.
        due: Option<Day> = required "due" like "2026-01-10" as Maybe<Date>,
        /// The day it was received; `None` while it is outstanding.
        paid: Option<Day> = required "paid" like "2026-01-08" as Maybe<Date>,
        /// How much, in yen.
        amount_yen: i64 = required "amount" like "88000" as Yen,
        /// By which means.
        method: Option<String> = optional "method" like "" as Maybe<Name>,
    }
}

row! {
    /// One contact outside a session.
    InteractionRow of Interactions {
        /// With whom.
        learner: String = required "learner_id" like "1" as Id,
        /// The day of the contact.
        day: Day = required "day" like "2026-01-12" as Date,
        /// Over which channel.
        channel: Channel = required "channel" like "line" as Word,
        /// In which direction.
        way: Way = required "direction" like "in" as Word,
        /// Hours until the answer came.
        reply_hours: Option<Hundredths> = required "reply_hours" like "2.5" as Maybe<Measured>,
        /// What it was about.
        summary: Option<String> = optional "summary" like "" as Maybe<Sentence>,
    }
}

row! {
    /// One follow-up.
    FollowUpRow of FollowUps {
        /// Whom it is about.
        learner: String = required "learner_id" like "1" as Id,
        /// The day it was opened.
        day: Day = required "day" like "2026-02-20" as Date,
        /// How the learner was to be contacted.
        kind: String = required "type" like "message" as Name,
        /// What gave rise to it.
        trigger: String = required "trigger" like "overdue" as Name,
        /// Whether it was carried out or held back.
        arm: Option<Arm> = required "arm" like "contact" as Maybe<Word>,
    }
}

row! {
    /// A goal with its scale.
    GoalRow of Goals {
        /// The goal's id.
        id: String = required "goal_id" like "1" as Id,
        /// Whose goal.
        learner: String = required "learner_id" like "1" as Id,
        /// The goal in the learner's words.
        title: String = required "title" like "" as Sentence,
        /// The value at the start.
        baseline: Hundredths = required "baseline" like "600" as Exact,
        /// The value to reach.
        target: Hundredths = required "target" like "800" as Exact,
        /// Unit of the values.
        unit: Option<String> = required "unit" like "" as Maybe<Name>,
        /// The day it was set.
        set_on: Day = required "set_on" like "2026-01-16" as Date,
        /// The day by which it should be reached.
        due: Option<Day> = required "due" like "2026-12-31" as Maybe<Date>,
    }
}

row! {
    /// One reading of a goal's value.
    ProgressRow of GoalProgress {
        /// The goal that was read.
        goal: String = required "goal_id" like "1" as Id,
        /// The day of the reading.
        day: Day = required "day" like "2026-02-13" as Date,
        /// The value, in the goal's unit.
        value: Hundredths = required "value" like "640" as Exact,
    }
}

row! {
    /// What stands or stood in a learner's way.
    ObstacleRow of Obstacles {
        /// In whose way.
        learner: String = required "learner_id" like "1" as Id,
        /// The coach's category.
        category: Option<String> = required "category" like "" as Maybe<Name>,
        /// In a few words.
        text: String = required "text" like "" as Sentence,
        /// The day it was named.
        opened: Day = required "opened" like "2026-01-16" as Date,
        /// The day it was out of the way.
        cleared: Option<Day> = required "cleared" like "" as Maybe<Date>,
    }
}
