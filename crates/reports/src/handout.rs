//! One page for the learner to keep: what was shared, what is agreed next, where goals stand, when the next session is. It has no
//! script, asks for nothing from elsewhere, and can be printed.

use std::fmt::Write as _;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use nenrin_domain::{Coded as _, Day, DayTime, Hundredths, Language, Material, link_of};

use crate::Words;
use crate::escape::escaped;

/// A goal and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// What is to be reached, in the learner's words.
    pub title: String,
    /// The value at the start.
    pub baseline: Hundredths,
    /// The last value, and when it was read.
    pub latest: Option<(Hundredths, Day)>,
    /// The value to reach.
    pub target: Hundredths,
    /// Unit of the values.
    pub unit: String,
}

/// Something that was shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// What it is called.
    pub title: String,
    /// Its address; `None` when it is a file.
    pub address: Option<String>,
    /// The name of its file beside the page; `None` when there is none.
    pub file: Option<String>,
    /// When it was shared.
    pub day: Day,
}

/// What is on the page, and nothing else that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// Whose page it is.
    pub name: String,
    /// What the practice is called.
    pub practice: String,
    /// Its language.
    pub language: Language,
    /// As of which day.
    pub made_on: Day,
    /// The next session.
    pub next: Option<(Day, Option<DayTime>)>,
    /// Where that takes place: a link to meet at, or a place.
    pub place: Option<String>,
    /// What is to be done until then, with the day it is due.
    pub actions: Vec<(String, Option<Day>)>,
    /// Goals.
    pub goals: Vec<Aim>,
    /// What was shared, the latest first.
    pub shared: Vec<Shared>,
}

const STYLE: &str = include_str!("handout.css");

impl Handout {
    /// The page as one file of HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let words = Words::of(self.language);
        let title = words.say("handout.title", &[("name", &self.name)]);
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"generator\" content=\"Nenrin\">\n\
             <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
            self.language.as_code(),
            escaped(&title),
            escaped(&title)
        );
        let made = if self.practice.is_empty() { "handout.made_alone" } else { "handout.made" };
        let made = words.say(made, &[("practice", &self.practice), ("day", &words.day_on_page(self.made_on))]);
        let _ = writeln!(page, "<p class=\"made\">{}</p>", escaped(&made));
        let next = self.next.map(|(day, time)| {
            let time = time.map(|time| format!(" {time}")).unwrap_or_default();
            format!("{}{time}", words.day_on_page(day))
        });
        let place = self.place.as_deref().map(|place| format!("<br>{}", place_of(place))).unwrap_or_default();
        section(&mut page, words, "next", next.iter().map(|next| escaped(next) + &place));
        section(&mut page, words, "actions", self.actions.iter().map(|it| action(it, words)));
        section(&mut page, words, "goals", self.goals.iter().map(|aim| goal(aim, words)));
        section(&mut page, words, "shared", self.shared.iter().map(|it| shared(it, words)));
        page + "</body>\n</html>\n"
    }
}

/// A heading and a list under it; a word for nothing when there is nothing.
fn section(page: &mut String, words: Words, name: &str, items: impl Iterator<Item = String>) {
    let heading = escaped(&words.say(&format!("handout.{name}"), &[]));
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    let _ = match items.as_str() {
        "" => writeln!(page, "<h2>{heading}</h2>\n<p>{}</p>", escaped(&words.say(&format!("handout.no_{name}"), &[]))),
        items => writeln!(page, "<h2>{heading}</h2>\n<ul>\n{items}</ul>"),
    };
}

/// A place in words; its link is one that can be followed.
fn place_of(place: &str) -> String {
    match link_of(place).and_then(|link| Some((link, place.split_once(link)?))) {
        Some((link, (before, after))) => {
            let link = escaped(link);
            format!("{}<a href=\"{link}\" rel=\"noreferrer\">{link}</a>{}", escaped(before), escaped(after))
        }
        None => escaped(place),
    }
}

fn action((text, due): &(String, Option<Day>), words: Words) -> String {
    let due = due.map(|day| aside(&words.say("handout.due", &[("day", &words.day_on_page(day))]))).unwrap_or_default();
    format!("{}{due}", escaped(text))
}

fn goal(aim: &Aim, words: Words) -> String {
    let (from, to) = (aim.baseline.to_string(), aim.target.to_string());
    let facts = [("from", from.as_str()), ("to", &to), ("unit", &aim.unit)];
    let way = if aim.latest.is_some() { "handout.way" } else { "handout.way_alone" };
    let way = aside(&words.say(way, &facts));
    let latest = aim.latest.map(|(value, day)| {
        let (value, day) = (value.to_string(), words.day_on_page(day));
        aside(&words.say("handout.latest", &[("value", &value), ("unit", &aim.unit), ("day", &day)]))
    });
    format!("{}{way}{}", escaped(&aim.title), latest.unwrap_or_default())
}

fn shared(it: &Shared, words: Words) -> String {
    let day = aside(&words.day_on_page(it.day));
    let title = escaped(&it.title);
    let address = it.address.clone().filter(|place| Material::host_of(place).is_some());
    match address.or_else(|| it.file.as_deref().map(beside)) {
        Some(place) => format!("<a href=\"{}\" rel=\"noreferrer\">{title}</a>{day}", escaped(&place)),
        None => format!("{title}{day}"),
    }
}

/// The address of a file in the folder of the page. A name never leads out of it: a slash in it is none any more.
fn beside(name: &str) -> String {
    format!("./{}", utf8_percent_encode(name, NON_ALPHANUMERIC))
}

fn aside(text: &str) -> String {
    format!(" <small>{}</small>", escaped(text))
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Hundredths, Language};

    use super::{Aim, Handout, Shared};

    fn page(language: Language) -> String {
        let day = Day::new(2026, 11, 29).unwrap();
        let hostile = "<script>alert(1)</script>\" onload='x' & ";
        let shared =
            |place: &str| Shared { title: hostile.to_owned(), address: Some(place.to_owned()), file: None, day };
        let handout = Handout {
            name: hostile.to_owned(),
            practice: "中村コーチング".to_owned(),
            language,
            made_on: day,
            next: Some((day, None)),
            place: Some(format!("https://zoom.us/j/1?a=b&c=d {hostile}")),
            actions: vec![(hostile.to_owned(), Some(day))],
            goals: vec![Aim {
                title: "内定".to_owned(),
                baseline: Hundredths(0),
                latest: Some((Hundredths(5_500), day)),
                target: Hundredths(10_000),
                unit: "%".to_owned(),
            }],
            shared: vec![
                shared("https://example.jp/\"><b>"),
                shared("javascript:alert(1)"),
                shared("https://example.jp@harm.example/"),
                Shared { address: None, file: Some("../<script>'\"#?.pdf".to_owned()), ..shared("") },
            ],
        };
        handout.html()
    }

    #[test]
    fn text_stays_text_and_no_address_can_run() {
        for language in [Language::Ja, Language::En] {
            let page = page(language);
            for harm in ["<script", "onload='", "javascript:", "harm.example", "\"><b>", "src="] {
                assert!(!page.contains(harm), "{harm}: {page}");
            }
            assert!(page.contains("href=\"./%2E%2E%2F%3Cscript%3E"), "a file lies beside the page: {page}");
            assert!(
                page.contains("<a href=\"https://zoom.us/j/1?a=b&amp;c=d\" rel=\"noreferrer\">https://zoom.us"),
                "{page}"
            );
            assert!(page.contains("55") && !page.contains("handout."));
            let day = if language == Language::Ja { "2026年11月29日（日）" } else { "Sun, Nov 29, 2026" };
            assert!(page.contains(day), "{page}");
        }
    }
}
