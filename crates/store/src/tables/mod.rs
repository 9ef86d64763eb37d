//! One file per concept: its record and the questions asked of it.

pub(crate) mod action_items;
pub(crate) mod contracts;
pub(crate) mod entitlements;
pub(crate) mod follow_ups;
pub(crate) mod goals;
pub(crate) mod interactions;
pub(crate) mod learners;
pub(crate) mod note_templates;
pub(crate) mod note_versions;
pub(crate) mod notes;
pub(crate) mod obstacles;
pub(crate) mod pauses;
pub(crate) mod payments;
pub(crate) mod plans;
pub(crate) mod profile;
pub(crate) mod progress;
pub(crate) mod satisfactions;
pub(crate) mod sessions;
pub(crate) mod trials;

use crate::record::Table;

/// Every logged table, in an order in which rows may be inserted.
pub(crate) fn all() -> Vec<&'static Table> {
    vec![
        profile::table(),
        note_templates::table(),
        plans::table(),
        learners::table(),
        contracts::table(),
        pauses::table(),
        sessions::table(),
        entitlements::table(),
        note_versions::table(),
        notes::table(),
        satisfactions::table(),
        action_items::table(),
        goals::table(),
        progress::table(),
        obstacles::table(),
        interactions::table(),
        trials::table(),
        payments::table(),
        follow_ups::table(),
    ]
}
