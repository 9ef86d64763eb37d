//! The report of the practice for a month or a year.

use std::collections::BTreeMap;
use std::path::Path;

use nenrin_domain::{Coded as _, Day, Language, Profile};
use nenrin_insight::metrics::Metric;
use nenrin_reports::{Amounts, Definition, Measure, PracticeReport, Words};
use serde::Deserialize;
use ts_rs::TS;

use super::numbers::measured;
use super::{curves, reasons};
use crate::metrics::{
    AmountsShown, CardsView, FractionShown, MetricCard, MetricCards, MetricPeople, MetricsOf, MetricsShown,
    PeriodLength, PeriodWish, PersonLine, definition_on,
};
use crate::papers::{PaperKind, SavedPaper, write};
use crate::shown::Listed;
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Code, Command, Dialog, Failure, Preferences, check};

nenrin_domain::codes! {
    /// Of how long a time a practice's report tells.
    ReportLength {
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

impl From<ReportLength> for PeriodLength {
    fn from(length: ReportLength) -> Self {
        match length {
            ReportLength::Month => Self::Month,
            ReportLength::Year => Self::Year,
        }
    }
}

/// Writes the report of a month or a year; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReport {
    /// How long the period is.
    pub length: Word<ReportLength>,
    /// A day of it.
    pub day: Plain<Day>,
    /// Whether the people behind each number are named.
    pub names: bool,
    /// As what it is written.
    pub kind: Word<PaperKind>,
}

/// Which report is wanted.
#[derive(Debug, Clone, Copy)]
pub struct WantedReport {
    /// How long the period is.
    pub length: ReportLength,
    /// A day of it.
    pub day: Day,
    /// Whether people are named.
    pub names: bool,
    /// Its language.
    pub language: Language,
}

impl Command for SaveReport {
    const NAME: &'static str = "report.save";
    type Output = SavedPaper;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        check::not_after("day", self.day.0, call.today())?;
        let within = nenrin_insight::metrics::Period::around(self.day.0, self.length.0.into());
        let words = Words::of(Preferences::read(call).language.into());
        let (from, to) = (within.from.to_string(), within.last_day().to_string());
        Ok(Some(self.kind.0.named(words, "report.file_name", &[("from", &from), ("to", &to)])))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SavedPaper>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let language = Preferences::read(call).language.into();
        let wanted = WantedReport { length: self.length.0, day: self.day.0, names: self.names, language };
        save_report(call, wanted, self.kind.0, &path).map(Answer::read)
    }
}

/// Writes the report of a month or a year to the file at `path`. Nothing of the practice changes.
///
/// # Errors
/// [`Code::NotAllowed`] for a day ahead, [`Code::LetterMissing`], [`Code::DiskFull`] and others.
pub fn save_report(
    call: &mut Call<'_>,
    wanted: WantedReport,
    kind: PaperKind,
    path: &Path,
) -> Result<SavedPaper, Failure> {
    let paper = report(call, wanted)?.paper();
    write(call, &paper, kind, path)
}

fn report(call: &mut Call<'_>, wanted: WantedReport) -> Result<PracticeReport, Failure> {
    let WantedReport { length, day, names, language } = wanted;
    let today = call.today();
    let day = check::not_after("day", day, today)?;
    let length: Word<PeriodLength> = Word(length.into());
    let cards = MetricCards { length, day: Some(Plain(day)) }.run(call)?.value;
    let (from, to) = (cards.now.from.0, cards.now.to.0);
    let words = Words::of(language);
    // The charts of a year are those of its months.
    let mut charts = curves::of_months(call, to.min(today), words, names)?;
    let within = PeriodWish::Around { length, day: Plain(day) };
    let all = MetricsOf { within, as_of: None, by: None }.run(call)?.value.all;
    let mut measures = Vec::new();
    for card in &cards.cards {
        let people = if names { people(call, card.metric.0, within, words)? } else { Vec::new() };
        let curve = charts.remove(card.metric.0.as_code());
        let told = Measure { curve, people, ..measure(card, &cards, &all) };
        measures.push(if names { told } else { without_words(told) });
    }
    let practice = call.store()?.find::<Profile>(Profile::only())?.map(|profile| profile.name);
    Ok(PracticeReport {
        practice: practice.unwrap_or_default(),
        language,
        made_on: today,
        within: (from, to),
        is_over: cards.now.is_over,
        measures,
        reasons: reasons::told(&all.reasons, names),
        amounts: amounts(&all.revenue.net, &all.revenue.earned),
        definition: definition(call, to.min(today))?,
    })
}

/// The days by which the metrics of a period are reckoned whose last known day is `day`.
fn definition(call: &Call<'_>, day: Day) -> Result<Definition, Failure> {
    let in_force = definition_on(call.store()?, day)?;
    Ok(Definition {
        grace: in_force.grace_days,
        conversion: in_force.conversion_days,
        recontract: in_force.recontract_days,
    })
}

/// A metric without its chart and without people.
fn measure(card: &MetricCard, cards: &CardsView, all: &MetricsShown) -> Measure {
    let mut values = card.values.iter().rev();
    let now = values.next().map_or(nenrin_reports::Measured::Count(0, 0), measured);
    // What goes on is compared with nothing that is over, and what is reckoned otherwise with nothing at all.
    let is_alike = card.breaks.last() != Some(&true);
    let before = values.next().filter(|_| cards.now.is_over && is_alike).map(measured);
    Measure {
        metric: card.metric.0.as_code(),
        now,
        before,
        is_compared: card.change.is_some(),
        undecided: card.undecided,
        excluded: excluded(card.metric.0, all),
        curve: None,
        people: Vec::new(),
    }
}

/// The same without reasons in the coach's own words.
fn without_words(told: Measure) -> Measure {
    let before = told.before.map(reasons::without_words);
    Measure { now: reasons::without_words(told.now), before, ..told }
}

/// How many are left out, by why.
fn excluded(metric: Metric, all: &MetricsShown) -> Vec<(&'static str, u32)> {
    let of = |it: &FractionShown| it.excluded.iter().map(|it| it.why.0.as_code()).collect::<Vec<_>>();
    let codes = match metric {
        Metric::Applications => of(&all.applications),
        Metric::Conversion => of(&all.conversion),
        Metric::Retention => of(&all.retention.learners),
        Metric::Renewal => of(&all.renewal),
        Metric::FollowUps => of(&all.follow_ups),
        Metric::Comebacks => of(&all.comebacks.all),
        Metric::Unbooked => all.unbooked.excluded.iter().map(|(_, why)| why.0.as_code()).collect(),
        Metric::Reasons | Metric::Revenue => Vec::new(),
    };
    let mut counted: BTreeMap<&'static str, u32> = BTreeMap::new();
    codes.into_iter().for_each(|code| *counted.entry(code).or_default() += 1);
    counted.into_iter().collect()
}

fn people(
    call: &mut Call<'_>,
    metric: Metric,
    within: PeriodWish,
    words: Words,
) -> Result<Vec<(&'static str, Vec<String>)>, Failure> {
    let parts = MetricPeople { metric: Word(metric), within, group: None }.run(call)?.value;
    Ok(parts.into_iter().map(|it| (it.part.0.as_code(), names(it.people, words))).collect())
}

/// The names of those who are listed, and how many there are besides.
fn names(people: Listed<PersonLine>, words: Words) -> Vec<String> {
    let name = |line: PersonLine| {
        let known = line.learner.and_then(|it| it.name.or(it.external_id)).or(line.name);
        known.unwrap_or_else(|| words.say("report.part.nameless", &[]))
    };
    let listed = u32::try_from(people.first.len()).unwrap_or(u32::MAX);
    let more = people.total.saturating_sub(listed);
    let besides = (more > 0).then(|| words.say("report.part.more", &[("n", &more.to_string())]));
    people.first.into_iter().map(name).chain(besides).collect()
}

/// What came in and what was earned, one for each currency in which there is either.
fn amounts(received: &[AmountsShown], earned: &[AmountsShown]) -> Vec<Amounts> {
    let mut by_currency: BTreeMap<&str, Amounts> = BTreeMap::new();
    let none = Amounts { received: None, earned: None, each: None };
    for it in received {
        let of = by_currency.entry(&it.sum.currency).or_insert(none);
        (of.received, of.each) = (it.sum.money(), it.per_active.as_ref().and_then(Sum::money));
    }
    for it in earned {
        by_currency.entry(&it.sum.currency).or_insert(none).earned = it.sum.money();
    }
    by_currency.into_values().collect()
}
