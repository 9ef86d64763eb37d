//! Sums of money as papers tell them.

use nenrin_domain::Money;

use crate::Words;

impl Words {
    /// A sum with its currency.
    pub(crate) fn money(self, money: Money) -> String {
        let amount = grouped(money.minor, money.currency.decimals());
        let facts = [("amount", amount.as_str()), ("currency", money.currency.as_code())];
        self.say(if money.currency.as_code() == "JPY" { "paper.yen" } else { "paper.money" }, &facts)
    }

    /// Sums of several currencies beside each other.
    pub(crate) fn sums(self, sums: &[Money]) -> String {
        let told: Vec<String> = sums.iter().map(|sum| self.money(*sum)).collect();
        told.join(&self.say("paper.list", &[]))
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
