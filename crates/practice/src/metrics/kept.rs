//! The form in which a week lies in the file: figures without words, and the ids of whoever was behind them.
//!
//! It is a form of its own, so that what is said on the wire can change and rows that were written long ago are read as they were. A
//! row names its form. What is added to it later has a usual value where a row lacks it, and what a row has besides is passed over; a
//! field without which the others say something else makes a new form, of which older programs tell that they cannot read it.

use std::collections::BTreeMap;

use nenrin_domain::{Coded, Currency, Metric};
use nenrin_insight::metrics::{Definition, Metrics};
use nenrin_store::{Snapshot, StoreError};
use serde::{Deserialize, Serialize};

use super::board::Reckoned;
use super::figure::Figure;
use super::people::{Part, parts};
use crate::Failure;
use crate::wire::Sum;

/// The newest form that is written and read.
const FORM: u32 = 2;

/// What is kept of a week.
#[derive(Debug)]
pub(super) struct Kept {
    /// What it was reckoned by.
    pub reckoned_by: Definition,
    metrics: BTreeMap<String, Figure>,
}

impl Kept {
    pub fn of(metrics: &Metrics, by: &Reckoned) -> Self {
        let figure = |metric: &Metric| {
            (metric.as_code().to_owned(), Figure::of(*metric, metrics, &by.definition).without_words())
        };
        Self { reckoned_by: by.definition.clone(), metrics: Metric::ALL.iter().map(figure).collect() }
    }

    /// The figure of a metric; `None` of one that was not told then.
    pub fn figure(&self, metric: Metric) -> Option<&Figure> {
        self.metrics.get(metric.as_code())
    }

    /// As it lies in the file.
    pub fn written(&self) -> Result<String, Failure> {
        let figures = self.metrics.iter().map(|(metric, figure)| (metric.clone(), figure.into())).collect();
        written(&Row { form: FORM, reckoned_by: (&self.reckoned_by).into(), metrics: figures })
    }

    /// Reads what is kept of a week.
    pub fn read(snapshot: &Snapshot) -> Result<Self, StoreError> {
        let row: Row = read("figures", &snapshot.figures)?;
        if row.form > FORM {
            return Err(unreadable("figures"));
        }
        // What was written before it was counted how many wait, names them.
        let waiting = || Behind::read(snapshot).map(|behind| behind.count(Metric::Unbooked, Part::CountsNot));
        let figure = |(metric, figure): (String, FigureRow)| Ok((metric, figure.figure(waiting)?));
        Ok(Self {
            reckoned_by: row.reckoned_by.into(),
            metrics: row.metrics.into_iter().map(figure).collect::<Result<_, StoreError>>()?,
        })
    }
}

/// The ids of the learners behind the figures: metric → part → learners.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Behind(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl Behind {
    pub fn of(metrics: &Metrics) -> Self {
        let of = |metric: &Metric| {
            let parts = parts(*metric, metrics).into_iter().map(|(part, people)| {
                let learners = people.iter().filter_map(|person| person.learner).map(|learner| learner.to_string());
                (part.as_code().to_owned(), learners.collect::<Vec<_>>())
            });
            (metric.as_code().to_owned(), parts.filter(|(_, learners)| !learners.is_empty()).collect())
        };
        Self(Metric::ALL.iter().map(of).collect())
    }

    /// As it lies in the file.
    pub fn written(&self) -> Result<String, Failure> {
        written(self)
    }

    /// Reads who was behind the figures of a week.
    pub fn read(snapshot: &Snapshot) -> Result<Self, StoreError> {
        read("people", &snapshot.people)
    }

    /// Who was in each part of a metric.
    pub fn parts(&self, metric: Metric) -> impl Iterator<Item = (&str, &[String])> {
        let parts = self.0.get(metric.as_code()).into_iter().flatten();
        parts.map(|(part, learners)| (part.as_str(), learners.as_slice()))
    }

    fn count(&self, metric: Metric, part: Part) -> u32 {
        let own = self.parts(metric).find(|(code, _)| *code == part.as_code());
        own.map_or(0, |(_, learners)| super::shown::count(learners.len()))
    }
}

/// The figures as they lie in the file.
#[derive(Serialize, Deserialize)]
struct Row {
    #[serde(default = "first_form")]
    form: u32,
    reckoned_by: ReckonedBy,
    metrics: BTreeMap<String, FigureRow>,
}

/// The form of rows that name none.
const fn first_form() -> u32 {
    1
}

#[derive(Serialize, Deserialize)]
struct ReckonedBy {
    grace_days: i64,
    conversion_days: i64,
    recontract_days: i64,
    from_follow_up_days: i64,
    unbooked_over: Vec<u32>,
}

/// A figure; its fields are those of [`Figure`].
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum FigureRow {
    Count { count: u32, people: u32 },
    Share { of: u32, all: u32 },
    Days { twice_median: Option<u32>, waiting: Option<u32>, over: u32, of: u32, all: u32 },
    Reason { reason: Option<String>, of: u32, all: u32, unasked: u32 },
    Amounts { all: Vec<Amount>, learners: u32 },
}

#[derive(Serialize, Deserialize)]
struct Amount {
    minor: i64,
    currency: String,
}

impl From<&Definition> for ReckonedBy {
    fn from(definition: &Definition) -> Self {
        Self {
            grace_days: definition.grace_days,
            conversion_days: definition.conversion_days,
            recontract_days: definition.recontract_days,
            from_follow_up_days: definition.from_follow_up_days,
            unbooked_over: definition.unbooked_over.clone(),
        }
    }
}

impl From<ReckonedBy> for Definition {
    fn from(row: ReckonedBy) -> Self {
        Self {
            grace_days: row.grace_days,
            conversion_days: row.conversion_days,
            recontract_days: row.recontract_days,
            from_follow_up_days: row.from_follow_up_days,
            unbooked_over: row.unbooked_over,
        }
    }
}

impl From<&Figure> for FigureRow {
    fn from(figure: &Figure) -> Self {
        let amount = |sum: &Sum| Amount { minor: sum.minor, currency: sum.currency.clone() };
        match figure.clone() {
            Figure::Count { count, people } => Self::Count { count, people },
            Figure::Share { of, all } => Self::Share { of, all },
            Figure::Days { twice_median, waiting, over, of, all } => {
                Self::Days { twice_median, waiting: Some(waiting), over, of, all }
            }
            Figure::Reason { reason, of, all, unasked } => Self::Reason { reason, of, all, unasked },
            Figure::Amounts { all, learners } => Self::Amounts { all: all.iter().map(amount).collect(), learners },
        }
    }
}

impl FigureRow {
    fn figure(self, count_waiting: impl Fn() -> Result<u32, StoreError>) -> Result<Figure, StoreError> {
        match self {
            // More than all of them is no share.
            Self::Share { of, all } | Self::Days { of, all, .. } | Self::Reason { of, all, .. } if of > all => {
                return Err(unreadable("figures"));
            }
            _ => {}
        }
        Ok(match self {
            Self::Count { count, people } => Figure::Count { count, people },
            Self::Share { of, all } => Figure::Share { of, all },
            Self::Days { twice_median, waiting, over, of, all } => {
                Figure::Days { twice_median, waiting: waiting.map_or_else(count_waiting, Ok)?, over, of, all }
            }
            Self::Reason { reason, of, all, unasked } => Figure::Reason { reason, of, all, unasked },
            Self::Amounts { all, learners } => {
                let all = all.into_iter().map(Amount::sum).collect::<Result<_, StoreError>>()?;
                Figure::Amounts { all, learners }
            }
        })
    }
}

impl Amount {
    fn sum(self) -> Result<Sum, StoreError> {
        // An amount without its currency would be told as another one.
        let currency = Currency::from_code(&self.currency).ok_or_else(|| unreadable("figures"))?;
        Ok(Sum { minor: self.minor, currency: currency.as_code().to_owned() })
    }
}

fn written(row: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(row).map_err(|_| Failure::new(crate::Code::Internal))
}

fn read<'r, T: Deserialize<'r>>(column: &str, json: &'r str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|_| unreadable(column))
}

pub(super) fn unreadable(column: &str) -> StoreError {
    StoreError::Unreadable { column: format!("snapshot.{column}") }
}

#[cfg(test)]
mod tests {
    use super::FigureRow;

    #[test]
    fn more_than_all_of_them_is_no_share() {
        let read = |of, all| FigureRow::Share { of, all }.figure(|| Ok(0));
        assert!(read(2, 2).is_ok() && read(5, 2).is_err());
        assert!(FigureRow::Reason { reason: None, of: 1, all: 0, unasked: 0 }.figure(|| Ok(0)).is_err());
    }
}
