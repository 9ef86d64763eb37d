//! The first screen: which practices there are, and opening one.

use nenrin_domain::{Currency, Instant, NoteTemplate, Policy, Profile, TemplateSection, Zone};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Which;
use crate::{Answer, Call, Code, Command, Failure, handouts};

/// Asks what there is to open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartView {}

/// What the first screen shows.
#[derive(Debug, Serialize, TS)]
pub struct Start {
    /// Whether the coach has a practice here.
    pub own_exists: bool,
    /// The practice that is open, by name.
    pub open: Option<OpenView>,
}

/// The practice that is open.
#[derive(Debug, Serialize, TS)]
pub struct OpenView {
    /// Which one.
    pub which: Which,
    /// Its name; empty when the coach gave none.
    pub name: String,
}

impl OpenView {
    pub(crate) fn of(call: &Call<'_>) -> Result<Self, Failure> {
        let profile: Profile = call.store()?.get(Profile::only())?;
        let which = call.desk.which().ok_or(Failure::new(Code::NoPractice))?;
        Ok(Self { which, name: profile.name })
    }
}

impl Command for StartView {
    const NAME: &'static str = "start.view";
    type Output = Start;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Start>, Failure> {
        let open = call.desk.which().map(|_| OpenView::of(call)).transpose()?;
        Ok(Answer::read(Start { own_exists: call.desk.file_of(Which::Own).exists(), open }))
    }
}

/// Makes the coach's own, empty practice and opens it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreatePractice {
    /// The coach's name for it; may be empty.
    pub name: String,
}

impl Command for CreatePractice {
    const NAME: &'static str = "start.create";
    type Output = OpenView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<OpenView>, Failure> {
        create(call, self.name.trim())?;
        Ok(Answer::read(OpenView::of(call)?))
    }
}

/// Makes the coach's own, empty practice and leaves it open.
pub(crate) fn create(call: &mut Call<'_>, name: &str) -> Result<(), Failure> {
    check_name(name)?;
    if call.desk.file_of(Which::Own).exists() {
        return Err(Failure::new(Code::PracticeExists));
    }
    call.go_over(|call| {
        call.desk.open(Which::Own, call.host.now())?;
        found(call, name)
    })
}

fn check_name(name: &str) -> Result<(), Failure> {
    if name.chars().count() > 200 { Err(Failure::not_allowed("name", "at_most_200")) } else { Ok(()) }
}

/// Founds the open practice.
pub(crate) fn found(call: &mut Call<'_>, name: &str) -> Result<(), Failure> {
    let (at, zone) = (call.now(), call.zone());
    found_in(call.desk.store_mut()?, name, at, zone)
}

/// Writes what every practice has from its first day: its profile and the template of notes.
pub(crate) fn found_in(store: &mut Store, name: &str, at: Instant, zone: Zone) -> Result<(), Failure> {
    store.act(&Act::new(Act::FOUNDING, at), |writer: &mut Writer<'_>| -> Result<(), Failure> {
        let section = |key: &str| TemplateSection { key: key.to_owned(), heading: String::new() };
        let sections = NoteTemplate::DEFAULT_SECTIONS.into_iter().map(section).collect();
        let template = NoteTemplate { id: writer.mint(), name: String::new(), sections };
        writer.add(&template)?;
        let (id, note_template) = (Profile::only(), template.id);
        Ok(writer.add(&Profile {
            id,
            name: name.to_owned(),
            currency: Currency::JPY,
            zone,
            note_template,
            notice_hours: Policy::USUAL_NOTICE_HOURS,
        })?)
    })?;
    Ok(())
}

/// Opens one of the practices.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPractice {
    /// Which one.
    pub which: Which,
}

impl Command for OpenPractice {
    const NAME: &'static str = "start.open";
    type Output = OpenView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<OpenView>, Failure> {
        let open = call.go_over(|call| {
            open(call, self.which)?;
            OpenView::of(call)
        })?;
        handouts::follow_all(call);
        Ok(Answer::read(open))
    }
}

/// Opens one of the practices, which must be there, and founds it if its first start was cut off before that.
///
/// # Errors
/// As [`Desk::open_existing`](crate::Desk::open_existing).
pub fn open(call: &mut Call<'_>, which: Which) -> Result<(), Failure> {
    call.desk.open_existing(which, call.host.now())?;
    if call.store()?.find::<Profile>(Profile::only())?.is_none() {
        found(call, "")?;
    }
    Ok(())
}

/// Gives the open practice another name.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenamePractice {
    /// The coach's name for it; may be empty.
    pub name: String,
}

impl Command for RenamePractice {
    const NAME: &'static str = "practice.rename";
    type Output = OpenView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<OpenView>, Failure> {
        let name = self.name.trim();
        check_name(name)?;
        let act = Act::new("practice.rename", call.now()).about("name", name.to_owned());
        let done = call.act(&act, |writer: &mut Writer<'_>| {
            let profile: Profile = writer.get(Profile::only())?;
            Ok(writer.put(&Profile { name: name.to_owned(), ..profile })?)
        })?;
        let open = OpenView::of(call)?;
        Ok(Answer::from(done).map(|()| open))
    }
}

/// Shows the data folder, with the practice and its backups, in the system's file manager.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealFolder {}

impl Command for RevealFolder {
    const NAME: &'static str = "folder.reveal";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        call.host.reveal(call.desk.folder());
        Ok(Answer::read(()))
    }
}
