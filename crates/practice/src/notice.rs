//! A cancellation by the learner: whether it is in time.

use nenrin_domain::{Coded, Contract, Day, DayTime, Outcome, Session, SessionId, cancelled_now, last_in_time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::planned::contract_on;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks what a cancellation at this moment would be, and what each outcome would count as.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeOfSession {
    /// The session.
    pub session: Plain<SessionId>,
}

/// What a cancellation would be, and why.
#[derive(Debug, Serialize, TS)]
pub struct Notice {
    /// In time or late; `null` once the session has begun.
    pub proposed: Option<Word<Outcome>>,
    /// Hours before the session until which it can be cancelled in time.
    pub hours: u32,
    /// Whether the contract says so, and not the practice.
    pub by_contract: bool,
    /// The last day on which it can be cancelled in time.
    pub last_day: Plain<Day>,
    /// The last minute of that day.
    pub last_time: Plain<DayTime>,
    /// What each outcome would count as, were it told today.
    pub outcomes: Vec<WouldCount>,
}

/// What an outcome would count as.
#[derive(Debug, Serialize, TS)]
pub struct WouldCount {
    /// The outcome.
    pub outcome: Word<Outcome>,
    /// Whether it uses a ticket.
    pub consumes: bool,
    /// Whether it is charged.
    pub chargeable: bool,
}

impl Command for NoticeOfSession {
    const NAME: &'static str = "session.notice";
    type Output = Notice;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Notice>, Failure> {
        let (store, today, now, zone) = (call.store()?, call.today(), call.now(), call.zone());
        let session: Session = store.get(self.session.0)?;
        // Contracts come and go between the booking and its day.
        let contract = match session.state.is_open() {
            true => contract_on(store, session.learner, session.day)?,
            false => session.contract,
        };
        let contract: Option<Contract> = contract.map(|contract| store.get(contract)).transpose()?;
        let policy = store.policy()?;
        let hours = policy.notice_hours(contract.as_ref());
        let last = last_in_time(&session, hours);
        let would_count = |outcome: &Outcome| {
            let told = Session { state: outcome.state(), resolved_on: Some(today), ..session.clone() };
            let flags = policy.flags(&told);
            WouldCount { outcome: Word(*outcome), consumes: flags.consumes, chargeable: flags.chargeable }
        };
        Ok(Answer::read(Notice {
            proposed: cancelled_now(&session, hours, now).map(Word),
            hours,
            by_contract: contract.is_some_and(|contract| contract.notice_hours.is_some()),
            last_day: Plain(last.day(zone)),
            last_time: Plain(last.day_time(zone)),
            outcomes: Outcome::ALL.iter().map(would_count).collect(),
        }))
    }
}
