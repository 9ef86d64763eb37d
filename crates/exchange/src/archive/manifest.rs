//! The list of what is in an archive, by which it is known to be whole.

use serde::{Deserialize, Serialize};

use super::{FORMAT, Shape};
use crate::ExchangeError;

/// The name of the list in the archive.
pub(super) const NAME: &str = "nenrin-archive.json";

/// Bytes of the longest list that is read.
pub(super) const MAX_BYTES: u64 = 16 << 20;

/// What is in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The format of the archive.
    pub format: u32,
    /// Its files in order, without this list.
    pub members: Vec<Member>,
    /// The files that come after the tables, by their hashes in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
}

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Member {
    /// Its name.
    pub name: String,
    /// Its rows, the header not counted.
    pub rows: u64,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// Only the number, so that it can be read of any format to come.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl Manifest {
    /// Reads a list, refusing those of newer formats by their number alone.
    pub fn read(bytes: &[u8]) -> Result<Self, ExchangeError> {
        let Format { format } = serde_json::from_slice(bytes).map_err(|_| ExchangeError::NotAnArchive)?;
        if format > FORMAT {
            return Err(ExchangeError::Newer { what: format.to_string() });
        }
        let altered = |_| ExchangeError::Altered { member: NAME.to_owned(), line: 0 };
        serde_json::from_slice(bytes).map_err(altered)
    }

    /// Whether these are exactly the tables it lists.
    pub fn lists(&self, shapes: &[Shape]) -> bool {
        let is_it = |(member, shape): (&Member, &Shape)| member.name == shape.member();
        self.members.len() == shapes.len() && self.members.iter().zip(shapes).all(is_it)
    }

    /// The list as it is written.
    pub fn written(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// Hexadecimal digits of a hash.
pub(super) fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
