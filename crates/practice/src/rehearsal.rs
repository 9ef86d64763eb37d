//! A practice for trying out what a file brings before the coach has one. It lies apart from where theirs will be and goes with the
//! look it was made for: no start takes what a look that was cut off has left for a practice.

use std::fs::{File, remove_dir, remove_file};
use std::path::{Path, PathBuf};

use nenrin_domain::{Instant, Zone};
use nenrin_store::{Store, check_place, create_private_folder};

use crate::practice_file::{open_lock, remove_file_of_practice};
use crate::{Code, Failure, outside, start};

/// Such a practice, founded and empty; dropping it removes it.
pub(crate) struct Rehearsal {
    store: Store,
    /// Removes it once the store is closed.
    _place: Place,
}

impl Rehearsal {
    /// Makes one in the data folder.
    ///
    /// # Errors
    /// [`Code::AlreadyOpen`] while another program tries something out; when the file cannot be made.
    pub fn begin(data: &Path, at: Instant, zone: Zone) -> Result<Self, Failure> {
        let place = Place::take(data)?;
        let mut store = Store::open(&place.file(), None, |_| Ok(()))?;
        start::found_in(&mut store, "", at, zone)?;
        Ok(Self { store, _place: place })
    }

    /// The practice.
    pub const fn store(&mut self) -> &mut Store {
        &mut self.store
    }
}

/// The folder of such a practice, held until it is dropped.
struct Place {
    folder: PathBuf,
    /// The data folder if it was made for this.
    made: Option<PathBuf>,
    lock: Option<File>,
}

impl Place {
    fn take(data: &Path) -> Result<Self, Failure> {
        let (made, folder) = ((!data.exists()).then(|| data.to_owned()), folder_in(data));
        outside::refuse_link(&folder)?;
        check_place(&folder.join("nenrin.db"))?;
        create_private_folder(&folder)?;
        let lock = held(&folder).ok_or(Failure::new(Code::AlreadyOpen))?;
        let place = Self { folder, made, lock: Some(lock) };
        remove_file_of_practice(&place.file())?;
        Ok(place)
    }

    fn file(&self) -> PathBuf {
        self.folder.join("nenrin.db")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Where the system keeps an open file from going, the lock must be closed before.
        self.lock = None;
        remove(&self.folder);
        // Whatever else has come to lie in it by now keeps it.
        let _ = self.made.as_ref().map(remove_dir);
    }
}

fn folder_in(data: &Path) -> PathBuf {
    data.join("rehearsal")
}

/// The lock of a folder, unless another program holds it.
fn held(folder: &Path) -> Option<File> {
    open_lock(&folder.join("nenrin.lock")).ok().filter(|lock| lock.try_lock().is_ok())
}

/// Removes what a program that was cut off has left in the data folder. What cannot go today goes at a later start.
pub(crate) fn remove_left_behind(data: &Path) {
    let folder = folder_in(data);
    if folder.is_dir() && !outside::is_link(&folder) && held(&folder).is_some() {
        remove(&folder);
    }
}

/// Removes such a practice, and its folder if nothing else lies in it.
fn remove(folder: &Path) {
    let _ = remove_file_of_practice(&folder.join("nenrin.db"));
    let _ = remove_file(folder.join("nenrin.lock"));
    let _ = remove_dir(folder);
}
