//! The sample practice: simulated up to today, in the language of the window, in a file of its own.

mod leads;
mod offers;
mod review;
mod stock;

use std::collections::BTreeMap;

use nenrin_exchange::history::Table;
use nenrin_simulator::{Tables, World, simulate};
use serde::Deserialize;
use ts_rs::TS;

use crate::Which;
use crate::history::{Source, bring_in};
use crate::start::{OpenView, found};
use crate::{Answer, Call, Code, Command, Failure, Language, Preferences};

/// The same sample for everyone.
const SEED: u64 = 2026;

/// Makes the sample practice anew, up to today, and opens it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenSample {}

impl Command for OpenSample {
    const NAME: &'static str = "start.sample";
    type Output = OpenView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<OpenView>, Failure> {
        let source = Source::Memory(tables(call)?);
        call.go_over(|call| {
            call.desk.renew(Which::Sample, call.host.now())?;
            let language = Preferences::read(call).language;
            let filled = found(call, "").and_then(|()| bring_in(call, &source));
            let filled = filled.and_then(|report| stock::add(call, language).map(|()| report));
            if filled.is_err() {
                call.desk.abandon()?;
            }
            filled
        })?;
        Ok(Answer::read(OpenView::of(call)?))
    }
}

/// The tables of the sample.
fn tables(call: &Call<'_>) -> Result<BTreeMap<Table, Vec<u8>>, Failure> {
    let language = match Preferences::read(call).language {
        Language::Ja => nenrin_simulator::Language::Ja,
        Language::En => nenrin_simulator::Language::En,
    };
    let world = World::small(SEED, language, call.today().ymd()).map_err(|_| Failure::new(Code::Internal))?;
    let mut written = Written::default();
    simulate(&world, &mut written)?;
    written.finish()
}

/// Tables written to memory as CSV.
#[derive(Default)]
struct Written(BTreeMap<&'static str, csv::Writer<Vec<u8>>>);

impl Tables for Written {
    type Error = Failure;

    fn row(&mut self, table: nenrin_simulator::Table, cells: &[&str]) -> Result<(), Failure> {
        let writer = match self.0.entry(table.name()) {
            std::collections::btree_map::Entry::Occupied(there) => there.into_mut(),
            std::collections::btree_map::Entry::Vacant(empty) => {
                let writer = empty.insert(csv::Writer::from_writer(Vec::new()));
                writer.write_record(table.columns()).map_err(internal)?;
                writer
            }
        };
        writer.write_record(cells).map_err(internal)
    }
}

impl Written {
    fn finish(self) -> Result<BTreeMap<Table, Vec<u8>>, Failure> {
        let table = |name: &str| Table::of_file(&format!("{name}.csv")).ok_or(Failure::new(Code::Internal));
        let bytes = |writer: csv::Writer<Vec<u8>>| writer.into_inner().map_err(|_| Failure::new(Code::Internal));
        self.0.into_iter().map(|(name, writer)| Ok((table(name)?, bytes(writer)?))).collect()
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err asks for")]
fn internal(_: csv::Error) -> Failure {
    Failure::new(Code::Internal)
}
