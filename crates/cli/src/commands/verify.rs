//! `verify`: whether the practice's file is sound. Exits with 1 when something was found.

use std::process::ExitCode;

use nenrin_domain::Coded;
use nenrin_practice::verify::{VerdictView, VerifyPractice};
use nenrin_practice::{Call, Command, Failure};

use crate::print::Printer;
use crate::words::Words;

pub fn run(call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
    let verdict = VerifyPractice {}.run(call)?.value;
    let code = printer.answer(&verdict, lines);
    Ok(if verdict.found == 0 { code } else { ExitCode::FAILURE })
}

fn lines(verdict: &VerdictView, words: &Words) -> Vec<String> {
    let findings = verdict.findings.iter().map(|finding| {
        let kind = words.say(&format!("finding.{}", finding.kind.0.as_code()), &[]);
        let (row, detail) = (finding.row.as_deref().unwrap_or_default(), finding.detail.as_deref().unwrap_or_default());
        format!("{kind}: {} {row} {detail}", finding.entity)
    });
    let counts = [
        ("rows", verdict.rows.to_string()),
        ("notes", verdict.note_versions.to_string()),
        ("acts", verdict.acts.to_string()),
        ("changes", verdict.changes.to_string()),
        ("found", verdict.found.to_string()),
    ];
    let said = words.say("verify.done", &counts.each_ref().map(|(key, value)| (*key, value.as_str())));
    findings.chain([said]).collect()
}
