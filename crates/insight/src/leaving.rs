//! Why learners leave (解約の理由), counted from the exit interviews.

use std::collections::BTreeMap;

use nenrin_domain::{Cancellation, CancellationId};

/// How often one reason was given, and in which cancellations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingReason {
    /// The code of a usual reason or the coach's own words; `None` for those who were not asked (未聴取).
    pub reason: Option<String>,
    /// Whose first reason it was, in the order in which they were given.
    pub first: Vec<CancellationId>,
    /// Whose reason it was besides another one.
    pub besides: Vec<CancellationId>,
}

/// The reasons given in `cancellations`, the most frequent first, those who were not asked last. Every cancellation
/// counts once among the first reasons, so that these sum to all of them.
#[must_use]
pub fn leaving_reasons(cancellations: &[Cancellation]) -> Vec<LeavingReason> {
    let mut by_reason: BTreeMap<Option<&str>, (Vec<CancellationId>, Vec<CancellationId>)> = BTreeMap::new();
    for cancellation in cancellations {
        by_reason.entry(cancellation.primary_reason.as_deref()).or_default().0.push(cancellation.id);
        for reason in &cancellation.secondary_reasons {
            by_reason.entry(Some(reason)).or_default().1.push(cancellation.id);
        }
    }
    let told = |(reason, (first, besides)): (Option<&str>, _)| LeavingReason {
        reason: reason.map(ToOwned::to_owned),
        first,
        besides,
    };
    let mut reasons: Vec<_> = by_reason.into_iter().map(told).collect();
    reasons.sort_by_key(|it| (it.reason.is_none(), std::cmp::Reverse((it.first.len(), it.besides.len()))));
    reasons
}

#[cfg(test)]
mod tests {
    use super::leaving_reasons;
    use nenrin_domain::Cancellation;

    fn left(who: u128, first: Option<&str>, besides: &[&str]) -> Cancellation {
        let (day, id) = ("2026-11-20".parse().unwrap(), format!("{who:032x}"));
        Cancellation {
            id: id.parse().unwrap(),
            learner: id.parse().unwrap(),
            contract: id.parse().unwrap(),
            requested_on: day,
            effective_on: day,
            decided_on: None,
            primary_reason: first.map(ToOwned::to_owned),
            secondary_reasons: besides.iter().map(|it| (*it).to_owned()).collect(),
            what_happened: None,
            would_return: None,
            heard_by: None,
            flow: None,
        }
    }

    #[test]
    fn everyone_who_left_counts_once_and_whoever_was_not_asked_comes_last() {
        let all = [
            left(1, None, &[]),
            left(2, Some("price"), &["too_busy"]),
            left(3, Some("moved"), &[]),
            left(4, Some("price"), &[]),
            left(5, None, &[]),
            left(6, None, &[]),
        ];
        let reasons = leaving_reasons(&all);
        let said: Vec<_> = reasons.iter().map(|it| (it.reason.as_deref(), it.first.len(), it.besides.len())).collect();
        assert_eq!(said, [(Some("price"), 2, 0), (Some("moved"), 1, 0), (Some("too_busy"), 0, 1), (None, 3, 0)]);
        assert_eq!(reasons.iter().map(|it| it.first.len()).sum::<usize>(), all.len());
    }
}
