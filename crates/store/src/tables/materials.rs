//! Materials.

use nenrin_domain::{Day, Material};

use crate::record::record;
use crate::{Store, StoreError};

record!(Material, MaterialId, "material", immutable: false, {
    title: String,
    url: Option<String>,
    file: Option<String>,
    file_name: Option<String>,
    file_size: Option<u32>,
    added_on: Day,
});

impl Store {
    /// All materials, the last added first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn materials(&self) -> Result<Vec<Material>, StoreError> {
        self.rows("SELECT * FROM material ORDER BY added_on DESC, id DESC", [])
    }
}
