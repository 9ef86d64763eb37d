//! A line of a payment service, of a bank, or of a list of payments.

use nenrin_domain::{Currency, Day, Money, fold};

use super::amount::{self, NoAmount};
use super::people::mail;
use super::sources::Source;
use super::{Flaw, Line, Meaning};
use crate::history::{ProblemKind, shown};

/// What a line tells of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    /// The day on which the money moved; the one on which it is due while it has not.
    pub day: Day,
    /// Whether the money has not moved yet.
    pub is_open: bool,
    /// The day on which it is due.
    pub due_on: Option<Day>,
    /// How much; never negative.
    pub amount: Money,
    /// Whether it was given back.
    pub is_refund: bool,
    /// How much of it was given back since, and when that is known.
    pub refunded: Option<(Money, Day)>,
    /// What the way of payment cost.
    pub fee: Option<Money>,
    /// By which means.
    pub method: Option<String>,
    /// Its number at the source.
    pub reference: Option<String>,
    /// The number of the payment that a refund belongs to.
    pub part_of: Option<String>,
    /// Who paid, as it stands there.
    pub name: Option<String>,
    /// The mail address of who paid.
    pub mail: Option<String>,
    /// What it was for.
    pub description: Option<String>,
}

impl PaymentRow {
    /// The row of a line; `None` when the line tells of no payment and no refund, such as a transfer between accounts.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(mut line: Line<'_>) -> Result<Option<Self>, Vec<Flaw>> {
        line.examine();
        if passed_over(&line) {
            return Ok(None);
        }
        let (moved_on, due_on) = (line.day(Meaning::At), line.day(Meaning::DueOn));
        let is_open = line.cell(Meaning::At).is_none();
        let day = if is_open { due_on } else { moved_on };
        if is_open && line.cell(Meaning::DueOn).is_none() {
            line.flaw(Meaning::At, ProblemKind::Missing);
        }
        let currency = currency(&mut line);
        let Some(moved) = moved(&mut line, currency) else { return line.finish(None::<Self>).map(Some) };
        let source = line.reader().source;
        if moved.minor == 0 && !line.is_own() || moved.minor < 0 && source.is_some_and(|source| source.bank) {
            return Ok(None);
        }
        let is_refund = moved.minor < 0 || source.is_some_and(|source| source.gives_back);
        let named = line.short(Meaning::Reference);
        let (own, part_of) = (line.short(Meaning::RowId), line.short(Meaning::PartOf));
        let method = line.short(Meaning::Method);
        let row = day.map(|day| Self {
            day,
            is_open,
            due_on,
            amount: Money { minor: moved.minor.saturating_abs(), ..moved },
            is_refund,
            refunded: refunded(&mut line, moved.currency, day),
            fee: fee(&mut line, moved.currency),
            method: method.or_else(|| source.and_then(|source| source.method.clone())),
            // Where payments and refunds both name the payment they belong to, that is its number.
            reference: match (line.is_own() || named.is_some(), is_refund) {
                (true, _) => named,
                (false, true) => own,
                (false, false) => part_of.clone().or(own),
            },
            part_of: part_of.filter(|_| is_refund),
            name: line.short(Meaning::Name),
            mail: mail(&mut line),
            description: line.long(Meaning::Description),
        });
        line.finish(row).map(Some)
    }
}

/// Whether a line tells of something else than payments that came about.
fn passed_over(line: &Line<'_>) -> bool {
    let Some(source) = line.reader().source else { return false };
    let status = line.cell(Meaning::Status).map(fold);
    let transaction = line.cell(Meaning::Transaction).map(fold).unwrap_or_default();
    let is = |word: &String| status.as_deref() == Some(fold(word).as_str());
    let begins = |word: &String| transaction.starts_with(&fold(word));
    let has = |word: &String| transaction.contains(&fold(word));
    !source.received.is_empty() && !source.received.iter().any(is)
        || !source.transactions.is_empty() && !source.transactions.iter().any(begins)
        || source.others.iter().any(has)
}

pub(super) fn currency(line: &mut Line<'_>) -> Currency {
    let Some(cell) = line.cell(Meaning::Currency) else { return Currency::JPY };
    Currency::from_code(&cell.to_ascii_uppercase()).unwrap_or_else(|| {
        line.flaw(Meaning::Currency, ProblemKind::NotACurrency { text: shown(cell) });
        Currency::JPY
    })
}

/// What came in, less what went out; `None` when that cannot be told.
fn moved(line: &mut Line<'_>, currency: Currency) -> Option<Money> {
    let (told_in, told_out) = (line.cell(Meaning::Amount).is_some(), line.cell(Meaning::PaidOut).is_some());
    if !told_in && !told_out {
        line.flaw(Meaning::Amount, ProblemKind::Missing);
        return None;
    }
    let came = if told_in { Some(money(line, Meaning::Amount, currency)?) } else { None };
    let went = if told_out { Some(money(line, Meaning::PaidOut, currency)?) } else { None };
    match (came, went) {
        (Some(came), Some(went)) if went.minor != 0 => {
            Some(Money { minor: came.minor.saturating_sub(went.minor.saturating_abs()), ..came })
        }
        (Some(came), _) => Some(came),
        (None, went) => went.map(|went| Money { minor: went.minor.saturating_abs().saturating_neg(), ..went }),
    }
}

fn refunded(line: &mut Line<'_>, currency: Currency, paid_on: Day) -> Option<(Money, Day)> {
    line.cell(Meaning::Refunded)?;
    let money = money(line, Meaning::Refunded, currency).filter(|money| money.minor != 0)?;
    let day = line.day(Meaning::RefundedAt).unwrap_or(paid_on);
    Some((Money { minor: money.minor.saturating_abs(), ..money }, day))
}

/// Some sources give fees as what they take away.
fn fee(line: &mut Line<'_>, currency: Currency) -> Option<Money> {
    line.cell(Meaning::Fee)?;
    let fee = money(line, Meaning::Fee, currency).filter(|fee| fee.minor != 0)?;
    Some(Money { minor: fee.minor.saturating_abs(), ..fee })
}

pub(super) fn money(line: &mut Line<'_>, meaning: Meaning, currency: Currency) -> Option<Money> {
    let cell = line.cell(meaning)?;
    let text = shown(cell);
    let kind = match amount::read(cell, currency) {
        Ok(money) => return Some(money),
        Err(NoAmount::Unreadable) => ProblemKind::NotANumber { text },
        Err(NoAmount::Broken) => ProblemKind::NotWhole { text },
        Err(NoAmount::TooLarge) => ProblemKind::OutOfRange { text, least: -Money::MOST, most: Money::MOST },
    };
    line.flaw(meaning, kind);
    None
}

/// Follows the balance of an account from line to line.
#[derive(Debug)]
pub struct Chain {
    source: Option<&'static Source>,
    /// The balance of the line before, and what moved on it.
    before: Option<(i64, i64)>,
}

impl Chain {
    /// The chain of a file, if it is an account with a balance.
    #[must_use]
    pub fn of(reader: &super::Reader<'_>) -> Self {
        Self { source: reader.source.filter(|source| source.bank), before: None }
    }

    /// Looks at the next line. Answers what is wrong when its balance does not follow from the one before: a line is
    /// missing, or is there twice.
    pub fn follow(&mut self, mut line: Line<'_>) -> Option<Flaw> {
        let source = self.source?;
        let column = line.reader().columns.place(Meaning::Balance);
        line.cell(Meaning::Balance)?;
        let here = money(&mut line, Meaning::Balance, Currency::JPY)?.minor;
        let moved = moved(&mut line, Currency::JPY)?.minor;
        let (balance, moved_before) = self.before.replace((here, moved))?;
        let expected =
            if source.newest_first { balance.saturating_sub(moved_before) } else { balance.saturating_add(moved) };
        let kind = ProblemKind::BrokenChain { expected, found: here };
        (expected != here).then_some(Flaw { column, kind })
    }
}
