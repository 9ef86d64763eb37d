//! Looking at a file: what it is, and what bringing it in would do. Changes nothing.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use nenrin_domain::{Coded, Day, LearnerId, Zone};
use nenrin_exchange::Encoding;
use nenrin_exchange::calendar;
use nenrin_exchange::intake::{
    Delimiter, Kind, MAX_FILE_BYTES, Reader, Reading, Recognised, Sheet, Unfit, Years, lacks_headings,
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use super::assumed::assumed;
use super::calendars::{self, Opened};
use super::choose::chosen_table;
use super::columns::{TakenFor, taken_for};
use super::own_fields::OwnFields;
use super::people;
use super::plan::{Choice, Decisions, Making, Part, Plan, Step, decide};
use super::sheets;
use super::taking::{Taken, TakenCell};
use super::talk::talk;
use super::view::{ImportLook, look};
use crate::wire::Plain;
use crate::work::Progress;
use crate::{Answer, Call, Code, Command, Failure, Preferences, outside};

/// Looks at the chosen file. What is not said is found out.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookImport {
    /// The number of the choice.
    pub token: u32,
    /// In which encoding to read it.
    pub encoding: Option<String>,
    /// What stands between its cells.
    pub delimiter: Option<String>,
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    /// What its rows tell of.
    pub kind: Option<String>,
    /// What its columns mean, a code for each.
    pub columns: Option<Vec<String>>,
    /// What the coach has said of lines of which it is in doubt whose they are.
    pub choices: Vec<WhoChoice>,
    /// The cells of which the coach takes what the file says in place of what is recorded.
    pub takes: Vec<TakenCell>,
}

/// Whose lines are that say the same.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhoChoice {
    /// What they say of whose they are.
    pub who: String,
    /// Whose they are.
    pub is: WhoIs,
    /// The learner, when they are a learner's.
    pub learner: Option<Plain<LearnerId>>,
}

/// Whose lines can be said to be.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhoIs {
    /// Somebody who is not here yet.
    New,
    /// A learner.
    Learner,
    /// Nobody of interest.
    Nobody,
}

impl WhoChoice {
    pub(super) fn choice(self) -> Result<(String, Choice), Failure> {
        let choice = match (self.is, self.learner) {
            (WhoIs::New, _) => Choice::New,
            (WhoIs::Nobody, _) => Choice::Nobody,
            (WhoIs::Learner, Some(Plain(learner))) => Choice::Of(learner),
            (WhoIs::Learner, None) => return Err(Failure::new(Code::BadRequest)),
        };
        Ok((self.who, choice))
    }
}

impl Command for LookImport {
    const NAME: &'static str = "import.look";
    type Output = ImportLook;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ImportLook>, Failure> {
        let path = chosen_table(call, self.token)?;
        look_at(call, &path, self).map(Answer::read)
    }
}

/// Looks at the file at a path, of which nothing was said but perhaps which `sheet` of a workbook and which cells are taken, and
/// keeps the plan at the desk.
///
/// # Errors
/// [`Code::TableRefused`] when it cannot be read as a table; [`Code::Cancelled`].
pub fn look_at_file(
    call: &mut Call<'_>,
    path: &Path,
    sheet: Option<String>,
    takes: Vec<TakenCell>,
) -> Result<ImportLook, Failure> {
    let (encoding, delimiter, kind, columns) = (None, None, None, None);
    look_at(call, path, LookImport { token: 0, encoding, delimiter, sheet, kind, columns, choices: Vec::new(), takes })
}

/// Looks at the file at a path and keeps the plan at the desk.
fn look_at(call: &mut Call<'_>, path: &Path, said: LookImport) -> Result<ImportLook, Failure> {
    let bytes = read(path)?;
    let digest = Sha256::digest(&bytes).into();
    let Opened { sheet, given, problems } = match calendar::is_one(&bytes) {
        true => calendars::read(&bytes, call.desk.store().ok(), call.zone(), call.today())?,
        false => sheets::read(&bytes, reading(&said)?, call.desk.store().ok())?.into(),
    };
    let kind = said.kind.as_deref().map(Kind::from_code).transpose()?;
    let choices = said.choices.into_iter().map(WhoChoice::choice).collect::<Result<BTreeMap<_, _>, _>>()?;
    let (sheet_said, taken) = (said.sheet.is_some(), Taken::from(said.takes));
    let store = call.desk.store().ok();
    let fields = OwnFields::of(store)?.fields;
    let (zone, today) = (call.zone(), call.today());
    let taken_for = taken_for(store, &sheet, kind, said.columns.as_deref(), &fields)?;
    let TakenFor { recognised, remembered, said } = with_years(taken_for, &sheet, path, today)?;
    let language = Preferences::read(call).language.into();
    let making =
        Making { store, zone, today, choices: &choices, given: &given, taken: &taken, language, work: call.work };
    let _progress = Progress::begin(call.work, sheet.lines.len() as u64);
    let Decisions { steps, mut notes, apart } = match store {
        Some(store) => store.at_one_moment(|_| decide(&making, &sheet, &recognised))?,
        None => decide(&making, &sheet, &recognised)?,
    };
    notes.tell_all(problems);
    let after = call.desk.moment()?;
    let number = call.desk.plan.as_ref().map_or(0, |plan| plan.number) + 1;
    let talk = talk(call.desk.store().ok(), call.zone(), &sheet, &recognised, &steps)?;
    let assumed = assumed(call.zone(), &sheet, &recognised);
    let applications = applications((zone, today), &sheet, &recognised, &steps);
    let looked = ImportLook {
        talk,
        assumed,
        applications,
        ..look(number, &sheet, &recognised, remembered, &fields, &steps, notes)
    };
    let part = Part { sheet, sheet_said, taken_for: recognised, said, steps, taken, apart };
    call.desk.plan = Some(Plan { number, after, path: path.to_owned(), digest, parts: vec![part] });
    Ok(looked)
}

/// How many lines of a list of people bring an application that waits for an answer.
pub(super) fn applications((zone, today): (Zone, Day), sheet: &Sheet, taken_for: &Recognised, steps: &[Step]) -> u64 {
    match taken_for.kind {
        Kind::People => people::asking(&Reader::new(sheet, taken_for, zone), steps, today),
        _ => 0,
    }
}

/// What a table is taken for, with the years of its days: as the table says, else the name of its file, else the latest ones.
///
/// # Errors
/// [`Code::TableRefused`] of a table without headings.
pub(super) fn with_years(taken_for: TakenFor, sheet: &Sheet, path: &Path, today: Day) -> Result<TakenFor, Failure> {
    let name = path.file_stem().map(|name| name.to_string_lossy());
    let years = taken_for.recognised.years.or(Years::told(name.as_deref())).or(Years::Until(today));
    let recognised = Recognised { years, ..taken_for.recognised };
    if lacks_headings(sheet, &recognised) {
        return Err(refused(&Unfit::NoHeadings));
    }
    Ok(TakenFor { recognised, ..taken_for })
}

fn reading(said: &LookImport) -> Result<Reading<'_>, Failure> {
    let unknown = || Failure::new(Code::BadRequest);
    let encoding = said.encoding.as_deref().map(|code| Encoding::from_code(code).ok_or_else(unknown)).transpose()?;
    let delimiter = said.delimiter.as_deref().map(Delimiter::from_code).transpose()?;
    Ok(Reading { encoding, delimiter, sheet: said.sheet.as_deref() })
}

/// The bytes of a file that is not too large.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::new(Code::ChooseAgain),
        _ => Failure::new(Code::TableRefused).about("why", "unreadable"),
    };
    let mut bytes = Vec::new();
    // One byte more than a file may have tells that it is too large.
    outside::open(path).map_err(unreadable)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

pub(super) fn refused(unfit: &Unfit) -> Failure {
    let failure = Failure::new(Code::TableRefused).about("why", unfit.as_code());
    match unfit {
        Unfit::QuoteOpen { line } => failure.about("line", *line),
        _ => failure,
    }
}
