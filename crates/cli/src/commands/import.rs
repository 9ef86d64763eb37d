//! `import history`: a practice's past, from tables; `import file`: one file of another program.

use std::path::Path;
use std::process::ExitCode;

use nenrin_practice::desk::Which;
use nenrin_practice::history::{self, HistoryReport, Source};
use nenrin_practice::intake::{self, ImportCounts, ImportLook, PassedRows, RunImport};
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

/// Brings one file of another program in, or only says what it would bring. Rows that cannot be read are left out, and so are
/// those of which only the coach can say whose they are.
pub fn file(
    call: &mut Call<'_>,
    printer: &Printer,
    path: &Path,
    sheet: Option<String>,
    dry_run: bool,
) -> Result<ExitCode, Failure> {
    open_own(call, dry_run)?;
    let looked = intake::look_at_file(call, path, sheet)?;
    if dry_run {
        return Ok(printer.answer(&looked, |looked, words| file_lines(looked, words, "import.looked")));
    }
    let headline = headline_of(&looked.counts);
    RunImport { plan: looked.plan, name: String::new() }.run(call)?;
    Ok(printer.answer(&looked, |looked, words| file_lines(looked, words, headline)))
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

fn file_lines(looked: &ImportLook, words: &Words, headline: &str) -> Vec<String> {
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
    let beside = sheet_lines(looked, words).into_iter().chain(passed_lines(looked, words));
    std::iter::once(told).chain(beside).chain(problems).chain([words.say(headline, &[])]).collect()
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
