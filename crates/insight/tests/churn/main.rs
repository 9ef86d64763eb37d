//! Signs and models against an executable statement of the same model in another language, on public simulated practices.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a comparison that cannot go on fails")]

mod rules;
mod statement;
mod world;
