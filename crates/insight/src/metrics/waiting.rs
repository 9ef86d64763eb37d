//! The days without a next booking (M5) in spans of the same length, so that one sees how they are spread.

use nenrin_domain::LearnerId;

use super::definition::Definition;
use super::summed::UnbookedDays;

/// Days of the shortest span; longer ones are a multiple.
const WEEK: u32 = 7;
/// The most spans that are told.
const MOST: u32 = 18;

/// Who has been without a next booking for so many days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingSpan {
    /// The least number of days.
    pub from: u32,
    /// The greatest.
    pub to: u32,
    /// Who, the longest first.
    pub learners: Vec<LearnerId>,
}

/// The spans from no day up to the longest wait and to the last threshold of the definition, each as long as the others: a week, or
/// as many weeks as it takes to have no more than 18. None when nobody waits.
#[must_use]
pub fn waiting_spans(unbooked: &UnbookedDays, definition: &Definition) -> Vec<WaitingSpan> {
    let Some(longest) = unbooked.unbooked.iter().map(|(_, days)| *days).max() else { return Vec::new() };
    let last = definition.unbooked_over.iter().copied().fold(longest, u32::max);
    let length = (last / (WEEK * MOST) + 1) * WEEK;
    let span = |nth: u32| {
        let (from, to) = (nth * length, nth * length + length - 1);
        let within = unbooked.unbooked.iter().filter(|(_, days)| (from..=to).contains(days));
        WaitingSpan { from, to, learners: within.map(|(learner, _)| *learner).collect() }
    };
    (0..=last / length).map(span).collect()
}
