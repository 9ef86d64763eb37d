//! What columns of files mean, as the coach has said.

use nenrin_domain::ColumnMapping;

use crate::record::record;

record!(ColumnMapping, ColumnMappingId, "column_mapping", immutable: false, {
    headers: String,
    source: String,
    columns: Vec<String>,
});
