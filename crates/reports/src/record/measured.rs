//! Numbers in the words of what they count: lengths of time, sessions, parts.

use nenrin_domain::Hundredths;

use crate::Words;

/// Columns whose whole numbers count something, and what.
const COUNTED: [(&str, &str); 10] = [
    ("cadence_days", "every_days"),
    ("carry_over", "sessions"),
    ("every_days", "every_days"),
    ("file_size", "bytes"),
    ("minutes", "minutes"),
    ("notice_hours", "hours_before"),
    ("quantity", "added"),
    ("score", "score"),
    ("sessions", "sessions"),
    ("share", "percent"),
];

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// A whole number of a column.
pub(super) fn number(words: Words, column: &str, number: i64) -> String {
    match COUNTED.iter().find(|(name, _)| *name == column) {
        Some((_, "bytes")) => counted(words, "kilobytes", (number + 1023) / 1024),
        Some((_, "sessions")) if number == 0 => words.say("paper.none", &[]),
        Some((_, "added")) if number > 0 => words.say("measure.added", &[("n", &number.to_string())]),
        Some((_, "added")) => words.say("measure.taken", &[("n", &number.unsigned_abs().to_string())]),
        Some((_, measure)) => counted(words, measure, number),
        None => number.to_string(),
    }
}

/// A number with decimals of a column: some are lengths of time, which nobody counts in hundredths.
pub(super) fn hundredths(words: Words, column: &str, number: Hundredths) -> String {
    match column {
        "contact_lag_days" => lasting(words, number.0 * DAY / 100),
        "reply_hours" => lasting(words, number.0 * HOUR / 100),
        _ => number.to_string(),
    }
}

/// How long something took, in minutes, told in the unit in which one thinks of it.
fn lasting(words: Words, minutes: i64) -> String {
    let (unit, size) = match minutes {
        ..HOUR => ("minutes", 1),
        HOUR..2880 => ("hours", HOUR),
        _ => ("days", DAY),
    };
    let about = counted(words, unit, (minutes + size / 2) / size);
    words.say("measure.about", &[("length", &about)])
}

fn counted(words: Words, measure: &str, number: i64) -> String {
    let one = format!("measure.{measure}.one");
    let key = if number == 1 && words.find(&one).is_some() { one } else { format!("measure.{measure}") };
    words.say(&key, &[("n", &number.to_string())])
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Hundredths, Language};

    use super::{hundredths, number};
    use crate::Words;

    #[test]
    fn a_number_is_told_as_what_it_counts() {
        let (ja, en) = (Words::of(Language::Ja), Words::of(Language::En));
        for (column, n, told, said) in [
            ("minutes", 50, "50分", "50 minutes"),
            ("cadence_days", 14, "14日ごと", "every 14 days"),
            ("notice_hours", 24, "24時間前まで", "up to 24 hours before"),
            ("quantity", 4, "＋4回", "+4"),
            ("quantity", -1, "−1回", "−1"),
            ("score", 4, "5点中4点", "4 of 5"),
            ("sessions", 1, "1回", "1 session"),
            ("carry_over", 0, "なし", "none"),
            ("share", 50, "50%", "50%"),
            ("file_size", 2049, "3 KB", "3 KB"),
        ] {
            assert_eq!((number(ja, column, n).as_str(), number(en, column, n).as_str()), (told, said));
        }
    }

    #[test]
    fn a_length_of_time_is_told_in_its_unit() {
        let (ja, en) = (Words::of(Language::Ja), Words::of(Language::En));
        for (column, n, told, said) in [
            ("contact_lag_days", 92, "約22時間", "about 22 hours"),
            ("contact_lag_days", 350, "約4日", "about 4 days"),
            ("reply_hours", 50, "約30分", "about 30 minutes"),
            ("reply_hours", 100, "約1時間", "about 1 hour"),
            ("baseline", 5550, "55.5", "55.5"),
        ] {
            let number = Hundredths(n);
            assert_eq!((&*hundredths(ja, column, number), &*hundredths(en, column, number)), (told, said));
        }
    }
}
