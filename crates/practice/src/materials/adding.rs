//! Adding materials, calling them something else, and taking them away.

use nenrin_domain::{Day, LearnerId, Material, MaterialId, SessionId};
use nenrin_store::{Act, Done};
use serde::Deserialize;
use ts_rs::TS;

use super::files::{forget_pick, open_picked};
use super::sharing::Sharing;
use crate::web_address::address;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Adds a link, and shares it at once with the learners who are named.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLink {
    /// What it is called.
    pub title: String,
    /// The address, which begins with `https://`.
    pub url: String,
    /// With whom it is shared; may be nobody.
    pub learners: Vec<Plain<LearnerId>>,
    /// In which session.
    pub session: Option<Plain<SessionId>>,
}

impl Command for AddLink {
    const NAME: &'static str = "material.add_link";
    type Output = Plain<MaterialId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<MaterialId>>, Failure> {
        let (title, url) = (check::required("title", &self.title, check::NAME)?, address(&self.url)?);
        let sharing = Sharing::of(&self.learners, self.session, call.today())?;
        let material = |id| Material { url: Some(url), ..bare(id, title, sharing.day) };
        Ok(add(call, Self::NAME, &sharing, material)?.into())
    }
}

/// Adds the file that was chosen, and shares it at once with the learners who are named. Its bytes are copied, and on the disk
/// before anything says so.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFile {
    /// The number of the choice.
    pub token: u32,
    /// What it is called.
    pub title: String,
    /// With whom it is shared; may be nobody.
    pub learners: Vec<Plain<LearnerId>>,
    /// In which session.
    pub session: Option<Plain<SessionId>>,
}

impl Command for AddFile {
    const NAME: &'static str = "material.add_file";
    type Output = Plain<MaterialId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<MaterialId>>, Failure> {
        let title = check::required("title", &self.title, check::NAME)?;
        let sharing = Sharing::of(&self.learners, self.session, call.today())?;
        let (name, file) = open_picked(call, self.token)?;
        let kept = call.store()?.attachments().keep(file)?;
        let material = |id| Material {
            file: Some(kept.hash),
            file_name: Some(name),
            file_size: Some(kept.size),
            ..bare(id, title, sharing.day)
        };
        let done = add(call, Self::NAME, &sharing, material)?;
        forget_pick(call);
        Ok(done.into())
    }
}

const fn bare(id: MaterialId, title: String, added_on: Day) -> Material {
    Material { id, title, url: None, file: None, file_name: None, file_size: None, added_on }
}

fn add(
    call: &mut Call<'_>,
    kind: &'static str,
    sharing: &Sharing,
    material: impl FnOnce(MaterialId) -> Material,
) -> Result<Done<Plain<MaterialId>>, Failure> {
    let id = call.store()?.mint(call.now());
    let material = material(id);
    let act = sharing.act(kind, call.now()).about("name", material.title.clone());
    call.act(&act, |writer| {
        writer.add(&material)?;
        sharing.write(writer, id)?;
        Ok(Plain(id))
    })
}

/// Calls a material something else.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenameMaterial {
    /// The material.
    pub material: Plain<MaterialId>,
    /// What it is called from now on.
    pub title: String,
}

impl Command for RenameMaterial {
    const NAME: &'static str = "material.rename";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut material: Material = call.store()?.get(self.material.0)?;
        material.title = check::required("title", &self.title, check::NAME)?;
        let act = Act::new(Self::NAME, call.now()).about("name", material.title.clone());
        Ok(call.act(&act, |writer| Ok(writer.put(&material)?))?.into())
    }
}

/// Takes a material away, and that it was shared. What it held stays on the disk, so that this can be taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveMaterial {
    /// The material.
    pub material: Plain<MaterialId>,
}

impl Command for RemoveMaterial {
    const NAME: &'static str = "material.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let material: Material = call.store()?.get(self.material.0)?;
        let act = Act::new(Self::NAME, call.now()).about("name", material.title);
        let done = call.act(&act, |writer| {
            for share in writer.shares_of_material(material.id)? {
                writer.remove::<nenrin_domain::Share>(share.id)?;
            }
            Ok(writer.remove::<Material>(material.id)?)
        })?;
        Ok(done.into())
    }
}
