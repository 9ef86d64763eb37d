//! The practice behind a loopback address: the real UI and the real core in an ordinary browser, for development and
//! for walks. Never part of the product: it has no access control beyond answering on this machine only.

mod desk;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use clap::Parser;
use desk::LoopbackHost;
use nenrin_practice::Office;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

#[derive(Parser)]
#[command(about = "Serves the UI and the practice on a loopback address, for development")]
struct Options {
    /// The data folder.
    #[arg(long)]
    data: PathBuf,
    /// The built UI.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// The port; 0 takes a free one, which is printed.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The time at the start, such as 2026-11-20T10:50; the real time when absent.
    #[arg(long)]
    now: Option<String>,
    /// The IANA zone of the coach.
    #[arg(long, default_value = "Asia/Tokyo")]
    zone: String,
    /// What dialogs answer, one path after the other.
    #[arg(long)]
    pick: Vec<PathBuf>,
}

struct Served {
    office: Office,
    host: LoopbackHost,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse();
    let host = LoopbackHost::new(&options.zone, options.now.as_deref(), options.pick)?;
    let served = Arc::new(Served { office: Office::new(options.data), host });
    let no_store = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let routes = Router::new()
        .route("/call/{name}", post(answer))
        .with_state(Arc::clone(&served))
        .fallback_service(ServeDir::new(options.ui))
        .layer(no_store)
        .layer(from_fn(only_own_page));
    let listener = tokio::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port))).await?;
    announce(&listener.local_addr()?);
    tokio::select! {
        ended = axum::serve(listener, routes).into_future() => ended?,
        () = asked_to_end() => {}
    }
    // As the window does: everything lies in the practice's file alone then.
    served.office.close();
    Ok(())
}

/// Waits until the system or the terminal asks the program to end.
async fn asked_to_end() {
    #[cfg(unix)]
    if let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}

#[allow(clippy::print_stdout, reason = "whoever started the host reads the address from here")]
fn announce(address: &SocketAddr) {
    println!("http://{address}/");
}

async fn answer(State(served): State<Arc<Served>>, Path(name): Path<String>, body: String) -> Response {
    let answered = tokio::task::spawn_blocking(move || served.office.call(&name, &body, &served.host)).await;
    match answered {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A page of another site must not reach the practice: neither by a name that resolves to this machine, nor by a call that
/// a browser sends on its behalf.
async fn only_own_page(request: Request, next: Next) -> Response {
    if is_own(request.headers()) { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() }
}

fn is_own(headers: &HeaderMap) -> bool {
    let value = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = value(header::HOST).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_from_here = value(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://") == Some(host));
    is_from_here && matches!(name, "127.0.0.1" | "localhost")
}
