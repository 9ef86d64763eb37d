//! Who may be about to leave, by what the house knows: nothing booked for long, sessions missed in a row, a follow-up that is
//! overdue, a trial that is undecided. One line for each person, with all that speaks of them.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, Learner, LearnerId, ReviewStep, Trial};
use nenrin_insight::metrics::Definition;
use nenrin_insight::review::{MissedInARow, missed_in_a_row, missed_since, reviewed_week};
use nenrin_insight::{GRACE_DAYS, Unbooked};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use super::decisions::DecisionLine;
use crate::Failure;
use crate::follow_ups::FollowUpLine;
use crate::shown::LearnerName;
use crate::unbooked::{all_unbooked, whole_days};
use crate::wire::Plain;

/// Of each kind all are read: whoever is not told cannot be decided about.
const ALL: u32 = u32::MAX;

/// Somebody of whom something speaks, and what was decided of them.
#[derive(Debug, Serialize, TS)]
pub struct SignalLine {
    /// Who.
    pub learner: LearnerName,
    /// How long nothing has been booked, when that is long.
    pub unbooked: Option<UnbookedSignal>,
    /// The sessions missed in a row.
    pub missed: Option<MissedSignal>,
    /// The trial that is undecided.
    pub trial: Option<TrialSignal>,
    /// The follow-ups that are overdue, the longest first.
    pub overdue: Vec<FollowUpLine>,
    /// What was decided in this review.
    pub decision: Option<DecisionLine>,
}

/// How long nothing has been booked.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct UnbookedSignal {
    /// Days since the last held session, without paused days.
    pub days: u32,
    /// How many days usually lie between two of the learner's sessions.
    pub usual_days: u32,
    /// Whether the silence is so long that the learner has probably left.
    pub probably_left: bool,
    /// Whether all sessions of the contract are used up.
    pub used_up: bool,
}

/// Sessions missed in a row.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct MissedSignal {
    /// How many.
    pub count: u32,
    /// The day of the first of them.
    pub since: Plain<Day>,
    /// The day of the last of them.
    pub last: Plain<Day>,
}

/// A trial that is undecided.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct TrialSignal {
    /// Its day.
    pub day: Plain<Day>,
    /// Days since then.
    pub days: i64,
}

/// The lines of everybody of whom something speaks on `today`, or something was decided in this review: those of whom the most speaks
/// first, then those with nothing booked for the longest. Whoever is to be followed up later is in hand, and is no line unless that was decided here.
pub(super) fn lines(
    store: &Store,
    today: Day,
    definition: &Definition,
    decisions: &[DecisionLine],
) -> Result<Vec<SignalLine>, Failure> {
    let mut gathered = Gathered::default();
    for (history, unbooked) in all_unbooked(store, today)? {
        if is_long(&unbooked, definition) {
            gathered.of(history.learner.id).unbooked = Some((&unbooked).into());
        }
    }
    let week = reviewed_week(today);
    let missed_lately = store.missed_lately(missed_since(week), today)?;
    for sessions in missed_lately.chunk_by(|one, next| one.learner == next.learner) {
        let missed = sessions.first().zip(missed_in_a_row(week, today, sessions));
        missed.into_iter().for_each(|(of, missed)| gathered.of(of.learner).missed = Some(missed.into()));
    }
    for (trial, _) in store.undecided_trials(today, ALL)?.first {
        trial.learner.into_iter().for_each(|learner| gathered.of(learner).trial = Some(TrialSignal::on(today, &trial)));
    }
    for open in store.open_follow_ups(None, Some(today.plus(-1)), ALL)?.first {
        let learner = open.follow_up.learner;
        gathered.of(learner).overdue.push(FollowUpLine::on(store, today, open)?);
    }
    gathered.lines(store, today, decisions)
}

/// Whether it is longer than the second threshold of the definition; or longer than the first and than the learner's own rhythm. Who
/// has left in silence is asked about for as long as the grace: after that it is no news any more, week by week.
fn is_long(unbooked: &Unbooked, definition: &Definition) -> bool {
    let over = |place: usize| definition.unbooked_over.get(place).is_some_and(|days| unbooked.days > *days);
    let grace = u32::try_from(GRACE_DAYS).unwrap_or_default();
    let then = Unbooked { days: unbooked.days.saturating_sub(grace), ..*unbooked };
    (over(1) || over(0) && unbooked.ratio > 1.0) && !then.has_probably_left()
}

#[derive(Default)]
struct Gathered(BTreeMap<LearnerId, Spoken>);

#[derive(Default)]
struct Spoken {
    unbooked: Option<UnbookedSignal>,
    missed: Option<MissedSignal>,
    trial: Option<TrialSignal>,
    overdue: Vec<FollowUpLine>,
}

impl Gathered {
    fn of(&mut self, learner: LearnerId) -> &mut Spoken {
        self.0.entry(learner).or_default()
    }

    fn lines(self, store: &Store, today: Day, decisions: &[DecisionLine]) -> Result<Vec<SignalLine>, Failure> {
        let in_hand: BTreeSet<LearnerId> = store
            .open_follow_ups(Some(today), None, ALL)?
            .first
            .into_iter()
            .map(|open| open.follow_up.learner)
            .collect();
        let mut decided = decided_about(decisions);
        let mut spoken = self.0;
        spoken.retain(|id, it| decided.contains_key(id) || !it.overdue.is_empty() || !in_hand.contains(id));
        let learners = store.learners_among(spoken.keys().copied())?;
        let line = |learner: Learner| {
            let (spoken, decision) = (spoken.remove(&learner.id)?, decided.remove(&learner.id));
            Some(spoken.line(LearnerName::of(learner), decision))
        };
        let mut lines: Vec<_> = learners.into_iter().filter_map(line).collect();
        lines.sort_by_key(|line| (std::cmp::Reverse(line.weight()), line.learner.id.0));
        Ok(lines)
    }
}

fn decided_about(decisions: &[DecisionLine]) -> BTreeMap<LearnerId, DecisionLine> {
    let of_people = decisions.iter().filter(|it| it.step.0 == ReviewStep::Signals);
    of_people.filter_map(|it| Some((it.learner.as_ref()?.id.0, it.clone()))).collect()
}

impl Spoken {
    fn line(self, learner: LearnerName, decision: Option<DecisionLine>) -> SignalLine {
        let Self { unbooked, missed, trial, overdue } = self;
        SignalLine { learner, unbooked, missed, trial, overdue, decision }
    }
}

impl SignalLine {
    /// How much speaks of somebody, and for how many days nothing has been booked; who has probably left comes last.
    fn weight(&self) -> (bool, u32, u32) {
        let told = [self.unbooked.is_some(), self.missed.is_some(), self.trial.is_some(), !self.overdue.is_empty()];
        let count = told.into_iter().filter(|it| *it).count();
        let gone = self.unbooked.is_some_and(|it| it.probably_left);
        (!gone, u32::try_from(count).unwrap_or(u32::MAX), self.unbooked.map_or(0, |it| it.days))
    }
}

impl From<&Unbooked> for UnbookedSignal {
    fn from(unbooked: &Unbooked) -> Self {
        Self {
            days: unbooked.days,
            usual_days: whole_days(unbooked.expected_gap),
            probably_left: unbooked.has_probably_left(),
            used_up: unbooked.used_up,
        }
    }
}

impl From<MissedInARow> for MissedSignal {
    fn from(missed: MissedInARow) -> Self {
        Self { count: missed.count, since: Plain(missed.since), last: Plain(missed.last) }
    }
}

impl TrialSignal {
    fn on(today: Day, trial: &Trial) -> Self {
        Self { day: Plain(trial.day), days: today.since(trial.day) }
    }
}
