//! Days as messages, pages and papers tell them: always with the day of the week.

use nenrin_domain::{Birthday, Day, DayTime};

use crate::Words;

impl Words {
    /// A day with its weekday, and the time if one is given, as it is written to somebody on `today`: the year is told only
    /// when it is another one.
    #[must_use]
    pub fn day_in_message(&self, today: Day, day: Day, time: Option<DayTime>) -> String {
        let key = if today.ymd().0 == day.ymd().0 { "message.day" } else { "message.day_of_year" };
        let told = self.told(key, day, "message");
        match time {
            Some(time) => self.say("message.day_time", &[("day", &told), ("time", &time.to_string())]),
            None => told,
        }
    }

    /// A day with its year, on the page that a learner keeps.
    pub(crate) fn day_on_page(self, day: Day) -> String {
        self.told("handout.day", day, "day")
    }

    /// A day with its year, on a paper.
    pub(crate) fn day_on_paper(self, day: Day) -> String {
        self.told("paper.day", day, "day")
    }

    /// The month of a day, as short as it stands below a curve.
    #[must_use]
    pub fn month_on_chart(&self, day: Day) -> &'static str {
        self.one_of("day.months", i64::from(day.ymd().1) - 1)
    }

    /// A period on a paper, from its first to its last day: a whole year or month by its name, anything else by its days.
    pub(crate) fn period_on_paper(self, (from, to): (Day, Day)) -> String {
        let ((y, m, d), (next, after, first)) = (from.ymd(), to.plus(1).ymd());
        let key = match (d, first) {
            (1, 1) if (next, after) == (y + 1, 1) && m == 1 => "paper.year",
            (1, 1) if (next, after) == if m == 12 { (y + 1, 1) } else { (y, m + 1) } => "paper.month",
            _ => {
                let [from, to] = [from, to].map(|day| self.day_on_paper(day));
                return self.say("review.span", &[("from", &from), ("to", &to)]);
            }
        };
        self.told(key, from, "message")
    }

    /// A birthday on a paper, in the form of the file; `None` when it is none.
    pub(crate) fn birthday_on_paper(self, text: &str) -> Option<String> {
        let birthday: Birthday = text.parse().ok()?;
        let key = if text.starts_with("--") { "paper.birthday" } else { "paper.birthday_of_year" };
        // Any day in the past will do: who has no year has one from then on, and 29 February keeps its date in a leap year.
        let from = if text.starts_with("--") { Day::new(2000, 1, 1)? } else { text.parse().ok()? };
        Some(self.told(key, birthday.next(from), "day"))
    }

    /// The sentence called `key` for a day, with the names of months and weekdays that `names` has.
    fn told(self, key: &str, day: Day, names: &str) -> String {
        let (y, m, d) = day.ymd();
        let weekday = self.one_of(&format!("{names}.weekdays"), day.since(day.monday()));
        let month = self.one_of(&format!("{names}.months"), i64::from(m) - 1);
        let (y, mm, dd, d) = (y.to_string(), format!("{m:02}"), format!("{d:02}"), d.to_string());
        let facts = [("y", &*y), ("month", month), ("mm", &mm), ("dd", &dd), ("d", &d), ("weekday", weekday)];
        self.say(key, &facts)
    }

    /// The word at `place`, from 0, of a list of words with strokes between them.
    fn one_of(self, key: &str, place: i64) -> &'static str {
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

    #[test]
    fn a_whole_month_or_year_is_told_by_its_name_and_anything_else_by_its_days() {
        let told = |language, from: &str, to: &str| {
            Some(Words::of(language).period_on_paper((from.parse().ok()?, to.parse().ok()?)))
        };
        for (language, from, to, text) in [
            (Language::Ja, "2026-10-01", "2026-10-31", "2026年10月"),
            (Language::En, "2026-10-01", "2026-10-31", "October 2026"),
            (Language::Ja, "2026-12-01", "2026-12-31", "2026年12月"),
            (Language::En, "2028-02-01", "2028-02-29", "February 2028"),
            (Language::Ja, "2026-01-01", "2026-12-31", "2026年"),
            (Language::En, "2026-01-01", "2026-12-31", "2026"),
            (Language::Ja, "2026-10-01", "2026-10-30", "2026/10/01（木）〜2026/10/30（金）"),
        ] {
            assert_eq!(told(language, from, to).as_deref(), Some(text));
        }
        let months = [Language::Ja, Language::En].map(|it| Words::of(it).month_on_chart("2026-09-30".parse().unwrap()));
        assert_eq!(months, ["9月", "Sep"]);
    }

    #[test]
    fn a_birthday_is_told_with_its_year_only_when_that_is_known() {
        let told = |language, text| Words::of(language).birthday_on_paper(text);
        for (language, text, said) in [
            (Language::Ja, "1990-02-28", Some("1990年2月28日")),
            (Language::Ja, "--02-29", Some("2月29日")),
            (Language::En, "1990-02-28", Some("Feb 28, 1990")),
            (Language::En, "--02-29", Some("Feb 29")),
            (Language::En, "soon", None),
        ] {
            assert_eq!(told(language, text).as_deref(), said);
        }
    }
}
