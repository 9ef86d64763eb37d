//! The commands of bringing a history in: choosing where it lies, looking through it, bringing it in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{HistoryReport, Source, bring_in, check};
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, start};

/// In which form a history lies.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// A folder of tables.
    Folder,
    /// A zip archive of tables.
    Zip,
}

/// A source the coach has chosen, kept at the desk under a number, so that no path reaches the window.
pub(crate) struct Chosen {
    token: u32,
    source: Source,
}

/// Asks the coach where the history lies.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseHistory {
    /// In which form.
    pub kind: HistoryKind,
}

/// What the coach chose.
#[derive(Debug, Serialize, TS)]
pub struct ChosenHistory {
    /// The number under which it is kept until another is chosen.
    pub token: u32,
    /// The name of the folder or file.
    pub name: String,
}

impl Command for ChooseHistory {
    const NAME: &'static str = "history.choose";
    type Output = Option<ChosenHistory>;

    fn asks(&self, _: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        Ok(Some(match self.kind {
            HistoryKind::Folder => Dialog::Folder,
            HistoryKind::Zip => Dialog::File(FileKind::Zip),
        }))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<ChosenHistory>>, Failure> {
        Ok(Answer::read(call.picked.take().map(|path| {
            let source = Source::at(&path);
            let token = call.desk.chosen.as_ref().map_or(0, |chosen| chosen.token) + 1;
            let name = source.name();
            call.desk.chosen = Some(Chosen { token, source });
            ChosenHistory { token, name }
        })))
    }
}

fn chosen(call: &Call<'_>, token: u32) -> Result<Source, Failure> {
    let chosen = call.desk.chosen.as_ref().filter(|chosen| chosen.token == token);
    chosen.map(|chosen| chosen.source.clone()).ok_or(Failure::new(Code::ChooseAgain))
}

/// Looks through the chosen history without changing anything.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckHistory {
    /// The number of the choice.
    pub token: u32,
}

impl Command for CheckHistory {
    const NAME: &'static str = "history.check";
    type Output = HistoryReport;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<HistoryReport>, Failure> {
        let source = chosen(call, self.token)?;
        check(call, &source).map(Answer::read)
    }
}

/// Brings the chosen history into the open practice; into a new one of the coach's own when none is open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BringInHistory {
    /// The number of the choice.
    pub token: u32,
    /// The coach's name for the practice that is made when none is open; may be empty.
    pub name: String,
}

impl Command for BringInHistory {
    const NAME: &'static str = "history.bring_in";
    type Output = HistoryReport;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<HistoryReport>, Failure> {
        let source = chosen(call, self.token)?;
        into_own(call, &source, self.name.trim())
    }
}

/// Brings a history into the open practice, or into a new one of the coach's own called `name`, of which nothing
/// remains when the history cannot be brought in.
pub fn into_own(call: &mut Call<'_>, source: &Source, name: &str) -> Result<Answer<HistoryReport>, Failure> {
    if call.desk.which().is_some() {
        return bring_in(call, source).map(Answer::from);
    }
    start::create(call, name)?;
    let brought = bring_in(call, source);
    if brought.is_err() {
        call.desk.abandon()?;
    }
    brought.map(Answer::from)
}
