//! Filters with a name.

use nenrin_domain::SavedFilter;

use crate::record::record;

record!(SavedFilter, SavedFilterId, "saved_filter", immutable: false, {
    place: String,
    name: String,
    query: Vec<String>,
    position: u32,
});
