//! Backups of the coach's own practice, in a folder beside it: taken before whatever could harm it.

use std::collections::BTreeSet;
use std::path::Path;

use nenrin_domain::{Day, Instant};
use nenrin_store::{Attachments, Backup, Store, StoreError, create_private_folder};

use crate::outside::{is_link, refuse_link};

/// Backups kept of each reason.
const KEPT: usize = 14;

/// Why a backup is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The file is about to be brought to a newer version.
    Migration,
    /// Something is about to be brought in.
    Import,
}

impl Reason {
    const fn name(self) -> &'static str {
        match self {
            Self::Migration => "before-migration",
            Self::Import => "before-import",
        }
    }
}

/// Takes a verified backup of `store` into `folder`, named for the moment in UTC and the reason; then lets go of the
/// oldest of the same reason.
///
/// # Errors
/// When a link lies in the folder's place; otherwise as [`Store::back_up`]. The backups there are stay as they are.
pub(crate) fn take(store: &Store, folder: &Path, reason: Reason, at: Instant) -> Result<Backup, StoreError> {
    refuse_link(folder)?;
    create_private_folder(folder)?;
    remove_unfinished(folder)?;
    let made = format!("{}{}", stamp(at), ending(reason));
    // The files first: a backup that is there has whatever its rows name, as far as the practice has it.
    let spare = Attachments::beside(&folder.join(&made));
    let (named, files) = (store.named_attachments()?, store.attachments());
    for file in &named {
        if !spare.holds_as_much_as(&files, file)? {
            spare.fetch(&files, file)?;
        }
    }
    let backup = store.back_up(&folder.join(&made))?;
    let mut others = names(folder, reason)?;
    others.retain(|name| *name != made);
    // Those of the future come from a clock that went ahead, and must not push out what is made since it was put right.
    others.sort_unstable_by(|a, b| (*a > made).cmp(&(*b > made)).then(b.cmp(a)));
    for name in others.into_iter().skip(KEPT - 1) {
        std::fs::remove_file(folder.join(name))?;
    }
    // The backup that was just made names what the practice names.
    let mut nobodys: BTreeSet<_> = spare.all()?.difference(&named).cloned().collect();
    drop_nobodys(store, folder, &spare, &mut nobodys)?;
    Ok(backup)
}

/// Lets go of those of the spare files `nobodys` that no backup names. Where one of the backups cannot be read, all of them stay.
fn drop_nobodys(
    store: &Store,
    folder: &Path,
    spare: &Attachments,
    nobodys: &mut BTreeSet<String>,
) -> Result<(), StoreError> {
    for backup in all(folder)? {
        if nobodys.is_empty() {
            return Ok(());
        }
        let Ok(named) = store.attachments_named_in(&folder.join(backup)) else { return Ok(()) };
        nobodys.retain(|file| !named.contains(file));
    }
    nobodys.iter().try_for_each(|file| spare.forget(file))
}

/// The days on which the backups in `folder` were made, in UTC, the oldest first.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn days(folder: &Path) -> Result<Vec<Day>, StoreError> {
    let day = |name: String| {
        let (year, month, day) = (name.get(..4)?, name.get(4..6)?, name.get(6..8)?);
        format!("{year}-{month}-{day}").parse().ok()
    };
    let mut days: Vec<Day> = all(folder)?.into_iter().filter_map(day).collect();
    days.sort_unstable();
    Ok(days)
}

/// Removes every backup in `folder` with the files that they name, and what is left of unfinished ones.
///
/// # Errors
/// When a link lies in the folder's place, or one cannot be removed; those after it are still there then.
pub(crate) fn remove_all(folder: &Path) -> Result<(), StoreError> {
    refuse_link(folder)?;
    for name in all(folder)? {
        std::fs::remove_file(folder.join(name))?;
    }
    Attachments::beside(&folder.join("any")).remove_all()?;
    remove_unfinished(folder)
}

/// Whether the folder is there, and not only a link to another one.
fn is_there(folder: &Path) -> bool {
    folder.exists() && !is_link(folder)
}

fn all(folder: &Path) -> Result<Vec<String>, StoreError> {
    if !is_there(folder) {
        return Ok(Vec::new());
    }
    Ok([names(folder, Reason::Migration)?, names(folder, Reason::Import)?].concat())
}

/// Removes what a program that was killed while it copied has left: no backup, but all that the practice holds.
///
/// # Errors
/// When one cannot be removed.
pub(crate) fn remove_unfinished(folder: &Path) -> Result<(), StoreError> {
    if !is_there(folder) {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().contains(".db.part")) {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// The moment as file names have it, such as `20261120T010203456Z`; sorted names are sorted moments.
fn stamp(at: Instant) -> String {
    at.to_string().chars().filter(char::is_ascii_alphanumeric).collect()
}

fn ending(reason: Reason) -> String {
    format!("-{}.db", reason.name())
}

/// The names of the backups taken for this reason.
fn names(folder: &Path, reason: Reason) -> Result<Vec<String>, StoreError> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().into_string().unwrap_or_default();
        let is_stamp = |stamp: &str| stamp.len() == 19 && stamp.starts_with(|c: char| c.is_ascii_digit());
        if name.strip_suffix(&ending(reason)).is_some_and(is_stamp) {
            names.push(name);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use nenrin_domain::{Instant, Material, Zone};
    use nenrin_store::{Act, Store, StoreError};

    use super::{KEPT, Reason, take};

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_newest_fourteen_of_each_reason_are_kept_and_nothing_else_is_touched() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(&data.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let folder = data.path().join("backups");
        let moment = |n: i64| Instant::from_millis(1_795_000_000_123 + n * 86_400_000);
        take(&store, &folder, Reason::Migration, moment(0)).unwrap();
        std::fs::write(folder.join("copied by hand-before-import.db"), "precious").unwrap();
        std::fs::write(folder.join("notes.txt"), "precious").unwrap();
        for n in 0..20 {
            take(&store, &folder, Reason::Import, moment(n)).unwrap();
        }
        let names = names(&folder);
        let imports: Vec<_> = names.iter().filter(|name| name.starts_with("2026") && name.contains("import")).collect();
        assert_eq!(imports.len(), KEPT);
        assert_eq!(imports.first().map(|name| name.as_str()), Some("20261124T110640123Z-before-import.db"));
        assert_eq!(names.len(), KEPT + 3);
        assert!(names.contains(&"20261118T110640123Z-before-migration.db".to_owned()), "{names:?}");
    }

    #[test]
    fn backups_made_since_a_clock_that_went_ahead_was_put_right_are_kept_and_a_half_made_one_is_not() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(&data.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let folder = data.path().join("backups");
        for n in 0..14 {
            take(&store, &folder, Reason::Import, Instant::from_millis(2_000_000_000_000 + n * 1000)).unwrap();
        }
        std::fs::write(folder.join("20261117T110640000Z-before-import.db.part"), "half a copy").unwrap();
        for n in 0..3 {
            take(&store, &folder, Reason::Import, Instant::from_millis(1_795_000_000_000 + n * 1000)).unwrap();
        }
        let names = names(&folder);
        assert_eq!(names.len(), KEPT);
        assert_eq!(names.iter().filter(|name| name.starts_with("20261118T11064")).count(), 3, "{names:?}");
    }

    /// A practice with one material, whose file says `bytes`. Answers with the name of the file.
    fn with_a_file(store: &mut Store, bytes: &str) -> String {
        let kept = store.attachments().keep(bytes.as_bytes()).unwrap();
        let act = Act::new("test.act", Instant::from_millis(0));
        let done = store.act::<_, StoreError>(&act, |writer| {
            writer.add(&Material {
                id: writer.mint(),
                title: bytes.to_owned(),
                url: None,
                file: Some(kept.hash.clone()),
                file_name: Some("a.txt".to_owned()),
                file_size: Some(kept.size),
                added_on: Instant::from_millis(0).day(Zone::UTC),
            })
        });
        done.unwrap();
        kept.hash
    }

    #[test]
    fn spare_files_go_with_the_last_backup_that_names_them_and_a_cut_one_is_made_again() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("backups");
        let mut old = Store::open(&data.path().join("old.db"), None, |_| Ok(())).unwrap();
        let gone = with_a_file(&mut old, "of somebody who was erased");
        take(&old, &folder, Reason::Import, Instant::from_millis(0)).unwrap();
        drop(old);
        let mut store = Store::open(&data.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let stays = with_a_file(&mut store, "of everybody");
        let spare = folder.join("blobs");
        for n in 1..14 {
            take(&store, &folder, Reason::Import, Instant::from_millis(n * 1000)).unwrap();
            assert!(spare.join(&gone).exists(), "{n}");
        }
        std::fs::write(spare.join(&stays), "of every").unwrap();
        take(&store, &folder, Reason::Import, Instant::from_millis(14_000)).unwrap();
        assert!(!spare.join(&gone).exists());
        assert_eq!(std::fs::read_to_string(spare.join(&stays)).unwrap(), "of everybody");
    }

    #[test]
    fn a_backup_that_cannot_be_made_leaves_the_older_ones() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(&data.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let folder = data.path().join("backups");
        for n in 0..14 {
            take(&store, &folder, Reason::Import, Instant::from_millis(n * 1000)).unwrap();
        }
        // A folder in the way of the name it will have.
        std::fs::create_dir(folder.join("19700101T000014000Z-before-import.db")).unwrap();
        assert!(take(&store, &folder, Reason::Import, Instant::from_millis(14_000)).is_err());
        assert_eq!(names(&folder).len(), 15);
    }
}
