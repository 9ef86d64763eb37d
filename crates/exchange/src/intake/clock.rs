//! Times of day, alone and from one to another, as people write them.
//!
//! Data catalogue: the signs and words of written times.

use nenrin_domain::DayTime;

use super::moment::Token;
use super::moment::Token::{Mark, Number, Word};

/// Half of a day, as it is written beside a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// A time as it is written.
struct Clock {
    hour: i32,
    minute: i32,
    half: Option<Half>,
    has_seconds: bool,
    /// How many tokens it takes.
    used: usize,
}

/// Words between the two times of a span.
const UNTIL: [&str; 5] = ["から", "ー", "to", "till", "until"];

/// Signs between the two times of a span.
const DASHES: &str = "~-–—―‐−→";

/// The time at which something began and the one at which it ended, such as `10:00〜11:00`. What stands behind a moment that is
/// written to the second, or with a `T`, is by how much it is ahead of UTC.
pub(super) fn span(tokens: &[Token]) -> Option<(DayTime, DayTime)> {
    (0..tokens.len()).find_map(|from| {
        let before = from.checked_sub(1).and_then(|before| tokens.get(before));
        // Minutes and seconds are no hour and minutes.
        let start = clock(tokens.get(from..)?).filter(|_| before != Some(&Mark(':')))?;
        let (between, behind) = tokens.get(from + start.used..)?.split_first()?;
        let is_joined = before == Some(&Word("t".to_owned()));
        let joins = match between {
            Mark('-') => !start.has_seconds && !is_joined,
            Mark(mark) => DASHES.contains(*mark),
            Word(word) => UNTIL.contains(&word.as_str()),
            Number(..) => false,
        };
        let end = clock(behind).filter(|_| joins)?;
        times(&start, &end)
    })
}

/// Both times of a span; where only one of them says in which half of the day it is, the other one is within half a day of it.
fn times(start: &Clock, end: &Clock) -> Option<(DayTime, DayTime)> {
    let begins_late = start.half.or(end.half.filter(|_| start.hour % 12 <= end.hour % 12 || start.hour == 12));
    let begins = time(start.hour, start.minute, begins_late)?;
    let end = Clock { hour: if end.hour == 24 { 0 } else { end.hour }, ..*end };
    let same = time(end.hour, end.minute, end.half.or(begins_late))?;
    let crosses_noon = end.half.is_none() && begins_late == Some(Half::Morning) && same <= begins;
    let ends = if crosses_noon { time(end.hour, end.minute, Some(Half::Afternoon))? } else { same };
    Some((begins, ends))
}

/// The first time of day among the tokens.
pub(super) fn first(tokens: &[Token]) -> Option<DayTime> {
    let said = tokens.iter().find_map(half);
    (0..tokens.len()).find_map(|from| {
        let clock = clock(tokens.get(from..)?)?;
        time(clock.hour, clock.minute, clock.half.or(said))
    })
}

/// The time that the tokens begin with: `9:05`, `午後 7:56:35`, `7:56 PM`, `19時05分`, `19時半`.
fn clock(tokens: &[Token]) -> Option<Clock> {
    let before = tokens.first().and_then(half);
    let skipped = usize::from(before.is_some());
    let rest = tokens.get(skipped..)?;
    let (hour, minute, used) = match rest {
        [Number(hour, 1..=2), Mark(':'), Number(minute, 2), Mark(':'), Number(_, 2), ..] => (*hour, *minute, 5),
        [Number(hour, 1..=2), Mark(':'), Number(minute, 2), ..] => (*hour, *minute, 3),
        [Number(hour, 1..=2), Word(sign), Number(minute, 1..=2), Word(end), ..] if sign == "時" && end == "分" => {
            (*hour, *minute, 4)
        }
        [Number(hour, 1..=2), Word(sign), Number(minute, 1..=2), ..] if sign == "時" => (*hour, *minute, 3),
        [Number(hour, 1..=2), Word(sign), Word(half), ..] if sign == "時" && half == "半" => (*hour, 30, 3),
        [Number(hour, 1..=2), Word(sign), ..] if sign == "時" => (*hour, 0, 2),
        _ => return None,
    };
    let behind = rest.get(used).and_then(half).filter(|_| before.is_none());
    Some(Clock {
        hour,
        minute,
        half: before.or(behind),
        has_seconds: used == 5,
        used: skipped + used + usize::from(behind.is_some()),
    })
}

fn half(token: &Token) -> Option<Half> {
    match token {
        Word(word) if word == "午前" || word == "am" => Some(Half::Morning),
        Word(word) if word == "午後" || word == "pm" => Some(Half::Afternoon),
        _ => None,
    }
}

fn time(hour: i32, minute: i32, half: Option<Half>) -> Option<DayTime> {
    let hour = match (hour, half) {
        (12, Some(Half::Morning)) => 0,
        (1..=11, Some(Half::Afternoon)) => hour + 12,
        _ => hour,
    };
    DayTime::new(u16::try_from(hour).ok()?, u16::try_from(minute).ok()?)
}
