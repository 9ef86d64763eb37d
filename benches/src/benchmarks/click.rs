//! From a click on a learner to the learner's page, in the real window.

use std::time::Duration;

use crate::figure::{Aim, Figure, Unit};
use crate::times::Times;
use crate::window::{Page, Subject, close};
use crate::world::{Size, Yard};

/// Windows that are opened, and clicks in each after the first.
const WINDOWS: usize = 5;
const AGAIN: usize = 6;

/// Times the first click in a window, which also loads the room, and the clicks after it. What they are held against is
/// clicked in a window of its own, in turns.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let (subject, (name, beside)) = (Subject::of(yard), Subject::beside(yard));
    let (page, other) = (subject.longest_page(), beside.longest_page());
    let (mut clicks, mut others) = (Clicks::default(), Clicks::default());
    for _ in 0..WINDOWS {
        clicks.add(&subject, &page);
        others.add(&beside, &other);
    }
    let figure = |what, times: &Times, others: &Times| Figure {
        p99: Some(times.p99()),
        baseline: Some((name, others.median())),
        aim: Some(match yard.size {
            Size::M => Aim::MedianAtMost(200.0),
            Size::Xl => Aim::RatioAtMost(1.2),
        }),
        ..Figure::of(what, yard.size, Unit::Milliseconds, times.median())
    };
    vec![
        figure("click to learner page, first", &clicks.first, &others.first),
        figure("click to learner page, again", &clicks.again, &others.again),
    ]
}

#[derive(Default)]
struct Clicks {
    first: Times,
    again: Times,
}

impl Clicks {
    /// Opens a window and clicks.
    fn add(&mut self, subject: &Subject, page: &Page) {
        let window = subject.open();
        page.approach(&window);
        self.first.push(page.enter(&window), Duration::ZERO);
        for _ in 0..AGAIN {
            self.again.push(page.enter(&window), Duration::ZERO);
        }
        close(window);
    }
}
