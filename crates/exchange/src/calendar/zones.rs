//! Zones by the names that other programs give them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{NaiveDateTime, TimeDelta};
use icalendar::parser::Component;
use nenrin_domain::{Instant, Zone};

use super::repeat::{Rule, Span};
use super::wall::{Place, Wall, moment_ahead, moment_in, shown_ahead, shown_in};

/// Names of zones in Windows, with the zone of the world each stands for.
static WINDOWS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    include_str!("windows_zones.csv").lines().skip(1).filter_map(|line| line.split_once(',')).collect()
});

/// Parts of the year that are followed in one calendar. A zone that the world has no name for has two, or a few more for each
/// time its rules were changed; one that would have more than are left is known to nobody.
const MOST_RULES: usize = 300;

/// How often a part of the year is followed from its first time on.
const MOST_TURNS: i64 = 600;

/// The zones that a calendar speaks of.
#[derive(Debug)]
pub(super) struct Zones {
    here: Zone,
    rules: BTreeMap<String, Turns>,
}

/// When the clocks of a zone are set to another distance from UTC, and how many seconds ahead of it they are from then on.
#[derive(Debug)]
struct Turns {
    /// Seconds ahead before the first.
    before: i64,
    turns: Vec<(NaiveDateTime, i64)>,
}

/// A part of the year in which a zone keeps one distance from UTC.
#[derive(Debug)]
struct Observance {
    begins: NaiveDateTime,
    rule: Option<Rule>,
    /// Seconds ahead of UTC before and after it has begun.
    before: i64,
    after: i64,
}

impl Zones {
    /// The zones whose rules are in `pieces`; a clock of nowhere in particular hangs in `here`.
    pub(super) fn new(pieces: &[String], here: Zone) -> Self {
        let (mut rules, mut left) = (BTreeMap::new(), MOST_RULES);
        for piece in pieces {
            let count = rule_count(piece);
            if count > left {
                continue;
            }
            let Ok(component) = Component::try_from(piece.as_str()) else { continue };
            let Some(name) = component.find_prop("TZID").map(|name| name.val.as_str().trim()) else { continue };
            // What the world calls so is known without.
            if zone_named(name).is_some() {
                continue;
            }
            let observances: Vec<_> = component.components.iter().filter_map(observance).collect();
            if let Some(turns) = Turns::of(&observances) {
                left -= count;
                rules.insert(name.to_owned(), turns);
            }
        }
        Self { here, rules }
    }

    /// Where a clock of the zone called `name` hangs; `None` when nobody knows.
    pub(super) fn place(&self, name: &str) -> Option<Place> {
        let name = name.trim().trim_matches('"');
        if let Some(zone) = zone_named(name) {
            return Some(Place::Zone(zone));
        }
        self.rules.contains_key(name).then(|| Place::Ruled(name.to_owned()))
    }

    /// The moment that a clock shows. A whole day begins where the reader is.
    pub(super) fn moment(&self, wall: &Wall) -> Option<Instant> {
        match &wall.place {
            Place::Zone(zone) => moment_in(wall.shows, *zone),
            Place::Here => moment_in(wall.shows, self.here),
            Place::Ruled(name) => Some(moment_ahead(wall.shows, self.ahead(name, wall.shows))),
        }
    }

    /// What a clock at `place` shows at a moment.
    pub(super) fn shown(&self, moment: Instant, place: &Place) -> Option<NaiveDateTime> {
        match place {
            Place::Zone(zone) => shown_in(moment, *zone),
            Place::Here => shown_in(moment, self.here),
            Place::Ruled(name) => {
                let near = shown_in(moment, Zone::UTC)?;
                shown_ahead(moment, self.ahead(name, near))
            }
        }
    }

    /// How many seconds the clocks of a ruled zone are ahead of UTC when they show this.
    fn ahead(&self, name: &str, shows: NaiveDateTime) -> i64 {
        let Some(Turns { before, turns }) = self.rules.get(name) else { return 0 };
        let begun = turns.partition_point(|(at, _)| *at <= shows);
        begun.checked_sub(1).and_then(|last| turns.get(last)).map_or(*before, |(_, ahead)| *ahead)
    }
}

impl Turns {
    /// All that `observances` tell of; `None` when they tell of nothing.
    fn of(observances: &[Observance]) -> Option<Self> {
        let before = observances.iter().min_by_key(|observance| observance.begins)?.before;
        let begins = |observance: &Observance| {
            observance.times().into_iter().map(|at| (at, observance.after)).collect::<Vec<_>>()
        };
        let mut turns: Vec<_> = observances.iter().flat_map(begins).collect();
        turns.sort_by_key(|(at, _)| *at);
        Some(Self { before, turns })
    }
}

impl Observance {
    /// Each time that it begins.
    fn times(&self) -> Vec<NaiveDateTime> {
        let years = TimeDelta::try_days(MOST_TURNS * 366).unwrap_or_default();
        let until = self.begins.checked_add_signed(years).unwrap_or(self.begins);
        let span = Span { from: self.begins, until, most: u16::try_from(MOST_TURNS).unwrap_or(u16::MAX) };
        let repeated = self.rule.as_ref().and_then(|rule| rule.times(self.begins, span).ok());
        let mut times = repeated.map(|times| times.found).unwrap_or_default();
        times.push(self.begins);
        times
    }
}

/// Parts of the year that the text of a zone has.
fn rule_count(piece: &str) -> usize {
    let begins = |line: &&str| line.get(..6).is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:"));
    piece.lines().skip(1).filter(begins).count()
}

fn observance(component: &Component<'_>) -> Option<Observance> {
    let value = |name: &str| component.find_prop(name).map(|property| property.val.as_str().trim());
    let begins = Wall::read(value("DTSTART")?, Place::Here)?.shows;
    let (before, after) = (seconds(value("TZOFFSETFROM")?)?, seconds(value("TZOFFSETTO")?)?);
    // Zones keep time in UTC until a rule ends; to the day is near enough.
    let rule = value("RRULE").and_then(|rule| Rule::read(rule, |until| Some(until.shows)).ok());
    Some(Observance { begins, rule, before, after })
}

/// `+0900` or `-033000` in seconds.
fn seconds(offset: &str) -> Option<i64> {
    let (sign, digits) = match offset.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, offset.strip_prefix('+').unwrap_or(offset)),
    };
    let part = |from: usize| digits.get(from..from + 2).map_or(Some(0), |part| part.parse::<i64>().ok());
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + part(4)?))
}

/// The zone of a name of the world or of Windows. Some programs put a path before the name.
fn zone_named(name: &str) -> Option<Zone> {
    if let Some(zone) = WINDOWS.get(name).and_then(|iana| iana.parse().ok()) {
        return Some(zone);
    }
    let ends = name.match_indices('/').map(|(place, _)| name.get(place + 1..).unwrap_or_default());
    std::iter::once(name).chain(ends).filter(|name| !name.is_empty()).find_map(|name| name.parse().ok())
}

#[cfg(test)]
mod tests {
    use nenrin_domain::Zone;

    use super::{WINDOWS, seconds, zone_named};

    #[test]
    fn every_zone_of_windows_is_one_of_the_world() {
        assert!(WINDOWS.len() > 130);
        for (windows, iana) in WINDOWS.iter() {
            assert!(iana.parse::<Zone>().is_ok(), "{windows}: {iana}");
        }
    }

    #[test]
    fn a_zone_is_known_by_each_of_its_names() {
        for name in ["Asia/Tokyo", "Tokyo Standard Time", "/freeassociation.sourceforge.net/Asia/Tokyo", "Japan"] {
            let zone = zone_named(name).map(Zone::name);
            assert!(matches!(zone, Some("Asia/Tokyo" | "Japan")), "{name}");
        }
        assert_eq!(zone_named("Customized Time Zone"), None);
    }

    #[test]
    fn a_distance_from_utc_is_read_to_the_second() {
        assert_eq!(
            ["+0900", "-0330", "-033045", "0000"].map(seconds),
            [Some(32_400), Some(-12_600), Some(-12_645), Some(0)]
        );
    }
}
