//! A line of a payment service, of a bank, or of a list of payments.

use nenrin_domain::{Currency, Day, Money, fold};

use super::amount::{currency, money};
use super::reach::mail;
use super::sources::{Source, words_for_transfers};
use super::{Flaw, Irrelevant, Line, Meaning, NoRow};
use crate::history::ProblemKind;
use crate::limits::{NAME_CHARS, SENTENCE_CHARS};

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
    /// All that the account says of it: the words in which a bank names who paid, and what it was for.
    pub note: Option<String>,
}

impl PaymentRow {
    /// The row of a line.
    ///
    /// # Errors
    /// What is wrong with the line, or why it tells of no payment and no refund.
    pub fn read(mut line: Line<'_>) -> Result<Self, NoRow> {
        line.examine();
        if let Some(why) = irrelevant(&line) {
            return Err(why.into());
        }
        let (moved_on, due_on) = (line.day(Meaning::At), line.day(Meaning::DueOn));
        let is_open = line.cell(Meaning::At).is_none();
        let day = if is_open { due_on } else { moved_on };
        if is_open && line.cell(Meaning::DueOn).is_none() {
            line.missing(Meaning::At);
        }
        let currency = currency(&mut line);
        let moved = if is_open { due(&mut line, currency) } else { moved(&mut line, currency) };
        let Some(moved) = moved else { return Ok(line.finish(None)?) };
        let source = line.reader().source;
        if moved.minor == 0 && !line.is_own() {
            return Err(Irrelevant::NoAmount.into());
        }
        if moved.minor < 0 && is_statement(&line) {
            return Err(Irrelevant::PaidOut.into());
        }
        let is_refund = moved.minor < 0 || source.is_some_and(|source| source.gives_back);
        if is_refund && line.is_own() && !source.is_some_and(|source| source.gives_back) {
            less_than_nothing(&mut line, is_open);
        }
        let named = line.short(Meaning::Reference);
        let (own, part_of) = (line.short(Meaning::RowId), line.short(Meaning::PartOf));
        let method = line.short(Meaning::Method);
        let (payer, description) = (line.full_name(), description(&mut line, is_refund));
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
            note: note(&line, payer.as_deref(), description.as_deref()),
            name: payer.map(|payer| without_transfer(&line, payer)),
            mail: mail(&mut line),
            description,
        });
        Ok(line.finish(row)?)
    }
}

/// Whether a line is one of an account, where what goes out is nobody's refund unless it says of which payment.
fn is_statement(line: &Line<'_>) -> bool {
    let reader = line.reader();
    let has = |meaning| reader.columns.place(meaning).is_some();
    reader.source.is_some_and(|source| source.bank) || has(Meaning::PaidOut) && !has(Meaning::PartOf)
}

/// What it was for. Of a refund some programs say there, in their own language, no more than that it is one, or which payment
/// it is of: only what the payment was for is kept of that.
fn description(line: &mut Line<'_>, is_refund: bool) -> Option<String> {
    let most = if line.is_own() && !is_refund { NOTE_CHARS } else { SENTENCE_CHARS };
    let said = line.text(Meaning::Description, most)?;
    let names = line.reader().source.filter(|_| is_refund).map_or(&[][..], |source| &source.transactions);
    let folded = fold(&said);
    let mut after = names.iter().filter_map(|name| folded.strip_prefix(&fold(name)));
    if !after.any(|rest| rest.is_empty() || rest.starts_with(" for ")) {
        return Some(said);
    }
    let inside = said.split_once('(').and_then(|(_, inside)| inside.rsplit_once(')'));
    inside.map(|(payment, _)| payment.trim().to_owned()).filter(|payment| !payment.is_empty())
}

/// Characters of all that a line may say of its payment, in two cells with a mark between them: as many must come back with a table
/// of ours.
const NOTE_CHARS: usize = NAME_CHARS + 3 + SENTENCE_CHARS;

/// All that a line says of its payment. Only in a statement is who paid a part of it: elsewhere that is whose it is.
fn note(line: &Line<'_>, payer: Option<&str>, description: Option<&str>) -> Option<String> {
    let said: Vec<_> = [payer.filter(|_| is_statement(line)), description].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// Who paid, without a bank's word for a transfer.
fn without_transfer(line: &Line<'_>, name: String) -> String {
    if is_statement(line) { after_transfer(&name).to_owned() } else { name }
}

/// The name behind a bank's word for a transfer, with a blank or a star between them.
fn after_transfer(name: &str) -> &str {
    let parts = |letter: char| letter.is_whitespace() || matches!(letter, '*' | '＊');
    let after = |word: &str| name.strip_prefix(word).filter(|rest| rest.starts_with(parts));
    let mut payers = words_for_transfers().filter_map(after).map(|rest| rest.trim_matches(parts));
    payers.find(|payer| !payer.is_empty()).unwrap_or(name)
}

/// Why a line tells of something else than payments that came about.
fn irrelevant(line: &Line<'_>) -> Option<Irrelevant> {
    let source = line.reader().source?;
    let status = line.cell(Meaning::Status).map(fold);
    let transaction = line.cell(Meaning::Transaction).map(fold).unwrap_or_default();
    let is = |word: &String| status.as_deref() == Some(fold(word).as_str());
    let begins = |word: &String| transaction.starts_with(&fold(word));
    let has = |word: &String| transaction.contains(&fold(word));
    if !source.transactions.is_empty() && !source.transactions.iter().any(begins) || source.others.iter().any(has) {
        return Some(Irrelevant::OtherTransaction);
    }
    let is_received = source.received.is_empty() || source.received.iter().any(is);
    (!is_received).then_some(Irrelevant::NotReceived)
}

/// Says that a line of our table of payments tells of less than nothing: what was given back has a table of its own.
fn less_than_nothing(line: &mut Line<'_>, is_open: bool) {
    let is_due = is_open && line.cell(Meaning::OpenAmount).is_some();
    let (told, least) = if is_due { (Meaning::OpenAmount, 0) } else { (Meaning::Amount, 1) };
    let text = line.cell(told).unwrap_or_default().to_owned();
    line.flaw(told, ProblemKind::OutOfRange { text, least, most: Money::MOST });
}

/// What is still to come in, which has a column of its own in some tables; `None` when that cannot be told.
fn due(line: &mut Line<'_>, currency: Currency) -> Option<Money> {
    match line.cell(Meaning::OpenAmount) {
        Some(_) => money(line, Meaning::OpenAmount, currency),
        None => moved(line, currency),
    }
}

/// What came in, less what went out; `None` when that cannot be told.
fn moved(line: &mut Line<'_>, currency: Currency) -> Option<Money> {
    let (told_in, told_out) = (line.cell(Meaning::Amount).is_some(), line.cell(Meaning::PaidOut).is_some());
    if !told_in && !told_out {
        line.missing(Meaning::Amount);
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

/// Some sources give fees as what they take away. What was taken in another currency is no part of the payment.
fn fee(line: &mut Line<'_>, currency: Currency) -> Option<Money> {
    line.cell(Meaning::Fee)?;
    if line.cell(Meaning::FeeCurrency).is_some_and(|taken| !taken.eq_ignore_ascii_case(currency.as_code())) {
        return None;
    }
    let fee = money(line, Meaning::Fee, currency).filter(|fee| fee.minor != 0)?;
    Some(Money { minor: fee.minor.saturating_abs(), ..fee })
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
        let (older, newer) = (balance.saturating_sub(moved_before), balance.saturating_add(moved));
        let expected = if source.newest_first == Some(true) { older } else { newer };
        let follows = expected == here || source.newest_first.is_none() && older == here;
        let kind = ProblemKind::BrokenChain { expected, found: here };
        (!follows).then_some(Flaw { column, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::after_transfer;

    #[test]
    fn a_payer_is_told_from_the_banks_word_before_it() {
        for line in ["振込 ヤマダ タロウ", "振込＊ヤマダ タロウ", "振込１　ヤマダ タロウ", "ﾌﾘｺﾐ*ヤマダ タロウ"]
        {
            assert_eq!(after_transfer(line), "ヤマダ タロウ", "{line}");
        }
        for whole in ["振込ヤマダ", "振込＊", "ヤマダ＊タロウ"] {
            assert_eq!(after_transfer(whole), whole);
        }
    }
}
