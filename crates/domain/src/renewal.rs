//! How a contract goes on as a new one.

use crate::{Contract, ContractId, Day, Pause, Session};

impl Contract {
    /// The day on which its renewal begins unless somebody says otherwise: the one after its last day. Once that has passed it
    /// is `today`, unless it was agreed that it goes on by itself, or one of `sessions` took place since: it belongs to what was
    /// gone on with. Today, too, when it has no end.
    #[must_use]
    pub fn goes_on(&self, today: Day, sessions: &[Session]) -> Day {
        let Some(next) = self.last_day().map(|last| last.plus(1)) else { return today };
        let since = |session: &Session| session.took_place() && next <= session.day && session.day <= today;
        if next > today || self.auto_renew || sessions.iter().any(since) { next } else { today }
    }

    /// A contract of the same terms and the same length that begins on `starts_on`. A term of whole months stays one. By
    /// what `pauses`, which were noted since it was agreed, have lengthened the term, it does not grow again.
    #[must_use]
    pub fn continued(&self, id: ContractId, starts_on: Day, pauses: &[Pause]) -> Self {
        let rested: i64 = pauses.iter().map(|pause| pause.lengthens(self)).sum();
        let months = |term_end: Day| (1..=120).find(|months| self.starts_on.last_of_term(*months) == term_end);
        let renewed = |term_end: Day| {
            let agreed = term_end.plus(-rested);
            let whole = months(agreed).or_else(|| months(term_end));
            whole.map_or(starts_on.plus(agreed.since(self.starts_on)), |months| starts_on.last_of_term(months))
        };
        Self {
            id,
            external_id: None,
            starts_on,
            term_end: self.term_end.map(renewed),
            predecessor: Some(self.id),
            rest_kept_on: None,
            ended_on: None,
            end_kind: None,
            end_reason: None,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Contract, ContractId, ContractKind, Day, Id, LearnerId, Money, Pause, PauseId, Session, SessionId};
    use crate::{SessionState, Zone};
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn contract(from: &str, until: Option<&str>) -> Contract {
        let (id, learner) = (ContractId::from_uuid(Uuid::from_u128(1)), LearnerId::from_uuid(Uuid::nil()));
        let contract = Contract::from(id, learner, ContractKind::Package, day(from), Money::yen(1));
        Contract { term_end: until.map(day), ..contract }
    }

    #[test]
    fn a_renewal_begins_after_the_last_day_or_today_or_before_what_took_place_since() {
        let session = |on: &str, state| {
            let (id, learner) = (SessionId::from_uuid(Uuid::nil()), LearnerId::from_uuid(Uuid::nil()));
            Session::on(id, learner, day(on), Zone::UTC, state)
        };
        let begins = |until: Option<&str>, sessions: &[Session]| {
            contract("2026-03-01", until).goes_on(day("2026-06-20"), sessions).to_string()
        };
        assert_eq!(begins(None, &[]), "2026-06-20");
        assert_eq!(begins(Some("2026-06-30"), &[]), "2026-07-01");
        assert_eq!(begins(Some("2026-06-19"), &[]), "2026-06-20");
        assert_eq!(begins(Some("2026-05-31"), &[]), "2026-06-20");
        let held = |on| session(on, SessionState::Held);
        assert_eq!(begins(Some("2026-05-31"), &[held("2026-05-31")]), "2026-06-20", "it was under the old one");
        assert_eq!(begins(Some("2026-05-31"), &[held("2026-06-10")]), "2026-06-01");
        assert_eq!(
            begins(Some("2026-05-31"), &[session("2026-06-10", SessionState::CancelledByLearner)]),
            "2026-06-20"
        );
        let by_itself = Contract { auto_renew: true, ..contract("2026-03-01", Some("2026-05-31")) };
        assert_eq!(by_itself.goes_on(day("2026-06-20"), &[]), day("2026-06-01"));
        assert_eq!(begins(Some("2026-05-31"), &[session("2026-06-27", SessionState::Booked)]), "2026-06-20");
    }

    #[test]
    fn a_renewal_is_as_long_as_what_was_agreed_without_the_pauses() {
        let rested = Pause {
            id: PauseId::from_uuid(Uuid::nil()),
            learner: LearnerId::from_uuid(Uuid::nil()),
            starts_on: day("2026-04-01"),
            ends_on: Some(day("2026-04-10")),
            reason: None,
            contract: None,
            billed: false,
            extends_term: true,
        };
        let renewed = |until: &str, pauses: &[Pause]| {
            let old = contract("2026-03-01", Some(until));
            old.continued(ContractId::from_uuid(Uuid::from_u128(2)), day("2026-07-01"), pauses).term_end.unwrap()
        };
        assert_eq!(renewed("2026-05-31", &[]), day("2026-09-30"));
        assert_eq!(renewed("2026-06-10", std::slice::from_ref(&rested)), day("2026-09-30"), "lengthened by ten days");
        assert_eq!(renewed("2026-05-31", std::slice::from_ref(&rested)), day("2026-09-30"), "made after it");
        assert_eq!(renewed("2026-04-30", &[Pause { extends_term: false, ..rested }]), day("2026-08-31"));
    }
}
