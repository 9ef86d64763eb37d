//! The folder in which the coach last chose a file: the next dialog begins there. Kept beside the practices, as it belongs
//! to the machine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use nenrin_domain::name_key;

use crate::outside;

const FILE: &str = "last-folder";

/// The folder that was kept, if it is still there.
pub(crate) fn read(data: &Path) -> Option<PathBuf> {
    let kept = std::io::read_to_string(outside::open(&data.join(FILE)).ok()?).ok()?;
    Some(PathBuf::from(kept)).filter(|folder| folder.is_dir())
}

/// Keeps the folder of `chosen` for the next time. What cannot be kept is only asked for from elsewhere.
pub(crate) fn keep(data: &Path, chosen: &Path) {
    let Some(folder) = chosen.parent().and_then(Path::to_str).filter(|folder| !folder.is_empty()) else { return };
    let _ = outside::keep(&data.join(FILE), folder.as_bytes());
}

/// Forgets the folder when one of these names, written as names are [compared](name_key), stands in its path.
pub(crate) fn forget_named(data: &Path, names: &BTreeSet<String>) {
    let file = data.join(FILE);
    let kept =
        outside::open(&file).ok().and_then(|file| std::io::read_to_string(file).ok()).map(|kept| name_key(&kept));
    if kept.is_some_and(|kept| names.iter().any(|name| kept.contains(name))) {
        let _ = std::fs::remove_file(file);
    }
}

#[cfg(test)]
mod tests {
    use super::{forget_named, keep, read};

    #[test]
    fn a_folder_named_after_somebody_is_forgotten_with_them() {
        let data = tempfile::tempdir().unwrap();
        let chosen = data.path().join("佐藤 花子の書類");
        std::fs::create_dir(&chosen).unwrap();
        keep(data.path(), &chosen.join("開示.zip"));
        forget_named(data.path(), &["田中蓮".to_owned()].into());
        assert_eq!(read(data.path()).as_deref(), Some(chosen.as_path()));
        forget_named(data.path(), &["佐藤花子".to_owned()].into());
        assert_eq!((read(data.path()), data.path().join("last-folder").exists()), (None, false));
    }

    #[test]
    fn the_folder_is_kept_until_it_is_gone() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(read(data.path()), None);
        let chosen = data.path().join("書き出し");
        std::fs::create_dir(&chosen).unwrap();
        keep(data.path(), &chosen.join("受講者.csv"));
        assert_eq!(read(data.path()).as_deref(), Some(chosen.as_path()));
        std::fs::remove_dir(&chosen).unwrap();
        assert_eq!(read(data.path()), None);
    }
}
