//! A line of a chat: who wrote what, and when.

use std::collections::BTreeSet;

use nenrin_domain::{Channel, Day, DayTime, Hundredths, Interaction, Way, fold};

use super::reach::mail;
use super::{Flaw, Irrelevant, Line, Meaning, NoRow, Reader};

/// What a line tells of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// The name of the other side, as it stands there; `None` when it cannot be told.
    pub name: Option<String>,
    /// Their name in the program over which was written, when it is that.
    pub line: Option<String>,
    /// Their mail address.
    pub mail: Option<String>,
    /// The day.
    pub day: Day,
    /// The time.
    pub time: Option<DayTime>,
    /// Over which channel.
    pub channel: Channel,
    /// In which direction.
    pub way: Way,
    /// The words; `None` only of a contact that this program has kept without any.
    pub text: Option<String>,
    /// How many hours an answer took.
    pub reply_hours: Option<Hundredths>,
}

/// The file as a whole: a chat has one other side, whose name stands only beside what they wrote.
#[derive(Debug)]
pub struct Chat {
    other_side: Option<String>,
}

impl Chat {
    /// Looks through a file for the name of the other side.
    #[must_use]
    pub fn of(reader: &Reader<'_>) -> Self {
        let theirs = reader.lines().filter(|line| way(line) == Way::In);
        let names: BTreeSet<_> = theirs.filter_map(|line| line.cell(Meaning::Name)).take(PEOPLE).collect();
        let mut names = names.into_iter();
        let other_side = names.next().filter(|_| names.next().is_none()).map(ToOwned::to_owned);
        Self { other_side }
    }

    /// The row of a line.
    ///
    /// # Errors
    /// What is wrong with the line, or that nothing was written, such as beside a picture.
    pub fn read(&self, mut line: Line<'_>) -> Result<MessageRow, NoRow> {
        line.examine();
        if line.is_own() {
            return Ok(own(line)?);
        }
        let way = way(&line);
        let Some(text) = line.cell(Meaning::Text) else {
            return Err(Irrelevant::NoWords.into());
        };
        let name = match way {
            Way::In => line.short(Meaning::Name),
            Way::Out => self.other_side.clone(),
        };
        let is_chat = line.reader().is_talk();
        let named = line.code(Meaning::Channel, "channel");
        let (mail, reply_hours) = (mail(&mut line), line.value(Meaning::ReplyHours));
        let row = moment(&mut line).map(|(day, time)| MessageRow {
            line: name.clone(),
            name,
            mail,
            day,
            time,
            channel: named.unwrap_or(if is_chat { Channel::Line } else { Channel::Other }),
            way,
            text: Some(in_one_line(text)),
            reply_hours,
        });
        Ok(line.finish(row)?)
    }
}

/// A contact as this program has kept it.
fn own(mut line: Line<'_>) -> Result<MessageRow, Vec<Flaw>> {
    let (name, mail) = (line.short(Meaning::Name), mail(&mut line));
    let (channel, way) = (line.code(Meaning::Channel, "channel"), line.code(Meaning::Sender, "way"));
    let (text, reply_hours) = (line.long(Meaning::Text), line.value(Meaning::ReplyHours));
    let row = moment(&mut line).map(|(day, time)| MessageRow {
        name,
        line: None,
        mail,
        day,
        time,
        channel: channel.unwrap_or(Channel::Other),
        way: way.unwrap_or(Way::In),
        text,
        reply_hours,
    });
    line.finish(row)
}

fn moment(line: &mut Line<'_>) -> Option<(Day, Option<DayTime>)> {
    if line.cell(Meaning::At).is_none() {
        line.missing(Meaning::At);
    }
    line.moment(Meaning::At)
}

/// Lines that are looked through for names. A chat of a coach with one person has fewer than this in ten years.
const PEOPLE: usize = 100_000;

/// The log has one line for each contact; line breaks become blanks, and what is longer than a line ends with dots.
fn in_one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(Interaction::LONGEST - 1) {
        Some((end, _)) if line.chars().count() > Interaction::LONGEST => {
            format!("{}…", line.get(..end).unwrap_or_default())
        }
        _ => line,
    }
}

/// What a file calls the side of the account.
fn way(line: &Line<'_>) -> Way {
    let sender = line.cell(Meaning::Sender).map(fold).unwrap_or_default();
    let ours = super::sources::account_names().any(|name| fold(name) == sender);
    if ours { Way::Out } else { Way::In }
}
