//! `nenrin-cli`: the same practice without a window, for scripts and scheduled exports.
//!
//! Exit codes: 0 done, 1 the practice could not do it, 2 the command line cannot be read.

mod commands;
mod host;
mod print;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use commands::Asked;
use host::TerminalHost;
use nenrin_practice::Which;
use nenrin_practice::{Code, Failure, Language, Office};
use print::Printer;

#[derive(Parser)]
#[command(name = "nenrin-cli", version, about = "Nenrin without a window")]
struct Options {
    /// The data folder; the practice of the desktop program when absent.
    #[arg(long, global = true, env = "NENRIN_DATA")]
    data: Option<PathBuf>,
    /// The sample practice beside the coach's own. It is made by the desktop program, not by `init` or `import`.
    #[arg(long, global = true)]
    sample: bool,
    /// Language of the answers.
    #[arg(long, visible_alias = "language", global = true, value_enum, default_value_t = Tongue::En)]
    lang: Tongue,
    /// Answers as JSON, in the shapes of the wire.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    asked: Asked,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Ja,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Ja => Self::Ja,
            Tongue::En => Self::En,
        }
    }
}

fn main() -> ExitCode {
    let options = Options::parse();
    if options.sample && options.asked.makes_own_practice() {
        let words = "--sample cannot be used with init and import: they work on the coach's own practice";
        Options::command().error(ErrorKind::ArgumentConflict, words).exit();
    }
    let host = TerminalHost::new(options.lang.into());
    let printer = Printer::new(options.lang.into(), options.json);
    let Some(folder) = options.data.or_else(host::default_folder) else {
        return printer.failure(&Failure::new(Code::NoFolder));
    };
    let office = Office::new(folder);
    let which = if options.sample { Which::Sample } else { Which::Own };
    match office.with(&host, |call| options.asked.run(call, &printer, which)) {
        Ok(code) => code,
        Err(failure) => printer.failure(&failure),
    }
}
