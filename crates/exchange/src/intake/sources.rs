//! The programs whose files are known, and what columns are called elsewhere: data beside the code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use nenrin_domain::{Coded, Language, Zone, fold};
use serde::Deserialize;

use super::clean::without_year;
use super::{Kind, Meaning};
use crate::header_key;
use crate::sheets::{Column, Subject};

/// The source of a file that no known program has written.
pub const GENERIC: &str = "table";

/// The source of the list of learners that this program has written.
pub const OWN_LIST: &str = "nenrin_learners";

/// The source of the list of payments that this program has written.
pub const OWN_PAYMENTS: &str = "nenrin_payments";

/// The source of the list of refunds that this program has written.
pub const OWN_REFUNDS: &str = "nenrin_refunds";

/// The source of the list of contracts that this program has written.
pub const OWN_CONTRACTS: &str = "nenrin_contracts";

/// A program whose files are known by the set of their headings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub code: String,
    kind: String,
    /// Whether the columns it does not name are questions of a form.
    #[serde(default)]
    pub form: bool,
    /// Whether the first heading it needs must be that of the first column.
    #[serde(default)]
    first: bool,
    /// Whether its moments are those of UTC.
    #[serde(default)]
    pub utc: bool,
    /// Whether this program has written it.
    #[serde(skip)]
    pub own: bool,
    /// Whether every row of it was given back.
    #[serde(skip)]
    pub gives_back: bool,
    /// By which means its payments were made.
    pub method: Option<String>,
    /// Whether it is a chat in LINE.
    #[serde(default)]
    pub chat: bool,
    /// Whether it is an account at a bank, where what goes out is nobody's refund.
    #[serde(default)]
    pub bank: bool,
    /// Whether its newest line comes first, where that is known.
    pub newest_first: Option<bool>,
    /// Headings that must be there, each under one of several names.
    needs: Vec<Vec<String>>,
    columns: BTreeMap<String, Vec<String>>,
    /// What stands in a cell that is blank, by what the column means.
    #[serde(default)]
    pub blank: BTreeMap<String, Vec<String>>,
    /// The states in which a payment has come about; any when there are none.
    #[serde(default)]
    pub received: Vec<String>,
    /// The transactions that are payments or refunds; any when there are none.
    #[serde(default)]
    pub transactions: Vec<String>,
    /// Transactions that are neither, by how they begin.
    #[serde(default)]
    pub others: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Synonyms {
    people: Vec<Synonym>,
    payments: Vec<Synonym>,
    messages: Vec<Synonym>,
    bookings: Vec<Synonym>,
    sessions: Vec<Synonym>,
    zones: Vec<(String, Vec<String>)>,
    statement: BTreeMap<String, Vec<String>>,
    said_of_it: Vec<String>,
    units: Vec<String>,
    account: Vec<String>,
    no: Vec<String>,
    transfers: Vec<String>,
    paid_too: Vec<String>,
}

/// What a column can mean, what it is called then, and what its heading has somewhere in it.
type Synonym = (String, Vec<String>, Vec<String>);

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut sources: Vec<Source> = serde_json::from_str(include_str!("data/sources.json")).unwrap_or_default();
    sources.extend(OWN.map(own_table));
    sources
});

/// The tables that this program writes and brings in again.
const OWN: [(Subject, &str, Kind); 6] = [
    (Subject::Learners, OWN_LIST, Kind::People),
    (Subject::Payments, OWN_PAYMENTS, Kind::Payments),
    (Subject::Refunds, OWN_REFUNDS, Kind::Payments),
    (Subject::Interactions, "nenrin_interactions", Kind::Messages),
    (Subject::Contracts, OWN_CONTRACTS, Kind::Contracts),
    (Subject::Sessions, "nenrin_sessions", Kind::Sessions),
];

/// Whether this is the code of a table that this program writes.
#[must_use]
pub fn is_own(source: &str) -> bool {
    OWN.iter().any(|(_, own, _)| *own == source)
}

/// What a column of a table that this program writes means when the table comes back; [`Meaning::Ignored`] of one that brings
/// nothing.
#[must_use]
pub fn own_meaning(subject: Subject, column: &Column) -> Meaning {
    let own = OWN.iter().find(|(other, ..)| *other == subject);
    own.and_then(|(.., kind)| Meaning::of(*kind, own_code(subject, column.key))).unwrap_or(Meaning::Ignored)
}

/// The code of what a column of an own table means, where it is called otherwise there.
fn own_code(subject: Subject, key: &'static str) -> &'static str {
    match (subject, key) {
        (_, "id") => "row_id",
        (_, "learner") => "learner_id",
        (_, "learner_name") => "name",
        (_, "learner_mail") => "mail",
        (Subject::Learners, "session_price_currency") => "currency",
        (Subject::Payments, "paid_on") | (Subject::Refunds | Subject::Interactions | Subject::Sessions, "day") => "at",
        // Which payment this one is a part of is told by contracts and their parts, which no table carries.
        (Subject::Payments, "part_of") => "ignored",
        // Whether it came in is told by its day.
        (Subject::Payments, "state") => "ignored",
        (Subject::Refunds, "payment") => "part_of",
        (Subject::Payments, "note") | (Subject::Refunds, "reason") => "description",
        (Subject::Interactions, "way") => "sender",
        (Subject::Interactions, "summary") => "text",
        (Subject::Contracts, "kind") => "contract_kind",
        (Subject::Contracts, "price") => "amount",
        // A session is planned in a zone of its own, in which its day and time stay as they are.
        (Subject::Sessions, "zone") => "session_zone",
        (Subject::Sessions, "state") => "session_state",
        _ => key,
    }
}

/// Whether earlier versions wrote the table without this column.
fn is_later(subject: Subject, key: &str) -> bool {
    subject == Subject::Payments && matches!(key, "state" | "open_amount" | "note")
}

/// A table that this program writes, known by all of its headings in either language but those that were added later.
fn own_table((subject, code, kind): (Subject, &str, Kind)) -> Source {
    let names = |column: &Column| Language::ALL.iter().map(|language| column.heading(*language).to_owned()).collect();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in subject.columns() {
        let names: Vec<String> = names(column);
        columns.entry(own_meaning(subject, column).as_code().to_owned()).or_default().extend(names);
    }
    Source {
        code: code.to_owned(),
        kind: kind.as_code().to_owned(),
        own: true,
        gives_back: subject == Subject::Refunds,
        needs: subject.columns().iter().filter(|column| !is_later(subject, column.key)).map(names).collect(),
        columns,
        ..Source::default()
    }
}
static SYNONYMS: LazyLock<Synonyms> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/synonyms.json")).unwrap_or_default());

impl Source {
    /// The source of a code; `None` for [`GENERIC`] and for one that no longer is there.
    pub(super) fn of(code: &str) -> Option<&'static Self> {
        SOURCES.iter().find(|source| source.code == code)
    }

    /// The source that has the most of its headings among `keys`, all of them being there.
    pub(super) fn with_headings(keys: &[String]) -> Option<&'static Self> {
        SOURCES.iter().filter(|source| source.fits(keys)).max_by_key(|source| source.needs.len())
    }

    pub(super) fn kind(&self) -> Kind {
        Kind::from_code(&self.kind).unwrap_or(Kind::People)
    }

    /// What the columns under these headings mean to this source. Of two that mean the same, the one does that it names first.
    pub(super) fn meanings(&self, keys: &[String]) -> Vec<Option<Meaning>> {
        let ranked: Vec<_> = keys.iter().map(|key| self.named(key)).collect();
        let is_first = |meaning: Meaning, rank: usize| {
            meaning.repeats() || !ranked.iter().flatten().any(|(other, before)| *other == meaning && *before < rank)
        };
        ranked
            .iter()
            .map(|named| named.filter(|(meaning, rank)| is_first(*meaning, *rank)).map(|(meaning, _)| meaning))
            .collect()
    }

    /// What a heading means, and where it stands among the names of that meaning.
    fn named(&self, key: &str) -> Option<(Meaning, usize)> {
        self.columns.iter().find_map(|(code, names)| {
            let rank = names.iter().position(|name| header_key(name) == key)?;
            Some((Meaning::from_code(code).ok()?, rank))
        })
    }

    fn fits(&self, keys: &[String]) -> bool {
        let there = |names: &Vec<String>| names.iter().any(|name| keys.contains(&header_key(name)));
        let begins = || self.needs.first().is_some_and(|names| keys.first().is_some_and(|key| is_among(names, key)));
        self.needs.iter().all(there) && (!self.first || begins())
    }
}

fn is_among(names: &[String], key: &str) -> bool {
    names.iter().any(|name| header_key(name) == key)
}

/// What a column under this heading means in most files of a kind; names in full go before parts of a heading.
pub(super) fn usual_meaning(kind: Kind, key: &str) -> Option<Meaning> {
    let synonyms = match kind {
        Kind::People => &SYNONYMS.people,
        Kind::Payments => &SYNONYMS.payments,
        Kind::Messages => &SYNONYMS.messages,
        Kind::Bookings => &SYNONYMS.bookings,
        Kind::Sessions => &SYNONYMS.sessions,
        // Nobody else writes this table as we do.
        Kind::Contracts => return None,
    };
    let key = without_year(key);
    named_in(synonyms, key).or_else(|| named_in(&SYNONYMS.people, key).filter(|it| is_of_name(*it) && kind.knows(*it)))
}

fn named_in(synonyms: &[Synonym], key: &str) -> Option<Meaning> {
    let whole = synonyms.iter().find(|(_, names, _)| is_among(names, key));
    let part = || synonyms.iter().find(|(_, _, parts)| parts.iter().any(|part| key.contains(&header_key(part))));
    whole.or_else(part).and_then(|(code, ..)| Meaning::from_code(code).ok())
}

/// Whether a column has the reading of a name or a part of one: it is called the same in lists of whatever kind.
const fn is_of_name(meaning: Meaning) -> bool {
    use Meaning::{FamilyKana, FamilyName, GivenKana, GivenName, Kana};
    matches!(meaning, FamilyName | GivenName | Kana | FamilyKana | GivenKana)
}

/// What columns mean that stand beside each other only in the statement of an account: what came in, and what went out. There
/// “paid” is what went out, which elsewhere is what a learner has paid.
pub(super) fn statement_meaning(keys: &[String], key: &str) -> Option<Meaning> {
    let heads = |names: &Vec<String>, key: &str| names.iter().any(|name| header_key(name) == without_unit(key));
    let both = || SYNONYMS.statement.values().all(|names| keys.iter().any(|key| heads(names, key)));
    let (code, _) = SYNONYMS.statement.iter().find(|(_, names)| heads(names, key)).filter(|_| both())?;
    Meaning::from_code(code).ok()
}

/// What a column means under whose heading banks write who has paid, beside another that says so: what else is said of the payment.
pub(super) fn remark_meaning(keys: &[String], key: &str) -> Option<Meaning> {
    let says = |key: &str| is_among(&SYNONYMS.said_of_it, key);
    let is_who = |key: &String| {
        let meaning = usual_meaning(Kind::Payments, key).filter(|_| !says(key));
        meaning.is_some_and(|it| it == Meaning::Name || is_of_name(it))
    };
    (says(key) && keys.iter().any(is_who)).then_some(Meaning::Description)
}

fn without_unit(key: &str) -> &str {
    SYNONYMS.units.iter().find_map(|unit| key.strip_suffix(unit.as_str())).unwrap_or(key)
}

/// What the side of the account is called in chats.
pub(super) fn account_names() -> impl Iterator<Item = &'static str> {
    SYNONYMS.account.iter().map(String::as_str)
}

/// What a cell says that denies what its heading asks.
pub(super) fn words_for_no() -> impl Iterator<Item = &'static str> {
    SYNONYMS.no.iter().map(String::as_str)
}

/// What banks put before the name of whoever has paid by transfer.
pub(super) fn words_for_transfers() -> impl Iterator<Item = &'static str> {
    SYNONYMS.transfers.iter().map(String::as_str)
}

/// Whether a word of what came of a session may also say what came of a payment.
pub(super) fn says_paid_too(word: &str) -> bool {
    SYNONYMS.paid_too.iter().any(|other| fold(other) == fold(word))
}

/// The zone that goes by this name in files.
pub(super) fn zone(name: &str) -> Option<Zone> {
    let key = fold(name.trim());
    let known = SYNONYMS.zones.iter().find(|(_, names)| names.iter().any(|name| fold(name) == key));
    known.map_or(name.trim(), |(zone, _)| zone.as_str()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{SOURCES, SYNONYMS, usual_meaning, zone};
    use crate::header_key;
    use crate::intake::{Kind, Meaning};
    use nenrin_domain::Coded;

    #[test]
    fn however_a_form_asks_how_somebody_heard_of_us_it_is_known() {
        for heading in ["どこで知りましたか？", "どこで当教室をお知りになりましたか？", "How did you hear about us?"]
        {
            assert_eq!(usual_meaning(Kind::People, &header_key(heading)), Some(Meaning::HeardFrom), "{heading}");
        }
    }

    #[test]
    fn every_word_of_the_data_is_known() {
        assert_eq!(SOURCES.len(), 23);
        for source in SOURCES.iter() {
            let kind = Kind::from_code(&source.kind).unwrap();
            for code in source.columns.keys().chain(source.blank.keys()) {
                assert!(Meaning::of(kind, code).is_some(), "{} {code}", source.code);
            }
        }
        let kinds = [
            (Kind::People, &SYNONYMS.people),
            (Kind::Payments, &SYNONYMS.payments),
            (Kind::Messages, &SYNONYMS.messages),
            (Kind::Bookings, &SYNONYMS.bookings),
            (Kind::Sessions, &SYNONYMS.sessions),
        ];
        for (kind, synonyms) in kinds {
            assert!(!synonyms.is_empty());
            assert!(synonyms.iter().all(|(code, ..)| Meaning::of(kind, code).is_some()), "{kind:?}");
        }
        assert_eq!(SYNONYMS.statement.len(), 2);
        assert!(SYNONYMS.statement.keys().all(|code| Meaning::of(Kind::Payments, code).is_some()));
        for (name, others) in &SYNONYMS.zones {
            assert!(others.iter().all(|other| zone(other).is_some_and(|zone| zone.name() == name)));
        }
    }
}
