//! The ids of one table, compact: a million of them must fit in memory beside everything else.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// Ids as the tables write them, numbered in the order in which they came.
///
/// All texts lie in one block with a table of numbers over it, so that a million ids take some 20 MB more than their
/// texts, and an id is found by its text and not by a hash alone.
#[derive(Debug, Default)]
pub struct ExternalIds {
    block: Vec<u8>,
    ends: Vec<u32>,
    places: HashTable<u32>,
    hasher: RandomState,
}

impl ExternalIds {
    /// Adds an id and gives its number, counted from 0; `None` when it is there already (or beyond 4 GiB of ids, which
    /// the limits of the tables do not reach).
    pub fn insert(&mut self, id: &str) -> Option<usize> {
        if self.find(id).is_some() {
            return None;
        }
        let number = self.ends.len();
        let (place, end) = (u32::try_from(number).ok()?, u32::try_from(self.block.len() + id.len()).ok()?);
        self.block.extend_from_slice(id.as_bytes());
        self.ends.push(end);
        let Self { block, ends, places, hasher } = self;
        places.insert_unique(hasher.hash_one(id.as_bytes()), place, |&other| hasher.hash_one(text(block, ends, other)));
        Some(number)
    }

    /// The number of an id; `None` when it is not there.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        let hash = self.hasher.hash_one(id.as_bytes());
        let place = self.places.find(hash, |&other| text(&self.block, &self.ends, other) == id.as_bytes())?;
        usize::try_from(*place).ok()
    }

    /// How many ids there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The text of the id with this number.
fn text<'b>(block: &'b [u8], ends: &[u32], number: u32) -> &'b [u8] {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(number).and_then(|&end| block.get(start as usize..end as usize)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::ExternalIds;

    #[test]
    fn ids_keep_their_numbers_through_growth() {
        let mut ids = ExternalIds::default();
        for number in 0..5_000 {
            assert_eq!(ids.insert(&format!("s{number}")), Some(number));
        }
        assert_eq!(ids.insert("s17"), None);
        assert_eq!(ids.find("s17"), Some(17));
        assert_eq!(ids.find("s5000"), None);
        // Neighbours in the block are not mistaken for one id.
        assert_eq!(ids.find("s1s2"), None);
        assert_eq!(ids.len(), 5_000);
    }
}
