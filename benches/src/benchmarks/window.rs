//! From nothing to a week that can be used, in the real window.

use std::time::Duration;

use crate::figure::{Aim, Figure, Unit};
use crate::times::Times;
use crate::window::{Subject, close, time_to_use};
use crate::world::{Size, Yard};

const TURNS: usize = 12;

/// Times starts, and those of what the window is held against, in turns.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let (subject, (name, beside)) = (Subject::of(yard), Subject::beside(yard));
    let (mut starts, mut others) = (Times::default(), Times::default());
    // The first of each finds nothing in the machine's memory.
    for other in [&subject, &beside] {
        start(other);
    }
    for _ in 0..TURNS {
        starts.push(start(&subject), Duration::ZERO);
        others.push(start(&beside), Duration::ZERO);
    }
    vec![Figure {
        p99: Some(starts.p99()),
        baseline: Some((name, others.median())),
        aim: Some(Aim::RatioAtMost(if yard.size == Size::M { 1.5 } else { 1.1 })),
        ..Figure::of("start to usable, window", yard.size, Unit::Milliseconds, starts.median())
    }]
}

fn start(subject: &Subject) -> Duration {
    let window = subject.open();
    let took = time_to_use(&window);
    close(window);
    took
}
