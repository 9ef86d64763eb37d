//! What the page may do, proved on the configuration that is compiled into the program.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use nenrin_shell::{Opening, configure, context, furnish, is_own_page};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The program on a runtime without a screen, with its real configuration and permissions.
struct Program {
    app: App<MockRuntime>,
    main: WebviewWindow<MockRuntime>,
    _folder: TempDir,
}

impl Program {
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let app = configure(mock_builder()).build(context()).unwrap();
        let main = furnish(&app, Opening::OwnPractice, folder.path()).unwrap();
        Self { app, main, _folder: folder }
    }

    fn ask(&self, window: &WebviewWindow<MockRuntime>, command: &str, from: &str, body: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: from.parse().unwrap(),
            body: InvokeBody::Json(body),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: self.app.invoke_key().to_owned(),
        };
        get_ipc_response(window, request).map(|answer| answer.deserialize().unwrap())
    }
}

const OWN_PAGE: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

fn question() -> Value {
    json!({"name": "start.view", "body": {}})
}

#[test]
fn the_page_may_load_only_itself() {
    let config = context::<MockRuntime>().config().clone();
    let policy = config.app.security.csp.clone().unwrap().to_string();
    let mut directives: Vec<&str> =
        policy.split(';').map(str::trim).filter(|directive| !directive.is_empty()).collect();
    directives.sort_unstable();
    assert_eq!(
        directives,
        [
            "base-uri 'none'",
            "connect-src ipc: http://ipc.localhost",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "frame-src 'none'",
            "img-src 'self' data: blob:",
            "manifest-src 'none'",
            "media-src 'none'",
            "object-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "worker-src 'none'",
        ]
    );
    assert!(config.app.security.freeze_prototype);
    assert!(!config.app.security.asset_protocol.enable);
    assert!(!config.app.with_global_tauri);
    assert!(config.build.dev_url.is_none(), "a server for the page belongs in tauri.dev.conf.json");
    assert!(config.app.windows.iter().all(|window| !window.create));
}

#[test]
fn the_page_may_ask_for_one_command() {
    let program = Program::start();
    let answer = program.ask(&program.main, "call", OWN_PAGE, question());
    assert!(answer.is_ok(), "{answer:?}");
    for denied in [
        "plugin:app|version",
        "plugin:event|listen",
        "plugin:event|emit",
        "plugin:image|from_path",
        "plugin:menu|new",
        "plugin:path|resolve_directory",
        "plugin:resources|close",
        "plugin:webview|create_webview_window",
        "plugin:window|close",
        "plugin:window|get_all_windows",
        "unheard_of",
    ] {
        let answer = program.ask(&program.main, denied, OWN_PAGE, json!({}));
        assert!(answer.is_err(), "{denied} was answered");
    }
}

#[test]
fn only_the_page_in_the_main_window_may_ask() {
    let program = Program::start();
    let other = WebviewWindowBuilder::new(&program.app, "other", tauri::WebviewUrl::default()).build().unwrap();
    assert!(program.ask(&other, "call", OWN_PAGE, question()).is_err());
    for stranger in ["https://example.com", "http://localhost:5173", "tauri://elsewhere"] {
        let answer = program.ask(&program.main, "call", stranger, question());
        assert!(answer.is_err(), "{stranger} was answered");
    }
}

#[test]
fn the_window_stays_on_its_own_page() {
    let own = |address: &str| is_own_page(&address.parse().unwrap(), None);
    for inside in ["about:blank", "tauri://localhost", "tauri://localhost/index.html#/week"] {
        assert!(own(inside), "{inside}");
    }
    for outside in [
        "https://example.com/?secret",
        "http://localhost:5173/",
        "http://127.0.0.1/",
        "http://tauri.localhost.example.com/",
        "http://tauri.localhost:8080/",
        "tauri://localhost.example.com/",
        "tauri://elsewhere/",
        "about:srcdoc",
        "data:text/html,x",
        "blob:tauri://localhost/1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:someone@example.com",
    ] {
        assert!(!own(outside), "{outside}");
    }
    assert_eq!(own("http://tauri.localhost/"), cfg!(windows));
}

#[test]
fn development_adds_the_server_of_the_page_and_nothing_else() {
    let server = "http://localhost:5173".parse().unwrap();
    let own = |address: &str| is_own_page(&address.parse().unwrap(), Some(&server));
    assert!(own("http://localhost:5173/src/main.ts"));
    assert!(!own("http://localhost:5174/"));
    assert!(!own("https://localhost:5173/"));
}

#[test]
fn the_window_has_room_for_the_smallest_layout() {
    let config = context::<MockRuntime>().config().clone();
    let described = config.app.windows.first().unwrap();
    assert_eq!((described.width, described.height), (1280.0, 800.0));
    assert_eq!((described.min_width, described.min_height), (Some(900.0), Some(600.0)));
}

#[test]
fn an_unknown_argument_is_refused() {
    let read = |arguments: &[&str]| Opening::from_arguments(arguments.iter().map(|argument| (*argument).to_owned()));
    assert_eq!(read(&[]).unwrap(), Opening::OwnPractice);
    assert_eq!(read(&["--sample"]).unwrap(), Opening::SamplePractice);
    let refused = read(&["--simple"]).unwrap_err().to_string();
    assert!(refused.contains("--simple") && refused.contains("N-003"), "{refused}");
}
