//! What the coach of the sample offers: the plans by whose terms the contracts that run today were made.

use std::collections::BTreeMap;

use nenrin_domain::{Contract, Day, Learner, Plan};
use nenrin_store::Writer;

use crate::Failure;

/// Plans of so many names at most: those that most contracts have.
const PLANS: usize = 6;

/// The longest term that is looked for, in months.
const LONGEST: u32 = 24;

/// Adds the plans, and says of the contracts that run today by which of them they were made.
///
/// # Errors
/// When the file refuses it.
pub(super) fn add(writer: &mut Writer<'_>, learners: &[Learner], today: Day) -> Result<(), Failure> {
    let mut running: BTreeMap<String, Vec<Contract>> = BTreeMap::new();
    for learner in learners {
        for contract in writer.contracts_of(learner.id)?.into_iter().filter(|contract| contract.covers(today)) {
            let Some(name) = contract.plan_name.clone() else { continue };
            running.entry(name).or_default().push(contract);
        }
    }
    let mut running: Vec<_> = running.into_iter().collect();
    running.sort_by_key(|(_, contracts)| std::cmp::Reverse(contracts.len()));
    for (name, contracts) in running.into_iter().take(PLANS) {
        let Some(terms) = contracts.iter().max_by_key(|contract| contract.starts_on) else { continue };
        let plan = plan(writer, name, terms);
        writer.add(&plan)?;
        for contract in contracts {
            writer.put(&Contract { plan: Some(plan.id), ..contract })?;
        }
    }
    Ok(())
}

/// A plan with the terms of a contract.
fn plan(writer: &Writer<'_>, name: String, terms: &Contract) -> Plan {
    let lasts = |months: &u32| terms.term_end == Some(terms.starts_on.last_of_term(*months));
    Plan {
        id: writer.mint(),
        name,
        kind: terms.kind,
        price: terms.price,
        sessions: terms.sessions,
        months: (1..=LONGEST).find(lasts),
        cadence_days: terms.cadence_days,
        offered: true,
        tax: terms.tax,
        carry_over: terms.carry_over,
        notice_hours: terms.notice_hours,
        auto_renew: terms.auto_renew,
    }
}
