//! Bringing in one file of another program: looked at first, and then exactly what was seen is brought in, as one act that
//! can be undone.
//!
//! [`LookImport`] reads the chosen file and makes a [`Plan`]: for every line, what will become of it. [`RunImport`] carries
//! out that plan and decides nothing anew. What the rows of a file tell of has a file of its own here, such as `people`.

mod assumed;
mod bookings;
mod calendars;
mod choose;
mod columns;
mod contracts;
mod days;
mod dropped;
mod edited;
mod inbox;
mod inbox_people;
mod look;
mod messages;
mod notes;
mod numbers;
mod once_more;
pub mod originals;
mod own_fields;
mod passed;
mod payments;
mod people;
mod plan;
mod recorded;
mod refunds;
mod repeated;
mod run;
mod sessions;
mod sheets;
mod suggesting;
mod taking;
mod talk;
mod telling_of;
mod unusable;
mod view;
mod waiting;
mod whole;

pub use assumed::{AssumedBy, AssumedDays};
pub use choose::{ChooseImport, ChosenImport, ImportKind, PickFrom, is_our_workbook};
pub(crate) use choose::{Chosen, chosen_history};
pub(crate) use dropped::Dropped;
pub use dropped::{ChooseDropped, DroppedFile, ListDropped, ListSetAside, PutBack, RevealDropped, SetAside};
pub use inbox::{DismissInbox, GiveInbox, InboxRow, InboxView, Likely, ListInbox};
pub use inbox_people::WelcomeInbox;
pub use look::{LookImport, WhoChoice, WhoIs, look_at_file};
pub use passed::PassedRows;
pub(crate) use plan::Plan;
pub use refunds::RefundWaits;
pub use run::{ImportReport, RunImport};
pub use taking::{Stands, TakenCell};
pub use talk::{Talk, TalkMessage, TalkPerson};
pub(crate) use telling_of::{TellsOf, telling_of};
pub use unusable::{DismissUnusable, ListUnusable, Unusable, UnusableFile};
pub use view::{Doubt, ImportColumn, ImportCounts, ImportLine, ImportLook, KeptCell, OwnFieldName, Somebody};
pub use whole::{LookWhole, WholeLook, look_at_workbook};
