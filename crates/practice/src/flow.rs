//! The coach's own steps from application to what comes after the end.

use std::collections::BTreeSet;

use nenrin_domain::{FlowStep, FlowVersion, FlowVersionId};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Call, Command, Failure};

/// Steps a flow may have.
const STEPS: std::ops::RangeInclusive<usize> = 1..=20;
/// Characters the name of a step may have.
const NAME: usize = 60;

/// The version under which a record is made now; `None` while the coach has changed nothing.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn current(store: &Store) -> Result<Option<FlowVersionId>, Failure> {
    Ok(store.newest_flow()?.map(|version| version.id))
}

/// Asks for the steps as they are now.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FlowView {}

/// One step.
#[derive(Debug, Serialize, TS)]
pub struct FlowStepView {
    /// Stable key.
    pub key: String,
    /// The coach's name for it; empty for a default step, whose name follows the language.
    pub name: String,
    /// Codes of the fields that are asked for at this step.
    pub asks: Vec<String>,
    /// Codes of the fields that can be asked for at this step.
    pub can_ask: Vec<String>,
}

impl Command for FlowView {
    const NAME: &'static str = "flow.view";
    type Output = Vec<FlowStepView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<FlowStepView>>, Failure> {
        Ok(Answer::read(views(steps(call.store()?)?)))
    }
}

/// Changes the steps. What was recorded before keeps the version it was recorded under.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFlow {
    /// The steps in order, 1 to 20.
    pub steps: Vec<StepWish>,
}

/// A step as the coach wishes it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StepWish {
    /// Key of a step the flow has, or of a default one; null for a new step.
    pub key: Option<String>,
    /// Its name; may be empty for the default steps only, whose name then follows the language.
    pub name: String,
    /// Codes of the fields to ask for.
    pub asks: Vec<String>,
}

impl Command for SaveFlow {
    const NAME: &'static str = "flow.save";
    type Output = Vec<FlowStepView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<FlowStepView>>, Failure> {
        self.check(&steps(call.store()?)?)?;
        let done = call.act(&Act::new(Self::NAME, call.now()), |writer| {
            let steps: Vec<_> = self.steps.into_iter().map(|step| step.written(writer)).collect();
            let version = FlowVersion { id: writer.mint(), made_at: writer.at(), steps };
            writer.add(&version)?;
            Ok(views(version.steps))
        })?;
        Ok(done.into())
    }
}

impl SaveFlow {
    fn check(&self, now: &[FlowStep]) -> Result<(), Failure> {
        if !STEPS.contains(&self.steps.len()) {
            return Err(Failure::not_allowed("steps", "1_to_20"));
        }
        let mut seen = BTreeSet::new();
        for step in &self.steps {
            let key = step.key.as_deref();
            if key.is_some_and(|key| !seen.insert(key)) {
                return Err(Failure::not_allowed("key", "twice"));
            }
            let is_default = key.is_some_and(|key| FlowVersion::DEFAULT_STEPS.contains(&key));
            if key.is_some_and(|key| !is_default && !now.iter().any(|step| step.key == key)) {
                return Err(Failure::not_allowed("key", "unknown"));
            }
            let characters = step.name.trim().chars().count();
            if characters > NAME || characters == 0 && !is_default {
                return Err(Failure::not_allowed("name", "1_to_60"));
            }
            let can_ask = FlowStep::can_ask(key.unwrap_or_default());
            if step.asks.iter().any(|field| !can_ask.contains(&field.as_str())) {
                return Err(Failure::not_allowed("asks", "unknown"));
            }
        }
        Ok(())
    }
}

impl StepWish {
    fn written(self, writer: &Writer<'_>) -> FlowStep {
        // A new step's key only has to differ from every key there ever was.
        let key = self.key.unwrap_or_else(|| writer.mint::<FlowVersionId>().to_string());
        let asks: BTreeSet<_> = self.asks.into_iter().collect();
        FlowStep { key, name: self.name.trim().to_owned(), asks: asks.into_iter().collect() }
    }
}

fn steps(store: &Store) -> Result<Vec<FlowStep>, Failure> {
    Ok(store.newest_flow()?.map_or_else(FlowVersion::default_steps, |version| version.steps))
}

fn views(steps: Vec<FlowStep>) -> Vec<FlowStepView> {
    let view = |FlowStep { key, name, asks }: FlowStep| {
        let can_ask = FlowStep::can_ask(&key).iter().map(|&field| field.to_owned()).collect();
        FlowStepView { key, name, asks, can_ask }
    };
    steps.into_iter().map(view).collect()
}
