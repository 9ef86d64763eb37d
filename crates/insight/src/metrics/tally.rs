//! From single cases to a number that says how little it knows: who counts, for what, and who does not and why.

use nenrin_domain::{ContractId, Day, LearnerId};

use crate::statistics::Share;

/// What was judged: the record that makes the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A person.
    Learner,
    /// An application.
    Application(nenrin_domain::ApplicationId),
    /// A trial.
    Trial(nenrin_domain::TrialId),
    /// A contract.
    Contract(ContractId),
    /// A follow-up.
    FollowUp(nenrin_domain::FollowUpId),
}

nenrin_domain::codes! {
    /// Why somebody or something is in neither part of a fraction.
    Exclusion {
        /// It was no application: unwanted mail, or a trial entry of the coach.
        NoApplication = "no_application",
        /// Another application of the same person was still open.
        Repeat = "repeat",
        /// The person was a paying learner before the trial.
        LearnerBefore = "learner_before",
        /// Nobody came to the trial.
        NotHeld = "not_held",
        /// The goal was reached, or graduation was planned.
        Graduated = "graduated",
        /// The contract was cancelled before it fell due.
        EndedBeforeDue = "ended_before_due",
        /// It goes on from month to month: retention tells of it.
        OpenEnded = "open_ended",
        /// A single session is not renewed.
        OneOff = "one_off",
        /// No fee is agreed.
        ProBono = "pro_bono",
        /// Held back to measure what contacting does.
        HeldOut = "held_out",
        /// What it was for came about before it was due.
        ResolvedItself = "resolved_itself",
        /// It was not worth doing.
        Dismissed = "dismissed",
        /// Rests.
        Paused = "paused",
        /// All sessions are used, so that a booking waits for a new contract.
        UsedUp = "used_up",
        /// Stayed away without a word, for so long that they are taken to have left.
        LeftInSilence = "left_in_silence",
        /// Comes without a recorded contract.
        WithoutContract = "without_contract",
    }
}

/// How one case was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// In numerator and denominator.
    Counts,
    /// In the denominator only.
    CountsNot,
    /// Time has not told yet.
    Undecided,
    /// In neither, and why.
    Excluded(Exclusion),
}

/// One case of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// What was judged.
    pub about: About,
    /// Whom it concerns; `None` for somebody known by name only.
    pub learner: Option<LearnerId>,
    /// The contract whose plan it is told under, where there is one.
    pub contract: Option<ContractId>,
    /// The day on which it falls into a period.
    pub day: Day,
    /// How it was judged.
    pub verdict: Verdict,
}

/// The cases of a fraction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// In numerator and denominator.
    pub counts: Vec<Case>,
    /// In the denominator only.
    pub counts_not: Vec<Case>,
    /// Not decided yet.
    pub undecided: Vec<Case>,
    /// Left out, with the reason.
    pub excluded: Vec<(Exclusion, Case)>,
}

impl Tally {
    /// Puts a case where its verdict belongs.
    pub fn add(&mut self, case: Case) {
        match case.verdict {
            Verdict::Counts => self.counts.push(case),
            Verdict::CountsNot => self.counts_not.push(case),
            Verdict::Undecided => self.undecided.push(case),
            Verdict::Excluded(why) => self.excluded.push((why, case)),
        }
    }

    /// Puts cases where their verdicts belong.
    pub fn extend<'c>(&mut self, cases: impl IntoIterator<Item = &'c Case>) {
        cases.into_iter().for_each(|case| self.add(*case));
    }

    /// Those that count out of those that are decided.
    #[must_use]
    pub const fn share(&self) -> Share {
        Share { of: self.counts.len(), all: self.counts.len() + self.counts_not.len() }
    }
}

impl FromIterator<Case> for Tally {
    fn from_iter<I: IntoIterator<Item = Case>>(cases: I) -> Self {
        let mut tally = Self::default();
        cases.into_iter().for_each(|case| tally.add(case));
        tally
    }
}
