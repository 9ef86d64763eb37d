//! Walks through the real window: the program as it is shipped, its own web view, a display that nobody
//! sees. Nothing of the program is replaced; a walk types, presses and reads like a coach.
//!
//! Start with [`Window::open`]. The program must have been built (`cargo build`), and a display must be
//! there (`xvfb-run -a`).

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a walk that cannot go on fails, and says where"
)]

mod display;
mod protocol;
mod turns;
mod waiting;
mod window;

pub use turns::take_turns;
pub use waiting::{until, until_some};
pub use window::{Key, Window};
