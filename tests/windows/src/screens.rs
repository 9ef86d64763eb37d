//! `nenrin-screens --data FOLDER --language ja|en --into FOLDER`: opens the sample practice in the real window and keeps
//! pictures of This week, of one learner and of a note that is about to be written. Needs a display (`xvfb-run`).
#![cfg_attr(not(target_os = "linux"), allow(unused))]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use nenrin_window_walks::{Key, Window};

/// What to do, as the arguments say it.
struct Wanted {
    data: PathBuf,
    language: String,
    into: PathBuf,
}

impl Wanted {
    fn from_arguments(arguments: impl Iterator<Item = String>) -> Option<Self> {
        let (mut data, mut language, mut into) = (None, None, None);
        let mut arguments = arguments;
        while let Some(name) = arguments.next() {
            let value = arguments.next()?;
            match name.as_str() {
                "--data" => data = Some(PathBuf::from(value)),
                "--language" => language = Some(value),
                "--into" => into = Some(PathBuf::from(value)),
                _ => return None,
            }
        }
        Some(Self { data: data?, language: language?, into: into? })
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let wanted = Wanted::from_arguments(std::env::args().skip(1));
    let wanted = wanted.ok_or("nenrin-screens --data FOLDER --language ja|en --into FOLDER")?;
    fs::create_dir_all(&wanted.into)?;
    take(&wanted)
}

#[cfg(target_os = "linux")]
fn take(wanted: &Wanted) -> Result<(), Box<dyn Error>> {
    let window = Window::open(&wanted.data, &wanted.language, &["--sample"]);
    window.see("[data-block='unbooked'] [data-row]");
    keep(&window, &wanted.into.join(format!("week-{}.png", wanted.language)))?;
    window.click("[data-block='unbooked'] [data-row] button");
    window.see(".timeline li");
    keep(&window, &wanted.into.join(format!("learner-{}.png", wanted.language)))?;
    window.press(&[Key::Control, Key::Char('n')]);
    window.see("[data-field='sections'] textarea:focus");
    keep(&window, &wanted.into.join(format!("note-{}.png", wanted.language)))?;
    // Whoever asked may open the practice next: it must be free.
    window.request_close();
    window.has_ended();
    Ok(())
}

#[cfg(target_os = "linux")]
#[allow(clippy::print_stdout, reason = "whoever asked for the pictures wants to know where they are")]
fn keep(window: &Window, path: &Path) -> Result<(), Box<dyn Error>> {
    fs::write(path, window.screenshot())?;
    println!("{}", path.display());
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn take(_: &Wanted) -> Result<(), Box<dyn Error>> {
    Err("the real window is driven on Linux only".into())
}
