//! The host is asked to end, as at the end of a session.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// Far beyond what any step takes; reaching it means that it will not happen.
const NEVER: Duration = Duration::from_secs(20);

/// A host that runs, and ends with the test at the latest.
struct Host {
    process: Child,
    /// Such as `127.0.0.1:4000`.
    address: String,
}

impl Host {
    fn of(data: &Path) -> Self {
        let mut start = Command::new(env!("CARGO_BIN_EXE_nenrin-devhost"));
        let process = start.arg("--data").arg(data).stdout(Stdio::piped()).spawn().unwrap();
        let mut host = Self { process, address: String::new() };
        let (tell, told) = channel();
        let told_by = host.process.stdout.take().unwrap();
        thread::spawn(move || {
            let mut line = String::new();
            let _ = BufReader::new(told_by).read_line(&mut line);
            tell.send(line)
        });
        let line = told.recv_timeout(NEVER).unwrap();
        line.trim().trim_start_matches("http://").trim_end_matches('/').clone_into(&mut host.address);
        host
    }

    /// Asks its practice, which must answer.
    fn ask(&self, command: &str, body: &str) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(NEVER)).unwrap();
        let (address, length) = (&self.address, body.len());
        let head = format!("POST /call/{command} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\n");
        write!(stream, "{head}Connection: close\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("\"ok\""), "{answer}");
    }

    fn send(&self, signal: &str) {
        assert!(Command::new("kill").arg(signal).arg(self.process.id().to_string()).status().unwrap().success());
    }

    /// How it ended, as soon as it has.
    #[expect(clippy::disallowed_methods, reason = "a limit for waiting, not a time of the practice")]
    fn ended(&mut self) -> ExitStatus {
        let asked = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(asked.elapsed() < NEVER, "waited in vain for the host to end");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // One that has ended already cannot be ended again.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_host_that_is_asked_to_end_leaves_everything_in_the_practices_file_alone() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut host = Host::of(folder.path());
        host.ask("start.create", r#"{"name":"中村コーチング"}"#);
        host.ask("learner.add", r#"{"name":"佐藤 美咲"}"#);
        let log = folder.path().join("practice/nenrin.db-wal");
        assert!(log.exists(), "otherwise this proves nothing");
        host.send(signal);
        assert!(host.ended().success(), "{signal}");
        assert!(!log.exists(), "{signal}");
    }
}
