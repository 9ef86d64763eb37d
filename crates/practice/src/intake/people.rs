//! Lines that tell of people: learners, and what they wrote when they applied.

use std::collections::HashMap;

use nenrin_domain::{Application, ApplicationState, Channel, Coded as _, Day, FlowVersionId, Learner, LearnerId};
use nenrin_exchange::intake::{Line, OWN_LIST, PersonRow, Reader};

use super::inbox_people;
use super::notes::{Kept, somebody};
use super::passed::Passed;
use super::plan::{Choice, Decided, Deciding, Identity, Step};
use super::run::Bringing;
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

/// Whether a row is an application and not only an entry of a list.
pub(super) const fn applied(row: &PersonRow) -> bool {
    row.submitted.is_some() || !row.answers.is_empty()
}

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    let number = line.number();
    let row = match PersonRow::read(line) {
        Ok(row) => row,
        Err(flaws) => return Ok(Decided::Faulty(flaws)),
    };
    if deciding.is_here(identity, entity(&row))? {
        return Ok(Decided::Step(Step::Known));
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

/// Whether a row tells more of a learner than what is known, also by the lines before it. What it tells tells the rows after
/// it who they are, and what it says otherwise is noted.
fn tells_more(deciding: &mut Deciding<'_>, number: u64, learner: LearnerId, row: &PersonRow) -> bool {
    let Some(here) = deciding.told.get(&learner).or_else(|| deciding.whose.here(learner)) else { return false };
    let (filled, mut kept) = (filled(here, row), kept(here, row));
    let (entered, otherwise) = deciding.own.told(learner, &row.own);
    kept.extend(otherwise);
    let more = filled != *here || entered;
    deciding.notes.keep_cells(number, &somebody(learner, here.name.as_deref()), kept);
    deciding.whose.add(&filled);
    deciding.told.insert(learner, filled);
    more
}

/// The learners that come with a file, each as all of its lines together tell.
pub(super) fn coming(reader: &Reader<'_>, steps: &[Step]) -> HashMap<LearnerId, Learner> {
    let mut coming: HashMap<LearnerId, Learner> = HashMap::new();
    for (line, step) in reader.lines().zip(steps) {
        let Ok(row) = PersonRow::read(line) else { continue };
        match *step {
            Step::New(learner) => {
                coming.entry(learner).or_insert_with(|| described(learner, &row));
            }
            Step::Of { learner, .. } => {
                coming.entry(learner).and_modify(|here| *here = filled(here, &row));
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
    let Ok(row) = PersonRow::read(line) else { return Ok(()) };
    let learner = match step {
        Step::New(learner) => {
            into.add_coming(learner)?;
            learner
        }
        Step::Of { learner, .. } => {
            if into.was_here(learner)? {
                let here: Learner = into.loader.get(learner)?;
                into.loader.change(&filled(&here, &row))?;
            }
            learner
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
    let applied_on = row.submitted.map_or(today, |(day, _)| day);
    // Nobody knows when a row without a day was sent: it waits for an answer only if its person comes with it.
    let fresh = row.submitted.map_or(is_new, |(day, _)| today.since(day) <= NEW_DAYS);
    Application {
        id: identity.key.id(applied_on),
        learner,
        applied_on,
        channel: Some(Channel::Form.as_code().to_owned()),
        answers: row.answers.clone(),
        state: if fresh { ApplicationState::New } else { ApplicationState::Contacted },
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

/// The cells that say otherwise than what is known: by meaning, what is known, and what the cell says.
fn kept(here: &Learner, row: &PersonRow) -> Vec<Kept> {
    let name = real_name(here).map(ToOwned::to_owned);
    let texts = [
        ("name", &name, &row.name),
        ("kana", &here.kana, &row.kana),
        ("mail", &here.mail, &row.mail),
        ("phone", &here.phone, &row.phone),
        ("line", &here.line, &row.line),
        ("concern", &here.concern, &row.concern),
        ("source", &here.source, &row.source),
        ("risk_notes", &here.risk_notes, &row.risk_notes),
    ];
    let day = |day: Option<nenrin_domain::Day>| day.map(|day| day.to_string());
    let joined = (day(here.joined_on), day(row.joined_on));
    let born = (here.birthday.map(|day| day.to_string()), row.birthday.map(|day| day.to_string()));
    let days = [("joined_on", &joined.0, &joined.1), ("birthday", &born.0, &born.1)];
    let both = |(meaning, here, told): (&'static str, &Option<String>, &Option<String>)| {
        Some((meaning.into(), here.clone()?, told.clone()?))
    };
    let differ = |(_, here, told): &Kept| nenrin_domain::fold(here) != nenrin_domain::fold(told);
    texts.into_iter().chain(days).filter_map(both).filter(differ).collect()
}

impl<'r> From<&'r PersonRow> for Traits<'r> {
    fn from(row: &'r PersonRow) -> Self {
        Self {
            mail: row.mail.as_deref(),
            phone: row.phone.as_deref(),
            line: row.line.as_deref(),
            name: row.name.as_deref(),
            kana: row.kana.as_deref(),
        }
    }
}
