//! What the window is told of a file before it is brought in.

use std::borrow::Cow;

use nenrin_domain::{Coded, CustomField, LearnerId};
use nenrin_exchange::intake::{Columns, Kind, Layout, Recognised, Sheet, own_field_code};
use serde::Serialize;
use ts_rs::TS;

use super::assumed::AssumedDays;
use super::columns::headings;
use super::notes::{LineProblem, Notes};
use super::passed::{PassedRows, passed};
use super::plan::Step;
use super::sheets::rest_of_ours;
use super::taking::Stands;
use super::talk::Talk;
use crate::problem_view::ProblemView;
use crate::wire::Plain;

/// Cells of a column that are shown as examples.
const SAMPLES: usize = 3;

/// Lines that are shown with what becomes of them.
const LINES: usize = 20;

/// What a file is, and what bringing it in will do.
#[derive(Debug, Serialize, TS)]
pub struct ImportLook {
    /// The number under which exactly this can be brought in.
    pub plan: u32,
    /// The program the file comes from; `table` when none is known.
    pub source: String,
    /// What its rows tell of.
    pub kind: &'static str,
    /// The encoding; `None` for a workbook.
    pub encoding: Option<&'static str>,
    /// What stands between cells; `None` for a workbook.
    pub delimiter: Option<&'static str>,
    /// The sheet of a workbook; `None` for a text.
    pub sheet: Option<String>,
    /// All sheets of a workbook in which anything stands.
    pub sheets: Vec<String>,
    /// The sheets of a workbook of this program that are to be brought in after this one, in their order.
    pub rest: Vec<String>,
    /// The line on which the headings stand.
    pub header_line: u64,
    /// Its columns, in their order.
    pub columns: Vec<ImportColumn>,
    /// What a column can mean, but for the coach's own fields.
    pub meanings: Vec<&'static str>,
    /// The coach's own fields that a column can be.
    pub own_fields: Vec<OwnFieldName>,
    /// Whether what the columns mean is remembered from another time.
    pub remembered: bool,
    /// How many lines come to what.
    pub counts: ImportCounts,
    /// How many of the lines that bring or tell more of somebody bring an application, which then waits for an answer.
    pub applications: u64,
    /// The first lines, and what becomes of them.
    pub lines: Vec<ImportLine>,
    /// The lines that bring nothing, by their reason.
    pub passed: Vec<PassedRows>,
    /// A talk, which is no table to the coach; `null` of every other file.
    pub talk: Option<Talk>,
    /// The days that are written without their year; `null` when there are none.
    pub assumed: Option<AssumedDays>,
    /// Lines that may be of somebody who is here: the coach decides.
    pub doubts: Vec<Doubt>,
    /// The first cells that say otherwise than what is known, at most 1,000.
    pub kept: Vec<KeptCell>,
    /// How many such cells there are.
    pub kept_count: u64,
    /// The first problems, at most 1,000.
    pub problems: Vec<ProblemView>,
    /// How many problems there are in all.
    pub problem_count: u64,
}

/// How many lines of a file come to what. Every line is counted once.
#[derive(Debug, Default, Clone, Serialize, TS)]
pub struct ImportCounts {
    /// Lines below the headings.
    pub rows: u64,
    /// They bring somebody or something new.
    pub new: u64,
    /// They tell more of a learner who is here, or change a booking or what waits.
    pub updated: u64,
    /// They came in before, or tell nothing that is not known.
    pub known: u64,
    /// They come in and wait in the inbox until the coach says whose they are.
    pub waiting: u64,
    /// Only the coach can say whether they are of somebody who is here.
    pub undecided: u64,
    /// They tell nothing that is kept.
    pub passed: u64,
    /// They cannot be read.
    pub faulty: u64,
}

impl ImportCounts {
    pub(super) fn of<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Self {
        let mut counts = Self::default();
        for step in steps {
            counts.rows += 1;
            *match step {
                Step::New(_) | Step::Brings(_) | Step::GivesBack(..) => &mut counts.new,
                Step::Of { changes: true, .. }
                | Step::Takes(_)
                | Step::Changes(_)
                | Step::GivesBackMore { .. }
                | Step::IsPartOf(_)
                | Step::WaitsOtherwise => &mut counts.updated,
                Step::Of { changes: false, .. } | Step::Is(_) | Step::IsRefund(_) | Step::Known => &mut counts.known,
                Step::Waits => &mut counts.waiting,
                Step::Undecided => &mut counts.undecided,
                Step::PassedOver(_) | Step::Dismissed => &mut counts.passed,
                Step::Faulty => &mut counts.faulty,
            } += 1;
        }
        counts
    }
}

/// One column of a file.
#[derive(Debug, Serialize, TS)]
pub struct ImportColumn {
    /// Its heading.
    pub heading: String,
    /// What it is taken to mean: one of the meanings, or the code of a field of the coach's own.
    pub meaning: String,
    /// Its first cells that are not blank.
    pub samples: Vec<String>,
}

/// A field of the coach's own, as the meaning of a column.
#[derive(Debug, Serialize, TS)]
pub struct OwnFieldName {
    /// The code of the meaning.
    pub code: String,
    /// The coach's name for the field.
    pub name: String,
}

/// One line, and what becomes of it.
#[derive(Debug, Serialize, TS)]
pub struct ImportLine {
    /// The line of the file.
    pub line: u64,
    /// `new`, `updated`, `known`, `waiting`, `undecided`, `passed` or `faulty`.
    pub step: &'static str,
    /// Why it brings nothing, as [`PassedRows`] tell it; `null` of one that may.
    pub why: Option<&'static str>,
    /// Its cells, in the order of the columns.
    pub cells: Vec<String>,
}

/// Lines of which it is in doubt whose they are.
#[derive(Debug, Serialize, TS)]
pub struct Doubt {
    /// What they say of whose they are, in the form in which the coach's choice is told.
    pub who: String,
    /// The first of them.
    pub line: u64,
    /// How many they are.
    pub rows: u64,
    /// What they say, for a person to read.
    pub says: Vec<String>,
    /// Whose they may be.
    pub perhaps: Vec<Somebody>,
    /// Whether that is one alone, who bears exactly this name.
    pub is_namesake: bool,
}

/// A learner by name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Somebody {
    /// The learner.
    pub id: Plain<LearnerId>,
    /// Full name.
    pub name: Option<String>,
    /// By which one tells two of one name apart: the mail address, else the telephone number; `null` where it is not needed.
    pub reach: Option<String>,
}

/// A cell that says otherwise than what is known of a learner.
#[derive(Debug, Serialize, TS)]
pub struct KeptCell {
    /// The line of the file.
    pub line: u64,
    /// The learner.
    pub learner: Somebody,
    /// What the column means: a meaning, or the code of a field of the coach's own.
    pub meaning: Cow<'static, str>,
    /// What is known; empty when nothing is.
    pub here: String,
    /// What the file says.
    pub told: String,
    /// Which of both stands.
    pub stands: Stands,
}

pub(super) fn look(
    plan: u32,
    sheet: &Sheet,
    taken_for: &Recognised,
    remembered: bool,
    fields: &[CustomField],
    steps: &[Step],
    notes: Notes,
) -> ImportLook {
    let (encoding, delimiter) = match sheet.layout {
        Layout::Text { encoding, delimiter } => (Some(encoding.as_code()), Some(delimiter.as_code())),
        Layout::Workbook | Layout::Calendar => (None, None),
    };
    let below = sheet.lines.get(taken_for.header + 1..).unwrap_or_default();
    let lines = below.iter().zip(steps).take(LINES).map(|(line, step)| ImportLine {
        line: line.number,
        step: step_code(*step),
        why: step.why_passed(),
        cells: line.cells.iter().map(ToOwned::to_owned).collect(),
    });
    let source = taken_for.source;
    ImportLook {
        plan,
        source: source.to_owned(),
        kind: taken_for.kind.as_code(),
        encoding,
        delimiter,
        sheet: sheet.name.clone(),
        sheets: sheet.others.clone(),
        rest: rest_of_ours(sheet),
        header_line: sheet.lines.get(taken_for.header).map_or(0, |line| line.number),
        columns: columns(sheet, taken_for.header, &taken_for.columns),
        meanings: taken_for.kind.meanings().map(Coded::as_code).collect(),
        own_fields: own_fields(taken_for.kind, fields),
        remembered,
        counts: ImportCounts::of(steps),
        applications: 0,
        lines: lines.collect(),
        passed: passed(below, steps),
        talk: None,
        assumed: None,
        doubts: notes.doubts,
        kept: notes.kept,
        kept_count: notes.kept_count,
        problems: notes.problems.into_iter().map(|problem| problem_view(source, problem)).collect(),
        problem_count: notes.problem_count,
    }
}

fn own_fields(kind: Kind, fields: &[CustomField]) -> Vec<OwnFieldName> {
    let about = kind.with_own_fields().map(|(_, about)| about);
    let of_kind = fields.iter().filter(|field| Some(field.subject) == about);
    of_kind.map(|field| OwnFieldName { code: own_field_code(field), name: field.name.clone() }).collect()
}

fn columns(sheet: &Sheet, header: usize, columns: &Columns) -> Vec<ImportColumn> {
    let below = sheet.lines.get(header + 1..).unwrap_or_default();
    let view = |(place, heading): (usize, &str)| ImportColumn {
        heading: heading.to_owned(),
        meaning: columns.code(place),
        samples: below
            .iter()
            .filter_map(|line| line.cells.get(place).map(str::trim).filter(|cell| !cell.is_empty()))
            .take(SAMPLES)
            .map(ToOwned::to_owned)
            .collect(),
    };
    headings(sheet, header).enumerate().map(view).collect()
}

pub(super) const fn step_code(step: Step) -> &'static str {
    match step {
        Step::New(_) | Step::Brings(_) | Step::GivesBack(..) => "new",
        Step::Of { changes: true, .. }
        | Step::Takes(_)
        | Step::Changes(_)
        | Step::GivesBackMore { .. }
        | Step::IsPartOf(_)
        | Step::WaitsOtherwise => "updated",
        Step::Of { changes: false, .. } | Step::Is(_) | Step::IsRefund(_) | Step::Known => "known",
        Step::Waits => "waiting",
        Step::Undecided => "undecided",
        Step::PassedOver(_) | Step::Dismissed => "passed",
        Step::Faulty => "faulty",
    }
}

fn problem_view(source: &'static str, problem: LineProblem) -> ProblemView {
    ProblemView::of_line(source, problem.line, problem.column, &problem.kind, problem.rows)
}
