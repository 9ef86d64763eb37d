//! The program in its window, with the hands and eyes of a coach.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::display;
use crate::protocol::Driver;
use crate::waiting::{until, until_some};

/// Keys that are not characters, as WebDriver names them.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// Control, held for the rest of the same press.
    Control,
    /// Shift, held for the rest of the same press.
    Shift,
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Escape.
    Escape,
    /// Arrow down.
    Down,
    /// Arrow up.
    Up,
    /// Any character.
    Char(char),
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Control => '\u{E009}',
            Self::Shift => '\u{E008}',
            Self::Enter => '\u{E007}',
            Self::Tab => '\u{E004}',
            Self::Escape => '\u{E00C}',
            Self::Down => '\u{E015}',
            Self::Up => '\u{E013}',
            Self::Char(character) => character,
        }
    }
}

/// What is pressed.
const PRESSED: &str = "button, a, summary, [role=tab], [role=option]";

/// What is filled in.
const FIELDS: &str = "input, select, textarea";

/// Marks the element that is called so, as a reader hears it: by its label, else by its words without hints of keys. Whole for
/// what is pressed; of a field the beginning does, since its label may go on with a hint.
const NAMED: &str = "
    const [kind, wanted] = arguments;
    const words = (element) => {
        const copy = element.cloneNode(true);
        for (const aside of copy.querySelectorAll('kbd, svg')) aside.remove();
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    };
    const is = (element) => element.labels?.length
        ? [...element.labels].some((label) => words(label).startsWith(wanted))
        : (element.getAttribute('aria-label') ?? words(element)) === wanted;
    document.querySelector('[data-called]')?.removeAttribute('data-called');
    const room = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    const found = [...room.querySelectorAll(kind)]
        .find((element) => is(element) && !element.disabled && element.getClientRects().length > 0);
    found?.setAttribute('data-called', '');
    return found !== undefined;
";

/// A running program. Dropping it ends the program without asking the page, as a walk that failed would.
pub struct Window {
    driver: Driver,
    program: u32,
}

impl Window {
    /// Starts the built program on `folder`, in the language given (`ja` or `en`).
    #[must_use]
    pub fn open(folder: &Path, language: &str, arguments: &[&str]) -> Self {
        let folder = folder.to_str().expect("a folder named in UTF-8");
        Self::start("nenrin", arguments, &[("NENRIN_DATA", folder), ("LANGUAGE", language), ("LC_ALL", "C.UTF-8")])
    }

    /// Starts the built program called `name`, which need not be the practice.
    #[must_use]
    pub fn start(name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::start_in(Path::new("."), name, arguments, variables)
    }

    /// The same, standing in `folder`: where files are saved that nobody has said a place for.
    #[must_use]
    pub fn start_in(folder: &Path, name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let driver = Driver::start(folder, &built(name), arguments, variables);
        let program = driver.program_id().expect("a running program");
        Self { driver, program }
    }

    /// When the program was asked to start.
    #[must_use]
    pub fn asked(&self) -> SystemTime {
        self.driver.asked()
    }

    /// Waits until `css` is there.
    #[track_caller]
    pub fn see(&self, css: &str) {
        self.find(css);
    }

    /// The text of `css` as a reader sees it, once it is there.
    #[track_caller]
    #[must_use]
    pub fn text(&self, css: &str) -> String {
        until_some(css, || {
            let element = self.driver.element(css)?;
            // An element replaced between the two questions is looked up again.
            let text = self.driver.ask("GET", &format!("/element/{element}/text"), &Value::Null).ok()?;
            text.as_str().map(str::to_owned)
        })
    }

    /// Presses `css` with the pointer, once it is there and can be pressed.
    #[track_caller]
    pub fn click(&self, css: &str) {
        until(css, || {
            let pressed = self
                .driver
                .element(css)
                .map(|element| self.driver.ask("POST", &format!("/element/{element}/click"), &json!({})));
            matches!(pressed, Some(Ok(_)))
        });
    }

    /// Types into `css`. Kana and kanji arrive as characters, not through an input method; characters
    /// outside the BMP are dropped by WebKit's driver.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        let element = self.find(css);
        let typed = self.driver.ask("POST", &format!("/element/{element}/value"), &json!({"text": text}));
        typed.unwrap_or_else(|problem| panic!("typing into {css}: {problem}"));
    }

    /// Presses keys wherever the focus is: all held together, then released.
    #[track_caller]
    pub fn press(&self, keys: &[Key]) {
        let event = |kind: &str, key: &Key| json!({"type": kind, "value": key.code().to_string()});
        let down = keys.iter().map(|key| event("keyDown", key));
        let up = keys.iter().rev().map(|key| event("keyUp", key));
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": down.chain(up).collect::<Vec<_>>()});
        let pressed = self.driver.ask("POST", "/actions", &json!({"actions": [keyboard]}));
        pressed.unwrap_or_else(|problem| panic!("pressing {keys:?}: {problem}"));
    }

    /// What `script`, the body of a function, returns in the page.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.driver.ask("POST", "/execute/sync", &json!({"script": script, "args": arguments}));
        answer.unwrap_or_else(|problem| panic!("{script}: {problem}"))
    }

    /// What `script`, the body of a function, hands in the end to the function it was given. A page that is just being
    /// replaced by another one is asked again.
    #[track_caller]
    pub fn hear(&self, script: &str) -> Value {
        let body = json!({"script": script, "args": []});
        until_some(script, || self.driver.ask("POST", "/execute/async", &body).ok())
    }

    /// Runs a script after which the window may be gone, and with it the answer.
    pub fn run_last(&self, script: &str) {
        drop(self.driver.ask("POST", "/execute/sync", &json!({"script": script, "args": []})));
    }

    /// What the core answers to a command of the page.
    #[track_caller]
    pub fn call(&self, command: &str, input: &Value) -> Value {
        let script = "const [name, body, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('call', { name, body }).then(done, done);";
        let asked = json!({"script": script, "args": [command, input]});
        let answer = self.driver.ask("POST", "/execute/async", &asked);
        let mut answer = answer.unwrap_or_else(|problem| panic!("{command}: {problem}"));
        assert!(answer.get("ok").is_some(), "{command} {input}: {answer}");
        answer["ok"].take()
    }

    /// Waits until the page has its fonts and has been drawn twice since.
    #[track_caller]
    pub fn settle(&self) {
        self.hear(
            "const frame = () => new Promise(requestAnimationFrame);
            document.fonts.ready.then(frame).then(frame).then(() => arguments[0](true));",
        );
    }

    /// The address the window shows.
    #[track_caller]
    #[must_use]
    pub fn address(&self) -> String {
        let answer = self.driver.ask("GET", "/url", &Value::Null).expect("a window has an address");
        answer.as_str().expect("an address is text").to_owned()
    }

    /// The page as PNG, once it is settled.
    #[track_caller]
    #[must_use]
    pub fn screenshot(&self) -> Vec<u8> {
        self.settle();
        let answer = self.driver.ask("GET", "/screenshot", &Value::Null).expect("a picture");
        BASE64_STANDARD.decode(answer.as_str().expect("a picture is text")).expect("a picture in base 64")
    }

    /// Ends the program as a power cut would: `kill -9`, nothing is asked or saved.
    pub fn kill(self) {
        let killed = Command::new("kill").args(["-KILL", &self.program.to_string()]).status().expect("kill");
        assert!(killed.success());
        self.has_ended();
    }

    /// Presses the window's button to close it, without waiting for anything.
    pub fn request_close(&self) {
        display::request_close(display::shown(self.program)[0]);
    }

    /// Asks the program to end as the system does when a session ends, without waiting for anything.
    #[track_caller]
    pub fn end_session(&self) {
        let asked = Command::new("kill").args(["-TERM", &self.program.to_string()]).status();
        assert!(asked.is_ok_and(|asked| asked.success()), "the program cannot be asked");
    }

    /// Waits until a dialog stands over the window.
    #[track_caller]
    pub fn see_dialog(&self) {
        until("a dialog", || display::shown(self.program).len() > 1);
    }

    /// Waits until a dialog stands over the window, and cancels it.
    #[track_caller]
    pub fn cancel_dialog(&self) {
        let dialog = until_some("a dialog", || display::shown(self.program).get(1).copied());
        display::request_close(dialog);
    }

    /// Waits until a dialog stands over the window, and presses Return in it until it has gone: what it proposes is taken.
    #[track_caller]
    pub fn accept_dialog(&self) {
        self.see_dialog();
        // A dialog that has just appeared does not listen yet.
        until("the dialog is answered", || match display::shown(self.program).get(1) {
            Some(&dialog) => {
                display::press_return(dialog);
                false
            }
            None => true,
        });
    }

    /// Presses whatever is called `name` - a button, a tab, a link or a choice - once it is there and can be pressed. While a
    /// dialog of the page is open, it is looked for there.
    #[track_caller]
    pub fn press_called(&self, name: &str) {
        until(name, || self.named(PRESSED, name).is_some_and(|element| self.click_element(&element)));
    }

    /// Types into the field whose label begins with `label`, in place of what stands in it.
    #[track_caller]
    pub fn fill_called(&self, label: &str, text: &str) {
        let field = until_some(label, || self.named(FIELDS, label));
        let path = format!("/element/{field}");
        drop(self.driver.ask("POST", &format!("{path}/clear"), &json!({})));
        let typed = self.driver.ask("POST", &format!("{path}/value"), &json!({"text": text}));
        typed.unwrap_or_else(|problem| panic!("typing into {label}: {problem}"));
    }

    /// Ticks or unticks the box whose label begins with `label`.
    #[track_caller]
    pub fn tick_called(&self, label: &str) {
        until(label, || self.named(FIELDS, label).is_some_and(|element| self.click_element(&element)));
    }

    /// Chooses `value` in the list whose label begins with `label`.
    #[track_caller]
    pub fn choose_called(&self, label: &str, value: &str) {
        until_some(label, || self.named(FIELDS, label));
        self.click(&format!("[data-called] option[value='{value}']"));
    }

    /// Waits until `words` are to be read on the page.
    #[track_caller]
    pub fn see_words(&self, words: &str) {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        until(words, || self.run(script, &[json!(words)]) == true);
    }

    /// The element of `kind` that is called `name` and can be reached, marked `data-called`.
    fn named(&self, kind: &str, name: &str) -> Option<String> {
        (self.run(NAMED, &[json!(kind), json!(name)]) == true).then(|| self.driver.element("[data-called]"))?
    }

    fn click_element(&self, element: &str) -> bool {
        self.driver.ask("POST", &format!("/element/{element}/click"), &json!({})).is_ok()
    }

    /// Waits until the program has ended by itself.
    #[track_caller]
    pub fn has_ended(self) {
        until("the program has ended", || !runs(self.program));
    }

    #[track_caller]
    fn find(&self, css: &str) -> String {
        until_some(css, || self.driver.element(css))
    }
}

/// Whether the process still runs; one that has ended and waits to be noticed does not.
fn runs(process: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{process}/stat"))
        .is_ok_and(|state| state.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z')))
}

/// A program lies beside the walk itself or above the folder that the walk was built into.
fn built(name: &str) -> PathBuf {
    let walk = std::env::current_exe().expect("the walk's own path");
    let program = walk.ancestors().skip(1).map(|folder| folder.join(name)).find(|path| path.is_file());
    program.unwrap_or_else(|| panic!("{name} has not been built (cargo build)"))
}
