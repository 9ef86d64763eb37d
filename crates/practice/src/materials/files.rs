//! Files among the materials: choosing one, and giving a copy out.

use std::fs::File;
use std::path::PathBuf;

use nenrin_domain::{Material, MaterialId};
use nenrin_store::{AttachmentState, Attachments, LARGEST_ATTACHMENT};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::names;
use crate::Which;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, outside};

/// The file the coach has chosen, kept at the desk under a number, so that no path reaches the window.
pub(crate) struct Picked {
    token: u32,
    path: PathBuf,
}

/// Asks the coach for a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseMaterial {}

/// The file that was chosen.
#[derive(Debug, Serialize, TS)]
pub struct ChosenMaterial {
    /// The number under which it is kept until another is chosen.
    pub token: u32,
    /// Its name, as it may be shown.
    pub name: String,
    /// How many bytes it has.
    pub size: u32,
}

impl Command for ChooseMaterial {
    const NAME: &'static str = "material.choose_file";
    type Output = Option<ChosenMaterial>;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        call.store()?;
        Ok(Some(Dialog::File(FileKind::Any)))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<ChosenMaterial>>, Failure> {
        let Some(path) = call.picked.take() else { return Ok(Answer::read(None)) };
        let length = outside::open_foreign(call.desk.folder(), &path)?.metadata()?.len();
        let size = u32::try_from(length).ok().filter(|_| length <= LARGEST_ATTACHMENT).ok_or_else(too_large)?;
        let token = call.desk.picked_material.as_ref().map_or(0, |picked| picked.token) + 1;
        let name = names::shown(&outside::name_of(&path));
        call.desk.picked_material = Some(Picked { token, path });
        Ok(Answer::read(Some(ChosenMaterial { token, name, size })))
    }
}

/// A file that is larger than may be kept.
pub(crate) fn too_large() -> Failure {
    const { assert!(LARGEST_ATTACHMENT == 50 << 20) };
    Failure::not_allowed("file", "at_most_50_mb")
}

/// The file that was chosen under this number, with the name that is kept of it.
pub(super) fn open_picked(call: &Call<'_>, token: u32) -> Result<(String, File), Failure> {
    let picked = call.desk.picked_material.as_ref().filter(|picked| picked.token == token);
    let path = picked.map(|picked| &picked.path).ok_or(Failure::new(Code::ChooseAgain))?;
    Ok((names::kept(&outside::name_of(path)), outside::open_foreign(call.desk.folder(), path)?))
}

/// What was chosen has been brought in. Its number is never given again.
pub(super) fn forget_pick(call: &mut Call<'_>) {
    if let Some(picked) = &mut call.desk.picked_material {
        picked.path = PathBuf::new();
    }
}

/// Writes a copy of a file to a place that the coach is asked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMaterial {
    /// The material.
    pub material: Plain<MaterialId>,
}

impl Command for SaveMaterial {
    const NAME: &'static str = "material.save_copy";
    type Output = ();

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let (_, name) = whole_file(call, self.material.0)?;
        Ok(Some(Dialog::NewFile(FileKind::Any, name)))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let (hash, _) = whole_file(call, self.material.0)?;
        let attachments = call.store()?.attachments();
        outside::write(call.desk.folder(), &path, |mut file| refuse_harmed(attachments.pour_out(&hash, &mut file)?))?;
        Ok(Answer::read(()))
    }
}

/// The hash of a material's file, which is whole, or is made so from the backups; and a name for its copy.
fn whole_file(call: &Call<'_>, material: MaterialId) -> Result<(String, String), Failure> {
    let material: Material = call.store()?.get(material)?;
    let hash = material.file.ok_or_else(|| Failure::not_allowed("material", "a_file"))?;
    let attachments = call.store()?.attachments();
    let mut state = attachments.look_closely(&hash)?;
    if state != AttachmentState::Whole && call.desk.which() == Some(Which::Own) {
        let spare = Attachments::beside(&call.desk.backups().join("any"));
        if attachments.fetch(&spare, &hash)? == AttachmentState::Whole {
            state = AttachmentState::Whole;
        }
    }
    refuse_harmed(state)?;
    Ok((hash, names::for_copy(material.file_name.as_deref().unwrap_or(&material.title))))
}

fn refuse_harmed(state: AttachmentState) -> Result<(), Failure> {
    match state {
        AttachmentState::Whole => Ok(()),
        AttachmentState::Missing => Err(Failure::new(Code::FileMissing)),
        AttachmentState::Broken => Err(Failure::new(Code::FileBroken)),
    }
}
