//! Who pays: the learner, a parent, a company.

use unicode_normalization::UnicodeNormalization;

use crate::code::codes;
use crate::{Day, LearnerId, PayerId, PayerLinkId};

codes! {
    /// What a payer is.
    PayerKind {
        /// A person.
        Person = "person",
        /// A company or another organisation.
        Organisation = "organisation",
    }
}

/// A person or organisation that pays for learners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// Identity.
    pub id: PayerId,
    /// Full name.
    pub name: String,
    /// Reading of the name in hiragana.
    pub kana: Option<String>,
    /// What it is.
    pub kind: PayerKind,
    /// Registration number for qualified invoices, `T` and 13 digits.
    pub registration_number: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// A registration number for qualified invoices as it is written, of what was typed: `T` and 13 digits. `None` when it is none.
#[must_use]
pub fn registration_number(typed: &str) -> Option<String> {
    let plain = typed.nfkc().filter(|c| !c.is_whitespace() && !DASHES.contains(c));
    let number: String = plain.collect::<String>().to_ascii_uppercase();
    let digits = number.strip_prefix('T')?;
    (digits.len() == 13 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// What people write between the digits.
const DASHES: [char; 6] = ['-', '‐', '‑', '–', 'ー', '−'];

/// Whether the first digit of a registration number is the check digit of the others, as in every corporate number. Those of
/// people need not be so: a number that does not fit is a hint that it may be mistyped, never an error.
#[must_use]
pub fn has_check_digit(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let Some((first, base)) = digits.split_first() else { return false };
    let sum: u32 = base.iter().rev().zip([1, 2].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    base.len() == 12 && *first == 9 - sum % 9
}

/// That a payer pays for a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerLink {
    /// Identity.
    pub id: PayerLinkId,
    /// For whom.
    pub learner: LearnerId,
    /// Who pays.
    pub payer: PayerId,
    /// How much of it, 1 to 100 %.
    pub share: u32,
    /// From which day.
    pub starts_on: Option<Day>,
    /// Until which day.
    pub ends_on: Option<Day>,
}

impl PayerLink {
    /// Whether the payer pays on `day`.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.starts_on.is_none_or(|first| first <= day) && self.ends_on.is_none_or(|last| day <= last)
    }

    /// The largest share of one learner's `links` that any day has in all, in %.
    #[must_use]
    pub fn most_shared(links: &[Self]) -> u32 {
        // The sum can only rise on a day on which one begins; what has no beginning began before all of them.
        let on = |begins: Option<Day>| {
            let with = |link: &&Self| match begins {
                Some(day) => link.covers(day),
                None => link.starts_on.is_none(),
            };
            links.iter().filter(with).map(|link| link.share).sum()
        };
        links.iter().map(|link| on(link.starts_on)).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{PayerLink, has_check_digit, registration_number};
    use crate::Id;
    use uuid::Uuid;

    #[test]
    fn a_registration_number_is_read_as_people_write_it() {
        let read = |typed: &str| registration_number(typed);
        assert_eq!(read("Ｔ７０１０-7050 00725").as_deref(), Some("T7010705000725"));
        assert_eq!(read("t7000012050002").as_deref(), Some("T7000012050002"));
        for wrong in ["7010705000725", "T701070500072", "T70107050007250", "TT010705000725", "", "T"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_check_digit_tells_a_mistyped_number() {
        for right in ["T7010705000725", "T7000012050002", "T4011001098993"] {
            assert!(has_check_digit(right), "{right}");
        }
        for wrong in ["T1234567890123", "T7010705000752", "T"] {
            assert!(!has_check_digit(wrong), "{wrong}");
        }
    }

    #[test]
    fn shares_add_up_on_the_days_they_have_in_common() {
        let id = Uuid::from_u128(1);
        let link = |share, from: Option<&str>, until: Option<&str>| PayerLink {
            id: Id::from_uuid(id),
            learner: Id::from_uuid(id),
            payer: Id::from_uuid(id),
            share,
            starts_on: from.map(|day| day.parse().unwrap()),
            ends_on: until.map(|day| day.parse().unwrap()),
        };
        assert_eq!(PayerLink::most_shared(&[]), 0);
        let (always, later) = (link(60, None, None), link(40, Some("2026-04-01"), None));
        assert_eq!(PayerLink::most_shared(&[always.clone(), later.clone()]), 100);
        let until = link(60, None, Some("2026-03-31"));
        assert_eq!(PayerLink::most_shared(&[until.clone(), later.clone()]), 60, "one after the other");
        assert_eq!(PayerLink::most_shared(&[always, until]), 120, "both from the beginning");
    }
}
