//! Days and times as programs and people write them.
//!
//! Data catalogue: the signs, eras and names of months of written days and times.

use nenrin_domain::{Day, DayTime, Instant, Zone, fold};

use super::clock;

/// A day, and what else was told of the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub day: Day,
    pub time: Option<DayTime>,
    /// The time at which it ended, where that stands behind the other one.
    pub until: Option<DayTime>,
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
    Some(match clock::span(rest) {
        Some((time, until)) => Moment { day, time: Some(time), until: Some(until), offset: None },
        None => Moment { day, time: clock::first(rest), until: None, offset: offset(rest) },
    })
}

/// A day of a year that is not told, and the times behind it.
pub(super) struct Yearless {
    pub month: u32,
    pub day: u32,
    pub time: Option<DayTime>,
    pub until: Option<DayTime>,
}

/// A day without its year, with or without times: `9/14`, `9月14日（日）10:00〜11:00`, `Sep 14`.
pub(super) fn without_year(text: &str) -> Option<Yearless> {
    let tokens = tokens(text);
    let (month, day, used) = match tokens.as_slice() {
        [Number(month, 1..=2), Mark('/'), Number(day, 1..=2), ..] => (*month, *day, 3),
        [Number(month, 1..=2), Word(sign), Number(day, 1..=2), ..] if sign == "月" => (*month, *day, 3),
        [Word(month), Number(day, 1..=2), ..] => (month_of(month)?, *day, 2),
        [Number(day, 1..=2), Word(month), ..] => (month_of(month)?, *day, 2),
        _ => return None,
    };
    let rest = tokens.get(used..).unwrap_or_default();
    // Two digits behind may be a year.
    if matches!(rest, [Mark('/' | '-' | '.'), ..]) {
        return None;
    }
    let span = clock::span(rest);
    let time = span.map(|(time, _)| time).or_else(|| clock::first(rest));
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    Some(Yearless { month, day, time, until: span.map(|(_, until)| until) })
}

/// A time of day: `9:05`, `午後 7:56:35`, `7:56 PM`, `19時05分`; the first one of a span.
pub(super) fn time(text: &str) -> Option<DayTime> {
    span(text).map(|(time, _)| time).or_else(|| clock::first(&tokens(text)))
}

/// From which time of day until which, such as `10:00〜11:00`.
pub(super) fn span(text: &str) -> Option<(DayTime, DayTime)> {
    clock::span(&tokens(text))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
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
    use super::{read, span, time, without_year};

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

    #[test]
    fn a_time_and_the_one_at_which_it_ended_stand_in_one_cell() {
        for (text, told) in [
            ("10:00〜11:00", "10:00 11:00"),
            ("10:00～11:30", "10:00 11:30"),
            ("10:00-11:00", "10:00 11:00"),
            ("10:00 – 11:00", "10:00 11:00"),
            ("１０：００ー１１：００", "10:00 11:00"),
            ("10時から11時半", "10:00 11:30"),
            ("10時〜11時15分", "10:00 11:15"),
            ("午後1:00〜2:00", "13:00 14:00"),
            ("午前11時〜1時", "11:00 13:00"),
            ("1:00-2:30 PM", "13:00 14:30"),
            ("11:00-1:00 PM", "11:00 13:00"),
            ("10:00 AM to 1:00 PM", "10:00 13:00"),
            ("12:00-1:00 pm", "12:00 13:00"),
            ("23:30〜24:00", "23:30 00:00"),
        ] {
            assert_eq!(span(text).map(|(one, other)| format!("{one} {other}")).as_deref(), Some(told), "{text}");
        }
        for text in ["10:00", "10:00〜", "10:00 -0330", "10:00:00-11:00", "T10:00-03:30"] {
            assert_eq!(span(text), None, "{text}");
        }
        assert_eq!(said("2026/10/8 10:00-11:00"), "2026-10-08 10:00", "it is no time ahead of UTC");
        assert_eq!(said("2026-10-08T07:56-03:30"), "2026-10-08 07:56 -210");
        assert_eq!(said("2026-10-08 10:05:12-03:30"), "2026-10-08 10:05 -210");
        assert_eq!(read("2026年10月8日(木) 10:00〜11:00").unwrap().until, time("11:00"));
    }

    #[test]
    fn a_day_without_its_year_is_told_from_what_is_none() {
        let told = |text| without_year(text).map(|it| (it.month, it.day, it.time.map(|time| time.to_string())));
        for text in ["9/14", "９／１４", "9月14日", "9/14(日)", "Sep 14", "14 September", "09/14"] {
            assert_eq!(told(text), Some((9, 14, None)), "{text}");
        }
        assert_eq!(told("9/14 10:00〜11:00"), Some((9, 14, Some("10:00".to_owned()))));
        assert_eq!(told("9月14日(日) 10時"), Some((9, 14, Some("10:00".to_owned()))));
        for text in ["9/14/25", "25/9/14", "9-14", "14", "10:00", "来週", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
