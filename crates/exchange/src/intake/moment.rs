//! Days and times as programs and people write them.
//!
//! Data catalogue: the signs, eras and names of months of written days and times.

use nenrin_domain::{Day, DayTime, Instant, Zone, fold};

/// A day, and what else was told of the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub day: Day,
    pub time: Option<DayTime>,
    /// Minutes by which the time is ahead of UTC.
    pub offset: Option<i32>,
}

/// The moment at which a time `minutes` ahead of UTC is `time` of `day`.
pub(super) fn with_offset(day: Day, time: DayTime, minutes: i32) -> Instant {
    Instant::from_millis(day.at(time, Zone::UTC).millis() - i64::from(minutes) * 60_000)
}

/// Which of two numbers before a year is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The first, as in `10/8/2026` of an American.
    MonthFirst,
    /// The second, as in `8/10/2026` of a European.
    DayFirst,
}

impl Order {
    /// The order in which all of these are written: one of them that can be read in one way only tells it for the others. The
    /// month comes first where none does.
    pub fn of<'c>(cells: impl IntoIterator<Item = &'c str>) -> Self {
        let is_day_first = |cell: &str| {
            matches!(
                tokens(cell).as_slice(),
                [Number(13..=31, _), Mark('/' | '-'), Number(..), Mark('/' | '-'), Number(_, 4), ..]
            )
        };
        // Nearly no cell begins like that; only those are taken apart.
        let begins = |cell: &&str| cell.trim_start().get(2..3).is_some_and(|mark| "/-／".contains(mark));
        if cells.into_iter().filter(begins).any(is_day_first) { Self::DayFirst } else { Self::MonthFirst }
    }
}

/// A day with or without a time: `2026/10/08`, `2026-10-08T07:56:35Z`, `2020/10/26 7:56:35 午後 GMT+9`, `令和8年10月8日`,
/// `20261008`, `10/8/2026`, `8 Oct 2026`. Of two numbers before a year the first is the month, unless it cannot be or
/// points stand between them.
pub(super) fn read(text: &str) -> Option<Moment> {
    read_as(text, Order::MonthFirst)
}

/// The same, of one of several that are all written in the same order.
pub(super) fn read_as(text: &str, order: Order) -> Option<Moment> {
    let tokens = tokens(text);
    let (day, rest) = (0..tokens.len()).find_map(|from| day(tokens.get(from..)?, order))?;
    Some(Moment { day, time: find_time(rest), offset: offset(rest) })
}

/// A time of day: `9:05`, `午後 7:56:35`, `7:56 PM`, `19時05分`.
pub(super) fn time(text: &str) -> Option<DayTime> {
    find_time(&tokens(text))
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// Digits: their value and how many there are.
    Number(i32, usize),
    /// Letters.
    Word(String),
    /// Anything else but a blank.
    Mark(char),
}

use Token::{Mark, Number, Word};

/// A moment needs fewer tokens than this; what comes behind them tells none.
const MOST_TOKENS: usize = 40;

fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut tokens = Vec::new();
    while let Some(c) = rest.chars().next().filter(|_| tokens.len() < MOST_TOKENS) {
        let same: fn(char) -> bool = match c {
            c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            // Each of the signs of a Japanese date is a word of its own.
            c if "年月日時分秒".contains(c) => |_| false,
            c if c.is_alphabetic() => |c| c.is_alphabetic() && !"年月日時分秒".contains(c),
            _ => |_| false,
        };
        let end = rest.char_indices().skip(1).find(|(_, c)| !same(*c)).map_or(rest.len(), |(end, _)| end);
        let (taken, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = after;
        if c.is_ascii_digit() {
            // A number of more digits than any moment has is none of its parts.
            tokens.push(taken.parse().map_or(Mark('#'), |value| Number(value, taken.len())));
        } else if c.is_alphabetic() {
            tokens.push(Word(taken.to_owned()));
        } else if !c.is_whitespace() {
            tokens.push(Mark(c));
        }
    }
    tokens
}

/// The day that the tokens begin with, and what follows it.
fn day(tokens: &[Token], order: Order) -> Option<(Day, &[Token])> {
    let joins = |token: &Token| match token {
        Mark(mark) => "-/.".contains(*mark),
        Word(word) => word == "年" || word == "月",
        Number(..) => false,
    };
    let (day, used) = match tokens {
        [Number(all, 8), ..] => (of(all / 10_000, all / 100 % 100, all % 100)?, 1),
        [Number(year, 4), first, Number(month, _), second, Number(day, _), ..] if joins(first) && joins(second) => {
            (of(*year, *month, *day)?, 5)
        }
        [Word(era), Number(year, 1..=2), first, Number(month, _), second, Number(day, _), ..]
            if joins(first) && joins(second) && *year > 0 =>
        {
            (of(year_of(era, *year)?, *month, *day)?, 6)
        }
        [Word(era), first, Number(month, _), second, Number(day, _), ..]
            if joins(first) && joins(second) && era.ends_with('元') =>
        {
            (of(year_of(era.trim_end_matches('元'), 1)?, *month, *day)?, 5)
        }
        [Number(a, _), Mark(mark), Number(b, _), Mark(again), Number(year, 4), ..] if mark == again => {
            let day_first = *mark == '.' || *a > 12 || order == Order::DayFirst && *b <= 12;
            let (month, day) = if day_first { (b, a) } else { (a, b) };
            (of(*year, *month, *day)?, 5)
        }
        [Word(month), Number(day, _), Mark(','), Number(year, 4), ..] => (of(*year, month_of(month)?, *day)?, 4),
        [Word(month), Number(day, _), Number(year, 4), ..] => (of(*year, month_of(month)?, *day)?, 3),
        [Number(day, _), Word(month), Number(year, 4), ..] => (of(*year, month_of(month)?, *day)?, 3),
        _ => return None,
    };
    Some((day, tokens.get(used..).unwrap_or_default()))
}

/// A year of a Japanese era; `None` beyond the one in which it ended.
fn year_of(era: &str, year: i32) -> Option<i32> {
    let (before, last) = match era {
        "令和" | "r" => (2018, 99),
        "平成" | "h" => (1988, 31),
        "昭和" | "s" => (1925, 64),
        "大正" | "t" => (1911, 15),
        _ => return None,
    };
    (1..=last).contains(&year).then_some(before + year)
}

fn of(year: i32, month: i32, day: i32) -> Option<Day> {
    Day::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

fn month_of(word: &str) -> Option<i32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    (1..).zip(MONTHS).find(|(_, name)| word.starts_with(name)).map(|(number, _)| number)
}

/// The first time of day among the tokens.
fn find_time(tokens: &[Token]) -> Option<DayTime> {
    (0..tokens.len()).find_map(|from| {
        let (hour, minute) = match tokens.get(from..)? {
            [Number(hour, 1..=2), Mark(':'), Number(minute, 2), ..] => (*hour, *minute),
            [Number(hour, 1..=2), Word(sign), Number(minute, 1..=2), ..] if sign == "時" => (*hour, *minute),
            [Number(hour, 1..=2), Word(sign), ..] if sign == "時" => (*hour, 0),
            _ => return None,
        };
        let said =
            |names: [&str; 2]| tokens.iter().any(|token| matches!(token, Word(word) if names.contains(&word.as_str())));
        let hour = match hour {
            12 if said(["午前", "am"]) => 0,
            1..=11 if said(["午後", "pm"]) => hour + 12,
            _ => hour,
        };
        DayTime::new(u16::try_from(hour).ok()?, u16::try_from(minute).ok()?)
    })
}

/// By how much the time is ahead of UTC, where that is told behind it.
fn offset(tokens: &[Token]) -> Option<i32> {
    (0..tokens.len()).find_map(|from| {
        let behind = tokens.get(from..)?;
        match behind {
            [Word(zulu), Mark(sign @ ('+' | '-')), rest @ ..] if zulu == "gmt" || zulu == "utc" => ahead(*sign, rest),
            [Word(zulu)] if ["z", "gmt", "utc"].contains(&zulu.as_str()) => Some(0),
            [Number(_, 2..), Mark(sign @ ('+' | '-')), rest @ ..] => ahead(*sign, rest),
            _ => None,
        }
    })
}

fn ahead(sign: char, rest: &[Token]) -> Option<i32> {
    let minutes = match rest {
        [Number(both, 4)] => both / 100 * 60 + both % 100,
        [Number(hours, 1..=2), Mark(':'), Number(minutes, 2)] => hours * 60 + minutes,
        [Number(hours, 1..=2)] => hours * 60,
        _ => return None,
    };
    (minutes <= 14 * 60).then_some(if sign == '-' { -minutes } else { minutes })
}

#[cfg(test)]
mod tests {
    use super::{read, time};

    fn said(text: &str) -> String {
        let Some(moment) = read(text) else { return "none".to_owned() };
        let time = moment.time.map_or(String::new(), |time| format!(" {time}"));
        let offset = moment.offset.map_or(String::new(), |minutes| format!(" {minutes:+}"));
        format!("{}{time}{offset}", moment.day)
    }

    #[test]
    fn moments_are_read_as_programs_write_them() {
        for (text, read) in [
            ("2020/10/26 7:56:35 午後 GMT+9", "2020-10-26 19:56 +540"),
            ("2020/10/26 12:05:00 午前 GMT+9", "2020-10-26 00:05 +540"),
            ("2020/10/26 12:05:00 午後 GMT+9", "2020-10-26 12:05 +540"),
            ("2024/01/07 19:41:41", "2024-01-07 19:41"),
            ("2026-10-08T07:56:35Z", "2026-10-08 07:56 +0"),
            ("2026-10-08T07:56:35.123Z", "2026-10-08 07:56 +0"),
            ("2026-10-08T07:56:35+09:00", "2026-10-08 07:56 +540"),
            ("2026-10-08 07:56 -0330", "2026-10-08 07:56 -210"),
            ("20260105", "2026-01-05"),
            ("2026年10月8日 9時05分", "2026-10-08 09:05"),
            ("令和8年10月8日", "2026-10-08"),
            ("H1.1.8", "1989-01-08"),
            ("S63.5.3", "1988-05-03"),
            ("昭和63年5月3日", "1988-05-03"),
            ("令和元年5月1日", "2019-05-01"),
            ("昭和0年1月1日", "none"),
            ("平成31年4月30日", "2019-04-30"),
            ("平成35年3月31日", "none"),
            ("S65.1.1", "none"),
            ("T16.1.1", "none"),
            ("R8.10.8", "2026-10-08"),
            ("10/8/2026", "2026-10-08"),
            ("28/10/2026", "2026-10-28"),
            ("8.10.2026", "2026-10-08"),
            ("Oct 8, 2026 10:00 pm", "2026-10-08 22:00"),
            ("8 October 2026", "2026-10-08"),
            ("木曜日 2026-10-08", "2026-10-08"),
            ("２０２６／１０／０８", "2026-10-08"),
            ("2026-02-30", "none"),
            ("来週", "none"),
            ("", "none"),
            ("99999999999999999999", "none"),
        ] {
            assert_eq!(said(text), read, "{text}");
        }
    }

    #[test]
    fn times_are_read_alone() {
        for (text, told) in [("9:05", "09:05"), ("午後 7:56:35", "19:56"), ("7:56 PM", "19:56"), ("19:41:41", "19:41")]
        {
            assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Some(told));
        }
        assert_eq!(time("25:00"), None);
    }
}
