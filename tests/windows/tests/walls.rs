//! What a hostile text could try if it ever became script: nothing leaves the window and nothing foreign runs.
#![allow(clippy::unwrap_used, reason = "a walk that cannot go on fails")]

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use nenrin_window_walks::Window;
use tempfile::TempDir;

/// Each is a script; `URL` is an address outside, and `BREACH` is what foreign script would run.
const ATTACKS: &[&str] = &[
    "location.href = 'URL'",
    "location.replace('URL')",
    "window.open('URL')",
    "window.open('URL', '_self')",
    "window.open('javascript:BREACH')",
    "location.href = 'javascript:BREACH'",
    "location.href = 'data:text/html,<script>BREACH</script>'",
    "make('a', { href: 'URL' }).click()",
    "make('a', { href: 'URL', target: '_blank' }).click()",
    "make('a', { href: 'URL', download: 'x' }).click()",
    "make('form', { action: 'URL', method: 'post' }).submit()",
    "make('meta', { httpEquiv: 'refresh', content: '0;url=URL' })",
    "make('base', { href: 'URL' }); make('script', { src: 'main.js' })",
    "make('img', { src: 'URL' })",
    "make('img', { srcset: 'URL 2x' })",
    "make('iframe', { src: 'URL' })",
    "make('iframe', { srcdoc: '<script>top.BREACH</script>' })",
    "make('object', { data: 'URL' })",
    "make('embed', { src: 'URL' })",
    "make('video', { src: 'URL' })",
    "make('audio', { src: 'URL' })",
    "make('script', { src: 'URL' })",
    "make('script', { textContent: 'BREACH' })",
    "make('script', { type: 'module', textContent: 'BREACH' })",
    "make('link', { rel: 'stylesheet', href: 'URL' })",
    "make('link', { rel: 'prefetch', href: 'URL' })",
    "make('link', { rel: 'preload', as: 'image', href: 'URL' })",
    "make('link', { rel: 'manifest', href: 'URL' })",
    "make('link', { rel: 'icon', href: 'URL' })",
    "make('style', { textContent: '@import url(URL);' })",
    "make('style', { textContent: 'body { background: url(URL) }' })",
    "make('div', {}).setAttribute('style', 'background: url(URL)')",
    "make('div', {}).setAttribute('onclick', 'BREACH'); document.body.lastChild.click()",
    "make('div', { innerHTML: '<img src=x onerror=\"BREACH\">' })",
    "make('div', { innerHTML: '<svg onload=\"BREACH\"><image href=\"URL\"/></svg>' })",
    "new FontFace('x', 'url(URL)').load().catch(() => {})",
    "fetch('URL').catch(() => {})",
    "fetch('URL', { mode: 'no-cors', method: 'POST', body: 'x' }).catch(() => {})",
    "const ask = new XMLHttpRequest(); ask.open('GET', 'URL'); ask.send()",
    "navigator.sendBeacon('URL', 'x')",
    "new WebSocket('URL'.replace('http', 'ws'))",
    "new EventSource('URL')",
    "import('URL').catch(() => {})",
    "new Worker(URL_OBJECT('BREACH'))",
    "new SharedWorker('URL')",
    "navigator.serviceWorker.register('URL').catch(() => {})",
    "eval('BREACH')",
    "new Function('BREACH')()",
    "setTimeout('BREACH')",
    "new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:PORT' }] }); BREACH",
];

/// Runs one attack; a refusal by exception is as good as any other.
const ATTEMPT: &str = "
    const make = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
    const URL_OBJECT = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    try { ATTACK } catch {}
";

#[test]
fn nothing_leaves_the_window_and_nothing_foreign_runs() {
    let outside = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = outside.local_addr().unwrap().port();
    let folder = TempDir::new().unwrap();
    let window = Window::open(folder.path(), "en", &[]);
    window.see("h1");
    let home = window.address();
    for (number, attack) in ATTACKS.iter().enumerate() {
        let attack = attack
            .replace("URL_OBJECT", "\u{1}")
            .replace("URL", &format!("http://127.0.0.1:{port}/{number}"))
            .replace('\u{1}', "URL_OBJECT")
            .replace("PORT", &port.to_string())
            .replace("BREACH", "window.breached=true");
        window.run(&ATTEMPT.replace("ATTACK", &attack), &[]);
        assert_eq!(window.run("return window.breached ?? false", &[]), false, "{attack}");
        assert_eq!(window.address(), home, "{attack}");
        assert_eq!(callers(&outside), 0, "{attack}");
    }
    // Late arrivals would have queued before this one, which also proves that a caller is seen.
    let settled = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
    window.run_async(settled);
    drop(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap());
    assert_eq!(callers(&outside), 1);
    assert_eq!(window.run("return window.breached ?? false", &[]), false);
    assert!(!window.text("h1").is_empty(), "the page is still there");
}

fn callers(outside: &TcpListener) -> usize {
    outside.set_nonblocking(true).unwrap();
    let accepted = outside.incoming().map_while(|caller| match caller {
        Ok(_) => Some(()),
        Err(problem) if problem.kind() == ErrorKind::WouldBlock => None,
        Err(problem) => panic!("{problem}"),
    });
    accepted.count()
}
