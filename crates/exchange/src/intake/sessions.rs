//! A line that tells of a session: of the table that this program writes, or of one that a coach has kept.

use nenrin_domain::{Coded as _, CustomFieldId, Day, DayTime, Mode, SessionState, Zone};

use super::own_fields;
use super::reach::mail;
use super::sources::zone;
use super::{Flaw, Line, Meaning};
use crate::history::ProblemKind;
use crate::limits::{NOTE_BYTES, shown};

/// What a line tells of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// With whom, as it stands there.
    pub name: Option<String>,
    /// How that is read.
    pub kana: Option<String>,
    /// Their mail address.
    pub mail: Option<String>,
    /// The planned day, in the session's zone.
    pub day: Day,
    /// The planned start, in the session's zone.
    pub time: Option<DayTime>,
    /// Planned length.
    pub minutes: Option<u32>,
    /// The zone in which day and time are meant; `None` when the row says none.
    pub zone: Option<Zone>,
    /// How they meet.
    pub mode: Option<Mode>,
    /// Where.
    pub place: Option<String>,
    /// Where it stands; `None` when a table that this program has not written leaves it blank.
    pub state: Option<SessionState>,
    /// The day on which it was booked.
    pub booked_on: Option<Day>,
    /// The day on which it became known what came of it.
    pub resolved_on: Option<Day>,
    /// The number of the contract it belongs to.
    pub contract: Option<String>,
    /// What was noted of it, by the keys of the sections of a note.
    pub sections: Vec<(&'static str, String)>,
    /// What the coach's own fields say.
    pub own: Vec<(CustomFieldId, String)>,
}

/// Characters of a section of a note: none of them is longer than four bytes.
const SECTION_CHARS: usize = NOTE_BYTES / 4;

impl SessionRow {
    /// The row of a line.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(mut line: Line<'_>) -> Result<Self, Vec<Flaw>> {
        line.examine();
        let own = line.is_own();
        for (meaning, is_needed) in [(Meaning::At, true), (Meaning::SessionState, own)] {
            if is_needed && line.cell(meaning).is_none() {
                line.missing(meaning);
            }
        }
        let state = if own { line.code(Meaning::SessionState, "session_state") } else { line.attendance() };
        let Some((day, time)) = line.moment(Meaning::At) else { return line.finish(None) };
        let row = Self {
            name: line.full_name(),
            kana: line.full_kana(),
            mail: mail(&mut line),
            day,
            time,
            minutes: line.lasts(),
            zone: named_zone(&mut line),
            mode: line.code(Meaning::Mode, "mode"),
            place: line.one_line(Meaning::Place),
            state,
            booked_on: line.day(Meaning::BookedOn),
            resolved_on: line.day(Meaning::ResolvedOn),
            contract: line.short(Meaning::Contract),
            sections: sections(&mut line),
            own: own_fields::told(&mut line),
        };
        line.finish(Some(row))
    }
}

fn sections(line: &mut Line<'_>) -> Vec<(&'static str, String)> {
    let told = [Meaning::Talked, Meaning::Next, Meaning::Memo];
    told.into_iter().filter_map(|meaning| Some((meaning.as_code(), line.text(meaning, SECTION_CHARS)?))).collect()
}

fn named_zone(line: &mut Line<'_>) -> Option<Zone> {
    let cell = line.cell(Meaning::SessionZone)?;
    let known = zone(cell);
    if known.is_none() {
        line.flaw(Meaning::SessionZone, ProblemKind::NoZone { text: shown(cell) });
    }
    known
}
