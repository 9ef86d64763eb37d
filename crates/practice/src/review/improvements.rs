//! Improvements (改善): what the practice tries next, by which number it will be told, and what came of it.

use nenrin_domain::{Day, Improvement, ImprovementId, ImprovementResult, Metric};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::begun;
use super::reviewed::Reviewed;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// The most that one review ends with: more is not done.
const MOST: usize = 3;

/// An improvement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImprovementLine {
    /// Identity.
    pub id: Plain<ImprovementId>,
    /// What is believed.
    pub hypothesis: String,
    /// What is done otherwise.
    pub change: String,
    /// Since when.
    pub started_on: Plain<Day>,
    /// The metric that should show it.
    pub metric: Option<Word<Metric>>,
    /// When it is to be looked at again.
    pub review_on: Option<Plain<Day>>,
    /// Whether that day has come and nobody has said what came of it.
    pub is_due: bool,
    /// Whether it was decided upon in this review.
    pub is_new: bool,
    /// Whether it was said in this review what came of it.
    pub is_looked_at: bool,
    /// What came of it; `null` while it is tried.
    pub result: Option<Word<ImprovementResult>>,
    /// What was learned.
    pub learned: Option<String>,
    /// When it was brought to an end.
    pub closed_on: Option<Plain<Day>>,
}

/// The improvements that were tried when a review was held, and those that were begun or brought to an end in it: those that are due
/// first.
pub(super) fn lines(store: &Store, today: Day, which: &Reviewed) -> Result<Vec<ImprovementLine>, Failure> {
    let (since, until) = which.held_within();
    let is_shown = |it: &Improvement| {
        let was_tried = it.started_on <= until && it.closed_on.is_none_or(|day| day >= since);
        was_tried || which.is_of_it(it)
    };
    let mut lines: Vec<_> = store.improvements()?.into_iter().filter(is_shown).collect();
    lines.sort_by_key(|it| (it.closed_on.is_some(), it.review_on.is_none(), it.review_on, it.started_on, it.id));
    Ok(lines.into_iter().map(|it| ImprovementLine::on(today, which, it)).collect())
}

impl ImprovementLine {
    fn on(today: Day, which: &Reviewed, it: Improvement) -> Self {
        let (since, until) = which.held_within();
        Self {
            id: Plain(it.id),
            is_due: it.closed_on.is_none() && it.review_on.is_some_and(|day| day <= today),
            is_new: which.is_of_it(&it),
            is_looked_at: it.closed_on.is_some_and(|day| since <= day && day <= until),
            hypothesis: it.hypothesis,
            change: it.change,
            started_on: Plain(it.started_on),
            metric: it.metric.map(Word),
            review_on: it.review_on.map(Plain),
            result: it.result.map(Word),
            learned: it.learned,
            closed_on: it.closed_on.map(Plain),
        }
    }
}

/// What is to be tried.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImprovementFields {
    /// What is believed.
    pub hypothesis: String,
    /// What is done otherwise.
    pub change: String,
    /// The metric that should show it.
    pub metric: Option<Word<Metric>>,
    /// When it is to be looked at again; after today, but for a day that stands already.
    pub review_on: Option<Plain<Day>>,
}

/// Decides upon a move for the next week. The review is begun when it was not, and ends with three at most. Answers its identity.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddImprovement {
    /// What is to be tried.
    pub fields: ImprovementFields,
}

impl Command for AddImprovement {
    const NAME: &'static str = "improvement.add";
    type Output = Plain<ImprovementId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ImprovementId>>, Failure> {
        let today = call.today();
        let wanted = self.fields.told()?;
        wanted.is_ahead(today)?;
        let act = Act::new(Self::NAME, call.now()).about("name", wanted.change.clone());
        let done = call.act(&act, |writer| {
            let review = begun(writer, today)?.id;
            let of_it = writer.improvements()?.iter().filter(|it| it.review == Some(review)).count();
            if of_it >= MOST {
                return Err(Failure::not_allowed("change", &format!("at_most_{MOST}")));
            }
            let improvement = Improvement {
                id: writer.mint(),
                review: Some(review),
                hypothesis: wanted.hypothesis.clone(),
                change: wanted.change.clone(),
                started_on: today,
                metric: wanted.metric,
                review_on: wanted.review_on,
                result: None,
                learned: None,
                closed_on: None,
            };
            writer.add(&improvement)?;
            Ok(Plain(improvement.id))
        })?;
        Ok(done.into())
    }
}

/// Says otherwise what is tried, while nobody has said what came of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeImprovement {
    /// The improvement.
    pub improvement: Plain<ImprovementId>,
    /// What is to be tried.
    pub fields: ImprovementFields,
}

impl Command for ChangeImprovement {
    const NAME: &'static str = "improvement.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (today, wanted) = (call.today(), self.fields.told()?);
        let act = Act::new(Self::NAME, call.now()).about("name", wanted.change.clone());
        let done = call.act(&act, |writer| {
            let before = open_one(writer, self.improvement.0)?;
            // A day that has come stays until another one is chosen.
            if wanted.review_on != before.review_on {
                wanted.is_ahead(today)?;
            }
            let Told { hypothesis, change, metric, review_on } = wanted.clone();
            Ok::<_, Failure>(writer.put(&Improvement { hypothesis, change, metric, review_on, ..before })?)
        })?;
        Ok(done.into())
    }
}

/// Brings an improvement to an end, with what came of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseImprovement {
    /// The improvement.
    pub improvement: Plain<ImprovementId>,
    /// What came of it.
    pub result: Word<ImprovementResult>,
    /// What was learned.
    pub learned: Option<String>,
}

impl Command for CloseImprovement {
    const NAME: &'static str = "improvement.close";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (result, closed_on) = (Some(self.result.0), Some(call.today()));
        let learned = check::optional("learned", self.learned.as_deref(), check::LINE)?;
        let change = call.store()?.get::<Improvement>(self.improvement.0)?.change;
        let act = Act::new(Self::NAME, call.now()).about("name", change);
        let done = call.act(&act, |writer| {
            let before = open_one(writer, self.improvement.0)?;
            let learned = learned.clone();
            Ok::<_, Failure>(writer.put(&Improvement { result, learned, closed_on, ..before })?)
        })?;
        Ok(done.into())
    }
}

#[derive(Clone)]
struct Told {
    hypothesis: String,
    change: String,
    metric: Option<Metric>,
    review_on: Option<Day>,
}

impl ImprovementFields {
    fn told(&self) -> Result<Told, Failure> {
        Ok(Told {
            hypothesis: check::required("hypothesis", &self.hypothesis, check::LINE)?,
            change: check::required("change", &self.change, check::LINE)?,
            metric: self.metric.map(|metric| metric.0),
            review_on: check::plain(self.review_on),
        })
    }
}

impl Told {
    /// What is tried today shows tomorrow at the earliest.
    fn is_ahead(&self, today: Day) -> Result<(), Failure> {
        let ahead = |day| check::not_before("review_on", day, today.plus(1));
        self.review_on.map(ahead).transpose().map(drop)
    }
}

fn open_one(store: &Store, id: ImprovementId) -> Result<Improvement, Failure> {
    let improvement: Improvement = store.get(id)?;
    let is_open = improvement.closed_on.is_none();
    if is_open { Ok(improvement) } else { Err(Failure::not_allowed("improvement", "closed")) }
}
