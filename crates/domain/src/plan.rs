//! What the practice offers.

use crate::{Contract, ContractId, ContractKind, Day, LearnerId, Money, PlanId, TaxKind};

/// An offer of the practice, from which a contract takes its terms when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Identity.
    pub id: PlanId,
    /// The coach's name for the offer.
    pub name: String,
    /// How it is charged.
    pub kind: ContractKind,
    /// Price of one term or package.
    pub price: Money,
    /// Sessions included; `None` when they are not counted.
    pub sessions: Option<u32>,
    /// Length of the term in months; `None` when open-ended.
    pub months: Option<u32>,
    /// The intended rhythm: days between two sessions.
    pub cadence_days: Option<u32>,
    /// Whether the plan is still offered.
    pub offered: bool,
    /// How its price is taxed.
    pub tax: Option<TaxKind>,
    /// How many unused sessions at most come over into a renewal.
    pub carry_over: u32,
    /// Hours before a session until which it can be cancelled without using a ticket; the practice's own when absent.
    pub notice_hours: Option<u32>,
    /// Whether its contracts are renewed at the end of their term unless someone decides otherwise.
    pub auto_renew: bool,
}

impl Plan {
    /// A contract of this plan's terms.
    #[must_use]
    pub fn agree(&self, id: ContractId, learner: LearnerId, starts_on: Day) -> Contract {
        Contract {
            id,
            external_id: None,
            learner,
            plan: Some(self.id),
            plan_name: Some(self.name.clone()),
            kind: self.kind,
            starts_on,
            term_end: self.months.map(|months| starts_on.last_of_term(months)),
            price: self.price,
            sessions: self.sessions,
            cadence_days: self.cadence_days,
            predecessor: None,
            ended_on: None,
            end_kind: None,
            end_reason: None,
            payer: None,
            tax: self.tax,
            carry_over: self.carry_over,
            notice_hours: self.notice_hours,
            auto_renew: self.auto_renew,
            rest_kept_on: None,
            flow: None,
        }
    }
}
