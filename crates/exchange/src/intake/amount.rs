//! Amounts as programs and people write them.
//!
//! Data catalogue: the signs of currencies and of what is negative.

use nenrin_domain::{Currency, Money, fold};

use super::{Line, Meaning};
use crate::history::ProblemKind;
use crate::limits::shown;

/// By which sign a currency is known. In Shift_JIS the yen sign stands where other encodings have the backslash.
const SIGNS: [(&str, &str); 7] =
    [("us$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("\\", "JPY"), ("円", "JPY")];

/// What is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAmount {
    /// It is no number.
    Unreadable,
    /// It is larger than any amount.
    TooLarge,
    /// It has parts smaller than the smallest unit of its currency.
    Broken,
}

/// The money of a cell such as `¥5,000`, `5,000円`, `$1,240.00`, `399,00`, `-3,000`, `(3,000)` or `△3,000`: in the currency
/// whose sign it bears, else in `currency`.
///
/// What stands behind the last separator is a part of the unit unless it has three digits: programs that group by thousands
/// always give two decimals, or none. In currencies of a thousand smaller units, such as the dinar of Kuwait, three digits behind
/// a point are such units.
pub(super) fn read(cell: &str, currency: Currency) -> Result<Money, NoAmount> {
    let folded: String = fold(cell).chars().filter(|c| !c.is_whitespace()).collect();
    // Two amounts in one cell are none.
    if SIGNS.iter().any(|(sign, _)| folded.matches(sign).count() > 1) {
        return Err(NoAmount::Unreadable);
    }
    let sign = SIGNS.iter().find(|(sign, _)| folded.contains(sign));
    let currency = sign.and_then(|(_, code)| Currency::from_code(code)).unwrap_or(currency);
    let code = currency.as_code().to_ascii_lowercase();
    let bare = SIGNS.iter().fold(folded.replace(&code, ""), |text, (sign, _)| text.replace(sign, ""));
    let (negative, number) = unsigned(&bare);
    let minor = minor_units(number, currency)?;
    if minor > Money::MOST {
        return Err(NoAmount::TooLarge);
    }
    Ok(Money { minor: if negative { -minor } else { minor }, currency })
}

fn unsigned(text: &str) -> (bool, &str) {
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inside);
    }
    match text.strip_prefix(['-', '−', '△', '▲', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn minor_units(number: &str, currency: Currency) -> Result<i64, NoAmount> {
    let decimals = currency.decimals();
    let (whole, part) = match number.rsplit_once(['.', ',']) {
        Some((whole, part)) if decimals == 3 && !whole.is_empty() && number.matches('.').count() == 1 => (whole, part),
        Some((whole, part)) if part.len() != 3 || whole.is_empty() => (whole, part),
        _ => (number, ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',' | '\'')).collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() && part.is_empty() || !digits(&whole) || !digits(part) {
        return Err(NoAmount::Unreadable);
    }
    let (kept, rest) = part.split_at_checked(decimals.min(part.len())).unwrap_or((part, ""));
    if rest.chars().any(|c| c != '0') {
        return Err(NoAmount::Broken);
    }
    format!("{whole}{kept:0<decimals$}").parse().map_err(|_| NoAmount::TooLarge)
}

/// The currency of a line's amounts; the yen where it names none.
pub(super) fn currency(line: &mut Line<'_>) -> Currency {
    let Some(cell) = line.cell(Meaning::Currency) else { return Currency::JPY };
    Currency::in_use(&cell.to_ascii_uppercase()).unwrap_or_else(|| {
        line.flaw(Meaning::Currency, ProblemKind::NotACurrency { text: shown(cell) });
        Currency::JPY
    })
}

/// The amount in a cell of a line; what is wrong with one that cannot be read is said of the line.
pub(super) fn money(line: &mut Line<'_>, meaning: Meaning, currency: Currency) -> Option<Money> {
    let cell = line.cell(meaning)?;
    let text = shown(cell);
    let kind = match read(cell, currency) {
        Ok(money) => return Some(money),
        Err(NoAmount::Unreadable) => ProblemKind::NotANumber { text },
        Err(NoAmount::Broken) => ProblemKind::NotWhole { text },
        Err(NoAmount::TooLarge) => ProblemKind::OutOfRange { text, least: -Money::MOST, most: Money::MOST },
    };
    line.flaw(meaning, kind);
    None
}

#[cfg(test)]
mod tests {
    use super::{NoAmount, read};
    use nenrin_domain::{Currency, Money};

    #[test]
    fn amounts_are_read_as_they_are_written() {
        let usd = |minor| Money { minor, currency: Currency::from_code("USD").unwrap() };
        let eur = Currency::from_code("EUR").unwrap();
        for (cell, money) in [
            ("5000", Money::yen(5000)),
            ("¥5,000", Money::yen(5000)),
            ("￥５，０００", Money::yen(5000)),
            ("\\5,000", Money::yen(5000)),
            ("5,000円", Money::yen(5000)),
            ("JPY 5000", Money::yen(5000)),
            ("5000.00", Money::yen(5000)),
            ("5000.0", Money::yen(5000)),
            ("$1,240.00", usd(124_000)),
            ("-$1,240.5", usd(-124_050)),
            ("-3,000", Money::yen(-3000)),
            ("(3,000)", Money::yen(-3000)),
            ("△3,000", Money::yen(-3000)),
            ("+3,000", Money::yen(3000)),
            ("0", Money::yen(0)),
        ] {
            assert_eq!(read(cell, Currency::JPY), Ok(money), "{cell}");
        }
        assert_eq!(read("399,00", eur), Ok(Money { minor: 39_900, currency: eur }));
        assert_eq!(read("1.240,50", eur), Ok(Money { minor: 124_050, currency: eur }));
        assert_eq!(read("1.240", eur), Ok(Money { minor: 124_000, currency: eur }));
        let kwd = Currency::from_code("KWD").unwrap();
        for (cell, minor) in
            [("1.240", 1240), ("0.005", 5), ("1,240.5", 1_240_500), ("1,240", 1_240_000), ("12", 12_000)]
        {
            assert_eq!(read(cell, kwd), Ok(Money { minor, currency: kwd }), "{cell}");
        }
        assert_eq!(read("5,000", Currency::from_code("XOF").unwrap()).unwrap().minor, 5000);
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for cell in ["", "一万円", "12a", "1-2", "--3", ".", "500円 500円", "$5 $6"] {
            assert_eq!(read(cell, Currency::JPY), Err(NoAmount::Unreadable), "{cell}");
        }
        assert_eq!(read("99.50", Currency::JPY), Err(NoAmount::Broken));
        assert_eq!(read("99999999999999999999", Currency::JPY), Err(NoAmount::TooLarge));
    }
}
