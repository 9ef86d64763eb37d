//! The first look at a calendar: its size, its depth and its pieces. Only what passes reaches the parser.

use encoding_rs::SHIFT_JIS;
use nenrin_domain::codes;

codes! {
    /// Why bytes are no calendar that can be read.
    Unfit {
        /// It is not a calendar.
        NotACalendar = "not_a_calendar",
        /// It is larger than any calendar of a practice, or has more events.
        TooLarge = "too_large",
        /// Its pieces are nested deeper than any calendar's.
        TooDeep = "too_deep",
        /// A piece does not end, or ends that did not begin.
        Broken = "broken",
    }
}

/// Bytes of a file.
const FILE: usize = 16 << 20;
/// Bytes of a line, put together.
const LINE: usize = 256 << 10;
/// Bytes of one event.
const PIECE: usize = 1 << 20;
/// Events and zones in a file.
const PIECES: usize = 20_000;
/// How deep pieces may be nested.
const DEPTH: usize = 8;

/// What a calendar is made of.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// Whether it tells that all its events are called off.
    pub cancels: bool,
    /// The text of each event, without what is nested in it.
    pub events: Vec<String>,
    /// The text of each zone's rules.
    pub zones: Vec<String>,
}

/// Takes a calendar apart.
pub(super) fn scan(bytes: &[u8]) -> Result<Scanned, Unfit> {
    if bytes.len() > FILE {
        return Err(Unfit::TooLarge);
    }
    let mut scanning = Scanning::default();
    for line in text_of(bytes).lines().filter(|line| !line.trim().is_empty()) {
        scanning.line(line.trim_end())?;
    }
    match scanning {
        Scanning { open, .. } if !open.is_empty() => Err(Unfit::Broken),
        Scanning { calendars: 0, .. } => Err(Unfit::NotACalendar),
        Scanning { found, .. } => Ok(found),
    }
}

/// The text with its folded lines put together. They may be folded within a character, so this comes before decoding.
fn text_of(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, others)) = rest.split_first() {
        let folded = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
        match folded.and_then(|next| next.strip_prefix(b" ").or_else(|| next.strip_prefix(b"\t"))) {
            Some(next) => rest = next,
            None => {
                whole.push(*first);
                rest = others;
            }
        }
    }
    match String::from_utf8(whole) {
        Ok(text) => text,
        Err(error) => SHIFT_JIS.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    }
}

#[derive(Default)]
struct Scanning {
    /// The names of the pieces that are open.
    open: Vec<String>,
    calendars: usize,
    /// The event or the zone that is being read.
    piece: String,
    found: Scanned,
}

impl Scanning {
    fn line(&mut self, line: &str) -> Result<(), Unfit> {
        if line.len() > LINE || self.piece.len() > PIECE {
            return Err(Unfit::TooLarge);
        }
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        if key.eq_ignore_ascii_case("BEGIN") {
            self.begin(&value.trim().to_ascii_uppercase(), line)
        } else if key.eq_ignore_ascii_case("END") {
            self.end(&value.trim().to_ascii_uppercase(), line)
        } else if self.open.is_empty() {
            Err(Unfit::NotACalendar)
        } else {
            if self.open.len() == 1 && key.eq_ignore_ascii_case("METHOD") {
                self.found.cancels |= value.trim().eq_ignore_ascii_case("CANCEL");
            }
            self.keep(line);
            Ok(())
        }
    }

    fn begin(&mut self, name: &str, line: &str) -> Result<(), Unfit> {
        if self.open.is_empty() && name != "VCALENDAR" {
            return Err(Unfit::NotACalendar);
        }
        self.calendars += usize::from(self.open.is_empty());
        self.open.push(name.to_owned());
        if self.open.len() > DEPTH {
            return Err(Unfit::TooDeep);
        }
        self.keep(line);
        Ok(())
    }

    fn end(&mut self, name: &str, line: &str) -> Result<(), Unfit> {
        if self.open.last().is_none_or(|last| last != name) {
            return Err(Unfit::Broken);
        }
        self.keep(line);
        self.open.pop();
        if self.open.len() == 1 {
            let piece = std::mem::take(&mut self.piece);
            match name {
                "VEVENT" => self.found.events.push(piece),
                "VTIMEZONE" => self.found.zones.push(piece),
                _ => {}
            }
        }
        if self.found.events.len() + self.found.zones.len() > PIECES { Err(Unfit::TooLarge) } else { Ok(()) }
    }

    /// Keeps the lines of events, not those of alarms in them, and all lines of zones.
    fn keep(&mut self, line: &str) {
        let wanted = match self.open.get(1).map(String::as_str) {
            Some("VEVENT") => self.open.len() == 2,
            Some("VTIMEZONE") => true,
            _ => false,
        };
        if wanted {
            self.piece.push_str(line);
            self.piece.push_str("\r\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, scan};

    const EVENT: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:佐\r\n 藤\r\nBEGIN:VALARM\r\nUID:2\r\nEND:VALARM\r\n\
                         END:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn an_event_is_taken_out_without_its_alarms_and_with_its_lines_put_together() {
        let scanned = scan(EVENT.as_bytes()).unwrap();
        assert_eq!(scanned.events, ["BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:佐藤\r\nEND:VEVENT\r\n"]);
    }

    #[test]
    fn a_line_folded_within_a_character_is_put_together() {
        let mut bytes = EVENT.replace("佐\r\n 藤", "佐藤").into_bytes();
        let place = bytes.windows(3).position(|three| three == "藤".as_bytes()).unwrap() + 1;
        bytes.splice(place..place, *b"\r\n ");
        assert!(scan(&bytes).unwrap().events[0].contains("SUMMARY:佐藤\r\n"));
    }

    #[test]
    fn what_is_no_calendar_or_means_harm_is_refused() {
        let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:X\n".repeat(9));
        let many = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR", "BEGIN:VEVENT\nEND:VEVENT\n".repeat(20_001));
        let long = format!("BEGIN:VCALENDAR\nX:{}\nEND:VCALENDAR", "a".repeat(300_000));
        for (text, unfit) in [
            ("", Unfit::NotACalendar),
            ("a,b\n1,2", Unfit::NotACalendar),
            ("BEGIN:VCARD\nEND:VCARD", Unfit::NotACalendar),
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n", Unfit::Broken),
            ("BEGIN:VCALENDAR\nEND:VEVENT\n", Unfit::Broken),
            (&deep, Unfit::TooDeep),
            (&many, Unfit::TooLarge),
            (&long, Unfit::TooLarge),
        ] {
            let begins: String = text.chars().take(60).collect();
            assert_eq!(scan(text.as_bytes()).map(drop), Err(unfit), "{begins}");
        }
    }
}
