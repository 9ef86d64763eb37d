//! `search`: where something was written.

use std::process::ExitCode;

use nenrin_domain::Coded;
use nenrin_practice::search::{Find, HitView};
use nenrin_practice::{Call, Command, Failure};

use super::named::called_in_line;
use crate::print::Printer;
use crate::words::Words;

pub fn run(call: &mut Call<'_>, printer: &Printer, text: String, limit: u32) -> Result<ExitCode, Failure> {
    let hits = Find { text, limit: Some(limit) }.run(call)?.value;
    Ok(printer.answer(&hits, |hits, words| {
        let lines = hits.iter().map(|hit| line(hit, words));
        lines.chain([words.say("search.count", &[("n", &hits.len().to_string())])]).collect()
    }))
}

fn line(hit: &HitView, words: &Words) -> String {
    let day = hit.day.map(|day| day.0.to_string()).unwrap_or_default();
    let kind = words.say(&format!("hit.{}", hit.kind.0.as_code()), &[]);
    let field = hit.field.as_ref().map(|field| format!("{}: ", field.name)).unwrap_or_default();
    format!("{day:10} {kind} {}  {field}{}", called_in_line(&hit.learner, words), hit.passage)
}
