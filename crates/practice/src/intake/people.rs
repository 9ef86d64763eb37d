//! Lines that tell of people: learners, and what they wrote when they applied.

use std::collections::HashMap;

use nenrin_domain::{
    Application, ApplicationState, Channel, Coded as _, Day, FlowVersionId, Id as _, Learner, LearnerId,
};
use nenrin_exchange::intake::{Line, OWN_LIST, PersonRow, Reader};

use super::inbox_people;
use super::notes::somebody;
use super::passed::Passed;
use super::plan::{Choice, Decided, Deciding, Identity, Step};
use super::run::Bringing;
use super::taking::{Blank, Stands, Taken, differing};
use crate::Failure;
use crate::whose::{Fit, Traits, real_name};

/// An application that came in longer ago than this has been answered, one way or the other.
const NEW_DAYS: i64 = 30;

pub(super) const LEARNER: &str = "learner";
pub(super) const APPLICATION: &str = "application";

/// Under which kind of record the origin of a row is kept.
pub(super) const fn entity(row: &PersonRow) -> &'static str {
    if applied(row) { APPLICATION } else { LEARNER }
}

/// Whether a row brings answers that are kept as they were asked, and is not only an entry of a list.
pub(super) const fn applied(row: &PersonRow) -> bool {
    row.submitted.is_some() || !row.answers.is_empty()
}

/// Since when somebody is a learner by a row that was not sent by them: what it says besides asks for nothing.
fn joined(row: &PersonRow, today: Day) -> Option<Day> {
    row.joined_on.filter(|day| row.submitted.is_none() && *day <= today)
}

/// How many lines bring an application that waits for an answer.
pub(super) fn asking(reader: &Reader<'_>, steps: &[Step], today: Day) -> u64 {
    let brings = |step: &Step| matches!(step, Step::New(_) | Step::Of { .. });
    let coming = reader.lines().zip(steps).filter(|(_, step)| brings(step));
    let asks = |row: &PersonRow| applied(row) && joined(row, today).is_none();
    coming.filter_map(|(line, _)| PersonRow::read(line).ok()).filter(asks).count() as u64
}

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    // A row that is known by its number may say now what it did not say before.
    let blank = if line.own_id().is_some() { Blank::IsOffered } else { Blank::Stays };
    let number = line.number();
    let row = match PersonRow::read(line) {
        Ok(row) => row,
        Err(flaws) => return Ok(Decided::Faulty(flaws)),
    };
    if deciding.is_here(identity, entity(&row))? {
        return came_before(deciding, number, &row, identity, blank).map(Decided::Step);
    }
    let new = identity.key.id::<LearnerId>(deciding.today);
    let traits = Traits::from(&row);
    // Our own list says by its numbers who is who.
    let own = identity.text.parse().ok().filter(|id| deciding.source == OWN_LIST && deciding.whose.here(*id).is_some());
    let fit = match (deciding.choices.get(&traits.key()), deciding.whose.fit(traits)) {
        (Some(Choice::Nobody), _) => return Ok(Decided::Step(Step::PassedOver(Passed::NotWanted))),
        // Somebody new came with an earlier line, and this one says the same.
        (Some(Choice::New), Fit::Sure(id)) if deciding.whose.here(id).is_none() => Fit::Sure(id),
        (Some(Choice::New), fit) => {
            let others = fit.those().into_iter().filter(|id| deciding.whose.here(*id).is_some());
            deciding.apart.extend(others.map(|here| (new, here)));
            Fit::Nobody
        }
        (Some(Choice::Of(learner)), _) if deciding.whose.here(*learner).is_some() => Fit::Sure(*learner),
        (None, _) if own.is_some() => own.map_or(Fit::Nobody, Fit::Sure),
        (_, fit) => fit,
    };
    Ok(Decided::Step(match fit {
        Fit::Perhaps(those) => {
            deciding.notes.doubt(number, traits, &those, &deciding.whose);
            Step::Waits
        }
        Fit::Sure(learner) => {
            let more = tells_more(deciding, number, learner, &row);
            Step::Of { learner, changes: more || applied(&row) }
        }
        Fit::Nobody => {
            let described = described(new, &row);
            deciding.whose.add(&described);
            deciding.told.insert(new, described);
            deciding.own.told(new, &row.own);
            Step::New(new)
        }
    }))
}

/// What becomes of a row that came in before. What the coach has changed since stays, unless the row's word is taken.
fn came_before(
    deciding: &mut Deciding<'_>,
    number: u64,
    row: &PersonRow,
    identity: &Identity,
    blank: Blank,
) -> Result<Step, Failure> {
    let Some(store) = deciding.store.filter(|_| !applied(row)) else { return Ok(Step::Known) };
    let origin = store.origin(deciding.source, &identity.text, LEARNER)?;
    let learner = origin.map(|origin| LearnerId::from_uuid(origin.target));
    let Some(here) = learner.and_then(|learner| known(deciding, learner)) else { return Ok(Step::Known) };
    let after = note_differing(deciding, number, &here, row, blank);
    let own = take_own(deciding, number, here.id, row);
    let step = if own || after != here { Step::Takes(here.id) } else { Step::Known };
    deciding.told.insert(here.id, after);
    Ok(step)
}

/// A learner as they are known by now.
fn known(deciding: &Deciding<'_>, learner: LearnerId) -> Option<Learner> {
    deciding.told.get(&learner).or_else(|| deciding.whose.here(learner)).cloned()
}

/// Whether a row tells more of a learner than what is known, also by the lines before it. What it tells tells the rows after
/// it who they are, and what it says otherwise is noted.
fn tells_more(deciding: &mut Deciding<'_>, number: u64, learner: LearnerId, row: &PersonRow) -> bool {
    let Some(here) = known(deciding, learner) else { return false };
    let after = filled(&note_differing(deciding, number, &here, row, Blank::IsFilled), row);
    let taken = take_own(deciding, number, learner, row);
    let more = deciding.own.told(learner, &row.own) || taken || after != here;
    deciding.whose.add(&after);
    deciding.told.insert(learner, after);
    more
}

/// Notes what a row says otherwise than what is known of a learner. Answers the learner with what is taken of it.
fn note_differing(deciding: &mut Deciding<'_>, number: u64, here: &Learner, row: &PersonRow, blank: Blank) -> Learner {
    let taken = deciding.taken;
    let cells = differing(here, row, blank).into_iter().map(|(cell, here, told)| (cell.as_code().into(), here, told));
    // What comes with the file is added at once, and a field of the coach's own not changed any more.
    let is_here = deciding.whose.here(here.id).is_some();
    let own = deciding.own.differing(here.id, &row.own);
    let who = somebody(here.id, here.name.as_deref());
    let stands = |meaning: &str| if taken.has(number, meaning) { Stands::Told } else { Stands::Here };
    deciding.notes.keep_cells(number, &who, cells.collect(), stands);
    deciding.notes.keep_cells(number, &who, own, |meaning| if is_here { stands(meaning) } else { Stands::Fixed });
    taken.taken_by(here.clone(), number, row)
}

/// Takes in what the taken cells of a line say in the coach's own fields. Says whether there are any.
fn take_own(deciding: &mut Deciding<'_>, number: u64, learner: LearnerId, row: &PersonRow) -> bool {
    let (taken, is_here) = (deciding.taken, deciding.whose.here(learner).is_some());
    is_here && deciding.own.take(learner, &row.own, |meaning| taken.has(number, meaning))
}

/// The learners that come with a file, each as all of its lines together tell.
pub(super) fn coming(reader: &Reader<'_>, steps: &[Step], taken: &Taken) -> HashMap<LearnerId, Learner> {
    let mut coming: HashMap<LearnerId, Learner> = HashMap::new();
    for (line, step) in reader.lines().zip(steps) {
        let number = line.number();
        let Ok(row) = PersonRow::read(line) else { continue };
        match *step {
            Step::New(learner) => {
                coming.entry(learner).or_insert_with(|| described(learner, &row));
            }
            Step::Of { learner, .. } => {
                coming
                    .entry(learner)
                    .and_modify(|here| *here = filled(&taken.taken_by(here.clone(), number, &row), &row));
            }
            _ => {}
        }
    }
    coming
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let number = line.number();
    let Ok(row) = PersonRow::read(line) else { return Ok(()) };
    let learner = match step {
        Step::New(learner) => {
            into.add_coming(learner)?;
            learner
        }
        Step::Of { learner, .. } => {
            if into.was_here(learner)? {
                let here: Learner = into.loader.get(learner)?;
                into.loader.change(&filled(&into.taken.taken_by(here, number, &row), &row))?;
                into.take_own(number, learner, &row.own)?;
            }
            learner
        }
        Step::Takes(learner) => {
            let here: Learner = into.loader.get(learner)?;
            into.loader.change(&into.taken.taken_by(here, number, &row))?;
            return into.take_own(number, learner, &row.own);
        }
        Step::Waits => return into.add(&inbox_people::waiting(&row, into.source, identity, into.today)),
        _ => return Ok(()),
    };
    into.enter(learner, row.own.clone())?;
    if applied(&row) {
        let applying = Applying { today: into.today, is_new: matches!(step, Step::New(_)) };
        let application = application(&row, identity, learner, applying, into.flow);
        into.add(&application)?;
        return into.came_from(identity, APPLICATION, application.id);
    }
    into.came_from(identity, LEARNER, learner)
}

/// When an application comes in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Applying {
    pub today: Day,
    /// Whether its person comes with it.
    pub is_new: bool,
}

/// What a row tells as an application.
pub(super) fn application(
    row: &PersonRow,
    identity: &Identity,
    learner: LearnerId,
    Applying { today, is_new }: Applying,
    flow: Option<FlowVersionId>,
) -> Application {
    let joined = joined(row, today);
    let applied_on = row.submitted.map(|(day, _)| day).or(joined).unwrap_or(today);
    // Nobody knows when a row without a day was sent: it waits for an answer only if its person comes with it.
    let fresh = row.submitted.map_or(is_new, |(day, _)| today.since(day) <= NEW_DAYS);
    Application {
        id: identity.key.id(applied_on),
        learner,
        applied_on,
        channel: joined.is_none().then(|| Channel::Form.as_code().to_owned()),
        answers: row.answers.clone(),
        state: match (joined, fresh) {
            (Some(_), _) => ApplicationState::Joined,
            (None, true) => ApplicationState::New,
            (None, false) => ApplicationState::Contacted,
        },
        flow,
    }
}

/// A learner of whom nothing is known but what the row tells.
pub(super) fn described(id: LearnerId, row: &PersonRow) -> Learner {
    let called = row.name.as_deref().or(row.mail.as_deref()).or(row.phone.as_deref()).unwrap_or_default();
    filled(&Learner::named(id, called), row)
}

/// The learner with the row's words where nothing is known yet. What is known stays, and a blank cell tells nothing.
pub(super) fn filled(here: &Learner, row: &PersonRow) -> Learner {
    let fill = |here: &Option<String>, told: &Option<String>| here.clone().or_else(|| told.clone());
    let mut tags = here.tags.clone();
    tags.extend(row.tags.iter().cloned());
    tags.sort();
    tags.dedup();
    Learner {
        name: real_name(here).map(ToOwned::to_owned).or_else(|| row.name.clone()).or_else(|| here.name.clone()),
        kana: fill(&here.kana, &row.kana),
        mail: fill(&here.mail, &row.mail),
        phone: fill(&here.phone, &row.phone),
        line: fill(&here.line, &row.line),
        concern: fill(&here.concern, &row.concern),
        source: fill(&here.source, &row.source),
        risk_notes: fill(&here.risk_notes, &row.risk_notes),
        joined_on: here.joined_on.or(row.joined_on),
        birthday: here.birthday.or(row.birthday),
        language: here.language.or(row.language),
        preferred_channel: here.preferred_channel.or(row.preferred_channel),
        cadence_days: here.cadence_days.or(row.cadence_days),
        session_price: here.session_price.or(row.session_price),
        plan_kind: here.plan_kind.or(row.plan_kind),
        tags,
        ..here.clone()
    }
}

impl<'r> From<&'r PersonRow> for Traits<'r> {
    fn from(row: &'r PersonRow) -> Self {
        Self {
            mail: row.mail.as_deref(),
            phone: row.phone.as_deref(),
            line: row.line.as_deref(),
            name: row.name.as_deref(),
            kana: row.kana.as_deref(),
            ..Self::default()
        }
    }
}
