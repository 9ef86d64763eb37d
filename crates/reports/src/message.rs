//! Days as a message tells them.

use nenrin_domain::{Day, DayTime};

use crate::Words;

impl Words {
    /// A day with its weekday, and the time if one is given, as it is written to somebody on `today`: the year is told only
    /// when it is another one.
    #[must_use]
    pub fn day_in_message(&self, today: Day, day: Day, time: Option<DayTime>) -> String {
        let (y, m, d) = day.ymd();
        let key = if today.ymd().0 == y { "message.day" } else { "message.day_of_year" };
        let (weekday, month) =
            (self.one_of("message.weekdays", day.since(day.monday())), self.one_of("message.months", i64::from(m) - 1));
        let (y, d) = (y.to_string(), d.to_string());
        let told = self.say(key, &[("y", &y), ("month", month), ("d", &d), ("weekday", weekday)]);
        match time {
            Some(time) => self.say("message.day_time", &[("day", &told), ("time", &time.to_string())]),
            None => told,
        }
    }

    /// The word at `place`, from 0, of a list of words with strokes between them.
    fn one_of(&self, key: &str, place: i64) -> &'static str {
        let words = || self.find(key)?.split('/').nth(usize::try_from(place).ok()?);
        words().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::Language;

    use crate::Words;

    #[test]
    fn a_day_is_told_in_the_language_of_the_message() {
        let told = |language, day: &str, time: &str| {
            let today = "2026-11-20".parse().ok()?;
            Some(Words::of(language).day_in_message(today, day.parse().ok()?, time.parse().ok()))
        };
        for (language, day, time, text) in [
            (Language::Ja, "2026-12-03", "19:30", "12月3日（木）19:30"),
            (Language::Ja, "2027-01-04", "", "2027年1月4日（月）"),
            (Language::En, "2026-12-03", "09:00", "Thursday, 3 December at 09:00"),
            (Language::En, "2027-01-03", "", "Sunday, 3 January 2027"),
        ] {
            assert_eq!(told(language, day, time).as_deref(), Some(text));
        }
    }
}
