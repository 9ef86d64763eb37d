//! What the metrics have judged so far, so that after a change only those it touched are judged anew.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, LearnerId};
use nenrin_insight::metrics::{Definition, Facts, Judged, Look, Metrics, Period, SplitBy, groups};
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
pub(crate) struct Board {
    asked: Asked,
    /// How the practice stood when they were judged.
    moment: Moment,
    learners: BTreeMap<LearnerId, Standing>,
    /// Those who came to a trial and are known by name only.
    nameless: Vec<Standing>,
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
    /// The periods.
    pub periods: Vec<Period>,
    /// What the metrics are reckoned by.
    pub definition: Definition,
    /// What they are split by.
    pub by: Option<SplitBy>,
}

/// How one person was judged, in the order of the periods, and the groups to which they belong.
#[derive(Debug)]
struct Standing {
    judged: Vec<Judged>,
    groups: Vec<String>,
}

impl Board {
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
        let mut board = Self {
            asked,
            moment,
            learners: BTreeMap::new(),
            nameless: Vec::new(),
            stale: BTreeSet::new(),
            are_trials_stale: true,
        };
        for facts in store.facts_of_everybody()? {
            let learner = facts.history.learner.id;
            let standing = board.standing(facts::of_learner(facts));
            board.learners.insert(learner, standing);
        }
        Ok(board)
    }

    fn judge(&mut self, store: &Store) -> Result<(), Failure> {
        for learner in std::mem::take(&mut self.stale) {
            match store.find::<nenrin_domain::Learner>(learner)? {
                Some(_) => {
                    let standing = self.standing(facts::of_learner(store.facts_of(learner)?));
                    self.learners.insert(learner, standing);
                }
                None => _ = self.learners.remove(&learner),
            }
        }
        if std::mem::take(&mut self.are_trials_stale) {
            let trials = store.trials_of_nobody()?.into_iter();
            self.nameless = trials.map(|trial| self.standing(facts::of_nobody(trial))).collect();
        }
        Ok(())
    }

    fn standing(&self, facts: Facts) -> Standing {
        let look = Look::at(facts, self.asked.as_of, &self.asked.definition);
        Standing {
            judged: self.asked.periods.iter().map(|period| Judged::of(&look, *period)).collect(),
            groups: self.asked.by.map(|by| groups(&look, by)).unwrap_or_default(),
        }
    }

    fn heed(&mut self, touched: &Touched, moment: Moment) {
        self.moment = moment;
        self.stale.extend(&touched.learners);
        self.are_trials_stale |= touched.entities.contains("trial");
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
