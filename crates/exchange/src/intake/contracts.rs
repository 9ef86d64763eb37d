//! A line of the table of contracts that this program writes.

use nenrin_domain::{ContractKind, CustomFieldId, Day, EndKind, Money, TaxKind};

use super::amount::{currency, money};
use super::own_fields;
use super::reach::mail;
use super::{Flaw, Line, Meaning};
use crate::history::ProblemKind;
use crate::limits::shown;

/// What a line tells of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// Whose it is, as it stands there.
    pub name: Option<String>,
    /// Their mail address.
    pub mail: Option<String>,
    /// What it is called.
    pub plan_name: Option<String>,
    /// How it is charged.
    pub kind: ContractKind,
    /// First day.
    pub starts_on: Day,
    /// Last day of the agreed term.
    pub term_end: Option<Day>,
    /// Price of the term or package.
    pub price: Money,
    /// How the price is taxed.
    pub tax: Option<TaxKind>,
    /// Sessions included.
    pub sessions: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
    /// How many unused sessions at most come over into a renewal.
    pub carry_over: u32,
    /// Hours of notice for a cancellation in time.
    pub notice_hours: Option<u32>,
    /// The number of the contract that it renews.
    pub predecessor: Option<String>,
    /// The day it came to an end.
    pub ended_on: Option<Day>,
    /// How it ended.
    pub end_kind: Option<EndKind>,
    /// Why it ended.
    pub end_reason: Option<String>,
    /// What the coach's own fields say.
    pub own: Vec<(CustomFieldId, String)>,
}

/// Most sessions, days or tickets that a contract speaks of, as in the application itself.
const MOST: u32 = 10_000;

/// Most hours of notice, as in the application itself.
const MOST_HOURS: u32 = 720;

impl ContractRow {
    /// The row of a line.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(mut line: Line<'_>) -> Result<Self, Vec<Flaw>> {
        line.examine();
        let needed = [Meaning::ContractKind, Meaning::StartsOn, Meaning::Amount];
        for meaning in needed.into_iter().filter(|meaning| line.cell(*meaning).is_none()).collect::<Vec<_>>() {
            line.missing(meaning);
        }
        let currency = currency(&mut line);
        let kind: Option<ContractKind> = line.code(Meaning::ContractKind, "contract_kind");
        let (starts_on, price) = (line.day(Meaning::StartsOn), money(&mut line, Meaning::Amount, currency));
        let (Some(kind), Some(starts_on), Some(price)) = (kind, starts_on, price) else { return line.finish(None) };
        if price.minor < 0 {
            let text = line.cell(Meaning::Amount).map(shown).unwrap_or_default();
            line.flaw(Meaning::Amount, ProblemKind::OutOfRange { text, least: 0, most: Money::MOST });
        }
        let sessions = line.count(Meaning::SessionsAgreed, 0, MOST);
        if kind == ContractKind::Package && line.cell(Meaning::SessionsAgreed).is_none() {
            line.missing(Meaning::SessionsAgreed);
        }
        let row = Self {
            name: line.short(Meaning::Name),
            mail: mail(&mut line),
            plan_name: line.short(Meaning::PlanName),
            kind,
            starts_on,
            term_end: not_before(&mut line, Meaning::TermEnd, starts_on),
            price,
            tax: line.code(Meaning::Tax, "tax_kind"),
            sessions,
            cadence_days: line.count(Meaning::CadenceDays, 1, MOST),
            carry_over: line.count(Meaning::CarryOver, 0, MOST).unwrap_or_default(),
            notice_hours: line.count(Meaning::NoticeHours, 0, MOST_HOURS),
            predecessor: line.short(Meaning::Predecessor),
            ended_on: not_before(&mut line, Meaning::EndedOn, starts_on),
            end_kind: line.code(Meaning::EndKind, "end_kind"),
            end_reason: line.long(Meaning::EndReason),
            own: own_fields::told(&mut line),
        };
        line.finish(Some(row))
    }
}

/// A day that does not come before the first one.
fn not_before(line: &mut Line<'_>, meaning: Meaning, first: Day) -> Option<Day> {
    let day = line.day(meaning)?;
    if day < first {
        line.flaw(meaning, ProblemKind::BeforeItsStart);
    }
    Some(day)
}
