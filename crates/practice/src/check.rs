//! What a typed value may be, told by field and rule before anything is written.

use nenrin_domain::{
    ContractKind, Currency, Day, Learner, LearnerId, Money, Session, SessionId, SessionState, plain_line, trimmed,
};
use nenrin_store::Store;

use crate::wire::{Plain, Sum};
use crate::{Code, Failure};

/// Longest name, in characters.
pub(crate) const NAME: usize = 200;

/// Longest line of text, in characters.
pub(crate) const LINE: usize = 500;

/// Longest text of several lines, in characters.
pub(crate) const TEXT: usize = 5_000;

/// Most entries of a list that is typed in one go.
pub(crate) const LIST: usize = 500;

/// Most units of a number that counts sessions or days.
const COUNT: u32 = 10_000;

/// The longest term of an agreement, in months.
const MONTHS: u32 = 120;

/// The longest notice before a session, in hours: 30 days.
const NOTICE_HOURS: u32 = 720;

/// Largest sum, in minor units.
const SUM: i64 = Money::MOST;

/// The text as it is kept, which must be of 1 to `most` characters; of nothing visible it has none.
pub(crate) fn required(field: &str, text: &str, most: usize) -> Result<String, Failure> {
    let text = kept(text, most);
    if text.is_empty() || text.chars().count() > most {
        return Err(Failure::not_allowed(field, &format!("1_to_{most}")));
    }
    Ok(text)
}

/// The text as it is kept, of at most `most` characters; `None` when nothing is left.
pub(crate) fn optional(field: &str, text: Option<&str>, most: usize) -> Result<Option<String>, Failure> {
    let text = text.map(|text| kept(text, most)).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > most) {
        return Err(Failure::not_allowed(field, &format!("at_most_{most}")));
    }
    Ok(text)
}

/// The text without blanks or hidden signs around it; a line has none in it either. Texts of several lines stay as they were typed.
fn kept(text: &str, most: usize) -> String {
    if most > LINE { trimmed(text).to_owned() } else { plain_line(text) }
}

/// A list of at least one and at most [`LIST`] entries.
pub(crate) fn list<T>(field: &str, entries: &[T]) -> Result<(), Failure> {
    if entries.is_empty() || entries.len() > LIST {
        return Err(Failure::not_allowed(field, &format!("1_to_{LIST}")));
    }
    Ok(())
}

/// The labels, each a name, sorted and without repeats.
pub(crate) fn tags(tags: &[String]) -> Result<Vec<String>, Failure> {
    if tags.len() > LIST {
        return Err(Failure::not_allowed("tags", &format!("at_most_{LIST}")));
    }
    let mut kept = tags.iter().map(|tag| required("tags", tag, NAME)).collect::<Result<Vec<_>, _>>()?;
    kept.sort();
    kept.dedup();
    Ok(kept)
}

/// A number that is at least 1.
pub(crate) fn count(field: &str, number: Option<u32>) -> Result<Option<u32>, Failure> {
    if number.is_some_and(|number| !(1..=COUNT).contains(&number)) {
        return Err(Failure::not_allowed(field, &format!("1_to_{COUNT}")));
    }
    Ok(number)
}

/// A term that is at least 1 month and at most [`MONTHS`].
pub(crate) fn months(field: &str, number: Option<u32>) -> Result<Option<u32>, Failure> {
    if number.is_some_and(|number| !(1..=MONTHS).contains(&number)) {
        return Err(Failure::not_allowed(field, &format!("1_to_{MONTHS}")));
    }
    Ok(number)
}

/// Hours of notice before a session, at most [`NOTICE_HOURS`].
pub(crate) fn notice_hours(number: u32) -> Result<u32, Failure> {
    if number > NOTICE_HOURS {
        return Err(Failure::not_allowed("notice_hours", &format!("0_to_{NOTICE_HOURS}")));
    }
    Ok(number)
}

/// How many unused sessions may come over into a renewal.
pub(crate) fn carry_over(number: u32) -> Result<u32, Failure> {
    if number > COUNT {
        return Err(Failure::not_allowed("carry_over", &format!("0_to_{COUNT}")));
    }
    Ok(number)
}

/// How many sessions are agreed: those of a package are always counted.
pub(crate) fn sessions(kind: ContractKind, number: Option<u32>) -> Result<Option<u32>, Failure> {
    if kind == ContractKind::Package && number.is_none() {
        return Err(Failure::not_allowed("sessions", "of_a_package"));
    }
    count("sessions", number)
}

/// A sum of money that is not negative.
pub(crate) fn price(field: &str, sum: &Sum) -> Result<Money, Failure> {
    let currency =
        Currency::in_use(&sum.currency).ok_or_else(|| Failure::not_allowed(field, "three_letter_currency"))?;
    if !(0..=SUM).contains(&sum.minor) {
        return Err(Failure::not_allowed(field, &format!("0_to_{SUM}")));
    }
    Ok(Money { minor: sum.minor, currency })
}

/// What somebody else kept of a payment: in the same currency, and at most all of it.
pub(crate) fn fee(fee: Option<&Sum>, amount: Money) -> Result<Option<Money>, Failure> {
    let Some(fee) = fee else { return Ok(None) };
    let fee = price("fee", fee)?;
    if fee.currency != amount.currency {
        return Err(Failure::not_allowed("fee", "currency_of_the_payment").about("currency", amount.currency.as_code()));
    }
    if fee.minor > amount.minor {
        return Err(Failure::not_allowed("fee", "at_most_the_payment"));
    }
    Ok(Some(fee))
}

/// A day that does not come before another one.
pub(crate) fn not_before(field: &str, day: Day, first: Day) -> Result<Day, Failure> {
    if day < first {
        return Err(Failure::not_allowed(field, "not_before").about("first", first));
    }
    Ok(day)
}

/// A day that is not gone by.
pub(crate) fn not_gone_by(field: &str, day: Day, today: Day) -> Result<Day, Failure> {
    if day < today { Err(Failure::not_allowed(field, "in_the_past")) } else { Ok(day) }
}

/// A day that does not come after another one.
pub(crate) fn not_after(field: &str, day: Day, last: Day) -> Result<Day, Failure> {
    if day > last {
        return Err(Failure::not_allowed(field, "not_after").about("last", last));
    }
    Ok(day)
}

/// The values of days and times that came over the wire.
pub(crate) fn plain<T: Copy>(value: Option<Plain<T>>) -> Option<T> {
    value.map(|value| value.0)
}

/// A learner who has not been erased.
pub(crate) fn living(store: &Store, learner: LearnerId) -> Result<Learner, Failure> {
    let learner: Learner = store.get(learner)?;
    if learner.erased_on.is_some() { Err(Failure::new(Code::Erased)) } else { Ok(learner) }
}

/// A session that is the learner's own, and more than an offer: an offer that is withdrawn leaves nothing behind.
pub(crate) fn session_of(
    store: &Store,
    session: Option<Plain<SessionId>>,
    learner: LearnerId,
) -> Result<Option<SessionId>, Failure> {
    let Some(Plain(id)) = session else { return Ok(None) };
    let session: Session = store.get(id)?;
    if session.learner != learner {
        return Err(Failure::not_allowed("session", "of_this_learner"));
    }
    if session.state == SessionState::Proposed {
        return Err(Failure::not_allowed("session", "more_than_offered"));
    }
    Ok(Some(id))
}
