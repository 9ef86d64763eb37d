//! From nothing to the week on the screen, as far as the core has a part in it, and the memory that takes. What is
//! promised of the time is promised of the window (`window.rs`).

use crate::child;
use crate::figure::{Aim, Figure, Unit};
use crate::times::Times;
use crate::world::{Size, Yard};

const TIMES: usize = 15;

/// Times starts in processes of their own. At XL the baseline is the start at M, in turns.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let data = yard.practice(yard.size);
    let medium = (yard.size == Size::Xl).then(|| yard.practice(Size::M));
    let (mut times, mut beside, mut peak) = (Times::default(), Times::default(), 0.0_f64);
    child::start(&data);
    for _ in 0..TIMES {
        let took = child::start(&data);
        times.push(took.time, took.busy);
        peak = peak.max(took.peak_megabytes);
        if let Some(medium) = &medium {
            let took = child::start(medium);
            beside.push(took.time, took.busy);
        }
    }
    vec![
        Figure {
            busy: Some(times.busy()),
            p99: Some(times.p99()),
            baseline: medium.is_some().then(|| ("start at M", beside.median())),
            ..Figure::of("start to the week, core", yard.size, Unit::Milliseconds, times.median())
        },
        Figure {
            aim: Some(Aim::MedianAtMost(150.0)),
            ..Figure::of("memory after the week, core", yard.size, Unit::Megabytes, peak)
        },
    ]
}
