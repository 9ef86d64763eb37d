//! The WebDriver protocol (W3C), as far as a walk needs it: JSON over one short HTTP exchange each.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::waiting::until;

/// A driver that does not answer at all must fail the walk instead of hanging it.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// The key under which the protocol hides an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A `WebKitWebDriver` process with one session, whose browser is the program under test.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    session: String,
    asked: SystemTime,
}

impl Driver {
    /// Starts `program` under automation in `folder`. It inherits `variables`, which is how it learns its data folder.
    pub(crate) fn start(folder: &Path, program: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let browser = json!({"binary": program, "args": arguments});
        let wanted = json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": browser}}});
        // On a busy machine the driver itself now and then drops the first question; it is not what is tested.
        let mut problem = String::new();
        for _ in 0..3 {
            let mut driver = Self::spawn(folder, variables);
            driver.asked = now();
            match driver.exchange("POST", "/session", &wanted) {
                Ok(answer) => {
                    driver.session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
                    return driver;
                }
                Err(refusal) => problem = refusal,
            }
        }
        panic!("the program does not open a window: {problem}");
    }

    fn spawn(folder: &Path, variables: &[(&str, &str)]) -> Self {
        let port = free_port();
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            // Without it the web view refuses automation and the session is never answered.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(variables.iter().copied())
            .current_dir(folder)
            .stdout(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts (Debian: webkit2gtk-driver)");
        let driver = Self { process, port, session: String::new(), asked: now() };
        until("WebKitWebDriver listens", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
        driver
    }

    /// Asks the session for something. `Err` holds the driver's own words.
    pub(crate) fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.exchange(method, &format!("/session/{}{path}", self.session), body)
    }

    /// The element `css` names, if it is there now.
    pub(crate) fn element(&self, css: &str) -> Option<String> {
        let wanted = json!({"using": "css selector", "value": css});
        let found = self.ask("POST", "/element", &wanted).ok()?;
        Some(found[ELEMENT].as_str()?.to_owned())
    }

    /// When the driver was asked to start the program, which it does at once.
    pub(crate) fn asked(&self) -> SystemTime {
        self.asked
    }

    /// The process of the program under test.
    pub(crate) fn program_id(&self) -> Option<u32> {
        let children = format!("/proc/{0}/task/{0}/children", self.process.id());
        std::fs::read_to_string(children).ok()?.split_whitespace().next()?.parse().ok()
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let answer = self.send(method, path, &body).map_err(|problem| format!("{method} {path}: {problem}"))?;
        let (_, content) = answer.split_once("\r\n\r\n").ok_or("an answer without a body")?;
        let mut content: Value = serde_json::from_str(content).map_err(|problem| format!("{problem}: {content}"))?;
        let value = content["value"].take();
        match value.get("error") {
            Some(error) => Err(format!("{error}: {}", value["message"])),
            None => Ok(value),
        }
    }

    fn send(&self, method: &str, path: &str, body: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(ANSWER_LIMIT))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Ending the session ends the program; when that fails the walk is over all the same.
            drop(self.ask("DELETE", "", &Value::Null));
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a start takes is no time of the practice")]
fn now() -> SystemTime {
    SystemTime::now()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}
