//! Which materials there are, and with whom each was shared.

use std::collections::BTreeMap;

use nenrin_domain::{Day, LearnerId, Material, MaterialId, Session, SessionId, Share, ShareId, fold};
use nenrin_store::{AttachmentState, Attachments, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::names;
use crate::shown::{LearnerName, SessionAt};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most materials that are found by their words.
const FOUND: u32 = 50;

/// A file or a link.
#[derive(Debug, Serialize, TS)]
pub struct MaterialView {
    /// Identity.
    pub id: Plain<MaterialId>,
    /// What it is called.
    pub title: String,
    /// The address, when it is a link.
    pub url: Option<String>,
    /// What is known of the file, when it is one.
    pub file: Option<FileView>,
    /// The day it was added.
    pub added_on: Plain<Day>,
}

/// A file.
#[derive(Debug, Serialize, TS)]
pub struct FileView {
    /// The name it had, as it may be shown.
    pub name: String,
    /// How many bytes it has.
    pub size: u32,
    /// How it stands with it, as far as its length tells.
    pub state: Word<AttachmentState>,
}

impl MaterialView {
    fn of(material: Material, attachments: &Attachments) -> Result<Self, Failure> {
        let Material { id, title, url, file, file_name, file_size, added_on } = material;
        let file = file.map(|hash| {
            let name = names::shown(file_name.as_deref().unwrap_or_default());
            let state = Word(attachments.look(&hash, file_size)?);
            Ok::<_, Failure>(FileView { name, size: file_size.unwrap_or_default(), state })
        });
        Ok(Self { id: Plain(id), title, url, file: file.transpose()?, added_on: Plain(added_on) })
    }
}

/// A material, and with whom it was shared.
#[derive(Debug, Serialize, TS)]
pub struct MaterialLine {
    /// The material.
    #[serde(flatten)]
    pub material: MaterialView,
    /// With whom, the latest first.
    pub shares: Vec<SharedWith>,
}

/// With whom a material was shared.
#[derive(Debug, Serialize, TS)]
pub struct SharedWith {
    /// Identity.
    pub id: Plain<ShareId>,
    /// With whom.
    pub learner: LearnerName,
    /// On which day.
    pub day: Plain<Day>,
}

/// Asks for all materials, the last added first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMaterials {}

impl Command for ListMaterials {
    const NAME: &'static str = "material.list";
    type Output = Vec<MaterialLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<MaterialLine>>, Failure> {
        let store = call.store()?;
        let mut shares: BTreeMap<MaterialId, Vec<SharedWith>> = BTreeMap::new();
        for (share, learner) in store.shares_with_learners()? {
            let line = SharedWith { id: Plain(share.id), learner: learner.into(), day: Plain(share.day) };
            shares.entry(share.material).or_default().push(line);
        }
        let attachments = store.attachments();
        let line = |material: Material| {
            let shares = shares.remove(&material.id).unwrap_or_default();
            Ok(MaterialLine { material: MaterialView::of(material, &attachments)?, shares })
        };
        Ok(Answer::read(store.materials()?.into_iter().map(line).collect::<Result<_, Failure>>()?))
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
    pub session: Option<SessionAt>,
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
        let attachments = store.attachments();
        let view = |share: Share| {
            let material = MaterialView::of(store.get(share.material)?, &attachments)?;
            let session = share.session.map(|session| session_at(store, session)).transpose()?;
            Ok(ShareView { id: Plain(share.id), material, session, day: Plain(share.day) })
        };
        let shares = store.shares_of(self.learner.0)?.into_iter().map(view);
        Ok(Answer::read(shares.collect::<Result<_, Failure>>()?))
    }
}

fn session_at(store: &Store, session: SessionId) -> Result<SessionAt, Failure> {
    let Session { id, day, time, .. } = store.get(session)?;
    Ok((id, day, time).into())
}

/// Asks for materials by their title, the name of their file or their address.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindMaterials {
    /// What was typed.
    pub text: String,
    /// How many at most, up to 50.
    pub limit: u32,
}

/// A material that was found.
#[derive(Debug, Serialize, TS)]
pub struct FoundMaterial {
    /// Identity.
    pub id: Plain<MaterialId>,
    /// What it is called.
    pub title: String,
}

impl Command for FindMaterials {
    const NAME: &'static str = "material.find";
    type Output = Vec<FoundMaterial>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<FoundMaterial>>, Failure> {
        let typed = check::optional("text", Some(&self.text), check::LINE)?.map(|text| fold(&text));
        let Some(typed) = typed else { return Ok(Answer::read(Vec::new())) };
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let is_found = |material: &Material| {
            let said = [Some(material.title.as_str()), material.file_name.as_deref(), material.url.as_deref()];
            let said = fold(&said.into_iter().flatten().collect::<Vec<_>>().join("\n"));
            wanted.iter().all(|word| said.contains(word))
        };
        let found = call.store()?.materials()?.into_iter().filter(is_found).take(self.limit.min(FOUND) as usize);
        Ok(Answer::read(found.map(|it| FoundMaterial { id: Plain(it.id), title: it.title }).collect()))
    }
}
