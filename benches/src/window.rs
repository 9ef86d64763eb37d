//! The real window, and what it is held against: the smallest window that Tauri opens, or the same window on a smaller
//! practice.

use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use nenrin_window_walks::{Key, Window};
use serde_json::json;
use tempfile::TempDir;

use crate::benchmarks::of_many_events;
use crate::practice::Practice;
use crate::world::{Size, Yard, today};

/// When the page had been drawn for use, in milliseconds since 1970. Both programs leave the mark themselves.
const USABLE: &str = "new PerformanceObserver((marks) => {
    const [mark] = marks.getEntriesByName('usable');
    if (mark) arguments[0](performance.timeOrigin + mark.startTime);
}).observe({ type: 'mark', buffered: true });";

/// From the next click until the frame after the one that has the element `arguments[0]`, in milliseconds.
const TIME_CLICK: &str = "const [wanted] = arguments;
window.answered = new Promise((tell) => addEventListener('click', (click) => {
    const done = () => tell(performance.now() - click.timeStamp);
    const look = () => requestAnimationFrame(document.querySelector(wanted) ? done : look);
    requestAnimationFrame(look);
}, { capture: true, once: true }));";

/// A click on the bare window is answered with a line.
const DRAW_LINE: &str = "document.querySelector('hr')?.remove();
addEventListener('click', () => document.body.append(document.createElement('hr')), { once: true });";

/// A program whose window is measured.
pub enum Subject {
    /// The practice in a data folder.
    Practice(PathBuf),
    /// The bare window, with a home of its own.
    Bare(TempDir),
}

/// What is shown after a click.
pub enum Page {
    /// A learner's, with the timeline, clicked in the list of learners.
    Learner { id: String, name: String },
    /// The bare window's, with a line more.
    Line,
}

impl Subject {
    /// The practice of the size that is asked for.
    pub fn of(yard: &Yard) -> Self {
        Self::Practice(yard.practice(yard.size))
    }

    /// What that is held against, and its name: at M the bare window, at XL the practice at M.
    pub fn beside(yard: &Yard) -> (&'static str, Self) {
        match yard.size {
            Size::M => ("a bare window", Self::Bare(yard.scratch())),
            Size::Xl => ("the window at M", Self::Practice(yard.practice(Size::M))),
        }
    }

    /// Opens the window.
    pub fn open(&self) -> Window {
        match self {
            Self::Practice(data) => Window::open(data, "ja", &[]),
            Self::Bare(home) => {
                let variables = [("XDG_DATA_HOME", home.path().to_str().unwrap()), ("LC_ALL", "C.UTF-8")];
                Window::start("examples/bare_window", &[], &variables)
            }
        }
    }

    /// The longest page there is to be opened.
    pub fn longest_page(&self) -> Page {
        let Self::Practice(data) = self else { return Page::Line };
        let learner = of_many_events(&Practice::at(data, today()));
        let text = |field: &str| learner[field].as_str().unwrap().to_owned();
        Page::Learner { id: text("id"), name: text("name") }
    }
}

/// How long it took from asking for the program until its window could be used.
pub fn time_to_use(window: &Window) -> Duration {
    let usable = window.hear(USABLE).as_f64().unwrap();
    Duration::from_secs_f64(usable / 1000.0) - window.asked().duration_since(UNIX_EPOCH).unwrap()
}

/// Closes the window by its button.
pub fn close(window: Window) {
    window.request_close();
    window.has_ended();
}

impl Page {
    /// Goes to where the page is clicked.
    pub fn approach(&self, window: &Window) {
        match self {
            Self::Learner { name, .. } => {
                window.see("main [data-block]");
                window.press(&[Key::Control, Key::Char('2')]);
                window.type_into("input[type='search']", name);
            }
            Self::Line => window.see("p"),
        }
        self.await_rest(window);
    }

    /// Clicks, and answers how long it took until the page was drawn. Goes back to where it is clicked.
    pub fn enter(&self, window: &Window) -> Duration {
        let drawn = match self {
            Self::Learner { .. } => ".timeline li",
            Self::Line => "hr",
        };
        window.run(TIME_CLICK, &[json!(drawn)]);
        window.click(&self.clicked());
        let milliseconds = window.hear("window.answered.then(arguments[0])").as_f64().unwrap();
        if matches!(self, Self::Learner { .. }) {
            window.run("history.back()", &[]);
        }
        self.await_rest(window);
        Duration::from_secs_f64(milliseconds / 1000.0)
    }

    fn clicked(&self) -> String {
        match self {
            Self::Learner { id, .. } => format!("[role='row'][id$='-{id}']"),
            Self::Line => "p".to_owned(),
        }
    }

    fn await_rest(&self, window: &Window) {
        window.see(&self.clicked());
        window.settle();
        if matches!(self, Self::Line) {
            window.run(DRAW_LINE, &[]);
        }
    }
}
