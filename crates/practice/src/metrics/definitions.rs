//! What the metrics are reckoned by: versions, each valid from a day on, of which none is ever changed.

use nenrin_domain::{Day, Instant, MetricDefinition, MetricDefinitionId};
use nenrin_insight::metrics::{Definition, Period};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Reckoned;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// The longest of the spans, in days: a year; for coming back two.
const DAYS: u32 = 365;
const DAYS_TO_COME_BACK: u32 = 730;

/// The most thresholds of days without a booking.
const THRESHOLDS: usize = 3;

/// The parameters of the metrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Days after the end of a contract within which the next one is still a renewal.
    pub grace_days: u32,
    /// Days after a trial within which a first paid contract counts (M2).
    pub conversion_days: u32,
    /// Days after an exit within which a new contract counts (M8).
    pub recontract_days: u32,
    /// Days before a new contract within which a logged contact makes it one "from follow-up" (M8).
    pub from_follow_up_days: u32,
    /// Days without a next booking over which learners are counted (M5), rising: 1 to 3 of them.
    pub unbooked_over: Vec<u32>,
}

/// Asks for all versions of the definition.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricDefinitions {}

/// All versions of the definition.
#[derive(Debug, Serialize, TS)]
pub struct MetricDefinitionsView {
    /// The parameters that hold today.
    pub now: Parameters,
    /// The parameters of a practice that has changed nothing.
    pub built_in: Parameters,
    /// The versions, the newest first.
    pub versions: Vec<DefinitionVersion>,
}

/// A version.
#[derive(Debug, Serialize, TS)]
pub struct DefinitionVersion {
    /// Identity.
    pub id: Plain<MetricDefinitionId>,
    /// The first day on which it holds.
    pub valid_from: Plain<Day>,
    /// The day on which it was made.
    pub made_on: Plain<Day>,
    /// Why.
    pub note: String,
    /// Its parameters.
    pub parameters: Parameters,
    /// Whether it holds today.
    pub holds: bool,
}

impl Command for MetricDefinitions {
    const NAME: &'static str = "metrics.definitions";
    type Output = MetricDefinitionsView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<MetricDefinitionsView>, Failure> {
        let (versions, today, zone) = (call.store()?.metric_definitions()?, call.today(), call.zone());
        let now = MetricDefinition::on(&versions, today);
        let shown = |it: &MetricDefinition| DefinitionVersion {
            id: Plain(it.id),
            valid_from: Plain(it.valid_from),
            made_on: Plain(it.made_at.day(zone)),
            note: it.note.clone(),
            parameters: Parameters::of(it),
            holds: now.is_some_and(|now| now.id == it.id),
        };
        Ok(Answer::read(MetricDefinitionsView {
            now: now.map_or_else(Parameters::built_in, Parameters::of),
            built_in: Parameters::built_in(),
            versions: versions.iter().rev().map(shown).collect(),
        }))
    }
}

/// Makes a new version of the definition. What was told under an earlier one, and the periods that end before it is valid, stay.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMetricDefinition {
    /// The parameters.
    pub parameters: Parameters,
    /// The first day on which it holds.
    pub valid_from: Plain<Day>,
    /// Why it is changed.
    pub note: String,
}

impl Command for SaveMetricDefinition {
    const NAME: &'static str = "metrics.save_definition";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        self.parameters.check()?;
        let note = check::required("note", &self.note, check::TEXT)?;
        let (valid_from, now) = (self.valid_from.0, call.now());
        let done = call.act(&Act::new(Self::NAME, now), |writer| {
            let held = MetricDefinition::on(&writer.metric_definitions()?, valid_from).map(Parameters::of);
            if held.unwrap_or_else(Parameters::built_in) == self.parameters {
                return Err(Failure::not_allowed("parameters", "nothing_changed"));
            }
            let version = self.parameters.version(writer.mint(), valid_from, now, note);
            Ok::<_, Failure>(writer.add(&version)?)
        })?;
        Ok(done.into())
    }
}

impl Parameters {
    fn of(version: &MetricDefinition) -> Self {
        Self {
            grace_days: version.grace_days,
            conversion_days: version.conversion_days,
            recontract_days: version.recontract_days,
            from_follow_up_days: version.from_follow_up_days,
            unbooked_over: version.unbooked_over.clone(),
        }
    }

    fn built_in() -> Self {
        Self::from(&Definition::default())
    }

    fn version(self, id: MetricDefinitionId, valid_from: Day, made_at: Instant, note: String) -> MetricDefinition {
        MetricDefinition {
            id,
            valid_from,
            made_at,
            grace_days: self.grace_days,
            conversion_days: self.conversion_days,
            recontract_days: self.recontract_days,
            from_follow_up_days: self.from_follow_up_days,
            unbooked_over: self.unbooked_over,
            note,
        }
    }

    /// Refuses spans that are too long, and thresholds that do not rise.
    pub(super) fn check(&self) -> Result<(), Failure> {
        for (field, days) in [
            ("grace_days", self.grace_days),
            ("conversion_days", self.conversion_days),
            ("from_follow_up_days", self.from_follow_up_days),
        ] {
            if days > DAYS {
                return Err(Failure::not_allowed(field, "0_to_365"));
            }
        }
        if self.recontract_days > DAYS_TO_COME_BACK {
            return Err(Failure::not_allowed("recontract_days", "0_to_730"));
        }
        let over = &self.unbooked_over;
        if over.is_empty() || over.len() > THRESHOLDS || over.iter().any(|days| !(1..=DAYS).contains(days)) {
            return Err(Failure::not_allowed("unbooked_over", "thresholds_1_to_365"));
        }
        if !over.is_sorted_by(|one, next| one < next) {
            return Err(Failure::not_allowed("unbooked_over", "rising"));
        }
        Ok(())
    }

    /// As the metrics are reckoned by them.
    pub(super) fn definition(&self) -> Definition {
        Definition {
            grace_days: self.grace_days.into(),
            conversion_days: self.conversion_days.into(),
            recontract_days: self.recontract_days.into(),
            from_follow_up_days: self.from_follow_up_days.into(),
            unbooked_over: self.unbooked_over.clone(),
        }
    }
}

impl From<&Definition> for Parameters {
    fn from(definition: &Definition) -> Self {
        let days = |days: i64| u32::try_from(days).unwrap_or(u32::MAX);
        Self {
            grace_days: days(definition.grace_days),
            conversion_days: days(definition.conversion_days),
            recontract_days: days(definition.recontract_days),
            from_follow_up_days: days(definition.from_follow_up_days),
            unbooked_over: definition.unbooked_over.clone(),
        }
    }
}

/// What each of `periods` is reckoned by: the version that is valid on its last day of which anything is known at the end of `as_of`.
pub(super) fn in_force(store: &Store, periods: &[Period], as_of: Day) -> Result<Vec<Reckoned>, Failure> {
    let versions = store.metric_definitions()?;
    Ok(periods.iter().map(|period| reckoned(&versions, *period, as_of)).collect())
}

/// The parameters that hold on a day.
pub(crate) fn definition_on(store: &Store, day: Day) -> Result<Definition, Failure> {
    let versions = store.metric_definitions()?;
    Ok(MetricDefinition::on(&versions, day).map(Definition::from).unwrap_or_default())
}

/// What one period is reckoned by.
pub(super) fn in_force_for(store: &Store, period: Period, as_of: Day) -> Result<Reckoned, Failure> {
    Ok(reckoned(&store.metric_definitions()?, period, as_of))
}

fn reckoned(versions: &[MetricDefinition], period: Period, as_of: Day) -> Reckoned {
    let version = MetricDefinition::on(versions, period.last_day().min(as_of));
    let definition = version.map(Definition::from).unwrap_or_default();
    Reckoned { period, definition, version: version.map(|it| it.id) }
}
