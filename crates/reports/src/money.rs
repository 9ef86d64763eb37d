//! Sums of money as papers tell them.

use nenrin_domain::Money;

use crate::Words;

impl Words {
    /// A sum with its currency.
    pub(crate) fn money(self, money: Money) -> String {
        let amount = amount(money.minor.unsigned_abs(), money.currency.decimals());
        let facts = [("amount", amount.as_str()), ("currency", money.currency.as_code())];
        let told = self.say(if money.currency.as_code() == "JPY" { "paper.yen" } else { "paper.money" }, &facts);
        if money.minor < 0 { format!("-{told}") } else { told }
    }

    /// Sums of several currencies beside each other.
    pub(crate) fn sums(self, sums: &[Money]) -> String {
        let told: Vec<String> = sums.iter().map(|sum| self.money(*sum)).collect();
        told.join(&self.say("paper.sums", &[]))
    }
}

/// Minor units as a number with commas, with the point where the minor units begin.
fn amount(minor: u64, decimals: usize) -> String {
    let digits = format!("{minor:0>width$}", width = decimals + 1);
    let (whole, rest) = digits.split_at_checked(digits.len() - decimals).unwrap_or((&digits, ""));
    let whole = in_threes(whole);
    if rest.is_empty() { whole } else { format!("{whole}.{rest}") }
}

/// A decimal number with a comma after each three digits before its point.
pub(crate) fn in_threes(number: &str) -> String {
    let (whole, rest) = number.find('.').and_then(|at| number.split_at_checked(at)).unwrap_or((number, ""));
    let digits = whole.trim_start_matches('-');
    let mut told = String::from(if digits.len() < whole.len() { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told + rest
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Currency, Language, Money};

    use super::in_threes;
    use crate::Words;

    #[test]
    fn amounts_have_commas_the_point_of_their_currency_and_a_sign_before_all_of_it() {
        for (minor, code, ja, en) in [
            (11_000, "JPY", "11,000円", "¥11,000"),
            (0, "JPY", "0円", "¥0"),
            (-1_234_567, "JPY", "-1,234,567円", "-¥1,234,567"),
            (125_005, "USD", "1,250.05 USD", "1,250.05 USD"),
            (5, "USD", "0.05 USD", "0.05 USD"),
        ] {
            let money = Money { minor, currency: Currency::from_code(code).unwrap() };
            assert_eq!([Language::Ja, Language::En].map(|it| Words::of(it).money(money)), [ja, en]);
        }
        let sums = ["JPY", "EUR"].map(|code| Money { minor: 100_000, currency: Currency::from_code(code).unwrap() });
        assert_eq!(Words::of(Language::En).sums(&sums), "¥100,000; 1,000.00 EUR", "no comma between what has commas");
    }

    #[test]
    fn numbers_have_a_comma_after_each_three_digits_before_the_point() {
        for (number, told) in [("0", "0"), ("-999", "-999"), ("123456.78", "123,456.78"), ("-1000", "-1,000")] {
            assert_eq!(in_threes(number), told);
        }
    }
}
