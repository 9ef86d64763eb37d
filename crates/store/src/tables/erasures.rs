//! Erasures.

use nenrin_domain::{Day, Erasure, LearnerId};

use crate::record::record;

record!(Erasure, ErasureId, "erasure", immutable: false, {
    learner: LearnerId,
    day: Day,
    erased_rows: u32,
    kept_rows: u32,
    external_key: Option<String>,
});
