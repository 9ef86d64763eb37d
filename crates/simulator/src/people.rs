//! Names and addresses. Addresses are of domains and telephone ranges that belong to nobody.

use std::collections::BTreeSet;

use crate::Language;
use crate::chance::Chance;
use crate::words::{Catalogue, NamePart};

/// A person as written on the first page.
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) kana: String,
    pub(crate) mail: String,
    pub(crate) phone: String,
    pub(crate) line: String,
}

/// The people who have asked at the practice; full names repeat only when they run short.
pub(crate) struct People {
    known: BTreeSet<(usize, usize)>,
}

impl People {
    pub(crate) const fn new() -> Self {
        Self { known: BTreeSet::new() }
    }

    /// Somebody new, who can be reached at least by `channel`.
    pub(crate) fn meet(&mut self, words: &Catalogue, channel: &str, chance: &mut Chance) -> Person {
        let mut name = (0, 0);
        for _ in 0..40 {
            name = (common_first(words.family.len(), chance), common_first(words.given.len(), chance));
            if self.known.insert(name) {
                break;
            }
        }
        let nobody = NamePart { written: "", kana: "", latin: "" };
        let family = words.family.get(name.0).unwrap_or(&nobody);
        let given = words.given.get(name.1).unwrap_or(&nobody);
        let handle = match chance.below(3) {
            0 => format!("{}.{}", given.latin, family.latin),
            1 => format!("{}{:02}", given.latin, chance.below(100)),
            _ => format!("{}_{}", family.latin, given.latin),
        };
        let domain = chance.weighted(&[("example.com", 0.5), ("example.net", 0.3), ("example.org", 0.2)]);
        let mail = chance.yes(0.88) || channel == "email";
        let phone = chance.yes(0.8) || channel == "phone";
        let line = chance.yes(0.4) || channel == "line";
        let phone_number = phone_number(words.language, chance);
        Person {
            name: match words.language {
                Language::Ja => format!("{} {}", family.written, given.written),
                Language::En => format!("{} {}", given.written, family.written),
            },
            kana: if family.kana.is_empty() { String::new() } else { format!("{} {}", family.kana, given.kana) },
            mail: if mail { format!("{handle}@{domain}") } else { String::new() },
            phone: if phone { phone_number } else { String::new() },
            line: if line { format!("{}{:04}", given.latin, chance.below(10_000)) } else { String::new() },
        }
    }
}

/// An index below `n`; names at the head of their list are more common, as names are.
fn common_first(n: usize, chance: &mut Chance) -> usize {
    let draw = chance.uniform();
    (n as f64 * draw * libm::sqrt(draw)) as usize
}

fn phone_number(language: Language, chance: &mut Chance) -> String {
    match language {
        Language::Ja => format!("0{}0-0{:03}-{:04}", chance.between(7, 9), chance.below(1000), chance.below(10_000)),
        Language::En => format!("({}) 555-01{:02}", chance.between(201, 989), chance.below(100)),
    }
}
