//! What the coach should know of a plan: what cannot be read, what stays as it is, and whose rows are in doubt.

use std::borrow::Cow;
use std::collections::HashMap;

use nenrin_domain::{Learner, LearnerId};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::{Flaw, Reader};

use super::taking::Stands;
use super::view::{Doubt, KeptCell, Somebody};
use crate::whose::{Traits, Whose};
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
        self.doubts.push(Doubt { who, line, rows: 1, says: traits.says(), perhaps });
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
        self.problem_count += flaws.len() as u64;
        let free = SHOWN.saturating_sub(self.problems.len());
        let told = flaws.into_iter().take(free).map(|Flaw { column, kind }: Flaw| {
            let column = column.map(|place| reader.heading(place).to_owned());
            LineProblem { line, column, kind }
        });
        self.problems.extend(told);
    }

    /// Remembers what of the file as a whole could not be followed.
    pub fn tell_all(&mut self, problems: Vec<LineProblem>) {
        self.problem_count += problems.len() as u64;
        let free = SHOWN.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(free));
    }
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
