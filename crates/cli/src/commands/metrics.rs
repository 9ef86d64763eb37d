//! `metrics`: the nine metrics of a period.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use nenrin_domain::Day;
use nenrin_practice::metrics::{
    AmountsShown, FractionShown, MetricsOf, MetricsShown, MetricsView, PeriodWish, ShareShown, SplitBy,
};
use nenrin_practice::wire::{Plain, Sum, Word};
use nenrin_practice::{Call, Command, Failure};

use crate::print::Printer;
use crate::words::Words;

/// Which metrics are asked for.
#[derive(Args)]
pub struct MetricsAsked {
    /// The first day of the period, as YYYY-MM-DD.
    #[arg(long)]
    from: Day,
    /// The last day of the period.
    #[arg(long)]
    to: Day,
    /// The day, as far as things were known at its end; today when absent.
    #[arg(long)]
    as_of: Option<Day>,
    /// Splits them.
    #[arg(long, value_enum)]
    by: Option<By>,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    Plan,
    Source,
    Channel,
    Tag,
    Weekday,
}

impl From<By> for SplitBy {
    fn from(by: By) -> Self {
        match by {
            By::Plan => Self::Plan,
            By::Source => Self::Source,
            By::Channel => Self::Channel,
            By::Tag => Self::Tag,
            By::Weekday => Self::Weekday,
        }
    }
}

pub fn run(call: &mut Call<'_>, printer: &Printer, asked: &MetricsAsked) -> Result<ExitCode, Failure> {
    let within = PeriodWish::Days { from: Plain(asked.from), to: Plain(asked.to) };
    let by = asked.by.map(|by| Word(by.into()));
    let view = MetricsOf { within, as_of: asked.as_of.map(Plain), by }.run(call)?.value;
    Ok(printer.answer(&view, lines))
}

fn lines(view: &MetricsView, words: &Words) -> Vec<String> {
    let [from, to, as_of] = [view.from, view.to, view.as_of].map(|day| day.0.to_string());
    let heading = if view.is_over { "metrics.heading" } else { "metrics.heading_to_date" };
    let mut lines = vec![words.say(heading, &[("from", &from), ("to", &to), ("as_of", &as_of)])];
    lines.extend(of_some(&view.all, words));
    for (group, metrics) in &view.groups {
        lines.extend([String::new(), group.clone()]);
        lines.extend(of_some(metrics, words));
    }
    lines
}

fn of_some(metrics: &MetricsShown, words: &Words) -> Vec<String> {
    let line = |key: &str, told: &str| format!("{}  {told}", words.say(&format!("metrics.{key}"), &[]));
    let fraction = |key: &str, it: &FractionShown| line(key, &of_fraction(it, words));
    let applicants = words.say("metrics.people", &[("count", &metrics.applicants.to_string())]);
    let mut lines = vec![
        line("applications", &format!("{} ({applicants})", metrics.applications.counts.len())),
        fraction("conversion", &metrics.conversion),
        line("retention", &retention(metrics, words)),
        line("churn", &share(&metrics.retention.lost, words)),
        fraction("renewal", &metrics.renewal),
        line("unbooked", &unbooked(metrics, words)),
        fraction("follow_ups", &metrics.follow_ups),
        line("reasons", &reasons(metrics, words)),
        fraction("comebacks", &metrics.comebacks.all),
    ];
    lines.extend(metrics.revenue.net.iter().map(|it| line("revenue", &by_head(it, words))));
    lines.extend(metrics.revenue.earned.iter().map(|it| line("earned", &by_head(it, words))));
    lines
}

fn of_fraction(fraction: &FractionShown, words: &Words) -> String {
    let mut told = share(&fraction.share, words);
    for (key, count) in [("undecided", fraction.undecided.len()), ("excluded", fraction.excluded.len())] {
        if count > 0 {
            told += &format!(", {}", words.say(&format!("metrics.{key}"), &[("count", &count.to_string())]));
        }
    }
    told
}

/// The undecided of retention are within its fraction, those of every other beside theirs.
fn retention(metrics: &MetricsShown, words: &Words) -> String {
    let told = share(&metrics.retention.stays, words);
    match metrics.retention.learners.undecided.len() {
        0 => told,
        count => format!("{told}, {}", words.say("metrics.undecided_of_them", &[("count", &count.to_string())])),
    }
}

/// `8/10 (80 %, 49–94 %)`: never a percentage alone.
fn share(share: &ShareShown, words: &Words) -> String {
    let counted = format!("{}/{}", share.of, share.all);
    let (Some(rate), Some((low, high))) = (share.rate, share.interval) else { return counted };
    let [rate, low, high] = [rate, low, high].map(|it| format!("{:.0}", it * 100.0));
    let indicative = if share.is_indicative { words.say("metrics.indicative", &[]) } else { String::new() };
    format!("{counted} ({rate} %, {low}–{high} %{indicative})")
}

fn unbooked(metrics: &MetricsShown, words: &Words) -> String {
    let median = match metrics.unbooked.median_days {
        Some(days) => {
            let (days, waiting) = (days.to_string(), metrics.unbooked.unbooked.len().to_string());
            let key = if metrics.unbooked.is_indicative { "metrics.median_indicative" } else { "metrics.median_days" };
            words.say(key, &[("days", &days), ("waiting", &waiting)])
        }
        None => words.say("metrics.nobody_waits", &[]),
    };
    let over = metrics.unbooked.over.iter().map(|(days, share)| format!(">{days}: {}/{}", share.of, share.all));
    std::iter::once(median).chain(over).collect::<Vec<_>>().join(", ")
}

fn reasons(metrics: &MetricsShown, words: &Words) -> String {
    let name = |reason: &Option<String>| match reason {
        Some(reason) => words.find(&format!("reason.{reason}")).unwrap_or(reason).clone(),
        None => words.say("metrics.not_asked", &[]),
    };
    let told = metrics.reasons.iter().filter(|it| it.share.of > 0);
    let mut told = told.map(|it| format!("{} {}/{}", name(&it.reason), it.share.of, it.share.all)).collect::<Vec<_>>();
    if told.is_empty() {
        told.push(words.say("metrics.nobody_lost", &[]));
    }
    let early = metrics.retention.left_early.len();
    if early > 0 {
        told.push(words.say("metrics.left_early", &[("count", &early.to_string())]));
    }
    told.join(", ")
}

fn by_head(amounts: &AmountsShown, words: &Words) -> String {
    let sum = |it: &Sum| format!("{} {}", it.minor, it.currency);
    let each = |key: &str, it: &Option<Sum>| it.as_ref().map(|it| words.say(key, &[("sum", &sum(it))]));
    let parts = [
        Some(sum(&amounts.sum)),
        each("metrics.per_active", &amounts.per_active),
        each("metrics.per_paying", &amounts.per_paying),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
