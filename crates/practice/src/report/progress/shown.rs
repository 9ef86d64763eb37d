//! What a progress report would hold, as the coach looks at it.

use nenrin_domain::{Day, DayTime, Language};
use nenrin_reports::Attendance;
use serde::Serialize;
use ts_rs::TS;

use super::known::Known;
use crate::Failure;
use crate::wire::Plain;

/// What a progress report would hold.
#[derive(Debug, Serialize, TS)]
pub struct ProgressShown {
    /// By what it is made out: what is saved names it.
    pub seen: String,
    /// The first day it tells of; `null` from the beginning.
    pub from: Option<Plain<Day>>,
    /// Its language, which is the learner's.
    pub language: crate::Language,
    /// Goals.
    pub goals: Vec<ProgressPart>,
    /// What was done.
    pub done: Vec<ProgressPart>,
    /// What is agreed.
    pub agreed: Vec<ProgressPart>,
    /// What was shared.
    pub shared: Vec<ProgressPart>,
    /// How sessions went; its key is `attendance`.
    pub attendance: AttendanceShown,
    /// The next session; its key is `next`.
    pub next: Option<(Plain<Day>, Option<Plain<DayTime>>)>,
    /// By what each part is made out, in the order of the report.
    pub prints: Vec<PartPrint>,
    /// Letters for which the font of papers has no sign, the first of each part: as PDF it cannot be written with them.
    pub lacks: Vec<Lack>,
}

/// A part that is chosen or not.
#[derive(Debug, Serialize, TS)]
pub struct ProgressPart {
    /// Its key.
    pub key: String,
    /// What it says.
    pub text: String,
    /// Its day.
    pub day: Option<Plain<Day>>,
}

/// By what a part is made out.
#[derive(Debug, Serialize, TS)]
pub struct PartPrint {
    /// Its key.
    pub key: String,
    /// The same as long as all that is printed of it is the same.
    pub print: String,
}

/// How sessions went.
#[derive(Debug, Serialize, TS)]
pub struct AttendanceShown {
    /// Sessions that took place.
    pub held: u32,
    /// Called off in time.
    pub called_off: u32,
    /// Called off after the deadline.
    pub late: u32,
    /// Nobody came.
    pub missed: u32,
}

/// A letter that the font does not have.
#[derive(Debug, Serialize, TS)]
pub struct Lack {
    /// The key of the part in which it stands; `null` when it is in every report.
    pub part: Option<String>,
    /// The letter.
    pub letter: String,
    /// The text in which it stands.
    pub text: String,
}

impl ProgressShown {
    pub(super) fn of(known: &Known) -> Result<Self, Failure> {
        let part = |key: &str, text: &str, day: Option<Day>| ProgressPart {
            key: key.to_owned(),
            text: text.to_owned(),
            day: day.map(Plain),
        };
        let Attendance { held, called_off, late, missed, .. } = known.attendance;
        let lacks = known.lacks()?.into_iter().map(|it| Lack {
            part: it.part.map(str::to_owned),
            letter: it.letter.to_string(),
            text: it.text,
        });
        Ok(Self {
            seen: known.fingerprint(),
            from: known.from.map(Plain),
            language: match known.language {
                Language::Ja => crate::Language::Ja,
                Language::En => crate::Language::En,
            },
            goals: known.goals.iter().map(|(key, it)| part(key, &it.title, it.latest.map(|it| it.1))).collect(),
            done: known.done.iter().map(|(key, it)| part(key, &it.text, it.day)).collect(),
            agreed: known.agreed.iter().map(|(key, (text, day))| part(key, text, *day)).collect(),
            shared: known.shared.iter().map(|(key, (text, day))| part(key, text, Some(*day))).collect(),
            attendance: AttendanceShown { held, called_off, late, missed },
            next: known.next.map(|(day, time)| (Plain(day), time.map(Plain))),
            prints: known.prints().map(|(key, print)| PartPrint { key: key.to_owned(), print }).collect(),
            lacks: lacks.collect(),
        })
    }
}
