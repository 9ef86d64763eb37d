//! The weekly review (週次レビュー): what is to be written, who may leave, which contracts end, four numbers, and next week's moves.
//! Each thing that is looked at ends in a decision, which is kept; whatever is left when the review is finished is kept as skipped.

mod decide;
mod decisions;
mod finish;
mod improvements;
mod kept;
mod looked;
mod numbers;
mod paper;
mod past;
mod renew;
mod renewals;
mod replaced;
mod reviewed;
mod signals;
mod view;
mod waiting;

pub use decide::{DecideReview, ReviewDecided};
pub use decisions::{CameShown, DecisionLine, EarlierDecision, FollowUpFate};
pub use finish::{FinishReview, OpenReview, ReviewIsDue};
pub use improvements::{AddImprovement, ChangeImprovement, CloseImprovement, ImprovementLine};
pub use looked::{ImprovementLook, LookAtImprovement};
pub use numbers::{NumberLine, ReviewNumbers};
pub use paper::SaveReview;
pub use past::{ListReviews, PastReview, PastReviewLine, PastReviewView};
pub use renew::RenewInReview;
pub use renewals::RenewalLine;
pub use signals::{MissedSignal, SignalLine, TrialSignal, UnbookedSignal};
pub use view::{LastReview, NotesLeft, ReviewShown, ReviewView, ReviewViewed};

use nenrin_domain::{Day, Review};
use nenrin_insight::review::reviewed_week;
use nenrin_store::{Store, Writer};

use crate::Failure;

/// The review of the week that is looked at on `today`, once it was begun.
fn present(store: &Store, today: Day) -> Result<Option<Review>, Failure> {
    Ok(store.review_of(reviewed_week(today).from)?)
}

/// The same, begun as part of an act when it was not: each week has one.
fn begun(writer: &mut Writer<'_>, today: Day) -> Result<Review, Failure> {
    if let Some(review) = present(writer, today)? {
        return Ok(review);
    }
    let review = Review { id: writer.mint(), week: reviewed_week(today).from, begun_on: today, finished_on: None };
    writer.add(&review)?;
    Ok(review)
}
