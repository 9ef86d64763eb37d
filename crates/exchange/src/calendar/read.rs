//! The bookings of a calendar: one for each time that something takes place.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use nenrin_domain::{Day, DayTime, Zone, codes};

use super::event::Event;
use super::repeat::{Bad, Rule, Span, Times};
use super::scan::{Unfit, scan};
use super::wall::{Wall, compact};
use super::zones::Zones;

codes! {
    /// How certain a booking is.
    Standing {
        /// It takes place.
        Confirmed = "confirmed",
        /// It may take place.
        Tentative = "tentative",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

codes! {
    /// What could not be followed.
    DoubtKind {
        /// An event cannot be read and is left out.
        Unreadable = "unreadable",
        /// An event does not say when it begins and is left out.
        NoStart = "no_start",
        /// Nobody knows the zone; its times are taken for local ones.
        UnknownZone = "unknown_zone",
        /// A rule of repetition cannot be read, or no day follows from it; only the first time counts.
        UnreadableRule = "unreadable_rule",
        /// An event repeats within a day; only the first time counts.
        TooFrequent = "too_frequent",
        /// A change is said to hold for all later times; it counts for its own alone.
        ThisAndFuture = "this_and_future",
        /// There are more bookings than are read at once.
        TooMany = "too_many",
    }
}

/// Something that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What.
    pub kind: DoubtKind,
    /// The event's identity, or the zone's name.
    pub about: String,
}

/// One time that something takes place, on the clock of whoever reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Its identity: the event's, with the original time where the event repeats. Stays the same when it is moved.
    pub key: String,
    /// The event's identity.
    pub uid: String,
    /// The version of the event: a higher one is later.
    pub sequence: u32,
    /// The day.
    pub day: Day,
    /// When it begins; `None` for a whole day.
    pub time: Option<DayTime>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// How certain it is.
    pub standing: Standing,
    /// What it is called.
    pub summary: String,
    /// What else is said of it.
    pub description: Option<String>,
    /// Where it takes place, in one line: a place, or else a link to meet at.
    pub place: Option<String>,
    /// The mail addresses of those who take part, in lower case.
    pub attendees: Vec<String>,
}

/// What a calendar tells of a span of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The bookings, by day and time.
    pub bookings: Vec<Booking>,
    /// The times that an event left out, as called off: what was read of them earlier does not take place.
    pub left_out: Vec<Booking>,
    /// The events that are over, each with the time at which it began first.
    pub past: Vec<Booking>,
    /// What could not be followed.
    pub doubts: Vec<Doubt>,
}

/// Bookings that are read at most.
pub const MOST_BOOKINGS: usize = 1000;

/// Rules that are looked through in vain for a day that follows from them, each of which takes a while; no rule is followed
/// after so many.
const MOST_IN_VAIN: usize = 50;

/// Events that are over and are told of at most.
const MOST_PAST: usize = 100_000;

/// Days that are looked ahead.
const DAYS: i64 = 2 * 366;

/// Reads the bookings from day `from` on for two years, a thousand at most, on the clock of `here`.
///
/// # Errors
/// [`Unfit`] when the bytes are no calendar that can be read.
pub fn read(bytes: &[u8], here: Zone, from: Day) -> Result<Calendar, Unfit> {
    let scanned = scan(bytes)?;
    let zones = Zones::new(&scanned.zones, here);
    let mut doubts = Vec::new();
    let mut events = Events::default();
    for piece in &scanned.events {
        if let Some(mut event) = Event::read(piece, &zones, &mut doubts) {
            if scanned.cancels {
                event.standing = Standing::Cancelled;
            }
            events.add(event, &zones);
        }
    }
    let (until, calendar) = (from.plus(DAYS), Calendar::default());
    let mut found = Found { zones: &zones, here, from, until, is_cut: false, in_vain: 0, calendar };
    for versions in events.0.values() {
        let before = found.times_found();
        found.add(versions, &mut doubts);
        if found.times_found() == before {
            found.look_back(versions);
        }
        found.keep_the_first();
    }
    Ok(found.finish(doubts))
}

/// Events by their identity; of each time the latest version.
#[derive(Default)]
struct Events(BTreeMap<String, BTreeMap<Option<String>, Event>>);

impl Events {
    fn add(&mut self, event: Event, zones: &Zones) {
        let replaces = event.replaces.as_ref().and_then(|wall| named(wall, zones));
        let versions = self.0.entry(event.uid.clone()).or_default();
        let is_later = |known: &Event| (event.sequence, &event.stamp) >= (known.sequence, &known.stamp);
        if versions.get(&replaces).is_none_or(is_later) {
            versions.insert(replaces, event);
        }
    }
}

/// The name of a time within an event: its day, or its moment in UTC.
fn named(wall: &Wall, zones: &Zones) -> Option<String> {
    if wall.is_day {
        return Some(wall.day()?.to_string().replace('-', ""));
    }
    zones.moment(wall).map(compact)
}

struct Found<'f> {
    zones: &'f Zones,
    here: Zone,
    from: Day,
    until: Day,
    is_cut: bool,
    in_vain: usize,
    calendar: Calendar,
}

impl Found<'_> {
    /// Adds all times of one event.
    fn add(&mut self, versions: &BTreeMap<Option<String>, Event>, doubts: &mut Vec<Doubt>) {
        let Some(event) = versions.get(&None) else {
            versions.iter().for_each(|(name, event)| self.put(event, &event.begins, name.as_deref()));
            return;
        };
        let repeats = event.rule.is_some() || !event.more.is_empty();
        if !repeats {
            self.put(event, &event.begins, None);
        } else {
            self.repeat(event, versions, doubts);
        }
        for (name, moved) in versions.iter().filter_map(|(name, moved)| Some((name.as_deref()?, moved))) {
            let is_off = event.standing == Standing::Cancelled;
            let standing = if is_off { Standing::Cancelled } else { moved.standing };
            self.put_as(moved, &moved.begins, Some(name), standing);
        }
    }

    fn times_found(&self) -> usize {
        self.calendar.bookings.len() + self.calendar.left_out.len()
    }

    /// Tells of an event of which no time lies in the span, if it began before that.
    fn look_back(&mut self, versions: &BTreeMap<Option<String>, Event>) {
        let Some((name, event)) = versions.first_key_value().filter(|_| self.calendar.past.len() < MOST_PAST) else {
            return;
        };
        let Some((day, time)) = self.shown(&event.begins).filter(|(day, _)| *day < self.from) else { return };
        self.calendar.past.push(told(event, (day, time), name.as_deref(), event.standing));
    }

    fn repeat(&mut self, event: &Event, versions: &BTreeMap<Option<String>, Event>, doubts: &mut Vec<Doubt>) {
        let less: Vec<_> = event.less.iter().filter_map(|wall| named(wall, self.zones)).collect();
        let day_of = |wall: &Wall| wall.day().map(|day| day.to_string().replace('-', ""));
        for wall in self.times(event, doubts) {
            let Some(name) = named(&wall, self.zones) else { continue };
            let is_left_out = less.contains(&name) || day_of(&wall).is_some_and(|day| less.contains(&day));
            if is_left_out {
                self.leave_out(event, &wall, &name);
            } else if !versions.contains_key(&Some(name.clone())) {
                self.put(event, &wall, Some(&name));
            }
        }
    }

    /// The times of an event in the span, those of its rule and the further ones.
    fn times(&mut self, event: &Event, doubts: &mut Vec<Doubt>) -> Vec<Wall> {
        let mut shown = vec![event.begins.shows];
        let mut doubt = |kind| doubts.push(Doubt { kind, about: event.uid.clone() });
        match event.rule.as_ref().map(|rule| self.follow(rule, event)) {
            None => {}
            Some(None) => doubt(DoubtKind::UnreadableRule),
            Some(Some(times)) => {
                if times.is_cut {
                    doubt(DoubtKind::TooMany);
                }
                shown = times.found;
            }
        }
        let mut walls: Vec<_> = shown.into_iter().map(|shows| event.begins.at(shows)).collect();
        for wall in &event.more {
            if !walls.iter().any(|known| named(known, self.zones) == named(wall, self.zones)) {
                walls.push(wall.clone());
            }
        }
        walls
    }

    /// The times of an event's rule in the span; `None` when it is not followed.
    fn follow(&mut self, rule: &Rule, event: &Event) -> Option<Times> {
        if self.in_vain >= MOST_IN_VAIN {
            return None;
        }
        let most = u16::try_from(MOST_BOOKINGS).unwrap_or(u16::MAX);
        // A clock elsewhere may show the day before or after.
        let span = Span { from: midnight(self.from.plus(-2)), until: midnight(self.until.plus(2)), most };
        let times = rule.times(event.begins.shows, span);
        if matches!(times, Err(Bad::Never)) {
            self.in_vain += 1;
        }
        times.ok()
    }

    fn put(&mut self, event: &Event, begins: &Wall, name: Option<&str>) {
        self.put_as(event, begins, name, event.standing);
    }

    fn leave_out(&mut self, event: &Event, begins: &Wall, name: &str) {
        let booking = self.booking(event, begins, Some(name), Standing::Cancelled);
        self.calendar.left_out.extend(booking);
    }

    fn put_as(&mut self, event: &Event, begins: &Wall, name: Option<&str>, standing: Standing) {
        let booking = self.booking(event, begins, name, standing);
        self.calendar.bookings.extend(booking);
    }

    /// A time as a booking; `None` outside of the span.
    fn booking(&self, event: &Event, begins: &Wall, name: Option<&str>, standing: Standing) -> Option<Booking> {
        let at = self.shown(begins).filter(|(day, _)| (self.from..=self.until).contains(day))?;
        Some(told(event, at, name, standing))
    }

    /// What the calendar and the clock here show at a time.
    fn shown(&self, begins: &Wall) -> Option<(Day, Option<DayTime>)> {
        if begins.is_day {
            return begins.day().map(|day| (day, None));
        }
        self.zones.moment(begins).map(|moment| (moment.day(self.here), Some(moment.day_time(self.here))))
    }

    /// Lets go of what is beyond the number that is read. What begins after the last of those that stay is not worked out any
    /// more, so that many endless repetitions cost hardly more than one.
    fn keep_the_first(&mut self) {
        if self.calendar.bookings.len() > 2 * MOST_BOOKINGS {
            self.cut();
            self.until = self.calendar.bookings.last().map_or(self.until, |last| last.day);
        }
    }

    fn cut(&mut self) {
        let bookings = &mut self.calendar.bookings;
        bookings.sort_by(|a, b| (a.day, a.time, &a.key).cmp(&(b.day, b.time, &b.key)));
        self.is_cut |= bookings.len() > MOST_BOOKINGS;
        bookings.truncate(MOST_BOOKINGS);
    }

    fn finish(mut self, mut doubts: Vec<Doubt>) -> Calendar {
        self.cut();
        if self.is_cut {
            doubts.push(Doubt { kind: DoubtKind::TooMany, about: String::new() });
        }
        Calendar { doubts, ..self.calendar }
    }
}

/// A time of an event.
fn told(event: &Event, (day, time): (Day, Option<DayTime>), name: Option<&str>, standing: Standing) -> Booking {
    Booking {
        key: name.map_or_else(|| event.uid.clone(), |name| format!("{}/{name}", event.uid)),
        uid: event.uid.clone(),
        sequence: event.sequence,
        day,
        time,
        minutes: event.minutes,
        standing,
        summary: event.summary.clone(),
        description: event.description.clone(),
        place: event.place.clone(),
        attendees: event.attendees.clone(),
    }
}

fn midnight(day: Day) -> NaiveDateTime {
    let (year, month, date) = day.ymd();
    NaiveDate::from_ymd_opt(year, month, date).unwrap_or_default().and_time(NaiveTime::MIN)
}
