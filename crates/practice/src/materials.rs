//! Materials, and with whom they were shared.

use nenrin_domain::{Day, Learner, LearnerId, Material, MaterialId, SessionId, Share, ShareId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Longest address, in characters.
const ADDRESS: usize = 2000;

/// A file or a link.
#[derive(Debug, Serialize, TS)]
pub struct MaterialView {
    /// Identity.
    pub id: Plain<MaterialId>,
    /// What it is called.
    pub title: String,
    /// The address, when it is a link.
    pub url: Option<String>,
    /// The name the file had, when it is one.
    pub file_name: Option<String>,
    /// The day it was added.
    pub added_on: Plain<Day>,
}

impl From<Material> for MaterialView {
    fn from(material: Material) -> Self {
        let Material { id, title, url, file_name, added_on, .. } = material;
        Self { id: Plain(id), title, url, file_name, added_on: Plain(added_on) }
    }
}

/// Asks for all materials, the last added first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMaterials {}

impl Command for ListMaterials {
    const NAME: &'static str = "material.list";
    type Output = Vec<MaterialView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<MaterialView>>, Failure> {
        Ok(Answer::read(call.store()?.materials()?.into_iter().map(MaterialView::from).collect()))
    }
}

/// That a material was shared.
#[derive(Debug, Serialize, TS)]
pub struct ShareView {
    /// Identity.
    pub id: Plain<ShareId>,
    /// What was shared.
    pub material: MaterialView,
    /// In which session.
    pub session: Option<Plain<SessionId>>,
    /// On which day.
    pub day: Plain<Day>,
}

/// Asks what was shared with a learner, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MaterialsOfLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for MaterialsOfLearner {
    const NAME: &'static str = "material.of_learner";
    type Output = Vec<ShareView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<ShareView>>, Failure> {
        let store = call.store()?;
        let view = |share: Share| {
            let material = MaterialView::from(store.get::<Material>(share.material)?);
            let session = share.session.map(Plain);
            Ok(ShareView { id: Plain(share.id), material, session, day: Plain(share.day) })
        };
        let shares = store.shares_of(self.learner.0)?.into_iter().map(view);
        Ok(Answer::read(shares.collect::<Result<_, Failure>>()?))
    }
}

/// Adds a link, and shares it with a learner if one is named.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLink {
    /// What it is called.
    pub title: String,
    /// The address, which begins with `https://`.
    pub url: String,
    /// With whom it is shared at once.
    pub learner: Option<Plain<LearnerId>>,
}

impl Command for AddLink {
    const NAME: &'static str = "material.add_link";
    type Output = Plain<MaterialId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<MaterialId>>, Failure> {
        let (title, url) = (check::required("title", &self.title, check::NAME)?, address(&self.url)?);
        let (learner, today) = (check::plain(self.learner), call.today());
        let mut act = Act::new(Self::NAME, call.now()).about("name", title.clone());
        act.learner = learner;
        let done = call.act(&act, |writer| {
            let material = writer.mint();
            let (file, file_name, file_size) = (None, None, None);
            let link = Material { id: material, title, url: Some(url), file, file_name, file_size, added_on: today };
            writer.add(&link)?;
            if let Some(learner) = learner {
                writer.get::<Learner>(learner)?;
                writer.add(&Share { id: writer.mint(), material, learner, session: None, day: today })?;
            }
            Ok(Plain(material))
        })?;
        Ok(done.into())
    }
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

/// Shares a material with a learner.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareMaterial {
    /// What is shared.
    pub material: Plain<MaterialId>,
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// In which session.
    pub session: Option<Plain<SessionId>>,
    /// On which day; today when absent.
    pub day: Option<Plain<Day>>,
}

impl Command for ShareMaterial {
    const NAME: &'static str = "material.share";
    type Output = Plain<ShareId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ShareId>>, Failure> {
        let (learner, today) = (self.learner.0, call.today());
        let day = check::not_after("day", check::plain(self.day).unwrap_or(today), today)?;
        let material: Material = call.store()?.get(self.material.0)?;
        let act = Act::new(Self::NAME, call.now()).of(learner).about("name", material.title);
        let done = call.act(&act, |writer| {
            writer.get::<Learner>(learner)?;
            let session = check::session_of(writer, self.session, learner)?;
            let same = |had: &Share| (had.material, had.session) == (material.id, session);
            if writer.shares_of(learner)?.iter().any(same) {
                return Err(Failure::not_allowed("material", "shared_already"));
            }
            let id = writer.mint();
            writer.add(&Share { id, material: material.id, learner, session, day })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Takes back that a material was shared. The material stays.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveShare {
    /// The share.
    pub share: Plain<ShareId>,
}

impl Command for RemoveShare {
    const NAME: &'static str = "share.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let share: Share = call.store()?.get(self.share.0)?;
        let act = Act::new(Self::NAME, call.now()).of(share.learner);
        Ok(call.act(&act, |writer| Ok(writer.remove::<Share>(share.id)?))?.into())
    }
}

/// An address that leads to a place on the web, encrypted, and nowhere on this machine.
fn address(typed: &str) -> Result<String, Failure> {
    let url = check::required("url", typed, ADDRESS)?;
    let rest = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://")).and_then(|_| url.get(8..));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control();
    // A name before an @ is shown where the host is looked for, and leads elsewhere.
    if host.is_empty() || host.contains(['@', '\\']) || url.contains(is_odd) {
        return Err(Failure::not_allowed("url", "https_address"));
    }
    Ok(url)
}
