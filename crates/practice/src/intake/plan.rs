//! What bringing a file in will do, line by line. It is made once, shown, and carried out as it is.

use std::collections::BTreeMap;

use nenrin_domain::{Coded, Day, LearnerId, OriginId, Zone};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::{Flaw, Kind, Line, PersonRow, Reader, Recognised, Sheet};
use nenrin_store::Store;

use super::people;
use super::view::{Doubt, KeptCell, LineProblem};
use crate::derived::{Key, Occurrences};
use crate::whose::Whose;
use crate::{Failure, Work};

/// What will become of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(dead_code, reason = "payments are brought in next")]
pub(super) enum Step {
    /// It cannot be read, and is left out.
    Faulty,
    /// It came in before.
    Known,
    /// It tells nothing that is kept, such as a transfer between accounts.
    PassedOver,
    /// Whose it is only the coach can say; it is left out until then.
    Undecided,
    /// It is nobody's yet, and waits among what came in.
    Waits,
    /// It brings a learner.
    New(LearnerId),
    /// It is that of a learner who is here, or comes with an earlier line, and may tell more of them.
    Of {
        /// The learner.
        learner: LearnerId,
        /// Whether anything comes of it.
        changes: bool,
    },
}

/// What the coach has said of a line that may be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// It is somebody else.
    New,
    /// It is this learner.
    Of(LearnerId),
}

/// A line's step, or what is wrong with it.
pub(super) enum Decided {
    Step(Step),
    Faulty(Vec<Flaw>),
}

/// What will become of a file.
pub(crate) struct Plan {
    /// The number by which it is asked for.
    pub(super) number: u32,
    /// The last act of the practice when it was made; `None` when there was no practice.
    pub(super) after: Option<i64>,
    /// The file's name.
    pub(super) name: String,
    pub(super) sheet: Sheet,
    pub(super) taken_for: Recognised,
    /// Whether a person has said what its columns mean, so that it is remembered.
    pub(super) said: bool,
    pub(super) steps: Vec<Step>,
}

/// What the coach should know of a plan.
#[derive(Default)]
pub(super) struct Notes {
    pub problems: Vec<LineProblem>,
    pub problem_count: u64,
    pub kept: Vec<KeptCell>,
    pub kept_count: u64,
    pub doubts: Vec<Doubt>,
}

/// Notes of one kind that are shown: nobody reads the thousandth.
const SHOWN: usize = 1_000;

/// The identity of a line at its source.
pub(super) struct Identity {
    pub key: Key,
    /// As it is kept in the record of origins.
    pub text: String,
}

impl Identity {
    /// The identity of the record of where a row came from.
    pub fn origin(&self, entity: &str) -> OriginId {
        Key::of("origin").with(self.key.text()).with(entity).timeless()
    }
}

/// Tells the identities of the lines of a file, in their order.
pub(super) struct Identities<'s> {
    source: &'s str,
    seen: Occurrences,
}

impl<'s> Identities<'s> {
    pub fn of(source: &'s str) -> Self {
        Self { source, seen: Occurrences::default() }
    }

    /// The row's id at its source; else its words, and its number among the rows that have the same.
    pub fn next(&mut self, line: &Line<'_>) -> Identity {
        if let Some(id) = line.own_id() {
            return Identity { key: Key::of(self.source).with(id), text: id.to_owned() };
        }
        let words = line.cells().fold(Key::of(self.source), Key::with);
        let key = self.seen.count(words);
        let text = key.text();
        Identity { key, text }
    }
}

/// What is known while the lines of a file are decided.
pub(super) struct Deciding<'s> {
    store: Option<&'s Store>,
    source: &'s str,
    pub today: Day,
    pub choices: &'s BTreeMap<u64, Choice>,
    pub whose: Whose,
    notes: Notes,
}

impl Deciding<'_> {
    /// Whether the row came in before.
    pub fn is_here(&self, identity: &Identity, entity: &str) -> Result<bool, Failure> {
        let Some(store) = self.store else { return Ok(false) };
        Ok(store.origin(self.source, &identity.text, entity)?.is_some())
    }

    pub fn doubt(&mut self, line: u64, row: &PersonRow, those: Vec<LearnerId>) {
        if self.notes.doubts.len() < SHOWN {
            let known = |id: LearnerId| self.whose.here(id).map(|learner| (id, learner.name.clone()));
            let those = those.into_iter().filter_map(known).collect();
            self.notes.doubts.push(Doubt::of(line, row, those));
        }
    }

    /// Remembers the cells that say otherwise than what is known of a learner.
    pub fn keep_cells(&mut self, line: u64, learner: LearnerId, cells: Vec<(&'static str, String, String)>) {
        self.notes.kept_count += cells.len() as u64;
        let free = SHOWN.saturating_sub(self.notes.kept.len());
        let kept = cells.into_iter().take(free);
        let name = self.whose.here(learner).and_then(|learner| learner.name.as_deref());
        self.notes
            .kept
            .extend(kept.map(|(meaning, here, told)| KeptCell::of(line, learner, name, meaning, here, told)));
    }

    fn tell(&mut self, line: u64, reader: &Reader<'_>, flaws: Vec<Flaw>) {
        self.notes.problem_count += flaws.len() as u64;
        let free = SHOWN.saturating_sub(self.notes.problems.len());
        let told = flaws.into_iter().take(free).map(|Flaw { column, kind }: Flaw| {
            let heading = column.map(|place| reader.heading(place).to_owned());
            LineProblem { line, column: heading, kind }
        });
        self.notes.problems.extend(told);
    }
}

/// What a plan is made from.
pub(super) struct Making<'s> {
    pub store: Option<&'s Store>,
    pub zone: Zone,
    pub today: Day,
    pub choices: &'s BTreeMap<u64, Choice>,
    pub work: &'s Work,
}

/// Decides what becomes of every line of a file.
pub(super) fn decide(
    making: &Making<'_>,
    sheet: &Sheet,
    taken_for: &Recognised,
) -> Result<(Vec<Step>, Notes), Failure> {
    let learners = making.store.map(Store::learners).transpose()?.unwrap_or_default();
    let mut deciding = Deciding {
        store: making.store,
        source: taken_for.source,
        today: making.today,
        choices: making.choices,
        whose: Whose::of(learners),
        notes: Notes::default(),
    };
    let reader = Reader::new(sheet, taken_for, making.zone);
    let mut identities = Identities::of(taken_for.source);
    let mut steps = Vec::with_capacity(reader.lines().len());
    for line in reader.lines() {
        making.work.step(1)?;
        let (number, identity) = (line.number(), identities.next(&line));
        let decided = match taken_for.kind {
            Kind::People => people::decide(&mut deciding, line, &identity)?,
            Kind::Payments | Kind::Messages | Kind::Bookings => {
                Decided::Faulty(vec![Flaw { column: None, kind: ProblemKind::Missing }])
            }
        };
        steps.push(match decided {
            Decided::Step(step) => step,
            Decided::Faulty(flaws) => {
                deciding.tell(number, &reader, flaws);
                Step::Faulty
            }
        });
    }
    Ok((steps, deciding.notes))
}

/// The code of a kind of rows.
pub(super) fn code(kind: Kind) -> &'static str {
    kind.as_code()
}
