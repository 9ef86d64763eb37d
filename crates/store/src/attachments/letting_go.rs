//! Which files are still named, and letting go of the others.
//!
//! What nothing names any more stays for a while: somebody may have put an older copy of the practice in its place by hand, and
//! change back. Only an erasure lets go at once. It writes down beforehand which files it may strand, so that a program that is
//! killed in between lets go of them when it is started again.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::UNIX_EPOCH;

use nenrin_domain::Instant;
use rusqlite::Connection;
use serde_json::Value as Json;

use super::{Attachments, is_hash, new_private_file, remove};
use crate::file::{create_private_folder, settle};
use crate::open::connect;
use crate::{Store, StoreError};

/// Milliseconds for which a file that nothing names is kept: 30 days.
const GRACE: i64 = 30 * 24 * 60 * 60 * 1000;

/// The list of files that an erasure may strand.
const STRANDED: &str = "stranded";

impl Store {
    /// The files that a material names, or named once: an act that is undone or done again needs them.
    ///
    /// # Errors
    /// When the practice cannot be read.
    pub fn named_attachments(&self) -> Result<BTreeSet<String>, StoreError> {
        named_in(self.connection())
    }

    /// The files that a backup of this practice names, or a copy of an older version of it. The copy is only read.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn attachments_named_in(&self, copy: &Path) -> Result<BTreeSet<String>, StoreError> {
        named_in(&connect(copy, self.key())?)
    }

    /// Lets go of the files that nothing names: those of an erasure that was cut off, those that have lain for 30 days, and
    /// unfinished ones.
    ///
    /// # Errors
    /// When the practice or the folder cannot be read; nothing that is named goes. [`StoreError::Damaged`] once the practice was
    /// seen to be: nobody knows then what it names.
    pub fn tidy_attachments(&self, now: Instant) -> Result<(), StoreError> {
        let attachments = self.attachments();
        self.drop_stranded()?;
        let named = self.named_attachments()?;
        for path in attachments.entries()? {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if named.contains(&name) {
                continue;
            }
            let written = std::fs::symlink_metadata(&path)?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
            let written = i64::try_from(written.as_millis()).unwrap_or(i64::MAX);
            if !is_hash(&name) || now.millis().saturating_sub(written) > GRACE {
                remove(&path)?;
            }
        }
        Ok(())
    }

    /// Writes down which files the erasure that follows may strand.
    pub(crate) fn note_stranded(&self, files: &BTreeSet<String>) -> Result<(), StoreError> {
        let Attachments { folder } = self.attachments();
        if files.is_empty() {
            return Ok(());
        }
        create_private_folder(&folder)?;
        let unfinished = folder.join(format!("{STRANDED}.part"));
        remove(&unfinished)?;
        let mut list = new_private_file(&unfinished)?;
        files.iter().try_for_each(|file| std::io::Write::write_all(&mut list, format!("{file}\n").as_bytes()))?;
        drop(list);
        settle(&unfinished, &folder.join(STRANDED))
    }

    /// Lets go of what was written down, as far as nothing names it.
    pub(crate) fn drop_stranded(&self) -> Result<(), StoreError> {
        self.refuse_damaged()?;
        let attachments = self.attachments();
        let list = attachments.folder.join(STRANDED);
        if !list.exists() {
            return Ok(());
        }
        let named = self.named_attachments()?;
        for file in std::fs::read_to_string(&list)?.lines().filter(|file| is_hash(file)) {
            if !named.contains(file) {
                remove(&attachments.path(file)?)?;
            }
        }
        remove(&list)
    }
}

fn named_in(practice: &Connection) -> Result<BTreeSet<String>, StoreError> {
    // A practice that is about to be brought to today's version may not know of materials yet.
    let known = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'material')";
    if !practice.query_row(known, [], |row| row.get::<_, bool>(0))? {
        return Ok(BTreeSet::new());
    }
    let mut named = BTreeSet::new();
    let mut rows = practice.prepare("SELECT file FROM material WHERE file IS NOT NULL")?;
    for file in rows.query_map([], |row| row.get::<_, String>(0))? {
        named.insert(file?);
    }
    let mut log = practice.prepare("SELECT fields FROM change WHERE entity = 'material'")?;
    for fields in log.query_map([], |row| row.get::<_, String>(0))? {
        let unreadable = |_| StoreError::Unreadable { column: "change.fields".to_owned() };
        let fields: Json = serde_json::from_str(&fields?).map_err(unreadable)?;
        named.extend(files_in(&fields));
    }
    named.retain(|file| is_hash(file));
    Ok(named)
}

/// The files that a line of the log names: one, or a pair of the old and the new one.
pub(crate) fn files_in(fields: &Json) -> impl Iterator<Item = String> + '_ {
    let value = fields.get("file");
    let pair = value.and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    value.and_then(Json::as_str).into_iter().chain(pair).map(ToOwned::to_owned)
}
