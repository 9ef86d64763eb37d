//! One file per concept: its record and the questions asked of it.

pub(crate) mod action_items;
pub(crate) mod applications;
pub(crate) mod cancellations;
pub(crate) mod column_mappings;
pub(crate) mod consents;
pub(crate) mod contracts;
pub(crate) mod custom_fields;
pub(crate) mod custom_values;
pub(crate) mod distinctions;
pub(crate) mod entitlements;
pub(crate) mod erasures;
pub(crate) mod flow_versions;
pub(crate) mod follow_ups;
pub(crate) mod gatherings;
pub(crate) mod goals;
pub(crate) mod improvements;
pub(crate) mod inbox_items;
pub(crate) mod interactions;
pub(crate) mod learners;
pub(crate) mod materials;
pub(crate) mod message_templates;
pub(crate) mod metric_definitions;
pub(crate) mod metric_targets;
pub(crate) mod note_templates;
pub(crate) mod note_versions;
pub(crate) mod notes;
pub(crate) mod obstacles;
pub(crate) mod origins;
pub(crate) mod pauses;
pub(crate) mod payer_links;
pub(crate) mod payers;
pub(crate) mod payments;
pub(crate) mod plans;
pub(crate) mod profile;
pub(crate) mod progress;
pub(crate) mod reasons;
pub(crate) mod refunds;
pub(crate) mod review_decisions;
pub(crate) mod reviews;
pub(crate) mod satisfactions;
pub(crate) mod saved_filters;
pub(crate) mod series;
pub(crate) mod session_policies;
pub(crate) mod sessions;
pub(crate) mod shares;
pub(crate) mod trials;

use crate::record::Table;

/// Every logged table, in an order in which rows may be inserted.
pub(crate) fn all() -> Vec<&'static Table> {
    vec![
        profile::table(),
        note_templates::table(),
        flow_versions::table(),
        plans::table(),
        session_policies::table(),
        reasons::table(),
        message_templates::table(),
        custom_fields::table(),
        saved_filters::table(),
        column_mappings::table(),
        payers::table(),
        learners::table(),
        contracts::table(),
        pauses::table(),
        series::table(),
        gatherings::table(),
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
        applications::table(),
        trials::table(),
        payments::table(),
        refunds::table(),
        payer_links::table(),
        materials::table(),
        shares::table(),
        follow_ups::table(),
        cancellations::table(),
        consents::table(),
        custom_values::table(),
        distinctions::table(),
        inbox_items::table(),
        origins::table(),
        erasures::table(),
        metric_definitions::table(),
        metric_targets::table(),
        reviews::table(),
        review_decisions::table(),
        improvements::table(),
    ]
}
