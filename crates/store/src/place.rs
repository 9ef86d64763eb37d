//! Places where a practice's file must not lie: where a program of a cloud service copies or swaps files while they are
//! written, or where another machine keeps them and locks do not hold.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// Names that cloud services give to the folders they copy.
const CLOUDS: [&str; 18] = [
    "Box",
    "Box Sync",
    "CloudStorage",
    "Creative Cloud Files",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "MEGA",
    "Mobile Documents",
    "My Drive",
    "Nextcloud",
    "OneDrive",
    "Proton Drive",
    "SynologyDrive",
    "com~apple~CloudDocs",
    "iCloudDrive",
    "ownCloud",
    "pCloudDrive",
];

/// What stands between the name of a service and the account, as in `OneDrive - Seminar` and `Dropbox (Personal)`.
const ACCOUNTS: [&str; 2] = [" - ", " ("];

/// Checks that a practice's file at `path` lies on this machine only, or would lie there, wherever links lead. Neither the
/// file nor its folder need be there, and nothing is made.
///
/// # Errors
/// [`StoreError::SharedFolder`] where a practice must not lie; when the system refuses to say.
pub fn check_place(path: &Path) -> Result<(), StoreError> {
    let (there, missing) = resolved(path.parent().unwrap_or(Path::new("")))?;
    let copied = there.iter().chain(missing).filter_map(|name| name.to_str()).any(is_cloud);
    if copied || is_remote(&there)? { Err(StoreError::SharedFolder) } else { Ok(()) }
}

/// As much of `folder` as is there, by its real name, and the rest of it.
fn resolved(folder: &Path) -> Result<(PathBuf, &Path), StoreError> {
    for there in folder.ancestors() {
        // The last ancestor of a relative path is empty and means the folder the program works in.
        let real = if there.as_os_str().is_empty() { Path::new(".") } else { there }.canonicalize();
        match real {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            real => return Ok((real?, folder.strip_prefix(there).unwrap_or(folder))),
        }
    }
    Err(std::io::Error::from(ErrorKind::NotFound).into())
}

fn is_cloud(name: &str) -> bool {
    CLOUDS.iter().any(|cloud| {
        let account = name.strip_prefix(cloud);
        account.is_some_and(|account| account.is_empty() || ACCOUNTS.iter().any(|mark| account.starts_with(mark)))
    })
}

/// File systems of other machines. What a user's own program mounts (FUSE) may be either and is let through.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> Result<bool, StoreError> {
    let kind = rustix::fs::statfs(folder).map_err(std::io::Error::from)?.f_type;
    Ok(u32::try_from(kind & 0xffff_ffff).is_ok_and(is_remote_kind))
}

/// The file systems' numbers as `statfs(2)` lists them.
#[cfg(target_os = "linux")]
const fn is_remote_kind(kind: u32) -> bool {
    const NFS: u32 = 0x6969;
    const SMB: u32 = 0x517b;
    const SMB2: u32 = 0xfe53_4d42;
    const CIFS: u32 = 0xff53_4d42;
    const AFS: u32 = 0x5346_414f;
    const CODA: u32 = 0x7375_7245;
    const CEPH: u32 = 0x00c3_6400;
    matches!(kind, NFS | SMB | SMB2 | CIFS | AFS | CODA | CEPH)
}

/// Elsewhere no library says it without unsafe code.
#[cfg(not(target_os = "linux"))]
const fn is_remote(_: &Path) -> Result<bool, StoreError> {
    Ok(false)
}

/// The bytes that this user may still write to the disk on which the file at `path` lies, where the system tells.
#[cfg(target_os = "linux")]
pub(crate) fn free_room(path: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(path).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

/// Elsewhere no library says it without unsafe code.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn free_room(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::is_cloud;

    #[test]
    fn folders_of_cloud_services_are_known_by_name_and_others_are_not() {
        let clouds =
            ["Dropbox", "Dropbox (Personal)", "OneDrive", "OneDrive - Seminar", "com~apple~CloudDocs", "Nextcloud"];
        assert!(clouds.into_iter().all(is_cloud));
        assert!(!["nenrin", "practice", "Boxes", "Dropbox-old", "my OneDrive", "", "年輪"].into_iter().any(is_cloud));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn file_systems_of_other_machines_are_known_by_number_and_this_machine_s_are_not() {
        use super::is_remote_kind;
        assert!([0x6969, 0xff53_4d42, 0xfe53_4d42].into_iter().all(is_remote_kind));
        // ext4, XFS, Btrfs, tmpfs, and FUSE, which may be either.
        assert!(![0xef53, 0x5846_5342, 0x9123_683e, 0x0102_1994, 0x6573_5546].into_iter().any(is_remote_kind));
    }
}
