//! Groups: several learners at one time, each with a session, note and ticket of their own.

mod booking;
mod changing;
mod finding;
mod people;

pub use booking::{BookGathering, Gathered, LeftOut, LookAtGathering};
pub use changing::{AddToGathering, RenameGathering};
pub use finding::{FindGatherings, FoundGathering};
pub use people::{GatheringOfSession, GatheringView, Participant, ResolveGathering};
