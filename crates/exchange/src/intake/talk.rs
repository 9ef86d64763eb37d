//! A talk that a person has saved from the LINE app: no table, but days with the messages of each below them. It is made the
//! sheet that LINE writes for businesses, so that both come in by the same way.
//!
//! Data catalogue: how the app begins such a file in Japanese and in English, and what the columns of the sheet are called.

use csv::StringRecord;
use nenrin_domain::{Day, DayTime};

use super::SheetLine;
use super::moment;

/// The headings of the sheet: those of the chat of a business.
const HEADINGS: [&str; 5] = ["sender type", "sender name", "date sent", "time sent", "message"];

/// The longest line that tells a day.
const DAY_CHARS: usize = 30;

/// Bytes of the beginning in which the title stands.
pub(super) const TITLE_BYTES: u64 = 1 << 12;

/// What such a file begins with.
const BEGINS: &str = "[LINE]";

/// A message as the file has it.
struct Message<'t> {
    number: u64,
    day: Day,
    time: DayTime,
    name: &'t str,
    text: String,
}

/// Whether a text begins as a talk does.
pub(super) fn may_be(text: &str) -> bool {
    text.strip_prefix('\u{feff}').unwrap_or(text).starts_with(BEGINS)
}

/// The messages of a talk as the lines of a sheet; `None` when the text is no such talk.
pub(super) fn lines(text: &str) -> Option<Vec<SheetLine>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let other = partner(text.lines().next()?)?;
    let messages = messages(text);
    // In a talk of several the title is no name, and nobody knows who has saved it.
    let of_two = messages.iter().any(|message| message.name == other);
    let head = SheetLine { number: 1, cells: HEADINGS.into_iter().collect() };
    let rows = messages.iter().map(|message| {
        let is_own = of_two && message.name != other;
        SheetLine { number: message.number, cells: message.cells(if is_own { "account" } else { "user" }) }
    });
    Some(std::iter::once(head).chain(rows).collect())
}

/// With whom the talk was, by the first line of the file.
fn partner(first: &str) -> Option<&str> {
    let title = first.strip_prefix(BEGINS)?.trim();
    let name = title.strip_suffix("のトーク履歴").map(|name| name.strip_suffix('と').unwrap_or(name));
    name.or_else(|| title.strip_prefix("Chat history with ")).map(str::trim)
}

fn messages(text: &str) -> Vec<Message<'_>> {
    let mut messages: Vec<Message<'_>> = Vec::new();
    let (mut day, mut is_open) = (None, false);
    for (number, line) in (1..).zip(text.lines()) {
        let begun = day.and_then(|day| begins(line, number, day));
        // A message of several lines stands between quotation marks, and may have lines in it that look like days.
        if let (true, None, Some(last)) = (is_open, &begun, messages.last_mut()) {
            last.text.push('\n');
            last.text.push_str(line);
            is_open = !line.ends_with('"');
        } else if let Some(message) = begun {
            let text = message.text.as_str();
            is_open = text.starts_with('"') && (text.len() == 1 || !text.ends_with('"'));
            messages.push(message);
        } else {
            day = day_of(line).or(day);
        }
    }
    for message in &mut messages {
        message.unquote();
    }
    messages
}

/// The day that a line tells and nothing else, such as `2026/11/18(水)` or `Wed, 11/18/2026`.
fn day_of(line: &str) -> Option<Day> {
    let moment =
        Some(line).filter(|line| line.chars().count() <= DAY_CHARS && !line.contains('\t')).and_then(moment::read)?;
    Some(moment.day).filter(|_| moment.time.is_none())
}

/// The message that begins with a line: when, who and what, with tabulators between them. What the app says itself has no
/// name.
fn begins(line: &str, number: u64, day: Day) -> Option<Message<'_>> {
    let (time, rest) = line.split_once('\t')?;
    let (name, text) = rest.split_once('\t')?;
    let time = moment::time(time).filter(|_| time.chars().count() <= DAY_CHARS)?;
    Some(Message { number, day, time, name: name.trim(), text: text.to_owned() }).filter(|it| !it.name.is_empty())
}

impl Message<'_> {
    /// Takes away the marks around a message of several lines. Those that somebody wrote into one line stay.
    fn unquote(&mut self) {
        if self.text.contains('\n') {
            let bare = self.text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            self.text = bare.unwrap_or(&self.text).replace("\"\"", "\"");
        }
    }

    fn cells(&self, sender: &str) -> StringRecord {
        [sender, self.name, &self.day.to_string(), &self.time.to_string(), &self.text].into_iter().collect()
    }
}
