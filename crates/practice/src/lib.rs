//! The coach's practice: every use case, one room per concept, and the one list of commands.
//!
//! A command is a struct; running it is its use case. Commands read and write through `nenrin-store` and apply the
//! rules of `nenrin-domain`. This crate must never know SQL, a window or a clock: the [`Host`] brings the time, the
//! dialogs and the folders. Start at [`Office`], through which every call comes, then `commands.rs`.

pub mod alike;
pub mod backups;
mod call;
mod check;
mod command;
mod commands;
mod derived;
pub mod desk;
mod failure;
mod host;
mod last_folder;
mod office;
mod outside;
pub mod shown;
mod standing;
mod taking_back;
mod tickets;
mod whose;
pub mod wire;
mod work;

pub mod acts;
pub mod history;
pub mod intake;
pub mod learners;
pub mod preferences;
pub mod sample;
pub mod start;

pub mod action_items;
pub mod applications;
pub mod birthdays;
mod booking;
pub mod cancellations;
pub mod composer;
pub mod consents;
pub mod contracts;
pub mod custom_fields;
pub mod custom_values;
pub mod days;
pub mod disclosure;
pub mod distinctions;
pub mod drafts;
pub mod exceptions;
pub mod flow;
pub mod follow_ups;
pub mod gatherings;
pub mod goal_curve;
pub mod goals;
pub mod graduations;
pub mod handouts;
pub mod happening;
pub mod interactions;
pub mod leads;
pub mod learner;
pub mod ledger;
pub mod materials;
pub mod merging;
pub mod message_templates;
pub mod messages;
pub mod money;
pub mod note_templates;
pub mod notes;
pub mod notice;
pub mod obstacles;
pub mod pauses;
pub mod payers;
pub mod payments;
pub mod plans;
pub mod policy;
pub mod proposals;
pub mod reasons;
pub mod record_history;
pub mod refunds;
pub mod rights;
pub mod saved_filters;
pub mod series;
pub mod sessions;
pub mod timeline;
pub mod together;
pub mod trials;
pub mod unbooked;
pub mod upkeep;
pub mod week;

pub mod archive;
pub mod exports;
pub mod search;
pub mod verify;

pub use call::Call;
pub use command::{Answer, Command};
pub use commands::typescript;
pub use desk::Desk;
pub use failure::{Code, Failure};
pub use host::{Dialog, FileKind, Host};
pub use office::Office;
pub use preferences::{Language, Preferences, Theme};
pub use work::Work;
