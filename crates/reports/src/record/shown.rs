//! How values stand on paper, and what a row is called where another one refers to it.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Coded as _, Currency, CustomKind, Day, Held, HeldRow, HeldTable, HeldValue, Instant, Money, Zone};
use uuid::Uuid;

use super::lists::{list, words as joined};
use super::measured::{hundredths, number};
use super::plan::CALLED;
use crate::Words;

/// What values are shown with.
pub(super) struct Shown<'h> {
    pub words: Words,
    zone: Zone,
    held: &'h Held,
    /// Whether there are sessions in more than one zone.
    has_zones: bool,
    called: BTreeMap<Uuid, String>,
}

impl<'h> Shown<'h> {
    pub fn new(held: &'h Held, zone: Zone, words: Words) -> Self {
        let sessions = held.table("session");
        let zones = sessions.map(|of| of.rows.iter().filter_map(|row| of.text(row, "zone")).collect::<BTreeSet<_>>());
        let has_zones = zones.is_some_and(|zones| zones.len() > 1);
        let mut shown = Self { words, zone, held, has_zones, called: BTreeMap::new() };
        for (name, columns) in CALLED {
            let Some(table) = held.table(name) else { continue };
            for row in &table.rows {
                let parts = columns.iter().filter_map(|column| shown.in_row(table, row, column));
                let called = parts.collect::<Vec<_>>().join(" ");
                if !called.is_empty() {
                    shown.called.insert(row.id, called);
                }
            }
        }
        shown
    }

    /// A value of a row; `None` when there is none, or it says nothing to a person.
    pub fn in_row(&self, table: &HeldTable, row: &HeldRow, column: &str) -> Option<String> {
        self.beside(table.name, column, table.value(row, column)?, |other| table.value(row, other))
    }

    /// A value of a column, with what its meaning hangs on: the other columns of its row.
    pub fn beside<'v>(
        &self,
        table: &str,
        column: &str,
        value: &HeldValue,
        other: impl Fn(&str) -> Option<&'v HeldValue>,
    ) -> Option<String> {
        let text = |value: Option<&'v HeldValue>| match value {
            Some(HeldValue::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        match value {
            HeldValue::Number(minor) => {
                match text(other(&format!("{column}_currency"))).and_then(Currency::from_code) {
                    Some(currency) => Some(self.words.money(Money { minor: *minor, currency })),
                    None => self.value(table, column, value),
                }
            }
            HeldValue::Hundredths(number) if matches!(column, "baseline" | "target" | "value") => {
                let unit = text(other("unit")).or_else(|| self.unit(other("goal")?));
                // Letters of a word are set off from the number, signs and Japanese stand at it.
                let between =
                    unit.filter(|unit| unit.starts_with(|it: char| it.is_ascii_alphabetic())).map_or("", |_| " ");
                Some(format!("{number}{between}{}", unit.unwrap_or_default()))
            }
            HeldValue::Text(said) if table == "custom_value" && column == "value" => {
                self.own(said, other("field")).or_else(|| self.value(table, column, value))
            }
            _ => self.value(table, column, value),
        }
    }

    /// The unit of a goal.
    fn unit(&self, goal: &HeldValue) -> Option<&'h str> {
        let (row, goals) = self.referred("goal", goal)?;
        goals.text(row, "unit")
    }

    /// What was entered in a field of the coach's own, in the form of its kind.
    fn own(&self, said: &str, field: Option<&HeldValue>) -> Option<String> {
        let (row, fields) = self.referred("custom_field", field?)?;
        match CustomKind::from_code(fields.text(row, "kind")?).ok()? {
            CustomKind::Date => said.parse().ok().map(|day| self.day(day)),
            CustomKind::YesNo => Some(self.words.say(&format!("paper.{said}"), &[])),
            CustomKind::Text | CustomKind::Number | CustomKind::Choice => None,
        }
    }

    fn referred(&self, table: &str, value: &HeldValue) -> Option<(&'h HeldRow, &'h HeldTable)> {
        let HeldValue::Id(id) = value else { return None };
        let table = self.held.table(table)?;
        Some((table.rows.iter().find(|row| row.id == *id)?, table))
    }

    /// A value of a column.
    fn value(&self, table: &str, column: &str, value: &HeldValue) -> Option<String> {
        match value {
            _ if column.ends_with("_currency") => None,
            HeldValue::Id(id) => self.called.get(id).cloned(),
            HeldValue::Number(of) => Some(number(self.words, column, *of)),
            HeldValue::Hundredths(of) => Some(hundredths(self.words, column, *of)),
            HeldValue::Flag(flag) => Some(self.words.say(if *flag { "paper.yes" } else { "paper.no" }, &[])),
            HeldValue::Day(day) => Some(self.day(*day)),
            HeldValue::Time(time) => Some(time.to_string()),
            HeldValue::Moment(moment) => Some(self.moment(*moment)),
            // Where all happens in one zone, nobody asks which.
            HeldValue::Text(_) if column == "zone" && !self.has_zones => None,
            HeldValue::Text(text) => {
                let text = match list(column, text) {
                    Some(items) => {
                        joined(&items, &self.words.say("paper.list", &[]), |word| self.word(table, column, word))?
                    }
                    None if column == "birthday" => self.words.birthday_on_paper(text)?,
                    None => self.word(table, column, text),
                };
                Some(text).filter(|text| !text.trim().is_empty())
            }
        }
    }

    /// A word: what a code stands for, else itself.
    fn word(&self, table: &str, column: &str, word: &str) -> String {
        self.words.code(table, column, word).unwrap_or(word).to_owned()
    }

    pub fn day(&self, day: Day) -> String {
        self.words.day_on_paper(day)
    }

    pub fn moment(&self, moment: Instant) -> String {
        format!("{} {}", self.day(moment.day(self.zone)), moment.day_time(self.zone))
    }
}
