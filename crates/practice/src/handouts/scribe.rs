//! Writes folders aside, so that nobody waits for a disk that takes its time.

use std::sync::mpsc::{Sender, channel};
use std::thread::{JoinHandle, spawn};

use super::folders::Folders;
use super::sheet::Sheet;

/// One who writes folders, one after the other. What was handed over is written before it is gone.
#[derive(Debug, Default)]
pub(crate) struct Scribe {
    desk: Option<(Sender<Sheet>, JoinHandle<()>)>,
}

impl Scribe {
    /// Has a folder written anew; what comes of it is noted in `folders`.
    pub fn hand_over(&mut self, folders: &Folders, sheet: Sheet) {
        let (door, _) = self.desk.get_or_insert_with(|| {
            let (door, sheets) = channel::<Sheet>();
            let folders = folders.clone();
            let work = move || sheets.iter().for_each(|sheet| _ = folders.refresh(&sheet));
            (door, spawn(work))
        });
        // The door is open for as long as this one lives.
        let _ = door.send(sheet);
    }
}

impl Drop for Scribe {
    fn drop(&mut self) {
        let Some((door, thread)) = self.desk.take() else { return };
        drop(door);
        let _ = thread.join();
    }
}
