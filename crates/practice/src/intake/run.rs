//! Bringing a file in: the plan that was looked at, as one act.

use std::collections::HashMap;

use nenrin_domain::{ColumnMapping, Day, FlowVersionId, Id, InboxItem, InboxState, Learner, LearnerId, Origin, Zone};
use nenrin_exchange::intake::{Chat, Kind, Reader};
use nenrin_store::{Act, Loader, Record, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::columns::mapping;
use super::dropped::Dropped;
use super::own_fields::OwnFields;
use super::plan::{Identities, Identity, Part, Plan, Step};
use super::sheets;
use super::taking::Taken;
use super::view::ImportCounts;
use super::{bookings, contracts, messages, payments, people, sessions};
use crate::backups::Reason;
use crate::distinctions::between;
use crate::work::Progress;
use crate::{Answer, Call, Code, Command, Failure, Work, flow, outside, start};

/// Brings in what was looked at last: into the open practice, or into a new one of the coach's own when none is open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunImport {
    /// The number of the plan.
    pub plan: u32,
    /// The coach's name for the practice that is made when none is open; may be empty.
    pub name: String,
}

/// What was brought in.
#[derive(Debug, Serialize, TS)]
pub struct ImportReport {
    /// How many lines came to what.
    pub counts: ImportCounts,
    /// Whether the file was left in the import folder, because it could not be moved.
    pub left: bool,
    /// The sheets of a workbook of this program that are to be brought in after this one, in their order.
    pub rest: Vec<String>,
}

impl Command for RunImport {
    const NAME: &'static str = "import.run";
    type Output = ImportReport;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ImportReport>, Failure> {
        // Who asks for an older plan leaves the one that was looked at last.
        let plan = call.desk.plan.take_if(|plan| plan.number == self.plan);
        let plan = plan.ok_or(Failure::new(Code::ChooseAgain))?;
        match into_own(call, &plan, self.name.trim()) {
            Ok(done) => {
                let (left, rest) = (put_away(call, &plan), plan.rest());
                Ok(done.map(|()| ImportReport { counts: ImportCounts::of(plan.steps()), left, rest }))
            }
            Err(failure) => {
                // It can be tried again as it is.
                call.desk.plan = Some(plan);
                Err(failure)
            }
        }
    }
}

/// Puts the file of a plan away, unless more of it is still to come: rows that were left out, or sheets. Says whether it had to be
/// left where it lies.
fn put_away(call: &Call<'_>, plan: &Plan) -> bool {
    let comes_again = plan.steps().any(|step| *step == Step::Undecided) || !plan.rest().is_empty();
    let dropped = Dropped::of(call.desk, plan).filter(|_| !comes_again);
    dropped.is_some_and(|dropped| dropped.put_away(call.desk).is_err())
}

/// Carries a plan out in the open practice, or in a new one called `name`, of which nothing remains when that fails.
///
/// # Errors
/// [`Code::LookAgain`] when another practice is open than when the plan was made, or anything was done in it since.
fn into_own(call: &mut Call<'_>, plan: &Plan, name: &str) -> Result<Answer<()>, Failure> {
    if call.desk.moment()? != plan.after {
        return Err(Failure::new(Code::LookAgain));
    }
    if plan.after.is_some() {
        return carry_out(call, plan);
    }
    start::create(call, name)?;
    let done = carry_out(call, plan);
    if done.is_err() {
        call.desk.abandon()?;
    }
    done
}

/// Carries a plan out. A backup is made before.
///
/// # Errors
/// [`Code::Cancelled`].
fn carry_out(call: &mut Call<'_>, plan: &Plan) -> Result<Answer<()>, Failure> {
    let (here, work) = ((call.today(), call.zone()), call.work);
    let mut act = Act::new(RunImport::NAME, call.now()).about("name", outside::name_of(&plan.path));
    let typed = typed(call.store()?, plan)?;
    if !typed.is_empty() {
        // What is being typed about them follows when this is taken back, too.
        act = act.about("session", typed.join(" "));
    }
    let _progress = Progress::begin(work, plan.steps().count() as u64);
    // Looking at a list that is known takes no place from the copies of better days.
    if plan.steps().any(|step| step.writes()) {
        call.back_up(Reason::Import)?;
    }
    work.step(0)?;
    let bytes = |part: &Part| part.sheet.lines.iter().map(|line| line.cells.as_slice().len() as u64).sum();
    let done = match plan.parts.as_slice() {
        [part] => call.load(&act, bytes(part), |loader| bring_all(loader, part, here, work))?,
        // What a table tells belongs to what those before it have brought.
        parts => call.desk.store_mut()?.loading(|store| {
            store.act(&act, |writer| {
                parts.iter().try_for_each(|part| writer.load(|loader| bring_all(loader, part, here, work)))
            })
        })?,
    };
    Ok(done.into())
}

/// Brings the lines of a table in, and what was said of it with them.
pub(super) fn bring_all(
    loader: &mut Loader<'_, '_>,
    part: &Part,
    (today, zone): (Day, Zone),
    work: &Work,
) -> Result<(), Failure> {
    let reader = Reader::new(&part.sheet, &part.taken_for, zone);
    let source = part.taken_for.source;
    let came = match part.taken_for.kind {
        Kind::People => people::coming(&reader, &part.steps, &part.taken),
        _ => HashMap::new(),
    };
    let coming = contracts::coming(&reader, source, &part.steps);
    let (flow, own) = (flow::current(loader)?, OwnFields::of(Some(loader))?);
    let mut into = Bringing { loader, source, today, zone, flow, taken: &part.taken, came, own };
    let (chat, mut identities) = (Chat::of(&reader), Identities::of(source));
    for (line, step) in reader.lines().zip(&part.steps) {
        work.step(1)?;
        let identity = identities.next(&line);
        match part.taken_for.kind {
            Kind::People => people::bring(&mut into, line, &identity, *step)?,
            Kind::Payments => payments::bring(&mut into, line, &identity, *step)?,
            Kind::Messages => messages::bring(&mut into, &chat, line, &identity, *step)?,
            Kind::Bookings => bookings::bring(&mut into, line, &identity, *step)?,
            Kind::Sessions => sessions::bring(&mut into, line, &identity, *step)?,
            Kind::Contracts => contracts::bring(&mut into, &coming, line, &identity, *step)?,
        }
    }
    for (new, here) in &part.apart {
        into.add(&between(*new, *here))?;
    }
    if part.said {
        remember(into.loader, &mapping(&part.sheet, &part.taken_for))?;
    }
    if part.sheet_said {
        let chosen = sheets::mapping(&part.sheet);
        chosen.iter().try_for_each(|chosen| remember(into.loader, chosen))?;
    }
    Ok(())
}

/// The bookings that are changed and about which something is being typed.
fn typed(store: &Store, plan: &Plan) -> Result<Vec<String>, Failure> {
    let mut typed = Vec::new();
    for step in plan.steps() {
        if let Step::Changes(session) = step {
            typed.extend(store.draft(*session)?.map(|draft| draft.session.to_string()));
        }
    }
    Ok(typed)
}

/// That a row of a source became this record.
pub(super) fn origin(source: &str, identity: &Identity, entity: &str, target: Uuid) -> Origin {
    Origin {
        id: identity.origin(entity),
        source: source.to_owned(),
        key: identity.text.clone(),
        entity: entity.to_owned(),
        target,
        version: None,
    }
}

/// Remembers what the columns of such a file mean.
fn remember(loader: &mut Loader<'_, '_>, mapping: &ColumnMapping) -> Result<(), Failure> {
    if !loader.add_if_new(mapping)? {
        loader.change(mapping)?;
    }
    Ok(())
}

/// Where the rows of a file go, and what is remembered from one to the next.
pub(super) struct Bringing<'b, 'w, 's> {
    pub loader: &'b mut Loader<'w, 's>,
    pub source: &'b str,
    pub today: Day,
    pub zone: Zone,
    /// The steps under which its records are made.
    pub flow: Option<FlowVersionId>,
    /// The cells that are taken in place of what is recorded.
    pub taken: &'b Taken,
    /// The learners that come with this file, as all of it tells of them.
    came: HashMap<LearnerId, Learner>,
    /// The coach's own fields, as filled so far.
    pub own: OwnFields,
}

impl Bringing<'_, '_, '_> {
    /// Adds a record, unless it is there already.
    pub fn add<R: Record>(&mut self, record: &R) -> Result<(), Failure> {
        self.loader.add_if_new(record)?;
        Ok(())
    }

    /// Keeps a row of which the coach wants nothing among what was dismissed.
    pub fn dismiss(&mut self, item: InboxItem) -> Result<(), Failure> {
        self.add(&InboxItem { state: InboxState::Dismissed, ..item })
    }

    /// Adds a learner that comes with this file: all that it tells at once, for what was added cannot be changed.
    pub fn add_coming(&mut self, learner: LearnerId) -> Result<(), Failure> {
        if let Some(learner) = self.came.get(&learner) {
            self.loader.add_if_new(learner)?;
        }
        Ok(())
    }

    /// Remembers that a row became this record.
    pub fn came_from(&mut self, identity: &Identity, entity: &str, target: impl Id) -> Result<(), Failure> {
        self.came_as(identity, entity, target, None)
    }

    /// Remembers that this version of a row became this record.
    pub fn came_as(
        &mut self,
        identity: &Identity,
        entity: &str,
        target: impl Id,
        version: Option<u32>,
    ) -> Result<(), Failure> {
        self.add(&Origin { version, ..origin(self.source, identity, entity, target.uuid()) })
    }

    /// Remembers that a record has gone on as a later version of its row tells.
    pub fn went_on(&mut self, identity: &Identity, entity: &str, version: Option<u32>) -> Result<(), Failure> {
        let before: Origin = self.loader.get(identity.origin(entity))?;
        if version.is_some() && version != before.version {
            self.loader.change(&Origin { version, ..before })?;
        }
        Ok(())
    }

    /// Whether a learner was here before this file, so that more can be learned of them.
    pub fn was_here(&self, learner: LearnerId) -> Result<bool, Failure> {
        Ok(!self.came.contains_key(&learner) && self.loader.contains::<Learner>(learner)?)
    }
}
