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

/// The zones that a calendar speaks of.
#[derive(Debug)]
pub(super) struct Zones {
    here: Zone,
    rules: BTreeMap<String, Vec<Observance>>,
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
        let mut rules = BTreeMap::new();
        for component in pieces.iter().filter_map(|piece| Component::try_from(piece.as_str()).ok()) {
            let observances: Vec<_> = component.components.iter().filter_map(observance).collect();
            if let Some(name) = component.find_prop("TZID").filter(|_| !observances.is_empty()) {
                rules.insert(name.val.as_str().trim().to_owned(), observances);
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
        let observances = self.rules.get(name).map_or(&[][..], Vec::as_slice);
        let begun = observances.iter().filter_map(|observance| Some((observance.last_begun(shows)?, observance.after)));
        let latest = begun.max_by_key(|(begun, _)| *begun).map(|(_, ahead)| ahead);
        let first =
            || observances.iter().min_by_key(|observance| observance.begins).map(|observance| observance.before);
        latest.or_else(first).unwrap_or_default()
    }
}

impl Observance {
    /// When it last began before the clocks showed this.
    fn last_begun(&self, shows: NaiveDateTime) -> Option<NaiveDateTime> {
        if self.begins > shows {
            return None;
        }
        let year = TimeDelta::try_days(750)?;
        let span = Span { from: shows - year, until: shows, most: 10 };
        let repeated = self.rule.as_ref().and_then(|rule| rule.times(self.begins, span).ok());
        let last = repeated.and_then(|times| times.found.last().copied());
        Some(last.unwrap_or(self.begins))
    }
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
