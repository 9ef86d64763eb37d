//! Intake: one file of another program, whatever it is called there, as typed rows.
//!
//! The way through: [`Sheet::read`] makes lines of cells of the bytes, [`recognise`] says what kind of file it is and which
//! column means what, and the reader of that kind ([`PersonRow`] and its siblings) makes a typed row of each line, or its
//! [`Flaw`]s. Which programs there are and what their columns are called is data: `data/sources.json` and
//! `data/synonyms.json`.

mod amount;
mod attendance;
mod bookings;
mod cells;
mod clean;
mod clock;
mod columns;
mod contracts;
mod delimiter;
mod identity;
mod irrelevant;
mod likely;
mod lines;
mod meaning;
mod messages;
mod moment;
mod names;
mod own_fields;
mod payments;
mod people;
mod reach;
mod sessions;
mod sheet;
mod sources;
mod talk;
mod times;
mod workbook;
mod years;

pub use bookings::BookingRow;
pub use cells::{Flaw, Line, Reader};
pub use columns::{Columns, Recognised, headers_hash, lacks_headings, recognise};
pub use contracts::ContractRow;
pub use delimiter::Delimiter;
pub use irrelevant::{Irrelevant, NoRow};
pub use lines::{MAX_SHEET_ROWS, SheetLine, Unfit};
pub use meaning::{Kind, Meaning};
pub use messages::{Chat, MessageRow};
pub use own_fields::code as own_field_code;
pub use payments::{Chain, PaymentRow};
pub use people::{PersonRow, asks_for_concern};
pub use sessions::SessionRow;
pub use sheet::{Layout, MAX_FILE_BYTES, Reading, Sheet};
pub use sources::{GENERIC, OWN_CONTRACTS, OWN_LIST, OWN_PAYMENTS, OWN_REFUNDS, is_own, own_meaning};
pub use years::Years;
