//! `week`: what there is to do.

use std::process::ExitCode;

use nenrin_domain::{Coded, Day};
use nenrin_practice::shown::Listed;
use nenrin_practice::unbooked::{ListUnbooked, UnbookedLine};
use nenrin_practice::week::{SessionLine, Week, WeekView};
use nenrin_practice::wire::Plain;
use nenrin_practice::{Call, Command, Failure};
use serde::Serialize;

use super::named::called_in_line;
use crate::print::Printer;
use crate::words::Words;

#[derive(Serialize)]
struct Answer {
    week: Week,
    unbooked: Listed<UnbookedLine>,
}

pub fn run(call: &mut Call<'_>, printer: &Printer, as_of: Option<Day>) -> Result<ExitCode, Failure> {
    let as_of = as_of.map(Plain);
    let week = WeekView { as_of }.run(call)?.value;
    let unbooked = ListUnbooked { as_of }.run(call)?.value;
    Ok(printer.answer(&Answer { week, unbooked }, lines))
}

fn lines(answer: &Answer, words: &Words) -> Vec<String> {
    let Answer { week, unbooked } = answer;
    let mut lines = vec![
        words.say("week.heading", &[("monday", &week.monday.0.to_string()), ("today", &week.today.0.to_string())]),
    ];
    let mut block = |key: &str, total: u32, rows: Vec<String>| {
        lines.push(format!("{} ({total})", words.say(key, &[])));
        lines.extend(rows.into_iter().map(|row| format!("  {row}")));
    };
    let session = |line: &SessionLine| {
        let time = line.time.map(|time| time.0.to_string()).unwrap_or_default();
        let state = words.say(&format!("state.{}", line.state.0.as_code()), &[]);
        let number = line.number.map_or_else(|| words.say("event.trial", &[]), |number| format!("#{number}"));
        format!("{} {time:5} {} {number} {state}", line.day.0, called_in_line(&line.learner, words))
    };
    block("week.to_write", week.to_write.total, week.to_write.first.iter().map(session).collect());
    block("week.today", week.sessions_today.total, week.sessions_today.first.iter().map(session).collect());
    block("week.sessions", week.sessions.total, week.sessions.first.iter().map(session).collect());
    let overdue = week.overdue.first.iter().map(|action| {
        let text = action.text.as_deref().unwrap_or("–");
        format!("{} {} {text}", action.due_on.0, called_in_line(&action.learner, words))
    });
    block("week.overdue", week.overdue.total, overdue.collect());
    let waiting = unbooked.first.iter().map(|line| {
        let facts = [("days", line.days.to_string()), ("usual", line.usual_days.to_string())];
        let said = words.say("week.unbooked_line", &facts.each_ref().map(|(key, value)| (*key, value.as_str())));
        let left = if line.probably_left { words.say("week.probably_left", &[]) } else { String::new() };
        let used_up = if line.used_up { words.say("week.used_up", &[]) } else { String::new() };
        format!("{} {said}{used_up}{left}", called_in_line(&line.learner, words))
    });
    block("week.unbooked", unbooked.total, waiting.collect());
    lines
}
