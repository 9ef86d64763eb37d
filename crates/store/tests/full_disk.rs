//! A disk that is nearly full: what is written there leaves room to go on, and an erasure takes none that it cannot use.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

mod kit;

use std::fs;
use std::path::{Path, PathBuf};

use kit::{leaves_traces, new_action, small_disk, today};
use nenrin_domain::{Instant, LearnerId};
use nenrin_store::{Act, Along, Store, StoreError};

const MARKER: &str = "zqxjmarkerzqxj";

/// A practice of some megabytes on a disk of which only so many bytes are left.
struct Disk {
    folder: PathBuf,
    store: Option<Store>,
    learner: LearnerId,
}

impl Disk {
    fn with_room(room: u64) -> Option<Self> {
        let folder = small_disk::folder()?;
        let mut disk = Self { folder, store: None, learner: nenrin_domain::Id::from_uuid(uuid::Uuid::max()) };
        disk.open();
        disk.learner = disk.add(MARKER).unwrap();
        let (act, learner) = (act(), disk.learner);
        let others = disk.add("蓮").unwrap();
        let whose = |n: u32| if n.is_multiple_of(4) { learner } else { others };
        let made = disk.store().act(&act, |writer| {
            let add = |n| writer.add(&new_action(writer, whose(n), &format!("約束 {n} ").repeat(30)));
            (0..3000).try_for_each(add)
        });
        made.unwrap();
        disk.open();
        let ballast = vec![1; usize::try_from(disk.free() - room).unwrap()];
        fs::write(disk.folder.join("ballast"), ballast).unwrap();
        Some(disk)
    }

    fn path(&self) -> PathBuf {
        self.folder.join("nenrin.db")
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// Opens the practice, after it was closed if it was open.
    fn open(&mut self) {
        self.store = None;
        self.store = Some(kit::open(&self.path(), None).unwrap());
    }

    fn add(&mut self, name: &str) -> Result<LearnerId, StoreError> {
        let added = self.store().act(&act(), |writer| Ok::<_, StoreError>(kit::learner(writer, name)));
        added.map(|done| done.value.id)
    }

    fn free(&self) -> u64 {
        let disk = rustix::fs::statvfs(&self.folder).unwrap();
        disk.f_bavail * disk.f_frsize
    }

    fn log(&self) -> u64 {
        length(&self.folder.join("nenrin.db-wal"))
    }

    fn go_on(&mut self, acts: usize) {
        for n in 0..acts {
            let done = self.add("健");
            assert!(done.is_ok(), "act {n}: {done:?} {} are free, the log has {}", self.free(), self.log());
        }
    }

    /// Adds learners of so long a name until there is no room for another one; how many there was room for.
    fn fill(&mut self, letters: usize) -> usize {
        let name = "名".repeat(letters);
        let refused = (0..10_000).find_map(|n| self.add(&name).err().map(|error| (n, error)));
        let (added, error) = refused.unwrap();
        assert!(matches!(error, StoreError::DiskFull), "{error}");
        added
    }
}

fn act() -> Act {
    Act::new("test.act", Instant::from_millis(kit::START))
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

#[test]
fn an_erasure_without_room_for_it_takes_none() {
    small_disk::run("an_erasure_without_room", "size=24m");
}

#[test]
#[ignore = "run on a small disk by the test above"]
fn an_erasure_without_room() {
    let Some(mut disk) = Disk::with_room(1 << 20) else { return };
    let (room, learner) = (disk.free(), disk.learner);
    let refused = disk.store().erase(learner, &Along::default(), today(), Instant::from_millis(kit::START));
    assert!(matches!(refused, Err(StoreError::DiskFull)));
    assert_eq!(disk.log(), 0, "what it wrote in vain is given back");
    assert!(disk.free() >= room - 100_000, "{} of {room}", disk.free());
    disk.go_on(50);
    disk.open();
    disk.go_on(50);
}

#[test]
fn traces_for_which_there_is_no_room_are_left_and_go_at_a_later_opening() {
    small_disk::run("traces_that_are_left", "size=24m");
}

#[test]
#[ignore = "run on a small disk by the test above"]
fn traces_that_are_left() {
    let Some(mut disk) = Disk::with_room(ROOM_TO_ERASE) else { return };
    let learner = disk.learner;
    disk.store().erase(learner, &Along::default(), today(), Instant::from_millis(kit::START)).unwrap();
    let (left, needed) = (disk.free(), disk.store().room_to_tidy().unwrap().unwrap());
    assert!(left < needed && needed < length(&disk.path()), "{left} {needed}");
    assert_eq!(disk.log(), 0, "its log is merged");
    // Neither the button nor an opening takes room for what cannot be done.
    for _ in 0..3 {
        assert!(matches!(disk.store().tidy_up(), Err(StoreError::DiskFull)));
        disk.open();
        disk.go_on(20);
    }
    assert!(disk.free() >= left - 1_000_000, "{} of {left}", disk.free());
    assert!(disk.store().room_to_tidy().unwrap().is_some());
    let ballast = fs::File::options().write(true).open(disk.folder.join("ballast")).unwrap();
    ballast.set_len(0).unwrap();
    disk.open();
    assert_eq!(disk.store().room_to_tidy().unwrap(), None);
    assert!(!leaves_traces(&disk.folder, MARKER));
}

/// Room for what an erasure writes, and not for the pages that hold something afterwards.
const ROOM_TO_ERASE: u64 = 4_500_000;

#[test]
fn where_there_is_no_room_for_much_there_is_for_less_and_the_log_can_always_be_merged() {
    small_disk::run("no_room_for_much", "size=24m");
}

#[test]
#[ignore = "run on a small disk by the test above"]
fn no_room_for_much() {
    let Some(mut disk) = Disk::with_room(2 << 20) else { return };
    assert!(disk.fill(20_000) >= 4, "most of the room is used");
    for _ in 0..3 {
        disk.go_on(10);
        disk.fill(20_000);
        // A restart merges what is in the log.
        disk.store = None;
        assert_eq!(disk.log(), 0);
        disk.open();
    }
}
