//! Where records came from.

use nenrin_domain::Origin;
use uuid::Uuid;

use crate::record::record;

record!(Origin, OriginId, "origin", immutable: false, {
    source: String,
    key: String,
    entity: String,
    target: Uuid,
    version: Option<u32>,
});
