//! What the coach should know of a plan: what cannot be read, what stays as it is, and whose rows are in doubt.

use std::borrow::Cow;
use std::collections::HashMap;

use nenrin_domain::{Learner, LearnerId, name_key};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::{Flaw, Reader};

use super::taking::Stands;
use super::view::{Doubt, KeptCell, Somebody};
use crate::whose::{Traits, Whose, real_name};
use crate::wire::Plain;

/// Notes of one kind that are shown: nobody reads the thousandth.
const SHOWN: usize = 1_000;

/// A cell that says otherwise than what is known: what its column means, what is known, what it says.
pub(super) type Kept = (Cow<'static, str>, String, String);

/// A problem of a line.
pub(super) struct LineProblem {
    pub line: u64,
    pub column: Option<String>,
    pub kind: ProblemKind,
    /// How many rows have it: more than one where it is told once for all of them.
    pub rows: u64,
}

#[derive(Default)]
pub(super) struct Notes {
    pub problems: Vec<LineProblem>,
    pub problem_count: u64,
    pub kept: Vec<KeptCell>,
    pub kept_count: u64,
    pub doubts: Vec<Doubt>,
    places: HashMap<String, usize>,
}

impl Notes {
    /// Remembers that it is in doubt whose a row is. Rows that say the same are one doubt.
    pub fn doubt(&mut self, line: u64, traits: Traits<'_>, those: &[LearnerId], whose: &Whose) {
        let who = traits.key();
        if let Some(doubt) = self.places.get(&who).and_then(|place| self.doubts.get_mut(*place)) {
            doubt.rows += 1;
            return;
        }
        if self.doubts.len() >= SHOWN {
            return;
        }
        self.places.insert(who.clone(), self.doubts.len());
        let known = |id: &LearnerId| whose.here(*id).map(one_of_several);
        let perhaps = those.iter().filter_map(known).collect();
        let is_namesake = matches!(those, [one] if whose.here(*one).is_some_and(|one| is_called(one, traits.name)));
        self.doubts.push(Doubt { who, line, rows: 1, says: traits.says(), perhaps, is_namesake });
    }

    /// Remembers the cells that say otherwise than what is known of a learner: by meaning, what is known, what they say. `stands`
    /// tells by meaning which of both stands.
    pub fn keep_cells(&mut self, line: u64, learner: &Somebody, cells: Vec<Kept>, stands: impl Fn(&str) -> Stands) {
        self.kept_count += cells.len() as u64;
        let cell = |(meaning, here, told): Kept| {
            let stands = stands(&meaning);
            KeptCell { line, learner: learner.clone(), meaning, here, told, stands }
        };
        let free = SHOWN.saturating_sub(self.kept.len());
        self.kept.extend(cells.into_iter().take(free).map(cell));
    }

    /// Remembers what is wrong with a line.
    pub fn tell(&mut self, line: u64, reader: &Reader<'_>, flaws: Vec<Flaw>) {
        for Flaw { column, kind } in flaws {
            if self.is_told_of_all(&kind) {
                continue;
            }
            self.problem_count += 1;
            if self.problems.len() < SHOWN {
                let column = column.map(|place| reader.heading(place).to_owned());
                self.problems.push(LineProblem { line, column, kind, rows: 1 });
            }
        }
    }

    /// Counts a column that is not there once more, if that was told of a row before.
    fn is_told_of_all(&mut self, kind: &ProblemKind) -> bool {
        let of_all = |_: &&mut LineProblem| matches!(kind, ProblemKind::NoColumn { .. });
        let told = self.problems.iter_mut().filter(of_all).find(|problem| problem.kind == *kind);
        told.map(|problem| problem.rows += 1).is_some()
    }

    /// Remembers what of the file as a whole could not be followed.
    pub fn tell_all(&mut self, problems: Vec<LineProblem>) {
        self.problem_count += problems.len() as u64;
        let free = SHOWN.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(free));
    }
}

fn is_called(learner: &Learner, name: Option<&str>) -> bool {
    real_name(learner).zip(name).is_some_and(|(here, name)| name_key(here) == name_key(name))
}

/// A learner as the window is told of them.
pub(super) fn somebody(id: LearnerId, name: Option<&str>) -> Somebody {
    Somebody { id: Plain(id), name: name.map(ToOwned::to_owned), reach: None }
}

/// One of several learners, of whom two may bear one name.
pub(super) fn one_of_several(learner: &Learner) -> Somebody {
    let reach = learner.mail.clone().or_else(|| learner.phone.clone());
    Somebody { id: Plain(learner.id), name: learner.name.clone(), reach }
}
