//! What the outcomes of sessions mean in this practice: whether they use a ticket, whether they are charged, and until
//! when a learner can cancel in time.

use crate::{Contract, Day, Instant, Outcome, Session, SessionPolicyId};

/// The coach's own rule for one outcome, from a day on; without one the usual rule of [`Outcome::usual`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPolicy {
    /// Identity.
    pub id: SessionPolicyId,
    /// The outcome.
    pub outcome: Outcome,
    /// The day from which it holds: for outcomes that became known on that day or later.
    pub since: Day,
    /// Whether it uses a ticket.
    pub consumes: bool,
    /// Whether it is charged.
    pub chargeable: bool,
}

/// What a session counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    /// Whether it took place.
    pub happened: bool,
    /// Whether it uses a ticket.
    pub consumes: bool,
    /// Whether it is charged.
    pub chargeable: bool,
}

impl Flags {
    /// What a session counts as that has no outcome yet, or was moved.
    pub const NONE: Self = Self { happened: false, consumes: false, chargeable: false };
}

impl Outcome {
    /// What it counts as in a practice whose coach has said nothing: held, late-cancelled and missed sessions use a ticket
    /// and are charged, and only held ones took place.
    #[must_use]
    pub const fn usual(self) -> Flags {
        let counts = matches!(self, Self::Held | Self::LateCancelled | Self::NoShow);
        Flags { happened: matches!(self, Self::Held), consumes: counts, chargeable: counts }
    }

    /// Whether a policy can let it use a ticket or be charged: what the coach has cancelled is not at the learner's cost.
    #[must_use]
    pub const fn can_count(self) -> bool {
        !matches!(self, Self::CancelledByCoach)
    }
}

/// Everything the practice has said of what outcomes mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    rules: Vec<SessionPolicy>,
    notice_hours: u32,
}

impl Policy {
    /// Hours of notice in a practice whose coach has said nothing.
    pub const USUAL_NOTICE_HOURS: u32 = 24;

    /// The policy of these rules.
    #[must_use]
    pub const fn of(rules: Vec<SessionPolicy>, notice_hours: u32) -> Self {
        Self { rules, notice_hours }
    }

    /// The policy of a practice whose coach has said nothing.
    #[must_use]
    pub const fn usual() -> Self {
        Self::of(Vec::new(), Self::USUAL_NOTICE_HOURS)
    }

    /// The rule that holds for an outcome that becomes known on `day`; `None` while the usual one does.
    #[must_use]
    pub fn rule(&self, outcome: Outcome, day: Day) -> Option<&SessionPolicy> {
        let holds = self.rules.iter().filter(|rule| rule.outcome == outcome && rule.since <= day);
        holds.max_by_key(|rule| rule.since)
    }

    /// What an outcome counts as when it becomes known on `day`. That a session took place is no matter of policy.
    #[must_use]
    pub fn on(&self, outcome: Outcome, day: Day) -> Flags {
        let usual = outcome.usual();
        self.rule(outcome, day).map_or(usual, |rule| Flags {
            consumes: rule.consumes,
            chargeable: rule.chargeable,
            ..usual
        })
    }

    /// What a session counts as by the policy alone.
    #[must_use]
    pub fn without_exception(&self, session: &Session) -> Flags {
        let known_on = session.resolved_on.unwrap_or(session.day);
        session.state.outcome().map_or(Flags::NONE, |outcome| self.on(outcome, known_on))
    }

    /// What a session counts as: what was said of this very one, else what the policy said when its outcome became known.
    /// While it has none, it counts as nothing whatever was said.
    #[must_use]
    pub fn flags(&self, session: &Session) -> Flags {
        let policy = self.without_exception(session);
        if session.state.outcome().is_none() {
            return policy;
        }
        Flags {
            happened: session.took_place(),
            consumes: session.consumes.unwrap_or(policy.consumes),
            chargeable: session.chargeable.unwrap_or(policy.chargeable),
        }
    }

    /// Hours before a session until which it can be cancelled in time: what the contract says, else the practice.
    #[must_use]
    pub fn notice_hours(&self, contract: Option<&Contract>) -> u32 {
        contract.and_then(|contract| contract.notice_hours).unwrap_or(self.notice_hours)
    }
}

/// What a cancellation by the learner at this moment is, with `hours` of notice: in time or late. `None` once the session
/// has begun, because then it matters when the learner said so. Without a start the whole day has to pass first.
#[must_use]
pub fn cancelled_now(session: &Session, hours: u32, now: Instant) -> Option<Outcome> {
    let begins = session.starts_at();
    match now {
        now if now >= begins => None,
        now if now.millis() < last_in_time(session, hours).millis() + 60_000 => Some(Outcome::CancelledByLearner),
        _ => Some(Outcome::LateCancelled),
    }
}

/// The last minute in which a learner can cancel the session in time, with `hours` of notice.
#[must_use]
pub fn last_in_time(session: &Session, hours: u32) -> Instant {
    Instant::from_millis(session.starts_at().millis() - i64::from(hours) * 3_600_000)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Flags, Policy, SessionPolicy, cancelled_now};
    use crate::{
        Coded, Day, DayTime, Id, Instant, LearnerId, Outcome, Session, SessionId, SessionPolicyId, SessionState, Zone,
    };

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn rule(outcome: Outcome, since: &str, consumes: bool, chargeable: bool) -> SessionPolicy {
        let id = SessionPolicyId::from_uuid(uuid::Uuid::nil());
        SessionPolicy { id, outcome, since: day(since), consumes, chargeable }
    }

    fn session(state: SessionState) -> Session {
        let (id, learner) = (SessionId::from_uuid(uuid::Uuid::nil()), LearnerId::from_uuid(uuid::Uuid::nil()));
        Session::on(id, learner, day("2026-11-20"), "Asia/Tokyo".parse().unwrap(), state)
    }

    fn at(on: &str, time: &str) -> Instant {
        day(on).at(time.parse().unwrap(), "Asia/Tokyo".parse::<Zone>().unwrap())
    }

    #[test]
    fn without_a_word_of_the_coach_held_late_and_missed_sessions_count() {
        let counts = |state| Policy::usual().flags(&session(state));
        let used = Flags { happened: false, consumes: true, chargeable: true };
        assert_eq!(counts(SessionState::Held), Flags { happened: true, ..used });
        assert_eq!(counts(SessionState::LateCancelled), used);
        assert_eq!(counts(SessionState::NoShow), used);
        for state in [SessionState::CancelledByLearner, SessionState::CancelledByCoach] {
            assert_eq!(counts(state), Flags::NONE);
        }
        for state in [SessionState::Proposed, SessionState::Booked, SessionState::Rescheduled] {
            let said = Session { consumes: Some(true), happened: Some(true), ..session(state) };
            assert_eq!(Policy::usual().flags(&said), Flags::NONE, "{state:?}");
        }
    }

    #[test]
    fn a_new_rule_leaves_what_was_known_before_it() {
        let rules =
            vec![rule(Outcome::NoShow, "2026-11-01", false, true), rule(Outcome::NoShow, "2026-11-10", false, false)];
        let policy = Policy::of(rules, 24);
        let missed = |known_on: Option<&str>| {
            let missed = Session { resolved_on: known_on.map(day), ..session(SessionState::NoShow) };
            let Flags { consumes, chargeable, .. } = policy.flags(&missed);
            (consumes, chargeable)
        };
        assert_eq!(missed(Some("2026-10-31")), (true, true));
        assert_eq!(missed(Some("2026-11-01")), (false, true));
        assert_eq!(missed(Some("2026-11-10")), (false, false));
        assert_eq!(missed(None), (false, false), "known on its day, when nothing else is said");
    }

    #[test]
    fn in_time_ends_the_hours_of_notice_before_the_start() {
        let booked = Session { time: DayTime::new(10, 0), ..session(SessionState::Booked) };
        let (in_time, late) = (Some(Outcome::CancelledByLearner), Some(Outcome::LateCancelled));
        for (on, time, proposed) in [
            ("2026-11-18", "23:00", in_time),
            ("2026-11-19", "10:00", in_time),
            ("2026-11-19", "10:01", late),
            ("2026-11-20", "09:59", late),
            ("2026-11-20", "10:00", None),
            ("2026-11-23", "10:00", None),
        ] {
            assert_eq!(cancelled_now(&booked, 24, at(on, time)), proposed, "{on} {time}");
        }
        assert_eq!(cancelled_now(&booked, 0, at("2026-11-20", "09:59")), in_time);
        let whole_day = Session { time: None, ..booked };
        assert_eq!(cancelled_now(&whole_day, 24, at("2026-11-19", "20:00")), in_time, "perhaps in the evening");
        assert_eq!(cancelled_now(&whole_day, 24, at("2026-11-20", "08:00")), late);
    }

    proptest! {
        #[test]
        fn what_was_said_of_one_session_goes_before_every_rule(
            outcome in prop::sample::select(Outcome::ALL),
            said in prop::array::uniform3(prop::option::of(any::<bool>())),
            ruled in prop::array::uniform2(any::<bool>()),
        ) {
            let [happened, consumes, chargeable] = said;
            let [ticket, charge] = ruled;
            let policy = Policy::of(vec![rule(outcome, "2026-01-01", ticket, charge)], 24);
            let one = Session { happened, consumes, chargeable, ..session(outcome.state()) };
            let expected = Flags {
                happened: happened.unwrap_or(outcome == Outcome::Held),
                consumes: consumes.unwrap_or(ticket),
                chargeable: chargeable.unwrap_or(charge),
            };
            prop_assert_eq!(policy.flags(&one), expected);
        }

        #[test]
        fn more_notice_never_makes_a_late_cancellation_one_in_time(
            minutes in 0_i64..20_000, hours in 0_u32..400, more in 0_u32..400,
        ) {
            let booked = Session { time: DayTime::new(10, 0), ..session(SessionState::Booked) };
            let now = Instant::from_millis(at("2026-11-20", "10:00").millis() - minutes * 60_000);
            if cancelled_now(&booked, hours, now) == Some(Outcome::LateCancelled) {
                prop_assert_eq!(cancelled_now(&booked, hours + more, now), Some(Outcome::LateCancelled));
            }
        }
    }
}
