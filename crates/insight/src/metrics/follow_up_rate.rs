//! M6, follow-up rate (フォロー実施率): of the follow-ups that fell due, those done in time with a logged contact.

use nenrin_domain::{Arm, Day, FollowUp, FollowUpState};

use super::look::Look;
use super::period::Period;
use super::tally::{About, Case, Exclusion, Verdict};

/// The follow-ups due in `period`. One is done in time when it was completed and a contact with the learner logged, both by the
/// due day. What resolved itself before it was due, what was dismissed and what was held back is out, what is not yet due
/// undecided. A follow-up that was put off is due on its new day; one without a due day is in no period.
#[must_use]
pub fn follow_ups_due(look: &Look<'_>, period: Period) -> Vec<Case> {
    judged(look, period, |follow_up, due| {
        let in_time = follow_up.closed_on.is_some_and(|closed| closed <= due);
        in_time && first_contact(look, follow_up).is_some_and(|contact| contact <= due)
    })
}

/// The same follow-ups, with those counted that were done with a contact at any time (later too).
#[must_use]
pub fn eventually_done(look: &Look<'_>, period: Period) -> Vec<Case> {
    judged(look, period, |follow_up, _| first_contact(look, follow_up).is_some())
}

/// Days from the opening of each follow-up due in `period` to the first contact after it. Follow-ups keep no hour, so that
/// days are all that can be told.
#[must_use]
pub fn days_to_contact(look: &Look<'_>, period: Period) -> Vec<u32> {
    let due = look.facts.follow_ups.iter().filter(|it| it.due_on.is_some_and(|day| period.contains(day)));
    let days = due.filter(|it| !is_held_out(it)).filter_map(|it| Some(first_contact(look, it)?.since(it.day)));
    days.filter_map(|days| u32::try_from(days).ok()).collect()
}

fn judged(look: &Look<'_>, period: Period, is_done: impl Fn(&FollowUp, Day) -> bool) -> Vec<Case> {
    let judge = |it: &FollowUp| {
        let due = it.due_on.filter(|due| period.contains(*due))?;
        let verdict = match it.state {
            _ if is_held_out(it) => Verdict::Excluded(Exclusion::HeldOut),
            FollowUpState::Dismissed => Verdict::Excluded(Exclusion::Dismissed),
            FollowUpState::ResolvedItself if it.closed_on.is_none_or(|closed| closed <= due) => {
                Verdict::Excluded(Exclusion::ResolvedItself)
            }
            FollowUpState::Done if is_done(it, due) => Verdict::Counts,
            FollowUpState::Open | FollowUpState::Snoozed if due >= look.as_of => Verdict::Undecided,
            _ => Verdict::CountsNot,
        };
        Some(Case {
            about: About::FollowUp(it.id),
            learner: Some(it.learner),
            contract: it.contract,
            day: due,
            verdict,
        })
    };
    look.facts.follow_ups.iter().filter_map(judge).collect()
}

fn is_held_out(follow_up: &FollowUp) -> bool {
    follow_up.arm == Some(Arm::Holdout)
}

/// The day of the first contact that was logged for a follow-up: one linked to it, or one linked to none, from its opening to
/// its end.
fn first_contact(look: &Look<'_>, follow_up: &FollowUp) -> Option<Day> {
    let until = follow_up.closed_on.unwrap_or(look.as_of);
    let answers = |day: Day| follow_up.day <= day && day <= until;
    let contacts = look.facts.interactions.iter().filter(|it| match it.follow_up {
        Some(linked) => linked == follow_up.id,
        None => answers(it.day),
    });
    contacts.map(|it| it.day).min()
}
