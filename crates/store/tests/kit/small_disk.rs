//! A disk that is small or cannot be written, for one test run in a process of its own.

use std::path::PathBuf;
use std::process::Command;

/// Runs the ignored test `name` of this binary with [`folder`] on a disk mounted with these options; where the system
/// does not let a test mount one, with a limit on the size of files instead, which stops writes as well.
pub fn run(name: &str, options: &str) {
    let mount = format!("mount -t tmpfs -o {options} nenrin /mnt && exec env NENRIN_DISK=/mnt \"$0\" \"$@\"");
    let limit = "trap '' XFSZ; ulimit -f 128; exec \"$0\" \"$@\"";
    let may_mount = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "nenrin", "/mnt"]).status();
    let command = if may_mount.is_ok_and(|status| status.success()) {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-c", &mount]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", limit]);
        command
    };
    finish(command, name);
}

/// Runs the ignored test `name` of this binary in a process that can limit the size of its files and lives on: writes
/// beyond the limit fail as on a disk that fails.
pub fn run_with_limits(name: &str) {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]);
    finish(command, name);
}

/// Sets the size beyond which files of this process cannot grow; without one, as far as the system lets them.
pub fn limit_files(bytes: Option<u64>) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(Resource::Fsize).maximum;
    setrlimit(Resource::Fsize, Rlimit { current: bytes.or(maximum), maximum }).unwrap();
}

fn finish(mut command: Command, name: &str) {
    command.arg(std::env::current_exe().unwrap()).args(["--exact", name, "--ignored", "--nocapture"]);
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&done.stderr));
}

/// The mounted folder; `None` where only the size of files is limited.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("NENRIN_DISK").map(PathBuf::from)
}
