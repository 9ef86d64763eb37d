//! What the metrics have judged so far, so that after a change only those it touched are judged anew.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, LearnerId, MetricDefinitionId};
use nenrin_insight::metrics::{
    Counted, Definition, Facts, Judged, Look, Metrics, Period, SessionsHeld, SplitBy, StayLength, groups,
    sessions_held, stay_length,
};
use nenrin_store::{Store, Touched};

use super::facts;
use crate::Failure;
use crate::which::Moment;

/// The boards that were asked for last: the cards of the room, which are those of a metric's chart, the people behind one of
/// them, and the groups it is split into.
#[derive(Debug, Default)]
pub(crate) struct Boards(Vec<Board>);

impl Boards {
    const KEPT: usize = 3;

    /// The board that answers `asked` of the practice as it stands at `moment`: one that is kept, with whoever was touched
    /// judged anew; else one that is read from nothing.
    pub(super) fn brought_up(&mut self, asked: Asked, moment: Moment, store: &Store) -> Result<&Board, Failure> {
        let kept = self.kept(moment, |board| board.asked == asked);
        self.bring_up(kept, asked, moment, store)
    }

    /// The same for how long learners stay, which is told of no period: any board will do that is reckoned alike in the end.
    pub(super) fn telling_stays(&mut self, asked: Asked, moment: Moment, store: &Store) -> Result<&Board, Failure> {
        let kept = self.kept(moment, |board| board.asked.ends_like(&asked));
        self.bring_up(kept, asked, moment, store)
    }

    fn kept(&mut self, moment: Moment, suits: impl Fn(&Board) -> bool) -> Option<Board> {
        let at = self.0.iter().position(|board| board.moment == moment && suits(board))?;
        Some(self.0.remove(at))
    }

    fn bring_up(
        &mut self,
        kept: Option<Board>,
        asked: Asked,
        moment: Moment,
        store: &Store,
    ) -> Result<&Board, Failure> {
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

impl Asked {
    fn ends_like(&self, other: &Self) -> bool {
        let last = |asked: &Self| asked.periods.last().map(|it| it.definition.clone());
        self.as_of == other.as_of && self.by == other.by && last(self) == last(other)
    }
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

/// How one person was judged, in the order of the periods, how long they stayed and came, and the groups to which they belong.
#[derive(Debug, Default)]
struct Standing {
    judged: Vec<Judged>,
    stay: Option<StayLength>,
    held: Option<SessionsHeld>,
    groups: Vec<String>,
}

impl Standing {
    fn belongs(&self, group: Option<&str>) -> bool {
        group.is_none_or(|group| self.groups.iter().any(|its| its == group))
    }
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

    /// Looks at somebody once for each definition. What is told of no period is told by the last of them.
    fn standing(&self, mut facts: Facts) -> Standing {
        let mut standing = Standing::default();
        for run in self.asked.periods.chunk_by(|one, next| one.definition == next.definition) {
            let Some(first) = run.first() else { continue };
            let look = Look::at(facts, self.asked.as_of, &first.definition);
            standing.judged.extend(run.iter().map(|it| Judged::of(&look, it.period)));
            (standing.stay, standing.held) = (stay_length(&look), sessions_held(&look));
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

    /// The nine metrics of each period, of those who belong to `group`; of everybody when it is absent.
    pub fn metrics_of(&self, group: Option<&str>) -> Vec<Metrics> {
        self.summed(|it| it.belongs(group))
    }

    /// The first stays of those who belong to `group`; of everybody when it is absent.
    pub fn stays(&self, group: Option<&str>) -> Vec<StayLength> {
        self.everybody().filter(|it| it.belongs(group)).filter_map(|it| it.stay).collect()
    }

    /// How many sessions each of the same has held.
    pub fn sessions_held(&self, group: Option<&str>) -> Vec<SessionsHeld> {
        self.everybody().filter(|it| it.belongs(group)).filter_map(|it| it.held).collect()
    }

    /// How many of those who ever were learners belong to each group.
    pub fn groups(&self) -> BTreeMap<String, usize> {
        let mut sizes = BTreeMap::new();
        for group in self.everybody().filter(|it| it.stay.is_some()).flat_map(|it| &it.groups) {
            *sizes.entry(group.clone()).or_default() += 1;
        }
        sizes
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
