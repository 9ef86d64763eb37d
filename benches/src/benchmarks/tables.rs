//! Bringing history tables in, into the full model with its log and its search index.

use crate::child;
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
    let (mut bringing, mut records, mut rows, mut peak) = (Times::default(), Times::default(), 0.0, 0.0_f64);
    for _ in 0..times {
        let took = child::bring_in(yard, yard.size);
        bringing.push(took.time, took.busy);
        (rows, peak) = (took.rows, peak.max(took.peak_megabytes));
        let scratch = yard.scratch();
        let from = raw::open_for_reading(&file_in(&yard.data(yard.size)));
        records.time(|| raw::copy_records(&from, &scratch.path().join("raw.db")));
    }
    let rate = |milliseconds: f64| rows / milliseconds * 1000.0;
    vec![
        Figure {
            busy: Some(rate(bringing.busy())),
            baseline: Some(("records raw", rate(records.median()))),
            aim: Some(Aim::MedianAtLeast(50_000.0)),
            ..Figure::of("import history", yard.size, Unit::RowsPerSecond, rate(bringing.median()))
        },
        Figure {
            aim: Some(Aim::MedianAtMost(300.0)),
            ..Figure::of("import history: memory", yard.size, Unit::Megabytes, peak)
        },
    ]
}
