//! `risk`: who may leave.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use nenrin_domain::{Coded as _, Day};
use nenrin_practice::risk::{Risk, RiskByWeek, RiskLine, RiskView};
use nenrin_practice::wire::Plain;
use nenrin_practice::{Call, Command, Failure};

use super::named::called_in_line;
use crate::print::Printer;
use crate::words::Words;

/// Who may leave, and when it is asked.
#[derive(Args)]
pub struct RiskAsked {
    /// The day, as far as things were known at its end, as YYYY-MM-DD; today when absent.
    #[arg(long, conflicts_with = "every")]
    as_of: Option<Day>,
    /// Asks again and again from one day to another, each time as if nothing later were known.
    #[arg(long, value_enum, requires = "from", requires = "to")]
    every: Option<Every>,
    /// The first day of these.
    #[arg(long, requires = "every")]
    from: Option<Day>,
    /// The last day of these.
    #[arg(long, requires = "every")]
    to: Option<Day>,
    /// Tells them as a table: date,learner_id,p30,p60,p90,p_gone,hazard30.
    #[arg(long)]
    csv: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Every {
    Week,
}

pub fn run(call: &mut Call<'_>, printer: &Printer, asked: &RiskAsked) -> Result<ExitCode, Failure> {
    if let (Some(Every::Week), Some(from), Some(to)) = (asked.every, asked.from, asked.to) {
        let views = RiskByWeek { from: Plain(from), to: Plain(to) }.run(call)?.value;
        return Ok(printer.answer(&views, |views, words| told(views, asked, words)));
    }
    let view = Risk { as_of: asked.as_of.map(Plain) }.run(call)?.value;
    Ok(printer.answer(&view, |view, words| told(std::slice::from_ref(view), asked, words)))
}

fn told(views: &[RiskView], asked: &RiskAsked, words: &Words) -> Vec<String> {
    if asked.csv { table(views) } else { views.iter().flat_map(|view| lines(view, words)).collect() }
}

fn table(views: &[RiskView]) -> Vec<String> {
    let row = |view: &RiskView, it: &RiskLine| {
        let id = it.learner.external_id.clone().unwrap_or_else(|| it.learner.id.0.to_string());
        format!("{},{},{},{},{},{},{}", view.as_of.0, quoted(&id), it.p30, it.p60, it.p90, it.gone, it.hazard30)
    };
    let rows = views.iter().flat_map(|view| view.learners.iter().map(move |it| row(view, it)));
    std::iter::once("date,learner_id,p30,p60,p90,p_gone,hazard30".to_owned()).chain(rows).collect()
}

/// A cell of the table, in quotation marks where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn lines(view: &RiskView, words: &Words) -> Vec<String> {
    let day = view.as_of.0.to_string();
    let heading = words.say("risk.heading", &[("day", &day)]);
    let rests_on = format!("risk.rests_on.{}", view.rests_on.0.as_code());
    let learned = words.say(&rests_on, &[("count", &view.leavers.to_string())]);
    let line = |it: &RiskLine| {
        let percent = |p: f64| format!("{:.0}", p * 100.0);
        let signs: Vec<String> =
            it.signs.iter().map(|sign| words.say(&format!("risk.sign.{}", sign.sign.0.as_code()), &[])).collect();
        let name = called_in_line(&it.learner, words);
        let told = words.say("risk.line", &[("p30", &percent(it.p30)), ("gone", &percent(it.gone))]);
        format!("{name}  {told}  {}", signs.join(", "))
    };
    [heading, learned].into_iter().chain(view.learners.iter().map(line)).collect()
}
