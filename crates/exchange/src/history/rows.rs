//! The rows of the thirteen tables. Ids are those of the program the history comes from, sums are whole yen.

use nenrin_domain::{Arm, Channel, ContractKind, Day, DayTime, Hundredths, Intent, Mode, Score, SessionState, Way};

use super::ContractStatus;
use super::form::{Date, Exact, Id, Labels, Maybe, Measured, Note, Stars, Text, Time, Truth, Whole, Word, Yen};
use super::limits::{NAME_CHARS, SENTENCE_CHARS};
use super::row::row;

/// One line of a form.
type Name = Text<NAME_CHARS>;
/// A few sentences.
type Sentence = Text<SENTENCE_CHARS>;

row! {
    /// A person who learns or has learned.
    LearnerRow of Learners {
        /// The learner's id.
        id: String = required "learner_id" as Id,
        /// First day as a learner.
        joined: Option<Day> = required "joined" as Maybe<Date>,
        /// The kind of plan the learner usually takes.
        plan: Option<ContractKind> = required "plan" as Maybe<Word>,
        /// The agreed rhythm: days between two sessions.
        cadence_days: Option<u32> = required "nominal_cadence_days" as Maybe<Whole<1, 400>>,
        /// The agreed price of one session, in yen.
        price_yen: Option<i64> = required "price_per_session" as Maybe<Yen>,
        /// Where the learner heard of the practice.
        source: Option<String> = required "lead_source" as Maybe<Name>,
        /// Full name.
        name: Option<String> = optional "name" as Maybe<Name>,
        /// Reading of the name.
        kana: Option<String> = optional "kana" as Maybe<Name>,
        /// Mail address.
        mail: Option<String> = optional "mail" as Maybe<Name>,
        /// Telephone number as typed.
        phone: Option<String> = optional "phone" as Maybe<Name>,
        /// Name or id in LINE.
        line: Option<String> = optional "line" as Maybe<Name>,
        /// What the learner first asked for.
        concern: Option<String> = optional "concern" as Maybe<Note>,
        /// The coach's own labels.
        tags: Vec<String> = optional "tags" as Labels,
    }
}

row! {
    /// A free first session.
    TrialRow of Trials {
        /// The trial's id.
        id: String = required "trial_id" as Id,
        /// The day of the trial.
        day: Day = required "trial_day" as Date,
        /// Where the person heard of the practice.
        source: Option<String> = required "lead_source" as Maybe<Name>,
        /// Whether the person came.
        showed_up: bool = required "showed_up" as Truth,
        /// Whether the person became a learner; `None` while that is undecided.
        converted: Option<bool> = required "converted" as Maybe<Truth>,
        /// The learner this person became.
        learner: Option<String> = required "learner_id" as Maybe<Id>,
        /// Days between the trial and the first contact after it.
        contact_lag_days: Option<Hundredths> = required "followup_lag_days" as Maybe<Measured>,
        /// The person's name.
        name: Option<String> = optional "name" as Maybe<Name>,
    }
}

row! {
    /// One agreement.
    ContractRow of Contracts {
        /// The contract's id.
        id: String = required "contract_id" as Id,
        /// Whose contract it is.
        learner: String = required "learner_id" as Id,
        /// How it is charged.
        kind: ContractKind = required "kind" as Word,
        /// First day.
        start: Day = required "start" as Date,
        /// Last day of the term; `None` when open-ended or not decided.
        end: Option<Day> = required "end" as Maybe<Date>,
        /// Sessions included; 0 or `None` when they are not counted.
        sessions_total: Option<u32> = required "sessions_total" as Maybe<Whole<0, 10_000>>,
        /// Price of the term or package, in yen.
        amount_yen: i64 = required "amount" as Yen,
        /// Where it stands.
        status: ContractStatus = required "status" as Word,
        /// The day on which a cancellation became known.
        cancelled_on: Option<Day> = required "cancelled_on" as Maybe<Date>,
        /// The reason given for it.
        cancel_reason: Option<String> = required "cancel_reason" as Maybe<Sentence>,
        /// Which stay of this learner it belongs to, counted from 0: one more after each return.
        spell: Option<u32> = required "spell" as Maybe<Whole<0, 1_000>>,
        /// Whether it carries on the contract before it.
        is_renewal: bool = required "is_renewal" as Truth,
        /// Name of the plan.
        plan_name: Option<String> = optional "plan_name" as Maybe<Name>,
    }
}

row! {
    /// A time in which a learner rests.
    PauseRow of Pauses {
        /// Who rests.
        learner: String = required "learner_id" as Id,
        /// First day.
        start: Day = required "start" as Date,
        /// Planned last day; `None` until further notice.
        end: Option<Day> = required "end" as Maybe<Date>,
        /// The reason given.
        reason: Option<String> = optional "reason" as Maybe<Sentence>,
    }
}

row! {
    /// One session, planned or past.
    SessionRow of Sessions {
        /// The session's id.
        id: String = required "session_id" as Id,
        /// With whom.
        learner: String = required "learner_id" as Id,
        /// The day on which the booking became known.
        booked_on: Option<Day> = required "booked_on" as Maybe<Date>,
        /// The planned day.
        scheduled: Day = required "scheduled" as Date,
        /// Where it stands.
        state: SessionState = required "status" as Word,
        /// The day on which its outcome became known, as the table says it. See [`SessionRow::resolved_on`].
        resolved: Option<Day> = required "resolved" as Maybe<Date>,
        /// The planned start.
        time: Option<DayTime> = optional "time" as Maybe<Time>,
        /// Planned length in minutes.
        minutes: Option<u32> = optional "minutes" as Maybe<Whole<1, 1_440>>,
        /// How they meet.
        mode: Option<Mode> = optional "mode" as Maybe<Word>,
        /// Of the note: what was talked about.
        talked: Option<String> = optional "talked" as Maybe<Note>,
        /// Of the note: insights.
        insight: Option<String> = optional "insight" as Maybe<Note>,
        /// Of the note: what has changed.
        change: Option<String> = optional "change" as Maybe<Note>,
        /// Of the note: for the next time.
        next: Option<String> = optional "next" as Maybe<Note>,
        /// A note that is not divided into sections.
        note: Option<String> = optional "note" as Maybe<Note>,
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
        session: String = required "session_id" as Id,
        /// Who answered.
        learner: String = required "learner_id" as Id,
        /// The day the answer became known.
        day: Day = required "day" as Date,
        /// Satisfaction; `None` when not asked.
        score: Option<Score> = required "satisfaction" as Maybe<Stars>,
        /// Intent to continue; `None` when not asked.
        intent: Option<Intent> = optional "intent" as Maybe<Word>,
    }
}

row! {
    /// What a learner set out to do.
    ActionItemRow of ActionItems {
        /// Who set out to do it.
        learner: String = required "learner_id" as Id,
        /// The day it was agreed.
        created: Day = required "created" as Date,
        /// The day by which it should be done.
        due: Option<Day> = required "due" as Maybe<Date>,
        /// The day it was done; `None` when it was not.
        completed: Option<Day> = required "completed" as Maybe<Date>,
        /// What was to be done.
        text: Option<String> = optional "text" as Maybe<Sentence>,
    }
}

row! {
    /// Money expected or received.
    PaymentRow of Payments {
        /// Who owes or paid it.
        learner: String = required "learner_id" as Id,
        /// The contract it is for.
        contract: Option<String> = required "contract_id" as Maybe<Id>,
        /// The day it is due.
        due: Option<Day> = required "due" as Maybe<Date>,
        /// The day it was received; `None` while it is outstanding.
        paid: Option<Day> = required "paid" as Maybe<Date>,
        /// How much, in yen.
        amount_yen: i64 = required "amount" as Yen,
        /// By which means.
        method: Option<String> = optional "method" as Maybe<Name>,
    }
}

row! {
    /// One contact outside a session.
    InteractionRow of Interactions {
        /// With whom.
        learner: String = required "learner_id" as Id,
        /// The day of the contact.
        day: Day = required "day" as Date,
        /// Over which channel.
        channel: Channel = required "channel" as Word,
        /// In which direction.
        way: Way = required "direction" as Word,
        /// Hours until the answer came.
        reply_hours: Option<Hundredths> = required "reply_hours" as Maybe<Measured>,
        /// What it was about.
        summary: Option<String> = optional "summary" as Maybe<Sentence>,
    }
}

row! {
    /// One follow-up.
    FollowUpRow of FollowUps {
        /// Whom it is about.
        learner: String = required "learner_id" as Id,
        /// The day it was opened.
        day: Day = required "day" as Date,
        /// How the learner was to be contacted.
        kind: String = required "type" as Name,
        /// What gave rise to it.
        trigger: String = required "trigger" as Name,
        /// Whether it was carried out or held back.
        arm: Option<Arm> = required "arm" as Maybe<Word>,
    }
}

row! {
    /// A goal with its scale.
    GoalRow of Goals {
        /// The goal's id.
        id: String = required "goal_id" as Id,
        /// Whose goal.
        learner: String = required "learner_id" as Id,
        /// The goal in the learner's words.
        title: String = required "title" as Sentence,
        /// The value at the start.
        baseline: Hundredths = required "baseline" as Exact,
        /// The value to reach.
        target: Hundredths = required "target" as Exact,
        /// Unit of the values.
        unit: Option<String> = required "unit" as Maybe<Name>,
        /// The day it was set.
        set_on: Day = required "set_on" as Date,
        /// The day by which it should be reached.
        due: Option<Day> = required "due" as Maybe<Date>,
    }
}

row! {
    /// One reading of a goal's value.
    ProgressRow of GoalProgress {
        /// The goal that was read.
        goal: String = required "goal_id" as Id,
        /// The day of the reading.
        day: Day = required "day" as Date,
        /// The value, in the goal's unit.
        value: Hundredths = required "value" as Exact,
    }
}

row! {
    /// What stands or stood in a learner's way.
    ObstacleRow of Obstacles {
        /// In whose way.
        learner: String = required "learner_id" as Id,
        /// The coach's category.
        category: Option<String> = required "category" as Maybe<Name>,
        /// In a few words.
        text: String = required "text" as Sentence,
        /// The day it was named.
        opened: Day = required "opened" as Date,
        /// The day it was out of the way.
        cleared: Option<Day> = required "cleared" as Maybe<Date>,
    }
}
