//! Groups.

use nenrin_domain::Gathering;

use crate::record::record;

record!(Gathering, GatheringId, "gathering", immutable: false, {
    title: Option<String>,
});
