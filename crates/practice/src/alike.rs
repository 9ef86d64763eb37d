//! Which learners may be one person: the one rule by which both a learner's page and what waits to be settled tell it.
//!
//! Alike are two with the same mail address, telephone number or name in LINE, and two of one name unless their readings
//! differ. The name alone does: entries made in haste have nothing else, and in many languages names have no reading. Two
//! whom the coach has told apart are not asked about again.

use std::collections::{BTreeSet, HashMap, HashSet};

use nenrin_domain::{Distinction, Learner, LearnerId, name_key};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::whose::{mail_key, phone_key};

/// By what two learners may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// They have the same mail address.
    Mail,
    /// They have the same telephone number.
    Phone,
    /// They have the same name in LINE.
    Line,
    /// They are called the same.
    Name,
    /// They are read the same, or one is written as the other is read.
    Kana,
}

/// Pairs of learners, each as [`Distinction::pair`] orders it.
pub(crate) type Apart = HashSet<(LearnerId, LearnerId)>;

/// The pairs that the coach has told apart.
pub(crate) fn told_apart(store: &Store) -> Result<Apart, Failure> {
    Ok(store.distinctions()?.into_iter().map(|told| (told.one, told.other)).collect())
}

/// By what two learners may be one person; by nothing when they are not alike.
pub(crate) fn likenesses(one: &Learner, other: &Learner) -> Vec<Likeness> {
    Marks::of(one).shared_with(&Marks::of(other))
}

/// Which learners may be one person, as pairs of places in `learners`, the earlier one first. Each learner stands beside the
/// earliest one of each likeness: of many who are alike there are no more pairs than learners, and the next one comes when a
/// pair is settled.
pub(crate) fn pairs(learners: &[Learner], apart: &Apart) -> Vec<(usize, usize)> {
    let mut groups: HashMap<(Likeness, String), Group> = HashMap::new();
    let mut found = BTreeSet::new();
    for (place, learner) in learners.iter().enumerate() {
        let may_be = |before: &usize| {
            learners.get(*before).is_some_and(|before| !apart.contains(&Distinction::pair(before.id, learner.id)))
        };
        let Marks { contacts, name, kana } = Marks::of(learner);
        let reading = kana.clone();
        let mut names: Vec<_> = name.into_iter().chain(kana).collect();
        names.dedup();
        for key in contacts {
            let group = groups.entry(key).or_default();
            found.extend(group.first_of(None, may_be).map(|before| (before, place)));
            group.add(place, None);
        }
        for name in names {
            let group = groups.entry((Likeness::Name, name)).or_default();
            found.extend(group.first_of(reading.as_deref(), may_be).map(|before| (before, place)));
            group.add(place, reading.as_deref());
        }
    }
    found.into_iter().collect()
}

/// What a learner is known by, as it is compared.
struct Marks {
    contacts: Vec<(Likeness, String)>,
    name: Option<String>,
    kana: Option<String>,
}

impl Marks {
    fn of(learner: &Learner) -> Self {
        let Learner { mail, phone, line, name, kana, .. } = learner;
        let told =
            |text: &Option<String>, key: fn(&str) -> String| text.as_deref().map(key).filter(|key| !key.is_empty());
        let contacts = [
            (Likeness::Mail, told(mail, mail_key)),
            (Likeness::Phone, phone.as_deref().and_then(phone_key)),
            (Likeness::Line, told(line, name_key)),
        ];
        Self {
            contacts: contacts.into_iter().filter_map(|(likeness, key)| Some((likeness, key?))).collect(),
            name: told(name, name_key),
            kana: told(kana, name_key),
        }
    }

    fn shared_with(&self, other: &Self) -> Vec<Likeness> {
        let contacts = self.contacts.iter().filter(|contact| other.contacts.contains(contact));
        let mut shared: Vec<_> = contacts.map(|(likeness, _)| *likeness).collect();
        let differ = self.kana.as_ref().zip(other.kana.as_ref()).is_some_and(|(here, there)| here != there);
        let same = |here: &Option<String>, there: &Option<String>| here.is_some() && here == there;
        if differ {
            return shared;
        }
        if same(&self.name, &other.name) {
            shared.push(Likeness::Name);
        } else if same(&self.kana, &other.kana) || same(&self.name, &other.kana) || same(&self.kana, &other.name) {
            shared.push(Likeness::Kana);
        }
        shared
    }
}

/// The learners who are alike in one thing, by their places, in order.
#[derive(Default)]
struct Group {
    all: Vec<usize>,
    unread: Vec<usize>,
    read: HashMap<String, Vec<usize>>,
}

impl Group {
    fn add(&mut self, place: usize, reading: Option<&str>) {
        self.all.push(place);
        match reading {
            Some(reading) => self.read.entry(reading.to_owned()).or_default().push(place),
            None => self.unread.push(place),
        }
    }

    /// The first one who may be the same and is not read otherwise.
    fn first_of(&self, reading: Option<&str>, may_be: impl Fn(&usize) -> bool) -> Option<usize> {
        let first = |places: &[usize]| places.iter().copied().find(&may_be);
        let Some(reading) = reading else { return first(&self.all) };
        let read = self.read.get(reading).and_then(|places| first(places));
        read.into_iter().chain(first(&self.unread)).min()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use nenrin_domain::{Distinction, Id, Learner, LearnerId};
    use proptest::prelude::{ProptestConfig, any, prop, prop_assert, prop_assert_eq, proptest};
    use uuid::Uuid;

    use super::{Apart, Likeness, likenesses, pairs};

    fn learner(n: u128, name: &str) -> Learner {
        Learner::named(LearnerId::from_uuid(Uuid::from_u128(n + 1)), name)
    }

    #[test]
    fn a_name_alone_makes_two_alike_unless_they_are_read_otherwise() {
        let read = |n, name: &str, kana: &str| Learner { kana: Some(kana.to_owned()), ..learner(n, name) };
        let (bare, misaki) = (learner(0, "佐藤 美咲"), read(1, "佐藤美咲", "さとう みさき"));
        assert_eq!(likenesses(&bare, &misaki), [Likeness::Name]);
        assert_eq!(likenesses(&misaki, &read(2, "佐藤 美咲", "さとう みさ")), []);
        assert_eq!(likenesses(&misaki, &read(2, "佐藤 みさき", "サトウ ミサキ")), [Likeness::Kana]);
        assert_eq!(likenesses(&misaki, &learner(2, "サトウミサキ")), [Likeness::Kana]);
        assert_eq!(likenesses(&bare, &learner(2, "佐藤")), []);
    }

    #[test]
    fn contacts_make_two_alike_whatever_they_are_called() {
        let reached = |n, mail: &str, phone: &str| Learner {
            mail: Some(mail.to_owned()),
            phone: Some(phone.to_owned()),
            ..learner(n, &format!("受講者{n}"))
        };
        let one = reached(0, "A@example.jp", "090-1234-5678");
        assert_eq!(
            likenesses(&one, &reached(1, "a@example.jp ", "+81 90 1234 5678")),
            [Likeness::Mail, Likeness::Phone]
        );
        assert_eq!(likenesses(&one, &reached(1, "b@example.jp", "110")), []);
    }

    #[test]
    fn ten_thousand_of_one_name_are_asked_about_once_each() {
        let learners: Vec<_> = (0..10_000).map(|n| learner(n, "芽衣")).collect();
        let found = pairs(&learners, &Apart::new());
        assert_eq!(found.len(), 9_999);
        assert!(found.iter().all(|(before, _)| *before == 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// Each pair is alike and not told apart, and nobody who is alike to an earlier one is left without a pair.
        #[test]
        fn the_pairs_are_what_the_rule_says_of_any_two(
            told in prop::collection::vec(
                (0_u8..3, prop::option::of(0_u8..3), prop::option::of(0_u8..3), prop::option::of(0_u8..2)),
                0..12,
            ),
            refused in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..12),
        ) {
            let learners: Vec<_> = told.iter().zip(0_u128..).map(|((name, kana, mail, line), n)| Learner {
                kana: kana.map(|kana| format!("n{kana}")),
                mail: mail.map(|mail| format!("{mail}@example.jp")),
                line: line.map(|line| format!("l{line}")),
                ..learner(n, &format!("n{name}"))
            }).collect();
            let apart: Apart = match learners.as_slice() {
                [] => Apart::new(),
                some => refused.iter().map(|(a, b)| Distinction::pair(a.get(some).id, b.get(some).id)).collect(),
            };
            let alike = |(before, place): (usize, usize)| {
                let (one, other) = (&learners[before], &learners[place]);
                !likenesses(one, other).is_empty() && !apart.contains(&Distinction::pair(one.id, other.id))
            };
            let found = pairs(&learners, &apart);
            for pair in &found {
                prop_assert!(pair.0 < pair.1 && alike(*pair), "{pair:?}");
            }
            let asked: BTreeSet<_> = found.iter().map(|(_, place)| *place).collect();
            let expected: BTreeSet<_> = (0..learners.len())
                .filter(|place| (0..*place).any(|before| alike((before, *place))))
                .collect();
            prop_assert_eq!(asked, expected);
        }
    }
}
