//! The one door between the page and the practice.
//!
//! The shell passes on a name and a body it does not understand. Two names are its own, because only it
//! can answer them: `shell.leave` and `shell.stay` (see `leaving.rs`).

use std::sync::Arc;

use nenrin_practice::Office;
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{Manager, Runtime, WebviewWindow};

use crate::desk::DesktopHost;
use crate::leaving::{Answer, Leaving};

/// The answer of the shell itself, in the shape of the practice's answers.
const HEARD: &str = r#"{"ok":null,"touched":[]}"#;

/// Hands `body` to the practice's command `name` and returns its answer. Disk and dialogs wait on a thread of their own,
/// so the window stays alive meanwhile.
///
/// Fails with a code only when the practice could not answer at all; its own refusals are answers.
#[tauri::command]
pub async fn call<R: Runtime>(window: WebviewWindow<R>, name: String, body: Value) -> Result<Response, &'static str> {
    if let Some(answer) = Answer::from_name(&name) {
        window.state::<Leaving>().take(answer, &window);
        return Ok(Response::new(HEARD.to_owned()));
    }
    let office = Arc::clone(window.state::<Arc<Office>>().inner());
    window.state::<Leaving>().calls.begin();
    let answered = tokio::task::spawn_blocking(move || office.call(&name, &body.to_string(), &DesktopHost)).await;
    window.state::<Leaving>().calls.answer();
    answered.map(Response::new).map_err(|_| "shell.no_answer")
}
