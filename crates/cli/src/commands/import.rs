//! `import history`: a practice's past, from tables.

use std::path::Path;
use std::process::ExitCode;

use nenrin_practice::desk::Which;
use nenrin_practice::history::{self, HistoryReport, Source};
use nenrin_practice::{Call, Code, Failure, start};

use crate::print::Printer;
use crate::words::Words;

/// Brings history tables in, or only looks through them.
pub fn history(call: &mut Call<'_>, printer: &Printer, path: &Path, dry_run: bool) -> Result<ExitCode, Failure> {
    if call.desk.file_of(Which::Own).exists() {
        match dry_run {
            // A look changes nothing, and does not found what a first start left unfounded either.
            true => drop(call.desk.open_existing(Which::Own, call.host.now())?),
            false => start::open(call, Which::Own)?,
        }
    }
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
