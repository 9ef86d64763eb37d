//! `timeline`: everything that happened with one learner.

use std::process::ExitCode;

use nenrin_domain::Coded;
use nenrin_practice::happening::Happening;
use nenrin_practice::shown::SessionAt;
use nenrin_practice::timeline::{TimelineEvent, TimelinePage};
use nenrin_practice::wire::{Plain, Sum};
use nenrin_practice::{Call, Command, Failure};

use super::named::meant;
use crate::print::Printer;
use crate::words::Words;

pub fn run(call: &mut Call<'_>, printer: &Printer, told: &str, limit: u32) -> Result<ExitCode, Failure> {
    let learner = Plain(meant(call, told)?);
    let timeline = TimelinePage { learner, kinds: None, find: None, before: None, limit }.run(call)?.value;
    Ok(printer.answer(&timeline, |timeline, words| {
        let more = timeline.next.is_some().then(|| words.say("timeline.more", &[]));
        timeline.events.iter().map(|event| line(event, words)).chain(more).collect()
    }))
}

fn line(event: &TimelineEvent, words: &Words) -> String {
    let time = event.time.map(|time| time.0.to_string()).unwrap_or_default();
    let (kind, text) = told(&event.what, words);
    format!("{} {time:5} {}  {}", event.day.0, words.say(&format!("event.{kind}"), &[]), text.unwrap_or_default())
}

/// What kind of event it is, and what can be told of it in a line.
fn told(what: &Happening, words: &Words) -> (&'static str, Option<String>) {
    match what {
        Happening::Booking { .. } => ("booking", None),
        Happening::Session { words: note, number, state, moves, .. } => {
            let state = || words.name("state", state.0.as_code());
            let head = number.map_or_else(state, |number| format!("#{number}"));
            let head = moves.to.iter().fold(head, |head, to| format!("{head} → {}", when(to)));
            ("session", Some(format!("{head} {}", note.as_deref().unwrap_or_default())))
        }
        Happening::Interaction { text, .. } => ("interaction", text.clone()),
        Happening::Contract { plan_name, price, .. } => {
            ("contract", Some(format!("{} {}", plan_name.as_deref().unwrap_or_default(), sum(price))))
        }
        Happening::Pause { reason, .. } => ("pause", reason.clone()),
        Happening::Payment { amount, .. } => ("payment", Some(sum(amount))),
        Happening::Refund { amount, .. } => ("refund", Some(sum(amount))),
        Happening::ActionItem { text, resolved, .. } => {
            (if *resolved { "action_resolved" } else { "action_agreed" }, text.clone())
        }
        Happening::Goal { title, .. } => ("goal", Some(title.clone())),
        Happening::Progress { title, value, unit, .. } => ("progress", Some(format!("{title} {}{unit}", value.0))),
        Happening::Obstacle { text, cleared, .. } => {
            (if *cleared { "obstacle_cleared" } else { "obstacle_named" }, Some(text.clone()))
        }
        Happening::Trial { source, words, .. } => ("trial", words.clone().or_else(|| source.clone())),
        Happening::Cancellation { what_happened, reasons, .. } => {
            ("cancellation", what_happened.clone().or_else(|| reasons.first().cloned()))
        }
        Happening::Application { channel, .. } => ("application", channel.clone()),
        Happening::FollowUp { trigger, means, text, closed, .. } => {
            let what = text.clone().unwrap_or_else(|| format!("{trigger} {means}"));
            (if *closed { "follow_up_closed" } else { "follow_up" }, Some(what))
        }
        Happening::Material { title, .. } => ("material", Some(title.clone())),
        Happening::Consent { about, withdrawn, .. } => {
            let kind = if *withdrawn { "consent_withdrawn" } else { "consent_given" };
            (kind, Some(words.name("consent", about.0.as_code())))
        }
    }
}

/// `2026-12-04 10:00`
fn when(session: &SessionAt) -> String {
    session.time.map_or_else(|| session.day.0.to_string(), |time| format!("{} {}", session.day.0, time.0))
}

fn sum(money: &Sum) -> String {
    format!("{} {}", money.minor, money.currency)
}
