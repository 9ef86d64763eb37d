//! One event as a calendar tells it.

use chrono::TimeDelta;
use icalendar::parser::{Component, Property};
use nenrin_domain::plain_line;

use super::read::{Doubt, DoubtKind, Standing};
use super::repeat::{Bad, Rule};
use super::wall::{Place, Wall};
use super::zones::Zones;

/// One event, or one time of an event that differs from the others.
#[derive(Debug)]
pub(super) struct Event {
    pub uid: String,
    pub sequence: u32,
    /// When it was last written, to tell which of two is the later.
    pub stamp: String,
    pub begins: Wall,
    pub minutes: Option<u32>,
    /// The time of the event that this one takes the place of.
    pub replaces: Option<Wall>,
    pub rule: Option<Rule>,
    /// Further times.
    pub more: Vec<Wall>,
    /// Times that are left out.
    pub less: Vec<Wall>,
    pub standing: Standing,
    pub summary: String,
    pub description: Option<String>,
    pub place: Option<String>,
    pub attendees: Vec<String>,
}

impl Event {
    /// Reads an event; what cannot be followed is told to `doubts`.
    pub(super) fn read(piece: &str, zones: &Zones, doubts: &mut Vec<Doubt>) -> Option<Self> {
        let Ok(component) = Component::try_from(piece) else {
            doubts.push(Doubt { kind: DoubtKind::Unreadable, about: uid_line(piece) });
            return None;
        };
        let mut reading = Reading { component: &component, zones, doubts };
        let uid = reading.text("UID")?;
        let Some(begins) = reading.wall("DTSTART") else {
            reading.doubt(DoubtKind::NoStart, &uid);
            return None;
        };
        let minutes = reading.minutes(&begins);
        let rule = reading.rule(&begins, &uid);
        let replaces = reading.wall("RECURRENCE-ID");
        if reading.parameter("RECURRENCE-ID", "RANGE").is_some() {
            reading.doubt(DoubtKind::ThisAndFuture, &uid);
        }
        Some(Self {
            sequence: reading.text("SEQUENCE").and_then(|text| text.parse().ok()).unwrap_or_default(),
            stamp: reading.text("LAST-MODIFIED").or_else(|| reading.text("DTSTAMP")).unwrap_or_default(),
            more: reading.walls("RDATE"),
            less: reading.walls("EXDATE"),
            standing: reading.standing(),
            summary: reading.text("SUMMARY").unwrap_or_default(),
            description: reading.text("DESCRIPTION"),
            place: reading.place_said(),
            attendees: reading.mails(),
            uid,
            begins,
            minutes,
            replaces,
            rule,
        })
    }
}

/// The identity of a piece that cannot be parsed, as far as it can be seen.
fn uid_line(piece: &str) -> String {
    let line = piece.lines().find_map(|line| line.strip_prefix("UID:"));
    line.unwrap_or_default().chars().take(200).collect()
}

struct Reading<'r> {
    component: &'r Component<'r>,
    zones: &'r Zones,
    doubts: &'r mut Vec<Doubt>,
}

impl Reading<'_> {
    fn doubt(&mut self, kind: DoubtKind, about: &str) {
        let doubt = Doubt { kind, about: about.chars().take(200).collect() };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    fn properties(&self, name: &str) -> Vec<&Property<'_>> {
        self.component.properties.iter().filter(|it| it.name.as_str().eq_ignore_ascii_case(name)).collect()
    }

    fn text(&self, name: &str) -> Option<String> {
        let first = self.properties(name).first().map(|property| property.val.as_str().trim().to_owned());
        first.filter(|text| !text.is_empty())
    }

    fn parameter(&self, name: &str, key: &str) -> Option<String> {
        parameter(self.properties(name).first()?, key)
    }

    fn wall(&mut self, name: &str) -> Option<Wall> {
        self.walls(name).into_iter().next()
    }

    /// The times of all properties of this name. Of a period its beginning counts.
    fn walls(&mut self, name: &str) -> Vec<Wall> {
        let properties = self.properties(name);
        let told: Vec<_> = properties.iter().map(|it| (it.val.as_str().to_owned(), parameter(it, "TZID"))).collect();
        let mut walls = Vec::new();
        for (values, zone) in told {
            let place = self.place(zone.as_deref());
            let begins = values.split(',').map(|value| value.split('/').next().unwrap_or_default());
            walls.extend(begins.filter_map(|value| Wall::read(value, place.clone())));
        }
        walls
    }

    fn place(&mut self, zone: Option<&str>) -> Place {
        let Some(zone) = zone else { return Place::Here };
        self.zones.place(zone).unwrap_or_else(|| {
            self.doubt(DoubtKind::UnknownZone, zone);
            Place::Here
        })
    }

    /// How long it takes, by its end or its length.
    fn minutes(&mut self, begins: &Wall) -> Option<u32> {
        if begins.is_day {
            return None;
        }
        let seconds = match self.wall("DTEND") {
            Some(end) => (self.zones.moment(&end)?.millis() - self.zones.moment(begins)?.millis()) / 1000,
            None => length(&self.text("DURATION")?)?.num_seconds(),
        };
        u32::try_from(seconds / 60).ok().filter(|minutes| (1..=1440).contains(minutes))
    }

    fn rule(&mut self, begins: &Wall, uid: &str) -> Option<Rule> {
        let text = self.text("RRULE")?;
        let on_clock = |until: Wall| match until.place {
            Place::Zone(_) => self.zones.shown(self.zones.moment(&until)?, &begins.place),
            Place::Ruled(_) | Place::Here => Some(until.shows),
        };
        match Rule::read(&text, on_clock) {
            Ok(rule) => Some(rule),
            Err(bad) => {
                let kind = match bad {
                    Bad::Unreadable | Bad::Never => DoubtKind::UnreadableRule,
                    Bad::TooFrequent => DoubtKind::TooFrequent,
                };
                self.doubt(kind, uid);
                None
            }
        }
    }

    /// Where it takes place. Programs that know a meeting by its link alone have no words for the place.
    fn place_said(&self) -> Option<String> {
        let said =
            ["LOCATION", "CONFERENCE", "X-GOOGLE-CONFERENCE", "URL"].into_iter().find_map(|name| self.text(name));
        said.map(|said| plain_line(&said)).filter(|said| !said.is_empty())
    }

    fn standing(&self) -> Standing {
        match self.text("STATUS").map(|status| status.to_ascii_uppercase()).as_deref() {
            Some("CANCELLED") => Standing::Cancelled,
            Some("TENTATIVE") => Standing::Tentative,
            _ => Standing::Confirmed,
        }
    }

    fn mails(&self) -> Vec<String> {
        let people = ["ATTENDEE", "ORGANIZER"].into_iter().flat_map(|name| self.properties(name));
        let mails = people.filter_map(|person| {
            let (scheme, mail) = person.val.as_str().split_once(':')?;
            scheme.trim().eq_ignore_ascii_case("mailto").then(|| mail.trim().to_lowercase())
        });
        let mut mails: Vec<_> = mails.filter(|mail| mail.contains('@')).collect();
        mails.dedup();
        mails
    }
}

fn parameter(property: &Property<'_>, key: &str) -> Option<String> {
    let found = property.params.iter().find(|parameter| parameter.key.as_str().eq_ignore_ascii_case(key))?;
    found.val.as_ref().map(|value| value.as_str().to_owned())
}

/// A length such as `PT50M`, `PT1H30M` or `P1D`.
fn length(text: &str) -> Option<TimeDelta> {
    let mut seconds = 0_i64;
    let mut number = String::new();
    for c in text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' if number.len() < 6 => {
                number.push(c);
                continue;
            }
            'T' => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds += number.parse::<i64>().ok()? * unit;
        number.clear();
    }
    TimeDelta::try_seconds(seconds)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_is_read_in_every_unit() {
        let seconds = |text| length(text).map(|length| length.num_seconds());
        assert_eq!(seconds("PT50M"), Some(3000));
        assert_eq!(seconds("PT1H30M"), Some(5400));
        assert_eq!(seconds("P1DT1S"), Some(86_401));
        assert_eq!((seconds("50M"), seconds("PT5X"), seconds("PTM")), (None, None, None));
    }
}
