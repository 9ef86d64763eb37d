//! A learner's own rhythm: how many days usually lie between two sessions, and how much that varies.

use nenrin_domain::{Contract, Day, Pause, Session};

use crate::known::is_held;
use crate::{elapsed_days, spell};

/// Days between two sessions where neither contract nor learner says anything: twice a month.
pub const NOMINAL_DAYS: u32 = 14;

/// How many of a learner's latest held sessions tell the rhythm: earlier ones need not be read.
pub const HELD_SESSIONS_READ: u32 = Rhythm::GAPS as u32 + 1;

/// How many gaps the agreed rhythm weighs, and how many its spread weighs.
const NOMINAL_WEIGHT: f64 = 2.0;
const SPREAD_WEIGHT: f64 = 4.0;

/// The spread of ln gaps that is assumed before any gap was seen.
const ASSUMED_SPREAD: f64 = 0.30;

/// The normal distribution of the natural logarithm of a learner's next gap, in days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rhythm {
    /// Mean μ of the ln gap.
    pub mu: f64,
    /// Predictive standard deviation s of the ln gap.
    pub s: f64,
}

impl Rhythm {
    /// How many of the latest gaps count.
    pub(crate) const GAPS: usize = 12;

    /// What these natural logarithms of gaps say of the next one, with the agreed rhythm as two more of them:
    /// μ = (2 ln nominal + Σg) / (2 + n), σ² = (4 · 0.30² + Σ(g − μ)²) / (4 + n), s = σ √(1 + 1 / (2 + n)). `nominal_days` of 0
    /// counts as 1.
    pub(crate) fn of(ln_gaps: &[f64], nominal_days: u32) -> Self {
        let n = ln_gaps.len() as f64;
        let nominal = f64::from(nominal_days.max(1)).ln();
        let mu = (NOMINAL_WEIGHT * nominal + ln_gaps.iter().sum::<f64>()) / (NOMINAL_WEIGHT + n);
        let squares: f64 = ln_gaps.iter().map(|g| (g - mu).powi(2)).sum();
        let variance = (SPREAD_WEIGHT * ASSUMED_SPREAD.powi(2) + squares) / (SPREAD_WEIGHT + n);
        Self { mu, s: (variance * (1.0 + 1.0 / (NOMINAL_WEIGHT + n))).sqrt() }
    }

    /// The gap to be expected, in days: e^μ.
    #[must_use]
    pub fn expected_gap_days(&self) -> f64 {
        self.mu.exp()
    }
}

/// The rhythm as known on `as_of`, from the latest gaps between sessions held in the present spell. A gap leaves out paused days
/// and is at least one day.
#[must_use]
pub fn rhythm(as_of: Day, nominal_days: u32, contracts: &[Contract], pauses: &[Pause], sessions: &[Session]) -> Rhythm {
    let since = spell(as_of, contracts).map(|spell| spell.starts_on);
    let held = held_days(as_of, sessions).into_iter().filter(|day| since.is_none_or(|since| *day >= since));
    let held: Vec<Day> = held.collect();
    let gap = |(from, to): (&Day, &Day)| f64::from(elapsed_days(*from, *to, contracts, pauses).max(1)).ln();
    let gaps: Vec<f64> = held.iter().zip(held.iter().skip(1)).rev().take(Rhythm::GAPS).map(gap).collect();
    Rhythm::of(&gaps, nominal_days)
}

/// The days of the sessions known on `as_of` to have been held, in order.
pub(crate) fn held_days(as_of: Day, sessions: &[Session]) -> Vec<Day> {
    let held = sessions.iter().filter(|session| is_held(session, as_of));
    let mut days: Vec<Day> = held.map(|session| session.day).collect();
    days.sort_unstable();
    days
}

#[cfg(test)]
mod tests {
    use super::{Rhythm, rhythm};
    use crate::sample::{contract, day, ended, held, pause, session};
    use nenrin_domain::{EndKind, Session, SessionState};

    fn near(rhythm: Rhythm, mu: f64, s: f64) {
        assert!((rhythm.mu - mu).abs() < 1e-9 && (rhythm.s - s).abs() < 1e-9, "{rhythm:?} is not {mu}, {s}");
    }

    #[test]
    fn before_any_gap_the_agreed_rhythm_is_expected() {
        // μ = ln 7, σ² = 4·0.09/4 = 0.09, s = 0.3·√1.5
        let new = rhythm(day("2026-01-10"), 7, &[], &[], &[held("2026-01-09")]);
        near(new, 1.945_910_149_055_313, 0.367_423_461_417_476_7);
        assert!((new.expected_gap_days() - 7.0).abs() < 1e-9);
    }

    #[test]
    fn own_gaps_pull_the_agreed_rhythm_towards_them() {
        // Gaps of 14 and 14 days against 7 agreed: μ = (2 ln 7 + 2 ln 14)/4 = ln 7 + ln 2 / 2, each g − μ = ln 2 / 2,
        // σ² = (0.36 + 2·(ln 2 / 2)²)/6 = 0.100037751153…, s = σ·√1.25
        let sessions = [held("2026-01-01"), held("2026-01-29"), held("2026-01-15")];
        let own = rhythm(day("2026-02-01"), 7, &[], &[], &sessions);
        near(own, 2.292_483_739_335_286, 0.353_620_119_548_948_6);
        assert!((own.expected_gap_days() - 98.0_f64.sqrt()).abs() < 1e-9);
    }

    #[test]
    fn a_pause_is_no_part_of_a_gap_and_a_gap_is_a_day_at_least() {
        let sessions = [held("2026-01-01"), held("2026-02-11")];
        let pauses = [pause("2026-01-10", Some("2026-02-05"))];
        let paused = rhythm(day("2026-03-01"), 14, &[], &pauses, &sessions);
        assert!((paused.expected_gap_days() - 14.0).abs() < 1e-9, "41 days less 27 of rest");
        let twice = rhythm(day("2026-03-01"), 1, &[], &[], &[held("2026-01-01"), held("2026-01-01")]);
        assert!(twice.mu.abs() < 1e-9);
    }

    #[test]
    fn only_held_sessions_of_the_present_spell_make_a_rhythm() {
        let contracts = [ended("2025-01-01", "2025-03-31", EndKind::Cancelled), contract("2026-01-01")];
        let sessions = [
            held("2025-01-05"),
            held("2026-01-05"),
            session("2026-01-07", SessionState::NoShow),
            session("2026-01-09", SessionState::CancelledByLearner),
            held("2026-01-12"),
        ];
        let own = rhythm(day("2026-02-01"), 7, &contracts, &[], &sessions);
        assert!((own.expected_gap_days() - 7.0).abs() < 1e-9);
    }

    #[test]
    fn the_latest_twelve_gaps_count() {
        let every = |from: &str, step: i64, count: i64| -> Vec<Session> {
            (0..count).map(|n| held(&day(from).plus(n * step).to_string())).collect()
        };
        let mut sessions = every("2025-01-01", 28, 10);
        let lately = every("2026-01-01", 7, 13);
        let only_lately = rhythm(day("2026-12-31"), 7, &[], &[], &lately);
        sessions.extend(lately);
        let all = rhythm(day("2026-12-31"), 7, &[], &[], &sessions);
        near(all, only_lately.mu, only_lately.s);
    }
}
