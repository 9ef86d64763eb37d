//! Intake: one file of another program, whatever it is called there, as typed rows.
//!
//! The way through: [`Sheet::read`] makes lines of cells of the bytes, [`recognise`] says what kind of file it is and which
//! column means what, and the reader of that kind ([`PersonRow`] and its siblings) makes a typed row of each line, or its
//! [`Flaw`]s. Which programs there are and what their columns are called is data: `data/sources.json` and
//! `data/synonyms.json`.

mod amount;
mod bookings;
mod cells;
mod clean;
mod columns;
mod delimiter;
mod meaning;
mod messages;
mod moment;
mod payments;
mod people;
mod sheet;
mod sources;
mod talk;
mod workbook;

pub use bookings::BookingRow;
pub use cells::{Flaw, Line, Reader};
pub use columns::{Columns, Recognised, header_key, headers_hash, is_own_and_unread, recognise};
pub use delimiter::Delimiter;
pub use meaning::{Kind, Meaning};
pub use messages::{Chat, MessageRow};
pub use payments::{Chain, PaymentRow};
pub use people::{PersonRow, asks_for_concern};
pub use sheet::{Layout, MAX_FILE_BYTES, MAX_SHEET_ROWS, Reading, Sheet, SheetLine, Unfit};
pub use sources::{GENERIC, OWN_LIST, OWN_PAYMENTS};
