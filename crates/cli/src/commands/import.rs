//! `import history`: a practice's past, from tables; `import file`: one file of another program.

use std::path::Path;
use std::process::ExitCode;
use std::str::FromStr;

use nenrin_practice::Which;
use nenrin_practice::history::{self, HistoryReport, Source};
use nenrin_practice::intake::{
    self, AssumedBy, ImportCounts, ImportLook, PassedRows, RunImport, Stands, TakenCell, WholeLook,
};
use nenrin_practice::{Call, Code, Command as _, Failure, start};

use crate::print::Printer;
use crate::words::Words;

/// Brings history tables in, or only looks through them.
pub fn history(call: &mut Call<'_>, printer: &Printer, path: &Path, dry_run: bool) -> Result<ExitCode, Failure> {
    open_own(call, dry_run)?;
    let source = Source::at(path);
    let looked = history::check(call, &source)?;
    let told = |report: &HistoryReport, words: &Words| lines(report, words, "import.looked");
    if looked.problem_count > 0 {
        let failure = Failure::new(Code::HistoryHasProblems).about("count", looked.problem_count);
        return Ok(printer.refusal(&looked, told, &failure));
    }
    if dry_run {
        return Ok(printer.answer(&looked, told));
    }
    let brought = history::into_own(call, &source, "")?.value;
    Ok(printer.answer(&brought, |report, words| lines(report, words, headline(report))))
}

/// How a file is to be brought in.
pub struct Asked {
    /// The sheet of a workbook; when none is named, all of one of ours, else the first that has anything in it.
    pub sheet: Option<String>,
    /// Whether to change nothing.
    pub dry_run: bool,
    /// Whether to list what the file says otherwise than what is recorded.
    pub differences: bool,
    /// What of that to take.
    pub take: Vec<Take>,
}

/// What a file says otherwise than what is recorded, and is taken in its place.
#[derive(Clone)]
pub enum Take {
    /// All of it.
    All,
    /// One cell.
    Cell(TakenCell),
}

impl FromStr for Take {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "all" {
            return Ok(Self::All);
        }
        let parts = text.split_once(':').and_then(|(line, meaning)| Some((line.parse().ok()?, meaning)));
        let (line, meaning) = parts.ok_or("expected `all`, or a line and a meaning such as `12:phone`")?;
        Ok(Self::Cell(TakenCell { line, meaning: meaning.to_owned() }))
    }
}

/// Brings one file of another program in, or only says what it would bring. Rows that cannot be read are left out, and so are
/// those of which only the coach can say whose they are.
pub fn file(call: &mut Call<'_>, printer: &Printer, path: &Path, asked: &Asked) -> Result<ExitCode, Failure> {
    open_own(call, asked.dry_run)?;
    if asked.sheet.is_none() && intake::is_our_workbook(path) {
        return workbook(call, printer, path, asked);
    }
    let looked = look_at(call, path, asked)?;
    let told = |looked: &ImportLook, words: &Words, headline: &str| {
        let lines = sheet_told(looked, words, asked.differences);
        lines.into_iter().chain([words.say(headline, &[])]).collect()
    };
    if asked.dry_run {
        return Ok(printer.answer(&looked, |looked, words| told(looked, words, "import.looked")));
    }
    let headline = headline_of(&looked.counts);
    RunImport { plan: looked.plan, name: String::new() }.run(call)?;
    Ok(printer.answer(&looked, |looked, words| told(looked, words, headline)))
}

/// Brings all sheets of a workbook of ours in, or only says what they would bring.
fn workbook(call: &mut Call<'_>, printer: &Printer, path: &Path, asked: &Asked) -> Result<ExitCode, Failure> {
    let looked = intake::look_at_workbook(call, path, named_cells(&asked.take))?;
    let looked = match looked.sheets.first().filter(|_| takes_all(&asked.take)) {
        Some(learners) => intake::look_at_workbook(call, path, free_cells(learners))?,
        None => looked,
    };
    let told = |looked: &WholeLook, words: &Words, headline: &str| {
        let sheets = looked.sheets.iter().flat_map(|sheet| {
            let name = words.say("import.sheet", &[("sheet", sheet.sheet.as_deref().unwrap_or_default())]);
            std::iter::once(name).chain(sheet_told(sheet, words, asked.differences))
        });
        sheets.chain([words.say(headline, &[])]).collect()
    };
    if asked.dry_run {
        return Ok(printer.answer(&looked, |looked, words| told(looked, words, "import.looked")));
    }
    let headline = headline_of(&looked.counts);
    RunImport { plan: looked.plan, name: String::new() }.run(call)?;
    Ok(printer.answer(&looked, |looked, words| told(looked, words, headline)))
}

/// What is said of a sheet, with what it says otherwise than what is recorded where that is asked for.
fn sheet_told(looked: &ImportLook, words: &Words, with_differences: bool) -> Vec<String> {
    let differences = if with_differences { differences(looked, words) } else { differing(looked, words) };
    differences.into_iter().chain(file_lines(looked, words)).collect()
}

/// The cells that are taken by name.
fn named_cells(take: &[Take]) -> Vec<TakenCell> {
    let named = |take: &Take| if let Take::Cell(cell) = take { Some(cell.clone()) } else { None };
    take.iter().filter_map(named).collect()
}

fn takes_all(take: &[Take]) -> bool {
    take.iter().any(|take| matches!(take, Take::All))
}

/// All cells of a sheet that can be taken.
fn free_cells(looked: &ImportLook) -> Vec<TakenCell> {
    let free = looked.kept.iter().filter(|cell| cell.stands != Stands::Fixed);
    free.map(|cell| TakenCell { line: cell.line, meaning: cell.meaning.clone().into_owned() }).collect()
}

/// Looks at a file with the cells that are taken; all of them are known once it was looked at.
fn look_at(call: &mut Call<'_>, path: &Path, Asked { sheet, take, .. }: &Asked) -> Result<ImportLook, Failure> {
    let looked = intake::look_at_file(call, path, sheet.clone(), named_cells(take))?;
    if takes_all(take) { intake::look_at_file(call, path, sheet.clone(), free_cells(&looked)) } else { Ok(looked) }
}

/// What a file says otherwise than what is recorded, a line for each cell.
fn differences(looked: &ImportLook, words: &Words) -> Vec<String> {
    let cells = looked.kept.iter().map(|cell| {
        let (line, name) = (cell.line.to_string(), cell.learner.name.as_deref().unwrap_or("–"));
        let here = if cell.here.is_empty() { "–" } else { &cell.here };
        let stands = match cell.stands {
            Stands::Here => "import.stands_here",
            Stands::Told => "import.stands_told",
            Stands::Fixed => "import.stands_fixed",
        };
        let stands = words.say(stands, &[]);
        let facts = [("line", line.as_str()), ("meaning", &cell.meaning), ("name", name)];
        words.say(
            "import.difference",
            &[&facts[..], &[("here", here), ("told", &cell.told), ("stands", &stands)]].concat(),
        )
    });
    cells.collect()
}

/// How many cells say otherwise than what is recorded, where they are not listed: what was edited in a table is not passed over
/// in silence.
fn differing(looked: &ImportLook, words: &Words) -> Vec<String> {
    let stay = looked.kept.iter().filter(|cell| cell.stands != Stands::Told).count() as u64;
    // Those that are beyond the list are not taken either.
    let count = stay + looked.kept_count.saturating_sub(looked.kept.len() as u64);
    let said = (count > 0).then(|| words.say("import.differing", &[("count", &count.to_string())]));
    said.into_iter().collect()
}

/// Opens the coach's own practice if there is one.
fn open_own(call: &mut Call<'_>, dry_run: bool) -> Result<(), Failure> {
    if call.desk.file_of(Which::Own).exists() {
        match dry_run {
            // A look changes nothing, and does not found what a first start left unfounded either.
            true => drop(call.desk.open_existing(Which::Own, call.host.now())?),
            false => start::open(call, Which::Own)?,
        }
    }
    Ok(())
}

/// What is said of a file that is in.
const fn headline_of(counts: &ImportCounts) -> &'static str {
    if counts.new + counts.updated + counts.waiting > 0 {
        "import.done"
    } else if counts.known > 0 {
        "import.nothing_new"
    } else {
        "import.nothing_in_it"
    }
}

/// The sheets of a workbook beside the one that is read, and which of ours come after it.
fn sheet_lines(looked: &ImportLook, words: &Words) -> Vec<String> {
    let Some(sheet) = looked.sheet.as_ref().filter(|_| looked.sheets.len() > 1) else { return Vec::new() };
    let others: Vec<_> = looked.sheets.iter().filter(|other| *other != sheet).map(String::as_str).collect();
    let told = words.say("import.sheets", &[("sheet", sheet), ("others", &others.join(", "))]);
    let rest = looked.rest.join(", ");
    let rest = (!rest.is_empty()).then(|| words.say("import.sheets_to_come", &[("rest", &rest)]));
    std::iter::once(told).chain(rest).collect()
}

/// Why rows bring nothing.
fn passed_lines(looked: &ImportLook, words: &Words) -> Vec<String> {
    let told = |passed: &PassedRows| {
        let why = words.say(&format!("passed.{}", passed.why), &[]);
        let lines: Vec<_> = passed.lines.iter().map(u64::to_string).collect();
        let facts = [("why", why.as_str()), ("rows", &passed.rows.to_string()), ("lines", &lines.join(", "))];
        words.say("import.passed", &facts)
    };
    looked.passed.iter().map(told).collect()
}

fn file_lines(looked: &ImportLook, words: &Words) -> Vec<String> {
    let counts = &looked.counts;
    let number = |count: u64| count.to_string();
    let facts = [
        ("source", looked.source.clone()),
        ("kind", looked.kind.to_owned()),
        ("rows", number(counts.rows)),
        ("new", number(counts.new)),
        ("updated", number(counts.updated)),
        ("waiting", number(counts.waiting)),
        ("undecided", number(counts.undecided)),
        ("known", number(counts.known)),
        ("passed", number(counts.passed)),
        ("faulty", number(counts.faulty)),
    ];
    let told = words.say("import.file", &facts.each_ref().map(|(key, value)| (*key, value.as_str())));
    let problems = looked.problems.iter().map(|problem| {
        let about: Vec<_> = problem.about.values().map(String::as_str).collect();
        let (line, what) = (number(problem.line), words.say(&format!("problem.{}", problem.kind), &[]));
        let facts = [("line", line.as_str()), ("column", problem.column.as_deref().unwrap_or("–")), ("what", &what)];
        format!("{} {}", words.say("import.file_problem", &facts), about.join(" "))
    });
    let assumed = looked.assumed.as_ref().map(|assumed| {
        let (rows, first, last) = (number(assumed.rows), assumed.first.0.to_string(), assumed.last.0.to_string());
        let by = match assumed.by {
            AssumedBy::Written => "import.assumed_written",
            AssumedBy::Today => "import.assumed_today",
        };
        words.say(by, &[("rows", &rows), ("first", &first), ("last", &last)])
    });
    let asking =
        (looked.applications > 0).then(|| words.say("import.applications", &[("count", &number(looked.applications))]));
    let beside = sheet_lines(looked, words).into_iter().chain(passed_lines(looked, words));
    std::iter::once(told).chain(asking).chain(assumed).chain(beside).chain(problems).collect()
}

/// What is said of a history that is in. One that brought nothing was no act, and undo would take back the act before it.
fn headline(report: &HistoryReport) -> &'static str {
    let brought = report.tables.iter().any(|table| table.new + table.updated > 0);
    if brought { "import.done" } else { "import.nothing_new" }
}

fn lines(report: &HistoryReport, words: &Words, headline: &str) -> Vec<String> {
    let number = |count: u64| count.to_string();
    let tables = report.tables.iter().map(|table| {
        let facts = [
            ("table", table.table.to_owned()),
            ("rows", number(table.rows)),
            ("new", number(table.new)),
            ("updated", number(table.updated)),
            ("kept", number(table.kept)),
            ("known", number(table.known)),
            ("faulty", number(table.faulty)),
        ];
        words.say("import.table", &facts.each_ref().map(|(key, value)| (*key, value.as_str())))
    });
    let problems = report.problems.iter().map(|problem| {
        let about: Vec<_> = problem.about.values().map(String::as_str).collect();
        let (line, what) = (number(problem.line), words.say(&format!("problem.{}", problem.kind), &[]));
        let column = problem.column.as_deref().unwrap_or("–");
        let facts = [("table", problem.table), ("line", &line), ("column", column), ("what", &what)];
        format!("{} {}", words.say("import.problem", &facts), about.join(" "))
    });
    let columns = report.unknown_columns.iter().map(|unknown| {
        words.say("import.unknown_columns", &[("table", unknown.table), ("columns", &unknown.columns.join(", "))])
    });
    let files = report.unknown_files.iter().map(|file| words.say("import.unknown_file", &[("file", file)]));
    let missing = report.missing_tables.iter().map(|table| words.say("import.missing_table", &[("table", table)]));
    tables.chain(columns).chain(files).chain(missing).chain(problems).chain([words.say(headline, &[])]).collect()
}
