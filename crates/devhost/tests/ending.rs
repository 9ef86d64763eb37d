//! The host is asked to end, as at the end of a session.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// Asks the practice at an address such as `127.0.0.1:4000`.
fn ask(address: &str, command: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    let head = format!("POST /call/{command} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\n");
    write!(stream, "{head}Connection: close\r\n\r\n{body}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn address_of(host: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(host.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned()
}

#[test]
fn a_host_that_is_asked_to_end_leaves_everything_in_the_practices_file_alone() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut host = Command::new(env!("CARGO_BIN_EXE_nenrin-devhost"))
            .arg("--data")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let address = address_of(&mut host);
        assert!(ask(&address, "start.create", r#"{"name":"中村コーチング"}"#).contains("\"ok\""));
        assert!(ask(&address, "learner.add", r#"{"name":"佐藤 美咲"}"#).contains("\"ok\""));
        let log = folder.path().join("practice/nenrin.db-wal");
        assert!(log.exists(), "otherwise this proves nothing");
        assert!(Command::new("kill").arg(signal).arg(host.id().to_string()).status().unwrap().success());
        assert!(host.wait().unwrap().success(), "{signal}");
        assert!(!log.exists(), "{signal}");
    }
}
