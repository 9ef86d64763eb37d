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
    let lines: Vec<&str> = text.lines().collect();
    let (mut messages, mut day, mut place) = (Vec::new(), None, 0);
    while let Some(line) = lines.get(place) {
        let number = place as u64 + 1;
        place += 1;
        let Some(mut message) = day.and_then(|day| begins(line, number, day)) else {
            day = day_of(line).or(day);
            continue;
        };
        if let Some((text, more)) = quoted(&message.text, lines.get(place..).unwrap_or_default()) {
            message.text = text;
            place += more;
        }
        messages.push(message);
    }
    messages
}

/// The words of a message of several lines, which stands between quotation marks, and how many further lines it has. Whatever
/// stands between the marks is said in it, however much it looks like a day or another message. `None` of a message of one line:
/// the marks in it are its own.
fn quoted(first: &str, rest: &[&str]) -> Option<(String, usize)> {
    let mut text = String::new();
    for (more, line) in std::iter::once(first.strip_prefix('"')?).chain(rest.iter().copied()).enumerate() {
        if more > 0 {
            text.push('\n');
        }
        match said(line, &mut text) {
            Said::On if text.len() <= MOST_BYTES => {}
            Said::Ended if more > 0 => return Some((text, more)),
            Said::On | Said::Ended => return None,
            Said::Bare => return bare(first, rest),
        }
    }
    None
}

/// The longest message that can be written has ten thousand characters.
const MOST_BYTES: usize = 40_000;

/// How a line of a message between quotation marks ends.
enum Said {
    /// The message goes on.
    On,
    /// The message ends with the line.
    Ended,
    /// A quotation mark of its own stands in it that is not doubled.
    Bare,
}

/// Adds the words of a line; a mark that is part of them is doubled there.
fn said(line: &str, text: &mut String) -> Said {
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        text.push(letter);
        if letter == '"' && letters.next_if_eq(&'"').is_none() {
            text.pop();
            return if letters.peek().is_none() { Said::Ended } else { Said::Bare };
        }
    }
    Said::On
}

/// The same of a message whose own marks are not doubled: it ends with the first line that ends with a mark, and before the next
/// message.
fn bare(first: &str, rest: &[&str]) -> Option<(String, usize)> {
    let any_day = Day::from_number(0)?;
    let of_it = rest.iter().take_while(|line| begins(line, 0, any_day).is_none());
    let more = of_it.enumerate().find(|(_, line)| line.ends_with('"')).map(|(place, _)| place + 1)?;
    let all: Vec<_> = std::iter::once(first).chain(rest.iter().copied().take(more)).collect();
    let all = all.join("\n");
    let text = all.strip_prefix('"')?.strip_suffix('"')?;
    Some((text.to_owned(), more)).filter(|(text, _)| text.len() <= MOST_BYTES)
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
    fn cells(&self, sender: &str) -> StringRecord {
        [sender, self.name, &self.day.to_string(), &self.time.to_string(), &self.text].into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::messages;

    fn said(lines: &str) -> Vec<String> {
        let text = format!("[LINE] みさきとのトーク履歴\n\n2026/11/17(火)\n{lines}");
        messages(&text).iter().map(|it| format!("{} {} {}: {}", it.day, it.time, it.name, it.text)).collect()
    }

    #[test]
    fn what_stands_between_quotation_marks_is_one_message_whatever_it_looks_like() {
        let quoted = "\"見て\n2026/11/24(火)\n10:05\t健\t辞めます\n10:06\t健\t\"\"うそ\"\"\n以上\"";
        assert_eq!(
            said(&format!("20:15\tみさき\t{quoted}\n21:00\t私\t了解\n")),
            [
                "2026-11-17 20:15 みさき: 見て\n2026/11/24(火)\n10:05\t健\t辞めます\n10:06\t健\t\"うそ\"\n以上",
                "2026-11-17 21:00 私: 了解",
            ]
        );
    }

    #[test]
    fn marks_in_a_message_of_one_line_are_its_own() {
        for text in ["\"はい\"と言われた", "\"はい\"", "\"未完", "\"\"", "彼が\"はい\""] {
            let told = said(&format!("20:15\tみさき\t{text}\n21:00\t私\t\"了解\"です\n"));
            assert_eq!(
                told,
                [format!("2026-11-17 20:15 みさき: {text}"), "2026-11-17 21:00 私: \"了解\"です".to_owned()]
            );
        }
    }

    #[test]
    fn marks_that_are_not_doubled_do_not_end_a_message_within_a_line() {
        let told = said("20:15\tみさき\t\"彼は\"はい\"と\n2026/11/24(火)\n言った\"\n21:00\t私\t了解\n");
        assert_eq!(told[0], "2026-11-17 20:15 みさき: 彼は\"はい\"と\n2026/11/24(火)\n言った");
        assert_eq!(told[1], "2026-11-17 21:00 私: 了解");
    }
}
