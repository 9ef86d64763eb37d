//! A workbook of this program as one: all its sheets are looked at in their order, and brought in as one act.
//!
//! What a sheet tells belongs to what the ones before it bring. So each is tried out after the other, in an act of which nothing
//! remains, and what was decided then is carried out as it is.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use nenrin_domain::{Day, Instant, Language, Zone};
use nenrin_exchange::intake::Sheet;
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use super::assumed::assumed;
use super::choose::chosen_table;
use super::columns::{TakenFor, taken_for};
use super::look::{WhoChoice, applications, read, with_years};
use super::own_fields::OwnFields;
use super::plan::{Choice, Decisions, Making, Part, Plan, decide};
use super::run::bring_all;
use super::sheets;
use super::taking::{Taken, TakenCell};
use super::view::{ImportCounts, ImportLook, look};
use crate::rehearsal::Rehearsal;
use crate::work::Progress;
use crate::{Answer, Call, Command, Failure, Preferences, Work};

/// Looks at all sheets of the chosen workbook, which is one of this program.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookWhole {
    /// The number of the choice.
    pub token: u32,
    /// What the coach has said of lines of which it is in doubt whose they are, whichever sheet they stand on.
    pub choices: Vec<WhoChoice>,
    /// The cells of the first sheet, that of the learners, of which the coach takes what the file says in place of what is recorded.
    pub takes: Vec<TakenCell>,
}

/// What a workbook of this program is, and what bringing all of it in will do.
#[derive(Debug, Serialize, TS)]
pub struct WholeLook {
    /// The number under which exactly this can be brought in.
    pub plan: u32,
    /// How many lines of all sheets come to what.
    pub counts: ImportCounts,
    /// Each sheet, in the order in which they are brought in.
    pub sheets: Vec<ImportLook>,
}

impl Command for LookWhole {
    const NAME: &'static str = "import.look_whole";
    type Output = WholeLook;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<WholeLook>, Failure> {
        let path = chosen_table(call, self.token)?;
        let choices = self.choices.into_iter().map(WhoChoice::choice).collect::<Result<_, _>>()?;
        look_at_all(call, &path, &choices, self.takes).map(Answer::read)
    }
}

/// Looks at all sheets of the workbook at a path, of which nothing was said but which cells are taken, and keeps the plan at the
/// desk.
///
/// # Errors
/// [`Code::TableRefused`](crate::Code::TableRefused) when it is no workbook of this program;
/// [`Code::Cancelled`](crate::Code::Cancelled).
pub fn look_at_workbook(call: &mut Call<'_>, path: &Path, takes: Vec<TakenCell>) -> Result<WholeLook, Failure> {
    look_at_all(call, path, &BTreeMap::new(), takes)
}

fn look_at_all(
    call: &mut Call<'_>,
    path: &Path,
    choices: &BTreeMap<String, Choice>,
    takes: Vec<TakenCell>,
) -> Result<WholeLook, Failure> {
    let bytes = read(path)?;
    let (digest, sheets) = (Sha256::digest(&bytes).into(), sheets::read_all(&bytes)?);
    let (after, number) = (call.desk.moment()?, call.desk.plan.as_ref().map_or(0, |plan| plan.number) + 1);
    let (at, trying) = (call.now(), Trying::of(call, path, choices, number));
    let tried = match call.desk.store_mut().ok() {
        Some(store) => try_all(store, at, sheets, &trying, takes),
        None => {
            // Nothing of it comes to lie where the coach's own practice will be: a look that is cut off must not leave one there.
            let mut rehearsal = Rehearsal::begin(call.desk.folder(), at, trying.zone)?;
            try_all(rehearsal.store(), at, sheets, &trying, takes)
        }
    };
    let (parts, looked): (Vec<_>, Vec<_>) = tried?.into_iter().unzip();
    let plan = Plan { number, after, path: path.to_owned(), digest, parts };
    let counts = ImportCounts::of(plan.steps());
    call.desk.plan = Some(plan);
    Ok(WholeLook { plan: number, counts, sheets: looked })
}

/// With what the sheets are tried out.
struct Trying<'t> {
    path: &'t Path,
    choices: &'t BTreeMap<String, Choice>,
    number: u32,
    today: Day,
    zone: Zone,
    language: Language,
    work: &'t Work,
}

impl<'t> Trying<'t> {
    fn of(call: &Call<'t>, path: &'t Path, choices: &'t BTreeMap<String, Choice>, number: u32) -> Self {
        let language = Preferences::read(call).language.into();
        Self { path, choices, number, today: call.today(), zone: call.zone(), language, work: call.work }
    }
}

/// Tries all sheets out, one after the other; nothing of it remains.
fn try_all(
    store: &mut Store,
    at: Instant,
    sheets: Vec<Sheet>,
    trying: &Trying<'_>,
    takes: Vec<TakenCell>,
) -> Result<Vec<(Part, ImportLook)>, Failure> {
    let lines: usize = sheets.iter().map(|sheet| sheet.lines.len()).sum();
    // Each is looked at, and brought in.
    let _progress = Progress::begin(trying.work, 2 * lines as u64);
    let act = Act::new(LookWhole::NAME, at);
    let taken = std::iter::once(Taken::from(takes)).chain(std::iter::repeat_with(|| Taken::from(Vec::new())));
    store.loading(|store| {
        store.rehearse(&act, |writer| {
            sheets.into_iter().zip(taken).map(|(sheet, taken)| try_out(writer, sheet, taken, trying)).collect()
        })
    })
}

/// Looks at a sheet after those before it have come in, and brings it in.
fn try_out(
    writer: &mut Writer<'_>,
    sheet: Sheet,
    taken: Taken,
    trying: &Trying<'_>,
) -> Result<(Part, ImportLook), Failure> {
    let Trying { path, choices, number, today, zone, language, work } = *trying;
    let fields = OwnFields::of(Some(writer))?.fields;
    let found = taken_for(Some(writer), &sheet, None, None, &fields)?;
    let TakenFor { recognised, remembered, said } = with_years(found, &sheet, path, today)?;
    let given = HashMap::new();
    let making = Making { store: Some(writer), zone, today, choices, given: &given, taken: &taken, language, work };
    let Decisions { steps, notes, apart } = decide(&making, &sheet, &recognised)?;
    let assumed = assumed(zone, &sheet, &recognised);
    let looked = look(number, &sheet, &recognised, remembered, &fields, &steps, notes);
    let applications = applications((zone, today), &sheet, &recognised, &steps);
    let looked = ImportLook { assumed, applications, sheets: Vec::new(), rest: Vec::new(), ..looked };
    let part = Part { sheet, sheet_said: false, taken_for: recognised, said, steps, taken, apart };
    writer.load(|loader| bring_all(loader, &part, (today, zone), work))?;
    Ok((part, looked))
}
