//! What becomes of a booked session.

use crate::chance::Chance;

/// The outcome of a booked session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Outcome {
    #[default]
    Held,
    Rescheduled,
    Cancelled,
    CancelledByCoach,
    LateCancelled,
    NoShow,
}

impl Outcome {
    /// Draws an outcome; the less engaged the learner, the more goes wrong.
    pub(crate) fn draw(level: usize, chance: &mut Chance) -> Self {
        let level = level as f64;
        chance.weighted(&[
            (Self::Held, 0.87 - 0.09 * level),
            (Self::Rescheduled, 0.055 + 0.025 * level),
            (Self::Cancelled, 0.032 + 0.03 * level),
            (Self::CancelledByCoach, 0.015),
            (Self::LateCancelled, 0.014 + 0.012 * level),
            (Self::NoShow, 0.006 + 0.015 * level),
        ])
    }

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Held => "attended",
            Self::Rescheduled => "rescheduled",
            Self::Cancelled => "cancelled",
            Self::CancelledByCoach => "cancelled_by_coach",
            Self::LateCancelled => "late_cancelled",
            Self::NoShow => "no_show",
        }
    }

    /// Whether a ticket is used.
    pub(crate) const fn consumes(self) -> bool {
        matches!(self, Self::Held | Self::LateCancelled | Self::NoShow)
    }

    /// Whether it becomes known only on the day of the session.
    pub(crate) const fn is_known_late(self) -> bool {
        matches!(self, Self::Held | Self::NoShow)
    }
}

/// What the learner says of a session on the scale of 1 to 5.
pub(crate) fn satisfaction(usual: f64, level: usize, chance: &mut Chance) -> u32 {
    let lost = [0.0, 0.3, 0.7, 1.1, 1.4].get(level).copied().unwrap_or_default();
    (usual - lost + 0.5 * chance.normal() + 0.5).clamp(1.0, 5.0) as u32
}

/// Whether the learner means to go on; empty when not answered.
pub(crate) fn intent(level: usize, chance: &mut Chance) -> &'static str {
    if chance.yes(0.2) {
        return "";
    }
    match level {
        0 => chance.weighted(&[("up", 0.45), ("same", 0.53), ("down", 0.02)]),
        1 => chance.weighted(&[("up", 0.22), ("same", 0.66), ("down", 0.12)]),
        _ => chance.weighted(&[("up", 0.08), ("same", 0.52), ("down", 0.40)]),
    }
}
