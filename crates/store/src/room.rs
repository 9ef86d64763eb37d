//! Room on a nearly full disk. What is written lies in the log beside the file until it is merged into it; the log gives its room
//! back then, and the file takes room for the pages it has grown by. A log for whose pages there is no room any more can
//! neither be merged nor go away, and nothing more could be written: it is never let come to that where the system tells how
//! much room there is.

use std::path::Path;
use std::time::Duration;

use crate::open::{PATIENCE, merge_log};
use crate::place::free_room;
use crate::{Store, StoreError};

/// Bytes of room that are more than any one write takes of a practice that is small.
const AMPLE: u64 = 512 << 20;

/// Bytes that a write takes in the log for pages that were in the file before.
const OLD_PAGES: u64 = 128 << 10;

impl Store {
    /// Merges what a program that did not close the file has left in the log, so that the file alone holds the practice again.
    /// What cannot be merged now, for want of room or because somebody reads it, stays in the log, and is as safe there.
    pub(crate) fn merge_left_over(&self) {
        if self.file().log_length() > 0 {
            // Opening waits for nobody.
            let _ = self.connection().busy_timeout(Duration::ZERO);
            let _ = self.merge_where_it_fits();
            let _ = self.connection().busy_timeout(PATIENCE);
            self.file().remember();
        }
    }

    /// Merges the log before a write where the disk is so full that the write might fail: it has nothing to leave behind then
    /// that would need room itself.
    pub(crate) fn make_room(&self) {
        if self.file().log_length() > 0 && self.scarce_room().is_some() {
            // What cannot be merged stays in the log, and is as safe there.
            let _ = self.merge_where_it_fits();
            self.file().remember();
        }
    }

    /// Gives back what a write that was given up has lengthened the log by, which was `before` bytes long.
    pub(crate) fn give_back(&self, before: u64) {
        let is_longer = self.file().log_length() > before;
        if is_longer && !self.is_broken() && self.file().check().is_ok() {
            let _ = self.merge_where_it_fits();
            self.file().remember();
        }
    }

    /// Moves everything from the log into the file and empties the log, unless the file is damaged, or there is no room for what
    /// it grows by: a try would take what room there is.
    pub(crate) fn merge_where_it_fits(&self) -> Result<(), StoreError> {
        self.refuse_damaged()?;
        let growth = self.growth()?;
        if free_room(self.file().path()).is_some_and(|free| free < growth) {
            return Err(StoreError::DiskFull);
        }
        merge_log(self.connection())
    }

    /// Refuses a write that is about to be committed and lets the file grow, if there would be no room left to merge the log.
    pub(crate) fn refuse_without_room(&self) -> Result<(), StoreError> {
        let Some(free) = self.scarce_room() else { return Ok(()) };
        // The search index writes what it has gathered now, instead of when the write is committed.
        self.heed(self.connection().execute_batch("SAVEPOINT gathered; RELEASE gathered"))?;
        let growth = self.growth()?;
        // Once in the log, and once in the file.
        let takes = growth.saturating_mul(2).saturating_add(OLD_PAGES);
        if growth > 0 && free < takes { Err(StoreError::DiskFull) } else { Ok(()) }
    }

    /// The bytes of room on the disk, where the system tells and they are so few that a write might fail.
    fn scarce_room(&self) -> Option<u64> {
        let ample = length(self.file().path()).saturating_mul(2).saturating_add(AMPLE);
        free_room(self.file().path()).filter(|free| *free < ample)
    }

    /// Whether there is room on the disk for pages of so many bytes; where the system does not tell, it may be.
    pub(crate) fn has_room_for(&self, bytes: u64) -> bool {
        // In the log each page takes a little more.
        free_room(self.file().path()).is_none_or(|free| free > bytes + bytes / 8)
    }

    /// The bytes of the pages that hold something.
    pub(crate) fn bytes_in_use(&self) -> Result<u64, StoreError> {
        let free = self.count("PRAGMA freelist_count")?;
        Ok(self.count("PRAGMA page_count")?.saturating_sub(free).saturating_mul(self.page_size()?))
    }

    /// The bytes by which the file grows when everything that was written so far is merged into it.
    fn growth(&self) -> Result<u64, StoreError> {
        let bytes = self.count("PRAGMA page_count")?.saturating_mul(self.page_size()?);
        Ok(bytes.saturating_sub(length(self.file().path())))
    }

    /// The bytes of a page. Of an encrypted file the engine answers with a text.
    fn page_size(&self) -> Result<u64, StoreError> {
        self.count("SELECT page_size + 0 FROM pragma_page_size")
    }
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

#[cfg(test)]
mod tests {
    use super::Store;
    use crate::StoreError;

    #[test]
    fn a_write_that_meets_damage_merges_nothing_into_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nenrin.db");
        let store = Store::open(&path, None, |_| Ok(())).unwrap();
        store.write_alone(|store| store.heed(store.connection().execute_batch("CREATE TABLE filler (bytes)"))).unwrap();
        let (before, log) = (std::fs::read(&path).unwrap(), store.file().log_length());
        // So few that the log takes pages before anything is committed.
        store.keep_pages(64).unwrap();
        let met: Result<(), _> = store.write_alone(|store| {
            let _given_up = store.connection().unchecked_transaction()?;
            store.connection().execute_batch(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
                 INSERT INTO filler SELECT randomblob(3000) FROM n",
            )?;
            Err(StoreError::Damaged)
        });
        assert!(met.is_err() && store.is_damaged());
        assert!(store.file().log_length() > log, "otherwise this proves nothing");
        assert!(std::fs::read(&path).unwrap() == before);
    }
}
