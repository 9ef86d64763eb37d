//! Why learners were lost, as a report tells it. Reasons in the coach's own words may tell whose they are: where nobody is named they are
//! among the others.

use nenrin_domain::Money;
use nenrin_insight::metrics::Share;
use nenrin_reports::{Measured, WhyLost};

use super::numbers::{fraction, sums};
use crate::metrics::{LossShown, ShareShown, unworded};

/// The reasons of everybody who was lost, those that are told alike as one.
pub(super) fn told(losses: &[LossShown], names: bool) -> Vec<WhyLost> {
    let mut told: Vec<(Share, WhyLost)> = Vec::new();
    for loss in losses {
        let reason = loss.reason.clone().map(|reason| if names { reason } else { unworded(reason) });
        let besides = u32::try_from(loss.besides.len()).unwrap_or(u32::MAX);
        let of = loss.first.len();
        match told.iter_mut().find(|(_, known)| known.reason == reason) {
            Some((share, known)) => {
                share.of += of;
                known.share = fraction(&ShareShown::from(*share));
                known.besides = known.besides.saturating_add(besides);
                known.monthly = Money::sums(known.monthly.iter().copied().chain(sums(&loss.monthly)));
            }
            None => {
                let share = Share { of, all: usize::try_from(loss.share.all).unwrap_or(usize::MAX) };
                let monthly = sums(&loss.monthly);
                told.push((share, WhyLost { reason, share: fraction(&loss.share), besides, monthly }));
            }
        }
    }
    told.into_iter().map(|(_, known)| known).collect()
}

/// A value without a reason in the coach's own words.
pub(super) fn without_words(value: Measured) -> Measured {
    match value {
        Measured::Reason(reason, share) => Measured::Reason(reason.map(unworded), share),
        value => value,
    }
}
