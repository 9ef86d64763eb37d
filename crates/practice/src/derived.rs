//! Identities derived from what a table says, so that the same table brought in twice gives the same rows.

use std::collections::HashMap;
use std::fmt::Write as _;

use nenrin_domain::{Day, DayTime, Id, Zone};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// What a row is known by in its table: its id there, or the cells that make it what it is.
#[derive(Debug, Default)]
pub(crate) struct Key(String);

impl Key {
    /// A key within `table`.
    pub fn of(table: &str) -> Self {
        Self(table.to_owned())
    }

    /// The same key with one more part; parts cannot run into each other.
    pub fn with(mut self, part: impl std::fmt::Display) -> Self {
        let start = self.0.len();
        // Writing to a text cannot fail.
        let _ = write!(self.0, "\u{1f}{part}");
        let length = self.0.len() - start;
        let _ = write!(self.0, "\u{1f}{length}");
        self
    }

    /// The same key with a part that may be absent.
    pub fn with_maybe(self, part: Option<impl std::fmt::Display>) -> Self {
        match part {
            Some(part) => self.with(part),
            None => self.with('\u{1e}'),
        }
    }

    /// The identity of the row with this key that happened on no day.
    pub fn timeless<I: Id>(&self) -> I {
        let hash = Sha256::digest(self.0.as_bytes());
        let mut random = [0; 16];
        random.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        I::from_uuid(Builder::from_random_bytes(random).into_uuid())
    }

    /// The key as a short text: half of its hash.
    pub fn text(&self) -> String {
        let hash = Sha256::digest(self.0.as_bytes());
        hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The identity of the row with this key that happened on `day`: a UUIDv7 of that day whose random bits are a
    /// hash of the key.
    pub fn id<I: Id>(&self, day: Day) -> I {
        let hash = Sha256::digest(self.0.as_bytes());
        let mut random = [0; 10];
        random.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        let midnight = DayTime::from_minutes(0).map_or(0, |midnight| day.at(midnight, Zone::UTC).millis());
        let millis = u64::try_from(midnight).unwrap_or(0);
        I::from_uuid(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

/// Counts equal keys, because a history may hold the same line several times and mean each of them.
#[derive(Debug, Default)]
pub(crate) struct Occurrences(HashMap<[u8; 16], u32>);

impl Occurrences {
    /// The key made different from every equal one before it.
    pub fn count(&mut self, key: Key) -> Key {
        let mut short = [0; 16];
        short.iter_mut().zip(Sha256::digest(key.0.as_bytes())).for_each(|(to, from)| *to = from);
        let seen = self.0.entry(short).and_modify(|seen| *seen += 1).or_insert(0);
        key.with(*seen)
    }

    /// Forgets all keys, at the end of a table.
    pub fn clear(&mut self) {
        self.0 = HashMap::new();
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Occurrences};
    use nenrin_domain::{ActionItemId, Day, Id};

    #[test]
    fn the_same_row_has_the_same_id_and_equal_rows_stay_apart() {
        let day: Day = "2022-01-07".parse().unwrap();
        let id = |key: &Key| key.id::<ActionItemId>(day);
        let key = || Key::of("action_items").with(12).with("read");
        assert_eq!(id(&key()), id(&key()));
        assert_eq!(id(&key()).uuid().get_version_num(), 7);
        assert_ne!(id(&Key::of("a").with("b").with("c")), id(&Key::of("a").with("b\u{1f}c")));
        let mut seen = Occurrences::default();
        let (first, second) = (seen.count(key()), seen.count(key()));
        assert_ne!(id(&first), id(&second));
    }
}
