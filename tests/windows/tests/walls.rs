//! What a hostile text could try if it ever became script: nothing leaves the window and nothing foreign runs.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a walk that cannot go on fails")]

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use nenrin_window_walks::Window;
use tempfile::TempDir;

/// Each is a script; `OUTSIDE` is an address outside, and `BREACH` is what foreign script would run.
const ATTACKS: &[&str] = &[
    "location.href = 'OUTSIDE'",
    "location.replace('OUTSIDE')",
    "window.open('OUTSIDE')",
    "window.open('OUTSIDE', '_self')",
    "window.open('javascript:BREACH')",
    "location.href = 'javascript:BREACH'",
    "location.href = 'data:text/html,<script>BREACH</script>'",
    "make('a', { href: 'OUTSIDE' }).click()",
    "make('a', { href: 'OUTSIDE', target: '_blank' }).click()",
    "make('a', { href: 'OUTSIDE', download: 'x' }).click()",
    "make('form', { action: 'OUTSIDE', method: 'post' }).submit()",
    "make('meta', { httpEquiv: 'refresh', content: '0;url=OUTSIDE' })",
    "make('base', { href: 'OUTSIDE' }); make('script', { src: 'main.js' })",
    "make('img', { src: 'OUTSIDE' })",
    "make('img', { srcset: 'OUTSIDE 2x' })",
    "make('iframe', { src: 'OUTSIDE' })",
    "make('iframe', { srcdoc: '<script>top.BREACH</script>' })",
    "make('object', { data: 'OUTSIDE' })",
    "make('embed', { src: 'OUTSIDE' })",
    "make('video', { src: 'OUTSIDE' })",
    "make('audio', { src: 'OUTSIDE' })",
    "make('script', { src: 'OUTSIDE' })",
    "make('script', { textContent: 'BREACH' })",
    "make('script', { type: 'module', textContent: 'BREACH' })",
    "make('link', { rel: 'stylesheet', href: 'OUTSIDE' })",
    "make('link', { rel: 'prefetch', href: 'OUTSIDE' })",
    "make('link', { rel: 'preload', as: 'image', href: 'OUTSIDE' })",
    "make('link', { rel: 'manifest', href: 'OUTSIDE' })",
    "make('link', { rel: 'icon', href: 'OUTSIDE' })",
    "make('style', { textContent: '@import url(OUTSIDE);' })",
    "make('style', { textContent: 'body { background: url(OUTSIDE) }' })",
    "make('div', {}).setAttribute('style', 'background: url(OUTSIDE)')",
    "make('div', {}).setAttribute('onclick', 'BREACH'); document.body.lastChild.click()",
    "make('div', { innerHTML: '<img src=x onerror=\"BREACH\">' })",
    "make('div', { innerHTML: '<svg onload=\"BREACH\"><image href=\"OUTSIDE\"/></svg>' })",
    "new FontFace('x', 'url(OUTSIDE)').load().catch(() => {})",
    "fetch('OUTSIDE').catch(() => {})",
    "fetch('OUTSIDE', { mode: 'no-cors', method: 'POST', body: 'x' }).catch(() => {})",
    "const ask = new XMLHttpRequest(); ask.open('GET', 'OUTSIDE'); ask.send()",
    "navigator.sendBeacon('OUTSIDE', 'x')",
    "new WebSocket('OUTSIDE'.replace('http', 'ws'))",
    "new EventSource('OUTSIDE')",
    "import('OUTSIDE').catch(() => {})",
    "new Worker(script('BREACH'))",
    "new SharedWorker('OUTSIDE')",
    "navigator.serviceWorker.register('OUTSIDE').catch(() => {})",
    "eval('BREACH')",
    "new Function('BREACH')()",
    "setTimeout('BREACH')",
    "new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:PORT' }] }); BREACH",
];

/// Runs one attack; a refusal by exception is as good as any other.
const ATTEMPT: &str = "
    const make = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
    const script = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    try { ATTACK } catch {}
";

#[test]
fn nothing_leaves_the_window_and_nothing_foreign_runs() {
    let outside = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = outside.local_addr().unwrap().port();
    let folder = TempDir::new().unwrap();
    let window = Window::open(folder.path(), "en", &[]);
    window.see("main");
    let home = window.address();
    for (number, attack) in ATTACKS.iter().enumerate() {
        let attack = attack
            .replace("OUTSIDE", &format!("http://127.0.0.1:{port}/{number}"))
            .replace("PORT", &port.to_string())
            .replace("BREACH", "window.breached=true");
        window.run(&ATTEMPT.replace("ATTACK", &attack), &[]);
        assert_eq!(window.run("return window.breached ?? false", &[]), false, "{attack}");
        assert_eq!(window.address(), home, "{attack}");
        assert_eq!(callers(&outside), 0, "{attack}");
    }
    // Late arrivals would have queued before this one, which also proves that a caller is seen.
    window.settle();
    drop(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap());
    assert_eq!(callers(&outside), 1);
    assert_eq!(window.run("return window.breached ?? false", &[]), false);
    assert!(!window.text("main").is_empty(), "the page is still there");
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
