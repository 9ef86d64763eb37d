//! Bringing history tables in, into the full model with its log and its search index.

use crate::child::{self, BroughtIn};
use crate::figure::{Aim, Figure, Unit};
use crate::practice::file_in;
use crate::raw;
use crate::times::Times;
use crate::world::{Size, Yard};

/// Times the import in a process of its own. The baseline is the engine writing the same records, read from the
/// practice that came of it, without log and search index.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let times = match yard.size {
        Size::M => 3,
        Size::Xl => 1,
    };
    let (mut seconds, mut rows, mut peak) = (Times::default(), 0.0, 0.0_f64);
    let mut raw_seconds = Times::default();
    for _ in 0..times {
        let brought: BroughtIn = child::bring_in(yard, yard.size);
        seconds.push(brought.seconds * 1000.0);
        (rows, peak) = (brought.rows, peak.max(brought.peak_megabytes));
        let scratch = yard.scratch();
        let from = raw::open_for_reading(&file_in(&yard.data(yard.size)));
        raw_seconds.time(|| raw::copy_records(&from, &scratch.path().join("raw.db")));
    }
    let rate = |times: &Times| rows / (times.median() / 1000.0);
    vec![
        Figure {
            what: "import history",
            size: yard.size,
            unit: Unit::RowsPerSecond,
            median: rate(&seconds),
            p99: None,
            baseline: Some(("records raw", rate(&raw_seconds))),
            aim: Some(Aim::MedianAtLeast(50_000.0)),
        },
        Figure {
            what: "import history: memory",
            size: yard.size,
            unit: Unit::Megabytes,
            median: peak,
            p99: None,
            baseline: None,
            aim: Some(Aim::MedianAtMost(300.0)),
        },
    ]
}
