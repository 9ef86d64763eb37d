//! A chart as a file of the coach's: the drawing, a picture of it, or its table.

use std::io::Write as _;

use nenrin_exchange::sheets::guarded;
use serde::Deserialize;
use ts_rs::TS;

use super::chart::MetricChart;
use super::staying::StayingCurves;
use super::waiting::WaitingChart;
use crate::disclosure::file_name;
use crate::drawn::Ground;
use crate::wire::Word;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, check, outside};

/// Dots of a picture for each unit of a drawing: sharp on paper at the width of a page.
const SCALE: f32 = 3.0;
/// The mark by which Excel knows UTF-8.
const MARK: &str = "\u{feff}";

nenrin_domain::codes! {
    /// As what a chart is saved.
    ChartFormat {
        /// The drawing.
        Svg = "svg",
        /// A picture of it.
        Png = "png",
        /// Its table, for Excel.
        Csv = "csv",
    }
}

/// Saves a chart; the coach is asked where. It is drawn anew for white paper, whatever is shown.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveChart {
    /// Which chart.
    pub chart: ChartWish,
    /// As what.
    pub format: Word<ChartFormat>,
    /// What the file is called, without the day and its ending.
    pub name: String,
    /// Its table, the headings first: every number in a cell of its own, and nothing in it besides its digits.
    pub table: Vec<Vec<String>>,
}

/// A chart that can be saved.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartWish {
    /// A metric over periods.
    OverTime(MetricChart),
    /// How long learners stay.
    Staying(StayingCurves),
    /// How they get from one session to the next.
    Sessions(StayingCurves),
    /// How long they have been without a next booking.
    Waiting(WaitingChart),
}

impl Command for SaveChart {
    const NAME: &'static str = "metrics.save_chart";
    type Output = String;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let name = check::required("name", &self.name, check::NAME)?;
        check::list("table", &self.table)?;
        let (kind, ending) = match self.format.0 {
            ChartFormat::Svg => (FileKind::Drawing, "svg"),
            ChartFormat::Png => (FileKind::Picture, "png"),
            ChartFormat::Csv => (FileKind::Csv, "csv"),
        };
        Ok(Some(Dialog::NewFile(kind, format!("{}-{}.{ending}", file_name(&name), call.today()))))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<String>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let bytes = match self.format.0 {
            ChartFormat::Csv => table(&self.table)?,
            ChartFormat::Svg => self.chart.svg(call)?.into_bytes(),
            ChartFormat::Png => {
                let svg = self.chart.svg(call)?;
                nenrin_charts::png(&svg, Ground::Print.into(), nenrin_reports::font(), SCALE)
                    .map_err(|_| Failure::new(Code::Internal))?
            }
        };
        outside::write(call.desk.folder(), &path, |mut file| Ok(file.write_all(&bytes)?))?;
        Ok(Answer::read(outside::name_of(&path)))
    }
}

impl ChartWish {
    fn svg(self, call: &mut Call<'_>) -> Result<String, Failure> {
        let theme = Ground::Print;
        let svg = match self {
            Self::OverTime(chart) => Some(MetricChart { theme, ..chart }.drawn(call)?.svg),
            Self::Staying(chart) => StayingCurves { theme, ..chart }.told(call)?.curve.map(|drawn| drawn.svg),
            Self::Sessions(chart) => StayingCurves { theme, ..chart }.told(call)?.sessions.map(|drawn| drawn.svg),
            Self::Waiting(chart) => WaitingChart { theme, ..chart }.drawn(call)?.map(|drawn| drawn.svg),
        };
        // The page offers to save what it shows; by now there may be nothing left of it.
        svg.ok_or(Failure::new(Code::Missing))
    }
}

/// A number below nothing begins like a formula, and is none.
fn safe(cell: &str) -> String {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let is_number =
        digits.starts_with(|it: char| it.is_ascii_digit()) && digits.chars().all(|it| it.is_ascii_digit() || it == '.');
    if is_number { cell.to_owned() } else { guarded(cell) }
}

fn table(rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    let failed = |_| Failure::new(Code::Internal);
    let mut builder = csv::WriterBuilder::new();
    builder.quote_style(csv::QuoteStyle::Always).terminator(csv::Terminator::CRLF).flexible(true);
    let mut csv = builder.from_writer(Vec::from(MARK));
    for row in rows {
        csv.write_record(row.iter().map(|cell| safe(cell))).map_err(failed)?;
    }
    csv.into_inner().map_err(|_| Failure::new(Code::Internal))
}
