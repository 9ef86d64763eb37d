//! How values stand on paper, and what a row is called where another one refers to it.

use std::collections::BTreeMap;

use nenrin_domain::{Currency, Day, Held, HeldRow, HeldTable, HeldValue, Instant, Money, Zone};
use uuid::Uuid;

use super::lists::{list, words as joined};
use crate::Words;

/// By what a row is called where another one refers to it, table by table.
const CALLED: [(&str, &[&str]); 9] = [
    ("contract", &["plan_name", "starts_on"]),
    ("session", &["day", "time"]),
    ("goal", &["title"]),
    ("payer", &["name"]),
    ("material", &["title"]),
    ("custom_field", &["name"]),
    ("gathering", &["title"]),
    ("payment", &["paid_on", "amount"]),
    ("follow_up", &["day", "text"]),
];

/// What values are shown with.
pub(super) struct Shown {
    pub words: Words,
    zone: Zone,
    called: BTreeMap<Uuid, String>,
}

impl Shown {
    pub fn new(held: &Held, zone: Zone, words: Words) -> Self {
        let mut shown = Self { words, zone, called: BTreeMap::new() };
        for (name, columns) in CALLED {
            let Some(table) = held.table(name) else { continue };
            for row in &table.rows {
                let parts = columns.iter().filter_map(|column| shown.in_row(table, row, column));
                let called = parts.collect::<Vec<_>>().join(" ");
                if !called.is_empty() {
                    shown.called.insert(row.id, called);
                }
            }
        }
        shown
    }

    /// A value of a row; `None` when there is none, or it says nothing to a person.
    pub fn in_row(&self, table: &HeldTable, row: &HeldRow, column: &str) -> Option<String> {
        let value = table.value(row, column)?;
        let currency = table.text(row, &format!("{column}_currency"));
        match (value, currency.and_then(Currency::from_code)) {
            (HeldValue::Number(minor), Some(currency)) => Some(self.money(Money { minor: *minor, currency })),
            _ => self.value(table.name, column, value),
        }
    }

    /// A value of a column.
    pub fn value(&self, table: &str, column: &str, value: &HeldValue) -> Option<String> {
        match value {
            _ if column.ends_with("_currency") => None,
            HeldValue::Id(id) => self.called.get(id).cloned(),
            HeldValue::Number(number) => Some(number.to_string()),
            HeldValue::Hundredths(number) => Some(number.to_string()),
            HeldValue::Flag(flag) => Some(self.words.say(if *flag { "paper.yes" } else { "paper.no" }, &[])),
            HeldValue::Day(day) => Some(self.day(*day)),
            HeldValue::Time(time) => Some(time.to_string()),
            HeldValue::Moment(moment) => Some(self.moment(*moment)),
            HeldValue::Text(text) => {
                let text = match list(column, text) {
                    Some(items) => joined(&items, |word| self.word(table, column, word))?,
                    None => self.words.code(table, column, text).map_or_else(|| text.clone(), ToOwned::to_owned),
                };
                Some(text).filter(|text| !text.trim().is_empty())
            }
        }
    }

    /// A word of a list; what was read of a row that waits is said as `name=value` in the file.
    fn word(&self, table: &str, column: &str, word: &str) -> String {
        let read = word.split_once('=').filter(|_| table == "inbox_item").map(|(name, value)| {
            let label = Some(self.words.column(table, name)).filter(|label| !label.is_empty()).unwrap_or(name);
            self.words.say("paper.pair", &[("label", label), ("value", value)])
        });
        read.unwrap_or_else(|| self.words.code(table, column, word).unwrap_or(word).to_owned())
    }

    pub fn day(&self, day: Day) -> String {
        let (y, m, d) = day.ymd();
        let (y, m, d) = (format!("{y:04}"), format!("{m:02}"), format!("{d:02}"));
        self.words.say("paper.day", &[("y", &y), ("m", &m), ("d", &d)])
    }

    pub fn moment(&self, moment: Instant) -> String {
        format!("{} {}", self.day(moment.day(self.zone)), moment.day_time(self.zone))
    }

    fn money(&self, money: Money) -> String {
        let amount = grouped(money.minor, money.currency.decimals());
        let facts = [("amount", amount.as_str()), ("currency", money.currency.as_code())];
        self.words.say(if money.currency.as_code() == "JPY" { "paper.yen" } else { "paper.money" }, &facts)
    }
}

/// Minor units as a number with commas, with the point where the minor units begin.
fn grouped(minor: i64, decimals: usize) -> String {
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = decimals + 1);
    let (whole, rest) = digits.split_at_checked(digits.len() - decimals).unwrap_or((&digits, ""));
    let mut amount = String::from(if minor < 0 { "-" } else { "" });
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            amount.push(',');
        }
        amount.push(digit);
    }
    if rest.is_empty() { amount } else { format!("{amount}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn amounts_have_commas_and_the_point_of_their_currency() {
        for (shown, minor, decimals) in [
            ("11,000", 11_000, 0),
            ("0", 0, 0),
            ("-1,234,567", -1_234_567, 0),
            ("1,250.05", 125_005, 2),
            ("0.05", 5, 2),
        ] {
            assert_eq!(grouped(minor, decimals), shown);
        }
    }
}
