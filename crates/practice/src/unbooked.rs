//! Who has no next booking.

use nenrin_domain::Day;
use nenrin_insight::{HELD_SESSIONS_READ, Unbooked};
use nenrin_store::{LearnerHistory, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::{LearnerName, Listed};
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// How many learners are listed.
const LINES: usize = 50;

/// Asks who could come and has nothing booked, the latest by their own rhythm first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListUnbooked {
    /// The day, as far as things were known on it; today when absent.
    pub as_of: Option<Plain<Day>>,
}

/// One learner without a next booking.
#[derive(Debug, Serialize, TS)]
pub struct UnbookedLine {
    /// Who.
    pub learner: LearnerName,
    /// Days since the last held session, without paused days.
    pub days: u32,
    /// How many days usually lie between two of the learner's sessions.
    pub usual_days: u32,
    /// Whether the silence is so long that the learner has probably left; such learners come last.
    pub probably_left: bool,
    /// Whether all sessions of the contract are used up, so that a new one is due first.
    pub used_up: bool,
    /// The day of the last held session; `null` before the first.
    pub last_held: Option<Plain<Day>>,
}

/// How long a learner has been without a next booking; `None` for one whose end is decided and leaves no room for another.
pub(crate) fn unbooked_of(history: &LearnerHistory, as_of: Day) -> Option<Unbooked> {
    let LearnerHistory { learner, contracts, entitlements, pauses, sessions, .. } = history;
    nenrin_insight::unbooked(as_of, learner, contracts, entitlements, pauses, sessions)
        .filter(|unbooked| unbooked.fits_before_the_end(as_of, contracts))
}

/// The learners who have no next booking.
pub(crate) fn all_unbooked(store: &Store, as_of: Day) -> Result<Vec<(LearnerHistory, Unbooked)>, Failure> {
    let histories = store.histories_without_booking(as_of, HELD_SESSIONS_READ)?;
    let late = |history: LearnerHistory| unbooked_of(&history, as_of).map(|unbooked| (history, unbooked));
    Ok(histories.into_iter().filter_map(late).collect())
}

/// Days as a reader counts them.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a gap is a few days to a few years")]
pub(crate) fn whole_days(days: f64) -> u32 {
    days.round() as u32
}

impl Command for ListUnbooked {
    const NAME: &'static str = "week.unbooked";
    type Output = Listed<UnbookedLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Listed<UnbookedLine>>, Failure> {
        let as_of = check::plain(self.as_of).unwrap_or(call.today());
        let mut late = all_unbooked(call.store()?, as_of)?;
        late.sort_by(|(a, x), (b, y)| {
            let still_here_first = x.has_probably_left().cmp(&y.has_probably_left());
            still_here_first.then(y.ratio.total_cmp(&x.ratio)).then(a.learner.id.cmp(&b.learner.id))
        });
        let total = u32::try_from(late.len()).unwrap_or(u32::MAX);
        let first = late.into_iter().take(LINES).map(|(history, unbooked)| line(history, &unbooked, as_of)).collect();
        Ok(Answer::read(Listed { total, first }))
    }
}

fn line(history: LearnerHistory, unbooked: &Unbooked, as_of: Day) -> UnbookedLine {
    let held = history.sessions.iter().filter(|session| session.took_place() && session.day <= as_of);
    UnbookedLine {
        days: unbooked.days,
        usual_days: whole_days(unbooked.expected_gap),
        last_held: held.map(|session| session.day).max().map(Plain),
        probably_left: unbooked.has_probably_left(),
        used_up: unbooked.used_up,
        learner: LearnerName::of(history.learner),
    }
}
