//! What the metrics have judged so far, so that after a change only those it touched are judged anew.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, LearnerId, MetricDefinitionId};
use nenrin_insight::metrics::{Counted, Definition, Facts, Judged, Look, Metrics, Period, SplitBy, groups};
use nenrin_store::{Store, Touched};

use super::facts;
use crate::Failure;
use crate::which::Moment;

/// The boards that were asked for last: the cards of the room, and the people behind one of them.
#[derive(Debug, Default)]
pub(crate) struct Boards(Vec<Board>);

impl Boards {
    const KEPT: usize = 2;

    /// The board that answers `asked` of the practice as it stands at `moment`: one that is kept, with whoever was touched
    /// judged anew; else one that is read from nothing.
    pub(super) fn brought_up(&mut self, asked: Asked, moment: Moment, store: &Store) -> Result<&Board, Failure> {
        let kept = self.0.iter().position(|board| board.moment == moment && board.asked == asked);
        let kept = kept.map(|at| self.0.remove(at));
        // A board that could not be read to its end is let go.
        let board = Board::brought_up(kept, asked, moment, store)?;
        self.0.truncate(Self::KEPT - 1);
        self.0.insert(0, board);
        self.0.first().ok_or_else(|| Failure::new(crate::Code::Internal))
    }

    /// Notes that an act after which the practice stands at `moment` touched these. Where it touched more than are listed, all are
    /// read anew.
    pub fn heed(&mut self, touched: &Touched, moment: Moment) {
        if touched.many_learners {
            self.0.clear();
        }
        self.0.iter_mut().for_each(|board| board.heed(touched, moment));
    }
}

/// The judgements of all learners for some periods, as known on a day.
#[derive(Debug)]
pub(super) struct Board {
    asked: Asked,
    /// How the practice stood when they were judged.
    moment: Moment,
    learners: BTreeMap<LearnerId, Standing>,
    /// Those who came to a trial and are known by name only.
    nameless: Vec<Standing>,
    /// What all of them come to in numbers, in the order of the periods.
    counted: Vec<Counted>,
    /// Who was touched since.
    stale: BTreeSet<LearnerId>,
    /// Whether a trial was touched since.
    are_trials_stale: bool,
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The last day of which anything is known.
    pub as_of: Day,
    /// The periods, each with what it is reckoned by.
    pub periods: Vec<Reckoned>,
    /// What they are split by.
    pub by: Option<SplitBy>,
}

/// A period and what its metrics are reckoned by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reckoned {
    /// The period.
    pub period: Period,
    /// The parameters.
    pub definition: Definition,
    /// The version they are from; `None` for the built-in ones.
    pub version: Option<MetricDefinitionId>,
}

/// How one person was judged, in the order of the periods, and the groups to which they belong.
#[derive(Debug)]
struct Standing {
    judged: Vec<Judged>,
    groups: Vec<String>,
}

impl Board {
    /// What was asked, of the practice as it stands, kept nowhere.
    pub fn once(asked: Asked, moment: Moment, store: &Store) -> Result<Self, Failure> {
        Self::brought_up(None, asked, moment, store)
    }

    fn brought_up(kept: Option<Self>, asked: Asked, moment: Moment, store: &Store) -> Result<Self, Failure> {
        store.at_one_moment(|store| {
            let mut board = match kept {
                Some(board) => board,
                None => Self::of_everybody(asked, moment, store)?,
            };
            board.judge(store)?;
            Ok(board)
        })
    }

    fn of_everybody(asked: Asked, moment: Moment, store: &Store) -> Result<Self, Failure> {
        let counted = asked.periods.iter().map(|_| Counted::default()).collect();
        let mut board = Self {
            asked,
            counted,
            moment,
            learners: BTreeMap::new(),
            nameless: Vec::new(),
            stale: BTreeSet::new(),
            are_trials_stale: true,
        };
        for facts in store.facts_of_everybody()? {
            let learner = facts.history.learner.id;
            let standing = board.standing(facts::of_learner(facts));
            board.put(learner, Some(standing));
        }
        Ok(board)
    }

    fn judge(&mut self, store: &Store) -> Result<(), Failure> {
        for learner in std::mem::take(&mut self.stale) {
            let standing = match store.find::<nenrin_domain::Learner>(learner)? {
                Some(_) => Some(self.standing(facts::of_learner(store.facts_of(learner)?))),
                None => None,
            };
            self.put(learner, standing);
        }
        if std::mem::take(&mut self.are_trials_stale) {
            for before in std::mem::take(&mut self.nameless) {
                self.count(&before, Counted::take_out);
            }
            for trial in store.trials_of_nobody()? {
                let standing = self.standing(facts::of_nobody(trial));
                self.count(&standing, Counted::add);
                self.nameless.push(standing);
            }
        }
        Ok(())
    }

    /// Lets a learner stand so from now on; `None` for one who is not there any more.
    fn put(&mut self, learner: LearnerId, standing: Option<Standing>) {
        if let Some(before) = self.learners.remove(&learner) {
            self.count(&before, Counted::take_out);
        }
        if let Some(now) = standing {
            self.count(&now, Counted::add);
            self.learners.insert(learner, now);
        }
    }

    fn count(&mut self, standing: &Standing, turn: fn(&mut Counted, &Judged)) {
        self.counted.iter_mut().zip(&standing.judged).for_each(|(counted, judged)| turn(counted, judged));
    }

    /// Looks at somebody once for each definition.
    fn standing(&self, mut facts: Facts) -> Standing {
        let mut standing = Standing { judged: Vec::with_capacity(self.asked.periods.len()), groups: Vec::new() };
        for run in self.asked.periods.chunk_by(|one, next| one.definition == next.definition) {
            let Some(first) = run.first() else { continue };
            let look = Look::at(facts, self.asked.as_of, &first.definition);
            standing.judged.extend(run.iter().map(|it| Judged::of(&look, it.period)));
            standing.groups = self.asked.by.map(|by| groups(&look, by)).unwrap_or_default();
            // What was known on a day is known on it, cut off a second time.
            facts = look.facts;
        }
        standing
    }

    fn heed(&mut self, touched: &Touched, moment: Moment) {
        self.moment = moment;
        self.stale.extend(&touched.learners);
        self.are_trials_stale |= touched.entities.contains("trial");
    }

    /// The same as numbers alone, which are kept and follow whoever is judged anew: nothing is summed when they are asked for.
    pub fn counted(&self) -> &[Counted] {
        &self.counted
    }

    /// The nine metrics of each period, of everybody.
    pub fn metrics(&self) -> Vec<Metrics> {
        self.summed(|_| true)
    }

    /// The nine metrics of each period for each group, in the order of their names. Whoever belongs to none is in none.
    pub fn split(&self) -> BTreeMap<String, Vec<Metrics>> {
        let all: BTreeSet<&String> = self.everybody().flat_map(|it| &it.groups).collect();
        all.into_iter().map(|group| (group.clone(), self.summed(|it| it.groups.contains(group)))).collect()
    }

    fn summed(&self, belongs: impl Fn(&Standing) -> bool) -> Vec<Metrics> {
        let of = |at: usize| Metrics::of(self.everybody().filter(|it| belongs(it)).filter_map(|it| it.judged.get(at)));
        (0..self.asked.periods.len()).map(of).collect()
    }

    fn everybody(&self) -> impl Iterator<Item = &Standing> {
        self.learners.values().chain(&self.nameless)
    }
}
