//! Writing the history tables of a synthetic practice.

use std::path::Path;

use crate::figure::{Aim, Figure, Unit};
use crate::times::Times;
use crate::world::{Size, Yard};

/// Times the simulator. The baseline is copying the files it wrote.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let (mut simulating, mut copying) = (Times::default(), Times::default());
    let tables = simulating.time(|| yard.simulate(yard.size));
    let scratch = yard.scratch();
    copying.time(|| copy(&tables, scratch.path()));
    vec![Figure {
        busy: Some(simulating.busy() / 1000.0),
        baseline: Some(("the files copied", copying.median() / 1000.0)),
        aim: (yard.size == Size::Xl).then_some(Aim::MedianAtMost(60.0)),
        ..Figure::of("simulate", yard.size, Unit::Seconds, simulating.median() / 1000.0)
    }]
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
