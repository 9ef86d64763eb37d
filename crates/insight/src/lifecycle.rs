//! Where a learner stands between the first application and what comes after leaving.

use nenrin_domain::{Contract, Day, EndKind, Pause, Trial, TrialOutcome, is_resting};

use crate::unwritten::came_lately;
use crate::{Coming, GRACE_DAYS, comes_without_contract, spell};

nenrin_domain::codes! {
    /// Where a learner stands. Derived, never stored. *Lost* was never a customer; *graduated*, *cancelled* and *left* were.
    Lifecycle {
        /// Written down among the learners (登録のみ), and neither application, trial, session nor contract tells more.
        Listed = "listed",
        /// Asked (申込), and neither trial nor contract followed yet.
        Applied = "applied",
        /// A trial is agreed (体験), or its day has passed and nobody recorded what became of it.
        Trial = "trial",
        /// Came to the trial and has not decided.
        Deciding = "deciding",
        /// Under contract in the first spell, or coming without a recorded contract.
        Active = "active",
        /// Rests (休会).
        Paused = "paused",
        /// The end is decided and still ahead, or the term has run out or the last ticket is used and a renewal may follow
        /// within the grace. Whoever came on lately after the term of a contract that is renewed unless somebody decides
        /// otherwise stays here beyond the grace: nobody has decided.
        Ending = "ending",
        /// Left with the goal reached (卒業).
        Graduated = "graduated",
        /// Left after having been a customer: somebody cancelled (解約), or withdrew within the cooling-off period.
        Cancelled = "cancelled",
        /// Left after having been a customer, and nobody cancelled (終了): the contract ran out and nothing followed, or they
        /// stayed away.
        Left = "left",
        /// Left after the trial, or never came to it (未成約, 体験離脱), or was turned down before.
        Lost = "lost",
        /// Under contract again after having left.
        Returned = "returned",
    }
}

impl Lifecycle {
    /// Whether the person counts as a learner now: under contract, resting, or in the grace after a contract.
    #[must_use]
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Active | Self::Returned | Self::Paused | Self::Ending)
    }
}

/// Where the learner stands as known on `as_of`. A contract and a pause are known from their first day, an end from
/// its day. A package ends with its last ticket, unless the learner is `coming` on without one; of learners without any
/// contract only the last session tells. A contract that is renewed at the end of its term unless somebody decides otherwise
/// ends nothing by itself: past its term, it is an agreement that nobody wrote down, and a year of silence ends it.
///
/// The records do not keep the day on which an end was announced or a trial agreed, and those of a history not the day on
/// which it was decided. So that the coach sees at once what was just recorded, an announced end ahead, a trial ahead and
/// the outcome of a past trial count as known: on a past day this may tell *ending* from *active* and *lost* from *deciding* too early. Whether
/// the person [is a learner](Lifecycle::is_current) is never told early.
#[must_use]
pub fn lifecycle(
    as_of: Day,
    contracts: &[Contract],
    pauses: &[Pause],
    trials: &[Trial],
    coming: Coming<'_>,
) -> Lifecycle {
    let last_held = coming.last_held;
    let rests = is_resting(as_of, contracts, pauses);
    let Some(spell) = spell(as_of, contracts) else {
        return match (comes_without_contract(as_of, contracts, last_held), rests, last_held) {
            (true, true, _) => Lifecycle::Paused,
            (true, false, _) => Lifecycle::Active,
            (false, _, Some(_)) => Lifecycle::Left,
            (false, _, None) => before_any_session(as_of, trials, coming.turned_away),
        };
    };
    let standing = coming.standing(as_of, contracts);
    let mut covering = standing.iter().filter(|contract| contract.covers(as_of)).peekable();
    if covering.peek().is_none() {
        return after_the_last_contract(as_of, &standing, rests, coming);
    }
    match (rests, covering.all(|contract| end_is_announced(contract, as_of)), spell.is_return) {
        (true, ..) => Lifecycle::Paused,
        (_, true, _) => Lifecycle::Ending,
        (.., true) => Lifecycle::Returned,
        _ => Lifecycle::Active,
    }
}

fn before_any_session(as_of: Day, trials: &[Trial], turned_away: Option<bool>) -> Lifecycle {
    let Some(trial) = trials.iter().max_by_key(|trial| (trial.day, trial.id)) else {
        return match turned_away {
            Some(true) => Lifecycle::Lost,
            Some(false) => Lifecycle::Applied,
            None => Lifecycle::Listed,
        };
    };
    let is_decided = trial.decided_on.map_or(trial.day <= as_of, |day| day <= as_of);
    match trial.outcome {
        TrialOutcome::Lost | TrialOutcome::Dropped if is_decided => Lifecycle::Lost,
        _ if trial.day > as_of => Lifecycle::Trial,
        TrialOutcome::Undecided if !trial.showed_up => Lifecycle::Trial,
        _ => Lifecycle::Deciding,
    }
}

fn after_the_last_contract(as_of: Day, contracts: &[Contract], rests: bool, coming: Coming<'_>) -> Lifecycle {
    let begun = contracts.iter().filter(|contract| contract.starts_on <= as_of);
    let last = begun.max_by_key(|contract| (contract.last_day(), contract.starts_on, contract.id));
    let is_in_grace = last.and_then(Contract::last_day).is_some_and(|day| as_of.since(day) <= GRACE_DAYS);
    let ended = last.filter(|contract| contract.ended_on.is_some_and(|day| day <= as_of));
    let is_undecided = last.is_some_and(|contract| contract.auto_renew && contract.ended_on.is_none());
    // A booking of which nobody has said anything counts as long as for a package, and as the list knows it.
    let is_booked = coming.last_booked.is_some_and(|booked| as_of.since(booked) <= GRACE_DAYS);
    // Whoever came within the term only has not come on.
    let came_after = coming.last_held.filter(|held| last.and_then(Contract::last_day).is_some_and(|day| *held > day));
    let goes_on = is_undecided && (is_booked || came_lately(as_of, came_after));
    match ended.and_then(|contract| contract.end_kind) {
        Some(EndKind::Graduated) => Lifecycle::Graduated,
        Some(EndKind::Cancelled | EndKind::CoolingOff) => Lifecycle::Cancelled,
        Some(EndKind::Completed | EndKind::Lapsed) | None => match (rests, is_in_grace || goes_on) {
            (true, _) => Lifecycle::Paused,
            (false, true) => Lifecycle::Ending,
            (false, false) => Lifecycle::Left,
        },
    }
}

/// The day on which the learner's last contract comes to an end, when that is decided of every contract that still runs or is
/// ahead: nothing follows so far. Like [`lifecycle`] this takes an announced end ahead, and a contract ahead, as known.
#[must_use]
pub fn decided_end(as_of: Day, contracts: &[Contract]) -> Option<Day> {
    let is_over = |contract: &&Contract| contract.last_day().is_some_and(|last| last < as_of);
    let left = contracts.iter().filter(|contract| !is_over(contract));
    // One that nobody ended makes the whole undecided.
    left.map(|contract| contract.ended_on).collect::<Option<Vec<Day>>>()?.into_iter().max()
}

/// Whether somebody decided that the contract ends, and its last day has not passed.
fn end_is_announced(contract: &Contract, as_of: Day) -> bool {
    let decided = matches!(contract.end_kind, Some(EndKind::Cancelled | EndKind::CoolingOff | EndKind::Graduated));
    decided && contract.ended_on.is_some_and(|ended| ended >= as_of)
}

#[cfg(test)]
mod tests {
    use super::{Lifecycle, decided_end, lifecycle};
    use crate::Coming;
    use crate::sample::{History, contract, day, ended, histories, origin, pause, trial};
    use nenrin_domain::{Coded, Contract, EndKind, Pause, Trial, TrialOutcome};
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

    fn stands(as_of: &str, contracts: &[Contract], pauses: &[Pause], trials: &[Trial]) -> &'static str {
        lifecycle(day(as_of), contracts, pauses, trials, Coming::default()).as_code()
    }

    fn after(contract: Contract, as_of: &str) -> &'static str {
        stands(as_of, &[contract], &[], &[])
    }

    #[test]
    fn who_comes_without_a_contract_is_active_until_a_year_has_passed() {
        let trials = [trial("2026-03-10", true, TrialOutcome::Lost)];
        let coming = Coming { last_held: Some(day("2026-03-20")), ..Coming::default() };
        let stands = |as_of, pauses: &[Pause]| lifecycle(day(as_of), &[], pauses, &trials, coming).as_code();
        assert_eq!(stands("2026-03-20", &[]), "active");
        assert_eq!(stands("2026-04-01", &[pause("2026-04-01", None)]), "paused");
        assert_eq!(stands("2027-03-20", &[]), "active");
        assert_eq!(stands("2027-03-21", &[]), "left");
    }

    #[test]
    fn before_any_contract_the_trial_tells() {
        let on_day = |as_of, showed_up, outcome| stands(as_of, &[], &[], &[trial("2026-03-10", showed_up, outcome)]);
        let asked =
            |turned_away| lifecycle(day("2026-03-10"), &[], &[], &[], Coming { turned_away, ..Coming::default() });
        assert_eq!(asked(None), Lifecycle::Listed, "who is only on a list has asked for nothing");
        assert_eq!((asked(Some(false)), asked(Some(true))), (Lifecycle::Applied, Lifecycle::Lost));
        assert_eq!(on_day("2026-03-09", false, TrialOutcome::Undecided), "trial");
        assert_eq!(on_day("2026-03-11", false, TrialOutcome::Undecided), "trial");
        assert_eq!(on_day("2026-03-10", true, TrialOutcome::Undecided), "deciding");
        assert_eq!(on_day("2026-03-20", true, TrialOutcome::Won), "deciding");
        assert_eq!(on_day("2026-03-20", true, TrialOutcome::Lost), "lost");
        assert_eq!(on_day("2026-03-20", false, TrialOutcome::Dropped), "lost");
    }

    #[test]
    fn the_latest_trial_counts() {
        let trials =
            [trial("2026-03-10", true, TrialOutcome::Undecided), trial("2025-01-10", true, TrialOutcome::Lost)];
        assert_eq!(stands("2026-03-20", &[], &[], &trials), "deciding");
    }

    #[test]
    fn a_contract_makes_a_learner_from_its_first_day() {
        let trials = [trial("2026-03-10", true, TrialOutcome::Won)];
        assert_eq!(stands("2026-03-31", &[contract("2026-04-01")], &[], &trials), "deciding");
        assert_eq!(stands("2026-04-01", &[contract("2026-04-01")], &[], &trials), "active");
    }

    #[test]
    fn a_pause_rests_from_its_first_to_its_last_planned_day() {
        let pauses = [pause("2026-05-01", Some("2026-05-31"))];
        for (as_of, code) in
            [("2026-04-30", "active"), ("2026-05-01", "paused"), ("2026-05-31", "paused"), ("2026-06-01", "active")]
        {
            assert_eq!(stands(as_of, &[contract("2026-01-01")], &pauses, &[]), code, "{as_of}");
        }
        let run_out = [ended("2026-01-01", "2026-03-31", EndKind::Lapsed)];
        assert_eq!(stands("2026-05-15", &run_out, &pauses, &[]), "paused", "the term ran out before the pause");
        let cancelled = [ended("2026-01-01", "2026-05-10", EndKind::Cancelled)];
        assert_eq!(stands("2026-05-15", &cancelled, &pauses, &[]), "cancelled", "cancelled during the pause");
    }

    #[test]
    fn an_announced_end_is_ending_until_its_day_has_passed() {
        let cancelled = || ended("2026-01-01", "2026-06-30", EndKind::Cancelled);
        assert_eq!(after(cancelled(), "2026-06-01"), "ending");
        assert_eq!(after(cancelled(), "2026-06-30"), "ending");
        assert_eq!(after(cancelled(), "2026-07-01"), "cancelled");
        let follows = [cancelled(), contract("2026-05-01")];
        assert_eq!(stands("2026-06-01", &follows, &[], &[]), "active", "another contract goes on");
    }

    #[test]
    fn an_end_is_decided_up_to_its_day_unless_another_contract_follows() {
        let on = |as_of: &str, contracts: &[Contract]| decided_end(day(as_of), contracts);
        let end = Some(day("2026-06-30"));
        let cancelled = ended("2026-01-01", "2026-06-30", EndKind::Cancelled);
        let alone = std::slice::from_ref(&cancelled);
        assert_eq!(["2026-06-01", "2026-06-30", "2026-07-01"].map(|as_of| on(as_of, alone)), [end, end, None]);
        let earlier = [cancelled.clone(), ended("2026-01-01", "2026-06-10", EndKind::Cancelled)];
        assert_eq!(on("2026-06-01", &earlier), end, "the last of several");
        assert_eq!(on("2026-06-30", &[cancelled, contract("2026-07-01")]), None, "another one follows");
        assert_eq!(on("2026-06-30", &[contract("2026-01-01")]), None, "nobody has decided anything");
        assert_eq!(on("2026-06-30", &[]), None, "comes without a contract");
    }

    #[test]
    fn a_goal_reached_is_graduation_and_never_cancellation() {
        assert_eq!(after(ended("2026-01-01", "2026-06-30", EndKind::Graduated), "2026-07-01"), "graduated");
        assert_eq!(after(ended("2026-01-01", "2026-06-30", EndKind::Graduated), "2027-07-01"), "graduated");
        assert_eq!(after(ended("2026-01-01", "2026-01-08", EndKind::CoolingOff), "2026-01-09"), "cancelled");
    }

    #[test]
    fn whoever_lets_a_term_run_out_is_ending_for_thirty_days_and_has_then_left() {
        let mut term = contract("2026-01-01");
        term.term_end = Some(day("2026-03-31"));
        for (as_of, code) in
            [("2026-03-31", "active"), ("2026-04-01", "ending"), ("2026-04-30", "ending"), ("2026-05-01", "left")]
        {
            assert_eq!(after(term.clone(), as_of), code, "{as_of}");
        }
        assert_eq!(after(ended("2026-01-01", "2026-03-31", EndKind::Completed), "2026-04-30"), "ending");
        for kind in [EndKind::Completed, EndKind::Lapsed] {
            assert_eq!(after(ended("2026-01-01", "2026-03-31", kind), "2026-05-01"), "left", "nobody cancelled");
        }
    }

    #[test]
    fn whoever_comes_on_under_a_contract_that_renews_itself_has_not_left() {
        let renews = Contract { term_end: Some(day("2026-03-31")), auto_renew: true, ..contract("2026-01-01") };
        let of = |as_of: &str, contract: &Contract, coming| {
            lifecycle(day(as_of), std::slice::from_ref(contract), &[], &[], coming).as_code()
        };
        let came = Coming { last_held: Some(day("2026-05-10")), ..Coming::default() };
        let booked = Coming { last_booked: Some(day("2026-05-24")), ..Coming::default() };
        assert_eq!([of("2026-05-20", &renews, came), of("2026-05-20", &renews, booked)], ["ending"; 2]);
        assert_eq!([of("2026-06-23", &renews, booked), of("2026-06-24", &renews, booked)], ["ending", "left"]);
        assert_eq!([of("2027-05-10", &renews, came), of("2027-05-11", &renews, came)], ["ending", "left"]);
        assert_eq!(of("2026-05-20", &renews, Coming::default()), "left", "never came");
        let stopped = Coming { last_held: renews.term_end, ..Coming::default() };
        assert_eq!([of("2026-04-30", &renews, stopped), of("2026-05-01", &renews, stopped)], ["ending", "left"]);
        assert_eq!(of("2026-05-20", &Contract { auto_renew: false, ..renews.clone() }, came), "left");
        let lapsed = Contract { ended_on: renews.term_end, end_kind: Some(EndKind::Lapsed), ..renews };
        assert_eq!(of("2026-05-20", &lapsed, came), "left", "somebody has decided");
    }

    #[test]
    fn a_package_ends_with_its_last_ticket_or_its_term_whichever_comes_first() {
        let mut package = contract("2026-01-01");
        package.term_end = Some(day("2026-12-31"));
        let used_up = [(package.id, day("2026-03-10"))];
        let with = |as_of: &str, contracts: &[Contract], coming| {
            lifecycle(day(as_of), contracts, &[], &[], Coming { used_up: &used_up, ..coming }).as_code()
        };
        let alone = |as_of| with(as_of, std::slice::from_ref(&package), Coming::default());
        assert_eq!([alone("2026-03-10"), alone("2026-03-11"), alone("2026-04-09")], ["active", "ending", "ending"]);
        assert_eq!([alone("2026-04-10"), alone("2027-01-15"), alone("2027-02-01")], ["left"; 3]);

        let renewed = [package.clone(), contract("2026-05-01")];
        assert_eq!(with("2026-05-01", &renewed, Coming::default()), "active", "within the term of the first");
        let comes = Coming { last_held: Some(day("2026-05-20")), ..Coming::default() };
        let package = std::slice::from_ref(&package);
        assert_eq!(with("2026-06-19", package, comes), "ending", "came on without a ticket");
        assert_eq!(with("2026-06-20", package, comes), "left");
        let booked = |on| Coming { last_booked: Some(day(on)), ..comes };
        assert_eq!(with("2026-06-20", package, booked("2026-06-20")), "active", "to come today, or not written yet");
        assert_eq!(with("2026-07-20", package, booked("2026-06-20")), "ending", "nobody has said what came of it");
        assert_eq!(with("2026-07-21", package, booked("2026-06-20")), "left");
        let graduated =
            Contract { ended_on: Some(day("2026-03-20")), end_kind: Some(EndKind::Graduated), ..package[0].clone() };
        assert_eq!(with("2026-06-20", &[graduated], Coming::default()), "graduated");
    }

    #[test]
    fn a_new_contract_after_the_grace_is_a_return() {
        let first = ended("2026-01-01", "2026-03-31", EndKind::Graduated);
        assert_eq!(stands("2026-08-01", &[first.clone(), contract("2026-07-01")], &[], &[]), "returned");
        assert_eq!(stands("2026-08-01", &[first, contract("2026-04-30")], &[], &[]), "active");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn a_past_day_tells_at_most_an_announced_end_early(history in histories(), days in 0i64..200) {
            let as_of = origin().plus(days);
            let cut = history.cut_off_at(as_of);
            let ask = |h: &History| lifecycle(as_of, &h.contracts, &h.pauses, &[], Coming::default());
            let (whole, cut) = (ask(&history), ask(&cut));
            prop_assert_eq!(whole.is_current(), cut.is_current());
            prop_assert!(whole == cut || whole == Lifecycle::Ending, "{:?} was {:?}", whole, cut);
        }
    }
}
