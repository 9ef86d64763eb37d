//! One learner's facts, said as shortly as the worked examples say them.

use std::sync::atomic::{AtomicU32, Ordering};

use nenrin_domain::{
    Application, ApplicationState, Cancellation, Contract, ContractKind, Day, EndKind, Entitlement, EntitlementKind,
    FollowUp, FollowUpState, Interaction, Learner, Money, Pause, Payment, Refund, Session, SessionState, Trial,
    TrialOutcome, Zone,
};
use nenrin_insight::metrics::{Case, Definition, Facts, Judged, Look, Period, Verdict};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An id that no other fact of the run has; later ones sort later.
fn id<T: std::str::FromStr<Err: std::fmt::Debug>>() -> T {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    format!("{:032x}", COUNT.fetch_add(1, Ordering::Relaxed)).parse().unwrap()
}

/// The month of the worked examples.
pub fn march() -> Period {
    Period::new(day("2026-03-01"), day("2026-04-01")).unwrap()
}

/// Somebody whose facts are told one after another.
#[derive(Clone)]
pub struct Someone(pub Facts);

impl Someone {
    pub fn new() -> Self {
        Self(Facts { learner: Some(Learner::named(id(), "佐藤 美咲")), ..Facts::default() })
    }

    fn learner(&self) -> nenrin_domain::LearnerId {
        self.0.id().unwrap()
    }

    pub fn with(mut self, change: impl FnOnce(&mut Facts)) -> Self {
        change(&mut self.0);
        self
    }

    pub fn applied(self, on: &str, state: ApplicationState) -> Self {
        let (id, learner) = (id(), self.learner());
        let applied_on = day(on);
        self.with(|it| {
            it.applications.push(Application {
                id,
                learner,
                applied_on,
                channel: None,
                answers: vec![],
                state,
                flow: None,
            });
        })
    }

    /// A trial on its day, decided on another if one is given.
    pub fn trial(self, on: &str, showed_up: bool, outcome: TrialOutcome, decided: Option<&str>) -> Self {
        let learner = Some(self.learner());
        let trial = Trial { learner, showed_up, decided_on: decided.map(day), ..Trial::on(id(), day(on), outcome) };
        self.with(|it| it.trials.push(trial))
    }

    /// A monthly contract of 22,000 yen without a term.
    pub fn monthly(self, from: &str) -> Self {
        self.contract(ContractKind::Subscription, from, None, 22_000)
    }

    /// A term of 60,000 yen.
    pub fn term(self, from: &str, until: &str) -> Self {
        self.contract(ContractKind::FixedTerm, from, Some(until), 60_000)
    }

    /// A package of so many sessions for 66,000 yen.
    pub fn package(self, from: &str, until: Option<&str>, sessions: u32) -> Self {
        let sold = self.contract(ContractKind::Package, from, until, 66_000);
        let granted = sold.with(|it| it.contracts.last_mut().unwrap().sessions = Some(sessions));
        granted.ticket(from, EntitlementKind::Grant, i32::try_from(sessions).unwrap())
    }

    pub fn contract(self, kind: ContractKind, from: &str, until: Option<&str>, yen: i64) -> Self {
        let contract = Contract::from(id(), self.learner(), kind, day(from), Money::yen(yen));
        self.with(|it| it.contracts.push(Contract { term_end: until.map(day), ..contract }))
    }

    /// An entry of the tickets of the last contract.
    pub fn ticket(self, on: &str, kind: EntitlementKind, quantity: i32) -> Self {
        let (id, learner) = (id(), self.learner());
        self.with(|it| {
            let contract = it.contracts.last().unwrap().id;
            let day = day(on);
            it.entitlements.push(Entitlement {
                id,
                learner,
                contract,
                kind,
                quantity,
                day,
                session: None,
                reason: None,
            });
        })
    }

    /// Uses a ticket of the last contract on each day.
    pub fn used(self, days: &[&str]) -> Self {
        days.iter().fold(self, |it, on| it.ticket(on, EntitlementKind::Consume, -1))
    }

    /// Ends the last contract.
    pub fn ended(self, on: &str, kind: EndKind) -> Self {
        self.with(|it| {
            let contract = it.contracts.last_mut().unwrap();
            (contract.ended_on, contract.end_kind) = (Some(day(on)), Some(kind));
        })
    }

    /// Says why the last contract was cancelled.
    pub fn because(self, first: Option<&str>, besides: &[&str]) -> Self {
        let (id, learner) = (id(), self.learner());
        self.with(|it| {
            let contract = it.contracts.last().unwrap();
            let effective_on = contract.ended_on.unwrap();
            it.cancellations.push(Cancellation {
                id,
                learner,
                contract: contract.id,
                requested_on: effective_on,
                effective_on,
                decided_on: None,
                primary_reason: first.map(ToOwned::to_owned),
                secondary_reasons: besides.iter().map(|it| (*it).to_owned()).collect(),
                what_happened: None,
                would_return: None,
                heard_by: None,
                flow: None,
            });
        })
    }

    pub fn pause(self, from: &str, until: Option<&str>, billed: bool) -> Self {
        let (id, learner) = (id(), self.learner());
        let (starts_on, ends_on) = (day(from), until.map(day));
        self.with(|it| {
            it.pauses.push(Pause {
                id,
                learner,
                starts_on,
                ends_on,
                reason: None,
                contract: None,
                billed,
                extends_term: false,
            });
        })
    }

    /// Sessions with their outcome known on their own day, booked a week before.
    pub fn sessions(self, state: SessionState, days: &[&str]) -> Self {
        days.iter().fold(self, |it, on| {
            let session = Session::on(id(), it.learner(), day(on), Zone::UTC, state);
            let booked_on = Some(session.day.plus(-7));
            let resolved_on = (!state.is_open()).then_some(session.day);
            it.with(|facts| facts.sessions.push(Session { booked_on, resolved_on, ..session }))
        })
    }

    pub fn held(self, days: &[&str]) -> Self {
        self.sessions(SessionState::Held, days)
    }

    pub fn paid(self, on: &str, yen: i64) -> Self {
        let (id, learner) = (id(), self.learner());
        let payment = Payment::received(id, learner, day(on), Money::yen(yen));
        self.with(|it| it.payments.push(payment))
    }

    /// Gives back some of the last payment.
    pub fn refunded(self, on: &str, yen: i64) -> Self {
        let (id, learner) = (id(), self.learner());
        self.with(|it| {
            let payment = it.payments.last().unwrap().id;
            it.refunds.push(Refund {
                id,
                learner,
                payment,
                day: day(on),
                amount: Money::yen(yen),
                reason: None,
                method: None,
            });
        })
    }

    /// A follow-up opened on the first of March and due on a day.
    pub fn follow_up(self, due: &str, state: FollowUpState, closed: Option<&str>) -> Self {
        let (id, learner) = (id(), self.learner());
        self.with(|it| {
            it.follow_ups.push(FollowUp {
                id,
                learner,
                day: day("2026-03-01"),
                kind: "message".to_owned(),
                trigger: "by_hand".to_owned(),
                arm: None,
                contract: None,
                purpose: None,
                text: None,
                due_on: Some(day(due)),
                state,
                closed_on: closed.map(day),
                result: None,
                reason: None,
            });
        })
    }

    /// A contact, of the last follow-up if it is linked.
    pub fn contact(self, on: &str, is_linked: bool) -> Self {
        let (id, learner) = (id(), self.learner());
        self.with(|it| {
            let follow_up = it.follow_ups.last().filter(|_| is_linked).map(|it| it.id);
            it.interactions.push(Interaction::on(id, learner, day(on), follow_up));
        })
    }

    /// How the learner is judged for March, as known on a day.
    pub fn in_march(&self, as_of: &str) -> Judged {
        self.within(march(), as_of)
    }

    pub fn within(&self, period: Period, as_of: &str) -> Judged {
        Judged::of(&Look::at(self.0.clone(), day(as_of), &Definition::default()), period)
    }
}

/// The verdicts of cases, in a word each.
pub fn told<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Vec<String> {
    cases.into_iter().map(|case| word(case.verdict)).collect()
}

/// A verdict in a word.
pub fn word(verdict: Verdict) -> String {
    use nenrin_domain::Coded;
    match verdict {
        Verdict::Counts => "counts".to_owned(),
        Verdict::CountsNot => "counts not".to_owned(),
        Verdict::Undecided => "undecided".to_owned(),
        Verdict::Excluded(why) => format!("out: {}", why.as_code()),
    }
}
