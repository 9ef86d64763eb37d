//! Reads that join many tables for one screen.

mod timeline;

pub use timeline::TimelineKind;
