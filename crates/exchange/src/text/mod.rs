//! Text of other programs: in which encoding it is written, its headings, and the records of a CSV file. Shared by every room that reads
//! tables.

mod encoding;
mod heading;
mod lines;
mod records;

pub use encoding::Encoding;
pub use heading::header_key;
pub(crate) use lines::Stop;
pub(crate) use records::{Next, Records};

/// Bytes of one record, line breaks inside quotes included: five notes of full length fit, and a quote that is never
/// closed cannot pull a whole file into memory.
pub const MAX_RECORD_BYTES: u64 = 1 << 20;
