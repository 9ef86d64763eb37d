//! Everything that happened with one learner, newest first.

use nenrin_domain::{Coded, Day, DayTime, LearnerId, fold};
use nenrin_store::{Event, Place, Store, TimelineKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::happening::{Happening, words_of};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most events of one stretch.
const EVENTS: u32 = 200;

/// Events read at once while looking for words.
const LOOKED_THROUGH: u32 = 500;

/// Asks for a stretch of a learner's timeline.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelinePage {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// Only these kinds; all when absent.
    pub kinds: Option<Vec<Word<TimelineKind>>>,
    /// Only events with this in their words, whatever its kana, width and case.
    pub find: Option<String>,
    /// Only what comes after the stretch that answered this cursor.
    pub before: Option<Plain<Place>>,
    /// How many at most, up to 200.
    pub limit: u32,
}

/// A stretch of a timeline.
#[derive(Debug, Serialize, TS)]
pub struct Timeline {
    /// The events, newest first; what lies ahead comes first of all.
    pub events: Vec<TimelineEvent>,
    /// The cursor for what comes after them; `null` at the beginning of the history.
    pub next: Option<Plain<Place>>,
}

/// One event.
#[derive(Debug, Serialize, TS)]
pub struct TimelineEvent {
    /// The day.
    pub day: Plain<Day>,
    /// The time, when it is known.
    pub time: Option<Plain<DayTime>>,
    /// What happened.
    #[serde(flatten)]
    pub what: Happening,
}

impl Command for TimelinePage {
    const NAME: &'static str = "timeline.page";
    type Output = Timeline;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Timeline>, Failure> {
        if self.limit == 0 || self.limit > EVENTS {
            return Err(Failure::not_allowed("limit", &format!("1_to_{EVENTS}")));
        }
        let (asked, there_are) = (self.kinds.as_ref().map_or(0, Vec::len), TimelineKind::ALL.len());
        if asked > there_are {
            return Err(Failure::not_allowed("kinds", &format!("at_most_{there_are}")));
        }
        let find = check::optional("find", self.find.as_deref(), check::LINE)?.map(|text| fold(&text));
        let kinds: Option<Vec<TimelineKind>> = self.kinds.map(|kinds| kinds.into_iter().map(|kind| kind.0).collect());
        let stretch = Stretch { learner: self.learner.0, kinds, find, limit: self.limit };
        Ok(Answer::read(stretch.read(call.store()?, check::plain(self.before))?))
    }
}

/// What is asked for.
struct Stretch {
    learner: LearnerId,
    kinds: Option<Vec<TimelineKind>>,
    /// Folded.
    find: Option<String>,
    limit: u32,
}

impl Stretch {
    fn read(&self, store: &Store, mut before: Option<Place>) -> Result<Timeline, Failure> {
        let at_once = if self.find.is_some() { LOOKED_THROUGH } else { self.limit };
        let mut events = Vec::new();
        loop {
            let found = store.timeline(self.learner, self.kinds.as_deref(), before, at_once)?;
            let is_last = found.len() < at_once as usize;
            for (place, event) in found {
                before = Some(place);
                if self.wants(&event) {
                    events.push(self.told(place, event));
                }
                if events.len() == self.limit as usize {
                    return Ok(Timeline { events, next: before.map(Plain) });
                }
            }
            if is_last {
                return Ok(Timeline { events, next: None });
            }
        }
    }

    fn wants(&self, event: &Event) -> bool {
        self.find.as_ref().is_none_or(|find| words_of(event).into_iter().any(|words| fold(words).contains(find)))
    }

    fn told(&self, place: Place, event: Event) -> TimelineEvent {
        TimelineEvent {
            day: Plain(place.day()),
            time: place.time().map(Plain),
            what: Happening::of(event, self.find.as_deref()),
        }
    }
}
