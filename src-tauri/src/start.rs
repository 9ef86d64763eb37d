//! What the program is started with, and the sentences for a start that cannot succeed.

use std::sync::Arc;
use std::{fmt, thread};

use nenrin_practice::{Language, Office};

use crate::desk::{self, DesktopHost};

/// The practice the window opens on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// The coach's own; the first start asks what to begin with.
    #[default]
    OwnPractice,
    /// The sample practice, beside the coach's own and never mixed with it.
    SamplePractice,
}

impl Opening {
    /// Reads the arguments after the program's name. Only `--sample` is known.
    pub fn from_arguments(arguments: impl IntoIterator<Item = String>) -> Result<Self, CannotStart> {
        arguments.into_iter().try_fold(Self::default(), |_, argument| match argument.as_str() {
            "--sample" => Ok(Self::SamplePractice),
            _ => Err(CannotStart::UnknownArgument(argument)),
        })
    }

    /// Opens the practice before the page asks for anything: the sample, made anew up to today; the coach's own, if
    /// there is one, while the web view starts. The page meets a refusal again when it opens the practice itself, and
    /// says why.
    pub(crate) fn prepare(self, office: &Arc<Office>) {
        match self {
            Self::SamplePractice => drop(office.call("start.sample", "{}", &DesktopHost)),
            Self::OwnPractice => {
                let office = Arc::clone(office);
                thread::spawn(move || office.call("start.open", r#"{"which":"own"}"#, &DesktopHost));
            }
        }
    }
}

/// Why no window could be opened. Shown as a sentence in the system's language, since there is no page to say it.
#[derive(Debug)]
pub enum CannotStart {
    /// Neither an X server nor a Wayland compositor is named.
    NoDisplay,
    /// The system names no home folder.
    NoHome,
    /// An argument that is not known.
    UnknownArgument(String),
    /// The web view refused.
    Window(tauri::Error),
}

impl From<tauri::Error> for CannotStart {
    fn from(problem: tauri::Error) -> Self {
        Self::Window(problem)
    }
}

impl std::error::Error for CannotStart {}

impl fmt::Display for CannotStart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, desk::system_language()) {
            (Self::NoDisplay, Language::Ja) => out.write_str(
                "画面が見つからないため、ウィンドウを開けませんでした。記録には触れていません。画面のある環境で起動するか、make run をお使いください。(N-001)",
            ),
            (Self::NoDisplay, Language::En) => out.write_str(
                "No display was found, so the window could not open. Your records were not touched. Start it where there is a display, or use make run. (N-001)",
            ),
            (Self::NoHome, Language::Ja) => out.write_str(
                "ホームフォルダが見つからないため、記録の置き場所を決められませんでした。NENRIN_DATA でフォルダを指定してください。(N-002)",
            ),
            (Self::NoHome, Language::En) => out.write_str(
                "No home folder was found, so there is no place for your records. Name a folder in NENRIN_DATA. (N-002)",
            ),
            (Self::UnknownArgument(argument), Language::Ja) => write!(
                out,
                "「{argument}」という指定はありません。記録には触れていません。使えるのは --sample だけです。(N-003)"
            ),
            (Self::UnknownArgument(argument), Language::En) => write!(
                out,
                "There is no option \"{argument}\". Your records were not touched. The only option is --sample. (N-003)"
            ),
            (Self::Window(problem), Language::Ja) => write!(
                out,
                "ウィンドウを開けませんでした。記録には触れていません。WebKitGTK（Windows では WebView2）が入っているかご確認ください。(N-004: {problem})"
            ),
            (Self::Window(problem), Language::En) => write!(
                out,
                "The window could not open. Your records were not touched. Please check that WebKitGTK (WebView2 on Windows) is installed. (N-004: {problem})"
            ),
        }
    }
}

/// GTK ends the process in a panic when there is no display, so it is asked for first.
pub(crate) fn require_display() -> Result<(), CannotStart> {
    let named = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !named("DISPLAY") && !named("WAYLAND_DISPLAY") {
        return Err(CannotStart::NoDisplay);
    }
    Ok(())
}
