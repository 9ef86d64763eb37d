//! By what the metrics can be split: what is known of a learner as a whole.

use std::collections::BTreeMap;

use nenrin_domain::Day;

use super::look::Look;

nenrin_domain::codes! {
    /// What a split goes by.
    SplitBy {
        /// What the latest contract is called.
        Plan = "plan",
        /// Where they heard of the practice.
        Source = "source",
        /// How their latest application came in.
        Channel = "channel",
        /// The coach's labels: somebody with several counts in each.
        Tag = "tag",
        /// The weekday on which they usually come.
        Weekday = "weekday",
    }
}

/// How many of the latest sessions tell the usual weekday.
const LATEST_SESSIONS: usize = 12;

/// The groups to which the learner belongs; none where nothing is known. Weekdays are `1` for Monday to `7`.
#[must_use]
pub fn groups(look: &Look<'_>, by: SplitBy) -> Vec<String> {
    let facts = &look.facts;
    let learner = facts.learner.as_ref();
    match by {
        SplitBy::Plan => {
            let latest = facts.contracts.iter().max_by_key(|it| (it.starts_on, it.id));
            latest.and_then(|it| it.plan_name.clone()).into_iter().collect()
        }
        SplitBy::Source => {
            let of_trial = || facts.trials.iter().max_by_key(|it| (it.day, it.id)).and_then(|it| it.source.clone());
            learner.and_then(|it| it.source.clone()).or_else(of_trial).into_iter().collect()
        }
        SplitBy::Channel => {
            let latest = facts.applications.iter().max_by_key(|it| (it.applied_on, it.id));
            latest.and_then(|it| it.channel.clone()).into_iter().collect()
        }
        SplitBy::Tag => learner.map(|it| it.tags.clone()).unwrap_or_default(),
        SplitBy::Weekday => usual_weekday(look).map(|weekday| weekday.to_string()).into_iter().collect(),
    }
}

/// The weekday of most of the latest sessions; of several as many, the one that was last.
fn usual_weekday(look: &Look<'_>) -> Option<i64> {
    let mut held: Vec<Day> = look.facts.sessions.iter().filter(|it| it.took_place()).map(|it| it.day).collect();
    held.sort_unstable();
    let mut counts: BTreeMap<i64, (usize, Day)> = BTreeMap::new();
    for day in held.into_iter().rev().take(LATEST_SESSIONS) {
        let (count, latest) = counts.entry(day.since(day.monday()) + 1).or_insert((0, day));
        (*count, *latest) = (*count + 1, day.max(*latest));
    }
    counts.into_iter().max_by_key(|(_, told)| *told).map(|(weekday, _)| weekday)
}
