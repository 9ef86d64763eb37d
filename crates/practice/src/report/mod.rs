//! Papers for talks and for looking back: a learner's progress, the coach's brief before a talk, and the report of the practice.

mod brief;
mod curves;
mod goals;
mod numbers;
mod period;
mod progress;
mod reasons;

pub use brief::{SaveBrief, save_brief};
pub use period::{ReportLength, SaveReport, WantedReport, save_report};
pub use progress::{
    AttendanceShown, Lack, LookAtProgress, PartPrint, ProgressPart, ProgressShown, SaveProgress, Span, WantedParts,
    WantedProgress, save_progress,
};

pub(crate) use numbers::measured;
