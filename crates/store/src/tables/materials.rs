//! Materials.

use nenrin_domain::{Day, Material};

use crate::record::record;

record!(Material, MaterialId, "material", immutable: false, {
    title: String,
    url: Option<String>,
    file: Option<String>,
    file_name: Option<String>,
    file_size: Option<u32>,
    added_on: Day,
});
