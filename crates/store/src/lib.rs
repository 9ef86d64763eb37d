//! The practice's file: rows, their change log, search and backups. The only room that speaks SQL.
//!
//! Every write of a record goes through [`Store::act`], which commits before it answers and logs every field it
//! changed. This crate must never decide what a practice means: rules live in `nenrin-domain` and
//! `nenrin-practice`. Start at [`Store`], then [`Record`].

mod act;
mod along;
mod archive;
mod attachments;
mod backup;
mod built_upon;
mod change;
mod contents;
mod defaults;
mod door;
mod draft;
mod erasing;
mod error;
mod field;
mod file;
mod hand_over;
mod indexes;
mod loading;
mod migrations;
mod older;
mod open;
mod passing_over;
mod place;
mod record;
mod room;
mod screens;
mod search;
mod sheet;
mod snapshot;
mod stood;
mod tables;
mod undo;
mod verify;

pub use act::{Act, ActSummary};
pub use archive::{Filling, PlainTable, plain_tables};
pub use attachments::{AttachmentState, Attachments, Kept, LARGEST_ATTACHMENT};
pub use backup::Backup;
pub use door::{Done, Touched, Writer};
pub use draft::Draft;
pub use erasing::{Along, ErasedLearners, ErasureCounts};
pub use error::{StoreError, WriteError};
pub use file::{create_private_folder, give_name, settle, settle_name};
pub use loading::Loader;
pub use migrations::SCHEMA_VERSION;
pub use older::older_plain_tables;
pub use open::{RawKey, Store};
pub use place::check_place;
pub use record::{External, Record};
pub use screens::{
    CountedReview, CourseFacts, Courses, DueContract, Event, Everybody, InReview, LeadApplication, LeadTrial,
    LearnerFacts, LearnerHistory, LearnerName, Listed, MaySettle, MeanwhileLine, OpenFollowUp, OverdueAction, Period,
    Place, Reach, RecordedAct, RecordedChange, RecordedField, RecordedValue, RosterLine, SessionLine, StaleGoal,
    TimelineKind,
};
pub use search::{Hit, HitField, HitKind, Passage};
pub use snapshot::{Snapshot, WeekKept};
pub use stood::{TakeBack, TakingBack};
pub use tables::sessions::Moves;
pub use verify::{Finding, FindingKind, Verdict};
